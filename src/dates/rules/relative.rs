//! Counted from now or from the last date mentioned: "yesterday", "last week", "two years ago", "the following month".

use super::super::expression::{Amount, Base, Meaning, Name, Point, Unit, Which, Year};
use super::super::lexemes::Class;
use super::{Match, Rule, named, tested, titles};

pub const RULES: &[Rule] = &[
    Rule {
        name: "date.deictic",
        patterns: &["Deictic"],
        make: |m| {
            (!m.follows(&["USA"]) && !titles::holds_deictic(m) && !titles::is_generic(m)).then_some(Meaning::shift(
                i32::from(m.get(Class::Deictic)?.code),
                Unit::Day,
                Base::Anchor,
            ))
        },
        part_only: false,
        examples: tested(&["He left [yesterday] for Rome.", "[Today], it rains.", "They vote [tomorrow] again."]),
        counterexamples: tested(&["He wrote for USA Today.", "He told the BBC's Today programme.", "It tempts today's youth."]),
    },
    Rule {
        name: "date.day-beside-deictic",
        patterns: &["The day Before|After Deictic"],
        make: |m| {
            let step = if m.has(Class::Before) { -1 } else { 1 };
            Some(Meaning::shift(i32::from(m.get(Class::Deictic)?.code) + step, Unit::Day, Base::Anchor))
        },
        part_only: false,
        examples: tested(&["He left [the day before yesterday] for Rome."]),
        counterexamples: tested(&["The day before, they left."]),
    },
    Rule {
        name: "date.day-beside-weekday",
        patterns: &["The day Before|After This|Last|Next Weekday"],
        make: |m| {
            let step = if m.has(Class::Before) { -1 } else { 1 };
            let weekday = Point::Named { name: Name::Weekday(m.weekday()?), which: named::which_of(m), year: Year::Unsaid };
            Some(Meaning::Point(Point::Moved { amount: step, unit: Unit::Day, from: Box::new(weekday) }))
        },
        part_only: false,
        examples: tested(&["It fell on [the day before last Tuesday]'s vote."]),
        counterexamples: tested(&["The day before Tuesday's vote he left."]),
    },
    Rule {
        name: "date.weekday-week",
        patterns: &["Weekday week"],
        make: |m| {
            let from = Box::new(Point::Named { name: Name::Weekday(m.weekday()?), which: Which::Unsaid, year: Year::Unsaid });
            ends_clause(m).then_some(Meaning::Point(Point::Moved { amount: 1, unit: Unit::Week, from }))
        },
        part_only: false,
        examples: tested(&["They meet on [Thursday week]."]),
        counterexamples: tested(&["It was a Monday week after week.", "On Friday week-long talks began."]),
    },
    Rule {
        name: "date.unit-relative",
        patterns: &[
            "This|Last|Next|Coming Unit",
            "This Coming|Past Unit",
            "This Fiscal year",
            "The Current Fiscal? Unit",
            "The Unit Before Last",
            "The Unit After Next",
        ],
        make: |m| unit_relative(m),
        part_only: false,
        examples: tested(&[
            "It fell [last week] again.",
            "It will open [next year] at last.",
            "It rose [this month] too.",
            "He left [the week before last] already.",
        ]),
        counterexamples: tested(&[
            "This second time he won.",
            "The last day came.",
            "It was the last year of the war.",
            "He told ABC's This Week that it was over.",
        ]),
    },
    Rule {
        name: "date.year-before",
        patterns: &[
            "A year Ago|Earlier",
            "year Dash Earlier|Ago",
            "The? year Dash Earlier|Ago Fiscal? Ordinal? quarter|period|month|week",
            "The? comparable|corresponding|same year Dash Earlier|Ago quarter|period",
            "The? year Dash Earlier|Ago Ordinal quarter",
            "The comparable|corresponding|same|Same quarter|period|month|week Last year",
            "The comparable|corresponding|same|Same quarter|period|month|week Of? The? Previous|That|A year [ Ago|Earlier ]",
            "The comparable|corresponding|same|Same Year quarter|period",
            "The Year quarter|period",
            "Last year Possessive quarter|period",
        ],
        make: |m| year_before(m),
        part_only: false,
        examples: tested(&[
            "Net rose from $2 [a year earlier] there.",
            "It beat [the year-ago quarter] by far.",
            "It beat [the same period last year] by far.",
            "It beat [year-earlier] net of $3.",
        ]),
        counterexamples: tested(&["A year of it."]),
    },
    Rule {
        name: "date.units-ago",
        patterns: &[
            "Amount|Vague|A Dash? Units|Unit Ago",
            "Units Ago",
            "Amount|Vague more|straight|full Units Ago",
            "A Unit or so Ago",
            "Amount|Vague Units or so Ago",
        ],
        make: |m| ago(m),
        part_only: false,
        examples: tested(&[
            "It closed [three years ago] here.",
            "He died [a week ago] there.",
            "That was [several years ago] now.",
            "Built [a decade ago] here.",
        ]),
        counterexamples: tested(&["It went on for three years."]),
    },
    Rule {
        name: "date.units-apart",
        patterns: &["Amount|Vague|A Units|Unit Earlier|Before|Later|After"],
        make: |m| apart(m),
        part_only: false,
        examples: tested(&["He died [two days later] in Rome.", "It had closed [three weeks earlier] there."]),
        counterexamples: tested(&["Two days after the vote he left.", "A month earlier than usual.", "A few days later he left."]),
    },
    Rule {
        name: "date.under-discussion",
        patterns: &[
            "The Latest? quarter",
            "The Latest period",
            "The Latest Fiscal year",
            "That quarter",
            "The Current quarter",
            "This Latest? quarter",
            "The full year",
        ],
        make: |m| under_discussion(m),
        part_only: false,
        examples: tested(&["Net fell for [the quarter] too.", "In [the latest quarter] it fell."]),
        counterexamples: tested(&["The quarter of the town.", "The quarter-mile race."]),
    },
    Rule {
        name: "date.unit-mentioned",
        patterns: &[
            "The Previous|Following|Next|Same Unit",
            "That Same? Unit",
            "The very Same|Next Unit",
            "The Unit Before|After",
            "The Same Unit",
        ],
        make: |m| mentioned(m),
        part_only: false,
        examples: tested(&[
            "He left [the following month] already.",
            "[The next day] they met.",
            "[That same day] it rained.",
            "He left [the day before] at noon.",
        ]),
        counterexamples: tested(&["Next daylight came.", "That second man."]),
    },
    Rule {
        name: "date.the-unit",
        patterns: &["The week|year|month|day", "The Fiscal year"],
        make: |m| the_unit(m),
        part_only: false,
        examples: tested(&[
            "For [the year], sales fell.",
            "He flew to Rome [later in the day].",
            "It cut its forecast for [the fiscal year].",
        ]),
        counterexamples: tested(&["The week of the vote.", "The year he left.", "They work in the day."]),
    },
    Rule {
        name: "date.unit-beside-event",
        patterns: &["The Unit"],
        make: |m| {
            let unit = m.unit().filter(|unit| *unit >= Unit::Day && *unit <= Unit::Year && *unit != Unit::Quarter)?;
            if is_later_in(m) {
                return None;
            }
            let step = match m.text(m.after()) {
                "before" => -1,
                "after" => 1,
                _ => return None,
            };
            Some(Meaning::shift(step, unit, Base::Event))
        },
        part_only: false,
        examples: tested(&["He left [the day] after the vote was lost."]),
        counterexamples: tested(&["The day he left it rained."]),
    },
    Rule {
        name: "duration.year-ended",
        patterns: &["The Fiscal? year"],
        make: |m| {
            let bounded = m.precedes(&["ended", "ending", "to", "through"]);
            bounded.then_some(Meaning::length(Amount::whole(1), Unit::Year))
        },
        part_only: false,
        examples: tested(&["In [the fiscal year] ended Jan. 31, it rose."]),
        counterexamples: tested(&["The year that ended well."]),
    },
    Rule {
        name: "date.week-of",
        patterns: &["The week Of Month Day"],
        make: |m| {
            let day = Point::Day { year: Year::Unsaid, month: Some(m.month()?), day: m.day()?, weekday: None };
            Some(Meaning::Point(Point::WeekOf(Box::new(day))))
        },
        part_only: false,
        examples: tested(&["In [the week of March 6] he left."]),
        counterexamples: tested(&["In the week of marches."]),
    },
];

