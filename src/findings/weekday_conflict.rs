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
    counter_example: "The council met on Wednesday, 1 March 2023, in Leeds, and on Thursday 2 March. \
                      In 1994 it was otherwise: on Tuesday, 3 May, nobody came. \
                      It meets again at 9.30am, Friday 14 March 2025.",
    find,
};

fn find(document: &Document<'_>, analysis: &Analysis<Byte>, findings: &mut Vec<Finding<Byte>>) {
    findings.extend((0..analysis.timexes.len()).filter_map(|index| conflict(document, analysis, index)));
}

fn conflict(document: &Document<'_>, analysis: &Analysis<Byte>, index: usize) -> Option<Finding<Byte>> {
    let timex = &analysis.timexes[index];
    let parts = dates::parts(document, timex.span);
    let (weekday, day, month) = (parts.weekday?, parts.day?, parts.month?);
    let anchor = analysis.created.map(|created| created.date.0.year());
    let years = match parts.year {
        Some(year) => year..=year,
        None if tells_of_another_year(&analysis.timexes, index, anchor?) => return None,
        None => anchor? - 1..=anchor? + 1,
    };
    let days: Vec<Date> = years.filter_map(|year| calendar::day(year, month, day)).collect();
    let stated = *days.get(days.len() / 2)?;
    let was = if analysis.created.is_some_and(|created| stated > created.date.0) { "is" } else { "was" };
    (!days.iter().any(|day| day.weekday() == weekday)).then(|| Finding {
        rule: CHECK.rule,
        message: format!(
            "{} {was} a {}, not a {}: one of the two is wrong.",
            calendar::in_words(stated),
            name(stated.weekday()),
            name(weekday)
        ),
        spans: vec![timex.span],
        suggestion: None,
    })
}

/// Whether a date beside the one at `index` states a year long past or far ahead, which may be the year of both.
fn tells_of_another_year(timexes: &[Timex<Byte>], index: usize, published: i16) -> bool {
    let near = &timexes[index.saturating_sub(3)..timexes.len().min(index + 2)];
    let year = |timex: &Timex<Byte>| timex.from.as_ref()?.get(..4)?.parse::<i16>().ok();
    near.iter().filter(|timex| timex.stated).filter_map(year).any(|year| (year - published).abs() > 1)
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
