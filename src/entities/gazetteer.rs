//! What the lists know: a set of classes for each token, and the listed names that begin at it.
//!
//! Lists are evidence, never verdicts: the patterns weigh them, and the trained tagger sees them as features.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::analysis::EntityType;
use crate::lexicon::{self, Phrases, Words};
use crate::text::{self, Document, Token, TokenKind};

/// Classes that a word belongs to: a set of flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u32);

/// Declares the classes, each with the name that the lexicon file gives it.
macro_rules! classes {
    ($($(#[$meaning:meta])* $class:ident = $name:literal,)*) => {
        classes!(@consts 0u32; $($(#[$meaning])* $class,)*);
        const NAMED: &[(&str, Classes)] = &[$(($name, Classes::$class)),*];
    };
    (@consts $bit:expr; $(#[$meaning:meta])* $class:ident, $($rest:tt)*) => {
        impl Classes {
            $(#[$meaning])*
            pub const $class: Classes = Classes(1 << $bit);
        }
        classes!(@consts $bit + 1; $($rest)*);
    };
    (@consts $bit:expr;) => {};
}

classes! {
    /// "Mr", "Sheikh": stands before a person's name.
    HONORIFIC = "honorific",
    /// "Gen", "SSP": a rank before a person's name.
    RANK = "rank",
    /// "President", "MP": an office before a person's name.
    OFFICE = "office",
    /// "Prime", "Deputy": part of a title, not a title alone.
    TITLE_MODIFIER = "title_modifier",
    /// "spokesman", "striker": what a person is, in lower case.
    ROLE = "role",
    /// "Ministry", "University": heads an organization's name.
    ORG_HEAD = "org_head",
    /// "Inc", "GmbH": ends a company's name.
    COMPANY = "company",
    /// "Airport", "Street": heads the name of something built.
    FACILITY = "facility",
    /// "River", "Mountains": heads the name of a natural place.
    PLACE_HEAD = "place_head",
    /// "Province", "County": heads the name of an administrative place.
    ADMIN_HEAD = "admin_head",
    /// "Mount", "San": begins the name of a place.
    PLACE_FIRST = "place_first",
    /// "War", "Festival": heads an event's name.
    EVENT_HEAD = "event_head",
    /// "Hurricane", "Operation": begins an event's name.
    EVENT_FIRST = "event_first",
    /// "Act", "Treaty": heads a law's name.
    LAW_HEAD = "law_head",
    /// "bin", "von der": small words inside a person's name.
    PARTICLE = "particle",
    /// "Jr", "III": ends a person's name.
    SUFFIX = "suffix",
    /// "the", "after": never begins a name.
    FUNCTION = "function",
    /// "March", "Friday": time, unless a person is called so.
    CALENDAR = "calendar",
    /// "said", "resigned": what persons do.
    SAY = "say",
    /// "TV", "CEO": capital letters that name nothing.
    NO_NAME = "no_name",
    /// "in", "near": places follow.
    PLACE_PREP = "place_prep",
    /// "north", "upper": part of a place's name when it is capitalized.
    DIRECTION = "direction",
    /// "city", "province": in lower case beside a place.
    PLACE_NOUN = "place_noun",
    /// "network", "militia": in lower case after an organization.
    GROUP_NOUN = "group_noun",
    /// A first name.
    FIRST_NAME = "first_name",
    /// A first name that is an ordinary word as well.
    WEAK_FIRST_NAME = "weak_first_name",
    /// A surname.
    SURNAME = "surname",
    /// Mostly stands in lower case.
    ORDINARY = "ordinary",
    /// Mostly stands in lower case, but is common inside names too.
    NAME_PART = "name_part",
}

impl Classes {
    /// Stands before a person's name.
    pub const TITLE: Classes = Classes(Self::HONORIFIC.0 | Self::RANK.0 | Self::OFFICE.0);
    /// Tells by itself what kind of thing the name that it ends is.
    pub const HEAD: Classes = Classes(
        Self::ORG_HEAD.0
            | Self::COMPANY.0
            | Self::FACILITY.0
            | Self::PLACE_HEAD.0
            | Self::ADMIN_HEAD.0
            | Self::EVENT_HEAD.0
            | Self::LAW_HEAD.0,
    );
    /// A first name, ordinary word or not.
    pub const ANY_FIRST_NAME: Classes = Classes(Self::FIRST_NAME.0 | Self::WEAK_FIRST_NAME.0);

    /// Whether the two sets share a class.
    pub fn has(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// The classes of both.
    pub const fn with(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    /// The flags, as the tagger's features read them.
    #[allow(dead_code, reason = "read by the tagger's features")]
    pub fn bits(self) -> u32 {
        self.0
    }
}

/// What the lists say of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listing {
    /// What kind of thing it names.
    pub kind: EntityType,
    /// The ISO 3166 code of the country that it names or belongs to.
    pub country: Option<[u8; 2]>,
    /// It is a country, with a code of its own or, as Scotland, without.
    pub nation: bool,
    /// It names a person or is an ordinary word as often: context has to confirm it.
    pub weak: bool,
    /// How many tokens it takes.
    pub length: u8,
    all_caps: bool,
}

/// What the lists say of a document.
#[derive(Debug)]
pub struct Evidence {
    /// The classes of each token's word.
    pub classes: Vec<Classes>,
    /// The longest listed name that begins at each token.
    pub listings: Vec<Option<Listing>>,
}

/// Looks every token up. Linear.
pub fn read(document: &Document<'_>) -> Evidence {
    let classes = document.tokens.iter().map(classes_of).collect();
    let paragraphs = document.paragraphs.iter().map(|paragraph| paragraph.tokens.clone());
    let listings = paragraphs.flat_map(|tokens| tokens.clone().map(move |index| listing_at(document, index..tokens.end))).collect();
    Evidence { classes, listings }
}

/// The country that a name stands for by itself: "US", "United States" and "America" give the same code.
pub fn country(name: &str) -> Option<[u8; 2]> {
    let document = text::read(name);
    let listing = listing_at(&document, 0..document.tokens.len())?;
    (usize::from(listing.length) == document.tokens.len() && listing.kind == EntityType::Gpe).then_some(listing.country)?
}

fn classes_of(token: &Token) -> Classes {
    if token.kind != TokenKind::Word {
        return Classes::default();
    }
    WORDS.get(token.key).copied().unwrap_or_default()
}

/// The longest listed name that the tokens `rest` of one paragraph begin with.
fn listing_at(document: &Document<'_>, rest: Range<usize>) -> Option<Listing> {
    let index = rest.start;
    let first = document.tokens.get(index)?;
    let may_begin = first.kind == TokenKind::Word && (first.shape.is_capitalized() || document.word(index).starts_with("al"));
    if !may_begin {
        return None;
    }
    let keys = document.tokens[rest].iter().take(LONGEST).map(|token| token.key);
    let (length, listing) = NAMES.longest(keys)?;
    let last = &document.tokens[index + length - 1];
    let written_so = !listing.all_caps || length > 1 || first.shape.is_all_caps();
    let named_so = last.shape.is_capitalized()
        || last.kind == TokenKind::Possessive
        || last.shape.has_digit()
        || length == 1
        || document.word(index + length - 1) == "network";
    (written_so && named_so).then_some(Listing { length: length as u8, ..*listing })
}

/// The longest listed name that the tokens `rest` begin with, however they are written.
pub fn lower_case(document: &Document<'_>, rest: Range<usize>) -> Option<Listing> {
    let (length, listing) = NAMES.longest(document.tokens[rest].iter().take(LONGEST).map(|token| token.key))?;
    (!listing.all_caps).then_some(Listing { length: length as u8, ..*listing })
}

/// No listed name is longer.
const LONGEST: usize = 10;

static WORDS: LazyLock<Words<Classes>> = LazyLock::new(|| {
    let mut table = HashMap::<u64, Classes>::new();
    let mut add = |word: &str, class: Classes| {
        let entry = table.entry(lexicon::key(word)).or_default();
        *entry = entry.with(class);
    };
    for row in lexicon::rows(include_str!("../lexicon/en/name_words.tsv")) {
        row[1].split(' ').for_each(|name| add(row[0], class_named(name)));
    }
    for row in lexicon::rows(include_str!("../lexicon/en/ordinary_words.tsv")) {
        add(row[0], if row.len() > 1 { Classes::ORDINARY.with(Classes::NAME_PART) } else { Classes::ORDINARY });
    }
    for row in lexicon::rows(include_str!("../lexicon/en/first_names.tsv")) {
        add(row[0], if row.len() > 1 { Classes::WEAK_FIRST_NAME } else { Classes::FIRST_NAME });
    }
    for row in lexicon::rows(include_str!("../lexicon/en/surnames.tsv")) {
        add(row[0], Classes::SURNAME);
    }
    Words::keyed(table)
});

fn class_named(name: &str) -> Classes {
    NAMED.iter().find(|(class, _)| *class == name).unwrap_or_else(|| panic!("no class is called {name}")).1
}

static NAMES: LazyLock<Phrases<Listing>> = LazyLock::new(|| {
    let organizations = lexicon::rows(include_str!("../lexicon/en/organizations.tsv")).map(|row| (row[0], listing(&row, EntityType::Org)));
    let groups = lexicon::rows(include_str!("../lexicon/en/groups.tsv")).map(|row| {
        let country = row.get(1).and_then(|code| code.as_bytes().try_into().ok());
        (row[0], Listing { country, ..listing(&row[..1], EntityType::Norp) })
    });
    let places = lexicon::rows(include_str!("../lexicon/en/places.tsv")).map(|row| {
        let kind = if row[1] == "region" { EntityType::Loc } else { EntityType::Gpe };
        let country = row.get(2).and_then(|code| code.as_bytes().try_into().ok());
        (row[0], Listing { country, nation: row[1] == "country", weak: row.get(3).is_some(), ..listing(&row[..1], kind) })
    });
    let others = lexicon::rows(include_str!("../lexicon/en/named_things.tsv")).map(|row| {
        let kind = match row[1] {
            "event" => EntityType::Event,
            "facility" => EntityType::Fac,
            "law" => EntityType::Law,
            "work" => EntityType::Work,
            _ => EntityType::Product,
        };
        (row[0], listing(&row[..1], kind))
    });
    let keys = |phrase: &'static str| text::read(phrase).tokens.into_iter().map(|token| token.key).collect::<Vec<_>>();
    Phrases::new(organizations.chain(groups).chain(places).chain(others), keys)
});

fn listing(row: &[&str], kind: EntityType) -> Listing {
    let all_caps = row[0].chars().any(char::is_uppercase) && !row[0].chars().any(char::is_lowercase);
    Listing { kind, country: None, nation: false, weak: false, length: 0, all_caps }
}
