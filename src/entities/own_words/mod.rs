//! What the words of a tagged name, and those right beside it, say of it: where it ends, and what kind of thing it names. The tagger
//! reads sentences; a head word or a list knows better that "Typhoon Ramil" is nobody, and that a weekday is no part of a name.

mod beside;
mod edges;
mod kinds;

use std::ops::Range;

use super::gazetteer::{Classes, Listing};
use super::rules;
use super::runs::{Case, Reader};
use super::select::Candidate;
use crate::analysis::{Confidence, EntityType};
use crate::lexicon::Sign;
use crate::text::TokenKind;

/// A tagged name that is less sure needs support from what stands beside it.
const DOUBTFUL: Confidence = Confidence::percent(45);
/// How often it is right with such support, measured on texts that the tagger had not seen.
const SUPPORTED: Confidence = Confidence::percent(60);

/// Adds `name` as its words correct it, and what it swallowed; nothing where it is a bare title or an office.
pub fn add(reader: Reader<'_, '_>, mut name: Candidate, candidates: &mut Vec<Candidate>) {
    let words = OwnWords { reader, kind: name.kind };
    if words.is_nothing(&name.tokens) {
        return;
    }
    let whole = name.tokens.clone();
    name.tokens = words.edges(whole.clone());
    if let Some((kind, rule)) = words.kind(&name.tokens, &whole) {
        name.decide(kind, rule);
    }
    let longer = name.tokens.end > whole.end;
    if name.confidence() < SUPPORTED && longer || name.confidence() < DOUBTFUL && words.supports(&name) {
        name.confidence = Some(SUPPORTED);
    }
    let swallowed = words.swallowed(name.tokens.end..whole.end, &name);
    candidates.push(name);
    candidates.extend(swallowed);
}

/// A name's words, read with the kind that the tagger gave it.
struct OwnWords<'a, 't> {
    reader: Reader<'a, 't>,
    kind: EntityType,
}

impl OwnWords<'_, '_> {
    fn is(&self, index: usize, classes: Classes) -> bool {
        self.reader.is(index, classes)
    }

    fn is_place(&self) -> bool {
        matches!(self.kind, EntityType::Gpe | EntityType::Loc | EntityType::Fac)
    }

    // What is no name at all.

    fn is_nothing(&self, tokens: &Range<usize>) -> bool {
        self.is_office(tokens)
            || self.is_part_of_office(tokens)
            || self.is_headline(tokens)
            || self.is_described(tokens)
            || self.is_eponym(tokens)
            || tokens.len() == 1 && (self.is_bare_title(tokens) || self.is_word(tokens.start) || self.is_crude(tokens))
    }

    /// "the Pope", "the King".
    fn is_bare_title(&self, tokens: &Range<usize>) -> bool {
        self.is(tokens.start, Classes::TITLE) && matches!(self.before(tokens), "the" | "The")
    }

    /// "NEVER" in loud prose, "She'll", "PACs", "R-Ky", "ZUBB" in "(NYSE: ZUBB)".
    fn is_word(&self, index: usize) -> bool {
        let (word, shape) = (self.reader.word(index), self.reader.document.tokens[index].shape);
        let loud = shape.is_all_caps() && word.len() > 3 && self.is(index, Classes::ORDINARY) && self.listing(index).is_none();
        let short = word.ends_with("’ll") || word.ends_with("'ll") || word.ends_with("’re") || word.ends_with("'re");
        let several = word.len() <= 5 && word.strip_suffix('s').is_some_and(|stem| stem.len() > 1 && stem.chars().all(char::is_uppercase));
        let seat = (word.starts_with("R-") || word.starts_with("D-")) && word.len() <= 10;
        let ticker =
            shape.is_all_caps() && self.reader.word(index.wrapping_sub(1)) == ":" && self.reader.word(index.wrapping_sub(3)) == "(";
        loud || short || ticker || several && self.kind == EntityType::Person || seat
    }

    /// "Head of Communications", "President of the Board".
    fn is_office(&self, tokens: &Range<usize>) -> bool {
        let title = self.is(tokens.start, Classes::TITLE) || self.reader.word(tokens.start) == "Head";
        self.kind == EntityType::Org && tokens.len() > 2 && title && self.reader.word(tokens.start + 1) == "of"
    }

    /// "Assistant City" before "Manager", "Army Staff" after "Chief of".
    fn is_part_of_office(&self, tokens: &Range<usize>) -> bool {
        let modified = Sign::Acting.has(self.reader.word(tokens.start));
        let of = tokens.start.wrapping_sub(1 + usize::from(self.before(tokens) == "the"));
        let staff = self.reader.word(tokens.end - 1) == "Staff"
            && self.reader.word(of) == "of"
            && matches!(self.reader.word(of.wrapping_sub(1)), "Chief" | "Chiefs" | "chief" | "chiefs");
        self.kind != EntityType::Person && (modified && self.is(tokens.end, Classes::TITLE) || staff)
    }

    /// "Parkinson" in "Parkinson's disease": nobody that the text is about.
    fn is_eponym(&self, tokens: &Range<usize>) -> bool {
        let of = matches!(self.reader.word(tokens.end), "’s" | "'s");
        let owned = Sign::Eponym.has(self.reader.word(tokens.end + usize::from(of)));
        self.kind == EntityType::Person && owned
    }

