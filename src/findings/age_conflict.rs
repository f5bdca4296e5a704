//! "Ann Lee, 45, who was born in 1950": an age that does not fit the year of birth.

use std::ops::Range;

use super::Check;
use crate::analysis::{Analysis, Finding};
use crate::lexicon::{Kinship, kinship};
use crate::span::Byte;
use crate::text::{Document, TokenKind};

pub const CHECK: Check = Check {
    rule: "date.age-conflict",
    example: "Ann Lee, 45, who was born in 1950, leads the council.",
    counter_example: "Ann Lee, 72, who was born in 1950, leads the council. Bo Dahl, 45, died in 1995; he was born in 1950. \
                      Sue Park, 30, whose father was born in 1950, sings.",
    find,
};

/// "born" and its year stand at most so many tokens apart.
const BORN_REACH: usize = 8;

fn find(document: &Document<'_>, analysis: &Analysis<Byte>, findings: &mut Vec<Finding<Byte>>) {
    let Some(created) = analysis.created else { return };
    let year = i32::from(created.date.0.year());
    findings.extend(document.sentences.iter().filter_map(|sentence| conflict(document, &sentence.tokens, year)));
}

fn conflict(document: &Document<'_>, sentence: &Range<usize>, year: i32) -> Option<Finding<Byte>> {
    let born = sentence.clone().find(|at| document.word(*at) == "born")?;
    let (birth_at, birth) = (born..sentence.end.min(born + BORN_REACH)).find_map(|at| year_at(document, at).map(|year| (at, year)))?;
    let other_time = sentence
        .clone()
        .any(|at| matches!(document.word(at), "died" | "when" | "killed" | "aged" | "then" | "was" | "late") && at + 1 != born);
    let mut ages = sentence.clone().filter_map(|at| age_at(document, at).map(|age| (at, age)));
    let (age_at, age) = ages.next()?;
    let fits = (year - birth - 1..=year - birth).contains(&age);
    let one_reading = ages.next().is_none() && !other_time && !names_another(document, age_at.min(born)..age_at.max(born));
    (one_reading && !fits).then(|| Finding {
        rule: CHECK.rule,
        message: format!("Someone born in {birth} is {} or {} in {year}, not {age}.", year - birth - 1, year - birth),
        spans: vec![document.tokens[age_at].span, document.tokens[birth_at].span],
        suggestion: None,
    })
}

/// Whether someone else comes between an age and a birth: "Sue Park, 30, whose father was born in 1950".
fn names_another(document: &Document<'_>, mut between: Range<usize>) -> bool {
    between.any(|at| matches!(document.word(at), "and" | "whose") || kinship(document.word(at)) == Some(Kinship::Family))
}

fn year_at(document: &Document<'_>, at: usize) -> Option<i32> {
    let word = document.word(at);
    word.parse().ok().filter(|year| word.len() == 4 && (1850..2100).contains(year))
}

/// ", 45," after a name.
fn age_at(document: &Document<'_>, at: usize) -> Option<i32> {
    let comma = |at: usize| document.tokens.get(at).is_some_and(|_| document.word(at) == ",");
    let name = at >= 2 && document.tokens[at - 2].kind == TokenKind::Word && document.tokens[at - 2].shape.is_capitalized();
    let age = document.word(at).parse().ok().filter(|age| (1..120).contains(age))?;
    (name && comma(at - 1) && comma(at + 1)).then_some(age)
}
