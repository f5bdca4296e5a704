//! Where what was said begins and ends.

use super::content::{adjunct, clause_begins};
use super::cues::{Class, Complement, Cue, Inflection};
use super::frame::{Frame, Kind};
use super::hints::Hint;
use super::source;
use crate::model::parts::Part;

/// Where the content that begins at `start` ends.
pub fn end(frame: &Frame<'_, '_>, start: usize, complement: Complement, cue: &Cue) -> usize {
    let phrase =
        matches!(complement, Complement::Label | Complement::Noun | Complement::Infinitive | Complement::Gerund | Complement::Object);
    if complement == Complement::Quotation && frame.quote(start).is_some() {
        return quotation_end(frame, start, cue);
    }
    let mut at = start;
    while at < frame.words.len() {
        // "Citing privacy rules, | officials refused": the main clause behind a participle that begins the sentence.
        let leads = cue.inflection == Inflection::Ing && phrase || cue.class == Class::Ask && cue.inflection == Inflection::Past;
        let main = || start <= 2 && leads && frame.kind(at) == Kind::Comma && main_clause(frame, at + 1);
        if at > start && (stops(frame, at, phrase, cue) || leaves_parenthesis(frame, start, at) || main()) {
            break;
        }
        at += 1;
    }
    trim(frame, start, at)
}

/// A clause of its own, not one that goes on with a list.
fn main_clause(frame: &Frame<'_, '_>, at: usize) -> bool {
    let named = frame.part(at) == Part::Name && (at..at + 5).any(|verb| frame.is_finite(verb) && frame.words[verb].cue.is_some());
    clause_begins(frame, at) || named
}

/// "Ortiz, who said it was dead, will vote": the first comma, with the main verb right behind it.
fn leaves_parenthesis(frame: &Frame<'_, '_>, start: usize, at: usize) -> bool {
    frame.kind(at) == Kind::Comma && frame.is_finite(at + 1) && !(start..at).any(|before| frame.kind(before) == Kind::Comma)
}

/// A bare quotation ends with its mark, unless the clause goes on: "said “no” is no answer".
fn quotation_end(frame: &Frame<'_, '_>, start: usize, cue: &Cue) -> usize {
    let after = start + 1;
    let goes_on = match frame.kind(after) {
        Kind::Word => !frame.has(after, Hint::And) && frame.part(after) != Part::Subordinator && !is_sentence_like(frame, start),
        _ => false,
    };
    if goes_on { end(frame, start, Complement::That, cue) } else { after }
}

fn stops(frame: &Frame<'_, '_>, at: usize, phrase: bool, cue: &Cue) -> bool {
    match frame.kind(at) {
        Kind::Semicolon => true,
        Kind::Colon => frame.quote(at + 1).is_some() && frame.closes_clause(at + 1) && cue_clause_end(frame, at + 2).is_some(),
        Kind::Stop => at + 1 >= frame.words.len(),
        Kind::Dash if !phrase && frame.has(at + 1, Hint::Relative) => false,
        Kind::Dash => !(at + 1..frame.words.len()).any(|later| frame.kind(later) == Kind::Dash),
        Kind::Comma => comma_stops(frame, at, phrase),
        Kind::Word if ends_with_comma(frame, at - 1) && comma_stops(frame, at - 1, phrase) => true,
        Kind::Word if frame.has(at, Hint::And) => conjunction_stops(frame, at, phrase, cue),
        Kind::Word if frame.is(at, "according") => frame.is(at + 1, "to"),
        _ => false,
    }
}

/// Whether the word at `at` is a quotation with a comma before its closing mark.
fn ends_with_comma(frame: &Frame<'_, '_>, at: usize) -> bool {
    let last = frame.words[at].tokens.1.saturating_sub(2);
    frame.quote(at).is_some() && frame.document.word(last) == ","
}

