//! Calendar times: each kind of [`Point`] into a value.

use jiff::civil::{Date, Weekday};

use super::Resolved;
use super::business::{same_period, under_discussion, year_before};
use super::counted::{shift, shifted};
use super::cues::{Certainty, Direction};
use super::named::named;
use super::neighbors::Neighbors;
use super::value::Value;
use crate::dates::calendar::{self, plus_days, plus_months};
use crate::dates::expression::{DayPart, Point, TimeOfDay, Unit, Year};
use crate::pipeline::DayOrder;

/// Where an inferred part came from: so much after or before publication.
pub const FROM_ANCHOR: &str = "counted from the publication date";
/// The same of another expression.
pub const FROM_MENTION: &str = "counted from the last date mentioned";
/// Where an inferred year came from.
pub const YEAR_FROM_ANCHOR: &str = "year from the publication date";
/// The same of another expression.
pub const YEAR_FROM_MENTION: &str = "year from the last date mentioned";
const DAY_FROM_ANCHOR: &str = "day from the publication date";
const DAY_FROM_MENTION: &str = "day from the last date mentioned";
const DAY_UNTOLD: &str = "of a day that the text does not tell closely enough";
const CENTURY: &str = "century by convention";
const ORDER: &str = "order of day and month by convention";

/// The value of a calendar time.
pub fn point(point: &Point, near: &Neighbors<'_>) -> Resolved {
    match *point {
        Point::Day { year, month, day, weekday } => day_in(year, month, day, weekday, near),
        Point::Numeric { first, second, year } => numeric(first, second, year, near),
        Point::Named { name, which, year } => named(name, which, year, near),
        Point::Year(year) => whole_year(year, near),
        Point::Decade { tens, century } => decade(tens, century, near),
        Point::Century(hundreds) => Resolved::stated(Some(Value::Century(hundreds))),
        Point::Shift { amount, unit, from } => shift(amount, unit, from, near),
        Point::InWeek { weekday, weeks } => {
            let day =
                near.anchor.and_then(|anchor| plus_days(calendar::monday(anchor)?, weeks * 7 + i32::from(weekday.to_monday_zero_offset())));
            Resolved::inferred(day.map(Value::Day), FROM_ANCHOR)
        }
        Point::InMonth { day, months } => {
            let month = near.anchor.and_then(|anchor| plus_months(anchor.year(), anchor.month() as u8, months));
            Resolved::inferred(month.and_then(|(year, month)| calendar::day(year, month, day)).map(Value::Day), FROM_ANCHOR)
        }
        Point::NthWeekday { nth, weekday, month, year } => nth_weekday(nth, weekday, month, year, near),
        Point::Moved { amount, unit, ref from } => {
            // "Thursday week" is counted from the Thursday to come.
            let ahead = if unit == Unit::Week && amount > 0 { Some(Direction::Future) } else { near.direction };
            let from = self::point(from, &Neighbors { direction: ahead, ..*near });
            Resolved { value: from.value.and_then(|value| moved(&value, amount, unit)), ..from }
        }
        Point::WeekOf(ref inner) => {
            let inner = self::point(inner, near);
            let monday = inner.value.as_ref().and_then(Value::interval).and_then(|(day, _)| calendar::monday(day));
            Resolved { value: monday.map(Value::Week), ..inner }
        }
        Point::YearBefore { name, from, unit } => year_before(name, from, unit, near),
        Point::SamePeriod(year) => same_period(year, near),
        Point::UnderDiscussion(unit) => under_discussion(unit, near),
        Point::Reference(reference) => Resolved::stated(Some(Value::Reference(reference))),
    }
}

/// The value of a time of day.
pub fn time(day: Option<&Point>, time: TimeOfDay, near: &Neighbors<'_>) -> Resolved {
    let on = day.map_or_else(|| unsaid_day(time, near), |day| point(day, near));
    let date = on.value.as_ref().and_then(Value::interval).map(|(day, _)| day);
    match time {
        TimeOfDay::Part(part) => {
            Resolved { value: Some(Value::Part(date, part)).filter(|_| date.is_some() || near.anchor.is_some()), ..on }
        }
        TimeOfDay::Clock { hour, minute, second, either_half, .. } => {
            let at = |hour| Value::Clock { day: date, hour, minute, second };
            let alternatives = if either_half { vec![at((hour + 12) % 24)] } else { Vec::new() };
            let inferred = if either_half { Some("half of the day by convention") } else { on.inferred };
            Resolved { value: Some(at(hour)), inferred, alternatives }
        }
    }
}

