//! The only conversion of byte offsets into the units that leave the crate.

use std::marker::PhantomData;

use crate::span::{Byte, Exported, Span};

/// Bytes between two checkpoints: the most that one conversion has to walk.
const STRIDE: usize = 128;

/// Converts byte offsets of one text into offsets in `U`.
///
/// Built in one pass; one conversion walks at most 128 bytes. A text of ASCII alone needs no table.
///
/// ```
/// use copydesk::{OffsetMap, Span, span::{CodePoint, Utf16}};
///
/// let text = "🙂 Ayr";
/// assert_eq!(OffsetMap::<Utf16>::new(text).span(Span::new(5, 8)), Span::new(3, 6));
/// assert_eq!(OffsetMap::<CodePoint>::new(text).span(Span::new(5, 8)), Span::new(2, 5));
/// ```
#[derive(Debug)]
pub struct OffsetMap<'t, U: Exported> {
    text: &'t str,
    /// For each multiple of `STRIDE`: the first character boundary at or after it, in bytes and in `U`. Empty for ASCII.
    checkpoints: Vec<(u32, u32)>,
    unit: PhantomData<U>,
}

impl<'t, U: Exported> OffsetMap<'t, U> {
    /// The map of `text`; linear in its length.
    pub fn new(text: &'t str) -> Self {
        let checkpoints = if text.is_ascii() { Vec::new() } else { checkpoints::<U>(text) };
        OffsetMap { text, checkpoints, unit: PhantomData }
    }

    /// The offset in `U` of the character that starts at byte `offset`, or of the text's end.
    ///
    /// # Panics
    /// When `offset` is not a character boundary of the text.
    pub fn offset(&self, offset: u32) -> u32 {
        if self.checkpoints.is_empty() {
            return offset;
        }
        let before = match self.checkpoints[offset as usize / STRIDE] {
            checkpoint if checkpoint.0 <= offset => checkpoint,
            _ => self.checkpoints[offset as usize / STRIDE - 1],
        };
        before.1 + units::<U>(&self.text[before.0 as usize..offset as usize])
    }

    /// The same span, counted in `U`.
    pub fn span(&self, span: Span<Byte>) -> Span<U> {
        Span::new(self.offset(span.start), self.offset(span.end))
    }
}

fn checkpoints<U: Exported>(text: &str) -> Vec<(u32, u32)> {
    let mut checkpoints = Vec::with_capacity(text.len() / STRIDE + 1);
    let mut unit = 0;
    for (byte, character) in text.char_indices() {
        if byte >= checkpoints.len() * STRIDE {
            checkpoints.push((byte as u32, unit));
        }
        unit += U::width(character);
    }
    if text.len() >= checkpoints.len() * STRIDE {
        checkpoints.push((text.len() as u32, unit));
    }
    checkpoints
}

fn units<U: Exported>(text: &str) -> u32 {
    text.chars().map(U::width).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::{CodePoint, Utf16};

    fn check(text: &str) {
        let utf16 = OffsetMap::<Utf16>::new(text);
        let points = OffsetMap::<CodePoint>::new(text);
        let boundaries = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
        for byte in boundaries {
            assert_eq!(utf16.offset(byte as u32) as usize, text[..byte].encode_utf16().count());
            assert_eq!(points.offset(byte as u32) as usize, text[..byte].chars().count());
        }
    }

    #[test]
    fn every_boundary_converts_as_counting_from_the_start_does() {
        for text in ["", "a", "é", "👩‍👩‍👧 and “quotes”", &"x".repeat(1000), &"é".repeat(500), &"🙂a".repeat(300), &("a".repeat(127) + "🙂")]
        {
            check(text);
        }
    }
}
