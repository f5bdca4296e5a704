//! Titles before a name: where they begin, and where the name behind them ends.

use std::ops::Range;

use super::Patterns;
use crate::analysis::EntityType;
use crate::entities::gazetteer::Classes;
use crate::entities::rules;
use crate::entities::select::Candidate;
use crate::text::TokenKind;

impl Patterns<'_, '_> {
    /// Where the name begins after the title at `at`; `end` where the title stands alone; `None` where no title begins.
    pub(super) fn after_title(&self, at: usize, end: usize) -> Option<usize> {
        let mut index = at;
        while index < end
            && self.is(index, Classes::TITLE_MODIFIER)
            && !self.is(index, Classes::TITLE)
            && !self.is(index, Classes::FIRST_NAME)
        {
            index += 1;
        }
        if index >= end || !self.is(index, Classes::TITLE) || self.heads_instead(at, end) || self.is_given_name(index, end) {
            return None;
        }
        while index < end && self.is(index, Classes::TITLE.with(Classes::TITLE_MODIFIER)) && !self.is_first_of_pair(index, end) {
            index += 1;
        }
        if index < end && self.word(index) == "of" {
            index = self.after_office_of(index, end);
        }
        Some(index)
    }

    /// "Judge" in "Judge Rinder": a title; "Dean" in "Dean Smith": a first name that is a title too, unless a first name follows it.
    pub(super) fn is_first_of_pair(&self, index: usize, end: usize) -> bool {
        index + 1 == end && self.is(index, Classes::SURNAME) && !self.is(index, Classes::HONORIFIC)
    }

    /// "Dean" in "Dean Zubb", but not in "Dean Jane Roe": an office that is a first name where one word is left for the surname.
    fn is_given_name(&self, index: usize, end: usize) -> bool {
        let given = self.is(index, Classes::FIRST_NAME) && self.is(index, Classes::OFFICE) && !self.is(index, Classes::HONORIFIC);
        given && index + 2 == end && !self.is(index + 1, Classes::ANY_FIRST_NAME)
    }

    /// "Secretary of State John Roe": over "of" and what the office is of, up to the name.
    pub(super) fn after_office_of(&self, of: usize, end: usize) -> usize {
        let name = (of + 1..end).find(|&index| self.is(index, Classes::ANY_FIRST_NAME) && index > of + 1);
        name.unwrap_or(if self.is(of + 1, Classes::TITLE_MODIFIER) || self.word(of + 1) == "Police" { end.min(of + 2) } else { end })
    }

    /// "Queen Elizabeth Hospital", "General Motors", "King County": a title that begins another kind of name.
    pub(super) fn heads_instead(&self, at: usize, end: usize) -> bool {
        let listed = self.listing(at, end).is_some_and(|listing| listing.length > 1);
        let last = end - 1;
        let headed = last > at && self.is(last, Classes::HEAD) && !self.is(last, Classes::TITLE.with(Classes::SURNAME));
        let built = last > at + 1 && self.is(last, Classes::FACILITY) && self.word(at.wrapping_sub(1)) == "the";
        let royal = matches!(self.word(at), "King" | "Queen" | "Prince" | "Princess" | "Sultan" | "Saint" | "St.");
        let endowed = royal && last > at + 1 && self.is(last, Classes::ORG_HEAD) && !self.is(last, Classes::SURNAME);
        listed || built || endowed || headed && !(at + 1..last).any(|index| self.is(index, Classes::FIRST_NAME))
    }

    /// The first title in `at + 1..end` that a name follows, or `end`.
    pub(super) fn next_title(&self, at: usize, end: usize) -> usize {
        let covered = self.listing(at, end).map_or(1, |listing| usize::from(listing.length));
        let titles = |index: usize| self.is(index, Classes::TITLE) && !self.is(index, Classes::ANY_FIRST_NAME) && index + 1 < end;
        let begins = |index: &usize| {
            titles(*index) && self.reader.is_capitalized(index + 1)
                || self.is(*index, Classes::TITLE_MODIFIER)
                    && (!self.is(*index, Classes::HEAD.with(Classes::SURNAME)) || self.is(index + 2, Classes::FIRST_NAME))
                    && titles(index + 1)
        };
        let headed = (at + 1..end).rev().find(|&index| self.is(index, Classes::HEAD) && !self.is(index, Classes::TITLE));
        (at + covered..end).find(begins).filter(|&title| headed.is_none_or(|head| head < title)).unwrap_or(end)
    }

    /// A title with the name after it.
    pub(super) fn titled(&mut self, title: Range<usize>, end: usize) -> usize {
        let title = title.start..self.over_seat(title.end, end);
        let name = title.end..self.end_of_person(title.end, end);
        let common = name.len() == 1
            && self.is(name.start, Classes::ORDINARY)
            && !self.is(name.start, Classes::SURNAME.with(Classes::ANY_FIRST_NAME))
            && !self.is(title.end - 1, Classes::HONORIFIC);
        let office = self.is(name.end.wrapping_sub(1), Classes::TITLE.with(Classes::ROLE)) && self.is(name.start, Classes::TITLE_MODIFIER);
        if name.is_empty() || common || office {
            return title.end;
        }
        let is_place =
            self.listing(name.start, end).is_some_and(|l| !l.weak && l.kind != EntityType::Person && usize::from(l.length) == name.len());
        if is_place && !self.is(title.end - 1, Classes::HONORIFIC) {
            return title.end;
        }
        self.candidates.push(Candidate { role: Some(title), ..Candidate::new(name.clone(), EntityType::Person, &rules::PERSON_TITLE) });
        name.end
    }

    /// Over "Khyber Pakhtunkhwa" in "IGP Khyber Pakhtunkhwa Zubb Roe", over "Zubb Division" in "Commissioner Zubb Division Jane Roe": what
    /// the office governs; two words are left for the name.
    fn over_seat(&self, start: usize, end: usize) -> usize {
        if start + 2 >= end {
            return start;
        }
        let stop = self.end_of_person(start, end);
        let office = self.is(start.wrapping_sub(1), Classes::RANK.with(Classes::OFFICE)) && !self.is(start, Classes::ANY_FIRST_NAME);
        let listed = self.listing(start, stop).filter(|listing| listing.kind == EntityType::Gpe && !listing.weak);
        let headed = start + 2 < stop && self.is(start + 1, Classes::ADMIN_HEAD);
        let seat = listed.map_or(if headed { start + 2 } else { start }, |listing| start + usize::from(listing.length));
        if office && seat + 2 <= stop { seat } else { start }
    }

    /// Where the person's name that begins at `start` ends.
    pub(super) fn end_of_person(&self, start: usize, end: usize) -> usize {
        let stop = |&index: &usize| {
            self.is(index, Classes::TITLE)
                && !self.is(index, Classes::SURNAME.with(Classes::ANY_FIRST_NAME).with(Classes::SUFFIX))
                && (index + 1 < end || self.reader.document.tokens[index].shape.is_all_caps())
                || matches!(self.word(index), "of" | "and" | "&" | "for")
                || index > start && self.reader.is_postnominal(index)
                || self.document_kind(index) == TokenKind::Possessive
        };
        let stop = (start..end).find(stop).unwrap_or(end);
        stop.min(start + 6)
    }
}
