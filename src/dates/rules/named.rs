//! What comes round: weekdays, months, seasons, weekends, holidays.

use super::super::expression::{Meaning, Name, Point, Which, Year};
use super::super::lexemes::Class;
use super::{Match, Neighbor, Rule, tested, titles};

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
        examples: tested(&[
            "It ended in [October] at last.",
            "It runs until [May] this way.",
            "[January] was cold.",
            "The [March] summit failed.",
        ]),
        counterexamples: tested(&[
            "May the best one win.",
            "It may rain.",
            "They march on.",
            "The May government fell.",
            "Ministers from Rome and Jan Novak of Prague met.",
        ]),
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

/// May and March are words of other kinds, and first names; they need a preposition. August, April, June are first names too.
fn bare_month(m: &Match<'_>) -> Option<Meaning> {
    let month = m.month()?;
    let led = m.is_after(Neighbor::BeforeMonth) || is_attributive(m);
    let name_follows = m.after().is_some_and(|after| after.capitalized && after.bits == 0 && after.space_before);
    let name_precedes = m.before().is_some_and(|before| before.capitalized && before.bits == 0 && m.start > 1);
    let needs_lead = matches!(month, 3 | 5) || matches!(month, 4 | 6 | 8) && (name_follows || name_precedes);
    let title = m.follows(&["mrs", "ms", "theresa", "mr"]);
    // "Jan Kavan": a first name, where no period tells the month.
    let first_name = name_follows && !m.text(m.before()).eq_ignore_ascii_case("in") && !m.text(m.get(Class::Month)).ends_with('.');
    let abbreviated_alone = m.get(Class::Month)?.is(Class::Abbreviated) && (!led || first_name);
    (!title && (led || !needs_lead) && !abbreviated_alone).then_some(Meaning::named(Name::Month(month)))
}

/// "the March summit", "the May vote"; not "the March on Rome", "the May government".
fn is_attributive(m: &Match<'_>) -> bool {
    const OTHERS: &[&str] = &[
        "administration",
        "brothers",
        "cabinet",
        "era",
        "family",
        "government",
        "in",
        "of",
        "on",
        "premiership",
        "sisters",
        "team",
        "to",
        "years",
    ];
    m.follows(&["the"]) && m.text(m.after()).starts_with(char::is_lowercase) && !m.precedes(OTHERS)
}

fn holiday(m: &Match<'_>, which: Which) -> Option<Meaning> {
    let row = m.get(Class::Holiday)?.code as u16;
    let name = m.after().is_some_and(|after| after.capitalized && after.bits == 0 && after.space_before && which == Which::Unsaid);
    let thing = name || m.after().is_some_and(|after| after.is(Class::Dash) && !after.space_before) || m.is_before(Neighbor::HolidayThing);
    (!thing).then_some(Meaning::which(Name::Holiday(row), which))
}
