//! What a reader wants beyond single expressions: "since 2003", "until Friday", "from May to July", "the 20th anniversary".
//!
//! TimeML has no element for these. They stand in a list of their own, and the expressions in them stay as they are.

use crate::analysis::{Interval, IntervalType, Timex, TimexType};
use crate::dates::{self, calendar};
use crate::lexicon;
use crate::pipeline::Date;
use crate::span::{Byte, Span};
use crate::text::{Document, TokenKind};

/// The intervals and anniversaries of a text, in text order. Linear.
pub fn intervals(document: &Document<'_>, timexes: &[Timex<Byte>], created: Option<Date>) -> Vec<Interval<Byte>> {
    let mut found = anniversaries(document, timexes, created);
    let mut index = 0;
    while index < timexes.len() {
        let interval = bounded(document, timexes, index).or_else(|| open(document, &timexes[index], index));
        index += interval.as_ref().map_or(1, |interval| interval.timexes.len());
        found.extend(interval);
    }
    found.sort_by_key(|interval| interval.span);
    found
}

/// First and last day of an expression.
fn days(timex: &Timex<Byte>) -> Option<(&String, &String)> {
    timex.from.as_ref().zip(timex.to.as_ref())
}

/// "from 2003 to 2008", "between March and May", "2007-2011".
fn bounded(document: &Document<'_>, timexes: &[Timex<Byte>], index: usize) -> Option<Interval<Byte>> {
    let (first, second) = (&timexes[index], timexes.get(index + 1)?);
    let ((from, _), (_, to)) = (days(first)?, days(second)?);
    let between = document.text.get(first.span.end as usize..second.span.start as usize)?;
    let lead = lead(document, first.span);
    let joined = match lead.as_deref() {
        Some("from") => matches!(between, " to " | " until " | " till " | " through "),
        Some("between") => between == " and ",
        _ => matches!(between, "-" | "–"),
    };
    let led = matches!(lead.as_deref(), Some("from" | "between"));
    (joined && from < to && first.kind == TimexType::Date).then(|| Interval {
        span: if led { with_lead(document, first.span) } else { first.span }.cover(second.span),
        kind: IntervalType::Range,
        from: Some(from.clone()),
        to: Some(to.clone()),
        timexes: vec![index as u32, index as u32 + 1],
        stated: first.stated && second.stated,
        inferred: first.inferred.clone().or_else(|| second.inferred.clone()),
    })
}

/// "since 2003", "until Friday", "from Monday onwards".
fn open(document: &Document<'_>, timex: &Timex<Byte>, index: usize) -> Option<Interval<Byte>> {
    let (from, to) = days(timex)?;
    let kind = match lead(document, timex.span)?.as_str() {
        "since" => IntervalType::Since,
        "from" if timex.kind == TimexType::Date && begins(document, timex) => IntervalType::Since,
        "until" | "till" => IntervalType::Until,
        "through" if timex.kind == TimexType::Date && !is_name(document, timex.span) => IntervalType::Until,
        _ => return None,
    };
    let since = kind == IntervalType::Since;
    Some(Interval {
        span: with_lead(document, timex.span),
        kind,
        from: since.then(|| from.clone()),
        to: (!since).then(|| to.clone()),
        timexes: vec![index as u32],
        stated: timex.stated,
        inferred: timex.inferred.clone(),
    })
}

/// "through March 4 Square": a capitalized word goes on.
fn is_name(document: &Document<'_>, span: Span<Byte>) -> bool {
    let after = document.tokens_in(span).end;
    document.tokens.get(after).is_some_and(|token| token.kind == TokenKind::Word && token.shape.is_capitalized())
}

/// The word before an expression, in lower case.
fn lead(document: &Document<'_>, span: Span<Byte>) -> Option<String> {
    let start = document.tokens_in(span).start;
    Some(document.word(start.checked_sub(1)?).to_lowercase())
}

