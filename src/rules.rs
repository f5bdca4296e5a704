//! The rules by name, with what each finds and what it leaves alone: for tests, and for whoever asks why something was marked.

use crate::findings;

/// A rule: what the `rule` of a result names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable and unique, `area.what`.
    pub name: &'static str,
    /// A text in which it finds something.
    pub example: &'static str,
    /// A text that looks like it and in which it finds nothing.
    pub counter_example: &'static str,
}

/// All rules, by stage. A new stage adds its own here.
pub fn all() -> Vec<Rule> {
    findings::CHECKS.iter().map(|check| Rule { name: check.rule, example: check.example, counter_example: check.counter_example }).collect()
}

/// The names of the rules that find mentions; `tests/cases/entities.tsv` has their examples.
pub fn mentions() -> Vec<&'static str> {
    crate::entities::rule_names()
}
