//! How a reporting verb stands, and whether what it reports was said at all.

use std::ops::Range;

use super::cues::{Class, Complement, Cue, Inflection};
use super::frame::{Frame, Kind};
use super::hints::Hint;
use super::source;
use crate::analysis::{ParagraphKind, Stance};
use crate::model::parts::Part;

/// How a reporting verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// "Ortiz said".
    Active,
    /// "was told".
    Passive,
    /// ", saying".
    Participle,
    /// "refused to say".
    Infinitive,
}

/// How the verb stands; `None` when the word is no verb here.
pub fn voice(frame: &Frame<'_, '_>, at: usize, group: usize, cue: &Cue) -> Option<Voice> {
    let helper = (group..at).rev().find(|helper| {
        [Hint::Be, Hint::Have, Hint::Do, Hint::Modal].iter().any(|hint| frame.has(*helper, *hint))
            || frame.kind(*helper) == Kind::Possessive
    });
    let contracted = helper.is_some_and(|helper| frame.kind(helper) == Kind::Possessive);
    let has = |hint| helper.is_some_and(|helper| frame.has(helper, hint));
    let quotation_near = frame.quote(at + 1).is_some() || frame.quote(at + 2).is_some() || at > 0 && frame.quote(at - 1).is_some();
    match cue.inflection {
        Inflection::Ing if has(Hint::Be) || contracted => Some(Voice::Active),
        // "Calling hours are Tuesday"
        Inflection::Ing if at == 0 && frame.part(1) == Part::Noun && frame.has(2, Hint::Be) => None,
        Inflection::Ing if frame.part(at) == Part::Ing || quotation_near => Some(Voice::Participle),
        Inflection::Ing => None,
        Inflection::Past | Inflection::Participle if has(Hint::Be) => Some(Voice::Passive),
        Inflection::Past => past(frame, at, cue, helper.is_some(), quotation_near),
        Inflection::Participle => helper.map(|_| Voice::Active),
        Inflection::Base if group > 0 && frame.is(group - 1, "to") => Some(Voice::Infinitive),
        Inflection::Base | Inflection::Present => {
            let verb = matches!(frame.part(at), Part::Finite | Part::Base);
            let noun = frame.part(at) == Part::Noun;
            let after_name = at > 0 && frame.part(at - 1) == Part::Name;
            let likely = helper.is_some() && !noun || quotation_near && frame.part(at) != Part::Name && (!noun || after_name);
            // "The banner over the hall reads “Closed”": a plural noun to the tagger, and no other verb before the quotation.
            let reads = noun
                && cue.inflection == Inflection::Present
                && frame.quote(at + 1).is_some()
                && !(0..at).any(|word| frame.is_finite(word));
            (verb || likely || reads).then_some(Voice::Active)
        }
    }
}

/// "Minister ‘knew of leak’, inquiry told", "Pool could shut, councillors warned": a headline's passive, whose speaker it leaves out.
pub fn is_headline_passive(frame: &Frame<'_, '_>, at: usize, cue: &Cue) -> bool {
    let headline = || {
        let document = frame.document;
        document.paragraphs[document.paragraph_of(frame.words[at].tokens.0)].kind == ParagraphKind::Headline
    };
    let past = cue.inflection == Inflection::Past && cue.governs(Complement::Addressee);
    frame.kind(at + 1) == Kind::Stop && (frame.is(at, "told") || past && headline())
}

/// "described the threat as unfortunate and | called on the union": a participle to the tagger, which has an object.
pub fn goes_on(frame: &Frame<'_, '_>, verb: usize) -> bool {
    let object = matches!(frame.part(verb + 1), Part::Determiner | Part::Name) || frame.is(verb + 1, "on") || frame.is(verb + 1, "for");
    let past =
        frame.get(verb).is_some_and(|word| word.part == Part::Participle && word.cue.is_some_and(|cue| cue.inflection == Inflection::Past));
    past && object && verb > 0 && frame.has(verb - 1, Hint::And)
}

/// A past form without "be": finite, or a participle that modifies a noun ("a plan called").
fn past(frame: &Frame<'_, '_>, at: usize, cue: &Cue, helped: bool, quotation_near: bool) -> Option<Voice> {
    // "Union leaders accused Norsea": a noun before and an object behind.
    let object = frame.part(at + 1) == Part::Name || frame.part(at + 1) == Part::Determiner || frame.has(at + 1, Hint::Object);
    let transitive = object && cue.class == Class::Judge && at > 0 && matches!(frame.part(at - 1), Part::Noun | Part::Name);
    match frame.part(at) {
        Part::Participle if goes_on(frame, at) => Some(Voice::Active),
        Part::Participle if transitive => Some(Voice::Active),
        Part::Finite => Some(Voice::Active),
        Part::Participle if helped => Some(Voice::Active),
        Part::Participle if at > 0 && (frame.has(at - 1, Hint::Subject) || frame.has(at - 1, Hint::Relative)) => Some(Voice::Active),
        Part::Participle if frame.is(at + 1, "that") || quotation_near || frame.kind(at + 1) == Kind::Stop => Some(Voice::Active),
        Part::Participle if at > 0 && frame.part(at - 1) == Part::Name => {
            (!frame.is(at + 1, "by") && !frame.is(at + 1, "of")).then_some(Voice::Active)
        }
        Part::Participle if is_only_verb(frame, at) => Some(Voice::Active),
        _ if quotation_near => Some(Voice::Active),
        _ => None,
    }
}

/// "never said", "if he says", "would say": reports of what was not, or not yet, said.
pub fn stance(frame: &Frame<'_, '_>, at: usize, source: Option<&Range<usize>>) -> Option<Stance> {
    let group = source::group_start(frame, at, 0);
    let start = source.filter(|source| source.end <= group).map_or(group, |source| source.start);
    // "No official said"; not "a person who asked not to be named said".
    let negated = frame.has(start, Hint::Negation) || (group..at).any(|word| frame.has(word, Hint::Negation));
    let condition = start > 0 && (frame.is(start - 1, "if") || frame.is(start - 1, "unless"));
    let imagined = (group..at).any(|word| ["would", "could", "might", "may", "should"].iter().any(|modal| frame.is(word, modal)));
    match () {
        () if condition => Some(Stance::Conditional),
        () if negated => Some(Stance::Negated),
        () if imagined => Some(Stance::Hypothetical),
        () => None,
    }
}

/// "Roy, the engineer, tweeted in response:": a sentence has a verb, and there is no other.
fn is_only_verb(frame: &Frame<'_, '_>, at: usize) -> bool {
    let other =
        |word: usize| word != at && (frame.is_finite(word) || frame.words[word].cue.is_some_and(|cue| cue.inflection == Inflection::Past));
    let ends = frame.kind(at.wrapping_sub(1)) == Kind::Comma || frame.is_nominal(at.wrapping_sub(1));
    ends && !frame.is(at + 1, "by") && !frame.is(at + 1, "of") && !(at.saturating_sub(30)..frame.words.len().min(at + 30)).any(other)
}
