//! What was said: where the clause that a cue governs begins and ends.

use std::ops::Range;

use super::cues::{Class, Complement, Cue, Inflection};
use super::frame::{Frame, Hint, Kind};
use super::source;
use crate::model::parts::Part;

/// What follows a cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its words.
    pub words: Range<usize>,
    /// Which complement it is.
    pub complement: Complement,
    /// The noun phrase between cue and content: whom it is said to.
    pub addressee: Option<Range<usize>>,
}

/// How far after a cue its content may begin.
const REACH: usize = 28;

/// The content that follows the cue at `cue_at`.
pub fn after(frame: &Frame<'_, '_>, cue_at: usize, cue: &Cue) -> Option<Found> {
    let mut at = cue_at + 1;
    let mut addressee = None;
    let limit = frame.words.len().min(at + REACH);
    while at < limit {
        if at == cue_at + 1
            && takes_person(cue)
            && let Some(phrase) = person(frame, at, cue).filter(|phrase| is_addressee(frame, phrase))
        {
            at = phrase.end;
            addressee = Some(phrase);
            continue;
        }
        if addressee.is_some() && frame.is(at, "about") && frame.quote(at + 1).is_none() {
            // "warned the ministry about the roof": the topic, not what was said.
            return None;
        }
        if let Some(complement) = begins(frame, at, cue, at == cue_at + 1 || addressee.is_some()) {
            let start = if matches!(frame.kind(at), Kind::Colon | Kind::Comma | Kind::Dash) { at + 1 } else { at };
            return Some(Found { words: start..end(frame, start, complement, cue), complement, addressee });
        }
        at = match adjunct(frame, at) {
            Some(end) => end,
            None if addressee.is_none() && takes_person(cue) => {
                let phrase = person(frame, at, cue)?;
                let end = phrase.end;
                addressee = Some(phrase);
                end
            }
            None => return None,
        };
    }
    None
}

fn takes_person(cue: &Cue) -> bool {
    cue.governs(Complement::Addressee)
}

/// Whether the phrase is whom it is said to, and not the subject of what is said.
fn is_addressee(frame: &Frame<'_, '_>, phrase: &Range<usize>) -> bool {
    let starts = !frame.is(phrase.start, "that") && !frame.has(phrase.start, Hint::Time);
    starts && !frame.is_finite(phrase.end) && (clause_begins(frame, phrase.end) || frame.is(phrase.end, "that"))
}

/// The addressee at `at`: a short noun phrase without appositives.
fn person(frame: &Frame<'_, '_>, at: usize, cue: &Cue) -> Option<Range<usize>> {
    if !frame.starts_noun_phrase(at) {
        return None;
    }
    if frame.has(at, Hint::Object) || frame.has(at, Hint::Subject) {
        return Some(at..at + 1);
    }
    let end = (at..frame.words.len().min(at + 14)).find(|end| {
        let stops = frame.is_finite(*end) || matches!(frame.part(*end), Part::Subordinator | Part::Wh | Part::Particle | Part::Pronoun);
        let ends_name = *end > at && frame.part(*end) == Part::Determiner && frame.is_nominal(*end - 1);
        let preposition = frame.part(*end) == Part::Preposition && !frame.is(*end, "of") && !frame.is(*end, "at");
        // "accused the mayor | of “lying”"
        let led = *end > at && cue.leads_with(frame.str(*end)) && (frame.quote(*end + 1).is_some() || frame.part(*end + 1) == Part::Ing);
        stops
            || ends_name
            || led
            || preposition
            || frame.has(*end, Hint::Time) && frame.kind(*end - 1) != Kind::Possessive
            || !matches!(frame.kind(*end), Kind::Word | Kind::Possessive | Kind::Number)
    })?;
    // "told X the plan": a finite verb right behind the phrase shows that it was the clause's subject.
    (end > at).then_some(at..end)
}

