//! Places in lower case after a preposition ("born in glasgow"): a slip, or a letter whose writer spares the shift key.

use std::ops::Range;

use super::gazetteer::{self, Classes};
use super::rules;
use super::runs::Reader;
use super::select::Candidate;
use crate::analysis::EntityType;

/// Adds the listed places of the sentence of these tokens that stand in lower case after "in", "from" or "near", where the words are no
/// ordinary ones and no noun follows: "in chicago", not "in china bowls".
pub fn find(reader: Reader<'_, '_>, sentence: Range<usize>, candidates: &mut Vec<Candidate>) {
    for index in sentence.start + 1..sentence.end {
        if !matches!(reader.word(index - 1), "in" | "In" | "from" | "From" | "near" | "Near") || !reader.is_lower(index) {
            continue;
        }
        let Some(listing) = gazetteer::lower_case(reader.document, index..sentence.end) else { continue };
        let name = index..index + usize::from(listing.length);
        let telling = listing.kind == EntityType::Gpe && !listing.weak && reader.document.span(name.clone()).len() > 4;
        let ordinary = Classes::ORDINARY.with(Classes::FUNCTION).with(Classes::ANY_FIRST_NAME);
        let noun = reader.is_lower(name.end) && !reader.is(name.end, Classes::FUNCTION);
        if telling && !noun && name.clone().all(|at| reader.is_lower(at) && !reader.is(at, ordinary)) {
            candidates.push(Candidate::new(name, EntityType::Gpe, &rules::PLACE_LOWER_CASE));
        }
    }
}
