//! Grouping of mentions against GUM's coreference (CC BY 4.0; read where it lies, no text of it is copied here).
//!
//! The gold mentions are the named ones of `entities/gum` with the chains that `syntax/gum-*.conllu` gives them; what is measured is
//! the grouping alone. Counted are pairs of mentions of one document that stand in one entity.

use std::collections::HashMap;
use std::{fs, io};

use copydesk::analysis::EntityType;
use serde::Deserialize;

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
    let trees = fs::read_to_string(format!("{FOLDER}/syntax/gum-{genre}.conllu"))?;
    let chains: HashMap<&str, Chains> = trees.split("# newdoc id = ").skip(1).map(Chains::read).collect();
    let records = fs::read_to_string(format!("{FOLDER}/entities/gum/{genre}.jsonl"))?;
    let parse = |line: &str| serde_json::from_str::<Record>(line).map_err(io::Error::other);
    let records = records.lines().map(parse).collect::<Result<Vec<_>, _>>()?;
    Ok(records.into_iter().filter_map(|record| chains.get(record.doc.as_str()).map(|chains| chains.gold(record))).collect())
}

/// The coreference chains of one document, over the characters that are no white space.
#[derive(Default)]
struct Chains {
    /// Where each token begins, and where the last one ends.
    starts: Vec<usize>,
    mentions: Vec<ChainMention>,
}

struct ChainMention {
    tokens: std::ops::Range<usize>,
    /// The last token of its head.
    head: usize,
    kind: String,
    chain: String,
}

impl Chains {
    /// Reads a document of a CoNLL-U file, its id first.
    fn read(document: &str) -> (&str, Chains) {
        let mut chains = Chains { starts: vec![0], mentions: Vec::new() };
        let mut open: Vec<ChainMention> = Vec::new();
        for line in document.lines() {
            let columns: Vec<&str> = line.split('\t').collect();
            if columns.len() < 10 || !columns[0].bytes().all(|byte| byte.is_ascii_digit()) {
                continue;
            }
            let token = chains.starts.len() - 1;
            let width = columns[1].chars().filter(|c| !c.is_whitespace()).count();
            chains.starts.push(chains.starts[token] + width);
            if let Some(brackets) = columns[9].split('|').find_map(|field| field.strip_prefix("Entity=")) {
                chains.brackets(brackets, token, &mut open);
            }
        }
        (document.lines().next().unwrap_or_default().trim(), chains)
    }

    /// Reads "(7-time-new-nnnnn-cf1-1-coref(8-…)7)".
    fn brackets(&mut self, brackets: &str, token: usize, open: &mut Vec<ChainMention>) {
        let mut rest = brackets;
        while !rest.is_empty() {
            if let Some(inside) = rest.strip_prefix('(') {
                let end = inside.find(['(', ')']).unwrap_or(inside.len());
                let fields: Vec<&str> = inside[..end].split('-').collect();
                let head = fields.get(5).and_then(|heads| heads.rsplit(',').next()?.parse::<usize>().ok());
                let head = token + head.unwrap_or(1) - 1;
                open.push(ChainMention { tokens: token..token, head, kind: fields[1].to_string(), chain: fields[0].to_string() });
                rest = &inside[end..];
                if let Some(after) = rest.strip_prefix(')') {
                    self.close(fields[0], token, open);
                    rest = after;
                }
            } else {
                let end = rest.find(')').unwrap_or(rest.len());
                self.close(&rest[..end], token, open);
                rest = rest.get(end + 1..).unwrap_or_default();
            }
        }
    }

    fn close(&mut self, chain: &str, token: usize, open: &mut Vec<ChainMention>) {
        if let Some(index) = open.iter().rposition(|mention| mention.chain == chain) {
            let mention = open.remove(index);
            self.mentions.push(ChainMention { tokens: mention.tokens.start..token + 1, ..mention });
        }
    }

    /// The named mentions of `record` that have a chain.
    fn gold(&self, record: Record) -> Gold {
        let offsets: Vec<usize> = record.text.char_indices().map(|(at, _)| at).chain([record.text.len()]).collect();
        let mut visible = vec![0];
        visible.extend(record.text.chars().scan(0, |count, c| {
            *count += usize::from(!c.is_whitespace());
            Some(*count)
        }));
        let mut gold = Gold { doc: record.doc.clone(), text: String::new(), mentions: Vec::new(), chains: Vec::new() };
        for span in &record.spans {
            let kind = match span.label.as_str() {
                "person" => EntityType::Person,
                "organization" => EntityType::Org,
                "place" => EntityType::Gpe,
                _ => continue,
            };
            if let Some(chain) = self.chain(visible[span.start]..visible[span.end], &span.label) {
                gold.mentions.push((offsets[span.start] as u32, offsets[span.end] as u32, kind));
                gold.chains.push(chain.to_string());
            }
        }
        gold.text = record.text;
        gold
    }

    /// The chain of the smallest mention of that kind whose head ends in these characters.
    fn chain(&self, characters: std::ops::Range<usize>, kind: &str) -> Option<&str> {
        let first = self.starts.partition_point(|&start| start <= characters.start) - 1;
        let end = self.starts.partition_point(|&start| start < characters.end);
        let fits = |mention: &&ChainMention| {
            mention.kind == kind && mention.tokens.start <= first && mention.tokens.end >= end && (first..end).contains(&mention.head)
        };
        self.mentions.iter().filter(fits).min_by_key(|mention| mention.tokens.len()).map(|mention| mention.chain.as_str())
    }
}
