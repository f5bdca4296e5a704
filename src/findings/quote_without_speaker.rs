//! Quotes whose speaker the text does not tell.

use super::Check;
use crate::analysis::{Analysis, Finding, QuoteKind};
use crate::span::{Byte, Span};
use crate::text::Document;

/// See the module.
pub const CHECK: Check = Check {
    rule: "quote.without-speaker",
    example: "The council met on Monday.\n“This bridge will never be safe again for our children.”\nThe vote is on Friday.",
    counter_example: "The council met on Monday.\n“This bridge will never be safe again for our children,” Lena Ortiz said. “Never.”\nThe film “Night Boat” opens on Friday.",
    find,
};

/// Words from which a quotation without a source is worth a look.
const WORDS: usize = 5;

/// One finding a quote; silent about short phrases in marks, which may be terms, and about what repeats an earlier paragraph.
fn find(document: &Document<'_>, analysis: &Analysis<Byte>, findings: &mut Vec<Finding<Byte>>) {
    for quote in &analysis.quotes {
        let unsourced = quote.source.is_none() && quote.kind != QuoteKind::Indirect;
        if unsourced && words(document, &quote.content) >= WORDS && !super::repeats(document, quote.content[0]) {
            findings.push(Finding {
                rule: CHECK.rule,
                message: "The text does not say whose words these are.".to_string(),
                spans: quote.content.clone(),
                suggestion: None,
            });
        }
    }
}

fn words(document: &Document<'_>, spans: &[Span<Byte>]) -> usize {
    spans.iter().map(|span| document.str(*span).split_whitespace().count()).sum()
}
