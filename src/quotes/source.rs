//! Who is said to speak: the noun phrase that a reporting verb, "by" or "according to" points at.

use std::ops::Range;

use super::frame::{Frame, Kind};
use super::hints::Hint;
use crate::model::parts::Part;

/// How far a subject is looked for.
const WINDOW: usize = 45;

/// The subject of the verb group that begins at `verb`, in a clause that begins at `floor` or later.
pub fn subject(frame: &Frame<'_, '_>, verb: usize, floor: usize) -> Option<Range<usize>> {
    let floor = floor.max(verb.saturating_sub(WINDOW));
    let before = verb.checked_sub(1).filter(|before| *before >= floor)?;
    if frame.has(before, Hint::Relative) && frame.part(before) != Part::Determiner {
        return antecedent(frame, before, floor);
    }
    if let Some(relative) = before_phrase(frame, verb, floor) {
        return antecedent(frame, relative, floor);
    }
    if frame.has(before, Hint::Time) && before > floor && frame.kind(before - 1) == Kind::Comma {
        return parenthesized(frame, before - 1, floor);
    }
    match frame.kind(before) {
        Kind::Comma | Kind::Close | Kind::Dash => parenthesized(frame, before, floor).or_else(|| opening(frame, before, floor)),
        Kind::Quote(_) if frame.closes_clause(before) => parenthesized(frame, before, floor),
        Kind::Word if frame.has(before, Hint::And) => shared(frame, before, floor),
        _ => phrase_left(frame, verb, floor),
    }
}

/// "Lydia Brandt of the council, | says": a comma too many behind the noun phrase that begins the sentence.
fn opening(frame: &Frame<'_, '_>, comma: usize, floor: usize) -> Option<Range<usize>> {
    let phrase = phrase_left(frame, comma, floor)?;
    (phrase.start == 0 && frame.kind(comma) == Kind::Comma && frame.starts_noun_phrase(0) && !frame.has(0, Hint::Time)).then_some(phrase)
}

/// "who in 2010 | said": the relative word before a short phrase with a preposition.
fn before_phrase(frame: &Frame<'_, '_>, verb: usize, floor: usize) -> Option<usize> {
    let preposition = (verb.saturating_sub(4).max(floor)..verb.saturating_sub(1)).rev().find(|at| frame.part(*at) == Part::Preposition)?;
    let relative = preposition.checked_sub(1).filter(|at| *at > floor)?;
    let plain = (preposition + 1..verb).all(|at| matches!(frame.kind(at), Kind::Word | Kind::Number) && !frame.is_finite(at));
    (plain && frame.is(relative, "who")).then_some(relative)
}

/// "Ortiz, who said": the noun phrase before the relative word, with that word.
fn antecedent(frame: &Frame<'_, '_>, relative: usize, floor: usize) -> Option<Range<usize>> {
    let mut end = relative;
    if end > floor && frame.kind(end - 1) == Kind::Comma {
        end -= 1;
    }
    let phrase = phrase_left(frame, end, floor)?;
    // "Jane Doe, the mayor, who": the appositive's own head.
    let before = phrase.start.checked_sub(1).filter(|before| *before > floor && frame.kind(*before) == Kind::Comma);
    match before.and_then(|comma| phrase_left(frame, comma, floor)) {
        Some(head) if frame.part(head.end - 1) == Part::Name && frame.part(phrase.start) == Part::Determiner => {
            // "the plea filed by | Jane Doe, the mayor, who"
            let by = head.clone().rev().find(|at| frame.is(*at, "by"));
            Some(by.map_or(head.start, |by| by + 1)..relative + 1)
        }
        _ => Some(phrase.start..relative + 1),
    }
}

