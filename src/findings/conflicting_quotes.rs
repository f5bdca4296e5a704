//! The same quotation twice: with other words, or by another speaker.

use std::collections::HashMap;

use super::Check;
use crate::analysis::{Analysis, Finding, Quote, QuoteKind};
use crate::span::{Byte, Span};
use crate::text::{Document, TokenKind};

/// See the module.
pub const CHECK: Check = Check {
    rule: "quote.conflicting",
    example: "“The old bridge will be closed for at least two years,” Lena Ortiz said.\nThe vote is on Friday.\n\
              “The old bridge will be closed for at least three years,” Ortiz said again.",
    counter_example: "“The old bridge will be closed for at least two years,” Lena Ortiz said.\nThe vote is on Friday.\n\
                      “Closed for at least two years,” Ortiz said again.",
    find,
};

/// Words that two quotations share before they count as one.
const SHARED: usize = 5;
/// Words that two speakers' quotations share before they count as one.
const LONG: usize = 8;

/// Direct quotes that share a run of [`SHARED`] words at their beginning or end and differ elsewhere, or have two speakers.
fn find(document: &Document<'_>, analysis: &Analysis<Byte>, findings: &mut Vec<Finding<Byte>>) {
    let mut seen: HashMap<Vec<u64>, usize> = HashMap::new();
    for (index, quote) in analysis.quotes.iter().enumerate().filter(|(_, quote)| quote.kind == QuoteKind::Direct) {
        if super::repeats(document, quote.content[0]) {
            continue;
        }
        let words = words(document, quote.content[0]);
        if words.len() <= SHARED {
            continue;
        }
        let first = *seen.entry(words[..SHARED].to_vec()).or_insert(index);
        if first != index {
            findings.extend(conflict(document, &analysis.quotes[first], quote));
        }
    }
}

fn conflict(document: &Document<'_>, first: &Quote<Byte>, again: &Quote<Byte>) -> Option<Finding<Byte>> {
    let (one, other) = (words(document, first.content[0]), words(document, again.content[0]));
    let message = if one == other {
        let speakers = first.speaker.is_some() && again.speaker.is_some() && first.speaker != again.speaker;
        speakers.then_some("These words stand in the text twice, as said by two different speakers.")?
    } else {
        let shorter = one.len().min(other.len());
        let shared = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
        // Two people may begin alike: "I want to thank everybody who …".
        let same = first.speaker == again.speaker && shared * 2 >= shorter || shared >= LONG && shared * 3 >= shorter * 2;
        (shared < shorter && same).then_some("This quotation stands in the text twice, in different words.")?
    };
    let spans = vec![again.content[0], first.content[0]];
    Some(Finding { rule: CHECK.rule, message: message.to_string(), spans, suggestion: None })
}

fn words(document: &Document<'_>, span: Span<Byte>) -> Vec<u64> {
    let tokens = &document.tokens[document.tokens_in(span)];
    tokens.iter().filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number)).map(|token| token.key).collect()
}
