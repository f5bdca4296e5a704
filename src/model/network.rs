//! The convolutional net: the sum of what is known of a token, three layers that look at its neighbors, a score for each label.
//!
//! Integers throughout: activations are 16-bit fixed-point numbers, weights 8-bit with a scale for each row, so that native code,
//! scalar WebAssembly and SIMD find the same numbers. Layers are computed only around candidates.

use std::ops::Range;

use super::decode::Scores;
use super::features::{AFFIXES, EVIDENCE_BITS, Facts, LIST_BITS, SHAPES};
use super::labels::LABELS;
use super::sums::{Lanes, dot, dots};

/// Activations of a token.
pub const WIDTH: usize = 56;
/// Of how many sums each new activation is the greatest.
pub const PIECES: usize = 2;
/// Layers.
pub const LAYERS: usize = 3;
/// Tokens that a layer looks at.
pub const WINDOW: usize = 3;
/// Dimensions of a word vector, filled up with zeros.
pub const VECTOR: usize = 54;
/// Stretches of a vector that have a code each.
pub const STRETCHES: usize = 6;
/// Dimensions of a stretch.
pub const STRETCH: usize = VECTOR / STRETCHES;
/// Codes of a stretch.
pub const CODES: usize = 256;
/// Clusters of words; the rarer words share their cluster's vector.
pub const CLUSTERS: usize = 256;
/// Rows of the small tables: bits of lists and evidence, shapes, classes of lower-case use, and the constant.
pub const SMALL: usize = LIST_BITS + EVIDENCE_BITS + SHAPES + 4 + 1;
/// Rows of the affixes' tables.
pub const AFFIX_ROWS: usize = 2 * AFFIXES;
/// Tokens that a layer is computed for at once, so that its weights are fetched once for all of them.
const TOGETHER: usize = 4;
/// One activation in fixed point is `1 / ONE`.
pub const ONE: i32 = 1 << UNIT_BITS;
const UNIT_BITS: u32 = 10;
const SCALE_BITS: u32 = 20;
const IN: usize = WIDTH * WINDOW;
const OUT: usize = WIDTH * PIECES;

/// A matrix of 8-bit weights with a scale and a constant for each row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// Row after row.
    pub weights: Vec<i8>,
    /// What one weight of the row is worth, times 2^20.
    pub scales: Vec<i32>,
    /// Added to each row's sum, in fixed point.
    pub constants: Vec<i32>,
}

/// The net as its file has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packed {
    /// Codes of each vector, [`STRETCHES`] a vector: of the unknown word, of each word, of each cluster.
    pub codes: Vec<u8>,
    /// The vector of each code, stretch after stretch.
    pub codebook: Vec<i8>,
    /// From vectors to activations: [`WIDTH`] rows.
    pub projection: Matrix,
    /// Prefixes, then suffixes: [`AFFIX_ROWS`] rows of 4-bit weights.
    pub affixes: Matrix,
    /// [`SMALL`] rows.
    pub small: Matrix,
    /// The layers.
    pub layers: Vec<Matrix>,
    /// From activations to labels.
    pub output: Matrix,
}

/// The net, ready to run.
#[derive(Debug)]
pub struct Network {
    codes: Vec<u8>,
    projected: Vec<i16>,
    affixes: Vec<i16>,
    small: Vec<i16>,
    layers: Vec<Layer>,
    output: Layer,
}

#[derive(Debug)]
struct Layer {
    weights: Vec<i16>,
    scales: Vec<i32>,
    constants: Vec<i32>,
}

impl Network {
    /// Unpacks a net whose parts have the right sizes ([`Packed::fits`]).
    pub fn new(packed: &Packed) -> Self {
        Network {
            codes: packed.codes.clone(),
            projected: project(packed),
            affixes: rows(&packed.affixes),
            small: rows(&packed.small),
            layers: packed.layers.iter().map(Layer::new).collect(),
            output: Layer::new(&packed.output),
        }
    }

