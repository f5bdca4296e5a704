//! Runs of capitalized words into candidates: titles split off, lists and heads asked, then what stands beside the name.

mod beside;
mod heads;
mod titles;

use std::ops::Range;

use crate::analysis::{Confidence, EntityType};
use crate::entities::gazetteer::{Classes, Listing};
use crate::entities::rules::{self, Rule};
use crate::entities::runs::Reader;
use crate::entities::select::Candidate;
use crate::text::TokenKind;

/// How sure a listed organization is that stands beside another.
const COORDINATED: Confidence = Confidence::percent(90);

/// Reads the runs of one sentence.
pub struct Patterns<'a, 't> {
    reader: Reader<'a, 't>,
    sentence: Range<usize>,
    candidates: &'a mut Vec<Candidate>,
}

/// Adds the candidates of the sentence of these tokens.
pub fn find(reader: Reader<'_, '_>, sentence: Range<usize>, candidates: &mut Vec<Candidate>) {
    let mut patterns = Patterns { reader, sentence: sentence.clone(), candidates };
    reader.runs(sentence, |run| patterns.read(run));
}

impl Patterns<'_, '_> {
    /// Reads one run from left to right, a piece at a time.
    fn read(&mut self, run: Range<usize>) {
        let mut at = run.start;
        while at < run.end {
            at = self.piece(at, run.end).max(at + 1);
        }
    }

    /// Reads the piece that begins at `at`; returns where it ends.
    fn piece(&mut self, at: usize, end: usize) -> usize {
        if let Some(name) = self.after_title(at, end) {
            return self.titled(at..name, end);
        }
        if self.is_portfolio(at..end) {
            self.push(at..end, EntityType::Org, &rules::ORG_PORTFOLIO);
            return end;
        }
        let end = self.next_title(at, end);
        if let Some(listing) = self.listing(at, end) {
            return self.listed(at, end, listing);
        }
        self.unlisted(at, end)
    }

    /// "Department for Environment, Food and Rural Affairs": a run with a comma, which is not that of "Washington, D.C.".
    fn is_portfolio(&self, run: Range<usize>) -> bool {
        let listed = self.listing(run.start, run.end).map_or(0, |listing| usize::from(listing.length));
        (run.start + listed..run.end).any(|index| self.word(index) == ",")
    }

    fn listing(&self, at: usize, end: usize) -> Option<Listing> {
        self.reader.evidence.listings[at].filter(|listing| at + usize::from(listing.length) <= end)
    }

    /// A listed name and what follows it in the run.
    fn listed(&mut self, at: usize, end: usize, listing: Listing) -> usize {
        let rest = at + usize::from(listing.length);
        if rest < end {
            if let Some(head) = self.head(at, end) {
                return self.headed(at, head, end);
            }
            let name_goes_on = listing.length == 1 && (listing.weak || self.is(at, Classes::FIRST_NAME)) && listing.kind == EntityType::Gpe;
            if name_goes_on && self.is(rest, Classes::SURNAME) {
                return self.person(at, end, &rules::PERSON_FIRST_NAME);
            }
            let unlisted_rest = self.listing(rest, end).is_none() && !self.is(rest, Classes::ANY_FIRST_NAME.with(Classes::TITLE));
            if listing.kind == EntityType::Gpe
                && unlisted_rest
                && end - rest <= 2
                && self.document_kind(rest) == TokenKind::Word
                && self.reader.is_capitalized(rest)
            {
                self.push(at..end, EntityType::Org, &rules::ORG_TEAM);
                return end;
            }
        } else if listing.weak && !self.confirms_place(at, rest) {
            return self.unlisted(at, end);
        }
        let kind = if self.reader.is_river(&(at..rest)) { EntityType::Loc } else { listing.kind };
        self.push(at..rest, kind, rule_of(kind));
        if kind == EntityType::Org
            && self.is_coordinated(at, rest)
            && let Some(name) = self.candidates.last_mut()
        {
            name.confidence = Some(COORDINATED);
        }
        rest
    }

    /// "Target" in "Zubb Inc. and Target", "Apple" in "Apple, Google and Zubb": beside another organization even an ordinary word names one.
    fn is_coordinated(&self, at: usize, end: usize) -> bool {
        let joint = |index: usize| matches!(self.word(index), "and" | "or" | "," | "&");
        let org =
            |index: usize| self.reader.evidence.listings.get(index).copied().flatten().filter(|listing| listing.kind == EntityType::Org);
        let before = at >= self.sentence.start + 2 && joint(at - 1) && {
            let last = at - 2;
            self.is(last, Classes::COMPANY) && last > self.sentence.start
                || (last.saturating_sub(2)..=last)
                    .any(|first| org(first).is_some_and(|listing| first + usize::from(listing.length) == at - 1))
        };
        before || joint(end) && end + 1 < self.sentence.end && org(end + 1).is_some()
    }

