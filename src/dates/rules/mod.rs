//! The rules: one table for each kind of expression, and the machinery that tries them.

mod calendar;
mod clock;
mod durations;
mod named;
mod quarters;
mod references;
mod relative;
mod sets;
mod titles;
mod years;

use std::sync::LazyLock;

use jiff::civil::Weekday;

use super::atoms::Atom;
use super::expression::{Amount, DayPart, Meaning, Season, Unit};
use super::lexemes::{Bits, Class};
use super::pattern::{Captures, Pattern};
use crate::lexicon::Words;
use crate::text::Document;

/// A kind of expression that one pattern, or a few of the same build, find.
#[derive(Debug)]
pub struct Rule {
    /// Unique and stable.
    pub name: &'static str,
    /// What it looks like; see [`Pattern`].
    pub patterns: &'static [&'static str],
    /// What it says; `None` where the neighbors or values speak against it.
    pub make: fn(&Match<'_>) -> Option<Meaning>,
    /// Whether it counts only as a part of a longer expression.
    pub part_only: bool,
    #[cfg_attr(not(test), expect(dead_code, reason = "documentation that the tests run"))]
    /// Texts in which the rule finds what stands in brackets.
    pub examples: &'static [&'static str],
    #[cfg_attr(not(test), expect(dead_code, reason = "documentation that the tests run"))]
    /// Texts in which it finds nothing.
    pub counterexamples: &'static [&'static str],
}

/// Examples and counter-examples are for tests and for whoever reads the rules; what is shipped goes without.
const fn tested(texts: &'static [&'static str]) -> &'static [&'static str] {
    if cfg!(test) { texts } else { &[] }
}

/// All rules; of two matches of the same atoms the earlier rule's counts.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    let dates = [calendar::RULES, years::RULES, sets::RULES, named::RULES, quarters::RULES, relative::RULES];
    dates.into_iter().chain([clock::RULES, durations::RULES, references::RULES]).flatten()
}

/// Where a pattern matched.
#[derive(Debug)]
pub struct Match<'m> {
    /// The text.
    pub document: &'m Document<'m>,
    /// The atoms of its paragraph.
    pub atoms: &'m [Atom],
    /// First atom.
    pub start: usize,
    /// After the last atom.
    pub end: usize,
    captures: &'m Captures,
}

impl<'m> Match<'m> {
    /// The first atom that was asked to be, and is, a `class`.
    pub fn get(&self, class: Class) -> Option<&'m Atom> {
        self.all(class).next()
    }

    /// All atoms that were asked to be, and are, of `class`.
    pub fn all(&self, class: Class) -> impl Iterator<Item = &'m Atom> {
        self.captures
            .iter()
            .map(move |(mask, at)| (mask, &self.atoms[*at]))
            .filter(move |(mask, atom)| *mask & atom.bits & class.bit() != 0)
            .map(|(_, atom)| atom)
    }

    /// Whether a `class` was found.
    pub fn has(&self, class: Class) -> bool {
        self.get(class).is_some()
    }

    /// The month, 1 to 12.
    pub fn month(&self) -> Option<u8> {
        self.get(Class::Month).map(|atom| atom.code as u8)
    }

    /// The day of the month.
    pub fn day(&self) -> Option<u8> {
        self.get(Class::Day).or_else(|| self.get(Class::DayOrdinal)).map(|atom| atom.number as u8)
    }

    /// The four-digit year.
    pub fn year(&self) -> Option<i16> {
        self.get(Class::Year).map(|atom| atom.number as i16)
    }

    /// The weekday, long or short.
    pub fn weekday(&self) -> Option<Weekday> {
        let atom = [Class::Weekday, Class::WeekdayShort, Class::Weekdays].into_iter().find_map(|class| self.get(class))?;
        Weekday::from_monday_one_offset(atom.code as i8).ok()
    }

    /// The season.
    pub fn season(&self) -> Option<Season> {
        let atom = self.get(Class::Season).or_else(|| self.get(Class::Seasons))?;
        [Season::Spring, Season::Summer, Season::Fall, Season::Winter].get(atom.code as usize).copied()
    }

    /// The unit.
    pub fn unit(&self) -> Option<Unit> {
        let atom = [Class::Unit, Class::Units, Class::UnitShort, Class::Frequency].into_iter().find_map(|class| self.get(class))?;
        UNITS.get(atom.code as usize).copied()
    }

    /// The part of the day.
    pub fn day_part(&self) -> Option<DayPart> {
        let atom = [Class::DayPart, Class::DayParts, Class::Sun].into_iter().find_map(|class| self.get(class))?;
        DAY_PARTS.get(atom.code as usize).copied()
    }

    /// The first amount.
    pub fn amount(&self) -> Option<Amount> {
        self.all(Class::Amount).next().map(amount).or_else(|| self.has(Class::Vague).then_some(Amount::Some))
    }

    /// The ordinal's number.
    pub fn ordinal(&self) -> Option<i64> {
        self.get(Class::Ordinal).map(|atom| atom.number)
    }

    /// The atom before the match.
    pub fn before(&self) -> Option<&'m Atom> {
        self.start.checked_sub(1).map(|at| &self.atoms[at])
    }

    /// The atom after the match.
    pub fn after(&self) -> Option<&'m Atom> {
        self.atoms.get(self.end)
    }

    /// Whether the word before is a `kind`.
    pub fn is_after(&self, kind: Neighbor) -> bool {
        self.before().is_some_and(|atom| kind.holds(atom.key))
    }

    /// Whether the word after is a `kind`.
    pub fn is_before(&self, kind: Neighbor) -> bool {
        self.after().is_some_and(|atom| kind.holds(atom.key))
    }

    /// The text of an atom; nothing for none.
    pub fn text(&self, atom: Option<&Atom>) -> &'m str {
        atom.map_or("", |atom| self.document.str(atom.span))
    }

    /// Whether the word before is one of `words`, in any case.
    pub fn follows(&self, words: &[&str]) -> bool {
        let word = self.text(self.before());
        words.iter().any(|w| w.eq_ignore_ascii_case(word))
    }

    /// Whether the word after is one of `words`, in any case.
    pub fn precedes(&self, words: &[&str]) -> bool {
        let word = self.text(self.after());
        words.iter().any(|w| w.eq_ignore_ascii_case(word))
    }
}

