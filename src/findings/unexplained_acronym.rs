//! Acronyms that a reader is expected to know: used, and never spelled out.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::Check;
use crate::analysis::{Analysis, Entity, EntityType, Finding, ParagraphKind};
use crate::entities::rules::PLACE_DATELINE;
use crate::lexicon::{self, Words};
use crate::span::{Byte, Span};
use crate::text::{Document, Token};

/// See the module.
pub const CHECK: Check = Check {
    rule: "names.acronym-unexplained",
    example: "The ZRQ met on Monday. Its budget is small.",
    counter_example: "The Zubb River Council (ZRC) met on Monday. The ZRC and the EU disagreed.\n\
        KAGORO — The mayor of Kagoro left.\nAyr, R.I. – The bridge is closed.\nDILI, Timor-Leste – Ships waited outside.",
    find,
};

static KNOWN: LazyLock<Words<()>> = LazyLock::new(|| Words::spelled(include_str!("../lexicon/en/known_acronyms.tsv"), |_| ()));

/// One finding for each acronym, at its first use in the article itself.
fn find(document: &Document<'_>, analysis: &Analysis<Byte>, findings: &mut Vec<Finding<Byte>>) {
    // "KAGORO" where the text has Kagoro as well is a name that is shouted.
    let plain = |token: &&Token| token.shape.is_capitalized() && !token.shape.is_all_caps();
    let names: HashSet<u64> = document.tokens.iter().filter(plain).map(|token| token.key).collect();
    let named = |entity: &&Entity| matches!(entity.kind, EntityType::Org | EntityType::Gpe | EntityType::Loc | EntityType::Event);
    for entity in analysis.entities.iter().filter(named) {
        let forms = || std::iter::once(&entity.name).chain(&entity.aliases);
        let place = entity.kind != EntityType::Org && entity.name.chars().filter(|c| *c != '.').count() > 3; // "ABUJA"
        let unknown = !place && forms().all(|form| is_acronym(form) && !is_known(form));
        let spans = spans(document, analysis, entity);
        let explained = spans.iter().any(|span| is_explained(document.text, *span));
        let shouted = forms().any(|form| names.contains(&lexicon::key(form)));
        if unknown && !shouted && !explained && !spans.is_empty() {
            let message = format!("“{}” is used and never spelled out; will every reader know it?", entity.name);
            findings.push(Finding { rule: CHECK.rule, message, spans, suggestion: None });
        }
    }
}

/// Written with periods or without.
fn is_known(form: &str) -> bool {
    KNOWN.get(lexicon::spelling(&form.replace('.', ""))).is_some()
}

/// Two to six capitals, at most one digit or small letter among them.
fn is_acronym(form: &str) -> bool {
    let letters = form.chars().filter(|c| *c != '.').count();
    let capitals = form.chars().filter(|c| c.is_uppercase()).count();
    (2..=6).contains(&letters) && capitals >= 2 && capitals + 1 >= letters && form.chars().all(|c| c.is_alphabetic() || c == '.')
}

/// Its mentions in paragraphs of the article: not in headlines, furniture or repetitions, nor as the shouted place of a dateline.
fn spans(document: &Document<'_>, analysis: &Analysis<Byte>, entity: &Entity) -> Vec<Span<Byte>> {
    let mentions = entity.mentions.iter().map(|&index| &analysis.mentions[index as usize]);
    let spans = mentions.filter(|mention| mention.rule != PLACE_DATELINE.name).map(|mention| mention.span);
    let in_article = |span: &Span<Byte>| {
        let paragraph = &document.paragraphs[document.paragraph_of(document.tokens_in(*span).start)];
        !matches!(paragraph.kind, ParagraphKind::Headline | ParagraphKind::Furniture | ParagraphKind::Byline | ParagraphKind::Dateline)
            && paragraph.duplicate_of.is_none()
    };
    spans.filter(in_article).collect()
}

/// "counter terrorism department (CTD)" or "CTD (counter terrorism department)": words in brackets beside it.
fn is_explained(text: &str, span: Span<Byte>) -> bool {
    let before = text[..span.start as usize].trim_end_matches(['“', '"', '‘']);
    let after = &text[span.end as usize..];
    before.ends_with('(') && after.starts_with([')', ',', ';'])
        || after.starts_with(" (") && after[2..].split(')').next().is_some_and(|inside| inside.contains(' '))
}
