//! Expressions side by side that are one: "10 p.m." + "Wednesday", "this year" 's "third quarter".

use super::Candidate;
use super::atoms::Atom;
use super::expression::{Base, Meaning, Name, Point, TimeOfDay, Unit, Which, Year};
use super::lexemes::Class;

/// What stands between two expressions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    Nothing,
    Comma,
    Of,
    Possessive,
}

/// Joins neighbors as long as there are any that belong together.
pub fn compose(document: &crate::text::Document<'_>, atoms: &[Atom], candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut done: Vec<Candidate> = Vec::with_capacity(candidates.len());
    for right in candidates {
        done.push(right);
        while let [.., left, right] = done.as_slice() {
            let Some(joined) = gap(document, atoms, left.end, right.start).and_then(|gap| join(left, gap, right)) else { break };
            done.truncate(done.len() - 2);
            done.push(joined);
        }
    }
    done
}

fn gap(document: &crate::text::Document<'_>, atoms: &[Atom], end: usize, start: usize) -> Option<Gap> {
    match atoms.get(end..start)? {
        [] => Some(Gap::Nothing),
        [one] if one.is(Class::Of) => Some(Gap::Of),
        [one] if one.is(Class::Possessive) => Some(Gap::Possessive),
        [one] if document.str(one.span) == "," => Some(Gap::Comma),
        _ => None,
    }
}

fn join(left: &Candidate, gap: Gap, right: &Candidate) -> Option<Candidate> {
    let (meaning, rule) = joined(&left.meaning, gap, &right.meaning)?;
    Some(Candidate { start: left.start, end: right.end, meaning, modifier: None, rule, part_only: false })
}

fn joined(left: &Meaning, gap: Gap, right: &Meaning) -> Option<(Meaning, &'static str)> {
    let close = matches!(gap, Gap::Nothing | Gap::Comma);
    match (left, right) {
        (Meaning::Point(left), Meaning::Point(right)) => {
            let point = match gap {
                Gap::Possessive => in_year(right, year_of(left)?),
                Gap::Of => in_year(left, year_of(right)?),
                Gap::Nothing | Gap::Comma => with_weekday(left, right)
                    .or_else(|| in_week(left, right))
                    .or_else(|| moved(left, right).filter(|_| gap == Gap::Nothing))
                    .or_else(|| quarter_a_year_back(left, right).filter(|_| gap == Gap::Nothing))
                    .or_else(|| in_year(left, relative_year_of(right)?)),
            }?;
            Some((Meaning::Point(point), "date.composed"))
        }
        // "the night of Friday" + "Oct. 23"
        (Meaning::Time(Some(day), time), Meaning::Point(date)) if close => {
            with_weekday(day, date).map(|day| (Meaning::Time(Some(day), *time), "time.composed"))
        }
        (Meaning::Time(None, time), Meaning::Point(day))
            if (close || gap == Gap::Of && matches!(time, TimeOfDay::Part(_))) && is_day(day) =>
        {
            Some((Meaning::Time(Some(day.clone()), *time), "time.composed"))
        }
        (Meaning::Point(day), Meaning::Time(None, time)) if close && is_day(day) => {
            let part_after_comma = gap == Gap::Comma && matches!(time, TimeOfDay::Part(_));
            (!part_after_comma).then(|| (Meaning::Time(Some(day.clone()), *time), "time.composed"))
        }
        (Meaning::Time(Some(day), TimeOfDay::Part(_)), Meaning::Time(None, time @ TimeOfDay::Clock { .. }))
        | (Meaning::Time(None, time @ TimeOfDay::Clock { .. }), Meaning::Time(Some(day), TimeOfDay::Part(_)))
            if close =>
        {
            Some((Meaning::Time(Some(day.clone()), *time), "time.composed"))
        }
        _ => None,
    }
}

