//! The label set: ten types in BILOU encoding, and outside.

use crate::analysis::EntityType;

/// The types that the tagger tells apart, in the order of their labels.
pub const TYPES: [EntityType; 10] = [
    EntityType::Person,
    EntityType::Org,
    EntityType::Gpe,
    EntityType::Loc,
    EntityType::Fac,
    EntityType::Norp,
    EntityType::Event,
    EntityType::Product,
    EntityType::Work,
    EntityType::Law,
];

/// How many labels there are: outside, and four places of each type.
pub const LABELS: usize = 1 + 4 * TYPES.len();

/// The label of a token outside every name.
pub const OUTSIDE: usize = 0;

/// Where in a name a token stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The first of several tokens.
    Begin,
    /// Neither first nor last.
    Inside,
    /// The last of several tokens.
    Last,
    /// The only token.
    Unit,
}

/// The places, in the order of their labels.
pub const PLACES: [Place; 4] = [Place::Begin, Place::Inside, Place::Last, Place::Unit];

/// The label of a token at `place` in a name of type number `kind`.
pub const fn label(kind: usize, place: Place) -> usize {
    1 + 4 * kind + place as usize
}

/// Type number and place of a label that is not [`OUTSIDE`].
pub const fn parts(label: usize) -> (usize, Place) {
    ((label - 1) / 4, PLACES[(label - 1) % 4])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_its_parts() {
        for kind in 0..TYPES.len() {
            for place in PLACES {
                assert_eq!(parts(label(kind, place)), (kind, place));
            }
        }
    }
}
