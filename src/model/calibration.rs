//! From margins to probabilities: a small table fitted on text that the model had not seen.

use crate::analysis::Confidence;

/// Ascending margins, and the hundredths that hold from each on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calibration {
    /// Lower bounds.
    pub margins: Vec<i32>,
    /// One more than there are bounds: below the first, then from each bound on.
    pub percents: Vec<u8>,
}

impl Calibration {
    /// Whether the table is complete and ascending.
    pub fn fits(&self) -> bool {
        self.percents.len() == self.margins.len() + 1 && self.margins.is_sorted() && self.percents.is_sorted()
    }

    /// How sure a name with this margin is.
    pub fn confidence(&self, margin: i32) -> Confidence {
        Confidence::percent(self.percents[self.margins.partition_point(|&bound| bound <= margin)])
    }
}
