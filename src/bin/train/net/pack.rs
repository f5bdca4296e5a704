//! The learned net as its file has it.

use copydesk::model::labels::LABELS;
use copydesk::model::network::{AFFIX_ROWS, LAYERS, Matrix, ONE, PIECES, Packed, SMALL, VECTOR, WIDTH};

use super::{AFFIX, BITS, CODEBOOK, IN, LAYER, LAYER_SIZE, Learner, OUT, OUTPUT, PROJECTION, Vectors};
use crate::quantizer::CODEBOOK_UNIT;

impl Learner {
    /// The net with 8-bit weights (layers: 5-bit, affixes: 4-bit).
    pub(super) fn pack(&self) -> Packed {
        let Vectors::Coded(codes) = &self.vectors else { unreachable!("teachers are not packed") };
        let codebook = self.values[CODEBOOK..].iter().map(|value| (value / CODEBOOK_UNIT).round().clamp(-127.0, 127.0) as i8).collect();
        let one = ONE as f32;
        let table = |start: usize| move |row: usize, column: usize| self.values[start + row * WIDTH + column];
        Packed {
            codes: codes.clone(),
            codebook,
            projection: matrix(
                WIDTH,
                VECTOR,
                127.0,
                CODEBOOK_UNIT * one,
                |row, column| self.values[PROJECTION + column * WIDTH + row],
                |_| 0,
            ),
            affixes: matrix(AFFIX_ROWS, WIDTH, 7.0, 1.0, table(AFFIX), |_| 0),
            small: matrix(SMALL, WIDTH, 127.0, 1.0, table(BITS), |_| 0),
            layers: (0..LAYERS).map(|depth| self.layer(depth)).collect(),
            output: matrix(
                LABELS,
                WIDTH,
                127.0,
                1.0,
                |row, column| self.values[OUTPUT + column * LABELS + row],
                |row| (self.values[OUTPUT + WIDTH * LABELS + row] * one) as i32,
            ),
        }
    }

    fn layer(&self, depth: usize) -> Matrix {
        let start = LAYER + depth * LAYER_SIZE;
        let output = |row: usize| row % PIECES * WIDTH + row / PIECES;
        matrix(
            OUT,
            IN,
            15.0,
            1.0,
            |row, column| self.values[start + column * OUT + output(row)],
            |row| (self.values[start + IN * OUT + output(row)] * ONE as f32) as i32,
        )
    }
}

/// A matrix whose rows are quantized to whole steps up to `most`; a step counts `unit` times in its scale.
fn matrix(
    rows: usize,
    columns: usize,
    most: f32,
    unit: f32,
    value: impl Fn(usize, usize) -> f32,
    constant: impl Fn(usize) -> i32,
) -> Matrix {
    const SCALE: f32 = (1 << 20) as f32;
    let mut matrix = Matrix::default();
    for row in 0..rows {
        let largest = (0..columns).map(|column| value(row, column).abs()).fold(1e-6, f32::max);
        let step = largest / most;
        matrix.weights.extend((0..columns).map(|column| (value(row, column) / step).round() as i8));
        matrix.scales.push((step * unit * SCALE).round() as i32);
        matrix.constants.push(constant(row));
    }
    matrix
}
