//! What the lexicon tells of the small words of reporting: `reporting.tsv`.

use std::sync::LazyLock;

use crate::lexicon::Words;

/// A set of [`Hint`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints(u32);

/// What `reporting.tsv` tells of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
#[allow(missing_docs, reason = "the file's header explains them")]
pub enum Hint {
    Be = 1,
    Have = 2,
    Do = 4,
    Modal = 8,
    Negation = 16,
    Condition = 32,
    Time = 64,
    When = 128,
    Subject = 256,
    Object = 512,
    And = 1024,
    Quiet = 2048,
    Wh = 4096,
    Relative = 8192,
    Group = 16384,
    Document = 32768,
    Message = 65536,
    Closed = 1 << 17,
    Saying = 1 << 18,
    Possessor = 1 << 19,
    Unnamed = 1 << 20,
    Institution = 1 << 21,
    Past = 1 << 22,
}

static HINTS: LazyLock<Words<Hints>> = LazyLock::new(|| {
    Words::read(include_str!("../lexicon/en/reporting.tsv"), |row| Hints(row[1].split(' ').map(|name| hint(name) as u32).sum()))
});

fn hint(name: &str) -> Hint {
    match name {
        "be" => Hint::Be,
        "have" => Hint::Have,
        "do" => Hint::Do,
        "modal" => Hint::Modal,
        "negation" => Hint::Negation,
        "condition" => Hint::Condition,
        "time" => Hint::Time,
        "when" => Hint::When,
        "subject" => Hint::Subject,
        "object" => Hint::Object,
        "and" => Hint::And,
        "quiet" => Hint::Quiet,
        "wh" => Hint::Wh,
        "relative" => Hint::Relative,
        "group" => Hint::Group,
        "document" => Hint::Document,
        "message" => Hint::Message,
        "closed" => Hint::Closed,
        "saying" => Hint::Saying,
        "possessor" => Hint::Possessor,
        "unnamed" => Hint::Unnamed,
        "institution" => Hint::Institution,
        "past" => Hint::Past,
        _ => unreachable!("reporting.tsv names only known hints; a test reads it"),
    }
}

/// What the lexicon says of the word with this key.
pub fn hints(key: u64) -> Hints {
    HINTS.get(key).copied().unwrap_or_default()
}

impl Hints {
    /// Whether the set holds `hint`.
    pub fn has(self, hint: Hint) -> bool {
        self.0 & hint as u32 != 0
    }
}
