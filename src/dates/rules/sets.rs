//! Recurring times: "daily", "each year", "every Tuesday", "Tuesday nights", "$5 a year".

use super::super::expression::{Amount, Meaning, Recurring, Unit};
use super::super::lexemes::Class;
use super::durations::rate;
use super::{DAY_PARTS, Match, Rule, tested};

pub const RULES: &[Rule] = &[
    Rule {
        name: "set.frequency",
        patterns: &["Frequency"],
        make: |m| {
            let atom = m.get(Class::Frequency)?;
            let title = atom.capitalized && m.start > 0;
            // "the party daily Granma", "a Turkish daily, Sabah"
            let paper = m.after().is_some_and(|after| after.capitalized && after.bits == 0 && after.space_before);
            (!title && !paper).then_some(each(Amount::whole(1), m.unit()?))
        },
        part_only: false,
        examples: tested(&["It is printed [daily] in Rome.", "They meet [annually] here."]),
        counterexamples: tested(&["The Daily News said so.", "The Turkish daily Sabah said so."]),
    },
    Rule {
        name: "set.every-unit",
        patterns: &["Every Unit", "Every Amount|Vague Units", "Every other Unit", "Every single Unit"],
        make: |m| every_unit(m),
        part_only: false,
        examples: tested(&["It rises [each year] a bit.", "They meet [every two weeks] here.", "They vote [every other year] there."]),
        counterexamples: tested(&["Every second man left."]),
    },
    Rule {
        name: "set.rate",
        patterns: &["A Unit", "per Unit"],
        make: |m| {
            let unit = m.unit().filter(|unit| *unit != Unit::Second)?;
            (rate(m) || !m.has(Class::A)).then_some(each(Amount::whole(1), unit))
        },
        part_only: false,
        examples: tested(&["It pays $5 [a year] to all.", "He trains three times [a week] there."]),
        counterexamples: tested(&["It took a year."]),
    },
    Rule {
        name: "set.every-named",
        patterns: &["Every other? Weekday DayPart?", "Every Month", "Every Season", "Every DayPart", "Every weekend"],
        make: |m| Some(Meaning::Recurring(named(m)?)),
        part_only: false,
        examples: tested(&["They meet [every Tuesday] here.", "[Each July] it burns.", "He runs [every morning] there."]),
        counterexamples: tested(&["Every mayor came."]),
    },
    Rule {
        name: "set.nth-weekday",
        patterns: &["The? Ordinal|Last Weekday Of|In Every Unit"],
        make: |m| Some(each(Amount::whole(1), m.unit()?)),
        part_only: false,
        examples: tested(&["They meet on [the first Monday of every month] there."]),
        counterexamples: tested(&["They meet on the first Monday of the month."]),
    },
    Rule {
        name: "set.plural",
        patterns: &["Weekdays DayParts?", "Weekday DayParts", "Weekends"],
        make: |m| Some(Meaning::Recurring(named(m)?)),
        part_only: false,
        examples: tested(&["They play on [Sundays] there.", "They air it on [Tuesday nights] there."]),
        counterexamples: tested(&["Sunday's game was lost."]),
    },
    Rule {
        name: "set.weekday-beside-plural",
        patterns: &["Weekday"],
        make: |m| {
            let at = |step: usize| m.atoms.get(m.end + step);
            let is = |step, class| at(step).is_some_and(|atom| atom.is(class));
            let part = DAY_PARTS.get(at(2)?.code as usize).copied().filter(|_| is(2, Class::DayParts))?;
            let joined = (is(0, Class::And) || m.precedes(&["or"])) && is(1, Class::Weekday);
            joined.then_some(Meaning::Recurring(Recurring::Weekday(m.weekday()?, Some(part))))
        },
        part_only: false,
        examples: tested(&["It flies on [Monday] and Tuesday nights."]),
        counterexamples: tested(&["It flies on Monday and Tuesday."]),
    },
    Rule {
        name: "set.every-date",
        patterns: &["Every Month Day", "Every Day Month"],
        make: |m| Some(Meaning::Recurring(Recurring::Date(m.month()?, m.day()?))),
        part_only: false,
        examples: tested(&["They march [every March 22] there."]),
        counterexamples: tested(&["Every month 22 men came."]),
    },
];

fn each(amount: Amount, unit: Unit) -> Meaning {
    Meaning::Recurring(Recurring::Each(amount, unit))
}

fn every_unit(m: &Match<'_>) -> Option<Meaning> {
    let unit = m.unit().filter(|unit| *unit != Unit::Second)?;
    let other = m.atoms[m.start..m.end].iter().any(|atom| m.text(Some(atom)) == "other");
    let amount = if other { Amount::whole(2) } else { m.amount().unwrap_or(Amount::whole(1)) };
    Some(each(amount, unit))
}

fn named(m: &Match<'_>) -> Option<Recurring> {
    if let Some(weekday) = m.weekday() {
        return Some(Recurring::Weekday(weekday, m.day_part()));
    }
    if let Some(month) = m.month() {
        return Some(Recurring::Month(month));
    }
    if let Some(season) = m.season() {
        return Some(Recurring::Season(season));
    }
    Some(m.day_part().map_or(Recurring::Weekend, Recurring::Part))
}
