//! The net's learner: softmax over the labels that a corpus allows, back-propagation by hand, Adam.
//!
//! All sums run in the order that is written here, and no function of the platform's mathematics library is called: the same
//! corpora and seed give the same bytes on every machine.

use std::ops::Range;

use copydesk::model::features::{AFFIXES, Facts};
use copydesk::model::format::Parts;
use copydesk::model::labels::LABELS;
use copydesk::model::network::{
    AFFIX_ROWS, CODES, LAYERS, Matrix, ONE, PIECES, Packed, SMALL, STRETCH, STRETCHES, VECTOR, WIDTH, WINDOW, distances, small_rows,
};

use crate::arithmetic::{add_scaled, dot, exp};
use crate::examples::{Example, FREE, Mask};
use crate::optimizer::Adam;
use crate::quantizer::{CODEBOOK_UNIT, quantize};
use crate::random::Random;
use crate::vocabulary::Vector;

const IN: usize = WIDTH * WINDOW;
const OUT: usize = WIDTH * PIECES;
const PROJECTION: usize = 0;
const AFFIX: usize = PROJECTION + VECTOR * WIDTH;
const BITS: usize = AFFIX + AFFIX_ROWS * WIDTH;
const LAYER: usize = BITS + SMALL * WIDTH;
const LAYER_SIZE: usize = IN * OUT + OUT;
const OUTPUT: usize = LAYER + LAYERS * LAYER_SIZE;
const PARAMETERS: usize = OUTPUT + WIDTH * LABELS + LABELS;

/// Candidates in a step, about.
const STEP: usize = 192;
/// Share of words that the net does not get to see.
const WORD_DROPOUT: f32 = 0.1;
/// Share of activations that are set to zero, in 256ths.
const DROPOUT: u8 = 40;

pub struct Settings {
    pub epochs: usize,
    pub seed: u64,
    pub rate: f32,
}

/// A paragraph to learn from.
struct Paragraph<'e> {
    facts: &'e [Facts],
    masks: &'e [Mask],
    distances: Vec<u8>,
}

/// What the forward pass leaves for the backward pass.
#[derive(Default)]
struct Trace {
    words: Vec<u16>,
    states: Vec<Vec<f32>>,
    slopes: Vec<Vec<f32>>,
    chosen: Vec<Vec<bool>>,
    dropout: Vec<f32>,
}

struct Learner {
    values: Vec<f32>,
    gradient: Vec<f32>,
    vectors: Vec<[f32; VECTOR]>,
    random: Random,
    trace: Trace,
}

/// Trains the net and puts it into `parts`.
pub fn train(examples: &[Example<'_>], vectors: &[Vector], settings: &Settings, parts: &mut Parts) {
    let (codes, codebook) = quantize(vectors, settings.seed);
    let mut learner = Learner::new(decoded(&codes, &codebook), settings.seed);
    let paragraphs: Vec<Paragraph<'_>> = examples.iter().flat_map(paragraphs).collect();
    let mut order: Vec<usize> = (0..paragraphs.len()).collect();
    let candidates: usize = paragraphs.iter().map(|p| p.candidates()).sum();
    eprintln!("net: {} paragraphs, {candidates} candidates, {PARAMETERS} parameters", paragraphs.len());
    let mut optimizer = Adam::new(PARAMETERS, settings.rate, settings.epochs * candidates / STEP);
    for epoch in 0..settings.epochs {
        learner.random.shuffle(&mut order);
        let (mut waiting, mut wrong) = (0, 0);
        for &index in &order {
            wrong += learner.learn(&paragraphs[index]);
            waiting += paragraphs[index].candidates();
            if waiting >= STEP {
                optimizer.step(&mut learner.values, &mut learner.gradient, waiting as f32);
                waiting = 0;
            }
        }
        eprintln!("net: epoch {} of {}, {wrong} candidates wrong", epoch + 1, settings.epochs);
    }
    parts.network = Some(learner.pack(codes, codebook));
}

fn decoded(codes: &[u8], codebook: &[i8]) -> Vec<[f32; VECTOR]> {
    let value = |word: &[u8], at: usize| {
        let (stretch, inside) = (at / STRETCH, at % STRETCH);
        f32::from(codebook[(stretch * CODES + word[stretch] as usize) * STRETCH + inside]) * CODEBOOK_UNIT
    };
    codes.chunks(STRETCHES).map(|word| std::array::from_fn(|at| value(word, at))).collect()
}

fn paragraphs<'e>(example: &'e Example<'_>) -> Vec<Paragraph<'e>> {
    let read = |tokens: Range<usize>| {
        let facts = &example.reading.facts[tokens.clone()];
        let mut near = Vec::new();
        distances(facts, &mut near);
        Paragraph { facts, masks: &example.masks[tokens], distances: near }
    };
    example.document.paragraphs.iter().map(|paragraph| read(paragraph.tokens.clone())).filter(|p| p.candidates() > 0).collect()
}

impl Paragraph<'_> {
    fn candidates(&self) -> usize {
        self.distances.iter().filter(|&&distance| distance == 0).count()
    }

    /// Tokens whose state after `depth` layers matters.
    fn active(&self, depth: usize) -> impl Iterator<Item = usize> {
        let most = (LAYERS - depth) as u8;
        self.distances.iter().enumerate().filter(move |(_, distance)| **distance <= most).map(|(at, _)| at)
    }
}

