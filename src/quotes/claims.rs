//! A frame's reports: each cue with the content that it governs and the source that it points at.

use std::ops::Range;

use super::content;
use super::cues::{Class, Complement, Cue, Inflection};
use super::frame::{Frame, Hint, Kind};
use super::source;
use crate::analysis::Stance;
use crate::model::parts::Part;
use crate::text::TokenKind;

/// A report inside one frame; ranges are words.
#[derive(Clone, Debug)]
pub struct Claim {
    /// What is reported, in text order.
    pub content: Vec<Range<usize>>,
    /// The words that report it.
    pub cue: Option<Range<usize>>,
    /// Who reports.
    pub source: Option<Range<usize>>,
    /// Whether it was said at all.
    pub stance: Option<Stance>,
    /// What decided.
    pub rule: &'static str,
    /// In percent.
    pub confidence: u8,
}

/// How a reporting verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Voice {
    Active,
    Passive,
    Participle,
    Infinitive,
}

/// The reports of `frame`, in the order of their cues.
pub fn read(frame: &Frame<'_, '_>) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::new();
    for at in 0..frame.words.len() {
        let floor = claims.iter().filter_map(Claim::end_before(at)).max().unwrap_or(0);
        let claim = match frame.kind(at) {
            Kind::Word if frame.is(at, "according") && frame.is(at + 1, "to") => according(frame, at, floor),
            Kind::Word if frame.has(at, Hint::Saying) && frame.part(at) == Part::Noun => saying(frame, at),
            Kind::Word if frame.is(at, "put") && frame.is(at + 1, "it") => put_it(frame, at, floor),
            Kind::Word => frame.words[at].cue.and_then(|cue| {
                let claim = verb(frame, at, cue, floor, &claims)?;
                Some(Claim { stance: stance(frame, at, claim.source.as_ref()), ..claim })
            }),
            Kind::Colon if frame.quote(at + 1).is_some() => colon(frame, at, &claims),
            Kind::Dash if at > 0 && frame.quote(at - 1).is_some() => signed(frame, at),
            _ => None,
        };
        claims.extend(claim);
    }
    claims
}

impl Claim {
    /// The end of a claim that is over before word `at`.
    fn end_before(at: usize) -> impl Fn(&Claim) -> Option<usize> {
        move |claim| {
            let ends = claim.content.iter().chain(&claim.cue).chain(&claim.source).map(|range| range.end);
            ends.max().filter(|end| *end <= at)
        }
    }

    /// Whether `word` is part of the content.
    pub fn holds(&self, word: usize) -> bool {
        self.content.iter().any(|range| range.contains(&word))
    }
}

fn verb(frame: &Frame<'_, '_>, at: usize, cue: &Cue, floor: usize, claims: &[Claim]) -> Option<Claim> {
    if at > 0 && frame.str(at - 1) == "-" {
        return None;
    }
    let group = source::group_start(frame, at, 0);
    let voice = voice(frame, at, group, cue)?;
    if voice == Voice::Active
        && let Some(claim) = inverted(frame, at, group, cue, floor)
    {
        return Some(claim);
    }
    let subject = match voice {
        Voice::Active => source::subject(frame, group, 0).or_else(|| coordinated(frame, group, claims)),
        Voice::Passive => None,
        Voice::Participle => participle_subject(frame, group, claims),
        Voice::Infinitive => infinitive_subject(frame, group),
    };
    let found = content::after(frame, at, cue);
    let cue_range = at..at + 1;
    if voice == Voice::Active {
        let start = subject.as_ref().map_or(group, |subject| subject.start);
        let title = found.is_some() && start > 0 && is_title(frame, start - 1, floor);
        if let Some(left) = quotation_before(frame, start, floor).filter(|_| cue.governs(Complement::Quotation) && !title) {
            let second = second_half(frame, content::skip_adjuncts(frame, at + 1));
            let content = std::iter::once(left).chain(second).collect();
            return Some(Claim { content, cue: Some(cue_range), source: subject, stance: None, rule: "quote.cue-after", confidence: 95 });
        }
    }
    if let Some(found) = found {
        let quoted = found.words.clone().any(|word| frame.quote(word).is_some());
        let source = match voice {
            Voice::Passive => agent(frame, at, &found.words),
            _ if quoted => subject.or_else(|| clause_subject(frame, at)).or_else(|| opening(frame, at)),
            _ => subject,
        };
        return accept(frame, voice, at, found, source);
    }
    let subject = subject.filter(|_| voice == Voice::Active && cue.governs(Complement::That))?;
    trailing(frame, subject, at, floor)
}

