//! Quotation marks that a careful reader would mend.

use super::marks::{self, Ending, Family, Region};
use crate::span::{Byte, Span};
use crate::text::{Document, TokenKind};

/// Something wrong with a quotation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Opened, never closed; `close` is the word after which it likely closes.
    Unclosed {
        /// The opening mark.
        mark: Span<Byte>,
        /// The last word or stop of the quotation.
        close: Span<Byte>,
    },
    /// Closed, never opened.
    Unopened {
        /// The closing mark.
        mark: Span<Byte>,
    },
    /// A closing mark where a quotation opens.
    Reversed {
        /// The mark.
        mark: Span<Byte>,
    },
}

/// The faults of `document`, in text order.
pub fn faults(document: &Document<'_>) -> Vec<Fault> {
    let regions = marks::find(document);
    let mut faults: Vec<Fault> = regions.iter().filter_map(|region| of_region(document, region)).collect();
    faults.extend(unopened(document, &regions));
    faults.sort_by_key(|fault| fault.mark());
    faults
}

/// The mark that closes what `mark` opens.
pub fn closing(mark: &str) -> &'static str {
    match mark {
        "“" | "„" | "‟" => "”",
        "‘" | "‚" => "’",
        "«" => "»",
        "‹" => "›",
        "``" => "''",
        _ => "\"",
    }
}

impl Fault {
    fn mark(&self) -> Span<Byte> {
        match self {
            Fault::Unclosed { mark, .. } | Fault::Unopened { mark } | Fault::Reversed { mark } => *mark,
        }
    }
}

fn of_region(document: &Document<'_>, region: &Region) -> Option<Fault> {
    let mark = document.tokens[region.first].span;
    if document.str(mark) == "”" {
        return Some(Fault::Reversed { mark });
    }
    let last = region.inside().last()?;
    (region.ending == Ending::Unclosed).then(|| Fault::Unclosed { mark, close: document.tokens[last].span })
}

/// Closing curly marks outside every region.
fn unopened(document: &Document<'_>, regions: &[Region]) -> Vec<Fault> {
    let outside = |at: &usize| {
        let before = regions.partition_point(|region| region.end <= *at);
        let nested = |region: &Region| region.family == Family::Single && !(region.first..*at).any(|mark| document.word(mark) == "“");
        regions.get(before).is_none_or(|region| region.first > *at || nested(region))
    };
    let curly = (0..document.tokens.len()).filter(|at| document.tokens[*at].kind == TokenKind::Quote && document.word(*at) == "”");
    curly.filter(outside).map(|at| Fault::Unopened { mark: document.tokens[at].span }).collect()
}
