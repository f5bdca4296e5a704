//! Copydesk reads a news article and says who and what it names, when things happened, who said what,
//! and what an editor should look at again.
//!
//! # The flow
//! A text travels through the folders of this crate in one direction:
//!
//! ```text
//! text ─▶ mentions ─┐
//!      ├▶ dates     ├▶ links ─▶ findings ─▶ Analysis
//!      └▶ quotes   ─┘
//! ```
//!
//! [`Analyzer::analyze`](pipeline::Analyzer::analyze) is that table of contents as one function.
//!
//! # Example
//! ```
//! use copydesk::{Analyzer, Options};
//!
//! let article = "“We are broke,” Mayor Lena Ortiz said on Friday.";
//! let options = Options { created: Some("2023-03-01".parse()?), ..Options::default() };
//! let analysis = Analyzer::new().analyze(article, &options);
//! assert_eq!(analysis.sentences.len(), 1);
//! # Ok::<(), copydesk::Error>(())
//! ```
//!
//! # Units
//! Inside, every position is a UTF-8 byte offset ([`Byte`](span::Byte)). What leaves the crate as JSON counts UTF-16 code units
//! ([`Utf16`](span::Utf16), JavaScript's unit) or Unicode code points ([`CodePoint`](span::CodePoint), Python's); byte offsets do not serialize.
//!
//! # Limits
//! A text may be any string of up to 4 GiB. Analysis never fails and takes time and memory linear in the text's length.
#![deny(missing_docs)]

pub mod analysis;
mod dates;
mod entities;
pub mod error;
pub mod export;
mod findings;
mod lexicon;
mod links;
#[cfg(feature = "train")]
pub mod model;
#[cfg(not(feature = "train"))]
mod model;
pub mod offsets;
mod options;
pub mod pipeline;
mod quotes;
pub mod rules;
pub mod span;
pub mod text;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use analysis::Analysis;
pub use error::Error;
pub use offsets::OffsetMap;
pub use options::zone;
pub use pipeline::{Analyzer, Date, DayOrder, Options};
pub use span::Span;

/// The entity of each of the given mentions (byte offsets and type, in text order): the grouping alone, for its evaluation.
#[doc(hidden)]
pub fn group(text: &str, mentions: &[(u32, u32, analysis::EntityType)]) -> Vec<Option<u32>> {
    let given = |&(start, end, kind): &(u32, u32, analysis::EntityType)| entities::Mention {
        span: Span::new(start, end),
        kind,
        confidence: analysis::Confidence::percent(100),
        rule: "given",
        role: None,
        value: None,
    };
    let (mentions, _) = links::aliases(&text::read(text), mentions.iter().map(given).collect());
    mentions.into_iter().map(|mention| mention.entity).collect()
}
