//! Amounts: sums of money, percentages and measured quantities, with number and unit normalized.

use std::ops::Range;
use std::sync::LazyLock;

use super::numbers::{self, Number};
use super::rules::{self, Rule};
use super::select::Candidate;
use crate::analysis::EntityType;
use crate::lexicon::{self, Phrases};
use crate::text::{self, Document, TokenKind};

/// Adds the amounts of the sentence of these tokens.
pub fn find(document: &Document<'_>, sentence: Range<usize>, candidates: &mut Vec<Candidate>) {
    let mut index = sentence.start;
    while index < sentence.end {
        match amount(document, index..sentence.end) {
            Some(candidate) => {
                index = candidate.tokens.end;
                candidates.push(candidate);
            }
            None => index += 1,
        }
    }
}

/// The amount that the tokens `rest` begin with.
fn amount(document: &Document<'_>, rest: Range<usize>) -> Option<Candidate> {
    let read = [glued, sign_first, stones, number_first, vague];
    read.into_iter().find_map(|read| read(document, rest.clone()))
}

/// No sum without a space inside has more tokens.
const LONGEST_GLUED: usize = 8;

/// "Rs500", "R50m", "N2.3 billion", "Sh15,000", "$US100": sign and number without a space between them.
fn glued(document: &Document<'_>, rest: Range<usize>) -> Option<Candidate> {
    let dollar = document.word(rest.start) == "$" && rest.len() > 1 && !document.tokens[rest.start + 1].shape.has_space_before();
    let (whole, rest) = (rest.start, rest.start + usize::from(dollar)..rest.end);
    let token = document.tokens[rest.start];
    let word = Some(document.word(rest.start)).filter(|_| token.shape.is_capitalized() && token.shape.has_digit())?;
    let (sign, _) = word.split_at(word.find(|c: char| c.is_ascii_digit()).filter(|&at| at > 0)?);
    let keys = dollar.then(|| lexicon::key("$")).into_iter().chain([lexicon::key(sign)]);
    let (_, currency) = CURRENCIES.longest(keys).filter(|(length, _)| *length == 1 + usize::from(dollar))?;
    let plain = currency.before && currency.capitals;
    if !(dollar || plain) {
        return None;
    }
    let (number, decimal) = joined_number(document, rest, token.span.start as usize + sign.len())?;
    let summit = sign == "COP" && number.value < 100.0; // the United Nations' climate conferences
    let counts = dollar || !summit && (number.value >= 1000.0 || sign.len() > 1 || decimal);
    counts.then(|| candidate(whole..number.end, EntityType::Money, &rules::MONEY, number, None, currency.unit))
}

/// The number right behind a sign that ends at byte `from` inside the first token of `rest`, and whether it has a decimal point.
fn joined_number(document: &Document<'_>, rest: Range<usize>, from: usize) -> Option<(Number, bool)> {
    let spaced = |index: &usize| document.tokens[*index].shape.has_space_before();
    let most = rest.end.min(rest.start + LONGEST_GLUED);
    let last = (rest.start + 1..most).find(spaced).unwrap_or(most);
    let joined = &document.text[from..document.tokens[last - 1].span.end as usize];
    let (digits, length) = numbers::leading(joined)?;
    let scale = joined[length..].split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let ends = from + length + scale.len();
    let end = (rest.start..last).find(|&index| document.tokens[index].span.end as usize == ends)? + 1;
    let number = numbers::scale_of(scale, Number { end, value: digits })?;
    Some((numbers::scaled(document, number, rest.end, false), joined[..length].contains('.')))
}

/// "11st 4lb", whose "11st" is written as a date's day is.
fn stones(document: &Document<'_>, rest: Range<usize>) -> Option<Candidate> {
    let stones: f64 = document.word(rest.start).strip_suffix("st")?.parse().ok()?;
    let (end, pounds) = smaller_unit(document, rest.start + 1..rest.end, "st")?;
    let whole = format!("{} st {pounds}", numbers::print(stones));
    Some(Candidate { value: Some(whole), ..Candidate::new(rest.start..end, EntityType::Quantity, &rules::QUANTITY) })
}

