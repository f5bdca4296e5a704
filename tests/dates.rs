//! How dates are read. The cases lie in `tests/cases/dates`, one a line; each is a sentence that a journalist could have written.

use copydesk::analysis::Timex;
use copydesk::span::Byte;
use copydesk::{Analyzer, DayOrder, Options};
use proptest::prelude::*;

/// The publication date of the texts that shall have no date.
const FRIDAY: &str = "2013-03-22";

fn rows(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| line.split('\t').collect())
}

fn read(text: &str, created: &str) -> Vec<Timex<Byte>> {
    Analyzer::new().analyze(text, &Options { created: created.parse().ok(), ..Options::default() }).timexes
}

/// Compares each case of `file` with what is read in it.
fn check(file: &'static str) {
    let wrong: Vec<String> = rows(file).filter_map(|row| difference(&row)).collect();
    assert!(wrong.is_empty(), "{} cases\n{}", wrong.len(), wrong.join("\n"));
}

fn difference(row: &[&str]) -> Option<String> {
    let [marked, created, expected @ ..] = row else { panic!("{row:?}") };
    let text = marked.replace(['[', ']'], "");
    let (start, end) = (marked.find('[')? as u32, marked.find(']')? as u32 - 1);
    let timexes = read(&text, created);
    let found = timexes.iter().find(|timex| (timex.span.start, timex.span.end) == (start, end)).map(columns);
    let same = found.as_ref().is_some_and(|found| found == expected);
    (!same).then(|| format!("{marked}\n  expected {expected:?}\n  found    {found:?} of {}", spans(&text, &timexes)))
}

/// Type, value, mod, and how much of the value the text states.
fn columns(timex: &Timex<Byte>) -> Vec<String> {
    let name = |name: serde_json::Value| name.as_str().unwrap_or("-").to_owned();
    let known = match (&timex.value, timex.stated) {
        (None, _) => "open",
        (Some(_), true) => "stated",
        (Some(_), false) => "inferred",
    };
    let value = timex.value.clone().unwrap_or_else(|| "-".to_owned());
    vec![name(serde_json::json!(timex.kind)), value, name(serde_json::json!(timex.modifier)), known.to_owned()]
}

/// What was found, each with the rule that found it.
fn spans(text: &str, timexes: &[Timex<Byte>]) -> String {
    timexes.iter().map(|timex| format!("[{}] by {}", timex.span.of(text), timex.rule)).collect::<Vec<_>>().join(", ")
}

macro_rules! cases {
    ($($name:ident $file:literal)*) => { $(
        #[test]
        fn $name() {
            check(include_str!(concat!("cases/dates/", $file, ".tsv")));
        }
    )* };
}

cases! {
    calendar_dates_are_read "calendar"
    relative_dates_count_from_the_anchor "relative"
    names_of_times_are_resolved "named"
    clock_times_are_read "clock"
    lengths_are_read "durations"
    recurring_times_are_read "sets"
    vague_times_are_read "references"
    holidays_fall_on_their_days "holidays"
    weekdays_follow_the_tense "weekdays"
    months_follow_the_tense "months"
    amounts_are_read "numbers"
    seasons_are_read "seasons"
    newspapers_of_many_countries_are_read "news"
    every_pattern_of_the_notes_has_its_value "patterns"
    without_an_anchor_nothing_is_invented "unresolved"
}

#[test]
fn texts_without_a_date_have_none() {
    let texts = rows(include_str!("cases/dates/negatives.tsv"));
    let wrong: Vec<String> = texts
        .map(|row| (row[0], read(row[0], FRIDAY)))
        .filter(|(_, timexes)| !timexes.is_empty())
        .map(|(text, timexes)| format!("{text}: {}", spans(text, &timexes)))
        .collect();
    assert!(wrong.is_empty(), "{} cases\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn two_readings_of_a_numeric_date_are_both_kept() {
    let found = read("Filed on 03/04/2023 in Leeds.", FRIDAY);
    assert_eq!(
        (found[0].value.as_deref(), found[0].alternatives.as_slice()),
        (None, &["2023-03-04".to_owned(), "2023-04-03".to_owned()][..])
    );
}

#[test]
fn an_option_or_the_text_settles_the_order_of_day_and_month() {
    let value =
        |text: &str, day_order| Analyzer::new().analyze(text, &Options { day_order, ..Options::default() }).timexes[0].value.clone();
    let text = "Filed on 03/04/2023 in Leeds.";
    assert_eq!(value(text, DayOrder::DayFirst).as_deref(), Some("2023-04-03"));
    assert_eq!(value(text, DayOrder::MonthFirst).as_deref(), Some("2023-03-04"));
    assert_eq!(value("Filed on 03/04/2023, heard on 25/04/2023.", DayOrder::Open).as_deref(), Some("2023-04-03"));
}

#[test]
fn a_time_in_another_zone_may_fall_on_another_day() {
    let text = "It struck at 23:30 GMT on the coast.";
    let options = Options { created: "2023-03-01".parse().ok(), zone: Some(60), ..Options::default() };
    let timex = &Analyzer::new().analyze(text, &options).timexes[0];
    assert_eq!((timex.value.as_deref(), timex.from.as_deref()), (Some("2023-03-01T23:30"), Some("2023-03-02")));
}

/// The elements of a TimeML document: name and attributes of each start tag, in order.
fn start_tags(xml: &str) -> Vec<(&str, Vec<(&str, &str)>)> {
    let tags =
        xml.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag).filter(|tag| !tag.starts_with(['/', '?']));
    tags.map(|tag| {
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let pairs = attributes.split("\" ").filter(|pair| !pair.is_empty());
        (name, pairs.map(|pair| pair.trim_end_matches('"').split_once("=\"").expect(pair)).collect())
    })
    .collect()
}

