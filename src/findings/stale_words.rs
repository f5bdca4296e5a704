//! "today", "this year": right on the day of publication, wrong for whoever publishes or reads it later.

use super::Check;
use crate::analysis::{Analysis, Finding, ParagraphKind, QuoteKind, Timex};
use crate::span::{Byte, Span};
use crate::text::Document;

pub const CHECK: Check = Check {
    rule: "date.stale-word",
    example: "Earlier today, six men were arrested in the city.",
    counter_example: "“We open today,” the mayor said on 28 February.",
    find,
};

fn find(document: &Document<'_>, analysis: &Analysis<Byte>, findings: &mut Vec<Finding<Byte>>) {
    let spans: Vec<Span<Byte>> =
        analysis.timexes.iter().filter(|timex| is_stale(document, analysis, timex)).map(|timex| timex.span).collect();
    let Some(first) = spans.first() else { return };
    let counted = analysis.created.map_or(String::from("the day of publication"), |created| created.date.to_string());
    let others = if spans.len() > 1 { format!(" and {} more like it", spans.len() - 1) } else { String::new() };
    findings.push(Finding {
        rule: CHECK.rule,
        message: format!("“{}”{others} counts from {counted}: read it again if this is published later.", document.str(*first)),
        spans,
        suggestion: None,
    });
}

/// A word that is true on one day only, in the article's own voice.
fn is_stale(document: &Document<'_>, analysis: &Analysis<Byte>, timex: &Timex<Byte>) -> bool {
    let words = document.str(timex.span).to_lowercase();
    let stale = words.split(' ').any(|word| matches!(word, "today" | "tonight" | "yesterday" | "tomorrow"))
        || ["this week", "this month", "this year", "next week", "last week", "this morning", "this afternoon", "this evening"]
            .iter()
            .any(|phrase| words.contains(phrase));
    let paragraph = &document.paragraphs[document.paragraph_of(document.tokens_in(timex.span).start)];
    let own = paragraph.kind != ParagraphKind::Furniture && paragraph.duplicate_of.is_none() && !is_quoted(analysis, timex.span);
    stale && own
}

/// Quoted words keep the speaker's day.
fn is_quoted(analysis: &Analysis<Byte>, span: Span<Byte>) -> bool {
    let upto = analysis.quotes.partition_point(|quote| quote.content.first().is_some_and(|content| content.start <= span.start));
    let near = analysis.quotes[upto.saturating_sub(3)..upto].iter();
    near.filter(|quote| quote.kind != QuoteKind::Indirect).any(|quote| quote.content.iter().any(|content| content.contains(span)))
}
