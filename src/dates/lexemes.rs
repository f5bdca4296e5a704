//! What a single word may mean in a temporal expression: classes and values, from the lexicon.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::holidays;
use super::rules;
use crate::lexicon::{self, Phrases, Words};

/// A set of classes and of the literal words that patterns name.
pub type Bits = u128;

macro_rules! classes {
    ($($(#[$doc:meta])* $class:ident $name:literal,)*) => {
        /// What a word or number may be.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Class { $($(#[$doc])* $class,)* }

        impl Class {
            const ALL: &[(&str, &str, Class)] = &[$((stringify!($class), $name, Class::$class),)*];
        }
    };
}

classes! {
    /// "March": 1 to 12.
    Month "month",
    /// "Tuesday": 1 to 7.
    Weekday "weekday",
    /// "Tue.": 1 to 7; "Sun" and "Sat" are words of other kinds too.
    WeekdayShort "weekday-short",
    /// "Tuesdays".
    Weekdays "weekdays",
    /// A period may follow and belongs to it.
    Abbreviated "abbreviated",
    /// "year": index of [`Unit`](super::expression::Unit).
    Unit "unit",
    /// "years".
    Units "units",
    /// "hrs".
    UnitShort "unit-short",
    /// "weekend".
    Weekend "weekend",
    /// "weekends".
    Weekends "weekends",
    /// "summer".
    Season "season",
    /// "summers".
    Seasons "seasons",
    /// "morning".
    DayPart "day-part",
    /// "mornings".
    DayParts "day-parts",
    /// "dawn": the part of the day that it belongs to.
    Sun "sun",
    /// "noon": the hour.
    Noon "noon",
    /// "today", "yesterday", "tomorrow": days from now.
    Deictic "deictic",
    /// this.
    This "this",
    /// last.
    Last "last",
    /// past.
    Past "past",
    /// previous, prior, preceding.
    Previous "previous",
    /// next.
    Next "next",
    /// coming, upcoming.
    Coming "coming",
    /// following, subsequent.
    Following "following",
    /// that.
    That "that",
    /// same.
    Same "same",
    /// the.
    The "the",
    /// a, an.
    A "a",
    /// each, every.
    Every "every",
    /// ago.
    Ago "ago",
    /// earlier.
    Earlier "earlier",
    /// before.
    Before "before",
    /// later.
    Later "later",
    /// after.
    After "after",
    /// since.
    Since "since",
    /// of.
    Of "of",
    /// in.
    In "in",
    /// early.
    Early "early",
    /// late.
    Late "late",
    /// mid.
    Mid "mid",
    /// fiscal.
    Fiscal "fiscal",
    /// latest.
    Latest "latest",
    /// recent.
    Recent "recent",
    /// current.
    Current "current",
    /// nearly, almost.
    Less "less",
    /// "seven": a number word below a hundred.
    Spelled "spelled",
    /// "hundred", "thousand".
    Scale "scale",
    /// "third", "3rd", "twenty-first".
    Ordinal "ordinal",
    /// "nineties": tens of years.
    DecadeWord "decade-word",
    /// several, few, many.
    Vague "vague",
    /// "a couple of", "a dozen": how many.
    Couple "couple",
    /// "dozens of".
    VagueNoun "vague-noun",
    /// "half": thousandths.
    Fraction "fraction",
    /// a.m. is 0, p.m. is 12.
    AmPm "am-pm",
    /// "GMT": minutes east of UTC.
    Zone "zone",
    /// "daily": the unit.
    Frequency "frequency",
    /// A hyphen or dash.
    Dash "dash",
    /// An apostrophe or opening single quote.
    Apostrophe "apostrophe",
    /// An amount: a number in digits or words, "a few", "two and a half".
    Amount "amount",
    /// A whole number in digits, no separators.
    Digits "digits",
    /// "Q3": the quarter.
    QuarterCode "quarter-code",
    /// A day of a month, 1 to 31, one or two digits, perhaps with an ordinal's ending.
    Day "day",
    /// A day as an ordinal: "22nd", "eighth", "twenty-second".
    DayOrdinal "day-ordinal",
    /// Two digits exactly.
    TwoDigits "two-digits",
    /// Four digits that may be a year, or a year in words.
    Year "year-number",
    /// "1990s": the first year.
    DecadeNumber "decade-number",
    /// "90s": two digits and an s.
    DecadeShort "decade-short",
    /// An hour of the clock in digits, 0 to 24.
    Hour "hour",
    /// A minute or second: 00 to 59, two digits.
    Sixtieth "sixtieth",
    /// "now", "right now".
    Present "present",
    /// "recently".
    PastWord "past-word",
    /// "soon", "the near future".
    FutureWord "future-word",
    /// and.
    And "and",
    /// A slash.
    Slash "slash",
    /// A possessive ending.
    Possessive "possessive",
    /// A holiday, perhaps of several words: row of the table.
    Holiday "holiday",
}

impl Class {
    /// The class that a pattern calls `name`.
    pub fn named(name: &str) -> Option<Class> {
        Class::ALL.iter().find(|(class, ..)| *class == name).map(|(.., class)| *class)
    }

    /// Its bit.
    pub const fn bit(self) -> Bits {
        1 << self as u32
    }

    fn of_lexicon(name: &str) -> Class {
        Class::ALL.iter().find(|(_, n, _)| *n == name).unwrap_or_else(|| panic!("times.tsv: no class {name}")).2
    }

    /// Classes whose value is a number rather than a code.
    fn counts(self) -> bool {
        use Class::{Couple, DecadeWord, Fraction, Ordinal, Scale, Spelled};
        matches!(self, Spelled | Scale | Ordinal | Couple | Fraction | DecadeWord)
    }
}

/// What a word may mean.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lexeme {
    /// Its classes, and the literal words of patterns that it is.
    pub bits: Bits,
    /// The value of the classes that count: 2 of "second".
    pub number: i64,
    /// The value of the other classes: the unit of "second".
    pub code: i16,
}

/// The tables that atoms and rules share.
#[derive(Debug)]
pub struct Lexemes {
    /// Words by key.
    pub words: Words<Lexeme>,
    /// Phrases that count as one atom: "right now", "Thanksgiving Day".
    pub phrases: Phrases<Lexeme>,
    /// Rules with their patterns compiled.
    pub rules: rules::Compiled,
}

/// Marks words that a phrase of the lexicon begins with; not a class, for no pattern asks for it.
pub const STARTS_PHRASE: Bits = 1 << 127;

/// The tables, made once.
pub static LEXEMES: LazyLock<Lexemes> = LazyLock::new(|| {
    let mut table = lexicon_words();
    let mut choices = HashMap::new();
    let rules = rules::Compiled::new(&mut |words| literal(&mut table, &mut choices, words));
    for phrase in holidays::names().chain(phrase_rows().map(|row| row[0])) {
        table.entry(parts(phrase)[0].to_owned()).or_default().bits |= STARTS_PHRASE;
    }
    Lexemes { words: Words::new(table.iter().map(|(word, lexeme)| (word.as_str(), *lexeme))), phrases: phrases(), rules }
});

fn phrase_rows() -> impl Iterator<Item = Vec<&'static str>> {
    lexicon::rows(include_str!("../lexicon/en/time_phrases.tsv"))
}

