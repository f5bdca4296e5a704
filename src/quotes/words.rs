//! Words in marks that nobody says: titles, nicknames, terms, and words that the text keeps at a distance.

use super::frame::Frame;
use super::marks::Region;
use crate::analysis::{Confidence, QuotedWords, QuotedWordsKind};
use crate::model::parts::Part;
use crate::span::Byte;
use crate::text::TokenKind;

/// What the quotation at word `at` is, when its form or its place tells that it is no statement.
pub fn term(frame: &Frame<'_, '_>, at: usize, region: &Region) -> Option<QuotedWords<Byte>> {
    let (kind, percent, rule) = match () {
        () if is_nickname(frame, at) => (QuotedWordsKind::Nickname, 95, "words.nickname"),
        () if is_called(frame, at) => (QuotedWordsKind::Term, 85, "words.term"),
        () if is_title(frame, region) => (QuotedWordsKind::Title, 80, "words.title"),
        () => return None,
    };
    Some(QuotedWords { span: region.content(frame.document), kind, confidence: Confidence::percent(percent), rule })
}

/// A quotation that nothing claims and that is too short for a sentence.
pub fn scare(frame: &Frame<'_, '_>, region: &Region) -> QuotedWords<Byte> {
    let confidence = Confidence::percent(70);
    QuotedWords { span: region.content(frame.document), kind: QuotedWordsKind::Scare, confidence, rule: "words.scare" }
}

/// "Jim “Duke” Hale".
fn is_nickname(frame: &Frame<'_, '_>, at: usize) -> bool {
    at > 0 && frame.part(at - 1) == Part::Name && frame.part(at + 1) == Part::Name && !frame.closes_clause(at)
}

/// "the so-called “peace bridge”", "known as “the Cut”", "The word “tsunami” comes from".
fn is_called(frame: &Frame<'_, '_>, at: usize) -> bool {
    let before = |back: usize, word: &str| at >= back && frame.is(at - back, word);
    let named = at == 2 && before(2, "the") && ["acronym", "phrase", "term", "word"].iter().any(|word| before(1, word));
    named
        || before(1, "so-called")
        || before(1, "called")
        || before(1, "as") && before(2, "known")
        || before(1, "so") && before(2, "called")
}

/// “Night Boat”, “The Long Road Home”: capitals throughout.
fn is_title(frame: &Frame<'_, '_>, region: &Region) -> bool {
    let mut words = region.inside().filter(|token| frame.document.tokens[*token].kind == TokenKind::Word);
    let capital = |token: usize| frame.document.tokens[token].shape.is_capitalized();
    let first = words.clone().next().is_some_and(capital);
    let titled = words.clone().skip(1).any(capital) || first && words.clone().count() == 1 || words.clone().next().is_none();
    titled && words.all(|token| frame.document.tokens[token].shape.is_capitalized() || frame.document.word(token).len() <= 3)
}
