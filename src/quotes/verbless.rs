//! Reports without a reporting verb: "according to", nouns of saying, "put it", a signature behind a dash, a colon.

use std::ops::Range;

use super::behind::quotation_before;
use super::claims::Claim;
use super::content;
use super::cues::{Class, Complement, Cue, Inflection};
use super::extent;
use super::frame::{Frame, Kind};
use super::hints::Hint;
use super::subjects::clause_subject;
use super::{phrases, source};
use crate::model::parts::Part;

/// "according to two people, the road would close"; "the road would close, according to two people".
pub fn according(frame: &Frame<'_, '_>, at: usize, floor: usize) -> Option<Claim> {
    // "according to reporting by Kamran Yousaf"
    let made = (frame.part(at + 2) == Part::Ing && frame.is(at + 3, "by")).then(|| phrases::right(frame, at + 4)).flatten();
    let source = made.map(|maker| at + 2..maker.end).or_else(|| phrases::right(frame, at + 2))?;
    if is_standard(frame, &source) {
        return None;
    }
    let schedule = ["plan", "plans", "law"];
    if schedule.iter().any(|word| frame.is(source.end - 1, word)) && frame.kind(at.wrapping_sub(1)) != Kind::Comma && at > floor {
        return None;
    }
    let said = Cue::of(crate::lexicon::key("said"))?;
    let leads = (floor..at).all(|word| frame.has(word, Hint::And) || !matches!(frame.kind(word), Kind::Word | Kind::Quote(_)));
    let after = |start: usize| start..extent::end(frame, start, Complement::Clause, said);
    let content = if leads {
        let comma = || (source.end..frame.words.len().min(source.end + 25)).find(|comma| frame.kind(*comma) == Kind::Comma);
        // "according to the ministry | over 40 bridges"
        let counted = matches!(frame.part(source.end), Part::Preposition | Part::Adverb) && frame.kind(source.end + 1) == Kind::Number;
        vec![after(if counted || content::clause_begins(frame, source.end) { source.end } else { comma()? + 1 })]
    } else {
        let end = if frame.kind(at - 1) == Kind::Comma { at - 1 } else { at };
        let before = extent::start(frame, end, floor)..end;
        let told = before.clone().any(|word| frame.is_finite(word) || frame.quote(word).is_some());
        // "Over the years, according to the office, debt will rise": both sides.
        let rest = (!told && end < at && frame.kind(source.end) == Kind::Comma).then(|| after(source.end + 1));
        std::iter::once(before).chain(rest).collect()
    };
    let sound = content.iter().any(|range| !range.is_empty());
    sound.then_some(Claim { content, cue: Some(at..at + 2), source: Some(source), stance: None, rule: "quote.according-to" })
}

/// "according to the rules of the house": a standard that something keeps to, not a voice.
fn is_standard(frame: &Frame<'_, '_>, source: &Range<usize>) -> bool {
    let standards = ["rules", "schedule", "size", "age", "rank", "custom", "tradition", "need", "needs"];
    let head = source.clone().find(|at| frame.is(*at, "of")).map_or(source.end, |of| of) - 1;
    standards.iter().any(|word| frame.is(head, word))
}

/// "Ortiz's claim that …", "his warning: “…”": a noun of saying with its possessor.
pub fn saying(frame: &Frame<'_, '_>, at: usize) -> Option<Claim> {
    if frame.is(at, "words") && frame.is(at + 1, "of") && at > 1 && frame.is(at - 2, "in") {
        return in_words_of(frame, at);
    }
    let source = possessor(frame, at)?;
    // "her comments before a committee | that …"
    let far = content::skip_adjuncts(frame, at + 1);
    let next = if frame.is(far, "that") { far } else { at + 1 };
    let start = match frame.kind(next) {
        Kind::Quote(_) => next,
        Kind::Comma | Kind::Colon if frame.quote(next + 1).is_some() => next + 1,
        Kind::Word if frame.is(next, "that") && frame.kind(next + 1) == Kind::Comma => next + 2,
        Kind::Word if frame.is(next, "that") && (frame.part(next) != Part::Wh || frame.quote(next + 1).is_some()) => next,
        Kind::Word if frame.is(next, "to") && frame.part(next + 1) == Part::Base => next,
        _ => return None,
    };
    let cue = Cue::of(crate::lexicon::key("said"))?;
    let complement = if frame.quote(start).is_some() { Complement::Quotation } else { Complement::That };
    let end = extent::end(frame, start, complement, cue);
    let whole = |at: &usize| frame.quote(*at).is_some() && frame.is_finite(at + 1) && (start..*at).any(|verb| frame.is_finite(verb));
    let end = (start..end).find(whole).map_or(end, |quote| quote + 1);
    let content = std::iter::once(start..end).collect();
    Some(Claim { content, cue: Some(at..at + 1), source: Some(source), stance: None, rule: "quote.noun-cue" })
}

