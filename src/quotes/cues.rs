//! Reporting verbs as data: which forms, which class, what they govern.

use std::sync::LazyLock;

use crate::lexicon::Words;

/// One form of a reporting verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// How the form is inflected.
    pub inflection: Inflection,
    /// What kind of reporting.
    pub class: Class,
    /// What may be its content.
    governs: u16,
    /// Whether the form is a noun as well: "claims", "reports".
    pub also_noun: bool,
    /// Prepositions that lead its content.
    prepositions: &'static str,
}

/// Inflection of an English verb form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inflection {
    /// "say"; also plural present.
    Base,
    /// "says".
    Present,
    /// "said"; past participle too, where there is no other.
    Past,
    /// "written".
    Participle,
    /// "saying".
    Ing,
}

/// Kinds of reporting verbs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Speech.
    Say,
    /// Questions.
    Ask,
    /// Writing.
    Write,
    /// Belief, hope, intention.
    Think,
    /// Praise, blame, denial.
    Judge,
    /// Giving a thing a name or description.
    Label,
    /// What documents and studies do.
    Show,
    /// Passing on another's words.
    Cite,
}

/// What a reporting verb governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum Complement {
    /// A quotation.
    Quotation = 1,
    /// "that …".
    That = 2,
    /// A clause without "that".
    Clause = 4,
    /// "whether …", "why …".
    Question = 8,
    /// "to …".
    Infinitive = 16,
    /// "going …".
    Gerund = 32,
    /// A noun phrase that stands for what was said.
    Noun = 64,
    /// A noun phrase and what it is called.
    Label = 128,
    /// A noun phrase and an infinitive.
    Object = 256,
    /// Whom it is said to, before the content.
    Addressee = 512,
}

static CUES: LazyLock<Words<Cue>> = LazyLock::new(|| {
    Words::read(include_str!("../lexicon/en/cues.tsv"), |row| Cue {
        inflection: inflection(row[2]),
        class: class(row[3]),
        governs: row[4].chars().map(complement).sum(),
        also_noun: row[4].contains('k'),
        prepositions: row[5],
    })
});

impl Cue {
    /// The reporting verb whose form has this key.
    pub fn of(key: u64) -> Option<&'static Cue> {
        CUES.get(key)
    }

    /// Whether it governs `complement`.
    pub fn governs(&self, complement: Complement) -> bool {
        self.governs & complement as u16 != 0
    }

    /// Whether `word` is a preposition that leads its content.
    pub fn leads_with(&self, word: &str) -> bool {
        self.prepositions.split(' ').any(|preposition| preposition == word)
    }
}

fn inflection(name: &str) -> Inflection {
    match name {
        "present" => Inflection::Present,
        "past" | "any" => Inflection::Past,
        "participle" => Inflection::Participle,
        "ing" => Inflection::Ing,
        _ => Inflection::Base,
    }
}

fn class(name: &str) -> Class {
    match name {
        "ask" => Class::Ask,
        "write" => Class::Write,
        "think" => Class::Think,
        "judge" => Class::Judge,
        "label" => Class::Label,
        "show" => Class::Show,
        "cite" => Class::Cite,
        _ => Class::Say,
    }
}

fn complement(code: char) -> u16 {
    let complement = match code {
        'q' => Complement::Quotation,
        't' => Complement::That,
        'z' => Complement::Clause,
        'w' => Complement::Question,
        'i' => Complement::Infinitive,
        'g' => Complement::Gerund,
        'n' => Complement::Noun,
        'l' => Complement::Label,
        'o' => Complement::Object,
        'a' => Complement::Addressee,
        _ => return 0,
    };
    complement as u16
}
