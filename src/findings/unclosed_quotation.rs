//! Quotation marks that are opened and never closed, or closed and never opened.

use super::Check;
use crate::analysis::{Analysis, Finding};
use crate::quotes::{self, Fault};
use crate::span::Byte;
use crate::text::Document;

/// See the module.
pub const CHECK: Check = Check {
    rule: "quote.unclosed",
    example: "“It leaks, Roy said on Monday.\nThe council will meet again.",
    counter_example: "Roy said: “It leaks.\n“And it smells.”\nThe 12\" pipe was 5'9\" long in the ’90s.",
    find,
};

/// Silent where the next paragraph opens again: quotations over several paragraphs close with the last.
fn find(document: &Document<'_>, _analysis: &Analysis<Byte>, findings: &mut Vec<Finding<Byte>>) {
    for fault in quotes::faults(document) {
        let (message, spans, suggestion) = match fault {
            Fault::Unclosed { mark, close } => (
                "This quotation mark is never closed; the quotation seems to end here.",
                vec![mark, close],
                Some(quotes::closing(document.str(mark))),
            ),
            Fault::Unopened { mark } => ("This quotation mark closes nothing: no mark is open before it.", vec![mark], None),
            Fault::Reversed { mark } => ("This closing mark stands where a quotation opens.", vec![mark], Some("“")),
        };
        findings.push(Finding { rule: CHECK.rule, message: message.to_string(), spans, suggestion: suggestion.map(str::to_string) });
    }
}
