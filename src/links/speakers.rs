//! Sources into speakers: the entity behind each quote.
//!
//! A name is its entity; a pronoun or "the minister" is the likeliest of the entities named before it, outside quotations. Unknown
//! stays unknown.

use std::collections::HashMap;

use super::things;
use super::traits::{Gender, Traits};
use crate::analysis::{self, Entity, EntityType, ParagraphKind, SourceKind};
use crate::quotes::{self, Attribution, Hint};
use crate::span::{Byte, Span};
use crate::text::{Document, TokenKind};

/// Finds the entity behind each attribution's source. Unknown stays unknown.
pub fn speakers(
    document: &Document<'_>,
    attributions: Vec<Attribution>,
    mentions: &[analysis::Mention<Byte>],
    entities: &[Entity],
) -> Vec<analysis::Quote<Byte>> {
    let traits = Traits::read(document, mentions, entities);
    let quoted = quotes::quoted(document);
    let main = |kind| protagonist(mentions, entities.len(), kind);
    let mut resolver = Resolver {
        document,
        mentions,
        entities,
        traits,
        protagonist: main(EntityType::Person),
        main_body: main(EntityType::Org),
        quoted,
        organizations: things::by_word(entities),
        known: HashMap::new(),
        last: None,
        before: None,
        before_kind: None,
    };
    attributions.into_iter().map(|attribution| resolver.quote(attribution)).collect()
}

/// How many mentions before a pronoun or a description are looked at.
pub(super) const MEMORY: usize = 60;

pub(super) struct Resolver<'a, 't> {
    pub(super) document: &'a Document<'t>,
    pub(super) mentions: &'a [analysis::Mention<Byte>],
    pub(super) entities: &'a [Entity],
    pub(super) traits: Traits,
    /// The person that the text names far more often than any other.
    protagonist: Option<u32>,
    /// The organization that it names far more often than any other.
    pub(super) main_body: Option<u32>,
    /// Quotations: names inside are nobody's antecedent.
    quoted: Vec<Span<Byte>>,
    /// Word of a name -> the one organization that has it; `None` where there are several.
    pub(super) organizations: HashMap<String, Option<u32>>,
    /// Sources that were resolved before: a floating quotation shares its source with the one before it.
    known: HashMap<Span<Byte>, Option<u32>>,
    /// The last speaker and the paragraph of that source.
    last: Option<(u32, usize)>,
    /// The last source and its speaker, if known.
    pub(super) before: Option<(Span<Byte>, Option<u32>)>,
    before_kind: Option<SourceKind>,
}

impl Resolver<'_, '_> {
    fn quote(&mut self, attribution: Attribution) -> analysis::Quote<Byte> {
        let attribution = Attribution { source: attribution.source.map(|source| self.widened(source, attribution.cue)), ..attribution };
        let speaker = attribution.source.and_then(|source| self.speaker(source));
        let source_kind = attribution.source.map(|source| self.kind(source, speaker));
        self.before_kind = source_kind.or(self.before_kind);
        self.before = attribution.source.map(|source| (source, speaker)).or(self.before);
        if let (Some(speaker), Some(source)) = (speaker, attribution.source) {
            self.last = Some((speaker, self.paragraph(source)));
        }
        analysis::Quote {
            kind: attribution.kind,
            content: attribution.content,
            cue: attribution.cue,
            source: attribution.source,
            speaker,
            source_kind,
            stance: attribution.stance,
            confidence: attribution.confidence,
            rule: attribution.rule,
        }
    }

    /// The source with the whole of the name that it begins inside: "Folha de S.Paulo" for "Paulo".
    fn widened(&self, source: Span<Byte>, cue: Option<Span<Byte>>) -> Span<Byte> {
        let first = self.inside(source).next().map_or(source.start, |mention| mention.span.start);
        let cued = cue.is_some_and(|cue| cue.start < source.start && cue.end > first);
        if cued { source } else { Span::new(first.min(source.start), source.end) }
    }

    fn speaker(&mut self, source: Span<Byte>) -> Option<u32> {
        if let Some(known) = self.known.get(&source) {
            return *known;
        }
        let found = self.named(source).or_else(|| self.referred(source));
        if let (Some(found), Some(gender)) = (found, pronoun(&self.document.str(source).to_lowercase())) {
            self.traits.learn(found, gender);
        }
        self.known.insert(source, found);
        found
    }

