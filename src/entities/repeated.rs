//! Second pass: what the document as a whole says of a name. The same string is the same kind of thing, the surname of a full name is
//! that person, an acronym is what it abbreviates. Linear: every question is a look-up.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::gazetteer::Classes;
use super::rules;
use super::runs::{Case, Reader};
use super::select::Candidate;
use crate::analysis::{Confidence, EntityType};
use crate::lexicon::{Phrases, Sign};
use crate::text::TokenKind;

/// Candidates surer than this tell what others are; the others can be told.
const SURE: Confidence = Confidence::percent(70);

/// What the sure candidates say.
struct Names {
    /// Whole names.
    strings: Phrases<EntityType>,
    /// First names and surnames of persons that are named in full, by key.
    persons: HashSet<u64>,
    /// Surnames among them.
    surnames: HashSet<u64>,
    /// Initials of names of several words.
    acronyms: HashMap<String, EntityType>,
    /// Initials of common nouns that name a body: "ctd" where "counter terrorism department" stands in small letters.
    bodies: HashSet<String>,
    /// How the companies are called without their form: "Zubb" and "Zubb Widgets" for "Zubb Widgets Inc.".
    companies: Phrases<()>,
}

/// Gives unsure candidates the type that the document shows, and adds the occurrences that no pattern saw.
pub fn find(reader: Reader<'_, '_>, standing: Vec<Candidate>) -> Vec<Candidate> {
    let names = Names::of(reader, &standing);
    let mut taken = vec![false; reader.document.tokens.len()];
    let mut candidates = standing;
    for candidate in &mut candidates {
        names.extend_over_particles(reader, candidate);
        extend_over_domain(reader, candidate);
        govern(reader, candidate);
        taken[candidate.tokens.clone()].fill(true);
        if names.is_company(reader, candidate) {
            candidate.decide(EntityType::Org, &rules::REPEATED);
        } else if names.is_surname(reader, candidate) {
            candidate.decide(EntityType::Person, &rules::PERSON_SURNAME_OF);
        } else if candidate.confidence() < SURE || is_short_form(reader, candidate) {
            names.retype(reader, candidate);
        }
    }
    for sentence in &reader.document.sentences {
        names.add_missed(reader, sentence.tokens.clone(), &taken, &mut candidates);
    }
    candidates
}

/// A place that no list and no word in its name calls natural is a town.
fn govern(reader: Reader<'_, '_>, candidate: &mut Candidate) {
    let tokens = candidate.tokens.clone();
    let natural = tokens.clone().any(|index| reader.is(index, Classes::PLACE_HEAD.with(Classes::PLACE_FIRST).with(Classes::DIRECTION)));
    let listed = reader.evidence.listings[tokens.start].is_some_and(|listing| usize::from(listing.length) == tokens.len());
    if candidate.kind == EntityType::Loc && !natural && !listed && reader.word(tokens.start.wrapping_sub(1)) != "the" {
        candidate.kind = EntityType::Gpe;
    }
}

/// "Zubb.com" and "Zubb A/S" are named as they are written.
fn extend_over_domain(reader: Reader<'_, '_>, candidate: &mut Candidate) {
    let end = candidate.tokens.end;
    let joined = |index: usize| reader.document.tokens.get(index).is_some_and(|token| !token.shape.has_space_before());
    if candidate.kind == EntityType::Org && reader.word(end) == "." && reader.word(end + 1) == "com" && joined(end) && joined(end + 1) {
        candidate.tokens.end = end + 2;
    }
    let danish = reader.word(end) == "A" && reader.word(end + 1) == "/" && reader.word(end + 2) == "S";
    if candidate.kind == EntityType::Org && danish {
        candidate.tokens.end = end + 3;
    }
}

/// Whether no capitalized word stands beside the words: "Hamilton West" is not Hamilton.
fn stands_alone(reader: Reader<'_, '_>, tokens: Range<usize>, sentence: &Range<usize>) -> bool {
    let beside = |index: usize| {
        reader.is_capitalized(index)
            && !reader.is(index, Classes::CALENDAR.with(Classes::FUNCTION).with(Classes::TITLE))
            && reader.evidence.listings[index].is_none_or(|listing| listing.kind != EntityType::Norp)
    };
    (tokens.end == sentence.end || !beside(tokens.end)) && (tokens.start == sentence.start || !beside(tokens.start - 1))
}

