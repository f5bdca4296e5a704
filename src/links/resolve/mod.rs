//! Expressions into TIMEX3 values: from themselves, the anchor date and their neighbors.

mod business;
mod counted;
mod cues;
mod memory;
mod named;
mod neighbors;
mod points;
mod speech;
mod value;

use crate::analysis::Timex;
use crate::dates::Expression;
use crate::dates::calendar;
use crate::dates::expression::{Amount, Length, Meaning, Point, TimeOfDay, Unit};
use crate::pipeline::{Date, DayOrder, Options};
use crate::span::Byte;
use crate::text::Document;
pub use cues::{Direction, direction};
use memory::Memory;
use neighbors::{Neighbors, Surroundings, ends_quarter};
use speech::Speech;
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

/// Gives each expression its value. Nothing is invented: what is not told stays open.
pub fn resolve(document: &Document<'_>, expressions: Vec<Expression>, anchor: Option<Date>, options: &Options) -> Vec<Timex<Byte>> {
    let anchor = anchor.map(|date| date.0);
    let around = Surroundings { document, expressions: &expressions, anchor, day_order: day_order(&expressions, options) };
    let speech = Speech::read(document);
    let mut memory = Memory::default();
    let mut resolved: Vec<Resolved> = Vec::with_capacity(expressions.len());
    let mut direction = None;
    for (index, expression) in expressions.iter().enumerate() {
        let near = around.beside(index, &memory, &resolved, direction);
        direction = near.direction;
        let compared = near.compared;
        let said = speech.said(document, &expressions, index, |other| match resolved.get(other) {
            Some(told) => told.value.clone(),
            None => one(&expressions[other], &around.alone(other, &memory)).value,
        });
        let said = said.filter(|(_, last)| anchor.is_none_or(|anchor| *last < anchor));
        let resolution = said.map_or_else(|| one(expression, &near), |days| speech::resolved(expression, &near, days));
        remember(&mut memory, &around, index, &resolution, compared);
        resolved.push(resolution);
    }
    expressions.into_iter().zip(resolved).map(|(expression, resolved)| publish(expression, resolved, options.zone)).collect()
}

/// Takes the expression at `index` into what has been mentioned; one that is only `compared` is not what the text is about.
fn remember(memory: &mut Memory, around: &Surroundings<'_>, index: usize, resolution: &Resolved, compared: bool) {
    let Surroundings { document, expressions, anchor, .. } = *around;
    let expression = &expressions[index];
    if let Meaning::Length(length) = &expression.meaning
        && document.str(expression.span).get(..3).is_some_and(|the| the.eq_ignore_ascii_case("the"))
    {
        memory.longer = is_part_of_business_year(length);
    }
    let names_day = !matches!(expression.meaning, Meaning::Time(None, _));
    let Some(value) = resolution.value.as_ref().filter(|_| names_day) else { return };
    if sets_year(document, expression, resolution) {
        memory.frame = value.interval().map(|days| (days, expression.tokens.start));
    }
    let ends_quarter = index.checked_sub(1).is_some_and(|before| ends_quarter(&expressions[before], expression));
    // "the fourth quarter ended Sept. 30" is over, whatever the calendar says of fourth quarters.
    let ended = document.tokens.get(expression.tokens.end).is_some_and(|token| document.str(token.span) == "ended");
    let compares = compared || compares(&expression.meaning);
    memory.mention(value, compares, ends_quarter, expression.tokens.start, anchor.filter(|_| !ended));
    memory.since |= expression.tokens.start.checked_sub(1).is_some_and(|before| document.word(before).eq_ignore_ascii_case("since"));
}

/// Whether an expression sets the year of the dates behind it in its sentence: "In 2018, …", "Last year …", "on May 3, 2010, and …".
fn sets_year(document: &Document<'_>, expression: &Expression, resolved: &Resolved) -> bool {
    let start = document.sentences[document.sentence_of(expression.tokens.start)].tokens.start;
    let lead = expression.tokens.start - start;
    let leads = lead == 0 || lead == 1 && matches!(document.word(start), "In" | "By" | "During");
    let possessive = document.tokens.get(expression.tokens.end).is_some_and(|token| matches!(document.str(token.span), "'s" | "’s"));
    match resolved.value {
        Some(Value::Year(_)) => leads && !possessive,
        Some(Value::Day(_) | Value::Month(..)) => resolved.inferred.is_none(),
        _ => false,
    }
}

/// "the nine months", "the first half year": figures of such a stretch follow its name.
fn is_part_of_business_year(length: &Length) -> bool {
    const LONGER: [Amount; 4] = [Amount::Exactly(1_000), Amount::Exactly(6_000), Amount::Exactly(9_000), Amount::Exactly(12_000)];
    matches!(length.parts[..], [(amount, unit)] if LONGER.contains(&amount) && (unit == Unit::Year) == (amount == LONGER[0]) && unit >= Unit::Month)
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
