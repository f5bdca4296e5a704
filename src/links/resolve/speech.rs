//! The speaker's now: "next year" in a quotation of 2019 is 2020.

use jiff::civil::Date;

use super::neighbors::Neighbors;
use super::value::Value;
use super::{Resolved, one};
use crate::dates::Expression;
use crate::dates::expression::{Meaning, Point};
use crate::quotes;
use crate::span::{Byte, Span};
use crate::text::Document;

/// Words that tell that something was said or written.
const SPEECH: &[&str] = &[
    "address",
    "book",
    "conference",
    "email",
    "essay",
    "interview",
    "lecture",
    "letter",
    "memo",
    "post",
    "posted",
    "said",
    "speech",
    "statement",
    "testified",
    "testimony",
    "told",
    "tweet",
    "tweeted",
    "warned",
    "wrote",
];
/// How many tokens such a word stands from the date at most.
const REACH: usize = 6;

/// How many expressions away the date may stand.
const NEAR: usize = 6;

const FROM_SPEECH: &str = "counted from when it was said";
const UNTOLD: &str = "said at another time, which the text does not tell closely enough";

/// The quotations of a text, and when each was said.
#[derive(Debug)]
pub struct Speech {
    quoted: Vec<Span<Byte>>,
}

impl Speech {
    /// The quotations of `document`.
    pub fn read(document: &Document<'_>) -> Self {
        Speech { quoted: quotes::quoted(document) }
    }

    fn quotation(&self, span: Span<Byte>) -> Option<Span<Byte>> {
        let at = self.quoted.partition_point(|quotation| quotation.end <= span.start);
        self.quoted.get(at).copied().filter(|quotation| quotation.contains(span))
    }

    /// First and last day of when the expression at `index` was said, where its paragraph tells another time than publication.
    pub fn said(
        &self,
        document: &Document<'_>,
        expressions: &[Expression],
        index: usize,
        value: impl Fn(usize) -> Option<Value>,
    ) -> Option<(Date, Date)> {
        let quotation = self.quotation(expressions[index].span)?;
        let paragraph = document.paragraph_of(expressions[index].tokens.start);
        let tells = |other: &usize| {
            let expression = &expressions[*other];
            document.paragraph_of(expression.tokens.start) == paragraph
                && self.quotation(expression.span).is_none()
                && matches!(
                    expression.meaning,
                    Meaning::Point(Point::Day { .. } | Point::Named { .. } | Point::Year(_) | Point::Shift { .. })
                )
                && is_of_speech(document, expression)
        };
        // A date behind the quotation counts only in the sentence that follows it at once.
        let beside = |other: &usize| {
            let sentence = |span: Span<Byte>| document.sentence_of(document.tokens_in(span).start);
            sentence(expressions[*other].span) <= sentence(Span::new(quotation.end - 1, quotation.end)) + 1
        };
        let before = (0..index).rev().take(NEAR).find(tells);
        let after = || (index + 1..expressions.len()).take(NEAR).take_while(beside).find(tells);
        value(before.or_else(after)?)?.interval()
    }
}

fn is_of_speech(document: &Document<'_>, expression: &Expression) -> bool {
    const BOUNDS: &[&str] = &["by", "since", "till", "until"];
    let sentence = &document.sentences[document.sentence_of(expression.tokens.start)].tokens;
    // "had no letter till May 3": nothing was said on that day.
    if expression.tokens.start.checked_sub(1).is_some_and(|before| BOUNDS.contains(&document.word(before))) {
        return false;
    }
    let before = sentence.start.max(expression.tokens.start.saturating_sub(REACH))..expression.tokens.start;
    let after = expression.tokens.end..sentence.end.min(expression.tokens.end + 2);
    before.chain(after).any(|at| SPEECH.contains(&document.word(at)))
}

/// What `expression` comes to where it was said between two days: the same on both, or nothing.
pub fn resolved(expression: &Expression, near: &Neighbors<'_>, (first, last): (Date, Date)) -> Resolved {
    let as_of = |day: Date| one(expression, &Neighbors { anchor: Some(day), ..*near });
    let (published, one, two) = (one(expression, near), as_of(first), as_of(last));
    match () {
        () if one.value == published.value && two.value == published.value => published,
        () if one.value == two.value => Resolved { inferred: Some(FROM_SPEECH), ..one },
        () => Resolved { inferred: Some(UNTOLD), ..Resolved::default() },
    }
}
