//! The trained tagger's names as candidates.

use super::rules::{self, Rule};
use super::select::Candidate;
use crate::analysis::EntityType;
use crate::model::Model;
use crate::pipeline::NameSources;
use crate::text::Document;

/// Adds the names that `model` finds to `candidates`; a rule's candidate for the same person lends its role.
pub fn find(document: &Document<'_>, model: &Model, sources: NameSources, candidates: &mut Vec<Candidate>) {
    let names = model.tag(document);
    let ruled = candidates.len();
    for name in names {
        let mut candidate = Candidate::new(name.tokens, name.kind, &rules::MODEL);
        candidate.confidence = Some(name.confidence);
        candidates.push(candidate);
    }
    lend_roles(candidates, ruled);
    let mut index = 0;
    candidates.retain(|candidate| {
        index += 1;
        index > ruled || candidate.value.is_some() || sources == NameSources::RulesAndModel && adds(candidate.rule)
    });
}

/// The rules that find what the tagger does not, and are right in it. Measured on texts that neither had seen; the other
/// rules' names that the tagger leaves out are hardly ever names.
fn adds(rule: &Rule) -> bool {
    [&rules::ORG_INTRODUCED, &rules::ORG_LISTED, &rules::THING_LISTED, &rules::LAW_HEAD].contains(&rule)
}

/// Gives the tagger's persons the roles that rules saw beside the same names. Both lists are in text order.
fn lend_roles(candidates: &mut [Candidate], ruled: usize) {
    let (ruled, tagged) = candidates.split_at_mut(ruled);
    let mut roles: Vec<&Candidate> = ruled.iter().filter(|candidate| candidate.role.is_some()).collect();
    roles.sort_by_key(|candidate| candidate.tokens.start);
    let mut at = 0;
    for name in tagged.iter_mut().filter(|candidate| candidate.kind == EntityType::Person) {
        while roles.get(at).is_some_and(|role| role.tokens.end <= name.tokens.start) {
            at += 1;
        }
        let same = roles.get(at).filter(|role| role.kind == EntityType::Person && role.tokens.start < name.tokens.end);
        name.role = same.and_then(|role| role.role.clone()).filter(|role| role.end <= name.tokens.start || role.start >= name.tokens.end);
    }
}
