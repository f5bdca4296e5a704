//! The project's own gold set: articles written for it, with their names and amounts marked, `[PERSON Jane Roe]`.
//!
//! The names follow the conventions of a newspaper's desk: titles, ranks and roles stand outside a person's name, the possessive
//! outside any; a country's or city's name is a GPE wherever it stands; nationalities, religions and parties' adherents are NORP.

use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

use copydesk::Analyzer;
use copydesk::pipeline::NameSources;

use crate::entities::{self, Labelled, Table};

/// Where the articles lie.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/gold/entities");

/// An article with its true mentions.
#[derive(Debug, Default)]
pub struct Article {
    /// The text, without marks.
    pub text: String,
    /// Start and end in code points, and the type.
    pub(crate) mentions: BTreeSet<Labelled>,
}

/// Prints exact and overlap F1 for rules only, model only and both; with `--types` every type, with `--errors` what is missed and spurious.
///
/// # Errors
/// When an article cannot be read.
pub fn run(arguments: &[String]) -> io::Result<()> {
    let flag = |name: &str| arguments.iter().any(|argument| argument == name);
    for (name, sources) in [("rules", NameSources::Rules), ("model", NameSources::Model), ("both", NameSources::RulesAndModel)] {
        let (table, errors) = measure(&Analyzer::new().names_from(sources))?;
        entities::print_table("gold", name, &table, flag("--types"));
        if flag("--errors") && sources == NameSources::RulesAndModel {
            errors.iter().for_each(|error| println!("{error}"));
        }
    }
    Ok(())
}

/// The counts over all articles, and what is missed and spurious.
///
/// # Errors
/// When an article cannot be read.
pub fn measure(analyzer: &Analyzer) -> io::Result<(Table, Vec<String>)> {
    let (mut table, mut errors) = (Table::new(), Vec::new());
    for article in articles()? {
        entities::compare(analyzer, &article.text, &article.mentions, |_| true, &mut table, &mut errors);
    }
    Ok((table, errors))
}

/// All articles, by file name.
///
/// # Errors
/// When an article cannot be read.
pub fn articles() -> io::Result<Vec<Article>> {
    let mut files: Vec<_> = fs::read_dir(FOLDER)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.sort();
    files.iter().map(|file: &std::path::PathBuf| read_file(file)).collect()
}

fn read_file(file: &Path) -> io::Result<Article> {
    let marked = fs::read_to_string(file)?;
    let (_, body) = marked.split_once('\n').unwrap_or_default();
    let mut article = read(body);
    let text: Vec<char> = article.text.chars().collect();
    // Both sides are compared trimmed: "The Guardian" with "Guardian", "Roe Inc." with "Roe Inc".
    let trimmed = |(start, end, types)| {
        let (start, end) = entities::trim(&text, start, end);
        (start, end, types)
    };
    article.mentions = article.mentions.into_iter().map(trimmed).collect();
    Ok(article)
}

/// Takes the marks out of a text.
pub fn read(marked: &str) -> Article {
    let mut article = Article::default();
    let mut rest = marked;
    while let Some((before, kind, name, after)) = next_mark(rest) {
        article.text.push_str(before);
        let start = article.text.chars().count();
        article.text.push_str(name);
        article.mentions.insert((start, start + name.chars().count(), BTreeSet::from([kind.to_string()])));
        rest = after;
    }
    article.text.push_str(rest);
    article
}

/// The text before the first mark, its type, what it marks, and the text after it.
fn next_mark(text: &str) -> Option<(&str, &str, &str, &str)> {
    let (before, mark) = text.split_once('[')?;
    let (inside, after) = mark.split_once(']')?;
    let (kind, name) = inside.split_once(' ')?;
    Some((before, kind, name, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_out() {
        let article = read("Mayor [PERSON Jané Roe] of [GPE Ayr].");
        assert_eq!(article.text, "Mayor Jané Roe of Ayr.");
        let expected = [(6, 14, "PERSON"), (18, 21, "GPE")].map(|(start, end, kind)| (start, end, BTreeSet::from([kind.to_string()])));
        assert_eq!(article.mentions, BTreeSet::from(expected));
    }
}
