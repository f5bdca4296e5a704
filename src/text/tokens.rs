//! Characters of a paragraph into tokens with kind and shape.

use crate::lexicon;
use crate::span::{Byte, Span};

/// A token: a word, a number, a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where.
    pub span: Span<Byte>,
    /// Key of the lower-cased form: what the lexicon's tables are asked with ([`lexicon::key`]).
    pub key: u64,
    /// What it is.
    pub kind: TokenKind,
    /// How it is written.
    pub shape: Shape,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with apostrophes, periods of initials ("U.S.") and the hyphens of names inside.
    Word,
    /// Digits, with their separators: "1,200", "3.5", "22nd".
    Number,
    /// A possessive 's or a bare apostrophe after a plural: "'s", "’".
    Possessive,
    /// A quotation mark, single or double, of any style.
    Quote,
    /// Other punctuation.
    Punctuation,
    /// Currency signs, percent and other symbols.
    Symbol,
    /// A web or e-mail address, @handle or #tag.
    Address,
}

/// How a token is written: a set of flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Shape(u8);

impl Shape {
    const CAPITALIZED: u8 = 1;
    const ALL_CAPS: u8 = 2;
    const LOWER: u8 = 4;
    const DIGIT: u8 = 8;
    const HYPHEN: u8 = 16;
    const PERIOD: u8 = 32;
    const SPACE_BEFORE: u8 = 64;
    const MIXED: u8 = 128;

    fn of(word: &str, space_before: bool) -> Shape {
        let mut flags = if space_before { Self::SPACE_BEFORE } else { 0 };
        let (mut upper, mut lower, mut later_upper) = (0, 0, false);
        for (index, character) in word.chars().enumerate() {
            match character {
                '-' | '\u{2010}' | '\u{2011}' => flags |= Self::HYPHEN,
                '.' => flags |= Self::PERIOD,
                _ if character.is_numeric() => flags |= Self::DIGIT,
                _ if character.is_uppercase() => {
                    upper += 1;
                    later_upper |= lower > 0;
                    if index == 0 {
                        flags |= Self::CAPITALIZED;
                    }
                }
                _ if character.is_lowercase() => lower += 1,
                _ => {}
            }
        }
        if upper > 0 && lower == 0 {
            flags |= Self::ALL_CAPS;
        }
        if lower > 0 && upper == 0 {
            flags |= Self::LOWER;
        }
        if later_upper {
            flags |= Self::MIXED;
        }
        Shape(flags)
    }

    /// The first character is an upper-case letter.
    pub fn is_capitalized(self) -> bool {
        self.0 & Self::CAPITALIZED != 0
    }
    /// Letters, all of them upper-case.
    pub fn is_all_caps(self) -> bool {
        self.0 & Self::ALL_CAPS != 0
    }
    /// Letters, none of them upper-case.
    pub fn is_lower(self) -> bool {
        self.0 & Self::LOWER != 0
    }
    /// An upper-case letter after a lower-case one: "McCain", "iPhone".
    pub fn is_mixed(self) -> bool {
        self.0 & Self::MIXED != 0
    }
    /// At least one digit.
    pub fn has_digit(self) -> bool {
        self.0 & Self::DIGIT != 0
    }
    /// At least one hyphen.
    pub fn has_hyphen(self) -> bool {
        self.0 & Self::HYPHEN != 0
    }
    /// At least one period: "U.S.", "3.5".
    pub fn has_period(self) -> bool {
        self.0 & Self::PERIOD != 0
    }
    /// White space or the paragraph's start stands before it.
    pub fn has_space_before(self) -> bool {
        self.0 & Self::SPACE_BEFORE != 0
    }
}

/// Appends the tokens of the paragraph `span`.
pub fn scan(text: &str, span: Span<Byte>, tokens: &mut Vec<Token>) {
    let mut at = span.start as usize;
    let end = span.end as usize;
    let mut space_before = true;
    while let Some(first) = text[at..end].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            space_before = true;
            continue;
        }
        let (kind, length) = next(&text[at..end], first);
        let word = &text[at..at + length];
        let span = Span::new(at as u32, (at + length) as u32);
        tokens.push(Token { span, key: lexicon::key(word), kind, shape: Shape::of(word, space_before) });
        at += length;
        space_before = false;
    }
}

