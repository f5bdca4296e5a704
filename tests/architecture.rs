//! The house's invariants, one test a sentence.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use copydesk::span::{Byte, CodePoint, Span, Utf16};
use copydesk::{Analysis, Analyzer, Options, export::json, text};
use serde::Serialize;

// ---------------------------------------------------------------------------------------------- what the tests look at

/// All files under `folder` of the project with this extension, with their contents.
fn files(folder: &str, extension: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == extension) {
                let text = fs::read_to_string(&path).expect("a text file");
                found.push((path.strip_prefix(env!("CARGO_MANIFEST_DIR")).expect("a file of the project").to_path_buf(), text));
            }
        }
    }
    found.sort();
    found
}

/// The sources of the library without comments and without their own tests.
fn library() -> Vec<(PathBuf, String)> {
    let code = |text: &str| {
        let shipped = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        shipped.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
    };
    files("src", "rs").into_iter().filter(|(path, _)| !path.starts_with("src/bin")).map(|(path, text)| (path, code(&text))).collect()
}

/// The articles that the project has written for itself.
fn articles() -> Vec<String> {
    files("tests/articles", "txt").into_iter().map(|(_, text)| text).collect()
}

fn analyze(text: &str) -> Analysis {
    let options = Options { created: Some("2023-03-01".parse().expect("a date")), ..Options::default() };
    Analyzer::new().analyze(text, &options)
}

fn record(text: &str) -> String {
    serde_json::to_string(&json::record(&analyze(text).convert::<Utf16>(text), None)).expect("an analysis serializes")
}

/// The string literals of `code` that have the form of a rule's name, `area.what`.
fn rule_names(code: &str) -> BTreeSet<&str> {
    let part = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_lowercase())
            && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    let is_name = |literal: &&str| literal.split_once('.').is_some_and(|(area, what)| part(area) && part(what) && what.len() > 1);
    let is_file = |literal: &&str| [".tsv", ".rs", ".bin", ".md"].iter().any(|ending| literal.ends_with(ending));
    code.split('"').skip(1).step_by(2).filter(is_name).filter(|literal| !is_file(literal)).collect()
}

/// The stages, in the order of the pipeline.
const STAGES: [&str; 9] = ["lexicon", "text", "model", "entities", "dates", "quotes", "links", "findings", "export"];

// ---------------------------------------------------------------------------------------------- the invariants

/// Whether a type serializes: the inherent constant is there only where it does.
struct Probe<T>(std::marker::PhantomData<T>);
trait Otherwise {
    const SERIALIZES: bool = false;
}
impl<T> Otherwise for Probe<T> {}
impl<T: Serialize> Probe<T> {
    const SERIALIZES: bool = true;
}

#[test]
fn only_utf16_and_code_point_spans_serialize() {
    const { assert!(!Probe::<Span<Byte>>::SERIALIZES) };
    const { assert!(Probe::<Span<Utf16>>::SERIALIZES) };
    const { assert!(Probe::<Span<CodePoint>>::SERIALIZES) };
}

#[test]
fn only_wasm_rs_names_the_crates_that_cross_to_javascript() {
    for (path, code) in library() {
        let crosses = ["wasm_bindgen", "js_sys"].iter().any(|name| code.contains(name));
        assert!(!crosses || path.ends_with("wasm.rs"), "{} names a crate that crosses to JavaScript", path.display());
    }
}

#[test]
fn a_stage_uses_only_earlier_stages_and_the_lexicon_none() {
    for (path, code) in library() {
        let Some(place) = STAGES.iter().position(|stage| path.starts_with(Path::new("src").join(stage))) else { continue };
        for later in &STAGES[place + 1..] {
            assert!(!code.contains(&format!("crate::{later}")), "{} uses a later stage, {later}", path.display());
        }
    }
}

#[test]
fn nothing_reads_the_clock_the_locale_or_the_surroundings() {
    const OUTSIDE: [&str; 8] = ["std::time", "SystemTime", "Instant", "std::env", "std::fs", "std::net", "std::process", "::now("];
    for (path, code) in library() {
        let named = OUTSIDE.iter().find(|name| code.contains(*name));
        assert!(named.is_none(), "{} reads {}", path.display(), named.unwrap_or(&""));
    }
}

#[test]
fn the_same_text_gives_the_same_bytes() {
    for article in articles() {
        assert_eq!(record(&article), record(&article));
    }
}

#[test]
fn any_string_yields_an_analysis_and_a_bad_text_yields_less() {
    for text in ["", "\0", "\u{fffd}", "“‘“‘", "))))", "2023-02-30", "Mr.", "’s"] {
        assert!(analyze(text).sentences.len() <= 2, "{text:?}");
    }
}

#[test]
fn every_result_carries_a_rule_and_a_confidence() {
    let sources = library();
    let declared: BTreeSet<&str> = sources.iter().flat_map(|(_, code)| rule_names(code)).collect();
    for analysis in articles().iter().map(|article| analyze(article)) {
        let mentions = analysis.mentions.iter().map(|mention| (mention.rule, Some(mention.confidence)));
        let quotes = analysis.quotes.iter().map(|quote| (quote.rule, Some(quote.confidence)));
        let timexes = analysis.timexes.iter().map(|timex| (timex.rule, None));
        let findings = analysis.findings.iter().map(|finding| (finding.rule, None));
        for (rule, confidence) in mentions.chain(quotes).chain(timexes).chain(findings) {
            assert!(declared.contains(rule), "no source names the rule {rule:?}");
            assert!(confidence.is_none_or(|confidence| confidence.get() > 0.0), "{rule} is not sure at all");
        }
    }
}

