//! Quotes: what is quoted or reported, by which cue, from which source.
//!
//! Marks are paired ([`marks`]); each sentence is read with its quotations as single words ([`frame`]); its cues ([`cues`]) claim
//! content ([`content`], [`extent`]) and source ([`source`]), which makes a claim ([`claims`]); quotations that no cue claims go to the speaker
//! before them ([`floating`]). Transcripts have turns instead of marks ([`turns`]); titles, nicknames and terms in marks are no
//! statements ([`words`]).

mod bare;
mod behind;
mod claims;
mod confidence;
mod content;
mod cues;
mod extent;
mod faults;
mod floating;
mod frame;
mod hints;
mod marks;
mod phrases;
mod source;
mod subjects;
mod turns;
mod verbless;
mod voice;
mod words;

pub use faults::{Fault, closing, faults};
pub use hints::{Hint, hints};

use crate::analysis::{Confidence, QuoteKind, QuotedWords, Stance};
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

/// What is between quotation marks, or reported without them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Statements, in order of their first content.
    pub attributions: Vec<Attribution>,
    /// Words in marks that are no statement, in text order.
    pub words: Vec<QuotedWords<Byte>>,
}

/// The statements and quoted words of `document`.
pub fn find(document: &Document<'_>) -> Found {
    let regions = marks::find(document);
    let mut turns = turns::find(document).into_iter().peekable();
    let mut reader = floating::Reader::new(document, &regions);
    for (index, paragraph) in document.paragraphs.iter().enumerate() {
        reader.begin(index);
        if let Some(turn) = turns.next_if(|turn| turn.paragraph == index) {
            reader.take(&turn);
            continue;
        }
        frame::frames(document, &regions, paragraph.tokens.clone(), |frame| {
            let claims = claims::read(frame);
            reader.read(frame, claims);
        });
    }
    reader.finish()
}

/// Whether the word with this key is a form of a reporting verb.
pub fn reports(key: u64) -> bool {
    cues::Cue::of(key).is_some()
}

/// Everything between quotation marks, in text order.
pub fn quoted(document: &Document<'_>) -> Vec<Span<Byte>> {
    marks::find(document).iter().map(|region| region.content(document)).collect()
}
