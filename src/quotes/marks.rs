//! Quotation marks into quoted regions, paragraph by paragraph. Pairing never fails: a mark that finds no partner is an apostrophe,
//! a measure, or the beginning of a region that says so.

use super::cues::{Complement, Cue};
use crate::span::{Byte, Span};
use crate::text::{Document, Paragraph, TokenKind};

/// A stretch between quotation marks that lies inside no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// Tokens from the opening mark to the closing one, or to where the paragraph ends.
    pub first: usize,
    /// One after the last token.
    pub end: usize,
    /// How it ends.
    pub ending: Ending,
    /// Whether its first token is an opening mark: not where it carries on from the paragraph before.
    pub marked: bool,
    /// Which marks.
    pub family: Family,
}

/// How a region ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// By its closing mark.
    Closed,
    /// At the paragraph's end, and the next paragraph opens again, as is the convention of quotations over several paragraphs, or goes on
    /// without a mark and closes.
    Continues,
    /// The closing mark is missing.
    Unclosed,
}

/// Marks that close each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// “ ” „ " '' ``
    Double,
    /// ‘ ’ ‚ '
    Single,
    /// « »
    Guillemet,
    /// ‹ ›
    SingleGuillemet,
}

/// What a mark may do where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
    /// Nothing around it tells.
    Either,
    /// A closing single mark that may as well be a possessive or a dropped letter: "workers’ rights", "talkin’ big".
    MayClose,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    token: usize,
    family: Family,
    role: Role,
}

/// A region whose closing mark has not come yet.
#[derive(Clone, Copy, Debug)]
struct Open {
    mark: Mark,
    /// The last mark that might have closed it.
    perhaps: Option<usize>,
}

impl Region {
    /// The tokens between the marks.
    pub fn inside(&self) -> std::ops::Range<usize> {
        let start = (self.first + usize::from(self.marked)).min(self.end);
        start..(if self.ending == Ending::Closed { self.end - 1 } else { self.end }).max(start)
    }

    /// The text between the marks.
    pub fn content(&self, document: &Document<'_>) -> Span<Byte> {
        let inside = self.inside();
        if inside.is_empty() { document.tokens[self.first].span } else { document.span(inside) }
    }
}

/// The outermost quoted regions of the document, in text order.
pub fn find(document: &Document<'_>) -> Vec<Region> {
    let mut regions = Vec::new();
    let mut marks_here = document.paragraphs.first().map_or_else(Vec::new, |first| marks(document, first));
    for (index, paragraph) in document.paragraphs.iter().enumerate() {
        let next = document.paragraphs.get(index + 1);
        let next_marks = next.map_or_else(Vec::new, |next| marks(document, next));
        pair(document, paragraph, &marks_here, next.zip(Some(&next_marks[..])), &mut regions);
        marks_here = next_marks;
    }
    regions
}

fn pair(document: &Document<'_>, paragraph: &Paragraph, marks: &[Mark], next: Option<(&Paragraph, &[Mark])>, regions: &mut Vec<Region>) {
    let mut open: Vec<Open> = Vec::new();
    let mut found: Vec<Region> = Vec::new();
    let carried = regions.last().filter(|last| last.ending == Ending::Continues && last.end == paragraph.tokens.start);
    if let Some(closer) = marks.first().filter(|first| carried.is_some() && carries_on(document, paragraph, first)) {
        let family = closer.family;
        found.push(Region { first: paragraph.tokens.start, end: closer.token + 1, ending: Ending::Closed, marked: false, family });
    }
    let first_region = regions.len();
    for (index, mark) in marks.iter().enumerate() {
        let same = open.iter().rposition(|open| open.mark.family == mark.family);
        match (mark.role, same) {
            (Role::Closes, Some(at)) | (Role::Either, Some(at)) => close(&mut open, at, mark.token + 1, &mut found),
            (Role::MayClose, Some(at)) => open[at].perhaps = Some(mark.token + 1),
            (Role::Opens, Some(at)) if !nests(marks, index) => {
                abandon(document, &mut open, at, mark.token, &mut found);
                open.push(Open { mark: *mark, perhaps: None });
            }
            (Role::Opens, _) | (Role::Either, None) => open.push(Open { mark: *mark, perhaps: None }),
            (Role::Closes | Role::MayClose, None) => {}
        }
    }
    let reopens = next.is_some_and(|(next, marks)| {
        let family = open.first().map(|open| open.mark.family);
        let closes = |first: &&Mark| Some(first.family) == family && family == Some(Family::Double) && carries_on(document, next, first);
        opens(document, next) || marks.first().filter(closes).is_some() && !has_cue_clause(document, paragraph, &open)
    });
    while let Some(last) = open.pop() {
        end_of_paragraph(document, paragraph, last, reopens, &mut found);
    }
    found.sort_by_key(|region| (region.first, std::cmp::Reverse(region.end)));
    for region in found {
        if regions[first_region..].last().is_none_or(|outer: &Region| outer.end <= region.first) {
            regions.push(region);
        }
    }
}

