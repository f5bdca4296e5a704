//! Expressions into TIMEX3 values: from themselves, the anchor date and their neighbors.

mod cues;
mod memory;
mod points;
mod speech;
mod value;

use crate::analysis::Timex;
use crate::dates::Expression;
use crate::dates::calendar;
use crate::dates::expression::{Amount, Length, Meaning, Name, Point, TimeOfDay, Unit};
use crate::pipeline::{Date, DayOrder, Options};
use crate::span::Byte;
use crate::text::Document;
pub use cues::{Direction, direction};
use memory::Memory;
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

/// What decides besides the expression itself.
#[derive(Clone, Copy, Debug)]
pub struct Neighbors<'n> {
    anchor: Option<jiff::civil::Date>,
    memory: &'n Memory,
    direction: Option<Direction>,
    preposition: &'n str,
    /// A past verb and "on" stand right before, or all else says that it is past.
    after_past_verb: bool,
    day_order: DayOrder,
    /// The day of "at noon on Friday".
    on_day: Option<jiff::civil::Date>,
    /// Month and day of "the quarter ended Sept. 30".
    quarter_end: Option<(u8, u8)>,
    /// Where the range begins that ends here.
    range_start: Option<jiff::civil::Date>,
    /// First and last day of what sets the year of this sentence.
    frame: Option<(jiff::civil::Date, jiff::civil::Date)>,
    /// Whether the last date mentioned stands in the same sentence.
    same_sentence: bool,
    /// Whether it stands in the same paragraph.
    same_paragraph: bool,
}

/// How many tokens behind it an expression sets the year.
const FRAME_REACH: usize = 14;

/// Gives each expression its value. Nothing is invented: what is not told stays open.
pub fn resolve(document: &Document<'_>, expressions: Vec<Expression>, anchor: Option<Date>, options: &Options) -> Vec<Timex<Byte>> {
    let day_order = day_order(&expressions, options);
    let mut memory = Memory::default();
    let anchor = anchor.map(|date| date.0);
    let mut resolved: Vec<Resolved> = Vec::with_capacity(expressions.len());
    let speech = Speech::read(document);
    let mut direction = None;
    for (index, expression) in expressions.iter().enumerate() {
        let mut near = neighbors(document, expression, anchor, day_order, &memory);
        near.quarter_end = expressions.get(index + 1).filter(|next| ends_quarter(expression, next)).and_then(day_of_year);
        near.on_day = day_told_after(document, &expressions[index..], anchor, &memory);
        if index.checked_sub(1).is_some_and(|before| is_coordinated(document, &expressions[before], expression)) {
            near.direction = direction;
        }
        direction = near.direction;
        near.range_start = index
            .checked_sub(1)
            .filter(|before| is_range_end(document, &expressions[*before], expression))
            .and_then(|before| resolved[before].value.as_ref()?.interval())
            .map(|(start, _)| start);
        let said = speech.said(document, &expressions, index, |other| match resolved.get(other) {
            Some(told) => told.value.clone(),
            None => one(&expressions[other], &neighbors(document, &expressions[other], anchor, day_order, &memory)).value,
        });
        let said = said.filter(|(_, last)| anchor.is_none_or(|anchor| *last < anchor));
        let resolution = said.map_or_else(|| one(expression, &near), |days| speech::resolved(expression, &near, days));
        if let Meaning::Length(length) = &expression.meaning
            && document.str(expression.span).get(..3).is_some_and(|the| the.eq_ignore_ascii_case("the"))
        {
            memory.longer = is_part_of_business_year(length);
        }
        if let Some(value) = &resolution.value {
            let ends_quarter = index.checked_sub(1).is_some_and(|before| ends_quarter(&expressions[before], expression));
            if sets_year(document, expression, &resolution) {
                memory.frame = value.interval().map(|days| (days, expression.tokens.start));
            }
            memory.mention(value, compares(&expression.meaning), ends_quarter, expression.tokens.start, anchor);
        }
        resolved.push(resolution);
    }
    expressions.into_iter().zip(resolved).map(|(expression, resolved)| publish(expression, resolved, options.zone)).collect()
}

