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
    let base = digits(document, rest.start).or_else(|| words(document, rest.clone()))?;
    Some(scaled(document, base, rest.end, shorthand))
}

fn digits(document: &Document<'_>, index: usize) -> Option<Number> {
    let token = document.tokens.get(index).filter(|token| token.kind == TokenKind::Number)?;
    let value = token.span.of(document.text).replace(',', "").parse().ok()?;
    Some(Number { end: index + 1, value })
}

/// Numbers from "one" to "ninety-nine hundred", and "half a", "a" before a scale.
fn words(document: &Document<'_>, rest: Range<usize>) -> Option<Number> {
    let word = |index: usize| if index < rest.end { document.word(index).to_lowercase() } else { String::new() };
    let start = rest.start;
    let is_scale = |index: usize| scale(&word(index)).is_some();
    if word(start) == "half" && word(start + 1) == "a" && is_scale(start + 2) {
        return Some(Number { end: start + 2, value: 0.5 });
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

/// Multiplies by the scales that follow: "hundred thousand", "million", "crore".
fn scaled(document: &Document<'_>, base: Number, end: usize, shorthand: bool) -> Number {
    let mut number = base;
    while number.end < end {
        let word = document.word(number.end).to_lowercase();
        let Some(power) = scale(&word).or_else(|| short_scale(&word).filter(|_| shorthand)) else { break };
        number = Number { end: number.end + 1, value: times_ten_to(number.value, power) };
    }
    number
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
