//! "The bridge opened on 12 May 2024", published in 2023.

use super::Check;
use crate::analysis::{Analysis, Finding, Timex, TimexType};
use crate::dates::calendar;
use crate::links::{Direction, direction};
use crate::span::Byte;
use crate::text::Document;

pub const CHECK: Check = Check {
    rule: "date.future-in-past-tense",
    example: "The bridge opened on 12 May 2024.",
    counter_example: "The council said the bridge will open on 12 May 2024. It was planned for 2025, and tickets sold until 3 June 2023 are valid.",
    find,
};

fn find(document: &Document<'_>, analysis: &Analysis<Byte>, findings: &mut Vec<Finding<Byte>>) {
    let Some(anchor) = analysis.created else { return };
    let created = anchor.date.to_string();
    let published = calendar::in_words(anchor.date.0);
    let ahead = analysis
        .timexes
        .iter()
        .filter(|timex| timex.kind == TimexType::Date && timex.stated && timex.from.as_ref().is_some_and(|from| *from > created));
    let mut plans = Plans::default();
    findings.extend(ahead.filter(|timex| told_as_past(document, timex) && !plans.beside(document, timex)).map(|timex| Finding {
        rule: CHECK.rule,
        message: format!("“{}” is after the publication date ({published}), but the sentence tells it as past.", document.str(timex.span)),
        spans: vec![timex.span],
        suggestion: None,
    }));
}

/// Words of plans, conditions and fiction.
const AHEAD: &[&str] = &[
    "are", "be", "by", "film", "hoped", "hopes", "if", "imagined", "imagines", "is", "novel", "plan", "planned", "plans", "promised", "to",
    "until", "vowed", "want", "wanted", "wants", "will", "would",
];

/// Which sentence was searched last for words of plans, and whether it has any: a sentence is searched once, however many dates it has.
#[derive(Default)]
struct Plans(Option<(usize, bool)>);

impl Plans {
    fn beside(&mut self, document: &Document<'_>, timex: &Timex<Byte>) -> bool {
        let sentence = document.sentence_of(document.tokens_in(timex.span).start);
        let search = || document.sentences[sentence].tokens.clone().any(|at| AHEAD.contains(&document.word(at)));
        let found = self.0.filter(|(searched, _)| *searched == sentence).map_or_else(search, |(_, found)| found);
        self.0 = Some((sentence, found));
        found
    }
}

/// "opened on": a plain past verb right before the preposition.
fn told_as_past(document: &Document<'_>, timex: &Timex<Byte>) -> bool {
    let tokens = document.tokens_in(timex.span);
    let Some(verb) = tokens.start.checked_sub(2) else { return false };
    let preposition = matches!(document.word(tokens.start - 1), "on" | "in");
    let past = direction(document, &(verb + 1..tokens.end)) == Some(Direction::Past);
    let word = document.word(verb);
    let plain = word.ends_with("ed")
        || matches!(word, "opened" | "began" | "won" | "lost" | "fell" | "rose" | "left" | "met" | "came" | "went" | "took" | "happened");
    let planned = matches!(word, "planned" | "scheduled" | "expected" | "slated" | "fixed" | "moved" | "postponed" | "delayed" | "needed");
    preposition && past && plain && !planned
}
