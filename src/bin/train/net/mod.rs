//! The net's learner: softmax over the labels that a corpus allows, back-propagation by hand, Adam.
//!
//! All sums run in the order that is written here, and no function of the platform's mathematics library is called: the same
//! corpora and seed give the same bytes on every machine.

mod loss;
mod pack;

use std::ops::Range;

use copydesk::model::features::{AFFIXES, Facts};
use copydesk::model::format::Parts;
use copydesk::model::labels::LABELS;
use copydesk::model::network::{
    AFFIX_ROWS, CODES, LAYERS, PIECES, SMALL, STRETCH, STRETCHES, VECTOR, WIDTH, WINDOW, distances, small_rows,
};
use copydesk::model::tables::List;

use crate::arithmetic::{add_scaled, dot};
use crate::examples::{Example, FREE, Mask, Soft};
use crate::optimizer::Adam;
use crate::quantizer::{CODEBOOK_UNIT, quantize};
use crate::random::Random;
use loss::slopes;

const IN: usize = WIDTH * WINDOW;
const OUT: usize = WIDTH * PIECES;
const PROJECTION: usize = 0;
const AFFIX: usize = PROJECTION + VECTOR * WIDTH;
const BITS: usize = AFFIX + AFFIX_ROWS * WIDTH;
const LAYER: usize = BITS + SMALL * WIDTH;
const LAYER_SIZE: usize = IN * OUT + OUT;
const OUTPUT: usize = LAYER + LAYERS * LAYER_SIZE;
const CODEBOOK: usize = OUTPUT + WIDTH * LABELS + LABELS;
const PARAMETERS: usize = CODEBOOK + CODES * VECTOR;

/// Tokens that a layer is computed for at once, so that its weights are fetched once for all of them.
const BLOCK: usize = 8;
/// Candidates in a step, about.
const STEP: usize = 192;
/// Share of words that the net does not get to see.
const WORD_DROPOUT: f32 = 0.1;
/// Share of words whose lists of names it does not get to see: most names in the news are on no list.
const LIST_DROPOUT: f32 = 0.1;
const NAME_LISTS: u32 =
    List::First.bit() | List::Last.bit() | List::Place.bit() | List::Organization.bit() | List::Event.bit() | List::Geography.bit();
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
    soft: &'e [Soft],
    distances: Vec<u8>,
}

/// What the forward pass leaves for the backward pass.
#[derive(Default)]
struct Trace {
    facts: Vec<Facts>,
    states: Vec<Vec<f32>>,
    slopes: Vec<Vec<f32>>,
    chosen: Vec<Vec<bool>>,
    dropout: Vec<f32>,
}

/// A net that learns.
pub struct Learner {
    values: Vec<f32>,
    gradient: Vec<f32>,
    vectors: Vectors,
    random: Random,
    trace: Trace,
}

/// Where the vectors of words come from.
pub enum Vectors {
    /// They are given, and stay as they are.
    Whole(Vec<[f32; VECTOR]>),
    /// They are put together from a codebook, which is learned on.
    Coded(Vec<u8>),
}

