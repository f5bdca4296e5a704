//! The command line: `copydesk annotate`.
//!
//! Exit codes: 0 when everything was read, 2 when an argument, a file or a line could not be.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use copydesk::pipeline::DayOrder;
use copydesk::{Date, Options};
use export::Format;

mod annotate;
mod export;
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
    Annotate(Annotate),
    /// Reads one article; writes what it found in another program's format.
    Export(Export),
}

#[derive(clap::Args)]
struct Annotate {
    /// The files to read; `-`, or none, reads standard input.
    files: Vec<PathBuf>,
    #[command(flatten)]
    known: Known,
    /// Writes one JSON record an article.
    #[arg(long, conflicts_with = "jsonl")]
    json: bool,
    /// Reads one JSON object a line (`id`, `text`, `created` or `dct`), writes one JSON record a line.
    #[arg(long)]
    jsonl: bool,
    /// What the offsets in JSON count.
    #[arg(long, value_enum, default_value_t = Offsets::Utf16)]
    offsets: Offsets,
}

#[derive(clap::Args)]
struct Export {
    /// The file to read; `-`, or none, reads standard input.
    file: Option<PathBuf>,
    #[command(flatten)]
    known: Known,
    /// What is written.
    #[arg(long, value_enum)]
    format: Format,
}

/// What is known about the texts.
#[derive(clap::Args)]
struct Known {
    /// The day of publication, YYYY-MM-DD: what "yesterday" counts from. A line's own date goes before it.
    #[arg(long, value_name = "DAY")]
    created: Option<Date>,
    /// How dates such as 03/04/2023 are written: day-first or month-first.
    #[arg(long, value_name = "ORDER")]
    day_order: Option<DayOrder>,
    /// The time zone that days are counted in, as its offset from UTC: +02:00.
    #[arg(long, value_name = "OFFSET", value_parser = copydesk::zone, allow_hyphen_values = true)]
    zone: Option<i16>,
}

impl Known {
    fn options(&self) -> Options {
        Options { created: self.created, day_order: self.day_order.unwrap_or_default(), zone: self.zone }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum Offsets {
    /// UTF-16 code units, as JavaScript counts.
    Utf16,
    /// Unicode code points, as Python counts.
    Codepoint,
}

fn main() -> ExitCode {
    let run = match Command::parse() {
        Command::Annotate(arguments) if arguments.jsonl => jsonl::run(&arguments),
        Command::Annotate(arguments) => annotate::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
    };
    match run {
        Ok(code) => code,
        Err(error) if error.is_closed_pipe() => ExitCode::SUCCESS, // the reader has seen enough, as `head` does
        Err(error) => {
            eprintln!("copydesk: {error}");
            ExitCode::from(2)
        }
    }
}
