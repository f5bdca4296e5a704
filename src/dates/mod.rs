//! Dates: temporal expressions, found and typed but not yet resolved.

use crate::analysis::{Created, TimexType};
use crate::pipeline::Date;
use crate::span::{Byte, Span};
use crate::text::Document;

/// A temporal expression, before the anchor date and its neighbors give it a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    /// Where: the time phrase without its preposition.
    pub span: Span<Byte>,
    /// What kind of time.
    pub kind: TimexType,
    /// What decided.
    pub rule: &'static str,
}

/// The anchor date: the one given, or the one that dateline, byline or "Published" line states.
pub fn anchor(_document: &Document<'_>, given: Option<Date>) -> Option<Created<Byte>> {
    given.map(|date| Created { date, stated_at: None })
}

/// The temporal expressions of `document`, in text order, disjoint.
pub fn find(_document: &Document<'_>) -> Vec<Expression> {
    Vec::new()
}
