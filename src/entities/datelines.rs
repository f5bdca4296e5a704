//! The place that a dateline begins with: "HULL, England, 14 March 2025 — The last ferry …", "NEW YORK (Newsline) - …".

use std::ops::Range;

use super::gazetteer::Classes;
use super::rules;
use super::runs::Reader;
use super::select::Candidate;
use crate::analysis::EntityType;
use crate::text::{Document, TokenKind};

/// A dateline has at most so many tokens before its dash.
const LONGEST: usize = 16;

/// No place in a dateline has more words.
const LONGEST_PLACE: usize = 3;

/// Adds the place of each paragraph that begins with a dateline, and the agency in brackets.
pub fn find(reader: Reader<'_, '_>, candidates: &mut Vec<Candidate>) {
    for paragraph in &reader.document.paragraphs {
        let Some((place, dash)) = place(reader.document, paragraph.tokens.clone()) else { continue };
        candidates.extend(agency(reader, place.end..dash).map(|agency| Candidate::new(agency, EntityType::Org, &rules::ORG_DATELINE)));
        candidates.push(Candidate::new(place, EntityType::Gpe, &rules::PLACE_DATELINE));
    }
}

/// "Newsline" in "(Newsline)": who sends the report.
fn agency(reader: Reader<'_, '_>, rest: Range<usize>) -> Option<Range<usize>> {
    let open = rest.clone().find(|&at| reader.word(at) == "(")?;
    let name = open + 1..(open + 2..rest.end).find(|&at| reader.word(at) == ")")?;
    name.clone().all(|at| reader.is_capitalized(at) && !reader.is(at, Classes::CALENDAR)).then_some(name)
}

/// Capitals, then a comma or bracket, then nothing but names, numbers and marks up to a dash: the capitals, and the dash.
fn place(document: &Document<'_>, paragraph: Range<usize>) -> Option<(Range<usize>, usize)> {
    let token = |at: usize| document.tokens[at];
    let start = paragraph.start;
    let window = start..paragraph.end.min(start + LONGEST);
    let dash = window.clone().find(|&at| matches!(document.word(at), "—" | "–" | "-" | "--") && token(at).shape.has_space_before())?;
    let end = (start..dash).find(|&at| !(token(at).kind == TokenKind::Word && token(at).shape.is_all_caps()))?;
    let opens = matches!(document.word(end), "," | "(") && (1..=LONGEST_PLACE).contains(&(end - start));
    let rest = end..dash;
    let prose = rest.clone().any(|at| token(at).shape.is_lower());
    let dated = rest.clone().any(|at| token(at).kind == TokenKind::Number) || rest.clone().any(|at| document.word(at) == "(");
    let region = rest.into_iter().any(|at| token(at).kind == TokenKind::Word && !token(at).shape.is_all_caps());
    (opens && !prose && (dated || region)).then_some((start..end, dash))
}
