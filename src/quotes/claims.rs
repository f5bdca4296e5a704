//! A frame's reports: each cue with the content that it governs and the source that it points at.

use std::ops::Range;

use super::bare;
use super::behind::{self, inverted, is_title, quotation_before, second_half};
use super::cues::{Class, Complement, Cue, Inflection};
use super::frame::{Frame, Kind};
use super::hints::Hint;
use super::subjects::{agent, clause_subject, coordinated, infinitive_subject, opening, participle_subject};
use super::verbless::{according, colon, headed, owned, put_it, saying, signed};
use super::voice::{Voice, is_headline_passive, stance, voice};
use super::{content, source};
use crate::analysis::Stance;
use crate::model::parts::Part;

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
}

/// The reports of `frame`, in the order of their cues.
pub fn read(frame: &Frame<'_, '_>) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::new();
    for at in 0..frame.words.len() {
        let floor = claims.iter().filter_map(Claim::end_before(at)).max().unwrap_or(0);
        let claim = match frame.kind(at) {
            Kind::Word if frame.is(at, "according") && frame.is(at + 1, "to") => according(frame, at, floor),
            Kind::Word if frame.has(at, Hint::Saying) && (frame.part(at) == Part::Noun || owned(frame, at)) => saying(frame, at),
            Kind::Word if frame.is(at, "put") && frame.is(at + 1, "it") => put_it(frame, at, floor),
            Kind::Word => frame.words[at]
                .cue
                .and_then(|cue| {
                    let claim = verb(frame, at, cue, floor, &claims)?;
                    Some(Claim { stance: stance(frame, at, claim.source.as_ref()), ..claim })
                })
                .or_else(|| behind::tagged(frame, at, floor)),
            Kind::Colon if frame.quote(at + 1).is_some() => colon(frame, at, &claims),
            Kind::Colon if at > 0 && frame.quote(at - 1).is_some() => headed(frame, at),
            Kind::Dash if at > 0 && frame.quote(at - 1).is_some() => signed(frame, at),
            _ => None,
        };
        claims.extend(claim);
    }
    let inner: Vec<bool> = claims.iter().map(|claim| claims.iter().any(|outer| claim.repeats(frame, outer))).collect();
    let mut inner = inner.into_iter();
    claims.retain(|_| !inner.next().unwrap_or_default());
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

    /// Whether this only says again, without marks, a part of what `outer` reports: "they expected a cut" in "Analysts said they
    /// expected a cut", "the state refused to help" in "Officials said the state had refused to help".
    fn repeats(&self, frame: &Frame<'_, '_>, outer: &Claim) -> bool {
        let inside =
            self.cue.as_ref().is_some_and(|cue| outer.holds(cue.start)) && self.content.iter().all(|range| outer.holds(range.start));
        let plain = self.content.iter().all(|range| range.clone().all(|word| frame.quote(word).is_none()));
        let pronoun = self.source.as_ref().is_none_or(|source| frame.has(source.start, Hint::Subject));
        let phrase = matches!(self.rule, "quote.infinitive" | "quote.noun-phrase" | "quote.label");
        // "wanted to explain why nobody came": who explains wants to.
        let same = self.source.is_some() && self.source == outer.source;
        inside && (phrase || plain && (pronoun || same))
    }

    /// Whether it has the form of a report, and its content is a phrase that says nothing by itself.
    pub fn is_bare(&self, frame: &Frame<'_, '_>) -> bool {
        let (Some(cue), [words]) = (&self.cue, &self.content[..]) else { return false };
        if words.clone().any(|word| frame.quote(word).is_some()) {
            return false;
        }
        match self.rule {
            "quote.noun-phrase" => {
                bare::is_known(frame, cue.start, words) || frame.is(words.start, "for") && bare::asks_for(frame, cue.start, words)
            }
            "quote.infinitive" => bare::asks_for(frame, cue.start, words),
            "quote.label" => bare::is_known(frame, cue.start, words) || bare::calls(frame, cue.start) && !bare::labels(frame, words),
            _ => false,
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
    if is_headline_passive(frame, at, cue) {
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
        Voice::Active => coordinated(frame, group, claims, Some(cue.inflection))
            .or_else(|| source::subject(frame, group, 0))
            .or_else(|| coordinated(frame, group, claims, None)),
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
            return Some(Claim { content, cue: Some(cue_range), source: subject, stance: None, rule: "quote.cue-after" });
        }
        if let Some(claim) = behind::tagged(frame, at, floor) {
            return Some(claim);
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
    behind::as_said(frame, &subject, at, floor).or_else(|| behind::trailing(frame, subject, at, floor))
}

fn accept(frame: &Frame<'_, '_>, voice: Voice, at: usize, found: content::Found, source: Option<Range<usize>>) -> Option<Claim> {
    if found.words.is_empty() {
        return None;
    }
    let quoted = found.words.clone().any(|word| frame.quote(word).is_some());
    if !quoted && (is_no_statement(frame, at, &found) || source.is_none() && frame.kind(at + 1) == Kind::Colon && at == 0) {
        return None;
    }
    let phrase = matches!(found.complement, Complement::Noun | Complement::Label | Complement::Object | Complement::Gerund);
    if !quoted && phrase && source.is_none() && (voice == Voice::Passive || is_loose(frame, at, &found)) {
        return None;
    }
    let rule = match found.complement {
        Complement::Quotation => "quote.cue-before",
        Complement::That => "quote.that-clause",
        Complement::Clause => "quote.clause",
        Complement::Question => "quote.question",
        Complement::Infinitive => "quote.infinitive",
        Complement::Label => "quote.label",
        _ => "quote.noun-phrase",
    };
    Some(Claim { content: vec![found.words], cue: Some(at..at + 1), source, stance: None, rule })
}

/// "Late strike denies Rovers a win", "a plan to offer loans", "supporting the bid": a phrase beside a form that nobody is the subject
/// of; "called on people to vote" says what they shall do.
fn is_loose(frame: &Frame<'_, '_>, at: usize, found: &content::Found) -> bool {
    let Some(cue) = frame.words[at].cue else { return false };
    let loose = match cue.class {
        Class::Say | Class::Label => matches!(cue.inflection, Inflection::Base | Inflection::Ing),
        Class::Judge => cue.inflection != Inflection::Past,
        _ => false,
    };
    loose && !found.words.clone().any(|word| frame.is(word, "to") && frame.part(word + 1) == Part::Base)
}

/// "declined to comment", "can call the office on 0800": what has the form of a report and says nothing.
fn is_no_statement(frame: &Frame<'_, '_>, at: usize, found: &content::Found) -> bool {
    let number = found.complement == Complement::Label && found.words.clone().any(|word| frame.kind(word) == Kind::Number);
    let refused = |at: usize| ["decline", "declined", "declines", "declining", "refused", "refuses"].iter().any(|word| frame.is(at, word));
    let silent =
        |at: usize| ["answer", "be", "comment", "discuss", "elaborate", "respond", "say", "speak"].iter().any(|word| frame.is(at, word));
    let refusal = refused(at) && (at + 1..at + 4).any(silent) || silent(at) && at > 1 && frame.is(at - 1, "to") && refused(at - 2);
    // "a clerk who did not want to be named"
    let unnamed = found.complement == Complement::Infinitive
        && frame.is(found.words.start + 1, "be")
        && ["identified", "named", "quoted"].iter().any(|word| frame.is(found.words.start + 2, word));
    let anonymous = found.words.clone().any(|word| frame.is(word, "anonymity")) && !frame.is(found.words.start, "that");
    let when = found.words.clone().all(|word| frame.has(word, Hint::Time) || frame.has(word, Hint::When) || frame.kind(word) != Kind::Word);
    number || refusal || unnamed || anonymous || when
}