impl Learner {
    fn new(vectors: Vec<[f32; VECTOR]>, seed: u64) -> Self {
        let mut random = Random::new(seed ^ 0x6e65_7400);
        let mut values = vec![0.0; PARAMETERS];
        let mut spread =
            |range: Range<usize>, size: f32| values[range].iter_mut().for_each(|value| *value = (random.unit() * 2.0 - 1.0) * size);
        spread(PROJECTION..AFFIX, 0.15);
        spread(AFFIX..LAYER, 0.1);
        for layer in 0..LAYERS {
            let start = LAYER + layer * LAYER_SIZE;
            spread(start..start + IN * OUT, 0.08);
        }
        spread(OUTPUT..OUTPUT + WIDTH * LABELS, 0.1);
        Learner { values, gradient: vec![0.0; PARAMETERS], vectors, random, trace: Trace::default() }
    }

    /// Adds the paragraph's gradient; how many candidates were wrong.
    fn learn(&mut self, paragraph: &Paragraph<'_>) -> usize {
        let mut trace = std::mem::take(&mut self.trace);
        trace.reset(paragraph.facts.len());
        self.forward(paragraph, &mut trace);
        let wrong = self.judge(paragraph, &mut trace);
        self.backward(paragraph, &mut trace);
        self.trace = trace;
        wrong
    }

    fn forward(&mut self, paragraph: &Paragraph<'_>, trace: &mut Trace) {
        for at in paragraph.active(0) {
            let fact = &paragraph.facts[at];
            trace.words[at] = if self.random.unit() < WORD_DROPOUT { 0 } else { fact.word.row };
            let state = &mut trace.states[0][(at + 1) * WIDTH..(at + 2) * WIDTH];
            for (dimension, &value) in self.vectors[trace.words[at] as usize].iter().enumerate() {
                add_scaled(state, &self.values[PROJECTION + dimension * WIDTH..][..WIDTH], value);
            }
            embedded_rows(fact, |row| add_scaled(state, &self.values[row..row + WIDTH], 1.0));
            let dropout = &mut trace.dropout[at * WIDTH..(at + 1) * WIDTH];
            self.random.dropout(DROPOUT, dropout);
            state.iter_mut().zip(dropout).for_each(|(state, keep)| *state *= *keep);
        }
        for depth in 0..LAYERS {
            let layer = &self.values[LAYER + depth * LAYER_SIZE..][..LAYER_SIZE];
            let (before, after) = trace.states.split_at_mut(depth + 1);
            for at in paragraph.active(depth + 1) {
                let window = &before[depth][at * WIDTH..at * WIDTH + IN];
                let mut sums = [0.0; OUT];
                sums.copy_from_slice(&layer[IN * OUT..]);
                window.iter().enumerate().for_each(|(input, &value)| add_scaled(&mut sums, &layer[input * OUT..][..OUT], value));
                let chosen = &mut trace.chosen[depth][at * WIDTH..(at + 1) * WIDTH];
                let next = &mut after[0][(at + 1) * WIDTH..(at + 2) * WIDTH];
                for unit in 0..WIDTH {
                    chosen[unit] = sums[WIDTH + unit] > sums[unit];
                    next[unit] = window[WIDTH + unit] + sums[unit].max(sums[WIDTH + unit]);
                }
            }
        }
    }

