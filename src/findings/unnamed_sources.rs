//! The register of sources without a name, with the reason that the text gives.

use std::collections::HashSet;

use super::Check;
use crate::analysis::{Analysis, Finding, SourceKind};
use crate::lexicon;
use crate::quotes::{self, Hint};
use crate::span::{Byte, Span};
use crate::text::Document;

/// See the module.
pub const CHECK: Check = Check {
    rule: "quote.unnamed-source",
    example: "“The deal is dead,” said a senior official, who asked not to be named because he was not allowed to speak.",
    counter_example: "“The deal is dead,” said Lena Ortiz, the mayor. The report said the road would close.\nThe official, Tom Brandt, said he agreed.",
    find,
};

/// How texts say that a source stays unnamed.
const REASONS: [&str; 16] = [
    "not to be named",
    "not to be identified",
    "condition of anonymity",
    "on the condition of anonymity",
    "declined to be named",
    "declined to be identified",
    "not authorized to speak",
    "not authorised to speak",
    "not allowed to speak",
    "not permitted to speak",
    "anonymity",
    "requested anonymity",
    "only her first name",
    "only his first name",
    "for fear of",
    "fearing repris",
];

/// One finding for each unnamed single person, at the first place; groups ("critics", "residents") are the convention.
fn find(document: &Document<'_>, analysis: &Analysis<Byte>, findings: &mut Vec<Finding<Byte>>) {
    let mut seen = HashSet::new();
    for quote in analysis.quotes.iter().filter(|quote| quote.source_kind == Some(SourceKind::Unnamed)) {
        let Some(source) = quote.source else { continue };
        let reason = reason(document, source);
        if (reason.is_some() || is_someone(document, source)) && seen.insert(document.str(source)) && !super::repeats(document, source) {
            findings.push(Finding {
                rule: CHECK.rule,
                message: message(document, reason),
                spans: std::iter::once(upto(document, source, reason)).chain(reason).collect(),
                suggestion: None,
            });
        }
    }
}

/// The source as far as its reason, which may stand within it: "a clerk, who asked | not to be named".
fn upto(document: &Document<'_>, source: Span<Byte>, reason: Option<Span<Byte>>) -> Span<Byte> {
    let Some(reason) = reason.filter(|reason| source.overlaps(*reason)) else { return source };
    let words = document.tokens_in(source).map(|at| document.tokens[at].span);
    words.take_while(|word| word.end <= reason.start).fold(source, |_, word| Span::new(source.start, word.end))
}

fn message(document: &Document<'_>, reason: Option<Span<Byte>>) -> String {
    match reason {
        Some(reason) => format!("This source stays unnamed; the text gives a reason: “{}”.", document.str(reason)),
        None => "This source stays unnamed, and the text does not say why.".to_string(),
    }
}

/// "a senior official", "one source", "two people briefed on it", "sources".
fn is_someone(document: &Document<'_>, source: Span<Byte>) -> bool {
    let tokens = document.tokens_in(source);
    let first = document.word(tokens.start).to_lowercase();
    let counted = matches!(first.as_str(), "a" | "an" | "one" | "another" | "two" | "three" | "several" | "sources" | "officials");
    counted && tokens.into_iter().any(|at| quotes::hints(document.tokens[at].key).has(Hint::Unnamed))
}

/// Tokens before and after a source among which a reason is looked for: a sentence may be as long as the text.
const REACH: usize = 60;

/// The rest of the sentence from where it, or the next one, speaks of anonymity.
fn reason(document: &Document<'_>, source: Span<Byte>) -> Option<Span<Byte>> {
    let tokens = document.tokens_in(source);
    let sentence = document.sentence_of(tokens.start);
    let own = document.sentences[sentence].tokens.clone();
    let near = tokens.start.saturating_sub(REACH).max(own.start)..(tokens.end + REACH).min(own.end);
    let next = document.sentences.get(sentence + 1).filter(|next| next.paragraph == document.sentences[sentence].paragraph);
    let next = next.map(|next| next.tokens.start..next.tokens.end.min(next.tokens.start + REACH));
    let within = |reason: Span<Byte>| if reason.start < source.end { Span::new(reason.start, reason.end.min(source.end)) } else { reason };
    stated(document, document.span(near)).map(within).or_else(|| {
        // "The people asked not to be identified because …": of people again, not of another speaker.
        let next = next.filter(|next| document.word(next.start) == "The" && is_unnamed(document, next.start + 1))?;
        stated(document, document.span(next))
    })
}

fn is_unnamed(document: &Document<'_>, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|token| quotes::hints(token.key).has(Hint::Unnamed))
}

/// How long the reason is before ", said": the report that it is a part of.
fn upto_report(reason: &str) -> usize {
    let verb = |rest: &str| rest.split(|c: char| !c.is_alphabetic()).next().is_some_and(|word| quotes::reports(lexicon::key(word)));
    reason.match_indices(", ").map(|(comma, _)| comma).find(|comma| verb(&reason[comma + 2..])).unwrap_or(reason.len())
}

fn stated(document: &Document<'_>, span: Span<Byte>) -> Option<Span<Byte>> {
    let text = document.str(span);
    let at = REASONS.iter().filter_map(|reason| text.find(reason)).min()?;
    let length = text[at..].find(['.', ';', '“', '"']).unwrap_or(text.len() - at);
    let length = upto_report(&text[at..at + length]);
    let start = span.start + at as u32;
    Some(Span::new(start, start + text[at..at + length].trim_end().trim_end_matches(',').len() as u32))
}
