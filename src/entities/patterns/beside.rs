//! What stands beside a name: a role, an age, an apposition, a place that it lies in.

use std::ops::Range;

use super::Patterns;
use crate::analysis::EntityType;
use crate::entities::gazetteer::Classes;
use crate::entities::rules::{self, Rule};
use crate::text::TokenKind;

impl Patterns<'_, '_> {
    /// What is clearer than the words themselves: "the Roe general area", "Roe Roe Front (RRF)".
    pub(super) fn before_form(&self, name: &Range<usize>) -> Option<(EntityType, &'static Rule)> {
        let noun = |index: usize| {
            self.reader.is_lower(index)
                && self.is(index, Classes::PLACE_NOUN)
                && (self.word(index + 1) != "of" || self.word(index) == "area")
        };
        let near = noun(name.end) || noun(name.end + 1) && self.reader.is_lower(name.end);
        if near && self.word(name.start.wrapping_sub(1)) == "the" || self.follows_office_of(name.start) && name.len() <= 3 {
            return Some((EntityType::Gpe, &rules::PLACE_NOUN));
        }
        let group = self.is(name.end + 3, Classes::GROUP_NOUN);
        (self.introduces_acronym(name) && (group || !self.is(name.start, Classes::FIRST_NAME)))
            .then_some((EntityType::Org, &rules::ORG_INTRODUCED))
    }

    /// "Roe Roe Front (RRF)".
    pub(super) fn introduces_acronym(&self, name: &Range<usize>) -> bool {
        self.word(name.end) == "("
            && self.word(name.end + 2) == ")"
            && name.len() > 1
            && self.word(name.end + 1) == self.reader.initials(name.clone())
    }

    pub(super) fn beside(&self, name: &Range<usize>) -> Option<(EntityType, &'static Rule)> {
        if self.lower_role_before(name.start).is_some() && !self.reader.is_acronym(name.start) {
            return Some((EntityType::Person, &rules::PERSON_ROLE));
        }
        if self.reader.is_acronym(name.start) && name.len() == 1 {
            return Some((EntityType::Org, &rules::ORG_ACRONYM));
        }
        if self.is_age(name.end) && name.len() > 1 {
            return Some((EntityType::Person, &rules::PERSON_AGE));
        }
        if self.apposition(name.end).is_some() || self.is_age(name.end) {
            return Some((EntityType::Person, &rules::PERSON_APPOSITION));
        }
        if let Some(rule) = self.before_place(name.end) {
            return Some((EntityType::Gpe, rule));
        }
        if self.is(name.end, Classes::GROUP_NOUN) && self.reader.is_lower(name.end) {
            return Some((EntityType::Org, &rules::ORG_NOUN));
        }
        if self.is(name.end, Classes::SAY) && name.len() <= 3 && !self.is(name.end - 1, Classes::ORDINARY) {
            return Some((EntityType::Person, &rules::PERSON_VERB));
        }
        let preposition = self.word(name.start.wrapping_sub(1));
        let common = name.clone().any(|index| self.is(index, Classes::ORDINARY));
        (matches!(preposition, "in" | "near" | "at" | "In" | "Near") && name.len() <= 2 && !common)
            .then_some((EntityType::Gpe, &rules::PLACE_PREPOSITION))
    }

    /// "spokesman Jane Roe", "foreign minister Jane Roe": the role's tokens.
    pub(super) fn lower_role_before(&self, start: usize) -> Option<Range<usize>> {
        let role = start.checked_sub(1).filter(|&index| index >= self.sentence.start)?;
        let is_role =
            self.reader.is_lower(role) && self.is(role, Classes::ROLE) && self.reader.document.tokens[start].shape.has_space_before();
        is_role.then_some(role..start)
    }

    /// ", 45," or "(45)".
    pub(super) fn is_age(&self, end: usize) -> bool {
        let tokens = &self.reader.document.tokens;
        let number = |index: usize| tokens.get(index).is_some_and(|token| token.kind == TokenKind::Number && token.span.len() <= 2);
        matches!((self.word(end), self.word(end + 2)), (",", ",") | ("(", ")")) && number(end + 1)
    }

    /// ", the mayor of Ayr,": the tokens of the office, without the commas; ", who" has none.
    pub(super) fn apposition(&self, end: usize) -> Option<Range<usize>> {
        if self.word(end) != "," || end + 1 >= self.sentence.end {
            return None;
        }
        if matches!(self.word(end + 1), "who" | "whose") {
            return Some(end + 1..end + 1);
        }
        let stop = (end + 1..self.sentence.end.min(end + 14)).find(|&index| {
            let token = &self.reader.document.tokens[index];
            token.kind == TokenKind::Quote || token.kind == TokenKind::Punctuation && !matches!(self.word(index), "-" | "." | "/")
        })?;
        let opens = matches!(self.word(end + 1), "the" | "a" | "an" | "his" | "her" | "their" | "its") || self.reader.is_lower(end + 1);
        let role = (end + 1..stop.min(end + 8)).find(|&index| self.reader.is_lower(index) && self.is(index, Classes::ROLE))?;
        let before_verb = (end + 1..role)
            .all(|index| !self.is(index, Classes::SAY) && !matches!(self.word(index), "and" | "but" | "is" | "was" | "of" | "to" | "in"));
        (opens && before_verb && stop > end + 2).then_some(end + 1..stop)
    }

    /// "mayor of", "town of": what follows is governed.
    pub(super) fn follows_office_of(&self, start: usize) -> bool {
        let governs = |word: &str| matches!(word, "mayor" | "Mayor" | "governor" | "Governor" | "archbishop" | "bishop");
        start >= self.sentence.start + 2
            && self.word(start - 1) == "of"
            && (self.is(start - 2, Classes::PLACE_NOUN) || governs(self.word(start - 2)))
    }

    /// ", North Waziristan" or "district": what says that the name before `end` is a place.
    pub(super) fn before_place(&self, end: usize) -> Option<&'static Rule> {
        if self.is(end, Classes::PLACE_NOUN) && self.reader.is_lower(end) {
            return Some(&rules::PLACE_NOUN);
        }
        let listed = |index: usize| {
            index < self.sentence.end
                && self.reader.evidence.listings[index].is_some_and(|listing| listing.kind == EntityType::Gpe && !listing.weak)
        };
        (self.word(end) == "," && listed(end + 1) && !self.is_list(end)).then_some(&rules::PLACE_COMMA)
    }

    /// "Roe, France and Italy" lists: the comma at `comma` does not say where Roe lies.
    pub(super) fn is_list(&self, comma: usize) -> bool {
        let listing = self.reader.evidence.listings[comma + 1].map_or(1, |listing| usize::from(listing.length));
        matches!(self.word(comma + 1 + listing), "and" | "or")
            || self.word(comma + 1 + listing) == "," && self.reader.is_capitalized(comma + 2 + listing)
    }

    /// Whether what stands beside says that a weak listing is a place after all.
    pub(super) fn confirms_place(&self, start: usize, end: usize) -> bool {
        self.is(start.wrapping_sub(1), Classes::PLACE_PREP) || self.before_place(end).is_some() || self.word(start.wrapping_sub(1)) == ","
    }
}
