//! "from March 2023 to January 2022": a range that ends before it starts.

use super::Check;
use crate::analysis::{Analysis, Finding, Timex};
use crate::span::Byte;
use crate::text::Document;

pub const CHECK: Check = Check {
    rule: "date.reversed-range",
    example: "She led the party from March 2021 to January 2019.",
    counter_example: "She led the party from January 2019 to March 2021, and returned from Spain in 2022 to a city of 2018's making. \
                      Emissions fell from 2010 to 1990 levels.",
    find,
};

fn find(document: &Document<'_>, analysis: &Analysis<Byte>, findings: &mut Vec<Finding<Byte>>) {
    findings.extend(analysis.timexes.windows(2).filter_map(|pair| reversed(document, &pair[0], &pair[1])));
}

fn reversed(document: &Document<'_>, first: &Timex<Byte>, second: &Timex<Byte>) -> Option<Finding<Byte>> {
    let (starts, ends) = (first.from.as_ref()?, second.to.as_ref()?);
    let same_grain = first.value.as_ref().map(String::len) == second.value.as_ref().map(String::len);
    let level = document
        .tokens
        .get(document.tokens_in(second.span).end)
        .is_some_and(|token| matches!(document.str(token.span), "level" | "levels"));
    let stated = first.stated && second.stated && same_grain && !level;
    (stated && ends < starts && is_range(document, first, second)).then(|| Finding {
        rule: CHECK.rule,
        message: format!("The range “{}” ends before it starts.", document.str(first.span.cover(second.span))),
        spans: vec![first.span.cover(second.span)],
        suggestion: None,
    })
}

/// "from A to B", "between A and B".
fn is_range(document: &Document<'_>, first: &Timex<Byte>, second: &Timex<Byte>) -> bool {
    let start = document.tokens_in(first.span).start;
    let between = document.tokens_in(first.span).end..document.tokens_in(second.span).start;
    let lead = start.checked_sub(1).map_or("", |before| document.word(before)).to_lowercase();
    between.len() == 1
        && matches!((lead.as_str(), document.word(between.start)), ("from", "to" | "until" | "till" | "through") | ("between", "and"))
}
