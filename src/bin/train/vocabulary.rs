//! The tables that go into the model: words with their vectors' codes, lists of names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use copydesk::model::features::LIST_BITS;
use copydesk::model::format::{Parts, Vocabulary};
use copydesk::model::network::{CLUSTERS, VECTOR};
use copydesk::model::tables::{CHAIN_START, LONGEST_NAME, List, chain, hash};
use copydesk::text::{self, TokenKind};

use crate::corpora::{Labelled, read};
use crate::repair::{names_of, rows};

/// A word of the vectors' file.
pub struct Vector {
    pub key: u64,
    pub values: Vec<f32>,
}

/// The vectors of a model, each list in the order of its words' hashes.
pub struct Vectors {
    /// Of the words that have their own.
    pub words: Vec<Vector>,
    /// Of the words that share one.
    pub rarer: Vec<Vector>,
}

impl Vectors {
    /// The first words of a file of GloVe vectors (one word and its numbers a line, most frequent first) that are tokens of ours: `own`
    /// that have a vector, and `shared` after them of which the cluster is known.
    pub fn read(path: &Path, gazetteer: &Path, own: usize, shared: usize) -> Vectors {
        let clusters = clusters(gazetteer);
        let mut seen = BTreeSet::new();
        let lines = read(path);
        let parse = |line: &str| {
            let (word, numbers) = line.split_once(' ')?;
            let key = only_key(word)?;
            let mut values: Vec<f32> = numbers.split(' ').map(|number| number.parse().expect("vectors are numbers")).collect();
            values.resize(VECTOR, 0.0);
            seen.insert(hash(key)).then_some(Vector { key, values })
        };
        let mut vectors = lines.lines().filter_map(parse);
        let mut words: Vec<Vector> = vectors.by_ref().take(own).collect();
        let mut rarer: Vec<Vector> = vectors.filter(|vector| clusters.contains_key(&vector.key)).take(shared).collect();
        words.sort_by_key(|vector| hash(vector.key));
        rarer.sort_by_key(|vector| hash(vector.key));
        Vectors { words, rarer }
    }

    /// What the net has rows for: the unknown word, whose vector is the mean, the words, the clusters' means.
    pub fn rows(&self, parts: &Parts) -> Vec<[f32; VECTOR]> {
        let values = |vector: &Vector| -> [f32; VECTOR] { std::array::from_fn(|at| vector.values[at]) };
        let own = self.words.iter().map(values);
        let all = || self.words.iter().zip(&parts.words.clusters).chain(self.rarer.iter().zip(&parts.rarer.clusters));
        let unknown = mean(self.words.iter());
        let cluster = |cluster: usize| mean(all().filter(|(_, known)| usize::from(**known) == cluster).map(|(vector, _)| vector));
        [unknown].into_iter().chain(own).chain((0..CLUSTERS).map(cluster)).collect()
    }
}

/// The mean of vectors; zero of none.
fn mean<'v>(vectors: impl Iterator<Item = &'v Vector>) -> [f32; VECTOR] {
    let (mut sum, mut count) = ([0.0; VECTOR], 0_u32);
    for vector in vectors {
        sum.iter_mut().zip(&vector.values).for_each(|(sum, value)| *sum += value);
        count += 1;
    }
    sum.map(|sum| sum / count.max(1) as f32)
}

/// The cluster of every word that is in one.
fn clusters(gazetteer: &Path) -> BTreeMap<u64, u8> {
    let row = |row: &Vec<String>| Some((only_key(&row[0])?, row[2].parse::<u8>().ok()?.max(1)));
    rows(gazetteer, "clusters_glove50_k256.tsv").iter().filter_map(row).collect()
}

/// The key of a text that is one token and no number.
fn only_key(word: &str) -> Option<u64> {
    let document = text::read(word);
    match document.tokens.as_slice() {
        [token] if token.kind != TokenKind::Number => Some(token.key),
        _ => None,
    }
}

/// How often words stand in lower case and capitalized inside a sentence.
#[derive(Default)]
pub struct Counts(BTreeMap<u64, (u32, u32)>);

impl Counts {
    pub fn add(&mut self, text: &str) {
        let document = text::read(text);
        for sentence in &document.sentences {
            for index in sentence.tokens.clone().skip(1) {
                let token = &document.tokens[index];
                let counts = self.0.entry(token.key).or_default();
                counts.0 += u32::from(token.shape.is_lower());
                counts.1 += u32::from(token.shape.is_capitalized());
            }
        }
    }

    fn class(&self, key: u64) -> u8 {
        match self.0.get(&key) {
            Some(&(lower, capital)) if lower + capital >= 3 => match lower * 100 / (lower + capital) {
                0..10 => 1,
                10..60 => 2,
                _ => 3,
            },
            _ => 0,
        }
    }
}

