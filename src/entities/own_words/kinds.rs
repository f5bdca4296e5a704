//! What a tagged name's words, and those beside it, say it names.

use std::ops::Range;

use super::OwnWords;
use crate::analysis::EntityType;
use crate::entities::gazetteer::{Classes, Listing};
use crate::entities::rules::{self, Rule};
use crate::lexicon::Sign;

impl OwnWords<'_, '_> {
    /// Another kind than the tagger's, and the rule that says so; `whole` is what the tagger marked.
    pub(super) fn kind(&self, tokens: &Range<usize>, whole: &Range<usize>) -> Option<(EntityType, &'static Rule)> {
        if self.reader.is_river(tokens) {
            return (self.kind != EntityType::Loc).then_some((EntityType::Loc, &rules::PLACE_NOUN));
        }
        let cut = tokens != whole;
        let listed = self.listing(tokens.start).filter(|listing| usize::from(listing.length) == tokens.len());
        if listed.is_some_and(|listing| listing.kind == self.kind && !listing.weak) {
            return None;
        }
        if let Some(listing) = listed.filter(|listing| cut && listing.kind == EntityType::Gpe && self.kind == EntityType::Org) {
            return Some((listing.kind, &rules::PLACE_LISTED));
        }
        let by_list = listed.and_then(|listing| self.by_list(listing, tokens));
        let other = by_list.or_else(|| self.by_head(tokens)).or_else(|| self.beside(tokens)).or_else(|| {
            let governed = tokens.end < whole.end
                && self.kind != EntityType::Person
                && matches!(self.reader.word(tokens.end), "administration" | "campaign");
            governed.then_some((EntityType::Person, &rules::PERSON_SHAPE))
        });
        other.filter(|(kind, _)| *kind != self.kind)
    }

    /// A nationality is no country, and a sea no town.
    fn by_list(&self, listing: Listing, tokens: &Range<usize>) -> Option<(EntityType, &'static Rule)> {
        let party = self.kind == EntityType::Org && listing.country.is_none() && (self.is_camp(tokens.end - 1) || tokens.len() > 2);
        let single = tokens.len() == 1 && self.kind == EntityType::Person;
        match listing.kind {
            EntityType::Norp if !party && !single => Some((EntityType::Norp, &rules::GROUP_LISTED)),
            EntityType::Gpe | EntityType::Loc if (self.is_place() || self.kind == EntityType::Person && !single) && !listing.weak => {
                Some((listing.kind, &rules::PLACE_LISTED))
            }
            EntityType::Gpe if listing.nation && !listing.weak && self.kind == EntityType::Org => {
                Some((EntityType::Gpe, &rules::PLACE_LISTED))
            }
            EntityType::Org if self.is_place() => Some((EntityType::Org, &rules::ORG_LISTED)),
            EntityType::Fac | EntityType::Event | EntityType::Law if !single => Some((listing.kind, &rules::THING_LISTED)),
            _ => None,
        }
    }

    /// "Conservatives" are a party as well as its members.
    fn is_camp(&self, index: usize) -> bool {
        let word = self.reader.word(index).to_lowercase();
        Sign::Camp.has(&word) || self.is(index, Classes::HEAD)
    }

    /// The word that a name ends with, or the first before "of": "Roe Act", "Gulf of Roe", "Typhoon Roe", "Roe Inc.".
    fn by_head(&self, tokens: &Range<usize>) -> Option<(EntityType, &'static Rule)> {
        let (first, last) = (tokens.start, tokens.end - 1);
        let particled = self.reader.document.tokens[last].shape.has_hyphen();
        if tokens.len() < 2 || !self.reader.is_capitalized(last) && !particled && !self.is(last, Classes::COMPANY) {
            return None;
        }
        let organization = matches!(self.kind, EntityType::Person | EntityType::Gpe | EntityType::Loc | EntityType::Work)
            && heads_organization(self.reader.word(first));
        match self.kind {
            _ if self.is(last, Classes::COMPANY) => Some((EntityType::Org, &rules::ORG_COMPANY)),
            _ if organization => Some((EntityType::Org, &rules::ORG_HEAD)),
            EntityType::Person => self.storm(tokens).or_else(|| self.person_by_head(tokens)),
            EntityType::Gpe | EntityType::Loc | EntityType::Fac => self.storm(tokens).or_else(|| self.place_by_head(tokens)),
            _ => self.storm(tokens).or_else(|| self.other_by_head(tokens)),
        }
    }