fn accept(frame: &Frame<'_, '_>, voice: Voice, at: usize, found: content::Found, source: Option<Range<usize>>) -> Option<Claim> {
    if found.words.is_empty() {
        return None;
    }
    let quoted = found.words.clone().any(|word| frame.quote(word).is_some());
    let phrase = matches!(found.complement, Complement::Noun | Complement::Label | Complement::Object | Complement::Gerund);
    if !quoted && phrase && voice == Voice::Passive && source.is_none() {
        return None;
    }
    let (rule, confidence) = match found.complement {
        Complement::Quotation => ("quote.cue-before", 90),
        Complement::That => ("quote.that-clause", 85),
        Complement::Clause => ("quote.clause", 75),
        Complement::Question => ("quote.question", 75),
        Complement::Infinitive => ("quote.infinitive", 70),
        Complement::Label => ("quote.label", if quoted { 85 } else { 50 }),
        _ => ("quote.noun-phrase", if quoted { 75 } else { 45 }),
    };
    let confidence = if source.is_none() { confidence / 2 } else { confidence };
    Some(Claim { content: vec![found.words], cue: Some(at..at + 1), source, stance: None, rule, confidence })
}

/// "never said", "if he says", "would say": reports of what was not, or not yet, said.
fn stance(frame: &Frame<'_, '_>, at: usize, source: Option<&Range<usize>>) -> Option<Stance> {
    let group = source::group_start(frame, at, 0);
    let start = source.filter(|source| source.end <= group).map_or(group, |source| source.start);
    let negated = (start..at).any(|word| frame.has(word, Hint::Negation));
    let condition = start > 0 && (frame.is(start - 1, "if") || frame.is(start - 1, "unless"));
    let imagined = (group..at).any(|word| ["would", "could", "might", "may", "should"].iter().any(|modal| frame.is(word, modal)));
    match () {
        () if condition => Some(Stance::Conditional),
        () if negated => Some(Stance::Negated),
        () if imagined => Some(Stance::Hypothetical),
        () => None,
    }
}

/// How the verb stands; `None` when the word is no verb here.
fn voice(frame: &Frame<'_, '_>, at: usize, group: usize, cue: &Cue) -> Option<Voice> {
    let helper = (group..at).rev().find(|helper| {
        [Hint::Be, Hint::Have, Hint::Do, Hint::Modal].iter().any(|hint| frame.has(*helper, *hint))
            || frame.kind(*helper) == Kind::Possessive
    });
    let contracted = helper.is_some_and(|helper| frame.kind(helper) == Kind::Possessive);
    let has = |hint| helper.is_some_and(|helper| frame.has(helper, hint));
    let quotation_near = frame.quote(at + 1).is_some() || frame.quote(at + 2).is_some() || at > 0 && frame.quote(at - 1).is_some();
    match cue.inflection {
        Inflection::Ing if has(Hint::Be) || contracted => Some(Voice::Active),
        Inflection::Ing if frame.part(at) == Part::Ing || quotation_near => Some(Voice::Participle),
        Inflection::Ing => None,
        Inflection::Past | Inflection::Participle if has(Hint::Be) => Some(Voice::Passive),
        Inflection::Past => past(frame, at, helper.is_some(), quotation_near),
        Inflection::Participle => helper.map(|_| Voice::Active),
        Inflection::Base if group > 0 && frame.is(group - 1, "to") => Some(Voice::Infinitive),
        Inflection::Base | Inflection::Present => {
            let verb = matches!(frame.part(at), Part::Finite | Part::Base);
            let noun = frame.part(at) == Part::Noun;
            let after_name = at > 0 && frame.part(at - 1) == Part::Name;
            let likely = helper.is_some() && !noun || quotation_near && frame.part(at) != Part::Name && (!noun || after_name);
            (verb || likely).then_some(Voice::Active)
        }
    }
}