/// Fills in vocabulary and lists; the vectors' codes come with the net.
pub fn fill(parts: &mut Parts, vectors: &Vectors, counts: &Counts, gazetteer: &Path, texts: &[Labelled], known: Option<&BTreeSet<u64>>) {
    let clusters = clusters(gazetteer);
    let with = |to: &mut Vocabulary, vectors: &[Vector]| {
        for vector in vectors {
            to.hashes.push(hash(vector.key));
            to.clusters.push(clusters.get(&vector.key).copied().unwrap_or(0));
            to.lowered.push(counts.class(vector.key));
        }
    };
    with(&mut parts.words, &vectors.words);
    with(&mut parts.rarer, &vectors.rarer);
    let mut lists: BTreeMap<u32, u16> = BTreeMap::new();
    for (list, names) in all_lists(gazetteer) {
        for name in names {
            if let Some(key) = phrase_key(&name).filter(|&key| !is_long(list) || known.is_none_or(|known| known.contains(&key))) {
                *lists.entry(hash(key)).or_default() |= list.bit() as u16;
            }
        }
    }
    for key in inner_words(texts) {
        *lists.entry(hash(chain(CHAIN_START, key))).or_default() |= List::Inner.bit() as u16;
    }
    debug_assert_eq!(LIST_BITS, 32);
    (parts.names, parts.lists) = lists.into_iter().unzip();
}

/// Lists so long that only names that are met somewhere are worth their room.
fn is_long(list: List) -> bool {
    matches!(list, List::Place | List::Organization | List::Geography | List::Role | List::Norp | List::Event)
}

/// Phrases that are met somewhere: runs of tokens in the texts, and the words of the vectors' file.
pub fn met<'t>(texts: impl Iterator<Item = &'t str>, vectors: &Path) -> BTreeSet<u64> {
    let mut met: BTreeSet<u64> = read(vectors)
        .lines()
        .take(COMMON)
        .filter_map(|line| only_key(line.split(' ').next()?))
        .map(|key| chain(CHAIN_START, key))
        .collect();
    for text in texts {
        let document = text::read(text);
        for start in 0..document.tokens.len() {
            let mut state = CHAIN_START;
            for token in document.tokens[start..].iter().take(LONGEST_NAME) {
                state = chain(state, token.key);
                met.insert(state);
            }
        }
    }
    met
}

/// Words of the vectors' file, most frequent first, that count as met.
const COMMON: usize = 40_000;

fn phrase_key(name: &str) -> Option<u64> {
    let document = text::read(name);
    let words = document.tokens.len();
    (1..=LONGEST_NAME).contains(&words).then(|| document.tokens.iter().fold(CHAIN_START, |state, token| chain(state, token.key)))
}

fn all_lists(gazetteer: &Path) -> Vec<(List, Vec<String>)> {
    let plain = |file: &str| names_of(gazetteer, file, &["0"]);
    let of = |file: &str, types: &[&str]| names_of(gazetteer, file, types);
    vec![
        (List::First, plain("FIRST.tsv")),
        (List::Last, plain("LAST.tsv")),
        (List::Country, of("countries.tsv", &["country", "country_alt", "country_abbr", "capital", "macroregion"])),
        (List::Place, plain("LOC.tsv")),
        (List::Place, of("subdivisions.tsv", &["subdivision"])),
        (List::Organization, plain("ORG.tsv")),
        (List::Organization, of("armed_groups.tsv", &[])),
        (List::Norp, plain("NAT.tsv")),
        (List::Norp, of("norp.tsv", &["nationality", "norp", "religion"])),
        (List::Norp, of("countries.tsv", &["demonym", "demonym_pl"])),
        (List::Title, of("titles.tsv", &["honorific", "political_title", "mil_police_title", "title_abbr", "particle"])),
        (List::Role, of("titles.tsv", &["role_noun"])),
        (List::OrganizationHead, of("org_heads.tsv", &["org_head"])),
        (List::PlaceHead, of("org_heads.tsv", &["loc_head"])),
        (List::LegalForm, of("org_heads.tsv", &["legal_form"])),
        (List::Event, of("events.tsv", &["event"])),
        (List::Event, of("holidays.tsv", &["holiday"])),
        (List::Saying, of("reporting_verbs.tsv", &["verb"])),
        (List::Calendar, of("time.tsv", &["weekday", "weekday_abbr", "month", "month_abbr"])),
        (List::Geography, of("geo.tsv", &["river", "lake", "mountain", "sea", "island", "range/mtn", "region", "desert", "airport"])),
    ]
}

/// Lower-case words that stand inside names at least this often are candidates beside capitalized ones.
const INNER_OFTEN: u32 = 4;

fn inner_words(texts: &[Labelled]) -> Vec<u64> {
    let mut counts: BTreeMap<u64, u32> = BTreeMap::new();
    for labelled in texts.iter().filter(|text| !text.set.starts_with("btc") && !text.set.starts_with("wnut")) {
        let document = text::read(&labelled.text);
        for span in labelled.spans.iter().filter(|span| span.kinds != u16::MAX) {
            let tokens = document.tokens_in(copydesk::Span::new(span.start as u32, span.end as u32));
            if tokens.len() > 1 && document.tokens[tokens.clone()].iter().any(|token| token.shape.is_capitalized()) {
                for token in &document.tokens[tokens] {
                    if token.kind == TokenKind::Word && token.shape.is_lower() {
                        *counts.entry(token.key).or_default() += 1;
                    }
                }
            }
        }
    }
    counts.into_iter().filter(|(_, count)| *count >= INNER_OFTEN).map(|(key, _)| key).collect()
}
