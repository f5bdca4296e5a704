//! Paragraphs that stand in the article twice.

use super::Check;
use crate::analysis::{Analysis, Finding};
use crate::span::Byte;
use crate::text::Document;

/// See the module.
pub const CHECK: Check = Check {
    rule: "text.pasted-twice",
    example: "The council of Ayr closed the old bridge on Monday after cracks were found in two of its piers.\n\
              Repairs will take a month.\n\
              The council of Ayr closed the old bridge on Monday after cracks were found in two of its piers.",
    counter_example: "We want our bridge back!\nThe crowd sang it for an hour outside the town hall.\nWe want our bridge back!",
    find,
};

/// One finding for each run of repeated paragraphs, at the repetition; the second span is where the matter stood first.
fn find(document: &Document<'_>, _analysis: &Analysis<Byte>, findings: &mut Vec<Finding<Byte>>) {
    let paragraphs = &document.paragraphs;
    let mut at = 0;
    while at < paragraphs.len() {
        let Some(original) = paragraphs[at].duplicate_of else {
            at += 1;
            continue;
        };
        let length = (1..).find(|length| !continues(document, at, original, *length)).unwrap_or(1);
        let span = |first: usize| paragraphs[first].span.cover(paragraphs[first + length - 1].span);
        findings.push(Finding {
            rule: CHECK.rule,
            message: message(length, original),
            spans: vec![span(at), span(original)],
            suggestion: None,
        });
        at += length;
    }
}

/// Whether the paragraph `length` after `at` repeats the one `length` after `original`.
fn continues(document: &Document<'_>, at: usize, original: usize, length: usize) -> bool {
    original + length < at
        && document.paragraphs.get(at + length).is_some_and(|paragraph| paragraph.duplicate_of == Some(original + length))
}

fn message(length: usize, original: usize) -> String {
    let first = original + 1;
    match length {
        1 => format!("This paragraph stands in the text twice: it repeats paragraph {first}."),
        _ => format!("These {length} paragraphs stand in the text twice: they repeat paragraphs {first} to {}.", original + length),
    }
}
