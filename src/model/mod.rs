//! The trained tagger: inference only. It reads a [`Document`] and gives names with a type and a confidence.
//!
//! The road: [`features`] say what is known of each token and which may be part of a name; the [`linear`] model and the
//! [`network`] score labels for those; [`decode`] finds the best names and how sure they are. The weights are `en.bin`,
//! described by `en.md`; the trainer is `src/bin/train`.

pub mod calibration;
pub mod codes;
pub mod decode;
pub mod features;
pub mod format;
pub mod labels;
pub mod linear;
pub mod network;
pub mod parts;
pub mod sums;
pub mod tables;
pub mod templates;
pub mod votes;

use std::ops::Range;
use std::sync::LazyLock;

use crate::Error;
use crate::analysis::{Confidence, EntityType};
use crate::text::Document;

use calibration::Calibration;
use decode::Scores;
use features::Reading;
use labels::{LABELS, TYPES};
use linear::{Linear, OUTPUTS};
use network::{LAYERS, Network, Scratch};
use tables::Tables;
use votes::Votes;

/// A trained tagger.
#[derive(Debug)]
pub struct Model {
    /// Vocabulary and lists.
    pub tables: Tables,
    /// The linear model.
    pub linear: Linear,
    /// The net.
    pub network: Option<Network>,
    /// From margins to probabilities.
    pub calibration: Calibration,
}

/// A name that the tagger found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its type.
    pub kind: EntityType,
    /// How far the best reading without it is behind, in the decoder's unit.
    pub margin: i32,
    /// How sure.
    pub confidence: Confidence,
}

/// The number of a type in the labels' order.
fn kind_number(kind: EntityType) -> usize {
    TYPES.iter().position(|known| *known == kind).unwrap_or(0)
}

static ENGLISH: LazyLock<Model> = LazyLock::new(|| Model::read(include_bytes!("en.bin")).expect("the tests read the shipped model"));

impl Model {
    /// The model that is part of this crate.
    pub fn english() -> &'static Model {
        &ENGLISH
    }

    /// The model in `bytes`.
    ///
    /// # Errors
    /// When the bytes are no model file, one for another version of this crate, or damaged; the message says which.
    pub fn read(bytes: &[u8]) -> Result<Model, Error> {
        format::read(bytes)
    }

    /// The names in `document`, in text order, disjoint. Linear.
    pub fn tag(&self, document: &Document<'_>) -> Vec<Name> {
        let reading = features::read(document, &self.tables);
        let mut scored: Vec<Scores> = Vec::new();
        let mut first = Vec::new();
        self.score(document, &reading, |run, scores| {
            scored.extend(scores);
            self.names(run, scores, &mut first);
        });
        let votes = Votes::of(document, &first);
        let mut names = Vec::with_capacity(first.len());
        let (mut rest, mut own) = (scored.as_mut_slice(), first.as_slice());
        for run in &reading.runs {
            let (scores, later) = std::mem::take(&mut rest).split_at_mut(run.len());
            let (here, others) = own.split_at(own.partition_point(|name| name.tokens.start < run.end));
            (rest, own) = (later, others);
            if votes.add(document, run, here, scores) {
                self.names(run, scores, &mut names);
            } else {
                names.extend_from_slice(here);
            }
        }
        names
    }

    /// Appends the best names of a run.
    fn names(&self, run: &Range<usize>, scores: &[Scores], names: &mut Vec<Name>) {
        let path = decode::decode(scores, &self.linear.transitions);
        for (start, end, kind) in decode::names(&path.labels) {
            let margin = path.margins[start..end].iter().copied().min().unwrap_or(0);
            let confidence = self.calibration.confidence(margin);
            names.push(Name { tokens: run.start + start..run.start + end, kind: TYPES[kind], margin, confidence });
        }
    }

    /// Calls `with` for each run of candidates and its labels' scores.
    pub fn score(&self, document: &Document<'_>, reading: &Reading, mut with: impl FnMut(&Range<usize>, &[Scores])) {
        let mut runs = reading.runs.as_slice();
        let mut scratch = Scratch::default();
        let mut scores: Vec<Scores> = Vec::new();
        for paragraph in &document.paragraphs {
            while let Some(first) = runs.first().filter(|run| run.start < paragraph.tokens.end) {
                let limit = paragraph.tokens.end.min(first.start + BLOCK);
                let (block, later) = runs.split_at(runs.partition_point(|run| run.end <= limit).max(1));
                runs = later;
                let seen = surroundings(block, &paragraph.tokens);
                scores.clear();
                scores.resize(seen.len(), [0; LABELS]);
                if let Some(network) = &self.network {
                    network.score(&reading.facts, seen.clone(), &mut scratch, &mut scores);
                }
                for run in block {
                    let scores = &mut scores[run.start - seen.start..run.end - seen.start];
                    self.score_run(document, reading, &paragraph.tokens, run, scores);
                    with(run, scores);
                }
            }
        }
    }

    /// Adds what the linear model says.
    fn score_run(&self, document: &Document<'_>, reading: &Reading, paragraph: &Range<usize>, run: &Range<usize>, scores: &mut [Scores]) {
        for (index, scores) in run.clone().zip(scores) {
            let mut sums = [0; OUTPUTS];
            templates::each(document, reading, paragraph, run, index, &mut |feature| self.linear.add(feature, &mut sums));
            self.linear.score(&sums, scores);
        }
    }
}

/// Tokens that the net is run over at once, about: memory stays small however long a paragraph is.
const BLOCK: usize = 512;

/// The tokens that the net sees around a block of runs.
fn surroundings(block: &[Range<usize>], paragraph: &Range<usize>) -> Range<usize> {
    let first = block[0].start.saturating_sub(LAYERS).max(paragraph.start);
    let last = (block[block.len() - 1].end + LAYERS).min(paragraph.end);
    first..last
}