/// A comma ends the content before another report, before a participle that reports, and, after a phrase, before a new clause.
fn comma_stops(frame: &Frame<'_, '_>, at: usize, phrase: bool) -> bool {
    let next = at + 1;
    let reports = |word: usize| {
        let ing = frame.get(word).is_some_and(|word| word.cue.is_some_and(|cue| cue.inflection == Inflection::Ing));
        let leads = frame.kind(word + 1) == Kind::Colon || frame.quote(word + 1).is_some() || frame.is(word + 1, "that");
        ing && (frame.part(word) == Part::Ing || leads)
    };
    if reports(next) || frame.part(next) == Part::Adverb && reports(next + 1) || frame.is(next, "according") {
        return true;
    }
    let beside = || (next + 2..next + 8).any(|word| reports(word) && source::beside(frame, word).is_some_and(|who| who.start == next + 1));
    if frame.is(next, "with") && beside() || cue_clause_end(frame, next).is_some() {
        return true;
    }
    if frame.has(next, Hint::And) && clause_begins(frame, next + 1) {
        return frame.is(next, "but") || phrase || reports_soon(frame, next + 1);
    }
    if frame.has(next, Hint::And) {
        return frame.get(next + 1).is_some_and(|word| word.cue.is_some()) && frame.is_finite(next + 1);
    }
    // "fear that the strike, | if it goes ahead, could …": the clause goes on behind the second comma.
    let goes_on = || (next + 1..next + 12).find(|at| frame.kind(*at) == Kind::Comma).is_some_and(|comma| frame.is_finite(comma + 1));
    phrase && !goes_on() && (frame.part(next) == Part::Subordinator || frame.part(next) == Part::Ing || frame.is(next, "after"))
}

/// A reporting verb is the first finite verb after `from`.
fn reports_soon(frame: &Frame<'_, '_>, from: usize) -> bool {
    (from..frame.words.len().min(from + 14)).find(|at| frame.is_finite(*at)).is_some_and(|at| frame.words[at].cue.is_some())
}

/// ", the agency said." at `from`: a subject and a reporting verb with nothing after it.
pub fn cue_clause_end(frame: &Frame<'_, '_>, from: usize) -> Option<usize> {
    if frame.part(from) == Part::Subordinator || frame.has(from, Hint::Condition) {
        return None;
    }
    let verb = (from..frame.words.len().min(from + 14)).find(|at| frame.words[*at].cue.is_some() && frame.is_finite(*at))?;
    let plain = (from..verb).all(|at| {
        matches!(frame.kind(at), Kind::Word | Kind::Possessive | Kind::Number)
            && !frame.is_finite(at)
            && !frame.has(at, Hint::Wh)
            && !frame.has(at, Hint::And)
    });
    let closed = matches!(frame.kind(verb + 1), Kind::Comma | Kind::Stop)
        || adjunct(frame, verb + 1).is_some_and(|end| matches!(frame.kind(end), Kind::Comma | Kind::Stop) || adjunct(frame, end).is_some());
    (plain && verb > from && closed).then_some(verb + 1)
}

/// "and" ends the content when a verb follows that has the cue's own subject.
fn conjunction_stops(frame: &Frame<'_, '_>, at: usize, phrase: bool, cue: &Cue) -> bool {
    let mut verb = at + 1;
    while frame.part(verb) == Part::Adverb || frame.has(verb, Hint::Quiet) {
        verb += 1;
    }
    let Some(word) = frame.get(verb) else { return false };
    let finite = frame.is_finite(verb);
    // "described the threat as unfortunate and | called on the union": a participle to the tagger.
    let second = phrase && verb == at + 1 && super::voice::goes_on(frame, verb);
    // "proposed the motion and | Cllr Sid Rowe seconded it"
    let bracket = |word: usize| matches!(frame.kind(word), Kind::Open | Kind::Close);
    let acts =
        |word: usize| frame.is_finite(word) && ![Hint::Be, Hint::Have, Hint::Do, Hint::Modal].iter().any(|hint| frame.has(word, *hint));
    let named = || (at + 1..at + 10).find(|word| frame.part(*word) != Part::Name && !bracket(*word)).is_some_and(acts);
    if phrase && frame.part(at - 1) == Part::Noun && frame.part(at + 1) == Part::Name && named() {
        return true;
    }
    match word.cue {
        Some(next) if second && next.inflection == cue.inflection => true,
        Some(next) if finite && next.inflection == cue.inflection => true,
        Some(next) if next.inflection == Inflection::Ing && cue.inflection == Inflection::Ing => true,
        _ if phrase && frame.quote(at - 1).is_some() && frame.kind(at + 2) == Kind::Stop => !frame.is_nominal(at + 1),
        _ => phrase && finite && frame.kind(at.wrapping_sub(1)) != Kind::Comma,
    }
}

