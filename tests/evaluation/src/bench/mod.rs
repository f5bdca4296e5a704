//! Benchmarks: what `cargo xtask bench` prints. All count CPU seconds, so that other work on the machine matters little.

pub mod hard;
mod prose;
pub mod scaling;
pub mod stages;

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
