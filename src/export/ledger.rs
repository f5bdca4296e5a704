//! Who is quoted how much: one row a speaker, as data, CSV, Markdown and JSON.
//!
//! What a repeated paragraph says again is counted once.

use std::collections::HashMap;
use std::fmt::Write;

use serde::Serialize;

use crate::Analysis;
use crate::analysis::{Quote, QuoteKind, SourceKind};
use crate::findings;

/// Who is quoted how much.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ledger {
    /// Statements without a speaker first, then speakers by their words, most first.
    pub rows: Vec<Row>,
}

/// One speaker's statements.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// The entity's name, or the source as the text first has it; `None` where nobody is named as the source.
    pub speaker: Option<String>,
    /// Index into [`Analysis::entities`].
    pub entity: Option<u32>,
    /// Title, rank or office.
    pub role: Option<String>,
    /// What kind of source; `None` where there is none.
    pub kind: Option<SourceKind>,
    /// Why the source has no name, in the text's words.
    pub reason: Option<String>,
    /// Direct quotes.
    pub direct: u32,
    /// Mixed quotes.
    pub mixed: u32,
    /// Indirect quotes.
    pub indirect: u32,
    /// Words in all of them.
    pub words: u32,
    /// Of all words of all statements, in thousandths.
    pub share: u32,
    /// Paragraph of the first statement, counted from 1.
    pub first: u32,
    /// Paragraph of the last statement, counted from 1.
    pub last: u32,
}

/// The ledger of `analysis`, which is the analysis of `text`. Linear.
///
/// ```
/// let text = "“We are broke,” Mayor Lena Ortiz said. Officials said the school would close.";
/// let analysis = copydesk::Analyzer::new().analyze(text, &copydesk::Options::default());
/// let ledger = copydesk::export::ledger::ledger(&analysis, text);
/// assert_eq!(ledger.rows.len(), 2);
/// assert!(ledger.rows.iter().any(|row| row.speaker.as_deref() == Some("Lena Ortiz") && row.direct == 1));
/// ```
pub fn ledger(analysis: &Analysis, text: &str) -> Ledger {
    let mut rows: Vec<Row> = Vec::new();
    let mut row_of: HashMap<Key, usize> = HashMap::new();
    let unnamed = analysis.findings.iter().filter(|finding| finding.rule == findings::UNNAMED_SOURCE.rule && finding.spans.len() > 1);
    let reasons: HashMap<u32, _> = unnamed.map(|finding| (finding.spans[0].start, finding.spans[1])).collect();
    let mut before: Option<(Key, Option<SourceKind>)> = None;
    for quote in &analysis.quotes {
        let paragraph = paragraph(analysis, quote);
        if analysis.paragraphs.get(paragraph).is_none_or(|paragraph| paragraph.duplicate_of.is_some()) {
            continue;
        }
        // "the report added … It said": it is the source before.
        let own = Key::of(quote, text);
        let key = match (&own, &before) {
            (Key::Source(source), Some((before, kind))) if source == "it" && *kind == quote.source_kind => before.clone(),
            _ => own,
        };
        before = Some((key.clone(), quote.source_kind));
        let at = *row_of.entry(key).or_insert_with(|| {
            rows.push(Row::new(analysis, quote, text, paragraph));
            rows.len() - 1
        });
        rows[at].add(quote, text, paragraph);
        if rows[at].reason.is_none() {
            rows[at].reason = quote.source.and_then(|source| reasons.get(&source.start)).map(|reason| reason.of(text).to_string());
        }
    }
    let total: u32 = rows.iter().map(|row| row.words).sum();
    rows.iter_mut().for_each(|row| row.share = (row.words * 1000).checked_div(total).unwrap_or_default());
    rows.sort_by_key(|row| (row.speaker.is_some(), std::cmp::Reverse(row.words), row.first));
    Ledger { rows }
}

/// What makes two statements one speaker's.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Entity(u32),
    Source(String),
    Nobody,
}

impl Key {
    fn of(quote: &Quote<crate::span::Byte>, text: &str) -> Key {
        match (quote.speaker, quote.source) {
            (Some(entity), _) => Key::Entity(entity),
            (None, Some(source)) => Key::Source(head(source.of(text)).to_lowercase()),
            (None, None) => Key::Nobody,
        }
    }
}

/// "one official" of "one official, who": a source without the relative word at its end.
fn head(source: &str) -> &str {
    let cut = [" who", " which", " that"].iter().find_map(|word| source.strip_suffix(word));
    cut.map_or(source, |head| head.trim_end_matches(','))
}

impl Row {
    fn new(analysis: &Analysis, quote: &Quote<crate::span::Byte>, text: &str, paragraph: usize) -> Row {
        let entity = quote.speaker.and_then(|entity| analysis.entities.get(entity as usize));
        let speaker = entity.map(|entity| entity.name.clone()).or_else(|| quote.source.map(|source| head(source.of(text)).to_string()));
        let (first, last) = (paragraph as u32 + 1, paragraph as u32 + 1);
        Row {
            speaker,
            entity: quote.speaker,
            role: entity.and_then(|entity| entity.role.clone()),
            kind: quote.source_kind,
            reason: None,
            direct: 0,
            mixed: 0,
            indirect: 0,
            words: 0,
            share: 0,
            first,
            last,
        }
    }