/// Without the marks at the end.
fn trim(frame: &Frame<'_, '_>, start: usize, end: usize) -> usize {
    let mark = |at: usize| matches!(frame.kind(at), Kind::Comma | Kind::Stop | Kind::Semicolon | Kind::Colon | Kind::Dash);
    // "thought it a waste when, | she recalled, …"
    let cut = |at: usize| mark(at + 1) && frame.has(at, Hint::Wh) && matches!(frame.kind(at + 1), Kind::Comma);
    let mut end = end;
    while end > start && (mark(end - 1) || end > start + 1 && cut(end - 1)) {
        end -= 1;
    }
    end
}

/// Where the clause before `end` begins, no earlier than `floor`.
pub fn start(frame: &Frame<'_, '_>, end: usize, floor: usize) -> usize {
    let floor = after_dateline(frame, floor, end);
    let mut start = (floor..end).rev().find(|at| matches!(frame.kind(*at), Kind::Semicolon | Kind::Colon)).map_or(floor, |at| at + 1);
    while start < end
        && (matches!(frame.kind(start), Kind::Comma | Kind::Stop | Kind::Dash | Kind::Other)
            || frame.is(start, "but")
            || frame.is(start, "and"))
    {
        start += 1;
    }
    start
}

/// A dateline takes at most so many words.
const DATELINE: usize = 14;

/// Where the story begins behind "PARIS, Feb. 20, 2023 (AP) —": capitals first, and no verb before the dash.
fn after_dateline(frame: &Frame<'_, '_>, floor: usize, end: usize) -> usize {
    let capitals = frame.get(floor).is_some_and(|word| frame.document.tokens[word.tokens.0].shape.is_all_caps());
    let dash = (floor..end.min(floor + DATELINE)).find(|at| frame.kind(*at) == Kind::Dash);
    dash.filter(|dash| capitals && !(floor..*dash).any(|at| frame.is_finite(at))).map_or(floor, |dash| dash + 1)
}

/// Whether the quotation begins with a capital and is long enough for a sentence.
pub fn is_sentence_like(frame: &Frame<'_, '_>, at: usize) -> bool {
    let (first, end) = frame.words[at].tokens;
    let capitalized = frame.document.tokens.get(first + 1).is_some_and(|token| token.shape.is_capitalized());
    capitalized && end - first > 4
}

#[cfg(test)]
mod tests {
    use crate::{Analyzer, Options};

    #[test]
    fn a_dateline_is_no_part_of_what_is_said() {
        for (text, content) in [
            ("HULL, England, 14 March 2025 — The last ferry will sail in May, its owner said.", "The last ferry will sail in May"),
            ("PARIS (AP) — The talks will resume on Monday, the minister said.", "The talks will resume on Monday"),
            (
                "NATO will send two ships – and a tanker – to the port, the minister said.",
                "NATO will send two ships – and a tanker – to the port",
            ),
        ] {
            let analysis = Analyzer::new().analyze(text, &Options::default());
            let said = analysis.quotes.iter().map(|quote| quote.content[0].of(text)).collect::<Vec<_>>();
            assert_eq!(said, [content], "{text}");
        }
    }
}
