//! Reports whose cue stands behind what was said, or inside it: "“…,” Ortiz said", "“…,” said Ortiz", "The road, officials said, …".

use std::ops::Range;

use super::claims::Claim;
use super::content;
use super::cues::{Class, Complement, Cue, Inflection};
use super::extent;
use super::frame::{Frame, Kind};
use super::hints::Hint;
use super::voice::is_headline_passive;
use super::{phrases, source};
use crate::model::parts::Part;
use crate::text::TokenKind;

/// "“…,” said Lena Ortiz, the mayor": the cue directly after the quotation, its subject behind it.
pub fn inverted(frame: &Frame<'_, '_>, at: usize, group: usize, cue: &Cue, floor: usize) -> Option<Claim> {
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
    let speaks = matches!(cue.class, Class::Say | Class::Write) && !cue.governs(Complement::Addressee);
    if quoted.is_none() && !(comma && speaks) {
        return None;
    }
    let source = phrases::right(frame, at + 1)?;
    if quoted.is_none() && !matches!(frame.kind(source.end), Kind::Stop | Kind::Comma) {
        return None;
    }
    // "…, citing “unique magic,” said the candidate could win": no inversion, the verb has its own clause.
    let governs = frame.is_finite(source.end) || cue.class == Class::Label && frame.is(source.end, "as");
    if governs {
        return None;
    }
    let content = match quoted.or_else(|| clause_before(frame, before?, floor)) {
        Some(left) => {
            let second = second_half(frame, content::skip_adjuncts(frame, source.end));
            std::iter::once(left).chain(second).collect()
        }
        None => around(frame, before?, source.end, floor, cue)?,
    };
    Some(Claim { content, cue: Some(at..at + 1), source: Some(source), stance: None, rule: "quote.inverted" })
}

/// "The arms that it has, he said, | are useless", "While some may stay, she said, | others will go", "…, she said, | and “it works”".
fn continues(frame: &Frame<'_, '_>, start: usize, after: usize) -> bool {
    let joined = frame.has(after, Hint::And) && frame.quote(after + 1).is_some();
    frame.is_finite(after) || frame.part(start) == Part::Subordinator && content::clause_begins(frame, after) || joined
}

/// Behind a cue that has said all: "officials said | in a court filing", "he said | when asked".
fn goes_on(frame: &Frame<'_, '_>, at: usize) -> bool {
    matches!(frame.part(at), Part::Preposition | Part::Adverb | Part::Particle | Part::Wh) && !frame.is(at, "that") && !frame.is(at, "to")
}

/// "The paradox, says Lena Roy, is that it works", "But, said Roy, “no”": what stands on both sides of the cue clause.
fn around(frame: &Frame<'_, '_>, before: usize, after: usize, floor: usize, cue: &Cue) -> Option<Vec<Range<usize>>> {
    let rest = (frame.kind(after) == Kind::Comma).then(|| after + 1..extent::end(frame, after + 1, Complement::Clause, cue))?;
    let left = extent::start(frame, before, floor)..before;
    let told = |range: &Range<usize>| range.clone().any(|word| frame.is_finite(word) || frame.quote(word).is_some());
    if left.clone().any(|word| frame.kind(word) == Kind::Comma) {
        return None;
    }
    let both = left.len() > 1 && !rest.clone().all(|word| frame.quote(word).is_some());
    told(&rest).then(|| left.into_iter().next().filter(|_| both).map(|start| start..before).into_iter().chain([rest]).collect())
}

/// "As the paper noted on Thursday, the plan is dead", "The plan is dead, as the paper noted".
pub fn as_said(frame: &Frame<'_, '_>, subject: &Range<usize>, at: usize, floor: usize) -> Option<Claim> {
    let lead = subject.start.checked_sub(1).filter(|before| *before >= floor && frame.is(*before, "as"))?;
    let after = content::skip_adjuncts(frame, at + 1);
    let leads = (floor..lead).all(|word| frame.has(word, Hint::And) || frame.kind(word) != Kind::Word && frame.quote(word).is_none());
    let content = match frame.kind(after) {
        Kind::Comma | Kind::Colon if leads => after + 1..extent::end(frame, after + 1, Complement::Clause, frame.words[at].cue?),
        Kind::Stop if lead > floor && frame.kind(lead - 1) == Kind::Comma => clause_before(frame, lead - 1, floor)?,
        _ => return None,
    };
    let whole = content.clone().any(|word| frame.is_finite(word) || frame.quote(word).is_some());
    let source = Some(subject.clone());
    whole.then(|| Claim { content: vec![content], cue: Some(at..at + 1), source, stance: None, rule: "quote.as-said" })
}

