//! How quotes are read. The cases lie in `tests/cases/quotes`.

use copydesk::analysis::Quote;
use copydesk::span::{Byte, Span};
use copydesk::{Analysis, Analyzer, Options};

fn read(text: &str) -> Analysis {
    Analyzer::new().analyze(text, &Options::default())
}

/// "direct | Lena Ortiz | said | It leaks, / It has for years.", with what was not said at the end.
fn line(text: &str, quote: &Quote<Byte>) -> String {
    let words = |span: Span<Byte>| span.of(text).replace('\n', "¶");
    let name = |name: serde_json::Value| name.as_str().unwrap_or_default().to_string();
    let content: Vec<String> = quote.content.iter().map(|span| words(*span)).collect();
    let mut columns = vec![
        name(serde_json::json!(quote.kind)),
        quote.source.map_or("-".into(), words),
        quote.cue.map_or("-".into(), words),
        content.join(" / "),
    ];
    columns.extend(quote.stance.map(|stance| name(serde_json::json!(stance))));
    columns.join(" | ")
}

/// Compares each case of `file` with what is read in it.
fn check(file: &str) {
    let mut wrong = Vec::new();
    for case in file.split("\n\n").filter(|case| !case.starts_with('#')) {
        let mut lines = case.lines();
        let text = lines.next().unwrap_or_default().replace('¶', "\n");
        let expected: Vec<&str> = lines.filter_map(|line| line.strip_prefix("= ")).collect();
        let analysis = read(&text);
        let found: Vec<String> = analysis.quotes.iter().map(|quote| line(&text, quote)).collect();
        if expected != found {
            let rules: Vec<&str> = analysis.quotes.iter().map(|quote| quote.rule).collect();
            wrong.push(format!("{text}\n  expected {expected:#?}\n  found    {found:#?} by {rules:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} cases\n{}", wrong.len(), wrong.join("\n"));
}

macro_rules! cases {
    ($($name:ident $file:literal)*) => { $(
        #[test]
        fn $name() {
            check(include_str!(concat!("cases/quotes/", $file, ".txt")));
        }
    )* };
}

cases! {
    cues_stand_before_after_and_inside "order"
    quotations_without_a_cue_go_to_the_speaker_before "floating"
    clauses_end_where_they_end "clauses"
    mixed_quotes_take_their_whole_clause "mixed"
    sources_keep_role_and_appositive "sources"
    marks_of_every_style_are_paired "marks"
    what_was_not_said_is_flagged "qualified"
    terms_titles_and_measures_are_no_quotes "negatives"
    a_noun_phrase_and_a_verb_behind_a_quotation_report_it "tags"
    turns_of_a_transcript_are_quotes_without_marks "transcripts"
    marks_of_forty_desks_are_read "styles"
    classes_of_sentences_that_were_once_misread "classes"
    sentences_of_four_newsrooms_are_read "newsrooms"
}

#[test]
fn speakers_are_known_or_stay_unknown() {
    for case in include_str!("cases/quotes/speakers.txt").split("\n\n").filter(|case| !case.starts_with('#')) {
        let mut lines = case.lines();
        let text = lines.next().unwrap_or_default().replace('¶', "\n");
        let analysis = read(&text);
        let name = |quote: &Quote<Byte>| quote.speaker.map_or("-", |entity| &analysis.entities[entity as usize].name).to_string();
        let source = |quote: &Quote<Byte>| quote.source.map_or("-", |source| source.of(&text)).to_string();
        let found: Vec<String> = analysis.quotes.iter().map(|quote| format!("= {} | {}", name(quote), source(quote))).collect();
        assert_eq!(found, lines.collect::<Vec<_>>(), "{text}");
    }
}

#[test]
fn what_an_editor_should_look_at_in_quotes_is_found_and_nothing_else() {
    for case in include_str!("cases/quotes/findings.txt").split("\n\n").filter(|case| !case.starts_with('#')) {
        let mut lines = case.lines();
        let text = lines.next().unwrap_or_default().replace('¶', "\n");
        let findings = read(&text).findings;
        let quotes = findings.iter().filter(|finding| finding.rule.starts_with("quote."));
        let found: Vec<String> = quotes.map(|finding| format!("! {} | {}", finding.rule, finding.spans[0].of(&text))).collect();
        assert_eq!(found, lines.collect::<Vec<_>>(), "{text}");
    }
}

#[test]
fn words_in_marks_that_nobody_says_are_a_kind_of_their_own() {
    for (text, expected) in [
        ("The film “Night Boat” opens on Friday.", "title Night Boat"),
        ("Jim “Duke” Hale won the race.", "nickname Duke"),
        ("The so-called “peace bridge” is old.", "term peace bridge"),
        ("The river, known as “the cut”, is low.", "term the cut"),
        ("For years the “fiscal cliff” loomed.", "scare fiscal cliff"),
        ("“We are broke,” Mayor Lena Ortiz said.", ""),
        ("The 12\" pipe was 5'9\" long in the ’90s.", ""),
    ] {
        let words = read(text).quoted_words;
        let kind = |kind| serde_json::json!(kind).as_str().unwrap_or_default().to_string();
        let found: Vec<String> = words.iter().map(|words| format!("{} {}", kind(words.kind), words.span.of(text))).collect();
        assert_eq!(found.join("; "), expected, "{text}");
    }
}

#[test]
fn a_text_of_marks_alone_is_read() {
    for mark in ["“", "\"", "'", "‘", "”", "«"] {
        let text = mark.repeat(30_000);
        assert!(read(&text).quotes.len() <= 30_000);
    }
}

/// Whether the quote is by whom the gold set says: an entity whose name holds the words, or a source that does.
fn is_by(text: &str, analysis: &Analysis, quote: &Quote<Byte>, wanted: &str) -> bool {
    let source = quote.source.map_or("", |source| source.of(text)).to_lowercase();
    match (wanted.strip_prefix('~'), quote.speaker) {
        (Some("according"), speaker) => speaker.is_none() && quote.rule == "quote.according-to",
        (Some(words), speaker) => speaker.is_none() && source.contains(&words.to_lowercase()),
        (None, Some(speaker)) => analysis.entities[speaker as usize].name.contains(wanted),
        (None, None) => false,
    }
}

#[test]
fn speakers_of_whole_articles_are_found() {
    let (mut right, mut all, mut wrong) = (0, 0, Vec::new());
    for article in include_str!("cases/quotes/articles.txt").split("## ").skip(1) {
        let rows: Vec<(&str, &str)> = article.lines().filter_map(|line| line.split_once(" @ ")).collect();
        let text = rows.iter().map(|(_, text)| *text).collect::<Vec<_>>().join("\n");
        let analysis = read(&text);
        let mut end = 0;
        for (speakers, paragraph) in rows {
            let start = end;
            end += paragraph.len() as u32 + 1;
            let here = analysis.quotes.iter().filter(|quote| (start..end).contains(&quote.content[0].start));
            let mut pieces: Vec<_> = here.flat_map(|quote| quote.content.iter().map(move |span| (span.start, quote))).collect();
            pieces.sort_by_key(|(start, _)| *start);
            for (index, wanted) in speakers.split("; ").enumerate() {
                all += 1;
                match pieces.get(index).is_some_and(|(_, quote)| is_by(&text, &analysis, quote, wanted)) {
                    true => right += 1,
                    false => wrong.push(format!("{wanted} in {paragraph}")),
                }
            }
        }
    }
    println!("{right} of {all}");
    assert!(all >= 150 && right * 100 >= all * 94, "{right} of {all} speakers\n{}", wrong.join("\n"));
}