    /// The entity that the source names as its head: not one behind a preposition or before a possessive.
    fn named(&self, source: Span<Byte>) -> Option<u32> {
        if self.is_anonymous(source) {
            return None;
        }
        let inside = || self.inside(source).filter(|mention| mention.entity.is_some() && self.is_head(source, mention.span));
        let person = inside().find(|mention| mention.kind == EntityType::Person);
        let other = || inside().find(|mention| is_speaker(mention.kind) && self.is_whole(source, mention.span, mention.kind));
        person.or_else(other)?.entity
    }

    /// "a teacher at the school in Kagoro, who spoke on condition of anonymity": whatever names stand inside, none is the speaker's.
    fn is_anonymous(&self, source: Span<Byte>) -> bool {
        let words: Vec<&str> = self.document.tokens_in(source).map(|at| self.document.word(at)).collect();
        let unnamed = |pair: &[&str]| pair[0] == "be" && matches!(pair[1], "identified" | "named" | "quoted");
        words.contains(&"anonymity") || words.contains(&"anonymously") || words.windows(2).any(unnamed)
    }

    fn inside(&self, source: Span<Byte>) -> impl Iterator<Item = &analysis::Mention<Byte>> {
        let start = self.mentions.partition_point(|mention| mention.span.end <= source.start);
        self.mentions[start..].iter().take_while(move |mention| mention.span.start < source.end)
    }

    /// "Ortiz" in "Mayor Lena Ortiz of Ayr"; not in "Ortiz's lawyer" nor in "a spokesman for Ortiz".
    fn is_head(&self, source: Span<Byte>, name: Span<Byte>) -> bool {
        let tokens = self.document.tokens_in(name);
        let possessed =
            self.document.tokens.get(tokens.end).is_some_and(|next| next.kind == TokenKind::Possessive && next.span.end <= source.end);
        let first = self.document.tokens_in(source).start;
        let governed = (first..tokens.start).rev().take_while(|at| self.document.word(*at) != ",");
        let governed = governed.into_iter().any(|at| is_preposition(self.document.word(at)) && !self.in_name(at));
        // "Governor of Washington Chris Gregoire"; not "a friend of President Joe Biden", "another bench headed by Justice Rao".
        let headless = !quotes::hints(self.document.tokens[first].key).has(Hint::Closed);
        let titled = headless && tokens.start > first && self.document.tokens[tokens.start - 1].shape.is_capitalized();
        !possessed && (!governed || titled && self.ends(source, name))
    }

    /// "University of Leeds president Tara Whitlock": a preposition inside another name governs nothing.
    fn in_name(&self, at: usize) -> bool {
        let span = self.document.tokens[at].span;
        let after = self.mentions.partition_point(|mention| mention.span.end <= span.start);
        self.mentions.get(after).is_some_and(|mention| mention.span.start < span.start)
    }

    /// "Governor of Washington Chris Gregoire": the name ends the phrase.
    fn ends(&self, source: Span<Byte>, name: Span<Byte>) -> bool {
        let after = self.document.tokens_in(name).end;
        name.end >= source.end || self.document.word(after) == "," || self.document.word(after) == "("
    }

    /// An organization or place speaks only where it is the whole phrase: not in "NATO officials".
    fn is_whole(&self, source: Span<Byte>, name: Span<Byte>, kind: EntityType) -> bool {
        let after = self.document.tokens_in(name).end;
        let goes_on = self
            .document
            .tokens
            .get(after)
            .is_some_and(|next| next.span.start < source.end && next.kind == TokenKind::Word && next.shape.is_lower());
        let joined = ["of", "in", "at", "for", "and", "which", "who"]
            .iter()
            .any(|word| after < self.document.tokens.len() && self.document.word(after) == *word);
        // "French Ambassador": a place or a people before a title.
        let place = matches!(kind, EntityType::Gpe | EntityType::Norp | EntityType::Loc);
        let titled =
            place && self.document.tokens.get(after).is_some_and(|next| next.span.start < source.end && next.kind == TokenKind::Word);
        // "The Cambridge-based company"
        let compound =
            self.document.tokens.get(after).is_some_and(|next| next.span.start < source.end && self.document.str(next.span) == "-");
        (!(goes_on || titled) || joined) && !compound
    }

