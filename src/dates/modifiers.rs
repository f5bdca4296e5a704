//! Words before or after an expression that narrow or blur it: "early", "about", "the end of", "or so".

use super::Candidate;
use super::atoms::Atom;
use super::expression::{Meaning, Name, Point};
use super::lexemes::Class;
use crate::analysis::Modifier;
use crate::text::Document;

/// What a modifier may stand with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum With {
    /// Calendar times and times of day.
    Points,
    /// Lengths, and counted distances ("nearly two years ago").
    Amounts,
    /// Months.
    Months,
    /// Either.
    Any,
}

struct Row {
    words: &'static [&'static str],
    modifier: Modifier,
    with: With,
}

const fn row(words: &'static [&'static str], modifier: Modifier, with: With) -> Row {
    Row { words, modifier, with }
}

/// Longest first where one ends as another does.
const BEFORE: &[Row] = &[
    row(&["the", "beginning", "of"], Modifier::Start, With::Points),
    row(&["the", "start", "of"], Modifier::Start, With::Points),
    row(&["the", "middle", "of"], Modifier::Mid, With::Points),
    row(&["the", "end", "of"], Modifier::End, With::Points),
    row(&["the", "close", "of"], Modifier::End, With::Points),
    row(&["the", "early", "part", "of"], Modifier::Start, With::Points),
    row(&["the", "latter", "part", "of"], Modifier::End, With::Points),
    row(&["the", "first", "week", "of"], Modifier::Start, With::Months),
    row(&["the", "first", "days", "of"], Modifier::Start, With::Months),
    row(&["the", "first", "half", "of"], Modifier::Start, With::Months),
    row(&["the", "second", "half", "of"], Modifier::End, With::Months),
    row(&["the", "last", "week", "of"], Modifier::End, With::Months),
    row(&["the", "last", "days", "of"], Modifier::End, With::Months),
    row(&["the", "final", "week", "of"], Modifier::End, With::Months),
    row(&["the", "final", "days", "of"], Modifier::End, With::Months),
    row(&["early", "in"], Modifier::Start, With::Points),
    row(&["late", "in"], Modifier::End, With::Points),
    row(&["earlier", "in"], Modifier::Start, With::Points),
    row(&["later", "in"], Modifier::End, With::Points),
    row(&["early", "on"], Modifier::Start, With::Points),
    row(&["late", "on"], Modifier::End, With::Points),
    row(&["early"], Modifier::Start, With::Points),
    row(&["earlier"], Modifier::Start, With::Points),
    row(&["late"], Modifier::End, With::Points),
    row(&["later"], Modifier::End, With::Points),
    row(&["early", "-"], Modifier::Start, With::Points),
    row(&["late", "-"], Modifier::End, With::Points),
    row(&["mid", "-"], Modifier::Mid, With::Points),
    row(&["end", "-"], Modifier::End, With::Points),
    row(&["mid"], Modifier::Mid, With::Points),
    row(&["sometime"], Modifier::Approx, With::Points),
    row(&["no", "more", "than"], Modifier::EqualOrLess, With::Amounts),
    row(&["not", "more", "than"], Modifier::EqualOrLess, With::Amounts),
    row(&["no", "less", "than"], Modifier::EqualOrMore, With::Amounts),
    row(&["no", "fewer", "than"], Modifier::EqualOrMore, With::Amounts),
    row(&["more", "than"], Modifier::MoreThan, With::Amounts),
    row(&["less", "than"], Modifier::LessThan, With::Amounts),
    row(&["fewer", "than"], Modifier::LessThan, With::Amounts),
    row(&["at", "least"], Modifier::EqualOrMore, With::Amounts),
    row(&["at", "most"], Modifier::EqualOrLess, With::Amounts),
    row(&["up", "to"], Modifier::EqualOrLess, With::Amounts),
    row(&["nearly"], Modifier::LessThan, With::Amounts),
    row(&["almost"], Modifier::LessThan, With::Amounts),
    row(&["about"], Modifier::Approx, With::Any),
    row(&["around"], Modifier::Approx, With::Any),
    row(&["approximately"], Modifier::Approx, With::Any),
    row(&["roughly"], Modifier::Approx, With::Any),
];

const AFTER: &[Row] = &[row(&["or", "so"], Modifier::Approx, With::Any)];

/// Widens `candidate` over its modifiers and their article.
pub fn extend(document: &Document<'_>, atoms: &[Atom], candidate: &mut Candidate, floor: usize) {
    if is_blurred_within(document, &atoms[candidate.start..candidate.end]) {
        candidate.modifier = Some(Modifier::Approx);
    }
    if let Some(row) = AFTER
        .iter()
        .find(|row| fits(row, candidate) && ends_with(document, atoms, candidate.end + row.words.len(), row.words, candidate.end))
    {
        candidate.end += row.words.len();
        candidate.modifier = Some(row.modifier);
    }
    if let Some(row) = BEFORE.iter().find(|row| fits(row, candidate) && ends_with(document, atoms, candidate.start, row.words, floor)) {
        candidate.start -= row.words.len();
        candidate.modifier = Some(row.modifier);
        let article = candidate.start > floor && atoms[candidate.start - 1].is(Class::The);
        // "the late-November trip": the article is the trip's.
        let attributive = matches!(row.words, ["early" | "late" | "end", "-"]);
        candidate.start -= usize::from(article && !attributive && takes_article(candidate));
    }
}

/// "a week or so ago": the blur stands inside.
fn is_blurred_within(document: &Document<'_>, atoms: &[Atom]) -> bool {
    atoms.windows(2).any(|pair| document.str(pair[0].span) == "or" && document.str(pair[1].span) == "so")
}

/// "the early 1980s", "the late summer"; not "the late Friday".
fn takes_article(candidate: &Candidate) -> bool {
    matches!(candidate.meaning, Meaning::Point(_))
}

fn ends_with(document: &Document<'_>, atoms: &[Atom], end: usize, words: &[&str], floor: usize) -> bool {
    let Some(start) = end.checked_sub(words.len()).filter(|start| *start >= floor) else { return false };
    let Some(found) = atoms.get(start..end) else { return false };
    found.iter().zip(words).all(|(atom, word)| document.str(atom.span).eq_ignore_ascii_case(word))
}

fn fits(row: &Row, candidate: &Candidate) -> bool {
    let counted = match &candidate.meaning {
        Meaning::Length(_) => true,
        Meaning::Point(Point::Shift { amount, .. }) => *amount != Some(0),
        _ => false,
    };
    let blurred = matches!(candidate.meaning, Meaning::Recurring(_)) || matches!(candidate.meaning, Meaning::Point(Point::Reference(_)));
    let is_point = matches!(candidate.meaning, Meaning::Point(_) | Meaning::Time(..));
    !blurred
        && match row.with {
            With::Points => is_point,
            With::Months => matches!(candidate.meaning, Meaning::Point(Point::Named { name: Name::Month(_), .. })),
            With::Amounts => counted,
            With::Any => !matches!(candidate.meaning, Meaning::Point(Point::Named { .. } | Point::Year(_))) || row.words != ["around"],
        }
}
