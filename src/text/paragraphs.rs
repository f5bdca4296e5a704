//! Lines into paragraphs, and what kind each is.

use super::Document;
use crate::span::{Byte, Span};

/// The paragraphs of `text`: its lines, without line ends and without white space around them; blank lines are left out.
pub fn split(text: &str) -> impl Iterator<Item = Span<Byte>> {
    let mut start = 0;
    text.split(['\n', '\r', '\u{2028}', '\u{2029}']).filter_map(move |line| {
        let line_start = start;
        let separator = text[line_start + line.len()..].chars().next().map_or(0, char::len_utf8);
        start = line_start + line.len() + separator;
        let content = line.trim();
        let content_start = line_start + (line.len() - line.trim_start().len());
        (!content.is_empty()).then(|| Span::new(content_start as u32, (content_start + content.len()) as u32))
    })
}

/// Gives each paragraph its kind, and marks those that repeat an earlier one.
pub fn classify(_document: &mut Document<'_>) {}
