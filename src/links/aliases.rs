//! Mentions into entities: one entry per person, organization, place.
//!
//! Grouping works on forms (what is written, and of which class), not on mentions: each reason to merge looks its partner up in a
//! table, so that the whole is linear. Where a name could belong to two, it stays alone.

use std::collections::HashMap;

use super::keys;
use super::names::Name;
use crate::analysis::{self, Entity, EntityType};
use crate::entities::Mention;
use crate::lexicon::{Kinship, kinship};
use crate::span::Byte;
use crate::text::Document;

/// Groups mentions of the same thing. Never merges on doubt.
pub fn aliases(document: &Document<'_>, mentions: Vec<Mention>) -> (Vec<analysis::Mention<Byte>>, Vec<Entity>) {
    let mut forms = Forms::default();
    let before = |mention: &Mention| &document.text[..mention.span.start as usize];
    let form_of: Vec<Option<usize>> =
        mentions.iter().map(|mention| forms.add(document.str(mention.span), mention.kind, before(mention))).collect();
    forms.merge();

    let mut entity_of_root = HashMap::new();
    let mut entities: Vec<Entity> = Vec::new();
    let mut published = Vec::with_capacity(mentions.len());
    for (index, (mention, form)) in mentions.into_iter().zip(form_of).enumerate() {
        let entity = form.map(|form| {
            let entity = *entity_of_root.entry(forms.root(form)).or_insert(entities.len());
            if entity == entities.len() {
                entities.push(Entity { name: String::new(), kind: mention.kind, aliases: Vec::new(), mentions: Vec::new(), role: None });
            }
            entities[entity].mentions.push(index as u32);
            if entities[entity].role.as_deref().is_none_or(is_courtesy) {
                let role = mention.role.map(|role| in_one_line(document.str(role)));
                entities[entity].role = role.or(entities[entity].role.take());
            }
            entity as u32
        });
        published.push(publish(mention, entity));
    }
    entities.iter_mut().for_each(|entity| describe(entity, document, &published));
    (published, entities)
}

fn publish(mention: Mention, entity: Option<u32>) -> analysis::Mention<Byte> {
    analysis::Mention {
        span: mention.span,
        kind: mention.kind,
        entity,
        confidence: mention.confidence,
        rule: mention.rule,
        value: mention.value,
    }
}

/// Gives an entity its fullest name, its other forms and the type that most of its mentions have.
fn describe(entity: &mut Entity, document: &Document<'_>, mentions: &[analysis::Mention<Byte>]) {
    let mut forms: Vec<&str> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    let mut kinds: Vec<(EntityType, usize)> = Vec::new();
    for &index in &entity.mentions {
        let mention = &mentions[index as usize];
        let form = document.str(mention.span);
        if seen.insert(form) {
            forms.push(form);
        }
        match kinds.iter_mut().find(|(kind, _)| *kind == mention.kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((mention.kind, 1)),
        }
    }
    let fullest = (0..forms.len()).rev().max_by_key(|&index| forms[index].chars().count()).unwrap_or_default();
    entity.name = in_one_line(forms.remove(fullest));
    entity.aliases = forms.into_iter().map(in_one_line).filter(|alias| *alias != entity.name).collect();
    entity.kind = kinds.iter().rev().max_by_key(|(_, count)| *count).map_or(entity.kind, |(kind, _)| *kind);
}

/// Says nothing but how to address someone: a role that is found later says more.
fn is_courtesy(role: &str) -> bool {
    matches!(role.trim_end_matches('.'), "Mr" | "Mrs" | "Ms" | "Miss" | "Mx" | "Sir" | "Dr")
}

/// A name that is broken over two lines, on one.
fn in_one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What kinds of mentions may name one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    Person,
    Organization,
    Place,
    Other(EntityType),
}