    /// The entity that a pronoun or a description stands for.
    fn referred(&self, source: Span<Byte>) -> Option<u32> {
        let tokens = self.document.tokens_in(source);
        if self.document.paragraphs[self.paragraph(source)].kind == ParagraphKind::Headline
            && let Some(found) = self.traits.introduced(tokens.clone().map(|at| self.document.tokens[at].key))
        {
            return Some(found);
        }
        let first = self.document.word(tokens.start).to_lowercase();
        let alone = tokens.len() == 1;
        match first.as_str() {
            "his" | "her" | "hers" | "its" if !alone => None,
            "he" | "his" | "him" | "she" | "her" | "hers" => self.antecedent(source, pronoun(&first)),
            "it" | "its" => self.thing(source),
            "who" | "which" => self.nearest(source),
            "the" | "this" | "that" => self.described(source),
            "a" | "a." if alone => self.interviewed(source),
            _ => None,
        }
    }

    /// "A: It leaks.": whom an interview is with, the one person that the text is about or names before.
    fn interviewed(&self, source: Span<Byte>) -> Option<u32> {
        let bylined = |span: Span<Byte>| self.document.paragraphs[self.paragraph(span)].kind == ParagraphKind::Byline;
        let before = self.mentions.iter().take_while(|mention| mention.span.start < source.start).take(MEMORY);
        let mut named =
            before.filter(|mention| mention.kind == EntityType::Person && !bylined(mention.span)).filter_map(|mention| mention.entity);
        let first = named.next();
        self.protagonist.or(first.filter(|first| named.all(|other| other == *first)))
    }

    /// "a mother of three said …: “I cried,” she said": who speaks again where the source before, in the same paragraph, is one person
    /// whom the text does not name.
    fn is_somebody_before(&self, source: Span<Byte>) -> bool {
        let Some((before, None)) = self.before.filter(|(before, _)| before.end <= source.start) else { return false };
        let words = self.document.tokens_in(before);
        let one = matches!(self.document.word(words.start).to_lowercase().as_str(), "a" | "an" | "another" | "one");
        let between = self.mentions.partition_point(|mention| mention.span.start < before.end);
        let between = self.mentions[between..].iter().take_while(|mention| mention.span.start < source.start);
        let named = between.filter(|mention| mention.kind == EntityType::Person).any(|mention| !self.is_quoted(mention.span));
        one && !named && self.paragraph(before) == self.paragraph(source)
    }

    /// The likeliest person before `source`.
    fn antecedent(&self, source: Span<Byte>, gender: Option<Gender>) -> Option<u32> {
        if self.is_somebody_before(source) {
            return None;
        }
        let before = self.mentions.partition_point(|mention| mention.span.start < source.start);
        let mut best: Option<(i32, u32)> = None;
        for mention in self.mentions[..before].iter().rev().take(MEMORY) {
            let Some(entity) = mention.entity.filter(|_| mention.kind == EntityType::Person) else { continue };
            let known = self.traits.gender(entity);
            if self.is_quoted(mention.span) || known.is_some() && gender.is_some() && known != gender {
                continue;
            }
            let score = self.score(source, mention.span, entity) + if known.is_some() { 6 } else { 0 };
            if best.is_none_or(|(other, _)| score > other) {
                best = Some((score, entity));
            }
        }
        best.filter(|(score, _)| *score > -60).map(|(_, entity)| entity)
    }

    /// Nearer is likelier; so are subjects and the last speaker; possessors are not.
    fn score(&self, source: Span<Byte>, name: Span<Byte>, entity: u32) -> i32 {
        let at = self.document.tokens_in(source).start;
        let tokens = self.document.tokens_in(name);
        let (here, there) = (self.document.sentence_of(at), self.document.sentence_of(tokens.start));
        let subject = self.document.sentences[there].tokens.start + 5 >= tokens.start;
        let possessed = self.document.tokens.get(tokens.end).is_some_and(|next| next.kind == TokenKind::Possessive);
        let since =
            self.last.filter(|(last, _)| *last == entity).map(|(_, paragraph)| self.document.paragraph_of(at).saturating_sub(paragraph));
        let spoke = match since {
            Some(0 | 1) => 10,
            Some(2) => 5,
            _ => 0,
        };
        let distance = (here - there).min(30) as i32;
        let bonus = |holds: bool, worth: i32| if holds { worth } else { 0 };
        // "Dr Roy was a student when, she later recalled, …": whom the sentence, or the whole text, is about.
        let topic = bonus(subject && here == there, 3) + bonus(self.protagonist == Some(entity), 5);
        let topic = topic + bonus(subject && since.is_none() && here > there && self.opens(source, name), 6);
        -4 * distance + bonus(subject, 5) + topic + spoke - bonus(possessed, 4)
    }

