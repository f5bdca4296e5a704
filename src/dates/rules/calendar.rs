//! Days and months by their numbers: "March 22, 2013", "22 March", "2013-03-22", "03/04/2023".

use super::super::atoms::Atom;
use super::super::expression::{Meaning, Name, Point, Year};
use super::super::lexemes::Class;
use super::named::relative_year;
use super::relative::ends_clause;
use super::years::is_free_but_for_range;
use super::{Match, Rule, tested};

pub const RULES: &[Rule] = &[
    Rule {
        name: "date.month-day-year",
        patterns: &["Month Day ,? Year", "Month The? DayOrdinal ,? Year"],
        make: |m| day(m, Year::Stated(m.year()?)),
        part_only: false,
        examples: tested(&["It opened on [March 22, 2013].", "From [Nov. 9, 1989], it fell.", "He was born [January 3rd, 1950]."]),
        counterexamples: tested(&["It opened in March 2013."]),
    },
    Rule {
        name: "date.day-month-year",
        patterns: &["Day Of? Month ,? Year", "The DayOrdinal Of? Month ,? Year", "Day ~Dash ~Month ~Dash ~Year"],
        make: |m| day(m, Year::Stated(m.year()?)),
        part_only: false,
        examples: tested(&["It opened on [23 March 2013].", "Signed on [the 3rd of May 1998]."]),
        counterexamples: tested(&["Some 32 March 2013 tickets."]),
    },
    Rule {
        name: "date.month-day",
        patterns: &["Month Day", "Month The? DayOrdinal", "Last|This|Next Month Day"],
        make: |m| if counts_something(m) { None } else { day(m, Year::Unsaid) },
        part_only: false,
        examples: tested(&[
            "A meeting held in Paris on [February 20], he said.",
            "By [Sept. 30] it was over.",
            "This Sunday is [March eighth].",
        ]),
        counterexamples: tested(&["In March 20 percent left.", "In March 12,000 people left."]),
    },
    Rule {
        name: "date.day-month",
        patterns: &["Day Of? Month", "The DayOrdinal Of? Month", "Day Month Last|Next|This year"],
        make: |m| day(m, if m.end - m.start > 3 { relative_year(m) } else { Year::Unsaid }),
        part_only: false,
        examples: tested(&["It closed on [23 March].", "On [the 4th of July] they left.", "It shut on [19 March last year] too."]),
        counterexamples: tested(&["Some 45 March on."]),
    },
    Rule {
        name: "date.day-of-month",
        patterns: &["The DayOrdinal Of This|Last|Next month"],
        make: |m| {
            let months = i32::from(m.has(Class::Next)) - i32::from(m.has(Class::Last));
            Some(Meaning::Point(Point::InMonth { day: m.day()?, months }))
        },
        part_only: false,
        examples: tested(&["Replies are due by [the 16th of this month] at noon."]),
        counterexamples: tested(&["It was the third of this type."]),
    },
    Rule {
        name: "date.day-ordinal",
        patterns: &["The DayOrdinal"],
        make: |m| {
            let day = m.get(Class::DayOrdinal)?;
            let told = day.number > HOLES && m.follows(&["on"]) && m.text(Some(day)).starts_with(|c: char| c.is_ascii_digit());
            (told && ends_clause(m)).then_some(Meaning::Point(Point::Day {
                year: Year::Unsaid,
                month: None,
                day: day.number as u8,
                weekday: None,
            }))
        },
        part_only: false,
        examples: tested(&["The survey was published on [the 31st]."]),
        counterexamples: tested(&["He lost a ball on the 16th.", "They live on the 21st floor.", "He came in the 23rd."]),
    },
    Rule {
        name: "date.day-beside-day",
        patterns: &["Day"],
        make: |m| day_beside_day(m),
        part_only: false,
        examples: tested(&[
            "They meet on May 12 and [13].",
            "It ran May 3-[5] in Leeds.",
            "The Oct. 28-[29] meeting ended.",
            "Tickets for [19] and 20 December stay valid.",
            "The fair runs [12]-14 June in Leeds.",
        ]),
        counterexamples: tested(&[
            "On May 12 and 13 people died.",
            "He won 19 and 20 December races.",
            "By May 3-0 wins came.",
            "They lost 12 -14 June.",
        ]),
    },
    Rule {
        name: "date.month-year",
        patterns: &["Month ,? Year", "Month Of Year"],
        make: |m| Some(Meaning::in_year(Name::Month(m.month()?), Year::Stated(m.year()?))),
        part_only: false,
        examples: tested(&["It ended in [November 2022].", "It ended in [May of 1998]."]),
        counterexamples: tested(&["They may 2022 times."]),
    },
    Rule {
        name: "date.month-short-year",
        patterns: &["Month ~Apostrophe ~TwoDigits", "Month Apostrophe ~TwoDigits"],
        make: |m| Some(Meaning::in_year(Name::Month(m.month()?), Year::TwoDigits(m.get(Class::TwoDigits)?.number as u8))),
        part_only: false,
        examples: tested(&["Back in [October '98] it fell."]),
        counterexamples: tested(&["Back in October 'it fell'."]),
    },
    Rule {
        name: "date.iso",
        patterns: &["Year ~Dash ~TwoDigits ~Dash ~TwoDigits"],
        make: iso,
        part_only: false,
        examples: tested(&["Updated [2013-03-22] by the desk."]),
        counterexamples: tested(&["Call 2013-33-22 now.", "Article 2013-02-30 is gone."]),
    },
    Rule {
        name: "date.numeric",
        patterns: &["Day ~Slash ~Day ~Slash ~Year", "Day ~Slash ~Day ~Slash ~TwoDigits"],
        make: numeric,
        part_only: false,
        examples: tested(&["Filed on [03/04/2023] in Leeds.", "Filed on [25/12/2023] in Leeds."]),
        counterexamples: tested(&["Rated 13/14/2023 by them.", "A score of 3/4 is fine."]),
    },
];

