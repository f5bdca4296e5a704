//! The linear model's learner: an averaged structured perceptron over partial labels. Where a corpus leaves open what a token
//! is, the best sequence among those that it allows is taken for the truth.

use std::collections::BTreeMap;

use copydesk::model::decode::{self, KINDS, NO_KIND, Scores, Transitions};
use copydesk::model::format::Parts;
use copydesk::model::labels::{OUTSIDE, PLACES, Place, parts as label_parts};
use copydesk::model::linear::{OUTPUTS, Sums, spread};
use copydesk::model::templates;

use crate::examples::{Example, Mask};
use crate::random::Random;

/// Steps of a quantized weight on either side of zero.
const STEPS: f64 = 3.0;
/// Weights of less than this many steps are left out: they fill the file, and measured they earn nothing.
const LEAST: f64 = 0.75;
/// What a step is worth beside the net's scores; half as much and twice as much are as good.
const WORTH: i32 = 200;

/// Features seen less often than this are dropped.
const RARE: u32 = 3;

pub struct Settings {
    pub epochs: usize,
    pub features: usize,
    pub seed: u64,
}

/// A run of candidates: the features of each token, and the labels that it may have.
struct Run {
    features: Vec<Vec<u32>>,
    masks: Vec<Mask>,
}

/// Integer weights with what is needed for their average over all steps.
struct Learner {
    weights: Vec<[i32; OUTPUTS]>,
    totals: Vec<[i64; OUTPUTS]>,
    transitions: Transitions,
    transition_totals: [[i64; KINDS]; KINDS],
    step: i64,
}

