//! Dates: temporal expressions, found and typed but not yet resolved.
//!
//! A paragraph's tokens become [`atoms`]; the [`rules`], a table of patterns over atoms, find candidates; [`select`] settles
//! overlaps; [`compose`] joins neighbors that are one expression; [`modifiers`] widens them over "early" and "about".
//! `README.md` beside this file says what is done differently from other tools, and why.

mod anchor;
mod atoms;
pub mod calendar;
mod compose;
pub mod expression;
pub mod holidays;
mod lexemes;
mod modifiers;
mod numbers;
mod pattern;
mod rules;
mod select;

use crate::analysis::Modifier;
use crate::span::{Byte, Span};
use crate::text::Document;
use atoms::Atom;
use expression::Meaning;
use lexemes::{Class, LEXEMES};

pub use anchor::anchor;
pub use expression::Expression;

/// What a stretch of text says of a day, word by word: what findings compare with the calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The weekday.
    pub weekday: Option<jiff::civil::Weekday>,
    /// 1 to 31.
    pub day: Option<u8>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// In full.
    pub year: Option<i16>,
}

/// The parts of a day that `span` names in words and digits. The day stands beside its month: "9.30am, Friday 14 March".
pub fn parts(document: &Document<'_>, span: Span<Byte>) -> Parts {
    let mut atoms = Vec::new();
    atoms::read(document, document.tokens_in(span), &mut atoms);
    let first = |class: Class| atoms.iter().find(|atom| atom.is(class));
    let month = atoms.iter().position(|atom| atom.is(Class::Month)).unwrap_or(0);
    let days = atoms.iter().enumerate().filter(|(_, atom)| atom.is(Class::Day) || atom.is(Class::DayOrdinal));
    Parts {
        weekday: first(Class::Weekday).and_then(|atom| jiff::civil::Weekday::from_monday_one_offset(atom.code as i8).ok()),
        day: days.min_by_key(|(at, _)| at.abs_diff(month)).map(|(_, atom)| atom.number as u8),
        month: first(Class::Month).map(|atom| atom.code as u8),
        year: first(Class::Year).map(|atom| atom.number as i16),
    }
}

/// The number of years in "the 20th" or "20-year" right before token `at`, and the first token of it, its article included.
pub fn years_before(document: &Document<'_>, at: usize) -> Option<(i16, usize)> {
    const REACH: usize = 4;
    let mut atoms = Vec::new();
    atoms::read(document, at.saturating_sub(REACH)..at, &mut atoms);
    let (last, before) = atoms.split_last()?;
    let counted = match before {
        [.., number, dash] if last.is(Class::Unit) && dash.is(Class::Dash) && number.is(Class::Amount) => number,
        _ if last.is(Class::Ordinal) => last,
        _ => return None,
    };
    let first = document.tokens_in(counted.span).start;
    let article = first.checked_sub(1).filter(|the| document.word(*the).eq_ignore_ascii_case("the"));
    Some((i16::try_from(counted.number).ok().filter(|years| *years < 1000)?, article.unwrap_or(first)))
}

/// A possible expression, as a range of atoms.
#[derive(Clone, Debug)]
struct Candidate {
    start: usize,
    end: usize,
    meaning: Meaning,
    modifier: Option<Modifier>,
    rule: &'static str,
    part_only: bool,
}

/// The temporal expressions of `document`, in text order, disjoint.
pub fn find(document: &Document<'_>) -> Vec<Expression> {
    let mut expressions = Vec::new();
    let mut atoms = Vec::new();
    for paragraph in &document.paragraphs {
        atoms.clear();
        atoms::read(document, paragraph.tokens.clone(), &mut atoms);
        in_atoms(document, &atoms, &mut expressions);
    }
    expressions
}

fn in_atoms(document: &Document<'_>, atoms: &[Atom], expressions: &mut Vec<Expression>) {
    let rules = &LEXEMES.rules;
    let mut captures = Vec::new();
    let found: Vec<_> = (0..atoms.len()).filter_map(|at| rules.longest(document, atoms, at, &mut captures)).collect();
    if found.is_empty() {
        return;
    }
    let candidates = select::select(found).into_iter().map(Candidate::from).collect();
    let mut floor = 0;
    for mut candidate in compose::compose(document, atoms, candidates) {
        if candidate.part_only {
            continue;
        }
        modifiers::extend(document, atoms, &mut candidate, floor);
        floor = candidate.end;
        expressions.push(candidate.into_expression(document, atoms));
    }
}

impl From<rules::Found> for Candidate {
    fn from(found: rules::Found) -> Self {
        let rules::Found { start, end, meaning, rule } = found;
        Candidate { start, end, meaning, modifier: None, rule: rule.name, part_only: rule.part_only }
    }
}

impl Candidate {
    fn into_expression(self, document: &Document<'_>, atoms: &[Atom]) -> Expression {
        let span = atoms[self.start].span.cover(atoms[self.end - 1].span);
        Expression { span, tokens: document.tokens_in(span), meaning: self.meaning, modifier: self.modifier, rule: self.rule }
    }
}
