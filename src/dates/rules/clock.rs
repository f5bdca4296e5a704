//! Times of day: "5 p.m. EST", "15:00 GMT", "noon", "this morning", "Friday night".

use super::super::expression::{Base, DayPart, Meaning, Point, TimeOfDay, Unit};
use super::super::lexemes::Class;
use super::{Match, Rule, tested, titles};

pub const RULES: &[Rule] = &[
    Rule {
        name: "time.clock-am-pm",
        patterns: &[
            "Hour [ :|. ~Sixtieth ] AmPm Zone?",
            "Hour [ :|. ~Sixtieth ] AmPm local time",
            "Hour [ :|. ~Sixtieth ] AmPm ( Zone )",
            "Spelled AmPm Zone?",
        ],
        make: |m| clock(m),
        part_only: false,
        examples: tested(&[
            "It began at [7:05 a.m. EDT] sharp.",
            "Doors open at [5 p.m.] there.",
            "It ended at [11:30pm] there.",
            "It ended at [12.30pm] there.",
            "A bomb went off at [8 p.m. local time] there.",
        ]),
        counterexamples: tested(&["I am 5.", "At 25 p.m. nobody came.", "Lunch at 12.75 pm shops."]),
    },
    Rule {
        name: "time.clock-24",
        patterns: &[
            "Hour ~: ~Sixtieth [ ~: ~Sixtieth ] Zone",
            "Hour :|. ~Sixtieth Zone",
            "Hour ~: ~Sixtieth hours|hrs [ Zone ]",
            "Hour ~:|. ~Sixtieth",
            "Year|Digits|TwoDigits Zone",
            "Hour ~: ~Sixtieth local time",
        ],
        make: |m| clock_24(m),
        part_only: false,
        examples: tested(&[
            "It began at [15:00 GMT] there.",
            "The train left at [7:05] as ever.",
            "At [1500 GMT] it was over.",
            "At [12.30 GMT] it was over.",
            "It opens on Friday at [9.30] there.",
            "Stay in until at least [10:00] on Wednesday.",
        ]),
        counterexamples: tested(&["John 3:16 says so.", "They won 3:07 on points.", "It has a 16:09 ratio.", "At 12.30 it closed."]),
    },
    Rule {
        name: "time.clock-in-part-of-day",
        patterns: &[
            "Hour|Spelled [ ~: ~Sixtieth ] In The DayPart",
            "Hour|Spelled o'clock In The DayPart",
            "Hour|Spelled o ~' ~clock In The DayPart",
            "Hour|Spelled o ~’ ~clock In The DayPart",
        ],
        make: clock_in_part,
        part_only: false,
        examples: tested(&[
            "He rang at [6:30 in the morning] again.",
            "At [five in the afternoon] they met.",
            "At [eleven o'clock in the evening] it ended.",
        ]),
        counterexamples: tested(&["They won five in the afternoon session.", "At 15 in the morning group he was the youngest."]),
    },
    Rule {
        name: "time.past-the-hour",
        patterns: &["half Past Spelled|Hour", "A? quarter Past|to Spelled|Hour", "Spelled Past|to Spelled"],
        make: past_the_hour,
        part_only: false,
        examples: tested(&[
            "The train left at [half past seven] again.",
            "At [quarter to six] he rang.",
            "It opens at [ten past nine] there.",
        ]),
        counterexamples: tested(&["Half past results were wrong.", "They voted ten to six against it."]),
    },
    Rule {
        name: "time.clock-bare",
        patterns: &["Hour ~:|. ~Sixtieth"],
        make: |m| {
            let (hour, minute) = (m.get(Class::Hour)?.number as u8, m.all(Class::Sixtieth).last()?.number as u8);
            let either_half = (1..=12).contains(&hour) && m.get(Class::Hour)?.span.len() == 1;
            Some(Meaning::Time(None, TimeOfDay::Clock { hour, minute: Some(minute), second: None, zone: None, either_half }))
        },
        part_only: true,
        examples: tested(&["They met Friday, [7:05] sharp."]),
        counterexamples: tested(&["They won 3-07 on points.", "They met at 7:05 sharp."]),
    },
    Rule {
        name: "time.o-clock",
        patterns: &["Hour|Spelled o'clock", "Hour|Spelled o ~' ~clock", "Hour|Spelled o ~’ ~clock"],
        make: |m| {
            let hour = m.get(Class::Hour).or_else(|| m.get(Class::Spelled))?.number as u8;
            (1..=12)
                .contains(&hour)
                .then_some(Meaning::Time(None, TimeOfDay::Clock { hour, minute: None, second: None, zone: None, either_half: true }))
        },
        part_only: false,
        examples: tested(&["At [six o'clock] they met."]),
        counterexamples: tested(&["By the clock it was six."]),
    },
    Rule {
        name: "time.noon",
        patterns: &["Noon"],
        make: |m| {
            let atom = m.get(Class::Noon)?;
            let hour = atom.code as u8;
            // "High Noon", the film
            let film = atom.capitalized && m.text(m.before()) == "High" || m.follows(&["high"]) && !m.text(m.after()).eq("in");
            if film || atom.capitalized && m.after().is_some_and(|after| after.capitalized && after.bits == 0) {
                return None;
            }
            Some(Meaning::Time(None, TimeOfDay::Clock { hour, minute: Some(0), second: None, zone: None, either_half: false }))
        },
        part_only: false,
        examples: tested(&["It ends at [noon] there.", "They left at [midnight] again."]),
        counterexamples: tested(&["Nobody came."]),
    },
    Rule {
        name: "time.day-part",
        patterns: &["This|That DayPart", "This very DayPart"],
        make: |m| {
            let that = m.has(Class::That);
            if titles::is_title(m) {
                return None;
            }
            let base = if that { Base::Mentioned } else { Base::Anchor };
            Some(Meaning::Time(Some(Point::Shift { amount: Some(0), unit: Unit::Day, from: base }), TimeOfDay::Part(m.day_part()?)))
        },
        part_only: false,
        examples: tested(&["He left [this morning] already."]),
        counterexamples: tested(&["This is morning.", "She appeared on CBS This Morning."]),
    },
    Rule {
        name: "time.last-night",
        patterns: &["Last DayPart", "The Previous DayPart", "The DayPart Before"],
        make: |m| {
            let part = m.day_part()?;
            let base = if m.has(Class::Last) { Base::Anchor } else { Base::Mentioned };
            Some(Meaning::Time(Some(Point::Shift { amount: Some(-1), unit: Unit::Day, from: base }), TimeOfDay::Part(part)))
        },
        part_only: false,
        examples: tested(&["He left [last night] already."]),
        counterexamples: tested(&["The last evenings were long."]),
    },
    Rule {
        name: "time.next-morning",
        patterns: &["The Next|Following DayPart"],
        make: |m| {
            Some(Meaning::Time(
                Some(Point::Shift { amount: Some(1), unit: Unit::Day, from: Base::Mentioned }),
                TimeOfDay::Part(m.day_part()?),
            ))
        },
        part_only: false,
        examples: tested(&["He left [the next morning] at last."]),
        counterexamples: tested(&["The next meeting is here."]),
    },
    Rule {
        name: "time.tonight",
        patterns: &["tonight"],
        make: |m| {
            (!titles::holds_deictic(m)).then_some(Meaning::Time(
                Some(Point::Shift { amount: Some(0), unit: Unit::Day, from: Base::Anchor }),
                TimeOfDay::Part(DayPart::Night),
            ))
        },
        part_only: false,
        examples: tested(&["They play [tonight] in Rome."]),
        counterexamples: tested(&["The Tonight Show is on."]),
    },
    Rule {
        name: "time.overnight",
        patterns: &["overnight"],
        make: |m| {
            let noun = m.after().is_some_and(|after| after.bits == 0 && m.text(Some(after)).starts_with(char::is_alphabetic))
                && m.start > 0
                && m.follows(&["an", "the", "a", "its", "his", "their"]);
            (!noun).then_some(Meaning::Time(None, TimeOfDay::Part(DayPart::Night)))
        },
        part_only: false,
        examples: tested(&["Two men died [overnight] in Rome."]),
        counterexamples: tested(&["An overnight success came."]),
    },
    Rule {
        name: "time.the-part-of-day",
        patterns: &["The DayPart", "Mid Dash? DayPart"],
        make: |m| {
            let led = m.follows(&["in", "during", "by", "into", "since", "until", "through"]) || m.has(Class::Mid);
            (led && !m.precedes(&["before", "after"])).then_some(Meaning::Time(None, TimeOfDay::Part(m.day_part()?)))
        },
        part_only: false,
        examples: tested(&["It rained in [the morning] there."]),
        counterexamples: tested(&["The morning paper came."]),
    },
    Rule {
        name: "time.part-of-day",
        patterns: &["The? DayPart"],
        make: |m| Some(Meaning::Time(None, TimeOfDay::Part(m.day_part()?))),
        part_only: true,
        examples: tested(&["He left Friday [night] for Rome."]),
        counterexamples: tested(&["He left this morning for Rome.", "Rome has nightlife."]),
    },
    Rule {
        name: "time.sun",
        patterns: &["Sun"],
        make: |m| {
            let led = m.follows(&["at", "before", "after", "until", "by", "since"]);
            led.then_some(Meaning::Time(None, TimeOfDay::Part(m.day_part()?)))
        },
        part_only: false,
        examples: tested(&["They left at [dawn] again."]),
        counterexamples: tested(&["Golden Dawn won seats."]),
    },
];

