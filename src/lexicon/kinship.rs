//! Words for whom a person has: relatives and others close to them.

use std::sync::LazyLock;

use super::Words;

/// How someone is tied to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kinship {
    /// "her brother": may have the same surname.
    Family,
    /// "her colleague".
    Near,
}

static WORDS: LazyLock<Words<Kinship>> =
    LazyLock::new(|| Words::read(include_str!("en/kinship.tsv"), |row| if row[1] == "family" { Kinship::Family } else { Kinship::Near }));

/// What `word` says of kinship; a word with a capital says nothing, "Father" is a priest's title.
pub fn kinship(word: &str) -> Option<Kinship> {
    let small = word.starts_with(char::is_lowercase);
    WORDS.get(super::key(word)).copied().filter(|_| small)
}
