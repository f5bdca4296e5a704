//! The linear model: every feature adds a little to the places and to the types of a token's label.

use super::decode::{Scores, Transitions};
use super::labels::{LABELS, OUTSIDE, PLACES, TYPES, label};
use super::tables::Hashed;

/// What a feature speaks for: outside, the four places, the types.
pub const OUTPUTS: usize = 1 + PLACES.len() + TYPES.len();

/// A sum of features' weights.
pub type Sums = [i32; OUTPUTS];

/// Features with their weights.
#[derive(Debug, Default)]
pub struct Linear {
    /// The row of [`weights`](Self::weights) of each feature.
    pub rows: Hashed<u32>,
    /// Which features may be in [`rows`](Self::rows): most that are asked for are not, and these few bytes stay at hand.
    pub filter: Filter,
    /// Weights, quantized.
    pub weights: Vec<[i8; OUTPUTS]>,
    /// What one weight is worth in the decoder's unit.
    pub unit: i32,
    /// The decoder's transitions.
    pub transitions: Transitions,
}

/// A bit for the low bits of each feature.
#[derive(Debug)]
pub struct Filter(Box<[u64; FILTER]>);

/// Words of the filter.
const FILTER: usize = 1 << 12;

impl Default for Filter {
    fn default() -> Self {
        Filter(Box::new([0; FILTER]))
    }
}

impl Filter {
    /// The filter that lets `features` through.
    pub fn of(features: &[u32]) -> Self {
        let mut filter = Filter::default();
        features.iter().for_each(|&feature| filter.0[Self::word(feature)] |= 1 << (feature % 64));
        filter
    }

    fn word(feature: u32) -> usize {
        (feature / 64) as usize % FILTER
    }

    fn lets_through(&self, feature: u32) -> bool {
        self.0[Self::word(feature)] >> (feature % 64) & 1 == 1
    }
}

impl Linear {
    /// Adds the weights of the feature to `sums`.
    pub fn add(&self, feature: u32, sums: &mut Sums) {
        if self.filter.lets_through(feature)
            && let Some(&row) = self.rows.get(&feature)
        {
            for (sum, &weight) in sums.iter_mut().zip(&self.weights[row as usize]) {
                *sum += i32::from(weight);
            }
        }
    }

    /// Adds what `sums` says of each label to `scores`.
    pub fn score(&self, sums: &Sums, scores: &mut Scores) {
        for (score, linear) in scores.iter_mut().zip(spread(sums)) {
            *score += linear * self.unit;
        }
    }
}

/// A label's score is the score of its place and that of its type.
pub fn spread(sums: &Sums) -> Scores {
    let mut scores = [0; LABELS];
    scores[OUTSIDE] = sums[0];
    for kind in 0..TYPES.len() {
        for place in PLACES {
            scores[label(kind, place)] = sums[1 + place as usize] + sums[1 + PLACES.len() + kind];
        }
    }
    scores
}
