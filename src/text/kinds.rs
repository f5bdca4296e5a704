//! What each paragraph is there for.

use std::ops::Range;

use super::furniture;
use super::{Document, TokenKind};
use crate::analysis::ParagraphKind;

/// Longest title, in tokens.
const TITLE: usize = 30;
/// Longest title inside an article, in tokens.
const SUBTITLE: usize = 14;
/// Longest title that is a question or a cry, in tokens.
const QUESTION: usize = 18;
/// Paragraphs at either end of the text among which a byline may stand.
const BYLINE_PLACES: usize = 8;

/// Gives each paragraph its kind: what it tells itself, then what its neighbors tell of it.
pub fn classify(document: &mut Document<'_>) {
    for index in 0..document.paragraphs.len() {
        let kind = alone(document, document.paragraphs[index].tokens.clone());
        document.paragraphs[index].kind = kind;
    }
    let mut titled = false;
    for index in 0..document.paragraphs.len() {
        let kind = among(document, index, titled);
        titled |= matches!(kind, ParagraphKind::Headline | ParagraphKind::Body | ParagraphKind::Quotation);
        document.paragraphs[index].kind = kind;
    }
}

/// What a paragraph says of itself.
fn alone(document: &Document<'_>, tokens: Range<usize>) -> ParagraphKind {
    if let Some(kind) = furniture::recognize(document, tokens.clone()) {
        return kind;
    }
    if is_item(document, tokens.clone()) {
        return ParagraphKind::Item;
    }
    if is_quotation(document, tokens) { ParagraphKind::Quotation } else { ParagraphKind::Body }
}

/// What the places of the paragraph and its neighbors add. `titled`: the article has begun.
fn among(document: &Document<'_>, index: usize, titled: bool) -> ParagraphKind {
    let paragraphs = &document.paragraphs;
    let kind = paragraphs[index].kind;
    let place = index.min(paragraphs.len() - 1 - index);
    match kind {
        ParagraphKind::Byline if place >= BYLINE_PLACES => ParagraphKind::Body,
        ParagraphKind::Body | ParagraphKind::Quotation if is_title(document, index, titled) => ParagraphKind::Headline,
        kind => kind,
    }
}

/// A line without a stop, before the article or before a paragraph of it that is longer.
fn is_title(document: &Document<'_>, index: usize, titled: bool) -> bool {
    let tokens = document.paragraphs[index].tokens.clone();
    let longest = if titled { SUBTITLE } else { TITLE };
    let stop = match last_mark(document, tokens.clone()) {
        '?' | '!' => titled || tokens.len() > QUESTION,
        mark => is_stop(mark),
    };
    let first = &document.tokens[tokens.start];
    let begins = tokens.len() > 1 && (first.kind != TokenKind::Word || first.shape.is_capitalized());
    begins && !stop && tokens.len() <= longest && leads(document, index, tokens.len(), titled)
}

/// Whether text of the article that is longer follows, past furniture and bylines.
fn leads(document: &Document<'_>, index: usize, length: usize, titled: bool) -> bool {
    let article = |kind| matches!(kind, ParagraphKind::Body | ParagraphKind::Quotation | ParagraphKind::Item);
    let reach = if titled { 1 } else { BYLINE_PLACES };
    let mut next = document.paragraphs[index + 1..].iter().take(reach).filter(|paragraph| article(paragraph.kind));
    next.any(|paragraph| paragraph.tokens.len() > length && is_stop(last_mark(document, paragraph.tokens.clone())))
}

/// The last character, closing marks left out.
fn last_mark(document: &Document<'_>, tokens: Range<usize>) -> char {
    let closes = |index: &usize| document.tokens[*index].kind == TokenKind::Quote || matches!(document.word(*index), ")" | "]");
    let last = tokens.rev().find(|index| !closes(index));
    last.and_then(|index| document.word(index).chars().next_back()).unwrap_or_default()
}

/// Ends a sentence, or announces what follows.
fn is_stop(mark: char) -> bool {
    matches!(mark, '.' | '!' | '?' | '…' | ':' | ';' | ',')
}

/// A bullet, a number or a letter with its mark, then text.
fn is_item(document: &Document<'_>, tokens: Range<usize>) -> bool {
    let Some(second) = document.tokens[tokens.clone()].get(1) else { return false };
    let first = &document.tokens[tokens.start];
    let apart = second.shape.has_space_before();
    match document.word(tokens.start) {
        "•" | "·" | "▪" | "■" | "◦" | "‣" | "●" | "○" | "◆" | "►" | "➤" | "→" | "✔" | "✅" => true,
        "-" | "–" | "*" | "+" => apart,
        "(" => {
            tokens.len() > 3 && first.span.end == second.span.start && second.span.len() <= 2 && is_mark(document, tokens.start + 2, ")")
        }
        _ => {
            let counts = first.kind == TokenKind::Number && first.span.len() <= 2 || first.span.len() == 1;
            let marked = tokens.len() > 2 && ([")", "."].iter().any(|mark| is_mark(document, tokens.start + 1, mark)));
            counts && marked && document.tokens[tokens.start + 2].shape.has_space_before()
        }
    }
}

/// Whether token `index` is `mark`, with no space before it.
fn is_mark(document: &Document<'_>, index: usize, mark: &str) -> bool {
    document.word(index) == mark && !document.tokens[index].shape.has_space_before()
}

/// From an opening mark to its closing mark, or to the end if the next paragraph opens again: nothing stands outside.
fn is_quotation(document: &Document<'_>, tokens: Range<usize>) -> bool {
    let double = !matches!(document.word(tokens.start), "‘" | "'");
    if tokens.len() < 3 || document.tokens[tokens.start].kind != TokenKind::Quote {
        return false;
    }
    let closes = |index: usize| {
        let token = &document.tokens[index];
        let single = matches!(document.word(index), "’" | "'");
        let apart = token.shape.has_space_before() && !matches!(document.word(index), "\"" | "''" | "”");
        token.kind == TokenKind::Quote && !apart && single != double
    };
    let reopens =
        || document.text[document.tokens[tokens.end - 1].span.end as usize..].trim_start().starts_with(document.word(tokens.start));
    let ends = |index: usize| (index + 1..tokens.end).all(|after| matches!(document.word(after), "." | "," | "…"));
    tokens.clone().skip(1).find(|index| closes(*index)).map_or_else(reopens, ends)
}