    /// "President Roy, who is abroad, has not answered. In June he promised …": whom an earlier sentence of the pronoun's own paragraph
    /// begins with, not who spoke before that paragraph.
    fn opens(&self, source: Span<Byte>, name: Span<Byte>) -> bool {
        let start = self.document.sentences[self.document.sentence_of(self.document.tokens_in(name).start)].span.start;
        let first = self.mentions.partition_point(|mention| mention.span.start < start);
        let first = self.mentions[first..].iter().find(|mention| mention.kind == EntityType::Person);
        self.paragraph(source) == self.paragraph(name) && first.is_some_and(|first| first.span == name)
    }

    pub(super) fn near(&self, source: Span<Byte>, other: Span<Byte>) -> bool {
        self.paragraph(source) <= self.paragraph(other) + if self.is_quoted(source) { 0 } else { 2 }
    }

    /// The mention right before "who".
    fn nearest(&self, source: Span<Byte>) -> Option<u32> {
        let before = self.mentions.partition_point(|mention| mention.span.start < source.start).checked_sub(1)?;
        let mention = &self.mentions[before];
        (mention.span.end + 12 >= source.start).then_some(mention.entity).flatten()
    }

    pub(super) fn is_quoted(&self, span: Span<Byte>) -> bool {
        let at = self.quoted.partition_point(|quoted| quoted.end <= span.start);
        self.quoted.get(at).is_some_and(|quoted| quoted.contains(span))
    }

    pub(super) fn paragraph(&self, span: Span<Byte>) -> usize {
        self.document.paragraph_of(self.document.tokens_in(span).start)
    }

    /// What kind of source the phrase is.
    fn kind(&self, source: Span<Byte>, speaker: Option<u32>) -> SourceKind {
        if let Some(speaker) = speaker {
            return match self.entities[speaker as usize].kind {
                EntityType::Person => SourceKind::Named,
                _ => SourceKind::Organization,
            };
        }
        let tokens = self.document.tokens_in(source);
        let pronoun = self.document.word(tokens.start).eq_ignore_ascii_case("it");
        if let Some(before) = self.before_kind.filter(|before| pronoun && *before != SourceKind::Named) {
            return before;
        }
        if tokens.clone().any(|at| quotes::hints(self.document.tokens[at].key).has(Hint::Institution)) {
            return SourceKind::Organization;
        }
        let mut words = tokens.clone().map(|at| (at, quotes::hints(self.document.tokens[at].key)));
        if words.any(|(_, hints)| hints.has(Hint::Document)) {
            return SourceKind::Document;
        }
        let named = tokens.clone().any(|at| self.document.tokens[at].shape.is_capitalized() && at > tokens.start);
        let whole = named && !tokens.clone().any(|at| quotes::hints(self.document.tokens[at].key).has(Hint::Group));
        let is_name = |at: &usize| !self.document.tokens[*at].shape.is_lower() || matches!(self.document.word(*at), "who" | "which");
        let lower = tokens.clone().filter(|at| !is_name(at)).count();
        if whole && lower == 0 { SourceKind::Named } else { SourceKind::Unnamed }
    }
}

/// The entity of this kind with three mentions or more and twice as many as the next.
fn protagonist(mentions: &[analysis::Mention<Byte>], entities: usize, kind: EntityType) -> Option<u32> {
    let mut counts = vec![0_u32; entities];
    let named = mentions.iter().filter(|mention| mention.kind == kind);
    named.filter_map(|mention| mention.entity).for_each(|entity| counts[entity as usize] += 1);
    let (first, most) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
    let next = counts.iter().enumerate().filter(|(entity, _)| *entity != first).map(|(_, count)| *count).max().unwrap_or_default();
    (*most >= 3 && *most >= 2 * next).then_some(first as u32)
}

/// The gender that a pronoun tells.
fn pronoun(word: &str) -> Option<Gender> {
    match word {
        "he" | "his" | "him" => Some(Gender::Male),
        "she" | "her" | "hers" => Some(Gender::Female),
        _ => None,
    }
}

/// Kinds of entities other than persons that say things.
pub(super) fn is_speaker(kind: EntityType) -> bool {
    matches!(kind, EntityType::Org | EntityType::Gpe | EntityType::Norp | EntityType::Fac | EntityType::Work)
}

pub(super) fn is_preposition(word: &str) -> bool {
    matches!(word, "of" | "for" | "to" | "with" | "by" | "from" | "at" | "in" | "on" | "about" | "against")
}