/// “It leaks.¶It has for years.”: a paragraph whose first mark closes a sentence, so that what it closes was opened before.
fn carries_on(document: &Document<'_>, paragraph: &Paragraph, first: &Mark) -> bool {
    let stopped = first.token > paragraph.tokens.start && matches!(document.word(first.token - 1), "." | "!" | "?" | "," | "…");
    first.family == Family::Double && first.role == Role::Closes && stopped
}

/// Whether the mark that is open last has its cue clause behind it in this paragraph, so that only its closing mark is missing.
fn has_cue_clause(document: &Document<'_>, paragraph: &Paragraph, open: &[Open]) -> bool {
    open.last().is_none_or(|open| {
        let unclosed = region(open.mark, paragraph.tokens.end, Ending::Unclosed);
        likely_end(document, &unclosed) < unclosed.end
    })
}

/// A second opening mark of the same family is nested when two closing marks follow it, one after the other.
fn nests(marks: &[Mark], index: usize) -> bool {
    let family = marks[index].family;
    let mut following = marks[index + 1..].iter().filter(|mark| mark.family == family).take(2);
    following.next().is_some_and(|mark| mark.role != Role::Opens) && following.next().is_some_and(|mark| mark.role == Role::Closes)
}

/// Closes `open[at]`; what was opened inside it and not closed was no quotation.
fn close(open: &mut Vec<Open>, at: usize, end: usize, found: &mut Vec<Region>) {
    for inner in open.drain(at + 1..) {
        found.extend(inner.perhaps.map(|end| region(inner.mark, end, Ending::Closed)));
    }
    let Some(outer) = open.pop() else { return };
    found.push(region(outer.mark, end, Ending::Closed));
}

/// Ends `open[at]`, which another opening mark shows to be unclosed.
fn abandon(document: &Document<'_>, open: &mut Vec<Open>, at: usize, end: usize, found: &mut Vec<Region>) {
    let outer = open[at];
    open.truncate(at);
    match (outer.perhaps, outer.mark.family) {
        (Some(end), _) => found.push(region(outer.mark, end, Ending::Closed)),
        (None, Family::Single | Family::SingleGuillemet) => {}
        (None, _) => {
            let unclosed = region(outer.mark, end, Ending::Unclosed);
            found.push(Region { end: likely_end(document, &unclosed), ..unclosed });
        }
    }
}

fn end_of_paragraph(document: &Document<'_>, paragraph: &Paragraph, open: Open, reopens: bool, found: &mut Vec<Region>) {
    let end = paragraph.tokens.end;
    let starts_paragraph = open.mark.token == paragraph.tokens.start;
    let curly = document.word(open.mark.token) == "‘";
    match (open.perhaps, open.mark.family) {
        (Some(end), _) => found.push(region(open.mark, end, Ending::Closed)),
        (None, Family::Single | Family::SingleGuillemet) if !(curly && reopens) => {}
        (None, _) if reopens => found.push(region(open.mark, end, Ending::Continues)),
        (None, _) if end > open.mark.token + 1 || starts_paragraph => {
            let unclosed = region(open.mark, end, Ending::Unclosed);
            found.push(Region { end: likely_end(document, &unclosed), ..unclosed });
        }
        (None, _) => {}
    }
}

