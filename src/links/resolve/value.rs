//! TIMEX3 values as types; strings only when printed.

use std::fmt;

use jiff::civil::Date;

use crate::dates::calendar;
use crate::dates::expression::{Amount, DayPart, Length, Recurring, Reference, Season, Unit};

/// What a temporal expression comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `2013-03-22`
    Day(Date),
    /// `2013-W12`, by its Monday.
    Week(Date),
    /// `2013-W12-WE`, by the Monday of its week.
    Weekend(Date),
    /// `2013-03`
    Month(i16, u8),
    /// `1989-Q3`
    Quarter(i16, u8),
    /// `1989-H1`
    Half(i16, u8),
    /// `1989-SP`
    Season(i16, Season),
    /// `1989`
    Year(i16),
    /// `199`: the 1990s.
    Decade(i16),
    /// `19`: the 20th century.
    Century(i16),
    /// `2013-03-22TAF`, or `XXXX-XX-XXTAF` on no known day.
    Part(Option<Date>, DayPart),
    /// `2013-03-22T17:00`
    Clock {
        /// The day; `None` where nothing tells it.
        day: Option<Date>,
        /// 0 to 24.
        hour: u8,
        /// Where given.
        minute: Option<u8>,
        /// Where given.
        second: Option<u8>,
    },
    /// `PAST_REF`
    Reference(Reference),
    /// `P3M`
    Length(Length),
    /// `XXXX-WXX-2`
    Recurring(Recurring),
}

impl Value {
    /// First and last day that the value covers, where it covers days of the calendar.
    pub fn interval(&self) -> Option<(Date, Date)> {
        let months = |year: i16, month: u8, count: i32| {
            let (end_year, end_month) = calendar::plus_months(year, month, count)?;
            Some((calendar::day(year, month, 1)?, calendar::plus_days(calendar::day(end_year, end_month, 1)?, -1)?))
        };
        match *self {
            Value::Day(day) | Value::Part(Some(day), _) | Value::Clock { day: Some(day), .. } => Some((day, day)),
            Value::Week(monday) => Some((monday, calendar::plus_days(monday, 6)?)),
            Value::Weekend(monday) => Some((calendar::plus_days(monday, 5)?, calendar::plus_days(monday, 6)?)),
            Value::Month(year, month) => months(year, month, 1),
            Value::Quarter(year, quarter) => months(year, quarter * 3 - 2, 3),
            Value::Half(year, half) => months(year, half * 6 - 5, 6),
            Value::Year(year) => months(year, 1, 12),
            Value::Decade(tens) => months(tens.checked_mul(10)?, 1, 120),
            Value::Century(hundreds) => months(hundreds.checked_mul(100)?.max(1), 1, 1200),
            _ => None,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Day(day) => day_of(Some(*day), f),
            Value::Week(monday) => week(*monday, f),
            Value::Weekend(monday) => week(*monday, f).and_then(|()| f.write_str("-WE")),
            Value::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Value::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Value::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Value::Season(year, season) => write!(f, "{year:04}-{}", season_code(*season)),
            Value::Year(year) => write!(f, "{year:04}"),
            Value::Decade(tens) => write!(f, "{tens:03}"),
            Value::Century(hundreds) => write!(f, "{hundreds:02}"),
            Value::Part(day, part) => day_of(*day, f).and_then(|()| write!(f, "T{}", part_code(*part))),
            Value::Clock { day, hour, minute, second } => clock(*day, *hour, *minute, *second, f),
            Value::Reference(reference) => f.write_str(reference_code(*reference)),
            Value::Length(length) => duration(length, f),
            Value::Recurring(recurring) => set(*recurring, f),
        }
    }
}

