//! Labels for the unlabelled news: what a first model finds, held to the links that the text has.
//!
//! A link whose text is the title of its article is a name from its first to its last word; the model only says of which type.
//! Tokens of which the model is not sure stay open.

use copydesk::Span as ByteSpan;
use copydesk::model::Model;
use copydesk::model::decode::{self, Scores};
use copydesk::model::labels::OUTSIDE;

use crate::corpora::{Labelled, Linked};
use crate::examples::{Example, FREE, Mask, mark_name};

/// Margins that this share of names on texts kept aside had right count as sure, in hundredths.
const SURE: u8 = 85;

/// The linked items as texts of which nothing is known.
pub fn texts(linked: &[Linked]) -> Vec<Labelled> {
    let text = |item: &Linked| Labelled { set: "wp_current_events".into(), text: item.text.clone(), spans: Vec::new(), known: 0 };
    linked.iter().map(text).collect()
}

/// Labels every example by `model` and its links.
pub fn label(examples: &mut [Example<'_>], linked: &[Linked], model: &Model) {
    let sure = model.calibration.margins.iter().zip(&model.calibration.percents[1..]).find(|(_, percent)| **percent >= SURE);
    let sure = sure.map_or(i32::MAX, |(margin, _)| *margin);
    let (mut tokens, mut open) = (0, 0);
    for (example, item) in examples.iter_mut().zip(linked) {
        let linked = link_masks(example, item);
        let mut masks = vec![1 << OUTSIDE; linked.len()];
        model.score(&example.document, &example.reading, |run, scores| {
            let scores: Vec<Scores> = scores.iter().zip(&linked[run.clone()]).map(|(scores, mask)| allowed(scores, *mask)).collect();
            let path = decode::decode(&scores, &model.linear.transitions);
            for (at, index) in run.clone().enumerate() {
                masks[index] = if path.margins[at] >= sure { 1 << path.labels[at] } else { linked[index] };
                tokens += 1;
                open += usize::from(path.margins[at] < sure);
            }
        });
        example.masks = masks;
    }
    eprintln!("silver: {tokens} candidates, {open} left open");
}

fn link_masks(example: &Example<'_>, item: &Linked) -> Vec<Mask> {
    let mut masks = vec![FREE; example.document.tokens.len()];
    let offsets: Vec<usize> = item.text.char_indices().map(|(at, _)| at).chain([item.text.len()]).collect();
    for link in &item.links {
        let (start, end) = (offsets[link.start], offsets[link.end]);
        let name = &item.text[start..end];
        let title = link.title.split(" (").next().unwrap_or_default();
        if title != name || !name.starts_with(char::is_uppercase) || (!name.contains(' ') && name.len() < 4) {
            continue;
        }
        let tokens = example.document.tokens_in(ByteSpan::new(start as u32, end as u32));
        let covered = example.document.span(tokens.clone());
        if covered.start as usize == start && covered.end as usize == end {
            mark_name(&example.reading, tokens, &mut masks);
        }
    }
    masks
}

fn allowed(scores: &Scores, mask: Mask) -> Scores {
    const FORBIDDEN: i32 = -(1 << 24);
    std::array::from_fn(|label| if mask >> label & 1 == 1 { scores[label] } else { FORBIDDEN })
}
