//! Transcripts: paragraphs that begin with who speaks and a colon, without quotation marks.

use std::collections::HashMap;
use std::ops::Range;

use super::hints::{Hint, hints};
use crate::analysis::ParagraphKind;
use crate::text::{Document, Paragraph, TokenKind};

/// A turn of a conversation; ranges are tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Index of its paragraph.
    pub paragraph: usize,
    /// "Q", "ROY", "Lena Ortiz".
    pub label: Range<usize>,
    /// What is said.
    pub said: Range<usize>,
    /// Whether it goes on with the turn before.
    pub continues: bool,
}

/// A label has at most so many words.
const LABEL: usize = 4;
/// A conversation has at least so many turns.
const TURNS: usize = 3;
/// Words that a turn has on average.
const WORDS: usize = 4;

/// The turns of `document`, when it holds a conversation: labels that come again, with sentences behind them, and where the labels
/// are no initials of question and answer, a question.
pub fn find(document: &Document<'_>) -> Vec<Turn> {
    let turns: Vec<Turn> =
        document.paragraphs.iter().enumerate().filter_map(|(index, paragraph)| turn(document, index, paragraph)).collect();
    let mut speakers: HashMap<&str, Vec<&Turn>> = HashMap::new();
    for turn in &turns {
        speakers.entry(document.str(document.span(turn.label.clone()))).or_default().push(turn);
    }
    let asked = speakers.keys().any(|label| is_question(label)) && speakers.keys().any(|label| is_answer(label));
    let known: Vec<&str> = speakers.keys().copied().filter(|label| is_question(label) || is_answer(label)).collect();
    let again = speakers.values().filter(|turns| turns.len() > 1).count();
    let words: usize = turns.iter().map(|turn| turn.said.len()).sum();
    let question = turns.iter().any(|turn| document.word(turn.said.end - 1) == "?");
    let talk = turns.len() >= TURNS && speakers.len() > 1 && again > 0 && words >= WORDS * turns.len() && question;
    let turns = match (talk, asked) {
        (true, _) => turns,
        (false, true) => turns.iter().filter(|turn| known.contains(&document.str(document.span(turn.label.clone())))).cloned().collect(),
        _ => Vec::new(),
    };
    with_paragraphs(document, &turns)
}

/// A turn has at most so many paragraphs; with more between two turns, the article speaks again.
const PARAGRAPHS: usize = 6;

/// The turns with the paragraphs between them, which go on with the turn before; what follows the last turn may be the article's own.
fn with_paragraphs(document: &Document<'_>, turns: &[Turn]) -> Vec<Turn> {
    let mut all = Vec::with_capacity(turns.len());
    for (at, turn) in turns.iter().enumerate() {
        all.push(turn.clone());
        let end = turns.get(at + 1).map_or(turn.paragraph, |next| next.paragraph);
        let between = turn.paragraph + 1..end;
        let told = |index: usize| {
            document.paragraphs[index].kind == ParagraphKind::Body && ends_sentence(document, document.paragraphs[index].tokens.end)
        };
        if between.len() < PARAGRAPHS && between.clone().all(told) {
            let goes_on = |paragraph: usize| Turn {
                paragraph,
                label: turn.label.clone(),
                said: document.paragraphs[paragraph].tokens.clone(),
                continues: true,
            };
            all.extend(between.map(goes_on));
        }
    }
    all
}

fn ends_sentence(document: &Document<'_>, end: usize) -> bool {
    end > 0 && matches!(document.word(end - 1), "." | "!" | "?" | "…" | "..." | "—" | ")" | "]" | "”" | "\"")
}

fn is_question(label: &str) -> bool {
    matches!(label, "Q" | "Q." | "Question" | "QUESTION" | "Interviewer" | "INTERVIEWER" | "Reporter" | "REPORTER")
}

fn is_answer(label: &str) -> bool {
    matches!(label, "A" | "A." | "Answer" | "ANSWER")
}

/// "ROY: It leaks.", "Q. Why?", "**Lena Ortiz:** Because."
fn turn(document: &Document<'_>, index: usize, paragraph: &Paragraph) -> Option<Turn> {
    let end = paragraph.tokens.end;
    let mut start = paragraph.tokens.start;
    while start < end && document.tokens[start].kind == TokenKind::Symbol {
        start += 1;
    }
    if start == end {
        return None;
    }
    let first = document.word(start);
    let initial = matches!(first, "Q" | "A" | "Q." | "A.");
    let close = (start + 1..end.min(start + LABEL + 2))
        .find(|at| document.word(*at) == ":" || initial && *at == start + 1 && matches!(document.word(*at), "." | "-" | "—" | "–"));
    let close = if initial && first.len() == 2 { start } else { close? };
    let label = start..if close == start { start + 1 } else { close };
    let mut from = close + 1;
    while from < end && document.tokens[from].kind == TokenKind::Symbol {
        from += 1;
    }
    let day = hints(document.tokens[label.start].key).has(Hint::Time);
    let named = initial || !day && label.clone().all(|at| is_name(document, at)) && label.len() <= LABEL;
    let closed = ends_sentence(document, end) && document.tokens[end - 1].kind != TokenKind::Quote;
    let sentence = from < end && (initial || closed);
    let marked = from < end && document.tokens[from].kind == TokenKind::Quote;
    (named && sentence && !marked).then_some(Turn { paragraph: index, label, said: from..end, continues: false })
}

/// A capitalized word, or the full stop of an abbreviated title.
fn is_name(document: &Document<'_>, at: usize) -> bool {
    let token = &document.tokens[at];
    token.kind == TokenKind::Word && token.shape.is_capitalized() || document.word(at) == "."
}