    /// Adds to `scores` (one a token of `tokens`) what the net says of each candidate.
    pub fn score(&self, facts: &[Facts], tokens: Range<usize>, scratch: &mut Scratch, scores: &mut [Scores]) {
        let facts = &facts[tokens];
        scratch.reset(facts);
        let far = |distance: &u8, most: usize| usize::from(*distance) <= most;
        for (at, fact) in facts.iter().enumerate() {
            if far(&scratch.distances[at], LAYERS) {
                self.embed(fact, &mut scratch.now[(at + 1) * WIDTH..(at + 2) * WIDTH]);
            }
        }
        for (depth, layer) in self.layers.iter().enumerate() {
            let near = |at: &usize| far(&scratch.distances[*at], LAYERS - 1 - depth);
            scratch.near.clear();
            scratch.near.extend((0..facts.len()).filter(near));
            let (several, single) = scratch.near.as_chunks::<TOGETHER>();
            several.iter().for_each(|places| layer.residual(*places, &scratch.now, &mut scratch.next));
            single.iter().for_each(|place| layer.residual([*place], &scratch.now, &mut scratch.next));
            std::mem::swap(&mut scratch.now, &mut scratch.next);
        }
        for (at, row) in scores.iter_mut().enumerate() {
            if scratch.distances[at] == 0 {
                self.output.label(&scratch.now[(at + 1) * WIDTH..(at + 2) * WIDTH], row);
            }
        }
    }

    fn embed(&self, fact: &Facts, activations: &mut [i16]) {
        let mut sums = [0_i32; WIDTH];
        let mut add = |row: &[i16]| sums.iter_mut().zip(row).for_each(|(sum, &value)| *sum += i32::from(value));
        let codes = &self.codes[fact.word.row as usize * STRETCHES..][..STRETCHES];
        for (stretch, &code) in codes.iter().enumerate() {
            add(&self.projected[(stretch * CODES + code as usize) * WIDTH..][..WIDTH]);
        }
        add(&self.affixes[fact.prefix as usize * WIDTH..][..WIDTH]);
        add(&self.affixes[(AFFIXES + fact.suffix as usize) * WIDTH..][..WIDTH]);
        small_rows(fact, |row| add(&self.small[row * WIDTH..][..WIDTH]));
        for (activation, sum) in activations.iter_mut().zip(sums) {
            *activation = clamp(sum);
        }
    }
}

/// Calls `row` with each row of the small table that holds for a token.
pub fn small_rows(fact: &Facts, mut row: impl FnMut(usize)) {
    let mut each = |offset: usize, mut set: u32| {
        while set != 0 {
            row(offset + set.trailing_zeros() as usize);
            set &= set - 1;
        }
    };
    each(0, fact.lists);
    each(LIST_BITS, u32::from(fact.evidence));
    row(LIST_BITS + EVIDENCE_BITS + fact.shape as usize);
    row(LIST_BITS + EVIDENCE_BITS + SHAPES + fact.word.lowered as usize);
    row(SMALL - 1);
}

impl Packed {
    /// Whether every part has its size and every code its vector.
    pub fn fits(&self, vectors: usize) -> bool {
        let matrix = |matrix: &Matrix, rows: usize, columns: usize| {
            matrix.weights.len() == rows * columns && matrix.scales.len() == rows && matrix.constants.len() == rows
        };
        self.codes.len() == vectors * STRETCHES
            && self.codebook.len() == VECTOR * CODES
            && matrix(&self.projection, WIDTH, VECTOR)
            && matrix(&self.affixes, AFFIX_ROWS, WIDTH)
            && matrix(&self.small, SMALL, WIDTH)
            && self.layers.len() == LAYERS
            && self.layers.iter().all(|layer| matrix(layer, OUT, IN))
            && matrix(&self.output, LABELS, WIDTH)
    }
}

/// The activations that each code of each stretch adds.
fn project(packed: &Packed) -> Vec<i16> {
    let mut table = Vec::with_capacity(STRETCHES * CODES * WIDTH);
    for stretch in 0..STRETCHES {
        for code in 0..CODES {
            let vector = &packed.codebook[(stretch * CODES + code) * STRETCH..][..STRETCH];
            for unit in 0..WIDTH {
                let weights = &packed.projection.weights[unit * VECTOR + stretch * STRETCH..][..STRETCH];
                let sum: i32 = vector.iter().zip(weights).map(|(&a, &b)| i32::from(a) * i32::from(b)).sum();
                table.push(clamp(scaled(sum, packed.projection.scales[unit])));
            }
        }
    }
    table
}

