//! What comes round: weekdays, months, seasons, quarters, weekends, holidays.

use super::super::expression::{Meaning, Name, Point, Which, Year};
use super::super::lexemes::Class;
use super::{Match, Rule, tested, titles};

pub const RULES: &[Rule] = &[
    Rule {
        name: "date.weekday",
        patterns: &["Weekday"],
        make: |m| (!in_name(m)).then_some(Meaning::named(Name::Weekday(m.weekday()?))),
        part_only: false,
        examples: tested(&["He said on [Friday] that it was over.", "[Monday]'s vote failed."]),
        counterexamples: tested(&["He fried fish.", "The Sunday Times said so.", "Mr. Friday spoke.", "She told Sunday Express readers."]),
    },
    Rule {
        name: "date.weekday-short",
        patterns: &["WeekdayShort ,?"],
        make: |m| {
            let date_follows = m.after().is_some_and(|after| after.is(Class::Month) || after.is(Class::Day));
            date_follows.then_some(Meaning::named(Name::Weekday(m.weekday()?)))
        },
        part_only: true,
        examples: tested(&["It opens [Fri,] March 1 there."]),
        counterexamples: tested(&["Sun Microsystems rose.", "They sat down."]),
    },
    Rule {
        name: "date.weekday-relative",
        patterns: &["This|Last|Next|Coming|Past Weekday", "The|This Coming|Past|Previous|Following|Next|Last Weekday"],
        make: |m| which(m, Name::Weekday(m.weekday()?)),
        part_only: false,
        examples: tested(&["It fell [last Tuesday] again.", "We meet [next Monday] here.", "It had closed [the previous Friday] already."]),
        counterexamples: tested(&["It came last. Tuesday was fine."]),
    },
    Rule {
        name: "date.month",
        patterns: &["Month"],
        make: bare_month,
        part_only: false,
        examples: tested(&["It ended in [October] at last.", "It runs until [May] this way.", "[January] was cold."]),
        counterexamples: tested(&["May the best one win.", "It may rain.", "They march on."]),
    },
    Rule {
        name: "date.month-relative",
        patterns: &["This|Last|Next|Coming Month", "The|This Coming|Past|Previous|Following Month"],
        make: |m| which(m, Name::Month(m.month()?)),
        part_only: false,
        examples: tested(&["It fell [last May] again.", "It will open [next March] at last."]),
        counterexamples: tested(&["The last may be first."]),
    },
    Rule {
        name: "date.month-of-year",
        patterns: &[
            "Month Of? This|Last|Next|Past|Previous year",
            "Month Of? The Previous|Following|Next|Same year",
            "Month Of? That year",
        ],
        make: |m| Some(Meaning::in_year(Name::Month(m.month()?), relative_year(m))),
        part_only: false,
        examples: tested(&[
            "The bombing of the mosque in [January this year] was similar.",
            "It fell in [June last year] too.",
            "By [May of that year] it was over.",
        ]),
        counterexamples: tested(&["In January this firm fell."]),
    },
    Rule {
        name: "date.season",
        patterns: &["The? Season Of Year", "Season Year"],
        make: |m| Some(Meaning::in_year(Name::Season(m.season()?), Year::Stated(m.year()?))),
        part_only: false,
        examples: tested(&["In [the spring of 1916] they left.", "By [summer 1918] it was over."]),
        counterexamples: tested(&["In spring he left."]),
    },
    Rule {
        name: "date.season-relative",
        patterns: &["This|Last|Next|Coming Season", "The|This Coming|Past|Previous|Following Season"],
        make: |m| which(m, Name::Season(m.season()?)),
        part_only: false,
        examples: tested(&["It rained [last summer] a lot.", "They won [this past spring] too.", "It is due [next fall] already."]),
        counterexamples: tested(&["Shares fall."]),
    },
    Rule {
        name: "date.season-bare",
        patterns: &["The? Season"],
        make: |m| {
            let led = m.follows(&[
                "in",
                "during",
                "since",
                "until",
                "by",
                "through",
                "early",
                "late",
                "mid",
                "over",
                "into",
                "throughout",
                "before",
                "after",
                "for",
                "of",
            ]);
            let season = m.atoms.get(m.end - 1)?;
            let fall = m.text(Some(season)).eq_ignore_ascii_case("fall");
            let verb_or_thing = fall && m.has(Class::The)
                || m.precedes(&[
                    "in", "of", "from", "apart", "behind", "short", "into", "to", "water", "Olympics", "Games", "league", "camp", "term",
                ]);
            (led && !verb_or_thing && !season.capitalized).then_some(Meaning::named(Name::Season(m.season()?)))
        },
        part_only: false,
        examples: tested(&["They left in [the summer] as planned.", "It will be done by [spring] at last."]),
        counterexamples: tested(&[
            "Prices fall again.",
            "The fall of Rome came.",
            "A spring in his step.",
            "She starred in The Winter's Tale.",
        ]),
    },
    Rule {
        name: "date.weekend",
        patterns: &["The weekend"],
        make: |m| (!m.precedes(&["of"])).then_some(Meaning::named(Name::Weekend)),
        part_only: false,
        examples: tested(&["Over [the weekend] it rained."]),
        counterexamples: tested(&["A weekend house."]),
    },
    Rule {
        name: "date.weekend-relative",
        patterns: &["This|Last|Next|Coming weekend", "The|This Coming|Past|Previous|Following|Last|Next weekend"],
        make: |m| which(m, Name::Weekend),
        part_only: false,
        examples: tested(&["They met [last weekend] in Rome."]),
        counterexamples: tested(&["At last weekends are free."]),
    },
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
        name: "date.nth-weekday",
        patterns: &["The? Ordinal|Last Weekday In|Of Month", "The? Ordinal|Last Weekday In|Of Month ,? Year"],
        make: |m| {
            let nth = m.ordinal().map_or(Some(-1), |nth| i8::try_from(nth).ok().filter(|nth| *nth < 6))?;
            let year = m.year().map_or(Year::Unsaid, Year::Stated);
            Some(Meaning::Point(Point::NthWeekday { nth, weekday: m.weekday()?, month: m.month()?, year }))
        },
        part_only: false,
        examples: tested(&["They vote on [the second Tuesday in April] there.", "It ended on [the last Sunday of May 2011] there."]),
        counterexamples: tested(&["The last Sunday paper.", "The sixth Tuesday in April."]),
    },
    Rule {
        name: "date.half-of-year",
        patterns: &[
            "The? Ordinal Dash? half",
            "The? Ordinal|Last half Of Fiscal? Year",
            "The? Ordinal|Last half Of This|Last|Next|The|That year",
            "The? Year Ordinal half",
        ],
        make: half,
        part_only: false,
        examples: tested(&[
            "In [the last half of 1989] it fell.",
            "Sales in [the first half of this year] rose.",
            "It doubled its [first-half] profit.",
        ]),
        counterexamples: tested(&["In the first half he scored.", "The third half of 1989.", "His second-half goal won it."]),
    },
    Rule {
        name: "date.year-end",
        patterns: &["year Dash? end", "The? year Possessive end"],
        make: |m| Some(Meaning::named(Name::YearEnd)).filter(|_| !m.precedes(&["of"])),
        part_only: false,
        examples: tested(&["By [year-end] it was done.", "At [year end] it rose."]),
        counterexamples: tested(&["A year ended."]),
    },
    Rule {
        name: "date.holiday",
        patterns: &["Holiday"],
        make: |m| holiday(m, Which::Unsaid),
        part_only: false,
        examples: tested(&["They met on [Thanksgiving Day] there.", "At [Christmas] they sing."]),
        counterexamples: tested(&["They give thanks.", "The Boxing Day Test drew 87,000."]),
    },
    Rule {
        name: "date.holiday-year",
        patterns: &["Holiday ,? Year", "Holiday Of|In Year"],
        make: |m| Some(Meaning::in_year(Name::Holiday(m.get(Class::Holiday)?.code as u16), Year::Stated(m.year()?))),
        part_only: false,
        examples: tested(&["On [Christmas Day 1999] it snowed."]),
        counterexamples: tested(&["On Friday 1999 came."]),
    },
    Rule {
        name: "date.holiday-relative",
        patterns: &["This|Last|Next|Coming Holiday"],
        make: |m| holiday(m, which_of(m)),
        part_only: false,
        examples: tested(&["It began [last Thanksgiving] there."]),
        counterexamples: tested(&["At last thanks."]),
    },
    Rule {
        name: "date.holiday-week",
        patterns: &["Holiday week"],
        make: |m| {
            Some(Meaning::Point(Point::WeekOf(Box::new(Point::Named {
                name: Name::Holiday(m.get(Class::Holiday)?.code as u16),
                which: Which::Unsaid,
                year: Year::Unsaid,
            }))))
        },
        part_only: false,
        examples: tested(&["During [Easter week] he wrote."]),
        counterexamples: tested(&["During Lent week by week."]),
    },
];

