//! The command line: `copydesk annotate`.
//!
//! Exit codes: 0 when everything was read, 2 when an argument, a file or a line could not be.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use copydesk::{Date, Options};

mod annotate;
mod input;
mod jsonl;
mod marks;
mod output;
mod progress;
mod summary;

/// Reads news text: names, dates, quotations, and who said them.
#[derive(Parser)]
#[command(version)]
enum Command {
    /// Reads articles; prints them with marks and a summary, or as JSON.
    Annotate(Arguments),
}

#[derive(clap::Args)]
struct Arguments {
    /// The files to read; `-`, or none, reads standard input.
    files: Vec<PathBuf>,
    /// Writes one JSON record an article.
    #[arg(long, conflicts_with = "jsonl")]
    json: bool,
    /// Reads one JSON object a line (`id`, `text`, `created` or `dct`), writes one JSON record a line.
    #[arg(long)]
    jsonl: bool,
    /// The day of publication, YYYY-MM-DD: what "yesterday" counts from. A line's own date goes before it.
    #[arg(long, value_name = "DAY")]
    created: Option<Date>,
    /// What the offsets in JSON count.
    #[arg(long, value_enum, default_value_t = Offsets::Utf16)]
    offsets: Offsets,
}

#[derive(Clone, Copy, ValueEnum)]
enum Offsets {
    /// UTF-16 code units, as JavaScript counts.
    Utf16,
    /// Unicode code points, as Python counts.
    Codepoint,
}

impl Arguments {
    fn options(&self) -> Options {
        Options { created: self.created, ..Options::default() }
    }
}

fn main() -> ExitCode {
    let Command::Annotate(arguments) = Command::parse();
    let run = if arguments.jsonl { jsonl::run } else { annotate::run };
    match run(&arguments) {
        Ok(code) => code,
        Err(error) if error.is_closed_pipe() => ExitCode::SUCCESS, // the reader has seen enough, as `head` does
        Err(error) => {
            eprintln!("copydesk: {error}");
            ExitCode::from(2)
        }
    }
}