/// What a word beside a year, month or holiday tells of it.
#[derive(Clone, Copy, Debug)]
pub enum Neighbor {
    /// "since 1998".
    BeforeYear,
    /// "until May".
    BeforeMonth,
    /// "Room 2013".
    Numbered,
    /// "2000 people".
    Counted,
    /// "Christmas card".
    HolidayThing,
}

static NEIGHBORS: LazyLock<Words<u8>> = LazyLock::new(|| {
    let bit = |kind: &str| match kind {
        "before-year" => 1 << Neighbor::BeforeYear as u8,
        "before-month" => 1 << Neighbor::BeforeMonth as u8,
        "numbered" => 1 << Neighbor::Numbered as u8,
        "counted" => 1 << Neighbor::Counted as u8,
        _ => 1 << Neighbor::HolidayThing as u8,
    };
    let bits = |kinds: &str| kinds.split(' ').map(bit).fold(0, |all, bit| all | bit);
    Words::read(include_str!("../../lexicon/en/time_neighbors.tsv"), |row| bits(row[1]))
});

impl Neighbor {
    fn holds(self, key: u64) -> bool {
        NEIGHBORS.get(key).is_some_and(|bits| bits >> self as u8 & 1 == 1)
    }
}

/// Units in the order of the lexicon.
const UNITS: [Unit; 15] = [
    Unit::Second,
    Unit::Minute,
    Unit::Hour,
    Unit::Day,
    Unit::Weekend,
    Unit::Week,
    Unit::Fortnight,
    Unit::Month,
    Unit::Quarter,
    Unit::Half,
    Unit::Season,
    Unit::Year,
    Unit::Decade,
    Unit::Century,
    Unit::Millennium,
];

const DAY_PARTS: [DayPart; 5] = [DayPart::Morning, DayPart::Midday, DayPart::Afternoon, DayPart::Evening, DayPart::Night];

/// An amount atom as an [`Amount`].
pub fn amount(atom: &Atom) -> Amount {
    Amount::Exactly(atom.number.unsigned_abs() * 1000 + u64::from(atom.thousandths))
}

/// All rules with their patterns compiled, found by what a match may begin with.
#[derive(Debug)]
pub struct Compiled {
    patterns: Vec<(Pattern, &'static Rule)>,
    /// For each bit, the patterns that may begin with it.
    by_bit: Vec<Vec<u16>>,
    /// For each bit, what may follow it in those patterns; all bits where a match may end there.
    followers: Vec<Bits>,
    /// What any match may begin with.
    first: Bits,
}

/// A match of a rule.
#[derive(Clone, Debug)]
pub struct Found {
    /// First atom.
    pub start: usize,
    /// After the last atom.
    pub end: usize,
    /// What it says.
    pub meaning: Meaning,
    /// Which rule.
    pub rule: &'static Rule,
}

impl Compiled {
    /// Compiles all rules; `literal` gives the bit that stands for a choice of words.
    pub fn new(literal: &mut impl FnMut(&[&str]) -> Bits) -> Compiled {
        let patterns: Vec<_> = all()
            .flat_map(|rule| rule.patterns.iter().map(move |source| (source, rule)))
            .map(|(source, rule)| (Pattern::compile(source, literal), rule))
            .collect();
        let mut by_bit = vec![Vec::new(); 128];
        for (index, (pattern, _)) in patterns.iter().enumerate() {
            for bit in (0..128).filter(|bit| pattern.first >> bit & 1 == 1) {
                by_bit[bit].push(index as u16);
            }
        }
        let followers = (0..128).map(|bit| {
            let after = by_bit[bit].iter().map(|index: &u16| patterns[usize::from(*index)].0.after(1 << bit));
            after.fold(0, |all, after| all | after.unwrap_or(Bits::MAX))
        });
        let followers = followers.collect();
        let first = patterns.iter().fold(0, |all, (pattern, _)| all | pattern.first);
        Compiled { patterns, by_bit, followers, first }
    }

