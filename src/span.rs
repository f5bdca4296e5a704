//! Stretches of text, typed by the unit that they count in.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use serde::{Serialize, Serializer, ser::SerializeStruct};

/// A unit that offsets count in. Sealed: [`Byte`], [`Utf16`] and [`CodePoint`] are all there are.
pub trait Unit: sealed::Sealed + Copy + 'static {}

/// UTF-8 bytes: the unit of everything inside this crate. Spans in bytes do not serialize, so that none leaves by mistake:
///
/// ```compile_fail
/// use copydesk::{Span, span::Byte};
/// serde_json::to_string(&Span::<Byte>::new(0, 1));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Byte {}
/// UTF-16 code units, as JavaScript's `String.prototype.slice` counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Utf16 {}
/// Unicode code points, as Python's `str` counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodePoint {}

impl Unit for Byte {}
impl Unit for Utf16 {}
impl Unit for CodePoint {}

/// A unit that may leave the crate, with the name that the JSON's `"offsets"` gives it.
pub trait Exported: Unit {
    /// `"utf16"` or `"codepoint"`.
    const NAME: &'static str;
    /// Bytes of one character count as this many units.
    fn width(character: char) -> u32;
}

impl Exported for Utf16 {
    const NAME: &'static str = "utf16";
    fn width(character: char) -> u32 {
        character.len_utf16() as u32
    }
}

impl Exported for CodePoint {
    const NAME: &'static str = "codepoint";
    fn width(_: char) -> u32 {
        1
    }
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Byte {}
    impl Sealed for super::Utf16 {}
    impl Sealed for super::CodePoint {}
}

/// A half-open stretch of text, `start..end`, counted in `U` from the beginning of the text.
pub struct Span<U: Unit> {
    /// First unit inside.
    pub start: u32,
    /// First unit after; never before `start`.
    pub end: u32,
    unit: PhantomData<U>,
}

impl<U: Unit> Span<U> {
    /// The stretch `start..end`.
    ///
    /// # Panics
    /// In debug builds, when `end` is before `start`.
    pub fn new(start: u32, end: u32) -> Self {
        debug_assert!(start <= end, "a span ends at {end}, before its start {start}");
        Span { start, end, unit: PhantomData }
    }

    /// Length in units.
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether nothing lies inside.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether all of `other` lies inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one unit.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Self) -> Self {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl Span<Byte> {
    /// The text of this span.
    ///
    /// # Panics
    /// When the span does not lie on character boundaries of `text`.
    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }
}

impl<U: Unit> Clone for Span<U> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<U: Unit> Copy for Span<U> {}
impl<U: Unit> PartialEq for Span<U> {
    fn eq(&self, other: &Self) -> bool {
        (self.start, self.end) == (other.start, other.end)
    }
}
impl<U: Unit> Eq for Span<U> {}
impl<U: Unit> PartialOrd for Span<U> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<U: Unit> Ord for Span<U> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.start, self.end).cmp(&(other.start, other.end))
    }
}
impl<U: Unit> Hash for Span<U> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.start, self.end).hash(state);
    }
}
impl<U: Unit> fmt::Debug for Span<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl<U: Exported> Serialize for Span<U> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Span", 2)?;
        fields.serialize_field("start", &self.start)?;
        fields.serialize_field("end", &self.end)?;
        fields.end()
    }
}