    /// The labels' probabilities against those that are allowed: slopes of the last states and of the output's weights.
    fn judge(&mut self, paragraph: &Paragraph<'_>, trace: &mut Trace) -> usize {
        let mut wrong = 0;
        for at in paragraph.active(LAYERS) {
            if paragraph.masks[at] == FREE {
                continue;
            }
            let state = &trace.states[LAYERS][(at + 1) * WIDTH..(at + 2) * WIDTH];
            let mut scores = [0.0; LABELS];
            scores.copy_from_slice(&self.values[OUTPUT + WIDTH * LABELS..]);
            state
                .iter()
                .enumerate()
                .for_each(|(unit, &value)| add_scaled(&mut scores, &self.values[OUTPUT + unit * LABELS..][..LABELS], value));
            let (slopes, right) = slopes(&scores, paragraph.masks[at]);
            wrong += usize::from(!right);
            for (unit, &value) in state.iter().enumerate() {
                let row = OUTPUT + unit * LABELS..OUTPUT + (unit + 1) * LABELS;
                trace.slopes[LAYERS][(at + 1) * WIDTH + unit] += dot(&self.values[row.clone()], &slopes);
                add_scaled(&mut self.gradient[row], &slopes, value);
            }
            add_scaled(&mut self.gradient[OUTPUT + WIDTH * LABELS..], &slopes, 1.0);
        }
        wrong
    }

    fn backward(&mut self, paragraph: &Paragraph<'_>, trace: &mut Trace) {
        for depth in (0..LAYERS).rev() {
            let start = LAYER + depth * LAYER_SIZE;
            let (before, after) = trace.slopes.split_at_mut(depth + 1);
            for at in paragraph.active(depth + 1) {
                let slope = &after[0][(at + 1) * WIDTH..(at + 2) * WIDTH];
                let mut sums = [0.0; OUT];
                for unit in 0..WIDTH {
                    sums[if trace.chosen[depth][at * WIDTH + unit] { WIDTH + unit } else { unit }] = slope[unit];
                    before[depth][(at + 1) * WIDTH + unit] += slope[unit];
                }
                let window = &trace.states[depth][at * WIDTH..at * WIDTH + IN];
                let layer = &self.values[start..start + IN * OUT];
                let gradient = &mut self.gradient[start..start + LAYER_SIZE];
                for (input, &value) in window.iter().enumerate() {
                    before[depth][at * WIDTH + input] += dot(&layer[input * OUT..][..OUT], &sums);
                    add_scaled(&mut gradient[input * OUT..][..OUT], &sums, value);
                }
                add_scaled(&mut gradient[IN * OUT..], &sums, 1.0);
            }
        }
        for at in paragraph.active(0) {
            let mut slope = [0.0; WIDTH];
            let dropout = &trace.dropout[at * WIDTH..(at + 1) * WIDTH];
            let outer = &trace.slopes[0][(at + 1) * WIDTH..(at + 2) * WIDTH];
            slope.iter_mut().zip(outer.iter().zip(dropout)).for_each(|(slope, (outer, keep))| *slope = outer * keep);
            for (dimension, &value) in self.vectors[trace.words[at] as usize].iter().enumerate() {
                add_scaled(&mut self.gradient[PROJECTION + dimension * WIDTH..][..WIDTH], &slope, value);
            }
            embedded_rows(&paragraph.facts[at], |row| add_scaled(&mut self.gradient[row..row + WIDTH], &slope, 1.0));
        }
    }

