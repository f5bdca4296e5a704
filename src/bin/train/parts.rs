//! Trains the part-of-speech tagger on CoNLL-U files: an averaged perceptron, deterministic.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use copydesk::model::parts::{FEATURES, PARTS, Part, ROWS, START, Weights, context, features, is_word};
use copydesk::text;

/// Rows that occur less often than this are not learned.
const RARE: u32 = 3;
/// Averaged weights are multiplied by this before they are rounded.
const SCALE: f64 = 2.0;
/// Smaller products than this are left out: they fill the file and tell nothing of texts held out.
const LEAST: f64 = 0.7;

/// One sentence as the perceptron reads it: the text, and the gold part of each token (`None`: not learned).
struct Example {
    text: String,
    gold: Vec<Option<Part>>,
}

/// Trains on `files` and writes the weights to `output`. With `held_out`, every tenth document is kept apart and scored.
pub fn run(files: &[PathBuf], output: &Path, held_out: bool) {
    let (mut train, mut test) = (Vec::new(), Vec::new());
    for (index, examples) in files.iter().flat_map(|file| documents(file)).enumerate() {
        if held_out && index % 10 == 3 { test.extend(examples) } else { train.extend(examples) }
    }
    let counts = count(&train);
    let mut perceptron = Perceptron::new();
    for round in 0..12 {
        let mut right = (0, 0);
        shuffle(&mut train, round);
        for example in &train {
            perceptron.pass(example, &counts, &mut right);
        }
        eprintln!("round {round}: {:.2} % of {}", 100.0 * right.0 as f64 / right.1 as f64, right.1);
    }
    let weights = perceptron.averaged();
    let rows: Vec<[i8; PARTS]> = weights.chunks_exact(PARTS).map(|row| row.try_into().expect("a row")).collect();
    let packed = Weights::pack(&rows);
    eprintln!("{} bytes", packed.len());
    std::fs::write(output, packed).expect("writing the weights");
    let mut right = (0, 0);
    let mut confusion: HashMap<(Part, Part), usize> = HashMap::new();
    for example in &test {
        score(&weights, example, &mut right, &mut confusion);
    }
    eprintln!("held out: {:.2} % of {}", 100.0 * right.0 as f64 / right.1.max(1) as f64, right.1);
    let mut worst: Vec<_> = confusion.into_iter().collect();
    worst.sort_by_key(|(pair, count)| (std::cmp::Reverse(*count), format!("{pair:?}")));
    for ((gold, got), count) in worst.into_iter().take(12) {
        eprintln!("  {gold:?} read as {got:?}: {count}");
    }
}

/// The sentences of each document of a CoNLL-U file.
fn documents(file: &Path) -> Vec<Vec<Example>> {
    let conllu = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let mut documents = Vec::new();
    for sentence in conllu.split("\n\n") {
        if sentence.contains("# newdoc") || documents.is_empty() {
            documents.push(Vec::new());
        }
        documents.last_mut().expect("one was pushed").extend(example(sentence));
    }
    documents
}

fn example(sentence: &str) -> Option<Example> {
    let text = sentence.lines().find_map(|line| line.strip_prefix("# text = "))?.to_string();
    let mut at = 0;
    let mut starts = HashMap::new();
    for columns in sentence.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect::<Vec<_>>()) {
        if columns.len() != 10 || columns[0].contains(['-', '.']) {
            continue;
        }
        at += text[at..].find(columns[1])?;
        starts.insert(at, part(columns[1], columns[3], columns[4]));
        at += columns[1].len();
    }
    let document = text::read(&text);
    let gold = document.tokens.iter().map(|token| starts.get(&(token.span.start as usize)).copied().flatten()).collect();
    Some(Example { gold, text })
}

/// GUM's tags (Penn Treebank and universal) as parts.
fn part(word: &str, universal: &str, penn: &str) -> Option<Part> {
    Some(match (penn, universal) {
        ("NN" | "NNS", _) => Part::Noun,
        ("NNP" | "NNPS", _) => Part::Name,
        ("PRP" | "EX", _) | ("DT", "PRON") => Part::Pronoun,
        ("DT" | "PDT" | "PRP$", _) => Part::Determiner,
        ("JJ" | "JJR" | "JJS" | "CD", _) => Part::Adjective,
        ("RB", _) if matches!(word, "not" | "n't" | "n’t") => Part::Particle,
        ("RB" | "RBR" | "RBS" | "RP" | "UH", _) => Part::Adverb,
        ("VBD" | "VBZ" | "VBP", _) => Part::Finite,
        ("VB", _) => Part::Base,
        ("VBG", _) => Part::Ing,
        ("VBN", _) => Part::Participle,
        ("MD", _) => Part::Modal,
        ("IN", "SCONJ") => Part::Subordinator,
        ("IN", _) => Part::Preposition,
        ("TO", "PART") => Part::Particle,
        ("TO", _) => Part::Preposition,
        ("CC", _) => Part::Conjunction,
        ("WDT" | "WP" | "WRB" | "WP$", _) => Part::Wh,
        _ => return None,
    })
}

