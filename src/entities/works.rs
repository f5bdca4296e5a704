//! Titles of works between quotation marks: the film “The Long Road Home”.

use std::ops::Range;

use super::rules;
use super::runs::Reader;
use super::select::Candidate;
use crate::analysis::EntityType;
use crate::lexicon::Sign;
use crate::text::TokenKind;

/// No title has more words between its marks.
const LONGEST: usize = 10;

/// Adds the works that the sentence of these tokens names in quotation marks, where the word before or after says what they are.
pub fn find(reader: Reader<'_, '_>, sentence: Range<usize>, candidates: &mut Vec<Candidate>) {
    let is_mark = |index: usize| reader.document.tokens[index].kind == TokenKind::Quote;
    let mut index = sentence.start;
    while index < sentence.end {
        let close = is_mark(index).then(|| (index + 2..sentence.end.min(index + 2 + LONGEST)).find(|&close| is_mark(close))).flatten();
        if let Some(close) = close {
            let title = index + 1..without_comma(reader, close);
            let after = close + 1 + usize::from(reader.word(close + 1) == ",");
            let named =
                Sign::Work.has(reader.word(index.wrapping_sub(1))) || (after..after + 4).any(|next| Sign::Work.has(reader.word(next)));
            if named && reader.is_capitalized(title.start) && reader.is_capitalized(title.end - 1) {
                candidates.push(Candidate::new(title, EntityType::Work, &rules::WORK_QUOTED));
            }
            index = close;
        }
        index += 1;
    }
}

/// The end of the title before the closing mark, without the comma that American style puts inside.
fn without_comma(reader: Reader<'_, '_>, close: usize) -> usize {
    if matches!(reader.word(close - 1), "," | ".") { close - 1 } else { close }
}
