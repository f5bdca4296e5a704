//! Vague times: "now", "recently", "soon".

use super::super::expression::{Meaning, Point, Reference};
use super::super::lexemes::Class;
use super::{Match, Rule, durations, tested};

pub const RULES: &[Rule] = &[
    Rule {
        name: "date.present-reference",
        patterns: &["Present"],
        make: |m| {
            let words = m.text(m.get(Class::Present)).to_ascii_lowercase();
            let blocked = match words.as_str() {
                "the moment" | "the present" => !m.follows(&["at", "for"]),
                "this moment" | "this time" => !m.follows(&["at"]),
                "now" => m.precedes(&["defunct"]),
                _ => false,
            };
            (!blocked).then_some(at(Reference::Present))
        },
        part_only: false,
        examples: tested(&["He is [now] in Rome.", "It is [currently] shut.", "[These days] it is shut."]),
        counterexamples: tested(&["He knows it.", "The electric current failed."]),
    },
    Rule {
        name: "date.past-reference",
        patterns: &["PastWord", "The Past", "The time"],
        make: |m| past(m),
        part_only: false,
        examples: tested(&["It was [recently] shut.", "In [the past] it worked.", "At [that time] it was shut."]),
        counterexamples: tested(&[
            "He ran past it.",
            "This is the time to act.",
            "The past president left.",
            "He spent that time in Rome.",
            "At the time the bank failed, he was abroad.",
        ]),
    },
    Rule {
        name: "date.one-day",
        patterns: &["Amount Unit"],
        make: |m| durations::is_some_day(m).then_some(at(Reference::Future)),
        part_only: false,
        examples: tested(&["He will [one day] lead.", "She hopes she [one day] can return."]),
        counterexamples: tested(&["He left one day early.", "One day he left."]),
    },
    Rule {
        name: "date.future-reference",
        patterns: &["FutureWord"],
        make: |m| future(m),
        part_only: false,
        examples: tested(&["He will [soon] leave.", "In [the near future] it will close.", "In [the future] it will close."]),
        counterexamples: tested(&[
            "The futures market fell.",
            "As soon as he left, it fell.",
            "The trickle soon became a flood.",
            "The future of the mill is unsure.",
        ]),
    },
];

fn at(reference: Reference) -> Meaning {
    Meaning::Point(Point::Reference(reference))
}

fn past(m: &Match<'_>) -> Option<Meaning> {
    let last = m.text(m.atoms.get(m.end - 1));
    let blocked = match last {
        "past" => !m.follows(&["in", "of", "from", "than", "with", "to"]),
        "that time" => !m.follows(&["at", "by"]),
        "time" => !m.follows(&["at", "by"]) || m.precedes(&["of", "when", "to"]) || begins_clause(m),
        _ => false,
    };
    (!blocked).then_some(at(Reference::Past))
}

/// "at the time the bank failed", "At the time Howe was mayor": an event follows that tells the time.
fn begins_clause(m: &Match<'_>) -> bool {
    // "He said at the time he would stay" is as well of the time of saying.
    const SUBJECTS: &[&str] = &["a", "an", "his", "her", "its", "the", "their"];
    m.precedes(SUBJECTS) || m.after().is_some_and(|after| after.capitalized && after.space_before)
}

/// "soon became a flood", "was soon released": soon after something that has been, not from now.
fn is_told(m: &Match<'_>) -> bool {
    const PAST: &[&str] =
        &["became", "began", "came", "fell", "found", "gave", "grew", "had", "lost", "rose", "took", "turned", "was", "went", "were"];
    m.precedes(PAST)
        || m.follows(&["was", "were", "had"])
        || m.text(m.after()).ends_with("ed") && m.text(m.after()).starts_with(char::is_lowercase) && !m.follows(&["be", "is", "are", "get"])
}

fn future(m: &Match<'_>) -> Option<Meaning> {
    let words = m.text(m.get(Class::FutureWord)).to_ascii_lowercase();
    let blocked = match words.as_str() {
        "soon" => m.follows(&["as", "too"]) || m.precedes(&["as", "after", "thereafter"]) || is_told(m),
        // "the future of the company" is its fate.
        "the future" => m.precedes(&["of"]),
        "the long term" | "the short term" | "the near term" => m.precedes(&["of"]),
        _ => false,
    };
    (!blocked).then_some(at(Reference::Future))
}
