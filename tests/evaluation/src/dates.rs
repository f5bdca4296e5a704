//! Temporal expressions against news and histories (read where they lie, no text of them is copied here).
//!
//! The definitions are TempEval-3's, as the project's scorer has them: strict is the same extent, relaxed any overlap, one to one,
//! exact extents first, then in text order the largest overlap; value F1 is relaxed F1 times the share of relaxed matches whose
//! value is the same string.

use std::{fs, io};

use copydesk::span::CodePoint;
use copydesk::{Analyzer, Options};
use serde::Deserialize;

/// Where the sets lie, from this crate.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/dates");
/// The sets, with the strict, relaxed and value F1 that each must reach.
const SETS: [(&str, [f64; 3]); 3] = [("timebank", [88.0, 94.0, 84.0]), ("aquaint", [83.0, 93.0, 78.0]), ("wikiwars", [0.0; 3])];

/// A text with its true expressions.
#[derive(Debug, Deserialize)]
struct Gold {
    dct: Option<String>,
    text: String,
    timex: Vec<Timex>,
}

/// An expression, in code points.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Timex {
    /// First code point.
    pub start: u32,
    /// After the last one.
    pub end: u32,
    /// The TIMEX3 value.
    pub value: Option<String>,
}

/// What was matched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    gold: usize,
    found: usize,
    strict: usize,
    relaxed: usize,
    value: usize,
}

impl Counts {
    /// F1 in percent of `matched` expressions.
    fn f1(self, matched: usize) -> f64 {
        200.0 * matched as f64 / (self.gold + self.found).max(1) as f64
    }

    /// Strict, relaxed and value F1, in percent.
    pub fn figures(self) -> [f64; 3] {
        [self.f1(self.strict), self.f1(self.relaxed), self.f1(self.value)]
    }

    /// Adds a text's expressions, true and found.
    pub fn add(&mut self, gold: &[Timex], found: &[Timex]) {
        self.gold += gold.len();
        self.found += found.len();
        for (truth, other) in align(gold, found) {
            self.relaxed += 1;
            self.strict += usize::from(truth.start == other.start && truth.end == other.end);
            self.value += usize::from(truth.value == other.value);
        }
    }
}

/// Pairs each true expression with at most one found: exact extents first, then the largest overlap.
fn align<'a>(gold: &'a [Timex], found: &'a [Timex]) -> Vec<(&'a Timex, &'a Timex)> {
    let mut free: Vec<&Timex> = found.iter().collect();
    let mut pairs = Vec::new();
    let (exact, others): (Vec<&Timex>, Vec<&Timex>) =
        gold.iter().partition(|truth| found.iter().any(|other| (other.start, other.end) == (truth.start, truth.end)));
    for truth in exact {
        if let Some(at) = free.iter().position(|other| (other.start, other.end) == (truth.start, truth.end)) {
            pairs.push((truth, free.remove(at)));
        }
    }
    for truth in others {
        let overlap = |other: &Timex| other.end.min(truth.end).saturating_sub(other.start.max(truth.start));
        let best = (0..free.len()).rev().filter(|at| overlap(free[*at]) > 0).max_by_key(|at| overlap(free[*at]));
        if let Some(at) = best {
            pairs.push((truth, free.remove(at)));
        }
    }
    pairs
}

/// Prints strict, relaxed and value F1 of each set, and what it must reach.
///
/// # Errors
/// When a set cannot be read.
pub fn run(_arguments: &[String]) -> io::Result<()> {
    println!("{:<12}{:>8}{:>9}{:>8}   must reach", "set", "strict", "relaxed", "value");
    for (set, goals) in SETS {
        let [strict, relaxed, value] = measure(&fs::read_to_string(format!("{FOLDER}/{set}.jsonl"))?)?.figures();
        let goals = if goals == [0.0; 3] { String::from("-") } else { goals.map(|goal| goal.to_string()).join(" / ") };
        println!("{set:<12}{strict:>8.2}{relaxed:>9.2}{value:>8.2}   {goals}");
    }
    Ok(())
}

/// Reads every text of `lines` and compares.
fn measure(lines: &str) -> io::Result<Counts> {
    let analyzer = Analyzer::new();
    let mut counts = Counts::default();
    for line in lines.lines() {
        let gold: Gold = serde_json::from_str(line)?;
        let options = Options { created: gold.dct.and_then(|day| day.parse().ok()), ..Options::default() };
        let analysis = analyzer.analyze(&gold.text, &options).convert::<CodePoint>(&gold.text);
        let found: Vec<Timex> =
            analysis.timexes.into_iter().map(|t| Timex { start: t.span.start, end: t.span.end, value: t.value }).collect();
        counts.add(&gold.timex, &found);
    }
    Ok(counts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timex(start: u32, end: u32, value: &str) -> Timex {
        Timex { start, end, value: Some(value.to_owned()) }
    }

    #[test]
    fn an_overlap_counts_once_and_values_as_strings() {
        let mut counts = Counts::default();
        counts.add(&[timex(0, 6, "2013"), timex(10, 20, "P3M")], &[timex(0, 6, "2013"), timex(12, 20, "P3D"), timex(30, 34, "2014")]);
        assert_eq!(counts, Counts { gold: 2, found: 3, strict: 1, relaxed: 2, value: 1 });
    }
}
