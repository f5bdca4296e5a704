//! Names that stand together: in a list with others of their kind, in brackets behind what they stand for, around a nickname. What the
//! neighbours are, they are.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::gazetteer::Classes;
use super::rules;
use super::runs::Reader;
use super::select::Candidate;
use crate::analysis::EntityType;
use crate::text::TokenKind;

/// Corrects and completes `standing`, which is in text order and disjoint, and stays so.
pub fn find(reader: Reader<'_, '_>, standing: &mut Vec<Candidate>) {
    join_nicknames(reader, standing);
    join_halves(reader, standing);
    let mut together = Together::of(reader, standing);
    together.namesakes(standing);
    together.companies(standing);
    together.shouted(standing);
    together.bracketed(standing);
    together.places(standing);
    standing.append(&mut together.added);
    standing.sort_by_key(|name| name.tokens.start);
}

/// No nickname has more words.
const LONGEST_NICKNAME: usize = 3;

/// “Rohan "Bama" Davey” is one name.
fn join_nicknames(reader: Reader<'_, '_>, standing: &mut Vec<Candidate>) {
    let mut joined: Vec<Candidate> = Vec::with_capacity(standing.len());
    for name in standing.drain(..) {
        if let Some(last) = joined.last_mut().filter(|last| name.tokens.start < last.tokens.end) {
            debug_assert!(last.kind == EntityType::Person);
            last.tokens.end = last.tokens.end.max(name.tokens.end);
            continue;
        }
        let end = if name.kind == EntityType::Person { over_nickname(reader, name.tokens.end) } else { None };
        let tokens = name.tokens.start..end.unwrap_or(name.tokens.end);
        joined.push(Candidate { tokens, ..name });
    }
    *standing = joined;
}

/// Where the surname behind a nickname in quotation marks ends, the marks beginning at `open`.
fn over_nickname(reader: Reader<'_, '_>, open: usize) -> Option<usize> {
    let tokens = &reader.document.tokens;
    let is_mark = |index: usize| tokens.get(index).is_some_and(|token| token.kind == TokenKind::Quote);
    let close = (open + 2..open + 2 + LONGEST_NICKNAME).find(|&index| is_mark(index)).filter(|_| is_mark(open))?;
    let named = (open + 1..close).all(|index| reader.is_capitalized(index) || reader.word(index) == "the");
    let surname = reader.is_capitalized(close + 1)
        && tokens[close + 1].shape.has_space_before()
        && !reader.is(close + 1, Classes::FUNCTION.with(Classes::TITLE).with(Classes::CALENDAR));
    let spaced = tokens[open].shape.has_space_before() && !tokens[open + 1].shape.has_space_before();
    (named && surname && spaced).then_some(close + 2)
}

/// "Zubbian Upstream and Downstream Petroleum Authority": two halves of one organization, the first of which no word heads.
fn join_halves(reader: Reader<'_, '_>, standing: &mut Vec<Candidate>) {
    let mut joined: Vec<Candidate> = Vec::with_capacity(standing.len());
    for name in standing.drain(..) {
        match joined.last_mut().filter(|first| is_first_half(reader, first, &name)) {
            Some(first) => first.tokens.end = name.tokens.end,
            None => joined.push(name),
        }
    }
    *standing = joined;
}

fn is_first_half(reader: Reader<'_, '_>, first: &Candidate, second: &Candidate) -> bool {
    let organizations = first.kind == EntityType::Org && second.kind == EntityType::Org;
    let listing = reader.evidence.listings[first.tokens.start];
    let national = matches!(reader.word(first.tokens.start), "Federal" | "National" | "Royal" | "State")
        || listing.is_some_and(|listing| listing.kind == EntityType::Norp && usize::from(listing.length) < first.tokens.len());
    let headless = first.tokens.len() > 1 && !first.tokens.clone().any(|index| reader.is(index, Classes::HEAD));
    let head = second.tokens.end - 1;
    let headed = second.tokens.len() > 1 && reader.is(head, Classes::ORG_HEAD) && reader.evidence.listings[second.tokens.start].is_none();
    let and = second.tokens.start == first.tokens.end + 1 && reader.word(first.tokens.end) == "and";
    organizations && national && headless && headed && and
}

/// A document's names, to be asked what stands beside each other.
struct Together<'a, 't> {
    reader: Reader<'a, 't>,
    /// For each token, which name it belongs to.
    owner: Vec<Option<usize>>,
    /// Last words of the persons that are named in full.
    surnames: HashSet<u64>,
    /// Names that nothing had found.
    added: Vec<Candidate>,
}

