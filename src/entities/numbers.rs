//! Numbers in digits and in words, as amounts have them.

use std::ops::Range;

use crate::text::{Document, TokenKind};

/// A number that stands in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// The token after it.
    pub end: usize,
    /// What it says.
    pub value: f64,
}

/// The number that the tokens `rest` begin with: "1,200", "3.2 million", "twenty-five", "half a million". `shorthand` reads "m" and "bn" as scales.
pub fn read(document: &Document<'_>, rest: Range<usize>, shorthand: bool) -> Option<Number> {
    let base =
        digits(document, rest.start).map(|base| with_fraction(document, base, rest.end)).or_else(|| words(document, rest.clone()))?;
    Some(scaled(document, with_half(document, base, rest.end), rest.end, shorthand))
}

fn digits(document: &Document<'_>, index: usize) -> Option<Number> {
    let token = document.tokens.get(index).filter(|token| token.kind == TokenKind::Number)?;
    let value = token.span.of(document.text).replace(',', "").parse().ok()?;
    Some(Number { end: index + 1, value })
}

/// "1/2" and "3 1/2": the fraction that the number begins, or that stands behind it.
fn with_fraction(document: &Document<'_>, base: Number, end: usize) -> Number {
    let fraction = |over: usize| {
        let slash = over + 2 < end && document.word(over + 1) == "/" && !document.tokens[over + 2].shape.has_space_before();
        let (over, under) = (digits(document, over).filter(|_| slash)?.value, digits(document, over + 2)?.value);
        (over < under && under <= 64.0).then_some(over / under)
    };
    if let Some(value) = fraction(base.end - 1) {
        return Number { end: base.end + 2, value };
    }
    match fraction(base.end).filter(|_| base.value.fract() == 0.0) {
        Some(value) => Number { end: base.end + 3, value: base.value + value },
        None => base,
    }
}

/// "and a half" in "two and a half million".
fn with_half(document: &Document<'_>, base: Number, end: usize) -> Number {
    let half = base.end + 2 < end
        && ["and", "a", "half"].iter().zip(base.end..).all(|(word, index)| document.word(index) == *word)
        && base.value.fract() == 0.0;
    if half { Number { end: base.end + 3, value: base.value + 0.5 } } else { base }
}

/// Numbers from "one" to "ninety-nine hundred", and "half a", "a" before a scale.
fn words(document: &Document<'_>, rest: Range<usize>) -> Option<Number> {
    let word = |index: usize| if index < rest.end { document.word(index).to_lowercase() } else { String::new() };
    let start = rest.start;
    let is_scale = |index: usize| scale(&word(index)).is_some();
    if word(start) == "half" && matches!(word(start + 1).as_str(), "a" | "an") {
        return Some(Number { end: start + 2, value: 0.5 });
    }
    if let Some((end, value)) = quarters(&word, start).filter(|&(end, _)| is_scale(end)) {
        return Some(Number { end, value });
    }
    if word(start) == "a" && is_scale(start + 1) {
        return Some(Number { end: start + 1, value: 1.0 });
    }
    let first = small(&word(start))?;
    let mut end = start + 1;
    let mut value = first;
    let joined = word(end) == "-";
    if let Some(unit) = small(&word(end + usize::from(joined))).filter(|unit| first >= 20.0 && *unit < 10.0) {
        (value, end) = (value + unit, end + 1 + usize::from(joined));
    }
    Some(Number { end, value })
}

/// "a quarter of a", "three-quarters of a": the token after it, and the share.
fn quarters(word: &impl Fn(usize) -> String, start: usize) -> Option<(usize, f64)> {
    let joined = start + 1 + usize::from(word(start + 1) == "-");
    let (end, value) = match (word(start).as_str(), word(joined).as_str()) {
        ("a", "quarter") => (joined + 1, 0.25),
        ("quarter", _) => (start + 1, 0.25),
        ("three", "quarters") => (joined + 1, 0.75),
        ("three-quarters", _) => (start + 1, 0.75),
        _ => return None,
    };
    (word(end) == "of" && word(end + 1) == "a").then_some((end + 2, value))
}

/// Multiplies by the scales that follow: "hundred thousand", "million", "crore".
pub fn scaled(document: &Document<'_>, base: Number, end: usize, shorthand: bool) -> Number {
    let mut number = base;
    while number.end < end {
        let joint = usize::from(document.word(number.end) == "-" && number.end + 1 < end);
        let word = document.word(number.end + joint).to_lowercase();
        let Some(power) = scale(&word).or_else(|| short_scale(&word).filter(|_| shorthand && joint == 0)) else { break };
        number = Number { end: number.end + joint + 1, value: times_ten_to(number.value, power) };
    }
    number
}

/// `number` times the scale that `word` abbreviates, or as it is where there is no word; `None` where it is no scale.
pub fn scale_of(word: &str, number: Number) -> Option<Number> {
    let power = if word.is_empty() { 0 } else { short_scale(word)? };
    Some(Number { value: times_ten_to(number.value, power), ..number })
}

/// Exact where multiplying would round: 3.2 times ten to the sixth is 3200000.
fn times_ten_to(value: f64, power: u32) -> f64 {
    format!("{value}e{power}").parse().unwrap_or(value)
}

fn scale(word: &str) -> Option<u32> {
    Some(match word {
        "hundred" => 2,
        "thousand" => 3,
        "lakh" | "lakhs" => 5,
        "million" => 6,
        "crore" | "crores" => 7,
        "billion" => 9,
        "trillion" => 12,
        _ => return None,
    })
}

fn short_scale(word: &str) -> Option<u32> {
    Some(match word {
        "k" => 3,
        "m" | "mn" | "mln" => 6,
        "bn" | "b" | "bln" => 9,
        "tn" | "trn" => 12,
        _ => return None,
    })
}

fn small(word: &str) -> Option<f64> {
    const ONES: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let one = ONES.iter().position(|name| *name == word).map(|index| index as f64);
    one.or_else(|| TENS.iter().position(|name| *name == word).map(|index| (index as f64 + 2.0) * 10.0))
}

/// The number in plain digits, from a million on with an exponent: "1200.5", "3.2e6".
pub fn print(value: f64) -> String {
    if value.abs() >= 1e6 { format!("{value:e}") } else { format!("{value}") }
}
