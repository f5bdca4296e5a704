//! Quotes: what is quoted or reported, by which cue, from which source.
//!
//! Marks are paired ([`marks`]); each sentence is read with its quotations as single words ([`frame`]); its cues ([`cues`]) claim
//! content ([`content`]) and source ([`source`]), which makes a claim ([`claims`]); quotations that no cue claims go to the speaker
//! before them ([`floating`]).

mod behind;
mod claims;
mod content;
mod cues;
mod faults;
mod floating;
mod frame;
mod marks;
mod source;
mod subjects;
mod verbless;
mod voice;

pub use faults::{Fault, closing, faults};
pub use frame::{Hint, hints};

use crate::analysis::{Confidence, QuoteKind, Stance};
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
    /// Whether the text says that it was said at all.
    pub stance: Option<Stance>,
    /// How sure.
    pub confidence: Confidence,
    /// What decided.
    pub rule: &'static str,
}

/// The attributions of `document`, in order of their first content.
pub fn find(document: &Document<'_>) -> Vec<Attribution> {
    let regions = marks::find(document);
    let mut reader = floating::Reader::new(document, &regions);
    for (index, paragraph) in document.paragraphs.iter().enumerate() {
        reader.begin(index);
        frame::frames(document, &regions, paragraph.tokens.clone(), |frame| {
            let claims = claims::read(frame);
            reader.read(frame, claims);
        });
    }
    reader.finish()
}

/// Everything between quotation marks, in text order.
pub fn quoted(document: &Document<'_>) -> Vec<Span<Byte>> {
    marks::find(document).iter().map(|region| region.content(document)).collect()
}
