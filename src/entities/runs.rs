//! Runs: stretches of a sentence that are written as names are, before anyone asks what they name.

use std::ops::Range;

use super::gazetteer::{Classes, Evidence};
use crate::lexicon::Sign;
use crate::text::{Document, Token, TokenKind};

/// A document with what the lists say of it, and the questions that every pattern asks.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a, 't> {
    /// The document.
    pub document: &'a Document<'t>,
    /// What the lists say.
    pub evidence: &'a Evidence,
}

/// No name has more words: a longer run of capitals is taken apart.
const LONGEST: usize = 24;

/// No list of what a ministry is for has more tokens before or behind one of them.
const LONGEST_PORTFOLIO: usize = 12;

/// How a sentence is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// As prose is.
    Running,
    /// "Most Words Begin With a Capital".
    Title,
    /// "EVERY LETTER IS A CAPITAL".
    Upper,
}

impl<'t> Reader<'_, 't> {
    /// Whether token `index` exists and belongs to one of `classes`.
    pub fn is(&self, index: usize, classes: Classes) -> bool {
        self.evidence.classes.get(index).is_some_and(|own| own.has(classes))
    }

    /// The text of token `index`; empty beyond the end.
    pub fn word(&self, index: usize) -> &'t str {
        if index < self.document.tokens.len() { self.document.word(index) } else { "" }
    }

    /// A word that begins with a capital.
    pub fn is_capitalized(&self, index: usize) -> bool {
        self.document.tokens.get(index).is_some_and(|token| token.kind == TokenKind::Word && token.shape.is_capitalized())
    }

    /// "el-Sisi", "al-Assad": a name that begins with a small particle.
    fn is_particled(&self, index: usize) -> bool {
        self.document.tokens.get(index).is_some_and(|token| {
            token.kind == TokenKind::Word
                && token.shape.has_hyphen()
                && token.shape.is_mixed()
                && token.span.len() <= 20
                && self
                    .word(index)
                    .split('-')
                    .next()
                    .is_some_and(|particle| matches!(particle, "al" | "el" | "ul" | "ad" | "as" | "ash" | "an" | "ar" | "at" | "az"))
        })
    }

    /// A word without capitals.
    pub fn is_lower(&self, index: usize) -> bool {
        self.document.tokens.get(index).is_some_and(|token| token.kind == TokenKind::Word && token.shape.is_lower())
    }

    /// "KC", "OBE", "PhD": what someone writes behind the name, and no part of it.
    pub fn is_postnominal(&self, index: usize) -> bool {
        let plain = |token: &Token| token.shape.is_all_caps() && token.span.len() > 1 && !token.shape.has_period();
        let written = self.document.tokens.get(index).is_some_and(plain) && !self.word(index).chars().all(|c| "IVX".contains(c));
        (written || self.word(index) == "PhD") && self.is(index, Classes::NO_NAME)
    }

    /// Two to six capitals ("TTP", "G20"), and not a word that is written so without naming anything ("CEO").
    pub fn is_acronym(&self, index: usize) -> bool {
        let token = &self.document.tokens[index];
        let length = token.span.len();
        (2..=7).contains(&length) && token.shape.is_all_caps() && !self.is(index, Classes::NO_NAME)
    }

    /// Dates ("Nov 18"), function words and capitals that name nothing ("MPs"): never a name, whoever says so.
    pub fn is_no_name(&self, tokens: Range<usize>) -> bool {
        let empty = Classes::CALENDAR.with(Classes::FUNCTION).with(Classes::NO_NAME);
        tokens.clone().all(|index| self.is(index, empty) || self.document.tokens[index].kind != TokenKind::Word)
    }

    /// "Bengali" in "she said in Bengali.", "English" in "they learned English": a language, not a people.
    pub fn is_language(&self, tokens: Range<usize>) -> bool {
        let verb = |word: &str| {
            matches!(word, "speak" | "speaks" | "spoke" | "spoken" | "speaking" | "learn" | "learned" | "learning" | "learnt" | "fluent")
        };
        let before = self.word(tokens.start.wrapping_sub(1));
        let after = self.document.tokens.get(tokens.end);
        let ends =
            after.is_none_or(|next| next.kind != TokenKind::Word && self.word(tokens.end) != "-") || self.is(tokens.end, Classes::FUNCTION);
        let singular = !self.word(tokens.start).ends_with('s');
        tokens.len() == 1 && singular && ends && (verb(before) || matches!(before, "in" | "into"))
    }

    /// "the Amazon" is the river and its forest; "the Amazon driver" drives for the company.
    pub fn is_river(&self, tokens: &Range<usize>) -> bool {
        let end = tokens.end;
        let natural = Sign::Natural.has(self.word(end));
        let noun = self.is_lower(end) && !self.is(end, Classes::FUNCTION.with(Classes::PLACE_PREP).with(Classes::SAY)) && !natural;
        let owner = self.document.tokens.get(end).is_some_and(|token| token.kind == TokenKind::Possessive);
        let named = tokens.len() == 1 && Sign::River.has(self.word(tokens.start));
        named && matches!(self.word(tokens.start.wrapping_sub(1)), "the" | "The") && !noun && !owner
    }

    /// The letters that an acronym of the name would have.
    pub fn initials(&self, name: Range<usize>) -> String {
        let parts = name.filter(|&index| self.is_capitalized(index)).flat_map(|index| self.word(index).split(['-', '‐', '‑']));
        parts.filter_map(|part| part.chars().next()).filter(|letter| letter.is_uppercase()).collect()
    }

    /// Whether a sentence, a quotation or a list item begins with token `index`, so that its capital says nothing.
    pub fn begins(&self, index: usize, sentence: &Range<usize>) -> bool {
        index == sentence.start
            || self.document.tokens[index - 1].kind == TokenKind::Quote
            || matches!(self.word(index - 1), ":" | "•" | "–" | "—" | "*" | "..." | "…" | "--") && self.is(index, Classes::ORDINARY)
    }

    /// How the sentence of these tokens is written.
    pub fn case(&self, sentence: &Range<usize>) -> Case {
        let words =
            || sentence.clone().filter(|&i| self.document.tokens[i].kind == TokenKind::Word && self.document.tokens[i].span.len() > 3);
        let total = words().count();
        let capitals = words().filter(|&i| self.document.tokens[i].shape.is_all_caps()).count();
        if total >= 2 && capitals * 5 >= total * 4 {
            return Case::Upper;
        }
        let ordinary = || words().skip(1).filter(|&i| self.is(i, Classes::ORDINARY) && !self.is(i, Classes::NAME_PART));
        let raised = ordinary().filter(|&i| self.is_capitalized(i)).count();
        if raised >= 2 && raised * 2 > ordinary().count() { Case::Title } else { Case::Running }
    }

    /// Calls `run` with each run of the sentence of these tokens.
    pub fn runs(&self, sentence: Range<usize>, mut run: impl FnMut(Range<usize>)) {
        let case = self.case(&sentence);
        let mut index = sentence.start;
        while index < sentence.end {
            if !self.begins_name(index, &sentence, case) {
                index += 1;
                continue;
            }
            let end = self.end_of_run(index, &sentence, case);
            run(index..end);
            index = end;
        }
    }

    fn begins_name(&self, index: usize, sentence: &Range<usize>, case: Case) -> bool {
        let listed = self.evidence.listings[index].is_some_and(|listing| !listing.weak);
        if listed {
            return true;
        }
        if !self.continues_name(index, case) {
            return false;
        }
        if self.begins(index, sentence) && self.is(index, Classes::ORDINARY) {
            return self.is_name_in_spite_of_start(index);
        }
        true
    }

    /// An ordinary word that begins a sentence begins a name only where a name goes on after it, and the word is one that names and titles begin with.
    fn is_name_in_spite_of_start(&self, index: usize) -> bool {
        let opens =
            Classes::TITLE.with(Classes::TITLE_MODIFIER).with(Classes::NAME_PART).with(Classes::ORG_HEAD).with(Classes::WEAK_FIRST_NAME);
        let goes_on = self.is_capitalized(index + 1) && !self.is(index + 1, Classes::FUNCTION)
            || self.word(index + 1) == "of"
                && self.is(index, Classes::ORG_HEAD.with(Classes::EVENT_FIRST))
                && self.is_capitalized(index + 2);
        self.is(index, opens) && goes_on
    }

    /// Whether token `index` is written as a word of a name.
    fn continues_name(&self, index: usize, case: Case) -> bool {
        if self.is_particled(index) {
            return case == Case::Running;
        }
        if !self.is_capitalized(index) || self.is(index, Classes::FUNCTION) {
            return false;
        }
        if self.is(index, Classes::CALENDAR) {
            return index > 0 && self.is(index - 1, Classes::ANY_FIRST_NAME) && self.is_capitalized(index - 1) && case == Case::Running;
        }
        match case {
            Case::Running => true,
            Case::Title => !self.is(index, Classes::ORDINARY) || self.is(index, Classes::TITLE.with(Classes::HEAD)),
            Case::Upper => self.evidence.listings[index].is_some(),
        }
    }

    fn end_of_run(&self, start: usize, sentence: &Range<usize>, case: Case) -> usize {
        let listed = |index: usize| self.evidence.listings[index].map_or(1, |listing| usize::from(listing.length));
        let mut last = start + listed(start) - 1;
        while last < start + LONGEST
            && let Some(next) = self.next_of_run(last, sentence, case)
        {
            last = next + listed(next) - 1;
        }
        (last + 1).min(sentence.end)
    }

    /// The next token with a capital of the run that `last` ends so far, over the small words that names have inside.
    fn next_of_run(&self, last: usize, sentence: &Range<usize>, case: Case) -> Option<usize> {
        let next = last + 1;
        let continues = |index: usize| index < sentence.end && self.continues_name(index, case);
        let spaced = |index: usize| self.document.tokens.get(index).is_some_and(|token| token.shape.has_space_before());
        if continues(next) {
            return spaced(next).then_some(next);
        }
        if self.is_portfolio(last, sentence) {
            return Some(next + 1);
        }
        if self.is_lower(next) && self.is(next, Classes::PARTICLE) && !self.is(next, Classes::ORDINARY.with(Classes::FUNCTION)) {
            return (next + 1..next + 4)
                .find(|&index| continues(index))
                .filter(|&index| (next..index).all(|i| self.is(i, Classes::PARTICLE)));
        }
        let after_article = |index: usize| index + usize::from(matches!(self.word(index), "the" | "a"));
        match self.word(next) {
            "of" if self.is(last, Classes::HEAD) || self.is_listed_head(last) => Some(after_article(next + 1)).filter(|&i| continues(i)),
            "of" if self.is(last, Classes::TITLE) && (self.is(next + 1, Classes::TITLE_MODIFIER) || self.word(next + 1) == "State") => {
                Some(next + 1).filter(|&i| continues(i))
            }
            "of" if self.is_purpose(last) => Some(next + 1).filter(|&i| continues(i)),
            "for" if self.is(last, Classes::ORG_HEAD) => Some(after_article(next + 1)).filter(|&i| continues(i)),
            "&" => Some(next + 1).filter(|&i| continues(i)),
            "and" if self.joins_by_and(last, sentence, case) => Some(next + 1),
            "plc" => Some(next),
            "do" | "da" | "dos" | "das" if self.is_capitalized(last) => Some(next + 1).filter(|&i| continues(i)),
            "’s" | "'s" | "’" | "'" if self.is_owner_in_a_name(last) => Some(next + 1).filter(|&i| continues(i)),
            _ => None,
        }
    }

    /// The comma or "and" behind `last` in "Department for Environment, Food and Rural Affairs", "Culture, Media and Sport Committee": common
    /// words that the head of one name holds together, before them with "of" or "for", or behind them.
    fn is_portfolio(&self, last: usize, sentence: &Range<usize>) -> bool {
        let common = |index: usize| {
            let named = Classes::HEAD.with(Classes::SURNAME).with(Classes::ANY_FIRST_NAME);
            self.is_capitalized(index)
                && (self.is(index, Classes::ORDINARY.with(Classes::TITLE_MODIFIER)) || !self.is(index, named))
                && self.evidence.listings[index].is_none()
                && !self.is(index, Classes::CALENDAR.with(Classes::FUNCTION))
        };
        let joint = |index: usize| matches!(self.word(index), "," | "and" | "&");
        if !joint(last + 1) || !common(last) || last + 2 >= sentence.end || !(common(last + 2) || self.word(last + 2) == "and") {
            return false;
        }
        let part = |index: &usize| common(*index) || joint(*index);
        let first = (sentence.start.max(last.saturating_sub(LONGEST_PORTFOLIO))..last).rev().take_while(part).last().unwrap_or(last);
        let end = (last + 1..sentence.end.min(last + LONGEST_PORTFOLIO)).find(|index| !part(index)).unwrap_or(sentence.end);
        let closes = (first..end).any(|index| joint(index) && self.word(index) != ",");
        let before = first > sentence.start + 1
            && matches!(self.word(first - 1), "of" | "for")
            && matches!(self.word(first - 2), "Department" | "Ministry" | "Committee" | "Secretariat" | "Directorate");
        let behind = |index: usize| matches!(self.word(index), "Committee" | "Department" | "Ministry");
        closes && (before || behind(end - 1) || end < sentence.end && behind(end))
    }

    fn is_listed_head(&self, index: usize) -> bool {
        matches!(self.word(index), "Republic" | "Kingdom" | "States" | "House" | "Chamber" | "Knights" | "Order" | "Sons" | "Friends")
    }

    /// "Promotion" in "Society for the Promotion of Science".
    fn is_purpose(&self, last: usize) -> bool {
        let before = |back: usize| last.checked_sub(back).map_or("", |index| self.word(index));
        self.is(last, Classes::ORDINARY) && (before(1) == "for" || before(1) == "the" && before(2) == "for")
    }

    /// "People's Republic", "Workers' Party".
    fn is_owner_in_a_name(&self, index: usize) -> bool {
        let saint = |word: &str| matches!(word, "St" | "St." | "Saint");
        saint(self.word(index.wrapping_sub(1)))
            || matches!(
                self.word(index),
                "People"
                    | "Peoples"
                    | "Women"
                    | "Children"
                    | "Workers"
                    | "Men"
                    | "Lord"
                    | "Teachers"
                    | "Farmers"
                    | "Veterans"
                    | "Students"
                    | "King"
                    | "Queen"
                    | "Mothers"
            )
    }

    /// "Department of Health and Human Services", "Truth and Reconciliation Commission": ordinary words joined inside one name.
    fn joins_by_and(&self, last: usize, sentence: &Range<usize>, case: Case) -> bool {
        let common =
            |index: usize| self.is(index, Classes::ORDINARY) && self.evidence.listings[index].is_none() && !self.is(index, Classes::TITLE);
        let next = last + 2;
        if next >= sentence.end || !self.continues_name(next, case) || !common(last) || !common(next) {
            return false;
        }
        let after_head =
            (sentence.start.max(last.saturating_sub(4))..last).any(|i| self.is(i, Classes::ORG_HEAD) && self.word(i + 1) == "of");
        let before_head =
            (next + 1..sentence.end.min(next + 4)).take_while(|&i| self.is_capitalized(i)).any(|i| self.is(i, Classes::ORG_HEAD));
        after_head || before_head && !self.is(last, Classes::HEAD)
    }
}