fn day_of(day: Option<Date>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match day {
        Some(day) => write!(f, "{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
        None => f.write_str("XXXX-XX-XX"),
    }
}

fn week(monday: Date, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let iso = monday.iso_week_date();
    write!(f, "{:04}-W{:02}", iso.year(), iso.week())
}

fn clock(day: Option<Date>, hour: u8, minute: Option<u8>, second: Option<u8>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    day_of(day, f)?;
    match (minute, second) {
        _ if hour == 24 => f.write_str("T24:00"),
        (_, Some(second)) => write!(f, "T{hour:02}:{:02}:{second:02}", minute.unwrap_or(0)),
        (minute, None) => write!(f, "T{hour:02}:{:02}", minute.unwrap_or(0)),
    }
}

fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Fall => "FA",
        Season::Winter => "WI",
    }
}

fn part_code(part: DayPart) -> &'static str {
    match part {
        DayPart::Morning => "MO",
        DayPart::Midday => "MI",
        DayPart::Afternoon => "AF",
        DayPart::Evening => "EV",
        DayPart::Night => "NI",
    }
}

fn reference_code(reference: Reference) -> &'static str {
    match reference {
        Reference::Present => "PRESENT_REF",
        Reference::Past => "PAST_REF",
        Reference::Future => "FUTURE_REF",
    }
}

/// A unit's letter, how many of it one of these is, and whether it belongs after the T.
fn unit_code(unit: Unit) -> (&'static str, u64, bool) {
    match unit {
        Unit::Second => ("S", 1, true),
        Unit::Minute => ("M", 1, true),
        Unit::Hour => ("H", 1, true),
        Unit::Day => ("D", 1, false),
        Unit::Weekend => ("WE", 1, false),
        Unit::Week => ("W", 1, false),
        Unit::Fortnight => ("W", 2, false),
        Unit::Month => ("M", 1, false),
        Unit::Quarter => ("Q", 1, false),
        Unit::Half => ("M", 6, false),
        Unit::Season => ("M", 3, false),
        Unit::Year => ("Y", 1, false),
        Unit::Decade => ("Y", 10, false),
        Unit::Century => ("Y", 100, false),
        Unit::Millennium => ("Y", 1000, false),
    }
}

fn duration(length: &Length, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("P")?;
    let mut in_time = false;
    for &(amount, unit) in &length.parts {
        let (letter, factor, time) = unit_code(unit);
        if time && !in_time {
            f.write_str("T")?;
            in_time = true;
        }
        match (amount, unit) {
            (Amount::Some, Unit::Decade) => f.write_str("XE")?,
            (Amount::Some, Unit::Century) => f.write_str("XC")?,
            (Amount::Some, _) => write!(f, "X{letter}")?,
            (Amount::Exactly(thousandths), Unit::Hour | Unit::Minute) if thousandths % 1000 == 500 && thousandths > 1000 => {
                let smaller = if unit == Unit::Hour { "M" } else { "S" };
                write!(f, "{}{letter}30{smaller}", thousandths / 1000)?;
            }
            (Amount::Exactly(thousandths), _) => {
                number(thousandths * factor, f)?;
                f.write_str(letter)?;
            }
        }
    }
    Ok(())
}

/// Thousandths without needless zeros: 2.5, 3.
fn number(thousandths: u64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{}", thousandths / 1000)?;
    match thousandths % 1000 {
        0 => Ok(()),
        rest => f.write_str(format!(".{rest:03}").trim_end_matches('0')),
    }
}

fn set(recurring: Recurring, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match recurring {
        Recurring::Each(amount, unit) => duration(&Length { parts: vec![(amount, unit)] }, f),
        Recurring::Weekday(weekday, part) => {
            write!(f, "XXXX-WXX-{}", weekday.to_monday_one_offset())?;
            part.map_or(Ok(()), |part| write!(f, "T{}", part_code(part)))
        }
        Recurring::Month(month) => write!(f, "XXXX-{month:02}"),
        Recurring::Season(season) => write!(f, "XXXX-{}", season_code(season)),
        Recurring::Part(part) => write!(f, "XXXX-XX-XXT{}", part_code(part)),
        Recurring::Weekend => f.write_str("XXXX-WXX-WE"),
        Recurring::Date(month, day) => write!(f, "XXXX-{month:02}-{day:02}"),
    }
}
