//! Parts of speech: a greedy linear tagger over hashed features, quick enough to run on every token of a text.
//!
//! A feature is a 64-bit hash; its low bits choose one row of [`PARTS`] small weights. A token's part is the one with the largest
//! sum over the rows of its features. The weights are described by the model card `parts.md`.

use std::ops::Range;
use std::sync::LazyLock;

use crate::text::{Document, Token, TokenKind};

/// Part of speech: what the grammar of reported speech needs to tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Part {
    /// Common noun.
    Noun,
    /// Proper noun.
    Name,
    /// Personal, demonstrative or indefinite pronoun.
    Pronoun,
    /// Article, demonstrative, quantifier, possessive pronoun.
    Determiner,
    /// Adjective or number word.
    Adjective,
    /// Adverb, verb particle, interjection.
    Adverb,
    /// Finite verb or auxiliary other than a modal.
    Finite,
    /// Bare infinitive.
    Base,
    /// Present participle or gerund.
    Ing,
    /// Past participle.
    Participle,
    /// Modal auxiliary.
    Modal,
    /// Preposition.
    Preposition,
    /// Subordinating conjunction: "that", "because", "if".
    Subordinator,
    /// Coordinating conjunction.
    Conjunction,
    /// Relative or interrogative word.
    Wh,
    /// "to" before an infinitive, "not".
    Particle,
    /// Anything that is not a word: marks, numbers, symbols.
    Other,
}

/// How many parts are learned; [`Part::Other`] is known from the token's kind.
pub const PARTS: usize = 16;
/// How many features a token has.
pub const FEATURES: usize = 13;
/// How many rows the table of weights has.
pub const ROWS: usize = 1 << 16;

/// The parts that are learned, in the order of their weights.
pub const LEARNED: [Part; PARTS] = [
    Part::Noun,
    Part::Name,
    Part::Pronoun,
    Part::Determiner,
    Part::Adjective,
    Part::Adverb,
    Part::Finite,
    Part::Base,
    Part::Ing,
    Part::Participle,
    Part::Modal,
    Part::Preposition,
    Part::Subordinator,
    Part::Conjunction,
    Part::Wh,
    Part::Particle,
];

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::unpack(include_bytes!("parts.bin")));

/// The table of weights: a row a feature, a column a part.
#[derive(Debug)]
pub struct Weights(Vec<[i8; PARTS]>);

impl Weights {
    /// Reads [`Weights::pack`]'s bytes: for each row that is not empty, how many rows are skipped before it, which parts have
    /// weights (a bit each), and those weights.
    pub fn unpack(packed: &[u8]) -> Self {
        let mut rows = vec![[0; PARTS]; ROWS];
        let mut bytes = packed.iter().copied();
        let mut at = 0;
        while let Some(skip) = number(&mut bytes) {
            at += skip;
            let (Some(low), Some(high)) = (bytes.next(), bytes.next()) else { break };
            let Some(row) = rows.get_mut(at) else { break };
            let mask = u16::from_le_bytes([low, high]);
            for weight in row.iter_mut().enumerate().filter(|(part, _)| mask >> part & 1 == 1).map(|(_, weight)| weight) {
                *weight = bytes.next().unwrap_or_default() as i8;
            }
            at += 1;
        }
        Weights(rows)
    }

    /// The table as bytes.
    #[cfg(feature = "train")]
    pub fn pack(rows: &[[i8; PARTS]]) -> Vec<u8> {
        let mut packed = Vec::new();
        let mut skip = 0;
        for row in rows {
            if row.iter().all(|weight| *weight == 0) {
                skip += 1;
                continue;
            }
            while skip >= 128 {
                packed.push((skip & 127 | 128) as u8);
                skip >>= 7;
            }
            packed.push(skip as u8);
            skip = 0;
            let mask = (0..PARTS).filter(|part| row[*part] != 0).fold(0_u16, |mask, part| mask | 1 << part);
            packed.extend(mask.to_le_bytes());
            packed.extend(row.iter().filter(|weight| **weight != 0).map(|weight| *weight as u8));
        }
        packed
    }
}

