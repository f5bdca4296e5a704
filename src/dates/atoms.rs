//! Tokens into atoms: what rules look at. Number phrases and names of holidays become one atom each.

use std::ops::Range;

use super::lexemes::{Bits, Class, LEXEMES, Lexeme, STARTS_PHRASE};
use super::numbers;
use crate::lexicon;
use crate::span::{Byte, Span};
use crate::text::{Document, Token, TokenKind};

/// A word, number or phrase with what it may mean in a temporal expression.
#[derive(Clone, Copy, Debug)]
pub struct Atom {
    /// Where.
    pub span: Span<Byte>,
    /// Key of the word ([`lexicon::key`]).
    pub key: u64,
    /// What it may be; zero for most words.
    pub bits: Bits,
    /// The value of the classes that count, in whole numbers.
    pub number: i64,
    /// Thousandths beyond `number`: 500 of "two and a half".
    pub thousandths: u16,
    /// The value of the other classes.
    pub code: i16,
    /// White space stands before it.
    pub space_before: bool,
    /// It begins with a capital letter.
    pub capitalized: bool,
}

impl Atom {
    /// Whether it may be a `class`.
    pub fn is(&self, class: Class) -> bool {
        self.bits & class.bit() != 0
    }
}

/// Appends the atoms of `tokens`.
pub fn read(document: &Document<'_>, tokens: Range<usize>, atoms: &mut Vec<Atom>) {
    let tables = &*LEXEMES;
    let first = atoms.len();
    for index in tokens {
        let token = &document.tokens[index];
        match token.kind {
            TokenKind::Number => numbers_in(document, index, atoms),
            TokenKind::Address => atoms.push(plain(token, Lexeme::default())),
            _ if token.shape.has_hyphen() => split(document, token, atoms),
            _ if is_fiscal_year(document.str(token.span)) => {
                let text = document.str(token.span);
                atoms.extend([(0, FISCAL.len()), (FISCAL.len(), text.len())].map(|(start, end)| part_of(token, text, start, end)));
            }
            _ => {
                let lexeme = tables.words.get(token.key).copied().unwrap_or_default();
                atoms.push(word(document, token, index, lexeme));
            }
        }
    }
    join(atoms, first);
}

const FISCAL: &str = "FY";

/// "FY2024", "FY24".
fn is_fiscal_year(text: &str) -> bool {
    let digits = |year: &str| matches!(year.len(), 2 | 4) && year.bytes().all(|byte| byte.is_ascii_digit());
    text.strip_prefix(FISCAL).is_some_and(digits)
}

fn plain(token: &Token, lexeme: Lexeme) -> Atom {
    Atom {
        span: token.span,
        key: token.key,
        bits: lexeme.bits,
        number: lexeme.number,
        thousandths: 0,
        code: lexeme.code,
        space_before: token.shape.has_space_before(),
        capitalized: token.shape.is_capitalized(),
    }
}

fn word(document: &Document<'_>, token: &Token, index: usize, lexeme: Lexeme) -> Atom {
    const PROPER: Bits = Class::Month.bit() | Class::Weekday.bit() | Class::WeekdayShort.bit() | Class::Weekdays.bit();
    let mut atom = plain(token, lexeme);
    if lexeme.bits & PROPER != 0 && !atom.capitalized {
        atom.bits &= !(PROPER | Class::Abbreviated.bit());
    }
    if atom.is(Class::Abbreviated) && document.tokens.get(index + 1).is_some_and(|next| is_period(document, token, next)) {
        atom.span = atom.span.cover(document.tokens[index + 1].span);
    }
    atom
}

fn is_period(document: &Document<'_>, token: &Token, next: &Token) -> bool {
    next.span.start == token.span.end && document.str(next.span) == "."
}

/// A number, or the numbers and marks of "7:05", "7.05pm" and "'80s", each an atom.
fn numbers_in(document: &Document<'_>, index: usize, atoms: &mut Vec<Atom>) {
    let token = &document.tokens[index];
    let text = document.str(token.span);
    let pointed = is_pointed_time(text, document.tokens.get(index + 1)) || is_time_after_day(document, index);
    let is_mark = |c: char| matches!(c, ':' | '\'' | '’' | '‘') || pointed && c == '.';
    if !text.contains(is_mark) {
        let mut atom = plain(token, Lexeme::default());
        numbers::digits(text, &mut atom);
        return atoms.push(atom);
    }
    let mut at = 0;
    for part in text.split_inclusive(is_mark) {
        let digits = part.trim_end_matches(is_mark);
        let (middle, end) = (at + digits.len(), at + part.len());
        for (start, end) in [(at, middle), (middle, end)] {
            if start < end {
                atoms.push(part_of(token, text, start, end));
            }
        }
        at = end;
    }
}

