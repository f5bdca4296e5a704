//! Statements, and other words between quotation marks.

use serde::Serialize;

use super::Confidence;
use crate::span::{Span, Unit};

/// A quoted or reported statement: content, source and cue, as PARC 3.0 defines them.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(bound = "Span<U>: Serialize")]
pub struct Quote<U: Unit> {
    /// How it is given.
    #[serde(rename = "type")]
    pub kind: QuoteKind,
    /// What was said, marks excluded; several spans where a cue splits it.
    pub content: Vec<Span<U>>,
    /// The words that mark it as said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue: Option<Span<U>>,
    /// The words that name who said it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Span<U>>,
    /// Index into [`Analysis::entities`] of who said it; `None` while unknown.
    pub speaker: Option<u32>,
    /// What kind of source that is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_kind: Option<SourceKind>,
    /// Set where the text does not say that it was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stance: Option<Stance>,
    /// The calibrated probability that the quote and its speaker are right.
    pub confidence: Confidence,
    /// What decided.
    pub rule: &'static str,
}

/// How a statement is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// All of it between quotation marks.
    Direct,
    /// Some of it.
    Mixed,
    /// None of it.
    Indirect,
}

/// What kind of source a statement has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    /// A person with a name.
    Named,
    /// An organization, a government, a group with a name.
    Organization,
    /// A text: a report, a letter, a sign.
    Document,
    /// People without names: "officials", "a person familiar with the matter".
    Unnamed,
}

/// Reports of what was not, or not yet, said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// "never said".
    Negated,
    /// "if she says".
    Conditional,
    /// "would say".
    Hypothetical,
}

/// Words between quotation marks that are no statement.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(bound = "Span<U>: Serialize")]
pub struct QuotedWords<U: Unit> {
    /// Where, marks excluded.
    #[serde(flatten)]
    pub span: Span<U>,
    /// What the marks say of them.
    #[serde(rename = "type")]
    pub kind: QuotedWordsKind,
    /// The probability that they are no statement.
    pub confidence: Confidence,
    /// What decided.
    pub rule: &'static str,
}

/// What quotation marks say of words that are no statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum QuotedWordsKind {
    /// The name of a work, a sign, a heading: the film “Night Boat”.
    Title,
    /// Inside a name: Jim “Duke” Hale.
    Nickname,
    /// What something is called: the so-called “peace bridge”.
    Term,
    /// Words that the text keeps at a distance: the “fiscal cliff”.
    Scare,
}
