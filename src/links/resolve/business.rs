//! The quarter under discussion, and what it is compared with: "a year earlier", "the 1988 period", "the latest quarter".

use jiff::civil::Date;

use super::Resolved;
use super::counted::shifted;
use super::neighbors::Neighbors;
use super::points::{FROM_ANCHOR, FROM_MENTION, YEAR_FROM_ANCHOR, year_number};
use super::value::Value;
use crate::dates::calendar;
use crate::dates::expression::{Base, Name, Unit, Year};

/// The value of "a year earlier".
pub fn year_before(name: Option<Name>, from: Base, unit: Unit, near: &Neighbors<'_>) -> Resolved {
    let is_quarter = unit == Unit::Quarter;
    if let (Unit::Month, Some((year, month))) = (unit, near.memory.calendar_month) {
        return Resolved::inferred(Some(Value::Month(year - 1, month)), FROM_MENTION);
    }
    if let Some(Name::Quarter(quarter)) = name {
        let year = near.memory.quarter.map(|(year, _)| year).or(near.anchor.map(Date::year));
        return Resolved::inferred(year.map(|year| Value::Quarter(year - 1, quarter)), YEAR_FROM_ANCHOR);
    }
    if let Some((year, quarter)) = near.memory.quarter {
        let value = if near.memory.longer && !is_quarter { Value::Year(year - 1) } else { Value::Quarter(year - 1, quarter) };
        return Resolved::inferred(Some(value), FROM_MENTION);
    }
    if is_quarter {
        // The quarter that earnings are reported for is the last one that is over.
        let value = near.anchor.and_then(|anchor| shifted(anchor, -5, Unit::Quarter));
        return Resolved::inferred(value, FROM_ANCHOR);
    }
    let mentioned = near.memory.last.as_ref().filter(|_| from == Base::Mentioned && near.same_sentence);
    match mentioned.and_then(a_year_before) {
        Some(value) => Resolved::inferred(Some(value), FROM_MENTION),
        None => Resolved::inferred(near.anchor.map(|anchor| Value::Year(anchor.year() - 1)), FROM_ANCHOR),
    }
}

/// The same stretch of the year before; of a day, its year.
fn a_year_before(value: &Value) -> Option<Value> {
    match *value {
        Value::Month(year, month) => Some(Value::Month(year - 1, month)),
        Value::Half(year, half) => Some(Value::Half(year - 1, half)),
        Value::Season(year, season) => Some(Value::Season(year - 1, season)),
        Value::Year(year) => Some(Value::Year(year - 1)),
        ref other => other.interval().map(|(start, _)| Value::Year(start.year() - 1)),
    }
}

/// The value of "the 1988 period".
pub fn same_period(year: Year, near: &Neighbors<'_>) -> Resolved {
    let quarter = near.memory.quarter.map(|(_, quarter)| quarter);
    let value = year_number(year, near).map(|(year, _)| quarter.map_or(Value::Year(year), |quarter| Value::Quarter(year, quarter)));
    Resolved { value, inferred: quarter.map(|_| FROM_MENTION), alternatives: Vec::new() }
}

/// The value of "the quarter".
pub fn under_discussion(unit: Unit, near: &Neighbors<'_>) -> Resolved {
    match unit {
        Unit::Quarter => {
            if let (Some((month, day)), Some(anchor)) = (near.quarter_end, near.anchor) {
                let ends = (anchor.year() - 1..=anchor.year() + 1).filter_map(|year| calendar::day(year, month, day));
                let quarter = ends.min_by_key(|end| (*end - anchor).get_days().abs()).and_then(super::memory::quarter_ended);
                return Resolved::inferred(quarter.map(|(year, quarter)| Value::Quarter(year, quarter)), YEAR_FROM_ANCHOR);
            }
            if let Some((year, quarter)) = near.memory.quarter {
                return Resolved::inferred(Some(Value::Quarter(year, quarter)), FROM_MENTION);
            }
            let last = near.anchor.and_then(|anchor| shifted(anchor, -1, Unit::Quarter));
            Resolved::inferred(last, FROM_ANCHOR)
        }
        _ => match near.memory.quarter {
            Some((year, _)) => Resolved::inferred(Some(Value::Year(year)), FROM_MENTION),
            None => Resolved::inferred(near.anchor.map(|anchor| Value::Year(anchor.year())), FROM_ANCHOR),
        },
    }
}