fn phrases() -> Phrases<Lexeme> {
    let holiday = |(row, name)| (name, Lexeme { bits: Class::Holiday.bit(), number: 0, code: row });
    let phrase = |row: Vec<&'static str>| (row[0], with_class(Lexeme::default(), row[1]));
    let all = (0..).zip(holidays::names()).map(holiday).chain(phrase_rows().map(phrase));
    Phrases::new(all, |phrase| parts(phrase).into_iter().map(lexicon::key).collect::<Vec<_>>())
}

/// The words of a phrase as atoms have them: possessives, hyphens and periods apart.
fn parts(phrase: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for word in phrase.split(' ') {
        let possessive = word.strip_suffix("'s").or_else(|| word.strip_suffix('\''));
        let stem = possessive.unwrap_or(word);
        for (index, piece) in stem.split('-').enumerate() {
            if index > 0 {
                parts.push("-");
            }
            parts.push(piece.trim_end_matches('.'));
            if piece.ends_with('.') {
                parts.push(".");
            }
        }
        if stem.len() < word.len() {
            parts.push(&word[stem.len()..]);
        }
    }
    parts
}

fn lexicon_words() -> HashMap<String, Lexeme> {
    let rows = lexicon::rows(include_str!("../lexicon/en/times.tsv"));
    rows.map(|row| (row[0].to_owned(), row[1].split(' ').fold(Lexeme::default(), with_class))).collect()
}

fn with_class(mut lexeme: Lexeme, written: &str) -> Lexeme {
    let (name, value) = written.split_once('=').unwrap_or((written, "0"));
    let (class, value): (Class, i64) = (Class::of_lexicon(name), value.parse().expect("times.tsv: a value is a number"));
    lexeme.bits |= class.bit();
    match class.counts() {
        true => lexeme.number = value,
        false if written.contains('=') => lexeme.code = value as i16,
        false => {}
    }
    lexeme
}

/// The bit of a choice of literal words in a pattern; each new choice takes the next.
fn literal(table: &mut HashMap<String, Lexeme>, choices: &mut HashMap<String, Bits>, words: &[&str]) -> Bits {
    let next = Class::ALL.len() + choices.len();
    let bit = *choices.entry(words.join("|")).or_insert_with(|| {
        assert!(next < 127, "the patterns name more words than there are bits: {words:?}");
        1 << next
    });
    for word in words {
        table.entry((*word).to_owned()).or_default().bits |= bit;
    }
    bit
}
