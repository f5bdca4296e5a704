//! Soft labels: what several large models say of texts that they have not seen.
//!
//! The labelled texts are parted in two; for each half, teachers with more words, whole vectors and full lists learn from the other. The
//! shipped model is too small to find out by itself which labels are doubtful; it learns that from the teachers' shares.

use std::thread;

use copydesk::model::Model;
use copydesk::model::format::{self, Parts};
use copydesk::model::labels::LABELS;
use copydesk::model::network::{ONE, VECTOR};

use crate::arithmetic::exp;
use crate::examples::{Example, Soft};
use crate::{net, perceptron};

/// Halves that the texts are parted in.
const PARTS: usize = 2;
/// Neighboring texts of a corpus, which may be of one article, fall to the same half.
const BLOCK: usize = 40;
pub struct Settings {
    /// Nets for each half.
    pub nets: u64,
    pub epochs: usize,
    pub features: usize,
    pub linear_epochs: usize,
    pub rate: f32,
    pub seed: u64,
}

/// The half that a text belongs to.
fn half(index: usize) -> usize {
    index / BLOCK % PARTS
}

/// Adds soft labels to `labelled`, each by teachers that learned from the other half, and to `unlabelled` by all. `tables` are the
/// teachers' words and lists, with which the examples were read; `vectors` the words' vectors.
pub fn teach(labelled: &mut [Example<'_>], unlabelled: &mut [Example<'_>], tables: &Parts, vectors: &[[f32; VECTOR]], settings: &Settings) {
    let said: Vec<Said> = thread::scope(|scope| {
        let (labelled, unlabelled) = (&*labelled, &*unlabelled);
        let start = |part| scope.spawn(move || teachers(part, labelled, unlabelled, tables, vectors, settings));
        let running: Vec<_> = (0..PARTS).map(start).collect();
        running.into_iter().map(|teachers| teachers.join().expect("teachers do not fail")).collect()
    });
    for (index, example) in labelled.iter_mut().enumerate() {
        example.soft = soft(&[&said[half(index)].labelled[index]]);
    }
    for (index, example) in unlabelled.iter_mut().enumerate() {
        let all: Vec<&Shares> = said.iter().map(|said| &said.unlabelled[index]).collect();
        example.soft = soft(&all);
    }
}

/// Summed probabilities of each token's labels.
type Shares = Vec<[f32; LABELS]>;

/// What one half's teachers say of each text; nothing of labelled texts of the other half.
struct Said {
    labelled: Vec<Shares>,
    unlabelled: Vec<Shares>,
}

fn teachers(
    part: usize,
    labelled: &[Example<'_>],
    unlabelled: &[Example<'_>],
    tables: &Parts,
    vectors: &[[f32; VECTOR]],
    settings: &Settings,
) -> Said {
    let seen: Vec<&Example<'_>> =
        labelled.iter().enumerate().filter(|(index, _)| half(*index) != part).map(|(_, example)| example).collect();
    let mut parts = tables.clone();
    let linear = perceptron::Settings { epochs: settings.linear_epochs, features: settings.features, seed: settings.seed + part as u64 };
    perceptron::train(&seen, &linear, &mut parts);
    parts.calibration.percents = vec![50];
    let linear = format::unpack(&parts);
    let nets: Vec<net::Learner> = (0..settings.nets)
        .map(|number| {
            let seed = settings.seed + 100 * (number + 1) + part as u64;
            net::learn(&seen, vectors.to_vec(), &net::Settings { epochs: settings.epochs, seed, rate: settings.rate })
        })
        .collect();
    let say = |example: &Example<'_>| shares(example, &linear, &nets);
    let own = |(index, example): (usize, &Example<'_>)| if half(index) == part { say(example) } else { Shares::new() };
    let labelled = labelled.iter().enumerate().map(own).collect();
    Said { labelled, unlabelled: unlabelled.iter().map(say).collect() }
}

fn shares(example: &Example<'_>, linear: &Model, nets: &[net::Learner]) -> Shares {
    let mut shares = vec![[0.0; LABELS]; example.masks.len()];
    let mut linear_scores = vec![[0_i32; LABELS]; example.masks.len()];
    linear.score(&example.document, &example.reading, |run, scores| linear_scores[run.clone()].copy_from_slice(scores));
    for net in nets {
        net.scores(example, |index, scores| {
            let sum: [f32; LABELS] = std::array::from_fn(|label| scores[label] + linear_scores[index][label] as f32 / ONE as f32);
            let greatest = sum.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let weights = sum.map(|score| exp(score - greatest));
            let all: f32 = weights.iter().sum();
            shares[index].iter_mut().zip(weights).for_each(|(share, weight)| *share += weight / all);
        });
    }
    shares
}

/// The mean of several, of 255.
fn soft(said: &[&Shares]) -> Vec<Soft> {
    let token = |index: usize| -> Soft {
        let sums: [f32; LABELS] = std::array::from_fn(|label| said.iter().map(|shares| shares[index][label]).sum());
        let all = sums.iter().sum::<f32>().max(1e-12);
        sums.map(|share| (share / all * 255.0).round() as u8)
    };
    (0..said[0].len()).map(token).collect()
}
