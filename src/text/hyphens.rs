//! Hyphens: inside a name, or between words. The parts that tell are `lexicon/en/hyphens.tsv`.

use std::sync::LazyLock;

use crate::lexicon::{self, Words};

/// Characters that are hyphens.
pub const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// Whether the hyphen between `left` and `right` lies inside a name. `after` is what follows `right`; `first`: nothing stands before `left`.
pub fn joins(left: &str, right: &str, after: &str, first: bool) -> bool {
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
pub fn is_pair(left: &str, right: &str, whole: &str) -> bool {
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
pub fn is_upper(part: &str) -> bool {
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
    Words::read(include_str!("../lexicon/en/hyphens.tsv"), |row| roles(row[1]))
});

fn roles(part: &str) -> Roles {
    ROLES.get(lexicon::key(part)).copied().unwrap_or_default()
}
