//! The first room: a text as paragraphs, sentences and tokens, in one linear pass.
//!
//! Nothing here changes the text: every span is a stretch of the original, line ends and all.

mod abbreviations;
mod addresses;
mod apostrophes;
mod duplicates;
mod furniture;
mod hyphens;
mod kinds;
mod paragraphs;
mod sentences;
mod shape;
mod symbols;
mod tokens;
mod words;

use std::ops::Range;

use crate::analysis::{self, ParagraphKind};
use crate::span::{Byte, Span};

pub use shape::Shape;
pub use tokens::{Token, TokenKind};

/// A text that has been read: what every later stage looks at. Indices are `usize` positions in the three tables.
#[derive(Debug)]
pub struct Document<'t> {
    /// The text itself, as it was given.
    pub text: &'t str,
    /// All tokens, in text order, disjoint; white space lies between them.
    pub tokens: Vec<Token>,
    /// All sentences, in text order; every token lies in exactly one.
    pub sentences: Vec<Sentence>,
    /// All paragraphs, in text order; every sentence lies in exactly one.
    pub paragraphs: Vec<Paragraph>,
}

/// A sentence of a [`Document`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where, without white space around it.
    pub span: Span<Byte>,
    /// Its tokens; never empty.
    pub tokens: Range<usize>,
    /// The paragraph that it lies in.
    pub paragraph: usize,
}

/// A paragraph of a [`Document`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where, without the line ends around it.
    pub span: Span<Byte>,
    /// What it is there for.
    pub kind: ParagraphKind,
    /// Its tokens; never empty.
    pub tokens: Range<usize>,
    /// Its sentences; never empty.
    pub sentences: Range<usize>,
    /// Index of the earlier paragraph that it repeats.
    pub duplicate_of: Option<usize>,
}

/// Reads `text` into tokens, sentences and paragraphs. Total and linear.
pub fn read(text: &str) -> Document<'_> {
    let mut document = Document { text, tokens: Vec::new(), sentences: Vec::new(), paragraphs: Vec::new() };
    for span in paragraphs::split(text) {
        let first_token = document.tokens.len();
        tokens::scan(text, span, &mut document.tokens);
        if document.tokens.len() == first_token {
            continue;
        }
        let first_sentence = document.sentences.len();
        let paragraph = document.paragraphs.len();
        sentences::split(text, &document.tokens, first_token, |tokens| {
            let span = document.tokens[tokens.start].span.cover(document.tokens[tokens.end - 1].span);
            document.sentences.push(Sentence { span, tokens, paragraph });
        });
        document.paragraphs.push(Paragraph {
            span,
            kind: ParagraphKind::Body,
            tokens: first_token..document.tokens.len(),
            sentences: first_sentence..document.sentences.len(),
            duplicate_of: None,
        });
    }
    kinds::classify(&mut document);
    duplicates::mark(&mut document);
    document
}

impl<'t> Document<'t> {
    /// The text of `span`.
    pub fn str(&self, span: Span<Byte>) -> &'t str {
        span.of(self.text)
    }

    /// The text of token `index`.
    pub fn word(&self, index: usize) -> &'t str {
        self.str(self.tokens[index].span)
    }

    /// From the first to the last of `tokens`, which must not be empty.
    pub fn span(&self, tokens: Range<usize>) -> Span<Byte> {
        self.tokens[tokens.start].span.cover(self.tokens[tokens.end - 1].span)
    }

    /// The tokens that share at least one byte with `span`; logarithmic.
    pub fn tokens_in(&self, span: Span<Byte>) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.end <= span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }

    /// The sentence that token `index` lies in; logarithmic.
    pub fn sentence_of(&self, index: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.tokens.end <= index)
    }

    /// The paragraph that token `index` lies in; logarithmic.
    pub fn paragraph_of(&self, index: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.tokens.end <= index)
    }

    pub(crate) fn published_paragraphs(&self) -> Vec<analysis::Paragraph<Byte>> {
        let publish =
            |p: &Paragraph| analysis::Paragraph { span: p.span, kind: p.kind, duplicate_of: p.duplicate_of.map(|index| index as u32) };
        self.paragraphs.iter().map(publish).collect()
    }

    pub(crate) fn published_sentences(&self) -> Vec<analysis::Sentence<Byte>> {
        self.sentences.iter().map(|s| analysis::Sentence { span: s.span }).collect()
    }
}
