//! Labels for the unlabelled news: what teachers say, held to the links that the text has.
//!
//! A link whose text is the title of its article is a name from its first to its last word; the teachers only say of which type.
//! Tokens of which they are not sure stay open.

use copydesk::Span as ByteSpan;
use copydesk::analysis::EntityType;
use copydesk::model::decode::{self, KINDS, Scores};
use copydesk::model::labels::OUTSIDE;

use crate::corpora::{Kinds, Labelled, Linked};
use crate::examples::{Example, FREE, Mask, Soft, mark_name};
use crate::repair::{Repair, bit};

/// A label counts as sure from this share on.
const SURE: f32 = 0.7;

/// The linked items as texts of which nothing is known.
pub fn texts(linked: &[Linked]) -> Vec<Labelled> {
    let text = |item: &Linked| Labelled { set: "wp_current_events".into(), text: item.text.clone(), spans: Vec::new(), known: 0 };
    linked.iter().map(text).collect()
}

/// Labels every example by what its teachers say and by its links.
pub fn label(examples: &mut [Example<'_>], linked: &[Linked], repair: &Repair) {
    let flat = [[0; KINDS]; KINDS];
    let (mut tokens, mut open) = (0, 0);
    for (example, item) in examples.iter_mut().zip(linked) {
        let linked = link_masks(example, item, repair);
        let mut masks = vec![1 << OUTSIDE; linked.len()];
        for run in &example.reading.runs {
            let score = |soft: &Soft, mask: Mask| -> Scores {
                std::array::from_fn(|label| if mask >> label & 1 == 1 { logarithm(soft[label]) } else { FORBIDDEN })
            };
            let scores: Vec<Scores> = run.clone().map(|index| score(&example.soft[index], linked[index])).collect();
            for (at, label) in run.clone().zip(decode::best(&scores, &flat)) {
                let share = within(&example.soft[at], linked[at], label);
                masks[at] = if share >= SURE { 1 << label } else { linked[at] };
                tokens += 1;
                open += usize::from(share < SURE);
            }
        }
        for (soft, mask) in example.soft.iter_mut().zip(&linked) {
            constrain(soft, *mask);
        }
        example.masks = masks;
    }
    eprintln!("silver: {tokens} candidates, {open} left open");
}

const FORBIDDEN: i32 = -(1 << 24);

/// About the logarithm of a share, in 256ths of a doubling.
fn logarithm(share: u8) -> i32 {
    let share = i32::from(share.max(1));
    let doublings = share.ilog2();
    doublings as i32 * 256 + ((share * 256) >> doublings) - 256
}

/// The share of `label` among the allowed labels.
fn within(soft: &Soft, mask: Mask, label: usize) -> f32 {
    let all: u32 = soft.iter().enumerate().filter(|(label, _)| mask >> label & 1 == 1).map(|(_, share)| u32::from(*share)).sum();
    f32::from(soft[label]) / all.max(1) as f32
}

/// Leaves only what a link allows, unless the teachers leave nothing to that.
fn constrain(soft: &mut Soft, mask: Mask) {
    let all: u32 = soft.iter().enumerate().filter(|(label, _)| mask >> label & 1 == 1).map(|(_, share)| u32::from(*share)).sum();
    for (label, share) in soft.iter_mut().enumerate() {
        let allowed = mask >> label & 1 == 1;
        *share = if allowed && all >= LEAST { (u32::from(*share) * 255 / all) as u8 } else { 0 };
    }
}

/// Shares below this, of 255, say nothing.
const LEAST: u32 = 5;

fn link_masks(example: &Example<'_>, item: &Linked, repair: &Repair) -> Vec<Mask> {
    let mut masks = vec![FREE; example.document.tokens.len()];
    let offsets: Vec<usize> = item.text.char_indices().map(|(at, _)| at).chain([item.text.len()]).collect();
    for link in &item.links {
        let (start, end) = (offsets[link.start], offsets[link.end]);
        let name = &item.text[start..end];
        let Some(kinds) = kinds(name, &link.title).filter(|_| !repair.is_nationality(name)) else { continue };
        let tokens = example.document.tokens_in(ByteSpan::new(start as u32, end as u32));
        let covered = example.document.span(tokens.clone());
        if covered.start as usize == start && covered.end as usize == end {
            mark_name(&example.reading, tokens, kinds, &mut masks);
        }
    }
    masks
}

/// What follows an article's name in brackets, and the type of what it then is.
const QUALIFIERS: [(&str, EntityType); 12] = [
    ("city", EntityType::Gpe),
    ("company", EntityType::Org),
    ("country", EntityType::Gpe),
    ("department", EntityType::Gpe),
    ("footballer", EntityType::Person),
    ("militant group", EntityType::Org),
    ("military", EntityType::Org),
    ("political party", EntityType::Org),
    ("politician", EntityType::Person),
    ("province", EntityType::Gpe),
    ("state", EntityType::Gpe),
    ("union territory", EntityType::Gpe),
];

/// The types that a link's text may have as a name; `None` where it need not be one. A country linked to its team is the team.
fn kinds(name: &str, title: &str) -> Option<Kinds> {
    if !name.starts_with(char::is_uppercase) {
        return None;
    }
    let (plain, qualifier) = title.split_once(" (").unwrap_or((title, ""));
    let capitalized = name.split(' ').all(|word| word.len() <= 3 || word.starts_with(|first: char| !first.is_lowercase()));
    if capitalized && title.starts_with(name) && is_team(plain) {
        return Some(bit(EntityType::Org));
    }
    if capitalized && title.starts_with("20") && title.get(5..).is_some_and(|rest| rest == name) {
        return Some(bit(EntityType::Event));
    }
    if plain.split_once(", ").is_some_and(|(place, _)| place == name) {
        return Some(bit(EntityType::Gpe) | bit(EntityType::Loc) | bit(EntityType::Fac));
    }
    if plain != name || !name.contains(' ') && name.len() < 4 {
        return None;
    }
    let known = QUALIFIERS.iter().find(|(word, _)| qualifier.strip_suffix(')') == Some(word));
    Some(known.map_or(Kinds::MAX, |(_, kind)| bit(*kind)))
}

fn is_team(title: &str) -> bool {
    title.ends_with(" team") && title.contains(" national ") || title.ends_with(" F.C.") || title.ends_with(" FC")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_tells_where_a_name_is_and_often_what() {
        assert_eq!(kinds("Oslo", "Oslo"), Some(Kinds::MAX));
        assert_eq!(kinds("Norway", "Norway national football team"), Some(bit(EntityType::Org)));
        assert_eq!(kinds("Georgia", "Georgia (country)"), Some(bit(EntityType::Gpe)));
        assert_eq!(kinds("World Cup", "2026 World Cup"), Some(bit(EntityType::Event)));
        assert_eq!(kinds("tariffs", "Tariff"), None);
        assert_eq!(kinds("Norwegian", "Norway"), None);
    }
}