fn region(mark: Mark, end: usize, ending: Ending) -> Region {
    Region { first: mark.token, end, ending, marked: true, family: mark.family }
}

/// Whether `paragraph` begins with an opening mark.
fn opens(document: &Document<'_>, paragraph: &Paragraph) -> bool {
    let first = paragraph.tokens.start;
    let next_is_word = first + 1 < paragraph.tokens.end && document.tokens[first + 1].kind != TokenKind::Quote;
    matches!(document.word(first), "“" | "\"" | "``" | "''" | "‘" | "«" | "„" | "‟" | ",,") && next_is_word
}

fn marks(document: &Document<'_>, paragraph: &Paragraph) -> Vec<Mark> {
    let quotes = paragraph.tokens.clone().filter(|token| document.tokens[*token].kind == TokenKind::Quote);
    quotes.filter_map(|token| mark(document, paragraph, token)).collect()
}

/// The mark at `token`, unless it is an apostrophe, a measure, or left over from markup (id="12").
fn mark(document: &Document<'_>, paragraph: &Paragraph, token: usize) -> Option<Mark> {
    let around = Around::new(document, paragraph, token);
    let (family, role) = match document.word(token) {
        "“" if around.closes() && !around.opens() => (Family::Double, Role::Closes),
        "“" | "‟" | "„" | ",," | "〝" | "``" => (Family::Double, Role::Opens),
        "”" if around.opens() && !around.closes() => (Family::Double, Role::Opens),
        "”" => (Family::Double, Role::Closes),
        "\"" | "''" if around.before == Some('=') || around.is_measure(document, token) => return None,
        "\"" | "''" => (Family::Double, around.role()),
        "«" | "»" => (Family::Guillemet, around.spaced_role(document.word(token) == "«")),
        "‹" | "›" => (Family::SingleGuillemet, around.spaced_role(document.word(token) == "‹")),
        "‚" => (Family::Single, Role::Opens),
        "‘" | "‛" if around.is_elision(document, token) => return None,
        "‘" | "‛" => (Family::Single, Role::Opens),
        "’" | "'" => (Family::Single, around.single(document, token)?),
        _ => return None,
    };
    Some(Mark { token, family, role })
}

/// The characters next to a mark.
#[derive(Clone, Copy, Debug)]
struct Around {
    before: Option<char>,
    after: Option<char>,
}

impl Around {
    fn new(document: &Document<'_>, paragraph: &Paragraph, token: usize) -> Self {
        let (span, paragraph) = (document.tokens[token].span, paragraph.span);
        let before = Span::new(paragraph.start, span.start).of(document.text).chars().next_back();
        let after = Span::new(span.end, paragraph.end).of(document.text).chars().next();
        Around { before, after }
    }

