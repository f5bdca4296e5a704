//! Tokens of a paragraph into sentences.

use std::ops::Range;

use super::tokens::{Token, TokenKind};

/// Calls `sentence` with the token range of each sentence of the paragraph whose tokens begin at `first` and run to the end of `tokens`.
pub fn split(text: &str, tokens: &[Token], first: usize, mut sentence: impl FnMut(Range<usize>)) {
    let mut start = first;
    for index in first..tokens.len() {
        if is_terminal(text, tokens, index) {
            sentence(start..index + 1);
            start = index + 1;
        }
    }
    if start < tokens.len() {
        sentence(start..tokens.len());
    }
}

fn is_terminal(text: &str, tokens: &[Token], index: usize) -> bool {
    let closes = |token: &Token| matches!(token.span.of(text), "”" | "\"" | "’" | ")" | "]" | "''");
    let ends = |token: &Token| token.kind == TokenKind::Punctuation && matches!(token.span.of(text), "." | "!" | "?" | "…");
    let here = &tokens[index];
    let complete = ends(here) || (closes(here) && index > 0 && ends(&tokens[index - 1]) && tokens[index - 1].span.end == here.span.start);
    let next = tokens.get(index + 1);
    complete && next.is_none_or(|next| next.span.start > here.span.end && !closes(next) && !next.shape.is_lower())
}
