//! Rules whose examples lie in a file: each finds its example and not its counter-example.

use std::collections::BTreeSet;

use copydesk::{Analyzer, Options};

/// The rules that made something of `text`, published on Wednesday 1 March 2023.
fn rules(text: &str) -> BTreeSet<&'static str> {
    let options = Options { created: Some("2023-03-01".parse().expect("a date")), ..Options::default() };
    let analysis = Analyzer::new().analyze(&text.replace('¶', "\n"), &options);
    let quotes = analysis.quotes.iter().map(|quote| quote.rule);
    let quotes = quotes.chain(analysis.quoted_words.iter().map(|words| words.rule));
    quotes.chain(analysis.timexes.iter().map(|timex| timex.rule)).chain(analysis.mentions.iter().map(|mention| mention.rule)).collect()
}

#[test]
fn every_rule_of_reported_speech_finds_its_example_and_not_its_counter_example() {
    let rows = include_str!("cases/quote_rules.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut wrong = Vec::new();
    for row in rows {
        let [rule, example, counter_example] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("three columns: {row}") };
        if !rules(example).contains(rule) {
            wrong.push(format!("{rule} does not find {example}: {:?}", rules(example)));
        }
        if rules(counter_example).contains(rule) {
            wrong.push(format!("{rule} finds {counter_example}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
