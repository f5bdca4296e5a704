//! Whether a quote's speaker is the one that GUM marks, by GUM's own coreference.
//!
//! A marked quote is right when one of our quotes covers at least half of the gold content's characters and has this speaker:
//! - where the gold source's chain names its speaker anywhere in the document (a phrase of the chain is a proper name), our
//!   quote has an entity, and of that entity's mentions more stand in this chain than in any other: neither an unresolved name nor
//!   another entity is right, be it one inside the source ("Ayr" for "Ayr's mayor Lena Ortiz");
//! - where the chain has no name ("officials", "a leaked letter"), our quote has no entity, and its source overlaps the gold source.

use std::collections::HashMap;
use std::io;

use copydesk::Analysis;
use copydesk::analysis::EntityType;
use copydesk::span::CodePoint;

use super::score::{Quote, Stretch};
use crate::chains::{self, Chains, visible};

/// The marked quotes of a set, counted.
#[derive(Debug, Default)]
pub struct Resolved {
    chains: HashMap<String, Chains>,
    /// Quotes that are right.
    pub right: usize,
    /// The others, a line each.
    pub wrong: Vec<String>,
}

impl Resolved {
    /// Nothing counted yet. Only GUM, "gum/GENRE", has chains.
    ///
    /// # Errors
    /// When the chains cannot be read.
    pub fn of(set: &str) -> io::Result<Self> {
        let chains = set.strip_prefix("gum/").map(chains::read).transpose()?.unwrap_or_default();
        Ok(Resolved { chains, ..Resolved::default() })
    }

    /// Counts the marked quotes of one document.
    pub fn document(&mut self, id: &str, text: &[char], marked: &[&Quote], found: &[Quote], analysis: &Analysis<CodePoint>) {
        let Some(chains) = self.chains.get(id) else { return };
        let document = Document { chains, visible: visible(text.iter().copied()), analysis };
        for gold in marked {
            let covers = |(_, quote): &(usize, &Quote)| shared(&gold.content, &quote.content) * 2 >= length(&gold.content);
            let covering: Vec<(usize, &Quote)> = found.iter().enumerate().filter(covers).collect();
            if covering.iter().any(|(index, quote)| document.is_right(gold, quote, *index)) {
                self.right += 1;
                continue;
            }
            let words = |stretches: &[Stretch]| {
                let words: String = stretches.iter().flat_map(|(start, end)| &text[*start..*end]).collect();
                words.replace('\n', "¶")
            };
            let ours = covering.iter().map(|(index, quote)| {
                let name = document.speaker(*index).map(|entity| analysis.entities[entity as usize].name.as_str());
                format!("{} = {}", words(&quote.source), name.unwrap_or("nobody"))
            });
            let ours = ours.collect::<Vec<_>>().join("; ");
            self.wrong.push(format!("{id}: {} | {ours} | {}", words(&gold.source), words(&gold.content)));
        }
    }
}

struct Document<'a> {
    chains: &'a Chains,
    visible: Vec<usize>,
    analysis: &'a Analysis<CodePoint>,
}

impl Document<'_> {
    fn speaker(&self, quote: usize) -> Option<u32> {
        self.analysis.quotes[quote].speaker
    }

    fn is_right(&self, gold: &Quote, found: &Quote, index: usize) -> bool {
        let Some((start, end)) = gold.source.first().copied() else { return false };
        let chain = self.chains.source(self.visible[start]..self.visible[end]);
        match (chain.filter(|chain| self.chains.is_named(chain)), self.speaker(index)) {
            (Some(chain), Some(entity)) => self.chain_of(entity) == Some(chain),
            (None, None) => shared(&gold.source, &found.source) > 0,
            _ => false,
        }
    }

    /// The chain that most of the entity's mentions stand in.
    fn chain_of(&self, entity: u32) -> Option<&str> {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for mention in self.analysis.mentions.iter().filter(|mention| mention.entity == Some(entity)) {
            let (start, end) = (self.visible[mention.span.start as usize], self.visible[mention.span.end as usize]);
            let Some(chain) = self.chains.named_by(start..end, mention.kind == EntityType::Person) else { continue };
            match counts.iter_mut().find(|(other, _)| *other == chain) {
                Some((_, count)) => *count += 1,
                None => counts.push((chain, 1)),
            }
        }
        counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(chain, _)| chain)
    }
}

fn length(stretches: &[Stretch]) -> usize {
    stretches.iter().map(|(start, end)| end - start).sum()
}

/// How many characters both hold.
fn shared(one: &[Stretch], other: &[Stretch]) -> usize {
    let pairs = one.iter().flat_map(|one| other.iter().map(move |other| (one, other)));
    pairs.map(|(one, other)| one.1.min(other.1).saturating_sub(one.0.max(other.0))).sum()
}
