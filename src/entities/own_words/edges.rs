//! Where a tagged name begins and ends.

use std::ops::Range;

use super::OwnWords;
use crate::analysis::EntityType;
use crate::entities::gazetteer::Classes;
use crate::lexicon::Sign;
use crate::text::TokenKind;

impl OwnWords<'_, '_> {
    /// The tokens of the name itself.
    pub(super) fn edges(&self, tokens: Range<usize>) -> Range<usize> {
        let Range { mut start, mut end } = tokens;
        let several = |start: usize, end: usize| end - start > 1;
        if end - start > 2 && matches!(self.reader.word(start), "Shares" | "Stocks") && self.reader.word(start + 1) == "of" {
            start += 2;
        }
        if several(start, end) && self.begins_before_name(start, end) {
            start += 1;
        }
        while several(start, end) && self.ends_after_name(start..end) {
            end -= 1;
        }
        if let Some(cut) = self.cut(start..end) {
            end = cut;
        }
        self.over_title(start..end)..self.with_given_name(start..self.with_particle(start..end))
    }

    /// "9,000" in "9,000 Soviets", "Replied" in "Replied State Department", "Universe" in "Universe Jane Roe", "Afghan" in "Afghan Taliban".
    fn begins_before_name(&self, start: usize, end: usize) -> bool {
        let group = self.listing(start + 1).is_some_and(|listing| listing.kind == EntityType::Norp);
        let counts = self.reader.document.tokens[start].kind == TokenKind::Number
            && self.is_place()
            && (group || self.reader.word(start).contains(','));
        let says = self.is(start, Classes::SAY) && !self.is(start, Classes::ANY_FIRST_NAME.with(Classes::SURNAME));
        let person = |index: usize| self.is(index, Classes::FIRST_NAME) && !self.is(index, Classes::ORDINARY);
        let called = self.kind == EntityType::Person
            && self.is(start, Classes::ORDINARY)
            && !self.is(start, Classes::ANY_FIRST_NAME.with(Classes::SURNAME).with(Classes::NAME_PART))
            && person(start + 1);
        let member = self.kind == EntityType::Org
            && self.listing(start).is_some_and(|listing| listing.kind == EntityType::Norp && listing.length == 1)
            && start + 2 == end
            && self.listing(start + 1).is_some_and(|listing| listing.kind == EntityType::Org);
        let styled = matches!(self.reader.word(start), "Sri" | "Seri")
            && matches!(self.reader.word(start.wrapping_sub(1)), "Tan" | "Datuk" | "Dato");
        (counts || says || called || member || styled) && self.kind != EntityType::Fac && self.kind != EntityType::Work
    }

    /// "Saturday" in "Jane Roe Saturday", "TWA" in "John Roe TWA", "KC" in "John Roe KC", "government" in "Saudi government", "district" in "Spera district".
    fn ends_after_name(&self, tokens: Range<usize>) -> bool {
        let last = tokens.end - 1;
        let person = self.kind == EntityType::Person;
        let weekday = self.is(last, Classes::CALENDAR) && self.reader.word(last).ends_with("day") && (person || tokens.len() > 2);
        let acronym = person
            && tokens.len() > 2
            && self.reader.is_acronym(last)
            && !self.is(last, Classes::SUFFIX)
            && !self.reader.document.tokens[last - 1].shape.is_all_caps();
        let honored = person && self.reader.is_postnominal(last);
        let rest = self.listing(tokens.start).is_some_and(|listing| usize::from(listing.length) == tokens.len() - 1);
        let of_person = tokens.len() == 2 && self.is(tokens.start, Classes::SURNAME) && !rest;
        let common = match self.reader.word(last) {
            "administration" | "campaign" => of_person,
            word if Sign::Money.has(word) || Sign::Forces.has(word) => rest,
            _ => self.reader.is_lower(last) && self.is_place() && (rest || self.is(last, Classes::PLACE_NOUN)),
        };
        weekday && !matches!(self.kind, EntityType::Event | EntityType::Work) || acronym || honored || common
    }

