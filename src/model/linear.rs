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
    /// Weights, quantized.
    pub weights: Vec<[i8; OUTPUTS]>,
    /// What one weight is worth in the decoder's unit.
    pub unit: i32,
    /// The decoder's transitions.
    pub transitions: Transitions,
}

impl Linear {
    /// Adds the weights of the feature to `sums`.
    pub fn add(&self, feature: u32, sums: &mut Sums) {
        if let Some(&row) = self.rows.get(&feature) {
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
