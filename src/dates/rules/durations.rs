//! Lengths of time: "15 years", "four-week", "a decade", "the past few months".

use super::super::expression::{Amount, Length, Meaning, Unit};
use super::super::lexemes::Class;
use super::{Match, Rule, amount, tested};

pub const RULES: &[Rule] = &[
    Rule {
        name: "duration.amount",
        patterns: &[
            "Amount|Vague Units|Unit",
            "Amount|Vague straight|consecutive|full|more|additional|solid|long|trading|business|working|calendar|whole|successive Units|Unit",
            "The Amount Units",
        ],
        make: |m| exact(m),
        part_only: false,
        examples: tested(&[
            "It lasted [15 years] there.",
            "For [two and a half years] he stayed.",
            "It took [several days] again.",
            "After [six straight days] it stopped.",
        ]),
        counterexamples: tested(&[
            "He is 22 years old.",
            "Children 6 months and older came.",
            "He gave one second chance.",
            "She told CBS's \"60 Minutes\" so.",
            "He will one day lead.",
        ]),
    },
    Rule {
        name: "duration.hyphenated",
        patterns: &["Amount|Vague Dash Unit|Units|UnitShort"],
        make: |m| exact(m),
        part_only: false,
        examples: tested(&["A [three-month] ban ended.", "A [10-year] bond fell.", "Its [52-week] high came."]),
        counterexamples: tested(&["A 22-year-old man died.", "A three-mile run."]),
    },
    Rule {
        name: "duration.range",
        patterns: &["Amount to|or|Dash Amount Units|Unit", "Amount to|or|Dash Amount Dash Unit"],
        make: |m| range(m),
        part_only: false,
        examples: tested(&["It takes [two to three weeks] there."]),
        counterexamples: tested(&["It takes two to tango."]),
    },
    Rule {
        name: "duration.one",
        patterns: &["A Unit", "A Vague|full|whole|single Unit", "half A Unit", "another|Amount Unit", "A additional|extra Unit"],
        make: |m| one(m),
        part_only: false,
        examples: tested(&["It took [a decade] there.", "He waited [an hour] there.", "It lasted [a month] there."]),
        counterexamples: tested(&["A second man came.", "A quarter of them left.", "A day care center opened.", "A year-old firm failed."]),
    },
    Rule {
        name: "duration.relative",
        patterns: &[
            "The? Past|Last|final|Next|Previous|Coming|Following|Latest Amount|Vague Dash? Units|Unit",
            "The? Past|Last|Next|Previous|Coming|Following|Latest Amount|Vague consecutive|straight|trading|Fiscal Units",
            "The? Past|Last|Next|Previous|Coming|Following|Latest Amount to|or|Dash Amount Units",
            "The? Ordinal Amount|Vague Units",
            "The? year Dash Earlier|Ago Amount Units",
        ],
        make: |m| relative(m),
        part_only: false,
        examples: tested(&[
            "Over [the past few months] it has worsened.",
            "It fell in [the last two weeks] again.",
            "In [the first nine months] it rose.",
        ]),
        counterexamples: tested(&["The past few men left."]),
    },
    Rule {
        name: "duration.recent",
        patterns: &["Recent|Coming Units", "The? Past|Coming Units", "The Units ahead"],
        make: |m| Some(Meaning::length(Amount::Some, m.unit()?)).filter(|_| m.unit() > Some(Unit::Hour)),
        part_only: false,
        examples: tested(&["In [recent weeks] it rained.", "In [coming years] it will grow."]),
        counterexamples: tested(&["Recent secondhand sales."]),
    },
    Rule {
        name: "duration.past-unit",
        patterns: &["The Past|Last|Next Unit", "The Next Unit or so"],
        make: |m| {
            let next = m.has(Class::Next) && m.end - m.start == 3;
            let unit = m.unit().filter(|unit| *unit > if next { Unit::Day } else { Unit::Second })?;
            let led = m.follows(&["in", "over", "during", "for", "within", "through", "throughout", "of"]);
            (led && !m.precedes(&["of"]) && !(next && m.follows(&["of"])) || m.has(Class::Past))
                .then_some(Meaning::length(Amount::whole(1), unit))
        },
        part_only: false,
        examples: tested(&["Over [the past year] it rose."]),
        counterexamples: tested(&["On the last day of it."]),
    },
    Rule {
        name: "duration.bare-plural",
        patterns: &["Units", "The Units"],
        make: |m| bare_plural(m),
        part_only: false,
        examples: tested(&["He had waited for [years] there.", "It will take [weeks] again.", "Over [the years] it has grown."]),
        counterexamples: tested(&["The hours are long.", "His early days were grim."]),
    },
    Rule {
        name: "duration.long",
        patterns: &["Unit|Units Dash long"],
        make: |m| {
            let some = m.has(Class::Units);
            Some(Meaning::length(if some { Amount::Some } else { Amount::whole(1) }, m.unit()?)).filter(|_| m.unit() != Some(Unit::Second))
        },
        part_only: false,
        examples: tested(&["A [decades-long] war ended.", "A [day-long] talk began."]),
        counterexamples: tested(&["A mile-long queue."]),
    },
    Rule {
        name: "duration.compound",
        patterns: &[
            "Amount Units|Unit [ And|, Amount Units|Unit ]",
            "Amount Units|Unit Amount Units|Unit [ Amount Units|Unit ]",
            "A Unit And A half",
        ],
        make: |m| compound(m),
        part_only: false,
        examples: tested(&["It lasted [two years and six months] there.", "It took [a minute and a half] there."]),
        counterexamples: tested(&["Two men and six months."]),
    },
];