    /// Before "of Jane Roe" in "Harbour Party of Jane Roe", before "of the European Union" in "Ports Act of the European Union", before
    /// "District" in "U.S. District Judge".
    fn cut(&self, tokens: Range<usize>) -> Option<usize> {
        let listed = |at: usize| self.listing(at).map(|listing| at + usize::from(listing.length));
        if self.is_place() && self.is(tokens.end, Classes::TITLE) && self.reader.word(tokens.end - 1) == "District" {
            return listed(tokens.start).filter(|&end| end + 1 == tokens.end);
        }
        let of = (tokens.start + 1..tokens.end.saturating_sub(1)).find(|&index| self.reader.word(index) == "of")?;
        let person = |index: usize| {
            self.reader.is_capitalized(index) && !self.is(index, Classes::ORDINARY.with(Classes::HEAD)) && self.listing(index).is_none()
        };
        let of_person = self.kind == EntityType::Org
            && (3..=4).contains(&(tokens.end - of))
            && matches!(self.reader.word(of - 1), "Party" | "Movement" | "Front" | "Alliance" | "Coalition")
            && (of + 1..tokens.end).all(person)
            && (self.is(of + 1, Classes::ANY_FIRST_NAME) || self.is(tokens.end - 1, Classes::SURNAME));
        let after = of + 1 + usize::from(self.reader.word(of + 1) == "the");
        let law_of = self.is(of - 1, Classes::LAW_HEAD) && listed(after) == Some(tokens.end);
        (of_person || law_of).then_some(of)
    }

    /// Over "King" in "the King George Dock", over "Typhoon" in "Typhoon Zubb", over "al" in "al Qaeda".
    fn over_title(&self, tokens: Range<usize>) -> usize {
        let title = tokens.start.wrapping_sub(1);
        let built = self.is(tokens.end - 1, Classes::FACILITY) && tokens.len() > 1;
        let the = self.reader.word(tokens.start.wrapping_sub(2)) == "the";
        let listed = self.listing(title).filter(|_| tokens.start > 0 && self.reader.is_lower(title));
        if listed.is_some_and(|listing| usize::from(listing.length) == tokens.len() + 1) {
            return title;
        }
        let operation = self.reader.word(title) == "Operation" && tokens.len() <= 3;
        let storm = operation || self.is(title, Classes::EVENT_FIRST) && tokens.len() == 1 && self.kind == EntityType::Person;
        if storm && self.reader.is_capitalized(title) {
            return title;
        }
        if built && the && self.is(title, Classes::TITLE) && self.reader.is_capitalized(title) { title } else { tokens.start }
    }

    /// Over "dos Campos" in "São José dos Campos": a town's name goes on behind its particle.
    fn with_particle(&self, tokens: Range<usize>) -> usize {
        let end = tokens.end;
        let particle = matches!(self.reader.word(end), "da" | "de" | "del" | "do" | "dos" | "das" | "di" | "la");
        let goes_on = self.reader.is_capitalized(end + 1) && self.listing(end + 1).is_none_or(|listing| !listing.nation);
        if self.is_place() && particle && goes_on && self.listing(tokens.start).is_none_or(|listing| listing.country.is_none()) {
            end + 2
        } else {
            end
        }
    }

    /// Over "-hao" in "Chen Kuo-hao", over "Kuo-hao" behind "Chen".
    fn with_given_name(&self, tokens: Range<usize>) -> usize {
        let joined = |index: usize| self.reader.document.tokens.get(index).is_some_and(|token| !token.shape.has_space_before());
        let end = tokens.end;
        let hyphen = if tokens.len() > 1 { end } else { end + usize::from(self.reader.is_capitalized(end)) };
        let apart = tokens.len() > 1 || hyphen > end;
        let name = self.kind == EntityType::Person && apart && self.reader.word(hyphen) == "-" && joined(hyphen) && joined(hyphen + 1);
        let given = self.reader.is_lower(hyphen + 1)
            && self.reader.word(hyphen + 1).len() <= 6
            && !self.is(end + 1, Classes::ORDINARY.with(Classes::FUNCTION).with(Classes::ROLE).with(Classes::SAY));
        if name && given { hyphen + 2 } else { end }
    }
}
