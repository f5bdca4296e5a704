//! A frame: a sentence as the grammar of reporting reads it, in which each quotation is one word.

use std::ops::Range;

use super::cues::{Complement, Cue, Inflection};
use super::hints::{self, Hint, Hints};
use super::marks::Region;
use crate::model::parts::{self, Part};
use crate::span::{Byte, Span};
use crate::text::{Document, Token, TokenKind};

/// A word of a frame: a token outside quotations, or a whole quotation.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Its tokens.
    pub tokens: (usize, usize),
    /// What it is.
    pub kind: Kind,
    /// Part of speech; [`Part::Other`] for what is not a word.
    pub part: Part,
    /// What the lexicon says of it.
    pub hints: Hints,
    /// The reporting verb that it is a form of.
    pub cue: Option<&'static Cue>,
}

/// What a word of a frame is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word.
    Word,
    /// A number.
    Number,
    /// 's
    Possessive,
    /// The quoted region of this index.
    Quote(usize),
    /// ,
    Comma,
    /// . ! ? …
    Stop,
    /// :
    Colon,
    /// ;
    Semicolon,
    /// – — and a spaced -
    Dash,
    /// ( [
    Open,
    /// ) ]
    Close,
    /// Anything else.
    Other,
}

/// A sentence as words; quotations are single words, and their own sentences do not end it.
#[derive(Debug)]
pub struct Frame<'d, 't> {
    /// The document.
    pub document: &'d Document<'t>,
    /// Its words.
    pub words: Vec<Word>,
}

/// A frame holds at most this many words, so that looking around in it takes constant time.
const LONGEST: usize = 400;

impl<'t> Frame<'_, 't> {
    /// The text of word `index`.
    pub fn str(&self, index: usize) -> &'t str {
        self.document.str(self.span(index..index + 1))
    }

    /// From the first to the last of `words`, which must not be empty.
    pub fn span(&self, words: Range<usize>) -> Span<Byte> {
        self.document.span(self.words[words.start].tokens.0..self.words[words.end - 1].tokens.1)
    }

    /// The word at `index`, which may lie outside.
    pub fn get(&self, index: usize) -> Option<&Word> {
        self.words.get(index)
    }

    /// Kind of the word at `index`; a stop outside the frame.
    pub fn kind(&self, index: usize) -> Kind {
        self.words.get(index).map_or(Kind::Stop, |word| word.kind)
    }

    /// Part of the word at `index`.
    pub fn part(&self, index: usize) -> Part {
        self.words.get(index).map_or(Part::Other, |word| word.part)
    }

    /// Whether the word at `index` has `hint`.
    pub fn has(&self, index: usize, hint: Hint) -> bool {
        self.words.get(index).is_some_and(|word| word.hints.has(hint))
    }

    /// Whether the word at `index` is written `word`, in any case.
    pub fn is(&self, index: usize, word: &str) -> bool {
        index < self.words.len() && self.words[index].kind == Kind::Word && self.str(index).eq_ignore_ascii_case(word)
    }

    /// The quoted region at `index`.
    pub fn quote(&self, index: usize) -> Option<usize> {
        match self.kind(index) {
            Kind::Quote(region) => Some(region),
            _ => None,
        }
    }

    /// Whether the word at `index` is a quotation that ends a clause inside its marks: “It leaks,” and “Why?”
    pub fn closes_clause(&self, index: usize) -> bool {
        let end = || (0..self.words[index].tokens.1).rev().take(3).find(|at| self.document.tokens[*at].kind != TokenKind::Quote);
        let last = || end().map_or("", |token| self.document.word(token));
        self.quote(index).is_some() && matches!(last(), "," | "." | "!" | "?" | "…" | "..." | "—" | "–")
    }

    /// Whether a hyphen joins the word at `index` to its neighbour.
    pub fn is_joined(&self, index: usize) -> bool {
        self.words.get(index).is_some_and(|word| is_joined(self.document, word.tokens.0))
    }

    /// Whether the word at `index` is a mark that belongs to no quotation: the last of "no,'''".
    pub fn is_stray_mark(&self, index: usize) -> bool {
        self.kind(index) == Kind::Other && self.document.tokens[self.words[index].tokens.0].kind == TokenKind::Quote
    }

    /// A noun, name, pronoun, number, or what may stand for one.
    pub fn is_nominal(&self, index: usize) -> bool {
        matches!(self.part(index), Part::Noun | Part::Name | Part::Pronoun) || self.kind(index) == Kind::Number
    }

    /// A word that a noun phrase may begin with.
    pub fn starts_noun_phrase(&self, index: usize) -> bool {
        self.is_nominal(index) || matches!(self.part(index), Part::Determiner | Part::Adjective)
    }

    /// A finite verb or modal.
    pub fn is_finite(&self, index: usize) -> bool {
        matches!(self.part(index), Part::Finite | Part::Modal)
            || self.kind(index) == Kind::Possessive && index > 0 && self.part(index - 1) == Part::Pronoun
    }
}

