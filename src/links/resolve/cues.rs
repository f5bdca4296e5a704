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
    Words::read(include_str!("../../lexicon/en/tense.tsv"), |row| direction(row[1]))
});

/// What a word tells of the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Prospect {
    /// "Wednesday's ruling" has been.
    Happened,
    /// "agreed to leave": the infinitive lies ahead.
    LeadsTo,
    /// "a deal to buy the bank".
    Plan,
    /// "postponed until".
    PutOff,
}

static PROSPECTS: LazyLock<Words<Prospect>> = LazyLock::new(|| {
    let prospect = |kind| match kind {
        "happened" => Prospect::Happened,
        "leads-to" => Prospect::LeadsTo,
        "plan" => Prospect::Plan,
        _ => Prospect::PutOff,
    };
    Words::read(include_str!("../../lexicon/en/prospects.tsv"), |row| prospect(row[1]))
});

fn prospect(document: &Document<'_>, index: usize) -> Option<Prospect> {
    PROSPECTS.get(document.tokens.get(index)?.key).copied()
}

/// How many tokens away a verb still tells.
const REACH: usize = 24;

/// The direction of the clause of `expression`: of the nearest verb before it, else after it.
pub fn direction(document: &Document<'_>, expression: &Range<usize>) -> Option<Direction> {
    let sentence = &document.sentences[document.sentence_of(expression.start)];
    let before = preceding(document, expression.start);
    // "In January, a week after …, …, a bomb killed": who opens a sentence with a time has the verb far behind it.
    let reach = if opens_sentence(document, expression.start) { 2 * REACH } else { REACH };
    let after = expression.end..sentence.tokens.end.min(expression.end + reach);
    if is_put_off(document, before.clone()) || is_awaited(document, expression.start) {
        return Some(Direction::Future);
    }
    if is_scheduled(document, expression) || is_deadline(document, expression) || is_at_earliest(document, expression.start) {
        return Some(Direction::Future);
    }
    if of_what_has_happened(document, expression.end) || follows(document, expression.start) {
        return Some(Direction::Past);
    }
    // "told reporters the second quarter would be better": the expression is what its own verb says something of.
    let own = after.clone().next().and_then(|token| tense(document, token)).filter(|_| is_subject(document, expression.start));
    own.or_else(|| before.rev().find_map(|token| tense(document, token)))
        .or_else(|| in_same_speech(document, after).find_map(|token| tense(document, token)))
}

/// Of the tokens behind an expression, those before a closing quotation mark: "'Ask me in May,' she said" looks where what is said looks.
fn in_same_speech<'d>(document: &'d Document<'_>, after: Range<usize>) -> impl Iterator<Item = usize> + 'd {
    let mut open = false;
    after.take_while(move |at| {
        let token = &document.tokens[*at];
        let mark = matches!(document.str(token.span), "\"" | "“" | "”" | "''" | "``");
        let closes = mark && (open || !token.shape.has_space_before());
        let leaves = closes && !open;
        open = if mark { !closes } else { open };
        !leaves
    })
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
    let possessive = is_possessive(document, expression.end);
    let word = expression.start > 1 && document.tokens[expression.start - 2].kind == TokenKind::Word;
    before(1) == "for" && word && !possessive && !matches!(before(2), "as" | "was" | "were" | "held")
}

fn is_possessive(document: &Document<'_>, index: usize) -> bool {
    document.tokens.get(index).is_some_and(|token| matches!(document.str(token.span), "'s" | "’s"))
}