/// A past form without "be": finite, or a participle that modifies a noun ("a plan called").
fn past(frame: &Frame<'_, '_>, at: usize, helped: bool, quotation_near: bool) -> Option<Voice> {
    match frame.part(at) {
        Part::Finite => Some(Voice::Active),
        Part::Participle if helped => Some(Voice::Active),
        Part::Participle if at > 0 && (frame.has(at - 1, Hint::Subject) || frame.has(at - 1, Hint::Relative)) => Some(Voice::Active),
        Part::Participle if frame.is(at + 1, "that") || quotation_near || frame.kind(at + 1) == Kind::Stop => Some(Voice::Active),
        Part::Participle if at > 0 && frame.part(at - 1) == Part::Name => {
            (!frame.is(at + 1, "by") && !frame.is(at + 1, "of")).then_some(Voice::Active)
        }
        _ if quotation_near => Some(Voice::Active),
        _ => None,
    }
}

/// "“…,” said Lena Ortiz, the mayor": the cue directly after the quotation, its subject behind it.
fn inverted(frame: &Frame<'_, '_>, at: usize, group: usize, cue: &Cue, floor: usize) -> Option<Claim> {
    let bare = group == at || (group..at).all(|word| frame.part(word) == Part::Adverb);
    if !bare || !cue.governs(Complement::Quotation) || frame.has(at + 1, Hint::Object) && !frame.has(at + 1, Hint::Subject) {
        return None;
    }
    if !matches!(frame.kind(at + 1), Kind::Word | Kind::Number)
        || frame.has(at + 1, Hint::Time)
        || frame.has(at + 1, Hint::Wh)
        || frame.is(at + 1, "that")
    {
        return None;
    }
    let quoted = quotation_before(frame, group, floor);
    let before = group.checked_sub(1);
    let comma = before.is_some_and(|before| frame.kind(before) == Kind::Comma);
    if quoted.is_none() && !(comma && matches!(cue.class, Class::Say | Class::Write)) {
        return None;
    }
    let source = source::phrase_right(frame, at + 1)?;
    if quoted.is_none() && !matches!(frame.kind(source.end), Kind::Stop | Kind::Comma) {
        return None;
    }
    let left = match quoted {
        Some(left) => left,
        None => clause_before(frame, before?, floor)?,
    };
    let second = second_half(frame, content::skip_adjuncts(frame, source.end));
    let content = std::iter::once(left).chain(second).collect();
    Some(Claim { content, cue: Some(at..at + 1), source: Some(source), stance: None, rule: "quote.inverted", confidence: 95 })
}

/// "On “The Morning Show,” Ortiz said": a title in capitals that does not begin the sentence.
fn is_title(frame: &Frame<'_, '_>, at: usize, floor: usize) -> bool {
    let at = if frame.kind(at) == Kind::Comma { at.saturating_sub(1) } else { at };
    if at <= floor || frame.quote(at).is_none() {
        return false;
    }
    let (first, end) = frame.words[at].tokens;
    let tokens = &frame.document.tokens[first + 1..end.max(first + 1)];
    tokens.iter().filter(|token| token.kind == TokenKind::Word).all(|token| token.shape.is_capitalized() || token.span.len() <= 3)
}

/// The quotation right before `end`, with the clause that it stands in.
fn quotation_before(frame: &Frame<'_, '_>, end: usize, floor: usize) -> Option<Range<usize>> {
    let mut at = end.checked_sub(1)?;
    if frame.is(at, "as") {
        at = at.checked_sub(1)?;
    }
    if frame.kind(at) == Kind::Comma || frame.kind(at) == Kind::Dash || frame.kind(at) == Kind::Stop {
        at = at.checked_sub(1)?;
    }
    frame.quote(at).filter(|_| at >= floor)?;
    let alone = at == floor || matches!(frame.kind(at - 1), Kind::Comma | Kind::Colon | Kind::Stop | Kind::Dash | Kind::Semicolon);
    let start = if alone { at } else { content::start(frame, at, floor) };
    let worded = (start..at).filter(|word| frame.kind(*word) == Kind::Word).count();
    Some(if worded < 2 { at..at + 1 } else { start..at + 1 })
}