fn unit_relative(m: &Match<'_>) -> Option<Meaning> {
    if titles::is_title(m) {
        return None;
    }
    let unit = if m.has(Class::Unit) { m.unit()? } else { Unit::Year };
    let fiscal = m.atoms[m.start..m.end].iter().any(|atom| atom.is(Class::Fiscal));
    let amount = match () {
        () if m.has(Class::Before) => -2,
        () if m.has(Class::After) => 2,
        () if m.has(Class::Last) || m.has(Class::Past) => -1,
        () if m.has(Class::Next) || m.has(Class::Coming) => 1,
        () => 0,
    };
    let vague_unit = matches!(unit, Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Season);
    let counted = m.precedes(&["old", "-"])
        && !fiscal
        && m.after().is_some_and(|after| !after.space_before)
        && m.text(m.atoms.get(m.end + 1)) != "end";
    let of_something = m.has(Class::Last) && m.follows(&["the"]) && m.precedes(&["of"]);
    (!vague_unit && !counted && !of_something).then_some(Meaning::shift(amount, unit, Base::Anchor))
}

fn ago(m: &Match<'_>) -> Option<Meaning> {
    let unit = m.unit()?;
    let amount = match m.amount() {
        Some(Amount::Some) => None,
        Some(Amount::Exactly(thousandths)) => Some(-i32::try_from(thousandths / 1000).ok()?),
        None if m.has(Class::A) => Some(-1),
        None => None,
    };
    Some(Meaning::shift(amount, unit, Base::Anchor))
}