/// "Friday, Oct. 13", "this coming Sunday, March eighth".
fn with_weekday(left: &Point, right: &Point) -> Option<Point> {
    match (left, right) {
        (Point::Named { name: Name::Weekday(weekday), .. }, Point::Day { year, month: Some(month), day, weekday: None }) => {
            Some(Point::Day { year: *year, month: Some(*month), day: *day, weekday: Some(*weekday) })
        }
        _ => None,
    }
}

/// "Tuesday last week".
fn in_week(left: &Point, right: &Point) -> Option<Point> {
    match (left, right) {
        (
            Point::Named { name: Name::Weekday(weekday), which: Which::Unsaid, .. },
            Point::Shift { amount: Some(amount), unit: Unit::Week, from: Base::Anchor },
        ) => Some(Point::InWeek { weekday: *weekday, weeks: *amount }),
        _ => None,
    }
}

/// "a year ago today", "five years ago this month".
fn moved(left: &Point, right: &Point) -> Option<Point> {
    let (amount, unit) = match left {
        Point::Shift { amount: Some(amount), unit: unit @ (Unit::Week | Unit::Month | Unit::Year | Unit::Decade), from: Base::Anchor } => {
            (*amount, *unit)
        }
        Point::YearBefore { name: None, from: Base::Anchor, .. } => (-1, Unit::Year),
        _ => return None,
    };
    let now = matches!(right, Point::Shift { amount: Some(0), unit: Unit::Day | Unit::Week | Unit::Month, from: Base::Anchor });
    (amount < 0 && now).then(|| Point::Moved { amount, unit, from: Box::new(right.clone()) })
}

/// "the quarter a year ago", "the third quarter a year earlier".
fn quarter_a_year_back(left: &Point, right: &Point) -> Option<Point> {
    let name = match left {
        Point::UnderDiscussion(Unit::Quarter) => None,
        Point::Named { name: name @ Name::Quarter(_), which: Which::Unsaid, year: Year::Unsaid } => Some(*name),
        _ => return None,
    };
    match right {
        Point::YearBefore { name: None, from, unit: Unit::Year } => Some(Point::YearBefore { name, from: *from, unit: Unit::Quarter }),
        _ => None,
    }
}

/// The left part in a year that the right part names.
fn in_year(part: &Point, year: Year) -> Option<Point> {
    match part {
        Point::Named { name, which: Which::Unsaid, year: Year::Unsaid } if !matches!(name, Name::Weekday(_) | Name::Weekend) => {
            Some(Point::Named { name: *name, which: Which::Unsaid, year })
        }
        Point::Day { year: Year::Unsaid, month: Some(month), day, weekday } => {
            Some(Point::Day { year, month: Some(*month), day: *day, weekday: *weekday })
        }
        Point::UnderDiscussion(Unit::Quarter) => {
            Some(Point::YearBefore { name: None, from: Base::Anchor, unit: Unit::Quarter }).filter(|_| year == Year::Relative(-1))
        }
        _ => None,
    }
}

fn year_of(point: &Point) -> Option<Year> {
    match point {
        Point::Year(year) => Some(*year),
        other => relative_year_of(other),
    }
}

fn relative_year_of(point: &Point) -> Option<Year> {
    match point {
        Point::Shift { amount: Some(amount), unit: Unit::Year, from: Base::Anchor } if amount.abs() <= 1 => {
            Some(Year::Relative(*amount as i16))
        }
        Point::Shift { amount: Some(amount), unit: Unit::Year, from: Base::Mentioned } if amount.abs() <= 1 => {
            Some(Year::Mentioned(*amount as i16))
        }
        _ => None,
    }
}

/// Whether a point is a single day, so that it may carry a time of day.
fn is_day(point: &Point) -> bool {
    match point {
        Point::Day { .. } | Point::Numeric { .. } | Point::InWeek { .. } | Point::InMonth { .. } | Point::NthWeekday { .. } => true,
        Point::Named { name, .. } => matches!(name, Name::Weekday(_) | Name::Holiday(_)),
        Point::Shift { unit, .. } => *unit == Unit::Day,
        _ => false,
    }
}