fn class(kind: EntityType) -> Option<Class> {
    match kind {
        EntityType::Person => Some(Class::Person),
        EntityType::Org => Some(Class::Organization),
        EntityType::Gpe | EntityType::Loc | EntityType::Fac => Some(Class::Place),
        EntityType::Money | EntityType::Percent | EntityType::Quantity => None,
        other => Some(Class::Other(other)),
    }
}

/// What is written, of which class: as often as it stands in the text, one form.
pub struct Form {
    pub class: Class,
    pub name: Name,
    pub text: String,
    /// How often it stands in the text.
    count: usize,
    /// What stands before it where the text has it first.
    standing: Standing,
}

impl Form {
    /// "the Tsar" is no part of a name; a relative's full name is a name of its own.
    fn may_be_part(&self) -> bool {
        self.standing == Standing::Plain || self.standing == Standing::Kin && self.name.words.len() == 1
    }
}

/// What the words before a name say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Plain,
    /// "son of", "her brother": a relative of someone, who may have the same surname.
    Kin,
    /// "the" before a title: "the Tsar" is no part of a name.
    Article,
}

impl Standing {
    fn of(name: &str, before: &str) -> Standing {
        let mut words = before.trim_end_matches([' ', ',', '\n']).rsplit([' ', '\n']);
        let (last, other) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let kin = |word: &str| kinship(word) == Some(Kinship::Family);
        match () {
            () if kin(last) || last == "of" && kin(other) => Standing::Kin,
            () if last.eq_ignore_ascii_case("the")
                && matches!(name, "Emperor" | "King" | "Pope" | "President" | "Prince" | "Queen" | "Tsar") =>
            {
                Standing::Article
            }
            () => Standing::Plain,
        }
    }
}

/// All forms, and which of them name the same thing.
#[derive(Default)]
struct Forms {
    forms: Vec<Form>,
    parents: Vec<usize>,
    index: HashMap<(Class, String), usize>,
}

/// A table's answer: the one that it is, or that there are several.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unique {
    One(usize),
    Several,
}

impl Forms {
    fn add(&mut self, text: &str, kind: EntityType, before: &str) -> Option<usize> {
        let class = class(kind)?;
        let next = self.forms.len();
        let form = *self.index.entry((class, text.to_string())).or_insert(next);
        if form == next {
            let standing = Standing::of(text, before);
            self.forms.push(Form { class, name: Name::fold(text), text: text.to_string(), count: 0, standing });
            self.parents.push(next);
        }
        self.forms[form].count += 1;
        Some(form)
    }

    fn root(&self, mut form: usize) -> usize {
        while self.parents[form] != form {
            form = self.parents[form];
        }
        form
    }

    /// The earlier form stays the root.
    fn union(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        let (first, second) = (one.min(other), one.max(other));
        self.parents[second] = first;
        self.parents[one] = first;
    }

    fn merge(&mut self) {
        self.merge_equal(|form| Some(form.name.joined()));
        self.merge_equal(keys::country);
        self.merge_equal(keys::of_country);
        self.merge_equal(keys::governed);
        self.merge_equal(keys::company);
        self.merge_equal(keys::spelling);
        self.merge_equal(keys::any_order);
        self.merge_acronyms();
        self.merge_short_organizations();
        self.merge_full_names();
        self.merge_parts_of_names();
    }

    /// Merges forms of one class that have the same key.
    fn merge_equal(&mut self, key: impl Fn(&Form) -> Option<String>) {
        let mut first_with = HashMap::new();
        for index in 0..self.forms.len() {
            if let Some(key) = key(&self.forms[index]).filter(|key| !key.is_empty()) {
                let first = *first_with.entry((self.forms[index].class, key)).or_insert(index);
                self.union(first, index);
            }
        }
    }