/// How far behind a quotation the verb of its cue clause may stand.
const TAG: usize = 24;

/// "“It leaks,” the bespectacled, 71-year-old engineer told Ayr Radio": behind a sentence in marks, a noun phrase and a verb, whatever
/// the verb is.
pub fn tagged(frame: &Frame<'_, '_>, verb: usize, floor: usize) -> Option<Claim> {
    if !tells(frame, verb) {
        return None;
    }
    let end = source::group_start(frame, verb, floor);
    let said = |at: &usize| frame.closes_clause(*at) || frame.quote(*at).is_some() && frame.kind(at + 1) == Kind::Comma;
    let quote = (end.saturating_sub(TAG).max(floor)..end).rev().find(said)?;
    let first = if frame.kind(quote + 1) == Kind::Comma { quote + 2 } else { quote + 1 };
    let inside = |at: usize| match frame.kind(at) {
        Kind::Word if frame.is_joined(at) => true,
        Kind::Word => !frame.is_finite(at) && !matches!(frame.part(at), Part::Subordinator | Part::Wh) && !frame.has(at, Hint::Object),
        Kind::Quote(_) => !frame.closes_clause(at),
        kind => matches!(kind, Kind::Number | Kind::Possessive | Kind::Comma | Kind::Other | Kind::Open | Kind::Close),
    };
    let subject = first..if frame.kind(end - 1) == Kind::Comma { before_relative(frame, first, end - 1) } else { end };
    if subject.is_empty() || !frame.starts_noun_phrase(first) || !subject.clone().all(inside) || is_work(frame, quote) {
        return None;
    }
    let left = quotation_before(frame, first, floor)?;
    let second = second_half(frame, content::skip_adjuncts(frame, verb + 1));
    let content = std::iter::once(left).chain(second).collect();
    Some(Claim { content, cue: Some(verb..verb + 1), source: Some(subject), stance: None, rule: "quote.tagged" })
}

/// "Harry Bond, 30, | who was among those polled, said": where a relative clause before the verb begins.
fn before_relative(frame: &Frame<'_, '_>, first: usize, end: usize) -> usize {
    let relative = (first + 1..end).find(|at| frame.kind(at - 1) == Kind::Comma && frame.has(*at, Hint::Relative));
    relative.map_or(end, |relative| relative - 1)
}

/// Whether the word is the verb of a cue clause: a reporting verb, or another verb without an object.
fn tells(frame: &Frame<'_, '_>, at: usize) -> bool {
    let helper = [Hint::Be, Hint::Have, Hint::Do, Hint::Modal].iter().any(|hint| frame.has(at, *hint));
    let part = frame.part(at);
    let closes = matches!(frame.kind(at + 1), Kind::Stop | Kind::Comma | Kind::Quote(_))
        || matches!(frame.part(at + 1), Part::Preposition | Part::Adverb | Part::Particle | Part::Subordinator);
    match frame.words[at].cue {
        _ if helper || frame.kind(at) != Kind::Word || frame.is_joined(at) => false,
        Some(cue) if is_headline_passive(frame, at, cue) => false,
        Some(cue) if cue.governs(Complement::Quotation) => match cue.inflection {
            Inflection::Ing | Inflection::Base => false,
            Inflection::Present if part == Part::Noun => closes,
            _ => !is_passive(frame, at) || frame.is(at + 1, "as"),
        },
        _ => matches!(part, Part::Finite | Part::Participle) && closes && !is_passive(frame, at),
    }
}

fn is_passive(frame: &Frame<'_, '_>, verb: usize) -> bool {
    (source::group_start(frame, verb, 0)..verb).any(|at| frame.has(at, Hint::Be))
}

/// “The Long Road Home”: every word of weight has a capital, as titles have.
fn is_work(frame: &Frame<'_, '_>, at: usize) -> bool {
    let (first, end) = frame.words[at].tokens;
    let mut words = frame.document.tokens[first + 1..end.max(first + 1)].iter().filter(|token| token.kind == TokenKind::Word);
    words.clone().skip(1).any(|token| token.shape.is_capitalized())
        && words.all(|token| token.shape.is_capitalized() || token.span.len() <= 3)
}