/// "Ortiz, 42, the mayor, said": the noun phrase before the parenthesis that ends at `end`, with the parenthesis.
fn parenthesized(frame: &Frame<'_, '_>, end: usize, floor: usize) -> Option<Range<usize>> {
    let mut close = end;
    for _ in 0..4 {
        let open = (floor..close).rev().find(|at| closes_with(frame, *at, close))?;
        if open == floor {
            return None;
        }
        let head = phrase_left(frame, open, floor);
        match head {
            Some(head) if frame.kind(head.end - 1) != Kind::Number && !head.clone().all(|at| frame.has(at, Hint::Closed)) => {
                const BEFORE_ROLES: [&str; 6] = ["convicted", "disgraced", "exiled", "jailed", "ousted", "retired"];
                let role = BEFORE_ROLES.iter().any(|word| frame.is(open + 1, word)) && frame.part(close - 1) == Part::Name;
                // "The commissioner, however, said"
                let remark = (open + 1..close).all(|at| frame.part(at) == Part::Adverb);
                let verb = frame.is_finite(open + 1) && !frame.is_nominal(open + 2) && !role;
                let appositive = frame.kind(end) == Kind::Comma && end - open <= 14 && !verb && !remark;
                let head = named_head(frame, head, floor);
                return Some(if appositive { head.start..end } else { head });
            }
            _ => close = open,
        }
    }
    None
}

/// "Lena Ortiz, curator at the museum": the name before an appositive that was taken for the head.
fn named_head(frame: &Frame<'_, '_>, head: Range<usize>, floor: usize) -> Range<usize> {
    let comma = head.start.checked_sub(1).filter(|comma| *comma > floor && frame.kind(*comma) == Kind::Comma);
    let named =
        comma.filter(|comma| frame.part(*comma - 1) == Part::Name && matches!(frame.part(head.start), Part::Noun | Part::Determiner));
    match named.and_then(|comma| phrase_left(frame, comma, floor)) {
        Some(name) => name.start..head.end,
        None => head,
    }
}

/// Whether the mark at `open` begins the parenthesis that the mark at `close` ends.
fn closes_with(frame: &Frame<'_, '_>, open: usize, close: usize) -> bool {
    match frame.kind(close) {
        Kind::Close => frame.kind(open) == Kind::Open,
        Kind::Dash => frame.kind(open) == Kind::Dash,
        _ => frame.kind(open) == Kind::Comma && !frame.has(open + 1, Hint::And),
    }
}

/// "He denied it and said": the subject of the finite verb before the conjunction.
fn shared(frame: &Frame<'_, '_>, conjunction: usize, floor: usize) -> Option<Range<usize>> {
    let mut verb = (floor..conjunction).rev().filter(|at| frame.is_finite(*at));
    for _ in 0..3 {
        let at = group_start(frame, verb.next()?, floor);
        let before = at.checked_sub(1).filter(|before| *before >= floor)?;
        if frame.has(before, Hint::Subject) || frame.is_nominal(before) || frame.kind(before) == Kind::Comma {
            let found = subject(frame, at, floor);
            if found.is_some() {
                return found;
            }
        }
        if frame.has(before, Hint::And) || frame.has(before, Hint::Relative) {
            return subject(frame, at, floor.max(at.saturating_sub(WINDOW / 2)));
        }
    }
    None
}

/// ", with some | saying": who reports beside the clause.
pub fn beside(frame: &Frame<'_, '_>, participle: usize) -> Option<Range<usize>> {
    let with = (participle.saturating_sub(6)..participle).rev().find(|at| frame.is(*at, "with"))?;
    let inside = |at: usize| matches!(frame.kind(at), Kind::Word | Kind::Number | Kind::Possessive) && !frame.is_finite(at);
    let marked = with > 0 && matches!(frame.kind(with - 1), Kind::Comma | Kind::Dash | Kind::Quote(_));
    let end = (with + 1..participle).rev().find(|at| frame.part(*at) != Part::Adverb)? + 1;
    (marked && (with + 1..end).all(inside)).then_some(with + 1..end)
}

/// Where the verb group of the verb at `verb` begins: auxiliaries and adverbs before it.
pub fn group_start(frame: &Frame<'_, '_>, verb: usize, floor: usize) -> usize {
    let mut start = verb;
    while start > floor && is_auxiliary(frame, start - 1) {
        start -= 1;
    }
    start
}

/// Whether the word can stand inside a verb group.
pub fn is_auxiliary(frame: &Frame<'_, '_>, at: usize) -> bool {
    let helper = [Hint::Be, Hint::Have, Hint::Do, Hint::Modal, Hint::Quiet].iter().any(|hint| frame.has(at, *hint));
    let adverb = frame.part(at) == Part::Adverb && !frame.has(at, Hint::Time);
    let contracted = frame.kind(at) == Kind::Possessive && at > 0 && frame.has(at - 1, Hint::Subject);
    helper || adverb || contracted || frame.part(at) == Part::Particle && frame.has(at, Hint::Negation)
}