/// The British "7.05pm", "12.30 GMT". Only what follows tells it from a price or a version.
fn is_pointed_time(text: &str, next: Option<&Token>) -> bool {
    let is_clock = text.split_once('.').is_some_and(|(hour, minute)| {
        let digits = hour.bytes().chain(minute.bytes()).all(|byte| byte.is_ascii_digit());
        digits && matches!(hour.len(), 1..=2) && minute.len() == 2 && minute < "60"
    });
    let tells = |next: &Token| {
        let bits = LEXEMES.words.get(next.key).map_or(0, |lexeme| lexeme.bits);
        bits & Class::AmPm.bit() != 0 || bits & Class::Zone.bit() != 0 && next.shape.is_capitalized()
    };
    is_clock && next.is_some_and(tells)
}

/// "on Friday at 9.30": a day and "at" before it, and minutes that clocks of events show.
fn is_time_after_day(document: &Document<'_>, index: usize) -> bool {
    let at = index >= 2 && document.word(index - 1) == "at";
    let day = at
        && LEXEMES
            .words
            .get(document.tokens[index - 2].key)
            .is_some_and(|word| word.bits & (Class::Weekday.bit() | Class::Deictic.bit()) != 0);
    let clock =
        |(hour, minute): (&str, &str)| hour.parse::<u8>().is_ok_and(|hour| hour < 25) && matches!(minute, "00" | "15" | "30" | "45");
    day && document.word(index).split_once('.').is_some_and(clock)
}

/// The atom of the bytes `start..end` of a token.
fn part_of(token: &Token, text: &str, start: usize, end: usize) -> Atom {
    let part = &text[start..end];
    let key = lexicon::key(part);
    let lexeme = LEXEMES.words.get(key).copied().unwrap_or_default();
    let mut atom = Atom { key, ..plain(token, lexeme) };
    atom.span = Span::new(token.span.start + start as u32, token.span.start + end as u32);
    atom.space_before &= start == 0;
    atom.capitalized = part.starts_with(char::is_uppercase);
    if part.starts_with(|c: char| c.is_ascii_digit()) {
        numbers::digits(part, &mut atom);
    }
    atom
}

/// "mid-July", "three-month", "year-ago": a hyphenated token as its parts.
fn split(document: &Document<'_>, token: &Token, atoms: &mut Vec<Atom>) {
    let text = document.str(token.span);
    let is_hyphen = |c: char| matches!(c, '-' | '\u{2010}' | '\u{2011}');
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let length = match rest.find(is_hyphen) {
            Some(0) => rest.chars().next().map_or(1, char::len_utf8),
            Some(end) => end,
            None => rest.len(),
        };
        atoms.push(part_of(token, text, at, at + length));
        at += length;
    }
}

/// Joins what is one thing in several words, in place.
fn join(atoms: &mut Vec<Atom>, first: usize) {
    let (mut read, mut write) = (first, first);
    while read < atoms.len() {
        let (taken, atom) = joined(&atoms[read..]);
        atoms[write] = atom;
        read += taken;
        write += 1;
    }
    atoms.truncate(write);
}

/// The atom that `atoms` begins with, and how many it takes.
fn joined(atoms: &[Atom]) -> (usize, Atom) {
    let here = atoms[0];
    if here.bits == 0 {
        return (1, here);
    }
    if here.bits & STARTS_PHRASE != 0
        && let Some((taken, lexeme)) = phrase(atoms)
    {
        let span = here.span.cover(atoms[taken - 1].span);
        return (taken, Atom { span, bits: lexeme.bits, code: lexeme.code, ..here });
    }
    if here.is(Class::Abbreviated) && atoms.get(1).is_some_and(|next| here.span.contains(next.span)) {
        return (2, here);
    }
    numbers::phrase(atoms).unwrap_or((1, here))
}

/// The longest phrase of the lexicon that `atoms` begin with. Holidays are proper names.
fn phrase(atoms: &[Atom]) -> Option<(usize, Lexeme)> {
    let keys = atoms.iter().map(|atom| atom.key);
    let (taken, lexeme) = LEXEMES.phrases.longest(keys)?;
    let proper = lexeme.bits & Class::Holiday.bit() == 0 || atoms[0].capitalized;
    proper.then_some((taken, *lexeme))
}