/// Calls `each` with every frame of the paragraph's tokens.
pub fn frames<'d, 't>(document: &'d Document<'t>, regions: &[Region], tokens: Range<usize>, mut each: impl FnMut(&Frame<'d, 't>)) {
    let mut frame = Frame { document, words: Vec::new() };
    let mut next_region = regions.partition_point(|region| region.end <= tokens.start);
    let mut sentence = document.sentence_of(tokens.start);
    let mut at = tokens.start;
    while at < tokens.end {
        let region = regions.get(next_region).filter(|region| region.first == at);
        let end = match region {
            Some(region) => region.end,
            None => regions.get(next_region).map_or(tokens.end, |region| region.first).min(tokens.end).min(at + LONGEST),
        };
        if let Some(region) = region {
            frame.words.push(Word::quote(at..end, next_region));
            next_region += 1;
            if ends_frame(document, region, tokens.end) {
                flush(&mut frame, &mut each);
            }
        } else {
            plain(&mut frame, &mut sentence, at..end, &mut each);
        }
        if frame.words.len() > LONGEST {
            flush(&mut frame, &mut each);
        }
        at = end;
    }
    flush(&mut frame, &mut each);
}

/// Adds tokens outside quotations, sentence by sentence.
fn plain<'d, 't>(frame: &mut Frame<'d, 't>, sentence: &mut usize, tokens: Range<usize>, each: &mut impl FnMut(&Frame<'d, 't>)) {
    let document = frame.document;
    let mut at = tokens.start;
    while at < tokens.end {
        while document.sentences[*sentence].tokens.end <= at {
            *sentence += 1;
        }
        let end = document.sentences[*sentence].tokens.end.min(tokens.end);
        add(frame, at..end);
        if end == document.sentences[*sentence].tokens.end {
            flush(frame, each);
        }
        at = end;
    }
}

fn add(frame: &mut Frame<'_, '_>, tokens: Range<usize>) {
    let mut found = Vec::with_capacity(tokens.len());
    parts::tag(frame.document, tokens.clone(), &mut found);
    for (token, part) in tokens.zip(found) {
        let known = frame.document.tokens[token];
        let kind = kind(frame.document, token);
        let is_word = kind == Kind::Word;
        let cue = if is_word { Cue::of(known.key).filter(|_| !is_joined(frame.document, token)) } else { None };
        let hints = if is_word { hints::hints(known.key) } else { Hints::default() };
        let after_subject = frame.words.last().is_some_and(|before| before.hints.has(Hint::Subject));
        let unlikely = part == Part::Finite && is_noun(frame.document.str(known.span)) || part == Part::Wh && !hints.has(Hint::Wh);
        let part = if unlikely && !hints.has(Hint::Relative) { Part::Noun } else { part };
        let part = if known.kind == TokenKind::Address { Part::Name } else { repair(part, &known, cue, after_subject) };
        frame.words.push(Word { tokens: (token, token + 1), kind, part, hints, cue });
        name_before(frame);
        noun_before(frame);
        settle(frame);
    }
}

/// "state-run", "in-state": a part of a compound reports nothing.
fn is_joined(document: &Document<'_>, token: usize) -> bool {
    let hyphen = |at: usize| document.tokens.get(at).is_some_and(|mark| document.str(mark.span) == "-" && !mark.shape.has_space_before());
    let follows = document.tokens.get(token + 2).is_some_and(|next| !next.shape.has_space_before());
    hyphen(token + 1) && follows || token > 0 && hyphen(token - 1) && !document.tokens[token].shape.has_space_before()
}

