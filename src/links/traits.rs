//! What an article tells of its entities besides their names: gender, age, and what they are called.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::analysis::{self, Entity, EntityType};
use crate::lexicon::{self, Words};
use crate::quotes::{self, Hint};
use crate::span::Byte;
use crate::text::{Document, TokenKind};

/// Grammatical gender of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// "she".
    Female,
    /// "he".
    Male,
}

static GENDERS: LazyLock<Words<Gender>> = LazyLock::new(|| {
    let rows = lexicon::rows(include_str!("../lexicon/en/gender.tsv"));
    Words::new(rows.map(|row| (row[0], if row[1] == "f" { Gender::Female } else { Gender::Male })))
});

/// Titles that stand before a name in short, and the word for who has them: "Dr Roy … the doctor".
const TITLES: [(&str, &str); 8] = [
    ("Capt", "captain"),
    ("Dr", "doctor"),
    ("Gen", "general"),
    ("Gov", "governor"),
    ("Prof", "professor"),
    ("Rev", "reverend"),
    ("Sen", "senator"),
    ("Sgt", "sergeant"),
];

/// The traits of all entities of one article.
#[derive(Debug, Default)]
pub struct Traits {
    genders: Vec<Option<Gender>>,
    /// Word key -> where an entity is called so, in text order.
    descriptions: HashMap<u64, Vec<(u32, u32)>>,
    /// Age as written -> where.
    ages: HashMap<String, Vec<(u32, u32)>>,
}

/// How many places of a word are looked at: "minister" may stand on every line of a text.
const DESCRIBED: usize = 100;

impl Traits {
    /// Reads what stands beside each mention.
    pub fn read(document: &Document<'_>, mentions: &[analysis::Mention<Byte>], entities: &[Entity]) -> Self {
        let mut traits = Traits { genders: vec![None; entities.len()], ..Traits::default() };
        let mut end = 0;
        for mention in mentions {
            if let Some(entity) = mention.entity {
                traits.add(document, mention, entity, end);
            }
            end = mention.span.end;
        }
        traits
    }

    /// The entity's gender, where a title or a first name tells it.
    pub fn gender(&self, entity: u32) -> Option<Gender> {
        self.genders.get(entity as usize).copied().flatten()
    }

    /// A pronoun stood for the entity: whoever "he" was is no "she" later.
    pub fn learn(&mut self, entity: u32, gender: Gender) {
        if let Some(known) = self.genders.get_mut(entity as usize) {
            *known = known.or(Some(gender));
        }
    }

    /// The entity that the word with `key` describes, last named before byte `at`: if there is one, one that `others` describe as well,
    /// "the Chief Justice" rather than who is a justice.
    pub fn described(&self, key: u64, mut others: impl Iterator<Item = u64> + Clone, at: u32) -> Option<u32> {
        let places = self.descriptions.get(&key)?;
        let before = &places[..places.partition_point(|(start, _)| *start < at)];
        let whole = before.iter().rev().take(DESCRIBED).find(|(_, entity)| others.clone().all(|other| self.is_called(*entity, other)));
        whole.filter(|_| others.next().is_some()).or(before.last()).map(|(_, entity)| *entity)
    }

    /// Whether the word with `key` describes `entity` anywhere.
    pub fn is_called(&self, entity: u32, key: u64) -> bool {
        self.descriptions.get(&key).is_some_and(|places| places.iter().take(DESCRIBED).any(|(_, other)| *other == entity))
    }

    /// "Ayr woman" in a headline: the first entity that is called by the last word, when all the other words describe it as well.
    pub fn introduced(&self, words: impl DoubleEndedIterator<Item = u64>) -> Option<u32> {
        let mut words = words.rev();
        let (_, entity) = *self.descriptions.get(&words.next()?)?.first()?;
        let calls = |places: &Vec<(u32, u32)>| places.iter().any(|(_, other)| *other == entity);
        words.all(|key| self.descriptions.get(&key).is_some_and(calls)).then_some(entity)
    }

    /// The entity whose age is written `age`, last named before byte `at`.
    pub fn aged(&self, age: &str, at: u32) -> Option<u32> {
        last_before(self.ages.get(age)?, at)
    }

