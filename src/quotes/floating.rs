//! Claims into attributions, and the quotations that no cue claims: second sentences, continued paragraphs, islands.

use std::ops::Range;

use super::claims::Claim;
use super::cues::{Class, Complement, Cue, Inflection};
use super::frame::{Frame, Kind};
use super::marks::{Ending, Region};
use super::turns::Turn;
use super::{Attribution, Found};
use super::{confidence, phrases, subjects, words};
use crate::analysis::{ParagraphKind, QuoteKind, QuotedWords};
use crate::model::parts::Part;
use crate::span::{Byte, Span};
use crate::text::Document;

/// Collects attributions paragraph by paragraph.
#[derive(Debug)]
pub struct Reader<'d, 't> {
    document: &'d Document<'t>,
    regions: &'d [Region],
    found: Vec<Attribution>,
    words: Vec<QuotedWords<Byte>>,
    paragraph: usize,
    /// The last attribution with quoted words, and its paragraph.
    last: Option<(usize, usize)>,
    /// The subject of the paragraph's last sentence without quotation.
    topic: Option<Span<Byte>>,
    /// Who an earlier paragraph that ends with a colon announces, with the cue and that paragraph.
    announced: Option<(Span<Byte>, Option<Span<Byte>>, usize)>,
    /// The announced statement without marks that this paragraph begins with.
    block: Option<usize>,
}

impl<'d, 't> Reader<'d, 't> {
    /// Nothing read yet.
    pub fn new(document: &'d Document<'t>, regions: &'d [Region]) -> Self {
        Reader {
            document,
            regions,
            found: Vec::new(),
            words: Vec::new(),
            paragraph: 0,
            last: None,
            topic: None,
            announced: None,
            block: None,
        }
    }

    /// Begins paragraph `index`.
    pub fn begin(&mut self, index: usize) {
        self.paragraph = index;
        self.topic = None;
        self.block = None;
    }

    /// All that was found.
    pub fn finish(mut self) -> Found {
        self.found.sort_by_key(|attribution| attribution.content[0]);
        Found { attributions: self.found, words: self.words }
    }

    /// Takes a turn of a transcript: its label is its source.
    pub fn take(&mut self, turn: &Turn) {
        let document = self.document;
        let said = document.span(turn.said.clone());
        if let Some(before) = self.found.last_mut().filter(|_| turn.continues) {
            before.content.push(said);
            return;
        }
        self.push(said, Some(document.span(turn.label.clone())), "quote.transcript");
        self.last = None;
    }

    /// Takes a frame's claims, and finds a place for the quotations that they leave.
    pub fn read(&mut self, frame: &Frame<'_, '_>, claims: Vec<Claim>) {
        if self.document.paragraphs[self.paragraph].kind == ParagraphKind::Furniture {
            return;
        }
        if claims.is_empty() && self.blocks(frame) {
            return;
        }
        self.block = None;
        let left: Vec<usize> =
            (0..frame.words.len()).filter(|at| frame.quote(*at).is_some() && !claims.iter().any(|claim| claim.holds(*at))).collect();
        let first = left.first().copied();
        if let Some(at) = first.filter(|at| *at == 0) {
            self.leftover(frame, at);
        }
        for claim in &claims {
            self.publish(frame, claim);
        }
        for at in left.into_iter().filter(|at| *at > 0) {
            self.leftover(frame, at);
        }
        self.announced = announced(frame).map(|(source, cue)| (frame.span(source), cue.map(|at| frame.span(at..at + 1)), self.paragraph));
        self.topic = claims
            .iter()
            .rev()
            .find_map(|claim| claim.source.clone())
            .or_else(|| topic(frame))
            .or_else(|| subjects::opening(frame, frame.words.len()))
            .map(|words| frame.span(words));
    }

    /// "The club said in a statement:¶We are aware of the case.": sentences without marks behind a colon at a paragraph's end, as a page
    /// sets them apart and a copy of its text does not.
    fn blocks(&mut self, frame: &Frame<'_, '_>) -> bool {
        let plain =
            frame.words.iter().enumerate().all(|(at, _)| frame.quote(at).is_none_or(|region| self.regions[region].inside().len() < 4));
        let begins = frame.words[0].tokens.0 == self.document.paragraphs[self.paragraph].tokens.start;
        let body = self.document.paragraphs[self.paragraph].kind == ParagraphKind::Body;
        let stopped = matches!(frame.kind(frame.words.len() - 1), Kind::Stop);
        if !(plain && body && stopped) {
            return false;
        }
        let content = frame.span(0..frame.words.len());
        if let Some(block) = self.block {
            let whole = &mut self.found[block].content[0];
            *whole = Span::new(whole.start, content.end);
            return true;
        }
        let Some((source, cue, _)) = self.announced.filter(|(_, cue, before)| begins && before + 1 == self.paragraph && self.speaks(*cue))
        else {
            return false;
        };
        self.block = Some(self.found.len());
        self.push(content, Some(source), "quote.announced");
        self.found.last_mut().expect("just pushed").cue = cue;
        self.announced = None;
        true
    }