fn zone(m: &Match<'_>) -> Option<i16> {
    m.get(Class::Zone).map(|atom| atom.code).filter(|minutes| *minutes != -9999)
}

fn clock(m: &Match<'_>) -> Option<Meaning> {
    let hour = m.get(Class::Hour).or_else(|| m.get(Class::Spelled)).map(|atom| atom.number as u8)?;
    let after_noon = m.get(Class::AmPm)?.code as u8;
    let minute = m.get(Class::Sixtieth).map(|atom| atom.number as u8);
    let glued_word = m.text(m.get(Class::AmPm)) == "am" && m.get(Class::AmPm)?.space_before && m.precedes(&["I"]);
    let hour_24 = match hour {
        1..=12 => hour % 12 + after_noon,
        _ => return None,
    };
    (!glued_word)
        .then_some(Meaning::Time(None, TimeOfDay::Clock { hour: hour_24, minute, second: None, zone: zone(m), either_half: false }))
}

fn clock_24(m: &Match<'_>) -> Option<Meaning> {
    if let Some(digits) = m.get(Class::Digits).filter(|_| !m.has(Class::Sixtieth)) {
        return military(m, digits.number, digits.span.len());
    }
    let hour = m.get(Class::Hour)?.number as u8;
    let mut sixtieths = m.all(Class::Sixtieth).filter(|atom| !atom.space_before).map(|atom| atom.number as u8);
    let minute = sixtieths.next()?;
    let second = sixtieths.next();
    let telling = m.has(Class::Zone)
        || m.end - m.start > 3
        || m.follows(&["at", "by", "until", "till", "around", "about", "from", "since", "before", "after", "between"])
        || m.precedes(&["on"]) && m.atoms.get(m.end + 1).is_some_and(|day| day.is(Class::Weekday));
    let joined = m.after().is_some_and(|after| {
        !after.space_before
            && matches!(m.text(Some(after)), ":" | "/" | "-" | "–" | "%" | ".")
            && m.atoms.get(m.end + 1).is_some_and(|next| !next.space_before)
    });
    let either_half = (1..=12).contains(&hour) && !m.has(Class::Zone) && m.get(Class::Hour)?.span.len() == 1;
    (telling && !joined).then_some(Meaning::Time(None, TimeOfDay::Clock { hour, minute: Some(minute), second, zone: zone(m), either_half }))
}

