//! Numbers in digits and words: "1,200", "22nd", "twenty-five", "two and a half", "nineteen ninety-six", "a couple of".

use super::atoms::Atom;
use super::lexemes::{Bits, Class};

/// Sets what a number in digits may be.
pub fn digits(text: &str, atom: &mut Atom) {
    let length = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (plain, ending) = text.split_at(length);
    match ending {
        "" => whole(plain, atom),
        "s" | "S" => decade(plain, atom),
        "st" | "nd" | "rd" | "th" => ordinal(plain, atom),
        _ => separated(text, atom),
    }
}

fn whole(digits: &str, atom: &mut Atom) {
    let Ok(number) = digits.parse::<u32>() else { return };
    atom.number = i64::from(number);
    atom.bits |= Class::Amount.bit() | Class::Digits.bit();
    let two = digits.len() == 2;
    let flags: [(bool, Class); 5] = [
        (two, Class::TwoDigits),
        (digits.len() <= 2 && (1..=31).contains(&number), Class::Day),
        (digits.len() <= 2 && number <= 24, Class::Hour),
        (two && number < 60, Class::Sixtieth),
        (digits.len() == 4 && (1000..2200).contains(&number), Class::Year),
    ];
    atom.bits |= flags.iter().filter(|(holds, _)| *holds).map(|(_, class)| class.bit()).fold(0, |a, b| a | b);
}

fn decade(digits: &str, atom: &mut Atom) {
    let Ok(number) = digits.parse::<u16>() else { return };
    atom.number = i64::from(number);
    if number % 10 == 0 && digits.len() == 2 {
        atom.bits |= Class::DecadeShort.bit();
    }
    if number % 10 == 0 && digits.len() == 4 && (1000..2200).contains(&number) {
        atom.bits |= Class::DecadeNumber.bit();
    }
}

fn ordinal(digits: &str, atom: &mut Atom) {
    let Ok(number) = digits.parse::<u16>() else { return };
    atom.number = i64::from(number);
    atom.bits |= Class::Ordinal.bit() | day_ordinal(number.into());
}

fn day_ordinal(number: i64) -> Bits {
    if (1..=31).contains(&number) { Class::DayOrdinal.bit() | Class::Day.bit() } else { 0 }
}

/// "1,200", "3.5".
fn separated(text: &str, atom: &mut Atom) {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let groups_are_three = whole.split(',').skip(1).all(|group| group.len() == 3);
    let fraction_is_short = fraction.len() <= 3 && fraction.bytes().all(|b| b.is_ascii_digit());
    let Ok(number) = whole.replace(',', "").parse::<u32>() else { return };
    if groups_are_three && fraction_is_short {
        atom.number = i64::from(number);
        atom.thousandths = format!("{fraction:0<3}").parse().unwrap_or(0);
        atom.bits |= Class::Amount.bit();
    }
}

/// The number phrase that `atoms` begins with, as one atom, and how many atoms it takes.
pub fn phrase(atoms: &[Atom]) -> Option<(usize, Atom)> {
    year_in_words(atoms).or_else(|| vague(atoms)).or_else(|| ordinal_in_words(atoms)).or_else(|| with_fraction(atoms))
}

fn class(atoms: &[Atom], at: usize, class: Class) -> bool {
    atoms.get(at).is_some_and(|atom| atom.is(class))
}

fn one(atoms: &[Atom], taken: usize, bits: Bits, number: i64, thousandths: u16) -> (usize, Atom) {
    let span = atoms[0].span.cover(atoms[taken - 1].span);
    // A single word keeps what else it may be.
    let kept = if taken == 1 { atoms[0].bits } else { 0 };
    (taken, Atom { span, bits: bits | kept, number, thousandths, ..atoms[0] })
}

/// "nineteen ninety-six", "nineteen oh five" is not news English.
fn year_in_words(atoms: &[Atom]) -> Option<(usize, Atom)> {
    let century = atoms[0].is(Class::Spelled).then_some(atoms[0].number)?;
    if !(16..=20).contains(&century) {
        return None;
    }
    let (taken, rest) = below_hundred(&atoms[1..])?;
    (rest >= 10).then(|| one(atoms, taken + 1, Class::Year.bit(), century * 100 + rest, 0))
}

/// "a few", "several", "a couple of", "dozens of".
fn vague(atoms: &[Atom]) -> Option<(usize, Atom)> {
    let lead = usize::from(class(atoms, 0, Class::A));
    let here = atoms.get(lead)?;
    let of = |taken: usize| taken + usize::from(class(atoms, taken, Class::Of));
    if here.is(Class::Couple) {
        let taken = of(lead + 1);
        return (lead == 1 || here.number > 2 || taken > lead + 1 || class(atoms, lead + 1, Class::Units))
            .then(|| one(atoms, taken, Class::Amount.bit(), here.number, 0));
    }
    if here.is(Class::VagueNoun) && lead == 0 {
        return class(atoms, 1, Class::Of).then(|| one(atoms, 2, Class::Vague.bit(), 0, 0));
    }
    (here.is(Class::Vague) && lead == 1).then(|| one(atoms, 2, Class::Vague.bit(), 0, 0))
}

