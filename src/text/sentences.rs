//! Tokens of a paragraph into sentences.
//!
//! A sentence ends at a stop (period, question mark, ellipsis, the period of an abbreviation), with the closing quotation marks, brackets and
//! footnotes that belong to it, if what follows can begin one. A paragraph's end always ends it, so a headline needs no stop.

use std::ops::Range;
use std::sync::LazyLock;

use super::abbreviations::{self, Next};
use super::tokens::{Token, TokenKind};
use crate::lexicon::Words;

/// Calls `sentence` with the token range of each sentence of the paragraph whose tokens begin at `first` and run to the end of `tokens`.
pub fn split(text: &str, tokens: &[Token], first: usize, mut sentence: impl FnMut(Range<usize>)) {
    let mut reader = Reader { text, tokens: &tokens[first..], quoted: false };
    let (mut start, mut at) = (0, 0);
    while at < reader.tokens.len() {
        let end = reader.pass(at);
        if let Some(stop) = reader.stop(at)
            && end < reader.tokens.len()
            && reader.begins(end, at, stop)
        {
            sentence(first + start..first + end);
            start = end;
        }
        at = end;
    }
    if start < reader.tokens.len() {
        sentence(first + start..tokens.len());
    }
}

/// What may end a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    Period,
    /// "!", "?".
    Mark,
    Ellipsis,
    /// An abbreviation or initial with its period.
    Abbreviation(Next),
}

/// How common words bear on the end of a sentence before them: a row of `sentence_words.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Begins sentences and no name: "The".
    Article,
    /// Begins sentences: "Most".
    Starter,
    /// Says that something was said: "asked".
    Cue,
    /// Goes with a clock time: "Tuesday", "EST".
    Time,
}

static ROLES: LazyLock<Words<Role>> = LazyLock::new(|| {
    let role = |name| match name {
        "article" => Role::Article,
        "cue" => Role::Cue,
        "time" => Role::Time,
        _ => Role::Starter,
    };
    Words::read(include_str!("../lexicon/en/sentence_words.tsv"), |row| role(row[1]))
});

/// The tokens of one paragraph.
struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// A straight double mark stands open.
    quoted: bool,
}

