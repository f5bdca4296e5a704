//! Parts of a business year: "the third quarter", "Q2 2010", "the first half of 1989", "year-end".

use super::super::expression::{Amount, Meaning, Name, Unit, Year};
use super::super::lexemes::Class;
use super::{Match, Rule, tested};

pub const RULES: &[Rule] = &[
    Rule {
        name: "date.quarter",
        patterns: &[
            "Fiscal? Dash? Ordinal ~Dash quarter",
            "The? Fiscal? Dash? Ordinal quarter",
            "Fiscal Dash? Ordinal ~Dash quarter",
            "The? Fiscal Dash? Ordinal quarter",
            "The? Ordinal Fiscal quarter",
        ],
        make: |m| Some(Meaning::named(quarter(m)?)),
        part_only: false,
        examples: tested(&[
            "Net rose in [the third quarter] again.",
            "It had [third-quarter] net of $2.",
            "In [the fiscal first quarter] it fell.",
        ]),
        counterexamples: tested(&["A fifth quarter does not exist.", "A third of it."]),
    },
    Rule {
        name: "date.quarter-of-year",
        patterns: &["The? Fiscal? Ordinal Dash? quarter Of? Fiscal? Year", "The? Fiscal? Year Ordinal Dash? quarter"],
        make: |m| Some(Meaning::in_year(quarter(m)?, Year::Stated(m.year()?))),
        part_only: false,
        examples: tested(&["Since [the third quarter of 1984] it fell.", "In [the 1988 third quarter] it fell."]),
        counterexamples: tested(&["The 1988 third place."]),
    },
    Rule {
        name: "date.quarter-code",
        patterns: &["QuarterCode", "QuarterCode Of? Fiscal? Year"],
        make: |m| {
            let code = m.get(Class::QuarterCode).filter(|code| code.capitalized)?;
            let quarter = Name::Quarter(code.code as u8);
            match m.year() {
                Some(year) => Some(Meaning::in_year(quarter, Year::Stated(year))),
                None => (m.follows(&["in", "for", "by", "the", "from", "since"]) || m.precedes(RESULTS)).then_some(Meaning::named(quarter)),
            }
        },
        part_only: false,
        examples: tested(&["In [Q2 2010] it sold more.", "Sales fell in [Q4] again.", "[Q1] profit rose."]),
        counterexamples: tested(&["The Audi Q3 sold well.", "Q1 is the first question."]),
    },
    Rule {
        name: "date.last-quarter",
        patterns: &["The? Last|final quarter"],
        make: |m| {
            let year = m.atoms.get(m.end + 1).is_some_and(|a| a.is(Class::Year))
                || m.atoms.get(m.end + 2).is_some_and(|a| m.text(Some(a)) == "year");
            (year && m.precedes(&["of"])).then_some(Meaning::named(Name::Quarter(4)))
        },
        part_only: true,
        examples: tested(&["Output fell in [the last quarter] of 2012."]),
        counterexamples: tested(&["In the final quarter of the game he scored.", "In the last quarter it fell."]),
    },
    Rule {
        name: "date.half-of-year",
        patterns: &[
            "The? Ordinal Dash? half",
            "The? Ordinal|Last half Of Fiscal? Year",
            "The? Ordinal|Last half Of This|Last|Next|The|That year",
            "The? Year Ordinal half",
            "The? Ordinal|Last Amount Units Of Fiscal? Year",
        ],
        make: half,
        part_only: false,
        examples: tested(&[
            "In [the last half of 1989] it fell.",
            "Sales in [the first half of this year] rose.",
            "It doubled its [first-half] profit.",
            "It expects to break even in [the first two quarters of 1990] at best.",
        ]),
        counterexamples: tested(&[
            "In the first half he scored.",
            "The third half of 1989.",
            "His second-half goal won it.",
            "In the first three quarters of 1990 it fell.",
        ]),
    },
    Rule {
        name: "date.year-end",
        patterns: &["year Dash? end", "The? year Possessive end"],
        make: |m| Some(Meaning::named(Name::YearEnd)).filter(|_| !m.precedes(&["of"])),
        part_only: false,
        examples: tested(&["By [year-end] it was done.", "At [year end] it rose."]),
        counterexamples: tested(&["A year ended."]),
    },
];

fn quarter(m: &Match<'_>) -> Option<Name> {
    m.ordinal().filter(|n| (1..=4).contains(n)).map(|n| Name::Quarter(n as u8))
}

/// What tells that a paragraph is about business, where halves are of years.
const BUSINESS: &[&str] = &["earnings", "exports", "inflation", "profit", "profits", "revenue", "revenues", "sales", "shares"];

/// What a half or a quarter of a business year has.
const RESULTS: &[&str] =
    &["earnings", "income", "loss", "losses", "net", "operating", "pretax", "profit", "profits", "results", "revenue", "sales"];

fn half(m: &Match<'_>) -> Option<Meaning> {
    if m.year().is_none() && m.text(m.atoms.get(m.end - 1)) == "half" {
        let name = m.ordinal().filter(|n| (1..=2).contains(n)).map(|n| Name::Half(n as u8))?;
        let business = |atom: &super::super::atoms::Atom| BUSINESS.contains(&m.text(Some(atom)));
        let told = m.precedes(RESULTS) || m.has(Class::The) && m.atoms.iter().any(business);
        return told.then_some(Meaning::named(name));
    }
    let two_quarters = m.unit() == Some(Unit::Quarter) && m.amount() == Some(Amount::whole(2));
    if m.has(Class::Units) && !two_quarters {
        return None;
    }
    let number = if m.has(Class::Ordinal) { m.ordinal()? } else { 2 };
    let name = (1..=2).contains(&number).then_some(Name::Half(number as u8))?;
    let year = m.year().map_or_else(|| half_year(m), Year::Stated);
    Some(Meaning::in_year(name, year))
}

fn half_year(m: &Match<'_>) -> Year {
    let before_year = m.captures.iter().rev().nth(1).map_or(0, |(_, at)| m.atoms[*at].bits);
    let is = |class: Class| before_year & class.bit() != 0;
    match () {
        () if is(Class::Last) => Year::Relative(-1),
        () if is(Class::Next) => Year::Relative(1),
        () if is(Class::This) => Year::Relative(0),
        () => Year::Mentioned(0),
    }
}