    fn add(&mut self, document: &Document<'_>, mention: &analysis::Mention<Byte>, entity: u32, name_before: u32) {
        let tokens = document.tokens_in(mention.span);
        let sentence = &document.sentences[document.sentence_of(tokens.start)];
        let place = (mention.span.start, entity);
        let before = (sentence.tokens.start.max(tokens.start.saturating_sub(6))..tokens.start).rev();
        // A name before ends the description: in "President Joko met Minister Anwar" only one is president.
        let own = |at: &usize| mention.kind != EntityType::Person || document.tokens[*at].span.start >= name_before;
        for at in before.take_while(|at| is_description(document, *at)).take_while(own) {
            self.describe(document, at, place, mention.kind);
        }
        if mention.kind != EntityType::Person {
            return;
        }
        // "His wife, Petra Vrba,": what stands before the comma.
        self.post(document, sentence.tokens.start, tokens.start, place);
        let given = GENDERS.get(document.tokens[tokens.start].key).copied().filter(|_| tokens.len() > 1);
        let gender = &mut self.genders[entity as usize];
        *gender = gender.or(given);
        self.appositive(document, tokens.end, sentence.tokens.end, place);
    }

    /// "the Commissioner for Education, Professor Okoro": the last word before the comma, and the one before "for".
    fn post(&mut self, document: &Document<'_>, floor: usize, name: usize, place: (u32, u32)) {
        let titles = (floor..name).rev().take(3).take_while(|at| document.tokens[*at].shape.is_capitalized() || document.word(*at) == ".");
        let comma = name - titles.count();
        if comma < floor + 2 || document.word(comma - 1) != "," {
            return;
        }
        self.describe(document, comma - 2, place, EntityType::Person);
        let behind = (floor + 1..comma - 1).rev().take(5).take_while(|at| document.tokens[*at].kind == TokenKind::Word);
        if let Some(of) = behind.into_iter().find(|at| matches!(document.word(*at), "for" | "of")) {
            self.describe(document, of - 1, place, EntityType::Person);
        }
    }

    /// ", 42, the mayor of Ayr,": an age and what follows it.
    fn appositive(&mut self, document: &Document<'_>, after: usize, end: usize, place: (u32, u32)) {
        if after + 1 >= end || document.word(after) != "," {
            return;
        }
        let mut at = after + 1;
        if document.tokens[at].kind == TokenKind::Number {
            self.ages.entry(document.word(at).to_string()).or_default().push(place);
            at += 2;
        }
        for at in at..end.min(at + 6) {
            let word = document.word(at);
            if matches!(word, "," | "of" | "for" | "at" | "in" | "and" | "who") || document.tokens[at].kind != TokenKind::Word {
                break;
            }
            self.describe(document, at, place, EntityType::Person);
        }
    }

    fn describe(&mut self, document: &Document<'_>, at: usize, place: (u32, u32), kind: EntityType) {
        let key = document.tokens[at].key;
        if quotes::hints(key).has(Hint::Closed) {
            return;
        }
        let title = document.word(at).trim_end_matches('.');
        if let Some((_, word)) = TITLES.iter().find(|(short, _)| *short == title) {
            self.descriptions.entry(lexicon::key(word)).or_default().push(place);
        }
        if kind == EntityType::Person {
            let gender = &mut self.genders[place.1 as usize];
            *gender = gender.or(GENDERS.get(key).copied().filter(|_| document.word(at).len() > 1));
        }
        self.descriptions.entry(key).or_default().push(place);
    }
}

fn is_description(document: &Document<'_>, at: usize) -> bool {
    let token = &document.tokens[at];
    // "said Priya" does not call her Said.
    let verb = token.shape.is_lower() && quotes::reports(token.key);
    matches!(token.kind, TokenKind::Word) && !verb && !quotes::hints(token.key).has(Hint::Closed)
}

fn last_before(places: &[(u32, u32)], at: u32) -> Option<u32> {
    let before = places.partition_point(|(start, _)| *start < at);
    before.checked_sub(1).map(|last| places[last].1)
}
