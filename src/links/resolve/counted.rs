//! What is counted in units from another time: "two weeks ago", "the following month".

use jiff::civil::Date;

use super::Resolved;
use super::neighbors::Neighbors;
use super::points::{FROM_ANCHOR, FROM_MENTION};
use super::value::Value;
use crate::dates::calendar::{self, plus_days, plus_months};
use crate::dates::expression::{Base, Reference, Unit};

/// The value of what is counted from another time.
pub fn shift(amount: Option<i32>, unit: Unit, from: Base, near: &Neighbors<'_>) -> Resolved {
    if let (Some(-1), Unit::Year, Base::Anchor, Some((year, quarter)), true) = (amount, unit, from, near.memory.quarter, near.compared)
        && !near.memory.longer
    {
        return Resolved::inferred(Some(Value::Quarter(year - 1, quarter)), FROM_MENTION);
    }
    if let (Base::Event, Unit::Day, Some(day)) = (from, unit, near.apposed) {
        return Resolved::inferred(Some(Value::Day(day)), FROM_MENTION);
    }
    let related = from != Base::Anchor && (from != Base::Event || near.close);
    // "11 times since February 24 … told to come back the next day": not the day after that.
    let only_begun = near.memory.since && unit == Unit::Day && amount.is_none_or(|amount| amount >= 0);
    let mentioned = mentioned(unit, near).filter(|_| related && !only_begun);
    if related && amount.is_none_or(|amount| amount >= 0) && is_too_coarse(unit, near) {
        return Resolved::inferred(None, FROM_MENTION);
    }
    let back = amount.is_some_and(|amount| amount < 0) && unit < Unit::Year;
    let (base, source) = match (mentioned, from) {
        (Some(day), _) => (Some(day), FROM_MENTION),
        (None, Base::Anchor | Base::MentionedElseAnchor) => (near.anchor, FROM_ANCHOR),
        // "two weeks earlier", with nothing of that grain before it
        (None, Base::Mentioned) if back => (near.anchor, FROM_ANCHOR),
        (None, Base::Mentioned | Base::Event) => (None, FROM_MENTION),
    };
    let Some(amount) = amount else { return vague(from) };
    let value = base.and_then(|base| shifted(base, amount, unit));
    // "Nobody came that week, or that year", told of a time before: this week would be "this week".
    let current =
        |value: &Value| value.interval().is_some_and(|(from, to)| near.anchor.is_some_and(|anchor| (from..=to).contains(&anchor)));
    let doubtful = from == Base::Mentioned && amount == 0 && unit > Unit::Day && !near.same_sentence;
    Resolved::inferred(value.filter(|value| !doubtful || !current(value)), source)
}

/// "It began in December 2018 and ended 35 days later": a day before that is not what the days are counted from.
fn is_too_coarse(unit: Unit, near: &Neighbors<'_>) -> bool {
    let days = |(from, to): (Date, Date)| (to - from).get_days();
    let last = near.memory.last.as_ref().filter(|_| near.same_sentence).and_then(Value::interval);
    last.is_some_and(|last| unit < Unit::Month && days(last) > 7)
}

/// What was mentioned last that is fine enough to count `unit`s from: no week is counted from a year.
fn mentioned(unit: Unit, near: &Neighbors<'_>) -> Option<Date> {
    match unit {
        Unit::Day => near.memory.day,
        Unit::Week | Unit::Weekend | Unit::Fortnight => near.memory.week,
        Unit::Month => near.memory.month,
        Unit::Year => near.memory.year.and_then(|year| calendar::day(year, 1, 1)),
        _ => near.memory.last.as_ref().and_then(Value::interval).map(|(start, _)| start),
    }
}

/// "several years ago".
fn vague(from: Base) -> Resolved {
    let past = (from == Base::Anchor).then_some(Value::Reference(Reference::Past));
    Resolved::stated(past)
}

/// The unit that lies `amount` units from the one that holds `base`.
pub fn shifted(base: Date, amount: i32, unit: Unit) -> Option<Value> {
    let (year, month) = (base.year(), base.month() as u8);
    let months = |count: i32| plus_months(year, month, count);
    let years = |count: i32| i16::try_from(i32::from(year) + count).ok().filter(|year| (1..=9999).contains(year));
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => None,
        Unit::Day => plus_days(base, amount).map(Value::Day),
        Unit::Weekend => plus_days(calendar::monday(base)?, amount.checked_mul(7)?).map(Value::Weekend),
        Unit::Week => plus_days(calendar::monday(base)?, amount.checked_mul(7)?).map(Value::Week),
        Unit::Fortnight => plus_days(calendar::monday(base)?, amount.checked_mul(14)?).map(Value::Week),
        Unit::Month => months(amount).map(|(year, month)| Value::Month(year, month)),
        Unit::Quarter => months(amount.checked_mul(3)?).map(|(year, month)| Value::Quarter(year, month.div_ceil(3))),
        Unit::Half => months(amount.checked_mul(6)?).map(|(year, month)| Value::Half(year, month.div_ceil(6))),
        Unit::Season => None,
        Unit::Year => years(amount).map(Value::Year),
        Unit::Decade => Some(Value::Decade(years(amount.checked_mul(10)?)? / 10)),
        Unit::Century => Some(Value::Century(years(amount.checked_mul(100)?)? / 100)),
        Unit::Millennium => years(amount.checked_mul(1000)?).map(Value::Year),
    }
}
