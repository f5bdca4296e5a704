//! Roles: the title, rank or office beside a person's name, with all its words: "Work and Pensions Secretary Jane Roe", "Jane Roe, the
//! mayor of Ayr,", "the bank's chief economist, Jane Roe,".

use std::ops::Range;

use super::gazetteer::Classes;
use super::runs::Reader;
use super::select::Candidate;
use crate::analysis::EntityType;
use crate::lexicon::kinship;
use crate::text::TokenKind;

/// No role has more words before the name.
const LONGEST: usize = 9;
/// No role has more words behind the name.
const LONGEST_BEHIND: usize = 14;

/// What a person is or is called.
const CALLED: Classes = Classes::TITLE.with(Classes::ROLE);

/// What may stand before such a word in small letters.
const MODIFIERS: Classes = CALLED
    .with(Classes::TITLE_MODIFIER)
    .with(Classes::GROUP_NOUN)
    .with(Classes::PLACE_NOUN)
    .with(Classes::ORG_HEAD)
    .with(Classes::DIRECTION);

/// Gives the persons among `standing`, which is in text order, the roles beside them; a relative or neighbor is nobody's title.
pub fn find(reader: Reader<'_, '_>, standing: &mut [Candidate]) {
    let mut person = vec![false; reader.document.tokens.len()];
    standing.iter().filter(|name| name.kind == EntityType::Person).for_each(|name| person[name.tokens.clone()].fill(true));
    for name in standing.iter_mut().filter(|name| name.kind == EntityType::Person) {
        let sentence = reader.document.sentences[reader.document.sentence_of(name.tokens.start)].tokens.clone();
        let beside = Beside { reader, sentence, person: &person };
        let before = beside.before(name.tokens.start);
        let courtesy = before.as_ref().is_none_or(|role| role.len() == 1 && reader.is(role.start, Classes::HONORIFIC));
        let start = before.as_ref().map_or(name.tokens.start, |role| role.start);
        let behind = if courtesy { beside.behind(name.tokens.end).or_else(|| beside.before_comma(start..name.tokens.end)) } else { None };
        let fuller =
            |role: &Range<usize>| name.role.as_ref().is_none_or(|known| known.len() <= role.len() || role.end <= name.tokens.start);
        let role = behind.or(before).filter(|role| kinship(reader.word(role.end - 1)).is_none() && fuller(role));
        name.role = role.or_else(|| name.role.clone());
    }
}

/// The sentence of a name.
struct Beside<'a, 't> {
    reader: Reader<'a, 't>,
    sentence: Range<usize>,
    /// Which tokens are persons' names.
    person: &'a [bool],
}

impl Beside<'_, '_> {
    fn is(&self, index: usize, classes: Classes) -> bool {
        self.sentence.contains(&index) && self.reader.is(index, classes)
    }

    fn word(&self, index: usize) -> &str {
        if self.sentence.contains(&index) { self.reader.word(index) } else { "" }
    }

    /// "Senate President" right before the name that begins at `name`.
    fn before(&self, name: usize) -> Option<Range<usize>> {
        let head = name.checked_sub(1).filter(|head| self.is(*head, CALLED) && self.reader.document.tokens[name].shape.has_space_before());
        let end = head.map(|head| head + 1).or_else(|| self.office_of(name))?;
        Some(self.first_word(end)..name)
    }

    /// The end of "Minister" in "Minister of Information and National Orientation" right before `name`.
    fn office_of(&self, name: usize) -> Option<usize> {
        let first = self.sentence.start.max(name.saturating_sub(LONGEST));
        let inside = |index: &usize| {
            self.reader.is_capitalized(*index) && !self.person[*index] || matches!(self.word(*index), "and" | "the" | "for")
        };
        let of = (first..name.saturating_sub(1)).rev().find(|&index| self.word(index) == "of")?;
        let office = of.checked_sub(1).filter(|&office| self.is(office, Classes::TITLE) && self.reader.is_capitalized(office))?;
        (of + 1..name).all(|index| inside(&index)).then_some(office + 1)
    }

    /// ", Jane Roe,": the role that ends at the comma before the name, which stands with its title: "the Commissioner for Education,
    /// Professor Jane Roe,".
    fn before_comma(&self, name: Range<usize>) -> Option<Range<usize>> {
        let comma = name.start.checked_sub(1).filter(|&comma| self.word(comma) == "," && matches!(self.word(name.end), "," | "." | ""))?;
        let last = comma.checked_sub(1)?;
        if self.is(last, CALLED) && self.reader.is_lower(last) {
            return Some(self.first_word(last + 1)..comma);
        }
        let small = |index: usize| matches!(self.word(index), "and" | "the" | "of" | "for") || self.reader.is_capitalized(index);
        let first = (self.sentence.start.max(comma.saturating_sub(LONGEST))..comma).rev().take_while(|&index| small(index)).last()?;
        let head = (first..last)
            .find(|&index| self.is(index, CALLED) && self.reader.is_capitalized(index) && matches!(self.word(index + 1), "of" | "for"))?;
        let definite = matches!(self.word(self.first_word(head + 1).wrapping_sub(1)), "the" | "The");
        (definite && !self.person[head..comma].contains(&true)).then(|| self.first_word(head + 1)..comma)
    }

