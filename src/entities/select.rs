//! Overlapping candidates are settled here and nowhere else: by precedence of their rules, then by length, then by place.

use std::cmp::Reverse;
use std::ops::Range;

use super::rules::{self, Rule};
use crate::analysis::{Confidence, EntityType};

/// A possible mention.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What kind of thing it would name.
    pub kind: EntityType,
    /// What found it.
    pub rule: &'static Rule,
    /// The tokens of the title, rank or office beside it.
    pub role: Option<Range<usize>>,
    /// How sure, where that is more than what the rule says.
    pub confidence: Option<Confidence>,
    /// Amounts only: number and unit, normalized.
    pub value: Option<String>,
}

impl Candidate {
    /// A candidate without a role or value.
    pub fn new(tokens: Range<usize>, kind: EntityType, rule: &'static Rule) -> Self {
        Candidate { tokens, kind, rule, role: None, confidence: None, value: None }
    }

    /// Takes another rule's word for its kind.
    pub fn decide(&mut self, kind: EntityType, rule: &'static Rule) {
        (self.kind, self.rule, self.confidence) = (kind, rule, None);
    }

    /// The title right before a person's name; empty where there is none.
    fn title(&self) -> Range<usize> {
        self.role.clone().filter(|role| role.end == self.tokens.start).unwrap_or_default()
    }

    /// Places and nationalities stay names inside a title ("President of France"); the rest of a title is no name of its own.
    fn stands_in_titles(&self) -> bool {
        matches!(self.kind, EntityType::Gpe | EntityType::Loc | EntityType::Norp)
    }

    /// How sure: what the candidate says itself, else what its rule says.
    pub fn confidence(&self) -> Confidence {
        self.confidence.unwrap_or(self.rule.confidence)
    }

    /// Of two overlapping candidates the one with the higher precedence stands. The tagger's doubtful names come after the rules that look
    /// at what stands beside a name.
    fn precedence(&self) -> u8 {
        match self.confidence() {
            doubtful if self.rule == &rules::MODEL && doubtful < SURE => self.rule.precedence - DOUBT,
            _ => self.rule.precedence,
        }
    }
}

/// Below this a tagged name is doubtful.
const SURE: Confidence = Confidence::percent(60);
/// How far doubt moves a tagged name down.
const DOUBT: u8 = 8;

/// Rules that are right less often than this support what another says, but do not settle it.
const CLEAR: Confidence = Confidence::percent(75);
/// At least so sure is what such a rule supports.
const SUPPORTED: Confidence = Confidence::percent(80);
/// What two sources say alike is at least this sure, measured on texts that neither had seen.
const AGREED: Confidence = Confidence::percent(86);

/// The candidates that stand, in text order, disjoint. `tokens` is how many the document has.
pub fn select(mut candidates: Vec<Candidate>, tokens: usize) -> Vec<Candidate> {
    candidates.sort_by_key(|c| (Reverse(c.precedence()), Reverse(c.tokens.len()), c.tokens.start));
    let mut taken = vec![None; tokens];
    let mut titles = vec![false; tokens];
    let mut standing: Vec<Candidate> = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        if let Some(&other) = taken[candidate.tokens.clone()].iter().flatten().next() {
            agree(&mut standing, other, &candidate);
        } else if candidate.stands_in_titles() || !titles[candidate.tokens.clone()].contains(&true) {
            taken[candidate.tokens.clone()].fill(Some(standing.len()));
            titles[candidate.title()].fill(true);
            standing.push(candidate);
        }
    }
    standing.sort_by_key(|candidate| candidate.tokens.start);
    standing
}

/// A candidate that falls makes the one that stands in its place surer where both say the same.
fn agree(standing: &mut [Candidate], index: usize, fallen: &Candidate) {
    let stands = &mut standing[index];
    if stands.tokens == fallen.tokens && stands.kind == fallen.kind && stands.rule != fallen.rule {
        let clear = stands.rule.confidence.min(fallen.rule.confidence) >= CLEAR;
        stands.confidence = Some(stands.confidence().max(if clear { AGREED } else { SUPPORTED }));
    }
}
