//! Grouping of mentions against GUM's coreference (CC BY 4.0; read where it lies, no text of it is copied here).
//!
//! The gold mentions are the named ones of `entities/gum` with the chains that `syntax/gum-*.conllu` gives them; what is measured is
//! the grouping alone. Counted are pairs of mentions of one document that stand in one entity.

use std::{fs, io};

use copydesk::analysis::EntityType;
use serde::Deserialize;

use crate::chains::{self, Chains, visible};

/// Where the corpora lie, from this crate.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
/// The genres that are measured.
const GENRES: [&str; 3] = ["news", "interview", "bio"];

#[derive(Deserialize)]
struct Record {
    doc: String,
    text: String,
    spans: Vec<Labelled>,
}

#[derive(Deserialize)]
struct Labelled {
    start: usize,
    end: usize,
    label: String,
}

/// A text with its named mentions (byte offsets, type, gold chain).
#[derive(Debug)]
pub struct Gold {
    /// Which document it is.
    pub doc: String,
    /// The text.
    pub text: String,
    /// Its mentions, in text order.
    pub mentions: Vec<(u32, u32, EntityType)>,
    /// The chain of each mention.
    pub chains: Vec<String>,
}

/// Pairs of mentions.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pairs {
    right: usize,
    gold: usize,
    found: usize,
}

impl Pairs {
    /// How many of the pairs found are right.
    pub fn precision(self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    /// How many of the true pairs are found.
    pub fn recall(self) -> f64 {
        self.right as f64 / self.gold.max(1) as f64
    }

    /// The harmonic mean of the two.
    pub fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.gold + self.found).max(1) as f64
    }

    fn add(&mut self, other: Pairs) {
        self.right += other.right;
        self.gold += other.gold;
        self.found += other.found;
    }
}

/// Prints pairwise precision, recall and F1 of each genre and of all; with `--errors`, each pair that is wrong.
///
/// # Errors
/// When the corpora cannot be read.
pub fn run(arguments: &[String]) -> io::Result<()> {
    let show_errors = arguments.iter().any(|argument| argument == "--errors");
    let mut all = Pairs::default();
    println!("{:<12}{:>8}{:>8}{:>8}{:>8}", "genre", "P", "R", "F1", "pairs");
    for genre in GENRES {
        let mut pairs = Pairs::default();
        read(genre)?.iter().for_each(|gold| pairs.add(measure(gold, show_errors)));
        print_row(genre, pairs);
        all.add(pairs);
    }
    print_row("all", all);
    Ok(())
}

fn print_row(name: &str, pairs: Pairs) {
    println!("{name:<12}{:>8.4}{:>8.4}{:>8.4}{:>8}", pairs.precision(), pairs.recall(), pairs.f1(), pairs.gold);
}

/// The pairs of one document.
pub fn measure(gold: &Gold, show_errors: bool) -> Pairs {
    let groups = copydesk::group(&gold.text, &gold.mentions);
    let mut pairs = Pairs::default();
    for one in 0..groups.len() {
        for other in 0..one {
            let same = gold.chains[one] == gold.chains[other];
            let found = groups[one] == groups[other];
            pairs.gold += usize::from(same);
            pairs.found += usize::from(found);
            pairs.right += usize::from(same && found);
            let form = |index: usize| &gold.text[gold.mentions[index].0 as usize..gold.mentions[index].1 as usize];
            if show_errors && same != found {
                println!(
                    "{}\t{} {:?}\t{} {:?}\t{}",
                    if same { "apart" } else { "merged" },
                    form(other),
                    gold.mentions[other].2,
                    form(one),
                    gold.mentions[one].2,
                    gold.doc
                );
            }
        }
    }
    pairs
}

/// The documents of a genre.
fn read(genre: &str) -> io::Result<Vec<Gold>> {
    let chains = chains::read(genre)?;
    let records = fs::read_to_string(format!("{FOLDER}/entities/gum/{genre}.jsonl"))?;
    let parse = |line: &str| serde_json::from_str::<Record>(line).map_err(io::Error::other);
    let records = records.lines().map(parse).collect::<Result<Vec<_>, _>>()?;
    Ok(records.into_iter().filter_map(|record| chains.get(&record.doc).map(|chains| gold(chains, record))).collect())
}

/// The named mentions of `record` that have a chain.
fn gold(chains: &Chains, record: Record) -> Gold {
    let offsets: Vec<usize> = record.text.char_indices().map(|(at, _)| at).chain([record.text.len()]).collect();
    let visible = visible(record.text.chars());
    let mut gold = Gold { doc: record.doc.clone(), text: String::new(), mentions: Vec::new(), chains: Vec::new() };
    for span in &record.spans {
        let kind = match span.label.as_str() {
            "person" => EntityType::Person,
            "organization" => EntityType::Org,
            "place" => EntityType::Gpe,
            _ => continue,
        };
        if let Some(chain) = chains.chain(visible[span.start]..visible[span.end], &span.label) {
            gold.mentions.push((offsets[span.start] as u32, offsets[span.end] as u32, kind));
            gold.chains.push(chain.to_string());
        }
    }
    gold.text = record.text;
    gold
}