/// "Mr. Friday", "the Monday Club".
fn in_name(m: &Match<'_>) -> bool {
    let titled = m.follows(&["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr."]);
    let named = m.after().is_some_and(|after| after.capitalized && after.bits == 0 && after.space_before);
    titled || titles::holds_weekday(m) || named && m.before().is_some_and(|before| before.is(Class::The))
}

/// Which one the words before it say.
pub fn which_of(m: &Match<'_>) -> Which {
    let last_word = m.captures.iter().rev().nth(1).map_or(0, |(_, at)| m.atoms[*at].bits);
    let is = |class: Class| last_word & class.bit() != 0;
    if is(Class::Previous) {
        Which::Previous
    } else if is(Class::Following) || is(Class::Next) && m.has(Class::The) {
        Which::Following
    } else if is(Class::Next) || is(Class::Coming) {
        Which::Next
    } else if is(Class::Last) || is(Class::Past) {
        Which::Last
    } else {
        Which::This
    }
}

fn which(m: &Match<'_>, name: Name) -> Option<Meaning> {
    Some(Meaning::which(name, which_of(m)))
}

/// The year that "this year", "that year" names.
pub fn relative_year(m: &Match<'_>) -> Year {
    match () {
        () if m.has(Class::That) || m.has(Class::Same) => Year::Mentioned(0),
        () if m.has(Class::Previous) => Year::Mentioned(-1),
        () if m.has(Class::Following) || m.has(Class::Next) && m.has(Class::The) => Year::Mentioned(1),
        () if m.has(Class::Last) || m.has(Class::Past) => Year::Relative(-1),
        () if m.has(Class::Next) => Year::Relative(1),
        () => Year::Relative(0),
    }
}