    /// Whether the word of an announcement says that somebody speaks or writes.
    fn speaks(&self, cue: Option<Span<Byte>>) -> bool {
        let token = cue.map(|cue| self.document.tokens[self.document.tokens_in(cue).start]);
        let cue = token.and_then(|token| Cue::of(token.key));
        cue.is_some_and(|cue| matches!(cue.class, Class::Say | Class::Write) && cue.governs(Complement::Quotation))
    }

    fn publish(&mut self, frame: &Frame<'_, '_>, claim: &Claim) {
        if claim.is_bare(frame) {
            return;
        }
        let content: Vec<Span<Byte>> = claim.content.iter().filter_map(|words| self.span(frame, words.clone())).collect();
        if content.is_empty() {
            return;
        }
        let kind = kind(frame, &claim.content);
        let source = claim.source.clone().map(|words| frame.span(words));
        let cue = claim.cue.clone().map(|words| frame.span(words));
        if kind != QuoteKind::Indirect {
            self.last = Some((self.found.len(), self.paragraph));
        }
        self.found.push(Attribution {
            kind,
            content,
            cue,
            source,
            stance: claim.stance,
            confidence: confidence::of(claim.rule, kind, source.is_some()),
            rule: claim.rule,
        });
    }

    /// The text of content words: without the marks where it is one quotation.
    fn span(&self, frame: &Frame<'_, '_>, words: Range<usize>) -> Option<Span<Byte>> {
        let trimmed = |at: &usize| !matches!(frame.kind(*at), Kind::Comma | Kind::Stop | Kind::Colon);
        let start = words.clone().find(trimmed)?;
        let end = words.clone().rev().find(trimmed)? + 1;
        match frame.quote(start).filter(|_| end == start + 1) {
            Some(region) => Some(self.regions[region].content(self.document)),
            None => Some(frame.span(start..end)),
        }
    }

    /// A quotation that no cue claims.
    fn leftover(&mut self, frame: &Frame<'_, '_>, at: usize) {
        let Some(region) = frame.quote(at).map(|region| self.regions[region]) else { return };
        let content = region.content(self.document);
        let alone =
            frame.words.iter().all(|word| matches!(word.kind, Kind::Quote(_) | Kind::Stop | Kind::Comma | Kind::Dash | Kind::Other));
        let sentence = self.is_sentence(&region);
        if let Some(speaker) = self.turn(&region) {
            return self.push(content, Some(speaker), "quote.turn");
        }
        if let Some((source, cue, paragraph)) = self.announced.take()
            && paragraph + 1 == self.paragraph
            && at == 0
        {
            self.push(content, Some(source), "quote.announced");
            self.found.last_mut().expect("just pushed").cue = cue;
            return;
        }
        let opens = at == 0 && self.last.is_some_and(|(_, paragraph)| paragraph == self.paragraph);
        let short = alone && frame.words.len() <= 2 && self.last.is_some_and(|(_, paragraph)| paragraph == self.paragraph);
        if ((alone || opens) && sentence || short) && self.join(content) {
            return;
        }
        if alone
            && sentence
            && let Some(topic) = self.topic
        {
            return self.push(content, Some(topic), "quote.after-subject");
        }
        if alone {
            match sentence {
                true => self.push(content, None, "quote.alone"),
                false => self.words.extend(words::term(frame, at, &region)),
            }
            return;
        }
        if let Some(term) = words::term(frame, at, &region) {
            self.words.push(term);
            return;
        }
        let own = subjects::clause_subject(frame, at).or_else(|| subjects::opening(frame, at)).map(|words| frame.span(words));
        // A headline leaves out who says it: ‘shameful’ in "PM’s ‘shameful’ silence" is not the PM's.
        let headline = self.document.paragraphs[self.paragraph].kind == ParagraphKind::Headline;
        let source = self.carried(frame, at, &region).or(own).filter(|_| !headline);
        match source.is_some() || region.inside().len() > 4 {
            true => self.push(content, source, "quote.island"),
            false => self.words.push(words::scare(frame, &region)),
        }
    }