fn tense(document: &Document<'_>, index: usize) -> Option<Direction> {
    let token = &document.tokens[index];
    if token.kind != TokenKind::Word {
        return None;
    }
    let word = document.word(index);
    let before = |step: usize| index.checked_sub(step).map_or("", |at| document.word(at));
    let next = document.tokens.get(index + 1).map_or("", |token| document.str(token.span));
    let is_be = |word: &str| matches!(word, "be" | "is" | "are" | "being" | "get" | "not");
    // "Face the Nation", "Will Smith", inside a sentence
    if token.shape.is_capitalized()
        && !begins_sentence(document, index)
        && !token.shape.is_all_caps()
        && TENSE.get(token.key) == Some(&Direction::Future)
    {
        return None;
    }
    if word == "to" {
        return infinitive(document, index);
    }
    if word.ends_with("'ll") || word.ends_with("’ll") || is_set_for(document, index) || is_plan_for(document, index) {
        return Some(Direction::Future);
    }
    let regular = token.shape.is_lower() && word.ends_with("ed") && !word.ends_with("eed") && !is_compound(document, index);
    match TENSE.get(token.key) {
        // "to be held", "is heard" look where the words before them look.
        Some(Direction::Past) if is_be(before(1)) => None,
        // "whether to put", "will cut": a base form that looks like the past one.
        Some(Direction::Past) if matches!(before(1), "to" | "will" | "would" | "must" | "should") && is_base(word) => None,
        // "would have a scan"
        Some(Direction::Past) if word == "have" && matches!(before(1), "will" | "would") && is_article(next) => None,
        Some(Direction::Future) => ahead(document, index),
        Some(Direction::Past) => Some(Direction::Past),
        // "to be published" looks where the words before it look; "an unnamed date", "the failed merger" say nothing.
        None if regular && (is_be(before(1)) || is_article(before(1)) || is_article(before(2)) && is_degree(before(1))) => None,
        None if is_plural_form(document, index) => Some(Direction::Future),
        None => regular.then_some(Direction::Past),
    }
}

/// "Rovers travel to Leeds": a verb that the list has in the singular, behind a plural; not "this visit", "saw the Giants play".
fn is_plural_form(document: &Document<'_>, index: usize) -> bool {
    let (word, subject) = (document.word(index), index.checked_sub(1).map_or("", |at| document.word(at)));
    let many = subject.len() > 3 && subject.ends_with('s') && !subject.ends_with("ss") && subject != "this";
    let seen = |at: usize| TENSE.get(document.tokens[at].key) == Some(&Direction::Past);
    many && !(index.saturating_sub(4)..index).any(seen)
        && (4..8).contains(&word.len())
        && TENSE.get(lexicon::key(&format!("{word}s"))) == Some(&Direction::Future)
}

/// "the state-owned bank", "a Grade II-listed bridge": what something is, and no verb; "re-elected" is one.
fn is_compound(document: &Document<'_>, index: usize) -> bool {
    let head = document.word(index).split_once('-').map(|(head, _)| head);
    let glued = index > 0 && !document.tokens[index].shape.has_space_before() && document.word(index - 1) == "-";
    glued || head.is_some_and(|head| !matches!(head, "co" | "re"))
}

/// Past forms that the infinitive has as well.
fn is_base(word: &str) -> bool {
    matches!(word, "become" | "come" | "cut" | "hit" | "let" | "put" | "run" | "set" | "shut" | "spread")
}

fn is_article(word: &str) -> bool {
    matches!(word, "a" | "an" | "the" | "its" | "their" | "his" | "her")
}

/// "a still unnamed date", "the newly elected president".
fn is_degree(word: &str) -> bool {
    matches!(word, "still" | "yet" | "newly" | "previously" | "recently" | "widely" | "long" | "much")
}

/// Where an infinitive looks: "is to resume", "agreed to meet", "ordered the army to leave", "guidelines to be published".
/// Others look where the words before them look.
fn infinitive(document: &Document<'_>, to: usize) -> Option<Direction> {
    let governor = to.checked_sub(1)?;
    let is_be = matches!(document.word(governor), "be" | "is" | "are" | "was" | "were" | "being" | "get" | "not");
    if is_be || is_passive_plan(document, to) {
        return Some(Direction::Future);
    }
    let leads = |at: &usize| prospect(document, *at) == Some(Prospect::LeadsTo);
    let governor = (to.saturating_sub(OBJECT)..to).rev().find(leads)?;
    // "had been expected to resign"
    let given_up = (1..3).any(|step| governor.checked_sub(step).is_some_and(|at| document.word(at) == "had"));
    Some(if given_up { Direction::Past } else { Direction::Future })
}

/// How many tokens "ordered the army to" may have before its "to".
const OBJECT: usize = 4;

