//! The command line.

use std::io::Read;

use clap::Parser;
use copydesk::{Analyzer, Options, export::json, span::CodePoint, span::Utf16};

/// Reads news text: names, dates, quotations and who said them.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// `annotate`.
    command: String,
    #[arg(long)]
    json: bool,
    #[arg(long)]
    jsonl: bool,
    #[arg(long)]
    created: Option<String>,
    #[arg(long, default_value = "utf16")]
    offsets: String,
}

fn main() {
    let arguments = Arguments::parse();
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input).expect("reading standard input");
    let analyzer = Analyzer::new();
    let print = |text: &str, created: Option<&str>, id: Option<&serde_json::Value>| {
        let options = Options { created: created.and_then(|day| day.parse().ok()), ..Options::default() };
        let analysis = analyzer.analyze(text, &options);
        let line = if arguments.offsets == "codepoint" {
            serde_json::to_string(&json::record(&analysis.convert::<CodePoint>(text), id))
        } else {
            serde_json::to_string(&json::record(&analysis.convert::<Utf16>(text), id))
        };
        println!("{}", line.expect("an analysis serializes"));
    };
    if !arguments.jsonl {
        return print(&input, arguments.created.as_deref(), None);
    }
    for line in input.lines() {
        let record: serde_json::Value = serde_json::from_str(line).expect("one JSON object a line");
        let created = record.get("created").or(record.get("dct")).and_then(|day| day.as_str());
        print(record["text"].as_str().expect("text"), created, record.get("id"));
    }
}
