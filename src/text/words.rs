//! How far a word goes: which apostrophes, ampersands, hyphens and periods of initials lie inside it.

use super::hyphens::{HYPHENS, is_pair, joins};
use super::symbols::{is_joiner, is_single_mark};

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
pub fn lone_letter(rest: &str) -> Option<usize> {
    let letter = rest.chars().next().filter(|c| c.is_alphabetic())?.len_utf8();
    (!rest[letter..].starts_with(char::is_alphanumeric)).then_some(letter)
}