    /// Where the role begins whose last word ends before `end`.
    fn first_word(&self, end: usize) -> usize {
        let capitals = self.reader.is_capitalized(end - 1);
        let mut start = end - 1;
        while let Some(before) = start.checked_sub(1).filter(|before| self.sentence.contains(before) && end - before <= LONGEST) {
            start = match () {
                () if self.person[before] => break,
                () if self.word(before) == "-" && before > self.sentence.start => before - 1,
                () if self.is_modifier(before, capitals) => before,
                () if self.word(before) == "of" && self.heads_office(before, start) => before - 1,
                () if self.word(before) == "and" && capitals && self.joins(before, start) => before - 1,
                () => break,
            };
        }
        start
    }

    /// "Ministry" before "of Bridges" in "Ministry of Bridges spokesman".
    fn heads_office(&self, of: usize, start: usize) -> bool {
        let head = of.wrapping_sub(1);
        self.is(head, Classes::ORG_HEAD) && self.reader.is_capitalized(head) && self.reader.is_capitalized(start)
    }

    /// Whether the word belongs to the role behind it, which is written with capitals or without.
    fn is_modifier(&self, index: usize, capitals: bool) -> bool {
        if self.reader.is_lower(index) {
            let small =
                self.is(index, MODIFIERS) || matches!(self.word(index), "policy" | "then" | "retired" | "veteran" | "longtime" | "main");
            return small
                && (!capitals || self.is(index, Classes::TITLE_MODIFIER.with(Classes::ROLE)))
                && !self.is(index, Classes::FUNCTION);
        }
        let field = !capitals && self.word(index).ends_with('s') && matches!(self.word(index + 1), "minister" | "secretary" | "editor");
        let first = index == self.sentence.start && self.is(index, Classes::ORDINARY) && !self.is(index, MODIFIERS) && !field;
        let acronym = self.reader.document.tokens[index].shape.is_all_caps();
        (self.reader.is_capitalized(index) || acronym)
            && !first
            && !self.is(index, Classes::FUNCTION.with(Classes::CALENDAR).with(Classes::SAY))
            && self.reader.document.tokens[index].kind == TokenKind::Word
    }

    /// "Work and Pensions" before "Secretary", but not "France and" before "President".
    fn joins(&self, and: usize, start: usize) -> bool {
        let common = |index: usize| {
            self.sentence.contains(&index)
                && self.reader.is_capitalized(index)
                && !self.person[index]
                && self.reader.evidence.listings[index].is_none()
                && !self.is(index, CALLED.with(Classes::ANY_FIRST_NAME))
        };
        let named = |index: usize| self.is(index, Classes::SURNAME) && !self.is(index, Classes::ORDINARY.with(Classes::TITLE_MODIFIER));
        and > 0 && common(and - 1) && common(start) && !named(and - 1) && !named(start)
    }

    /// ", Chief Financial Officer,", ", 45, a teacher from Ayr,": the role behind the name that ends at `end`.
    fn behind(&self, end: usize) -> Option<Range<usize>> {
        let aged = self.sentence.contains(&(end + 1))
            && self.reader.document.tokens[end + 1].kind == TokenKind::Number
            && self.word(end + 2) == ",";
        let comma = if aged { end + 2 } else { end };
        let start = comma + 1;
        if self.word(comma) != "," || start >= self.sentence.end {
            return None;
        }
        let ends = |index: usize| {
            let token = &self.reader.document.tokens[index];
            token.kind == TokenKind::Quote || matches!(self.word(index), "," | "." | ";" | ":" | ")" | "(" | "—" | "–" | "who" | "!" | "?")
        };
        let stop = (start..self.sentence.end.min(start + LONGEST_BEHIND)).find(|&index| ends(index))?;
        let article = usize::from(matches!(self.word(start), "the" | "a" | "an" | "his" | "her" | "their" | "its"));
        let parts =
            |index: &usize| matches!(self.word(*index), "and" | "the") || !self.is(*index, Classes::FUNCTION.with(Classes::PLACE_PREP));
        let head = (start + article..stop.min(start + 7)).take_while(parts).filter(|&index| self.is(index, CALLED)).last()?;
        let modified = (start + article..head).all(|index| {
            self.is_modifier(index, false)
                || self.is(index, Classes::ORDINARY) && !self.is(index, Classes::FUNCTION.with(Classes::SAY))
                || matches!(self.word(index), "-" | "’s" | "'s" | "and")
        });
        let goes_on =
            head + 1 == stop || matches!(self.word(head + 1), "of" | "for" | "at" | "in" | "with" | "from" | "to" | "on" | "and" | "under");
        let free = !self.person[start..stop].contains(&true);
        (modified && goes_on && free).then_some(start..stop)
    }
}
