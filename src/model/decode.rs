//! The best sequence of labels under BILOU's rules, and how far the second best is behind.
//!
//! Scores are integers, so that every machine finds the same sequence. A run of tokens begins and ends outside any name.

use super::labels::{LABELS, OUTSIDE, PLACES, Place, TYPES, label, parts};

/// Kinds that a neighbor can have: a type, or none.
pub const KINDS: usize = TYPES.len() + 1;
/// The kind of a token outside every name.
pub const NO_KIND: usize = TYPES.len();

/// A score for each label of a token.
pub type Scores = [i32; LABELS];
/// `transitions[a][b]`: the score of a name (or none) of kind `b` that follows one of kind `a`.
pub type Transitions = [[i32; KINDS]; KINDS];

/// What can no longer win, but can be added to without overflow.
const NEVER: i32 = i32::MIN / 4;

/// The labels of one run of tokens.
#[derive(Debug)]
pub struct Path {
    /// One label for each token.
    pub labels: Vec<usize>,
    /// For each token, how far the best path with another label there is behind.
    pub margins: Vec<i32>,
}

/// Only the best labels; the trainer's inner loop.
#[cfg(any(test, feature = "train"))]
pub fn best(scores: &[Scores], transitions: &Transitions) -> Vec<usize> {
    backtrack(&forward(scores, transitions), transitions)
}

/// The best labels and their margins.
pub fn decode(scores: &[Scores], transitions: &Transitions) -> Path {
    let forward = forward(scores, transitions);
    let backward = backward(scores, transitions);
    let labels = backtrack(&forward, transitions);
    let margin = |(at, &chosen): (usize, &usize)| {
        let through = |label: usize| forward[at][label].saturating_add(backward[at][label]);
        let other = (0..LABELS).filter(|&label| label != chosen).map(through).max().unwrap_or(NEVER);
        through(chosen).saturating_sub(other)
    };
    let margins = labels.iter().enumerate().map(margin).collect();
    Path { labels, margins }
}

/// The names that labels spell: first token, token after the last, type number.
pub fn names(labels: &[usize]) -> Vec<(usize, usize, usize)> {
    let mut names = Vec::new();
    let mut start = 0;
    for (index, &label) in labels.iter().enumerate() {
        if label == OUTSIDE {
            continue;
        }
        let (kind, place) = parts(label);
        if matches!(place, Place::Begin | Place::Unit) {
            start = index;
        }
        if matches!(place, Place::Last | Place::Unit) {
            names.push((start, index + 1, kind));
        }
    }
    names
}

/// The kind that a label leaves behind for its neighbor; `None` while its name is not complete.
fn kind_after(label: usize) -> Option<usize> {
    match label {
        OUTSIDE => Some(NO_KIND),
        _ => match parts(label) {
            (kind, Place::Last | Place::Unit) => Some(kind),
            _ => None,
        },
    }
}

/// The kind that a label begins; `None` where it goes on with a name.
fn kind_begun(label: usize) -> Option<usize> {
    match label {
        OUTSIDE => Some(NO_KIND),
        _ => match parts(label) {
            (kind, Place::Begin | Place::Unit) => Some(kind),
            _ => None,
        },
    }
}

/// Best score of a path up to each label of each token, that label included.
fn forward(scores: &[Scores], transitions: &Transitions) -> Vec<Scores> {
    let mut table = Vec::with_capacity(scores.len());
    let mut before = [NEVER; LABELS];
    before[OUTSIDE] = 0;
    for here in scores {
        let entered = entered(&before, transitions);
        let mut row = [NEVER; LABELS];
        row[OUTSIDE] = (entered[NO_KIND] + here[OUTSIDE]).max(NEVER);
        for kind in 0..TYPES.len() {
            let open = before[label(kind, Place::Begin)].max(before[label(kind, Place::Inside)]);
            for place in PLACES {
                let from = if matches!(place, Place::Begin | Place::Unit) { entered[kind] } else { open };
                row[label(kind, place)] = (from + here[label(kind, place)]).max(NEVER);
            }
        }
        table.push(row);
        before = row;
    }
    table
}

/// Best score with which each kind can begin after `before`.
fn entered(before: &Scores, transitions: &Transitions) -> [i32; KINDS] {
    let mut left = [NEVER; KINDS];
    left[NO_KIND] = before[OUTSIDE];
    for kind in 0..TYPES.len() {
        left[kind] = before[label(kind, Place::Last)].max(before[label(kind, Place::Unit)]);
    }
    std::array::from_fn(|next| (0..KINDS).map(|kind| left[kind] + transitions[kind][next]).max().unwrap_or(NEVER))
}

