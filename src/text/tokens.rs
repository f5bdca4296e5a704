//! Characters of a paragraph into tokens with kind and shape.
//!
//! # Conventions
//! Later stages build on these; `tests/cases/tokens.tsv` has examples of each.
//!
//! - **Possessives** stand apart: `Ortiz` `'s`, `workers` `’`. Other apostrophes stay inside: `O'Neill`, `don't`, `'n'`, `'80s`.
//! - **Hyphens** stay inside names (`Jean-Luc`, `al-Shabab`, `Tehreek-e-Taliban`, `Jong-un`, `F-16`, `Covid-19`) and after single letters (`e-mail`).
//!   They part everything else: `three` `-` `month`, `London` `-` `based`, `pro` `-` `Russian`, `US` `-` `led`, `2009` `-` `2010`.
//! - **Periods** of abbreviations and initials belong to the word, at the end of a sentence too: `Mr.`, `Sept.`, `Inc.`, `U.S.`, `a.m.`, `J.`.
//!   A key leaves them out, so that a table is asked with either form. Abbreviations that are also words (`No.`, `Sat.`, `in.`) keep
//!   the period only where what stands beside them shows it.
//! - **Numbers** hold their separators, ordinal endings and clock colons: `1,200`, `3.5`, `22nd`, `1990s`, `7:05`, `3:07:35`. Ratios, scores,
//!   slashes, signs and units stand apart: `2` `:` `1`, `9` `/` `11`, `$` `5` `m`, `10` `%`.
//! - **Dashes and ellipses** of several characters are one token: `--`, `...`. So are the quotation marks `''` and ` `` `.
//! - **Symbols**: currency, `%`, `&` alone, emoji (a whole family is one token).
//! - **Addresses**: `https://…`, `www.…`, `name@example.org`, `@handle`, `#tag`.

use super::apostrophes::{Apostrophes, Before};
use super::shape::Shape;
use super::{abbreviations, addresses, symbols, words};
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
    /// Letters, with the apostrophes, the periods of abbreviations and the hyphens of names.
    Word,
    /// Digits, with their separators: "1,200", "3.5", "22nd", "7:05", "'80s".
    Number,
    /// A possessive 's or a bare apostrophe after a plural: "'s", "’".
    Possessive,
    /// A quotation mark, single or double, of any style.
    Quote,
    /// Other punctuation.
    Punctuation,
    /// Currency signs, percent, emoji and other symbols.
    Symbol,
    /// A web or e-mail address, @handle or #tag.
    Address,
}

/// Appends the tokens of the paragraph `span`.
pub fn scan(text: &str, span: Span<Byte>, tokens: &mut Vec<Token>) {
    let mut scanner = Scanner {
        text,
        rest: span.of(text),
        at: span.start,
        first: tokens.len(),
        space_before: true,
        apostrophes: Apostrophes::default(),
        tokens,
    };
    while scanner.skip_blanks() {
        scanner.push_next();
    }
    scanner.apostrophes.finish(scanner.tokens);
}

/// Where a scan of one paragraph stands.
struct Scanner<'t, 'v> {
    text: &'t str,
    rest: &'t str,
    /// Byte offset of `rest` in the text.
    at: u32,
    /// Index of the paragraph's first token.
    first: usize,
    space_before: bool,
    apostrophes: Apostrophes,
    tokens: &'v mut Vec<Token>,
}

impl Scanner<'_, '_> {
    /// Moves past white space; whether anything follows.
    fn skip_blanks(&mut self) -> bool {
        while let Some(character) = self.rest.chars().next().filter(|c| symbols::is_blank(*c)) {
            self.space_before |= character.is_whitespace();
            self.advance(character.len_utf8());
        }
        !self.rest.is_empty()
    }

    fn advance(&mut self, length: usize) {
        self.rest = &self.rest[length..];
        self.at += length as u32;
    }

    /// The token before, of the same paragraph.
    fn previous(&self) -> Option<&Token> {
        self.tokens[self.first..].last()
    }

    fn push_next(&mut self) {
        let (kind, length) = self.next();
        let word = &self.rest[..length];
        let span = Span::new(self.at, self.at + length as u32);
        self.tokens.push(Token { span, key: lexicon::key(word), kind, shape: Shape::of(word, self.space_before) });
        self.advance(length);
        self.space_before = false;
    }

    /// Kind and length in bytes of the token that the rest begins with.
    fn next(&mut self) -> (TokenKind, usize) {
        let first = self.rest.chars().next().unwrap_or_default();
        if first.is_alphabetic() {
            return self.word();
        }
        if first.is_numeric() {
            return (TokenKind::Number, number(self.rest));
        }
        match first {
            '\'' | '’' | '‘' | '‛' | '`' => self.apostrophe(),
            '@' | '#' => addresses::tag(self.rest).map_or((TokenKind::Symbol, 1), |length| (TokenKind::Address, length)),
            _ => symbols::mark(self.rest, first),
        }
    }

    fn word(&self) -> (TokenKind, usize) {
        if let Some(length) = addresses::address(self.rest) {
            return (TokenKind::Address, length);
        }
        let length = words::length(self.rest);
        let period =
            self.rest[length..].starts_with('.') && abbreviations::takes_period(self.rest, length, self.previous(), self.space_before);
        (TokenKind::Word, length + usize::from(period))
    }

    fn apostrophe(&mut self) -> (TokenKind, usize) {
        let before = self.tokens[self.first..].last().filter(|_| !self.space_before);
        let before = before.map(|token| Before { token, last: token.span.of(self.text).chars().next_back().unwrap_or_default() });
        self.apostrophes.read(self.rest, before, self.tokens.len())
    }
}

/// Length of a number: digits with their separators, and an ordinal's or decade's ending.
pub(super) fn number(rest: &str) -> usize {
    let mut length = 0;
    for (at, character) in rest.char_indices() {
        let following = &rest.as_bytes()[at + character.len_utf8()..];
        let digits = following.iter().take_while(|byte| byte.is_ascii_digit()).take(4).count();
        let inside = match character {
            ',' => digits == 3,
            '.' => digits > 0,
            ':' => digits == 2,
            _ => character.is_numeric(),
        };
        if !inside {
            break;
        }
        length = at + character.len_utf8();
    }
    let letters = rest[length..].bytes().take_while(u8::is_ascii_alphabetic).take(3).count();
    let ending = &rest[length..length + letters];
    if matches!(ending, "st" | "nd" | "rd" | "th" | "s" | "ST" | "ND" | "RD" | "TH") { length + letters } else { length }
}
