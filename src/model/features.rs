//! What the tagger sees of a document: facts about each token, and which tokens may be part of a name at all.
//!
//! The trainer reads its corpora through this same file; a model says in its header which version of it it was trained with.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::tables::{CHAIN_START, LONGEST_NAME, List, Spread, Tables, Word, chain};
use crate::lexicon::{Sport, sport};
use crate::text::{Document, Token, TokenKind};

/// Changes whenever the same text would give other features.
pub const VERSION: u32 = 6;

/// Hash buckets of prefixes, and of suffixes.
pub const AFFIXES: usize = 512;
/// Number of word shapes.
pub const SHAPES: usize = 28;
/// Bits of [`Facts::lists`]: a list's bit for a phrase's first word, and another for its later words.
pub const LIST_BITS: usize = 32;
/// Bits of [`Facts::evidence`].
pub const EVIDENCE_BITS: usize = 13;

/// What is known of a token before its neighbors are looked at.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// What the vocabulary knows.
    pub word: Word,
    /// How it is written, finer than [`crate::text::Shape`].
    pub shape: u8,
    /// Bucket of its first three letters.
    pub prefix: u16,
    /// Bucket of its last three letters.
    pub suffix: u16,
    /// Lists whose phrases begin here (low half) and run through here (high half).
    pub lists: u32,
    /// What the same word is elsewhere in the document, and what its line is like: [`Evidence`].
    pub evidence: u16,
    /// Whether it may be part of a name.
    pub candidate: bool,
}

/// Evidence from outside the token's own surroundings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The document has the word in lower case, too.
    Lowered,
    /// It has it capitalized inside a sentence.
    Inside,
    /// It has it after a given name or a title.
    AfterPersonal,
    /// It has it before a verb of saying.
    BeforeSaying,
    /// It has it before an organization's head word or company form.
    BeforeHead,
    /// It has it after "in", "at", "from", "to", "near".
    AfterPlace,
    /// It has it after "the".
    AfterArticle,
    /// It has it more than once.
    Repeated,
    /// It stands in brackets after capitalized words, or before brackets.
    Bracketed,
    /// The token begins its sentence.
    First,
    /// Most words of its line are capitalized.
    TitleCase,
    /// All letters of its line are capitals.
    AllCaps,
    /// The paragraphs around are about sport.
    Sport,
}