/// "$5 million", "Rs 500", "USD 3.2bn".
fn sign_first(document: &Document<'_>, rest: Range<usize>) -> Option<Candidate> {
    if !matches!(document.tokens[rest.start].kind, TokenKind::Symbol | TokenKind::Word) {
        return None;
    }
    let (length, currency) = CURRENCIES.longest(keys(document, rest.clone()))?;
    let from = rest.start + length;
    let apart = |index: usize| document.tokens[index].shape.has_space_before();
    let signed = document.tokens[from - 1].kind == TokenKind::Symbol;
    let letter = length == 1 && document.tokens[rest.start].span.len() == 1 && !signed;
    if letter && document.tokens.get(from).is_some_and(|number| number.shape.has_space_before()) {
        return None;
    }
    if !currency.before || !currency.is_written(document, rest.start) || signed && (rest.start + 1..from).any(apart) {
        return None;
    }
    let number = numbers::read(document, from..rest.end, true).filter(|_| document.tokens[from].kind == TokenKind::Number)?;
    let (number, high) = range(document, number, from..rest.end, |low_end| {
        let sign = CURRENCIES.longest(keys(document, low_end..rest.end)).map_or(0, |(length, _)| length);
        numbers::read(document, low_end + sign..rest.end, true)
    });
    let repeated = currency_after(document, number.end..rest.end).filter(|_| high.is_none());
    let (end, unit) = repeated.map_or((number.end, currency.unit), |(end, unit)| (end, unit));
    Some(candidate(rest.start..end, EntityType::Money, &rules::MONEY, number, high, unit))
}

/// "5 million dollars", "45 percent", "12 km", "10-mile", "6ft 2in", "minus 5 degrees", "40C".
fn number_first(document: &Document<'_>, rest: Range<usize>) -> Option<Candidate> {
    let sign = minus(document, rest.clone());
    let rest = rest.start + sign..rest.end;
    let low = numbers::read(document, rest.clone(), false).filter(|_| !is_rest_of_fraction(document, rest.start))?;
    let (number, high) = range(document, low, rest.clone(), |from| numbers::read(document, from..rest.end, false));
    let joint = usize::from(number.end < rest.end && document.word(number.end) == "-");
    let unit = number.end + joint..rest.end;
    let start = rest.start;
    let negative = |number: Number| Number { value: if sign > 0 { -number.value } else { number.value }, ..number };
    if let Some((length, symbol)) = percent(document, unit.clone()) {
        return Some(candidate(start..unit.start + length, EntityType::Percent, &rules::PERCENT, number, high, symbol));
    }
    let with_shorthand = numbers::read(document, rest.clone(), true).filter(|_| high.is_none()).unwrap_or(number);
    if let Some((end, currency)) = currency_after(document, with_shorthand.end..rest.end) {
        return Some(candidate(start..end, EntityType::Money, &rules::MONEY, Number { end, ..with_shorthand }, high, currency));
    }
    let signed = start - sign;
    if let Some(symbol) = degrees(document, unit.start).filter(|_| joint == 0 && measures_heat(document, signed)) {
        return Some(candidate(signed..unit.start + 1, EntityType::Quantity, &rules::QUANTITY, negative(number), high, symbol));
    }
    let (length, symbol) = UNITS.longest(keys(document, unit.clone())).filter(|_| !unit.is_empty())?;
    let counts = document.tokens[start].kind == TokenKind::Number || number.value >= 2.0 || number.value == 0.5 || joint == 1;
    let end = unit.start + length;
    if let Some((end, smaller)) = smaller_unit(document, end..rest.end, symbol).filter(|_| high.is_none()) {
        let whole = format!("{} {symbol} {smaller}", numbers::print(number.value));
        return Some(Candidate { value: Some(whole), ..Candidate::new(start..end, EntityType::Quantity, &rules::QUANTITY) });
    }
    let first = if symbol.starts_with('°') { signed } else { start };
    let value = if first < start { negative(number) } else { number };
    let hot = *symbol == "°" && document.tokens[start].kind == TokenKind::Number;
    (counts && (joint == 1 || hot || !goes_on(document, end)))
        .then(|| candidate(first..end, EntityType::Quantity, &rules::QUANTITY, value, high, symbol))
}

