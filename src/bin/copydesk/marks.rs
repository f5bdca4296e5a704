//! An article with its marks: colors and lines on a terminal, labelled brackets elsewhere.

use anstyle::{AnsiColor, Effects, Style};
use copydesk::Analysis;
use copydesk::analysis::EntityType;
use copydesk::span::{Byte, Span};

/// How marks are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Painter {
    /// Styles of a terminal.
    Colors,
    /// `[…]LABEL`.
    Brackets,
}

/// What a mark says.
enum Kind {
    Quote,
    Name(EntityType),
    Date,
}

struct Mark {
    span: Span<Byte>,
    kind: Kind,
    /// Stands after the closing bracket.
    label: String,
}

/// `text` with every mark.
pub fn paint(text: &str, analysis: &Analysis, painter: Painter) -> String {
    let marks = marks(analysis);
    let mut painted = String::with_capacity(text.len() * 2);
    let mut open: Vec<&Mark> = Vec::new();
    let mut at = 0;
    for edge in edges(&marks) {
        paint_run(&mut painted, &text[at..edge.position() as usize], &open, painter);
        at = edge.position() as usize;
        match edge {
            Edge::Open(mark) => {
                open.push(mark);
                painted.push_str(if painter == Painter::Brackets { "[" } else { "" });
            }
            Edge::Close(mark) => {
                open.retain(|other| !std::ptr::eq(*other, mark));
                painted.push_str(&closing(mark, painter));
            }
        }
    }
    paint_run(&mut painted, &text[at..], &open, painter);
    painted
}

/// Quotes first, so that of marks over the same words the quote is the outer one.
fn marks(analysis: &Analysis) -> Vec<Mark> {
    let quotes = analysis.quotes.iter().flat_map(|quote| {
        let speaker = quote.speaker.map(|speaker| analysis.entities[speaker as usize].name.as_str());
        let label = speaker.map_or_else(|| "QUOTE".to_owned(), |name| format!("QUOTE:{name}"));
        quote.content.iter().map(move |span| Mark { span: *span, kind: Kind::Quote, label: label.clone() })
    });
    let names = analysis.mentions.iter().map(|mention| Mark {
        span: mention.span,
        kind: Kind::Name(mention.kind),
        label: format!("{:?}", mention.kind).to_uppercase(),
    });
    let dates = analysis.timexes.iter().map(|timex| Mark {
        span: timex.span,
        kind: Kind::Date,
        label: timex.value.clone().unwrap_or_else(|| "DATE".to_owned()),
    });
    quotes.chain(names).chain(dates).collect()
}

enum Edge<'m> {
    Open(&'m Mark),
    Close(&'m Mark),
}

impl Edge<'_> {
    fn position(&self) -> u32 {
        match self {
            Edge::Open(mark) => mark.span.start,
            Edge::Close(mark) => mark.span.end,
        }
    }

    /// At one place marks close before others open; the longer mark opens first and closes last.
    fn order(&self) -> (u32, bool, i64) {
        match self {
            Edge::Open(mark) => (mark.span.start, true, -i64::from(mark.span.len())),
            Edge::Close(mark) => (mark.span.end, false, i64::from(mark.span.len())),
        }
    }
}

fn edges(marks: &[Mark]) -> Vec<Edge<'_>> {
    let closings = marks.iter().rev().map(Edge::Close);
    let mut edges: Vec<_> = marks.iter().map(Edge::Open).chain(closings).collect();
    edges.sort_by_key(Edge::order);
    edges
}

fn paint_run(painted: &mut String, run: &str, open: &[&Mark], painter: Painter) {
    if run.is_empty() {
        return;
    }
    let style = if painter == Painter::Colors { style(open) } else { Style::new() };
    for (number, line) in visible(run).split('\n').enumerate() {
        if number > 0 {
            painted.push('\n');
        }
        painted.push_str(&format!("{style}{line}{style:#}"));
    }
}

fn closing(mark: &Mark, painter: Painter) -> String {
    let dim = Style::new().effects(Effects::DIMMED);
    match (painter, &mark.kind) {
        (Painter::Brackets, _) => format!("]{}", mark.label),
        (Painter::Colors, Kind::Date) => format!("{dim} {}{dim:#}", mark.label),
        (Painter::Colors, _) => String::new(),
    }
}

/// One channel a layer: the quote is the background, the kind of name the line, the date the color.
fn style(open: &[&Mark]) -> Style {
    open.iter().fold(Style::new(), |style, mark| match mark.kind {
        Kind::Quote => style.bg_color(Some(AnsiColor::BrightBlack.into())),
        Kind::Name(kind) => style.effects(style.get_effects() | line(kind)),
        Kind::Date => style.fg_color(Some(AnsiColor::Magenta.into())),
    })
}

fn line(kind: EntityType) -> Effects {
    match kind {
        EntityType::Person => Effects::UNDERLINE,
        EntityType::Org => Effects::DOUBLE_UNDERLINE,
        EntityType::Gpe | EntityType::Loc | EntityType::Fac => Effects::DASHED_UNDERLINE,
        _ => Effects::DOTTED_UNDERLINE,
    }
}

/// `run` as a terminal may show it: line ends as `\n`, other control characters as pictures, so that an article cannot command the terminal.
fn visible(run: &str) -> String {
    let picture = |character: char| match character {
        '\n' | '\t' => character,
        '\u{0}'..='\u{1F}' => char::from_u32(0x2400 + character as u32).expect("a control picture"),
        '\u{7F}'..='\u{9F}' => '\u{FFFD}',
        _ => character,
    };
    run.replace("\r\n", "\n").replace('\r', "\n").chars().map(picture).collect()
}