fn apart(m: &Match<'_>) -> Option<Meaning> {
    let unit = m.unit()?;
    let back = m.has(Class::Earlier) || m.has(Class::Before);
    let sign = if back { -1 } else { 1 };
    let needs_end = m.has(Class::Before) || m.has(Class::After);
    let ends = ends_clause(m);
    let compares = m.precedes(&["than"]) || needs_end && !ends;
    let amount = match m.amount() {
        Some(amount) => amount.as_whole().map(|n| n * sign),
        None => m.has(Class::A).then_some(sign),
    };
    // "an hour later", "a few days earlier" tell no day: the length alone is said.
    let untold = unit < Unit::Day || amount.is_none();
    (!compares && !untold).then_some(Meaning::shift(amount, unit, Base::Mentioned))
}

fn year_before(m: &Match<'_>) -> Option<Meaning> {
    if m.precedes(&["than"]) {
        return None;
    }
    if let Some(year) = m.year() {
        return Some(Meaning::Point(Point::SamePeriod(Year::Stated(year))));
    }
    let name = m.ordinal().filter(|n| (1..=4).contains(n)).map(|n| Name::Quarter(n as u8));
    let same_month = m.atoms[m.start..m.end].iter().any(|atom| matches!(m.text(Some(atom)), "month" | "week"));
    let from = if m.has(Class::Earlier) || same_month { Base::Mentioned } else { Base::Anchor };
    let unit = match () {
        () if m.text(m.atoms.get(m.end - 1)) == "quarter" => Unit::Quarter,
        () if m.atoms[m.start..m.end].iter().any(|atom| m.text(Some(atom)) == "month") => Unit::Month,
        () => Unit::Year,
    };
    Some(Meaning::Point(Point::YearBefore { name, from, unit }))
}

fn under_discussion(m: &Match<'_>) -> Option<Meaning> {
    let blocked = m.precedes(&["of", "mile", "-", "final", "finals", "century", "horse", "panel", "pounder", "note", "notes"]);
    let unit = if m.text(m.atoms.get(m.end - 1)) == "year" { Unit::Year } else { Unit::Quarter };
    (!blocked).then_some(Meaning::Point(Point::UnderDiscussion(unit)))
}

fn mentioned(m: &Match<'_>) -> Option<Meaning> {
    let unit = m.unit()?;
    let amount = match () {
        () if m.has(Class::Previous) || m.has(Class::Before) => -1,
        () if m.has(Class::Following) || m.has(Class::Next) || m.has(Class::After) => 1,
        () => 0,
    };
    let vague = matches!(unit, Unit::Second | Unit::Minute | Unit::Hour | Unit::Season);
    let beside = m.has(Class::Before) || m.has(Class::After);
    let of_event = beside && !ends_clause(m);
    let ahead = m.has(Class::Next) && unit > Unit::Day && m.follows(&["in", "over", "during", "within"]);
    (!ahead && !vague && !of_event).then_some(Meaning::shift(amount, unit, Base::Mentioned))
}

/// Whether the clause ends here, so that no event follows to count from.
pub fn ends_clause(m: &Match<'_>) -> bool {
    m.after().is_none_or(|after| {
        matches!(
            m.text(Some(after)),
            "." | "," | ";" | ")" | "!" | "?" | "and" | "to" | "as" | "while" | "in" | "at" | "on" | "”" | "\"" | "''"
        )
    })
}

/// "later in the day"
fn is_later_in(m: &Match<'_>) -> bool {
    m.follows(&["in"])
        && m.start > 1
        && matches!(m.text(m.atoms.get(m.start - 2)), "earlier" | "later" | "early" | "late" | "Later" | "Earlier")
}

fn the_unit(m: &Match<'_>) -> Option<Meaning> {
    let unit = m.atoms[m.end - 1];
    let led = m.follows(&["in", "for", "of", "during", "this", "than"]);
    let bounded = m.follows(&["of"])
        && m.start > 2
        && m.atoms[m.start - 3].is(Class::The)
        && matches!(m.text(m.atoms.get(m.start - 2)), "beginning" | "start" | "middle" | "end" | "close");
    let part = is_later_in(m);
    let spans = m.precedes(&["to"]) && m.text(m.atoms.get(m.end + 1)) != "date";
    let fiscal = m.end - m.start == 3 && !m.precedes(&["ended", "ending", "of", "that", "through", "when"]);
    let ends = (ends_clause(m) || fiscal) && !spans || part || bounded;
    let unit = match m.document.str(unit.span) {
        "week" => Unit::Week,
        "year" => Unit::Year,
        "month" => Unit::Month,
        // "later in the day"
        "day" if part => return Some(Meaning::shift(0, Unit::Day, Base::MentionedElseAnchor)),
        _ => return None,
    };
    (led && ends).then_some(Meaning::shift(0, unit, Base::Anchor))
}