    /// "Typhoon Roe", "Tropical Storm Roe", "Roe Fire".
    fn storm(&self, tokens: &Range<usize>) -> Option<(EntityType, &'static Rule)> {
        let (first, last) = (tokens.start, tokens.end - 1);
        let tropical = self.reader.word(first) == "Tropical" && self.is(first + 1, Classes::EVENT_FIRST) && tokens.len() == 3;
        let operation = self.reader.word(first) == "Operation";
        let storm = operation || self.is(first, Classes::EVENT_FIRST) && tokens.len() == 2 && !self.is(last, Classes::PLACE_HEAD);
        let fire = matches!(self.kind, EntityType::Person | EntityType::Org | EntityType::Gpe)
            && self.reader.word(last) == "Fire"
            && tokens.len() == 2;
        match () {
            () if tropical || storm => Some((EntityType::Event, &rules::EVENT_STORM)),
            () => fire.then_some((EntityType::Event, &rules::EVENT_HEAD)),
        }
    }

    /// "Roe Tower", "Deir Roe", "Roe County", "the Roe Crier": nobody.
    fn person_by_head(&self, tokens: &Range<usize>) -> Option<(EntityType, &'static Rule)> {
        let (first, last) = (tokens.start, tokens.end - 1);
        let word = self.reader.word(last);
        let ends = |classes: Classes| self.is(last, classes);
        let named = !self.is(first, Classes::ANY_FIRST_NAME.with(Classes::TITLE));
        let street = Sign::Public.has(word);
        let roomy = named || street || tokens.len() > 2;
        let surname = ends(Classes::SURNAME);
        match () {
            () if is_izafet(self.reader.word(first)) => Some((EntityType::Org, &rules::ORG_HEAD)),
            () if Sign::Built.has(word) && roomy => Some((EntityType::Fac, &rules::FACILITY_HEAD)),
            () if Sign::OpensPlace.has(self.reader.word(first)) => Some((EntityType::Gpe, &rules::PLACE_HEAD)),
            () if ends(Classes::FACILITY) && !surname && roomy => Some((EntityType::Fac, &rules::FACILITY_HEAD)),
            () if ends(Classes::PLACE_HEAD) && named && !surname => Some((EntityType::Loc, &rules::PLACE_HEAD)),
            () if ends(Classes::ADMIN_HEAD) && named && !surname => Some((EntityType::Gpe, &rules::PLACE_HEAD)),
            () if ends(Classes::ORG_HEAD) && !surname && (named || tokens.len() > 2) => Some((EntityType::Org, &rules::ORG_HEAD)),
            () => self.newspaper(tokens),
        }
    }

    /// "Diocese of Roe", "Roe School District", "Gulf of Roe", "Roe Courthouse".
    fn place_by_head(&self, tokens: &Range<usize>) -> Option<(EntityType, &'static Rule)> {
        let (first, last) = (tokens.start, tokens.end - 1);
        let ends = |classes: Classes| self.is(last, classes);
        let of = self.reader.word(first + 1) == "of";
        let district = self.reader.word(last) == "District" && self.is(last - 1, Classes::ORDINARY);
        let is = |kind: EntityType| self.kind == kind;
        match () {
            () if is(EntityType::Gpe) && of && self.is(first, Classes::ORG_HEAD) => Some((EntityType::Org, &rules::ORG_HEAD)),
            () if is(EntityType::Fac) && self.reader.word(last) == "Museum" => Some((EntityType::Org, &rules::ORG_HEAD)),
            () if !is(EntityType::Fac) && district => Some((EntityType::Org, &rules::ORG_HEAD)),
            () if !is(EntityType::Fac) && ends(Classes::FACILITY) => Some((EntityType::Fac, &rules::FACILITY_HEAD)),
            () if !is(EntityType::Loc) && of && self.is(first, Classes::PLACE_HEAD) => Some((EntityType::Loc, &rules::PLACE_HEAD)),
            () if is(EntityType::Gpe) && ends(Classes::PLACE_HEAD) && self.before(tokens) == "the" => {
                Some((EntityType::Loc, &rules::PLACE_HEAD))
            }
            () if is(EntityType::Loc) && ends(Classes::ADMIN_HEAD) => Some((EntityType::Gpe, &rules::PLACE_HEAD)),
            () if is(EntityType::Loc) && ends(Classes::ORG_HEAD) && !is_center(self.reader.word(last)) => {
                Some((EntityType::Org, &rules::ORG_HEAD))
            }
            () if is(EntityType::Gpe) && ends(Classes::ORG_HEAD) => Some((EntityType::Org, &rules::ORG_HEAD)),
            () if is(EntityType::Gpe) => self.newspaper(tokens),
            () => None,
        }
    }

