//! Teams that are called by their town: "Liverpool beat Everton" in a report on sport. A country's team keeps the country's name.

use std::collections::HashSet;

use super::gazetteer::Classes;
use super::rules;
use super::runs::Reader;
use super::select::Candidate;
use crate::analysis::EntityType;
use crate::text::TokenKind;

/// A text with so many different words of sport reports on sport.
const ENOUGH: usize = 4;

/// Makes organizations of the towns among `standing` that play in this text.
pub fn find(reader: Reader<'_, '_>, standing: &mut [Candidate]) {
    if !reports_on_sport(reader) {
        return;
    }
    let key = |name: &Candidate| reader.document.tokens[name.tokens.start].key;
    let playing: HashSet<u64> = standing.iter().filter(|name| is_town(reader, name) && plays(reader, name)).map(key).collect();
    for name in standing.iter_mut().filter(|name| is_town(reader, name)) {
        let before = name.tokens.start.checked_sub(1).map_or("", |index| reader.word(index));
        if playing.contains(&key(name)) && !matches!(before, "in" | "In" | "near" | "of" | "from") {
            name.decide(EntityType::Org, &rules::ORG_TEAM);
        }
    }
}

fn reports_on_sport(reader: Reader<'_, '_>) -> bool {
    let words = (0..reader.document.tokens.len()).filter(|&index| reader.is_lower(index)).map(|index| reader.word(index));
    words.filter(|word| is_of_sport(word)).collect::<HashSet<_>>().len() >= ENOUGH
}

/// A place of one word that is no country.
fn is_town(reader: Reader<'_, '_>, name: &Candidate) -> bool {
    let country = reader.evidence.listings[name.tokens.start].is_some_and(|listing| listing.country.is_some());
    name.kind == EntityType::Gpe && name.tokens.len() == 1 && !country
}

/// "Roe beat", "against Roe", "Roe 2-1 Zubb".
fn plays(reader: Reader<'_, '_>, name: &Candidate) -> bool {
    let (start, end) = (name.tokens.start, name.tokens.end);
    let word = |index: usize| reader.word(index);
    let number = |index: usize| reader.document.tokens.get(index).is_some_and(|token| token.kind == TokenKind::Number);
    let before = start.checked_sub(1).map_or("", word);
    let scores = number(end) && word(end + 1) == "-" && number(end + 2);
    let acts = matches!(
        word(end),
        "beat"
            | "beats"
            | "defeated"
            | "drew"
            | "edged"
            | "equalised"
            | "equalized"
            | "host"
            | "hosts"
            | "lost"
            | "meet"
            | "scored"
            | "thrashed"
            | "trailed"
            | "won"
    );
    (acts && !reader.is(start.wrapping_sub(1), Classes::PLACE_PREP))
        || scores
        || matches!(before, "against" | "beat" | "beating" | "defeated" | "host" | "over" | "thrashed" | "v" | "vs")
}

fn is_of_sport(word: &str) -> bool {
    matches!(
        word,
        "batsman"
            | "batter"
            | "bowler"
            | "coach"
            | "defender"
            | "equaliser"
            | "equalizer"
            | "fans"
            | "final"
            | "forward"
            | "goal"
            | "goalkeeper"
            | "goalless"
            | "goals"
            | "half-time"
            | "halftime"
            | "header"
            | "inning"
            | "innings"
            | "league"
            | "match"
            | "midfielder"
            | "penalty"
            | "pitch"
            | "playoff"
            | "playoffs"
            | "quarterback"
            | "quarterfinal"
            | "referee"
            | "season"
            | "semifinal"
            | "semifinals"
            | "stadium"
            | "striker"
            | "substitute"
            | "touchdown"
            | "tournament"
            | "wicket"
            | "wickets"
            | "winger"
    )
}