/// "tens of millions of dollars", "several million euros", "hundreds of miles": from which number on.
fn vague(document: &Document<'_>, rest: Range<usize>) -> Option<Candidate> {
    let least = numbers::vague(document, rest.clone())?;
    let unit = least.end + usize::from(word_at(document, least.end) == "of")..rest.end;
    let (end, symbol, kind, rule) = match currency_after(document, unit.clone()) {
        Some((end, currency)) => (end, currency, EntityType::Money, &rules::MONEY),
        None => {
            let (length, symbol) = UNITS.longest(keys(document, unit.clone()))?;
            (unit.start + length, *symbol, EntityType::Quantity, &rules::QUANTITY)
        }
    };
    let several = document.word(end - 1).ends_with('s') || unit.start == least.end;
    let value = Some(format!("{}+ {symbol}", numbers::print(least.value)));
    several.then(|| Candidate { value, ..Candidate::new(rest.start..end, kind, rule) })
}

/// How many tokens "minus", or a minus sign that stands against its number, takes.
fn minus(document: &Document<'_>, rest: Range<usize>) -> usize {
    let number = document.tokens.get(rest.start + 1).filter(|next| rest.start + 1 < rest.end && next.kind == TokenKind::Number);
    let sign = match document.word(rest.start) {
        "minus" | "Minus" => true,
        "-" | "−" | "–" => {
            document.tokens[rest.start].shape.has_space_before() && number.is_some_and(|next| !next.shape.has_space_before())
        }
        _ => false,
    };
    usize::from(sign && number.is_some())
}

/// "2" in "1/2": the amount begins before it.
fn is_rest_of_fraction(document: &Document<'_>, start: usize) -> bool {
    start > 0 && document.word(start - 1) == "/" && !document.tokens[start].shape.has_space_before()
}

