//! The result: plain data with public fields, nothing else.
//!
//! Every type is generic over the unit of its offsets. Inside the crate that is [`Byte`]; [`Analysis::convert`] gives the same
//! result in a unit that serializes. The JSON is described by `www/analysis.schema.json`, `"schema": 1`.

mod convert;
mod names;
mod paragraphs;
mod quotes;
mod times;

use serde::{Serialize, Serializer};

use crate::pipeline::Date;
use crate::span::{Byte, Span, Unit};

pub use names::{Entity, EntityType, Mention};
pub use paragraphs::{Paragraph, ParagraphKind, Sentence};
pub use quotes::{Quote, QuoteKind, QuotedWords, QuotedWordsKind, SourceKind, Stance};
pub use times::{Interval, IntervalType, Modifier, Timex, TimexType};

/// Everything that was read in one text. Lists are in text order.
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis<U: Unit = Byte> {
    /// The anchor date that relative dates were resolved against, and where it came from.
    pub created: Option<Created<U>>,
    /// Single occurrences of names, and of amounts.
    pub mentions: Vec<Mention<U>>,
    /// The things named, each with all its mentions.
    pub entities: Vec<Entity>,
    /// Temporal expressions (TIMEX3).
    pub timexes: Vec<Timex<U>>,
    /// Stretches between expressions or from one on, and anniversaries: what TIMEX3 has no element for.
    pub intervals: Vec<Interval<U>>,
    /// Quoted and reported statements (PARC attributions).
    pub quotes: Vec<Quote<U>>,
    /// Words between quotation marks that nobody is quoted with: titles, nicknames, terms, scare quotes.
    pub quoted_words: Vec<QuotedWords<U>>,
    /// What an editor should look at again.
    pub findings: Vec<Finding<U>>,
    /// Paragraphs and what kind each is.
    pub paragraphs: Vec<Paragraph<U>>,
    /// Sentences; none crosses a paragraph.
    pub sentences: Vec<Sentence<U>>,
}

/// The anchor date (document creation time).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Created<U: Unit> {
    /// The day.
    pub date: Date,
    /// Where the text states it; `None` when the caller gave it.
    pub stated_at: Option<Span<U>>,
}

/// Something an editor should look at again.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(bound = "Span<U>: Serialize")]
pub struct Finding<U: Unit> {
    /// Which check.
    pub rule: &'static str,
    /// What and why, in a sentence for an editor.
    pub message: String,
    /// The places that it is about; the first is where to look first.
    pub spans: Vec<Span<U>>,
    /// What could stand there instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
}

/// A probability in hundredths, so that it prints the same everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Confidence(u8);

impl Confidence {
    /// `percent` of a hundred; more than that is a hundred.
    pub const fn percent(percent: u8) -> Self {
        Confidence(if percent > 100 { 100 } else { percent })
    }

    /// Between 0 and 1.
    pub fn get(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl Serialize for Confidence {
    /// Whole numbers print without a decimal point, as JavaScript prints them.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            0 | 100 => serializer.serialize_u8(self.0 / 100),
            _ => serializer.serialize_f64(self.get()),
        }
    }
}
