//! Lines into paragraphs.
//!
//! A line is a paragraph, blank lines or not. Hard-wrapped copy (wire, e-mail) is the exception: there a line ends where the next word would not
//! have fitted. Whether a text is such copy is decided once, from all its lines.

use crate::span::{Byte, Span};

/// A line with something on it.
#[derive(Clone, Copy, Debug)]
struct Line {
    /// Without white space around it.
    span: Span<Byte>,
    /// Characters, white space before it included.
    width: u32,
    /// Characters of white space before it.
    indent: u32,
    /// Characters of the first word.
    first_word: u32,
    /// Nothing but a line end stands between it and the line before.
    follows: bool,
    /// It ends as a sentence does.
    stops: bool,
    /// It begins with a small letter.
    small: bool,
    /// It begins as an item of a list does.
    item: bool,
}

/// The paragraphs of `text`, without white space around them.
pub fn split(text: &str) -> Vec<Span<Byte>> {
    let lines = lines(text);
    let width = wrap_width(&lines);
    let mut paragraphs: Vec<Span<Byte>> = Vec::with_capacity(lines.len());
    let mut before: Option<&Line> = None;
    for line in &lines {
        match (paragraphs.last_mut(), before.zip(width)) {
            (Some(paragraph), Some((before, width))) if goes_on(before, line, width) => *paragraph = paragraph.cover(line.span),
            _ => paragraphs.push(line.span),
        }
        before = Some(line);
    }
    paragraphs
}

/// Line ends of all systems, and page breaks.
const LINE_ENDS: [char; 7] = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

fn lines(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let (mut start, mut blank_before) = (0, true);
    for line in text.split(LINE_ENDS) {
        let line_start = start;
        let separator = text[line_start + line.len()..].chars().next().map_or(0, char::len_utf8);
        start = line_start + line.len() + separator;
        let between_cr_and_lf = line.is_empty() && text[..line_start].ends_with('\r') && text[line_start..].starts_with('\n');
        if between_cr_and_lf {
            continue;
        }
        let read = read_line(line, line_start, !blank_before);
        blank_before = read.is_none();
        lines.extend(read);
    }
    lines
}

fn read_line(line: &str, start: usize, follows: bool) -> Option<Line> {
    let content = line.trim_start();
    let indent = line.len() - content.len();
    let content = content.trim_end();
    let word = content.split(char::is_whitespace).next()?;
    let span = Span::new((start + indent) as u32, (start + indent + content.len()) as u32);
    let bare = content.trim_end_matches(['"', '”', '’', '\'', ')']);
    (!content.is_empty()).then(|| Line {
        span,
        width: length(&line[..indent + content.len()]),
        indent: length(&line[..indent]),
        first_word: length(word),
        follows,
        stops: bare.ends_with(['.', '!', '?', ':', '…']),
        small: content.starts_with(char::is_lowercase),
        item: content.starts_with(['•', '*', '-', '–']) && word.chars().nth(1).is_none(),
    })
}

fn length(text: &str) -> u32 {
    text.chars().count() as u32
}

/// Widths that copy is wrapped at.
const WIDTHS: std::ops::RangeInclusive<u32> = 40..=110;
/// Characters by which hand-broken lines fall short.
const SLACK: u32 = 4;
/// Of the breaks inside hard-wrapped copy, at least so many in a hundred lie where the next word did not fit or a sentence ended.
const EXPLAINED: usize = 85;
/// At least so many in a hundred lie inside a sentence.
const INSIDE: usize = 40;
/// Of those inside a sentence, at least so many in a hundred stand before a small letter: verse and lists begin with capitals.
const SMALL: usize = 35;

/// The width that the text is wrapped at, if it is.
fn wrap_width(lines: &[Line]) -> Option<u32> {
    let breaks = || lines.windows(2).map(|pair| (&pair[0], &pair[1])).filter(|(_, next)| next.follows);
    let wide = breaks().filter(|(line, _)| line.width > *WIDTHS.end()).count();
    let width = breaks().map(|(line, _)| line.width).filter(|width| WIDTHS.contains(width)).max()?;
    let (mut all, mut explained, mut inside, mut small) = (wide, 0, 0, 0);
    for (line, next) in breaks().filter(|(line, _)| (width / 2..=width).contains(&line.width)) {
        let full = line.is_full(next, width);
        all += 1;
        explained += usize::from(full || line.stops);
        inside += usize::from(full && !line.stops);
        small += usize::from(full && !line.stops && next.small);
    }
    (explained * 100 >= all * EXPLAINED && inside * 100 >= all * INSIDE && small * 100 >= inside * SMALL && small > 0).then_some(width)
}

impl Line {
    /// The first word of `next` would not have fitted.
    fn is_full(&self, next: &Line, width: u32) -> bool {
        self.width + 1 + next.first_word + SLACK > width
    }
}

/// Whether `line` belongs to the paragraph of the line `before`.
fn goes_on(before: &Line, line: &Line, width: u32) -> bool {
    line.follows && before.width <= width && before.is_full(line, width) && line.indent <= before.indent + 1 && !line.item
}
