//! Mentions: the occurrences of names and amounts in a document.

use crate::analysis::{Confidence, EntityType};
use crate::span::{Byte, Span};
use crate::text::Document;

/// An occurrence of a name, before it is known what else names the same thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where, titles and possessives outside.
    pub span: Span<Byte>,
    /// What kind of thing is named.
    pub kind: EntityType,
    /// How sure.
    pub confidence: Confidence,
    /// What decided.
    pub rule: &'static str,
    /// Title, rank or office beside the name ("SSP", "the mayor of Ayr").
    pub role: Option<Span<Byte>>,
    /// Amounts only: number and unit, normalized.
    pub value: Option<String>,
}

/// The mentions of `document`, in text order, disjoint.
pub fn find(_document: &Document<'_>) -> Vec<Mention> {
    Vec::new()
}
