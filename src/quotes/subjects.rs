//! Who a reporting verb without a subject of its own belongs to.

use std::ops::Range;

use super::claims::Claim;
use super::cues::{Class, Complement, Inflection};
use super::frame::{Frame, Kind};
use super::hints::Hint;
use super::{phrases, source};
use crate::model::parts::Part;

/// "Ortiz promised “a full inquiry” and | said": the source of the report that the conjunction goes on from.
///
/// Where `inflection` is given, only of a report whose cue has it: "He said the attacks gave him momentum and said".
pub fn coordinated(frame: &Frame<'_, '_>, group: usize, claims: &[Claim], inflection: Option<Inflection>) -> Option<Range<usize>> {
    let conjunction = group.checked_sub(1).filter(|before| frame.has(*before, Hint::And))?;
    let end = if frame.kind(conjunction.wrapping_sub(1)) == Kind::Comma { conjunction - 1 } else { conjunction };
    let alike = |claim: &Claim| {
        let cue = claim.cue.as_ref().and_then(|cue| frame.words[cue.start].cue);
        inflection.is_none_or(|inflection| cue.is_some_and(|cue| cue.inflection == inflection))
    };
    let before = claims.iter().find(|claim| claim.content.last().is_some_and(|content| content.end == end) && alike(claim))?;
    before.source.clone().filter(|source| source.end <= end)
}

/// ", saying": the subject of the clause that the participle hangs on, or the noun right before it.
pub fn participle_subject(frame: &Frame<'_, '_>, at: usize, claims: &[Claim]) -> Option<Range<usize>> {
    let before = at.checked_sub(1)?;
    if let Some(source) = source::beside(frame, at) {
        return Some(source);
    }
    if frame.part(before) == Part::Name {
        let start = (before.saturating_sub(6)..before).rev().find(|at| frame.part(*at) != Part::Name).map_or(before, |at| at + 1);
        return Some(start..before + 1);
    }
    // "to file an affidavit within two weeks explaining the delay"
    let timed = frame.has(before, Hint::Time) || frame.kind(before.wrapping_sub(1)) == Kind::Number && frame.str(before).ends_with("s");
    if timed && frame.kind(before) == Kind::Word {
        return None;
    }
    if frame.kind(before) == Kind::Word && frame.part(before) == Part::Noun {
        if let Some(issuer) = issuer(frame, before) {
            return Some(issuer);
        }
        return source::subject(frame, at, phrase_start(frame, before));
    }
    let earlier = claims.iter().rev().find(|claim| claim.cue.as_ref().is_some_and(|cue| cue.end <= at) && claim.source.is_some());
    if let Some(earlier) = earlier {
        let cue = earlier.cue.as_ref().map_or(at, |cue| cue.start);
        // "Roy told them that she believes …, | saying": the report that holds the other.
        let outer = claims.iter().find(|claim| claim.holds(cue) && claim.source.is_some()).unwrap_or(earlier);
        return outer.source.clone();
    }
    issued(frame, at).or_else(|| clause_subject(frame, at))
}

/// "The police issued a threat alert for Ayr, | warning": the document that the verb before puts out speaks for itself.
fn issued(frame: &Frame<'_, '_>, at: usize) -> Option<Range<usize>> {
    let verb = (at.saturating_sub(16)..at).rev().find(|verb| frame.is_finite(*verb))?;
    let object = phrases::right(frame, verb + 1)?;
    let end = (object.start..object.end).find(|word| frame.part(*word) == Part::Preposition).unwrap_or(object.end);
    let paper = frame.has(end - 1, Hint::Document) && !frame.has(end - 1, Hint::Message) && frame.part(end - 1) == Part::Noun;
    (paper && end > object.start).then_some(object.start..end)
}

/// "refused to say": the subject of the verb that "to" hangs on.
pub fn infinitive_subject(frame: &Frame<'_, '_>, group: usize) -> Option<Range<usize>> {
    let to = group.checked_sub(1)?;
    let verb = (to.saturating_sub(8)..to).rev().find(|at| frame.is_finite(*at))?;
    // "asked the Advocate-General to | explain why": it is for another to say.
    let asked = frame.words[verb].cue.is_some_and(|cue| cue.governs(Complement::Addressee));
    if asked && (verb + 1..to).any(|at| frame.is_nominal(at)) {
        return None;
    }
    source::subject(frame, source::group_start(frame, verb, 0), 0)
}

/// "by Ortiz" after a passive verb, inside or before its content.
pub fn agent(frame: &Frame<'_, '_>, at: usize, content: &Range<usize>) -> Option<Range<usize>> {
    let by = (at + 1..content.end.min(at + 12)).find(|by| frame.is(*by, "by"))?;
    // "expected to ease by Saturday", "by 2030"
    let day = |agent: &Range<usize>| frame.has(agent.start, Hint::Time) || agent.len() == 1 && frame.kind(agent.start) == Kind::Number;
    phrases::right(frame, by + 1).filter(|agent| !day(agent))
}

/// The subject of the last finite verb before `at` that has one.
pub fn clause_subject(frame: &Frame<'_, '_>, at: usize) -> Option<Range<usize>> {
    let verbs = (at.saturating_sub(40)..at).rev().filter(|verb| frame.is_finite(*verb));
    let mut found = None;
    for verb in verbs.take(4) {
        let subject = source::subject(frame, source::group_start(frame, verb, 0), 0);
        found = subject.or(found);
    }
    found
}

/// The noun phrase that the sentence begins with, when it ends before `at`.
pub fn opening(frame: &Frame<'_, '_>, at: usize) -> Option<Range<usize>> {
    phrases::right(frame, 0).filter(|phrase| phrase.end <= at)
}

/// "She released a statement | saying", "He e-mailed supporters | saying": the subject of the verb whose object the noun is.
fn issuer(frame: &Frame<'_, '_>, noun: usize) -> Option<Range<usize>> {
    let start = phrase_start(frame, noun);
    let acts = |at: usize| frame.is_finite(at) || frame.part(at) == Part::Participle && at > 0 && at < start && frame.is_nominal(at - 1);
    let verb = (noun.saturating_sub(8)..noun).rev().find(|at| acts(*at) || frame.kind(*at) == Kind::Comma)?;
    let told = frame.words[verb].cue.is_some_and(|cue| matches!(cue.class, Class::Say | Class::Write));
    let paper = (verb..noun + 1).any(|at| frame.has(at, Hint::Document) || frame.has(at, Hint::Message));
    if ["sign", "signs", "banner", "banners", "placard", "placards", "poster"].iter().any(|sign| frame.is(noun, sign)) {
        return None;
    }
    if frame.kind(verb) == Kind::Comma || frame.has(verb, Hint::Be) || !(told || paper) {
        return None;
    }
    source::subject(frame, source::group_start(frame, verb, 0), 0)
}

/// Where the noun phrase of the noun at `noun` begins: its adjectives and its determiner.
fn phrase_start(frame: &Frame<'_, '_>, noun: usize) -> usize {
    let inside = |at: &usize| matches!(frame.part(*at), Part::Noun | Part::Name | Part::Adjective) || frame.kind(*at) == Kind::Number;
    let start = (noun.saturating_sub(5)..noun).rev().take_while(inside).last().unwrap_or(noun);
    match start.checked_sub(1) {
        Some(of) if of > 0 && frame.is(of, "of") => phrase_start(frame, of - 1),
        Some(before) if frame.part(before) == Part::Determiner => before,
        _ => start,
    }
}
