//! The rules that find mentions: each with its name, its place in the order of precedence, and how often it is right.
//!
//! `tests/cases/entities.tsv` has an example and a counter-example of each.

use crate::analysis::Confidence;

/// What makes a mention.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable and unique: what a result names as its reason.
    pub name: &'static str,
    /// Of two overlapping candidates the one with the higher precedence stands.
    pub precedence: u8,
    /// How often it is right, by hand until the tagger's calibration replaces it.
    pub confidence: Confidence,
}

/// Declares the rules, and the list of all of them.
macro_rules! rules {
    ($($rule:ident = $name:literal, $precedence:literal, $percent:literal;)*) => {
        $(
            #[doc = concat!("`", $name, "`")]
            pub static $rule: Rule = Rule { name: $name, precedence: $precedence, confidence: Confidence::percent($percent) };
        )*
        /// Every rule.
        pub static ALL: &[&Rule] = &[$(&$rule),*];
    };
}

rules! {
    // Amounts: a number with its unit is never part of a name.
    MONEY = "money.amount", 100, 97;
    PERCENT = "percent.amount", 100, 98;
    QUANTITY = "quantity.measure", 99, 92;
    // The trained tagger, with its own calibrated confidence.
    MODEL = "model.tagger", 81, 85;
    // Words in the text that say what the name is.
    PLACE_DATELINE = "place.dateline", 92, 95;
    ORG_DATELINE = "org.dateline", 92, 92;
    PLACE_ADDRESS = "place.address", 92, 92;
    PERSON_TITLE = "person.title", 90, 95;
    ORG_INTRODUCED = "org.introduced-acronym", 88, 90;
    ORG_HEAD = "org.head", 80, 85;
    ORG_PORTFOLIO = "org.portfolio", 84, 90;
    ORG_COMPANY = "org.company-form", 82, 92;
    ORG_AMPERSAND = "org.ampersand", 83, 88;
    EVENT_STORM = "event.storm", 79, 85;
    WORK_QUOTED = "work.quoted", 95, 88;
    FACILITY_HEAD = "facility.head", 78, 75;
    PLACE_HEAD = "place.head", 78, 82;
    EVENT_HEAD = "event.head", 78, 75;
    LAW_HEAD = "law.head", 78, 75;
    // Lists.
    ORG_LISTED = "org.listed", 76, 85;
    PLACE_LISTED = "place.listed", 76, 90;
    PLACE_RESIDENCE = "place.residence", 72, 88;
    PERSON_SIGNATURE = "person.signature", 72, 88;
    PLACE_LOWER_CASE = "place.lower-case", 76, 90;
    GROUP_LISTED = "norp.listed", 76, 92;
    THING_LISTED = "thing.listed", 79, 85;
    PERSON_FIRST_NAME = "person.first-name", 74, 86;
    PERSON_INITIALS = "person.initials", 74, 88;
    PERSON_PARTICLE = "person.particle", 73, 80;
    PERSON_SURNAME = "person.surname", 70, 75;
    // What stands beside the name.
    PERSON_ROLE = "person.role", 72, 75;
    PERSON_APPOSITION = "person.apposition", 83, 85;
    PERSON_AGE = "person.age", 84, 92;
    PERSON_VERB = "person.verb", 68, 70;
    PLACE_NOUN = "place.noun", 76, 75;
    PLACE_COMMA = "place.comma", 73, 80;
    PLACE_PREPOSITION = "place.preposition", 60, 55;
    ORG_NOUN = "org.noun", 72, 75;
    ORG_ACRONYM = "org.acronym", 66, 70;
    ORG_TEAM = "org.place-team", 64, 60;
    // The list that the name stands in.
    ORG_COORDINATED = "org.coordinated", 52, 80;
    PLACE_COORDINATED = "place.coordinated", 52, 80;
    PERSON_SHOUTED = "person.shouted", 52, 80;
    // Nothing but its shape.
    PERSON_SHAPE = "person.shape", 40, 50;
    ORG_SHAPE = "org.shape", 38, 45;
    // The document: what the same string is elsewhere.
    PERSON_SURNAME_OF = "person.surname-of", 50, 85;
    ACRONYM_OF = "name.acronym-of", 48, 88;
    REPEATED = "name.repeated", 45, 75;
}