/// Trains the linear model and puts it into `parts`.
pub fn train(examples: &[&Example<'_>], settings: &Settings, parts: &mut Parts) {
    let (mut runs, hashes) = collect(examples);
    eprintln!("linear: {} runs, {} features", runs.len(), hashes.len());
    let first = learn(&runs, hashes.len(), 3, settings.seed);
    let kept = strongest(&first, &runs, settings.features);
    let hashes = narrow(&mut runs, &kept, &hashes);
    let last = learn(&runs, hashes.len(), settings.epochs, settings.seed);
    last.store(hashes, parts);
}

/// The runs with features as row numbers, and the hash of each row.
fn collect(examples: &[&Example<'_>]) -> (Vec<Run>, Vec<u32>) {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    let mut runs = Vec::new();
    for example in examples {
        for run in &example.reading.runs {
            let paragraph = example.paragraph(run);
            let mut features = Vec::with_capacity(run.len());
            for index in run.clone() {
                let mut here = Vec::with_capacity(100);
                templates::each(&example.document, &example.reading, &paragraph, run, index, &mut |feature| here.push(feature));
                here.iter().for_each(|&feature| *counts.entry(feature).or_default() += 1);
                features.push(here);
            }
            runs.push(Run { features, masks: example.masks[run.clone()].to_vec() });
        }
    }
    let hashes: Vec<u32> = counts.into_iter().filter(|(_, count)| *count >= RARE).map(|(hash, _)| hash).collect();
    let mut row_of = vec![u32::MAX; 1 << copydesk::model::tables::FEATURE_BITS];
    hashes.iter().enumerate().for_each(|(row, &hash)| row_of[hash as usize] = row as u32);
    replace(&mut runs, &row_of);
    (runs, hashes)
}

fn replace(runs: &mut [Run], row_of: &[u32]) {
    for features in runs.iter_mut().flat_map(|run| &mut run.features) {
        features.iter_mut().for_each(|feature| *feature = row_of[*feature as usize]);
        features.retain(|&row| row != u32::MAX);
        features.shrink_to_fit();
    }
}

fn learn(runs: &[Run], features: usize, epochs: usize, seed: u64) -> Learner {
    let mut learner = Learner::new(features);
    let mut order: Vec<usize> = (0..runs.len()).collect();
    let mut random = Random::new(seed);
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        let wrong = order.iter().filter(|&&run| learner.update(&runs[run])).count();
        eprintln!("linear: epoch {} of {epochs}, {wrong} runs wrong", epoch + 1);
    }
    learner.finish();
    learner
}

impl Learner {
    fn new(features: usize) -> Self {
        Learner {
            weights: vec![[0; OUTPUTS]; features],
            totals: vec![[0; OUTPUTS]; features],
            transitions: [[0; KINDS]; KINDS],
            transition_totals: [[0; KINDS]; KINDS],
            step: 0,
        }
    }

    /// Learns from one run; whether its labels were wrong.
    fn update(&mut self, run: &Run) -> bool {
        self.step += 1;
        let scores: Vec<Scores> = run.features.iter().map(|features| self.scores(features)).collect();
        let found = decode::best(&scores, &self.transitions);
        if found.iter().zip(&run.masks).all(|(&label, mask)| mask >> label & 1 == 1) {
            return false;
        }
        let truth = decode::best(&allowed(&scores, &run.masks), &self.transitions);
        if !truth.iter().zip(&run.masks).all(|(&label, mask)| mask >> label & 1 == 1) {
            return false;
        }
        for (at, features) in run.features.iter().enumerate() {
            if truth[at] != found[at] {
                self.add(features, truth[at], 1);
                self.add(features, found[at], -1);
            }
        }
        self.add_transitions(&truth, 1);
        self.add_transitions(&found, -1);
        true
    }

    fn scores(&self, features: &[u32]) -> Scores {
        let mut sums: Sums = [0; OUTPUTS];
        for &feature in features {
            sums.iter_mut().zip(&self.weights[feature as usize]).for_each(|(sum, weight)| *sum += weight);
        }
        spread(&sums)
    }

    fn add(&mut self, features: &[u32], label: usize, change: i32) {
        let total = i64::from(change) * self.step;
        for &feature in features {
            let (weights, totals) = (&mut self.weights[feature as usize], &mut self.totals[feature as usize]);
            for output in outputs(label) {
                weights[output] += change;
                totals[output] += total;
            }
        }
    }

    fn add_transitions(&mut self, labels: &[usize], change: i32) {
        for (before, after) in transitions(labels) {
            self.transitions[before][after] += change;
            self.transition_totals[before][after] += i64::from(change) * self.step;
        }
    }

    /// From "change times the step it came at" to the sum over all steps.
    fn finish(&mut self) {
        let steps = self.step + 1;
        for (totals, weights) in self.totals.iter_mut().zip(&self.weights) {
            totals.iter_mut().zip(weights).for_each(|(total, &weight)| *total = steps * i64::from(weight) - *total);
        }
        for (totals, weights) in self.transition_totals.iter_mut().zip(&self.transitions) {
            totals.iter_mut().zip(weights).for_each(|(total, &weight)| *total = steps * i64::from(weight) - *total);
        }
    }

    /// Quantizes the averages.
    fn store(&self, hashes: Vec<u32>, parts: &mut Parts) {
        let average = |total: i64| total as f64 / (self.step + 1) as f64;
        let unit = Self::step_size(self.totals.iter().flatten().map(|&total| average(total)));
        let steps = |total: i64| average(total) / unit;
        let kept = |steps: f64| if steps.abs() < LEAST { 0.0 } else { steps };
        let quantize = |&total: &i64| kept(steps(total)).round().clamp(-127.0, 127.0) as i8;
        parts.features = hashes;
        parts.weights = self.totals.iter().map(|row| std::array::from_fn(|output| quantize(&row[output]))).collect();
        parts.transitions =
            self.transition_totals.iter().flatten().map(|&total| (steps(total) * f64::from(WORTH)).round() as i32).collect();
        parts.unit = WORTH;
    }

    /// What one quantized weight stands for: all but the largest one in a thousand lie within [`STEPS`].
    fn step_size(values: impl Iterator<Item = f64>) -> f64 {
        let mut sizes: Vec<f64> = values.map(f64::abs).collect();
        sizes.sort_by(f64::total_cmp);
        let at = sizes.len() - 1 - sizes.len() / 1000;
        (sizes[at] / STEPS).max(f64::MIN_POSITIVE)
    }
}

fn outputs(label: usize) -> impl Iterator<Item = usize> {
    let (first, second) = match label {
        OUTSIDE => (0, None),
        _ => {
            let (kind, place) = label_parts(label);
            (1 + place as usize, Some(1 + PLACES.len() + kind))
        }
    };
    [Some(first), second].into_iter().flatten()
}

fn allowed(scores: &[Scores], masks: &[Mask]) -> Vec<Scores> {
    const FORBIDDEN: i32 = -(1 << 24);
    let row =
        |(scores, mask): (&Scores, &Mask)| std::array::from_fn(|label| if mask >> label & 1 == 1 { scores[label] } else { FORBIDDEN });
    scores.iter().zip(masks).map(row).collect()
}

/// The pairs of kinds that a sequence goes through, its edges with them.
fn transitions(labels: &[usize]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::with_capacity(labels.len() + 1);
    let mut before = NO_KIND;
    for &label in labels {
        let (kind, begins) = match label {
            OUTSIDE => (NO_KIND, true),
            _ => (label_parts(label).0, matches!(label_parts(label).1, Place::Begin | Place::Unit)),
        };
        if begins {
            pairs.push((before, kind));
        }
        before = kind;
    }
    pairs.push((before, NO_KIND));
    pairs
}

/// The rows that earn most: large weights that are used often.
fn strongest(learner: &Learner, runs: &[Run], count: usize) -> Vec<u32> {
    let mut uses = vec![0_u32; learner.weights.len()];
    runs.iter().flat_map(|run| &run.features).flatten().for_each(|&row| uses[row as usize] += 1);
    let size = |row: usize| learner.totals[row].iter().map(|total| total.unsigned_abs()).max().unwrap_or(0) as f64;
    let mut rows: Vec<(u64, u32)> =
        (0..learner.weights.len()).map(|row| ((size(row) * f64::from(uses[row]).sqrt()) as u64, row as u32)).collect();
    rows.sort_by_key(|&(earned, row)| (std::cmp::Reverse(earned), row));
    let mut kept: Vec<u32> = rows.into_iter().take(count).map(|(_, row)| row).collect();
    kept.sort_unstable();
    kept
}

/// Keeps only the rows in `kept`, renumbered; their hashes.
fn narrow(runs: &mut [Run], kept: &[u32], hashes: &[u32]) -> Vec<u32> {
    let mut row_of = vec![u32::MAX; hashes.len()];
    kept.iter().enumerate().for_each(|(new, &old)| row_of[old as usize] = new as u32);
    replace(runs, &row_of);
    kept.iter().map(|&row| hashes[row as usize]).collect()
}
