//! First references: a person who is called by surname before the full name is given.

use super::Check;
use crate::analysis::{Analysis, Entity, EntityType, Finding, ParagraphKind};
use crate::span::{Byte, Span};
use crate::text::Document;

/// See the module.
pub const CHECK: Check = Check {
    rule: "names.surname-before-full-name",
    example: "The plan failed because Ortiz left early.\nLena Ortiz had been asked to stay.",
    counter_example: "The plan failed because President Ortiz left early.\nLena Ortiz had been asked to stay. Ortiz did not.",
    find,
};

/// One finding for each person whose first mention in the article is shorter than a later one. A title before the surname introduces it;
/// headlines and words that someone else is quoted with are free.
fn find(document: &Document<'_>, analysis: &Analysis<Byte>, findings: &mut Vec<Finding<Byte>>) {
    let mut contents: Vec<Span<Byte>> = analysis.quotes.iter().flat_map(|quote| quote.content.iter().copied()).collect();
    contents.sort();
    for entity in analysis.entities.iter().filter(|entity| entity.kind == EntityType::Person) {
        let spans: Vec<Span<Byte>> = spans(document, analysis, &contents, entity);
        let words = |span: &Span<Byte>| document.str(*span).split_whitespace().count();
        let full = spans.iter().find(|span| words(span) > 1);
        if let (Some(first), Some(full)) = (spans.first(), full)
            && words(first) == 1
            && !has_title(document, *first)
        {
            let (short, long) = (document.str(*first), document.str(*full));
            let message = format!("“{short}” is named here before the text gives the full name, “{long}”.");
            findings.push(Finding { rule: CHECK.rule, message, spans: vec![*first, *full], suggestion: Some(long.to_string()) });
        }
    }
}

/// The mentions in the article's own words.
fn spans(document: &Document<'_>, analysis: &Analysis<Byte>, contents: &[Span<Byte>], entity: &Entity) -> Vec<Span<Byte>> {
    let spans = entity.mentions.iter().map(|&index| analysis.mentions[index as usize].span);
    let told = |span: &Span<Byte>| {
        let kind = document.paragraphs[document.paragraph_of(document.tokens_in(*span).start)].kind;
        matches!(kind, ParagraphKind::Body | ParagraphKind::Quotation)
    };
    spans.filter(told).filter(|span| !is_quoted(contents, *span)).collect()
}

fn is_quoted(contents: &[Span<Byte>], span: Span<Byte>) -> bool {
    let after = contents.partition_point(|content| content.start <= span.start);
    after > 0 && contents[after - 1].contains(span)
}

/// Whether a capitalized word, as of a title, stands right before.
fn has_title(document: &Document<'_>, span: Span<Byte>) -> bool {
    let index = document.tokens_in(span).start;
    let sentence = &document.sentences[document.sentence_of(index)];
    index > sentence.tokens.start && document.tokens[index - 1].shape.is_capitalized()
}