const BEFORE_MONTHS: &[&str] = &[
    "in",
    "since",
    "by",
    "until",
    "till",
    "from",
    "to",
    "of",
    "for",
    "through",
    "during",
    "before",
    "after",
    "between",
    "and",
    "early",
    "late",
    "mid",
    "or",
    "than",
    "around",
    "about",
    "this",
    "last",
    "next",
    "-",
    "–",
    "throughout",
    "starting",
    "beginning",
    "ending",
    "ended",
    "ends",
    "begins",
    "begin",
    "every",
    "each",
    "late",
    "early",
    "'s",
    "’s",
];

/// May and March are words of other kinds, and first names; they need a preposition. August, April, June are first names too.
fn bare_month(m: &Match<'_>) -> Option<Meaning> {
    let month = m.month()?;
    let led = m.follows(BEFORE_MONTHS);
    let name_follows = m.after().is_some_and(|after| after.capitalized && after.bits == 0 && after.space_before);
    let name_precedes = m.before().is_some_and(|before| before.capitalized && before.bits == 0 && m.start > 1);
    let needs_lead = matches!(month, 3 | 5) || matches!(month, 4 | 6 | 8) && (name_follows || name_precedes);
    let title = m.follows(&["mrs", "ms", "theresa", "mr"]);
    let abbreviated_alone = m.get(Class::Month)?.is(Class::Abbreviated) && !led;
    (!title && (led || !needs_lead) && !abbreviated_alone).then_some(Meaning::named(Name::Month(month)))
}

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

fn holiday(m: &Match<'_>, which: Which) -> Option<Meaning> {
    let row = m.get(Class::Holiday)?.code as u16;
    let name = m.after().is_some_and(|after| after.capitalized && after.bits == 0 && after.space_before && which == Which::Unsaid);
    let thing = name
        || m.after().is_some_and(|after| after.is(Class::Dash) && !after.space_before)
        || m.precedes(&[
            "card",
            "cards",
            "tree",
            "trees",
            "carol",
            "carols",
            "present",
            "presents",
            "gift",
            "gifts",
            "island",
            "massacre",
            "agreement",
            "accord",
            "accords",
            "parade",
            "Uprising",
            "Rising",
            "Island",
            "Agreement",
            "shopping",
            "Parade",
            "egg",
            "eggs",
        ]);
    (!thing).then_some(Meaning::which(Name::Holiday(row), which))
}
