//! What stands beside a tagged name, and says what it names.

use std::ops::Range;

use super::OwnWords;
use crate::analysis::EntityType;
use crate::entities::gazetteer::Classes;
use crate::entities::rules::{self, Rule};
use crate::lexicon::Sign;
use crate::text::TokenKind;

impl OwnWords<'_, '_> {
    /// "the Roe general area", "near Roe", "the village of Roe": nobody; "the newspaper Roe", "Roe, a Dutch company": no person or place.
    pub(super) fn beside(&self, tokens: &Range<usize>) -> Option<(EntityType, &'static Rule)> {
        let craft = tokens.len() <= 2 && self.reader.is_lower(tokens.end) && Sign::Craft.has(self.reader.word(tokens.end));
        let vessel = craft
            || Sign::Vessel.has(self.before(tokens))
            || Sign::Ship.has(self.before(tokens))
            || tokens.len() > 1 && Sign::Ship.has(self.reader.word(tokens.start));
        match self.kind {
            EntityType::Org | EntityType::Person | EntityType::Gpe | EntityType::Loc if vessel => {
                Some((EntityType::Product, &rules::MODEL))
            }
            EntityType::Person | EntityType::Org if self.is_seat(tokens) => Some((EntityType::Gpe, &rules::PLACE_COMMA)),
            EntityType::Person if self.lies_in(tokens) => Some((EntityType::Gpe, &rules::PLACE_COMMA)),
            EntityType::Person if self.is_officers(tokens) || self.is_located(tokens) => Some((EntityType::Gpe, &rules::PLACE_NOUN)),
            EntityType::Person | EntityType::Loc if Sign::Settled.has(self.governing(tokens.start)) => {
                Some((EntityType::Gpe, &rules::PLACE_NOUN))
            }
            EntityType::Org | EntityType::Person if self.is_governed_by(tokens) => Some((EntityType::Gpe, &rules::PLACE_NOUN)),
            EntityType::Org if self.is_called_by_role(tokens) => Some((EntityType::Person, &rules::PERSON_ROLE)),
            EntityType::Org if self.is_introduced(tokens) => Some((EntityType::Person, &rules::PERSON_APPOSITION)),
            _ => self.is_company(tokens).then_some((EntityType::Org, &rules::ORG_NOUN)),
        }
    }

    /// "Zubb" in "the Zubb general area", "in Zubb district", "near Zubb", "Zubb's mayor", "the senator representing Zubb".
    fn is_located(&self, tokens: &Range<usize>) -> bool {
        let noun = |index: usize| self.reader.is_lower(index) && self.is(index, Classes::PLACE_NOUN) && !self.is_attribute(index);
        let end = tokens.end;
        let governed = noun(end) || self.reader.word(end) == "general" && noun(end + 1);
        let represented = self.before(tokens) == "representing" && Sign::Represents.has(self.reader.word(tokens.start.wrapping_sub(2)));
        let owns = self.reader.document.tokens.get(end).is_some_and(|token| token.kind == TokenKind::Possessive);
        let near = matches!(self.before(tokens), "near" | "Near") && !owns;
        let seat = owns && tokens.len() == 1 && Sign::Local.has(self.reader.word(end + 1));
        governed && matches!(self.before(tokens), "the" | "in" | "of" | "from" | "In") || near || seat || represented
    }

    /// "Zubb" in "the airline Zubb", "Zubb, a Dutch company,", "Zubb shares".
    fn is_company(&self, tokens: &Range<usize>) -> bool {
        let named = self.kind == EntityType::Person && tokens.len() > 1 && self.is(tokens.start, Classes::ANY_FIRST_NAME);
        let other = matches!(self.kind, EntityType::Person | EntityType::Gpe | EntityType::Loc | EntityType::Work);
        let before = self.before(tokens);
        let called = Sign::BusinessKind.has(before) || matches!(before, "company" | "firm" | "subsidiary");
        other && !named && (called || self.is_called_company(tokens.end) || self.is_traded(tokens))
    }

    /// "Jane Saab" in "Jane Saab, 45," and "Jane Saab, a teacher,": the surname is a company's name too.
    fn is_introduced(&self, tokens: &Range<usize>) -> bool {
        let last = tokens.end - 1;
        let named = self.is(tokens.start, Classes::FIRST_NAME) && !self.is(tokens.start, Classes::ORDINARY) && tokens.len() == 2;
        let next = tokens.end + 1;
        let aged = self.reader.document.tokens.get(next).is_some_and(|token| token.kind == TokenKind::Number && token.span.len() == 2);
        let role = matches!(self.reader.word(next), "a" | "an" | "the")
            && (next + 1..next + 4).any(|index| self.reader.is_lower(index) && self.is(index, Classes::ROLE));
        named && self.reader.word(tokens.end) == "," && !self.is(last, Classes::HEAD) && (aged || role)
    }

    /// "village" in "the Zubb village of Roe": Zubb is not the village.
    fn is_attribute(&self, noun: usize) -> bool {
        Sign::Attribute.has(self.reader.word(noun)) && self.reader.word(noun + 1) == "of"
    }

