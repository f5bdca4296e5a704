//! Words that tell what a name of them or beside them is of: `signs.tsv`. Capitals count: "Senator" is not "senator".

use std::sync::LazyLock;

use super::{Words, spelling};

/// Writes the signs down once: each with its name in the file.
macro_rules! signs {
    ($($(#[$doc:meta])* $sign:ident $name:literal)*) => {
        /// What a word is a sign of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Sign {
            $($(#[$doc])* $sign,)*
        }

        /// As the file calls them, in the same order.
        const NAMES: &[&str] = &[$($name),*];
    };
}

signs! {
    /// "Deputy" before "Chief": part of an office.
    Acting "acting"
    /// "Russian invasion of Ukraine": what happened, no event's name.
    Assault "assault"
    /// "the Zubb village of Roe": Zubb is not the village.
    Attribute "attribute"
    /// "the company", "the charity": a business or a body, whose name need not hold the word.
    Body "body"
    /// Names that end so are buildings and roads, whoever runs them.
    Built "built"
    /// Whose name ends so is a business that is called by what comes before.
    Business "business"
    /// Right before a name, or behind its comma: the name is such a business's.
    BusinessKind "business-kind"
    /// Behind a name's comma only: the name is such a business's.
    Called "called"
    /// "Conservatives" are a party as well as its members.
    Camp "camp"
    /// Names of clubs end so, and news calls the club by that word alone.
    Club "club"
    /// ", Inc" behind "Zubb & Roe".
    CompanyForm "company-form"
    /// Right behind a name: it is a craft's ("ESA's Ariel telescope").
    Craft "craft"
    /// "Brent" in "Brent crude": oil.
    Crude "crude"
    /// "Parkinson's disease": nobody.
    Eponym "eponym"
    /// "doc" in "Lease Draft.doc".
    File "file"
    /// "forces" behind "Saudi": no part of a name.
    Forces "forces"
    /// Names that end so are governed: provinces, whoever else the tagger takes them for.
    Governed "governed"
    /// "Dear" in "Dear Ada".
    Greeting "greeting"
    /// "Convention" in "Roe Convention Centre": a place, where a research center is an organization.
    Hall "hall"
    /// "the Dow rose": no company.
    Index "index"
    /// "at Harbour Secondary School, Zubb": Zubb is where it is.
    Institution "institution"
    /// "Zubb's mayor": what a place has.
    Local "local"
    /// Bodies of which a country has many.
    Many "many"
    /// "Dollar" behind "Canadian": no part of a name.
    Money "money"
    /// "transferred to Zubb": somewhere.
    Motion "motion"
    /// What an index does, or when and where it does it.
    Moves "moves"
    /// "the Amazon rainforest": not the company's.
    Natural "natural"
    /// Names that end so are newspapers, where "the" stands before them.
    Newspaper "newspaper"
    /// Offices that a town, county or state has.
    Office "office"
    /// Names that begin so are organizations', in the languages that put the head first.
    OpensOrganization "opens-organization"
    /// Names that begin so are places: house, spring, valley, cape in Arabic and Hebrew.
    OpensPlace "opens-place"
    /// "the deputy mayor" is not the mayor.
    OtherPost "other-post"
    /// "operated by Blue Lines": what a thing has a company for.
    Owned "owned"
    /// "residents of Zubb": a place.
    People "people"
    /// Before a name: whom a club met ("beat Roe").
    Played "played"
    /// Behind a name: what a club does ("Roe drew").
    Plays "plays"
    /// "Roe Road" is a road, even where Roe is a first name.
    Public "public"
    /// "the senator representing Zubb": a place.
    Represents "represents"
    /// "the Amazon" is the river and its forest, "Amazon" a company.
    River "river"
    /// What a place is governed by or called, right before "of" and its name.
    Settled "settled"
    /// What ships' names begin with.
    Ship "ship"
    /// Behind a kind of crude: "Brent futures settled".
    Trades "trades"
    /// Right before a name: it is a ship's.
    Vessel "vessel"
    /// Kinds of work, beside a title.
    Work "work"
}

static WORDS: LazyLock<Words<u64>> =
    LazyLock::new(|| Words::spelled(FILE, |row| row[1].split(' ').filter_map(position).fold(0, |signs, at| signs | 1 << at)));

const FILE: &str = include_str!("en/signs.tsv");

fn position(name: &str) -> Option<usize> {
    NAMES.iter().position(|known| *known == name)
}

impl Sign {
    /// Whether `word`, as it is spelt, is such a sign.
    pub fn has(self, word: &str) -> bool {
        WORDS.get(spelling(word)).is_some_and(|signs| signs >> self as u32 & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_names_the_known_signs_and_every_one_of_them() {
        let named: Vec<&str> = super::super::rows(FILE).flat_map(|row| row[1].split(' ').collect::<Vec<_>>()).collect();
        assert!(named.iter().all(|name| position(name).is_some()));
        assert!(NAMES.iter().all(|name| named.contains(name)));
    }

    #[test]
    fn capitals_tell_words_apart() {
        assert!(Sign::Greeting.has("Hi") && !Sign::Greeting.has("hi"));
        assert!(Sign::Office.has("Gov.") && !Sign::Office.has("Gov"));
        assert!(Sign::Settled.has("mayor") && !Sign::Office.has("mayor"));
    }
}
