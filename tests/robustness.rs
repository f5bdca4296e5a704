//! Any string is legal, at any length: an Analysis each time, every span on a character boundary and, counted in UTF-16, what JavaScript's
//! `slice` cuts; every list in text order.
//!
//! Sizes are full in optimized builds (`cargo test --profile fast`) and a hundredth in debug builds.

use copydesk::span::{Byte, CodePoint, Span, Utf16};
use copydesk::text::{self, Document};
use copydesk::{Analysis, Analyzer, OffsetMap, Options};
use proptest::prelude::*;

/// `bytes` in an optimized build.
fn size(bytes: usize) -> usize {
    if cfg!(debug_assertions) { bytes / 100 } else { bytes }
}

/// `piece` again and again, at least `bytes` bytes.
fn repeated(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len() + 1)
}

fn options() -> Options {
    Options { created: Some("2023-03-01".parse().expect("a date")), ..Options::default() }
}

/// Analyzes and checks everything that must hold for any text.
fn check(text: &str) -> Analysis {
    check_document(&text::read(text));
    let analysis = Analyzer::new().analyze(text, &options());
    for list in span_lists(&analysis) {
        assert!(list.is_sorted_by_key(|span| span.start), "not in text order: {list:?}");
    }
    for finding in &analysis.findings {
        let mut spans = finding.spans.clone();
        spans.sort_by_key(|span| span.start);
        assert!(spans.is_sorted_by(|one, next| one.end <= next.start), "a finding marks words twice: {finding:?}");
    }
    check_spans(text, &analysis);
    analysis
}

/// The spans of each list, in the order of the list; the first span stands for an item of several.
fn span_lists(analysis: &Analysis) -> [Vec<Span<Byte>>; 6] {
    [
        analysis.mentions.iter().map(|mention| mention.span).collect(),
        analysis.timexes.iter().map(|timex| timex.span).collect(),
        analysis.quotes.iter().filter_map(|quote| quote.content.first().copied()).collect(),
        analysis.findings.iter().filter_map(|finding| finding.spans.first().copied()).collect(),
        analysis.paragraphs.iter().map(|paragraph| paragraph.span).collect(),
        analysis.sentences.iter().map(|sentence| sentence.span).collect(),
    ]
}

/// All spans of the analysis.
fn all_spans(analysis: &Analysis) -> Vec<Span<Byte>> {
    let inner = analysis.quotes.iter().flat_map(|quote| quote.content.iter().chain(&quote.cue).chain(&quote.source));
    let findings = analysis.findings.iter().flat_map(|finding| &finding.spans);
    let stated = analysis.created.and_then(|created| created.stated_at);
    span_lists(analysis).into_iter().flatten().chain(inner.copied()).chain(findings.copied()).chain(stated).collect()
}

fn check_spans(text: &str, analysis: &Analysis) {
    let (map, units) = (OffsetMap::<Utf16>::new(text), text.encode_utf16().collect::<Vec<u16>>());
    for span in all_spans(analysis) {
        assert!(span.start < span.end, "an empty span: {span:?}");
        let slice = text.get(span.start as usize..span.end as usize).expect("a span on character boundaries");
        let sliced = map.span(span);
        assert!(slice.encode_utf16().eq(units[sliced.start as usize..sliced.end as usize].iter().copied()), "{span:?} is not {sliced:?}");
    }
}

/// Tokens hold everything but blanks; sentences part the tokens, paragraphs the sentences.
fn check_document(document: &Document<'_>) {
    let mut end = 0;
    for token in &document.tokens {
        assert!(token.span.start >= end && token.span.end > token.span.start, "tokens overlap at {:?}", token.span);
        let between = &document.text[end as usize..token.span.start as usize];
        assert!(!between.contains(char::is_alphanumeric), "no token holds {between:?}");
        end = token.span.end;
    }
    let sentences = document.sentences.iter().map(|sentence| sentence.tokens.clone());
    assert!(sentences.flatten().eq(0..document.tokens.len()), "sentences do not part the tokens");
    let paragraphs = document.paragraphs.iter().map(|paragraph| paragraph.sentences.clone());
    assert!(paragraphs.flatten().eq(0..document.sentences.len()), "paragraphs do not part the sentences");
}

#[test]
fn a_text_of_nothing_gives_nothing() {
    for text in ["", " ", "\n", "\r\n\r\n", "\u{feff}", "\u{200b}\u{2028}"] {
        let analysis = check(text);
        assert!(analysis.paragraphs.is_empty() && analysis.sentences.is_empty() && analysis.mentions.is_empty(), "{text:?}");
    }
}

#[test]
fn control_characters_and_lost_characters_are_read_over() {
    for text in ["\0", "Mayor\0 Lena Ortiz\0 said “no\0”.", "\u{fffd}\u{fffd}", "“It leaks\u{fffd},” Lena Ortiz said.", "\u{1}\u{7f}\u{85}"]
    {
        check(text);
    }
}

#[test]
fn line_ends_of_all_systems_part_the_same_paragraphs() {
    let text = "The bridge is shut.\n\n“It leaks,” Lena Ortiz said on Monday.\nNobody was hurt.";
    let words = |text: &str| check(text).paragraphs.iter().map(|p| p.span.of(text).to_string()).collect::<Vec<_>>();
    assert_eq!(words(text).len(), 3);
    for line_end in ["\r\n", "\r", "\u{2028}"] {
        assert_eq!(words(&text.replace('\n', line_end)), words(text));
    }
}

