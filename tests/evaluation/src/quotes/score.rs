//! The figures of quotation extraction and attribution: units, regions, speakers, indirect tokens. Positions are characters.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::mask::mask;
use super::words::{Speech, capitals, content_tokens, tokens, trim};

/// A stretch of characters.
pub type Stretch = (usize, usize);

/// A quote, gold or found, as the scorer reads it.
#[derive(Clone, Debug, Default)]
pub struct Quote {
    /// Content.
    pub content: Vec<Stretch>,
    /// Source.
    pub source: Vec<Stretch>,
    /// Cue.
    pub cue: Vec<Stretch>,
    /// Gold only: an indirect statement inside another's quotation.
    pub embedded_indirect: bool,
}

/// Counts by name; what is printed is computed from them.
#[derive(Clone, Debug, Default)]
pub struct Counts(BTreeMap<&'static str, usize>);

struct Read<'q> {
    quote: &'q Quote,
    units: Vec<Stretch>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Direct,
    Mixed,
    Indirect,
}

impl Counts {
    fn add(&mut self, name: &'static str, count: usize) {
        *self.0.entry(name).or_default() += count;
    }

    fn get(&self, name: &str) -> f64 {
        self.0.get(name).copied().unwrap_or_default() as f64
    }

    /// `part` of `whole`, in percent.
    pub fn share(&self, part: &str, whole: &str) -> f64 {
        100.0 * self.get(part) / self.get(whole).max(1.0)
    }

    /// F1 of `right` among `gold` and `found`, in percent.
    pub fn f1(&self, right: &str, gold: &str, found: &str) -> f64 {
        200.0 * self.get(right) / (self.get(gold) + self.get(found)).max(1.0)
    }

    /// Adds one document.
    pub fn document(&mut self, text: &[char], gold: &[Quote], found: &[Quote]) {
        let (mask, regions) = mask(text);
        let (gold, found) = (read(text, &mask, gold), read(text, &mask, found));
        self.quoted(text, &gold, &found);
        self.regions(text, &regions, &gold, &found);
        self.indirect(text, &gold, &found);
    }

    fn quoted(&mut self, text: &[char], gold: &[Read], found: &[Read]) {
        let (gold_units, found_units) = (units(gold, |kind| kind != Kind::Indirect), units(found, |kind| kind != Kind::Indirect));
        self.add("quoted gold", gold_units.len());
        self.add("quoted found", found_units.len());
        self.add("exact", exact(&gold_units, &found_units));
        let matched = matches(&gold_units, &found_units);
        self.add("overlap", matched.len());
        let right: BTreeSet<usize> = matched.iter().map(|(gold, _)| *gold).collect();
        for (one, other) in &matched {
            let (gold, found) = (gold_units[*one].1, found_units[*other].1);
            let ok = speaker_is_right(text, gold.quote, found.quote);
            self.add("end to end", usize::from(ok));
            if !gold.quote.source.is_empty() {
                self.add("speakers", 1);
                self.add("speakers right", usize::from(ok));
            }
        }
        for (index, (_, read)) in gold_units.iter().enumerate() {
            let (all, hit) = if read.kind == Kind::Mixed { ("mixed gold", "mixed right") } else { ("direct gold", "direct right") };
            self.add(all, 1);
            self.add(hit, usize::from(right.contains(&index)));
        }
    }

    fn regions(&mut self, text: &[char], regions: &[Stretch], gold: &[Read], found: &[Read]) {
        let (gold_owner, found_owner) = (owners(gold), owners(found));
        for &(start, end) in regions {
            let letters: Vec<usize> = (start..end).filter(|at| text[*at].is_alphanumeric()).collect();
            if letters.is_empty() {
                continue;
            }
            let (one, other) = (owner(&gold_owner, &letters), owner(&found_owner, &letters));
            self.add("regions gold", usize::from(one.is_some()));
            self.add("regions found", usize::from(other.is_some()));
            if let (Some(one), Some(other)) = (one, other) {
                let ok = speaker_is_right(text, gold[one].quote, found[other].quote);
                self.add("regions right", 1);
                self.add("regions end to end", usize::from(ok));
            }
        }
    }

    fn indirect(&mut self, text: &[char], gold: &[Read], found: &[Read]) {
        let words = |reads: &[Read], which: &dyn Fn(&Read) -> bool| -> BTreeSet<Stretch> {
            reads.iter().filter(|read| which(read)).flat_map(|read| tokens(text, &read.units)).collect()
        };
        let indirect = |read: &Read| read.kind == Kind::Indirect;
        let (gold_words, found_words) = (words(gold, &indirect), words(found, &indirect));
        let quoted = words(gold, &|read| read.kind != Kind::Indirect);
        let speech = Speech::new();
        let spoken = words(gold, &|read| indirect(read) && speech.is_cue(text, &read.quote.cue));
        self.add("indirect tokens right", gold_words.intersection(&found_words).count());
        self.add("indirect tokens gold", gold_words.len());
        self.add("indirect tokens found", found_words.difference(&quoted).count());
        self.add("speech tokens right", spoken.intersection(&found_words).count());
        self.add("speech tokens gold", spoken.len());
    }
}