/// What the last words tell of each other: no finite verb stands behind "the" or before another, and "prices rose" has one.
fn settle(frame: &mut Frame<'_, '_>) {
    let Some(at) = frame.words.len().checked_sub(1) else { return };
    let word = frame.words[at];
    let before = at.checked_sub(1).map(|before| frame.words[before]);
    let nominal = before.is_some_and(|before| matches!(before.part, Part::Noun | Part::Name | Part::Pronoun));
    if word.hints.has(Hint::Past) && nominal && matches!(word.part, Part::Noun | Part::Adverb | Part::Adjective | Part::Base) {
        frame.words[at].part = Part::Finite;
    }
    // "expressed | fear that": the noun that a verb before it has as its object.
    let object = before.is_some_and(|before| before.part == Part::Finite && before.cue.is_some());
    if object && word.cue.is_some_and(|cue| cue.inflection == Inflection::Base) && word.hints == Hints::default() {
        frame.words[at].part = Part::Noun;
        return;
    }
    // "the maker cut | its forecast"
    let owned = word.hints.has(Hint::Possessor) && at > 1 && frame.is_nominal(at - 2);
    if owned && ["cut", "hit", "put", "set", "shut"].iter().any(|verb| frame.is(at - 1, verb)) {
        frame.words[at - 1].part = Part::Finite;
    }
    let helper = [Hint::Be, Hint::Have, Hint::Modal].iter().any(|hint| word.hints.has(*hint));
    if at > 1 && word.part == Part::Particle && frame.is(at, "to") && hopes(frame, at - 1) {
        frame.words[at - 1].part = Part::Finite;
    }
    if !matches!(word.part, Part::Finite | Part::Participle) && !helper {
        return;
    }
    let the = at > 0
        && word.part == Part::Finite
        && ["the", "a", "an", "its", "their", "his", "our", "my"].iter().any(|word| frame.is(at - 1, word));
    // "said that talks with ministers would begin"
    let plural = at > 0 && frame.is(at - 1, "that") && word.cue.is_some_and(|cue| cue.also_noun && cue.inflection == Inflection::Present);
    if (the || plural) && frame.document.tokens[word.tokens.0].shape.is_lower() {
        frame.words[at].part = Part::Noun;
    }
    let plain = |word: &Word| ![Hint::Be, Hint::Have, Hint::Do, Hint::Modal].iter().any(|hint| word.hints.has(*hint));
    if let Some(before) = before.filter(|before| before.part == Part::Finite && plain(before) && before.cue.is_none())
        && frame.document.tokens[before.tokens.0].shape.is_lower()
        && (helper || at > 1 && matches!(frame.words[at - 2].part, Part::Adjective | Part::Determiner))
    {
        frame.words[at - 1].part = Part::Noun;
        frame.words[at].part = Part::Finite;
    }
}

/// "the group hopes | to": a form that is a noun as well, behind a noun and before an infinitive.
fn hopes(frame: &Frame<'_, '_>, at: usize) -> bool {
    let word = frame.words[at];
    let verb = word.cue.is_some_and(|cue| cue.inflection == Inflection::Present && cue.governs(Complement::Infinitive));
    verb && word.part == Part::Noun && frame.words[at - 1].part == Part::Noun && !frame.str(at - 1).ends_with('s')
}

/// Endings that no finite verb has.
fn is_noun(word: &str) -> bool {
    ["ary", "ist", "ian", "man", "woman", "person", "ment", "tion", "ness", "ship", "eer", "gramme"]
        .iter()
        .any(|ending| word.ends_with(ending))
}

/// A form that is a verb only is one, whatever the tagger made of it; one that is a noun as well is a verb after "she".
fn repair(part: Part, token: &Token, cue: Option<&Cue>, after_subject: bool) -> Part {
    let Some(cue) = cue.filter(|cue| token.shape.is_lower() && (!cue.also_noun || after_subject)) else { return part };
    match (cue.inflection, part) {
        (
            Inflection::Past | Inflection::Present,
            Part::Noun | Part::Name | Part::Adjective | Part::Adverb | Part::Preposition | Part::Subordinator | Part::Wh,
        ) => Part::Finite,
        (Inflection::Base, Part::Noun | Part::Adjective) if after_subject => Part::Finite,
        _ => part,
    }
}

/// A capitalized word that no list of small words holds is a name before a reporting verb or a possessive, and inside a sentence.
fn name_before(frame: &mut Frame<'_, '_>) {
    let Some(at) = frame.words.len().checked_sub(2) else { return };
    let (word, next) = (frame.words[at], frame.words[at + 1]);
    let first = at == 0 || frame.words[at - 1].kind != Kind::Word;
    let reports = next.cue.is_some_and(|cue| matches!(cue.inflection, Inflection::Past | Inflection::Present) && !cue.also_noun);
    let shows = reports
        || next.kind == Kind::Possessive
        || next.part == Part::Name
        || !first
        || next.part == Part::Modal
        || next.kind == Kind::Comma && !frame.str(at).ends_with("ly");
    let open = !matches!(word.part, Part::Name | Part::Noun) && word.kind == Kind::Word && !word.hints.has(Hint::Closed);
    let capitalized = frame.document.tokens[word.tokens.0].shape.is_capitalized();
    if open && shows && capitalized && !(first && word.part == Part::Adjective && next.part == Part::Name) {
        frame.words[at].part = Part::Name;
    }
}