/// A number of seven bits a byte, low bits first, the top bit set on all but the last.
fn number(bytes: &mut impl Iterator<Item = u8>) -> Option<usize> {
    let mut number = 0;
    for shift in (0..28).step_by(7) {
        let byte = bytes.next()?;
        number |= usize::from(byte & 127) << shift;
        if byte < 128 {
            return Some(number);
        }
    }
    None
}

/// Appends the part of each of `tokens`, which are a sentence or a stretch of one.
pub fn tag(document: &Document<'_>, tokens: Range<usize>, parts: &mut Vec<Part>) {
    let mut before = [START, START];
    for index in tokens.clone() {
        let part = match is_word(&document.tokens[index]) {
            true => best(&features(document, &tokens, index, before)),
            false => Part::Other,
        };
        before = [context(&document.tokens[index], part), before[0]];
        parts.push(part);
    }
}

/// Whether the part of `token` is learned rather than known from its kind.
pub fn is_word(token: &Token) -> bool {
    token.kind == TokenKind::Word
}

/// What later features see of a token that got `part`: words by their part, marks by what they are.
pub fn context(token: &Token, part: Part) -> u64 {
    if part == Part::Other { token.key | 1 << 63 } else { part as u64 }
}

/// The context before a sentence.
pub const START: u64 = 99;

/// The rows of the features of token `index`, after tokens whose contexts are `before`, nearest first.
pub fn features(document: &Document<'_>, tokens: &Range<usize>, index: usize, before: [u64; 2]) -> [u32; FEATURES] {
    let none = (0, 0, 0);
    let look = |index: usize| {
        let token = &document.tokens[index];
        (token.key, ending(document.word(index)), u64::from(token.shape.form()))
    };
    let (word, suffix, shape) = look(index);
    let previous = if index > tokens.start { document.tokens[index - 1].key } else { 0 };
    let (next, next_suffix, next_shape) = if index + 1 < tokens.end { look(index + 1) } else { none };
    let next_but_one = if index + 2 < tokens.end { document.tokens[index + 2].key } else { 0 };
    let first = u64::from(index == tokens.start || before[0] == START);
    [
        row(0, word),
        row(1, suffix & 0xff_ffff),
        row(2, suffix & 0xffff),
        row(3, previous),
        row(4, next),
        row(5, before[0]),
        row(6, before[0].wrapping_mul(31) ^ before[1]),
        row(7, before[0].wrapping_mul(31) ^ word),
        row(8, next_suffix & 0xff_ffff),
        row(9, shape << 1 | first),
        row(10, shape << 8 | next_shape),
        row(11, before[0] << 32 ^ (suffix & 0xffff)),
        row(12, next_but_one),
    ]
}

/// The last four bytes of a word, the last in the lowest byte, ASCII letters lower-cased.
fn ending(word: &str) -> u64 {
    word.bytes().rev().take(4).enumerate().fold(0, |suffix, (at, byte)| suffix | u64::from(byte.to_ascii_lowercase()) << (8 * at))
}

fn row(feature: u64, value: u64) -> u32 {
    let mixed = (value ^ feature.wrapping_mul(0xd6e8_feb8_6659_fd93)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    ((mixed ^ mixed >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as u32 & (ROWS as u32 - 1)
}

fn best(features: &[u32; FEATURES]) -> Part {
    let mut scores = [0_i16; PARTS];
    for row in features {
        for (score, weight) in scores.iter_mut().zip(&WEIGHTS.0[*row as usize]) {
            *score += i16::from(*weight);
        }
    }
    let best = (0..PARTS).max_by_key(|part| (scores[*part], PARTS - part)).unwrap_or_default();
    LEARNED[best]
}