/// "50" behind "CTF".
fn numbered(reader: Reader<'_, '_>, end: usize) -> bool {
    reader.document.tokens.get(end).is_some_and(|token| token.kind == TokenKind::Number)
}

/// An acronym that no list has.
fn is_short_form(reader: Reader<'_, '_>, candidate: &Candidate) -> bool {
    let first = candidate.tokens.start;
    candidate.tokens.len() == 1 && reader.is_acronym(first) && reader.evidence.listings[first].is_none() && candidate.value.is_none()
}

fn is_acronym(candidate: &Candidate) -> bool {
    candidate.rule == &rules::ORG_ACRONYM
}

/// The initials of three to five words in small letters that end with what is an organization: "counter terrorism department".
fn bodies(reader: Reader<'_, '_>) -> HashSet<String> {
    let mut bodies = HashSet::new();
    let tokens = &reader.document.tokens;
    for last in (0..tokens.len()).filter(|&last| reader.is(last, Classes::ORG_HEAD.with(Classes::GROUP_NOUN)) && reader.is_lower(last)) {
        let mut initials = String::new();
        for index in
            (last.saturating_sub(4)..=last).rev().take_while(|&index| reader.is_lower(index) && !reader.is(index, Classes::FUNCTION))
        {
            initials.insert_str(0, reader.word(index).get(..1).unwrap_or_default());
            if initials.len() > 2 {
                bodies.insert(initials.clone());
            }
        }
    }
    bodies
}

/// How many words of the organization's name `tokens` may stand for it alone: all but its form ("Zubb Widgets Inc."), or the first, where
/// it is no ordinary word, place or first name ("Zubb Airlines").
fn short_names(reader: Reader<'_, '_>, tokens: &Range<usize>) -> impl Iterator<Item = usize> {
    let form = tokens.clone().rev().take_while(|&index| reader.is(index, Classes::COMPANY) || reader.word(index) == ",").count();
    let common = Classes::ORDINARY.with(Classes::FUNCTION).with(Classes::ANY_FIRST_NAME).with(Classes::DIRECTION).with(Classes::HEAD);
    let first = tokens.start;
    let telling = !reader.is(first, common) && reader.evidence.listings[first].is_none() && reader.document.tokens[first].span.len() > 2;
    let whole = (form > 0 && tokens.len() > form + 1).then_some(tokens.len() - form);
    let business = tokens.len() > 1 && Sign::Business.has(reader.word(tokens.end - 1));
    whole.into_iter().chain((telling && (form > 0 && tokens.len() > form || business)).then_some(1))
}

/// What the sure candidates say, while it is gathered.
#[derive(Default)]
struct Gathered {
    /// Whole names, and how often each is what kind of thing.
    strings: HashMap<Vec<u64>, HashMap<EntityType, usize>>,
    persons: HashSet<u64>,
    surnames: HashSet<u64>,
    acronyms: HashMap<String, EntityType>,
    companies: Vec<(Vec<u64>, ())>,
}

impl Gathered {
    fn add(&mut self, reader: Reader<'_, '_>, name: &Candidate) {
        let keys: Vec<u64> = reader.document.tokens[name.tokens.clone()].iter().map(|token| token.key).collect();
        if name.rule == &rules::ORG_NOUN {
            self.companies.push((keys.clone(), ()));
        }
        if name.kind == EntityType::Org {
            self.companies.extend(short_names(reader, &name.tokens).map(|short| (keys[..short].to_vec(), ())));
        }
        if name.kind == EntityType::Person {
            self.add_parts(reader, &name.tokens);
        } else if name.tokens.len() > 1 {
            self.acronyms.insert(reader.initials(name.tokens.clone()), name.kind);
        }
        self.count(keys, name.kind);
    }

    /// What stands for the person elsewhere: first name, surname, and "von der Leyen" for "Ursula von der Leyen".
    fn add_parts(&mut self, reader: Reader<'_, '_>, name: &Range<usize>) {
        if name.len() < 2 {
            return;
        }
        let tokens = &reader.document.tokens[name.clone()];
        if tokens.len() > 2 && reader.is(name.start + 1, Classes::PARTICLE) {
            self.count(tokens[1..].iter().map(|token| token.key).collect(), EntityType::Person);
        }
        let (first, last) = (tokens[0], tokens[tokens.len() - 1]);
        self.surnames.insert(last.key);
        self.persons.extend([first, last].iter().filter(|part| part.span.len() > 2).map(|part| part.key));
    }

