//! What is known to be wrong or coarse in the corpora's labels, and how it is mended.
//!
//! - Titles and ranks stand outside a person's name.
//! - DocRED labels nationalities as places.
//! - Corpora that have one label for all places: countries, cities and provinces of the lists are GPE, names that end in "Bridge"
//!   are FAC, rivers and regions LOC; the rest stays open and the model learns it from these.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use copydesk::analysis::EntityType;
use copydesk::model::labels::TYPES;

use crate::corpora::{Kinds, Span, read};

const FACILITY_HEADS: &str = "Airport Airfield Bridge Stadium Arena Hospital Square Street Avenue Road Boulevard Highway Palace Cathedral Church \
    Mosque Temple Synagogue Tower Station Prison Jail Hotel Mall Hall House Castle Fort Fortress Dam Tunnel Port Harbour Harbor Terminal Building \
    Plaza Library Museum Theatre Theater Camp Base Checkpoint Crossing Monument Memorial Cemetery Garden Gardens Zoo Lane Drive Motorway Canal";
const GEOGRAPHY_HEADS: &str = "River Sea Ocean Lake Mountain Mountains Mount Island Islands Valley Desert Peninsula Gulf Bay Strait Coast Plateau \
    Basin Creek Falls Glacier Hill Hills Forest Delta Canyon Archipelago Cape Reef Ridge Range Volcano Plain Plains Region Strip Bank";

/// The lists that labels are mended by.
pub struct Repair {
    titles: BTreeSet<String>,
    nationalities: BTreeSet<String>,
    governed: BTreeSet<String>,
    geography: BTreeSet<String>,
    heads: BTreeMap<&'static str, EntityType>,
}

/// Rows of a list: name, type, extra, source.
pub fn rows(gazetteer: &Path, file: &str) -> Vec<Vec<String>> {
    let text = read(&gazetteer.join(file));
    text.lines()
        .map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>())
        .filter(|row| row.len() >= 2 && row[1] != "type")
        .collect()
}

/// The names of a list whose type is one of `types`.
pub fn names_of(gazetteer: &Path, file: &str, types: &[&str]) -> Vec<String> {
    let keep = |row: &Vec<String>| types.is_empty() || types.contains(&row[1].as_str());
    rows(gazetteer, file).into_iter().filter(keep).map(|mut row| row.swap_remove(0)).collect()
}

impl Repair {
    pub fn new(gazetteer: &Path) -> Self {
        let title_types = ["honorific", "political_title", "mil_police_title", "title_abbr"];
        let titles = names_of(gazetteer, "titles.tsv", &title_types);
        let governed = names_of(gazetteer, "countries.tsv", &["country", "country_alt", "country_abbr", "capital"]);
        let cities = names_of(gazetteer, "LOC.tsv", &["0"]);
        let subdivisions = names_of(gazetteer, "subdivisions.tsv", &["subdivision"]);
        let geography =
            names_of(gazetteer, "geo.tsv", &["river", "lake", "mountain", "sea", "island", "range/mtn", "region", "desert", "continent"]);
        let regions = names_of(gazetteer, "countries.tsv", &["macroregion"]);
        let governed: BTreeSet<String> = governed.into_iter().chain(cities).chain(subdivisions).collect();
        let nationalities = names_of(gazetteer, "norp.tsv", &["nationality"]).into_iter();
        let nationalities = nationalities.chain(names_of(gazetteer, "countries.tsv", &["demonym", "demonym_pl"]));
        Repair {
            titles: titles.iter().map(|title| plain(title)).collect(),
            nationalities: nationalities.filter(|name| !governed.contains(name)).collect(),
            geography: geography.into_iter().filter(|name| name.contains(' ') || !governed.contains(name)).chain(regions).collect(),
            governed,
            heads: heads(),
        }
    }

    /// Whether a name is that of a people, not of its country.
    pub fn is_nationality(&self, name: &str) -> bool {
        self.nationalities.contains(name)
    }

    /// The span as it should have been; `None` where it should not be.
    pub fn span(&self, set: &str, text: &str, mut span: Span) -> Option<Span> {
        (span.start, span.end) = trimmed(text, span.start, span.end);
        if span.kinds == bit(EntityType::Person) {
            span.start = self.without_titles(text, span.start, span.end);
        }
        if span.start >= span.end {
            return None;
        }
        let name = &text[span.start..span.end];
        if set.starts_with("re-docred") && span.kinds & bit(EntityType::Norp) != 0 {
            let nationality = self.nationalities.contains(name);
            span.kinds = if nationality { bit(EntityType::Norp) } else { span.kinds & !bit(EntityType::Norp) };
        }
        if !span.or_outside && span.kinds.count_ones() > 1 {
            span.kinds = self.refined(name, span.kinds);
        }
        Some(span)
    }