/// The noun phrase that ends before `end`: back to where its clause begins.
fn phrase_left(frame: &Frame<'_, '_>, end: usize, floor: usize) -> Option<Range<usize>> {
    let end = before_adjuncts(frame, end, floor);
    let open = (end > floor && frame.kind(end - 1) == Kind::Close)
        .then(|| (end.saturating_sub(8).max(floor)..end).rev().find(|at| frame.kind(*at) == Kind::Open))
        .flatten();
    let end = open.filter(|open| *open > floor).unwrap_or(end);
    if end > floor && frame.part(end - 1) == Part::Wh && frame.has(end - 1, Hint::Relative) {
        return antecedent(frame, end - 1, floor);
    }
    if end > floor && frame.has(end - 1, Hint::Subject) {
        return Some(end - 1..end);
    }
    let mut start = end;
    while start > floor {
        let at = start - 1;
        if !continues_left(frame, at, start, floor) {
            break;
        }
        start = at;
    }
    let start = after_preposition(frame, after_introduction(frame, start, end), end)?;
    let has_head = (start..end).any(|at| frame.is_nominal(at) || frame.part(at) == Part::Determiner || is_collective(frame, at));
    has_head.then_some(start..end)
}

/// "After the debate Politifact | said": the name behind a phrase that begins with a preposition; `None` when there is none.
fn after_preposition(frame: &Frame<'_, '_>, start: usize, end: usize) -> Option<usize> {
    // "Swimming club secretary Ann Roy | said"
    let compound = frame.words[start].cue.is_none()
        && (start + 1..end).all(|at| matches!(frame.part(at), Part::Noun | Part::Name | Part::Conjunction));
    let leads = frame.part(start) == Part::Preposition || frame.part(start) == Part::Ing && start + 1 < end && !compound;
    if !leads || frame.is(start, "about") || frame.is(start, "among") {
        return Some(start);
    }
    if frame.is(start, "as") || frame.is(start, "like") {
        return Some(start + 1);
    }
    const CLAUSES: [&str; 8] = ["after", "as", "because", "before", "since", "though", "until", "while"];
    let begins_clause = |at: usize| CLAUSES.iter().any(|word| frame.is(at, word));
    let begins = |at: &usize| {
        let pronoun = frame.part(*at) == Part::Pronoun && frame.has(*at, Hint::Subject);
        let determiner = frame.part(*at) == Part::Determiner && frame.is_nominal(*at - 1);
        let name = frame.part(*at) == Part::Name && frame.part(*at - 1) == Part::Noun;
        pronoun || determiner || name || begins_clause(*at - 1) && frame.starts_noun_phrase(*at)
    };
    (start + 2..end).rev().find(begins)
}

/// "some", "many", "other" may be a whole subject.
pub fn is_collective(frame: &Frame<'_, '_>, at: usize) -> bool {
    frame.has(at, Hint::Group) || frame.has(at, Hint::Unnamed)
}

/// "Ortiz on Friday | said", "Ortiz Friday | said": time between subject and verb does not belong to the subject.
fn before_adjuncts(frame: &Frame<'_, '_>, end: usize, floor: usize) -> usize {
    let mut at = end;
    while at > floor + 1
        && (frame.has(at - 1, Hint::Time) && frame.part(at - 1) != Part::Other
            || frame.kind(at - 1) == Kind::Number && frame.has(at.wrapping_sub(2), Hint::Time))
    {
        at -= 1;
        while at > floor + 1 && (frame.has(at - 1, Hint::When) || frame.part(at - 1) == Part::Determiner && at < end) {
            at -= 1;
        }
    }
    if at < end && at > floor + 1 && frame.part(at - 1) == Part::Preposition {
        at -= 1;
    }
    if at == floor { end } else { at }
}