/// Where a word that mostly looks ahead does look.
fn ahead(document: &Document<'_>, index: usize) -> Option<Direction> {
    let after = |step: usize| document.tokens.get(index + step).map_or("", |token| document.str(token.span));
    let (word, next) = (document.word(index), after(1));
    let before = |step: usize| index.checked_sub(step).map_or("", |at| document.word(at));
    let near = |words: &[&str]| words.contains(&before(1)) || words.contains(&before(2));
    match word {
        // "scheduled to expire": the governor says.
        _ if before(1) == "to" => None,
        // "would have gone"; "would have a scan" lies ahead.
        "would" if next == "have" && !is_article(after(2)) => Some(Direction::Past),
        // "could not be reached", "Neither could be found on Wednesday"
        "could" if next == "not" || is_denied(document, index) => Some(Direction::Past),
        "could" | "will" | "would" => Some(Direction::Future),
        // "the plans for the trip", "high hopes"
        "hope" | "hopes" | "plan" | "plans" | "promises" | "vows" if !TAKEN_UP.contains(&next) => None,
        "releases" if !is_article(next) => None,
        // "his return", "the host"
        "host" | "return" if is_article(before(1)) || before(1).ends_with('s') => None,
        // "had been due to expire"; "was due to expire" may still be to come.
        "due" | "planning" | "scheduled" | "slated" if !near(&["had", "originally", "previously"]) => Some(Direction::Future),
        _ if near(&["had", "was", "were", "been"]) => Some(Direction::Past),
        _ => Some(Direction::Future),
    }
}

/// What follows "plans" where it is a verb, or a noun whose infinitive lies ahead.
const TAKEN_UP: &[&str] = &["a", "an", "another", "her", "his", "its", "more", "new", "on", "that", "the", "their", "to"];

/// "earnings of $24 million, compared with a loss of $3 million last year": of what the year is told.
pub fn is_compared(document: &Document<'_>, start: usize) -> bool {
    let sentence = document.sentences[document.sentence_of(start)].tokens.start;
    let amount = |at: usize| matches!(document.word(at), "million" | "billion") || document.tokens[at].kind == TokenKind::Number;
    (sentence.max(start.saturating_sub(3))..start).any(amount) && preceding(document, start).any(|at| document.word(at) == "compared")
}

/// "Neither of them could be found".
fn is_denied(document: &Document<'_>, index: usize) -> bool {
    const DENIALS: &[&str] = &["Neither", "No", "Nobody", "None", "neither", "no", "nobody", "none", "nor"];
    preceding(document, index).any(|at| DENIALS.contains(&document.word(at)))
}

/// "planned a rally".
fn is_plan_for(document: &Document<'_>, index: usize) -> bool {
    let next = document.tokens.get(index + 1).map_or("", |token| document.str(token.span));
    let had = index > 0 && document.word(index - 1) == "had";
    document.word(index) == "planned" && matches!(next, "a" | "an" | "another" | "more" | "new") && !had
}

/// "a deal to buy the bank in January": no verb stands between the infinitive and the expression.
pub fn is_of_plan(document: &Document<'_>, start: usize) -> bool {
    let before = preceding(document, start);
    let first = before.start;
    let leads = |at: usize| document.word(at) == "to" && at > first && prospect(document, at - 1) == Some(Prospect::Plan);
    before.rev().find_map(|at| if leads(at) { Some(true) } else { tense(document, at).map(|_| false) }) == Some(true)
}

/// "postponed until", "has extended its offer to": what it was put off to lies ahead.
fn is_put_off(document: &Document<'_>, before: Range<usize>) -> bool {
    let Some(last) = before.clone().last().map(|at| document.word(at)) else { return false };
    let earlier = |word: &str| matches!(word, "had" | "previously" | "originally");
    let near = before.start.max(before.end.saturating_sub(16))..before.end;
    matches!(last, "until" | "till" | "through")
        && near.clone().any(|at| prospect(document, at) == Some(Prospect::PutOff))
        && !near.clone().any(|at| earlier(document.word(at)))
}

/// "ahead of Sunday's vote", "in advance of".
fn is_awaited(document: &Document<'_>, start: usize) -> bool {
    start >= 2 && document.word(start - 1) == "of" && matches!(document.word(start - 2), "ahead" | "Ahead" | "advance")
}

/// "The vote is on Tuesday", "The next hearing is Monday", "The album is out on Friday", "The fair is billed for May 3".
fn is_scheduled(document: &Document<'_>, expression: &Range<usize>) -> bool {
    let before = |step: usize| expression.start.checked_sub(step).map_or("", |at| document.word(at));
    let is = |step: usize| matches!(before(step), "is" | "are");
    let on = matches!(before(1), "on" | "in") && (is(2) || matches!(before(2), "back" | "out") && is(3));
    is(1) || on || before(1) == "for" && before(2).ends_with("ed") && is(3) && !is_possessive(document, expression.end)
}

