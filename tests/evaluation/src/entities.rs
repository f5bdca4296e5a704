//! Entity mentions against the open corpora (read where they lie, no text of them is copied here).
//!
//! The definitions are those of the project's scorer: both sides are trimmed of outer punctuation, a leading article and a final
//! 's; types that a set never labels do not count, nor do dates and times. Exact: same span and a right type. Overlap: a right
//! type and any shared character, one to one, longest first. `core` is PERSON, ORG and places together.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

use copydesk::pipeline::NameSources;
use copydesk::span::CodePoint;
use copydesk::{Analyzer, Options};
use serde::Deserialize;

/// Where the corpora lie, from this crate.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/entities");
/// The sets whose figures decide, with the row that does and what it must reach.
const GOALS: [(&str, &str, f64); 4] = [
    ("gum/news", "core", 76.0),
    ("uner-ewt/test", "core", 74.0),
    ("re3d/named_open", "all", 62.0),
    ("crossner-politics/test", "core", 83.0),
];
/// Sets of other kinds of text, and the training halves of the sets above.
const OTHERS: [&str; 12] = [
    "gum/interview",
    "gum/bio",
    "gum/court",
    "gum/academic",
    "gum/voyage",
    "re-docred/dev",
    "re-docred/test",
    "uner-ewt/dev",
    "wikigold/all",
    "crossner-politics/dev",
    "wnut17/test",
    "multiner-lk/all",
];

/// Types, as a sorted list of names.
pub(crate) type Types = BTreeSet<String>;
/// A span in code points, and its types.
pub(crate) type Labelled = (usize, usize, Types);

/// A text with its true mentions.
#[derive(Debug, Deserialize)]
struct Line {
    text: String,
    spans: Vec<LineSpan>,
}

#[derive(Debug, Deserialize)]
struct LineSpan {
    start: usize,
    end: usize,
    label: String,
}

#[derive(Debug, Deserialize)]
struct Mapping {
    map: BTreeMap<String, Labels>,
}

type Labels = BTreeMap<String, Option<String>>;

/// How many mentions there are, were found, and were right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// True mentions.
    pub gold: usize,
    /// Mentions found.
    pub system: usize,
    /// Of these, exactly right.
    pub exact: usize,
    /// Of these, right in type and overlapping.
    pub overlap: usize,
}

impl Counts {
    /// Exact F1, in percent.
    pub fn exact_f1(self) -> f64 {
        f1(self.exact, self.gold, self.system)
    }

    /// Overlap F1, in percent.
    pub fn overlap_f1(self) -> f64 {
        f1(self.overlap, self.gold, self.system)
    }
}

fn f1(hits: usize, gold: usize, system: usize) -> f64 {
    200.0 * hits as f64 / (gold + system).max(1) as f64
}

/// Counts by group: `all`, `core`, and each type.
pub type Table = BTreeMap<String, Counts>;

/// Prints exact and overlap F1 by set, for rules only, model only and both.
///
/// `--corpus DIR` reads the sets of another folder, `--model FILE` scores another model than the shipped one, `--seen` says that
/// the model was trained on the sets, `--set NAME` picks one, `--types` prints every type, `--all` prints all sets,
/// `--errors` what is missed and spurious.
///
/// # Errors
/// When a set or the model cannot be read.
pub fn run(arguments: &[String]) -> io::Result<()> {
    let option = |name: &str| arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1));
    let flag = |name: &str| arguments.iter().any(|argument| argument == name);
    let folder = option("--corpus").map_or_else(|| PathBuf::from(FOLDER), PathBuf::from);
    let mapping: Mapping = serde_json::from_str(&fs::read_to_string(folder.join("mapping.json"))?)?;
    let analyzer = analyzer(option("--model"))?;
    let mut reliability = Reliability::default();
    let wanted = |set: &str| option("--set").is_none_or(|name| name == set);
    let others: &[&str] = if flag("--all") || option("--set").is_some() { &OTHERS } else { &[] };
    println!("{:<24}{:<10}{:<8}{:>7}{:>8}{:>8}{:>8}{:>8}{:>8}", "set", "found by", "row", "gold", "exact", "P", "R", "overlap", "goal");
    for set in GOALS.iter().map(|goal| goal.0).chain(others.iter().copied()).filter(|set| wanted(set)) {
        let path = folder.join(format!("{set}.jsonl"));
        if !path.exists() {
            println!("{set:<24}not there: {}", path.display());
            continue;
        }
        let labels = labels_of(&mapping, set)?;
        rely(&analyzer, &path, labels, &mut reliability)?;
        for (name, sources) in [("rules", NameSources::Rules), ("model", NameSources::Model), ("both", NameSources::RulesAndModel)] {
            let mut errors = Vec::new();
            let table = score(&analyzer.names_from(sources), &path, labels, &mut errors)?;
            print_table(set, name, &table, flag("--types"));
            if flag("--errors") && sources == NameSources::Model {
                errors.iter().for_each(|error| println!("{error}"));
            }
        }
    }
    print_reliability(&reliability);
    Ok(())
}