/// After the cue clause: ", “and …”", ": “…”".
fn second_half(frame: &Frame<'_, '_>, at: usize) -> Option<Range<usize>> {
    let marked = matches!(frame.kind(at), Kind::Comma | Kind::Colon | Kind::Dash | Kind::Semicolon);
    let quote = if marked { at + 1 } else { at };
    frame.quote(quote)?;
    let joined = frame.kind(quote + 1) == Kind::Word && frame.part(quote + 1) == Part::Conjunction && frame.quote(quote + 2).is_some();
    Some(quote..if joined { quote + 3 } else { quote + 1 })
}

/// The words before the comma at `end`, when they are a clause.
fn clause_before(frame: &Frame<'_, '_>, end: usize, floor: usize) -> Option<Range<usize>> {
    let start = content::start(frame, end, floor);
    (start < end && (start..end).any(|at| frame.is_finite(at) || frame.quote(at).is_some())).then_some(start..end)
}

/// "The road would close, officials said." and "The road, officials said, would close."
fn trailing(frame: &Frame<'_, '_>, subject: Range<usize>, at: usize, floor: usize) -> Option<Claim> {
    let before = subject.start.checked_sub(1).filter(|before| *before > floor)?;
    if frame.kind(before) != Kind::Comma && frame.kind(before) != Kind::Dash {
        return None;
    }
    let after = content::skip_adjuncts(frame, at + 1);
    let start = content::start(frame, before, floor);
    let mut content: Vec<_> = std::iter::once(start..before).collect();
    match frame.kind(after) {
        Kind::Stop | Kind::Semicolon => {}
        Kind::Comma | Kind::Dash if clause_before(frame, before, floor).is_none() => {
            let end = content::end(frame, after + 1, Complement::Clause, frame.words[at].cue?);
            content.push(after + 1..end);
        }
        Kind::Comma => {}
        _ => return None,
    }
    let whole = content.iter().any(|range| range.clone().any(|word| frame.is_finite(word) || frame.quote(word).is_some()));
    whole.then_some(Claim { content, cue: Some(at..at + 1), source: Some(subject), stance: None, rule: "quote.trailing", confidence: 85 })
}

/// "Ortiz promised “a full inquiry” and | said": the source of the report that the conjunction goes on from.
fn coordinated(frame: &Frame<'_, '_>, group: usize, claims: &[Claim]) -> Option<Range<usize>> {
    let conjunction = group.checked_sub(1).filter(|before| frame.has(*before, Hint::And))?;
    let end = if frame.kind(conjunction.wrapping_sub(1)) == Kind::Comma { conjunction - 1 } else { conjunction };
    let before = claims.iter().rev().find(|claim| claim.content.last().is_some_and(|content| content.end == end))?;
    before.source.clone().filter(|source| source.end <= end)
}

/// ", saying": the subject of the clause that the participle hangs on, or the noun right before it.
fn participle_subject(frame: &Frame<'_, '_>, at: usize, claims: &[Claim]) -> Option<Range<usize>> {
    let before = at.checked_sub(1)?;
    if frame.part(before) == Part::Name {
        let start = (before.saturating_sub(6)..before).rev().find(|at| frame.part(*at) != Part::Name).map_or(before, |at| at + 1);
        return Some(start..before + 1);
    }
    if frame.kind(before) == Kind::Word && frame.part(before) == Part::Noun {
        return source::subject(frame, at, before.saturating_sub(4));
    }
    let earlier = claims.iter().rev().find(|claim| claim.cue.as_ref().is_some_and(|cue| cue.end <= at) && claim.source.is_some());
    if let Some(earlier) = earlier {
        return earlier.source.clone();
    }
    clause_subject(frame, at)
}

