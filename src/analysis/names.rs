//! Names and amounts.

use serde::Serialize;

use super::Confidence;
use crate::span::{Span, Unit};

/// One occurrence of a name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(bound = "Span<U>: Serialize")]
pub struct Mention<U: Unit> {
    /// Where.
    #[serde(flatten)]
    pub span: Span<U>,
    /// What kind of thing is named.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// Index into [`Analysis::entities`]; `None` for amounts.
    pub entity: Option<u32>,
    /// The calibrated probability that span and type are right.
    pub confidence: Confidence,
    /// What decided.
    pub rule: &'static str,
    /// Amounts only: the number and its currency or unit, normalized ("3.2e6 USD", "45 %", "12 km"); "1e7+ USD" for "tens of
    /// millions of dollars".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// A thing named: one entry however often and in whatever form it is named.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entity {
    /// The fullest form that the text has.
    pub name: String,
    /// What kind of thing.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// The other forms, in text order.
    pub aliases: Vec<String>,
    /// Indices into [`Analysis::mentions`], ascending.
    pub mentions: Vec<u32>,
    /// Title, rank or office as the text states it first ("SSP", "the mayor of Ayr").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
}

/// Kinds of named things, after OntoNotes 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum EntityType {
    /// A person.
    Person,
    /// A company, agency, party, team, armed group.
    Org,
    /// A country, city or other place with a government.
    Gpe,
    /// A place without one: region, river, mountain.
    Loc,
    /// A building or other structure.
    Fac,
    /// A nationality, religious or political group.
    Norp,
    /// A named event.
    Event,
    /// A made thing.
    Product,
    /// A title of a work.
    Work,
    /// A named law or treaty.
    Law,
    /// A sum of money.
    Money,
    /// A percentage.
    Percent,
    /// A measured quantity.
    Quantity,
}