impl<'a, 't> Together<'a, 't> {
    fn of(reader: Reader<'a, 't>, standing: &[Candidate]) -> Self {
        let mut owner = vec![None; reader.document.tokens.len()];
        for (number, name) in standing.iter().enumerate() {
            owner[name.tokens.clone()].fill(Some(number));
        }
        let full = standing.iter().filter(|name| name.kind == EntityType::Person && name.tokens.len() > 1);
        let surnames = full.map(|name| reader.document.tokens[name.tokens.end - 1].key).collect();
        Together { reader, owner, surnames, added: Vec::new() }
    }

    fn key(&self, index: usize) -> u64 {
        self.reader.document.tokens[index].key
    }

    /// The kind of the name that token `index` belongs to.
    fn kind(&self, standing: &[Candidate], index: usize) -> Option<EntityType> {
        Some(standing[(*self.owner.get(index)?)?].kind)
    }

    fn add(&mut self, tokens: Range<usize>, kind: EntityType, rule: &'static rules::Rule) {
        self.owner[tokens.clone()].fill(Some(usize::MAX));
        self.added.push(Candidate::new(tokens, kind, rule));
    }

    fn is_free(&self, index: usize) -> bool {
        self.owner.get(index).is_some_and(Option::is_none)
    }

    /// "Ramil" where the text has "Typhoon Ramil", "Webb" where it has "James Webb Space Telescope", and nobody is called so.
    fn namesakes(&self, standing: &mut [Candidate]) {
        let of = |name: &Candidate| {
            let storm = name.kind == EntityType::Event && name.tokens.len() == 2 && self.reader.is(name.tokens.start, Classes::EVENT_FIRST);
            let telescope = self.reader.word(name.tokens.end - 1) == "Telescope" && name.tokens.len() > 2;
            let last = if telescope { name.tokens.end - 3 } else { name.tokens.end - 1 };
            (storm || telescope).then(|| (self.key(last.max(name.tokens.start)), (name.kind, name.rule)))
        };
        let bearers: HashMap<u64, _> = standing.iter().filter_map(of).filter(|(key, _)| !self.surnames.contains(key)).collect();
        for name in standing.iter_mut().filter(|name| name.tokens.len() == 1 && name.kind == EntityType::Person) {
            if let Some(&(kind, rule)) = bearers.get(&self.key(name.tokens.start)) {
                name.decide(kind, rule);
            }
        }
    }

    /// "Hess" in "Exxon, Hess and Chevron": nobody, where all others in the list are organizations.
    fn companies(&self, standing: &mut [Candidate]) {
        for number in 1..standing.len().saturating_sub(1) {
            let (before, name, after) = (&standing[number - 1], &standing[number], &standing[number + 1]);
            let alone = name.kind == EntityType::Person && name.tokens.len() == 1 && name.role.is_none();
            let known = self.surnames.contains(&self.key(name.tokens.start));
            let organizations = before.kind == EntityType::Org && after.kind == EntityType::Org;
            let listed = self.joint(before.tokens.end..name.tokens.start) && self.joint(name.tokens.end..after.tokens.start);
            let conjunction = (name.tokens.end..after.tokens.start).chain(after.tokens.end..after.tokens.end + 2);
            let closes = conjunction.into_iter().any(|index| matches!(self.reader.word(index), "and" | "or" | "&"));
            if alone && !known && organizations && listed && closes {
                standing[number].decide(EntityType::Org, &rules::ORG_COORDINATED);
            }
        }
    }

    /// Whether the tokens are what joins the parts of a list.
    fn joint(&self, between: Range<usize>) -> bool {
        let words = between.len();
        (1..=2).contains(&words) && between.clone().all(|index| matches!(self.reader.word(index), "," | "and" | "or" | "&"))
    }

    /// "SOUTER" in "KENNEDY, SOUTER, and BREYER": of the shouted names in a list all are persons' where one is, and no list has another.
    fn shouted(&mut self, standing: &mut [Candidate]) {
        let mut index = 0;
        while index < self.owner.len() {
            let list = self.shouted_list(index);
            index = list.last().map_or(index, |last| *last) + 1;
            let person = list.iter().any(|&at| self.kind(standing, at) == Some(EntityType::Person));
            let single = |at: usize| self.owner[at].is_none_or(|number| number < standing.len() && standing[number].tokens.len() == 1);
            let other = |&at: &usize| self.reader.evidence.listings[at].is_some() || !single(at);
            if list.len() < 2 || !person || list.iter().any(other) {
                continue;
            }
            for at in list {
                match self.owner[at] {
                    Some(number) => standing[number].decide(EntityType::Person, &rules::PERSON_SHOUTED),
                    None => self.add(at..at + 1, EntityType::Person, &rules::PERSON_SHOUTED),
                }
            }
        }
    }