    fn count(&mut self, keys: Vec<u64>, kind: EntityType) {
        *self.strings.entry(keys).or_default().entry(kind).or_default() += 1;
    }
}

/// The kind that most of a name's occurrences are of.
fn majority(kinds: HashMap<EntityType, usize>) -> Option<EntityType> {
    kinds.into_iter().max_by_key(|&(kind, count)| (count, std::cmp::Reverse(kind))).map(|(kind, _)| kind)
}

impl Names {
    fn of(reader: Reader<'_, '_>, standing: &[Candidate]) -> Names {
        let mut gathered = Gathered::default();
        let sure = |name: &&Candidate| name.confidence() >= SURE && name.value.is_none() && !is_acronym(name);
        standing.iter().filter(sure).for_each(|name| gathered.add(reader, name));
        let Gathered { strings, persons, surnames, acronyms, companies } = gathered;
        let companies = Phrases::keyed(companies);
        let is_company = |keys: &[u64], kind| {
            let short = companies.longest(keys.iter().copied()).is_some_and(|(length, ())| length == keys.len());
            kind == EntityType::Person && keys.len() == 1 && short && !persons.contains(&keys[0])
        };
        let strings = strings.into_iter().filter_map(|(keys, kinds)| Some((keys, majority(kinds)?)));
        let strings = Phrases::keyed(strings.filter(|(keys, kind)| !is_company(keys, *kind)));
        Names { strings, persons, surnames, acronyms, bodies: bodies(reader), companies }
    }

    /// Whether the candidate is a company's short name, and nobody in the document is called so.
    fn is_company(&self, reader: Reader<'_, '_>, candidate: &Candidate) -> bool {
        let tokens = candidate.tokens.clone();
        let keys = reader.document.tokens[tokens.clone()].iter().map(|token| token.key);
        let other = !matches!(candidate.kind, EntityType::Org | EntityType::Norp | EntityType::Event) && candidate.value.is_none();
        let person = tokens.len() == 1 && self.persons.contains(&reader.document.tokens[tokens.start].key);
        other && !person && self.companies.longest(keys).is_some_and(|(length, ())| length == tokens.len())
    }

    /// Whether a single word that no list has is the surname of someone named in full, whatever else the tagger takes it for.
    fn is_surname(&self, reader: Reader<'_, '_>, candidate: &Candidate) -> bool {
        let first = candidate.tokens.start;
        let other = matches!(candidate.kind, EntityType::Org | EntityType::Work | EntityType::Product | EntityType::Loc);
        let unlisted = reader.evidence.listings[first].is_none() && !reader.is(first, Classes::ORDINARY) && !reader.is_acronym(first);
        other
            && candidate.rule == &rules::MODEL
            && candidate.tokens.len() == 1
            && unlisted
            && self.surnames.contains(&reader.document.tokens[first].key)
    }

    /// "von der" before "Leyen", where the document has "Ursula von der Leyen".
    fn extend_over_particles(&self, reader: Reader<'_, '_>, candidate: &mut Candidate) {
        let start = candidate.tokens.start;
        let is_particle = |&index: &usize| reader.is(index, Classes::PARTICLE) && reader.is_lower(index);
        let first = (start.saturating_sub(3)..start).rev().take_while(is_particle).last();
        if let Some(first) = first.filter(|_| candidate.kind == EntityType::Person) {
            let keys = reader.document.tokens[first..candidate.tokens.end].iter().map(|token| token.key);
            if self.strings.longest(keys).is_some_and(|(length, _)| length == candidate.tokens.end - first) {
                candidate.tokens.start = first;
            }
        }
    }