    fn opens(self) -> bool {
        let room_before = self.before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '/' | '“' | '‘' | '«'));
        room_before && self.after.is_some_and(|c| !c.is_whitespace())
    }

    fn closes(self) -> bool {
        self.before.is_some_and(|c| !c.is_whitespace()) && self.after.is_none_or(|c| !c.is_alphanumeric())
    }

    fn role(self) -> Role {
        match (self.opens(), self.closes()) {
            (true, false) => Role::Opens,
            (false, true) => Role::Closes,
            _ if self.before.is_some_and(|c| matches!(c, '.' | ',' | '!' | '?')) => Role::Closes,
            _ if self.before == Some(':') && self.after.is_some_and(char::is_alphanumeric) => Role::Opens,
            _ => Role::Either,
        }
    }

    /// Guillemets open to either side: «so» and »so«.
    fn spaced_role(self, points_left: bool) -> Role {
        let (room_before, room_after) = (self.before.is_none_or(char::is_whitespace), self.after.is_none_or(|c| !c.is_alphanumeric()));
        match points_left {
            true if !room_before && room_after => Role::Closes,
            false if room_before && !room_after => Role::Opens,
            true => Role::Opens,
            false => Role::Closes,
        }
    }

    /// 12" pipe, 5'9": after a digit, and not where a quotation could end.
    fn is_measure(self, document: &Document<'_>, token: usize) -> bool {
        let digit_before = self.before.is_some_and(|c| c.is_ascii_digit());
        let feet = token >= 2
            && matches!(document.word(token - 2), "'" | "’")
            && document.tokens[token - 2].span.end == document.tokens[token - 1].span.start;
        let word_follows = document.tokens.get(token + 1).is_some_and(|next| next.kind == TokenKind::Word && next.shape.is_lower());
        digit_before && (feet || word_follows && !has_open_double(document, token))
    }

    /// What an apostrophe or a single mark does; `None` when it is an apostrophe.
    fn single(self, document: &Document<'_>, token: usize) -> Option<Role> {
        if self.is_elision(document, token)
            || self.before.is_some_and(|c| c.is_ascii_digit()) && self.after.is_some_and(|c| c.is_ascii_digit())
        {
            return None;
        }
        if self.opens() && document.word(token) == "'" {
            return Some(Role::Opens);
        }
        if !self.closes() {
            return None;
        }
        let letter_before = self.before.is_some_and(char::is_alphabetic);
        let goes_on = document.tokens.get(token + 1).is_some_and(|next| next.kind == TokenKind::Word && next.shape.has_space_before());
        let drops = token > 0 && may_end_in_apostrophe(document.word(token - 1));
        Some(if letter_before && goes_on && drops { Role::MayClose } else { Role::Closes })
    }

    /// ’90s, ’em, ’n’: the mark stands for what was left out.
    fn is_elision(self, document: &Document<'_>, token: usize) -> bool {
        let Some(next) = document.tokens.get(token + 1).filter(|next| next.span.start == document.tokens[token].span.end) else {
            return false;
        };
        let word = document.str(next.span);
        let decade = word.len() == 3 && word.ends_with('s') && word.starts_with(|c: char| c.is_ascii_digit());
        let year =
            word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit()) && document.word(token) != "‘" && document.word(token) != "'";
        decade || year || matches!(word, "em" | "n" | "til" | "tis" | "twas" | "cause" | "bout" | "round")
    }
}

fn may_end_in_apostrophe(word: &str) -> bool {
    word.ends_with(['s', 'S', 'x', 'z']) || word.ends_with("in") || matches!(word, "ol" | "o" | "th" | "an")
}

/// Whether a straight double mark shortly before `token` may still be open.
fn has_open_double(document: &Document<'_>, token: usize) -> bool {
    let paragraph = document.paragraph_of(token);
    let start = document.paragraphs[paragraph].tokens.start.max(token.saturating_sub(200));
    (start..token).filter(|at| document.word(*at) == "\"").count() % 2 == 1
}

/// One after the token where an unclosed quotation likely ends: the comma before a cue clause, else where the paragraph does.
fn likely_end(document: &Document<'_>, region: &Region) -> usize {
    let inside = region.inside();
    let comma = inside.clone().find(|at| matches!(document.word(*at), "," | "?" | "!") && cue_clause(document, at + 1, inside.end));
    comma.map_or(region.end, |comma| comma + 1)
}

/// "Roy said", "said Roy", "he told reporters" at `from`, outside what is said.
fn cue_clause(document: &Document<'_>, from: usize, end: usize) -> bool {
    let is_cue = |at: usize| at < end && Cue::of(document.tokens[at].key).is_some_and(|cue| cue.governs(Complement::Quotation));
    let named = |at: usize| {
        let token = &document.tokens[at];
        token.kind == TokenKind::Word && (token.shape.is_capitalized() || matches!(document.word(at), "he" | "she" | "they" | "the"))
    };
    let subject = (from..end.min(from + 5)).take_while(|at| named(*at)).count();
    subject > 0 && is_cue(from + subject) || is_cue(from) && from + 1 < end && named(from + 1)
}