    fn unlisted(&mut self, at: usize, end: usize) -> usize {
        if let Some((kind, rule)) = self.by_first_word(at, end) {
            self.push(at..end, kind, rule);
            return end;
        }
        if let Some(head) = self.head(at, end) {
            return self.headed(at, head, end);
        }
        let end = self.before_listed(at, end);
        let name = at..end;
        if let Some((kind, rule)) = self.before_form(&name) {
            self.push(name, kind, rule);
            return end;
        }
        if let Some(rule) = self.person_by_form(&name) {
            return self.person(at, end, rule);
        }
        if let Some((kind, rule)) = self.beside(&name) {
            if kind == EntityType::Person {
                return self.person(at, end, rule);
            }
            self.push(name, kind, rule);
            return end;
        }
        if let Some((kind, rule)) = self.by_shape(&name) {
            self.push(name, kind, rule);
        }
        end
    }

    /// "Typhoon Ramil", "Calder & Finch": a name that its first words tell.
    fn by_first_word(&self, at: usize, end: usize) -> Option<(EntityType, &'static Rule)> {
        if self.is(at, Classes::EVENT_FIRST) && end - at == 2 && self.reader.is_capitalized(at + 1) {
            return Some((EntityType::Event, &rules::EVENT_STORM));
        }
        let pair =
            self.word(at + 1) == "&" && (end - at == 3 || end - at <= 5 && self.is(end - 1, Classes::COMPANY.with(Classes::ORG_HEAD)));
        pair.then_some((EntityType::Org, &rules::ORG_AMPERSAND))
    }

    /// The end of an unlisted stretch: where a listed name of several words begins, or `end`.
    fn before_listed(&self, at: usize, end: usize) -> usize {
        let office = self.is(at, Classes::TITLE_MODIFIER);
        let begins = |&index: &usize| {
            self.listing(index, end).is_some_and(|listing| listing.length > 1 || office && listing.kind != EntityType::Org)
        };
        (at + 1..end).find(begins).unwrap_or(end)
    }

    /// Whether the words themselves say that this is a person.
    fn person_by_form(&self, name: &Range<usize>) -> Option<&'static Rule> {
        let tokens = &self.reader.document.tokens;
        let last = name.end - 1;
        if name.len() < 2 || name.len() > 6 || name.clone().any(|index| matches!(self.word(index), "of" | "and" | "&" | "for")) {
            return None;
        }
        let initial = |index: usize| tokens[index].shape.has_period() && tokens[index].span.len() <= 4 && tokens[index].shape.is_all_caps();
        if initial(name.start)
            && tokens[last].span.len() > 2
            && !self.reader.is_acronym(last)
            && self.listing(name.start, name.end).is_none()
        {
            return Some(&rules::PERSON_INITIALS);
        }
        let first =
            self.is(name.start, Classes::FIRST_NAME) || self.is(name.start, Classes::WEAK_FIRST_NAME) && !self.is(last, Classes::ORDINARY);
        if first && !self.reader.is_acronym(last) {
            return Some(&rules::PERSON_FIRST_NAME);
        }
        let particle = (name.start + 1..last).any(|index| self.is(index, Classes::PARTICLE) && self.reader.is_lower(index));
        if particle {
            return Some(&rules::PERSON_PARTICLE);
        }
        let surname = self.is(last, Classes::SURNAME.with(Classes::SUFFIX)) && !self.is(name.start, Classes::ORDINARY) && name.len() <= 4;
        (surname && !self.reader.is_acronym(name.start)).then_some(&rules::PERSON_SURNAME)
    }

    /// Nothing but its shape speaks.
    fn by_shape(&self, name: &Range<usize>) -> Option<(EntityType, &'static Rule)> {
        let common = name.clone().any(|index| self.is(index, Classes::ORDINARY) || self.reader.is_acronym(index));
        match name.len() {
            1 if self.is(name.start, Classes::FIRST_NAME.with(Classes::SURNAME)) => Some((EntityType::Person, &rules::PERSON_SHAPE)),
            2..=3 if !common => Some((EntityType::Person, &rules::PERSON_SHAPE)),
            2..=4 if !self.is(name.start, Classes::TITLE_MODIFIER) => Some((EntityType::Org, &rules::ORG_SHAPE)),
            _ => None,
        }
    }

    fn person(&mut self, at: usize, end: usize, rule: &'static Rule) -> usize {
        let end = self.end_of_person(at, end);
        let role = self.lower_role_before(at).or_else(|| self.apposition(end).filter(|role| !role.is_empty()));
        self.candidates.push(Candidate { role, ..Candidate::new(at..end, EntityType::Person, rule) });
        end
    }

    fn push(&mut self, tokens: Range<usize>, kind: EntityType, rule: &'static Rule) {
        self.candidates.push(Candidate::new(tokens, kind, rule));
    }

    fn is(&self, index: usize, classes: Classes) -> bool {
        self.reader.is(index, classes)
    }

    fn word(&self, index: usize) -> &str {
        self.reader.word(index)
    }

    fn document_kind(&self, index: usize) -> TokenKind {
        self.reader.document.tokens[index].kind
    }
}

fn rule_of(kind: EntityType) -> &'static Rule {
    match kind {
        EntityType::Org => &rules::ORG_LISTED,
        EntityType::Norp => &rules::GROUP_LISTED,
        EntityType::Gpe | EntityType::Loc => &rules::PLACE_LISTED,
        _ => &rules::THING_LISTED,
    }
}