/// "The road would close, officials said." and "The road, officials said, would close."
pub fn trailing(frame: &Frame<'_, '_>, subject: Range<usize>, at: usize, floor: usize) -> Option<Claim> {
    let before = subject.start.checked_sub(1).filter(|before| *before > floor)?;
    if frame.kind(before) != Kind::Comma && frame.kind(before) != Kind::Dash {
        return None;
    }
    let after = content::skip_adjuncts(frame, at + 1);
    let start = extent::start(frame, before, floor);
    // "when, she recalled, | he found her there"
    let joins = (start..before).all(|word| matches!(frame.part(word), Part::Wh | Part::Subordinator | Part::Conjunction));
    let mut content: Vec<_> = std::iter::once(start..before).filter(|_| !joins).collect();
    match frame.kind(after) {
        Kind::Stop | Kind::Semicolon => {}
        Kind::Comma | Kind::Dash if clause_before(frame, before, floor).is_none() || continues(frame, start, after + 1) => {
            let end = extent::end(frame, after + 1, Complement::Clause, frame.words[at].cue?);
            content.push(after + 1..end);
        }
        Kind::Comma => {}
        _ if clause_before(frame, before, floor).is_some() && goes_on(frame, after) => {}
        _ => return None,
    }
    let whole = content.iter().any(|range| range.clone().any(|word| frame.is_finite(word) || frame.quote(word).is_some()));
    whole.then_some(Claim { content, cue: Some(at..at + 1), source: Some(subject), stance: None, rule: "quote.trailing" })
}

/// "On “The Morning Show,” Ortiz said": a title in capitals that does not begin the sentence.
pub fn is_title(frame: &Frame<'_, '_>, at: usize, floor: usize) -> bool {
    let at = if frame.kind(at) == Kind::Comma { at.saturating_sub(1) } else { at };
    if at <= floor || frame.quote(at).is_none() {
        return false;
    }
    let (first, end) = frame.words[at].tokens;
    let tokens = &frame.document.tokens[first + 1..end.max(first + 1)];
    tokens.iter().filter(|token| token.kind == TokenKind::Word).all(|token| token.shape.is_capitalized() || token.span.len() <= 3)
}

/// The quotation right before `end`, with the clause that it stands in.
pub fn quotation_before(frame: &Frame<'_, '_>, end: usize, floor: usize) -> Option<Range<usize>> {
    let mut at = end.checked_sub(1)?;
    if frame.is(at, "as") {
        at = at.checked_sub(1)?;
    }
    if matches!(frame.kind(at), Kind::Comma | Kind::Dash | Kind::Stop) || frame.is_stray_mark(at) {
        at = at.checked_sub(1)?;
    }
    frame.quote(at).filter(|_| at >= floor)?;
    let alone = at == floor || matches!(frame.kind(at - 1), Kind::Comma | Kind::Colon | Kind::Stop | Kind::Dash | Kind::Semicolon);
    let start = if alone { at } else { extent::start(frame, at, floor) };
    let worded = (start..at).filter(|word| frame.kind(*word) == Kind::Word).count();
    Some(if worded < 2 { at..at + 1 } else { start..at + 1 })
}

/// After the cue clause: ", “and …”", ": “…”".
pub fn second_half(frame: &Frame<'_, '_>, at: usize) -> Option<Range<usize>> {
    let marked = matches!(frame.kind(at), Kind::Comma | Kind::Colon | Kind::Dash | Kind::Semicolon);
    let quote = if marked { at + 1 } else { at };
    frame.quote(quote)?;
    let joined = frame.kind(quote + 1) == Kind::Word && frame.part(quote + 1) == Part::Conjunction && frame.quote(quote + 2).is_some();
    Some(quote..if joined { quote + 3 } else { quote + 1 })
}

/// The words before the comma at `end`, when they are a clause.
fn clause_before(frame: &Frame<'_, '_>, end: usize, floor: usize) -> Option<Range<usize>> {
    let start = extent::start(frame, end, floor);
    (start < end && (start..end).any(|at| frame.is_finite(at) || frame.quote(at).is_some())).then_some(start..end)
}
