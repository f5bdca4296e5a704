//! "Friday, 1 March 2023", which was a Wednesday.

use jiff::civil::{Date, Weekday};

use super::Check;
use crate::analysis::{Analysis, Finding, Timex};
use crate::dates::{self, calendar};
use crate::span::Byte;
use crate::text::Document;

pub const CHECK: Check = Check {
    rule: "date.weekday-conflict",
    example: "The council met on Friday, 1 March 2023, in Leeds.",
    counter_example: "The council met on Wednesday, 1 March 2023, in Leeds, and on Thursday 2 March.",
    find,
};

fn find(document: &Document<'_>, analysis: &Analysis<Byte>, findings: &mut Vec<Finding<Byte>>) {
    findings.extend(analysis.timexes.iter().filter_map(|timex| conflict(document, analysis, timex)));
}

fn conflict(document: &Document<'_>, analysis: &Analysis<Byte>, timex: &Timex<Byte>) -> Option<Finding<Byte>> {
    let parts = dates::parts(document, timex.span);
    let (weekday, day, month) = (parts.weekday?, parts.day?, parts.month?);
    let anchor = analysis.created.map(|created| created.date.0.year());
    let years = match parts.year {
        Some(year) => year..=year,
        None => anchor? - 1..=anchor? + 1,
    };
    let days: Vec<Date> = years.filter_map(|year| calendar::day(year, month, day)).collect();
    let stated = *days.get(days.len() / 2)?;
    (!days.iter().any(|day| day.weekday() == weekday)).then(|| Finding {
        rule: CHECK.rule,
        message: format!("{} was a {}, not a {}: one of the two is wrong.", written(stated), name(stated.weekday()), name(weekday)),
        spans: vec![timex.span],
        suggestion: None,
    })
}

fn written(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

fn name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
