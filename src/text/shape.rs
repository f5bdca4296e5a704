//! How a token is written.

/// How a token is written: a set of flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Shape(u8);

impl Shape {
    const CAPITALIZED: u8 = 1;
    const ALL_CAPS: u8 = 2;
    const LOWER: u8 = 4;
    const DIGIT: u8 = 8;
    const HYPHEN: u8 = 16;
    const PERIOD: u8 = 32;
    const SPACE_BEFORE: u8 = 64;
    const MIXED: u8 = 128;

    /// The shape of `word`.
    pub(super) fn of(word: &str, space_before: bool) -> Shape {
        let letters = if word.is_ascii() { ascii_letters(word) } else { letters(word) };
        let flag = |flag: u8, holds: bool| if holds { flag } else { 0 };
        Shape(
            letters.marks
                | flag(Self::SPACE_BEFORE, space_before)
                | flag(Self::CAPITALIZED, letters.first_upper)
                | flag(Self::ALL_CAPS, letters.upper && !letters.lower)
                | flag(Self::LOWER, letters.lower && !letters.upper)
                | flag(Self::MIXED, letters.upper_after_lower),
        )
    }

    /// The flags without what stands before: what a learned model sees of the shape.
    pub(crate) fn form(self) -> u8 {
        self.0 & !Self::SPACE_BEFORE
    }

    /// The first character is an upper-case letter.
    pub fn is_capitalized(self) -> bool {
        self.0 & Self::CAPITALIZED != 0
    }
    /// Letters, all of them upper-case.
    pub fn is_all_caps(self) -> bool {
        self.0 & Self::ALL_CAPS != 0
    }
    /// Letters, none of them upper-case.
    pub fn is_lower(self) -> bool {
        self.0 & Self::LOWER != 0
    }
    /// An upper-case letter after a lower-case one: "McCain", "iPhone".
    pub fn is_mixed(self) -> bool {
        self.0 & Self::MIXED != 0
    }
    /// At least one digit.
    pub fn has_digit(self) -> bool {
        self.0 & Self::DIGIT != 0
    }
    /// At least one hyphen.
    pub fn has_hyphen(self) -> bool {
        self.0 & Self::HYPHEN != 0
    }
    /// At least one period: "U.S.", "Mr.", "3.5".
    pub fn has_period(self) -> bool {
        self.0 & Self::PERIOD != 0
    }
    /// White space or the paragraph's start stands before it.
    pub fn has_space_before(self) -> bool {
        self.0 & Self::SPACE_BEFORE != 0
    }
}

/// What a pass over the characters saw.
#[derive(Default)]
struct Letters {
    first_upper: bool,
    upper: bool,
    lower: bool,
    upper_after_lower: bool,
    marks: u8,
}

impl Letters {
    fn add_upper(&mut self) {
        self.upper = true;
        self.upper_after_lower |= self.lower;
    }
}

fn ascii_letters(word: &str) -> Letters {
    let mut seen = Letters { first_upper: word.as_bytes().first().is_some_and(u8::is_ascii_uppercase), ..Letters::default() };
    for byte in word.bytes() {
        match byte {
            b'a'..=b'z' => seen.lower = true,
            b'A'..=b'Z' => seen.add_upper(),
            b'0'..=b'9' => seen.marks |= Shape::DIGIT,
            b'-' => seen.marks |= Shape::HYPHEN,
            b'.' => seen.marks |= Shape::PERIOD,
            _ => {}
        }
    }
    seen
}

fn letters(word: &str) -> Letters {
    let mut seen = Letters { first_upper: word.starts_with(char::is_uppercase), ..Letters::default() };
    for character in word.chars() {
        match character {
            '-' | '\u{2010}' | '\u{2011}' => seen.marks |= Shape::HYPHEN,
            '.' => seen.marks |= Shape::PERIOD,
            _ if character.is_lowercase() => seen.lower = true,
            _ if character.is_uppercase() => seen.add_upper(),
            _ if character.is_numeric() => seen.marks |= Shape::DIGIT,
            _ => {}
        }
    }
    seen
}
