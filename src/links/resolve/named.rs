//! What comes round: weekdays, weekends, months, seasons, quarters, holidays. Which one is meant.

use jiff::civil::{Date, Weekday};

use super::Resolved;
use super::cues::{Certainty, Direction};
use super::neighbors::Neighbors;
use super::points::{self, FROM_ANCHOR, FROM_MENTION, YEAR_FROM_ANCHOR, YEAR_FROM_MENTION};
use super::value::Value;
use crate::dates::calendar::{self, plus_days};
use crate::dates::expression::{Name, Season, Which, Year};
use crate::dates::holidays;

/// The value of what comes round.
pub fn named(name: Name, which: Which, year: Year, near: &Neighbors<'_>) -> Resolved {
    if let Some((year, inferred)) = points::year_number(year, near) {
        return Resolved { value: in_year(name, year), inferred, alternatives: alternatives(name, year) };
    }
    if let (Name::Weekday(weekday), Some(day)) = (name, near.apposed.filter(|_| which == Which::Unsaid))
        && day.weekday() == weekday
    {
        return Resolved::inferred(Some(Value::Day(day)), FROM_MENTION);
    }
    let (base, from) = match mentioned(name, which, near) {
        Some(day) => (Some(day), FROM_MENTION),
        None => (near.anchor, if matches!(name, Name::Weekday(_) | Name::Weekend) { FROM_ANCHOR } else { YEAR_FROM_ANCHOR }),
    };
    if let (Name::Month(month), Which::Unsaid) = (name, which)
        && let Some(first) = points::framed(near, &|year| calendar::day(year, month, 1))
    {
        return Resolved::inferred(Some(Value::Month(first.year(), month)), YEAR_FROM_MENTION);
    }
    let value = base.and_then(|base| match name {
        Name::Weekday(weekday) => weekday_from(base, weekday, which, near).map(Value::Day),
        Name::Weekend => weekend(base, which, near),
        _ => yearly(name, base, which, near),
    });
    Resolved::inferred(value, from)
}

/// What "the previous" and "the following" count from: weekdays from a day, "in the fall of 1972 … the following January" from whatever it was.
fn mentioned(name: Name, which: Which, near: &Neighbors<'_>) -> Option<Date> {
    match (which, name) {
        (Which::Previous | Which::Following, Name::Weekday(_) | Name::Weekend) => near.memory.day,
        (Which::Previous, _) => near.memory.last.as_ref().and_then(start),
        (Which::Following, _) => near.memory.last.as_ref().and_then(end),
        _ => None,
    }
}

/// Other days that a holiday of the same name falls on in other countries.
fn alternatives(name: Name, year: i16) -> Vec<Value> {
    match name {
        Name::Holiday(row) => holidays::days(row, year).skip(1).map(Value::Day).collect(),
        _ => Vec::new(),
    }
}

/// That of a year.
pub fn in_year(name: Name, year: i16) -> Option<Value> {
    match name {
        Name::Month(month) => Some(Value::Month(year, month)),
        Name::Season(season) => Some(Value::Season(year, season)),
        Name::Quarter(quarter) => Some(Value::Quarter(year, quarter)),
        Name::Half(half) => Some(Value::Half(year, half)),
        Name::Holiday(row) => holidays::days(row, year).next().map(Value::Day),
        Name::YearEnd => calendar::day(year, 12, 31).map(Value::Day),
        Name::Weekday(_) | Name::Weekend => None,
    }
}

fn weekday_from(base: Date, weekday: Weekday, which: Which, near: &Neighbors<'_>) -> Option<Date> {
    let back = i32::from(base.weekday().since(weekday));
    let ahead = i32::from(base.weekday().until(weekday));
    let or_week = |days: i32| if days == 0 { 7 } else { days };
    match which {
        Which::Last | Which::Previous => plus_days(base, -or_week(back)),
        Which::Next | Which::Following => plus_days(base, or_week(ahead)),
        Which::This if near.direction == Some(Direction::Past) => plus_days(base, -back),
        Which::This => plus_days(base, ahead),
        Which::Unsaid if near.direction == Some(Direction::Future) => plus_days(base, ahead),
        Which::Unsaid if matches!(near.preposition, "until" | "till" | "through" | "by" | "before") && near.direction.is_none() => {
            plus_days(base, ahead)
        }
        Which::Unsaid => plus_days(base, -back),
    }
}

fn weekend(base: Date, which: Which, near: &Neighbors<'_>) -> Option<Value> {
    let monday = calendar::monday(base)?;
    let early = base.weekday().to_monday_zero_offset() < 5;
    let weeks = match which {
        Which::Last | Which::Previous => -1,
        Which::Next => 1,
        Which::Following => i32::from(!early),
        Which::Unsaid if early && near.direction != Some(Direction::Future) => -1,
        Which::This if early && near.direction == Some(Direction::Past) => -1,
        Which::This | Which::Unsaid => 0,
    };
    plus_days(monday, weeks * 7).map(Value::Weekend)
}

