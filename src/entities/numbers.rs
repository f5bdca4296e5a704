//! Numbers in digits and in words, as amounts have them.

use std::ops::Range;
use std::sync::LazyLock;

use crate::lexicon::Words;
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
    let written = token.span.of(document.text);
    let whole = written.trim_end_matches(|c| VULGAR.contains(&c));
    let part = written[whole.len()..].chars().next().and_then(|c| VULGAR.iter().position(|vulgar| *vulgar == c));
    let whole = if whole.is_empty() && part.is_some() { 0.0 } else { whole.replace(',', "").parse().ok()? };
    Some(Number { end: index + 1, value: whole + part.map_or(0.0, |part| (part + 1) as f64 / 4.0) })
}

/// A quarter, a half, three quarters.
const VULGAR: [char; 3] = ['¼', '½', '¾'];

/// The least number that "tens of millions", "several hundred" and "dozens" mean, at the beginning of `rest`.
pub fn vague(document: &Document<'_>, rest: Range<usize>) -> Option<Number> {
    let plural = |index: usize| document.tokens.get(index).filter(|_| index < rest.end).and_then(|token| PLURALS.get(token.key)).copied();
    let word = |index: usize| if index < rest.end { document.word(index) } else { "" };
    if matches!(word(rest.start), "several" | "Several" | "few") {
        let number = scaled(document, Number { end: rest.start + 1, value: 1.0 }, rest.end, false);
        return Some(number).filter(|number| number.end > rest.start + 1);
    }
    let mut least = Number { end: rest.start + 1, value: plural(rest.start)? };
    while let Some(scale) = plural(least.end + 1).filter(|_| word(least.end) == "of") {
        least = Number { end: least.end + 2, value: least.value * scale };
    }
    Some(least)
}

/// Words for many, and how many they are at least.
static PLURALS: LazyLock<Words<f64>> = LazyLock::new(|| {
    let words = [
        ("tens", 10.0),
        ("dozens", 12.0),
        ("hundreds", 1e2),
        ("thousands", 1e3),
        ("millions", 1e6),
        ("billions", 1e9),
        ("trillions", 1e12),
    ];
    Words::new(words)
});

/// What a number in words may begin with: hardly a token does, and all are asked.
static FIRST_WORDS: LazyLock<Words<()>> = LazyLock::new(|| {
    let shares = ["a", "half", "quarter", "three-quarters"];
    Words::new(shares.iter().chain(&ONES).chain(&TENS).map(|word| (*word, ())))
});

/// The number that `text` begins with, and how many bytes it takes: "2.3" in "2.3bn", "15,000".
pub fn leading(text: &str) -> Option<(f64, usize)> {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes[from.min(bytes.len())..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut length = digits(0);
    while bytes.get(length) == Some(&b',') && digits(length + 1) == 3 {
        length += 4;
    }
    if bytes.get(length) == Some(&b'.') && digits(length + 1) > 0 {
        length += 1 + digits(length + 1);
    }
    Some((text[..length].replace(',', "").parse().ok()?, length))
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
    let start = rest.start;
    document.tokens.get(start).and_then(|token| FIRST_WORDS.get(token.key))?;
    let word = |index: usize| if index < rest.end { document.word(index).to_lowercase() } else { String::new() };
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

fn small(word: &str) -> Option<f64> {
    let one = ONES.iter().position(|name| *name == word).map(|index| index as f64);
    one.or_else(|| TENS.iter().position(|name| *name == word).map(|index| (index as f64 + 2.0) * 10.0))
}

/// The number in plain digits, from a million on with an exponent: "1200.5", "3.2e6".
pub fn print(value: f64) -> String {
    if value.abs() >= 1e6 { format!("{value:e}") } else { format!("{value}") }
}