/// The shipped model has seen every set; a figure that counts needs a model that was trained without it.
pub(crate) fn analyzer(model: Option<&String>) -> io::Result<Analyzer> {
    match model {
        None => {
            eprintln!("model: the shipped one, which has SEEN these sets; its rows tell nothing of other texts");
            Ok(Analyzer::new())
        }
        Some(file) => {
            eprintln!("model: {file}");
            Analyzer::with_model(&fs::read(file)?).map_err(io::Error::other)
        }
    }
}

fn labels_of<'m>(mapping: &'m Mapping, set: &str) -> io::Result<&'m Labels> {
    let corpus = set.split('/').next().unwrap_or(set);
    let family = corpus.split('-').next().unwrap_or(corpus);
    mapping.map.get(corpus).or_else(|| mapping.map.get(family)).ok_or_else(|| io::Error::other(format!("no label mapping for {corpus}")))
}

pub(crate) fn print_table(set: &str, name: &str, table: &Table, types: bool) {
    for (row, counts) in table {
        if !types && row != "core" && row != "all" {
            continue;
        }
        let goal = GOALS.iter().find(|goal| (goal.0, goal.1) == (set, row.as_str())).map(|goal| format!("{:.0}", goal.2));
        let percent = |hits: usize, all: usize| 100.0 * hits as f64 / all.max(1) as f64;
        println!(
            "{set:<24}{name:<10}{row:<8}{:>7}{:>8.2}{:>8.2}{:>8.2}{:>8.2}{:>8}",
            counts.gold,
            counts.exact_f1(),
            percent(counts.exact, counts.system),
            percent(counts.exact, counts.gold),
            counts.overlap_f1(),
            goal.unwrap_or_default()
        );
    }
}

fn score(analyzer: &Analyzer, path: &Path, labels: &Labels, errors: &mut Vec<String>) -> io::Result<Table> {
    let lines: Vec<Line> = fs::read_to_string(path)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let used = lines.iter().flat_map(|line| &line.spans).filter_map(|span| labels.get(&span.label).cloned().flatten());
    let mut labelled: Types = used.flat_map(|types| types.split('|').map(str::to_owned).collect::<Vec<_>>()).collect();
    labelled.retain(|name| !is_time(name));
    let mut table = Table::new();
    for line in &lines {
        let text: Vec<char> = line.text.chars().collect();
        let (gold, masked) = gold(&text, line, labels);
        let counts = |found: &Labelled| found.2.is_subset(&labelled) && !masked.contains(&(found.0, found.1));
        compare(analyzer, &line.text, &gold, counts, &mut table, errors);
    }
    Ok(table)
}

/// Adds what `analyzer` finds in `text` to the table, as far as it `counts`.
pub(crate) fn compare(
    analyzer: &Analyzer,
    text: &str,
    gold: &BTreeSet<Labelled>,
    counts: impl Fn(&Labelled) -> bool,
    table: &mut Table,
    errors: &mut Vec<String>,
) {
    let characters: Vec<char> = text.chars().collect();
    let analysis = analyzer.analyze(text, &Options::default()).convert::<CodePoint>(text);
    let found = analysis.mentions.iter().map(|mention| {
        let (start, end) = trim(&characters, mention.span.start as usize, mention.span.end as usize);
        (start, end, BTreeSet::from([format!("{:?}", mention.kind).to_uppercase()]))
    });
    let found: BTreeSet<Labelled> = found.filter(|found| found.0 < found.1 && counts(found)).collect();
    count(gold, &found, table);
    report(&characters, gold, &found, errors);
}

