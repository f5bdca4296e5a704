//! Quotes against PolNeAR and GUM, read where they lie; PolNeAR states no licence, so it is measured and counted, never trained on.
//!
//! Kinds are told by marks alone, on both sides. Direct and mixed: a unit is a content fragment, without outer marks; overlap is
//! intersection over union of at least a half; a region is a stretch between marks. A speaker is right when the source shares a word
//! with the gold source.
//!
//! Resolved speakers (GUM marks 92) are a definition of our own, for the shared scorer compares sources alone: see [`resolved`].

mod mask;
mod resolved;
mod score;
mod words;

use std::{fs, io};

use copydesk::span::{CodePoint, Span};
use copydesk::{Analyzer, Options};
use serde::Deserialize;

use crate::entities;
use resolved::Resolved;
use score::{Counts, Quote, Stretch};

/// Where the corpora lie, from this crate.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/quotes");
/// The sets that are measured.
const SETS: [&str; 2] = ["polnear/dev", "gum/news"];

#[derive(Deserialize)]
struct Document {
    id: String,
    text: String,
    quotes: Vec<Gold>,
}

#[derive(Deserialize)]
struct Gold {
    kind: Option<String>,
    content: Vec<Stretch>,
    source: Option<Vec<Stretch>>,
    cue: Option<Vec<Stretch>>,
    speaker: Option<String>,
    #[serde(default)]
    embedded: bool,
}

/// Prints the figures of each set; arguments name other sets.
///
/// `--model FILE` reads names with another model than the shipped one, which has seen GUM; `--errors` lists the quotes whose resolved
/// speaker is not right.
///
/// # Errors
/// When a corpus or the model cannot be read.
pub fn run(arguments: &[String]) -> io::Result<()> {
    let model = arguments.iter().position(|argument| argument == "--model").map(|at| at + 1);
    let analyzer = entities::analyzer(model.and_then(|at| arguments.get(at)))?;
    let is_set = |(at, argument): &(usize, &String)| Some(*at) != model && !argument.starts_with("--");
    let asked: Vec<&str> = arguments.iter().enumerate().filter(is_set).map(|(_, argument)| argument.as_str()).collect();
    let asked = if asked.is_empty() { SETS.to_vec() } else { asked };
    for set in asked {
        let mut counts = Counts::default();
        let mut resolved = Resolved::of(set)?;
        for line in fs::read_to_string(format!("{FOLDER}/{set}.jsonl"))?.lines() {
            let document: Document = serde_json::from_str(line)?;
            measure(&analyzer, &document, &mut counts, &mut resolved);
        }
        print(set, &counts, &resolved);
        if arguments.iter().any(|argument| argument == "--errors") {
            resolved.wrong.iter().for_each(|line| println!("  {line}"));
        }
    }
    Ok(())
}

fn measure(analyzer: &Analyzer, document: &Document, counts: &mut Counts, resolved: &mut Resolved) {
    let text: Vec<char> = document.text.chars().collect();
    let analysis = analyzer.analyze(&document.text, &Options::default()).convert::<CodePoint>(&document.text);
    let stretch = |span: &Span<CodePoint>| (span.start as usize, span.end as usize);
    let found: Vec<Quote> = analysis
        .quotes
        .iter()
        .map(|quote| Quote {
            content: quote.content.iter().map(stretch).collect(),
            source: quote.source.iter().map(stretch).collect(),
            cue: quote.cue.iter().map(stretch).collect(),
            embedded_indirect: false,
        })
        .collect();
    let gold: Vec<Quote> = document.quotes.iter().map(Gold::quote).collect();
    let asked = document.quotes.iter().zip(&gold).filter(|(marked, _)| marked.speaker.is_some());
    resolved.document(&document.id, &text, &asked.map(|(_, gold)| gold).collect::<Vec<_>>(), &found, &analysis);
    counts.document(&text, &gold, &found);
}

impl Gold {
    fn quote(&self) -> Quote {
        Quote {
            content: self.content.clone(),
            source: self.source.clone().unwrap_or_default(),
            cue: self.cue.clone().unwrap_or_default(),
            embedded_indirect: self.embedded && self.kind.as_deref() == Some("indirect"),
        }
    }
}

fn print(set: &str, counts: &Counts, resolved: &Resolved) {
    println!("{set}");
    let rows = [
        ("span exact F1", counts.f1("exact", "quoted gold", "quoted found")),
        ("span overlap F1", counts.f1("overlap", "quoted gold", "quoted found")),
        ("region F1", counts.f1("regions right", "regions gold", "regions found")),
        ("direct found", counts.share("direct right", "direct gold")),
        ("mixed found", counts.share("mixed right", "mixed gold")),
        ("speaker accuracy", counts.share("speakers right", "speakers")),
        ("span end-to-end F1", counts.f1("end to end", "quoted gold", "quoted found")),
        ("region end-to-end F1", counts.f1("regions end to end", "regions gold", "regions found")),
        ("indirect token F1", counts.f1("indirect tokens right", "indirect tokens gold", "indirect tokens found")),
        ("recall on speech cues", counts.share("speech tokens right", "speech tokens gold")),
    ];
    rows.iter().for_each(|(name, figure)| println!("  {name:<24}{figure:>6.1}"));
    let (right, all) = (resolved.right, resolved.right + resolved.wrong.len());
    if all > 0 {
        println!("  {:<24}{:>6.1}  ({right} of {all})", "resolved speaker right", 100.0 * right as f64 / all as f64);
    }
}