/// "the coast guard | said": no adverb of the lists, nor one that ends like them, between a noun and a reporting verb.
fn noun_before(frame: &mut Frame<'_, '_>) {
    let Some(at) = frame.words.len().checked_sub(2).filter(|at| *at > 0) else { return };
    let (word, next) = (frame.words[at], frame.words[at + 1]);
    let reports = next.cue.is_some_and(|cue| matches!(cue.inflection, Inflection::Past | Inflection::Present) && !cue.also_noun);
    let adverb = word.part == Part::Adverb && word.hints == Hints::default() && !frame.str(at).ends_with("ly");
    if adverb && reports && frame.words[at - 1].part == Part::Noun {
        frame.words[at].part = Part::Noun;
    }
}

fn flush<'d, 't>(frame: &mut Frame<'d, 't>, each: &mut impl FnMut(&Frame<'d, 't>)) {
    if !frame.words.is_empty() {
        each(frame);
        frame.words.clear();
    }
}

impl Word {
    fn quote(tokens: Range<usize>, region: usize) -> Word {
        let (kind, part) = (Kind::Quote(region), Part::Other);
        Word { tokens: (tokens.start, tokens.end), kind, part, hints: Hints::default(), cue: None }
    }
}

fn kind(document: &Document<'_>, token: usize) -> Kind {
    match document.tokens[token].kind {
        TokenKind::Word | TokenKind::Address => Kind::Word,
        TokenKind::Number => Kind::Number,
        TokenKind::Possessive => Kind::Possessive,
        TokenKind::Quote | TokenKind::Symbol => Kind::Other,
        TokenKind::Punctuation => match document.word(token) {
            "," => Kind::Comma,
            ":" => Kind::Colon,
            ";" => Kind::Semicolon,
            "—" | "–" | "―" | "--" | "---" => Kind::Dash,
            "-" if document.tokens[token].shape.has_space_before() => Kind::Dash,
            "(" | "[" => Kind::Open,
            ")" | "]" => Kind::Close,
            "." if is_inner(document, token) => Kind::Other,
            "." | "!" | "?" | "…" | ".." | "..." | "...." => Kind::Stop,
            _ => Kind::Other,
        },
    }
}

/// "Secunia.com", "S.Paulo": a point with words on both sides and no space.
fn is_inner(document: &Document<'_>, token: usize) -> bool {
    let next = document.tokens.get(token + 1);
    !document.tokens[token].shape.has_space_before()
        && next.is_some_and(|next| next.kind == TokenKind::Word && !next.shape.has_space_before())
}

/// Whether the sentence ends with the quotation: a stop inside it, and what follows begins another sentence and no cue clause.
fn ends_frame(document: &Document<'_>, region: &Region, end: usize) -> bool {
    let Some(next) = document.tokens.get(region.end).filter(|_| region.end < end) else { return true };
    let last = region.inside().last().map_or("", |token| document.word(token));
    let begins = next.kind == TokenKind::Quote || next.kind == TokenKind::Number || next.kind == TokenKind::Word && !next.shape.is_lower();
    begins
        && (last == "." && !is_short_tag(document, region.end, end) || matches!(last, "!" | "?") && !cue_follows(document, region.end, end))
}

/// "“It leaks.” Roy said.": a full stop that should be a comma.
fn is_short_tag(document: &Document<'_>, from: usize, end: usize) -> bool {
    let verb = (from..end.min(from + 5)).find(|token| Cue::of(document.tokens[*token].key).is_some());
    let plain = |verb: usize| (from..verb).all(|token| document.tokens[token].shape.is_capitalized());
    verb.is_some_and(|verb| verb > from && plain(verb) && document.tokens.get(verb + 1).is_none_or(|_| document.word(verb + 1) == "."))
}

/// "“Why?” Mayor Ortiz asked.": a capitalized run with a reporting verb behind it, then a mark.
fn cue_follows(document: &Document<'_>, from: usize, end: usize) -> bool {
    let window = from..end.min(from + 24);
    let cue = |token: &usize| Cue::of(document.tokens[*token].key).is_some_and(|cue| cue.governs(Complement::Quotation));
    let Some(verb) = window.clone().find(cue) else { return false };
    let plain = |token: usize| document.tokens[token].kind == TokenKind::Word && !hints::hints(document.tokens[token].key).has(Hint::Be);
    let comma = |token: usize| token > from && matches!(document.word(token), "," | "(" | ")" | "-" | "\"" | "“" | "”");
    let addressed = Cue::of(document.tokens[verb].key).is_some_and(|cue| cue.governs(Complement::Addressee));
    (from..verb).all(|token| plain(token) || comma(token))
        && document.tokens.get(verb + 1).is_none_or(|next| addressed || next.kind != TokenKind::Word || next.shape.is_lower())
}
