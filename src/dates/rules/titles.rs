//! Names that hold a word of time and are no time: "the BBC's Today programme", "the Sunday Times", "Monday Night Football".

use super::super::atoms::Atom;
use super::super::lexemes::Class;
use super::Match;

/// What a program or paper that is called Today is, in any case.
const MEDIA: &[&str] = &["programme", "program", "show", "podcast", "newspaper", "magazine", "presenter", "host", "editor"];

/// What makes a weekday or "Today" a paper's or a program's name, capitalized.
const PAPERS: &[&str] = &[
    "Age",
    "Brunch",
    "Business",
    "Chronicle",
    "Express",
    "Gazette",
    "Herald",
    "Independent",
    "Life",
    "Live",
    "Mail",
    "Mercury",
    "Mirror",
    "News",
    "Newspaper",
    "People",
    "Politics",
    "Post",
    "Programme",
    "Program",
    "Record",
    "Review",
    "Show",
    "Sport",
    "Standard",
    "Star",
    "Supplement",
    "Telegraph",
    "Times",
    "Tribune",
    "World",
];

/// What makes "Monday Night", "Sunday Morning" a broadcast.
const BROADCASTS: &[&str] = &["Baseball", "Fever", "Football", "Futures", "Live", "Raw", "Takeaway"];

/// What comes before a weekday in a name: papers, a day of killing, a football club.
const BEFORE_WEEKDAYS: &[&[&str]] = &[&["Mail", "on"], &["Independent", "on"], &["Scotland", "on"], &["Bloody"], &["Ruby"], &["Sheffield"]];

/// Whether a capitalized weekday is part of a name.
pub fn holds_weekday(m: &Match<'_>) -> bool {
    BEFORE_WEEKDAYS.iter().any(|words| ends_in(m, words)) || begins_paper(m) || begins_broadcast(m) || is_quoted_title(m)
}

/// "Thursday's Child" in quotation marks; not what begins "Monday's Grand Prix was close".
fn is_quoted_title(m: &Match<'_>) -> bool {
    let thing = m.after().is_some_and(|after| after.is(Class::Possessive)) && m.atoms.get(m.end + 1).is_some_and(|word| word.capitalized);
    thing && m.follows(&["\"", "“", "‘"]) && matches!(m.text(m.atoms.get(m.end + 2)), "\"" | "”" | "’" | ",")
}

/// Whether a capitalized "Today", "Tonight" is a name or part of one. Running text writes the word for the day in lower case.
pub fn holds_deictic(m: &Match<'_>) -> bool {
    let capitalized = m.atoms.get(m.start).is_some_and(|atom| atom.capitalized);
    capitalized && (m.precedes(&["show", "programme"]) || inside_sentence(m) && (m.precedes(MEDIA) || begins_paper(m) || is_name(m)))
}

/// What belongs to no day: "today's world", "the people of tomorrow".
const GENERIC: &[&str] =
    &["children", "computers", "consumers", "generation", "kids", "society", "technology", "teenagers", "world", "youth"];

/// "today's youth", "in today's fast-moving world", "the leaders of tomorrow".
pub fn is_generic(m: &Match<'_>) -> bool {
    let possessed = m.after().is_some_and(|after| after.is(Class::Possessive));
    let of = m.follows(&["of"]) && !m.precedes(&["'s", "’s"]) && m.text(m.atoms.get(m.start)).eq_ignore_ascii_case("tomorrow");
    of || possessed && (1..3).any(|step| GENERIC.contains(&m.text(m.atoms.get(m.end + step))))
}

/// "ABC's This Week", "CBS This Morning", a program "This Week": both words with a capital in quotation marks or between words in lower case.
pub fn is_title(m: &Match<'_>) -> bool {
    let capitals = m.end - m.start > 1 && m.atoms[m.start..m.end].iter().all(|atom| atom.capitalized);
    capitals && (m.precedes(MEDIA) || m.follows(&["\"", "“", "‘", "``"]) || runs_lower(m))
}

/// "told Sunday Express readers"; not "on Sunday Times Square was shut".
fn begins_paper(m: &Match<'_>) -> bool {
    PAPERS.contains(&m.text(m.after())) && !m.follows(&["on"]) && m.text(m.atoms.get(m.end + 1)) != "Square"
}

/// "Monday Night Football"; not "on Monday night football".
fn begins_broadcast(m: &Match<'_>) -> bool {
    let part = m.after().is_some_and(|after| after.capitalized && after.is(Class::DayPart));
    part && BROADCASTS.contains(&m.text(m.atoms.get(m.end + 1)))
}

/// "Psychology Today", "Radio 4's Today", "the BBC's Politics Today", "told Today that", between words in lower case, so that no headline is meant.
fn is_name(m: &Match<'_>) -> bool {
    let plain = |atom: Option<&Atom>| m.text(atom).starts_with(char::is_lowercase);
    let name_before = m.before().is_some_and(|before| before.capitalized && before.bits == 0) || m.follows(&["'s", "’s"]);
    name_before
        && m.after().is_none_or(|after| plain(Some(after)) || !m.text(Some(after)).starts_with(char::is_alphabetic))
        && (runs_lower(m) || m.start > 1 && m.atoms[m.start - 2].is(Class::Possessive))
}

/// Whether a longer word in lower case stands shortly before, so that no headline is meant.
fn runs_lower(m: &Match<'_>) -> bool {
    let plain = |atom: &Atom| atom.bits == 0 && atom.span.len() > 3 && m.text(Some(atom)).starts_with(char::is_lowercase);
    m.atoms[..m.start].iter().rev().take(5).any(plain)
}

/// Whether a word stands before the match in its sentence.
fn inside_sentence(m: &Match<'_>) -> bool {
    let token = m.document.tokens_in(m.atoms[m.start].span).start;
    let sentence = &m.document.sentences[m.document.sentence_of(token)];
    m.before().is_some_and(|before| {
        before.span.start >= sentence.span.start && m.text(Some(before)).ends_with(|last: char| last.is_alphanumeric())
    })
}

/// Whether the words before the match are `words`.
fn ends_in(m: &Match<'_>, words: &[&str]) -> bool {
    m.start
        .checked_sub(words.len())
        .is_some_and(|from| m.atoms[from..m.start].iter().zip(words).all(|(atom, word)| m.text(Some(atom)) == *word))
}
