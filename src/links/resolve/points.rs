//! Calendar times: each kind of [`Point`] into a value.

use jiff::civil::{Date, Weekday};

use super::value::Value;
use super::{Direction, Neighbors, Resolved};
use crate::dates::calendar::{self, plus_days, plus_months};
use crate::dates::expression::{Base, Name, Point, Season, TimeOfDay, Unit, Which, Year};
use crate::dates::holidays;
use crate::pipeline::DayOrder;

/// Where an inferred part came from.
const FROM_ANCHOR: &str = "counted from the publication date";
const FROM_MENTION: &str = "counted from the last date mentioned";
const YEAR_FROM_ANCHOR: &str = "year from the publication date";
const YEAR_FROM_MENTION: &str = "year from the last date mentioned";
const DAY_FROM_ANCHOR: &str = "day from the publication date";
const DAY_FROM_MENTION: &str = "day from the last date mentioned";
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
        Point::NthWeekday { nth, weekday, month, year } => nth_weekday(nth, weekday, month, year, near),
        Point::Moved { amount, unit, ref from } => {
            let from = self::point(from, near);
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
    let on = day.map_or_else(|| unsaid_day(near), |day| point(day, near));
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

/// The day of "at noon".
fn unsaid_day(near: &Neighbors<'_>) -> Resolved {
    // A day in another sentence counts only where it is past: "at 10:05" is not of the deadline that the text announces.
    let told = near.memory.day.filter(|day| near.same_sentence || near.anchor.is_none_or(|anchor| *day <= anchor) && near.same_paragraph);
    match (near.on_day.or(told), near.anchor) {
        (Some(day), _) => Resolved::inferred(Some(Value::Day(day)), DAY_FROM_MENTION),
        (None, anchor) => Resolved::inferred(anchor.map(Value::Day), DAY_FROM_ANCHOR),
    }
}

/// The year that the text gives; with what it was inferred from.
fn year_number(year: Year, near: &Neighbors<'_>) -> Option<(i16, Option<&'static str>)> {
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
    let Some(month) = month else { return Resolved::default() };
    if let Some((year, inferred)) = year_number(year, near) {
        return Resolved { value: calendar::day(year, month, day).map(Value::Day), inferred, alternatives: Vec::new() };
    }
    let Some(anchor) = near.anchor else { return Resolved::default() };
    let of = |year| calendar::day(year, month, day);
    if let Some(day) = framed(near, &of) {
        return Resolved::inferred(Some(Value::Day(day)), YEAR_FROM_MENTION);
    }
    let on_weekday = |year| of(year).filter(|day| weekday.is_none_or(|weekday| day.weekday() == weekday));
    Resolved::inferred(nearest(anchor, near, &on_weekday).or_else(|| nearest(anchor, near, &of)).map(Value::Day), YEAR_FROM_ANCHOR)
}

/// Of the things that come round each year, the one that the year set by the sentence holds, or that follows the day set by it.
fn framed(near: &Neighbors<'_>, of: &dyn Fn(i16) -> Option<Date>) -> Option<Date> {
    if let Some(first) = near.range_start {
        return (first.year()..=first.year() + 1).filter_map(of).find(|day| *day >= first);
    }
    let (first, _) = near.frame.filter(|_| near.direction != Some(Direction::Future))?;
    let past = near.anchor.filter(|anchor| first.year() < anchor.year())?;
    (first.year()..=first.year() + 1).filter_map(of).find(|day| *day >= first).filter(|day| *day <= past)
}

/// How much farther a day against the tense of its clause counts as being; clauses are long and verbs many.
const AGAINST_TENSE: i64 = 4;
/// The same where the verb stands right before: "vanished on Jan. 2".
const AGAINST_ITS_VERB: i64 = 30;

/// Of the days that a yearly day falls on, the one that the clause means.
fn nearest(anchor: Date, near: &Neighbors<'_>, day: &dyn Fn(i16) -> Option<Date>) -> Option<Date> {
    let distance = |day: Date| {
        let days = i64::from((day - anchor).get_days());
        match near.direction {
            Some(Direction::Future) if days < 0 => -days * AGAINST_TENSE,
            Some(Direction::Past) if days > 0 && near.after_past_verb => days * AGAINST_ITS_VERB,
            Some(Direction::Past) if days > 0 => days * AGAINST_TENSE,
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

fn named(name: Name, which: Which, year: Year, near: &Neighbors<'_>) -> Resolved {
    if let Some((year, inferred)) = year_number(year, near) {
        return Resolved { value: in_year(name, year), inferred, alternatives: alternatives(name, year) };
    }
    let mentioned = matches!(which, Which::Previous | Which::Following);
    let (base, from) = match near.memory.day.filter(|_| mentioned) {
        Some(day) => (Some(day), FROM_MENTION),
        None => (near.anchor, if matches!(name, Name::Weekday(_) | Name::Weekend) { FROM_ANCHOR } else { YEAR_FROM_ANCHOR }),
    };
    if let (Name::Month(month), Which::Unsaid) = (name, which)
        && let Some(first) = framed(near, &|year| calendar::day(year, month, 1))
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

/// Other days that a holiday of the same name falls on in other countries.
fn alternatives(name: Name, year: i16) -> Vec<Value> {
    match name {
        Name::Holiday(row) => holidays::days(row, year).skip(1).map(Value::Day).collect(),
        _ => Vec::new(),
    }
}

fn in_year(name: Name, year: i16) -> Option<Value> {
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
        Which::Unsaid if matches!(near.preposition, "until" | "till" | "through" | "by") && near.direction.is_none() => {
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
        Which::Unsaid if looks_ahead(near) => coming(),
        Which::Unsaid if near.preposition == "through" && near.direction != Some(Direction::Past) => closest(base, of),
        // Who writes late in November that something comes "in November" means the next.
        Which::Unsaid if near.direction == Some(Direction::Future) && matches!(name, Name::Month(_)) && base.day() > 20 => starting(),
        Which::Unsaid if near.direction == Some(Direction::Future) => coming(),
        Which::Unsaid if matches!(name, Name::Holiday(_)) => nearest(base, near, &|year| start(&of(year)?)).map(Value::Day),
        Which::Unsaid if matches!(name, Name::Month(_)) => nearest_month(base, near, of),
        Which::Unsaid => latest_past(),
    }
}

/// "until Friday", "by October"; not "By October it had closed", "Until Friday nobody came".
fn looks_ahead(near: &Neighbors<'_>) -> bool {
    match near.preposition {
        "until" | "till" => true,
        "by" | "By" | "Until" => near.direction != Some(Direction::Past),
        _ => false,
    }
}

/// How much farther a month ahead counts as being: with no verb to tell, with a past verb about.
const MONTH_AHEAD: i32 = 2;
const MONTH_AGAINST_TENSE: i32 = 6;

/// "in April": who means one eleven months ago says "last April" or the year.
fn nearest_month(base: Date, near: &Neighbors<'_>, of: impl Fn(i16) -> Option<Value>) -> Option<Value> {
    let ahead = match near.direction {
        _ if near.after_past_verb => AGAINST_ITS_VERB as i32,
        Some(Direction::Past) => MONTH_AGAINST_TENSE,
        _ => MONTH_AHEAD,
    };
    let distance = |value: &Value| match value.interval() {
        Some((start, _)) if start > base => (start - base).get_days() * ahead,
        Some((_, end)) => (base - end).get_days().max(0),
        None => i32::MAX,
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
        (Name::YearEnd, _) => of(year),
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

fn shift(amount: Option<i32>, unit: Unit, from: Base, near: &Neighbors<'_>) -> Resolved {
    let mentioned = mentioned(unit, near).filter(|_| from == Base::Mentioned);
    let back = amount.is_some_and(|amount| amount < 0) && unit < Unit::Year;
    let (base, source) = match (mentioned, from) {
        (Some(day), _) => (Some(day), FROM_MENTION),
        (None, Base::Anchor) => (near.anchor, FROM_ANCHOR),
        // "two weeks earlier", with nothing of that grain before it
        (None, Base::Mentioned) => (near.anchor.filter(|_| back), if back { FROM_ANCHOR } else { FROM_MENTION }),
    };
    let Some(amount) = amount else { return vague(from) };
    Resolved::inferred(base.and_then(|base| shifted(base, amount, unit)), source)
}

/// What was mentioned last that is fine enough to count `unit`s from: no week is counted from a year.
fn mentioned(unit: Unit, near: &Neighbors<'_>) -> Option<Date> {
    match unit {
        Unit::Day => near.memory.day,
        Unit::Week | Unit::Weekend | Unit::Fortnight => near.memory.week,
        Unit::Month => near.memory.month,
        _ => near.memory.last.as_ref().and_then(Value::interval).map(|(start, _)| start),
    }
}

/// "several years ago".
fn vague(from: Base) -> Resolved {
    let past = (from == Base::Anchor).then_some(Value::Reference(crate::dates::expression::Reference::Past));
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

fn year_before(name: Option<Name>, from: Base, unit: Unit, near: &Neighbors<'_>) -> Resolved {
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

fn same_period(year: Year, near: &Neighbors<'_>) -> Resolved {
    let quarter = near.memory.quarter.map(|(_, quarter)| quarter);
    let value = year_number(year, near).map(|(year, _)| quarter.map_or(Value::Year(year), |quarter| Value::Quarter(year, quarter)));
    Resolved { value, inferred: quarter.map(|_| FROM_MENTION), alternatives: Vec::new() }
}

fn under_discussion(unit: Unit, near: &Neighbors<'_>) -> Resolved {
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