    /// Adds a quotation to the last one, when that is in this paragraph or this one carries it on.
    fn join(&mut self, content: Span<Byte>) -> bool {
        let Some((last, paragraph)) = self.last else { return false };
        if paragraph == self.paragraph {
            self.found[last].content.push(content);
            return true;
        }
        let first = self.document.paragraphs[self.paragraph].span.start + 4 >= content.start;
        if paragraph + 1 != self.paragraph || !first {
            return false;
        }
        let before = self.regions.partition_point(|region| self.document.tokens[region.first].span.start < content.end).checked_sub(2);
        if before.is_some_and(|before| self.regions[before].ending == Ending::Continues) {
            self.found[last].content.push(content);
            self.last = Some((last, self.paragraph));
        } else {
            let source = self.found[last].source;
            self.push(content, source, "quote.next-paragraph");
        }
        true
    }

    /// "“It leaks,” Roy said. Now, “the town has to pay.”": the speaker before in this paragraph, where the quotation says something of
    /// the sentence's subject rather than being what the subject talks of.
    fn carried(&self, frame: &Frame<'_, '_>, at: usize, region: &Region) -> Option<Span<Byte>> {
        let (last, paragraph) = self.last.filter(|_| at > 0)?;
        let free = match frame.kind(at - 1) {
            Kind::Comma => true,
            Kind::Word => !matches!(frame.part(at - 1), Part::Determiner | Part::Preposition | Part::Adjective),
            _ => false,
        };
        (paragraph == self.paragraph && free && region.inside().len() > 3).then(|| self.found[last].source).flatten()
    }

    fn push(&mut self, content: Span<Byte>, source: Option<Span<Byte>>, rule: &'static str) {
        if source.is_some() {
            self.last = Some((self.found.len(), self.paragraph));
        }
        let confidence = confidence::of(rule, QuoteKind::Direct, source.is_some());
        self.found.push(Attribution { kind: QuoteKind::Direct, content: vec![content], cue: None, source, stance: None, confidence, rule });
    }

    /// "PENCE: Well, look": the name in capitals that a transcript's turn begins with.
    fn turn(&self, region: &Region) -> Option<Span<Byte>> {
        let mut inside = region.inside();
        let (name, colon) = (inside.next()?, inside.next()?);
        let shape = self.document.tokens[name].shape;
        let is_name = shape.is_all_caps() && self.document.tokens[name].span.len() > 2;
        (is_name && self.document.word(colon) == ":").then_some(self.document.tokens[name].span)
    }

    fn is_sentence(&self, region: &Region) -> bool {
        let inside = region.inside();
        let capitalized = inside.clone().next().is_some_and(|token| self.document.tokens[token].shape.is_capitalized());
        let stopped = inside.clone().last().is_some_and(|token| matches!(self.document.word(token), "." | "!" | "?" | "…" | ","));
        inside.len() > 2 && (capitalized || stopped)
    }
}

/// The subject of a frame that ends with a colon, and its verb.
fn announced(frame: &Frame<'_, '_>) -> Option<(Range<usize>, Option<usize>)> {
    let colon = frame.words.len().checked_sub(1).filter(|at| frame.kind(*at) == Kind::Colon)?;
    let leads = frame.words[0].cue.is_some_and(|cue| cue.inflection == Inflection::Past && cue.governs(Complement::Quotation));
    if leads && let Some(source) = phrases::right(frame, 1).filter(|source| source.end == colon) {
        return Some((source, Some(0)));
    }
    let verb = (0..colon).rev().find(|at| frame.is_finite(*at));
    if verb.is_none()
        && let Some(cue) = (1..colon).rev().find(|at| frame.words[*at].cue.is_some_and(|cue| cue.inflection == Inflection::Present))
    {
        return phrases::right(frame, 0).filter(|source| source.start < cue).map(|source| (source.start..cue, Some(cue)));
    }
    let cues = || (0..colon).rev().filter(|at| frame.words[*at].cue.is_some());
    let cue = cues().find(|at| frame.is_finite(*at)).or_else(|| cues().next());
    let source = subjects::clause_subject(frame, verb? + 1)?;
    Some((source, cue.or(Some(colon))))
}

fn topic(frame: &Frame<'_, '_>) -> Option<Range<usize>> {
    let verb = (0..frame.words.len().min(40)).find(|at| frame.is_finite(*at))?;
    subjects::clause_subject(frame, verb + 1)
}

fn kind(frame: &Frame<'_, '_>, content: &[Range<usize>]) -> QuoteKind {
    let mut words = content.iter().flat_map(|range| range.clone());
    let plain = |at: usize| matches!(frame.kind(at), Kind::Word | Kind::Number);
    let quoted = words.clone().any(|at| frame.quote(at).is_some());
    match (quoted, words.any(plain)) {
        (true, false) => QuoteKind::Direct,
        (true, true) => QuoteKind::Mixed,
        (false, _) => QuoteKind::Indirect,
    }
}
