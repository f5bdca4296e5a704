//! "31 June", "29 February 2023": days that the calendar does not have.

use super::Check;
use crate::analysis::{Analysis, Finding, Timex};
use crate::dates::{self, calendar};
use crate::span::Byte;
use crate::text::Document;

pub const CHECK: Check = Check {
    rule: "date.impossible",
    example: "The deadline is 31 June, the council said.",
    counter_example: "The deadline is 29 February, the council said, or 30 June 2023, or 11.31am, 30 June 2023.",
    find,
};

/// A leap year, for dates that give none.
const LEAP_YEAR: i16 = 2024;

fn find(document: &Document<'_>, analysis: &Analysis<Byte>, findings: &mut Vec<Finding<Byte>>) {
    findings.extend(analysis.timexes.iter().filter_map(|timex| impossible(document, timex)));
}

fn impossible(document: &Document<'_>, timex: &Timex<Byte>) -> Option<Finding<Byte>> {
    if timex.value.is_some() {
        return None;
    }
    let parts = dates::parts(document, timex.span);
    let (day, month) = (parts.day?, parts.month?);
    let year = parts.year.unwrap_or(LEAP_YEAR);
    calendar::day(year, month, day).is_none().then(|| Finding {
        rule: CHECK.rule,
        message: format!("The calendar has no such day as “{}”.", document.str(timex.span)),
        spans: vec![timex.span],
        suggestion: None,
    })
}
