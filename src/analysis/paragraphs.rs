//! Paragraphs and sentences.

use serde::Serialize;

use crate::span::{Span, Unit};

/// A paragraph: a line, or in hard-wrapped copy a run of lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(bound = "Span<U>: Serialize")]
pub struct Paragraph<U: Unit> {
    /// Where, without the line ends around it.
    #[serde(flatten)]
    pub span: Span<U>,
    /// What it is there for.
    pub kind: ParagraphKind,
    /// Index of the earlier paragraph that it repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duplicate_of: Option<u32>,
}

/// What a paragraph is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ParagraphKind {
    /// The article's title, or a title inside it.
    Headline,
    /// Who wrote it.
    Byline,
    /// Where and when it was written, alone on its line.
    Dateline,
    /// The article.
    Body,
    /// A paragraph that is one quotation.
    Quotation,
    /// An item of a list.
    Item,
    /// Not the article: teasers, credits, wire notes, sign-up lines.
    Furniture,
}

/// A sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(bound = "Span<U>: Serialize")]
pub struct Sentence<U: Unit> {
    /// Where, without white space around it.
    #[serde(flatten)]
    pub span: Span<U>,
}