    /// "Roe Province" that is no organization, "Clean Rivers Act" that is no work.
    fn other_by_head(&self, tokens: &Range<usize>) -> Option<(EntityType, &'static Rule)> {
        let last = tokens.end - 1;
        let word = self.reader.word(last);
        let organization = self.kind == EntityType::Org;
        let body = tokens.clone().any(|index| self.is(index, Classes::ORG_HEAD));
        let dated = self.is(last, Classes::EVENT_HEAD) && self.listing(last - 1).is_none();
        let law = self.is(last, Classes::LAW_HEAD) && !body && !dated;
        match self.kind {
            EntityType::Org if tokens.len() <= 3 && Sign::Governed.has(word) => Some((EntityType::Gpe, &rules::PLACE_HEAD)),
            EntityType::Org if self.is_department(tokens) => Some((EntityType::Gpe, &rules::PLACE_HEAD)),
            EntityType::Org | EntityType::Work | EntityType::Event if law => Some((EntityType::Law, &rules::LAW_HEAD)),
            _ if organization && (Sign::Built.has(word) || self.is_hall(last)) => Some((EntityType::Fac, &rules::FACILITY_HEAD)),
            EntityType::Work if word == "Lab" || word == "Laboratory" => Some((EntityType::Org, &rules::ORG_HEAD)),
            EntityType::Work => self.newspaper(tokens),
            _ => None,
        }
    }

    /// "the Roe Crier".
    fn newspaper(&self, tokens: &Range<usize>) -> Option<(EntityType, &'static Rule)> {
        let named = Sign::Newspaper.has(self.reader.word(tokens.end - 1)) && self.before(tokens).eq_ignore_ascii_case("the");
        named.then_some((EntityType::Org, &rules::ORG_HEAD))
    }

    /// "Roe Convention Center": where people go, not who runs it.
    fn is_hall(&self, last: usize) -> bool {
        let kind = self.reader.word(last - 1);
        is_center(self.reader.word(last)) && Sign::Hall.has(kind)
    }

    /// "in Antioquia Department", but not "in Justice Department data".
    fn is_department(&self, tokens: &Range<usize>) -> bool {
        let last = tokens.end - 1;
        let inside = matches!(self.before(tokens), "in" | "In" | ",") && (2..=3).contains(&tokens.len());
        let named = tokens.clone().take(tokens.len() - 1).all(|index| !self.is(index, Classes::ORDINARY.with(Classes::TITLE_MODIFIER)));
        inside && named && self.reader.word(last) == "Department" && self.reader.word(last + 1) != "of"
    }
}

/// "Tahaffuz-i-Deeni": "the defence of the faith", written as Persian and Urdu join two nouns.
fn is_izafet(word: &str) -> bool {
    word.split('-').collect::<Vec<_>>().get(1..).is_some_and(|parts| parts.len() > 1 && matches!(parts[0], "e" | "i"))
}

/// A shopping center is a place, a research center an organization.
fn is_center(word: &str) -> bool {
    matches!(word, "Center" | "Centre")
}

/// Names that begin so are organizations', in the languages that put the head first.
fn heads_organization(word: &str) -> bool {
    let movement =
        word.starts_with("Lashkar-") || word.starts_with("Tehreek-") || word.starts_with("Tehrik-") || word.starts_with("Jaish-");
    movement || Sign::OpensOrganization.has(word)
}
