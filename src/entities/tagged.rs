//! The trained tagger's names as candidates.

use std::collections::HashSet;

use super::rules;
use super::select::Candidate;
use crate::analysis::{Confidence, EntityType};
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
    let doubted = doubted(candidates, ruled, document.tokens.len());
    let mut index = 0;
    candidates.retain(|candidate| {
        index += 1;
        let sure_rule = sources == NameSources::RulesAndModel && candidate.rule.confidence >= SURE;
        if index > ruled {
            sources == NameSources::Model || !doubted.contains(&(index - 1))
        } else {
            candidate.value.is_some() || sure_rule
        }
    });
}

/// Rules that are right this often find names beside the tagger; the others' names that it leaves out are hardly ever names,
/// measured on texts that neither had seen.
const SURE: Confidence = Confidence::percent(88);
/// The tagger's names that are less sure than this give way to those rules.
const UNSURE: Confidence = Confidence::percent(45);

/// Places in `candidates` of the tagger's unsure names that a sure rule contradicts.
fn doubted(candidates: &[Candidate], ruled: usize, tokens: usize) -> HashSet<usize> {
    let mut covered = vec![false; tokens];
    for candidate in candidates[..ruled].iter().filter(|candidate| candidate.rule.confidence >= SURE) {
        covered[candidate.tokens.clone()].fill(true);
    }
    let unsure = |candidate: &Candidate| candidate.confidence.is_some_and(|confidence| confidence < UNSURE);
    let contradicted = |index: &usize| unsure(&candidates[*index]) && covered[candidates[*index].tokens.clone()].contains(&true);
    (ruled..candidates.len()).filter(contradicted).collect()
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
