//! GUM's coreference (CC BY 4.0; read where it lies): which phrases of a document stand for the same thing.
//!
//! Positions are characters that are no white space: the corpora that share these documents break their lines elsewhere.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::{fs, io};

/// Where the trees lie, from this crate.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/syntax");

/// The chains of each document of a genre, by its id.
///
/// # Errors
/// When the corpus cannot be read.
pub fn read(genre: &str) -> io::Result<HashMap<String, Chains>> {
    let trees = fs::read_to_string(format!("{FOLDER}/gum-{genre}.conllu"))?;
    Ok(trees.split("# newdoc id = ").skip(1).map(Chains::read).collect())
}

/// For each character and the end: how many before it are no white space.
pub fn visible(text: impl Iterator<Item = char>) -> Vec<usize> {
    let count = text.scan(0, |count, c| {
        *count += usize::from(!c.is_whitespace());
        Some(*count)
    });
    std::iter::once(0).chain(count).collect()
}

/// The coreference chains of one document.
#[derive(Debug)]
pub struct Chains {
    /// Where each token begins, and where the last one ends.
    starts: Vec<usize>,
    mentions: Vec<ChainMention>,
    /// Tokens that are proper nouns.
    proper: HashSet<usize>,
    /// Tokens that are common nouns.
    common: HashSet<usize>,
}

#[derive(Debug)]
struct ChainMention {
    tokens: Range<usize>,
    /// The tokens that a phrase must hold to be the same: its head, or its name.
    core: Vec<usize>,
    kind: String,
    chain: String,
}

impl Chains {
    /// Reads a document of a CoNLL-U file, its id first.
    fn read(document: &str) -> (String, Chains) {
        let mut chains = Chains { starts: vec![0], mentions: Vec::new(), proper: HashSet::new(), common: HashSet::new() };
        let mut open: Vec<ChainMention> = Vec::new();
        for line in document.lines() {
            let columns: Vec<&str> = line.split('\t').collect();
            if columns.len() < 10 || !columns[0].bytes().all(|byte| byte.is_ascii_digit()) {
                continue;
            }
            let token = chains.starts.len() - 1;
            let width = columns[1].chars().filter(|c| !c.is_whitespace()).count();
            match columns[3] {
                "PROPN" => _ = chains.proper.insert(token),
                "NOUN" => _ = chains.common.insert(token),
                _ => {}
            }
            chains.starts.push(chains.starts[token] + width);
            if let Some(brackets) = columns[9].split('|').find_map(|field| field.strip_prefix("Entity=")) {
                chains.brackets(brackets, token, &mut open);
            }
        }
        (document.lines().next().unwrap_or_default().trim().to_string(), chains)
    }

    /// Reads "(7-time-new-nnnnn-cf1-1-coref(8-…)7)".
    fn brackets(&mut self, brackets: &str, token: usize, open: &mut Vec<ChainMention>) {
        let mut rest = brackets;
        while !rest.is_empty() {
            if let Some(inside) = rest.strip_prefix('(') {
                let end = inside.find(['(', ')']).unwrap_or(inside.len());
                let fields: Vec<&str> = inside[..end].split('-').collect();
                let core = fields.get(5).map_or("1", |core| *core).split(',').filter_map(|place| place.parse::<usize>().ok());
                let core = core.map(|place| token + place - 1).collect();
                open.push(ChainMention { tokens: token..token, core, kind: fields[1].to_string(), chain: fields[0].to_string() });
                rest = &inside[end..];
                if let Some(after) = rest.strip_prefix(')') {
                    self.close(fields[0], token, open);
                    rest = after;
                }
            } else {
                let end = rest.find(')').unwrap_or(rest.len());
                self.close(&rest[..end], token, open);
                rest = rest.get(end + 1..).unwrap_or_default();
            }
        }
    }

    fn close(&mut self, chain: &str, token: usize, open: &mut Vec<ChainMention>) {
        if let Some(index) = open.iter().rposition(|mention| mention.chain == chain) {
            let mention = open.remove(index);
            self.mentions.push(ChainMention { tokens: mention.tokens.start..token + 1, ..mention });
        }
    }

    /// The chain of the smallest mention of that kind whose head or name ends in these characters.
    pub fn chain(&self, characters: Range<usize>, kind: &str) -> Option<&str> {
        let (first, end) = self.tokens(&characters);
        let fits = |mention: &&ChainMention| {
            mention.kind == kind
                && mention.tokens.start <= first
                && mention.tokens.end >= end
                && mention.core.last().is_some_and(|last| (first..end).contains(last))
        };
        self.mentions.iter().filter(fits).min_by_key(|mention| mention.tokens.len()).map(|mention| mention.chain.as_str())
    }
    fn tokens(&self, characters: &Range<usize>) -> (usize, usize) {
        let first = self.starts.partition_point(|&start| start <= characters.start) - 1;
        (first, self.starts.partition_point(|&start| start < characters.end))
    }

    /// The chain that the name of a person (or of another thing) in these characters belongs to: of the phrases that stand for a
    /// person (or another thing), the one that it shares most with.
    pub fn named_by(&self, characters: Range<usize>, person: bool) -> Option<&str> {
        let (first, end) = self.tokens(&characters);
        let fits =
            |mention: &&ChainMention| (mention.kind == "person") == person && mention.tokens.start.max(first) < mention.tokens.end.min(end);
        self.closest(first..end, self.mentions.iter().filter(fits))
    }

    /// The chain of the phrase that these characters name a source by: the longest that begins with them, or the one most like them.
    pub fn source(&self, characters: Range<usize>) -> Option<&str> {
        let (first, end) = self.tokens(&characters);
        let leads = |mention: &&ChainMention| mention.tokens.start == first && mention.tokens.end <= end;
        let leading = self.mentions.iter().filter(leads).max_by_key(|mention| mention.tokens.len());
        leading.map(|mention| mention.chain.as_str()).or_else(|| self.closest(first..end, self.mentions.iter()))
    }

    fn closest<'a>(&'a self, tokens: Range<usize>, mentions: impl Iterator<Item = &'a ChainMention>) -> Option<&'a str> {
        let shared = |mention: &ChainMention| {
            let both = mention.tokens.end.min(tokens.end).saturating_sub(mention.tokens.start.max(tokens.start));
            both as f64 / (mention.tokens.end.max(tokens.end) - mention.tokens.start.min(tokens.start)).max(1) as f64
        };
        let best = mentions.max_by(|one, other| shared(one).total_cmp(&shared(other)))?;
        (shared(best) > 0.0).then_some(&best.chain)
    }

    /// Whether a phrase of the chain is a name: its core holds a proper noun, and, where it is no person, no common noun ("CEO of the
    /// Refugee Council Enver Solomon" and "Home Office", not "the Home Office letter"); or proper nouns alone follow its head ("the firm
    /// Secunia").
    pub fn is_named(&self, chain: &str) -> bool {
        let proper = |token: &usize| self.proper.contains(token);
        let name = |mention: &ChainMention| {
            let plain = mention.kind == "person" || !mention.core.iter().any(|token| self.common.contains(token));
            let mut behind = mention.core.first().map_or(0, |head| head + 1)..mention.tokens.end;
            mention.core.iter().any(proper) && plain || !behind.is_empty() && behind.all(|token| proper(&token))
        };
        self.mentions.iter().any(|mention| mention.chain == chain && name(mention))
    }
}
