//! What the engine finds, as records for the scorers: the command line's `annotate --jsonl --offsets codepoint`, with any model and any
//! source of names.

use std::io;

use copydesk::Options;
use copydesk::analysis::{Entity, Mention};
use copydesk::pipeline::NameSources;
use copydesk::span::CodePoint;
use serde::{Deserialize, Serialize};

use crate::entities;

#[derive(Deserialize)]
struct Record {
    id: String,
    text: String,
}

#[derive(Serialize)]
struct Read {
    id: String,
    mentions: Vec<Mention<CodePoint>>,
    entities: Vec<Entity>,
}

/// Reads one JSON object a line (`id`, `text`) from standard input, writes one a line; `--model FILE`, and `--rules` or `--tagger` alone.
///
/// # Errors
/// When a line or the model cannot be read.
pub fn run(arguments: &[String]) -> io::Result<()> {
    let flag = |name: &str| arguments.iter().any(|argument| argument == name);
    let file = arguments.iter().position(|argument| argument == "--model").and_then(|at| arguments.get(at + 1));
    let sources = match () {
        () if flag("--rules") => NameSources::Rules,
        () if flag("--tagger") => NameSources::Model,
        () => NameSources::RulesAndModel,
    };
    let analyzer = entities::analyzer(file)?.names_from(sources);
    for line in io::stdin().lines() {
        let record: Record = serde_json::from_str(&line?)?;
        let analysis = analyzer.analyze(&record.text, &Options::default()).convert::<CodePoint>(&record.text);
        println!("{}", serde_json::to_string(&Read { id: record.id, mentions: analysis.mentions, entities: analysis.entities })?);
    }
    Ok(())
}
