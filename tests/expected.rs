//! What is read in whole articles, in a form that a journalist could check. After a change: run with `COPYDESK_UPDATE=1`, then read the diff.

use std::env;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use copydesk::analysis::{Entity, ParagraphKind, Quote, Timex};
use copydesk::span::{Byte, Span};
use copydesk::{Analysis, Analyzer, Options};

/// The articles of `tests/articles`; a file's name begins with its publication date.
fn articles() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    files
}

#[test]
fn articles_are_read_as_expected() {
    let changed: Vec<_> = articles().into_iter().filter(|article| !check(article)).collect();
    assert!(changed.is_empty(), "run with COPYDESK_UPDATE=1 and read the diff of: {changed:#?}");
}

/// Whether `article` is read as the file beside it says.
fn check(article: &Path) -> bool {
    let text = fs::read_to_string(article).unwrap();
    let day = &article.file_name().unwrap().to_string_lossy()[..10];
    let options = Options { created: Some(day.parse().unwrap()), ..Options::default() };
    let read = describe(&text, &Analyzer::new().analyze(&text, &options));
    let expected = article.with_extension("expected");
    if env::var_os("COPYDESK_UPDATE").is_some() {
        fs::write(&expected, &read).unwrap();
    }
    fs::read_to_string(&expected).is_ok_and(|expected| expected == read)
}

fn describe(text: &str, analysis: &Analysis) -> String {
    let mut page = String::new();
    section(
        &mut page,
        "Set apart",
        analysis.paragraphs.iter().filter(|paragraph| paragraph.kind != ParagraphKind::Body).map(|paragraph| {
            let copy = paragraph.duplicate_of.map_or("", |_| " (again)");
            format!("{:?}{copy}: {}", paragraph.kind, excerpt(text, paragraph.span)).to_lowercase()
        }),
    );
    section(&mut page, "Names", analysis.entities.iter().map(|entity| name(text, analysis, entity)));
    let amounts = analysis.mentions.iter().filter(|mention| mention.entity.is_none());
    section(
        &mut page,
        "Amounts",
        amounts.map(|mention| format!("{} → {}", excerpt(text, mention.span), mention.value.as_deref().unwrap_or("?"))),
    );
    section(&mut page, "Dates", analysis.timexes.iter().map(|timex| date(text, timex)));
    section(&mut page, "Quotes", analysis.quotes.iter().map(|quote| said(text, analysis, quote)));
    section(
        &mut page,
        "Findings",
        analysis.findings.iter().map(|finding| {
            let places: Vec<_> = finding.spans.iter().map(|span| excerpt(text, *span)).collect();
            format!("{} [{}]", finding.message, places.join(" | "))
        }),
    );
    page
}

fn section(page: &mut String, title: &str, lines: impl Iterator<Item = String>) {
    writeln!(page, "{title}").unwrap();
    for line in lines {
        writeln!(page, "  {line}").unwrap();
    }
}

fn name(text: &str, analysis: &Analysis, entity: &Entity) -> String {
    let role = entity.role.as_ref().map_or_else(String::new, |role| format!(", {role}"));
    let mut forms: Vec<(String, usize)> = Vec::new();
    for mention in &entity.mentions {
        let form = excerpt(text, analysis.mentions[*mention as usize].span);
        match forms.iter_mut().find(|(other, _)| *other == form) {
            Some((_, count)) => *count += 1,
            None => forms.push((form, 1)),
        }
    }
    let forms: Vec<_> = forms.iter().map(|(form, count)| format!("{form} {count}")).collect();
    format!("{:?} {}{role}: {}", entity.kind, entity.name, forms.join(", "))
}

fn date(text: &str, timex: &Timex<Byte>) -> String {
    let modifier = timex.modifier.map_or_else(String::new, |modifier| format!(" {modifier:?}"));
    let inferred = timex.inferred.as_ref().map_or_else(String::new, |part| format!(" ({part})"));
    format!("{} → {}{modifier}{inferred}", excerpt(text, timex.span), timex.value.as_deref().unwrap_or("?"))
}

fn said(text: &str, analysis: &Analysis, quote: &Quote<Byte>) -> String {
    let speaker = quote.speaker.map_or("?", |speaker| analysis.entities[speaker as usize].name.as_str());
    let content: Vec<_> = quote.content.iter().map(|span| excerpt(text, *span)).collect();
    let part = |span: Option<Span<Byte>>| span.map_or_else(|| "-".to_owned(), |span| excerpt(text, span));
    format!("{:?} {speaker}: {} [{} / {}]", quote.kind, content.join(" … "), part(quote.source), part(quote.cue))
}

/// The words of `span` on one line; long ones by their beginning and end.
fn excerpt(text: &str, span: Span<Byte>) -> String {
    let words: Vec<_> = span.of(text).split_whitespace().collect();
    match words.len() {
        0..=12 => words.join(" "),
        count => format!("{} … {}", words[..6].join(" "), words[count - 4..].join(" ")),
    }
}