/// What the consistency schema of the TempEval-3 toolkit (`tml-min-consistency.xsd`) asks of a TIMEX3 element.
const TIMEX3: &[(&str, &[&str])] = &[
    ("tid", &[]),
    ("type", &["DATE", "TIME", "DURATION", "SET"]),
    ("value", &[]),
    (
        "mod",
        &[
            "BEFORE",
            "AFTER",
            "ON_OR_BEFORE",
            "ON_OR_AFTER",
            "LESS_THAN",
            "MORE_THAN",
            "EQUAL_OR_LESS",
            "EQUAL_OR_MORE",
            "START",
            "MID",
            "END",
            "APPROX",
        ],
    ),
    ("temporalFunction", &["true", "false"]),
    ("functionInDocument", &["CREATION_TIME", "NONE"]),
    // An IDREF: of the elements that we refer to there is one.
    ("anchorTimeID", &["t0"]),
];

#[test]
fn a_timeml_document_is_one_that_the_tempeval_3_toolkit_reads() {
    let text = "\nR&D fell about 3% in late 2022, “but <not> for long\", she said on Friday.\n\nEvery Monday at 9:30 a.m., for two years, they met.\n";
    let options = Options { created: FRIDAY.parse().ok(), ..Options::default() };
    let written = copydesk::export::timeml::timeml(&Analyzer::new().analyze(text, &options), text, "a & b");

    let timexes: Vec<_> =
        start_tags(&written).into_iter().filter(|(name, _)| *name == "TIMEX3").map(|(_, attributes)| attributes).collect();
    for attributes in &timexes {
        for (name, value) in attributes {
            let (_, allowed) = TIMEX3.iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("{name}"));
            assert!(!value.is_empty() && (allowed.is_empty() || allowed.contains(value)), "{name}={value}");
        }
        for required in ["tid", "type", "value"] {
            assert!(attributes.iter().any(|(name, _)| *name == required), "{required}: {attributes:?}");
        }
    }
    // The creation time is `t0` in DCT; every id is used once.
    assert!(written.contains("<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"2013-03-22\""), "{written}");
    let mut ids: Vec<&str> = timexes.iter().map(|attributes| attributes[0].1).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((ids.len(), count), (count, 6));
    // Tags apart, TEXT holds the text as it was, the new line at its beginning included: the toolkit compares by position.
    let (_, body) = written.split_once("<TEXT>").unwrap();
    let body = body.split_once("</TEXT>").unwrap().0;
    let plain: String = body.split('<').map(|part| part.split_once('>').map_or(part, |(_, words)| words)).collect();
    let plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    assert_eq!(plain, text);
}

/// Numbers that are no dates: versions, scores, prices, telephone numbers, verses, addresses, fractions.
fn number_like() -> impl Strategy<Value = String> {
    let small = 0..100u16;
    prop_oneof![
        (small.clone(), small.clone(), 0..5000u16).prop_map(|(a, b, c)| format!("version {a}.{b}.{c}")),
        (small.clone(), small.clone()).prop_map(|(a, b)| format!("won {a}-{b}")),
        (0..9000u16, small.clone()).prop_map(|(a, b)| format!("cost ${a}.{b:02}")),
        (100..999u16, 100..999u16, 1000..9999u16).prop_map(|(a, b, c)| format!("call {a}-{b}-{c}")),
        (1..150u16, 1..60u16).prop_map(|(a, b)| format!("Luke {a}:{b}")),
        (0..256u16, 0..256u16, 0..256u16, 0..256u16).prop_map(|(a, b, c, d)| format!("{a}.{b}.{c}.{d}")),
        (1..100u16, 1..100u16).prop_map(|(a, b)| format!("{a}/{b}")),
        "[0-9]{1,3}([.:-][0-9]{1,3}){0,2}",
        "[0-9]{5,12}",
        (small, 1..99u16).prop_map(|(a, b)| format!("{a}.{b} percent")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn numbers_of_other_kinds_are_no_dates(words in prop::collection::vec(number_like(), 1..4)) {
        let text = words.join(", ");
        let found = read(&text, FRIDAY);
        prop_assert!(found.is_empty(), "{}: {}", text, spans(&text, &found));
    }
}
