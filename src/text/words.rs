//! How far a word goes: which apostrophes, periods and hyphens lie inside it.

use std::sync::LazyLock;

use super::symbols::{is_joiner, is_single_mark};
use super::{Token, TokenKind};
use crate::lexicon::{self, Words};

/// Length of the word that `rest` begins with, without the period of an abbreviation such as "Mr.".
pub fn length(rest: &str) -> usize {
    if let Some(length) = initials(rest) {
        return length;
    }
    let mut end = part(rest);
    let mut last = &rest[..end];
    if !rest[end..].starts_with(HYPHENS) {
        return end;
    }
    while let Some((hyphen, next)) = hyphenated(rest, end) {
        let first_join = last.len() == end;
        let whole = &rest[..end + hyphen + next.len()];
        let after = &rest[whole.len()..];
        if !joins(last, next, after, first_join) || first_join && is_pair(last, next, whole) {
            break;
        }
        end += hyphen + next.len();
        last = next;
    }
    end
}

const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// The hyphen's length and the part after it, where one follows `end`.
fn hyphenated(rest: &str, end: usize) -> Option<(usize, &str)> {
    let hyphen = rest[end..].chars().next().filter(|c| HYPHENS.contains(c))?.len_utf8();
    let following = &rest[end + hyphen..];
    let length = part(following);
    (length > 0).then(|| (hyphen, &following[..length]))
}

/// Letters and digits, with apostrophes and ampersands between letters ("O'Neill", "AT&T"), but without a possessive.
fn part(rest: &str) -> usize {
    let mut end = run(rest);
    while let Some(mark) = rest[end..].chars().next().filter(|c| *c == '&' || is_single_mark(*c)) {
        let following = &rest[end + mark.len_utf8()..];
        let inside = match mark {
            '&' => rest[..end].ends_with(|c: char| c.is_ascii_uppercase()) && following.starts_with(|c: char| c.is_ascii_uppercase()),
            _ => end > 0 && following.starts_with(char::is_alphabetic) && !is_possessive(following),
        };
        if !inside {
            break;
        }
        end += mark.len_utf8() + run(following);
    }
    end
}

/// Letters, digits and what combines with them.
fn run(rest: &str) -> usize {
    let ascii = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if rest.as_bytes().get(ascii).is_none_or(u8::is_ascii) {
        return ascii;
    }
    rest.find(|c: char| !(c.is_alphanumeric() || is_joiner(c))).unwrap_or(rest.len())
}

/// Whether what stands after an apostrophe makes it a possessive: a lone "s".
pub fn is_possessive(after_apostrophe: &str) -> bool {
    let mut characters = after_apostrophe.chars();
    matches!(characters.next(), Some('s' | 'S')) && !characters.next().is_some_and(char::is_alphanumeric)
}

/// Single letters with periods: "U.S.", "J.K.", "a.m.", "U.S"; and "Ph.D.". At least two letters.
fn initials(rest: &str) -> Option<usize> {
    let mut end = if rest.starts_with("Ph.D") { "Ph".len() } else { lone_letter(rest)? };
    let mut letters = 1;
    while let Some(length) = rest[end..].strip_prefix('.').and_then(lone_letter) {
        end += 1 + length;
        letters += 1;
    }
    (letters > 1).then(|| end + usize::from(rest[end..].starts_with('.') && !rest[end + 1..].starts_with(char::is_alphanumeric)))
}

/// Length of the letter that `rest` begins with, if no other letter or digit follows it.
fn lone_letter(rest: &str) -> Option<usize> {
    let letter = rest.chars().next().filter(|c| c.is_alphabetic())?.len_utf8();
    (!rest[letter..].starts_with(char::is_alphanumeric)).then_some(letter)
}

/// Whether the hyphen between `left` and `right` lies inside a name. `after` is what follows `right`.
fn joins(left: &str, right: &str, after: &str, first: bool) -> bool {
    let (before, behind) = (roles(left), roles(right));
    if first && before.prefix || behind.suffix {
        return false;
    }
    let lone = first && left.chars().nth(1).is_none();
    if right.starts_with(char::is_numeric) {
        return is_upper(left) && right.len() <= 3 && right.bytes().all(|b| b.is_ascii_digit());
    }
    if before.syllable && behind.syllable && is_upper(left) {
        return true;
    }
    if behind.particle && !is_upper(right) {
        return is_upper(left) && after.strip_prefix(HYPHENS).is_some_and(is_upper);
    }
    let acronym = left.len() > 1 && !before.particle && is_acronym(left) && (!is_acronym(right) || left.len() < 4);
    lone || is_cased_name(right) && (before.particle || is_cased_name(left) && !acronym)
}

/// Two names side by side, "Russia-Ukraine", "Israeli-Palestinian": both are listed and the whole is not ("Guinea-Bissau").
fn is_pair(left: &str, right: &str, whole: &str) -> bool {
    let listed = |name| NAMES.get(lexicon::key(name)).is_some();
    listed(left) && listed(right) && !listed(whole)
}

/// Countries and peoples of one word.
static NAMES: LazyLock<Words<()>> = LazyLock::new(|| {
    let countries = lexicon::rows(include_str!("../lexicon/en/places.tsv")).filter(|row| row.get(1) == Some(&"country"));
    let groups = lexicon::rows(include_str!("../lexicon/en/groups.tsv"));
    Words::new(countries.chain(groups).filter(|row| !row[0].contains(' ')).map(|row| (row[0], ())))
});

/// An upper-case letter first.
fn is_upper(part: &str) -> bool {
    part.starts_with(char::is_uppercase)
}

/// An upper-case letter first, or one of a script without cases.
fn is_cased_name(part: &str) -> bool {
    part.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
}

fn is_acronym(part: &str) -> bool {
    !part.contains(char::is_lowercase)
}

/// What a part of a word says about the hyphens beside it.
#[derive(Clone, Copy, Debug, Default)]
struct Roles {
    prefix: bool,
    suffix: bool,
    particle: bool,
    syllable: bool,
}

static ROLES: LazyLock<Words<Roles>> = LazyLock::new(|| {
    let role = |roles: &str, name| roles.split(',').any(|role| role == name);
    let roles = |roles| Roles {
        prefix: role(roles, "prefix"),
        suffix: role(roles, "suffix"),
        particle: role(roles, "particle"),
        syllable: role(roles, "syllable"),
    };
    Words::new(lexicon::rows(include_str!("../lexicon/en/hyphens.tsv")).map(|row| (row[0], roles(row[1]))))
});

fn roles(part: &str) -> Roles {
    ROLES.get(lexicon::key(part)).copied().unwrap_or_default()
}

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
    let row = |row: Vec<&'static str>| (row[0], Abbreviation { capitalized: is_upper(row[0]), period: period(row[1]), next: next(row[2]) });
    Words::new(lexicon::rows(include_str!("../lexicon/en/abbreviations.tsv")).map(row))
});

/// The longest abbreviation of the list, in bytes.
const LONGEST: usize = 7;

/// The row of `word`, written with or without its period.
pub fn abbreviation(word: &str) -> Option<&'static Abbreviation> {
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
    abbreviation(word).is_some_and(|row| match row.period {
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