fn with_lead(document: &Document<'_>, span: Span<Byte>) -> Span<Byte> {
    let start = document.tokens_in(span).start;
    document.tokens[start - 1].span.cover(span)
}

/// Whether "from" tells when something begins, not where it comes from: "From 2003 she led it", "applies from May"; not "up from May".
fn begins(document: &Document<'_>, timex: &Timex<Byte>) -> bool {
    const BEGUN: &[&str] =
        &["apply", "applies", "available", "banned", "begin", "closed", "effect", "effective", "force", "open", "starting"];
    let tokens = document.tokens_in(timex.span);
    let word = |index: usize| document.tokens.get(index).map_or("", |_| document.word(index));
    let from = tokens.start - 1;
    let ends = |index: usize| document.tokens.get(index).is_none_or(|token| token.kind == TokenKind::Punctuation);
    let goes_on = matches!(word(tokens.end), "onward" | "onwards" | "forward") || word(tokens.end) == "on" && ends(tokens.end + 1);
    goes_on || document.word(from) == "From" || from > 0 && BEGUN.contains(&word(from - 1))
}

/// Expressions of its sentence among which an anniversary looks for its date: a sentence may be as long as the text.
const REACH: usize = 64;

/// "the 20th anniversary of the invasion", with the time of what is remembered.
fn anniversaries(document: &Document<'_>, timexes: &[Timex<Byte>], created: Option<Date>) -> Vec<Interval<Byte>> {
    let key = lexicon::key("anniversary");
    let words = (0..document.tokens.len()).filter(|at| document.tokens[*at].kind == TokenKind::Word && document.tokens[*at].key == key);
    words.filter_map(|at| anniversary(document, timexes, created, at)).collect()
}

fn anniversary(document: &Document<'_>, timexes: &[Timex<Byte>], created: Option<Date>, at: usize) -> Option<Interval<Byte>> {
    let (years, first) = dates::years_before(document, at)?;
    let span = document.tokens[first].span.cover(document.tokens[at].span);
    let interval = |from: String, to: String, timexes: Vec<u32>, inferred: Option<&str>| Interval {
        span,
        kind: IntervalType::Anniversary,
        from: Some(from),
        to: Some(to),
        timexes,
        stated: inferred.is_none(),
        inferred: inferred.map(str::to_owned),
    };
    let fits = |index: &usize| {
        let timex = &timexes[*index];
        let year = timex.stated.then(|| day(timex.from.as_ref()?)).flatten().map(|day| day.year() + years);
        timex.span.start > span.end && year.is_some_and(|year| created.is_none_or(|created| (year_of(created) - year).abs() <= 1))
    };
    let mut near = near(document, timexes, at);
    let dated = near.clone().find_map(|index| Some((index, day(timexes[index].from.as_ref()?)?)));
    if let Some(index) = near.find(fits) {
        let (from, to) = days(&timexes[index])?;
        return Some(interval(from.clone(), to.clone(), vec![index as u32], None));
    }
    let year = dated.map(|(_, day)| day.year()).or(created.map(year_of))?;
    if let Some((index, day)) = day_beside(document, timexes, span) {
        let event = Date(calendar::day(day.year() - years, day.month() as u8, day.day() as u8)?).to_string();
        return Some(interval(event.clone(), event, vec![index as u32], Some("counted back from the day beside it")));
    }
    let (from, to) = (format!("{:04}-01-01", year - years), format!("{:04}-12-31", year - years));
    let inferred =
        if dated.is_some() { "year counted back from the date beside it" } else { "year counted back from the publication date" };
    Some(interval(from, to, dated.map(|(index, _)| index as u32).into_iter().collect(), Some(inferred)))
}

/// The expressions that cover days, in the sentence of token `at`.
fn near(document: &Document<'_>, timexes: &[Timex<Byte>], at: usize) -> impl Iterator<Item = usize> + Clone {
    let sentence = document.sentences[document.sentence_of(at)].span;
    let start = timexes.partition_point(|timex| timex.span.start < sentence.start);
    (start..timexes.len())
        .take(REACH)
        .take_while(move |index| timexes[*index].span.end <= sentence.end)
        .filter(|index| days(&timexes[*index]).is_some())
}

