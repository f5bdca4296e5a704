//! The anchor date: the day that "yesterday" counts from, where the text states it.

use super::expression::{Expression, Meaning, Point, Year};
use super::{calendar, holidays};
use crate::analysis::{Created, ParagraphKind};
use crate::pipeline::Date;
use crate::span::Byte;
use crate::text::{Document, Paragraph};

/// Paragraphs from the top, and from the end, in which an article states its date.
const TOP: usize = 8;
const BOTTOM: usize = 3;
/// A line with a date and little else has at most so many tokens.
const SHORT_LINE: usize = 18;
/// A dateline's date stands within so many tokens of the body's beginning.
const DATELINE: usize = 12;

/// Where an article may state its date; the earlier the surer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// "Published: 22 March 2013".
    Published,
    /// "LONDON, March 22, 2013 (Reuters) –", alone on its line or before the first sentence.
    Dateline,
    /// "By A. Writer, March 22, 2013".
    Byline,
    /// A line that is a date.
    Alone,
    /// "Updated: 22 March 2013".
    Updated,
}

/// The anchor date: the one given, or the one that dateline, byline or "Published" line states.
pub fn anchor(document: &Document<'_>, expressions: &[Expression], given: Option<Date>) -> Option<Created<Byte>> {
    given.map(|date| Created { date, stated_at: None }).or_else(|| stated(document, expressions))
}

fn stated(document: &Document<'_>, expressions: &[Expression]) -> Option<Created<Byte>> {
    let last = document.paragraphs.len();
    let paragraphs = (0..last).filter(|index| *index < TOP || index + BOTTOM >= last);
    let candidates = paragraphs.flat_map(|index| in_paragraph(document, expressions, index));
    candidates.min_by_key(|(place, created)| (*place, created.stated_at)).map(|(_, created)| created)
}

/// The full dates of a paragraph that says when the article was made.
fn in_paragraph<'e>(
    document: &'e Document<'_>,
    expressions: &'e [Expression],
    index: usize,
) -> impl Iterator<Item = (Place, Created<Byte>)> + 'e {
    let paragraph = &document.paragraphs[index];
    let first = expressions.partition_point(|expression| expression.span.start < paragraph.span.start);
    let here = expressions[first..].iter().take_while(move |expression| expression.span.end <= paragraph.span.end);
    here.take(3).filter_map(move |expression| {
        let date = full_date(&expression.meaning)?;
        let place = place(document, paragraph, expression)?;
        Some((place, Created { date: Date(date), stated_at: Some(expression.span) }))
    })
}

fn full_date(meaning: &Meaning) -> Option<jiff::civil::Date> {
    match meaning {
        Meaning::Point(point) | Meaning::Time(Some(point), _) => match *point {
            Point::Day { year: Year::Stated(year), month: Some(month), day, .. } => calendar::day(year, month, day),
            Point::Named { name: super::expression::Name::Holiday(row), year: Year::Stated(year), .. } => holidays::days(row, year).next(),
            _ => None,
        },
        _ => None,
    }
}

fn place(document: &Document<'_>, paragraph: &Paragraph, expression: &Expression) -> Option<Place> {
    let length = paragraph.tokens.len();
    let word = |index: usize| document.word(index).to_lowercase();
    let lead = (paragraph.tokens.start..expression.tokens.start).map(word).collect::<Vec<_>>();
    let says = |words: &[&str]| lead.iter().any(|word| words.contains(&word.as_str()));
    let short = length <= SHORT_LINE;
    if short && says(&["published", "posted", "issued", "created", "date"]) && !says(&["updated", "modified"]) {
        return Some(Place::Published);
    }
    if short && says(&["updated", "modified", "edited"]) {
        return Some(Place::Updated);
    }
    if short && (expression.tokens.len() * 2 > length || paragraph.kind == ParagraphKind::Dateline) {
        return Some(if paragraph.kind == ParagraphKind::Dateline { Place::Dateline } else { Place::Alone });
    }
    let by = document.word(paragraph.tokens.start).eq_ignore_ascii_case("by") && short;
    if by || paragraph.kind == ParagraphKind::Byline {
        return Some(Place::Byline);
    }
    is_dateline(document, paragraph, expression).then_some(Place::Dateline)
}

/// "PARIS, Feb. 20, 2023 (AP) —": capitals before the date, a dash or bracket after it.
fn is_dateline(document: &Document<'_>, paragraph: &Paragraph, expression: &Expression) -> bool {
    let starts = paragraph.tokens.start;
    let near = expression.tokens.start > starts && expression.tokens.end - starts <= DATELINE;
    let capitals = document.tokens.get(starts).is_some_and(|token| token.shape.is_all_caps());
    let closes = document
        .tokens
        .get(expression.tokens.end)
        .is_some_and(|token| matches!(document.str(token.span), "(" | "-" | "–" | "—" | "--" | "/"));
    near && capitals && closes
}

#[cfg(test)]
mod tests {
    use crate::{Analyzer, Options};

    fn created(text: &str) -> Option<(String, String)> {
        let analysis = Analyzer::new().analyze(text, &Options::default());
        analysis.created.map(|created| (created.date.to_string(), created.stated_at.map_or("", |span| span.of(text)).to_owned()))
    }

    #[test]
    fn the_anchor_date_is_read_where_an_article_states_it() {
        for (text, date, stated) in [
            ("Mayor resigns\n\nPublished: 22 March 2013, 10:15\n\nThe mayor left on Friday.", "2013-03-22", "22 March 2013, 10:15"),
            ("Mayor resigns\nBy Ann Lee, March 22, 2013\nThe mayor left on Friday.", "2013-03-22", "March 22, 2013"),
            ("LONDON, March 22, 2013 (Reuters) - The mayor left on Friday.", "2013-03-22", "March 22, 2013"),
            ("Mayor resigns\n\nFriday, March 22, 2013\n\nThe mayor left.", "2013-03-22", "Friday, March 22, 2013"),
        ] {
            assert_eq!(created(text), Some((date.to_owned(), stated.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_date_in_the_story_is_no_anchor() {
        for text in [
            "The mayor was born on March 22, 1950, in Leeds, and came to the city as a child with her parents and two sisters.",
            "The vote is on Friday.",
        ] {
            assert_eq!(created(text), None, "{text}");
        }
    }
}
