//! JSON, `"schema": 1`, as `www/analysis.schema.json` describes it.

use serde::Serialize;

use crate::analysis::{Analysis, Entity, Finding, Interval, Mention, Paragraph, Quote, QuotedWords, Sentence, Timex};
use crate::pipeline::Date;
use crate::span::{Exported, Span};

/// The version of the JSON's shape.
pub const SCHEMA: u32 = 1;

/// An [`Analysis`] with what the JSON adds to it; serializes with any serde serializer.
#[derive(Debug, Serialize)]
#[serde(bound = "")]
pub struct Record<'a, U: Exported> {
    /// The caller's name for the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a serde_json::Value>,
    schema: u32,
    offsets: &'static str,
    created: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    created_at: Option<Span<U>>,
    mentions: &'a [Mention<U>],
    entities: &'a [Entity],
    timexes: &'a [Timex<U>],
    intervals: &'a [Interval<U>],
    quotes: &'a [Quote<U>],
    quoted_words: &'a [QuotedWords<U>],
    findings: &'a [Finding<U>],
    paragraphs: &'a [Paragraph<U>],
    sentences: &'a [Sentence<U>],
}

/// The record of `analysis`, under the caller's `id` where there is one.
pub fn record<'a, U: Exported>(analysis: &'a Analysis<U>, id: Option<&'a serde_json::Value>) -> Record<'a, U> {
    Record {
        id,
        schema: SCHEMA,
        offsets: U::NAME,
        created: analysis.created.map(|created| created.date),
        created_at: analysis.created.and_then(|created| created.stated_at),
        mentions: &analysis.mentions,
        entities: &analysis.entities,
        timexes: &analysis.timexes,
        intervals: &analysis.intervals,
        quotes: &analysis.quotes,
        quoted_words: &analysis.quoted_words,
        findings: &analysis.findings,
        paragraphs: &analysis.paragraphs,
        sentences: &analysis.sentences,
    }
}
