//! Names that a word of their own tells: "Zubb County", "Ministry of Bridges".

use super::Patterns;
use crate::analysis::EntityType;
use crate::entities::gazetteer::Classes;
use crate::entities::rules::{self, Rule};

impl Patterns<'_, '_> {
    /// The last word in `at + 1..end` that tells what the name that it ends is; with "of" behind it, the first word may be the head.
    pub(super) fn head(&self, at: usize, end: usize) -> Option<usize> {
        let first_with_of = self.is(at, Classes::HEAD) && matches!(self.word(at + 1), "of" | "for") && at + 2 < end;
        let is_head = |&index: &usize| {
            self.is(index, Classes::HEAD)
                && (self.reader.is_capitalized(index) || self.is(index, Classes::COMPANY))
                && !(self.is(index, Classes::SURNAME) && self.is(at, Classes::FIRST_NAME) && end - at == 2)
        };
        let person_before =
            |head: usize| self.is(at, Classes::FIRST_NAME) && head == at + 1 && !self.is(head, Classes::ORG_HEAD.with(Classes::COMPANY));
        let last = (at + 1..end).rev().find(is_head).filter(|&head| !person_before(head));
        last.or(first_with_of.then_some(at))
    }

    pub(super) fn headed(&mut self, at: usize, head: usize, end: usize) -> usize {
        let ends =
            if matches!(self.word(head + 1), "of" | "for") && head + 2 < end { self.end_of_complement(head + 2, end) } else { head + 1 };
        let Some((kind, rule)) = self.kind_of_head(at, head) else {
            return ends;
        };
        let start = match kind {
            EntityType::Org => at,
            EntityType::Law if head > at => self.before_of(at),
            _ => self.after_group(at, head),
        };
        let town = kind == EntityType::Loc && (self.before_place(ends).is_some() || self.follows_office_of(start));
        self.push(start..ends, if town { EntityType::Gpe } else { kind }, rule);
        ends
    }

    /// Where "Prevention of Terrorism Act" begins, "Terrorism" being at `at`.
    fn before_of(&self, at: usize) -> usize {
        let first = at.saturating_sub(2);
        let named = self.word(at.wrapping_sub(1)) == "of" && first > self.sentence.start && self.reader.is_capitalized(first);
        if named && !self.is(first, Classes::HEAD.with(Classes::TITLE)) { first } else { at }
    }

    /// Where "Foreign Affairs" in "Ministry of Foreign Affairs" ends.
    pub(super) fn end_of_complement(&self, start: usize, end: usize) -> usize {
        (start + 1..end).find(|&index| self.is(index, Classes::TITLE) && self.reader.is_capitalized(index)).unwrap_or(end)
    }

    /// "Russian" in "Russian Kursk Region" is no part of the place's name.
    pub(super) fn after_group(&self, at: usize, head: usize) -> usize {
        match self.listing(at, head) {
            Some(listing) if listing.kind == EntityType::Norp && at + usize::from(listing.length) < head => {
                at + usize::from(listing.length)
            }
            _ => at,
        }
    }

    pub(super) fn kind_of_head(&self, at: usize, head: usize) -> Option<(EntityType, &'static Rule)> {
        let is = |class| self.is(head, class);
        let with_of = matches!(self.word(head + 1), "of" | "for");
        Some(match () {
            () if is(Classes::COMPANY) => (EntityType::Org, &rules::ORG_COMPANY),
            () if self.is(at, Classes::EVENT_FIRST) && head == at && with_of => (EntityType::Event, &rules::EVENT_HEAD),
            () if is(Classes::LAW_HEAD) => (EntityType::Law, &rules::LAW_HEAD),
            () if is(Classes::EVENT_HEAD) && !with_of => (EntityType::Event, &rules::EVENT_HEAD),
            () if is(Classes::FACILITY) => (EntityType::Fac, &rules::FACILITY_HEAD),
            () if is(Classes::ADMIN_HEAD) => (EntityType::Gpe, &rules::PLACE_HEAD),
            () if is(Classes::PLACE_HEAD) => (EntityType::Loc, &rules::PLACE_HEAD),
            () if is(Classes::ORG_HEAD) => (EntityType::Org, &rules::ORG_HEAD),
            () => return None,
        })
    }
}
