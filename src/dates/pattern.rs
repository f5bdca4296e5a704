//! Patterns over atoms: a few words of a notation that a linguist can read, compiled once into bit masks.
//!
//! | written | means |
//! |---|---|
//! | `Month` | an atom of that class ([`Class`]) |
//! | `ago` | that very word or mark |
//! | `a|b` | either |
//! | `~x` | `x` with no white space before it |
//! | `x?` | `x` or nothing |
//! | `[ x y ]` | `x y` or nothing |

use super::atoms::Atom;
use super::lexemes::{Bits, Class};

/// A compiled pattern.
#[derive(Debug)]
pub struct Pattern {
    steps: Vec<Step>,
    /// What the first atom must have one of.
    pub first: Bits,
}

#[derive(Clone, Copy, Debug)]
struct Step {
    mask: Bits,
    glued: bool,
    /// Where to go on when this step, being optional, is left out.
    skip: Option<usize>,
    /// Where to go on when the optional group that it begins is left out.
    skip_group: Option<usize>,
}

/// Where each step of a pattern matched: pairs of what was asked for and the atom's index.
pub type Captures = Vec<(Bits, usize)>;

impl Pattern {
    /// Compiles `source`; `literal` gives the bit that stands for a choice of words.
    ///
    /// # Panics
    /// When a class is unknown or a bracket is missing: patterns are part of the program, and a test compiles them all.
    pub fn compile(source: &str, literal: &mut impl FnMut(&[&str]) -> Bits) -> Pattern {
        let mut steps = Vec::new();
        let mut open = None;
        for word in source.split_whitespace() {
            match word {
                "[" => open = Some(steps.len()),
                "]" => {
                    let start: usize = open.take().unwrap_or_else(|| panic!("no [ in {source}"));
                    let end = steps.len();
                    let step: &mut Step = &mut steps[start];
                    step.skip_group = Some(end);
                }
                _ => steps.push(Self::step(word, steps.len(), literal)),
            }
        }
        assert!(open.is_none(), "no ] in {source}");
        let first = first(&steps, 0);
        Pattern { steps, first }
    }

    fn step(word: &str, at: usize, literal: &mut impl FnMut(&[&str]) -> Bits) -> Step {
        let (word, glued) = word.strip_prefix('~').map_or((word, false), |word| (word, true));
        let (word, skip) = word.strip_suffix('?').map_or((word, None), |word| (word, Some(at + 1)));
        let classes = word.split('|').filter_map(Class::named).fold(0, |mask, class| mask | class.bit());
        let words: Vec<_> = word.split('|').filter(|name| Class::named(name).is_none()).collect();
        let mask = if words.is_empty() { classes } else { classes | literal(&words) };
        Step { mask, glued, skip, skip_group: None }
    }

    /// What may follow an atom with `bit` that a match begins with; `None` where the match may end there.
    pub fn after(&self, bit: Bits) -> Option<Bits> {
        let mut open = vec![0];
        let mut mask = 0;
        while let Some(step) = open.pop() {
            let Some(here) = self.steps.get(step) else { continue };
            if here.mask & bit != 0 {
                mask |= first(&self.steps, step + 1);
                if self.may_end(step + 1) {
                    return None;
                }
            }
            open.extend(here.skip.into_iter().chain(here.skip_group));
        }
        Some(mask)
    }

    /// Whether all steps from `step` on may be left out.
    fn may_end(&self, step: usize) -> bool {
        let Some(here) = self.steps.get(step) else { return true };
        here.skip.into_iter().chain(here.skip_group).any(|next| self.may_end(next))
    }

    /// The index after the match that begins at `at`; fills `captures`.
    pub fn matches(&self, atoms: &[Atom], at: usize, captures: &mut Captures) -> Option<usize> {
        captures.clear();
        self.from(0, atoms, at, captures)
    }

    fn from(&self, step: usize, atoms: &[Atom], at: usize, captures: &mut Captures) -> Option<usize> {
        let Some(here) = self.steps.get(step) else { return Some(at) };
        let depth = captures.len();
        let fits = atoms.get(at).is_some_and(|atom| atom.bits & here.mask != 0 && !(here.glued && atom.space_before));
        if fits {
            captures.push((here.mask, at));
            if let Some(end) = self.from(step + 1, atoms, at + 1, captures) {
                return Some(end);
            }
            captures.truncate(depth);
        }
        let skipped = here.skip.and_then(|next| self.from(next, atoms, at, captures));
        skipped.or_else(|| here.skip_group.and_then(|next| self.from(next, atoms, at, captures)))
    }
}

/// What a match that goes on at `step` may go on with.
fn first(steps: &[Step], step: usize) -> Bits {
    let Some(here) = steps.get(step) else { return 0 };
    let beyond = |next: Option<usize>| next.map_or(0, |next| first(steps, next));
    here.mask | beyond(here.skip) | beyond(here.skip_group)
}
