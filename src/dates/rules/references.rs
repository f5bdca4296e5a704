//! Vague times: "now", "recently", "soon".

use super::super::expression::{Meaning, Point, Reference};
use super::super::lexemes::Class;
use super::{Match, Rule, tested};

pub const RULES: &[Rule] = &[
    Rule {
        name: "date.present-reference",
        patterns: &["Present"],
        make: |m| {
            let words = m.text(m.get(Class::Present)).to_ascii_lowercase();
            let blocked = match words.as_str() {
                "the moment" | "the present" => !m.follows(&["at", "for"]),
                "this moment" | "this time" => !m.follows(&["at"]),
                "now" => m.precedes(&["that", "defunct"]),
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
        ]),
    },
    Rule {
        name: "date.future-reference",
        patterns: &["FutureWord"],
        make: |m| future(m),
        part_only: false,
        examples: tested(&["He will [soon] leave.", "In [the near future] it will close.", "In [the future] it will close."]),
        counterexamples: tested(&["The futures market fell.", "As soon as he left, it fell."]),
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
        "time" => !m.follows(&["at", "by"]) || m.precedes(&["of", "when", "to"]),
        _ => false,
    };
    (!blocked).then_some(at(Reference::Past))
}

fn future(m: &Match<'_>) -> Option<Meaning> {
    let words = m.text(m.get(Class::FutureWord)).to_ascii_lowercase();
    let blocked = match words.as_str() {
        "soon" => m.follows(&["as", "too"]) || m.precedes(&["as", "after", "thereafter"]),
        "the long term" | "the short term" | "the near term" => m.precedes(&["of"]),
        _ => false,
    };
    (!blocked).then_some(at(Reference::Future))
}