/// The day of "at noon": none where a day before publication is told of, but not so near that it must be meant.
fn unsaid_day(time: TimeOfDay, near: &Neighbors<'_>) -> Resolved {
    let past = |day: Date| near.anchor.is_none_or(|anchor| day <= anchor);
    // A day in another sentence counts only where it is past: "at 10:05" is not of the deadline that the text announces.
    let told = near.memory.day.filter(|day| !near.memory.since && (near.same_sentence || past(*day) && near.same_paragraph));
    // "overnight" counts from publication all the same.
    let deictic = matches!(time, TimeOfDay::Part(DayPart::Night));
    let narrated = !deictic && near.memory.day.is_some_and(|day| Some(day) != near.anchor && past(day));
    let told = told.filter(|_| !deictic || near.direction != Some(Direction::Future));
    match near.on_day.or(told) {
        Some(day) => Resolved::inferred(Some(Value::Day(day)), DAY_FROM_MENTION),
        None if narrated => Resolved::inferred(None, DAY_UNTOLD),
        None => Resolved::inferred(near.anchor.map(Value::Day), DAY_FROM_ANCHOR),
    }
}

/// The year that the text gives; with what it was inferred from.
pub fn year_number(year: Year, near: &Neighbors<'_>) -> Option<(i16, Option<&'static str>)> {
    match year {
        Year::Unsaid => None,
        Year::Stated(year) => Some((year, None)),
        Year::TwoDigits(two) => {
            let pivot = near.anchor.map_or(2050, |anchor| i32::from(anchor.year()) + 20);
            let year = i32::from(two) + pivot / 100 * 100;
            Some((if year > pivot { year - 100 } else { year } as i16, Some(CENTURY)))
        }
        Year::Relative(years) => Some((near.anchor?.year() + years, Some(YEAR_FROM_ANCHOR))),
        Year::Mentioned(years) => Some((
            near.memory.year.or(near.anchor.map(Date::year))? + years,
            Some(if near.memory.year.is_some() { YEAR_FROM_MENTION } else { YEAR_FROM_ANCHOR }),
        )),
    }
}

fn whole_year(year: Year, near: &Neighbors<'_>) -> Resolved {
    let found = year_number(year, near);
    Resolved {
        value: found.map(|(year, _)| Value::Year(year)),
        inferred: found.and_then(|(_, inferred)| inferred),
        alternatives: Vec::new(),
    }
}

fn decade(tens: i16, century: bool, near: &Neighbors<'_>) -> Resolved {
    if century {
        return Resolved::stated(Some(Value::Decade(tens)));
    }
    let now = near.anchor.map_or(202, |anchor| anchor.year() / 10);
    let latest = now / 10 * 10 + tens;
    Resolved::inferred(Some(Value::Decade(if latest > now { latest - 10 } else { latest })), CENTURY)
}

fn day_in(year: Year, month: Option<u8>, day: u8, weekday: Option<Weekday>, near: &Neighbors<'_>) -> Resolved {
    let Some(month) = month else { return day_of_untold_month(day, near) };
    if let Some((year, inferred)) = year_number(year, near) {
        return Resolved { value: calendar::day(year, month, day).map(Value::Day), inferred, alternatives: Vec::new() };
    }
    let Some(anchor) = near.anchor else { return Resolved::default() };
    let of = |year| calendar::day(year, month, day);
    if let Some(day) = framed(near, &of) {
        return Resolved::inferred(Some(Value::Day(day)), YEAR_FROM_MENTION);
    }
    let on_weekday = |year| of(year).filter(|day| weekday.is_none_or(|weekday| day.weekday() == weekday));
    let day = nearest(anchor, near, &on_weekday).or_else(|| nearest(anchor, near, &of));
    // "met in August last year … paid on August 14"
    let told = near.memory.calendar_month.filter(|told| told.1 == month && near.close && near.direction == Some(Direction::Past));
    match told.and_then(|told| of(told.0)).filter(|told| *told < anchor && day > Some(anchor)) {
        Some(told) => Resolved::inferred(Some(Value::Day(told)), YEAR_FROM_MENTION),
        None => Resolved::inferred(day.map(Value::Day), YEAR_FROM_ANCHOR),
    }
}

/// "on the 31st": of the month that the sentence tells, else the last one or, where the clause looks ahead, the next.
fn day_of_untold_month(day: u8, near: &Neighbors<'_>) -> Resolved {
    let of = |base: Date, months: i32| {
        let (year, month) = plus_months(base.year(), base.month() as u8, months)?;
        calendar::day(year, month, day)
    };
    let from = |base: Date| (0..2).filter_map(|months| of(base, months)).find(|day| *day >= base);
    let until = |base: Date| (-1..1).rev().filter_map(|months| of(base, months)).find(|day| *day <= base);
    if let Some(told) = near.memory.month.filter(|_| near.same_sentence) {
        return Resolved::inferred(from(told).map(Value::Day), FROM_MENTION);
    }
    let found = near.anchor.and_then(|anchor| match near.direction? {
        Direction::Future => from(anchor),
        Direction::Past => until(anchor),
    });
    Resolved::inferred(found.map(Value::Day), FROM_ANCHOR)
}