    /// Which kind of place a name is, where the lists or its last word tell.
    fn refined(&self, name: &str, kinds: Kinds) -> Kinds {
        let head = name.rsplit(' ').next().and_then(|head| self.heads.get(head)).copied();
        let first = name.split(' ').next().and_then(|first| (first == "Mount" || first == "Lake").then_some(EntityType::Loc));
        let kind = if self.governed.contains(name) {
            Some(EntityType::Gpe)
        } else if self.geography.contains(name) {
            Some(EntityType::Loc)
        } else {
            head.or(first)
        };
        kind.map(bit).filter(|kind| kinds & kind != 0).unwrap_or(kinds)
    }

    /// Where the name begins after the titles in front of it.
    pub fn without_titles(&self, text: &str, start: usize, end: usize) -> usize {
        let mut start = start;
        loop {
            let words: Vec<(usize, &str)> = words(&text[start..end]).collect();
            let longest = words.len().saturating_sub(1).min(4);
            let taken = (1..=longest).rev().find(|&count| {
                let title = text[start..start + words[count - 1].0 + words[count - 1].1.len()].to_owned();
                self.titles.contains(&plain(&title))
            });
            match taken {
                Some(count) if text[start + words[count].0..].starts_with(char::is_uppercase) => start += words[count].0,
                _ => return start,
            }
        }
    }
}

/// A type as a set.
pub fn bit(kind: EntityType) -> Kinds {
    TYPES.iter().position(|known| *known == kind).map_or(0, |index| 1 << index)
}

fn heads() -> BTreeMap<&'static str, EntityType> {
    let facilities = FACILITY_HEADS.split_whitespace().map(|head| (head, EntityType::Fac));
    facilities.chain(GEOGRAPHY_HEADS.split_whitespace().map(|head| (head, EntityType::Loc))).collect()
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(' ').map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word)).filter(|(_, word)| !word.is_empty())
}

fn plain(title: &str) -> String {
    title.trim_end_matches('.').to_lowercase()
}

/// Without outer punctuation, a leading article and a possessive, as the scorer trims.
pub fn trimmed(text: &str, mut start: usize, mut end: usize) -> (usize, usize) {
    const OUTER: &[char] =
        &[' ', '\t', '\r', '\n', '.', ',', ';', ':', '!', '?', '"', '\'', '“', '”', '‘', '’', '(', ')', '[', ']', '{', '}', '…'];
    loop {
        let before = (start, end);
        let inside = &text[start..end];
        start = end - inside.trim_start_matches(OUTER).len();
        end = start + text[start..end].trim_end_matches(OUTER).len();
        for article in ["the ", "a ", "an "] {
            if text[start..end].get(..article.len()).is_some_and(|first| first.eq_ignore_ascii_case(article)) {
                start += article.len();
            }
        }
        for possessive in ["'s", "’s"] {
            if text[start..end].ends_with(possessive) {
                end -= possessive.len();
            }
        }
        if (start, end) == before {
            return before;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repair() -> Repair {
        let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Repair {
            titles: set(&["prime minister", "gen", "mr"]),
            nationalities: set(&["German"]),
            governed: set(&["Norway"]),
            geography: set(&["Rhine"]),
            heads: heads(),
        }
    }

    fn check(set: &str, text: &str, kinds: Kinds, wanted: Option<(&str, Kinds)>) {
        let span = Span { start: 0, end: text.len(), kinds, or_outside: false };
        let found = repair().span(set, text, span).map(|span| (text[span.start..span.end].to_owned(), span.kinds));
        assert_eq!(found, wanted.map(|(name, kinds)| (name.to_owned(), kinds)));
    }

    const PLACES: Kinds = 0b1_1100;

    #[test]
    fn titles_stand_outside_names() {
        check("own", "Prime Minister Ann Lee", 1, Some(("Ann Lee", 1)));
        check("own", "Gen. Lee", 1, Some(("Lee", 1)));
        check("own", "Mr", 1, Some(("Mr", 1)));
    }

    #[test]
    fn nationalities_are_no_places() {
        check("re-docred/dev", "German", PLACES | bit(EntityType::Norp), Some(("German", bit(EntityType::Norp))));
        check("re-docred/dev", "Norway", PLACES | bit(EntityType::Norp), Some(("Norway", bit(EntityType::Gpe))));
    }

    #[test]
    fn places_are_told_apart_where_lists_or_heads_tell() {
        check("own", "the Rhine", PLACES, Some(("Rhine", bit(EntityType::Loc))));
        check("own", "Tower Bridge", PLACES, Some(("Tower Bridge", bit(EntityType::Fac))));
        check("own", "Abbottabad", PLACES, Some(("Abbottabad", PLACES)));
    }
}
