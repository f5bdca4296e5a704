//! Bytes of the model file: numbers, lists, and sorted hashes in Golomb-Rice code.

use crate::Error;

/// Writes the parts of a model file.
#[cfg(any(test, feature = "train"))]
#[derive(Debug, Default)]
pub struct Writer {
    /// What was written.
    pub bytes: Vec<u8>,
}

#[cfg(any(test, feature = "train"))]
impl Writer {
    /// Appends a number.
    pub fn number(&mut self, value: u32) {
        self.bytes.extend(value.to_le_bytes());
    }

    /// Appends a list of bytes with its length.
    pub fn list(&mut self, values: &[u8]) {
        self.number(values.len() as u32);
        self.bytes.extend(values);
    }

    /// Appends a list of small signed numbers.
    pub fn signed(&mut self, values: &[i8]) {
        self.number(values.len() as u32);
        self.bytes.extend(values.iter().map(|&value| value as u8));
    }

    /// Appends a list of signed numbers.
    pub fn numbers(&mut self, values: &[i32]) {
        self.number(values.len() as u32);
        values.iter().for_each(|&value| self.bytes.extend(value.to_le_bytes()));
    }

    /// Appends ascending, distinct hashes of `bits` bits.
    pub fn hashes(&mut self, sorted: &[u32], bits: u32) {
        let rice = rice_parameter(sorted.len(), bits);
        self.number(sorted.len() as u32);
        let mut packed = Bits::default();
        let mut previous = 0;
        for &hash in sorted {
            packed.push(hash - previous, rice);
            previous = hash;
        }
        self.list(&packed.bytes);
    }
}

fn rice_parameter(count: usize, bits: u32) -> u32 {
    let spacing = (1_u64 << bits) / (count as u64).max(1);
    (63 - spacing.max(1).leading_zeros()).min(bits)
}

#[cfg(any(test, feature = "train"))]
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    used: u32,
}

#[cfg(any(test, feature = "train"))]
impl Bits {
    fn push(&mut self, value: u32, rice: u32) {
        (0..value >> rice).for_each(|_| self.bit(true));
        self.bit(false);
        (0..rice).for_each(|at| self.bit(value >> at & 1 == 1));
    }

    fn bit(&mut self, set: bool) {
        if self.used.is_multiple_of(8) {
            self.bytes.push(0);
        }
        if let Some(last) = self.bytes.last_mut() {
            *last |= u8::from(set) << (self.used % 8);
        }
        self.used += 1;
    }
}

/// Reads the parts of a model file.
#[derive(Debug)]
pub struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    /// A reader of `bytes`.
    pub fn new(bytes: &'b [u8]) -> Self {
        Reader { rest: bytes }
    }

    /// Takes `count` bytes.
    ///
    /// # Errors
    /// When fewer are left.
    pub fn take(&mut self, count: usize) -> Result<&'b [u8], Error> {
        let (taken, rest) =
            self.rest.split_at_checked(count).ok_or_else(|| Error::model("the model file ends too early; fetch it again"))?;
        self.rest = rest;
        Ok(taken)
    }

    /// Takes a number.
    ///
    /// # Errors
    /// When it is cut off.
    pub fn number(&mut self) -> Result<u32, Error> {
        self.take(4).map(|bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    /// Takes a list of bytes.
    ///
    /// # Errors
    /// When it is cut off.
    pub fn list(&mut self) -> Result<&'b [u8], Error> {
        let length = self.number()? as usize;
        self.take(length)
    }

    /// Takes a list of small signed numbers.
    ///
    /// # Errors
    /// When it is cut off.
    pub fn signed(&mut self) -> Result<Vec<i8>, Error> {
        Ok(self.list()?.iter().map(|&byte| byte as i8).collect())
    }

    /// Takes a list of signed numbers.
    ///
    /// # Errors
    /// When it is cut off.
    pub fn numbers(&mut self) -> Result<Vec<i32>, Error> {
        let length = self.number()? as usize;
        let bytes = self.take(length.checked_mul(4).ok_or_else(damaged)?)?;
        Ok(bytes.chunks_exact(4).map(|four| i32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect())
    }

    /// Takes ascending hashes.
    ///
    /// # Errors
    /// When they are cut off or do not decode.
    pub fn hashes(&mut self, bits: u32) -> Result<Vec<u32>, Error> {
        let count = self.number()? as usize;
        let rice = rice_parameter(count, bits);
        let packed = self.list()?;
        if count > packed.len() * 8 {
            return Err(damaged());
        }
        let mut at = 0;
        let mut bit = || {
            let byte = packed.get(at / 8).ok_or_else(damaged)?;
            let set = byte >> (at % 8) & 1;
            at += 1;
            Ok::<u32, Error>(u32::from(set))
        };
        let mut previous = 0_u32;
        let mut hashes = Vec::with_capacity(count);
        for _ in 0..count {
            let mut delta = 0_u32;
            while bit()? == 1 {
                delta += 1;
            }
            delta = delta.checked_shl(rice).ok_or_else(damaged)?;
            for place in 0..rice {
                delta |= bit()? << place;
            }
            previous = previous.checked_add(delta).ok_or_else(damaged)?;
            hashes.push(previous);
        }
        Ok(hashes)
    }

    /// Whether everything was taken.
    pub fn is_done(&self) -> bool {
        self.rest.is_empty()
    }
}

/// The error of a file whose parts do not fit together.
pub fn damaged() -> Error {
    Error::model("the model file is damaged: its parts do not fit together; fetch it again")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_come_back() {
        let sorted = [0, 1, 77, 4096, 4097, (1 << 27) - 1];
        let mut writer = Writer::default();
        writer.hashes(&sorted, 27);
        let mut reader = Reader::new(&writer.bytes);
        assert_eq!(reader.hashes(27), Ok(sorted.to_vec()));
        assert!(reader.is_done());
    }

    #[test]
    fn a_cut_list_is_an_error() {
        let mut writer = Writer::default();
        writer.numbers(&[1, -2, 3]);
        for length in 0..writer.bytes.len() {
            assert!(Reader::new(&writer.bytes[..length]).numbers().is_err_and(|error| error.is_model()));
        }
    }
}