    fn add(&mut self, quote: &Quote<crate::span::Byte>, text: &str, paragraph: usize) {
        match quote.kind {
            QuoteKind::Direct => self.direct += 1,
            QuoteKind::Mixed => self.mixed += 1,
            QuoteKind::Indirect => self.indirect += 1,
        }
        self.words += quote.content.iter().map(|span| span.of(text).split_whitespace().count() as u32).sum::<u32>();
        self.first = self.first.min(paragraph as u32 + 1);
        self.last = self.last.max(paragraph as u32 + 1);
    }
}

/// The paragraph in which the quote's content begins.
fn paragraph(analysis: &Analysis, quote: &Quote<crate::span::Byte>) -> usize {
    let start = quote.content.first().map_or(0, |span| span.start);
    analysis.paragraphs.partition_point(|paragraph| paragraph.span.end <= start)
}

/// The ledger as CSV (RFC 4180), one row a speaker under a header.
pub fn csv(ledger: &Ledger) -> String {
    let mut csv = String::from("speaker,role,kind,reason,direct,mixed,indirect,words,share,first paragraph,last paragraph\r\n");
    for row in &ledger.rows {
        let (speaker, role) = (quoted(row.speaker.as_deref().unwrap_or("No speaker")), quoted(row.role.as_deref().unwrap_or_default()));
        let (kind, share) = (kind(row.kind), percent(row.share));
        let Row { direct, mixed, indirect, words, first, last, .. } = row;
        let reason = quoted(row.reason.as_deref().unwrap_or_default());
        let _ = write!(csv, "{speaker},{role},{kind},{reason},{direct},{mixed},{indirect},{words},{share},{first},{last}\r\n");
    }
    csv
}

/// The ledger as a Markdown table.
pub fn markdown(ledger: &Ledger) -> String {
    let mut table = String::from(
        "| Speaker | Role | Kind | Reason | Direct | Mixed | Indirect | Words | Share | Paragraphs |\n|---|---|---|---|--:|--:|--:|--:|--:|---|\n",
    );
    for row in &ledger.rows {
        let (speaker, role) = (cell(row.speaker.as_deref().unwrap_or("No speaker")), cell(row.role.as_deref().unwrap_or_default()));
        let (kind, share) = (kind(row.kind), percent(row.share));
        let Row { direct, mixed, indirect, words, first, last, .. } = row;
        let reason = cell(row.reason.as_deref().unwrap_or_default());
        let _ = writeln!(
            table,
            "| {speaker} | {role} | {kind} | {reason} | {direct} | {mixed} | {indirect} | {words} | {share} % | {first}–{last} |"
        );
    }
    table
}

/// The ledger as JSON.
pub fn json(ledger: &Ledger) -> String {
    serde_json::to_string(ledger).unwrap_or_default()
}

fn kind(kind: Option<SourceKind>) -> &'static str {
    match kind {
        Some(SourceKind::Named) => "named",
        Some(SourceKind::Organization) => "organization",
        Some(SourceKind::Document) => "document",
        Some(SourceKind::Unnamed) => "unnamed",
        None => "",
    }
}

fn percent(thousandths: u32) -> String {
    format!("{}.{}", thousandths / 10, thousandths % 10)
}

/// A CSV field: quoted where it must be.
fn quoted(field: &str) -> String {
    match field.contains(['"', ',', '\n', '\r']) {
        true => format!("\"{}\"", field.replace('"', "\"\"")),
        false => field.to_string(),
    }
}

/// A Markdown cell: one line, its bars escaped.
fn cell(field: &str) -> String {
    field.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Analyzer, Options};

    fn of(text: &str) -> Ledger {
        ledger(&Analyzer::new().analyze(text, &Options::default()), text)
    }

    #[test]
    fn one_row_a_speaker_however_named() {
        let ledger =
            of("“We are broke,” Mayor Lena Ortiz said.\n“Nobody helps us,” Ortiz said. “Not one.”\nOrtiz said the school would close.");
        assert_eq!(ledger.rows.len(), 1, "{ledger:?}");
        let row = &ledger.rows[0];
        assert_eq!((row.direct, row.indirect, row.first, row.last), (2, 1, 1, 3));
        assert_eq!(row.share, 1000);
    }

    #[test]
    fn what_is_pasted_twice_counts_once() {
        let once = "“We are broke and nobody in the whole county wants to help us,” Mayor Lena Ortiz said on Monday evening.";
        assert_eq!(of(&format!("{once}\nThe council met again.\n{once}")).rows[0].direct, 1);
    }

    #[test]
    fn a_source_with_commas_is_one_csv_field() {
        let ledger = of("“We are broke,” said a clerk, who asked not to be named.");
        assert_eq!(csv(&ledger).lines().count(), 2);
        assert!(markdown(&ledger).contains("| unnamed | not to be named |"), "{}", markdown(&ledger));
    }
}