    /// The net with 8-bit weights (affixes: 4-bit).
    fn pack(&self, codes: Vec<u8>, codebook: Vec<i8>) -> Packed {
        let one = ONE as f32;
        let table = |start: usize| move |row: usize, column: usize| self.values[start + row * WIDTH + column];
        let layer = |depth: usize| {
            let start = LAYER + depth * LAYER_SIZE;
            let output = |row: usize| row % PIECES * WIDTH + row / PIECES;
            matrix(
                OUT,
                IN,
                127.0,
                1.0,
                |row, column| self.values[start + column * OUT + output(row)],
                |row| (self.values[start + IN * OUT + output(row)] * one) as i32,
            )
        };
        Packed {
            codes,
            codebook,
            projection: matrix(
                WIDTH,
                VECTOR,
                127.0,
                CODEBOOK_UNIT * one,
                |row, column| self.values[PROJECTION + column * WIDTH + row],
                |_| 0,
            ),
            affixes: matrix(AFFIX_ROWS, WIDTH, 7.0, 1.0, table(AFFIX), |_| 0),
            small: matrix(SMALL, WIDTH, 127.0, 1.0, table(BITS), |_| 0),
            layers: (0..LAYERS).map(layer).collect(),
            output: matrix(
                LABELS,
                WIDTH,
                127.0,
                1.0,
                |row, column| self.values[OUTPUT + column * LABELS + row],
                |row| (self.values[OUTPUT + WIDTH * LABELS + row] * one) as i32,
            ),
        }
    }
}

/// A matrix whose rows are quantized to whole steps up to `most`; a step counts `unit` times in its scale.
fn matrix(
    rows: usize,
    columns: usize,
    most: f32,
    unit: f32,
    value: impl Fn(usize, usize) -> f32,
    constant: impl Fn(usize) -> i32,
) -> Matrix {
    const SCALE: f32 = (1 << 20) as f32;
    let mut matrix = Matrix::default();
    for row in 0..rows {
        let largest = (0..columns).map(|column| value(row, column).abs()).fold(1e-6, f32::max);
        let step = largest / most;
        matrix.weights.extend((0..columns).map(|column| (value(row, column) / step).round() as i8));
        matrix.scales.push((step * unit * SCALE).round() as i32);
        matrix.constants.push(constant(row));
    }
    matrix
}

/// Where the rows of a token's affixes and bits begin.
fn embedded_rows(fact: &Facts, mut row: impl FnMut(usize)) {
    row(AFFIX + fact.prefix as usize * WIDTH);
    row(AFFIX + (AFFIXES + fact.suffix as usize) * WIDTH);
    small_rows(fact, |small| row(BITS + small * WIDTH));
}

/// Probability less the share of it that is allowed, for each label; whether the most probable label is allowed.
fn slopes(scores: &[f32; LABELS], mask: Mask) -> ([f32; LABELS], bool) {
    let greatest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let allowed = |label: usize| mask >> label & 1 == 1;
    let weights: [f32; LABELS] = std::array::from_fn(|label| exp(scores[label] - greatest));
    let all: f32 = weights.iter().sum();
    let good: f32 = (0..LABELS).filter(|&label| allowed(label)).map(|label| weights[label]).sum::<f32>().max(1e-12);
    let slope = |label: usize| weights[label] / all - if allowed(label) { weights[label] / good } else { 0.0 };
    let best = (0..LABELS).find(|&label| scores[label] == greatest).unwrap_or(0);
    (std::array::from_fn(slope), allowed(best))
}

impl Trace {
    fn reset(&mut self, tokens: usize) {
        let padded = (tokens + WINDOW - 1) * WIDTH;
        self.words.clear();
        self.words.resize(tokens, 0);
        self.dropout.resize(tokens * WIDTH, 0.0);
        for tables in [&mut self.states, &mut self.slopes] {
            tables.resize(LAYERS + 1, Vec::new());
            for table in tables {
                table.clear();
                table.resize(padded, 0.0);
            }
        }
        self.chosen.resize(LAYERS, Vec::new());
        self.chosen.iter_mut().for_each(|chosen| chosen.resize(tokens * WIDTH, false));
    }
}
