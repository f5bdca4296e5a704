//! "the company", "the minister", "it": what a description or a neuter pronoun stands for.

use std::collections::HashMap;
use std::ops::Range;

use super::speakers::{MEMORY, Resolver, is_preposition, is_speaker};
use crate::analysis::{self, Entity, EntityType};
use crate::lexicon::Sign;
use crate::quotes::{self, Hint};
use crate::span::{Byte, Span};
use crate::text::TokenKind;

/// Word of a name, in small letters -> the one organization that has it; `None` where there are several.
pub(super) fn by_word(entities: &[Entity]) -> HashMap<String, Option<u32>> {
    let mut found: HashMap<String, Option<u32>> = HashMap::new();
    for (index, entity) in entities.iter().enumerate().filter(|(_, entity)| entity.kind == EntityType::Org) {
        for word in entity.name.split_whitespace().map(str::to_lowercase) {
            let index = index as u32;
            found.entry(word).and_modify(|other| *other = other.filter(|other| *other == index)).or_insert(Some(index));
        }
    }
    found
}

impl Resolver<'_, '_> {
    /// The last organization or government before `source` whose name holds one of `words`.
    fn organization(&self, source: Span<Byte>, words: &[&str]) -> Option<u32> {
        let before = self.mentions.partition_point(|mention| mention.span.start < source.start);
        let part = |part: &str| words.iter().any(|word| word.eq_ignore_ascii_case(part));
        let named = |span: Span<Byte>| self.document.str(span).split_whitespace().any(part);
        let fits = |mention: &&analysis::Mention<Byte>| {
            let kind = mention.kind == EntityType::Org;
            kind && !self.is_quoted(mention.span) && self.near(source, mention.span) && named(mention.span)
        };
        self.mentions[..before].iter().rev().take(MEMORY).find(fits)?.entity
    }

    /// "it": the source before, unless that was a person; else the organization that the sentence before is about.
    pub(super) fn thing(&self, source: Span<Byte>) -> Option<u32> {
        if let Some((before, speaker)) = self.before
            && self.paragraph(before) + 1 >= self.paragraph(source)
            && speaker.is_none_or(|speaker| is_speaker(self.entities[speaker as usize].kind))
        {
            return speaker;
        }
        let sentence = self.document.sentence_of(self.document.tokens_in(source).start);
        let start = self.document.sentences[sentence.checked_sub(1)?].span.start;
        let after = self.mentions.partition_point(|mention| mention.span.start < start);
        let mention = self.mentions.get(after).filter(|mention| mention.kind == EntityType::Org && mention.span.end <= source.start)?;
        let subject = self.document.tokens_in(Span::new(start, mention.span.end)).len() <= 4 && !self.is_quoted(mention.span);
        mention.entity.filter(|_| subject)
    }

    /// The organization that a sentence of these paragraphs begins with, or whose shares it tells of: whom "the company" means, rather
    /// than one named in passing.
    fn topic(&self, source: Span<Byte>) -> Option<u32> {
        let before = self.mentions.partition_point(|mention| mention.span.start < source.start);
        let opens = |mention: &&analysis::Mention<Byte>| {
            let start = self.document.tokens_in(mention.span).start;
            let sentence = &self.document.sentences[self.document.sentence_of(start)];
            let led = (sentence.tokens.start..start).any(|at| is_preposition(self.document.word(at)));
            let org = mention.kind == EntityType::Org && self.near(source, mention.span);
            let owns = start > 1 && self.document.word(start - 1) == "by" && Sign::Owned.has(self.document.word(start - 2));
            org && !self.is_quoted(mention.span) && (owns || !led && start < sentence.tokens.start + 4)
        };
        self.mentions[..before].iter().rev().take(MEMORY).find(opens)?.entity
    }

    /// The one organization that is named in the paragraphs before; a "group" may be of people whom nobody named.
    fn sole(&self, source: Span<Byte>) -> Option<u32> {
        let before = self.mentions.partition_point(|mention| mention.span.start < source.start);
        let near = |mention: &&analysis::Mention<Byte>| self.near(source, mention.span) && !self.is_quoted(mention.span);
        let named = self.mentions[..before].iter().rev().take(MEMORY).filter(|mention| mention.kind == EntityType::Org).filter(near);
        let mut entities = named.filter_map(|mention| mention.entity);
        let first = entities.next()?;
        entities.all(|other| other == first).then_some(first)
    }

    /// "Norsea shares fell after the maker of … said", "Shares in Norsea fell after the company said".
    fn traded(&self, source: Span<Byte>) -> Option<u32> {
        let sentence = &self.document.sentences[self.document.sentence_of(self.document.tokens_in(source).start)];
        let first = self.mentions.partition_point(|mention| mention.span.start < sentence.span.start);
        let mention = self.mentions.get(first).filter(|mention| mention.span.end <= source.start && mention.kind == EntityType::Org)?;
        let tokens = self.document.tokens_in(mention.span);
        let shares = |at: usize| matches!(self.document.word(at).to_lowercase().as_str(), "shares" | "stock");
        let beside = (tokens.start.saturating_sub(2)..tokens.start).chain(tokens.end..(tokens.end + 2).min(sentence.tokens.end));
        mention.entity.filter(|_| beside.into_iter().any(shares))
    }

    /// Whether one of `words` makes the post another than the one that `entity` has.
    fn is_other(&self, words: Range<usize>, entity: u32) -> bool {
        let other = |at: &usize| Sign::OtherPost.has(self.document.word(*at));
        words.into_iter().filter(other).any(|at| !self.traits.is_called(entity, self.document.tokens[at].key))
    }

    /// "the minister", "the 42-year-old", "the company", "the ministry".
    pub(super) fn described(&self, source: Span<Byte>) -> Option<u32> {
        let tokens = self.document.tokens_in(source);
        let at = source.start;
        if let Some(age) = self.document.tokens[tokens.clone()].iter().find(|token| token.kind == TokenKind::Number)
            && self.document.str(source).contains("year")
        {
            return self.traits.aged(self.document.str(age.span), at);
        }
        let stops = |at: &usize| {
            !matches!(self.document.tokens[*at].kind, TokenKind::Word)
                || is_preposition(self.document.word(*at))
                || self.document.word(*at) == "who"
        };
        let end = (tokens.start + 1..tokens.end).find(stops).unwrap_or(tokens.end);
        let head = end.checked_sub(1).filter(|head| *head > tokens.start)?;
        let word = self.document.word(head);
        let body = Sign::Body.has(word);
        if body && let Some(traded) = self.traded(source) {
            return Some(traded);
        }
        if end < tokens.end && is_preposition(self.document.word(end)) {
            return None;
        }
        let keys = (tokens.start + 1..head).map(|at| self.document.tokens[at].key);
        if let Some(found) = self.traits.described(self.document.tokens[head].key, keys, at) {
            return Some(found).filter(|_| !self.is_other(tokens.start + 1..head, found));
        }
        // "the council" far from the only council's name; there are more ministries, courts and departments than a text names.
        let institution = quotes::hints(self.document.tokens[head].key).has(Hint::Institution) && !Sign::Many.has(word);
        let only = || self.organizations.get(word).copied().flatten().filter(|_| institution);
        match word {
            _ if body => self
                .organization(source, &[word])
                .or_else(|| self.topic(source))
                .or(self.main_body)
                .or_else(|| self.sole(source).filter(|_| word != "group")),
            "city" | "town" | "village" | "county" | "borough" => self.organization(source, &[word, "council", "municipality"]),
            _ => self.organization(source, &[word]).or_else(only),
        }
    }
}