/// "It was, in the words of one resident, “a miracle”", "“A miracle,” in the words of one resident".
fn in_words_of(frame: &Frame<'_, '_>, at: usize) -> Option<Claim> {
    let source = phrases::right(frame, at + 2)?;
    let after = if frame.kind(source.end) == Kind::Comma { source.end + 1 } else { source.end };
    let content = match frame.quote(after) {
        Some(_) => after..after + 1,
        None => quotation_before(frame, at - 2, 0)?,
    };
    let content = std::iter::once(content).collect();
    Some(Claim { content, cue: Some(at - 2..at + 2), source: Some(source), stance: None, rule: "quote.noun-cue" })
}

/// "her remark", "Ortiz's demand": a possessor right before what the tagger may take for a verb.
pub fn owned(frame: &Frame<'_, '_>, at: usize) -> bool {
    at > 0
        && (frame.kind(at - 1) == Kind::Possessive || frame.has(at - 1, Hint::Possessor))
        && frame.words[at].cue.is_none_or(|cue| cue.also_noun)
}

/// "Ortiz's" or "his" before the noun at `noun`, over adjectives.
fn possessor(frame: &Frame<'_, '_>, noun: usize) -> Option<Range<usize>> {
    let owner = |at: &usize| frame.part(*at) != Part::Adjective && frame.kind(*at) != Kind::Number;
    let before = (noun.saturating_sub(3)..noun).rev().find(owner)?;
    if frame.has(before, Hint::Possessor) {
        return Some(before..before + 1);
    }
    if frame.kind(before) != Kind::Possessive {
        return None;
    }
    let inside = |at: &usize| matches!(frame.part(*at), Part::Name | Part::Noun | Part::Adjective);
    let start = (before.saturating_sub(6)..before).rev().take_while(inside).last()?;
    Some(start..before)
}

/// "as a memo put it".
pub fn put_it(frame: &Frame<'_, '_>, at: usize, floor: usize) -> Option<Claim> {
    let source = source::subject(frame, source::group_start(frame, at, 0), 0)?;
    let after = || (at + 2..frame.words.len().min(at + 12)).find(|quote| frame.quote(*quote).is_some());
    let content = match quotation_before(frame, source.start, floor) {
        Some(left) => left,
        None => after().map(|quote| quote..quote + 1)?,
    };
    let content = std::iter::once(content).collect();
    Some(Claim { content, cue: Some(at..at + 2), source: Some(source), stance: None, rule: "quote.put-it" })
}

/// "“Fix it.” — Lena Roy": signed behind a dash.
pub fn signed(frame: &Frame<'_, '_>, at: usize) -> Option<Claim> {
    let source = phrases::right(frame, at + 1).filter(|source| frame.part(source.start) == Part::Name)?;
    if frame.kind(source.end) != Kind::Stop {
        return None;
    }
    let content = std::iter::once(at - 1..at).collect();
    Some(Claim { content, cue: Some(at..at + 1), source: Some(source), stance: None, rule: "quote.signed" })
}

/// "“I never wanted to win”: Lena Roy on a life in chess": a headline's interview.
pub fn headed(frame: &Frame<'_, '_>, at: usize) -> Option<Claim> {
    let source = phrases::right(frame, at + 1)?;
    let named = source.clone().all(|word| frame.part(word) == Part::Name);
    let over = matches!(frame.kind(source.end), Kind::Stop | Kind::Dash) || frame.part(source.end) == Part::Preposition;
    let content = std::iter::once(at - 1..at).collect();
    (at == 1 && named && over).then(|| Claim { content, cue: Some(at..at + 1), source: Some(source), stance: None, rule: "quote.signed" })
}

/// "Roy was blunt: “Fix it.”": no reporting verb, but a colon.
pub fn colon(frame: &Frame<'_, '_>, at: usize, claims: &[Claim]) -> Option<Claim> {
    if claims.iter().any(|claim| claim.holds(at + 1)) || frame.closes_clause(at + 1) && extent::cue_clause_end(frame, at + 2).is_some() {
        return None;
    }
    let earlier = claims.last().and_then(|claim| claim.source.clone());
    let owner = (at.saturating_sub(8)..at).rev().find(|noun| frame.has(*noun, Hint::Saying) || frame.has(*noun, Hint::Message));
    let owner = owner.and_then(|noun| possessor(frame, noun));
    let source = owner.or(earlier).or_else(|| clause_subject(frame, at)).or_else(|| source::subject(frame, at, 0));
    let content = std::iter::once(at + 1..at + 2).collect();
    if let Some(source) = source.as_ref().filter(|source| source.end == at && leads(frame, source)) {
        let (cue, source) = (source.start..source.start + 1, source.start + 1..at);
        return Some(Claim { content, cue: Some(cue), source: Some(source), stance: None, rule: "quote.said-colon" });
    }
    Some(Claim { content, cue: Some(at..at + 1), source, stance: None, rule: "quote.colon" })
}

/// "Said Ortiz: “…”": the verb of saying that begins the sentence was read as a part of the name.
fn leads(frame: &Frame<'_, '_>, source: &Range<usize>) -> bool {
    let past = |cue: &Cue| cue.inflection == Inflection::Past && cue.class == Class::Say && cue.governs(Complement::Quotation);
    source.start == 0 && source.len() > 1 && frame.words[0].cue.is_some_and(past)
}