    /// "provinces" in "the provinces of Roe", and in "the provinces of Roe and Zubb" before either.
    fn governing(&self, start: usize) -> &str {
        let listed = matches!(self.reader.word(start.wrapping_sub(1)), "and" | ",");
        let of = (start.saturating_sub(if listed { 7 } else { 1 })..start).rev().find(|&index| self.reader.word(index) == "of");
        let names =
            |of: usize| (of + 1..start).all(|index| self.reader.is_capitalized(index) || matches!(self.reader.word(index), "and" | ","));
        of.filter(|&of| of > 0 && names(of)).map_or("", |of| self.reader.word(of - 1)).trim_end_matches('s')
    }

    /// "Zubb" in "Mayor Jane Roe of Zubb".
    fn is_officers(&self, tokens: &Range<usize>) -> bool {
        let of = tokens.start.wrapping_sub(1);
        let name = (of.saturating_sub(4)..of).rev().take_while(|&index| self.reader.is_capitalized(index));
        self.reader.word(of) == "of" && name.skip(1).any(|index| Sign::Office.has(self.reader.word(index)))
    }

    /// "Zubb" in "Zubb Governor Jane Roe", "Zubb MP Jane Roe".
    fn is_governed_by(&self, tokens: &Range<usize>) -> bool {
        let office = self.reader.word(tokens.end);
        let other = Classes::ORDINARY.with(Classes::ORG_HEAD).with(Classes::ANY_FIRST_NAME);
        let plain = !self.is(tokens.start, other) && !self.reader.is_acronym(tokens.start) && self.listing(tokens.start).is_none();
        let seat = Sign::Office.has(office) || matches!(office, "MLA" | "MP" | "MSP" | "TD");
        tokens.len() == 1 && plain && seat && self.reader.is_capitalized(tokens.end + 1)
    }

    /// "Zubb Zarkin" in "seamer Zubb Zarkin".
    fn is_called_by_role(&self, tokens: &Range<usize>) -> bool {
        let role = tokens.start.wrapping_sub(1);
        let words = Classes::HEAD.with(Classes::ORDINARY).with(Classes::FUNCTION);
        (2..=3).contains(&tokens.len())
            && self.is(role, Classes::ROLE)
            && self.reader.is_lower(role)
            && tokens.clone().all(|index| self.reader.is_capitalized(index) && !self.is(index, words) && self.listing(index).is_none())
            && !tokens.clone().any(|index| self.reader.is_acronym(index))
    }

    /// "Zubb" in "at Harbour Secondary School, Zubb, who": where the school is.
    fn is_seat(&self, tokens: &Range<usize>) -> bool {
        let comma = tokens.start.wrapping_sub(1);
        let head = tokens.start.wrapping_sub(2);
        let seated = Sign::Institution.has(self.reader.word(head)) && self.reader.is_capitalized(head.wrapping_sub(1));
        let ends = matches!(self.reader.word(tokens.end), "," | "." | ")" | ";");
        let named = self.is(tokens.start, Classes::ANY_FIRST_NAME.with(Classes::TITLE)) && tokens.len() > 1
            || self.is(tokens.start, Classes::SURNAME) && tokens.len() == 1;
        self.reader.word(comma) == ","
            && seated
            && ends
            && !named
            && tokens.len() <= 2
            && !self.is(tokens.end - 1, Classes::HEAD)
            && !self.reader.is_acronym(tokens.start)
    }

    /// "in Mir Ali, North Waziristan", "at Roe, Zubb Province".
    fn lies_in(&self, tokens: &Range<usize>) -> bool {
        let next = tokens.end + 1;
        let listed = self.listing(next).is_some_and(|listing| listing.kind == EntityType::Gpe && !listing.weak);
        let headed = (next + 1..next + 4).find(|&index| !self.reader.is_capitalized(index)).unwrap_or(next) - 1;
        let governed = headed > next && self.is(headed, Classes::ADMIN_HEAD) && self.reader.is_capitalized(next);
        matches!(self.before(tokens), "in" | "near" | "at" | "In" | "At") && self.reader.word(tokens.end) == "," && (listed || governed)
    }

    /// "Zubb shares fell", "shares of Zubb", but not "Roe's shares".
    fn is_traded(&self, tokens: &Range<usize>) -> bool {
        let paper = |index: usize| matches!(self.reader.word(index), "shares" | "stock" | "Shares");
        let of = matches!(self.before(tokens), "of" | "in") && tokens.start > 1 && paper(tokens.start - 2);
        self.listing(tokens.start).is_none_or(|listing| listing.weak) && (paper(tokens.end) || of)
    }

    /// ", a consultancy in Ayr", ", the Dutch airline,".
    fn is_called_company(&self, comma: usize) -> bool {
        let article = matches!(self.reader.word(comma + 1), "a" | "an" | "the");
        let head = (comma + 2..comma + 8).find(|&index| is_called(self.reader.word(index)));
        let ends = |index: usize| {
            let next = index + 1;
            !self.reader.is_lower(next) && self.reader.document.tokens.get(next).is_none_or(|token| token.kind != TokenKind::Possessive)
                || self.is(next, Classes::FUNCTION.with(Classes::PLACE_PREP))
        };
        self.reader.word(comma) == ","
            && article
            && head.is_some_and(|head| {
                ends(head)
                    && (comma + 2..head).all(|index| !self.is(index, Classes::FUNCTION.with(Classes::ROLE).with(Classes::PLACE_PREP)))
            })
    }
}

/// Behind a name's comma: what the name is of.
fn is_called(word: &str) -> bool {
    Sign::BusinessKind.has(word) || Sign::Called.has(word)
}
