//! Paragraphs that a pattern tells: furniture, bylines, datelines. The patterns are `lexicon/en/furniture.tsv`.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use regex::bytes::{Regex, RegexBuilder};

use super::{Document, Token, TokenKind};
use crate::analysis::ParagraphKind;
use crate::lexicon::{self, KeyHash};

/// A longer paragraph is no furniture, in bytes.
const LONGEST: usize = 320;
/// Tokens at either end among which a cue must be.
const EDGE: usize = 3;

/// One row of the file. Its pattern is compiled when a cue first asks for it.
#[derive(Debug)]
struct Row {
    kind: ParagraphKind,
    pattern: &'static str,
    regex: OnceLock<Option<Regex>>,
}

impl Row {
    fn matches(&self, text: &str) -> bool {
        let compile = || RegexBuilder::new(&format!("^(?:{})$", self.pattern)).unicode(false).case_insensitive(true).build().ok();
        self.regex.get_or_init(compile).as_ref().is_some_and(|regex| regex.is_match(text.as_bytes()))
    }
}

/// The rows, and which of them each cue asks for.
struct Table {
    rows: Vec<Row>,
    cues: HashMap<u64, Vec<usize>, KeyHash>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { rows: Vec::new(), cues: HashMap::default() };
    for columns in lexicon::rows(include_str!("../lexicon/en/furniture.tsv")) {
        for cue in columns[2].split(' ') {
            table.cues.entry(lexicon::key(cue)).or_default().push(table.rows.len());
        }
        table.rows.push(Row { kind: kind(columns[1]), pattern: columns[3], regex: OnceLock::new() });
    }
    table
});

fn kind(name: &str) -> ParagraphKind {
    match name {
        "byline" => ParagraphKind::Byline,
        "dateline" => ParagraphKind::Dateline,
        _ => ParagraphKind::Furniture,
    }
}

/// The kind of the paragraph of `tokens`, if a pattern tells it.
pub fn recognize(document: &Document<'_>, tokens: Range<usize>) -> Option<ParagraphKind> {
    let text = document.str(document.span(tokens.clone()));
    if text.len() > LONGEST || text.contains('\n') {
        return None;
    }
    let tokens = &document.tokens[tokens];
    let edges = tokens.iter().take(EDGE).chain(tokens[EDGE.min(tokens.len())..].iter().rev().take(EDGE));
    let cues = edges.flat_map(cues).filter_map(|cue| TABLE.cues.get(&cue)).flatten();
    cues.map(|row| &TABLE.rows[*row]).find(|row| row.matches(text)).map(|row| row.kind)
}

/// The cues that a token is: its word, and what stands for any number and any word in capitals.
fn cues(token: &Token) -> impl Iterator<Item = u64> {
    static NUMBER: LazyLock<u64> = LazyLock::new(|| lexicon::key("*number"));
    static CAPITALS: LazyLock<u64> = LazyLock::new(|| lexicon::key("*caps"));
    let number = (token.kind == TokenKind::Number).then(|| *NUMBER);
    let capitals = token.shape.is_all_caps().then(|| *CAPITALS);
    [Some(token.key), number, capitals].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    fn found(paragraph: &str) -> Option<ParagraphKind> {
        let document = text::read(paragraph);
        recognize(&document, 0..document.tokens.len())
    }

    #[test]
    fn every_pattern_compiles_and_finds_its_example_and_not_its_counter_example() {
        for row in &TABLE.rows {
            row.matches("");
            assert!(row.regex.get().is_some_and(Option::is_some), "{} does not compile", row.pattern);
        }
        for columns in lexicon::rows(include_str!("../lexicon/en/furniture.tsv")) {
            assert_eq!(found(columns[4]), Some(kind(columns[1])), "{} does not find its example", columns[0]);
            assert_eq!(found(columns[5]), None, "{} finds its counter-example", columns[0]);
        }
    }
}
