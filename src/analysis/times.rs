//! Times: expressions, and what lies between them.

use serde::Serialize;

use crate::span::{Span, Unit};

/// A temporal expression, after TimeML's TIMEX3.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(bound = "Span<U>: Serialize")]
pub struct Timex<U: Unit> {
    /// Where.
    #[serde(flatten)]
    pub span: Span<U>,
    /// What kind of time.
    #[serde(rename = "type")]
    pub kind: TimexType,
    /// The TIMEX3 value ("2023-02-20", "P3M"); `None` while nothing tells it.
    pub value: Option<String>,
    /// The TIMEX3 modifier.
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<Modifier>,
    /// Whether the text gives every part of the value; false where a part was inferred.
    pub stated: bool,
    /// First day that the value covers, ISO.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Last day that the value covers, ISO, inclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Which part was inferred and from what ("year from the publication date").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inferred: Option<String>,
    /// Other readings that the text leaves open.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<String>,
    /// What decided.
    pub rule: &'static str,
}

/// TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexType {
    /// A calendar time of a day or longer.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

/// TIMEX3 `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[expect(missing_docs, reason = "the names are TimeML's own")]
pub enum Modifier {
    Before,
    After,
    OnOrBefore,
    OnOrAfter,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
    Start,
    Mid,
    End,
    Approx,
}

/// A stretch of time with an expression at one end or at both, or what an anniversary remembers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(bound = "Span<U>: Serialize")]
pub struct Interval<U: Unit> {
    /// Where, its preposition included.
    #[serde(flatten)]
    pub span: Span<U>,
    /// How the text gives it.
    #[serde(rename = "type")]
    pub kind: IntervalType,
    /// First day, ISO; `None` where it is open.
    pub from: Option<String>,
    /// Last day, ISO, inclusive; `None` where it is open.
    pub to: Option<String>,
    /// Indices into [`Analysis::timexes`] of the expressions that it was read from.
    pub timexes: Vec<u32>,
    /// Whether the text gives every part of it.
    pub stated: bool,
    /// Which part was inferred and from what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inferred: Option<String>,
}

/// Kinds of intervals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum IntervalType {
    /// "since 2003": no end told.
    Since,
    /// "until Friday": no beginning told.
    Until,
    /// "from 2003 to 2008".
    Range,
    /// "the 20th anniversary": the time of what is remembered.
    Anniversary,
}
