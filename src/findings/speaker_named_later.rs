//! Quotes whose speaker is named only after a description or a pronoun.

use super::Check;
use crate::analysis::{Analysis, EntityType, Finding, Quote, QuoteKind};
use crate::span::Byte;
use crate::text::Document;

/// See the module.
pub const CHECK: Check = Check {
    rule: "quote.speaker-named-later",
    example: "“This bridge will fall,” he said.\nThe council met on Monday.\nMr. Tom Brandt, the engineer, left early.",
    counter_example: "Mr. Tom Brandt, the engineer, left early.\n“This bridge will fall,” he said.\n“We know,” said Lena Ortiz, the mayor.",
    find,
};

/// A pronoun as the source of words in marks, before any person is named.
fn find(document: &Document<'_>, analysis: &Analysis<Byte>, findings: &mut Vec<Finding<Byte>>) {
    let people = || analysis.mentions.iter().filter(|mention| mention.kind == EntityType::Person);
    let Some(first) = people().next() else { return };
    for quote in analysis.quotes.iter().filter(|quote| is_pronoun(document, quote) && quote.kind != QuoteKind::Indirect) {
        let Some(source) = quote.source.filter(|source| source.end <= first.span.start) else { continue };
        findings.push(Finding {
            rule: CHECK.rule,
            message: format!("“{}” speaks here, but nobody is named before {}.", document.str(source), document.str(first.span)),
            spans: vec![source, first.span],
            suggestion: None,
        });
    }
}

fn is_pronoun(document: &Document<'_>, quote: &Quote<Byte>) -> bool {
    quote.speaker.is_none() && quote.source.is_some_and(|source| matches!(document.str(source).to_lowercase().as_str(), "he" | "she"))
}