/// How often each row occurs with its word: rare ones are not learned, so that the table stays sparse.
fn count(examples: &[Example]) -> Vec<u32> {
    let mut counts = vec![0; ROWS];
    for example in examples {
        let document = text::read(&example.text);
        let mut before = [START, START];
        for index in 0..document.tokens.len() {
            let gold = example.gold[index].unwrap_or(Part::Other);
            for row in features(&document, &(0..document.tokens.len()), index, before) {
                counts[row as usize] += 1;
            }
            before = [context(&document.tokens[index], gold), before[0]];
        }
    }
    counts
}

struct Perceptron {
    weights: Vec<i32>,
    totals: Vec<i64>,
    clock: i64,
}

impl Perceptron {
    fn new() -> Self {
        Perceptron { weights: vec![0; ROWS * PARTS], totals: vec![0; ROWS * PARTS], clock: 1 }
    }

    fn pass(&mut self, example: &Example, counts: &[u32], right: &mut (usize, usize)) {
        let document = text::read(&example.text);
        let mut before = [START, START];
        for index in 0..document.tokens.len() {
            let token = &document.tokens[index];
            let rows = features(&document, &(0..document.tokens.len()), index, before);
            let guess = if is_word(token) { self.best(&rows) } else { Part::Other };
            if let Some(gold) = example.gold[index].filter(|_| is_word(token)) {
                right.0 += usize::from(gold == guess);
                right.1 += 1;
                if gold != guess {
                    self.update(&rows, gold, guess, counts);
                }
            }
            self.clock += 1;
            before = [context(token, guess), before[0]];
        }
    }

    fn best(&self, rows: &[u32; FEATURES]) -> Part {
        best(rows, |at| self.weights[at])
    }

    fn update(&mut self, rows: &[u32; FEATURES], gold: Part, guess: Part, counts: &[u32]) {
        for row in rows.iter().filter(|row| counts[**row as usize] >= RARE) {
            for (part, change) in [(gold, 1), (guess, -1)] {
                let at = *row as usize * PARTS + part as usize;
                self.weights[at] += change;
                self.totals[at] += self.clock * i64::from(change);
            }
        }
    }

    /// The average over all steps, scaled into one byte a weight.
    fn averaged(&self) -> Vec<i8> {
        let average = |at: usize| f64::from(self.weights[at]) - self.totals[at] as f64 / self.clock as f64;
        let kept = |weight: f64| if weight.abs() < LEAST { 0.0 } else { weight };
        (0..self.weights.len()).map(|at| kept(average(at) * SCALE).round().clamp(-127.0, 127.0) as i8).collect()
    }
}

fn best(rows: &[u32; FEATURES], weight: impl Fn(usize) -> i32) -> Part {
    let score = |part: usize| -> i32 { rows.iter().map(|row| weight(*row as usize * PARTS + part)).sum() };
    let best = (0..PARTS).max_by_key(|part| (score(*part), PARTS - part)).unwrap_or_default();
    copydesk::model::parts::LEARNED[best]
}

fn score(weights: &[i8], example: &Example, right: &mut (usize, usize), confusion: &mut HashMap<(Part, Part), usize>) {
    let document = text::read(&example.text);
    let mut before = [START, START];
    for index in 0..document.tokens.len() {
        let token = &document.tokens[index];
        let rows = features(&document, &(0..document.tokens.len()), index, before);
        let guess = if is_word(token) { best(&rows, |at| i32::from(weights[at])) } else { Part::Other };
        if let Some(gold) = example.gold[index].filter(|_| is_word(token)) {
            right.0 += usize::from(gold == guess);
            right.1 += 1;
            if gold != guess {
                *confusion.entry((gold, guess)).or_default() += 1;
            }
        }
        before = [context(token, guess), before[0]];
    }
}

/// Fisher and Yates with a fixed generator: the same order every time.
fn shuffle<T>(items: &mut [T], round: u64) {
    let mut state = round.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    for end in (1..items.len()).rev() {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        items.swap(end, (state >> 33) as usize % (end + 1));
    }
}
