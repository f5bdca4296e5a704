//! Places in lower case ("born in glasgow", "she went to france"): a slip, or a letter whose writer spares the shift key.

use std::ops::Range;

use super::gazetteer::{self, Classes, Listing};
use super::rules;
use super::runs::Reader;
use super::select::Candidate;
use crate::analysis::EntityType;

/// Adds the listed places of the sentence of these tokens that stand in lower case: countries and names of several words anywhere, others
/// after "in", "from" or "near"; where the words are no ordinary ones and no noun follows: "in chicago", not "in china bowls".
pub fn find(reader: Reader<'_, '_>, sentence: Range<usize>, candidates: &mut Vec<Candidate>) {
    for index in sentence.clone() {
        if !reader.is_lower(index) {
            continue;
        }
        let Some(listing) = gazetteer::lower_case(reader.document, index..sentence.end) else { continue };
        let name = index..index + usize::from(listing.length);
        if is_place(reader, &listing, &name) && (is_known_anywhere(reader, &listing, &name) || is_after_preposition(reader, index)) {
            candidates.push(Candidate::new(name, EntityType::Gpe, &rules::PLACE_LOWER_CASE));
        }
    }
}

/// A place's name and nothing else, and no noun behind it.
fn is_place(reader: Reader<'_, '_>, listing: &Listing, name: &Range<usize>) -> bool {
    let telling = listing.kind == EntityType::Gpe && !listing.weak && reader.document.span(name.clone()).len() > 4;
    let ordinary = Classes::ORDINARY.with(Classes::FUNCTION).with(Classes::ANY_FIRST_NAME);
    let noun = reader.is_lower(name.end) && !reader.is(name.end, Classes::FUNCTION);
    telling && !noun && name.clone().all(|at| reader.is_lower(at) && !reader.is(at, ordinary))
}

/// A country or a name of several words that stands by itself: "france", "new york", not the bird, the shirt or "#france".
fn is_known_anywhere(reader: Reader<'_, '_>, listing: &Listing, name: &Range<usize>) -> bool {
    let joined = |index: usize| reader.document.tokens.get(index).is_some_and(|token| !token.shape.has_space_before());
    let before = name.start.checked_sub(1).map_or("", |before| reader.word(before));
    let tagged = joined(name.start) && matches!(before, "#" | "@" | "/" | "." | "-" | "_");
    let thing = listing.length == 1 && matches!(reader.word(name.start), "turkey" | "jersey" | "guinea" | "china" | "chile");
    (listing.nation || listing.length > 1)
        && !thing
        && !tagged
        && !(joined(name.end) && matches!(reader.word(name.end), "-" | "/" | "_" | "@"))
}

fn is_after_preposition(reader: Reader<'_, '_>, index: usize) -> bool {
    matches!(reader.word(index.wrapping_sub(1)), "in" | "In" | "from" | "From" | "near" | "Near")
}
