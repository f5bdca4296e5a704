//! `cargo xtask bench scaling`: CPU time per megabyte of a long text against that of a short one.

use std::io;

use copydesk::{Analyzer, Options};
use cpu_time::ProcessTime;

use super::{median, prose};

const SHORT: usize = 100_000;
const LONG: usize = 10_000_000;
/// How much more a megabyte of the long text may take.
const LIMIT: f64 = 1.3;

/// Prints both and their ratio.
///
/// # Errors
/// When a megabyte of the long text takes more than [`LIMIT`] times as much.
pub fn run(_arguments: &[String]) -> io::Result<()> {
    let short = seconds_per_megabyte(&prose::prose(SHORT), 15);
    println!("100 KB  {short:.3} CPU s/MB");
    let long = seconds_per_megabyte(&prose::prose(LONG), 3);
    println!("10 MB   {long:.3} CPU s/MB");
    println!("ratio   {:.2} (at most {LIMIT})", long / short);
    if long / short > LIMIT { Err(io::Error::other("time grows faster than the text")) } else { Ok(()) }
}

/// The median of `runs` runs, after a short one that unpacks the language data.
fn seconds_per_megabyte(text: &str, runs: usize) -> f64 {
    let analyzer = Analyzer::new();
    let options = Options { created: "2023-03-01".parse().ok(), ..Options::default() };
    analyzer.analyze(&prose::prose(1), &options);
    let seconds = (0..runs).map(|_| {
        let start = ProcessTime::now();
        std::hint::black_box(analyzer.analyze(text, &options));
        start.elapsed().as_secs_f64()
    });
    median(seconds.collect()) / (text.len() as f64 / 1e6)
}
