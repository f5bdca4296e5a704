//! Abbreviations: whether a period belongs to the word before it. The list is `lexicon/en/abbreviations.tsv`.

use std::sync::LazyLock;

use super::hyphens::is_upper;
use super::words::lone_letter;
use super::{Token, TokenKind};
use crate::lexicon::{self, Words};

/// A row of the list of abbreviations.
#[derive(Clone, Copy, Debug)]
pub struct Abbreviation {
    capitalized: bool,
    period: Period,
    /// What it stands before.
    pub next: Next,
}

/// When the period belongs to the word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Period {
    Always,
    Number,
    Comma,
    Count,
    Follows,
}

/// What an abbreviation stands before: what its period says about the end of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// A name: "Mr."
    Name,
    /// A number: "No."
    Number,
    /// The rest of the sentence: "vs."
    Inside,
    /// Anything: "Inc." What follows decides.
    Open,
}

static ABBREVIATIONS: LazyLock<Words<Abbreviation>> = LazyLock::new(|| {
    let period = |name| match name {
        "number" => Period::Number,
        "comma" => Period::Comma,
        "count" => Period::Count,
        "follows" => Period::Follows,
        _ => Period::Always,
    };
    let next = |name| match name {
        "name" => Next::Name,
        "number" => Next::Number,
        "inside" => Next::Inside,
        _ => Next::Open,
    };
    Words::read(include_str!("../lexicon/en/abbreviations.tsv"), |row| Abbreviation {
        capitalized: is_upper(row[0]),
        period: period(row[1]),
        next: next(row[2]),
    })
});

/// The longest abbreviation of the list, in bytes.
const LONGEST: usize = 7;

/// The row of `word`, written with or without its period.
pub fn find(word: &str) -> Option<&'static Abbreviation> {
    if word.len() > LONGEST {
        return None;
    }
    ABBREVIATIONS.get(lexicon::key(word)).filter(|row| !row.capitalized || is_upper(word))
}

/// Whether the period after the first `length` bytes of `rest` belongs to that word.
pub fn takes_period(rest: &str, length: usize, previous: Option<&Token>, space_before: bool) -> bool {
    let (word, after) = (&rest[..length], &rest[length + 1..]);
    if after.starts_with(|c: char| c == '.' || c.is_alphanumeric()) {
        return false;
    }
    if lone_letter(word) == Some(length) && is_upper(word) {
        return is_initial(word, after);
    }
    let next = after.trim_start().chars().next().unwrap_or('.');
    find(word).is_some_and(|row| match row.period {
        Period::Always => true,
        Period::Number => next.is_numeric(),
        Period::Comma => previous.is_some_and(|token| token.span.len() == 1 && token.kind == TokenKind::Punctuation) && space_before,
        Period::Count => next.is_lowercase() && previous.is_some_and(|token| token.kind == TokenKind::Number),
        Period::Follows => next.is_numeric() || next.is_lowercase() || next == ',',
    })
}

/// "J." before a name or another initial; not the pronoun, and not the last word of a text.
fn is_initial(letter: &str, after: &str) -> bool {
    let name_follows = after.trim_start().starts_with(|c: char| c.is_uppercase());
    letter != "I" && name_follows || after.starts_with([',', ')', ']'])
}
