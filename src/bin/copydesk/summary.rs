//! What an article holds, in a few lines.

use copydesk::Analysis;
use copydesk::analysis::{EntityType, Timex};
use copydesk::span::Byte;

/// The summary of `analysis`.
pub fn of(text: &str, analysis: &Analysis) -> String {
    let created = analysis.created.map(|created| line("published", &[created.date.to_string()]));
    let dates: Vec<_> = analysis.timexes.iter().map(|timex| date(text, timex)).collect();
    let findings: Vec<_> = analysis.findings.iter().map(|finding| finding.message.clone()).collect();
    let lines = [
        created.unwrap_or_else(|| "published       not known; give --created YYYY-MM-DD".to_owned()),
        line("people", &named(analysis, &[EntityType::Person])),
        line("organizations", &named(analysis, &[EntityType::Org])),
        line("places", &named(analysis, &[EntityType::Gpe, EntityType::Loc, EntityType::Fac])),
        line("dates", &dates),
        line("quotes", &speakers(analysis)),
        line("look again", &findings),
    ];
    lines.join("\n")
}

fn line(title: &str, items: &[String]) -> String {
    let separator = format!("\n{:16}", "");
    let items = if items.is_empty() { "none".to_owned() } else { items.join(&separator) };
    format!("{title:<16}{items}")
}

/// Name, role and number of mentions of each entity of these kinds.
fn named(analysis: &Analysis, kinds: &[EntityType]) -> Vec<String> {
    let entities = analysis.entities.iter().filter(|entity| kinds.contains(&entity.kind));
    entities
        .map(|entity| {
            let role = entity.role.as_ref().map_or_else(String::new, |role| format!(", {role}"));
            format!("{}{role} ({})", entity.name, entity.mentions.len())
        })
        .collect()
}

fn date(text: &str, timex: &Timex<Byte>) -> String {
    let value = timex.value.as_deref().unwrap_or("not resolved");
    let inferred = timex.inferred.as_ref().map_or_else(String::new, |part| format!(" ({part})"));
    format!("{} → {value}{inferred}", timex.span.of(text).replace(['\r', '\n'], " "))
}

/// How many statements each speaker makes, in order of first appearance.
fn speakers(analysis: &Analysis) -> Vec<String> {
    let mut counts: Vec<(Option<u32>, usize)> = Vec::new();
    for quote in &analysis.quotes {
        match counts.iter_mut().find(|(speaker, _)| *speaker == quote.speaker) {
            Some((_, count)) => *count += 1,
            None => counts.push((quote.speaker, 1)),
        }
    }
    let name = |speaker: Option<u32>| speaker.map_or("no speaker", |speaker| &analysis.entities[speaker as usize].name);
    counts.into_iter().map(|(speaker, count)| format!("{} ({count})", name(speaker))).collect()
}