/// Months, seasons, quarters, holidays: the one of this year, the year before or the year after.
fn yearly(name: Name, base: Date, which: Which, near: &Neighbors<'_>) -> Option<Value> {
    let year = base.year();
    let of = |year: i16| in_year(name, year);
    let starts_after = |value: &Value| start(value).is_some_and(|start| start > base);
    let ends_before = |value: &Value| end(value).is_some_and(|end| end < base);
    let latest_past = || (year - 1..=year).rev().filter_map(of).find(|v| !starts_after(v));
    let ended = || (year - 2..=year).rev().filter_map(of).find(|v| ends_before(v));
    let coming = || (year..=year + 1).filter_map(of).find(|v| !ends_before(v));
    let starting = || (year..=year + 1).filter_map(of).find(starts_after);
    if let Name::Quarter(_) | Name::YearEnd = name {
        return quarter_or_end(name, base, which, near);
    }
    match which {
        // "last February" in March is more than a year ago: the nearer one is "last month".
        Which::Last if matches!(name, Name::Month(_)) => {
            ended().and_then(|value| if just_ended(&value, base) { of(start(&value)?.year() - 1) } else { Some(value) })
        }
        Which::Last | Which::Previous => ended(),
        Which::Next | Which::Following => starting(),
        Which::This => of(year),
        // "not seen since Easter", said in Holy Week
        Which::Unsaid if near.preposition.eq_ignore_ascii_case("since") && matches!(name, Name::Holiday(_)) => latest_past(),
        Which::Unsaid if looks_ahead(near) => coming(),
        Which::Unsaid if near.preposition == "through" && near.direction != Some(Direction::Past) => closest(base, of),
        // Who writes late in November that something comes "in November" means the next.
        Which::Unsaid if near.direction == Some(Direction::Future) && matches!(name, Name::Month(_)) && base.day() > 20 => starting(),
        Which::Unsaid if near.direction == Some(Direction::Future) => coming(),
        Which::Unsaid if matches!(name, Name::Holiday(_)) => points::nearest(base, near, &|year| start(&of(year)?)).map(Value::Day),
        Which::Unsaid if matches!(name, Name::Month(_)) => nearest_month(base, near, of),
        Which::Unsaid => latest_past(),
    }
}

/// "until Friday", "by October", "before the autumn"; not "By October it had closed", "Until Friday nobody came".
fn looks_ahead(near: &Neighbors<'_>) -> bool {
    match near.preposition {
        "until" | "till" => true,
        "before" | "Before" | "by" | "By" | "Until" => near.direction != Some(Direction::Past),
        _ => false,
    }
}

/// How much farther a month ahead counts as being: with no verb to tell, with a past verb about.
const MONTH_AHEAD: i64 = 2;
const MONTH_AGAINST_TENSE: i64 = 15;

/// "in April": who means one eleven months ago says "last April" or the year; who means this one, early in it, "this month".
fn nearest_month(base: Date, near: &Neighbors<'_>, of: impl Fn(i16) -> Option<Value>) -> Option<Value> {
    let past = near.direction == Some(Direction::Past);
    let ahead = match near.certainty {
        Certainty::Tense if past => MONTH_AGAINST_TENSE,
        Certainty::Tense => MONTH_AHEAD,
        certainty => points::weight_ahead(certainty),
    };
    let begun_just = past && near.certainty == Certainty::ItsVerb && base.day() <= 15;
    let distance = |value: &Value| match value.interval() {
        Some((start, _)) if start > base => i64::from((start - base).get_days()) * ahead,
        Some((start, end)) if begun_just && end >= base && start <= base => 400,
        Some((_, end)) => i64::from((base - end).get_days().max(0)),
        None => i64::MAX,
    };
    (base.year() - 1..=base.year() + 1).filter_map(of).min_by_key(distance)
}

fn just_ended(value: &Value, base: Date) -> bool {
    end(value).is_some_and(|end| (base - end).get_days() <= 31)
}

/// The nearest of the year before, this year and the next.
fn closest(base: Date, of: impl Fn(i16) -> Option<Value>) -> Option<Value> {
    let distance = |value: &Value| start(value).map_or(i32::MAX, |start| (start - base).get_days().abs());
    (base.year() - 1..=base.year() + 1).filter_map(of).min_by_key(distance)
}

fn quarter_or_end(name: Name, base: Date, which: Which, near: &Neighbors<'_>) -> Option<Value> {
    let year = base.year();
    let of = |year: i16| in_year(name, year);
    match (name, which) {
        (_, Which::Last | Which::Previous) => of(year - 1),
        (_, Which::Next | Which::Following) => of(year + 1),
        // "The index has risen 6 percent since year-end": the one that is past.
        (Name::YearEnd, _) => of(if near.preposition == "since" { year - 1 } else { year }),
        // "put off until the third quarter"
        _ if matches!(near.preposition, "until" | "till") => {
            (year..=year + 1).filter_map(of).find(|value| end(value).is_some_and(|end| end >= base))
        }
        (_, _) if near.direction == Some(Direction::Future) => of(year),
        _ => (year - 1..=year).rev().filter_map(of).find(|value| start(value).is_some_and(|start| start <= base)),
    }
}

fn start(value: &Value) -> Option<Date> {
    match value {
        Value::Season(year, season) => calendar::day(*year, season_start(*season), 20),
        other => other.interval().map(|(start, _)| start),
    }
}

fn end(value: &Value) -> Option<Date> {
    match value {
        Value::Season(..) => plus_days(start(value)?, 91),
        other => other.interval().map(|(_, end)| end),
    }
}

fn season_start(season: Season) -> u8 {
    match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Fall => 9,
        Season::Winter => 12,
    }
}
