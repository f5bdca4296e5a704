//! One name in two spellings.

use std::collections::HashMap;

use super::Check;
use crate::analysis::{Analysis, Entity, EntityType, Finding};
use crate::links::Name;
use crate::span::{Byte, Span};
use crate::text::Document;

/// See the module.
pub const CHECK: Check = Check {
    rule: "names.spelled-two-ways",
    example: "President Volodymyr Zelenskyy spoke in Paris. Reporters asked Volodymyr Zelensky about money.",
    counter_example: "President Volodymyr Zelenskyy spoke in Paris. VOLODYMYR ZELENSKYY was late, and Zelenskyy knew it.",
    find,
};

/// One finding for each later spelling of a name that stands in the text in another spelling before.
fn find(document: &Document<'_>, analysis: &Analysis<Byte>, findings: &mut Vec<Finding<Byte>>) {
    for entity in analysis.entities.iter().filter(|entity| !entity.aliases.is_empty() && entity.kind != EntityType::Norp) {
        let mut first_with: HashMap<String, Span<Byte>> = HashMap::new();
        let mut seen: HashMap<String, Span<Byte>> = HashMap::new();
        for span in spans(analysis, entity) {
            let written = plain(document.str(span));
            if seen.insert(written.clone(), span).is_some() {
                continue;
            }
            let first = *first_with.entry(Name::fold(document.str(span)).skeleton()).or_insert(span);
            if plain(document.str(first)) != written {
                let (now, before) = (document.str(span), document.str(first));
                let message = format!("“{now}” here, “{before}” before: is one of the spellings wrong?");
                findings.push(Finding { rule: CHECK.rule, message, spans: vec![span, first], suggestion: Some(before.to_string()) });
            }
        }
    }
}

fn spans(analysis: &Analysis<Byte>, entity: &Entity) -> impl Iterator<Item = Span<Byte>> {
    entity.mentions.iter().map(|&index| analysis.mentions[index as usize].span)
}

/// What a name is without what conventions change: capitals, periods, line breaks, an article in front, the style of apostrophes.
fn plain(name: &str) -> String {
    let words = name.split_whitespace().filter(|word| !word.eq_ignore_ascii_case("the"));
    words.collect::<Vec<_>>().join(" ").replace('.', "").replace('’', "'").to_lowercase()
}