fn is_age(m: &Match<'_>) -> bool {
    let next_is_dash = m.after().is_some_and(|after| after.is(Class::Dash));
    let word = if next_is_dash { m.text(m.atoms.get(m.end + 1)) } else { m.text(m.after()) };
    let and_older = m.precedes(&["and", "or"]) && matches!(m.text(m.atoms.get(m.end + 1)), "older" | "younger" | "over" | "under" | "up");
    matches!(word, "old" | "olds" | "older" | "younger" | "Old") || and_older || m.follows(&["aged", "ages", "age"])
}

fn exact(m: &Match<'_>) -> Option<Meaning> {
    let unit = m.unit()?;
    let amount = m.amount()?;
    let one = amount == Amount::whole(1);
    let second_is_ordinal =
        unit == Unit::Second && m.has(Class::Unit) && (!one || !m.has(Class::Dash) && m.after().is_some_and(|after| after.space_before));
    let quarter_is_fraction = unit == Unit::Quarter && (m.has(Class::Unit) || m.precedes(&["of"]) && !m.has(Class::Vague));
    let ordinal_year = m.get(Class::Amount).is_some_and(|atom| atom.is(Class::Year)) && m.has(Class::Unit);
    let is_decimal_list = m
        .before()
        .is_some_and(|before| !m.atoms[m.start].space_before && matches!(m.text(Some(before)), "$" | "£" | "€" | "." | ":" | "/"));
    let definite = m.atoms[m.start].is(Class::The) && m.precedes(&["of"]);
    let same_number = m.follows(&["as"]) && m.has(Class::Vague);
    // CBS's "60 Minutes", "24 Hours in A&E"
    let title = m.get(Class::Units).is_some_and(|units| units.capitalized) && m.follows(&["\"", "“", "‘", "'", "''", "``", "'s", "’s"]);
    let reject = same_number
        || title
        || is_some_day(m)
        || definite
        || second_is_ordinal
        || quarter_is_fraction
        || ordinal_year
        || is_decimal_list
        || is_age(m)
        || m.precedes(&["ago"]);
    (!reject).then_some(Meaning::length(amount, unit))
}

/// "will one day be king": no length.
pub fn is_some_day(m: &Match<'_>) -> bool {
    let one_day = m.end - m.start == 2
        && m.get(Class::Amount).is_some_and(|one| m.text(Some(one)) == "one")
        && m.text(m.atoms.get(m.end - 1)) == "day";
    const AHEAD: &[&str] =
        &["will", "would", "could", "may", "might", "can", "should", "shall", "must", "to", "'ll", "’ll", "hope", "hopes", "hoped"];
    let verb = |at: usize| m.start.checked_sub(at).and_then(|at| m.atoms.get(at)).is_some_and(|atom| AHEAD.contains(&m.text(Some(atom))));
    let pronoun = m.follows(&["he", "she", "it", "they", "we", "i", "you"]);
    one_day && (verb(1) || verb(2) && pronoun)
}