/// "C" or "F" right behind a number.
fn degrees(document: &Document<'_>, index: usize) -> Option<&'static str> {
    let joined = document.tokens.get(index).is_some_and(|token| !token.shape.has_space_before());
    match word_at(document, index) {
        "C" if joined => Some("°C"),
        "F" if joined => Some("°F"),
        _ => None,
    }
}

/// Whether what stands before says that "40C" is no room: "of 40C", "(40C".
fn measures_heat(document: &Document<'_>, start: usize) -> bool {
    matches!(
        word_at(document, start.wrapping_sub(1)),
        "(" | "of"
            | "to"
            | "at"
            | "was"
            | "were"
            | "is"
            | "hit"
            | "reached"
            | "reach"
            | "around"
            | "about"
            | "above"
            | "below"
            | "over"
            | "nearly"
            | "as"
            | "by"
            | "and"
            | "from"
            | "than"
            | "topped"
            | "touched"
            | "exceeded"
            | "between"
            | "record"
            | "near"
    )
}

/// "6in" after "3ft", "-2" after "6-foot", "4lb" after "11 stone": where it ends, and what it says.
fn smaller_unit(document: &Document<'_>, rest: Range<usize>, unit: &str) -> Option<(usize, String)> {
    let (smaller, names): (_, &[&str]) = match unit {
        "ft" => ("in", &["in", "ins", "inch", "inches"]),
        "st" => ("lb", &["lb", "lbs", "pounds"]),
        "lb" => ("oz", &["oz", "ounces"]),
        _ => return None,
    };
    let joint = usize::from(word_at(document, rest.start) == "-");
    let number = numbers::read(document, rest.start + joint..rest.end, false).filter(|number| number.value < 16.0)?;
    let named = names.contains(&word_at(document, number.end));
    let bare = joint == 1 && number.value <= 11.0;
    let end = if named { number.end + 1 } else { bare.then_some(number.end)? };
    Some((end, format!("{} {smaller}", numbers::print(number.value))))
}

/// "miles" in "10 miles" ends an amount; "stone" in "two stone bridges" does not, nor does "foot" in "one foot soldier".
fn goes_on(document: &Document<'_>, end: usize) -> bool {
    matches!(document.word(end - 1), "stone" | "foot" | "yard" | "degree" | "degrees" | "st" | "in")
        && document.tokens.get(end).is_some_and(|next| {
            next.kind == TokenKind::Word
                && next.shape.is_lower()
                && !matches!(
                    document.word(end),
                    "of" | "and"
                        | "in"
                        | "to"
                        | "from"
                        | "tall"
                        | "high"
                        | "long"
                        | "below"
                        | "above"
                        | "at"
                        | "on"
                        | "or"
                        | "deep"
                        | "wide"
                )
        })
}

/// The second number of "5 to 10", "5-to-10", "$5-10" or "between 5 and 10" in `rest`, and where the range ends.
fn range(document: &Document<'_>, low: Number, rest: Range<usize>, high: impl Fn(usize) -> Option<Number>) -> (Number, Option<f64>) {
    let word = |back: usize| if low.end + back < rest.end { document.word(low.end + back) } else { "" };
    let between = matches!(word_at(document, rest.start.wrapping_sub(1)), "between" | "Between");
    let parting = match (word(0), word(1), word(2)) {
        ("-", "to", "-") => 3,
        ("-" | "–" | "to", ..) => 1,
        ("and", ..) if between => 1,
        _ => return (low, None),
    };
    let from = low.end + parting;
    match high(from).filter(|high| from < rest.end && high.value > low.value && document.tokens[from].kind != TokenKind::Word) {
        Some(high) => (Number { end: high.end, value: low.value * shared_scale(low.value, high.value) }, Some(high.value)),
        None => (low, None),
    }
}

/// The scale that "5" shares with "10 million" in "5-10 million".
fn shared_scale(low: f64, high: f64) -> f64 {
    [1e12, 1e9, 1e6].into_iter().find(|scale| low < 1000.0 && high >= *scale).unwrap_or(1.0)
}

/// How many tokens "%", "percent", "per cent" or "percentage points" takes, and its symbol.
fn percent(document: &Document<'_>, rest: Range<usize>) -> Option<(usize, &'static str)> {
    let word = |index: usize| if index < rest.end { document.word(index) } else { "" };
    match (word(rest.start), word(rest.start + 1)) {
        ("percentage", "points" | "point") => Some((2, "pp")),
        ("percentage", "-") if matches!(word(rest.start + 2), "point" | "points") => Some((3, "pp")),
        ("per", "cent") => Some((2, "%")),
        ("%" | "percent" | "pct", _) => Some((1, "%")),
        _ => None,
    }
}

/// The currency that `rest` begins with, where it may stand after a number, and where it ends.
fn currency_after(document: &Document<'_>, rest: Range<usize>) -> Option<(usize, &'static str)> {
    let joint = usize::from(rest.start < rest.end && document.word(rest.start) == "-");
    let start = rest.start + joint;
    let (length, currency) = CURRENCIES.longest(keys(document, start..rest.end))?;
    let glued = document.word(start) != "p" || !document.tokens[start].shape.has_space_before();
    (currency.after && glued && currency.is_written(document, start)).then_some((start + length, currency.unit))
}

fn keys<'d>(document: &'d Document<'_>, rest: Range<usize>) -> impl Iterator<Item = u64> + 'd {
    document.tokens.get(rest).unwrap_or_default().iter().map(|token| token.key)
}

fn candidate(tokens: Range<usize>, kind: EntityType, rule: &'static Rule, low: Number, high: Option<f64>, unit: &str) -> Candidate {
    let number = match high {
        Some(high) => format!("{}-{}", numbers::print(low.value), numbers::print(high)),
        None => numbers::print(low.value),
    };
    Candidate { value: Some(format!("{number} {unit}")), ..Candidate::new(tokens, kind, rule) }
}

/// A currency, and where it stands beside the number.
struct Currency {
    unit: &'static str,
    before: bool,
    after: bool,
    /// A code or sign of capitals, which small letters do not stand for.
    capitals: bool,
}

impl Currency {
    fn is_written(&self, document: &Document<'_>, index: usize) -> bool {
        !self.capitals || document.tokens[index].shape.is_capitalized()
    }
}

static CURRENCIES: LazyLock<Phrases<Currency>> = LazyLock::new(|| {
    let rows = lexicon::rows(include_str!("../lexicon/en/currencies.tsv"));
    let currency = |row: &[&'static str]| Currency {
        unit: row[1],
        before: row[2] != "after",
        after: row[2] != "before",
        capitals: row[2] != "after" && row[0].starts_with(char::is_uppercase),
    };
    Phrases::new(rows.map(|row| (row[0], currency(&row))), phrase_keys)
});

static UNITS: LazyLock<Phrases<&str>> =
    LazyLock::new(|| Phrases::new(lexicon::rows(include_str!("../lexicon/en/units.tsv")).map(|row| (row[0], row[1])), phrase_keys));

fn phrase_keys(phrase: &'static str) -> Vec<u64> {
    text::read(phrase).tokens.into_iter().map(|token| token.key).collect()
}

/// The text of token `index`; empty beyond the end.
fn word_at<'t>(document: &Document<'t>, index: usize) -> &'t str {
    if index < document.tokens.len() { document.word(index) } else { "" }
}
