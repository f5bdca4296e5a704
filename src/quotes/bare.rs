//! Reports that name no word of what was said: they tell of an attitude, a request, a telephone call, and are no statements to show.

use std::ops::Range;

use super::cues::{Class, Complement};
use super::frame::Frame;
use super::hints::Hint;
use crate::lexicon::kinship;
use crate::model::parts::Part;

/// "welcomed the ruling", "disclosed this to newsmen": what the text has told before, and no word of what was said. A reply says something:
/// "denied the claim", "blamed the weather".
pub fn is_known(frame: &Frame<'_, '_>, at: usize, words: &Range<usize>) -> bool {
    const REPLIES: [&str; 8] = ["blam", "confirm", "deni", "deny", "dismiss", "disput", "refut", "reject"];
    if is_violence(frame, at, words) || is_appointment(frame, at) {
        return true;
    }
    let replies = REPLIES.iter().any(|stem| frame.str(at).starts_with(stem));
    !replies && (is_told(frame, at, words) || is_pointed(frame, at, words) || is_topic(frame, at, words))
}

/// "the ruling", "responsibility", "Norsea": a definite noun, a name or a single word alone.
fn is_pointed(frame: &Frame<'_, '_>, at: usize, words: &Range<usize>) -> bool {
    let first = words.start;
    let cites = frame.words[at].cue.is_some_and(|cue| cue.class == Class::Cite);
    let definite = frame.part(first) == Part::Determiner || frame.has(first, Hint::Possessor);
    let pointing = definite && !is_one_of(frame, first, &["a", "an", "any", "no", "some"]);
    let noun = words.len() == 2 && pointing && frame.part(first + 1) == Part::Noun;
    let named = |word: usize| frame.part(word) == Part::Name || word == first && frame.is(word, "the");
    let claimed = words.len() == 1 && frame.str(at).to_ascii_lowercase().starts_with("claim");
    !cites && (noun || claimed || words.clone().all(named))
}

/// What is attacked with weapons, not with words.
const THINGS: [&str; 44] = [
    "area",
    "base",
    "bridge",
    "building",
    "bus",
    "camp",
    "capital",
    "car",
    "checkpoint",
    "church",
    "city",
    "civilians",
    "column",
    "convoy",
    "door",
    "embassy",
    "farm",
    "farmers",
    "gate",
    "headquarters",
    "home",
    "homes",
    "hospital",
    "hotel",
    "house",
    "houses",
    "market",
    "mosque",
    "officers",
    "patrol",
    "police",
    "port",
    "positions",
    "post",
    "residents",
    "school",
    "ship",
    "soldiers",
    "station",
    "town",
    "troops",
    "vehicle",
    "village",
    "villages",
];

/// "militants attacked a check post", "the blast that struck the bridge": the verb of saying in its older sense.
fn is_violence(frame: &Frame<'_, '_>, at: usize, words: &Range<usize>) -> bool {
    const VERBS: [&str; 6] = ["attack", "blast", "charg", "hit", "slam", "str"];
    let verb = VERBS.iter().any(|stem| frame.str(at).to_ascii_lowercase().starts_with(stem));
    let head = words.clone().take_while(|word| frame.part(*word) != Part::Preposition).last();
    verb && head.is_some_and(|head| is_one_of(frame, head, &THINGS))
}

/// "named Samson in the squad": who names somebody for a post says nothing of them.
fn is_appointment(frame: &Frame<'_, '_>, at: usize) -> bool {
    is_one_of(frame, at, &["name", "named", "names", "naming"])
}

/// "disclosed it", "discussed it publicly", "called for it"; not "expects it to rise".
fn is_told(frame: &Frame<'_, '_>, at: usize, words: &Range<usize>) -> bool {
    const KNOWN: [&str; 4] = ["it", "that", "them", "this"];
    let first = words.start;
    let shall = |to: usize| {
        let object = frame.words[at].cue.is_some_and(|cue| cue.governs(Complement::Infinitive) || cue.governs(Complement::Object));
        object && frame.is(to, "to") && frame.part(to + 1) == Part::Base
    };
    let behind = |at: usize| matches!(frame.part(at), Part::Preposition | Part::Particle | Part::Adverb) && !shall(at);
    let led = frame.part(first) == Part::Preposition && words.len() == 2 && is_one_of(frame, first + 1, &KNOWN);
    led || is_one_of(frame, first, &KNOWN) && (words.len() == 1 || behind(first + 1))
}

/// "Commenting on the findings", "proposed the motion", "declare no competing interests": what was talked of, or a set phrase.
fn is_topic(frame: &Frame<'_, '_>, at: usize, words: &Range<usize>) -> bool {
    const TALK: [&str; 3] = ["discuss", "offer", "propos"];
    let about = frame.part(words.start) == Part::Preposition;
    let joins = frame.is(words.start, "with") || frame.is(words.start, "to") && frame.part(words.start + 1) == Part::Name;
    let comments = is_one_of(frame, at, &["comment", "commented", "commenting", "comments"]) && about;
    let talks = words.len() <= 4 && TALK.iter().any(|stem| frame.str(at).to_ascii_lowercase().starts_with(stem));
    let interests = is_one_of(frame, words.end - 1, &["interest", "interests"]) && (about || frame.is(words.start, "no"));
    comments || talks || interests || joins && words.len() <= 4
}

fn is_one_of(frame: &Frame<'_, '_>, at: usize, words: &[&str]) -> bool {
    words.iter().any(|word| frame.is(at, word))
}

/// "asked to see the books", "asked for a glass of water": a request for oneself.
pub fn asks_for(frame: &Frame<'_, '_>, at: usize, words: &Range<usize>) -> bool {
    frame.words[at].cue.is_some_and(|cue| cue.class == Class::Ask) && words.start == at + 1
}

/// A form of "call".
pub fn calls(frame: &Frame<'_, '_>, at: usize) -> bool {
    ["call", "called", "calling", "calls"].iter().any(|form| frame.is(at, form))
}

/// "called the plan a joke", "called her crazy"; not "called her mother", "call police", "called him from the station".
pub fn labels(frame: &Frame<'_, '_>, words: &Range<usize>) -> bool {
    const CALLED: [&str; 3] = ["doctor", "family", "lawyer"];
    let person = |at: usize| kinship(frame.str(at)).is_some() || CALLED.iter().any(|word| frame.is(at, word));
    let inside = || words.clone().skip(1).take_while(|at| frame.part(*at) != Part::Preposition);
    let second = |at: usize| match frame.part(at) {
        Part::Determiner | Part::Adjective | Part::Adverb | Part::Participle | Part::Finite | Part::Ing => !frame.has(at, Hint::Time),
        Part::Noun => frame.has(at - 1, Hint::Object) && !person(at),
        _ => false,
    };
    inside().any(|at| (frame.is_nominal(at - 1) || frame.has(at - 1, Hint::Object)) && second(at))
        || words.clone().any(|at| frame.is(at, "as"))
}