/// Best score of a path after each label of each token, that label excluded.
fn backward(scores: &[Scores], transitions: &Transitions) -> Vec<Scores> {
    let mut table = vec![[NEVER; LABELS]; scores.len()];
    for at in (0..scores.len()).rev() {
        let mut begun = [NEVER; KINDS];
        let mut continued = [NEVER; TYPES.len()];
        if at + 1 == scores.len() {
            begun[NO_KIND] = 0;
        } else {
            for next in 0..LABELS {
                let score = (scores[at + 1][next] + table[at + 1][next]).max(NEVER);
                let slot = kind_begun(next).map_or_else(|| &mut continued[parts(next).0], |kind| &mut begun[kind]);
                *slot = score.max(*slot);
            }
        }
        let leave: [i32; KINDS] =
            std::array::from_fn(|kind| (0..KINDS).map(|next| transitions[kind][next] + begun[next]).max().unwrap_or(NEVER));
        for here in 0..LABELS {
            table[at][here] = kind_after(here).map_or_else(|| continued[parts(here).0], |kind| leave[kind]).max(NEVER);
        }
    }
    table
}

fn backtrack(forward: &[Scores], transitions: &Transitions) -> Vec<usize> {
    let mut labels = vec![OUTSIDE; forward.len()];
    let mut next_kind = Some(NO_KIND);
    let mut open = 0;
    for at in (0..forward.len()).rev() {
        let chosen = match next_kind {
            Some(next) => {
                let score = |label: usize| kind_after(label).map(|kind| forward[at][label] + transitions[kind][next]);
                first_best((0..LABELS).filter_map(|label| Some((label, score(label)?))))
            }
            None => first_best([Place::Begin, Place::Inside].map(|place| (label(open, place), forward[at][label(open, place)]))),
        };
        labels[at] = chosen;
        next_kind = kind_begun(chosen);
        if chosen != OUTSIDE {
            open = parts(chosen).0;
        }
    }
    labels
}

fn first_best(scored: impl IntoIterator<Item = (usize, i32)>) -> usize {
    let mut best = (OUTSIDE, i32::MIN);
    for (label, score) in scored {
        if score > best.1 {
            best = (label, score);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    const FLAT: Transitions = [[0; KINDS]; KINDS];

    fn scores(favored: &[(usize, i32)]) -> Scores {
        let mut scores = [0; LABELS];
        favored.iter().for_each(|&(label, score)| scores[label] = score);
        scores
    }

    #[test]
    fn a_name_that_begins_must_end() {
        let open_only = [scores(&[(label(0, Place::Begin), 9)]), scores(&[(label(0, Place::Inside), 9)])];
        assert_eq!(names(&best(&open_only, &FLAT)), [(0, 2, 0)]);
    }

    #[test]
    fn a_name_has_one_type() {
        let mixed = [scores(&[(label(0, Place::Begin), 9), (label(1, Place::Begin), 5)]), scores(&[(label(1, Place::Last), 9)])];
        assert_eq!(names(&best(&mixed, &FLAT)), [(0, 2, 1)]);
    }

    #[test]
    fn margins_tell_how_far_the_second_best_is() {
        let clear = [scores(&[(label(2, Place::Unit), 7), (OUTSIDE, 3)])];
        let path = decode(&clear, &FLAT);
        assert_eq!((path.labels, path.margins), (vec![label(2, Place::Unit)], vec![4]));
    }

    #[test]
    fn every_sequence_obeys_the_rules() {
        let mut state = 1_u32;
        let mut random = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 20) as i32
        };
        for length in 1..40 {
            let scores: Vec<Scores> = (0..length).map(|_| std::array::from_fn(|_| random())).collect();
            let labels = best(&scores, &FLAT);
            let mut open = None;
            for label in labels {
                let begun = kind_begun(label);
                assert_eq!(begun.is_none(), open.is_some(), "a name is left open or goes on without a beginning");
                if let Some(kind) = open {
                    assert_eq!(parts(label).0, kind);
                }
                open = if kind_after(label).is_none() { Some(parts(label).0) } else { None };
            }
            assert!(open.is_none());
        }
    }
}
