//! Mentions and entities on single sentences, by rule, and the floor under the gold set.

use copydesk::pipeline::NameSources;
use copydesk::{Analyzer, Options, analysis::Entity};
use copydesk_evaluation::gold;

/// The marked text again, as the analysis sees it.
fn marked(text: &str, mentions: &[copydesk::analysis::Mention<copydesk::span::Byte>]) -> String {
    let mut out = String::new();
    let mut at = 0;
    for mention in mentions {
        out.push_str(&text[at..mention.span.start as usize]);
        out.push_str(&format!("[{} {}]", format!("{:?}", mention.kind).to_uppercase(), mention.span.of(text)));
        at = mention.span.end as usize;
    }
    out + &text[at..]
}

/// The rows of a case file.
fn rows(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| line.split('\t').collect())
}

/// `rule` finds a name in the text; `!rule` finds none. Either way the marks are all that rules find.
fn check(rule: &str, expected: &str) -> Result<(), String> {
    let text = gold::read(expected).text;
    let analysis = Analyzer::new().names_from(NameSources::Rules).analyze(&text, &Options::default());
    let found = marked(&text, &analysis.mentions);
    let rules: Vec<&str> = analysis.mentions.iter().map(|mention| mention.rule).collect();
    let fires = rules.contains(&rule.trim_start_matches('!'));
    if found != expected || fires == rule.starts_with('!') {
        return Err(format!("{rule}\n  expected {expected}\n  found    {found}\n  by {rules:?}"));
    }
    Ok(())
}

#[test]
fn every_case_is_marked_as_written() {
    let wrong: Vec<String> = rows(include_str!("cases/entities.tsv")).filter_map(|row| check(row[0], row[1]).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_an_example_and_a_counter_example() {
    let cases: Vec<&str> = rows(include_str!("cases/entities.tsv")).map(|row| row[0]).collect();
    for rule in copydesk::rules::mentions() {
        assert!(cases.contains(&rule), "{rule} has no example");
        assert!(cases.contains(&format!("!{rule}").as_str()), "{rule} has no counter-example");
    }
}

/// "Jane Roe = Roe (mayor)": an entity, its other forms and its role.
fn described(entity: &Entity) -> String {
    let forms: Vec<&str> = std::iter::once(entity.name.as_str()).chain(entity.aliases.iter().map(String::as_str)).collect();
    let role = entity.role.as_ref().map(|role| format!(" ({role})")).unwrap_or_default();
    forms.join(" = ") + &role
}

#[test]
fn every_text_has_the_entities_written_beside_it() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("cases/aliases.tsv")) {
        let analysis = Analyzer::new().names_from(NameSources::Rules).analyze(row[0], &Options::default());
        let found: Vec<String> = analysis.entities.iter().map(described).collect();
        if found.join("; ") != row[1] {
            wrong.push(format!("{}\n  expected {}\n  found    {}", row[0], row[1], found.join("; ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_text_has_the_amounts_written_beside_it() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("cases/amounts.tsv")) {
        let analysis = Analyzer::new().names_from(NameSources::Rules).analyze(row[0], &Options::default());
        let amounts =
            analysis.mentions.iter().filter_map(|mention| Some(format!("{} = {}", mention.span.of(row[0]), mention.value.as_ref()?)));
        let found = amounts.collect::<Vec<_>>().join("; ");
        if found != row[1] {
            wrong.push(format!("{}\n  expected {}\n  found    {found}", row[0], row[1]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_gold_set_keeps_its_floor() {
    let (table, _) = gold::measure(&Analyzer::new()).expect("the gold set lies in the repository");
    let (core, all) = (table["core"].exact_f1(), table["all"].exact_f1());
    assert!(core >= 90.0, "core is {core:.2}");
    assert!(all >= 90.0, "all is {all:.2}");
}
