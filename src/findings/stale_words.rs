//! "today", "this year": right on the day of publication, wrong for whoever publishes or reads it later.

use super::Check;
use crate::analysis::{Analysis, Finding, ParagraphKind, QuoteKind, Timex};
use crate::dates::calendar;
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
    let counted = analysis.created.map_or(String::from("the day of publication"), |created| calendar::in_words(created.date.0));
    let (others, it) = match spans.len() - 1 {
        0 => (String::from(" counts"), "it"),
        more => (format!(" and {more} more like it count"), "them"),
    };
    findings.push(Finding {
        rule: CHECK.rule,
        message: format!("“{}”{others} from {counted}: read {it} again if this is published later.", document.str(*first)),
        spans,
        suggestion: None,
    });
}

/// A time counted from the day of publication, in the article's own voice.
fn is_stale(document: &Document<'_>, analysis: &Analysis<Byte>, timex: &Timex<Byte>) -> bool {
    let paragraph = &document.paragraphs[document.paragraph_of(document.tokens_in(timex.span).start)];
    let own = paragraph.kind != ParagraphKind::Furniture && paragraph.duplicate_of.is_none();
    own && !matches!(timex.rule, "date.year-before" | "time.past-the-hour")
        && counts_from_publication(&document.str(timex.span).to_lowercase())
        && !is_quoted(analysis, timex.span)
}

/// Words that count from the day of publication, alone.
const DAYS: &[&str] = &["today", "tonight", "yesterday", "tomorrow", "ago", "recently", "lately", "overnight", "soon"];

/// Words that do so before what they count.
const POINTERS: &[&str] = &["this", "last", "next", "past", "coming", "current", "recent"];

/// "yesterday", "three days ago", "this week", "the past two years"; not "the next day", "the last half of 1989", which count from what was told.
fn counts_from_publication(expression: &str) -> bool {
    let words: Vec<&str> = expression.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let points = |at: usize| {
        let told = words[at] == "next" && at > 0 && words[at - 1] == "the" || words[at + 1..].contains(&"of");
        POINTERS.contains(&words[at]) && !told
    };
    words.iter().any(|word| DAYS.contains(word)) || (0..words.len()).any(points)
}

/// Quoted words keep the speaker's day.
fn is_quoted(analysis: &Analysis<Byte>, span: Span<Byte>) -> bool {
    let upto = analysis.quotes.partition_point(|quote| quote.content.first().is_some_and(|content| content.start <= span.start));
    let near = analysis.quotes[upto.saturating_sub(3)..upto].iter();
    near.filter(|quote| quote.kind != QuoteKind::Indirect).any(|quote| quote.content.iter().any(|content| content.contains(span)))
}

#[cfg(test)]
mod tests {
    use crate::{Analyzer, Options};

    /// The words that the finding shows in a text, published on Wednesday 1 March 2023.
    fn stale(text: &str) -> Vec<&str> {
        let options = Options { created: Some("2023-03-01".parse().expect("a date")), ..Options::default() };
        let findings = Analyzer::new().analyze(text, &options).findings;
        findings
            .iter()
            .filter(|finding| finding.rule == super::CHECK.rule)
            .flat_map(|finding| &finding.spans)
            .map(|span| span.of(text))
            .collect()
    }

    #[test]
    fn all_that_counts_from_the_day_of_publication_is_listed_in_one_finding() {
        let text = "The mayor resigned yesterday. Rents rose last month, and last year too. The council meets next week. \
                    It recently closed two schools. Taxes will go up this year, as they did three years ago.";
        assert_eq!(stale(text), ["yesterday", "last month", "last year", "next week", "recently", "this year", "three years ago"]);
    }

    #[test]
    fn what_stays_true_and_what_others_said_is_not_listed() {
        assert_eq!(stale("The mayor resigned on 3 May 2022. He left the next day. In the last week of May he was ill."), [""; 0]);
        assert_eq!(stale("“We open today, and next year we close,” the mayor said on 28 February."), [""; 0]);
    }
}
