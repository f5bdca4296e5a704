//! Sentence boundaries against GUM's (CC BY 4.0; read where they lie, no text of them is copied here).
//!
//! A text is rebuilt from a document's `# text` lines: sentences of one paragraph (`# newpar`, `# newpar_block`) stand on one line, parted by a space
//! unless the last token says `SpaceAfter=No`. What counts is the places inside a paragraph where one sentence ends and the next begins,
//! and the paragraphs' ends.

use std::collections::BTreeSet;
use std::{fs, io};

use copydesk::text;

/// Where the treebanks lie, from this crate.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/syntax");
/// The genres that are measured.
const GENRES: [&str; 3] = ["news", "interview", "bio"];

/// A document with its true sentences.
#[derive(Debug, Default)]
pub struct Gold {
    /// The text rebuilt, one paragraph a line.
    pub text: String,
    /// The byte offsets at which sentences end.
    pub ends: BTreeSet<usize>,
}

/// Right and wrong boundaries.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    right: usize,
    missed: usize,
    false_alarms: usize,
}

impl Counts {
    /// The harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        2.0 * self.right as f64 / (2 * self.right + self.missed + self.false_alarms).max(1) as f64
    }

    fn add(&mut self, other: Counts) {
        self.right += other.right;
        self.missed += other.missed;
        self.false_alarms += other.false_alarms;
    }
}

/// Prints boundary F1 of each genre and of all; with `--errors`, each wrong boundary in its surroundings.
///
/// # Errors
/// When the treebanks cannot be read.
pub fn run(arguments: &[String]) -> io::Result<()> {
    let show_errors = arguments.iter().any(|argument| argument == "--errors");
    let mut all = Counts::default();
    println!("{:<12}{:>8}{:>10}{:>8}{:>8}", "genre", "F1", "sentences", "missed", "false");
    for genre in GENRES {
        let counts = measure(&read(&fs::read_to_string(format!("{FOLDER}/gum-{genre}.conllu"))?), show_errors);
        print_row(genre, counts);
        all.add(counts);
    }
    print_row("all", all);
    Ok(())
}

fn print_row(name: &str, counts: Counts) {
    let sentences = counts.right + counts.missed;
    println!("{name:<12}{:>8.4}{sentences:>10}{:>8}{:>8}", counts.f1(), counts.missed, counts.false_alarms);
}

/// The boundaries that are found in `documents`, compared.
pub fn measure(documents: &[Gold], show_errors: bool) -> Counts {
    let mut counts = Counts::default();
    for gold in documents {
        let found: BTreeSet<usize> = text::read(&gold.text).sentences.iter().map(|s| s.span.end as usize).collect();
        counts.add(Counts {
            right: gold.ends.intersection(&found).count(),
            missed: gold.ends.difference(&found).count(),
            false_alarms: found.difference(&gold.ends).count(),
        });
        if show_errors {
            gold.ends.difference(&found).for_each(|at| print_error("missed", &gold.text, *at));
            found.difference(&gold.ends).for_each(|at| print_error("false ", &gold.text, *at));
        }
    }
    counts
}

fn print_error(kind: &str, text: &str, at: usize) {
    let before: String = text[..at].chars().rev().take(50).collect();
    let before: String = before.chars().rev().collect();
    let after: String = text[at..].chars().take(40).collect();
    println!("{kind} {} | {}", before.replace('\n', "¶"), after.replace('\n', "¶"));
}

/// The documents of a CoNLL-U file.
pub fn read(conllu: &str) -> Vec<Gold> {
    let mut documents: Vec<Gold> = Vec::new();
    let mut layout = Layout::default();
    for line in conllu.lines() {
        if line.starts_with("# newdoc") {
            documents.push(Gold::default());
            layout = Layout::default();
        } else if line == "# newpar" || line.starts_with("# newpar ") {
            layout.separator = "\n";
        } else if let Some(blocks) = line.strip_prefix("# newpar_block = ") {
            layout.open(blocks);
        } else if let (Some(text), Some(gold)) = (line.strip_prefix("# text = "), documents.last_mut()) {
            gold.push(layout.separator, text);
            layout.close_sentence();
        } else if is_token(line) && layout.separator != "\n" {
            layout.separator = if line.contains("SpaceAfter=No") { "" } else { " " };
        }
    }
    documents
}

impl Gold {
    fn push(&mut self, separator: &str, sentence: &str) {
        if !self.text.is_empty() {
            self.text.push_str(separator);
        }
        self.text.push_str(sentence);
        self.ends.insert(self.text.len());
    }
}

/// What stands between the last sentence and the next.
#[derive(Debug, Default)]
struct Layout {
    separator: &'static str,
    /// How many sentences each open block still has.
    blocks: Vec<usize>,
}

impl Layout {
    /// Opens blocks: "figure (2 s) | caption (2 s)"; `hi` is no block.
    fn open(&mut self, blocks: &str) {
        let count = |block: &str| block.rsplit_once('(')?.1.strip_suffix(" s)")?.parse::<usize>().ok();
        self.blocks.extend(blocks.split(" | ").filter(|block| !block.starts_with("hi")).filter_map(count));
    }

    /// A block that ends with this sentence ends the line.
    fn close_sentence(&mut self) {
        self.blocks.iter_mut().for_each(|left| *left -= 1);
        let ends = self.blocks.contains(&0);
        self.blocks.retain(|left| *left > 0);
        self.separator = if ends { "\n" } else { " " };
    }
}

/// A word line, with a plain number first.
fn is_token(line: &str) -> bool {
    line.split('\t').next().is_some_and(|id| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_rebuilt_with_its_paragraphs_and_ends() {
        let conllu = "# newdoc id = a\n# newpar\n# text = One.\n1\tOne\t_\n2\t.\t_\n\n# text = Two\n1\tTwo\t_\n\n# newpar\n# text = Three\n1\tThree\t_\n";
        let documents = read(conllu);
        assert_eq!(documents[0].text, "One. Two\nThree");
        assert_eq!(documents[0].ends, BTreeSet::from([4, 8, 14]));
    }
}
