//! Years and longer: "1998", "the 1957-58 season", "the 1990s", "the 20th century".

use super::super::atoms::Atom;
use super::super::expression::{Meaning, Point, Year};
use super::super::lexemes::Class;
use super::calendar::is_free;
use super::{Match, Neighbor, Rule, tested};

pub const RULES: &[Rule] = &[
    Rule {
        name: "date.year",
        patterns: &["Fiscal? Year", "The Year Fiscal|calendar year", "The? Fiscal year Year", "The year Year", "The year Amount"],
        make: year,
        part_only: false,
        examples: tested(&[
            "Since [2003] it has grown.",
            "In [fiscal 1989] it fell.",
            "Sales rose in [FY2024] again.",
            "By [nineteen ninety-six] he led.",
        ]),
        counterexamples: tested(&[
            "It cost $2003 then.",
            "About 1200 people came.",
            "Call 1998-2003-1104.",
            "Version 2003.1 is out.",
            "They paid 2015 dollars.",
        ]),
    },
    Rule {
        name: "date.year-range-end",
        patterns: &["TwoDigits"],
        make: |m| {
            let first = m.start.checked_sub(2).map(|at| &m.atoms[at]).filter(|_| ends_range(m.atoms, m.start))?;
            let year = (first.number / 100 * 100 + m.get(Class::TwoDigits)?.number) as i16;
            is_free_but_for_range(m).then_some(Meaning::Point(Point::Year(Year::Stated(year))))
        },
        part_only: false,
        examples: tested(&["The 1957-[58] budget fell.", "The 2008–[09] crisis hurt."]),
        counterexamples: tested(&["Call 2008-09-22 again.", "They won 95-58 there.", "A 2012-11 file."]),
    },
    Rule {
        name: "date.short-year",
        patterns: &["Apostrophe|Fiscal ~TwoDigits"],
        make: |m| {
            let year = m.get(Class::TwoDigits)?.number as u8;
            (m.has(Class::Fiscal)
                || m.start > 0 && m.follows(&["in", "since", "of", "by", "until", "from", "to", "summer", "spring", "fall", "winter"]))
            .then_some(Meaning::Point(Point::Year(Year::TwoDigits(year))))
        },
        part_only: false,
        examples: tested(&["He came in ['98] and stayed.", "Sales rose in [FY24] again."]),
        counterexamples: tested(&["He said '98 percent' of it.", "Flight FY247 was late."]),
    },
    Rule {
        name: "date.decade",
        patterns: &["The? DecadeNumber", "The? Apostrophe ~DecadeShort", "The DecadeShort", "The DecadeWord"],
        make: decade,
        part_only: false,
        examples: tested(&[
            "In [the 1990s] it was new.",
            "In [the '80s] it was new.",
            "In [the nineties] it was new.",
            "Music of [the 60s] plays.",
        ]),
        counterexamples: tested(&["He is in his sixties.", "Temperatures in 90s."]),
    },
    Rule {
        name: "date.century",
        patterns: &["The? Ordinal Dash? century"],
        make: |m| {
            let century = i16::try_from(m.ordinal()? - 1).ok()?;
            (century < 40).then_some(Meaning::Point(Point::Century(century)))
        },
        part_only: false,
        examples: tested(&["A poet of [the 20th century] spoke.", "A [19th-century] mill burned."]),
        counterexamples: tested(&["He hit a century."]),
    },
];

fn year(m: &Match<'_>) -> Option<Meaning> {
    let spelled = || m.get(Class::Amount).map(|atom| atom.number).filter(|number| (1900..2100).contains(number));
    let year = m.year().filter(|_| is_year(m)).or_else(|| spelled().map(|year| year as i16).filter(|_| m.year().is_none()))?;
    Some(Meaning::Point(Point::Year(Year::Stated(year))))
}

fn is_year(m: &Match<'_>) -> bool {
    let year = m.year().unwrap_or_default();
    let in_words = m.get(Class::Year).is_some_and(|atom| !atom.is(Class::Digits));
    if !is_free(m) && !is_range(m) || m.is_before(Neighbor::Counted) || m.end - m.start == 1 && m.is_after(Neighbor::Numbered) {
        return false;
    }
    let led = m.end - m.start > 1 || m.is_after(Neighbor::BeforeYear);
    let follows_number = m
        .before()
        .is_some_and(|atom| atom.is(Class::Digits) || matches!(m.text(Some(atom)), "$" | "£" | "€" | "¥" | "#" | "+" | "No" | "@" | "/"));
    let in_sentence = m.before().is_some_and(|atom| {
        m.text(Some(atom)).chars().any(char::is_alphabetic) || matches!(m.text(Some(atom)), "," | "(" | "-" | "–" | "'s" | "’s")
    });
    (led || in_words || in_sentence && !follows_number) && (1700..2100).contains(&year) || led && (1000..2100).contains(&year)
}

