//! The trained tagger's names as candidates.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::gazetteer::Classes;
use super::rules::{self, Rule};
use super::runs::Reader;
use super::select::Candidate;
use super::{joined, own_words};
use crate::analysis::{Confidence, EntityType};
use crate::model::Model;
use crate::pipeline::NameSources;
use crate::text::Document;

/// Adds the names that `model` finds to `candidates`; a rule's candidate for the same person lends its role.
pub fn find(reader: Reader<'_, '_>, model: &Model, sources: NameSources, candidates: &mut Vec<Candidate>) {
    let ruled = candidates.len();
    add_tagged(reader, model, sources, candidates);
    lend_roles(candidates, ruled);
    let said: [HashSet<Said>; 2] = [said(&candidates[..ruled]), said(&candidates[ruled..])];
    let corrected = corrected(reader.document, &candidates[..ruled], &candidates[ruled..], &said[0]);
    let mut index = 0;
    candidates.retain_mut(|candidate| {
        index += 1;
        let by_tagger = index > ruled;
        let agreed = said[usize::from(!by_tagger)].contains(&(candidate.tokens.clone(), candidate.kind));
        match sources {
            _ if candidate.value.is_some() => true,
            NameSources::Model => by_tagger,
            _ if covering(&corrected, &candidate.tokens).is_some() => candidate.rule == &rules::ORG_LISTED,
            _ if by_tagger => agreed || candidate.confidence() >= likely(reader, candidate),
            _ => {
                let stays = agreed || candidate.confidence() >= SURE || is_telling(reader, candidate);
                if !agreed {
                    candidate.confidence = Some(alone(candidate));
                }
                stays
            }
        }
    });
}

/// The tagger's names, as what stands in and beside them corrects them.
fn add_tagged(reader: Reader<'_, '_>, model: &Model, sources: NameSources, candidates: &mut Vec<Candidate>) {
    for name in model.tag(reader.document) {
        let mut candidate = Candidate::new(name.tokens, name.kind, &rules::MODEL);
        candidate.confidence = Some(name.confidence);
        match sources {
            NameSources::Model => candidates.push(candidate),
            _ => joined::read(reader, candidate).into_iter().for_each(|candidate| own_words::add(reader, candidate, candidates)),
        }
    }
}

/// How often rules are right about names that the tagger does not see, in percent: measured on texts that neither had seen.
const ALONE: [(&Rule, u8); 6] = [
    (&rules::PLACE_LISTED, 55),
    (&rules::ORG_LISTED, 63),
    (&rules::ORG_HEAD, 53),
    (&rules::FACILITY_HEAD, 65),
    (&rules::PERSON_TITLE, 80),
    (&rules::PERSON_FIRST_NAME, 77),
];

/// How sure a rule's name is that the tagger does not see.
fn alone(candidate: &Candidate) -> Confidence {
    let measured = ALONE.iter().find(|(rule, _)| *rule == candidate.rule);
    measured.map_or(candidate.confidence(), |(_, percent)| Confidence::percent(*percent).min(candidate.confidence()))
}

/// What a list says plainly: an organization that is no ordinary word and no part of a longer name ("Daesh", not "Dawn" or "Disney" in
/// "Disney World"); a person whose first name and surname it has; an act.
fn is_telling(reader: Reader<'_, '_>, name: &Candidate) -> bool {
    let tokens = name.tokens.clone();
    let ordinary = |index: usize| reader.is(index, Classes::ORDINARY);
    if name.rule == &rules::PERSON_FIRST_NAME {
        let named = reader.is(tokens.start, Classes::FIRST_NAME) && reader.is(tokens.end - 1, Classes::SURNAME);
        return named && !tokens.clone().any(ordinary);
    }
    if name.rule == &rules::ORG_HEAD {
        let of = reader.word(tokens.start + 1) == "of" && reader.is(tokens.start, Classes::ORG_HEAD);
        return of && tokens.len() > 2 && reader.is_capitalized(tokens.start);
    }
    if name.rule == &rules::PLACE_COMMA {
        return matches!(reader.word(tokens.start.wrapping_sub(1)), "in" | "of" | "near") && !tokens.clone().any(ordinary);
    }
    if name.rule == &rules::LAW_HEAD {
        return reader.word(tokens.end - 1) == "Act";
    }
    name.rule == &rules::ORG_LISTED && (tokens.len() > 1 || !ordinary(tokens.start) && !reader.is_capitalized(tokens.end))
}

/// Listed organizations, by each of their tokens.
type Listed = HashMap<usize, Range<usize>>;

/// Those that the tagger takes, all or a part of them, for something else, while no rule says the same: there the list is right, "al
/// Qaeda" is nobody's name.
fn corrected(document: &Document<'_>, ruled: &[Candidate], tagged: &[Candidate], said: &HashSet<Said>) -> Listed {
    let organizations = ruled.iter().filter(|candidate| candidate.rule == &rules::ORG_LISTED);
    let mut listed: Listed =
        organizations.flat_map(|candidate| candidate.tokens.clone().map(|at| (at, candidate.tokens.clone()))).collect();
    let surnames = surnames(document, tagged);
    let is_surname = |name: &Range<usize>| name.len() == 1 && surnames.contains(&document.tokens[name.start].key);
    let other =
        |name: &&Candidate| name.kind != EntityType::Org && !said.contains(&(name.tokens.clone(), name.kind)) && !is_surname(&name.tokens);
    let taken: HashSet<Range<usize>> = tagged.iter().filter(other).filter_map(|name| covering(&listed, &name.tokens)).cloned().collect();
    listed.retain(|_, whole| taken.contains(whole));
    listed
}

/// The listed organization that `tokens` are or are a part of.
fn covering<'l>(listed: &'l Listed, tokens: &Range<usize>) -> Option<&'l Range<usize>> {
    listed.get(&tokens.start).filter(|whole| whole.start <= tokens.start && tokens.end <= whole.end)
}

/// The last words of the full names that the tagger finds: "Saab" is Maya Saab here, not the company.
fn surnames(document: &Document<'_>, tagged: &[Candidate]) -> HashSet<u64> {
    let full = tagged.iter().filter(|name| name.kind == EntityType::Person && name.tokens.len() > 1);
    full.map(|name| document.tokens[name.tokens.end - 1].key).collect()
}

/// What a candidate says: which tokens are what.
type Said = (Range<usize>, EntityType);

fn said(candidates: &[Candidate]) -> HashSet<Said> {
    candidates.iter().map(|candidate| (candidate.tokens.clone(), candidate.kind)).collect()
}

/// Rules that are right this often find names beside the tagger; the others' names that it leaves out are hardly ever names,
/// measured on texts that neither had seen.
const SURE: Confidence = Confidence::percent(88);
/// What the tagger alone says stays out when it is less sure than this: measured on texts that it had not seen, most of its names below
/// are wrong. Its doubtful places are as often right, and organizations whose kind stands before them ("the relief group Zubb").
fn likely(reader: Reader<'_, '_>, name: &Candidate) -> Confidence {
    let before = name.tokens.start.wrapping_sub(1);
    let kind = reader.is_lower(before) && (reader.is(before, Classes::GROUP_NOUN) || reader.word(before) == "journal");
    Confidence::percent(match name.kind {
        EntityType::Org if kind => 42,
        EntityType::Person | EntityType::Event => 48,
        EntityType::Org => 56,
        EntityType::Product => 60,
        EntityType::Work => 70,
        _ => 42,
    })
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