    /// "TTP" and "Tehreek-e-Taliban Pakistan": the letters are the initials of one name of the document, and of no second.
    fn merge_acronyms(&mut self) {
        let mut long: HashMap<(Class, String), Unique> = HashMap::new();
        for (index, form) in self.forms.iter().enumerate().filter(|(_, form)| form.name.words.len() > 1 && form.class != Class::Person) {
            for initials in &form.name.initials {
                self.note(&mut long, (form.class, initials.clone()), index);
            }
        }
        for index in 0..self.forms.len() {
            let form = &self.forms[index];
            let Some(letters) = Name::acronym(&form.text).filter(|_| form.class != Class::Person) else { continue };
            if let Some(Unique::One(expansion)) = long.get(&(form.class, letters)) {
                self.union(*expansion, index);
            }
        }
    }

    /// "John F. Roe", "John Roe" and "J. Roe": same surname, and first names that can be the same.
    fn merge_full_names(&mut self) {
        let ends = |form: &Form| -> Option<(String, String)> {
            let words = &form.name.words;
            (form.class == Class::Person && words.len() > 1).then(|| (words[0].clone(), surname(words).to_string()))
        };
        let mut by_initial: HashMap<(String, String), Unique> = HashMap::new();
        let mut by_names: HashMap<(String, String), Vec<Vec<usize>>> = HashMap::new();
        for index in 0..self.forms.len() {
            let Some((first, last)) = ends(&self.forms[index]) else { continue };
            let people = by_names.entry((first.clone(), last.clone())).or_default();
            let fits =
                |person: &Vec<usize>| person.iter().all(|&other| same_middle(&self.forms[other].name.words, &self.forms[index].name.words));
            let relative = self.forms[index].standing == Standing::Kin;
            if let Some(person) = people.iter().position(fits).filter(|_| !relative) {
                people[person].push(index);
                self.union(people[person][0], index);
            } else if people.len() < MOST_HOLDERS {
                people.push(vec![index]);
            }
            if first.chars().count() > 1 {
                let initial: String = first.chars().take(1).collect();
                self.note(&mut by_initial, (initial, last), index);
            }
        }
        for index in 0..self.forms.len() {
            let Some((first, last)) = ends(&self.forms[index]).filter(|(first, _)| first.chars().count() == 1) else { continue };
            if let Some(Unique::One(full)) = by_initial.get(&(first, last)) {
                self.union(*full, index);
            }
        }
    }

    /// "Jane Roe" is part of "Mary Jane Roe", then "Roe" and "Jane" are, where she is the only one with that part in her name.
    fn merge_parts_of_names(&mut self) {
        self.merge_parts(|words| words.len() > 1);
        self.merge_parts(|words| words.len() == 1);
    }

    fn merge_parts(&mut self, is_part: impl Fn(&[String]) -> bool) {
        let mut holders: HashMap<&str, Vec<usize>> = HashMap::new();
        let persons = || self.forms.iter().enumerate().filter(|(_, form)| form.class == Class::Person);
        for (index, form) in persons().filter(|(_, form)| form.name.words.len() > 1) {
            for word in &form.name.words {
                let entry = holders.entry(word).or_default();
                if entry.len() < MOST_HOLDERS {
                    entry.push(index);
                }
            }
        }
        let mut unions = Vec::new();
        for (index, form) in persons().filter(|(_, form)| is_part(&form.name.words) && form.may_be_part()) {
            let Some(last) = form.name.words.last() else { continue };
            let holders = holders.get(last.as_str()).map_or(&[][..], Vec::as_slice);
            let wholes: Vec<usize> = holders.iter().copied().filter(|&other| self.holds(other, index)).collect();
            if let Some(one) = self.meant(&wholes, index).filter(|_| holders.len() < MOST_HOLDERS) {
                unions.push((one, index));
            }
        }
        unions.into_iter().for_each(|(one, other)| self.union(one, other));
    }

