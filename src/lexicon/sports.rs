//! Words of reports on sport.

use std::sync::LazyLock;

use super::Words;

/// How much a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sport {
    /// "goalkeeper": of sport wherever it stands.
    Always,
    /// "season": of sport beside other such words.
    Among,
}

static WORDS: LazyLock<Words<Sport>> =
    LazyLock::new(|| Words::read(include_str!("en/sports.tsv"), |row| if row.len() > 1 { Sport::Among } else { Sport::Always }));

/// What the word of this key says of sport.
pub fn sport(key: u64) -> Option<Sport> {
    WORDS.get(key).copied()
}
