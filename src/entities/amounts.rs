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
    sign_first(document, rest.clone()).or_else(|| number_first(document, rest))
}

/// "$5 million", "Rs 500", "USD 3.2bn".
fn sign_first(document: &Document<'_>, rest: Range<usize>) -> Option<Candidate> {
    if !matches!(document.tokens[rest.start].kind, TokenKind::Symbol | TokenKind::Word) {
        return None;
    }
    let (length, currency) = CURRENCIES.longest(keys(document, rest.clone()))?;
    if !currency.before || !currency.is_written(document, rest.start) {
        return None;
    }
    let from = rest.start + length;
    let number = numbers::read(document, from..rest.end, true).filter(|_| document.tokens[from].kind == TokenKind::Number)?;
    let (number, high) = range(document, number, rest.end, |low_end| {
        let sign = CURRENCIES.longest(keys(document, low_end..rest.end)).map_or(0, |(length, _)| length);
        numbers::read(document, low_end + sign..rest.end, true)
    });
    let repeated = currency_after(document, number.end..rest.end).filter(|_| high.is_none());
    let (end, unit) = repeated.map_or((number.end, currency.unit), |(end, unit)| (end, unit));
    Some(candidate(rest.start..end, EntityType::Money, &rules::MONEY, number, high, unit))
}

/// "5 million dollars", "45 percent", "12 km", "10-mile".
fn number_first(document: &Document<'_>, rest: Range<usize>) -> Option<Candidate> {
    let low = numbers::read(document, rest.clone(), false)?;
    let (number, high) = range(document, low, rest.end, |from| numbers::read(document, from..rest.end, false));
    let joint = usize::from(number.end < rest.end && document.word(number.end) == "-");
    let unit = number.end + joint..rest.end;
    let start = rest.start;
    if let Some(length) = percent(document, unit.clone()) {
        return Some(candidate(start..unit.start + length, EntityType::Percent, &rules::PERCENT, number, high, "%"));
    }
    let with_shorthand = numbers::read(document, rest.clone(), true).filter(|_| high.is_none()).unwrap_or(number);
    if let Some((end, currency)) = currency_after(document, with_shorthand.end..rest.end) {
        return Some(candidate(start..end, EntityType::Money, &rules::MONEY, Number { end, ..with_shorthand }, high, currency));
    }
    let (length, symbol) = UNITS.longest(keys(document, unit.clone())).filter(|_| !unit.is_empty())?;
    let counts = document.tokens[start].kind == TokenKind::Number || number.value >= 2.0 || joint == 1;
    (counts && (joint == 1 || !goes_on(document, unit.start + length)))
        .then(|| candidate(start..unit.start + length, EntityType::Quantity, &rules::QUANTITY, number, high, symbol))
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

/// The second number of "5 to 10" or "$5-10", and where the range ends.
fn range(document: &Document<'_>, low: Number, end: usize, high: impl Fn(usize) -> Option<Number>) -> (Number, Option<f64>) {
    let parted = low.end + 1 < end && matches!(document.word(low.end), "-" | "–" | "to");
    match high(low.end + 1).filter(|high| parted && high.value > low.value && document.tokens[low.end + 1].kind != TokenKind::Word) {
        Some(high) => (Number { end: high.end, value: low.value * shared_scale(low.value, high.value) }, Some(high.value)),
        None => (low, None),
    }
}

/// The scale that "5" shares with "10 million" in "5-10 million".
fn shared_scale(low: f64, high: f64) -> f64 {
    [1e12, 1e9, 1e6].into_iter().find(|scale| low < 1000.0 && high >= *scale).unwrap_or(1.0)
}

/// How many tokens "%", "percent", "per cent" or "percentage points" takes.
fn percent(document: &Document<'_>, rest: Range<usize>) -> Option<usize> {
    let word = |index: usize| if index < rest.end { document.word(index) } else { "" };
    match (word(rest.start), word(rest.start + 1)) {
        ("per", "cent") | ("percentage", "points" | "point") => Some(2),
        ("%" | "percent" | "pct", _) => Some(1),
        _ => None,
    }
}

/// The currency that `rest` begins with, where it may stand after a number, and where it ends.
fn currency_after(document: &Document<'_>, rest: Range<usize>) -> Option<(usize, &'static str)> {
    let joint = usize::from(rest.start < rest.end && document.word(rest.start) == "-");
    let start = rest.start + joint;
    let (length, currency) = CURRENCIES.longest(keys(document, start..rest.end))?;
    (currency.after && currency.is_written(document, start)).then_some((start + length, currency.unit))
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
