//! Findings: what an editor should look at again. One file a check; [`CHECKS`] lists them.

mod age_conflict;
mod conflicting_quotes;
mod future_in_past_tense;
mod impossible_date;
mod next_has_begun;
mod pasted_twice;
mod quote_without_speaker;
mod reversed_range;
mod speaker_named_later;
mod spelled_two_ways;
mod stale_words;
mod surname_before_full_name;
mod unclosed_quotation;
mod unexplained_acronym;
mod unnamed_sources;
mod weekday_conflict;

pub(crate) use unnamed_sources::CHECK as UNNAMED_SOURCE;

use crate::analysis::{Analysis, Finding};
use crate::span::{Byte, Span};
use crate::text::Document;

/// A check: one question that an editor would ask of every article.
#[derive(Debug)]
pub struct Check {
    /// Stable unique name, `area.what` ("text.pasted-twice"): what its findings carry.
    pub rule: &'static str,
    /// A text, published on Wednesday 1 March 2023, in which it finds something.
    pub example: &'static str,
    /// A text, published on the same day, that looks like it and in which it finds nothing.
    pub counter_example: &'static str,
    /// Appends what it finds, in any order; reads the whole analysis but its findings. Linear in the text's length.
    pub find: fn(&Document<'_>, &Analysis<Byte>, &mut Vec<Finding<Byte>>),
}

/// All checks, one line each. Of findings at the same place, that of the earlier check stands first.
pub const CHECKS: &[Check] = &[
    pasted_twice::CHECK,
    weekday_conflict::CHECK,
    impossible_date::CHECK,
    reversed_range::CHECK,
    next_has_begun::CHECK,
    age_conflict::CHECK,
    future_in_past_tense::CHECK,
    stale_words::CHECK,
    unclosed_quotation::CHECK,
    quote_without_speaker::CHECK,
    speaker_named_later::CHECK,
    conflicting_quotes::CHECK,
    unnamed_sources::CHECK,
    unexplained_acronym::CHECK,
    spelled_two_ways::CHECK,
    surname_before_full_name::CHECK,
];

/// The findings of all checks, in text order.
pub fn find(document: &Document<'_>, analysis: &Analysis<Byte>) -> Vec<Finding<Byte>> {
    let mut findings = Vec::new();
    for check in CHECKS {
        (check.find)(document, analysis, &mut findings);
    }
    findings.sort_by_key(|finding| finding.spans.first().copied());
    findings
}

/// Whether `span` begins in a paragraph that repeats an earlier one: what is to be said of it was said there.
fn repeats(document: &Document<'_>, span: Span<Byte>) -> bool {
    let paragraph = document.paragraphs.partition_point(|paragraph| paragraph.span.end <= span.start);
    document.paragraphs.get(paragraph).is_some_and(|paragraph| paragraph.duplicate_of.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Analyzer, Options};

    fn found(check: &Check, text: &str) -> usize {
        let options = Options { created: Some("2023-03-01".parse().expect("a date")), ..Options::default() };
        Analyzer::new().analyze(text, &options).findings.iter().filter(|finding| finding.rule == check.rule).count()
    }

    #[test]
    fn every_check_finds_its_example_and_not_its_counter_example() {
        for check in CHECKS {
            assert!(found(check, check.example) > 0, "{} does not find its example", check.rule);
            assert_eq!(found(check, check.counter_example), 0, "{} finds its counter-example", check.rule);
        }
    }
}
