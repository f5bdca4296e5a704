//! The linear model's features: conjunctions of facts around a token, as hashes.

use std::ops::Range;

use super::features::{Facts, Reading};
use super::tables::{CHAIN_START, FEATURE_BITS, chain};
use crate::text::Document;

/// Stands for what lies before the first and after the last token of a paragraph.
const EDGE: u64 = 0x5bd1_e995;

/// Calls `feature` with the hash of each feature of candidate `index`, which lies in `run` and in `paragraph`. The same hash
/// may come twice.
pub fn each(
    document: &Document<'_>,
    reading: &Reading,
    paragraph: &Range<usize>,
    run: &Range<usize>,
    index: usize,
    feature: &mut impl FnMut(u32),
) {
    let window = Window::new(document, reading, paragraph, index);
    let mut template = 0;
    let mut emit = |values: &[u64]| {
        template += 1;
        let hash = values.iter().fold(chain(CHAIN_START, template), |hash, &value| chain(hash, value));
        feature((hash >> (64 - FEATURE_BITS)) as u32);
    };
    words(&window, &mut emit);
    spelling(document, index, &window, &mut emit);
    classes(&window, &mut emit);
    in_run(document, reading, paragraph, run, index, &window, &mut emit);
    bits(&window, feature);
}

/// A token and its two neighbors on either side.
struct Window {
    key: [u64; 5],
    fact: [Option<Facts>; 5],
}

impl Window {
    fn new(document: &Document<'_>, reading: &Reading, paragraph: &Range<usize>, index: usize) -> Self {
        let at = |offset: usize| (index + offset).checked_sub(2).filter(|index| paragraph.contains(index));
        Window {
            key: std::array::from_fn(|offset| at(offset).map_or(EDGE, |index| document.tokens[index].key)),
            fact: std::array::from_fn(|offset| at(offset).map(|index| reading.facts[index])),
        }
    }

    fn shape(&self, offset: usize) -> u64 {
        self.fact[offset].map_or(99, |fact| u64::from(fact.shape))
    }

    fn cluster(&self, offset: usize) -> u64 {
        self.fact[offset].map_or(999, |fact| u64::from(fact.word.cluster))
    }

    fn lists(&self, offset: usize) -> u64 {
        self.fact[offset].map_or(0, |fact| u64::from(fact.lists))
    }

    fn suffix(&self, offset: usize) -> u64 {
        self.fact[offset].map_or(9999, |fact| u64::from(fact.suffix))
    }

    fn here(&self) -> Facts {
        self.fact[2].expect("the token itself lies in its paragraph")
    }
}

fn words(window: &Window, emit: &mut impl FnMut(&[u64])) {
    let key = &window.key;
    emit(&[]);
    for word in key {
        emit(&[*word]);
    }
    emit(&[key[1], key[2]]);
    emit(&[key[2], key[3]]);
    emit(&[key[1], key[3]]);
    emit(&[key[0], key[1]]);
    emit(&[key[3], key[4]]);
    emit(&[key[2], window.shape(2)]);
    emit(&[key[1], window.shape(2)]);
    emit(&[key[3], window.shape(2)]);
}

fn spelling(document: &Document<'_>, index: usize, window: &Window, emit: &mut impl FnMut(&[u64])) {
    let word = document.word(index);
    let lower = |character: char| character.to_lowercase().next().unwrap_or(character);
    let mut forward = CHAIN_START;
    let mut characters = word.chars().map(lower);
    for _ in 0..4 {
        forward = chain(forward, characters.next().map_or(0, u64::from));
        emit(&[forward]);
    }
    let mut backward = CHAIN_START;
    let mut characters = word.chars().rev().map(lower);
    for _ in 0..4 {
        backward = chain(backward, characters.next().map_or(0, u64::from));
        emit(&[backward]);
    }
    emit(&[window.suffix(1)]);
    emit(&[window.suffix(3)]);
    emit(&[window.suffix(2), window.shape(1)]);
}

fn classes(window: &Window, emit: &mut impl FnMut(&[u64])) {
    let shape: [u64; 5] = std::array::from_fn(|offset| window.shape(offset));
    for value in shape {
        emit(&[value]);
    }
    emit(&[shape[1], shape[2]]);
    emit(&[shape[2], shape[3]]);
    emit(&[shape[1], shape[2], shape[3]]);
    emit(&[shape[0], shape[1], shape[2]]);
    emit(&[shape[2], shape[3], shape[4]]);
    let cluster: [u64; 5] = std::array::from_fn(|offset| window.cluster(offset));
    for value in cluster {
        emit(&[value]);
    }
    emit(&[cluster[1], cluster[2]]);
    emit(&[cluster[2], cluster[3]]);
    emit(&[cluster[1], cluster[3]]);
    emit(&[cluster[1], shape[2]]);
    emit(&[cluster[3], shape[2]]);
    emit(&[window.lists(2)]);
    emit(&[window.lists(2), window.lists(3)]);
    emit(&[window.lists(1), window.lists(2)]);
    let here = window.here();
    let (lowered, evidence) = (u64::from(here.word.lowered), u64::from(here.evidence));
    emit(&[lowered, shape[2]]);
    emit(&[lowered, evidence]);
    emit(&[evidence, shape[2]]);
    emit(&[window.lists(2), lowered]);
    emit(&[window.lists(2), evidence]);
}

/// Features of the run of candidates: what stands around it, and its first and last word.
fn in_run(
    document: &Document<'_>,
    reading: &Reading,
    paragraph: &Range<usize>,
    run: &Range<usize>,
    index: usize,
    window: &Window,
    emit: &mut impl FnMut(&[u64]),
) {
    let key = |index: usize| document.tokens[index].key;
    let before = if run.start > paragraph.start { key(run.start - 1) } else { EDGE };
    let after = if run.end < paragraph.end { key(run.end) } else { EDGE };
    let length = run.len().min(6) as u64;
    let from_start = (index - run.start).min(3) as u64;
    let from_end = (run.end - 1 - index).min(3) as u64;
    let last = run.end - 1;
    emit(&[before, from_start]);
    emit(&[after, from_end]);
    emit(&[before, after]);
    emit(&[before, length]);
    emit(&[length, from_start, window.shape(2)]);
    emit(&[key(last), from_end.min(1)]);
    emit(&[key(run.start), from_start.min(1)]);
    emit(&[u64::from(reading.facts[last].lists), length]);
    emit(&[u64::from(reading.facts[run.start].lists), length]);
    emit(&[before, window.cluster(2)]);
    emit(&[after, window.cluster(2)]);
}

/// One feature for every bit of the lists around and of the evidence.
fn bits(window: &Window, feature: &mut impl FnMut(u32)) {
    let mut one = |kind: u64, mut set: u64| {
        while set != 0 {
            let hash = chain(chain(CHAIN_START, 1000 + kind), u64::from(set.trailing_zeros()));
            feature((hash >> (64 - FEATURE_BITS)) as u32);
            set &= set - 1;
        }
    };
    for offset in 0..5 {
        one(offset as u64, window.lists(offset));
    }
    one(5, u64::from(window.here().evidence));
}
