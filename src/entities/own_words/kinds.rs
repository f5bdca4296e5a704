//! What a tagged name's words, and those beside it, say it names.

use std::ops::Range;

use super::OwnWords;
use crate::analysis::EntityType;
use crate::entities::gazetteer::{Classes, Listing};
use crate::entities::rules::{self, Rule};
use crate::text::TokenKind;

impl OwnWords<'_, '_> {
    /// Another kind than the tagger's, and the rule that says so; `whole` is what the tagger marked.
    pub(super) fn kind(&self, tokens: &Range<usize>, whole: &Range<usize>) -> Option<(EntityType, &'static Rule)> {
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
            EntityType::Org if self.is_place() => Some((EntityType::Org, &rules::ORG_LISTED)),
            EntityType::Fac | EntityType::Event | EntityType::Law if !single => Some((listing.kind, &rules::THING_LISTED)),
            _ => None,
        }
    }

    /// "Conservatives" are a party as well as its members.
    fn is_camp(&self, index: usize) -> bool {
        let word = self.reader.word(index).to_lowercase();
        let camps = ["conservatives", "liberals", "democrats", "republicans", "socialists", "communists", "tories"];
        camps.contains(&word.as_str()) || self.is(index, Classes::HEAD)
    }

    /// The word that a name ends with, or the first before "of": "Roe Act", "Gulf of Roe", "Typhoon Roe", "Roe Inc.".
    fn by_head(&self, tokens: &Range<usize>) -> Option<(EntityType, &'static Rule)> {
        let (first, last) = (tokens.start, tokens.end - 1);
        let particled = self.reader.document.tokens[last].shape.has_hyphen();
        if tokens.len() < 2 || !self.reader.is_capitalized(last) && !particled && !self.is(last, Classes::COMPANY) {
            return None;
        }
        let ends = |classes: Classes| self.is(last, classes);
        let person = self.kind == EntityType::Person;
        let named = !(person && self.is(first, Classes::ANY_FIRST_NAME.with(Classes::TITLE)));
        let street = matches!(self.reader.word(last), "Airport" | "Avenue" | "Boulevard" | "Road" | "Stadium" | "Street");
        let roomy = named || street || tokens.len() > 2;
        let not_surname = !person || !self.is(last, Classes::SURNAME);
        let of = self.reader.word(first + 1) == "of";
        let body = tokens.clone().any(|index| self.is(index, Classes::ORG_HEAD));
        let law = ends(Classes::LAW_HEAD) && !body && (!ends(Classes::EVENT_HEAD) || self.listing(last - 1).is_some());
        match self.kind {
            _ if ends(Classes::COMPANY) => Some((EntityType::Org, &rules::ORG_COMPANY)),
            EntityType::Person if is_built(self.reader.word(last)) && roomy => Some((EntityType::Fac, &rules::FACILITY_HEAD)),
            EntityType::Gpe if of && self.is(first, Classes::ORG_HEAD) => Some((EntityType::Org, &rules::ORG_HEAD)),
            _ if self.reader.word(first) == "Tropical" && self.is(first + 1, Classes::EVENT_FIRST) && tokens.len() == 3 => {
                Some((EntityType::Event, &rules::EVENT_STORM))
            }
            EntityType::Person | EntityType::Org | EntityType::Gpe if self.reader.word(last) == "Fire" && tokens.len() == 2 => {
                Some((EntityType::Event, &rules::EVENT_HEAD))
            }
            EntityType::Org if tokens.len() <= 3 && is_governed(self.reader.word(last)) || self.is_department(tokens) => {
                Some((EntityType::Gpe, &rules::PLACE_HEAD))
            }
            EntityType::Person if begins_place(self.reader.word(first)) => Some((EntityType::Gpe, &rules::PLACE_HEAD)),
            _ if self.is(first, Classes::EVENT_FIRST) && !of && tokens.len() == 2 && !ends(Classes::PLACE_HEAD) => {
                Some((EntityType::Event, &rules::EVENT_STORM))
            }
            EntityType::Org | EntityType::Work | EntityType::Event if law => Some((EntityType::Law, &rules::LAW_HEAD)),
            EntityType::Org if is_built(self.reader.word(last)) => Some((EntityType::Fac, &rules::FACILITY_HEAD)),
            EntityType::Gpe | EntityType::Loc if self.reader.word(last) == "District" && self.is(last - 1, Classes::ORDINARY) => {
                Some((EntityType::Org, &rules::ORG_HEAD))
            }
            EntityType::Person | EntityType::Gpe | EntityType::Loc | EntityType::Work if heads_organization(self.reader.word(first)) => {
                Some((EntityType::Org, &rules::ORG_HEAD))
            }
            EntityType::Gpe | EntityType::Loc if ends(Classes::FACILITY) => Some((EntityType::Fac, &rules::FACILITY_HEAD)),
            EntityType::Gpe | EntityType::Fac if of && self.is(first, Classes::PLACE_HEAD) => Some((EntityType::Loc, &rules::PLACE_HEAD)),
            EntityType::Gpe if ends(Classes::PLACE_HEAD) && self.before(tokens) == "the" => Some((EntityType::Loc, &rules::PLACE_HEAD)),
            EntityType::Loc if ends(Classes::ADMIN_HEAD) => Some((EntityType::Gpe, &rules::PLACE_HEAD)),
            EntityType::Person if ends(Classes::FACILITY) && not_surname && roomy => Some((EntityType::Fac, &rules::FACILITY_HEAD)),
            EntityType::Person if ends(Classes::PLACE_HEAD.with(Classes::ADMIN_HEAD)) && named && not_surname => {
                Some((if ends(Classes::PLACE_HEAD) { EntityType::Loc } else { EntityType::Gpe }, &rules::PLACE_HEAD))
            }
            EntityType::Person if ends(Classes::ORG_HEAD) && tokens.len() > 2 && not_surname => Some((EntityType::Org, &rules::ORG_HEAD)),
            EntityType::Loc if ends(Classes::ORG_HEAD) && !ends(Classes::FACILITY) && !is_center(self.reader.word(last)) => {
                Some((EntityType::Org, &rules::ORG_HEAD))
            }
            EntityType::Work | EntityType::Person | EntityType::Gpe
                if is_newspaper(self.reader.word(last)) && self.before(tokens).eq_ignore_ascii_case("the") =>
            {
                Some((EntityType::Org, &rules::ORG_HEAD))
            }
            EntityType::Person | EntityType::Gpe if ends(Classes::ORG_HEAD) && named && not_surname => {
                Some((EntityType::Org, &rules::ORG_HEAD))
            }
            _ => None,
        }
    }

    /// "in Antioquia Department", but not "in Justice Department data".
    fn is_department(&self, tokens: &Range<usize>) -> bool {
        let last = tokens.end - 1;
        let inside = matches!(self.before(tokens), "in" | "In" | ",") && (2..=3).contains(&tokens.len());
        let named = tokens.clone().take(tokens.len() - 1).all(|index| !self.is(index, Classes::ORDINARY.with(Classes::TITLE_MODIFIER)));
        inside && named && self.reader.word(last) == "Department" && self.reader.word(last + 1) != "of"
    }

    /// "the Roe general area", "near Roe", "the village of Roe": nobody; "the newspaper Roe", "Roe, a Dutch company": no person or place.
    fn beside(&self, tokens: &Range<usize>) -> Option<(EntityType, &'static Rule)> {
        let noun = |index: usize| self.reader.is_lower(index) && self.is(index, Classes::PLACE_NOUN) && !self.is_attribute(index);
        let end = tokens.end;
        let governed = noun(end) || self.reader.word(end) == "general" && noun(end + 1);
        let located = governed && matches!(self.before(tokens), "the" | "in" | "of" | "from" | "In");
        let near = matches!(self.before(tokens), "near" | "Near")
            && self.reader.document.tokens.get(end).is_none_or(|token| token.kind != TokenKind::Possessive);
        let of = self.governing(tokens.start);
        let settled = matches!(
            of,
            "city" | "citie" | "town" | "district" | "village" | "municipality" | "suburb" | "state" | "province" | "mayor" | "outskirts"
        );
        let named = self.kind == EntityType::Person && tokens.len() > 1 && self.is(tokens.start, Classes::ANY_FIRST_NAME);
        let company = !named
            && matches!(self.kind, EntityType::Person | EntityType::Gpe | EntityType::Loc | EntityType::Work)
            && (is_kind_of_company(self.before(tokens)) || self.is_called_company(end) || self.is_traded(tokens));
        let vessel = is_vessel(self.before(tokens)) || tokens.len() > 1 && is_prefix_of_ships(self.reader.word(tokens.start));
        match self.kind {
            EntityType::Org | EntityType::Person | EntityType::Gpe | EntityType::Loc if vessel => {
                Some((EntityType::Product, &rules::MODEL))
            }
            EntityType::Person if self.lies_in(tokens) => Some((EntityType::Gpe, &rules::PLACE_COMMA)),
            EntityType::Person if located || near || settled => Some((EntityType::Gpe, &rules::PLACE_NOUN)),
            EntityType::Loc if settled => Some((EntityType::Gpe, &rules::PLACE_NOUN)),
            _ => company.then_some((EntityType::Org, &rules::ORG_NOUN)),
        }
    }

    /// "village" in "the Zubb village of Roe": Zubb is not the village.
    fn is_attribute(&self, noun: usize) -> bool {
        matches!(self.reader.word(noun), "village" | "town" | "city" | "state" | "capital" | "suburb" | "island")
            && self.reader.word(noun + 1) == "of"
    }

    /// "provinces" in "the provinces of Roe", and in "the provinces of Roe and Zubb" before either.
    fn governing(&self, start: usize) -> &str {
        let listed = matches!(self.reader.word(start.wrapping_sub(1)), "and" | ",");
        let of = (start.saturating_sub(if listed { 7 } else { 1 })..start).rev().find(|&index| self.reader.word(index) == "of");
        let names =
            |of: usize| (of + 1..start).all(|index| self.reader.is_capitalized(index) || matches!(self.reader.word(index), "and" | ","));
        of.filter(|&of| of > 0 && names(of)).map_or("", |of| self.reader.word(of - 1)).trim_end_matches('s')
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

/// Names that end so are buildings and roads, whoever runs them.
fn is_built(word: &str) -> bool {
    matches!(
        word,
        "Airport"
            | "Avenue"
            | "Bridge"
            | "Cathedral"
            | "Courthouse"
            | "Highway"
            | "Road"
            | "Square"
            | "Stadium"
            | "Street"
            | "Tower"
            | "Tunnel"
    )
}

/// Names that end so are governed: provinces, whoever else the tagger takes them for.
fn is_governed(word: &str) -> bool {
    matches!(word, "Emirate" | "Governorate" | "Krai" | "Municipality" | "Oblast" | "Prefecture" | "Province" | "Raion" | "Voivodeship")
}

/// Names that begin so are places: house, spring, valley, cape in Arabic and Hebrew.
fn begins_place(word: &str) -> bool {
    matches!(word, "Ain" | "Ayn" | "Beit" | "Deir" | "Jabal" | "Jebel" | "Kafr" | "Kfar" | "Khirbet" | "Ras" | "Wadi")
}

/// Names that end so are newspapers, where "the" stands before them.
fn is_newspaper(word: &str) -> bool {
    matches!(
        word,
        "Argus"
            | "Bulletin"
            | "Chronicle"
            | "Courier"
            | "Crier"
            | "Dispatch"
            | "Echo"
            | "Examiner"
            | "Gazette"
            | "Guardian"
            | "Herald"
            | "Inquirer"
            | "Journal"
            | "Mail"
            | "News"
            | "Observer"
            | "Post"
            | "Register"
            | "Sentinel"
            | "Star"
            | "Telegraph"
            | "Times"
            | "Tribune"
    )
}

/// A shopping center is a place, a research center an organization.
fn is_center(word: &str) -> bool {
    matches!(word, "Center" | "Centre")
}

/// Names that begin so are organizations', in the languages that put the head first.
fn heads_organization(word: &str) -> bool {
    let movement =
        word.starts_with("Lashkar-") || word.starts_with("Tehreek-") || word.starts_with("Tehrik-") || word.starts_with("Jaish-");
    movement
        || matches!(
            word,
            "Ansar"
                | "Firqat"
                | "Harakat"
                | "Hay'at"
                | "Hayat"
                | "Jabhat"
                | "Jaish"
                | "Jama'at"
                | "Jaysh"
                | "Kata'ib"
                | "Kataib"
                | "Katibat"
                | "Liwa"
                | "Saraya"
                | "Atlético"
                | "Banca"
                | "Banco"
                | "Banque"
                | "FC"
                | "Fondation"
                | "Fundación"
                | "Fundação"
                | "Grupo"
                | "Groupe"
                | "Partido"
                | "Parti"
                | "Partito"
                | "Universidad"
                | "Universidade"
                | "Université"
                | "Università"
                | "Universität"
        )
}

/// Right before a name: it is a ship's.
fn is_vessel(word: &str) -> bool {
    matches!(
        word,
        "HMS"
            | "MV"
            | "RMS"
            | "USS"
            | "destroyer"
            | "ferry"
            | "freighter"
            | "frigate"
            | "ship"
            | "spacecraft"
            | "submarine"
            | "tanker"
            | "trawler"
            | "vessel"
            | "warship"
            | "yacht"
    )
}

/// What ships' names begin with.
fn is_prefix_of_ships(word: &str) -> bool {
    matches!(word, "HMS" | "MV" | "RMS" | "USS")
}

/// Right before a name: what the name is of.
fn is_kind_of_company(word: &str) -> bool {
    matches!(
        word,
        "agency"
            | "airline"
            | "automaker"
            | "broadcaster"
            | "carmaker"
            | "charity"
            | "chipmaker"
            | "conglomerate"
            | "consultancy"
            | "daily"
            | "drugmaker"
            | "giant"
            | "insurer"
            | "lender"
            | "magazine"
            | "newspaper"
            | "nonprofit"
            | "pollster"
            | "retailer"
            | "startup"
            | "tabloid"
            | "tank"
            | "watchdog"
            | "website"
    )
}

/// Behind a name's comma: what the name is of.
fn is_called(word: &str) -> bool {
    is_kind_of_company(word)
        || matches!(
            word,
            "bank" | "brokerage" | "brewer" | "company" | "firm" | "group" | "maker" | "manufacturer" | "nongovernmental" | "subsidiary"
        )
}
