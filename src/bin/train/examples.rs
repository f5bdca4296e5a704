//! Labelled texts as the learners see them: facts, runs, and for each token the labels that it may have.

use std::ops::Range;

use copydesk::Span as ByteSpan;
use copydesk::model::decode::NO_KIND;
use copydesk::model::features::{self, Reading};
use copydesk::model::labels::{LABELS, OUTSIDE, Place, TYPES, label};
use copydesk::model::tables::Tables;
use copydesk::text::{self, Document};

use crate::corpora::{Kinds, Labelled, Span};

/// A set of labels, a bit a label.
pub type Mask = u64;

/// All labels: nothing is known.
pub const FREE: Mask = (1 << LABELS) - 1;

/// What teachers say of a token: the share of each label, of 255; all zero where they say nothing.
pub type Soft = [u8; LABELS];

/// A text, read.
pub struct Example<'t> {
    pub document: Document<'t>,
    pub reading: Reading,
    /// The labels that each token may have.
    pub masks: Vec<Mask>,
    /// What teachers say of each token; empty where none was asked.
    pub soft: Vec<Soft>,
}

impl<'t> Example<'t> {
    pub fn new(labelled: &'t Labelled, tables: &Tables) -> Self {
        let document = text::read(&labelled.text);
        let reading = features::read(&document, tables);
        let mut masks = vec![outside(labelled.known); document.tokens.len()];
        for span in &labelled.spans {
            mark(&document, &reading, span, labelled.known, &mut masks);
        }
        Example { document, reading, masks, soft: Vec::new() }
    }

    /// The paragraph's tokens that a run lies in.
    pub fn paragraph(&self, run: &Range<usize>) -> Range<usize> {
        self.document.paragraphs[self.document.paragraph_of(run.start)].tokens.clone()
    }
}

/// Outside, or in a name of a type that the corpus does not label.
fn outside(known: Kinds) -> Mask {
    let unknown = (0..TYPES.len()).filter(|kind| known & (1 << kind) == 0);
    unknown.fold(1 << OUTSIDE, |mask, kind| mask | all_places(kind))
}

pub fn all_places(kind: usize) -> Mask {
    debug_assert!(kind < NO_KIND);
    0b1111 << label(kind, Place::Begin)
}

fn mark(document: &Document<'_>, reading: &Reading, span: &Span, known: Kinds, masks: &mut [Mask]) {
    let tokens = document.tokens_in(ByteSpan::new(span.start as u32, span.end as u32));
    if tokens.is_empty() {
        return;
    }
    let covered = document.span(tokens.clone());
    let whole = covered.start as usize == span.start && covered.end as usize == span.end;
    let reachable = reading.runs.iter().any(|run| run.start <= tokens.start && tokens.end <= run.end);
    if !whole || !reachable || span.kinds == Kinds::MAX {
        masks[tokens].fill(FREE);
        return;
    }
    for index in tokens.clone() {
        let place = place(&tokens, index);
        let kinds = (0..TYPES.len()).filter(|kind| span.kinds & (1 << kind) != 0);
        let inside = kinds.fold(0, |mask: Mask, kind| mask | 1 << label(kind, place));
        masks[index] = if span.or_outside { inside | outside(known) } else { inside };
    }
}

/// The labels of `tokens` as one name of one of the types, where they lie in one run.
pub fn mark_name(reading: &Reading, tokens: Range<usize>, kinds: Kinds, masks: &mut [Mask]) {
    if !reading.runs.iter().any(|run| run.start <= tokens.start && tokens.end <= run.end) {
        return;
    }
    for index in tokens.clone() {
        let place = place(&tokens, index);
        let kinds = (0..TYPES.len()).filter(|kind| kinds & (1 << kind) != 0);
        masks[index] = kinds.fold(0, |mask: Mask, kind| mask | 1 << label(kind, place));
    }
}

/// Where in a name a token stands.
pub fn place(tokens: &Range<usize>, index: usize) -> Place {
    match (index == tokens.start, index + 1 == tokens.end) {
        (true, true) => Place::Unit,
        (true, false) => Place::Begin,
        (false, true) => Place::Last,
        (false, false) => Place::Inside,
    }
}