/// Trains the net on quantized vectors and puts it into `parts`.
pub fn train(examples: &[&Example<'_>], vectors: &[[f32; VECTOR]], settings: &Settings, parts: &mut Parts) {
    let (codes, codebook) = quantize(vectors, settings.seed);
    let mut learner = Learner::new(Vectors::Coded(codes), settings.seed);
    learner.values[CODEBOOK..].iter_mut().zip(&codebook).for_each(|(value, step)| *value = f32::from(*step) * CODEBOOK_UNIT);
    learner.learn_all(examples, settings);
    parts.network = Some(learner.pack());
}

/// A net trained on `vectors`, of which the first is the unknown word's.
pub fn learn(examples: &[&Example<'_>], vectors: Vec<[f32; VECTOR]>, settings: &Settings) -> Learner {
    let mut learner = Learner::new(Vectors::Whole(vectors), settings.seed);
    learner.learn_all(examples, settings);
    learner
}

fn read<'e>(example: &'e Example<'_>, tokens: Range<usize>) -> Paragraph<'e> {
    let facts = &example.reading.facts[tokens.clone()];
    let mut near = Vec::new();
    distances(facts, &mut near);
    let soft = if example.soft.is_empty() { &[][..] } else { &example.soft[tokens.clone()] };
    Paragraph { facts, masks: &example.masks[tokens], soft, distances: near }
}

fn paragraphs<'e>(example: &'e Example<'_>) -> Vec<Paragraph<'e>> {
    example.document.paragraphs.iter().map(|paragraph| read(example, paragraph.tokens.clone())).filter(|p| p.candidates() > 0).collect()
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
    fn learn_all(&mut self, examples: &[&Example<'_>], settings: &Settings) {
        let paragraphs: Vec<Paragraph<'_>> = examples.iter().flat_map(|example| paragraphs(example)).collect();
        let mut order: Vec<usize> = (0..paragraphs.len()).collect();
        let candidates: usize = paragraphs.iter().map(|p| p.candidates()).sum();
        eprintln!("net: {} paragraphs, {candidates} candidates, {PARAMETERS} parameters", paragraphs.len());
        let mut optimizer = Adam::new(PARAMETERS, settings.rate, settings.epochs * candidates / STEP);
        for epoch in 0..settings.epochs {
            self.random.shuffle(&mut order);
            let (mut waiting, mut wrong) = (0, 0);
            for &index in &order {
                wrong += self.learn(&paragraphs[index]);
                waiting += paragraphs[index].candidates();
                if waiting >= STEP {
                    optimizer.step(&mut self.values, &mut self.gradient, waiting as f32);
                    waiting = 0;
                }
            }
            eprintln!("net: epoch {} of {}, {wrong} candidates wrong", epoch + 1, settings.epochs);
        }
    }

    fn new(vectors: Vectors, seed: u64) -> Self {
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

    /// Calls `with` for each candidate of `example` and its labels' scores.
    pub fn scores(&self, example: &Example<'_>, mut with: impl FnMut(usize, &[f32; LABELS])) {
        let mut trace = Trace::default();
        for tokens in example.document.paragraphs.iter().map(|paragraph| paragraph.tokens.clone()) {
            let paragraph = read(example, tokens.clone());
            trace.reset(paragraph.facts);
            self.forward(&paragraph, None, &mut trace);
            for at in paragraph.active(LAYERS) {
                with(tokens.start + at, &self.label(&trace.states[LAYERS][(at + 1) * WIDTH..(at + 2) * WIDTH]));
            }
        }
    }

    /// The labels' scores for a last state.
    fn label(&self, state: &[f32]) -> [f32; LABELS] {
        let mut scores = [0.0; LABELS];
        scores.copy_from_slice(&self.values[OUTPUT + WIDTH * LABELS..CODEBOOK]);
        for (unit, &value) in state.iter().enumerate() {
            add_scaled(&mut scores, &self.values[OUTPUT + unit * LABELS..][..LABELS], value);
        }
        scores
    }

    /// Adds the paragraph's gradient; how many candidates were wrong.
    fn learn(&mut self, paragraph: &Paragraph<'_>) -> usize {
        let mut trace = std::mem::take(&mut self.trace);
        trace.reset(paragraph.facts);
        let mut random = std::mem::replace(&mut self.random, Random::new(0));
        self.forward(paragraph, Some(&mut random), &mut trace);
        self.random = random;
        let wrong = self.judge(paragraph, &mut trace);
        self.backward(paragraph, &mut trace);
        self.trace = trace;
        wrong
    }

    /// The states of every layer; with `random`, some words and activations are dropped.
    fn forward(&self, paragraph: &Paragraph<'_>, mut random: Option<&mut Random>, trace: &mut Trace) {
        for at in paragraph.active(0) {
            if let Some(random) = random.as_deref_mut() {
                forget(&mut trace.facts[at], random);
            }
            let fact = &trace.facts[at];
            let state = &mut trace.states[0][(at + 1) * WIDTH..(at + 2) * WIDTH];
            for (dimension, &value) in self.vector(fact.word.row).iter().enumerate() {
                add_scaled(state, &self.values[PROJECTION + dimension * WIDTH..][..WIDTH], value);
            }
            embedded_rows(fact, |row| add_scaled(state, &self.values[row..row + WIDTH], 1.0));
            if let Some(random) = &mut random {
                let dropout = &mut trace.dropout[at * WIDTH..(at + 1) * WIDTH];
                random.dropout(DROPOUT, dropout);
                state.iter_mut().zip(dropout).for_each(|(state, keep)| *state *= *keep);
            }
        }
        for depth in 0..LAYERS {
            let layer = &self.values[LAYER + depth * LAYER_SIZE..][..LAYER_SIZE];
            let (before, after) = trace.states.split_at_mut(depth + 1);
            let tokens: Vec<usize> = paragraph.active(depth + 1).collect();
            for block in tokens.chunks(BLOCK) {
                let mut sums = [[0.0; OUT]; BLOCK];
                sums[..block.len()].iter_mut().for_each(|sums| sums.copy_from_slice(&layer[IN * OUT..]));
                for (input, row) in layer[..IN * OUT].chunks_exact(OUT).enumerate() {
                    sums.iter_mut().zip(block).for_each(|(sums, at)| add_scaled(sums, row, before[depth][at * WIDTH + input]));
                }
                for (sums, &at) in sums.iter().zip(block) {
                    let middle = &before[depth][(at + 1) * WIDTH..(at + 2) * WIDTH];
                    let chosen = &mut trace.chosen[depth][at * WIDTH..(at + 1) * WIDTH];
                    let next = &mut after[0][(at + 1) * WIDTH..(at + 2) * WIDTH];
                    for unit in 0..WIDTH {
                        chosen[unit] = sums[WIDTH + unit] > sums[unit];
                        next[unit] = middle[unit] + sums[unit].max(sums[WIDTH + unit]);
                    }
                }
            }
        }
    }

    /// The labels' probabilities against those that are allowed: slopes of the last states and of the output's weights.
    fn judge(&mut self, paragraph: &Paragraph<'_>, trace: &mut Trace) -> usize {
        let mut wrong = 0;
        for at in paragraph.active(LAYERS) {
            let soft = paragraph.soft.get(at).filter(|soft| soft.iter().any(|&share| share > 0));
            if paragraph.masks[at] == FREE && soft.is_none() {
                continue;
            }
            let state = &trace.states[LAYERS][(at + 1) * WIDTH..(at + 2) * WIDTH];
            let (slopes, right) = slopes(&self.label(state), paragraph.masks[at], soft);
            wrong += usize::from(!right);
            for (unit, &value) in state.iter().enumerate() {
                let row = OUTPUT + unit * LABELS..OUTPUT + (unit + 1) * LABELS;
                trace.slopes[LAYERS][(at + 1) * WIDTH + unit] += dot(&self.values[row.clone()], &slopes);
                add_scaled(&mut self.gradient[row], &slopes, value);
            }
            add_scaled(&mut self.gradient[OUTPUT + WIDTH * LABELS..CODEBOOK], &slopes, 1.0);
        }
        wrong
    }

    fn backward(&mut self, paragraph: &Paragraph<'_>, trace: &mut Trace) {
        for depth in (0..LAYERS).rev() {
            let start = LAYER + depth * LAYER_SIZE;
            let (before, after) = trace.slopes.split_at_mut(depth + 1);
            let tokens: Vec<usize> = paragraph.active(depth + 1).collect();
            let layer = &self.values[start..start + IN * OUT];
            let (gradient, constants) = self.gradient[start..start + LAYER_SIZE].split_at_mut(IN * OUT);
            for block in tokens.chunks(BLOCK) {
                let mut sums = [[0.0; OUT]; BLOCK];
                for (sums, &at) in sums.iter_mut().zip(block) {
                    let slope = &after[0][(at + 1) * WIDTH..(at + 2) * WIDTH];
                    for unit in 0..WIDTH {
                        sums[if trace.chosen[depth][at * WIDTH + unit] { WIDTH + unit } else { unit }] = slope[unit];
                        before[depth][(at + 1) * WIDTH + unit] += slope[unit];
                    }
                    add_scaled(constants, sums, 1.0);
                }
                for (input, (row, gradient)) in layer.chunks_exact(OUT).zip(gradient.chunks_exact_mut(OUT)).enumerate() {
                    for (sums, at) in sums.iter().zip(block) {
                        before[depth][at * WIDTH + input] += dot(row, sums);
                        add_scaled(gradient, sums, trace.states[depth][at * WIDTH + input]);
                    }
                }
            }
        }
        for at in paragraph.active(0) {
            let mut slope = [0.0; WIDTH];
            let dropout = &trace.dropout[at * WIDTH..(at + 1) * WIDTH];
            let outer = &trace.slopes[0][(at + 1) * WIDTH..(at + 2) * WIDTH];
            slope.iter_mut().zip(outer.iter().zip(dropout)).for_each(|(slope, (outer, keep))| *slope = outer * keep);
            let fact = &trace.facts[at];
            let vector = self.vector(fact.word.row);
            self.learn_vector(fact.word.row, &slope);
            for (dimension, &value) in vector.iter().enumerate() {
                add_scaled(&mut self.gradient[PROJECTION + dimension * WIDTH..][..WIDTH], &slope, value);
            }
            embedded_rows(fact, |row| add_scaled(&mut self.gradient[row..row + WIDTH], &slope, 1.0));
        }
    }

    fn vector(&self, row: u16) -> [f32; VECTOR] {
        match &self.vectors {
            Vectors::Whole(vectors) => vectors[row as usize],
            Vectors::Coded(codes) => {
                let codes = &codes[row as usize * STRETCHES..][..STRETCHES];
                std::array::from_fn(|at| self.values[entry(at / STRETCH, codes[at / STRETCH]) + at % STRETCH])
            }
        }
    }

    /// Adds the gradient of a word's codes.
    fn learn_vector(&mut self, row: u16, slope: &[f32; WIDTH]) {
        let Vectors::Coded(codes) = &self.vectors else { return };
        let codes = &codes[row as usize * STRETCHES..][..STRETCHES];
        for dimension in 0..VECTOR {
            let change = dot(&self.values[PROJECTION + dimension * WIDTH..][..WIDTH], slope);
            self.gradient[entry(dimension / STRETCH, codes[dimension / STRETCH]) + dimension % STRETCH] += change;
        }
    }
}

/// Where the codebook's vector of a code begins.
fn entry(stretch: usize, code: u8) -> usize {
    CODEBOOK + (stretch * CODES + code as usize) * STRETCH
}

/// Takes at times from the learner what it would not know of a new name.
fn forget(fact: &mut Facts, random: &mut Random) {
    if random.unit() < WORD_DROPOUT {
        fact.word.row = 0;
    }
    if random.unit() < LIST_DROPOUT {
        fact.lists &= !(NAME_LISTS | NAME_LISTS << 16);
    }
}

/// Where the rows of a token's affixes and bits begin.
fn embedded_rows(fact: &Facts, mut row: impl FnMut(usize)) {
    row(AFFIX + fact.prefix as usize * WIDTH);
    row(AFFIX + (AFFIXES + fact.suffix as usize) * WIDTH);
    small_rows(fact, |small| row(BITS + small * WIDTH));
}

impl Trace {
    fn reset(&mut self, facts: &[Facts]) {
        let tokens = facts.len();
        let padded = (tokens + WINDOW - 1) * WIDTH;
        self.facts.clear();
        self.facts.extend_from_slice(facts);
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