fn range(m: &Match<'_>) -> Option<Meaning> {
    let unit = m.unit().filter(|unit| *unit != Unit::Quarter)?;
    let first = m.all(Class::Amount).next().map(amount)?;
    let between = m.follows(&["between", "from"]);
    (!is_age(m) && !between).then_some(Meaning::length(first, unit))
}

fn one(m: &Match<'_>) -> Option<Meaning> {
    let unit = m.unit()?;
    let hyphenated = m.after().is_some_and(|after| after.is(Class::Dash) && !after.space_before);
    let other_word = matches!(unit, Unit::Second | Unit::Quarter)
        || unit == Unit::Day && m.precedes(&["care", "trip", "job", "trader", "traders", "laborer", "of", "off"]);
    let is_rate = !other_word && !hyphenated && rate(m);
    let half = m.atoms[m.start].is(Class::Fraction);
    let amount = if half { Amount::Exactly(500) } else { Amount::whole(1) };
    (!other_word && !hyphenated && !is_rate && !is_age(m) && !is_some_day(m)).then_some(Meaning::length(amount, unit))
}

/// "$5 a year", "three times a week": how often, not how long.
pub fn rate(m: &Match<'_>) -> bool {
    let indefinite = m.atoms[m.start].is(Class::A);
    let Some(before) = m.before() else { return false };
    let word = m.text(Some(before));
    let counted = m.start > 1 && m.atoms[m.start - 2].is(Class::Amount) && word.ends_with('s');
    let amount_before = counted
        || before.is(Class::Amount)
        || matches!(
            word,
            "percent"
                | "%"
                | "cents"
                | "times"
                | "twice"
                | "Twice"
                | "once"
                | "Once"
                | "million"
                | "billion"
                | "dollars"
                | "tons"
                | "barrels"
                | "hours"
                | "days"
                | "miles"
                | "people"
                | "share"
        );
    indefinite && amount_before
}

fn relative(m: &Match<'_>) -> Option<Meaning> {
    let unit = m.unit()?;
    let ordinal = m.get(Class::Ordinal).is_some_and(|atom| atom.number > 1);
    let halves = unit == Unit::Second || ordinal;
    (!halves).then_some(Meaning::length(m.amount()?, unit))
}

fn bare_plural(m: &Match<'_>) -> Option<Meaning> {
    let unit = m.unit().filter(|unit| *unit > Unit::Second)?;
    if m.has(Class::The) {
        return (m.follows(&["over", "through"]) && unit > Unit::Week && ends(m)).then_some(Meaning::length(Amount::Some, unit));
    }
    let led = m.follows(&["for", "in", "within", "take", "takes", "took", "after", "over", "lasted", "last", "spent"]);
    let counted = m.precedes(&["ago", "old", "later", "-"]);
    (led && !counted && unit != Unit::Quarter).then_some(Meaning::length(Amount::Some, unit))
}

/// "over the years it has grown", "over the years, it grew"; not "over the years of war".
fn ends(m: &Match<'_>) -> bool {
    !m.precedes(&["of", "ahead", "to", "that", "when", "since", "between", "from", "before", "after", "leading"])
}

fn compound(m: &Match<'_>) -> Option<Meaning> {
    let units: Vec<Unit> = m.captures.iter().filter_map(|(_, at)| unit_at(m, *at)).collect();
    if m.has(Class::A) {
        let unit = *units.first().filter(|unit| **unit != Unit::Second)?;
        return Some(Meaning::length(Amount::Exactly(1500), unit));
    }
    let amounts: Vec<Amount> = m.all(Class::Amount).map(amount).collect();
    let falling = units.len() > 1 && amounts.len() == units.len() && units.is_sorted_by(|a, b| a > b);
    (falling && !is_age(m)).then(|| Meaning::Length(Length { parts: amounts.into_iter().zip(units).collect() }))
}

fn unit_at(m: &Match<'_>, at: usize) -> Option<Unit> {
    let atom = &m.atoms[at];
    (atom.is(Class::Unit) || atom.is(Class::Units)).then(|| super::UNITS.get(atom.code as usize).copied()).flatten()
}
