//! How sure each rule is, from counts.
//!
//! A statement is right when half of it or more is one in the gold set (intersection over union) and its source shares a word with
//! the gold source. The counts are of 840 articles of US political news (PolNeAR train, counted and not copied), November 2026; rules
//! with fewer than twenty statements there have what their nearest relative has. Transcripts are not marked in that corpus: theirs is
//! an estimate from our own cases.

use crate::analysis::{Confidence, QuoteKind};

/// Percent right with words in marks, and without.
const RIGHT: &[(&str, u8, u8)] = &[
    ("according-to", 68, 81),
    ("after-subject", 59, 59),
    ("alone", 5, 5),
    ("announced", 72, 72),
    ("as-said", 64, 64),
    ("clause", 73, 70),
    ("colon", 63, 63),
    ("cue-after", 97, 97),
    ("cue-before", 76, 76),
    ("infinitive", 52, 53),
    ("inverted", 97, 86),
    ("island", 20, 20),
    ("label", 59, 48),
    ("next-paragraph", 72, 72),
    ("noun-cue", 40, 24),
    ("noun-phrase", 52, 53),
    ("put-it", 80, 80),
    ("question", 57, 56),
    ("said-colon", 76, 76),
    ("signed", 76, 76),
    ("tagged", 70, 70),
    ("that-clause", 85, 77),
    ("trailing", 96, 87),
    ("transcript", 80, 80),
    ("turn", 63, 63),
];

/// Percent right where no source is found: the gold set nearly always has one.
const UNSOURCED: u8 = 5;

/// The probability that a statement found by `rule` is one and that its source is right.
pub fn of(rule: &str, kind: QuoteKind, sourced: bool) -> Confidence {
    let own = rule.strip_prefix("quote.").unwrap_or(rule);
    let row = RIGHT.iter().find(|(name, _, _)| *name == own);
    let (quoted, reported) = row.map_or((UNSOURCED, UNSOURCED), |(_, quoted, reported)| (*quoted, *reported));
    match (sourced, kind) {
        (false, _) => Confidence::percent(UNSOURCED),
        (true, QuoteKind::Indirect) => Confidence::percent(reported),
        (true, _) => Confidence::percent(quoted),
    }
}
