//! Dates by their numbers: "March 22, 2013", "22 March", "2013-03-22", "1998", "the 1990s".

use super::super::atoms::Atom;
use super::super::expression::{Meaning, Name, Point, Year};
use super::super::lexemes::Class;
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
        patterns: &["Day Of? Month", "The DayOrdinal Of? Month"],
        make: |m| day(m, Year::Unsaid),
        part_only: false,
        examples: tested(&["It closed on [23 March].", "On [the 4th of July] they left."]),
        counterexamples: tested(&["Some 45 March on."]),
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
        ]),
        counterexamples: tested(&["On May 12 and 13 people died.", "He won 19 and 20 December races.", "By May 3-0 wins came."]),
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
    Rule {
        name: "date.year",
        patterns: &["Fiscal? Year", "The Year Fiscal|calendar year", "The? Fiscal year Year", "The year Year", "The year Amount"],
        make: year,
        part_only: false,
        examples: tested(&["Since [2003] it has grown.", "In [fiscal 1989] it fell.", "By [nineteen ninety-six] he led."]),
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
        patterns: &["Apostrophe ~TwoDigits"],
        make: |m| {
            let year = m.get(Class::TwoDigits)?.number as u8;
            (m.start > 0 && m.follows(&["in", "since", "of", "by", "until", "from", "to", "summer", "spring", "fall", "winter"]))
                .then_some(Meaning::Point(Point::Year(Year::TwoDigits(year))))
        },
        part_only: false,
        examples: tested(&["He came in ['98] and stayed."]),
        counterexamples: tested(&["He said '98 percent' of it."]),
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
    let led = m.follows(&["on", "from", "between", "for", "of", "the", "(", ","]);
    let year = year.filter(|atom| atom.is(Class::Year)).map_or(Year::Unsaid, |atom| Year::Stated(atom.number as i16));
    if led { of(month, year) } else { None }
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
fn is_free(m: &Match<'_>) -> bool {
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

fn year(m: &Match<'_>) -> Option<Meaning> {
    let spelled = || m.get(Class::Amount).map(|atom| atom.number).filter(|number| (1900..2100).contains(number));
    let year = m.year().filter(|_| is_year(m)).or_else(|| spelled().map(|year| year as i16).filter(|_| m.year().is_none()))?;
    Some(Meaning::Point(Point::Year(Year::Stated(year))))
}

const BEFORE_YEARS: &[&str] = &[
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
    "circa",
    "around",
    "about",
    "starting",
    "ending",
    "fiscal",
    "year",
    "throughout",
    "post",
    "pre",
    "beyond",
    "in",
];
/// What has numbers of its own: "Room 2013".
const NUMBERED: &[&str] = &[
    "resolution",
    "page",
    "room",
    "no",
    "no.",
    "number",
    "flight",
    "route",
    "bill",
    "article",
    "section",
    "chapter",
    "highway",
    "windows",
    "model",
    "paragraph",
    "rule",
    "code",
    "version",
    "line",
    "platform",
    "gate",
    "unit",
    "bus",
    "train",
    "directive",
    "regulation",
    "order",
    "lot",
    "pages",
    "series",
    "class",
    "channel",
];
const COUNTED: &[&str] = &[
    "people",
    "troops",
    "dollars",
    "percent",
    "points",
    "votes",
    "jobs",
    "miles",
    "feet",
    "meters",
    "metres",
    "square",
    "shares",
    "homes",
    "houses",
    "seats",
    "years",
    "days",
    "hours",
    "minutes",
    "months",
    "weeks",
    "workers",
    "employees",
    "soldiers",
    "euros",
    "pounds",
    "tons",
    "tonnes",
    "acres",
    "km",
    "kg",
    "kilometers",
    "kilometres",
    "students",
    "members",
    "cases",
    "deaths",
    "million",
    "billion",
    "yen",
    "words",
    "copies",
    "units",
    "calories",
    "men",
    "women",
    "children",
];

fn is_year(m: &Match<'_>) -> bool {
    let year = m.year().unwrap_or_default();
    let in_words = m.get(Class::Year).is_some_and(|atom| !atom.is(Class::Digits));
    if !is_free(m) && !is_range(m) || m.precedes(COUNTED) || m.end - m.start == 1 && m.follows(NUMBERED) {
        return false;
    }
    let led = m.end - m.start > 1 || m.follows(BEFORE_YEARS);
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
fn is_free_but_for_range(m: &Match<'_>) -> bool {
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
