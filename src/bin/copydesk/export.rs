//! `export`: what was found in one article, in formats that other programs read.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::ValueEnum;
use copydesk::export::{ledger, timeline, timeml};
use copydesk::{Analysis, Analyzer};

use crate::Export;
use crate::input::{Error, inputs};

/// What is written.
#[derive(Clone, Copy, ValueEnum)]
pub enum Format {
    /// Who said what, and how much of it, as CSV.
    LedgerCsv,
    /// The same for people, as Markdown.
    LedgerMarkdown,
    /// The same as JSON.
    LedgerJson,
    /// The dated sentences in the order of their dates, as CSV.
    TimelineCsv,
    /// The dated sentences as a calendar (RFC 5545).
    Icalendar,
    /// The dated sentences as TimelineJS reads them.
    Timelinejs,
    /// The text with its temporal expressions (TimeML).
    Timeml,
}

/// Reads, then writes all of it at once.
pub fn run(arguments: &Export) -> Result<ExitCode, Error> {
    let files: Vec<_> = arguments.file.iter().cloned().collect();
    let input = &inputs(&files)[0];
    let text = input.read()?;
    let analysis = Analyzer::new().analyze(&text, &arguments.known.options());
    let mut out = io::stdout().lock();
    out.write_all(write(arguments.format, &text, &analysis, &input.name).as_bytes())?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn write(format: Format, text: &str, analysis: &Analysis, name: &str) -> String {
    match format {
        Format::LedgerCsv => ledger::csv(&ledger::ledger(analysis, text)),
        Format::LedgerMarkdown => ledger::markdown(&ledger::ledger(analysis, text)),
        Format::LedgerJson => ledger::json(&ledger::ledger(analysis, text)),
        Format::TimelineCsv => timeline::csv(analysis, text),
        Format::Icalendar => timeline::icalendar(analysis, text),
        Format::Timelinejs => format!("{:#}\n", timeline::timeline_js(analysis, text)),
        Format::Timeml => timeml::timeml(analysis, text, name),
    }
}
