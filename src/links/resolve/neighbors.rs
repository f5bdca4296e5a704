//! What stands around an expression: the tense of its clause, the words and the expressions beside it.

use jiff::civil::Date;

use super::cues::{self, Certainty, Direction, direction};
use super::memory::Memory;
use super::value::Value;
use super::{Resolved, one};
use crate::dates::Expression;
use crate::dates::calendar;
use crate::dates::expression::{Amount, Meaning, Name, Point, TimeOfDay, Unit};
use crate::pipeline::DayOrder;
use crate::text::Document;

/// What decides besides the expression itself.
#[derive(Clone, Copy, Debug)]
pub struct Neighbors<'n> {
    /// The publication date.
    pub anchor: Option<Date>,
    /// What has been mentioned.
    pub memory: &'n Memory,
    /// Where the clause looks.
    pub direction: Option<Direction>,
    /// The word before it.
    pub preposition: &'n str,
    /// How surely it is past, where the clause looks back.
    pub certainty: Certainty,
    /// The order of numeric dates.
    pub day_order: DayOrder,
    /// The day of "at noon on Friday".
    pub on_day: Option<Date>,
    /// Month and day of "the quarter ended Sept. 30".
    pub quarter_end: Option<(u8, u8)>,
    /// Where the range begins that ends here.
    pub range_start: Option<Date>,
    /// First and last day of what sets the year of this sentence.
    pub frame: Option<(Date, Date)>,
    /// Whether the last date mentioned stands in the same sentence.
    pub same_sentence: bool,
    /// Whether it stands in the same paragraph.
    pub same_paragraph: bool,
    /// Whether it stands near: in news a paragraph is often but a sentence.
    pub close: bool,
    /// Whether a figure stands before it that another is compared with.
    pub compared: bool,
    /// The day that stands before the comma of "on Oct. 12, the day before the crash".
    pub apposed: Option<Date>,
}

/// How many tokens behind it an expression sets the year.
const FRAME_REACH: usize = 14;

/// How many tokens away a date may be that of "the day after the vote".
const CLOSE: usize = 60;

/// A document's expressions, and what is given of them all.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'d> {
    /// The text.
    pub document: &'d Document<'d>,
    /// Its expressions, in order.
    pub expressions: &'d [Expression],
    /// The publication date.
    pub anchor: Option<Date>,
    /// The order of numeric dates.
    pub day_order: DayOrder,
}

impl<'d> Surroundings<'d> {
    /// What decides on the expression at `index`, with those before it `resolved`, the last of which looks in `direction`.
    pub fn beside<'n>(&'n self, index: usize, memory: &'n Memory, resolved: &[Resolved], direction: Option<Direction>) -> Neighbors<'n> {
        let (document, expression) = (self.document, &self.expressions[index]);
        let mut near = self.alone(index, memory);
        near.quarter_end = self.expressions.get(index + 1).filter(|next| ends_quarter(expression, next)).and_then(day_of_year);
        near.on_day = day_told_after(self, index, memory);
        let Some(before) = index.checked_sub(1) else { return near };
        let (other, value) = (&self.expressions[before], resolved[before].value.as_ref());
        if is_coordinated(document, other, expression) {
            near.direction = direction;
        }
        if let Some(Value::Day(day)) = value
            && is_apposed(document, other, expression)
        {
            near.apposed = Some(*day);
        }
        if is_range_end(document, other, expression) {
            near.on_day = near.on_day.or(past_midnight(value, &expression.meaning));
            near.range_start = value.and_then(Value::interval).map(|(start, _)| start);
        }
        near
    }

    /// What decides on the expression at `index` but for the expressions beside it.
    pub fn alone<'n>(&'n self, index: usize, memory: &'n Memory) -> Neighbors<'n> {
        let (document, expression) = (self.document, &self.expressions[index]);
        let start = expression.tokens.start;
        let sentence = document.sentence_of(start);
        Neighbors {
            anchor: self.anchor,
            memory,
            direction: clause_direction(document, expression),
            preposition: start.checked_sub(1).map_or("", |before| document.word(before)),
            certainty: cues::certainty(document, &expression.tokens),
            day_order: self.day_order,
            on_day: None,
            quarter_end: None,
            range_start: None,
            frame: memory.frame.filter(|(_, at)| document.sentence_of(*at) == sentence && start - at <= FRAME_REACH).map(|(days, _)| days),
            same_sentence: memory.at.is_some_and(|at| document.sentence_of(at) == sentence),
            same_paragraph: memory.at.is_some_and(|at| document.paragraph_of(at) == document.paragraph_of(start)),
            close: memory.at.is_some_and(|at| start - at <= CLOSE),
            compared: cues::is_compared(document, start),
            apposed: None,
        }
    }
}