/// "at six in the evening": 18:00.
fn clock_in_part(m: &Match<'_>) -> Option<Meaning> {
    let hour = m.get(Class::Hour).or_else(|| m.get(Class::Spelled))?.number as u8;
    let minute = m.get(Class::Sixtieth).map(|atom| atom.number as u8);
    let part = m.day_part()?;
    let late = part > DayPart::Midday && hour < 12 && (part != DayPart::Night || hour > 5);
    let led = minute.is_some() || m.follows(&["at", "by", "until", "till", "around", "about", "before", "after"]);
    let right = led && (1..=12).contains(&hour) && m.after().is_none_or(|after| after.bits != 0 || !after.capitalized);
    let hour = if late { hour + 12 } else { hour };
    right.then_some(Meaning::Time(None, TimeOfDay::Clock { hour, minute, second: None, zone: None, either_half: false }))
}

/// "half past seven", "quarter to six", "ten past nine".
fn past_the_hour(m: &Match<'_>) -> Option<Meaning> {
    let led = m.follows(&["at", "by", "until", "till", "around", "about", "before", "after", "from"]);
    let hour = m.all(Class::Spelled).chain(m.all(Class::Hour)).last()?;
    let minutes = match m.text(m.atoms.get(m.start)).to_ascii_lowercase().as_str() {
        "half" => 30,
        "a" | "quarter" => 15,
        _ => m.get(Class::Spelled)?.number,
    };
    let hour = u8::try_from(hour.number).ok().filter(|hour| (1..=12).contains(hour))?;
    let (hour, minute) = if m.has(Class::Past) { (hour, minutes) } else { ((hour + 10) % 12 + 1, 60 - minutes) };
    (led && (1..60).contains(&minute))
        .then_some(Meaning::Time(None, TimeOfDay::Clock { hour, minute: Some(minute as u8), second: None, zone: None, either_half: true }))
}

/// "1500 GMT".
fn military(m: &Match<'_>, number: i64, digits: u32) -> Option<Meaning> {
    let (hour, minute) = ((number / 100) as u8, (number % 100) as u8);
    let right = digits == 4 && hour <= 24 && minute < 60;
    right.then_some(Meaning::Time(None, TimeOfDay::Clock { hour, minute: Some(minute), second: None, zone: zone(m), either_half: false }))
}