/// The subject of the last finite verb before `at` that has one.
pub fn clause_subject(frame: &Frame<'_, '_>, at: usize) -> Option<Range<usize>> {
    let verbs = (at.saturating_sub(40)..at).rev().filter(|verb| frame.is_finite(*verb));
    let mut found = None;
    for verb in verbs.take(4) {
        let subject = source::subject(frame, source::group_start(frame, verb, 0), 0);
        found = subject.or(found);
    }
    found
}

/// The noun phrase that the sentence begins with, when it ends before `at`.
pub fn opening(frame: &Frame<'_, '_>, at: usize) -> Option<Range<usize>> {
    source::phrase_right(frame, 0).filter(|phrase| phrase.end <= at)
}

/// "refused to say": the subject of the verb that "to" hangs on.
fn infinitive_subject(frame: &Frame<'_, '_>, group: usize) -> Option<Range<usize>> {
    let to = group.checked_sub(1)?;
    let verb = (to.saturating_sub(8)..to).rev().find(|at| frame.is_finite(*at))?;
    source::subject(frame, source::group_start(frame, verb, 0), 0)
}

/// "by Ortiz" after a passive verb, inside or before its content.
fn agent(frame: &Frame<'_, '_>, at: usize, content: &Range<usize>) -> Option<Range<usize>> {
    let by = (at + 1..content.end.min(at + 12)).find(|by| frame.is(*by, "by"))?;
    source::phrase_right(frame, by + 1)
}

/// "according to two people, the road would close"; "the road would close, according to two people".
fn according(frame: &Frame<'_, '_>, at: usize, floor: usize) -> Option<Claim> {
    let source = source::phrase_right(frame, at + 2)?;
    if is_standard(frame, &source) {
        return None;
    }
    let schedule = ["plan", "plans", "law"];
    if schedule.iter().any(|word| frame.is(source.end - 1, word)) && frame.kind(at.wrapping_sub(1)) != Kind::Comma && at > floor {
        return None;
    }
    let leads = at == floor || (floor..at).all(|word| frame.kind(word) != Kind::Word || frame.has(word, Hint::And));
    let content = if leads {
        let comma = || (source.end..frame.words.len().min(source.end + 25)).find(|comma| frame.kind(*comma) == Kind::Comma);
        let start = if content::clause_begins(frame, source.end) { source.end } else { comma()? + 1 };
        let cue = Cue::of(crate::lexicon::key("said"))?;
        start..content::end(frame, start, Complement::Clause, cue)
    } else {
        let end = if frame.kind(at - 1) == Kind::Comma { at - 1 } else { at };
        content::start(frame, end, floor)..end
    };
    let sound = !content.is_empty();
    sound.then_some(Claim {
        content: vec![content],
        cue: Some(at..at + 2),
        source: Some(source),
        stance: None,
        rule: "quote.according-to",
        confidence: 90,
    })
}

/// "according to the rules of the house": a standard that something keeps to, not a voice.
fn is_standard(frame: &Frame<'_, '_>, source: &Range<usize>) -> bool {
    let standards = ["rules", "schedule", "size", "age", "rank", "custom", "tradition", "need", "needs"];
    let head = source.clone().find(|at| frame.is(*at, "of")).map_or(source.end, |of| of) - 1;
    standards.iter().any(|word| frame.is(head, word))
}

/// "Ortiz's claim that …", "his warning: “…”": a noun of saying with its possessor.
fn saying(frame: &Frame<'_, '_>, at: usize) -> Option<Claim> {
    let source = possessor(frame, at)?;
    let start = match frame.kind(at + 1) {
        Kind::Quote(_) => at + 1,
        Kind::Comma | Kind::Colon if frame.quote(at + 2).is_some() => at + 2,
        Kind::Word if frame.is(at + 1, "that") && frame.part(at + 1) != Part::Wh => at + 1,
        Kind::Word if frame.is(at + 1, "to") && frame.part(at + 2) == Part::Base => at + 1,
        _ => return None,
    };
    let cue = Cue::of(crate::lexicon::key("said"))?;
    let complement = if frame.quote(start).is_some() { Complement::Quotation } else { Complement::That };
    let end = content::end(frame, start, complement, cue);
    let whole = |at: &usize| frame.quote(*at).is_some() && frame.is_finite(at + 1) && (start..*at).any(|verb| frame.is_finite(verb));
    let end = (start..end).find(whole).map_or(end, |quote| quote + 1);
    let content = std::iter::once(start..end).collect();
    Some(Claim { content, cue: Some(at..at + 1), source: Some(source), stance: None, rule: "quote.noun-cue", confidence: 75 })
}

