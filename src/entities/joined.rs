//! What letters, lists and filings join to a tagged name or cut off it: greetings, postcodes, company forms after a comma; and what they
//! write as names are written: file names, stock indices, cries, parts of a ruling.

use super::gazetteer::Classes;
use super::runs::Reader;
use super::select::Candidate;
use crate::analysis::EntityType;
use crate::lexicon::Sign;

/// The tagged name as such texts mean it; nothing where it names no one.
pub fn read(reader: Reader<'_, '_>, mut name: Candidate) -> Option<Candidate> {
    if is_file(reader, &name) || is_cry(reader, &name) || is_part(reader, &name) {
        return None;
    }
    if is_before_postcode(reader, &name) {
        name.tokens.end -= 1;
        name.kind = EntityType::Gpe;
    }
    match name.kind {
        EntityType::Person if name.tokens.len() > 1 && Sign::Greeting.has(reader.word(name.tokens.start)) => name.tokens.start += 1,
        EntityType::Org if is_index(reader, &name) => return None,
        EntityType::Org if is_shouted_surname(reader, &name) => name.kind = EntityType::Person,
        EntityType::Org if has_form_after_comma(reader, &name) => name.tokens.end += 2,
        _ => {}
    }
    Some(name)
}

/// "- Lease Draft.doc".
fn is_file(reader: Reader<'_, '_>, name: &Candidate) -> bool {
    let end = name.tokens.end;
    let joined = |index: usize| reader.document.tokens.get(index).is_some_and(|token| !token.shape.has_space_before());
    let ending = Sign::File.has(reader.word(end + 1));
    reader.word(end) == "." && joined(end) && joined(end + 1) && ending
}

/// "Bravo!" alone: a cry, unless it calls somebody.
fn is_cry(reader: Reader<'_, '_>, name: &Candidate) -> bool {
    let sentence = &reader.document.sentences[reader.document.sentence_of(name.tokens.start)].tokens;
    let alone =
        name.tokens.len() == 1 && sentence.start == name.tokens.start && sentence.len() == 2 && reader.word(sentence.end - 1) == "!";
    let called = reader.is(name.tokens.start, Classes::ANY_FIRST_NAME.with(Classes::SURNAME));
    alone && !called && reader.evidence.listings[name.tokens.start].is_none()
}

/// "VI-D-2": a part of a ruling; "I-95" is a road.
fn is_part(reader: Reader<'_, '_>, name: &Candidate) -> bool {
    let number = reader.word(name.tokens.start).split('-').next().unwrap_or_default();
    let roman = number.len() > 1 && number.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'));
    roman && (number.len() < reader.word(name.tokens.start).len() || reader.word(name.tokens.start + 1) == "-")
}

/// "London E17": a listed place and the district of its post.
fn is_before_postcode(reader: Reader<'_, '_>, name: &Candidate) -> bool {
    let last = name.tokens.end - 1;
    let place = reader.evidence.listings[name.tokens.start].filter(|listing| listing.kind == EntityType::Gpe);
    let letters = reader.word(last).trim_end_matches(|letter: char| letter.is_ascii_digit());
    let district = letters.len() < reader.word(last).len() && (1..=2).contains(&letters.len()) && letters.chars().all(char::is_uppercase);
    district && place.is_some_and(|listing| usize::from(listing.length) == name.tokens.len() - 1)
}

/// ", Inc" behind "Zubb & Roe".
fn has_form_after_comma(reader: Reader<'_, '_>, name: &Candidate) -> bool {
    let form = reader.word(name.tokens.end + 1).trim_end_matches('.');
    reader.word(name.tokens.end) == "," && Sign::CompanyForm.has(form)
}

/// "The Dow rose", not "the Dow plant".
fn is_index(reader: Reader<'_, '_>, name: &Candidate) -> bool {
    let index = name.tokens.start;
    let before = matches!(reader.word(index.wrapping_sub(1)), "the" | "The");
    let noun = reader.is_lower(index + 1) && !reader.word(index + 1).ends_with("ed") && !Sign::Moves.has(reader.word(index + 1));
    name.tokens.len() == 1 && Sign::Index.has(reader.word(index)) && before && !noun
}

/// "KENNEDY" in a court's opinion or a transcript: a surname of the lists in capitals, too long for an acronym.
fn is_shouted_surname(reader: Reader<'_, '_>, name: &Candidate) -> bool {
    let index = name.tokens.start;
    let shouted = name.tokens.len() == 1 && reader.document.tokens[index].shape.is_all_caps() && reader.word(index).len() > 4;
    let listed = reader.evidence.listings.get(index).copied().flatten().is_some();
    shouted && !listed && reader.is(index, Classes::SURNAME) && !reader.is(index, Classes::ORDINARY)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::{gazetteer, rules};
    use crate::text;

    /// What becomes of the name in brackets: its kind and words.
    fn read_in(kind: EntityType, marked: &str) -> String {
        let text = marked.replace(['[', ']'], "");
        let document = text::read(&text);
        let evidence = gazetteer::read(&document);
        let (start, end) = (marked.find('[').expect("a name") as u32, marked.find(']').expect("its end") as u32 - 1);
        let tokens = document.tokens_in(crate::Span::new(start, end));
        let name = read(Reader { document: &document, evidence: &evidence }, Candidate::new(tokens, kind, &rules::MODEL));
        name.map_or_else(String::new, |name| format!("{:?} {}", name.kind, document.str(document.span(name.tokens))))
    }

    #[test]
    fn names_are_what_letters_and_filings_mean() {
        use EntityType::{Gpe, Org, Person};
        for (kind, text, expected) in [
            (Person, "[Hi Ada], the plan is ready.", "Person Ada"),
            (Person, "[Hedy Lamarr] wrote.", "Person Hedy Lamarr"),
            (Org, "He sued [Zubb & Roe], Inc. in May.", "Org Zubb & Roe, Inc."),
            (Org, "She left [Zubb Mining], Ltd on Monday.", "Org Zubb Mining, Ltd"),
            (Org, "She left [Zubb], Roe and Lee.", "Org Zubb"),
            (Gpe, "In [Ayr], Inc magazine has readers.", "Gpe Ayr"),
            (Org, "The [Dow] rose 2%.", ""),
            (Org, "The [Dow] plant in Ayr is shut.", "Org Dow"),
            (Org, "In May [Dow] said nothing.", "Org Dow"),
            (Org, "[KENNEDY] filed an opinion.", "Person KENNEDY"),
            (Org, "[UNICEF] filed a report.", "Org UNICEF"),
            (Org, "- [REDLINE Zubb Lease].doc", ""),
            (Org, "He left [Zubb Lease]. Documents followed.", "Org Zubb Lease"),
            (Person, "[Hurrah]!", ""),
            (Person, "[Ada]!", "Person Ada"),
            (Person, "He joined Part [VI-D-ii] of it.", ""),
            (Gpe, "He drove [I-95] home.", "Gpe I-95"),
            (Org, "Ada Roe, 24, of [London E17], was charged.", "Gpe London"),
            (Org, "He plays for [London B].", "Org London B"),
        ] {
            assert_eq!(read_in(kind, text), expected, "{text}");
        }
    }
}
