//! Paragraphs that repeat an earlier one, word for word or nearly.
//!
//! Linear: an exact repetition is found by a key of all its words. For a near one each paragraph leaves a few samples of its word
//! pairs (the smallest of their hashes, as in min-hashing) in a table; a paragraph that meets enough samples of an earlier one is compared
//! with that one alone, word by word.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::{Document, TokenKind};
use crate::analysis::ParagraphKind;
use crate::lexicon::{KeyHash, chain};

/// A shorter paragraph is a refrain, a heading or a list item: it may stand twice.
const CONTENT_WORDS: usize = 8;
/// Letters of the shortest word that counts as content.
const CONTENT_LETTERS: usize = 4;
/// Samples that a paragraph leaves.
const SAMPLES: usize = 8;
/// Samples that must be met before two paragraphs are compared.
const MET: usize = 3;
/// Share of word pairs that near repetitions have in common, of all pairs of either.
const ALIKE: f64 = 0.8;

/// Sets `duplicate_of` of paragraphs that repeat an earlier one.
pub fn mark(document: &mut Document<'_>) {
    mark_long(document);
    for index in 1..document.paragraphs.len() {
        mark_beside(document, index, index - 1, 1);
    }
    for index in (1..document.paragraphs.len()).rev() {
        mark_beside(document, index - 1, index, -1);
    }
}

/// Marks a short paragraph that stands beside a repeated one as it stood there: `step` from it.
fn mark_beside(document: &mut Document<'_>, index: usize, beside: usize, step: isize) {
    let paragraphs = &document.paragraphs;
    let original = paragraphs[beside].duplicate_of.and_then(|original| original.checked_add_signed(step));
    let Some(original) = original.filter(|original| *original < index && paragraphs[index].duplicate_of.is_none()) else { return };
    let keys = |paragraph: usize| document.tokens[paragraphs[paragraph].tokens.clone()].iter().map(|token| token.key);
    if keys(index).eq(keys(original)) {
        document.paragraphs[index].duplicate_of = Some(original);
    }
}

fn mark_long(document: &mut Document<'_>) {
    let mut seen = Seen::default();
    for index in 0..document.paragraphs.len() {
        let paragraph = &document.paragraphs[index];
        if paragraph.kind == ParagraphKind::Item {
            continue;
        }
        let Some(words) = words(document, paragraph.tokens.clone()) else { continue };
        document.paragraphs[index].duplicate_of = seen.earlier(words, index);
    }
}

/// The words of a paragraph in order, if enough of them carry content.
fn words(document: &Document<'_>, tokens: Range<usize>) -> Option<Vec<u64>> {
    let words = || document.tokens[tokens.clone()].iter().filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number));
    let content = words().filter(|token| token.span.len() as usize >= CONTENT_LETTERS).take(CONTENT_WORDS).count();
    (content == CONTENT_WORDS).then(|| words().map(|token| token.key).collect())
}

/// What earlier paragraphs left.
#[derive(Default)]
struct Seen {
    exact: HashMap<u64, usize, KeyHash>,
    samples: HashMap<u64, usize, KeyHash>,
    pairs: HashMap<usize, HashSet<u64, KeyHash>, KeyHash>,
}

impl Seen {
    /// The first earlier paragraph that says the same as `words`; else remembers it under `index`.
    fn earlier(&mut self, words: Vec<u64>, index: usize) -> Option<usize> {
        let whole = words.iter().fold(0, |state, key| chain(state, *key));
        if let Some(original) = self.exact.get(&whole) {
            return Some(*original);
        }
        let pairs: HashSet<u64, KeyHash> = words.windows(2).map(|pair| chain(pair[0], pair[1])).collect();
        let samples = smallest(&pairs);
        let original = self.candidate(&samples).filter(|original| alike(&pairs, &self.pairs[original]));
        self.exact.insert(whole, original.unwrap_or(index));
        if original.is_none() {
            for sample in samples {
                self.samples.entry(sample).or_insert(index);
            }
            self.pairs.insert(index, pairs);
        }
        original
    }

    /// The paragraph that left most of these samples.
    fn candidate(&self, samples: &[u64]) -> Option<usize> {
        let mut met: Vec<usize> = samples.iter().filter_map(|sample| self.samples.get(sample).copied()).collect();
        met.sort_unstable();
        met.chunk_by(|a, b| a == b).filter(|run| run.len() >= MET).max_by_key(|run| run.len()).map(|run| run[0])
    }
}

fn smallest(pairs: &HashSet<u64, KeyHash>) -> Vec<u64> {
    let mut samples: Vec<u64> = pairs.iter().copied().collect();
    if samples.len() > SAMPLES {
        samples.select_nth_unstable(SAMPLES);
        samples.truncate(SAMPLES);
    }
    samples
}

fn alike(one: &HashSet<u64, KeyHash>, other: &HashSet<u64, KeyHash>) -> bool {
    let common = one.intersection(other).count();
    common as f64 >= ALIKE * (one.len() + other.len() - common) as f64
}