#[test]
fn right_to_left_text_and_emoji_families_keep_their_offsets() {
    for text in [
        "العمدة لينا أورتيز قالت «لا» يوم الاثنين 1 مارس 2023.",
        "ראש העיר אמרה: „לא”, ביום שני.",
        "👩‍👩‍👧‍👦 said “👍🏽 yes” to 🇬🇧 Lena Ortiz on March 1, 2023 🎉.",
        "e\u{301}e\u{301}e\u{301} Zoe\u{308} Ortiz said “e\u{301}”.",
        "\u{202e}“desrever” Lena Ortiz said\u{202c} on Monday.",
    ] {
        check(text);
    }
}

#[test]
fn long_prose_is_read() {
    let article = "AYR, March 1 (Courier) — The council of Ayr shut the old bridge on Monday. “It leaks,” Mayor Lena Ortiz told the Ayr Courier \
                   (AC), “and it has for years.” Repairs cost $3.2 million, or 45 percent of the 2023 budget, she added.\n\n";
    check(&repeated(article, size(10_000_000)));
}

#[test]
fn one_long_line_is_read() {
    check(&repeated("Mayor Lena Ortiz of Ayr said on Monday that “it leaks” and Dr. Roy’s workers’ union agreed, ", size(5_000_000)));
}

/// What a text may be nothing but.
#[rustfmt::skip]
const RUNS: &[&str] = &[
    "\"", "“", "”", "'", "’", "‘", "''", "``", "A", "A ", "Ortiz ", "ORTIZ ", "(", ")", "[", ".", "...", "?", "!\" ", "-", "a-", "A-",
    "&", "A&", "a.", "U.S.", "Mr. ", "1", "1,", "1:", "1 ", "2023 ", "Monday ", "said ", "Ortiz said ", "and ", ", ", "@", "a@", "#a",
    "http://", "www.", "\u{301}", "👩\u{200d}", "🇬🇧", "\n", "\r", "a\n", "• a\n", "By Lena Ortiz\n", "(AC) ", "of the ", "“a” ", "s’ ",
    "$", "$1 ", "May ", "first ", "it fell on 12 May 2024, ", "שלום ", "\0", "\u{fffd}",
];

#[test]
fn long_runs_of_one_mark_or_word_are_read() {
    for piece in RUNS {
        check(&repeated(piece, size(1_000_000)));
    }
}

/// Pieces that news text is made of, and what breaks readers of it.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "Lena", "Ortiz", "Ayr", "AC", "(AC)", "the", "Mayor", "Mr.", "Dr.", "U.S.", "J.", "said", "told", "according to", "that", "he", "“",
    "”", "\"", "'", "’", "‘", "’s", "s’", "''", "``", ",", ".", "?", "!", "…", "--", "—", "-", ":", ";", "(", ")", "[", "]", "Monday",
    "March", "1", "2023", "5 p.m.", "last week", "$3.2 million", "45%", "three-month", "al-Shabab", "\n", "\n\n", "\r\n", "\t", "👩‍👩‍👧",
    "🇬🇧", "e\u{301}", "שלום", "مرحبا", "\u{202e}", "\0", "\u{fffd}", "𝒜", "https://example.org", "@lena", "#Ayr", "By Lena Ortiz",
    "Read more: ", "• ", "1. ", "’90s", "O’Neill", "and", "of", "in", "yesterday", "ago", "days",
];

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![9 => prop::sample::select(PIECES).prop_map(String::from), 1 => any::<char>().prop_map(String::from)]
}

fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec((piece(), prop::bool::weighted(0.7)), 0..80)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, spaced)| if spaced { piece + " " } else { piece }).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if cfg!(debug_assertions) { 150 } else { 3000 }, ..ProptestConfig::default() })]

    #[test]
    fn any_string_is_analyzed(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_soup_of_news_is_analyzed(text in soup()) {
        check(&text);
    }

    #[test]
    fn offsets_convert_as_counting_from_the_start_does(text in any::<String>()) {
        let (utf16, points) = (OffsetMap::<Utf16>::new(&text), OffsetMap::<CodePoint>::new(&text));
        for byte in text.char_indices().map(|(byte, _)| byte).chain([text.len()]) {
            prop_assert_eq!(utf16.offset(byte as u32) as usize, text[..byte].encode_utf16().count());
            prop_assert_eq!(points.offset(byte as u32) as usize, text[..byte].chars().count());
        }
    }

    #[test]
    fn what_two_spans_cover_holds_both(a in 0u32..50, b in 0u32..50, c in 0u32..50, d in 0u32..50) {
        let (one, other) = (Span::<Byte>::new(a.min(b), a.max(b)), Span::<Byte>::new(c.min(d), c.max(d)));
        let cover = one.cover(other);
        prop_assert!(cover.contains(one) && cover.contains(other));
        prop_assert_eq!(one.overlaps(other), other.overlaps(one));
        prop_assert!(cover.len() >= one.len().max(other.len()));
    }
}