/// The rows of a table as activations.
fn rows(matrix: &Matrix) -> Vec<i16> {
    let columns = matrix.weights.len() / matrix.scales.len().max(1);
    let scale = |at: usize| matrix.scales[at / columns];
    matrix.weights.iter().enumerate().map(|(at, &weight)| clamp(scaled(i32::from(weight) * ONE, scale(at)))).collect()
}

impl Layer {
    fn new(matrix: &Matrix) -> Self {
        Layer {
            weights: matrix.weights.iter().map(|&weight| i16::from(weight)).collect(),
            scales: matrix.scales.clone(),
            constants: matrix.constants.clone(),
        }
    }

    /// In `next`, the tokens at `places` become what they are in `now` plus the greatest of each unit's sums.
    fn residual<const N: usize>(&self, places: [usize; N], now: &[i16], next: &mut [i16]) {
        let windows: [&[Lanes; IN / 8]; N] =
            places.map(|at| now[at * WIDTH..at * WIDTH + IN].as_chunks().0.try_into().expect("a window has one size"));
        for (unit, rows) in self.weights.chunks_exact(PIECES * IN).enumerate() {
            let (first, second) = rows.as_chunks().0.split_at(IN / 8);
            let sums: [[i32; PIECES]; N] = dots([first, second], windows);
            for (at, sums) in places.into_iter().zip(sums) {
                let piece = |piece: usize| scaled(sums[piece], self.scales[unit * PIECES + piece]) + self.constants[unit * PIECES + piece];
                let greatest = (0..PIECES).map(piece).max().unwrap_or(0);
                let middle = (at + 1) * WIDTH + unit;
                next[middle] = clamp(i32::from(now[middle]) + greatest);
            }
        }
    }

    fn label(&self, activations: &[i16], scores: &mut Scores) {
        for (row, score) in scores.iter_mut().enumerate() {
            let sum = dot(self.weights[row * WIDTH..][..WIDTH].as_chunks().0, activations.as_chunks().0);
            *score += scaled(sum, self.scales[row]) + self.constants[row];
        }
    }
}

fn scaled(sum: i32, scale: i32) -> i32 {
    ((i64::from(sum) * i64::from(scale)) >> SCALE_BITS) as i32
}

fn clamp(value: i32) -> i16 {
    value.clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16
}

/// Room for a paragraph's activations, used again for the next.
#[derive(Debug, Default)]
pub struct Scratch {
    now: Vec<i16>,
    next: Vec<i16>,
    distances: Vec<u8>,
    near: Vec<usize>,
}

impl Scratch {
    /// Zero activations with one token's room on either side, and each token's distance from the nearest candidate.
    fn reset(&mut self, facts: &[Facts]) {
        for buffer in [&mut self.now, &mut self.next] {
            buffer.clear();
            buffer.resize((facts.len() + WINDOW - 1) * WIDTH, 0);
        }
        distances(facts, &mut self.distances);
    }
}

/// Each token's distance from the nearest candidate, as far as it matters.
pub fn distances(facts: &[Facts], distances: &mut Vec<u8>) {
    const FAR: u8 = LAYERS as u8 + 1;
    distances.clear();
    let mut near = FAR;
    distances.extend(facts.iter().map(|fact| {
        near = if fact.candidate { 0 } else { (near + 1).min(FAR) };
        near
    }));
    let mut near = FAR;
    for (distance, fact) in distances.iter_mut().zip(facts).rev() {
        near = if fact.candidate { 0 } else { (near + 1).min(FAR) };
        *distance = near.min(*distance);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_sum_fits() {
        let greatest = i64::from(i16::MAX) * 127 * IN as i64;
        assert!(greatest < i64::from(i32::MAX));
    }

    #[test]
    fn only_tokens_near_candidates_are_near() {
        let fact = |candidate| Facts {
            word: crate::model::tables::Word::UNKNOWN,
            shape: 0,
            prefix: 0,
            suffix: 0,
            lists: 0,
            evidence: 0,
            candidate,
        };
        let facts = [false, false, true, false, false, false, false, false].map(fact);
        let mut near = Vec::new();
        distances(&facts, &mut near);
        assert_eq!(near, [2, 1, 0, 1, 2, 3, 4, 4]);
    }
}
