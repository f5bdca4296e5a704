//! Sums of products, the net's inner loop: as SIMD instructions where the target has them, number by number where it has not.
//!
//! Integers add up to the same in any order, so both roads give the same bytes. WebAssembly has SIMD only where it is asked for
//! (`-C target-feature=+simd128`).

#[cfg(all(target_arch = "wasm32", not(target_feature = "simd128")))]
pub use scalar::{dot, dots};
#[cfg(any(not(target_arch = "wasm32"), target_feature = "simd128"))]
pub use simd::{dot, dots};

/// What one instruction multiplies.
pub type Lanes = [i16; 8];

#[cfg(any(not(target_arch = "wasm32"), target_feature = "simd128"))]
mod simd {
    use wide::{i16x8, i32x4};

    use super::Lanes;

    /// The sum of products.
    pub fn dot(a: &[Lanes], b: &[Lanes]) -> i32 {
        a.iter().zip(b).fold(i32x4::ZERO, |sum, (&a, &b)| sum + i16x8::new(a).dot(i16x8::new(b))).reduce_add()
    }

    /// [`dot`] of each of two rows and each window, so that each number is fetched once for all.
    pub fn dots<const L: usize, const N: usize>(rows: [&[Lanes]; 2], windows: [&[Lanes; L]; N]) -> [[i32; 2]; N] {
        let mut sums = [[i32x4::ZERO; 2]; N];
        for at in 0..L {
            let (first, second) = (i16x8::new(rows[0][at]), i16x8::new(rows[1][at]));
            for (sums, window) in sums.iter_mut().zip(&windows) {
                let values = i16x8::new(window[at]);
                sums[0] += values.dot(first);
                sums[1] += values.dot(second);
            }
        }
        sums.map(|sums| sums.map(|sum| sum.reduce_add()))
    }
}

#[cfg(any(test, all(target_arch = "wasm32", not(target_feature = "simd128"))))]
mod scalar {
    use super::Lanes;

    /// The sum of products.
    pub fn dot(a: &[Lanes], b: &[Lanes]) -> i32 {
        a.as_flattened().iter().zip(b.as_flattened()).map(|(&a, &b)| i32::from(a) * i32::from(b)).sum()
    }

    /// [`dot`] of each of two rows and each window.
    pub fn dots<const L: usize, const N: usize>(rows: [&[Lanes]; 2], windows: [&[Lanes; L]; N]) -> [[i32; 2]; N] {
        let rows = rows.map(|row| row.as_flattened());
        windows.map(|window| pair(rows[0], rows[1], window.as_flattened()))
    }

    fn pair(first: &[i16], second: &[i16], window: &[i16]) -> [i32; 2] {
        let (mut a, mut b) = (0, 0);
        for ((&value, &first), &second) in window.iter().zip(first).zip(second) {
            a += i32::from(value) * i32::from(first);
            b += i32::from(value) * i32::from(second);
        }
        [a, b]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_roads_lead_to_the_same_sums() {
        let value = |at: i32| [(at * 7919 % 65_536 - 32_768) as i16; 8].map(|value| value.wrapping_add(at as i16));
        let weight = |at: i32| [(at * 31 % 255 - 127) as i16; 8];
        let windows: [[Lanes; 21]; 3] = std::array::from_fn(|window| std::array::from_fn(|at| value((window * 21 + at) as i32)));
        let rows: [[Lanes; 21]; 2] = std::array::from_fn(|row| std::array::from_fn(|at| weight((row * 21 + at) as i32)));
        let (rows, windows) = (rows.each_ref().map(|row| row.as_slice()), windows.each_ref());
        let sums = simd::dots(rows, windows);
        assert_eq!(sums, scalar::dots(rows, windows));
        assert_eq!(sums[2][1], simd::dot(rows[1], windows[2]));
        assert_eq!(sums[2][1], scalar::dot(rows[1], windows[2]));
    }
}
