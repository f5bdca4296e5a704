//! Prose of any length, from the articles that the project has written for itself.

use std::fs;

/// The articles of `tests/articles`, in order of their names.
fn articles() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../articles");
    let files = fs::read_dir(folder).expect("the folder of articles").map(|entry| entry.expect("an article").path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|extension| extension == "txt")).collect();
    files.sort();
    files.iter().map(|path| fs::read_to_string(path).expect("an article in UTF-8")).collect()
}

/// At least `bytes` bytes: all articles in turn, again and again. Each round writes the long names differently, so that a long text has as many
/// different names, dates and speakers for its length as a short one.
pub fn prose(bytes: usize) -> String {
    let articles = articles();
    let mut text = String::with_capacity(bytes + 20_000);
    for round in 0.. {
        for article in &articles {
            push_varied(&mut text, article, round);
            text.push_str("\n\n");
            if text.len() >= bytes {
                return text;
            }
        }
    }
    text
}

/// Endings that make another name of a name.
const ENDINGS: [&str; 12] = ["", "a", "berg", "en", "field", "ico", "las", "man", "ov", "ska", "ton", "well"];

fn push_varied(text: &mut String, article: &str, round: usize) {
    for word in article.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let name = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        text.push_str(name);
        if name.len() > 5 && name.starts_with(char::is_uppercase) && name.ends_with(char::is_lowercase) {
            text.push_str(ENDINGS[round % ENDINGS.len()]);
            text.push_str(ENDINGS[round / ENDINGS.len() % ENDINGS.len()]);
        }
        text.push_str(&word[name.len()..]);
    }
}