impl Reader<'_> {
    fn word(&self, index: usize) -> &str {
        self.tokens[index].span.of(self.text)
    }

    fn first_char(&self, index: usize) -> char {
        self.word(index).chars().next().unwrap_or_default()
    }

    fn spaced(&self, index: usize) -> bool {
        self.tokens.get(index).is_none_or(|token| token.shape.has_space_before())
    }

    /// Moves past token `at` and, where it is a stop, past what belongs to it; gives the index of the token after.
    fn pass(&mut self, at: usize) -> usize {
        self.note_quote(at);
        let mut end = at + 1;
        if self.stop(at).is_some() {
            while let Some(length) = self.attached(end) {
                self.note_quote(end);
                end += length;
            }
        }
        end
    }

    fn note_quote(&mut self, index: usize) {
        self.quoted ^= self.word(index) == "\"";
    }

    fn stop(&self, index: usize) -> Option<Stop> {
        let token = &self.tokens[index];
        match (token.kind, self.first_char(index)) {
            (TokenKind::Punctuation, '.') if token.span.len() == 1 => (!self.is_letter_mark(index)).then_some(Stop::Period),
            (TokenKind::Punctuation, '.' | '…') => Some(Stop::Ellipsis),
            (TokenKind::Punctuation, '!' | '?' | '。' | '؟') => Some(Stop::Mark),
            (TokenKind::Word, _) if token.shape.has_period() && self.word(index).ends_with('.') => {
                Some(Stop::Abbreviation(self.abbreviation(index)))
            }
            _ => None,
        }
    }

    /// The period of "(b. March 1950)", "c. 1500".
    fn is_letter_mark(&self, index: usize) -> bool {
        index > 0 && self.tokens[index - 1].span.len() == 1 && self.first_char(index - 1).is_ascii_lowercase()
    }

    fn abbreviation(&self, index: usize) -> Next {
        let word = self.word(index);
        if self.tokens[index].shape.is_capitalized() && word.chars().nth(2).is_none() {
            return Next::Name;
        }
        abbreviations::find(word).map_or(Next::Open, |row| row.next)
    }

    /// How many tokens from `index` on belong to the stop before them.
    fn attached(&self, index: usize) -> Option<usize> {
        let token = self.tokens.get(index)?;
        let belongs = match token.kind {
            TokenKind::Quote => self.closes(index),
            TokenKind::Punctuation => match self.first_char(index) {
                '!' | '?' | '.' | '…' => !self.spaced(index),
                ')' | ']' | '}' => true,
                '[' => return self.footnote(index),
                _ => false,
            },
            _ => false,
        };
        belongs.then_some(1)
    }

    fn closes(&self, index: usize) -> bool {
        if !self.spaced(index) {
            return self.word(index) != "“" || self.spaced(index + 1);
        }
        self.spaced(index + 1) && (matches!(self.word(index), "”" | "’" | "»" | "›" | "''") || self.word(index) == "\"" && self.quoted)
    }

    /// "[12]", "[citation needed]": at most two words between square brackets.
    fn footnote(&self, index: usize) -> Option<usize> {
        let length = (2..=3).find(|length| self.tokens.get(index + length).is_some_and(|token| token.span.of(self.text) == "]"))?;
        let inside = &self.tokens[index + 1];
        (inside.kind == TokenKind::Number || inside.shape.is_lower()).then_some(length + 1)
    }

    /// Whether a sentence begins at `next`, after the stop at `stop_index`.
    fn begins(&self, next: usize, stop_index: usize, stop: Stop) -> bool {
        let Some(head) = self.head(next) else { return false };
        if !self.spaced(next) && self.word(next) != "“" {
            return false;
        }
        let token = &self.tokens[head];
        let number = token.kind == TokenKind::Number;
        if token.shape.is_lower() && !number {
            return false;
        }
        match stop {
            Stop::Period => !(self.is_item_number(stop_index) || head > next && (number || token.kind == TokenKind::Address)),
            Stop::Mark => head == next + usize::from(self.is_quote(next)) && !self.is_cue_clause(stop_index, next),
            Stop::Ellipsis => !number,
            Stop::Abbreviation(abbreviation) => self.begins_after_abbreviation(abbreviation, stop_index, next, head),
        }
    }

    fn begins_after_abbreviation(&self, abbreviation: Next, stop_index: usize, next: usize, head: usize) -> bool {
        let token = &self.tokens[head];
        let role = self.role(head);
        let begins = token.kind == TokenKind::Word && (matches!(role, Some(Role::Article | Role::Starter)) || self.is_quote(next));
        match abbreviation {
            Next::Name => role == Some(Role::Article) && token.kind == TokenKind::Word,
            Next::Number => token.kind == TokenKind::Word && role != Some(Role::Time),
            Next::Inside => false,
            Next::Open if matches!(self.word(stop_index), "a.m." | "p.m." | "A.M." | "P.M." | "etc.") => {
                token.kind == TokenKind::Word && role != Some(Role::Time)
            }
            Next::Open => begins,
        }
    }

    fn role(&self, index: usize) -> Option<Role> {
        ROLES.get(self.tokens[index].key).copied()
    }

    fn is_quote(&self, index: usize) -> bool {
        self.tokens[index].kind == TokenKind::Quote
    }

    /// The first token from `index` on that is no opening mark; `None` if punctuation stands there.
    fn head(&self, index: usize) -> Option<usize> {
        let opens = |index: usize| self.is_quote(index) || matches!(self.word(index), "(" | "[" | "¿" | "¡");
        let head = (index..self.tokens.len().min(index + 3)).find(|index| !opens(*index))?;
        (self.tokens[head].kind != TokenKind::Punctuation).then_some(head)
    }

    /// "3." or "b." at the beginning of the paragraph.
    fn is_item_number(&self, stop_index: usize) -> bool {
        stop_index == 1 && (self.tokens[0].kind == TokenKind::Number || self.tokens[0].span.len() == 1) && self.tokens[0].span.len() <= 3
    }

    /// "“Why?” Lena Ortiz asked": a quotation that its cue clause goes on with.
    fn is_cue_clause(&self, stop_index: usize, next: usize) -> bool {
        let quotation = (stop_index + 1..next).any(|index| self.is_quote(index));
        let clause = self.tokens[next..].iter().take(6).take_while(|token| token.kind == TokenKind::Word);
        quotation && clause.map(|token| ROLES.get(token.key)).any(|role| role == Some(&Role::Cue))
    }
}
