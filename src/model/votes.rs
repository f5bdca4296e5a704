//! The second pass: what a name is elsewhere in the document speaks for what it is here.
//!
//! Every name of the first pass votes for its string, a person also for surname and first name alone, an organization for its
//! acronym. The votes of others are added to the labels' scores, and the runs that they change are decoded again. Local evidence
//! can outvote them.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::decode::Scores;
use super::labels::{Place, TYPES, label};
use super::tables::{CHAIN_START, LONGEST_NAME, Spread, chain};
use super::{Name, kind_number};
use crate::analysis::EntityType;
use crate::lexicon;
use crate::text::Document;

/// What unanimous votes of many are worth, in the decoder's unit.
const WORTH: i64 = 9000;
/// Votes against everything, so that a single unsure one says little.
const DOUBT: i64 = 100;

type Ballot = [i64; TYPES.len()];

/// Votes for strings.
#[derive(Debug, Default)]
pub struct Votes {
    strings: HashMap<u32, Ballot, BuildHasherDefault<Spread>>,
}

impl Votes {
    /// The votes of the first pass.
    pub fn of(document: &Document<'_>, names: &[Name]) -> Votes {
        let mut votes = Votes::default();
        for name in names {
            for (string, share) in strings(document, name) {
                votes.strings.entry(string).or_insert([0; TYPES.len()])[kind_number(name.kind)] += weight(name) * share / 100;
            }
        }
        votes
    }

    /// Adds what other names say to the scores of `run`, in which the first pass found `own`; whether that changed anything.
    pub fn add(&self, document: &Document<'_>, run: &Range<usize>, own: &[Name], scores: &mut [Scores]) -> bool {
        let mut changed = false;
        let mut index = run.start;
        while index < run.end {
            let Some((length, ballot)) = self.longest(document, index..run.end, own) else {
                index += 1;
                continue;
            };
            changed |= favor(&mut scores[index - run.start..index - run.start + length], &ballot);
            index += length;
        }
        changed
    }

    /// The longest string that begins at the first token and that others vote on.
    fn longest(&self, document: &Document<'_>, tokens: Range<usize>, own: &[Name]) -> Option<(usize, Ballot)> {
        let mut state = CHAIN_START;
        let mut longest = None;
        for length in 1..=LONGEST_NAME.min(tokens.len()) {
            state = chain(state, document.tokens[tokens.start + length - 1].key);
            if let Some(ballot) = self.strings.get(&slot(state)) {
                let mut others = *ballot;
                let same = own.iter().find(|name| name.tokens == (tokens.start..tokens.start + length));
                if let Some(name) = same {
                    others[kind_number(name.kind)] -= weight(name);
                }
                if others.iter().any(|&votes| votes > 0) && is_capitalized(document, tokens.start) {
                    longest = Some((length, others));
                }
            }
        }
        longest
    }
}

fn is_capitalized(document: &Document<'_>, index: usize) -> bool {
    !document.tokens[index].shape.is_lower()
}

fn slot(state: u64) -> u32 {
    (state >> 32) as u32
}

fn weight(name: &Name) -> i64 {
    (name.confidence.get() * 100.0) as i64
}

/// The strings that a name votes for, each with a share of its weight in hundredths.
fn strings(document: &Document<'_>, name: &Name) -> Vec<(u32, i64)> {
    let tokens = name.tokens.clone();
    let key = |index: usize| document.tokens[index].key;
    let mut strings = vec![(slot(tokens.clone().map(key).fold(CHAIN_START, chain)), 100)];
    let several = tokens.len() > 1;
    if name.kind == EntityType::Person && several {
        for (part, share) in [(tokens.end - 1, 100), (tokens.start, 60)] {
            if document.tokens[part].span.len() > 2 {
                strings.push((slot(chain(CHAIN_START, key(part))), share));
            }
        }
    }
    if name.kind == EntityType::Org && several {
        let initials: String =
            tokens.filter_map(|index| document.word(index).chars().next().filter(|first| first.is_uppercase())).collect();
        if initials.chars().count() > 1 {
            strings.push((slot(chain(CHAIN_START, lexicon::key(&initials))), 80));
        }
    }
    strings
}

/// Adds the votes to the labels of one name over all of `scores`.
fn favor(scores: &mut [Scores], ballot: &Ballot) -> bool {
    let all: i64 = ballot.iter().sum();
    let last = scores.len() - 1;
    let mut changed = false;
    for (kind, &votes) in ballot.iter().enumerate().filter(|(_, votes)| **votes > 0) {
        let bonus = (WORTH * votes / (all + DOUBT) / scores.len() as i64) as i32;
        changed |= bonus > 0;
        for (at, row) in scores.iter_mut().enumerate() {
            let place = match (at == 0, at == last) {
                (true, true) => Place::Unit,
                (true, false) => Place::Begin,
                (false, true) => Place::Last,
                (false, false) => Place::Inside,
            };
            row[label(kind, place)] += bonus;
        }
    }
    changed
}