/// For each tenth of confidence, how many core mentions are said to be that sure and how many of them are right.
type Reliability = [(usize, usize); 10];

fn rely(analyzer: &Analyzer, path: &Path, labels: &Labels, tenths: &mut Reliability) -> io::Result<()> {
    for line in fs::read_to_string(path)?.lines() {
        let line: Line = serde_json::from_str(line)?;
        let text: Vec<char> = line.text.chars().collect();
        let (gold, masked) = gold(&text, &line, labels);
        let analysis = analyzer.analyze(&line.text, &Options::default()).convert::<CodePoint>(&line.text);
        for mention in &analysis.mentions {
            let (start, end) = trim(&text, mention.span.start as usize, mention.span.end as usize);
            let found = (start, end, BTreeSet::from([format!("{:?}", mention.kind).to_uppercase()]));
            if keys(&found.2).contains(&"core".to_owned()) && !masked.contains(&(start, end)) {
                let tenth = &mut tenths[((mention.confidence.get() * 10.0) as usize).min(9)];
                *tenth = (tenth.0 + 1, tenth.1 + usize::from(gold.iter().any(|gold| is_exact(gold, &found))));
            }
        }
    }
    Ok(())
}

fn print_reliability(tenths: &Reliability) {
    println!("confidence   mentions   right");
    for (tenth, (all, right)) in tenths.iter().enumerate().filter(|(_, (all, _))| *all > 0) {
        println!("{:.1} to {:.1} {all:>11}{:>7.1}%", tenth as f64 / 10.0, (tenth + 1) as f64 / 10.0, 100.0 * *right as f64 / *all as f64);
    }
}

fn is_time(name: &str) -> bool {
    matches!(name, "DATE" | "TIME")
}

/// The true mentions, and the spans that do not count.
fn gold(text: &[char], line: &Line, labels: &Labels) -> (BTreeSet<Labelled>, BTreeSet<(usize, usize)>) {
    let mut gold = BTreeSet::new();
    let mut masked = BTreeSet::new();
    for span in &line.spans {
        let (start, end) = trim(text, span.start, span.end);
        let types = labels.get(&span.label).and_then(Option::as_deref).unwrap_or_default();
        if types.split('|').all(|name| name.is_empty() || is_time(name)) {
            masked.insert((start, end));
        } else if start < end {
            gold.insert((start, end, types.split('|').map(str::to_owned).collect()));
        }
    }
    (gold, masked)
}

/// Without outer punctuation, a leading article and a final 's.
pub fn trim(text: &[char], mut start: usize, mut end: usize) -> (usize, usize) {
    const OUTER: &str = " \t\r\n.,;:!?\"'“”‘’()[]{}…";
    loop {
        let before = (start, end);
        while start < end && OUTER.contains(text[start]) {
            start += 1;
        }
        while start < end && OUTER.contains(text[end - 1]) {
            end -= 1;
        }
        start += article(&text[start..end]);
        if end - start >= 2 && text[end - 1] == 's' && matches!(text[end - 2], '\'' | '’') {
            end -= 2;
        }
        if (start, end) == before {
            return before;
        }
    }
}

/// Length of a leading article and the white space after it.
fn article(text: &[char]) -> usize {
    let word: String = text.iter().take_while(|c| !c.is_whitespace()).take(4).flat_map(|c| c.to_lowercase()).collect();
    if !matches!(word.as_str(), "the" | "a" | "an") {
        return 0;
    }
    let letters = word.chars().count();
    let spaces = text[letters..].iter().take_while(|c| c.is_whitespace()).count();
    if spaces > 0 { letters + spaces } else { 0 }
}

fn count(gold: &BTreeSet<Labelled>, found: &BTreeSet<Labelled>, table: &mut Table) {
    let mut add = |types: &Types, change: fn(&mut Counts)| {
        for key in keys(types) {
            change(table.entry(key).or_default());
        }
    };
    let pairs = overlapping(gold, found);
    let mut partner: BTreeMap<&Labelled, &Labelled> = pairs.iter().map(|&(gold, found)| (found, gold)).collect();
    for gold in gold {
        add(&gold.2, |counts| counts.gold += 1);
        for found in found.iter().filter(|found| is_exact(gold, found)) {
            add(&gold.2, |counts| counts.exact += 1);
            partner.insert(found, gold);
        }
    }
    pairs.iter().for_each(|(gold, _)| add(&gold.2, |counts| counts.overlap += 1));
    found.iter().for_each(|found| add(partner.get(found).map_or(&found.2, |gold| &gold.2), |counts| counts.system += 1));
}

