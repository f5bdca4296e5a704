//! Product quantization: each stretch of a word vector becomes the number of the nearest of 256 centers.

use copydesk::model::network::{CODES, STRETCH, STRETCHES, VECTOR};

use crate::random::Random;

/// What one step of a codebook's entry is worth.
pub const CODEBOOK_UNIT: f32 = 3.0 / 127.0;

const ROUNDS: usize = 8;

/// Codes of each vector, and the codebook.
pub fn quantize(vectors: &[[f32; VECTOR]], seed: u64) -> (Vec<u8>, Vec<i8>) {
    let words = vectors.len();
    let mut codes = vec![0; words * STRETCHES];
    let mut codebook = Vec::with_capacity(CODES * VECTOR);
    for stretch in 0..STRETCHES {
        let part = |values: &[f32; VECTOR]| -> [f32; STRETCH] { std::array::from_fn(|at| values[stretch * STRETCH + at]) };
        let points: Vec<[f32; STRETCH]> = vectors.iter().map(part).collect();
        let centers = centers(&points, seed + stretch as u64);
        for (word, point) in points.iter().enumerate() {
            codes[word * STRETCHES + stretch] = nearest(point, &centers) as u8;
        }
        codebook.extend(centers.iter().flatten().map(|value| (value / CODEBOOK_UNIT).round().clamp(-127.0, 127.0) as i8));
    }
    (codes, codebook)
}

fn centers(points: &[[f32; STRETCH]], seed: u64) -> Vec<[f32; STRETCH]> {
    let mut random = Random::new(seed);
    let mut centers: Vec<[f32; STRETCH]> = (0..CODES).map(|_| points[random.below(points.len())]).collect();
    for _ in 0..ROUNDS {
        let mut sums = vec![([0.0_f32; STRETCH], 0_u32); CODES];
        for point in points {
            let (sum, count) = &mut sums[nearest(point, &centers)];
            sum.iter_mut().zip(point).for_each(|(sum, value)| *sum += value);
            *count += 1;
        }
        for (center, (sum, count)) in centers.iter_mut().zip(sums) {
            *center = if count == 0 { points[random.below(points.len())] } else { sum.map(|sum| sum / count as f32) };
        }
    }
    centers
}

fn nearest(point: &[f32; STRETCH], centers: &[[f32; STRETCH]]) -> usize {
    let mut best = (0, f32::INFINITY);
    for (index, center) in centers.iter().enumerate() {
        let distance = point.iter().zip(center).map(|(a, b)| (a - b) * (a - b)).sum();
        if distance < best.1 {
            best = (index, distance);
        }
    }
    best.0
}