/// "a bogey on the 16th": a course has so many holes.
const HOLES: i64 = 18;

fn day(m: &Match<'_>, year: Year) -> Option<Meaning> {
    Some(Meaning::Point(Point::Day { year, month: Some(m.month()?), day: m.day()?, weekday: None }))
}

/// What may follow "May 12 and 13" where no number of things is meant.
const ENDS_DAYS: &[&str] = &[
    ".", ",", ";", ")", ":", "after", "as", "at", "before", "but", "by", "during", "for", "in", "near", "on", "to", "was", "were", "when",
    "will", "with",
];

/// The second day of "May 12 and 13", "May 3-5", the first of "19 and 20 December".
fn day_beside_day(m: &Match<'_>) -> Option<Meaning> {
    let at = |index: Option<usize>| index.and_then(|index| m.atoms.get(index));
    let joins = |atom: Option<&Atom>| atom.is_some_and(|atom| atom.is(Class::Dash) || matches!(m.text(Some(atom)), "and" | "or" | "to"));
    let day = m.get(Class::Day)?.number as u8;
    let of = |month: &Atom, year| Some(Meaning::Point(Point::Day { year, month: Some(month.code as u8), day, weekday: None }));
    let [month, first, joiner] = [3, 2, 1].map(|step| at(m.start.checked_sub(step)));
    if let (Some(month), Some(first)) = (month.filter(|atom| atom.is(Class::Month)), first.filter(|atom| atom.is(Class::Day))) {
        let dashed = joiner.is_some_and(|joiner| joiner.is(Class::Dash)) && !m.atoms[m.start].space_before;
        let ends = dashed && !counts_something(m) || m.after().is_none_or(|after| ENDS_DAYS.contains(&m.text(Some(after))));
        return if joins(joiner) && ends && first.number < i64::from(day) && is_free_but_for_range(m) {
            of(month, Year::Unsaid)
        } else {
            None
        };
    }
    let [joiner, second, month, year] = [0, 1, 2, 3].map(|step| at(Some(m.end + step)));
    let month = month.filter(|atom| {
        atom.is(Class::Month) && joins(joiner) && second.is_some_and(|second| second.is(Class::Day) && second.number > i64::from(day))
    })?;
    let dashed = [joiner, second].iter().all(|atom| atom.is_some_and(|atom| !atom.space_before));
    let led = dashed && m.before().is_none_or(|before| !before.is(Class::Dash))
        || m.follows(&["on", "from", "between", "for", "of", "the", "(", ","]);
    if led { of(month, year_at(m, year)) } else { None }
}

/// The year that begins with `atom`: "2024", "last year".
fn year_at(m: &Match<'_>, atom: Option<&Atom>) -> Year {
    match atom {
        Some(year) if year.is(Class::Year) => Year::Stated(year.number as i16),
        Some(last) if last.is(Class::Last) && m.text(m.atoms.get(m.end + 4)) == "year" => Year::Relative(-1),
        _ => Year::Unsaid,
    }
}

/// "March 20 percent": the number belongs to what follows.
fn counts_something(m: &Match<'_>) -> bool {
    m.precedes(&["percent", "%", "million", "billion", "thousand", "people", "per", "points", "degrees"])
        || m.after().is_some_and(|after| {
            let digit = m.atoms.get(m.end + 1).is_some_and(|next| !next.space_before && next.is(Class::Digits));
            !after.space_before && (matches!(m.text(Some(after)), "%" | "°") || digit && matches!(m.text(Some(after)), ":" | "/"))
        })
}

fn iso(m: &Match<'_>) -> Option<Meaning> {
    let mut two = m.all(Class::TwoDigits).map(|atom| atom.number as u8);
    let (year, month, day) = (m.year()?, two.next()?, two.next()?);
    super::super::calendar::day(year, month, day)?;
    is_free(m).then_some(Meaning::Point(Point::Day { year: Year::Stated(year), month: Some(month), day, weekday: None }))
}

fn numeric(m: &Match<'_>) -> Option<Meaning> {
    let mut numbers = m.all(Class::Day).map(|atom| atom.number as u8);
    let (first, second) = (numbers.next()?, numbers.next()?);
    let year = m.year().map(Year::Stated).or_else(|| Some(Year::TwoDigits(m.atoms[m.end - 1].number as u8)))?;
    let possible = first <= 12 || second <= 12;
    (possible && is_free(m)).then_some(Meaning::Point(Point::Numeric { first, second, year }))
}

/// Nothing is glued to either side that would make it a part of a longer number.
pub fn is_free(m: &Match<'_>) -> bool {
    let joins = |atom: &Atom| matches!(m.text(Some(atom)), "-" | "–" | "/" | ":" | "." | "%" | "$" | "#" | "+");
    let glued = |atom: Option<&Atom>| atom.is_some_and(|atom| !atom.space_before);
    let number_or_word = |atom: Option<&Atom>| atom.is_some_and(|atom| m.text(Some(atom)).starts_with(char::is_alphanumeric));
    let after = m.atoms.get(m.end + 1);
    let glued_after = m
        .after()
        .is_some_and(|next| !next.space_before && (joins(next) && glued(after) && number_or_word(after) || m.text(Some(next)) == "%"));
    let glued_before = m.before().is_some_and(|before| !m.atoms[m.start].space_before && joins(before));
    !glued_after && !glued_before
}
