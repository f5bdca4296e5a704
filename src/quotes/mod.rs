//! Quotes: what is quoted or reported, by which cue, from which source.

use crate::analysis::{Confidence, QuoteKind};
use crate::span::{Byte, Span};
use crate::text::Document;

/// A quoted or reported statement, before it is known which entity its source is (PARC: an attribution).
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// How it is given.
    pub kind: QuoteKind,
    /// What was said, marks excluded; several spans where a cue splits it.
    pub content: Vec<Span<Byte>>,
    /// The words that mark it as said.
    pub cue: Option<Span<Byte>>,
    /// The words that name who said it.
    pub source: Option<Span<Byte>>,
    /// How sure.
    pub confidence: Confidence,
    /// What decided.
    pub rule: &'static str,
}

/// The attributions of `document`, in order of their first content.
pub fn find(_document: &Document<'_>) -> Vec<Attribution> {
    Vec::new()
}
