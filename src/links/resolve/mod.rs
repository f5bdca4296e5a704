//! Expressions into TIMEX3 values: from themselves, the anchor date and their neighbors.

mod cues;
mod memory;
mod points;
mod value;

use crate::analysis::Timex;
use crate::dates::Expression;
use crate::dates::calendar;
use crate::dates::expression::{Meaning, Point, TimeOfDay};
use crate::pipeline::{Date, DayOrder, Options};
use crate::span::Byte;
use crate::text::Document;
pub use cues::{Direction, direction};
use memory::Memory;
use value::Value;

/// What an expression comes to, and how.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resolved {
    value: Option<Value>,
    /// Which part was inferred, and from what.
    inferred: Option<&'static str>,
    /// Other readings.
    alternatives: Vec<Value>,
}

impl Resolved {
    fn stated(value: Option<Value>) -> Self {
        Resolved { value, ..Resolved::default() }
    }

    fn inferred(value: Option<Value>, inferred: &'static str) -> Self {
        Resolved { value, inferred: Some(inferred), ..Resolved::default() }
    }
}

/// What decides besides the expression itself.
#[derive(Debug)]
pub struct Neighbors<'n> {
    anchor: Option<jiff::civil::Date>,
    memory: &'n Memory,
    direction: Option<Direction>,
    preposition: &'n str,
    day_order: DayOrder,
}

/// Gives each expression its value. Nothing is invented: what is not told stays open.
pub fn resolve(document: &Document<'_>, expressions: Vec<Expression>, anchor: Option<Date>, options: &Options) -> Vec<Timex<Byte>> {
    let day_order = day_order(&expressions, options);
    let mut memory = Memory::default();
    expressions
        .into_iter()
        .map(|expression| {
            let preposition = expression.tokens.start.checked_sub(1).map_or("", |before| document.word(before));
            let direction = cues::direction(document, &expression.tokens);
            let neighbors = Neighbors { anchor: anchor.map(|date| date.0), memory: &memory, direction, preposition, day_order };
            let resolved = one(&expression, &neighbors);
            if let Some(value) = &resolved.value {
                memory.mention(value, compares(&expression.meaning));
            }
            publish(expression, resolved, options.zone)
        })
        .collect()
}

/// The order of day and month: the option's, else that of the numeric dates that can be read in one way only, where they agree.
fn day_order(expressions: &[Expression], options: &Options) -> DayOrder {
    if options.day_order != DayOrder::Open {
        return options.day_order;
    }
    let mut orders = expressions.iter().filter_map(|expression| match expression.meaning {
        Meaning::Point(Point::Numeric { first: 13.., .. }) => Some(DayOrder::DayFirst),
        Meaning::Point(Point::Numeric { second: 13.., .. }) => Some(DayOrder::MonthFirst),
        _ => None,
    });
    let Some(first) = orders.next() else { return DayOrder::Open };
    if orders.all(|order| order == first) { first } else { DayOrder::Open }
}

/// The days of a clock time that states its zone, counted in the zone asked for.
fn in_zone(days: (jiff::civil::Date, jiff::civil::Date), meaning: &Meaning, zone: Option<i16>) -> (jiff::civil::Date, jiff::civil::Date) {
    let (Meaning::Time(_, TimeOfDay::Clock { hour, minute, zone: Some(stated), .. }), Some(zone)) = (meaning, zone) else { return days };
    let minutes = i32::from(*hour) * 60 + i32::from(minute.unwrap_or(0)) - i32::from(*stated) + i32::from(zone);
    let shifted = |day| calendar::plus_days(day, minutes.div_euclid(24 * 60)).unwrap_or(day);
    (shifted(days.0), shifted(days.1))
}

/// Whether an expression only holds something up for comparison, so that what is under discussion stays.
fn compares(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Point(Point::YearBefore { .. } | Point::SamePeriod(_)))
}

fn one(expression: &Expression, neighbors: &Neighbors<'_>) -> Resolved {
    match &expression.meaning {
        Meaning::Point(point) => points::point(point, neighbors),
        Meaning::Time(day, time) => points::time(day.as_ref(), *time, neighbors),
        Meaning::Length(length) => Resolved::stated(Some(Value::Length(length.clone()))),
        Meaning::Recurring(recurring) => Resolved::stated(Some(Value::Recurring(*recurring))),
    }
}

fn publish(expression: Expression, resolved: Resolved, zone: Option<i16>) -> Timex<Byte> {
    let interval = resolved.value.as_ref().and_then(Value::interval).map(|days| in_zone(days, &expression.meaning, zone));
    Timex {
        span: expression.span,
        kind: expression.kind(),
        stated: resolved.value.is_some() && resolved.inferred.is_none(),
        from: interval.map(|(from, _)| Value::Day(from).to_string()),
        to: interval.map(|(_, to)| Value::Day(to).to_string()),
        value: resolved.value.map(|value| value.to_string()),
        modifier: expression.modifier,
        inferred: resolved.inferred.map(str::to_owned),
        alternatives: resolved.alternatives.iter().map(Value::to_string).collect(),
        rule: expression.rule,
    }
}
