//! The many readings of ' and ’: possessive, elision, decade, quotation mark.

use super::symbols::{is_blank, is_single_mark};
use super::tokens::number;
use super::words::is_possessive;
use super::{Token, TokenKind};

/// Words that lose their beginning: "’em".
const ELISIONS: [&str; 7] = ["em", "til", "till", "tis", "twas", "bout", "cos"];

/// What one paragraph's single marks have been so far.
#[derive(Debug, Default)]
pub struct Apostrophes {
    /// A single quotation mark stands open.
    open: bool,
    /// Index of the last token after a plural that was read as a possessive while a mark stood open: if nothing else closes the
    /// quotation, this did.
    doubtful: Option<usize>,
}

impl Apostrophes {
    /// Kind and length of the token that begins with the mark at the start of `rest`. `before` is the token that it touches;
    /// `index` the index that the token will have.
    pub fn read(&mut self, rest: &str, before: Option<Before<'_>>, index: usize) -> (TokenKind, usize) {
        let mark = rest.chars().next().unwrap_or_default();
        let after = &rest[mark.len_utf8()..];
        if rest.starts_with("''") || rest.starts_with("``") {
            return (TokenKind::Quote, 2);
        }
        let apart = before.is_none_or(|before| before.is(&[TokenKind::Quote, TokenKind::Punctuation]));
        if let Some(elided) = apart.then(|| elided(mark, after)).flatten() {
            return elided;
        }
        if before.is_some() && is_single_mark(mark) && is_possessive(after) {
            return (TokenKind::Possessive, mark.len_utf8() + 1);
        }
        (self.single(mark, after, before, index), mark.len_utf8())
    }

    /// The kind of a mark that stands for itself alone.
    fn single(&mut self, mark: char, after: &str, before: Option<Before<'_>>, index: usize) -> TokenKind {
        let feet = before.is_some_and(|before| before.is(&[TokenKind::Number])) && after.starts_with(|c: char| c.is_ascii_digit());
        if feet {
            return TokenKind::Symbol;
        }
        if before.is_none_or(Before::opens) && !after.starts_with(is_blank) && mark != '’' || mark == '‘' {
            return self.open_quote();
        }
        let may_possess = mark != '`' && before.is_some_and(|before| before.is(&[TokenKind::Word]) && before.may_end_in_apostrophe());
        if !self.open && may_possess {
            return TokenKind::Possessive;
        }
        let word_follows = after.trim_start().len() < after.len() && after.trim_start().starts_with(char::is_alphanumeric);
        if may_possess && word_follows {
            self.doubtful = Some(index);
            return TokenKind::Possessive;
        }
        *self = Apostrophes::default();
        TokenKind::Quote
    }

    fn open_quote(&mut self) -> TokenKind {
        self.open = true;
        TokenKind::Quote
    }

    /// Settles what the paragraph's end leaves in doubt.
    pub fn finish(self, tokens: &mut [Token]) {
        if let Some(index) = self.doubtful {
            tokens[index].kind = TokenKind::Quote;
        }
    }
}

/// The token that a mark touches, with its last character.
#[derive(Clone, Copy)]
pub struct Before<'a> {
    pub token: &'a Token,
    pub last: char,
}

impl Before<'_> {
    fn is(self, kinds: &[TokenKind]) -> bool {
        kinds.contains(&self.token.kind)
    }

    /// "workers’", "Marx’", "talkin’".
    fn may_end_in_apostrophe(self) -> bool {
        matches!(self.last, 's' | 'S' | 'x' | 'z' | 'n')
    }

    /// After a bracket or dash a mark opens.
    fn opens(self) -> bool {
        matches!(self.last, '(' | '[' | '{' | '-' | '–' | '—' | '/' | '“' | '"' | '„' | '«')
    }
}

/// A decade, a year, or a word without its beginning: "'80s", "’96", "’em", "'n'".
fn elided(mark: char, after: &str) -> Option<(TokenKind, usize)> {
    if !is_single_mark(mark) {
        return None;
    }
    let letters = after.bytes().take_while(u8::is_ascii_alphanumeric).take(8).count();
    let word = &after[..letters];
    let ends = !after[letters..].starts_with(char::is_alphanumeric);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if ends && digits == 2 && (letters == 2 && mark == '’' || &word[2..] == "s") {
        return Some((TokenKind::Number, mark.len_utf8() + number(after)));
    }
    let closing = after[letters..].chars().next().filter(|c| is_single_mark(*c));
    if let Some(closing) = closing.filter(|_| word.eq_ignore_ascii_case("n")) {
        return Some((TokenKind::Word, mark.len_utf8() + 1 + closing.len_utf8()));
    }
    let elision = ends && closing.is_none() && ELISIONS.iter().any(|elision| word.eq_ignore_ascii_case(elision));
    elision.then_some((TokenKind::Word, mark.len_utf8() + letters))
}
