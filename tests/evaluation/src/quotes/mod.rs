//! Quotes against PolNeAR and GUM, read where they lie; PolNeAR states no licence, so it is measured and counted, never trained on.
//!
//! Kinds are told by marks alone, on both sides. Direct and mixed: a unit is a content fragment, without outer marks; overlap is
//! intersection over union of at least a half; a region is a stretch between marks. A speaker is right when the source shares a word
//! with the gold source.
//!
//! Resolved speakers (GUM marks 92): a definition of our own, for the shared scorer compares sources alone. Right is a quote that covers
//! half of the gold content and whose entity, with its aliases, shares a capitalized word with the gold speaker's name or the gold
//! source; where nothing is resolved, the source's own words take the entity's place, so "the report" is right where the gold has it.

mod mask;
mod score;
mod words;

use std::{fs, io};

use copydesk::{Analysis, Analyzer, OffsetMap, Options, span::CodePoint};
use serde::Deserialize;

use score::{Counts, Quote, Stretch};

/// Where the corpora lie, from this crate.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/quotes");
/// The sets that are measured.
const SETS: [&str; 2] = ["polnear/dev", "gum/news"];

#[derive(Deserialize)]
struct Document {
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
/// # Errors
/// When a corpus cannot be read.
pub fn run(arguments: &[String]) -> io::Result<()> {
    let asked: Vec<&str> = if arguments.is_empty() { SETS.to_vec() } else { arguments.iter().map(String::as_str).collect() };
    for set in asked {
        let mut counts = Counts::default();
        let mut resolved = (0, 0);
        for line in fs::read_to_string(format!("{FOLDER}/{set}.jsonl"))?.lines() {
            let document: Document = serde_json::from_str(line)?;
            measure(&document, &mut counts, &mut resolved);
        }
        print(set, &counts, resolved);
    }
    Ok(())
}

fn measure(document: &Document, counts: &mut Counts, resolved: &mut (usize, usize)) {
    let text: Vec<char> = document.text.chars().collect();
    let analysis = Analyzer::new().analyze(&document.text, &Options::default());
    let map = OffsetMap::<CodePoint>::new(&document.text);
    let stretch = |span| {
        let span = map.span(span);
        (span.start as usize, span.end as usize)
    };
    let found: Vec<Quote> = analysis
        .quotes
        .iter()
        .map(|quote| Quote {
            content: quote.content.iter().map(|span| stretch(*span)).collect(),
            source: quote.source.iter().map(|span| stretch(*span)).collect(),
            cue: quote.cue.iter().map(|span| stretch(*span)).collect(),
            embedded_indirect: false,
        })
        .collect();
    let gold: Vec<Quote> = document.quotes.iter().map(Gold::quote).collect();
    for gold in document.quotes.iter().filter(|gold| gold.speaker.is_some()) {
        resolved.1 += 1;
        resolved.0 += usize::from(is_resolved(&text, gold, &found, &analysis));
    }
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

/// Whether the quote that holds at least half of the gold content has the gold speaker: the entity's names, or the source's own words
/// where there is no entity, share a capitalized word with the gold speaker's name or gold source, or are the same words.
fn is_resolved(text: &[char], gold: &Gold, found: &[Quote], analysis: &Analysis) -> bool {
    let length: usize = gold.content.iter().map(|(start, end)| end - start).sum();
    let shared = |quote: &Quote| -> usize {
        let pairs = quote.content.iter().flat_map(|found| gold.content.iter().map(move |gold| (found, gold)));
        pairs.map(|(found, gold)| found.1.min(gold.1).saturating_sub(found.0.max(gold.0))).sum()
    };
    let Some((index, quote)) = found.iter().enumerate().rev().max_by_key(|(_, quote)| shared(quote)) else { return false };
    let words = |stretches: &[Stretch]| stretches.iter().flat_map(|(start, end)| &text[*start..*end]).collect::<String>();
    let (wanted, source) = (gold.speaker.clone().unwrap_or_default(), words(gold.source.as_deref().unwrap_or_default()));
    let entity = analysis.quotes[index].speaker.map(|entity| &analysis.entities[entity as usize]);
    let name = entity.map_or_else(|| words(&quote.source), |entity| format!("{} {}", entity.name, entity.aliases.join(" ")));
    let names = words::capitals(&name);
    let same = |other: &str| other.trim().to_lowercase() == name.trim().to_lowercase();
    let named = !names.is_disjoint(&words::capitals(&wanted)) || !names.is_disjoint(&words::capitals(&source));
    shared(quote) * 2 >= length && (named || same(&wanted) || same(&source))
}

fn print(set: &str, counts: &Counts, (right, all): (usize, usize)) {
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
    if all > 0 {
        println!("  {:<24}{:>6.1}  ({right} of {all})", "resolved speaker right", 100.0 * right as f64 / all as f64);
    }
}
