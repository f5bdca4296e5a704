//! The whole flow as one function.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use crate::analysis::Analysis;
use crate::model::Model;
use crate::{Error, dates, entities, findings, links, quotes, text};

/// What the caller knows about a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The day of publication: the anchor date of "yesterday". `None`: read from the dateline, where there is one.
    pub created: Option<Date>,
    /// How numeric dates such as "03/04/2023" are written.
    pub day_order: DayOrder,
    /// The time zone that days are counted in, in minutes east of UTC: "23:30 GMT" is the next day in Paris. `None`: as each time states it.
    pub zone: Option<i16>,
}

/// The order of day and month in numeric dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DayOrder {
    /// Unknown: where the text does not settle it, both readings are kept.
    #[default]
    Open,
    /// "03/04/2023" is 3 April.
    DayFirst,
    /// "03/04/2023" is March 4.
    MonthFirst,
}

/// Reads texts. Making one is cheap after the first: the language data is unpacked once.
#[derive(Clone, Copy, Debug)]
pub struct Analyzer {
    model: &'static Model,
    names_from: NameSources,
}

/// What may find names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NameSources {
    /// The rules and the trained tagger, each where it is surer.
    #[default]
    RulesAndModel,
    /// The rules alone.
    Rules,
    /// The tagger alone; amounts are found by rules all the same.
    Model,
}

impl Default for Analyzer {
    fn default() -> Self {
        Analyzer::new()
    }
}

impl Analyzer {
    /// An analyzer for English news.
    pub fn new() -> Self {
        Analyzer { model: Model::english(), names_from: NameSources::default() }
    }

    /// An analyzer with another model than the shipped one. The model stays in memory until the program ends.
    ///
    /// # Errors
    /// When `bytes` are no model file, one for another version of this crate, or damaged; [`Error::is_model`] holds.
    pub fn with_model(bytes: &[u8]) -> Result<Self, Error> {
        let model = Box::leak(Box::new(Model::read(bytes)?));
        Ok(Analyzer { model, names_from: NameSources::default() })
    }

    /// The same analyzer with names from `sources` alone: to see what each is worth.
    pub fn names_from(self, sources: NameSources) -> Self {
        Analyzer { names_from: sources, ..self }
    }

    /// Reads `text`. Never fails; linear in time and memory.
    pub fn analyze(&self, text: &str, options: &Options) -> Analysis {
        self.analyze_with(text, options, |_| ())
    }

    /// As [`analyze`](Self::analyze); calls `done` with the name of each stage when it has finished, for progress and for measuring.
    pub fn analyze_with(&self, text: &str, options: &Options, mut done: impl FnMut(&'static str)) -> Analysis {
        let document = text::read(text);
        done("text");

        let mentions = entities::find(&document, self.model, self.names_from);
        done("mentions");
        let expressions = dates::find(&document);
        let created = dates::anchor(&document, &expressions, options.created);
        done("dates");
        let quotes::Found { attributions, words: quoted_words } = quotes::find(&document);
        done("quotes");

        let (mentions, entities) = links::aliases(&document, mentions);
        let timexes = links::resolve(&document, expressions, created.map(|c| c.date), options);
        let intervals = links::intervals(&document, &timexes, created.map(|c| c.date));
        let quotes = links::speakers(&document, attributions, &mentions, &entities);
        done("links");

        let mut analysis = Analysis {
            created,
            mentions,
            entities,
            timexes,
            intervals,
            quotes,
            quoted_words,
            findings: Vec::new(),
            paragraphs: document.published_paragraphs(),
            sentences: document.published_sentences(),
        };
        analysis.findings = findings::find(&document, &analysis);
        done("findings");
        analysis
    }
}

/// A calendar day of the years 1 to 9999, written `YYYY-MM-DD`.
///
/// ```
/// let day: copydesk::Date = "2023-03-01".parse()?;
/// assert_eq!(day.to_string(), "2023-03-01");
/// assert!("2023-02-29".parse::<copydesk::Date>().is_err());
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub(crate) jiff::civil::Date);

impl FromStr for Date {
    type Err = Error;

    /// Reads `YYYY-MM-DD`; a time of day after a `T` is allowed and ignored.
    ///
    /// # Errors
    /// When `text` is not such a date or names a day that the calendar does not have.
    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || Error::option(format!("\"{text}\" is not a date; write the publication date as YYYY-MM-DD, for example 2023-03-01"));
        let text = text.split_once('T').map_or(text, |(day, _)| day);
        let shape =
            text.len() == 10 && text.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
        if !shape {
            return Err(wrong());
        }
        let number = |range: std::ops::Range<usize>| text[range].parse::<i16>().map_err(|_| wrong());
        let day = jiff::civil::Date::new(number(0..4)?, number(5..7)? as i8, number(8..10)? as i8);
        day.ok()
            .filter(|day| day.year() > 0)
            .map(Date)
            .ok_or_else(|| Error::option(format!("\"{text}\" is not a day of the calendar; check month and day")))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
