//! Language data, and the tables that stages ask it with. No logic of any stage.
//!
//! The data lies in `en/*.tsv`: header lines begin with `#` and name source and licence; then one row a line, columns parted by
//! tabs, sorted by the first column (bytes), no row twice. A stage builds its own table from a file once, in a `LazyLock`.

mod kinship;
mod signs;
mod sports;

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

pub use kinship::{Kinship, kinship};
pub use signs::Sign;
pub use sports::{Sport, sport};

/// The key of a word: a 64-bit hash of its lower-cased form. Curly and straight apostrophes count alike, all hyphens too, and the last
/// period of a word is left out: "Sept." and "Sept", "U.S." and "U.S" share a key. ([`Shape`](crate::text::Shape) knows of the period.)
///
/// Two of the million or so words that ever meet in one table share a key with a probability below 1e-7.
pub fn key(word: &str) -> u64 {
    let word = word.strip_suffix('.').filter(|stem| !stem.is_empty()).unwrap_or(word);
    let mut key = KeyBuilder::default();
    if word.is_ascii() {
        word.bytes().for_each(|byte| key.push(byte.to_ascii_lowercase()));
    } else {
        word.chars().flat_map(char::to_lowercase).for_each(|character| key.push_char(character));
    }
    key.finish()
}

/// The key of a word as it is spelt: capitals, marks and periods tell words apart, where [`key`] does not.
pub fn spelling(word: &str) -> u64 {
    let mut key = KeyBuilder::default();
    word.bytes().for_each(|byte| key.push(byte));
    key.finish()
}

/// Hashes bytes eight at a time.
#[derive(Default)]
struct KeyBuilder {
    state: u64,
    chunk: u64,
    length: u32,
}

impl KeyBuilder {
    fn push(&mut self, byte: u8) {
        self.chunk = self.chunk << 8 | u64::from(byte);
        self.length += 1;
        if self.length.is_multiple_of(8) {
            self.state = mix(self.state, self.chunk);
            self.chunk = 0;
        }
    }

    fn push_char(&mut self, character: char) {
        match character {
            '\u{2019}' | '\u{2018}' => self.push(b'\''),
            '\u{2010}' | '\u{2011}' => self.push(b'-'),
            _ => character.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| self.push(byte)),
        }
    }

    fn finish(self) -> u64 {
        mix(mix(SEED ^ u64::from(self.length), self.state), self.chunk)
    }
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// One step of the hash; `phrase` keys chain word keys with it.
fn mix(state: u64, value: u64) -> u64 {
    let mixed = (state.rotate_left(23) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 32)
}

/// The key of a sequence: that of what came before, and the next word's key.
pub fn chain(before: u64, next: u64) -> u64 {
    mix(before, next)
}

/// The rows of a lexicon file, as columns.
pub fn rows(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| line.split('\t').collect())
}

/// Words with what a stage wants to know of them.
#[derive(Debug)]
pub struct Words<V>(Keyed<V>);

impl<V> Words<V> {
    /// The table of `(word, value)` pairs; a later pair replaces an earlier one.
    pub fn new<'w>(pairs: impl IntoIterator<Item = (&'w str, V)>) -> Self {
        Words(pairs.into_iter().map(|(word, value)| (key(word), value)).collect())
    }

    /// The table of a lexicon file: the word of each row, with what `value` makes of the row.
    pub fn read(file: &'static str, value: impl Fn(&[&'static str]) -> V) -> Self {
        Words::new(rows(file).map(|row| (row[0], value(&row))))
    }

    /// The same where words count as they are spelt: the table is asked by their [`spelling`].
    pub fn spelled(file: &'static str, value: impl Fn(&[&'static str]) -> V) -> Self {
        Words::keyed(rows(file).map(|row| (spelling(row[0]), value(&row))))
    }

    /// The table of `(key, value)` pairs whose keys are [`key`]s already.
    pub fn keyed(pairs: impl IntoIterator<Item = (u64, V)>) -> Self {
        Words(pairs.into_iter().collect())
    }

    /// The value of the word with this key.
    pub fn get(&self, key: u64) -> Option<&V> {
        self.0.get(&key)
    }
}

/// Phrases of one or more words with what a stage wants to know of them.
#[derive(Debug)]
pub struct Phrases<V>(Keyed<Option<V>>);

impl<V> Phrases<V> {
    /// The table of `(phrase, value)` pairs; a phrase is split into words by `split`, which must split as the tokens are.
    pub fn new<'w, I: IntoIterator<Item = u64>>(pairs: impl IntoIterator<Item = (&'w str, V)>, split: impl Fn(&'w str) -> I) -> Self {
        Phrases::keyed(pairs.into_iter().map(|(phrase, value)| (split(phrase), value)))
    }

    /// The table of phrases whose words are given as their [`key`]s.
    pub fn keyed<I: IntoIterator<Item = u64>>(pairs: impl IntoIterator<Item = (I, V)>) -> Self {
        let mut table: Keyed<Option<V>> = Keyed::default();
        for (keys, value) in pairs {
            let mut state = SEED;
            for key in keys {
                table.entry(state).or_default();
                state = mix(state, key);
            }
            table.insert(state, Some(value));
        }
        Phrases(table)
    }

    /// The longest phrase that the keys begin with: how many keys it takes, and its value.
    pub fn longest(&self, keys: impl IntoIterator<Item = u64>) -> Option<(usize, &V)> {
        let mut state = SEED;
        let mut longest = None;
        for (index, key) in keys.into_iter().enumerate() {
            state = mix(state, key);
            match self.0.get(&state) {
                None => break,
                Some(Some(value)) => longest = Some((index + 1, value)),
                Some(None) => {}
            }
        }
        longest
    }
}

type Keyed<V> = HashMap<u64, V, KeyHash>;

/// How tables of keys hash: not at all.
pub type KeyHash = BuildHasherDefault<KeyHasher>;

/// Keys are hashes already.
#[derive(Clone, Copy, Debug, Default)]
pub struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {
        unreachable!("only keys are hashed");
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
    fn write_usize(&mut self, index: usize) {
        self.0 = mix(SEED, index as u64);
    }
}
