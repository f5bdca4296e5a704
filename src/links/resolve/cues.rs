//! What the clause around an expression says of its direction: prepositions and the tense of the nearest verb.

use std::ops::Range;
use std::sync::LazyLock;

use crate::lexicon::{self, Words};
use crate::text::{Document, TokenKind};

/// Where a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Back.
    Past,
    /// Ahead.
    Future,
}

static TENSE: LazyLock<Words<Direction>> = LazyLock::new(|| {
    let direction = |name| if name == "future" { Direction::Future } else { Direction::Past };
    Words::new(lexicon::rows(include_str!("../../lexicon/en/tense.tsv")).map(|row| (row[0], direction(row[1]))))
});

/// How many tokens away a verb still tells.
const REACH: usize = 14;

/// The direction of the clause of `expression`: of the nearest verb before it, else after it.
pub fn direction(document: &Document<'_>, expression: &Range<usize>) -> Option<Direction> {
    let sentence = &document.sentences[document.sentence_of(expression.start)];
    let before = sentence.tokens.start.max(expression.start.saturating_sub(REACH))..expression.start;
    let after = expression.end..sentence.tokens.end.min(expression.end + REACH);
    if is_put_off(document, before.clone()) {
        return Some(Direction::Future);
    }
    before.rev().find_map(|token| tense(document, token)).or_else(|| after.into_iter().find_map(|token| tense(document, token)))
}

fn tense(document: &Document<'_>, index: usize) -> Option<Direction> {
    let token = &document.tokens[index];
    if token.kind != TokenKind::Word {
        return None;
    }
    let word = document.word(index);
    let before = |step: usize| index.checked_sub(step).map_or("", |at| document.word(at));
    let is_be = |word: &str| matches!(word, "be" | "is" | "are" | "being" | "get" | "not");
    let regular = token.shape.is_lower() && word.ends_with("ed") && !word.ends_with("eed");
    match TENSE.get(token.key) {
        // "had been due to expire"
        Some(Direction::Future)
            if word != "will" && [before(1), before(2)].iter().any(|w| matches!(*w, "had" | "was" | "were" | "been")) =>
        {
            Some(Direction::Past)
        }
        Some(direction) => Some(*direction),
        // "is to resume", "are to meet"
        None if word == "to" && (is_be(before(1)) || looks_ahead(before(1))) => Some(Direction::Future),
        // "to be published" looks where the words before it look.
        None if regular && is_be(before(1)) => None,
        None => regular.then_some(Direction::Past),
    }
}

/// "postponed until", "has extended its offer to": what it was put off to lies ahead.
fn is_put_off(document: &Document<'_>, before: Range<usize>) -> bool {
    const PUT_OFF: &[&str] = &["postponed", "adjourned", "extended", "delayed", "deferred", "suspended", "rescheduled"];
    let Some(last) = before.clone().last().map(|at| document.word(at)) else { return false };
    let earlier = |word: &str| matches!(word, "had" | "been" | "previously" | "originally");
    let near = before.start.max(before.end.saturating_sub(6))..before.end;
    matches!(last, "until" | "till")
        && near.clone().any(|at| PUT_OFF.contains(&document.word(at)))
        && !near.clone().any(|at| earlier(document.word(at)))
}

/// Words whose infinitive lies ahead: "planned to leave".
fn looks_ahead(word: &str) -> bool {
    matches!(
        word,
        "planned"
            | "set"
            | "vowed"
            | "pledged"
            | "threatened"
            | "promised"
            | "likely"
            | "ready"
            | "agreed"
            | "decided"
            | "hoped"
            | "want"
            | "wants"
    )
}

/// Whether a past verb and "on" stand right before token `start`.
pub fn after_past_verb(document: &Document<'_>, start: usize) -> bool {
    start >= 2 && document.word(start - 1) == "on" && tense(document, start - 2) == Some(Direction::Past)
}
