//! What the clause around an expression says of its direction: prepositions and the tense of the nearest verb.

use std::sync::LazyLock;

use crate::dates::Expression;
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
pub fn direction(document: &Document<'_>, expression: &Expression) -> Option<Direction> {
    let sentence = &document.sentences[document.sentence_of(expression.tokens.start)];
    let before = sentence.tokens.start.max(expression.tokens.start.saturating_sub(REACH))..expression.tokens.start;
    let after = expression.tokens.end..sentence.tokens.end.min(expression.tokens.end + REACH);
    before.rev().find_map(|token| tense(document, token)).or_else(|| after.into_iter().find_map(|token| tense(document, token)))
}

fn tense(document: &Document<'_>, index: usize) -> Option<Direction> {
    let token = &document.tokens[index];
    if token.kind != TokenKind::Word {
        return None;
    }
    let regular = || (token.shape.is_lower() && document.word(index).ends_with("ed")).then_some(Direction::Past);
    TENSE.get(token.key).copied().or_else(regular)
}