/// Kind and length in bytes of the token that `rest` begins with.
fn next(rest: &str, first: char) -> (TokenKind, usize) {
    if first.is_alphabetic() {
        return (TokenKind::Word, word(rest));
    }
    if first.is_numeric() {
        return (TokenKind::Number, number(rest));
    }
    let possessive =
        ["'s", "’s", "'S", "’S"].into_iter().find(|s| rest.starts_with(s) && !rest[s.len()..].starts_with(char::is_alphanumeric));
    if let Some(possessive) = possessive {
        return (TokenKind::Possessive, possessive.len());
    }
    if rest.starts_with("''") || rest.starts_with("``") {
        return (TokenKind::Quote, 2);
    }
    match first {
        '"' | '\'' | '“' | '”' | '‘' | '’' | '„' | '‚' | '«' | '»' | '‹' | '›' | '‟' | '‛' => {
            (TokenKind::Quote, first.len_utf8())
        }
        '.' if rest.starts_with("...") => (TokenKind::Punctuation, 3),
        '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '-' | '–' | '—' | '…' | '/' => {
            (TokenKind::Punctuation, first.len_utf8())
        }
        _ => (TokenKind::Symbol, first.len_utf8()),
    }
}

/// Length of a word: letters and digits; apostrophes between letters, but not a possessive; initials' periods; hyphens between
/// capitals or particles of a name ("Tehreek-e-Taliban", "al-Shabab").
fn word(rest: &str) -> usize {
    let mut length = 0;
    let mut characters = rest.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let following = &rest[at + character.len_utf8()..];
        let letter_follows = following.starts_with(char::is_alphabetic);
        let inside = match character {
            '\'' | '’' => letter_follows && !is_possessive(following),
            '.' => is_initials(&rest[..at]) && (letter_follows && following[1..].starts_with('.') || rest[..at].contains('.')),
            '-' | '\u{2010}' | '\u{2011}' => letter_follows && joins_name(rest, at, following),
            _ => character.is_alphanumeric() || is_combining(character),
        };
        if !inside {
            break;
        }
        length = at + character.len_utf8();
    }
    length
}

fn is_possessive(after_apostrophe: &str) -> bool {
    let mut characters = after_apostrophe.chars();
    matches!(characters.next(), Some('s' | 'S')) && !characters.next().is_some_and(char::is_alphanumeric)
}

/// "U", "U.S": single letters between periods.
fn is_initials(word: &str) -> bool {
    word.split('.').all(|part| part.chars().count() == 1 && part.starts_with(char::is_alphabetic))
}

fn joins_name(rest: &str, at: usize, following: &str) -> bool {
    let part = rest[..at].rsplit(['-', '\u{2010}', '\u{2011}']).next().unwrap_or_default();
    let particle = |part: &str| {
        matches!(part, "e" | "al" | "el" | "ul" | "ur" | "de" | "ad" | "an" | "as" | "ash" | "at" | "az" | "bin" | "da" | "i" | "la" | "le")
    };
    let next_part: &str = &following[..following.find(|c: char| !c.is_alphanumeric()).unwrap_or(following.len())];
    let name_like = |part: &str| part.starts_with(char::is_uppercase) || particle(part);
    name_like(part) && name_like(next_part) || rest[..at].contains(['-', '\u{2010}', '\u{2011}']) && name_like(next_part)
}

fn is_combining(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{ad}')
}

/// Length of a number: digits with `,` and `.` between digits, and an ordinal's ending.
fn number(rest: &str) -> usize {
    let mut length = 0;
    for (at, character) in rest.char_indices() {
        let following = &rest[at + character.len_utf8()..];
        match character {
            ',' | '.' if following.starts_with(|c: char| c.is_ascii_digit()) => {}
            _ if character.is_numeric() => {}
            _ => break,
        }
        length = at + character.len_utf8();
    }
    let ending = &rest[length..];
    let letters = ending.find(|c: char| !c.is_alphanumeric()).unwrap_or(ending.len());
    if matches!(&ending[..letters], "st" | "nd" | "rd" | "th" | "s") { length + letters } else { length }
}
