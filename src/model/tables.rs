//! What the features know of words before they see the text: the vocabulary with its vectors' codes, and lists of names.
//!
//! Words and names are kept as hashes alone: a table answers "is it in, and as what", and can be wrong once in some thousand
//! questions about words that it does not hold.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A table from hashes of [`HASH_BITS`] bits.
pub type Hashed<V> = HashMap<u32, V, BuildHasherDefault<Spread>>;

/// Spreads a hash of few bits over all that a table looks at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {
        unreachable!("only hashes are hashed");
    }
    fn write_u32(&mut self, hash: u32) {
        self.0 = u64::from(hash).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

/// Bits of a hash that the tables of words and names keep: a word that a table does not hold is taken for one of its own once in some
/// hundred questions to the lists, in five hundred to the vocabulary.
pub const HASH_BITS: u32 = 24;
/// Bits of a hash that the linear model's table of features keeps.
pub const FEATURE_BITS: u32 = 25;

/// The hash under which a word or phrase with this key is kept.
pub const fn hash(key: u64) -> u32 {
    (key >> (64 - HASH_BITS)) as u32
}

/// The key of a phrase from the keys of its words.
pub const fn chain(state: u64, key: u64) -> u64 {
    let mixed = (state.rotate_left(23) ^ key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 32)
}

/// Where a phrase's chain begins.
pub const CHAIN_START: u64 = 0x243f_6a88_85a3_08d3;

/// Longest phrase in the lists, in words.
pub const LONGEST_NAME: usize = 5;

/// A bit a list: which lists a word or phrase stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code, reason = "the trainer fills every list; reading asks for a few of them by name")]
pub enum List {
    /// Given names that are no ordinary words.
    First,
    /// Surnames that are no ordinary words.
    Last,
    /// Countries and capitals.
    Country,
    /// Cities, provinces, states.
    Place,
    /// Organizations, companies, armed groups.
    Organization,
    /// Nationalities, religions, peoples.
    Norp,
    /// Titles and ranks before a name ("Mr", "Gen", "Prime Minister").
    Title,
    /// Words that organizations' names end or begin with ("Ministry").
    OrganizationHead,
    /// Words that places' names end with ("River", "Airport").
    PlaceHead,
    /// Company forms ("Inc").
    LegalForm,
    /// Events and holidays.
    Event,
    /// What a person is ("spokesman").
    Role,
    /// Verbs of saying.
    Saying,
    /// Months and days of the week.
    Calendar,
    /// Rivers, mountains, seas.
    Geography,
    /// Lower-case words that stand inside names ("of", "bin").
    Inner,
}

impl List {
    /// The list's bit.
    pub const fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// What the vocabulary knows of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Row of its vector; 0 is the unknown word.
    pub row: u16,
    /// The cluster of words that it belongs to; 0 is none.
    pub cluster: u8,
    /// How often it stands in lower case: 0 not known, 1 hardly ever, 2 at times, 3 mostly.
    pub lowered: u8,
}

impl Word {
    /// A word that the vocabulary does not hold.
    pub const UNKNOWN: Word = Word { row: 0, cluster: 0, lowered: 0 };
}

/// Vocabulary and lists.
#[derive(Debug, Default)]
pub struct Tables {
    /// The vocabulary.
    pub words: Hashed<Word>,
    /// Which lists a word or phrase stands in, a bit a list.
    pub names: Hashed<u16>,
}

impl Tables {
    /// What is known of the word with this key.
    pub fn word(&self, key: u64) -> Word {
        self.words.get(&hash(key)).copied().unwrap_or(Word::UNKNOWN)
    }

    /// The lists that a phrase stands in, from its chained key.
    pub fn lists(&self, chained: u64) -> u32 {
        self.names.get(&hash(chained)).map_or(0, |lists| u32::from(*lists))
    }
}