fn neighbors<'n>(
    document: &'n Document<'_>,
    expression: &Expression,
    anchor: Option<jiff::civil::Date>,
    day_order: DayOrder,
    memory: &'n Memory,
) -> Neighbors<'n> {
    let start = expression.tokens.start;
    let sentence = document.sentence_of(start);
    Neighbors {
        anchor,
        memory,
        direction: clause_direction(document, expression),
        preposition: start.checked_sub(1).map_or("", |before| document.word(before)),
        after_past_verb: cues::after_past_verb(document, start)
            || cues::of_what_has_happened(document, expression.tokens.end)
            || cues::opens_past_sentence(document, &expression.tokens),
        day_order,
        on_day: None,
        quarter_end: None,
        range_start: None,
        frame: memory.frame.filter(|(_, at)| document.sentence_of(*at) == sentence && start - at <= FRAME_REACH).map(|(days, _)| days),
        same_sentence: memory.at.is_some_and(|at| document.sentence_of(at) == sentence),
        same_paragraph: memory.at.is_some_and(|at| document.paragraph_of(at) == document.paragraph_of(start)),
    }
}

fn clause_direction(document: &Document<'_>, expression: &Expression) -> Option<Direction> {
    let weekday = matches!(expression.meaning, Meaning::Point(Point::Named { name: Name::Weekday(_), .. }));
    if weekday && cues::is_meant_for(document, &expression.tokens) {
        return Some(Direction::Future);
    }
    direction(document, &expression.tokens)
}

/// "from December to March", "between 12 May and 3 June", "Dec. 28-Jan. 3".
fn is_range_end(document: &Document<'_>, before: &Expression, expression: &Expression) -> bool {
    let weekday = matches!(before.meaning, Meaning::Point(Point::Named { name: Name::Weekday(_), .. }));
    if weekday || before.tokens.end + 1 != expression.tokens.start {
        return false;
    }
    let between = before.tokens.start > 0 && document.word(before.tokens.start - 1).eq_ignore_ascii_case("between");
    match document.word(before.tokens.end) {
        "to" | "until" | "till" | "through" | "-" | "–" => true,
        "and" => between,
        _ => false,
    }
}

/// "Sunday and Monday": both look where the first looks.
fn is_coordinated(document: &Document<'_>, before: &Expression, expression: &Expression) -> bool {
    before.tokens.end + 1 == expression.tokens.start && matches!(document.word(before.tokens.end), "and" | "or")
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

/// The day of "3 p.m. on Saturday", "10:35 a.m. (0735 GMT) Friday", "7 to 9 p.m. Thursday": that of the next expression that names one.
fn day_told_after(
    document: &Document<'_>,
    expressions: &[Expression],
    anchor: Option<jiff::civil::Date>,
    memory: &Memory,
) -> Option<jiff::civil::Date> {
    let is_time = |expression: &&Expression| matches!(expression.meaning, Meaning::Time(None, _));
    let times = expressions.iter().take(2).take_while(is_time).count();
    let next = expressions.get(times).filter(|next| times > 0 && matches!(next.meaning, Meaning::Point(_) | Meaning::Time(Some(_), _)))?;
    let ends_range = matches!(next.meaning, Meaning::Time(..));
    let within = |token: &usize| expressions[..times].iter().any(|time| time.tokens.contains(token));
    let mut between =
        (expressions[0].tokens.end..next.tokens.start).filter(|token| !within(token)).map(|token| document.word(token)).peekable();
    let joined = between.peek().is_some()
        && between.all(|word| match word {
            "and" | "to" | "-" | "–" | "until" | "till" => ends_range,
            "on" | "(" | ")" | "local" | "time" => !ends_range,
            _ => false,
        });
    let near = joined.then(|| neighbors(document, next, anchor, DayOrder::Open, memory))?;
    match one(next, &near).value {
        Some(Value::Day(day) | Value::Clock { day: Some(day), .. }) => Some(day),
        _ => None,
    }
}

/// "the nine months", "the first half year": figures of such a stretch follow its name.
fn is_part_of_business_year(length: &Length) -> bool {
    const LONGER: [Amount; 4] = [Amount::Exactly(1_000), Amount::Exactly(6_000), Amount::Exactly(9_000), Amount::Exactly(12_000)];
    matches!(length.parts[..], [(amount, unit)] if LONGER.contains(&amount) && (unit == Unit::Year) == (amount == LONGER[0]) && unit >= Unit::Month)
}

/// "the three months ended Sept. 30", "the quarter to Dec. 31".
fn ends_quarter(before: &Expression, expression: &Expression) -> bool {
    let adjacent = expression.tokens.start.saturating_sub(before.tokens.end) <= 1;
    let quarter = match &before.meaning {
        Meaning::Length(length) => matches!(length.parts[..], [(amount, Unit::Month)] if amount == Amount::whole(3)),
        Meaning::Point(Point::UnderDiscussion(unit)) => *unit == Unit::Quarter,
        _ => false,
    };
    adjacent && quarter
}

fn day_of_year(expression: &Expression) -> Option<(u8, u8)> {
    match expression.meaning {
        Meaning::Point(Point::Day { month, day, .. }) => Some((month?, day)),
        _ => None,
    }
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
