//! The open corpora as texts with typed spans, their labels repaired where they are known to be wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use copydesk::model::labels::TYPES;
use serde::Deserialize;

use crate::repair::Repair;

/// A set of types, a bit a type in the order of [`TYPES`].
pub type Kinds = u16;

/// A labelled stretch of a text, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub start: usize,
    pub end: usize,
    /// The types that it may have.
    pub kinds: Kinds,
    /// Whether it may be no name of ours.
    pub or_outside: bool,
}

/// A text of a corpus.
#[derive(Clone, Debug)]
pub struct Labelled {
    pub set: String,
    pub text: String,
    pub spans: Vec<Span>,
    /// The types that this corpus labels; of the others nothing is known.
    pub known: Kinds,
}

#[derive(Deserialize)]
struct Mapping {
    map: BTreeMap<String, BTreeMap<String, Option<String>>>,
}

#[derive(Deserialize)]
struct Line {
    text: String,
    spans: Vec<LineSpan>,
}

#[derive(Deserialize)]
struct LineSpan {
    start: usize,
    end: usize,
    label: String,
}

/// Social media differ so much from news that only one text in this many is used.
const SOCIAL_MEDIA_STEP: usize = 3;

/// Reads every set below `folder` that is `wanted` ("gum/news").
pub fn load(folder: &Path, wanted: impl Fn(&String) -> bool, repair: &Repair) -> Vec<Labelled> {
    let mapping: Mapping = serde_json::from_str(&read(&folder.join("mapping.json"))).expect("mapping.json is a mapping");
    let mut texts = Vec::new();
    for (corpus, file) in sets(folder) {
        let set = format!("{corpus}/{file}");
        if !wanted(&set) {
            continue;
        }
        let step = if matches!(corpus.as_str(), "btc" | "wnut17") { SOCIAL_MEDIA_STEP } else { 1 };
        let labels = labels_of(&mapping, &corpus);
        let lines = read(&folder.join(&corpus).join(format!("{file}.jsonl")));
        texts.extend(lines.lines().step_by(step).map(|line| labelled(&set, line, labels, repair)));
    }
    texts
}

/// Folder and file of every set, sorted.
fn sets(folder: &Path) -> BTreeSet<(String, String)> {
    let entries = |path: &Path| fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()).collect::<Vec<_>>();
    let name = |path: &Path| path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let mut sets = BTreeSet::new();
    for corpus in entries(folder).iter().filter(|path| path.is_dir()) {
        for file in entries(corpus).iter().filter(|path| path.extension().is_some_and(|extension| extension == "jsonl")) {
            sets.insert((name(corpus), name(file)));
        }
    }
    sets
}

pub fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()))
}

fn labels_of<'m>(mapping: &'m Mapping, corpus: &str) -> &'m BTreeMap<String, Option<String>> {
    let family = corpus.split('-').next().unwrap_or(corpus);
    mapping.map.get(corpus).or_else(|| mapping.map.get(family)).unwrap_or_else(|| panic!("mapping.json does not know {corpus}"))
}

fn labelled(set: &str, line: &str, labels: &BTreeMap<String, Option<String>>, repair: &Repair) -> Labelled {
    let line: Line = serde_json::from_str(line).expect("a corpus has one JSON object a line");
    let offsets: Vec<usize> = line.text.char_indices().map(|(at, _)| at).chain([line.text.len()]).collect();
    let known = labels.values().flatten().fold(0, |known, types| known | kinds(types).0);
    let mut spans = Vec::new();
    for span in &line.spans {
        let (start, end) = (offsets[span.start], offsets[span.end]);
        let meaning = labels.get(&span.label).and_then(Option::as_deref);
        let (kinds, or_outside) = meaning.map_or((Kinds::MAX, true), kinds);
        if kinds != 0 {
            spans.extend(repair.span(set, &line.text, Span { start, end, kinds, or_outside }));
        }
    }
    spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    spans.dedup_by(|later, earlier| later.start < earlier.end);
    Labelled { set: set.to_owned(), text: line.text, spans, known }
}

/// The types in "GPE|LOC|MISC", and whether some are none of ours.
fn kinds(types: &str) -> (Kinds, bool) {
    let mut kinds = 0;
    let mut other = false;
    for name in types.split('|') {
        match TYPES.iter().position(|kind| format!("{kind:?}").eq_ignore_ascii_case(name)) {
            Some(kind) => kinds |= 1 << kind,
            None => other = true,
        }
    }
    (kinds, other)
}

/// A text without labels, with spans that are linked to an article.
#[derive(Clone, Debug, Deserialize)]
pub struct Linked {
    pub text: String,
    pub links: Vec<Link>,
}

/// A link; positions are code points.
#[derive(Clone, Debug, Deserialize)]
pub struct Link {
    pub start: usize,
    pub end: usize,
    pub title: String,
}

/// The current-events items, each text once.
pub fn load_linked(path: &Path) -> Vec<Linked> {
    let mut seen = BTreeSet::new();
    let items = read(path);
    let items = items.lines().map(|line| serde_json::from_str::<Linked>(line).expect("an item a line"));
    items.filter(|item| seen.insert(item.text.clone())).collect()
}