    /// "Brent" in "Brent crude fell": oil.
    fn is_crude(&self, tokens: &Range<usize>) -> bool {
        let oil = Sign::Trades.has(self.reader.word(tokens.end));
        oil && Sign::Crude.has(self.reader.word(tokens.start))
    }

    /// Whether what stands beside a doubtful name says the same as the tagger: "in Zubb", "residents of Zubb", "Zubb Governor Jane Roe".
    fn supports(&self, name: &Candidate) -> bool {
        let (start, end) = (name.tokens.start, name.tokens.end);
        let before = self.before(&name.tokens);
        let inside = matches!(before, "in" | "near" | "from" | "In" | "Near" | "From" | "outside");
        let people = before == "of" && Sign::People.has(self.reader.word(start.wrapping_sub(2)));
        let moved = before == "to" && Sign::Motion.has(self.reader.word(start.wrapping_sub(2)));
        let aged = before == "of" && self.reader.word(start.wrapping_sub(2)) == "," && self.is_number(start.wrapping_sub(3));
        let street = before == "," && self.is(start.wrapping_sub(2), Classes::FACILITY);
        let office = self.is(end, Classes::OFFICE) && self.reader.is_capitalized(end) && self.reader.is_capitalized(end + 1);
        let unlisted = !self.is(start, Classes::ORDINARY.with(Classes::CALENDAR));
        name.kind == EntityType::Gpe && name.tokens.len() <= 2 && unlisted && (inside || people || moved || aged || street || office)
    }

    /// "Russian invasion of Ukraine": what happened, told with two names.
    fn is_described(&self, tokens: &Range<usize>) -> bool {
        let happens = Sign::Assault.has(self.reader.word(tokens.start + 1));
        self.kind == EntityType::Event && tokens.len() > 2 && happens && self.listing(tokens.start).is_some()
    }

    /// "Renewal Amid Allegations of Fraud": no work's title unless marks or its kind stand beside it.
    fn is_headline(&self, tokens: &Range<usize>) -> bool {
        if self.kind != EntityType::Work || tokens.len() < 3 {
            return false;
        }
        let sentence = &self.reader.document.sentences[self.reader.document.sentence_of(tokens.start)].tokens;
        let quoted = tokens.start > 0 && self.reader.document.tokens[tokens.start - 1].kind == TokenKind::Quote;
        !quoted && self.reader.case(sentence) == Case::Title
    }

    /// The name after "of" that [`cut`](Self::cut) leaves over.
    fn swallowed(&self, rest: Range<usize>, name: &Candidate) -> Option<Candidate> {
        let start = rest.start + 1 + usize::from(self.reader.word(rest.start + 1) == "the");
        let of = start < rest.end && self.reader.word(rest.start) == "of";
        let listing = self.listing(start).map_or((EntityType::Person, &rules::PERSON_FIRST_NAME), |listing| match listing.kind {
            EntityType::Org => (EntityType::Org, &rules::ORG_LISTED),
            kind => (kind, &rules::PLACE_LISTED),
        });
        of.then(|| Candidate { confidence: name.confidence, ..Candidate::new(start..rest.end, listing.0, listing.1) })
    }

    fn is_number(&self, index: usize) -> bool {
        self.reader.document.tokens.get(index).is_some_and(|token| token.kind == TokenKind::Number)
    }

    fn before(&self, tokens: &Range<usize>) -> &str {
        self.reader.word(tokens.start.wrapping_sub(1))
    }

    fn listing(&self, at: usize) -> Option<Listing> {
        self.reader.evidence.listings.get(at).copied().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::gazetteer;
    use crate::text;

    /// The kinds that the cases name.
    fn kind(name: &str) -> EntityType {
        use EntityType::*;
        let kinds = [Person, Org, Gpe, Loc, Fac, Norp, Event, Law, Work, Product];
        kinds.into_iter().find(|kind| format!("{kind:?}").to_uppercase() == name).expect("a kind of name")
    }

    /// What `add` makes of the name in brackets: kinds and names.
    fn made_of(tagged: &str, marked: &str) -> String {
        let text = marked.replace(['[', ']'], "");
        let document = text::read(&text);
        let evidence = gazetteer::read(&document);
        let (start, end) = (marked.find('[').expect("a name") as u32, marked.find(']').expect("its end") as u32 - 1);
        let tokens = document.tokens_in(crate::Span::new(start, end));
        let mut found = Vec::new();
        add(Reader { document: &document, evidence: &evidence }, Candidate::new(tokens, kind(tagged), &rules::MODEL), &mut found);
        let row = |name: &Candidate| {
            format!("{} {}", format!("{:?}", name.kind).to_uppercase(), document.str(document.span(name.tokens.clone())))
        };
        found.iter().map(row).collect::<Vec<_>>().join(";")
    }

    #[test]
    fn every_case_becomes_what_stands_beside_it() {
        let rows = include_str!("../../../tests/cases/own_words.tsv").lines().filter(|line| !line.starts_with('#'));
        let columns = rows.map(|row| row.split('\t').collect::<Vec<_>>());
        let wrong: Vec<String> = columns
            .map(|row| (row[1], row[2], made_of(row[0], row[1])))
            .filter(|(_, expected, found)| expected != found)
            .map(|(text, expected, found)| format!("{text}\n  expected {expected}\n  found    {found}"))
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
