//! "next month, in March", published in March: what was next has begun.

use super::Check;
use crate::analysis::{Analysis, Finding, Timex};
use crate::span::Byte;
use crate::text::Document;

pub const CHECK: Check = Check {
    rule: "date.next-has-begun",
    example: "The bridge will open next month, on 12 March 2023.",
    counter_example: "The bridge will open next month, on 12 April 2023.",
    find,
};

/// "next month" and the date that explains it stand at most so many tokens apart.
const APART: usize = 3;

fn find(document: &Document<'_>, analysis: &Analysis<Byte>, findings: &mut Vec<Finding<Byte>>) {
    let pairs =
        analysis.timexes.windows(2).enumerate().filter(|(index, pair)| !is_narrated(document, &analysis.timexes[..*index], &pair[0]));
    findings.extend(pairs.filter_map(|(_, pair)| begun(document, &pair[0], &pair[1]).or_else(|| begun(document, &pair[1], &pair[0]))));
}

/// "said in January it would open next month": a date before in the same sentence may be what "next" counts from.
fn is_narrated(document: &Document<'_>, before: &[Timex<Byte>], first: &Timex<Byte>) -> bool {
    let sentence = |timex: &Timex<Byte>| document.sentence_of(document.tokens_in(timex.span).start);
    before.last().is_some_and(|last| last.from.is_some() && sentence(last) == sentence(first))
}

fn begun(document: &Document<'_>, next: &Timex<Byte>, dated: &Timex<Byte>) -> Option<Finding<Byte>> {
    let words = document.str(next.span).to_lowercase();
    let is_next = next.rule == "date.unit-relative" && words.starts_with("next ");
    let explains = matches!(dated.rule, "date.month-day-year" | "date.day-month-year" | "date.month-year" | "date.year" | "date.composed")
        && dated.stated;
    let before = next.span.end <= dated.span.start;
    let (first, second) = if before { (next.span, dated.span) } else { (dated.span, next.span) };
    let between = document.tokens_in(first).end..document.tokens_in(second).start;
    let near =
        between.len() <= APART && between.clone().all(|at| matches!(document.word(at), "," | "on" | "in" | "(" | "–" | "—" | "'s" | "’s"));
    let passed = dated.from.as_ref()? < next.from.as_ref()?;
    (is_next && explains && near && passed).then(|| Finding {
        rule: CHECK.rule,
        message: format!(
            "“{}” counts from the publication date, but {} falls before it.",
            document.str(next.span),
            document.str(dated.span)
        ),
        spans: vec![next.span, dated.span],
        suggestion: None,
    })
}