/// "two and a half", "10 1/2", "half a", "a hundred", "twenty-five".
fn with_fraction(atoms: &[Atom]) -> Option<(usize, Atom)> {
    if atoms[0].is(Class::Fraction) {
        let taken = if class(atoms, 1, Class::A) { 2 } else { return None };
        return Some(one(atoms, taken, Class::Amount.bit(), 0, 500));
    }
    let (taken, number) = cardinal(atoms)?;
    let (more, thousandths) = fraction_after(atoms, taken).unwrap_or((taken, 0));
    let kept = if more == 1 { 0 } else { Class::Amount.bit() };
    if more == 1 && atoms[0].is(Class::Digits) {
        return None;
    }
    let thousandths = if more == taken { atoms[0].thousandths * u16::from(taken == 1) } else { thousandths };
    Some(one(atoms, more, Class::Amount.bit() | kept, number, thousandths))
}

/// "1/2", "and a half" after a whole number.
fn fraction_after(atoms: &[Atom], at: usize) -> Option<(usize, u16)> {
    let word = |index: usize, number: i64| atoms.get(index).is_some_and(|a| a.is(Class::Digits) && a.number == number);
    let slash = class(atoms, at + 1, Class::Slash) && !atoms[at + 1].space_before;
    if word(at, 1) && slash && class(atoms, at + 2, Class::Digits) && atoms[at].space_before && !atoms[at + 2].space_before {
        let thousandths = match atoms[at + 2].number {
            2 => 500,
            4 => 250,
            3 => 333,
            _ => return None,
        };
        return Some((at + 3, thousandths));
    }
    let and_a_half = class(atoms, at + 1, Class::A) && class(atoms, at + 2, Class::Fraction) && class(atoms, at, Class::And);
    and_a_half.then_some((at + 3, 500))
}

/// A whole number: digits, or words up to the millions.
fn cardinal(atoms: &[Atom]) -> Option<(usize, i64)> {
    if atoms[0].is(Class::Amount) {
        return Some(scaled(atoms, 1, atoms[0].number));
    }
    if atoms[0].is(Class::A) && class(atoms, 1, Class::Scale) {
        return Some(scaled(atoms, 1, 1));
    }
    let (taken, number) = below_hundred(atoms)?;
    Some(scaled(atoms, taken, number))
}

/// "... hundred [and] thirty", "... thousand".
fn scaled(atoms: &[Atom], mut taken: usize, mut number: i64) -> (usize, i64) {
    while class(atoms, taken, Class::Scale) && number < 1_000_000_000 {
        number *= atoms[taken].number;
        taken += 1;
        let and = usize::from(class(atoms, taken, Class::And));
        if let Some((more, rest)) = atoms.get(taken + and..).filter(|rest| !rest.is_empty()).and_then(below_hundred) {
            number += rest;
            taken += and + more;
        }
    }
    (taken, number)
}

/// "seven", "twenty-five", "sixty".
fn below_hundred(atoms: &[Atom]) -> Option<(usize, i64)> {
    let first = atoms.first().filter(|atom| atom.is(Class::Spelled))?;
    if first.number < 20 || first.number % 10 != 0 {
        return Some((1, first.number));
    }
    let dash = usize::from(class(atoms, 1, Class::Dash));
    match atoms.get(1 + dash) {
        Some(unit) if unit.is(Class::Spelled) && (1..10).contains(&unit.number) => Some((2 + dash, first.number + unit.number)),
        _ => Some((1, first.number)),
    }
}

/// "third", "twenty-second".
fn ordinal_in_words(atoms: &[Atom]) -> Option<(usize, Atom)> {
    if atoms[0].is(Class::Ordinal) {
        let number = atoms[0].number;
        return Some(one(atoms, 1, Class::Ordinal.bit() | day_ordinal(number), number, 0));
    }
    let dash = usize::from(class(atoms, 1, Class::Dash));
    let tens = atoms[0].is(Class::Spelled) && atoms[0].number >= 20;
    let unit = atoms.get(1 + dash).filter(|atom| tens && atom.is(Class::Ordinal) && atom.number < 10)?;
    let number = atoms[0].number + unit.number;
    Some(one(atoms, 2 + dash, Class::Ordinal.bit() | day_ordinal(number), number, 0))
}
