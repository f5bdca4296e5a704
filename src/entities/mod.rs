//! Mentions: the occurrences of names and amounts in a document.

mod addresses;
mod amounts;
mod datelines;
mod gazetteer;
mod joined;
mod lower_case;
mod numbers;
mod own_words;
mod patterns;
mod repeated;
mod roles;
pub(crate) mod rules;
mod runs;
mod select;
mod tagged;
mod teams;
mod together;
mod works;

use std::ops::Range;

use crate::analysis::{Confidence, EntityType};
use crate::model::Model;
use crate::pipeline::NameSources;
use crate::span::{Byte, Span};
use crate::text::Document;
pub use gazetteer::country;
use runs::Reader;
use select::Candidate;

/// An occurrence of a name, before it is known what else names the same thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where, titles and possessives outside.
    pub span: Span<Byte>,
    /// What kind of thing is named.
    pub kind: EntityType,
    /// How sure.
    pub confidence: Confidence,
    /// What decided.
    pub rule: &'static str,
    /// Title, rank or office beside the name ("SSP", "the mayor of Ayr").
    pub role: Option<Span<Byte>>,
    /// Amounts only: number and unit, normalized.
    pub value: Option<String>,
}

/// No word of a name has more bytes: what is longer is no language.
const LONGEST_WORD: u32 = 80;

/// The mentions of `document`, in text order, disjoint.
pub fn find(document: &Document<'_>, model: &Model, sources: NameSources) -> Vec<Mention> {
    let evidence = gazetteer::read(document);
    let reader = Reader { document, evidence: &evidence };
    let mut candidates = Vec::new();
    for sentence in &document.sentences {
        patterns::find(reader, sentence.tokens.clone(), &mut candidates);
        addresses::find(reader, sentence.tokens.clone(), &mut candidates);
        lower_case::find(reader, sentence.tokens.clone(), &mut candidates);
        works::find(reader, sentence.tokens.clone(), &mut candidates);
        amounts::find(document, sentence.tokens.clone(), &mut candidates);
    }
    datelines::find(reader, &mut candidates);
    if sources != NameSources::Rules {
        tagged::find(reader, model, sources, &mut candidates);
    }
    candidates.retain(|candidate| candidate.rule != &rules::MODEL || !reader.is_no_name(candidate.tokens.clone()));
    candidates.retain(|candidate| candidate.kind != EntityType::Norp || !reader.is_language(candidate.tokens.clone()));
    candidates.retain(|candidate| candidate.tokens.clone().all(|index| document.tokens[index].span.len() <= LONGEST_WORD));
    let standing = select::select(candidates, document.tokens.len());
    let mut standing = select::select(repeated::find(reader, standing), document.tokens.len());
    together::find(reader, &mut standing);
    roles::find(reader, &mut standing);
    teams::find(reader, &mut standing);
    standing.into_iter().map(|candidate| mention(document, candidate)).collect()
}

/// The names of all rules.
pub fn rule_names() -> Vec<&'static str> {
    rules::ALL.iter().filter(|rule| **rule != &rules::MODEL).map(|rule| rule.name).collect()
}

fn mention(document: &Document<'_>, candidate: Candidate) -> Mention {
    let span = |tokens: Range<usize>| document.span(tokens);
    Mention {
        confidence: candidate.confidence(),
        span: span(candidate.tokens),
        kind: candidate.kind,
        rule: candidate.rule.name,
        role: candidate.role.map(span),
        value: candidate.value,
    }
}