    /// The longest match that begins at `at`; of equal ones that of the earlier rule.
    pub fn longest(&self, document: &Document<'_>, atoms: &[Atom], at: usize, captures: &mut Captures) -> Option<Found> {
        let mut open = atoms[at].bits & self.first;
        let next = atoms.get(at + 1).map_or(0, |atom| atom.bits);
        let mut best: Option<(usize, u16, Meaning)> = None;
        while open != 0 {
            let bit = open.trailing_zeros() as usize;
            open &= open - 1;
            if self.followers[bit] != Bits::MAX && self.followers[bit] & next == 0 {
                continue;
            }
            for &index in &self.by_bit[bit] {
                let (pattern, rule) = &self.patterns[usize::from(index)];
                let Some(end) = pattern.matches(atoms, at, captures) else { continue };
                let better = best.as_ref().is_none_or(|(longest, earlier, _)| end > *longest || end == *longest && index < *earlier);
                if better && let Some(meaning) = (rule.make)(&Match { document, atoms, start: at, end, captures }) {
                    best = Some((end, index, meaning));
                }
            }
        }
        best.map(|(end, index, meaning)| Found { start: at, end, meaning, rule: self.patterns[usize::from(index)].1 })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// What `text` holds, each with the rule that found it: whole expressions, or for a rule that counts only as a part, the parts.
    fn found(rule: &Rule, text: &str) -> Vec<(String, &'static str)> {
        let document = crate::text::read(text);
        if rule.part_only {
            return parts(&document);
        }
        crate::dates::find(&document).into_iter().map(|e| (document.str(e.span).to_owned(), e.rule)).collect()
    }

    /// What was chosen before neighbors are joined.
    fn parts(document: &Document<'_>) -> Vec<(String, &'static str)> {
        let (mut atoms, mut captures) = (Vec::new(), Captures::new());
        super::super::atoms::read(document, 0..document.tokens.len(), &mut atoms);
        let rules = &super::super::lexemes::LEXEMES.rules;
        let found = (0..atoms.len()).filter_map(|at| rules.longest(document, &atoms, at, &mut captures)).collect();
        let text = |found: &Found| document.str(atoms[found.start].span.cover(atoms[found.end - 1].span)).to_owned();
        super::super::select::select(found).iter().map(|found| (text(found), found.rule.name)).collect()
    }

    #[test]
    fn every_rule_finds_its_examples() {
        let wrong = all().flat_map(|rule| rule.examples.iter().map(move |example| (rule, *example))).filter_map(|(rule, example)| {
            let expected = &example[example.find('[').expect("a [") + 1..example.find(']').expect("a ]")];
            let found = found(rule, &example.replace(['[', ']'], ""));
            let right = found.iter().any(|(span, name)| span == expected && *name == rule.name);
            (!right).then(|| format!("{}: {example}: {found:?}", rule.name))
        });
        assert_eq!(wrong.collect::<Vec<_>>(), Vec::<String>::new());
    }

    #[test]
    fn no_rule_finds_its_counterexamples() {
        let wrong = all().flat_map(|rule| rule.counterexamples.iter().map(move |text| (rule, *text))).filter_map(|(rule, text)| {
            let found = found(rule, text);
            found.iter().any(|(_, name)| *name == rule.name).then(|| format!("{}: {text}: {found:?}", rule.name))
        });
        assert_eq!(wrong.collect::<Vec<_>>(), Vec::<String>::new());
    }

    #[test]
    fn names_are_unique_and_every_rule_shows_what_it_does() {
        let mut names = HashSet::new();
        for rule in all() {
            assert!(names.insert(rule.name), "{} twice", rule.name);
            assert!(!rule.counterexamples.is_empty(), "{} has no counter-example", rule.name);
            assert!(!rule.examples.is_empty(), "{} has no example", rule.name);
        }
    }
}