    /// Which of several whole names form `part` means: the one that there is, the only one that the text named before the part stood
    /// alone, or the first where it is the text's main person.
    fn meant(&self, wholes: &[usize], part: usize) -> Option<usize> {
        let &first = wholes.first()?;
        let same = |other: usize| self.root(other) == self.root(first);
        let introduced = first < part && wholes.iter().all(|&other| same(other) || other > part);
        let weight =
            |own: bool| -> usize { wholes.iter().filter(|&&other| same(other) == own).map(|&other| self.forms[other].count).sum() };
        (introduced || weight(true) > weight(false)).then_some(first)
    }

    /// "Red Sox" and "Boston Red Sox", "Harrow" and "Harrow School": the first or last words of one organization's name, and of no second.
    fn merge_short_organizations(&mut self) {
        let mut parts: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, form) in self.forms.iter().enumerate().filter(|(_, form)| form.class == Class::Organization) {
            let words = &form.name.words;
            for cut in (1..words.len().min(MOST_WORDS)).filter(|_| !words.iter().any(|word| word == "and")) {
                for part in [&words[cut..], &words[..cut]] {
                    let wholes = parts.entry(part.join(" ")).or_default();
                    if wholes.len() < MOST_HOLDERS {
                        wholes.push(index);
                    }
                }
            }
        }
        for index in 0..self.forms.len() {
            let form = &self.forms[index];
            let wholes = if form.class == Class::Organization { parts.get(&form.name.joined()) } else { None };
            let whole = wholes.filter(|wholes| wholes.len() < MOST_HOLDERS).and_then(|wholes| self.meant(wholes, index));
            if let Some(whole) = whole.filter(|&whole| self.may_begin(whole, index)) {
                self.union(whole, index);
            }
        }
    }

    /// Whether `part`, where it comes before the longer name, is all of it but a word: "Zubb" may begin "Zubb Foods Inc.", but "Ayr" does not
    /// begin "Ayr Debating Club".
    fn may_begin(&self, whole: usize, part: usize) -> bool {
        let (words, few) = (&self.forms[whole].name.words, &self.forms[part].name.words);
        whole < part || !words.starts_with(few) || keys::without_form(words).len() <= few.len() + 1
    }

    /// Whether the words of form `part` stand in the longer name `form`; a word from its middle alone only where the name came first.
    fn holds(&self, form: usize, part: usize) -> bool {
        let (words, few) = (&self.forms[form].name.words, &self.forms[part].name.words);
        let mut rest = words.iter();
        let inside = words.len() > few.len() && same_middle(words, few) && few.iter().all(|word| rest.any(|other| other == word));
        let outer = few.len() > 1 || few[0] == words[0] || few[0] == surname(words);
        inside && (outer || form < part)
    }

    /// Notes that `key` belongs to the entity of form `index`, or to several.
    fn note<K: std::hash::Hash + Eq>(&self, table: &mut HashMap<K, Unique>, key: K, index: usize) {
        let root = self.root(index);
        table
            .entry(key)
            .and_modify(|known| {
                if !matches!(known, Unique::One(other) if self.root(*other) == root) {
                    *known = Unique::Several;
                }
            })
            .or_insert(Unique::One(index));
    }
}

/// Longer names are not shortened.
const MOST_WORDS: usize = 8;

/// A part of a name that more people of one text have tells nothing.
const MOST_HOLDERS: usize = 12;

/// Whether the names between first name and surname can be one person's: "W" and "Walker", or none at all; not "W" and "H W".
fn same_middle(one: &[String], other: &[String]) -> bool {
    let middle = |words: &[String]| words.get(1).filter(|_| words.len() > 2).and_then(|word| word.chars().next());
    middle(one).zip(middle(other)).is_none_or(|(one, other)| one == other)
}

/// The surname in a full name: its last word that is not "Jr" or "III".
fn surname(words: &[String]) -> &str {
    let suffix = |word: &&String| !matches!(word.as_str(), "jr" | "sr" | "ii" | "iii" | "iv");
    words.iter().skip(1).rev().find(suffix).map_or("", |word| word)
}