impl Evidence {
    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// A document as the tagger sees it.
#[derive(Debug)]
pub struct Reading {
    /// One for each token.
    pub facts: Vec<Facts>,
    /// Runs of neighboring candidates; names lie inside one run each.
    pub runs: Vec<Range<usize>>,
}

/// Reads `document`. Linear.
pub fn read(document: &Document<'_>, tables: &Tables) -> Reading {
    let mut facts: Vec<Facts> = (0..document.tokens.len()).map(|index| alone(document, tables, index)).collect();
    mark_names(document, tables, &mut facts);
    mark_lines(document, &mut facts);
    mark_sport(document, &mut facts);
    mark_evidence(document, &mut facts);
    let mut runs = Vec::new();
    for sentence in &document.sentences {
        mark_candidates(document, sentence.tokens.clone(), &mut facts);
        collect_runs(sentence.tokens.clone(), &facts, &mut runs);
    }
    Reading { facts, runs }
}

fn alone(document: &Document<'_>, tables: &Tables, index: usize) -> Facts {
    let token = &document.tokens[index];
    let word = document.word(index);
    let (prefix, suffix) = affixes(word);
    Facts { word: tables.word(token.key), shape: shape(token, word), prefix, suffix, lists: 0, evidence: 0, candidate: false }
}

fn affixes(word: &str) -> (u16, u16) {
    let bucket = |hash: u64| (((hash >> 40) * AFFIXES as u64) >> 24) as u16;
    let step = |hash: u64, character: char| chain(hash, character as u64);
    let lower = |character: char| character.to_lowercase().next().unwrap_or(character);
    let prefix = word.chars().take(3).map(lower).fold(CHAIN_START, step);
    let suffix = word.chars().rev().take(3).map(lower).fold(CHAIN_START, step);
    (bucket(prefix), bucket(suffix))
}

fn shape(token: &Token, word: &str) -> u8 {
    let shape = token.shape;
    match token.kind {
        TokenKind::Word => match () {
            () if shape.has_period() => 6,
            () if shape.has_digit() => 9,
            () if shape.has_hyphen() && shape.is_lower() => 8,
            () if shape.has_hyphen() => 7,
            () if shape.is_lower() => 0,
            () if shape.is_all_caps() && word.len() == 1 => 2,
            () if shape.is_all_caps() && word.len() <= 4 => 3,
            () if shape.is_all_caps() => 4,
            () if shape.is_mixed() => 5,
            () if shape.is_capitalized() => 1,
            () => 10,
        },
        TokenKind::Number => match word.len() {
            1 | 2 => 11,
            4 if word.starts_with(['1', '2']) => 12,
            _ => 13,
        },
        TokenKind::Possessive => 14,
        TokenKind::Quote => 15,
        TokenKind::Address => 25,
        TokenKind::Symbol => match word {
            "&" => 23,
            _ => 24,
        },
        TokenKind::Punctuation => match word {
            "," => 16,
            "." => 17,
            "(" | "[" => 18,
            ")" | "]" => 19,
            "-" | "–" | "—" => 20,
            ":" | ";" => 21,
            "/" => 26,
            _ => 22,
        },
    }
}

/// Marks each phrase of the lists that begins at a capitalized word, and lower-case words of the lists of words.
fn mark_names(document: &Document<'_>, tables: &Tables, facts: &mut [Facts]) {
    const LOWER: u32 = List::Role.bit() | List::Saying.bit() | List::Inner.bit() | List::LegalForm.bit() | List::Title.bit();
    const CAPITAL: u32 = !List::Inner.bit();
    for index in 0..facts.len() {
        let token = &document.tokens[index];
        if token.kind != TokenKind::Word {
            continue;
        }
        if token.shape.is_lower() && !token.shape.has_hyphen() {
            facts[index].lists |= tables.lists(chain(CHAIN_START, token.key)) & LOWER;
            continue;
        }
        let mut state = CHAIN_START;
        for length in 1..=LONGEST_NAME.min(facts.len() - index) {
            state = chain(state, document.tokens[index + length - 1].key);
            let lists = tables.lists(state) & CAPITAL;
            if lists == 0 {
                continue;
            }
            facts[index].lists |= lists;
            for later in &mut facts[index + 1..index + length] {
                later.lists |= lists << 16;
            }
        }
    }
}

fn mark_lines(document: &Document<'_>, facts: &mut [Facts]) {
    for sentence in &document.sentences {
        let (mut words, mut capitalized, mut lower) = (0, 0, 0);
        for token in &document.tokens[sentence.tokens.clone()] {
            if token.kind == TokenKind::Word && token.span.len() > 3 {
                words += 1;
                capitalized += usize::from(token.shape.is_capitalized());
            }
            lower += usize::from(token.kind == TokenKind::Word && !token.shape.is_all_caps());
        }
        let mut bits = 0;
        if words >= 3 && capitalized * 4 >= words * 3 {
            bits |= Evidence::TitleCase.bit();
        }
        if lower == 0 && words >= 2 {
            bits |= Evidence::AllCaps.bit();
        }
        for fact in &mut facts[sentence.tokens.clone()] {
            fact.evidence |= bits;
        }
        let first = sentence.tokens.clone().find(|&index| document.tokens[index].kind == TokenKind::Word);
        if let Some(first) = first {
            facts[first].evidence |= Evidence::First.bit();
        }
    }
}

/// So many words of sport in a paragraph and its neighbors make it one about sport.
const SPORTING: usize = 2;

fn mark_sport(document: &Document<'_>, facts: &mut [Facts]) {
    let of_sport = |token: &&Token| token.kind == TokenKind::Word && sport(token.key) == Some(Sport::Always);
    let count = |tokens: Range<usize>| document.tokens[tokens].iter().filter(of_sport).count();
    let counts: Vec<usize> = document.paragraphs.iter().map(|paragraph| count(paragraph.tokens.clone())).collect();
    for (at, paragraph) in document.paragraphs.iter().enumerate() {
        if counts[at.saturating_sub(1)..counts.len().min(at + 2)].iter().sum::<usize>() >= SPORTING {
            facts[paragraph.tokens.clone()].iter_mut().for_each(|fact| fact.evidence |= Evidence::Sport.bit());
        }
    }
}

/// Gives every capitalized word what its other occurrences in the document show. One pass to gather, one to give.
fn mark_evidence(document: &Document<'_>, facts: &mut [Facts]) {
    let mut seen: HashMap<u32, u16, BuildHasherDefault<Spread>> = HashMap::default();
    let slot = |token: &Token| (token.key >> 32) as u32;
    for index in 0..facts.len() {
        if has_capital(&document.tokens[index]) {
            let here = context(document, facts, index);
            let bits = seen.entry(slot(&document.tokens[index])).or_insert(0);
            if *bits & SEEN != 0 {
                *bits |= Evidence::Repeated.bit();
            }
            *bits |= here | SEEN;
        }
    }
    for token in &document.tokens {
        if token.kind == TokenKind::Word
            && token.shape.is_lower()
            && let Some(bits) = seen.get_mut(&slot(token))
        {
            *bits |= Evidence::Lowered.bit();
        }
    }
    for (token, fact) in document.tokens.iter().zip(facts) {
        if has_capital(token) {
            fact.evidence |= seen.get(&slot(token)).copied().unwrap_or(0) & !SEEN;
        }
    }
}

const SEEN: u16 = 1 << 15;

/// What the neighbors of one occurrence say about its word.
fn context(document: &Document<'_>, facts: &[Facts], index: usize) -> u16 {
    let mut bits = 0;
    let mut add = |evidence: Evidence, holds: bool| bits |= if holds { evidence.bit() } else { 0 };
    let previous = index.checked_sub(1);
    let lists = |index: Option<usize>| index.and_then(|index| facts.get(index)).map_or(0, |fact| fact.lists);
    let word = |index: Option<usize>| index.filter(|&index| index < facts.len()).map_or("", |index| document.word(index));
    let titled = facts[index].evidence & Evidence::TitleCase.bit() != 0;
    add(Evidence::Inside, facts[index].evidence & Evidence::First.bit() == 0 && !titled);
    add(Evidence::AfterPersonal, lists(previous) & (List::First.bit() | List::Title.bit()) != 0);
    add(Evidence::BeforeSaying, lists(Some(index + 1)) & List::Saying.bit() != 0);
    add(Evidence::BeforeHead, lists(Some(index + 1)) & (List::OrganizationHead.bit() | List::LegalForm.bit()) != 0 && !titled);
    add(Evidence::AfterPlace, matches!(word(previous), "in" | "In" | "at" | "from" | "to" | "near"));
    add(Evidence::AfterArticle, matches!(word(previous), "the" | "The"));
    add(Evidence::Bracketed, word(previous) == "(" && word(Some(index + 1)) == ")" || word(Some(index + 1)) == "(");
    bits
}

fn has_capital(token: &Token) -> bool {
    let shape = token.shape;
    token.kind == TokenKind::Word && (shape.is_capitalized() || shape.is_all_caps() || shape.is_mixed())
}

/// "ireland": a word that hardly ever stands in lower case, written so.
fn names_in_lower_case(token: &Token, fact: &Facts) -> bool {
    token.kind == TokenKind::Word && fact.word.lowered == 1 && token.span.len() > 3
}

/// How far a name reaches over words that are not capitalized.
const BRIDGE: usize = 3;

/// Candidates of one sentence: words with a capital, and what may stand between and beside them in a name.
fn mark_candidates(document: &Document<'_>, tokens: Range<usize>, facts: &mut [Facts]) {
    let mut last_core = None;
    for index in tokens.clone() {
        let token = &document.tokens[index];
        if has_capital(token) {
            facts[index].candidate = true;
            if let Some(core) = last_core
                && index - core <= BRIDGE + 1
                && (core + 1..index).all(|between| bridges(document, facts, between))
            {
                facts[core + 1..index].iter_mut().for_each(|fact| fact.candidate = true);
            }
            last_core = Some(index);
        } else if names_in_lower_case(token, &facts[index]) {
            facts[index].candidate = true;
        } else if token.kind == TokenKind::Number {
            let beside = |other: usize| tokens.contains(&other) && has_capital(&document.tokens[other]);
            facts[index].candidate |= beside(index + 1) || index > 0 && beside(index - 1);
        }
    }
    let inner = |facts: &[Facts], index: usize| facts[index].shape == 0 && facts[index].lists & List::Inner.bit() != 0;
    for index in tokens.start + 1..tokens.end {
        if inner(facts, index) && facts[index - 1].candidate && document.tokens[index].span.len() > 3 {
            facts[index].candidate = true;
        }
    }
    for index in (tokens.start..tokens.end.saturating_sub(1)).rev() {
        let particle = facts[index].shape == 0 && facts[index].lists & List::Title.bit() != 0;
        if particle && has_capital(&document.tokens[index + 1]) {
            facts[index].candidate = true;
        }
    }
}

/// Whether a name may run over this token to a later capitalized word.
fn bridges(document: &Document<'_>, facts: &[Facts], index: usize) -> bool {
    let token = &document.tokens[index];
    match token.kind {
        TokenKind::Word => token.span.len() <= 3 || facts[index].lists & List::Inner.bit() != 0,
        TokenKind::Number | TokenKind::Possessive | TokenKind::Quote | TokenKind::Symbol => true,
        TokenKind::Punctuation => match document.word(index) {
            "." => !token.shape.has_space_before() && index > 0 && document.tokens[index - 1].span.len() <= 4,
            "-" | "–" | "/" => true,
            _ => false,
        },
        TokenKind::Address => false,
    }
}

/// Longer runs are no names; they are cut so that each takes a bounded time.
const LONGEST_RUN: usize = 64;

fn collect_runs(tokens: Range<usize>, facts: &[Facts], runs: &mut Vec<Range<usize>>) {
    let mut start = None;
    let candidates = facts[tokens.clone()].iter().map(|fact| fact.candidate).chain([false]);
    for (index, candidate) in (tokens.start..).zip(candidates) {
        match (start, candidate) {
            (None, true) => start = Some(index),
            (Some(from), false) => {
                runs.push(from..index);
                start = None;
            }
            (Some(from), true) if index - from == LONGEST_RUN => {
                runs.push(from..index);
                start = Some(index);
            }
            _ => {}
        }
    }
}