#[test]
fn every_rule_has_one_name_of_its_own() {
    let sources = library();
    let mut places: BTreeMap<&str, BTreeSet<&Path>> = BTreeMap::new();
    for (path, code) in &sources {
        // A check may ask for what a rule of an earlier stage found: there only its own name counts.
        let own = |name: &&str| !path.starts_with("src/findings") || code.contains(&format!("rule: \"{name}\""));
        for name in rule_names(code).into_iter().filter(own) {
            places.entry(name).or_default().insert(path);
        }
    }
    let twice: Vec<_> = places.iter().filter(|(_, files)| files.len() > 1).collect();
    assert!(twice.is_empty(), "named in several files: {twice:?}");
    let rules = copydesk::rules::all();
    let names: BTreeSet<&str> = rules.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), rules.len(), "a name is given twice");
    assert!(rules.iter().all(|rule| !rule.example.is_empty() && !rule.counter_example.is_empty()));
}

#[test]
fn every_rule_of_reported_speech_has_its_examples() {
    let rows: BTreeSet<&str> = include_str!("cases/quote_rules.tsv").lines().filter_map(|row| row.split('\t').next()).collect();
    for (path, code) in library().iter().filter(|(path, _)| path.starts_with("src/quotes")) {
        let missing: Vec<_> = rule_names(code).into_iter().filter(|name| !rows.contains(name)).collect();
        assert!(missing.is_empty(), "{} has rules without examples: {missing:?}", path.display());
    }
}

#[test]
fn lexicon_files_are_sorted_and_unique_and_name_source_and_licence() {
    const LICENCES: [&str; 8] = ["own", "MIT", "Apache-2.0", "CC0", "CC BY", "public domain", "Unicode-3.0", "PDDL"];
    for (path, text) in files("src/lexicon/en", "tsv") {
        let (header, rows): (Vec<&str>, Vec<&str>) = text.lines().filter(|line| !line.is_empty()).partition(|line| line.starts_with('#'));
        let header = header.join("\n");
        assert!(header.contains("Source:") && LICENCES.iter().any(|licence| header.contains(licence)), "{}: no source", path.display());
        let keys: Vec<&str> = rows.iter().map(|row| row.split('\t').next().unwrap_or_default()).collect();
        let wrong = keys.windows(2).find(|pair| pair[0].as_bytes() >= pair[1].as_bytes());
        assert!(wrong.is_none(), "{}: {:?} is not sorted or stands twice", path.display(), wrong);
    }
}

#[test]
fn words_of_the_language_lie_in_lexicon_files_not_in_folders_of_code() {
    for (path, _) in files("src", "tsv") {
        assert!(path.starts_with("src/lexicon"), "{} is language data outside the lexicon", path.display());
    }
}

#[test]
fn the_text_is_never_changed() {
    let article = "\u{feff}  Zoe\u{308} Ortiz said “no”. \r\n\r\n\u{a0}Nobody\tanswered.  \n\n";
    let analysis = analyze(article);
    let sentences: Vec<&str> = analysis.sentences.iter().map(|sentence| sentence.span.of(article)).collect();
    assert_eq!(sentences, ["Zoe\u{308} Ortiz said “no”.", "Nobody\tanswered."]);
}

#[test]
fn what_overlapped_has_been_settled() {
    for analysis in articles().iter().map(|article| analyze(article)) {
        let mentions: Vec<Span<Byte>> = analysis.mentions.iter().map(|mention| mention.span).collect();
        let timexes: Vec<Span<Byte>> = analysis.timexes.iter().map(|timex| timex.span).collect();
        let sentences: Vec<Span<Byte>> = analysis.sentences.iter().map(|sentence| sentence.span).collect();
        for spans in [mentions, timexes, sentences] {
            assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "two of one kind overlap");
        }
    }
}

#[test]
fn meaning_travels_as_types_until_it_is_published() {
    for (path, code) in library().iter().filter(|(path, _)| ["dates", "quotes"].iter().any(|s| path.starts_with(Path::new("src").join(s))))
    {
        let field = code.lines().find(|line| line.trim_start().starts_with("pub ") && line.trim_end().ends_with(": String,"));
        assert!(field.is_none(), "{} keeps meaning in a string: {}", path.display(), field.unwrap_or_default());
    }
}

#[test]
fn a_paragraph_is_read_alone_as_it_is_read_among_others() {
    for article in articles() {
        let whole = text::read(&article);
        for paragraph in &whole.paragraphs {
            let alone = text::read(whole.str(paragraph.span));
            let moved = |token: &text::Token| (token.span.start + paragraph.span.start, token.key, token.kind, token.shape);
            let among = |token: &text::Token| (token.span.start, token.key, token.kind, token.shape);
            assert!(alone.tokens.iter().map(moved).eq(whole.tokens[paragraph.tokens.clone()].iter().map(among)));
        }
    }
}
