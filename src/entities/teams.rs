//! Teams that are called by their town: "Liverpool beat Everton" in a report on sport. A country's team keeps the country's name.

use std::collections::HashSet;

use super::gazetteer::Classes;
use super::rules;
use super::runs::Reader;
use super::select::Candidate;
use crate::analysis::EntityType;
use crate::lexicon::{Sign, sport};
use crate::text::TokenKind;

/// A text with so many different words of sport reports on sport.
const ENOUGH: usize = 4;

/// Makes organizations of the towns among `standing`, which is in text order, that play in this text, and adds the clubs that are called by the
/// last word of their name.
pub fn find(reader: Reader<'_, '_>, standing: &mut Vec<Candidate>) {
    if !reports_on_sport(reader) {
        return;
    }
    add_short_names(reader, standing);
    let key = |name: &Candidate| reader.document.tokens[name.tokens.start].key;
    let is_club = |name: &&Candidate| name.kind == EntityType::Org && name.tokens.len() > 1;
    let town_of_club =
        |name: &Candidate| Sign::Club.has(reader.word(name.tokens.end - 1)) || reader.evidence.listings[name.tokens.start].is_some();
    let clubs = standing.iter().filter(is_club).filter(|name| town_of_club(name)).map(key);
    let playing: HashSet<u64> = standing.iter().filter(|name| is_town(reader, name) && plays(reader, name)).map(key).chain(clubs).collect();
    for name in standing.iter_mut().filter(|name| is_town(reader, name)) {
        let before = name.tokens.start.checked_sub(1).map_or("", |index| reader.word(index));
        if playing.contains(&key(name)) && !matches!(before, "in" | "In" | "near" | "of" | "from") {
            name.decide(EntityType::Org, &rules::ORG_TEAM);
        }
    }
}

/// "City" and "Rovers" where the text has "Zubb City" and "Zubb Rovers".
fn add_short_names(reader: Reader<'_, '_>, standing: &mut Vec<Candidate>) {
    let last = |name: &Candidate| reader.word(name.tokens.end - 1);
    let is_club = |name: &&Candidate| name.kind == EntityType::Org && name.tokens.len() > 1 && Sign::Club.has(last(name));
    let clubs: HashSet<&str> = standing.iter().filter(is_club).map(last).collect();
    let mut taken = vec![false; reader.document.tokens.len()];
    for name in standing.iter_mut() {
        taken[name.tokens.clone()].fill(true);
        if name.tokens.len() == 1 && clubs.contains(last(name)) {
            name.decide(EntityType::Org, &rules::ORG_TEAM);
        }
    }
    let beside = |index: usize| reader.is_capitalized(index) && !reader.is(index, Classes::FUNCTION);
    let alone = |index: usize| {
        let sentence = &reader.document.sentences[reader.document.sentence_of(index)].tokens;
        !(index + 1 < sentence.end && beside(index + 1) || index > sentence.start && beside(index - 1))
    };
    let bare = |index: &usize| !taken[*index] && clubs.contains(reader.word(*index)) && alone(*index);
    standing.extend((0..taken.len()).filter(bare).map(|index| Candidate::new(index..index + 1, EntityType::Org, &rules::ORG_TEAM)));
    standing.sort_by_key(|name| name.tokens.start);
}

fn reports_on_sport(reader: Reader<'_, '_>) -> bool {
    let words = (0..reader.document.tokens.len()).filter(|&index| reader.is_lower(index)).map(|index| reader.document.tokens[index].key);
    words.filter(|&word| sport(word).is_some()).collect::<HashSet<_>>().len() >= ENOUGH
}

/// A place of one word that is no country.
fn is_town(reader: Reader<'_, '_>, name: &Candidate) -> bool {
    let country = reader.evidence.listings[name.tokens.start].is_some_and(|listing| listing.nation);
    name.kind == EntityType::Gpe && name.tokens.len() == 1 && !country
}

/// "Roe beat", "against Roe", "Roe 2-1 Zubb".
fn plays(reader: Reader<'_, '_>, name: &Candidate) -> bool {
    let (start, end) = (name.tokens.start, name.tokens.end);
    let word = |index: usize| reader.word(index);
    let number = |index: usize| reader.document.tokens.get(index).is_some_and(|token| token.kind == TokenKind::Number);
    let before = start.checked_sub(1).map_or("", word);
    let scores = number(end) && word(end + 1) == "-" && number(end + 2);
    let acts = Sign::Plays.has(word(end));
    let result = start.checked_sub(2).map_or("", word);
    let against =
        before == "at" && matches!(result, "drew" | "lost" | "won") || before == "to" && matches!(result, "defeat" | "loss" | "lost");
    (acts && !reader.is(start.wrapping_sub(1), Classes::PLACE_PREP)) || scores || against || Sign::Played.has(before)
}