/// Which complement of `cue` begins at `at`.
fn begins(frame: &Frame<'_, '_>, at: usize, cue: &Cue, near: bool) -> Option<Complement> {
    let governs = |complement| cue.governs(complement).then_some(complement);
    match frame.kind(at) {
        Kind::Quote(_) if cue.class == Class::Label => governs(Complement::Label),
        Kind::Quote(_) if is_sentence_like(frame, at) => governs(Complement::Quotation),
        Kind::Quote(_) => governs(Complement::Noun).or(governs(Complement::Quotation)),
        Kind::Comma | Kind::Colon | Kind::Dash if frame.quote(at + 1).is_some() => governs(Complement::Quotation),
        Kind::Colon => governs(Complement::Clause).or(governs(Complement::Quotation)),
        Kind::Word | Kind::Number | Kind::Other => word(frame, at, cue, near),
        _ => None,
    }
}

fn word(frame: &Frame<'_, '_>, at: usize, cue: &Cue, near: bool) -> Option<Complement> {
    let governs = |complement| cue.governs(complement).then_some(complement);
    if frame.is(at, "that")
        && (frame.part(at) == Part::Subordinator || clause_begins(frame, at + 1) || !matches!(frame.kind(at + 1), Kind::Word | Kind::Stop))
    {
        return governs(Complement::That);
    }
    if frame.has(at, Hint::Wh) && (near || frame.is(at, "whether")) || frame.is(at, "if") && cue.class == Class::Ask {
        return governs(Complement::Question);
    }
    if frame.is(at, "to") && matches!(frame.part(at + 1), Part::Base | Part::Adverb) {
        return governs(Complement::Infinitive);
    }
    if frame.is(at, "to") && frame.quote(at + 1).is_some() {
        return governs(Complement::Infinitive);
    }
    if near && cue.leads_with(&frame.str(at).to_ascii_lowercase()) {
        return Some(Complement::Noun);
    }
    if near && frame.part(at) == Part::Ing && cue.governs(Complement::Gerund) {
        return Some(Complement::Gerund);
    }
    if cue.governs(Complement::Clause) && clause_begins(frame, at) {
        return Some(Complement::Clause);
    }
    if near && frame.starts_noun_phrase(at) && !frame.has(at, Hint::Time) {
        return governs(Complement::Label).or(governs(Complement::Object)).or(governs(Complement::Noun));
    }
    None
}

/// Whether a clause with subject and finite verb begins at `at`.
pub fn clause_begins(frame: &Frame<'_, '_>, at: usize) -> bool {
    let verbal = |at: usize| matches!(frame.part(at), Part::Finite | Part::Participle | Part::Base | Part::Modal);
    if frame.has(at, Hint::Subject) && frame.part(at) == Part::Pronoun && verbal(at + 1) {
        return true;
    }
    let modified = frame.part(at) == Part::Participle && frame.part(at + 1) == Part::Noun;
    // "about 180 people would lose their jobs"
    let counted = frame.kind(at + 1) == Kind::Number && ["about", "around", "nearly", "over", "under"].iter().any(|word| frame.is(at, word));
    let starts = counted || frame.starts_noun_phrase(at) || frame.quote(at).is_some() || frame.part(at) == Part::Ing || frame.is(at, "there");
    // "said her roof was gone", not "showed her work in the hall".
    let head = || (at + 1..at + 5).find(|later| !matches!(frame.part(*later), Part::Noun | Part::Adjective));
    let owner = frame.has(at, Hint::Possessor) && head().is_some_and(|end| end > at + 1 && frame.part(end) != Part::Preposition);
    if !(starts || modified) || frame.has(at, Hint::Object) && !frame.has(at, Hint::Subject) && !owner {
        return false;
    }
    if frame.has(at, Hint::Time) && !frame.is_finite(at + 1) {
        return false;
    }
    let mut nominal = false;
    for later in at..frame.words.len().min(at + 22) {
        match frame.kind(later) {
            Kind::Semicolon | Kind::Colon | Kind::Stop => return false,
            Kind::Word if frame.part(later) == Part::Subordinator && (!nominal || frame.is(later, "that")) => return false,
            Kind::Word if frame.has(later, Hint::And) && frame.is_finite(later + 1) => return false,
            _ if nominal && frame.is_finite(later) => return true,
            Kind::Quote(_) if frame.is_nominal(later - 1) && later > at => return true,
            _ => {
                nominal |= frame.is_nominal(later)
                    || frame.quote(later).is_some()
                    || frame.part(later) == Part::Ing
                    || frame.part(later) == Part::Determiner
            }
        }
    }
    false
}

