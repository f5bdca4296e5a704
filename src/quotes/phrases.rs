//! The noun phrase behind a word, with what stands beside it: "said | Lena Ortiz, 42, the mayor of Ayr".

use std::ops::Range;

use super::frame::{Frame, Kind};
use super::hints::Hint;
use super::source;
use crate::model::parts::Part;

/// How far a phrase goes.
const WINDOW: usize = 45;

/// The noun phrase that begins at `from`, with appositives.
pub fn right(frame: &Frame<'_, '_>, from: usize) -> Option<Range<usize>> {
    let mut at = from;
    let limit = frame.words.len().min(from + WINDOW);
    let mut head = false;
    while at < limit && continues_right(frame, at, head) {
        head |= frame.is_nominal(at) || source::is_collective(frame, at) || frame.has(at, Hint::Institution);
        at += 1;
    }
    let mut end = trim_right(frame, from, at);
    if !head || end == from {
        return None;
    }
    let unnamed =
        (from..end).all(|at| frame.part(at) != Part::Name || frame.kind(at + 1) == Kind::Possessive || frame.part(at + 1) == Part::Noun);
    let introduces = unnamed && frame.part(end + 1) == Part::Name;
    if frame.kind(end) == Kind::Comma && (introduces || appositive_follows(frame, end + 1)) {
        end = appositive_end(frame, end + 1).unwrap_or(end);
    }
    Some(from..end)
}

fn continues_right(frame: &Frame<'_, '_>, at: usize, head: bool) -> bool {
    match frame.kind(at) {
        Kind::Number | Kind::Possessive => true,
        Kind::Other => frame.is_joined(at.wrapping_sub(1)) || frame.str(at) == ".",
        Kind::Word if frame.is_joined(at) && frame.part(at) != Part::Subordinator => true,
        Kind::Quote(_) => !frame.closes_clause(at) && (!head || frame.part(at + 1) == Part::Name),
        Kind::Word if head && frame.has(at, Hint::Time) => {
            frame.part(at) == Part::Name && frame.part(at + 1) == Part::Name && !frame.has(at + 1, Hint::Time)
        }
        Kind::Word if frame.has(at, Hint::And) => head && frame.starts_noun_phrase(at + 1) && !frame.has(at + 1, Hint::Subject),
        Kind::Word => match frame.part(at) {
            Part::Noun | Part::Name | Part::Adjective => true,
            // "according to the ministry | the bridges": another phrase.
            Part::Determiner => !head || !frame.is_nominal(at - 1),
            Part::Pronoun => !head,
            Part::Ing | Part::Participle => !head,
            Part::Adverb => !head,
            Part::Preposition => head && !frame.has(at.wrapping_sub(1), Hint::Subject) && leads_modifier(frame, at),
            Part::Particle => head && leads_modifier(frame, at),
            _ => false,
        },
        _ => false,
    }
}

/// "of", "for", "from", "at", "with" go on with a noun phrase; "in", "on", "after" begin something else.
fn leads_modifier(frame: &Frame<'_, '_>, at: usize) -> bool {
    let preposition = ["of", "for", "from", "at", "with"].iter().any(|word| frame.is(at, word));
    // "ambassador to Ghana", "adviser to the king"
    const POSTS: [&str; 8] = ["adviser", "advisor", "aide", "ambassador", "assistant", "envoy", "secretary", "undersecretary"];
    let sent = frame.is(at, "to") && POSTS.iter().any(|post| frame.is(at - 1, post));
    (preposition || sent) && frame.starts_noun_phrase(at + 1) && !frame.has(at + 1, Hint::When)
}

fn trim_right(frame: &Frame<'_, '_>, from: usize, end: usize) -> usize {
    let mut end = end;
    while end > from
        && !frame.is_nominal(end - 1)
        && !source::is_collective(frame, end - 1)
        && !frame.has(end - 1, Hint::Institution)
        && !matches!(frame.part(end - 1), Part::Adjective | Part::Determiner)
    {
        end -= 1;
    }
    end
}

/// ", the mayor", ", a farmer", ", 42", ", president of".
fn appositive_follows(frame: &Frame<'_, '_>, at: usize) -> bool {
    frame.kind(at) == Kind::Number
        || matches!(frame.part(at), Part::Determiner | Part::Noun)
        || frame.part(at) == Part::Adjective && frame.part(at + 1) == Part::Noun
        || frame.part(at) == Part::Name && frame.kind(at + 1) == Kind::Possessive && frame.kind(at + 2) == Kind::Word
        || frame.is(at, "who")
}

/// Where the appositive that begins at `at` ends: at a comma or at the end of the sentence; `None` when it is a clause.
fn appositive_end(frame: &Frame<'_, '_>, at: usize) -> Option<usize> {
    let relative = frame.is(at, "who");
    // "said Lena Ortiz, who | added that it leaked": a report of its own.
    let reports = |verb: usize| {
        frame.words.get(verb).is_some_and(|word| word.cue.is_some()) && (frame.is(verb + 1, "that") || frame.quote(verb + 1).is_some())
    };
    if relative && (reports(at + 1) || frame.part(at + 1) == Part::Adverb && reports(at + 2)) {
        return None;
    }
    let limit = frame.words.len().min(at + 25);
    for end in at..limit {
        match frame.kind(end) {
            Kind::Comma if frame.kind(at) == Kind::Number && end == at + 1 && appositive_follows(frame, end + 1) => {
                return appositive_end(frame, end + 1).or(Some(end));
            }
            Kind::Comma | Kind::Stop | Kind::Colon | Kind::Semicolon | Kind::Dash => return Some(end),
            Kind::Quote(_) if !relative => return None,
            _ if !relative && frame.is_finite(end) => return None,
            _ => {}
        }
    }
    (limit == frame.words.len()).then_some(limit)
}