/// "they have until Friday to leave", "was given until noon Tuesday to sign".
fn is_deadline(document: &Document<'_>, expression: &Range<usize>) -> bool {
    let until = expression.start > 0 && matches!(document.word(expression.start - 1), "until" | "till");
    until && document.tokens.get(expression.end).is_some_and(|token| document.str(token.span) == "to")
}

/// "as soon as Tuesday", "no later than May".
fn is_at_earliest(document: &Document<'_>, start: usize) -> bool {
    let before = |step: usize| start.checked_sub(step).map_or("", |at| document.word(at));
    matches!((before(3), before(2), before(1)), ("as", "soon", "as") | ("no", "later", "than"))
}

/// "The move follows Tuesday's vote".
fn follows(document: &Document<'_>, start: usize) -> bool {
    start > 0 && matches!(document.word(start - 1), "follows" | "followed" | "follow")
}

/// How surely a clause that looks back tells of the past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// A past verb is somewhere about.
    Tense,
    /// "In May the firm said": it opens its sentence, and what is said may be of another time.
    Opening,
    /// "was arrested on Jan. 2", "On Jan. 6 a mob stormed", "the April 15 bombing".
    ItsVerb,
}

/// How surely the expression is past, where its clause looks back.
pub fn certainty(document: &Document<'_>, expression: &Range<usize>) -> Certainty {
    // "will pay those registered on Nov. 14"
    let within_plan = preceding(document, expression.start).any(|at| matches!(document.word(at), "will" | "would" | "shall"));
    if within_plan {
        return Certainty::Tense;
    }
    if after_past_verb(document, expression.start) || of_what_has_happened(document, expression.end) {
        return Certainty::ItsVerb;
    }
    if !opens_sentence(document, expression.start) || direction(document, expression) != Some(Direction::Past) {
        return Certainty::Tense;
    }
    let sentence = &document.sentences[document.sentence_of(expression.start)].tokens;
    let verb = (expression.end..sentence.end.min(expression.end + REACH)).find(|at| tense(document, *at).is_some());
    let reports = verb.is_none_or(|at| REPORTS.contains(&document.word(at)));
    if reports { Certainty::Opening } else { Certainty::ItsVerb }
}

/// The tokens shortly before token `start` in its sentence.
fn preceding(document: &Document<'_>, start: usize) -> Range<usize> {
    document.sentences[document.sentence_of(start)].tokens.start.max(start.saturating_sub(REACH))..start
}

/// Verbs that say nothing of when what they tell is.
const REPORTS: &[&str] =
    &["added", "agreed", "announced", "asked", "decided", "has", "had", "promised", "said", "says", "told", "voted", "was", "were"];

/// Whether what begins at token `start` opens its sentence.
fn opens_sentence(document: &Document<'_>, start: usize) -> bool {
    start - document.sentences[document.sentence_of(start)].tokens.start < 2
}

/// "Wednesday's ruling", "the April 15 bombing": what such a thing is said to be of has been, whatever shall come of it.
fn of_what_has_happened(document: &Document<'_>, end: usize) -> bool {
    let happened = |at| prospect(document, at) == Some(Prospect::Happened);
    happened(end) || is_possessive(document, end) && happened(end + 1)
}

/// Whether a token begins its sentence, or stands in a headline, where every word may have a capital.
fn begins_sentence(document: &Document<'_>, index: usize) -> bool {
    let paragraph = &document.paragraphs[document.paragraph_of(index)];
    paragraph.kind == ParagraphKind::Headline || document.sentences[document.sentence_of(index)].tokens.start == index
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
    let word = document.word(index);
    if word == "forecast" && matches!(before, "is" | "are") {
        return true;
    }
    matches!(word, "set" | "forecast")
        && matches!(before, "is" | "are" | "'s" | "’s" | "now" | ",")
        && document.tokens.get(index + 1).is_some_and(|_| matches!(document.word(index + 1), "for" | "to"))
}

/// Whether a past verb stands right before the "on" or "in" of token `start`, or a word or two before: "moved there in May".
fn after_past_verb(document: &Document<'_>, start: usize) -> bool {
    let Some(preposition) = start.checked_sub(1) else { return false };
    let reach = match document.word(preposition) {
        // "the quarter ended Oct. 31"
        "ended" => return true,
        "at" | "on" => 1,
        "in" => 3,
        _ => return false,
    };
    (preposition.saturating_sub(reach)..preposition).rev().find_map(|at| tense(document, at)) == Some(Direction::Past)
}