/// The end of the adverb, time expression or prepositional phrase that begins at `at`, between a cue and its content.
fn adjunct(frame: &Frame<'_, '_>, at: usize) -> Option<usize> {
    if frame.part(at) == Part::Adverb || frame.has(at, Hint::Time) || frame.has(at, Hint::When) || frame.has(at, Hint::Quiet) {
        return Some(at + 1);
    }
    if frame.kind(at) == Kind::Number && (frame.has(at - 1, Hint::Time) || frame.kind(at - 1) == Kind::Comma) {
        return Some(at + 1);
    }
    if frame.kind(at) == Kind::Comma {
        let close = (at + 1..frame.words.len().min(at + 16)).find(|close| matches!(frame.kind(*close), Kind::Comma | Kind::Quote(_)))?;
        let clause = (at + 1..close).any(|inner| frame.is_finite(inner));
        return (!clause && frame.kind(close) == Kind::Comma).then_some(if frame.quote(close + 1).is_some() { close } else { close + 1 });
    }
    if frame.part(at) == Part::Preposition {
        let end = phrase_end(frame, at + 1);
        // "on condition of anonymity", "in front of reporters"
        let end = if end == at + 2 && frame.is(end, "of") { phrase_end(frame, end + 1) } else { end };
        return (end > at + 1).then_some(end);
    }
    None
}

/// Where the noun phrase at `at` ends, when it is followed by the content of a cue.
fn phrase_end(frame: &Frame<'_, '_>, at: usize) -> usize {
    let mut end = at;
    while end < frame.words.len().min(at + 12) {
        let inside = match frame.part(end) {
            Part::Noun | Part::Name | Part::Adjective => true,
            Part::Determiner => end == at || !frame.is_nominal(end - 1) || frame.has(end + 1, Hint::Time),
            Part::Pronoun => end == at,
            Part::Ing | Part::Participle => end == at || frame.part(end - 1) == Part::Determiner,
            _ => frame.kind(end) == Kind::Number || frame.kind(end) == Kind::Possessive,
        };
        if !(inside || frame.is_joined(end) || frame.is_joined(end.wrapping_sub(1))) || frame.is(end, "that") {
            break;
        }
        end += 1;
    }
    end
}

fn is_sentence_like(frame: &Frame<'_, '_>, at: usize) -> bool {
    let (first, end) = frame.words[at].tokens;
    let capitalized = frame.document.tokens.get(first + 1).is_some_and(|token| token.shape.is_capitalized());
    capitalized && end - first > 4
}

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
    phrase && (frame.part(next) == Part::Subordinator || frame.part(next) == Part::Ing || frame.is(next, "after"))
}

/// A reporting verb is the first finite verb after `from`.
fn reports_soon(frame: &Frame<'_, '_>, from: usize) -> bool {
    (from..frame.words.len().min(from + 14)).find(|at| frame.is_finite(*at)).is_some_and(|at| frame.words[at].cue.is_some())
}

/// ", the agency said." at `from`: a subject and a reporting verb with nothing after it.
pub fn cue_clause_end(frame: &Frame<'_, '_>, from: usize) -> Option<usize> {
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
    match word.cue {
        Some(next) if finite && next.inflection == cue.inflection => true,
        Some(next) if next.inflection == Inflection::Ing && cue.inflection == Inflection::Ing => true,
        _ if phrase && frame.quote(at - 1).is_some() && frame.kind(at + 2) == Kind::Stop => !frame.is_nominal(at + 1),
        _ => phrase && finite && frame.kind(at.wrapping_sub(1)) != Kind::Comma,
    }
}

/// Without the marks at the end.
fn trim(frame: &Frame<'_, '_>, start: usize, end: usize) -> usize {
    let mut end = end;
    while end > start && matches!(frame.kind(end - 1), Kind::Comma | Kind::Stop | Kind::Semicolon | Kind::Colon | Kind::Dash) {
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

/// The end of the adjuncts that begin at `at`: "on Friday in a statement".
pub fn skip_adjuncts(frame: &Frame<'_, '_>, at: usize) -> usize {
    let mut at = at;
    for _ in 0..8 {
        match adjunct(frame, at) {
            Some(end) if frame.kind(at) != Kind::Comma => at = end,
            _ => break,
        }
    }
    at
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