fn read<'q>(text: &[char], mask: &[bool], quotes: &'q [Quote]) -> Vec<Read<'q>> {
    let mut reads = Vec::new();
    for quote in quotes {
        let units: Vec<Stretch> = quote.content.iter().flat_map(|stretch| lines(text, *stretch)).filter_map(|s| trim(text, s)).collect();
        let letters = || units.iter().flat_map(|(start, end)| *start..*end).filter(|at| text[*at].is_alphanumeric());
        let (inside, all) = (letters().filter(|at| mask[*at]).count(), letters().count().max(1));
        let kind = match inside as f64 / all as f64 {
            _ if quote.embedded_indirect => Kind::Indirect,
            share if share >= 0.999 => Kind::Direct,
            0.0 => Kind::Indirect,
            _ => Kind::Mixed,
        };
        if !units.is_empty() {
            reads.push(Read { quote, units, kind });
        }
    }
    reads
}

fn lines(text: &[char], (start, end): Stretch) -> Vec<Stretch> {
    let mut lines = Vec::new();
    let mut from = start;
    let ends = text[start..end].iter().map(|letter| matches!(letter, '\n' | '\r')).chain([true]);
    for (at, is_end) in (start..).zip(ends) {
        if is_end {
            if at > from {
                lines.push((from, at));
            }
            from = at + 1;
        }
    }
    lines
}

fn units<'r, 'q>(reads: &'r [Read<'q>], which: impl Fn(Kind) -> bool) -> Vec<(Stretch, &'r Read<'q>)> {
    reads.iter().filter(|read| which(read.kind)).flat_map(|read| read.units.iter().map(move |unit| (*unit, read))).collect()
}

fn exact(gold: &[(Stretch, &Read)], found: &[(Stretch, &Read)]) -> usize {
    let mut left: HashMap<Stretch, usize> = HashMap::new();
    gold.iter().for_each(|(unit, _)| *left.entry(*unit).or_default() += 1);
    let mut take = |unit: &Stretch| left.get_mut(unit).is_some_and(|count| std::mem::replace(count, count.saturating_sub(1)) > 0);
    found.iter().filter(|(unit, _)| take(unit)).count()
}

/// One to one, best overlap first, of at least a half.
fn matches(gold: &[(Stretch, &Read)], found: &[(Stretch, &Read)]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (one, (gold, _)) in gold.iter().enumerate() {
        for (other, (found, _)) in found.iter().enumerate() {
            let overlap = overlap(*gold, *found);
            if overlap >= 0.5 {
                pairs.push((overlap, one, other));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut ones, mut others) = (BTreeSet::new(), BTreeSet::new());
    pairs.retain(|(_, one, other)| !ones.contains(one) && !others.contains(other) && ones.insert(*one) && others.insert(*other));
    pairs.into_iter().map(|(_, one, other)| (one, other)).collect()
}

/// Intersection over union.
pub fn overlap(a: Stretch, b: Stretch) -> f64 {
    let shared = a.1.min(b.1).saturating_sub(a.0.max(b.0));
    shared as f64 / (a.1.max(b.1) - a.0.min(b.0)).max(1) as f64
}

fn owners(reads: &[Read]) -> HashMap<usize, usize> {
    let mut owners = HashMap::new();
    for (index, read) in reads.iter().enumerate() {
        for at in read.units.iter().flat_map(|(start, end)| *start..*end) {
            owners.entry(at).or_insert(index);
        }
    }
    owners
}

/// The quote that holds most of the letters, when at least half of them are held at all.
fn owner(owners: &HashMap<usize, usize>, letters: &[usize]) -> Option<usize> {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for held in letters.iter().filter_map(|at| owners.get(at)) {
        match counts.iter_mut().find(|(owner, _)| owner == held) {
            Some((_, count)) => *count += 1,
            None => counts.push((*held, 1)),
        }
    }
    let held: usize = counts.iter().map(|(_, count)| count).sum();
    let most = counts.iter().map(|(_, count)| *count).max()?;
    (held * 2 >= letters.len()).then(|| counts.iter().find(|(_, count)| *count == most).map(|(owner, _)| *owner))?
}

/// Whether the found source shares a word with the gold source, at the same place or as the same name.
fn speaker_is_right(text: &[char], gold: &Quote, found: &Quote) -> bool {
    if gold.source.is_empty() || found.source.is_empty() {
        return gold.source.is_empty() && found.source.is_empty();
    }
    if !content_tokens(text, &gold.source).is_disjoint(&content_tokens(text, &found.source)) {
        return true;
    }
    let (one, other) = (tokens(text, &gold.source), tokens(text, &found.source));
    if one.len() <= 2 && one.iter().any(|token| other.contains(token)) {
        return true;
    }
    let words = |stretches: &[Stretch]| {
        stretches.iter().map(|(start, end)| text[*start..*end].iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    };
    let (gold, found) = (words(&gold.source), words(&found.source));
    !capitals(&gold).is_disjoint(&capitals(&found)) || gold.trim().to_lowercase() == found.trim().to_lowercase()
}
