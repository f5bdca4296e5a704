//! Where people are from and who signs: ", Tulsa, OK 74103", "Ada Roe, 28, Ayr", "Ada" alone under a letter.

use std::ops::Range;

use super::gazetteer::Classes;
use super::rules;
use super::runs::Reader;
use super::select::Candidate;
use crate::analysis::EntityType;
use crate::text::TokenKind;

/// No town's name has more words.
const LONGEST: usize = 3;

/// Adds what the sentence of these tokens tells as addresses, lists of the accused and letters do.
pub fn find(reader: Reader<'_, '_>, sentence: Range<usize>, candidates: &mut Vec<Candidate>) {
    states(reader, sentence.clone(), candidates);
    residences(reader, sentence.clone(), candidates);
    signature(reader, sentence, candidates);
}

/// Adds the states that stand in two letters between a comma and a ZIP code in the sentence of these tokens, and the towns between commas before them.
fn states(reader: Reader<'_, '_>, sentence: Range<usize>, candidates: &mut Vec<Candidate>) {
    for state in sentence.start + 2..sentence.end.saturating_sub(1) {
        let letters = reader.word(state).len() == 2 && reader.document.tokens[state].shape.is_all_caps();
        if !letters || reader.word(state - 1) != "," || !is_zip_code(reader, state + 1) {
            continue;
        }
        let place = |tokens| Candidate::new(tokens, EntityType::Gpe, &rules::PLACE_ADDRESS);
        candidates.push(place(state..state + 1));
        let comma = state - 1;
        let first = (sentence.start..comma).rev().take(LONGEST).take_while(|&index| reader.is_capitalized(index)).last();
        if let Some(first) = first.filter(|&first| first > sentence.start && reader.word(first - 1) == ",") {
            candidates.push(place(first..comma));
        }
    }
}

/// "74103", "74103-1234".
fn is_zip_code(reader: Reader<'_, '_>, index: usize) -> bool {
    let code = reader.word(index).split('-').next().unwrap_or_default();
    reader.document.tokens[index].kind == TokenKind::Number && code.len() == 5 && code.bytes().all(|digit| digit.is_ascii_digit())
}

/// Adds the places between an age and the next mark: "Ada Roe, 28, High Zubb;", "John Roe, 31, of Ayr,". Where the tagger says of one what it is
/// (a team, a party), the tagger is right.
fn residences(reader: Reader<'_, '_>, sentence: Range<usize>, candidates: &mut Vec<Candidate>) {
    for age in sentence.start + 3..sentence.end.saturating_sub(2) {
        let token = &reader.document.tokens[age];
        let aged =
            token.kind == TokenKind::Number && reader.word(age).len() == 2 && reader.word(age - 1) == "," && reader.word(age + 1) == ",";
        if !(aged && reader.is_capitalized(age - 2) && reader.is_capitalized(age - 3)) {
            continue;
        }
        let start = age + 2 + usize::from(matches!(reader.word(age + 2), "of" | "from"));
        let length = (start..sentence.end).take(LONGEST + 1).take_while(|&index| reader.is_capitalized(index)).count();
        let end = start + length;
        let closed = end == sentence.end || matches!(reader.word(end), "," | "." | ";" | ")");
        let other = Classes::TITLE.with(Classes::HEAD).with(Classes::ROLE).with(Classes::CALENDAR).with(Classes::ORDINARY);
        if (1..=LONGEST).contains(&length) && closed && !(start..end).any(|index| reader.is(index, other)) {
            candidates.push(Candidate::new(start..end, EntityType::Gpe, &rules::PLACE_RESIDENCE));
        }
    }
}

/// Adds the given name that is all of a line, with a comma or an extension behind it: who is written to, or who signs.
fn signature(reader: Reader<'_, '_>, sentence: Range<usize>, candidates: &mut Vec<Candidate>) {
    let name = sentence.start;
    let alone = reader.document.paragraphs[reader.document.paragraph_of(name)].tokens == sentence && sentence.len() <= 2;
    let rest = (name + 1..sentence.end).all(|index| reader.word(index) == "," || reader.document.tokens[index].kind == TokenKind::Number);
    let given = reader.is(name, Classes::FIRST_NAME) && !reader.is(name, Classes::ORDINARY.with(Classes::CALENDAR));
    if alone && rest && given && reader.is_capitalized(name) && reader.evidence.listings[name].is_none() {
        candidates.push(Candidate::new(name..name + 1, EntityType::Person, &rules::PERSON_SIGNATURE));
    }
}
