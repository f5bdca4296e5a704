//! What two forms of one name have in common: the keys by which grouping looks for partners.

use super::aliases::{Class, Form};
use super::names::Name;
use crate::entities;

/// The country that a place's name stands for.
pub fn country(form: &Form) -> Option<String> {
    let code = (form.class == Class::Place).then(|| entities::country(&form.text.replace(". ", ".")))?;
    code.map(|code| String::from_utf8_lossy(&code).into_owned())
}

/// The name of a country's or a union's office with that written one way: "US Congress" and "United States Congress".
pub fn of_country(form: &Form) -> Option<String> {
    let long = [("us", "united states"), ("uk", "united kingdom"), ("un", "united nations"), ("eu", "european union")];
    let name = form.name.joined();
    let short = long.iter().find_map(|(short, long)| Some(format!("{short}{}", name.strip_prefix(long)?)));
    (form.class == Class::Organization).then(|| short.unwrap_or(name))
}

/// The name of a place without what is governed there: "State of Texas" and "Texas".
pub fn governed(form: &Form) -> Option<String> {
    let words = &form.name.words;
    let kind = ["state", "city", "town", "county", "province", "district", "village"];
    let named = words.len() > 2 && words[1] == "of" && kind.contains(&words[0].as_str());
    (form.class == Class::Place).then(|| words[if named { 2 } else { 0 }..].join(" "))
}

/// The name of a company without its legal form.
pub fn company(form: &Form) -> Option<String> {
    let kept = without_form(&form.name.words);
    (form.class == Class::Organization && !kept.is_empty()).then(|| kept.join(" "))
}

/// A name's words without the legal form at their end.
pub fn without_form(words: &[String]) -> &[String] {
    let legal = [
        "inc",
        "ltd",
        "llc",
        "plc",
        "corp",
        "co",
        "gmbh",
        "ag",
        "sa",
        "nv",
        "spa",
        "limited",
        "incorporated",
        "corporation",
        "company",
        "group",
    ];
    let kept = words.iter().rposition(|word| !legal.contains(&word.as_str())).map_or(0, |last| last + 1);
    &words[..kept]
}

/// The key of a person's full name with the surname first or last.
pub fn any_order(form: &Form) -> Option<String> {
    let mut words = form.name.words.clone();
    words.sort();
    (form.class == Class::Person && words.len() > 1).then(|| words.join(" "))
}

/// The key that two spellings of one name share; short names have none, since chance makes them alike.
pub fn spelling(form: &Form) -> Option<String> {
    let skeleton = form.name.skeleton();
    (skeleton.chars().count() >= 6 && Name::acronym(&form.text).is_none()).then_some(skeleton)
}
