//! `cargo xtask bench stages`: CPU time per megabyte of each stage.

use std::collections::BTreeMap;
use std::io;

use copydesk::{Analyzer, Options};
use cpu_time::ProcessTime;

use super::{median, prose};

const BYTES: usize = 1_000_000;
const RUNS: usize = 7;

/// Prints the median of each stage.
///
/// # Errors
/// Never.
pub fn run(_arguments: &[String]) -> io::Result<()> {
    let text = prose::prose(BYTES);
    let analyzer = Analyzer::new();
    let options = Options { created: "2023-03-01".parse().ok(), ..Options::default() };
    let mut seconds: BTreeMap<(usize, &str), Vec<f64>> = BTreeMap::new();
    for run in 0..=RUNS {
        let mut start = ProcessTime::now();
        let mut order = 0;
        analyzer.analyze_with(&text, &options, |stage| {
            if run > 0 {
                seconds.entry((order, stage)).or_default().push(start.elapsed().as_secs_f64());
            }
            order += 1;
            start = ProcessTime::now();
        });
    }
    println!("{:<10}{:>12}", "stage", "CPU s/MB");
    let medians: Vec<(&str, f64)> = seconds.into_iter().map(|((_, stage), runs)| (stage, median(runs))).collect();
    for (stage, median) in &medians {
        println!("{stage:<10}{:>12.4}", median / (text.len() as f64 / 1e6));
    }
    let all: f64 = medians.iter().map(|(_, median)| median).sum();
    println!("{:<10}{:>12.4}", "all", all / (text.len() as f64 / 1e6));
    Ok(())
}
