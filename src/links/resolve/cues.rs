//! What the clause around an expression says of its direction: prepositions and the tense of the nearest verb.

use std::ops::Range;
use std::sync::LazyLock;

use crate::analysis::ParagraphKind;
use crate::lexicon::{self, Words};
use crate::text::{Document, TokenKind};

/// Where a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Back.
    Past,
    /// Ahead.
    Future,
}

static TENSE: LazyLock<Words<Direction>> = LazyLock::new(|| {
    let direction = |name| if name == "future" { Direction::Future } else { Direction::Past };
    Words::new(lexicon::rows(include_str!("../../lexicon/en/tense.tsv")).map(|row| (row[0], direction(row[1]))))
});

/// How many tokens away a verb still tells.
const REACH: usize = 14;

/// The direction of the clause of `expression`: of the nearest verb before it, else after it.
pub fn direction(document: &Document<'_>, expression: &Range<usize>) -> Option<Direction> {
    let sentence = &document.sentences[document.sentence_of(expression.start)];
    let before = sentence.tokens.start.max(expression.start.saturating_sub(REACH))..expression.start;
    let after = expression.end..sentence.tokens.end.min(expression.end + REACH);
    if is_put_off(document, before.clone()) || is_awaited(document, expression.start) {
        return Some(Direction::Future);
    }
    if is_scheduled(document, expression.start) || is_deadline(document, expression) {
        return Some(Direction::Future);
    }
    if of_what_has_happened(document, expression.end) || follows(document, expression.start) {
        return Some(Direction::Past);
    }
    // "told reporters the second quarter would be better": the expression is what its own verb says something of.
    let own = after.clone().next().and_then(|token| tense(document, token)).filter(|_| is_subject(document, expression.start));
    own.or_else(|| before.rev().find_map(|token| tense(document, token)))
        .or_else(|| after.into_iter().find_map(|token| tense(document, token)))
}

/// Whether no preposition stands before token `start`, so that what begins there may be a subject.
fn is_subject(document: &Document<'_>, start: usize) -> bool {
    const PREPOSITIONS: &[&str] = &["after", "before", "by", "during", "for", "from", "in", "of", "on", "since", "through", "to", "until"];
    let before = start.checked_sub(1).map(|at| &document.tokens[at]);
    before.is_some_and(|token| token.shape.is_lower() && !PREPOSITIONS.contains(&document.str(token.span)) || token.shape.is_capitalized())
        && document.str(document.tokens[start].span).eq_ignore_ascii_case("the")
}

/// "an alert for Sunday"; not "for Sunday's attack", "was held for Friday".
pub fn is_meant_for(document: &Document<'_>, expression: &Range<usize>) -> bool {
    let before = |step: usize| expression.start.checked_sub(step).map_or("", |at| document.word(at));
    let possessive = document.tokens.get(expression.end).is_some_and(|token| matches!(document.str(token.span), "'s" | "’s"));
    let word = expression.start > 1 && document.tokens[expression.start - 2].kind == TokenKind::Word;
    before(1) == "for" && word && !possessive && !matches!(before(2), "as" | "was" | "were" | "held")
}

fn tense(document: &Document<'_>, index: usize) -> Option<Direction> {
    let token = &document.tokens[index];
    if token.kind != TokenKind::Word {
        return None;
    }
    let word = document.word(index);
    let before = |step: usize| index.checked_sub(step).map_or("", |at| document.word(at));
    let is_be = |word: &str| matches!(word, "be" | "is" | "are" | "being" | "get" | "not");
    // "Face the Nation", "Will Smith", inside a sentence
    if token.shape.is_capitalized()
        && !begins_sentence(document, index)
        && !token.shape.is_all_caps()
        && TENSE.get(token.key) == Some(&Direction::Future)
    {
        return None;
    }
    let regular = token.shape.is_lower() && word.ends_with("ed") && !word.ends_with("eed");
    if word.ends_with("'ll") || word.ends_with("’ll") || is_set_for(document, index) {
        return Some(Direction::Future);
    }
    match TENSE.get(token.key) {
        // "to be held", "is heard" look where the words before them look.
        Some(Direction::Past) if is_be(before(1)) => None,
        // "scheduled to expire" looks where the words before it look.
        Some(Direction::Future) if before(1) == "to" && regular_at(document, index, 2) => None,
        // "had been due to expire"
        Some(Direction::Future)
            if word != "will" && [before(1), before(2)].iter().any(|w| matches!(*w, "had" | "was" | "were" | "been")) =>
        {
            Some(Direction::Past)
        }
        Some(direction) => Some(*direction),
        // "is to resume", "are to meet"
        None if word == "to" && (is_be(before(1)) || looks_ahead(before(1))) => Some(Direction::Future),
        // "guidelines to be published"
        None if word == "to" && is_passive_plan(document, index) => Some(Direction::Future),
        // "to be published" looks where the words before it look.
        None if regular && is_be(before(1)) => None,
        None => regular.then_some(Direction::Past),
    }
}

/// "postponed until", "has extended its offer to": what it was put off to lies ahead.
fn is_put_off(document: &Document<'_>, before: Range<usize>) -> bool {
    const PUT_OFF: &[&str] = &["postponed", "adjourned", "extended", "delayed", "deferred", "suspended", "rescheduled"];
    let Some(last) = before.clone().last().map(|at| document.word(at)) else { return false };
    let earlier = |word: &str| matches!(word, "had" | "been" | "previously" | "originally");
    let near = before.start.max(before.end.saturating_sub(6))..before.end;
    matches!(last, "until" | "till")
        && near.clone().any(|at| PUT_OFF.contains(&document.word(at)))
        && !near.clone().any(|at| earlier(document.word(at)))
}