/// Of the things that come round each year, the one that the year set by the sentence holds, or that follows the day set by it.
pub fn framed(near: &Neighbors<'_>, of: &dyn Fn(i16) -> Option<Date>) -> Option<Date> {
    if let Some(first) = near.range_start {
        return (first.year()..=first.year() + 1).filter_map(of).find(|day| *day >= first);
    }
    let (first, _) = near.frame.filter(|_| near.direction != Some(Direction::Future))?;
    let past = near.anchor.filter(|anchor| first.year() < anchor.year())?;
    (first.year()..=first.year() + 1).filter_map(of).find(|day| *day >= first).filter(|day| *day <= past)
}

/// How much farther a day against the tense of its clause counts as being; clauses are long and verbs many.
const AGAINST_TENSE: i64 = 4;

/// How much farther a day ahead counts as being where a past verb tells of it: in what opens the sentence, or right before it.
pub fn weight_ahead(certainty: Certainty) -> i64 {
    match certainty {
        Certainty::Tense => AGAINST_TENSE,
        Certainty::Opening => 30,
        Certainty::ItsVerb => 1000,
    }
}

/// Of the days that a yearly day falls on, the one that the clause means.
pub fn nearest(anchor: Date, near: &Neighbors<'_>, day: &dyn Fn(i16) -> Option<Date>) -> Option<Date> {
    let distance = |day: Date| {
        let days = i64::from((day - anchor).get_days());
        match near.direction {
            Some(Direction::Future) if days < 0 => -days * AGAINST_TENSE,
            Some(Direction::Past) if days > 0 => days * weight_ahead(near.certainty),
            None if days > 0 => days * 2,
            _ => days.abs(),
        }
    };
    (anchor.year() - 1..=anchor.year() + 1).filter_map(day).min_by_key(|day| distance(*day))
}

fn nth_weekday(nth: i8, weekday: Weekday, month: u8, year: Year, near: &Neighbors<'_>) -> Resolved {
    let of = |year| calendar::nth_weekday(year, month, nth, weekday);
    if let Some((year, inferred)) = year_number(year, near) {
        return Resolved { value: of(year).map(Value::Day), inferred, alternatives: Vec::new() };
    }
    Resolved::inferred(near.anchor.and_then(|anchor| nearest(anchor, near, &of)).map(Value::Day), YEAR_FROM_ANCHOR)
}

/// A day, week, month or year moved by whole units, at its own grain.
fn moved(value: &Value, amount: i32, unit: Unit) -> Option<Value> {
    let (start, _) = value.interval()?;
    let by = match unit {
        Unit::Year => amount.checked_mul(12)?,
        Unit::Decade => amount.checked_mul(120)?,
        Unit::Month => amount,
        Unit::Day => return shifted(start, amount, Unit::Day).filter(|_| matches!(value, Value::Day(_))),
        Unit::Week => return shifted(start, amount.checked_mul(7)?, Unit::Day).filter(|_| matches!(value, Value::Day(_))),
        _ => return None,
    };
    let (year, month) = plus_months(start.year(), start.month() as u8, by)?;
    match value {
        Value::Day(day) => calendar::day(year, month, day.day() as u8).map(Value::Day),
        Value::Week(_) => calendar::monday(calendar::day(year, month, start.day() as u8)?).map(Value::Week),
        Value::Month(..) => Some(Value::Month(year, month)),
        _ => None,
    }
}

fn numeric(first: u8, second: u8, year: Year, near: &Neighbors<'_>) -> Resolved {
    let Some((year, inferred)) = year_number(year, near) else { return Resolved::default() };
    let month_first = calendar::day(year, first, second).map(Value::Day);
    let day_first = calendar::day(year, second, first).map(Value::Day);
    match (month_first, day_first) {
        (Some(value), _) if near.day_order == DayOrder::MonthFirst => Resolved { value: Some(value), inferred, alternatives: Vec::new() },
        (_, Some(value)) if near.day_order == DayOrder::DayFirst => Resolved { value: Some(value), inferred, alternatives: Vec::new() },
        (Some(one), Some(two)) if one != two => Resolved { value: None, inferred: Some(ORDER), alternatives: vec![one, two] },
        (one, two) => Resolved { value: one.or(two), inferred, alternatives: Vec::new() },
    }
}