/// The day right before the words of `span` and their comma: "On Tuesday, the 20th anniversary of the invasion".
fn day_beside(document: &Document<'_>, timexes: &[Timex<Byte>], span: Span<Byte>) -> Option<(usize, jiff::civil::Date)> {
    let index = timexes.partition_point(|timex| timex.span.end <= span.start).checked_sub(1)?;
    let timex = &timexes[index];
    let comma = document.text.get(timex.span.end as usize..span.start as usize) == Some(", ");
    let one = comma && timex.from == timex.to;
    Some((index, day(timex.from.as_deref().filter(|_| one)?)?))
}

fn year_of(date: Date) -> i16 {
    date.0.year()
}

fn day(iso: &str) -> Option<jiff::civil::Date> {
    iso.parse::<Date>().ok().map(|date| date.0)
}

#[cfg(test)]
mod tests {
    use crate::{Analyzer, Options};

    /// Words, first day, last day of each, and whether the text states all of it.
    fn read(text: &str) -> Vec<(String, String, String, bool)> {
        let options = Options { created: Some("2023-03-20".parse().unwrap()), ..Options::default() };
        let intervals = Analyzer::new().analyze(text, &options).intervals;
        let or_open = |day: &Option<String>| day.clone().unwrap_or_else(|| "open".to_owned());
        intervals.iter().map(|i| (i.span.of(text).to_owned(), or_open(&i.from), or_open(&i.to), i.stated)).collect()
    }

    #[test]
    fn intervals_are_open_where_the_text_leaves_them_open() {
        for (text, words, from, to, stated) in [
            ("She has led the party since 2003.", "since 2003", "2003-01-01", "open", true),
            ("The road is shut until Friday.", "until Friday", "open", "2023-03-24", false),
            ("From 2015 she lived in Rome.", "From 2015", "2015-01-01", "open", true),
            ("The ban applies from 1 May 2023.", "from 1 May 2023", "2023-05-01", "open", true),
            ("It will be open from Monday onwards.", "from Monday", "2023-03-20", "open", false),
            ("He served from 1997 to 2003.", "from 1997 to 2003", "1997-01-01", "2003-12-31", true),
            ("Prices fell between March 2021 and May 2022.", "between March 2021 and May 2022", "2021-03-01", "2022-05-31", true),
            ("The 2007-2011 drought killed herds.", "2007-2011", "2007-01-01", "2011-12-31", true),
        ] {
            assert_eq!(read(text), [(words.to_owned(), from.to_owned(), to.to_owned(), stated)], "{text}");
        }
    }

    #[test]
    fn an_anniversary_tells_when_it_was() {
        for (text, words, from, to, stated) in [
            ("Baghdad marked the 20th anniversary of the invasion.", "the 20th anniversary", "2003-01-01", "2003-12-31", false),
            ("On 20 March, the 20th anniversary of the invasion, few came.", "the 20th anniversary", "2003-03-20", "2003-03-20", false),
            ("It is the tenth anniversary of the 2013 coup.", "the tenth anniversary", "2013-01-01", "2013-12-31", true),
            ("Next year is the 50th anniversary of the revolution.", "the 50th anniversary", "1974-01-01", "1974-12-31", false),
        ] {
            assert_eq!(read(text), [(words.to_owned(), from.to_owned(), to.to_owned(), stated)], "{text}");
        }
    }

    #[test]
    fn other_uses_of_these_words_make_no_interval() {
        for text in [
            "Sales rose to 5 million from 4 million in 2022.",
            "Footage from Friday shows the fire.",
            "The rate was up from 7.7 percent in January.",
            "He walked through March 4 Square.",
            "Since then, nobody has come.",
            "Their anniversary was quiet.",
        ] {
            let found = read(text);
            assert!(found.is_empty(), "{text}: {found:?}");
        }
    }
}