    /// The shouted words of the list that begins at `first`; empty where none does.
    fn shouted_list(&self, first: usize) -> Vec<usize> {
        let shouted = |index: usize| {
            let token = self.reader.document.tokens.get(index);
            token.is_some_and(|token| token.kind == TokenKind::Word && token.shape.is_all_caps() && token.span.len() > 4)
        };
        let (mut list, mut at) = (Vec::new(), first);
        while shouted(at) {
            list.push(at);
            let joints = (at + 1..at + 3).take_while(|&index| matches!(self.reader.word(index), "," | "and" | "or")).count();
            if joints == 0 {
                break;
            }
            at += 1 + joints;
        }
        list
    }

    /// "Marina" where the text has "the Maritime Industry Authority (Marina)", "DCP" where it has "Democracy for the Citizens Party (DCP)".
    fn bracketed(&mut self, standing: &mut [Candidate]) {
        let is_org = |name: &&Candidate| name.kind == EntityType::Org && name.tokens.len() > 1;
        let short = |name: &Candidate| self.short_in_brackets(name.tokens.clone());
        let shorts: HashSet<u64> = standing.iter().filter(is_org).filter_map(short).map(|index| self.key(index)).collect();
        if shorts.is_empty() {
            return;
        }
        for index in 0..self.owner.len() {
            if !shorts.contains(&self.key(index)) || !self.reader.is_capitalized(index) {
                continue;
            }
            match self.owner[index] {
                Some(number) if number < standing.len() && standing[number].tokens.len() == 1 => {
                    standing[number].decide(EntityType::Org, &rules::ACRONYM_OF);
                }
                None if !self.reader.is_capitalized(index + 1) => self.add(index..index + 1, EntityType::Org, &rules::ACRONYM_OF),
                _ => {}
            }
        }
    }

    /// The word in the brackets behind an organization's name that is made of the name's letters, in their order.
    fn short_in_brackets(&self, name: Range<usize>) -> Option<usize> {
        let short = name.end + 1;
        let bracketed = self.reader.word(name.end) == "(" && self.reader.word(short + 1) == ")" && self.reader.is_capitalized(short);
        let word = self.reader.word(short).to_lowercase();
        let mut letters = name.clone().flat_map(|index| self.reader.word(index).chars()).flat_map(char::to_lowercase);
        let first = self.reader.word(name.start).to_lowercase();
        let made = first.get(..1) == word.get(..1) && word.chars().all(|letter| letters.any(|other| other == letter));
        let initials = self.reader.initials(name) == self.reader.word(short);
        (bracketed && word.chars().count() > 2 && (made || initials)).then_some(short)
    }

    /// "Roe" and "Zubb" in "in Kiambu, Roe and Zubb": places, where the list begins with one.
    fn places(&mut self, standing: &[Candidate]) {
        for name in standing.iter().filter(|name| name.kind == EntityType::Gpe) {
            let before = name.tokens.start.wrapping_sub(1);
            if matches!(self.reader.word(before), "in" | "of" | "from" | "at") {
                for place in self.unknown_places(standing, name.tokens.end) {
                    self.add(place, EntityType::Gpe, &rules::PLACE_COORDINATED);
                }
            }
        }
    }

    /// The unknown names of the list that goes on at token `from`; none unless "and" closes it and no verb follows.
    fn unknown_places(&self, standing: &[Candidate], from: usize) -> Vec<Range<usize>> {
        let (mut unknown, mut at, mut closed) = (Vec::new(), from, false);
        while !closed && matches!(self.reader.word(at), "," | "and") {
            closed = self.reader.word(at) == "and" || self.reader.word(at + 1) == "and";
            let start = at + 1 + usize::from(self.reader.word(at) == "," && closed);
            let known = self.kind(standing, start) == Some(EntityType::Gpe);
            let end =
                if known { (start..).find(|&index| self.owner.get(index) != self.owner.get(start)).unwrap_or(start) } else { start + 1 };
            if !known && !self.may_be_place(start) {
                return Vec::new();
            }
            if !known {
                unknown.push(start..end);
            }
            at = end;
        }
        let next = self.reader.is_capitalized(at) || self.reader.is(at, Classes::SAY) || self.reader.word(at) == "(";
        let noun = self.reader.is_lower(at) && !self.reader.is(at, Classes::FUNCTION);
        let ends = !(next || noun);
        if closed && ends { unknown } else { Vec::new() }
    }

    /// A free capitalized word that no list and no ordinary text has.
    fn may_be_place(&self, index: usize) -> bool {
        let other = Classes::ORDINARY.with(Classes::FUNCTION).with(Classes::ANY_FIRST_NAME).with(Classes::TITLE).with(Classes::CALENDAR);
        self.is_free(index)
            && self.reader.is_capitalized(index)
            && !self.reader.is_capitalized(index + 1)
            && !self.reader.is(index, other.with(Classes::NO_NAME))
            && !self.reader.is_acronym(index)
            && self.reader.evidence.listings[index].is_none()
            && !self.surnames.contains(&self.key(index))
    }
}
