//! Runs of capitalized words into candidates: titles split off, lists and heads asked, then what stands beside the name.

use std::ops::Range;

use super::gazetteer::{Classes, Listing};
use super::rules::{self, Rule};
use super::runs::Reader;
use super::select::Candidate;
use crate::analysis::EntityType;
use crate::text::TokenKind;

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
        let end = self.next_title(at, end);
        if let Some(listing) = self.listing(at, end) {
            return self.listed(at, end, listing);
        }
        self.unlisted(at, end)
    }

    // Titles.

    /// Where the name begins after the title at `at`; `end` where the title stands alone; `None` where no title begins.
    fn after_title(&self, at: usize, end: usize) -> Option<usize> {
        let mut index = at;
        while index < end
            && self.is(index, Classes::TITLE_MODIFIER)
            && !self.is(index, Classes::TITLE)
            && !self.is(index, Classes::FIRST_NAME)
        {
            index += 1;
        }
        if index >= end || !self.is(index, Classes::TITLE) || self.heads_instead(at, end) {
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
    fn is_first_of_pair(&self, index: usize, end: usize) -> bool {
        index + 1 == end && self.is(index, Classes::SURNAME) && !self.is(index, Classes::HONORIFIC)
    }

    /// "Secretary of State John Roe": over "of" and what the office is of, up to the name.
    fn after_office_of(&self, of: usize, end: usize) -> usize {
        let name = (of + 1..end).find(|&index| self.is(index, Classes::ANY_FIRST_NAME) && index > of + 1);
        name.unwrap_or(if self.is(of + 1, Classes::TITLE_MODIFIER) || self.word(of + 1) == "Police" { end.min(of + 2) } else { end })
    }

    /// "Queen Elizabeth Hospital", "General Motors", "King County": a title that begins another kind of name.
    fn heads_instead(&self, at: usize, end: usize) -> bool {
        let listed = self.listing(at, end).is_some_and(|listing| listing.length > 1);
        let last = end - 1;
        let headed = last > at && self.is(last, Classes::HEAD) && !self.is(last, Classes::TITLE.with(Classes::SURNAME));
        let built = last > at + 1 && self.is(last, Classes::FACILITY) && self.word(at.wrapping_sub(1)) == "the";
        let royal = matches!(self.word(at), "King" | "Queen" | "Prince" | "Princess" | "Sultan" | "Saint" | "St.");
        let endowed = royal && last > at + 1 && self.is(last, Classes::ORG_HEAD) && !self.is(last, Classes::SURNAME);
        listed || built || endowed || headed && !(at + 1..last).any(|index| self.is(index, Classes::FIRST_NAME))
    }

    /// The first title in `at + 1..end` that a name follows, or `end`.
    fn next_title(&self, at: usize, end: usize) -> usize {
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
    fn titled(&mut self, title: Range<usize>, end: usize) -> usize {
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
        let role = self.widen_role(title);
        self.candidates.push(Candidate { role: Some(role), ..Candidate::new(name.clone(), EntityType::Person, &rules::PERSON_TITLE) });
        name.end
    }

    /// "former" before "President", "Work and Pensions" before "Secretary", "police" before "spokeswoman".
    fn widen_role(&self, title: Range<usize>) -> Range<usize> {
        let mut start = title.start;
        while let Some(before) = self.before_title(start, title.start) {
            start = before;
        }
        start..title.end
    }

    /// The word before `start` that belongs to the title whose own words begin at `title`.
    fn before_title(&self, start: usize, title: usize) -> Option<usize> {
        let before = start.checked_sub(1).filter(|&index| index >= self.sentence.start && title - index <= 6)?;
        let first = before == self.sentence.start;
        let modifies = self.is(before, Classes::TITLE_MODIFIER.with(Classes::ROLE)) && (self.reader.is_lower(before) || first);
        let portfolio = self.reader.is_capitalized(title) && self.reader.is_capitalized(before) && !first;
        let portfolio = portfolio
            && self.is(before, Classes::ORDINARY)
            && !self.is(before, Classes::FUNCTION.with(Classes::HEAD).with(Classes::CALENDAR));
        if modifies || portfolio && self.reader.evidence.listings[before].is_none() {
            return Some(before);
        }
        let joins = self.word(before) == "and" && start < title && before > self.sentence.start;
        let joined = before.wrapping_sub(1);
        (joins && self.reader.is_capitalized(joined) && self.is(joined, Classes::ORDINARY) && !self.is(joined, Classes::HEAD))
            .then_some(joined)
    }

    /// Where the person's name that begins at `start` ends.
    fn end_of_person(&self, start: usize, end: usize) -> usize {
        let stop = |&index: &usize| {
            self.is(index, Classes::TITLE)
                && !self.is(index, Classes::SURNAME.with(Classes::ANY_FIRST_NAME).with(Classes::SUFFIX))
                && (index + 1 < end || self.reader.document.tokens[index].shape.is_all_caps())
                || matches!(self.word(index), "of" | "and" | "&" | "for")
                || self.document_kind(index) == TokenKind::Possessive
        };
        let stop = (start..end).find(stop).unwrap_or(end);
        stop.min(start + 6)
    }

    // Lists.

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
        self.push(at..rest, listing.kind, rule_of(listing.kind));
        rest
    }

    /// Whether what stands beside says that a weak listing is a place after all.
    fn confirms_place(&self, start: usize, end: usize) -> bool {
        self.is(start.wrapping_sub(1), Classes::PLACE_PREP) || self.before_place(end).is_some() || self.word(start.wrapping_sub(1)) == ","
    }

    // Names that no list has.

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
        ((at + 1..end - 1).any(|index| self.word(index) == "&") && end - at <= 6).then_some((EntityType::Org, &rules::ORG_AMPERSAND))
    }

    /// The end of an unlisted stretch: where a listed name of several words begins, or `end`.
    fn before_listed(&self, at: usize, end: usize) -> usize {
        let office = self.is(at, Classes::TITLE_MODIFIER);
        let begins = |&index: &usize| {
            self.listing(index, end).is_some_and(|listing| listing.length > 1 || office && listing.kind != EntityType::Org)
        };
        (at + 1..end).find(begins).unwrap_or(end)
    }

    /// The last word in `at + 1..end` that tells what the name that it ends is; with "of" behind it, the first word may be the head.
    fn head(&self, at: usize, end: usize) -> Option<usize> {
        let first_with_of = self.is(at, Classes::HEAD) && matches!(self.word(at + 1), "of" | "for") && at + 2 < end;
        let is_head = |&index: &usize| {
            self.is(index, Classes::HEAD)
                && self.reader.is_capitalized(index)
                && !(self.is(index, Classes::SURNAME) && self.is(at, Classes::FIRST_NAME) && end - at == 2)
        };
        let person_before =
            |head: usize| self.is(at, Classes::FIRST_NAME) && head == at + 1 && !self.is(head, Classes::ORG_HEAD.with(Classes::COMPANY));
        let last = (at + 1..end).rev().find(is_head).filter(|&head| !person_before(head));
        last.or(first_with_of.then_some(at))
    }

    fn headed(&mut self, at: usize, head: usize, end: usize) -> usize {
        let ends =
            if matches!(self.word(head + 1), "of" | "for") && head + 2 < end { self.end_of_complement(head + 2, end) } else { head + 1 };
        let Some((kind, rule)) = self.kind_of_head(at, head) else {
            return ends;
        };
        let start = if kind != EntityType::Org { self.after_group(at, head) } else { at };
        let town = kind == EntityType::Loc && (self.before_place(ends).is_some() || self.follows_office_of(start));
        self.push(start..ends, if town { EntityType::Gpe } else { kind }, rule);
        ends
    }

    /// Where "Foreign Affairs" in "Ministry of Foreign Affairs" ends.
    fn end_of_complement(&self, start: usize, end: usize) -> usize {
        (start + 1..end).find(|&index| self.is(index, Classes::TITLE) && self.reader.is_capitalized(index)).unwrap_or(end)
    }

    /// "Russian" in "Russian Kursk Region" is no part of the place's name.
    fn after_group(&self, at: usize, head: usize) -> usize {
        match self.listing(at, head) {
            Some(listing) if listing.kind == EntityType::Norp && at + usize::from(listing.length) < head => {
                at + usize::from(listing.length)
            }
            _ => at,
        }
    }

    fn kind_of_head(&self, at: usize, head: usize) -> Option<(EntityType, &'static Rule)> {
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

    // What stands beside the name.

    /// What is clearer than the words themselves: "the Roe general area", "Roe Roe Front (RRF)".
    fn before_form(&self, name: &Range<usize>) -> Option<(EntityType, &'static Rule)> {
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
    fn introduces_acronym(&self, name: &Range<usize>) -> bool {
        self.word(name.end) == "("
            && self.word(name.end + 2) == ")"
            && name.len() > 1
            && self.word(name.end + 1) == self.reader.initials(name.clone())
    }

    fn beside(&self, name: &Range<usize>) -> Option<(EntityType, &'static Rule)> {
        if self.lower_role_before(name.start).is_some() && !self.reader.is_acronym(name.start) {
            return Some((EntityType::Person, &rules::PERSON_ROLE));
        }
        if self.reader.is_acronym(name.start) && name.len() == 1 {
            return Some((EntityType::Org, &rules::ORG_ACRONYM));
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
    fn lower_role_before(&self, start: usize) -> Option<Range<usize>> {
        let role = start.checked_sub(1).filter(|&index| index >= self.sentence.start)?;
        let is_role =
            self.reader.is_lower(role) && self.is(role, Classes::ROLE) && self.reader.document.tokens[start].shape.has_space_before();
        is_role.then(|| self.widen_role(role..start))
    }

    /// ", 45," or "(45)".
    fn is_age(&self, end: usize) -> bool {
        let tokens = &self.reader.document.tokens;
        let number = |index: usize| tokens.get(index).is_some_and(|token| token.kind == TokenKind::Number && token.span.len() <= 2);
        matches!((self.word(end), self.word(end + 2)), (",", ",") | ("(", ")")) && number(end + 1)
    }

    /// ", the mayor of Ayr,": the tokens of the office, without the commas; ", who" has none.
    fn apposition(&self, end: usize) -> Option<Range<usize>> {
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
    fn follows_office_of(&self, start: usize) -> bool {
        let governs = |word: &str| matches!(word, "mayor" | "Mayor" | "governor" | "Governor" | "archbishop" | "bishop");
        start >= self.sentence.start + 2
            && self.word(start - 1) == "of"
            && (self.is(start - 2, Classes::PLACE_NOUN) || governs(self.word(start - 2)))
    }

    /// ", North Waziristan" or "district": what says that the name before `end` is a place.
    fn before_place(&self, end: usize) -> Option<&'static Rule> {
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
    fn is_list(&self, comma: usize) -> bool {
        let listing = self.reader.evidence.listings[comma + 1].map_or(1, |listing| usize::from(listing.length));
        matches!(self.word(comma + 1 + listing), "and" | "or")
            || self.word(comma + 1 + listing) == "," && self.reader.is_capitalized(comma + 2 + listing)
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