    fn retype(&self, reader: Reader<'_, '_>, candidate: &mut Candidate) {
        let tokens = candidate.tokens.clone();
        let first = tokens.start;
        let keys = reader.document.tokens[tokens.clone()].iter().map(|token| token.key);
        let expansion = self.acronyms.get(reader.word(first)).filter(|_| is_short_form(reader, candidate));
        if let Some(kind) = expansion {
            return candidate.decide(*kind, &rules::ACRONYM_OF);
        }
        if candidate.confidence() >= SURE && !is_acronym(candidate) {
            return;
        }
        if let Some((length, kind)) = self.strings.longest(keys)
            && length == tokens.len()
        {
            candidate.decide(*kind, &rules::REPEATED);
        } else if tokens.len() == 1 && self.persons.contains(&reader.document.tokens[first].key) {
            candidate.decide(EntityType::Person, &rules::PERSON_SURNAME_OF);
        }
    }

    /// Names in the sentence that no candidate covers.
    fn add_missed(&self, reader: Reader<'_, '_>, sentence: Range<usize>, taken: &[bool], candidates: &mut Vec<Candidate>) {
        let case = reader.case(&sentence);
        let mut index = sentence.start;
        while index < sentence.end {
            index += match self.missed_at(reader, index, &sentence, taken, case) {
                Some(candidate) => {
                    let length = candidate.tokens.len();
                    candidates.push(candidate);
                    length
                }
                None => 1,
            };
        }
    }

    fn missed_at(&self, reader: Reader<'_, '_>, index: usize, sentence: &Range<usize>, taken: &[bool], case: Case) -> Option<Candidate> {
        if taken[index] || !reader.is_capitalized(index) {
            return None;
        }
        let keys = reader.document.tokens[index..sentence.end].iter().map(|token| token.key);
        let company = self.companies.longest(keys.clone()).map(|(length, ())| (length, &EntityType::Org));
        let known = self.strings.longest(keys).or(company).filter(|(length, _)| {
            !taken[index..index + length].contains(&true)
                && (*length > 1 || self.is_clear(reader, index, sentence, case))
                && reader.is_capitalized(index + length - 1)
                && (case != Case::Running || stands_alone(reader, index..index + length, sentence))
                && !numbered(reader, index + length)
        });
        if let Some((length, kind)) = known {
            return Some(Candidate::new(index..index + length, *kind, &rules::REPEATED));
        }
        if reader.is_acronym(index) && self.bodies.contains(&reader.word(index).to_lowercase()) {
            return Some(Candidate::new(index..index + 1, EntityType::Org, &rules::ACRONYM_OF));
        }
        if let Some(full) = self.full_name(reader, index, sentence, taken).filter(|_| case == Case::Running) {
            return Some(Candidate::new(full, EntityType::Person, &rules::PERSON_SURNAME_OF));
        }
        let surname = self.persons.contains(&reader.document.tokens[index].key)
            && self.is_clear(reader, index, sentence, case)
            && (case != Case::Running || stands_alone(reader, index..index + 1, sentence));
        surname.then(|| Candidate::new(index..index + 1, EntityType::Person, &rules::PERSON_SURNAME_OF))
    }

    /// "Jane Ann Roe Zarkin": a longer name than the document has elsewhere, at least two words of which are persons' names there.
    fn full_name(&self, reader: Reader<'_, '_>, index: usize, sentence: &Range<usize>, taken: &[bool]) -> Option<Range<usize>> {
        let part = |index: &usize| {
            !taken[*index]
                && reader.is_capitalized(*index)
                && !reader.is(*index, Classes::ORDINARY.with(Classes::FUNCTION).with(Classes::TITLE))
        };
        let end = index + (index..sentence.end.min(index + 5)).take_while(part).count();
        let known = (index..end).filter(|&index| self.persons.contains(&reader.document.tokens[index].key)).count();
        (known > 1).then_some(index..end)
    }

    /// Whether a single capitalized word is the name and not an ordinary word that a sentence or a headline writes large.
    fn is_clear(&self, reader: Reader<'_, '_>, index: usize, sentence: &Range<usize>, case: Case) -> bool {
        if !reader.is(index, Classes::ORDINARY.with(Classes::FUNCTION).with(Classes::CALENDAR)) {
            return true;
        }
        let follows = |kind: TokenKind| reader.document.tokens.get(index + 1).is_some_and(|token| token.kind == kind);
        case == Case::Running
            && !reader.is(index, Classes::FUNCTION)
            && (!reader.begins(index, sentence) && !reader.is(index, Classes::CALENDAR)
                || reader.is(index + 1, Classes::SAY)
                || follows(TokenKind::Possessive))
    }
}