/// "Ortiz's" or "his" before the noun at `noun`, over adjectives.
fn possessor(frame: &Frame<'_, '_>, noun: usize) -> Option<Range<usize>> {
    let owner = |at: &usize| frame.part(*at) != Part::Adjective && frame.kind(*at) != Kind::Number;
    let before = (noun.saturating_sub(3)..noun).rev().find(owner)?;
    if frame.has(before, Hint::Possessor) {
        return Some(before..before + 1);
    }
    if frame.kind(before) != Kind::Possessive {
        return None;
    }
    let inside = |at: &usize| matches!(frame.part(*at), Part::Name | Part::Noun | Part::Adjective);
    let start = (before.saturating_sub(6)..before).rev().take_while(inside).last()?;
    Some(start..before)
}

/// "as a memo put it".
fn put_it(frame: &Frame<'_, '_>, at: usize, floor: usize) -> Option<Claim> {
    let source = source::subject(frame, source::group_start(frame, at, 0), 0)?;
    let after = || (at + 2..frame.words.len().min(at + 12)).find(|quote| frame.quote(*quote).is_some());
    let content = match quotation_before(frame, source.start, floor) {
        Some(left) => left,
        None => after().map(|quote| quote..quote + 1)?,
    };
    let content = std::iter::once(content).collect();
    Some(Claim { content, cue: Some(at..at + 2), source: Some(source), stance: None, rule: "quote.put-it", confidence: 85 })
}

/// "“Fix it.” — Lena Roy": signed behind a dash.
fn signed(frame: &Frame<'_, '_>, at: usize) -> Option<Claim> {
    let source = source::phrase_right(frame, at + 1).filter(|source| frame.part(source.start) == Part::Name)?;
    if frame.kind(source.end) != Kind::Stop {
        return None;
    }
    let content = std::iter::once(at - 1..at).collect();
    Some(Claim { content, cue: Some(at..at + 1), source: Some(source), stance: None, rule: "quote.signed", confidence: 85 })
}

/// "Roy was blunt: “Fix it.”": no reporting verb, but a colon.
fn colon(frame: &Frame<'_, '_>, at: usize, claims: &[Claim]) -> Option<Claim> {
    if claims.iter().any(|claim| claim.holds(at + 1)) {
        return None;
    }
    let earlier = claims.last().and_then(|claim| claim.source.clone());
    let owner = (at.saturating_sub(8)..at).rev().find(|noun| frame.has(*noun, Hint::Saying) || frame.has(*noun, Hint::Message));
    let owner = owner.and_then(|noun| possessor(frame, noun));
    let source = owner.or(earlier).or_else(|| clause_subject(frame, at)).or_else(|| source::subject(frame, at, 0));
    let content = std::iter::once(at + 1..at + 2).collect();
    if let Some(source) = source.as_ref().filter(|source| source.end == at && leads(frame, source)) {
        let (cue, source) = (source.start..source.start + 1, source.start + 1..at);
        return Some(Claim { content, cue: Some(cue), source: Some(source), stance: None, rule: "quote.inverted", confidence: 85 });
    }
    Some(Claim { content, cue: Some(at..at + 1), source, stance: None, rule: "quote.colon", confidence: 70 })
}

/// "Said Ortiz: “…”": the verb of saying that begins the sentence was read as a part of the name.
fn leads(frame: &Frame<'_, '_>, source: &Range<usize>) -> bool {
    let past = |cue: &Cue| cue.inflection == Inflection::Past && cue.class == Class::Say && cue.governs(Complement::Quotation);
    source.start == 0 && source.len() > 1 && frame.words[0].cue.is_some_and(past)
}