/// "ahead of Sunday's vote", "in advance of".
fn is_awaited(document: &Document<'_>, start: usize) -> bool {
    start >= 2 && document.word(start - 1) == "of" && matches!(document.word(start - 2), "ahead" | "Ahead" | "advance")
}

/// "The vote is on Tuesday", "The next hearing is Monday".
fn is_scheduled(document: &Document<'_>, start: usize) -> bool {
    let before = |step: usize| start.checked_sub(step).map_or("", |at| document.word(at));
    matches!(before(1), "is" | "are") || matches!(before(1), "on" | "in") && matches!(before(2), "is" | "are")
}

/// "they have until Friday to leave", "was given until noon Tuesday to sign".
fn is_deadline(document: &Document<'_>, expression: &Range<usize>) -> bool {
    let until = expression.start > 0 && matches!(document.word(expression.start - 1), "until" | "till");
    until && document.tokens.get(expression.end).is_some_and(|token| document.str(token.span) == "to")
}

/// "The move follows Tuesday's vote".
fn follows(document: &Document<'_>, start: usize) -> bool {
    start > 0 && matches!(document.word(start - 1), "follows" | "followed" | "follow")
}

/// "In May it rained": the expression opens its sentence, and the verb behind it looks back.
pub fn opens_past_sentence(document: &Document<'_>, expression: &Range<usize>) -> bool {
    let start = document.sentences[document.sentence_of(expression.start)].tokens.start;
    expression.start - start < 2 && direction(document, expression) == Some(Direction::Past)
}

/// "Wednesday's ruling", "the April 15 bombing": what such a thing is said to be of has been, whatever shall come of it.
pub fn of_what_has_happened(document: &Document<'_>, end: usize) -> bool {
    const HAPPENED: &[&str] = &[
        "announcement",
        "attack",
        "attacks",
        "blast",
        "blasts",
        "bombing",
        "bombings",
        "crash",
        "decision",
        "defeat",
        "disaster",
        "earthquake",
        "explosion",
        "fire",
        "killing",
        "killings",
        "loss",
        "massacre",
        "quake",
        "report",
        "ruling",
        "shooting",
        "statement",
        "storm",
        "verdict",
        "victory",
        "violence",
        "win",
    ];
    let word = |at: usize| document.tokens.get(at).map_or("", |token| document.str(token.span));
    HAPPENED.contains(&word(end)) || matches!(word(end), "'s" | "’s") && HAPPENED.contains(&word(end + 1))
}

/// Whether a token begins its sentence, or stands in a headline, where every word may have a capital.
fn begins_sentence(document: &Document<'_>, index: usize) -> bool {
    let paragraph = &document.paragraphs[document.paragraph_of(index)];
    paragraph.kind == ParagraphKind::Headline || document.sentences[document.sentence_of(index)].tokens.start == index
}

/// Whether the word `step` before token `index` is a regular past form or participle.
fn regular_at(document: &Document<'_>, index: usize, step: usize) -> bool {
    index >= step && document.word(index - step).ends_with("ed")
}

/// "rules to be published": a noun, and what shall be done with it.
fn is_passive_plan(document: &Document<'_>, to: usize) -> bool {
    let before = to.checked_sub(1).map(|at| &document.tokens[at]);
    let noun = before
        .is_some_and(|token| token.kind == TokenKind::Word && document.str(token.span).ends_with('s') && TENSE.get(token.key).is_none());
    noun && document.tokens.get(to + 1).is_some_and(|_| document.word(to + 1) == "be")
        && !matches!(document.word(to - 1), "was" | "has" | "appears" | "seems")
}

/// "is set for", "forecast to"; not "had been set for".
fn is_set_for(document: &Document<'_>, index: usize) -> bool {
    let before = index.checked_sub(1).map_or("", |at| document.word(at));
    matches!(document.word(index), "set" | "forecast")
        && matches!(before, "is" | "are" | "'s" | "’s" | "now" | ",")
        && document.tokens.get(index + 1).is_some_and(|_| matches!(document.word(index + 1), "for" | "to"))
}

/// Words whose infinitive lies ahead: "planned to leave".
fn looks_ahead(word: &str) -> bool {
    matches!(
        word,
        "planned"
            | "asked"
            | "expected"
            | "invited"
            | "ordered"
            | "poised"
            | "required"
            | "supposed"
            | "urged"
            | "set"
            | "vowed"
            | "pledged"
            | "threatened"
            | "promised"
            | "likely"
            | "ready"
            | "agreed"
            | "decided"
            | "hoped"
            | "want"
            | "wants"
    )
}

/// Whether a past verb stands right before the "on" or "in" of token `start`, or a word or two before: "moved there in May".
pub fn after_past_verb(document: &Document<'_>, start: usize) -> bool {
    let Some(preposition) = start.checked_sub(1) else { return false };
    let reach = match document.word(preposition) {
        "on" => 1,
        "in" => 3,
        _ => return false,
    };
    (preposition.saturating_sub(reach)..preposition).rev().find_map(|at| tense(document, at)) == Some(Direction::Past)
}
