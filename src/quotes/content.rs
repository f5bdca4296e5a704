//! What was said: where the content that a cue governs begins.

use std::ops::Range;

use super::cues::{Class, Complement, Cue};
use super::extent;
use super::frame::{Frame, Kind};
use super::hints::Hint;
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
            return Some(Found { words: start..extent::end(frame, start, complement, cue), complement, addressee });
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
            || !matches!(frame.kind(*end), Kind::Word | Kind::Possessive | Kind::Number) && !is_hyphen(frame, *end)
    })?;
    // "told X the plan": a finite verb right behind the phrase shows that it was the clause's subject.
    (end > at).then_some(at..end)
}

/// The hyphen of "the Advocate-General".
fn is_hyphen(frame: &Frame<'_, '_>, at: usize) -> bool {
    frame.kind(at) == Kind::Other && at > 0 && frame.is_joined(at - 1)
}

/// Which complement of `cue` begins at `at`.
fn begins(frame: &Frame<'_, '_>, at: usize, cue: &Cue, near: bool) -> Option<Complement> {
    let governs = |complement| cue.governs(complement).then_some(complement);
    match frame.kind(at) {
        Kind::Quote(_) if cue.class == Class::Label => governs(Complement::Label),
        Kind::Quote(_) if extent::is_sentence_like(frame, at) => governs(Complement::Quotation),
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
        // "called that vote “a joke”"
        && (cue.governs(Complement::That) || !cue.governs(Complement::Label))
    {
        return governs(Complement::That);
    }
    if frame.has(at, Hint::Wh) && (near || frame.is(at, "whether")) || frame.is(at, "if") && cue.class == Class::Ask {
        return governs(Complement::Question);
    }
    if frame.is(at, "to") && matches!(frame.part(at + 1), Part::Base | Part::Adverb) {
        return governs(Complement::Infinitive);
    }
    if frame.is(at, "not") && frame.is(at + 1, "to") && frame.part(at + 2) == Part::Base
        || frame.is(at, "to") && frame.quote(at + 1).is_some()
    {
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
    if near
        && (frame.starts_noun_phrase(at) || frame.is(at, "that") && frame.part(at + 1) == Part::Noun || frame.has(at, Hint::Object))
        && !frame.has(at, Hint::Time)
    {
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
    let counted =
        frame.kind(at + 1) == Kind::Number && ["about", "around", "nearly", "over", "under"].iter().any(|word| frame.is(at, word));
    let starts =
        counted || frame.starts_noun_phrase(at) || frame.quote(at).is_some() || frame.part(at) == Part::Ing || frame.is(at, "there");
    // "said her roof was gone", not "showed her work in the hall".
    let head = || (at + 1..at + 5).find(|later| !matches!(frame.part(*later), Part::Noun | Part::Adjective));
    let owner = frame.has(at, Hint::Possessor) && head().is_some_and(|end| end > at + 1 && frame.part(end) != Part::Preposition);
    if !(starts || modified) || frame.has(at, Hint::Object) && !frame.has(at, Hint::Subject) && !owner {
        return false;
    }
    // "said last month that", "said Friday"
    let dated = if frame.has(at, Hint::When) && frame.has(at + 1, Hint::Time) { at + 1 } else { at };
    if frame.has(dated, Hint::Time) && !frame.is_finite(dated + 1) {
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
pub fn adjunct(frame: &Frame<'_, '_>, at: usize) -> Option<usize> {
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