fn is_exact(gold: &Labelled, found: &Labelled) -> bool {
    (gold.0, gold.1) == (found.0, found.1) && found.2.is_subset(&gold.2)
}

/// One-to-one pairs of spans with a right type, longest shared stretch first.
fn overlapping<'s>(gold: &'s BTreeSet<Labelled>, found: &'s BTreeSet<Labelled>) -> Vec<(&'s Labelled, &'s Labelled)> {
    let mut pairs = Vec::new();
    for gold in gold {
        for found in found {
            let shared = gold.1.min(found.1) as i64 - gold.0.max(found.0) as i64;
            if shared > 0 && found.2.is_subset(&gold.2) {
                pairs.push((shared, gold, found));
            }
        }
    }
    pairs.sort_by_key(|pair| -pair.0);
    let (mut used_gold, mut used_found) = (BTreeSet::new(), BTreeSet::new());
    pairs.retain(|(_, gold, found)| {
        let free = !used_gold.contains(gold) && !used_found.contains(found);
        if free {
            used_gold.insert(*gold);
            used_found.insert(*found);
        }
        free
    });
    pairs.into_iter().map(|(_, gold, found)| (gold, found)).collect()
}

/// The rows that a mention counts in.
fn keys(types: &Types) -> Vec<String> {
    let core: [&[&str]; 3] = [&["PERSON"], &["ORG"], &["FAC", "GPE", "LOC"]];
    match core.iter().find(|core| types.iter().all(|name| core.contains(&name.as_str()))) {
        Some(core) => vec!["all".to_owned(), "core".to_owned(), core.join("|")],
        None => vec!["all".to_owned(), types.iter().cloned().collect::<Vec<_>>().join("|")],
    }
}

fn report(text: &[char], gold: &BTreeSet<Labelled>, found: &BTreeSet<Labelled>, errors: &mut Vec<String>) {
    let mut line = |what: &str, span: &Labelled| {
        let around = |from: usize, to: usize| text[from..to].iter().collect::<String>().replace('\n', " ");
        let types: Vec<&str> = span.2.iter().map(String::as_str).collect();
        let (left, right) = (around(span.0.saturating_sub(40), span.0), around(span.1, (span.1 + 30).min(text.len())));
        errors.push(format!("{what}\t{}\t{}\t{left}[[]]{right}", around(span.0, span.1), types.join("|")));
    };
    let unmatched_gold = gold.iter().filter(|gold| !found.iter().any(|found| is_exact(gold, found)));
    unmatched_gold.for_each(|span| line("missed", span));
    let unmatched_found = found.iter().filter(|found| !gold.iter().any(|gold| is_exact(gold, found)));
    unmatched_found.for_each(|span| line("spurious", span));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_trim(text: &str, wanted: &str) {
        let characters: Vec<char> = text.chars().collect();
        let (start, end) = trim(&characters, 0, characters.len());
        assert_eq!(characters[start..end].iter().collect::<String>(), wanted);
    }

    #[test]
    fn spans_are_trimmed_as_the_scorer_trims() {
        check_trim("the  “Guardian”’s", "Guardian");
        check_trim("An Post", "Post");
        check_trim("The", "The");
        check_trim("Antwerp.", "Antwerp");
    }

    fn labelled(start: usize, end: usize, types: &[&str]) -> Labelled {
        (start, end, types.iter().map(|name| (*name).to_owned()).collect())
    }

    #[test]
    fn a_right_mention_counts_in_its_gold_row() {
        let gold = BTreeSet::from([labelled(0, 5, &["FAC", "GPE", "LOC"]), labelled(9, 12, &["ORG"])]);
        let found = BTreeSet::from([labelled(0, 5, &["GPE"]), labelled(9, 11, &["ORG"]), labelled(20, 22, &["PERSON"])]);
        let mut table = Table::new();
        count(&gold, &found, &mut table);
        assert_eq!(table["core"], Counts { gold: 2, system: 3, exact: 1, overlap: 2 });
        assert_eq!(table["FAC|GPE|LOC"], Counts { gold: 1, system: 1, exact: 1, overlap: 1 });
    }
}