fn clause_direction(document: &Document<'_>, expression: &Expression) -> Option<Direction> {
    let weekday = matches!(expression.meaning, Meaning::Point(Point::Named { name: Name::Weekday(_), .. }));
    let ahead =
        if weekday { cues::is_meant_for(document, &expression.tokens) } else { cues::is_of_plan(document, expression.tokens.start) };
    if ahead { Some(Direction::Future) } else { direction(document, &expression.tokens) }
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

/// "from 19:00 until 01:00": the end is on the next day.
fn past_midnight(begins: Option<&Value>, ends: &Meaning) -> Option<Date> {
    match (begins, ends) {
        (
            Some(&Value::Clock { day: Some(day), hour: first, .. }),
            &Meaning::Time(None, TimeOfDay::Clock { hour, either_half: false, .. }),
        ) if hour < first => calendar::plus_days(day, 1),
        _ => None,
    }
}

/// "Sunday and Monday": both look where the first looks.
fn is_coordinated(document: &Document<'_>, before: &Expression, expression: &Expression) -> bool {
    before.tokens.end + 1 == expression.tokens.start && matches!(document.word(before.tokens.end), "and" | "or")
}

/// "on Oct. 12, the day before the crash", "on May 3, 1990, a Thursday": both are one day.
fn is_apposed(document: &Document<'_>, before: &Expression, expression: &Expression) -> bool {
    let weekday = matches!(expression.meaning, Meaning::Point(Point::Named { name: Name::Weekday(_), .. }));
    if weekday && before.tokens.end + 2 == expression.tokens.start {
        return document.word(before.tokens.end) == "," && document.word(before.tokens.end + 1) == "a";
    }
    let event = document.tokens.get(expression.tokens.end).is_some_and(|token| matches!(document.str(token.span), "before" | "after"));
    event && before.tokens.end + 1 == expression.tokens.start && document.word(before.tokens.end) == ","
}

/// The day of "3 p.m. on Saturday", "10:35 a.m. (0735 GMT) Friday", "7 to 9 p.m. Thursday": that of the next expression that names one.
fn day_told_after(around: &Surroundings<'_>, index: usize, memory: &Memory) -> Option<Date> {
    let (document, expressions) = (around.document, &around.expressions[index..]);
    let is_time = |expression: &&Expression| matches!(expression.meaning, Meaning::Time(None, _));
    let times = expressions.iter().take(2).take_while(is_time).count();
    let next = expressions.get(times).filter(|next| times > 0 && matches!(next.meaning, Meaning::Point(_) | Meaning::Time(Some(_), _)))?;
    let ends_range = matches!(next.meaning, Meaning::Time(..));
    let within = |token: &usize| expressions[..times].iter().any(|time| time.tokens.contains(token));
    let mut between =
        (expressions[0].tokens.end..next.tokens.start).filter(|token| !within(token)).map(|token| document.word(token)).peekable();
    // "9am to 5pm on Saturday": two times, and the day of both.
    let range = ends_range || times == 2;
    let joined = between.peek().is_some()
        && between.all(|word| match word {
            "and" | "to" | "-" | "–" | "until" | "till" => range,
            "on" | "(" | ")" | "local" | "time" => !ends_range,
            _ => false,
        });
    let in_brackets =
        ends_range && times == 1 && document.word(next.tokens.start - 1) == "(" && next.tokens.start == expressions[0].tokens.end + 1;
    let near = (joined || in_brackets).then(|| around.alone(index + times, memory))?;
    match one(next, &near).value {
        Some(Value::Clock { day: Some(day), hour, .. }) if in_brackets => day_elsewhere(&expressions[0].meaning, day, hour),
        Some(Value::Day(day) | Value::Clock { day: Some(day), .. }) => Some(day),
        _ => None,
    }
}

/// "9 p.m. (0200 GMT Friday)" is on Thursday, "4 a.m. (9 a.m. GMT Friday)" on Friday: zones are half a day apart at most.
fn day_elsewhere(here: &Meaning, day: Date, hour: u8) -> Option<Date> {
    let Meaning::Time(_, TimeOfDay::Clock { hour: local, .. }) = here else { return None };
    let ahead = i32::from(*local) - i32::from(hour);
    calendar::plus_days(day, -i32::from(ahead > 12) + i32::from(ahead < -12))
}

/// "the three months ended Sept. 30", "the quarter to Dec. 31".
pub fn ends_quarter(before: &Expression, expression: &Expression) -> bool {
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