/// Whether the word at `at` belongs to the subject whose part from `start` on is known.
fn continues_left(frame: &Frame<'_, '_>, at: usize, start: usize, floor: usize) -> bool {
    match frame.kind(at) {
        // "Shiv Sena (UBT) MP Arvind Sawant"
        Kind::Open => at > floor && frame.is_nominal(at - 1) && (at + 1..start.min(at + 8)).any(|close| frame.kind(close) == Kind::Close),
        Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Dash | Kind::Stop => false,
        Kind::Quote(_) if frame.closes_clause(at) => false,
        Kind::Quote(_) => at > floor && matches!(frame.part(at - 1), Part::Determiner | Part::Adjective | Part::Noun | Part::Name),
        Kind::Number | Kind::Possessive | Kind::Close | Kind::Other => true,
        Kind::Word if frame.is_joined(at) => true,
        Kind::Word if frame.has(at, Hint::And) => joins_subjects(frame, at, floor),
        Kind::Word => match frame.part(at) {
            Part::Subordinator => false,
            // "shares fell after | the maker cut its forecast"
            Part::Preposition if ["after", "before", "since"].iter().any(|word| frame.is(at, word)) => {
                !(floor..at).rev().take(12).any(|verb| frame.is_finite(verb))
            }
            Part::Wh => at > floor && frame.is_nominal(at - 1) && (start..).take(8).any(|later| frame.is_finite(later)),
            // "“It leaks,” said | Lena Ortiz, who added"
            Part::Participle if frame.words[at].cue.is_some() && at > 0 && frame.closes_clause(at - 1) => false,
            Part::Finite | Part::Modal => in_relative_clause(frame, at, floor),
            Part::Base => {
                // "Committee chair Imran Latif | said": no verb begins what has another.
                let first = at == 0 && matches!(frame.part(1), Part::Noun | Part::Name);
                let purpose = at > floor + 1 && frame.is(at - 1, "to") && frame.part(at - 2) == Part::Noun;
                first || purpose || in_relative_clause(frame, at, floor)
            }
            _ => true,
        },
    }
}

/// "Ortiz and Roy said", not "he quit and Roy said".
fn joins_subjects(frame: &Frame<'_, '_>, conjunction: usize, floor: usize) -> bool {
    let left = conjunction.checked_sub(1).filter(|left| *left >= floor).is_some_and(|left| frame.is_nominal(left));
    let clause_before = (floor..conjunction).rev().take(12).take_while(|at| !matches!(frame.kind(*at), Kind::Comma | Kind::Quote(_)));
    left && frame.starts_noun_phrase(conjunction + 1)
        && !frame.has(conjunction + 1, Hint::Subject)
        && !clause_before.into_iter().any(|at| frame.is_finite(at))
}

/// Whether a relative word stands shortly before the finite verb at `verb`: "the man who broke the window said".
fn in_relative_clause(frame: &Frame<'_, '_>, verb: usize, floor: usize) -> bool {
    (floor..verb)
        .rev()
        .take(6)
        .take_while(|at| frame.kind(*at) != Kind::Comma)
        .any(|at| frame.has(at, Hint::Relative) && matches!(frame.part(at), Part::Wh) && at > floor && frame.is_nominal(at - 1))
}

/// Where the subject begins after conjunctions, adverbs and "On Friday".
fn after_introduction(frame: &Frame<'_, '_>, start: usize, end: usize) -> usize {
    let mut at = start;
    while at + 1 < end {
        // "Far-right ministers"
        let word = match frame.part(at) {
            _ if frame.is_joined(at) => false,
            Part::Conjunction | Part::Subordinator | Part::Wh => true,
            Part::Adverb => !frame.starts_noun_phrase(at + 1) || frame.part(at + 1) != Part::Adjective,
            _ => frame.has(at, Hint::And),
        };
        if word {
            at += 1;
        } else if let Some(after) = introduction(frame, at, end) {
            at = after;
        } else {
            break;
        }
    }
    at
}

/// The end of "On Friday", "In Paris", "Last week" at `at`, when a noun phrase follows it.
fn introduction(frame: &Frame<'_, '_>, at: usize, end: usize) -> Option<usize> {
    let leads = frame.part(at) == Part::Preposition || frame.has(at, Hint::When) || frame.has(at, Hint::Time);
    if !leads {
        return None;
    }
    let time = (at..end.min(at + 4)).find(|time| frame.has(*time, Hint::Time))?;
    let mut after = time + 1;
    while after < end && (frame.kind(after) == Kind::Number || frame.has(after, Hint::Time)) {
        after += 1;
    }
    (after < end && frame.starts_noun_phrase(after)).then_some(after)
}