/// "1957-58": the two digits at `at` end a range of years.
fn ends_range(atoms: &[Atom], at: usize) -> bool {
    let glued = |at: usize| atoms.get(at).is_some_and(|atom| !atom.space_before);
    let [Some(year), Some(dash), Some(end)] = [at.checked_sub(2), at.checked_sub(1), Some(at)].map(|at| at.and_then(|at| atoms.get(at)))
    else {
        return false;
    };
    let joins = dash.is(Class::Dash) && glued(at) && glued(at - 1);
    joins
        && year.is(Class::Year)
        && year.is(Class::Digits)
        && (1800..2100).contains(&year.number)
        && end.is(Class::TwoDigits)
        && end.number > year.number % 100
}

/// Nothing more is glued to the end of a range.
pub fn is_free_but_for_range(m: &Match<'_>) -> bool {
    let chained = m.start > 2 && !m.atoms[m.start - 2].space_before && m.atoms[m.start - 3].is(Class::Dash);
    !chained && m.after().is_none_or(|after| after.space_before || !matches!(m.text(Some(after)), "-" | "–" | "/" | ":" | "%"))
}

/// "1999-2003": years joined by a dash.
fn is_range(m: &Match<'_>) -> bool {
    if in_number_chain(m) {
        return false;
    }
    if m.end - m.start == 1 && ends_range(m.atoms, m.start + 2) {
        return true;
    }
    let is_year_at = |at: Option<usize>| at.and_then(|at| m.atoms.get(at)).is_some_and(|atom| atom.is(Class::Year));
    let dash_at = |at: Option<usize>| at.and_then(|at| m.atoms.get(at)).is_some_and(|atom| atom.is(Class::Dash));
    let word_at =
        |at: Option<usize>| at.and_then(|at| m.atoms.get(at)).is_some_and(|atom| m.text(Some(atom)).starts_with(char::is_alphabetic));
    let (one, two) = (m.start.checked_sub(1), m.start.checked_sub(2));
    dash_at(one) && (is_year_at(two) || word_at(two)) || dash_at(Some(m.end)) && (is_year_at(Some(m.end + 1)) || word_at(Some(m.end + 1)))
}

/// "1998-2003-1104": three or more numbers glued together are a number of another kind.
fn in_number_chain(m: &Match<'_>) -> bool {
    let glued = |at: usize| m.atoms.get(at).is_some_and(|atom| !atom.space_before);
    let joins = |at: usize| glued(at) && m.atoms[at].is(Class::Dash);
    let number = |at: usize| m.atoms.get(at).is_some_and(|atom| atom.is(Class::Digits));
    let after = |at: usize| joins(at) && glued(at + 1) && number(at + 1);
    let before = |at: usize| at >= 2 && joins(at - 1) && glued(at) && number(at - 2);
    let chained = usize::from(after(m.end))
        + usize::from(before(m.start))
        + usize::from(after(m.end) && after(m.end + 2))
        + usize::from(before(m.start) && before(m.start - 2));
    chained > 1
}

fn decade(m: &Match<'_>) -> Option<Meaning> {
    let decade = |tens: i64, century| Some(Meaning::Point(Point::Decade { tens: tens as i16, century }));
    if let Some(atom) = m.get(Class::DecadeNumber) {
        return decade(atom.number / 10, true);
    }
    let heat = m.start > 1
        && matches!(m.text(m.atoms.get(m.start - 2)).to_lowercase().as_str(), "temperatures" | "highs" | "lows" | "temperature");
    if heat || m.follows(&["his", "her", "their", "my", "your", "our"]) {
        return None;
    }
    m.get(Class::DecadeShort)
        .map(|atom| atom.number / 10)
        .or_else(|| m.get(Class::DecadeWord).map(|atom| atom.number))
        .and_then(|tens| decade(tens, false))
}
