//! The progress bar: on standard error, and only where that is a terminal.

use indicatif::{ProgressBar, ProgressStyle};

/// Counts articles; shows their number and their rate.
pub struct Progress(ProgressBar);

impl Progress {
    /// A bar at zero.
    pub fn new() -> Self {
        let style = ProgressStyle::with_template("{spinner} {pos} articles, {per_sec}, {elapsed}").expect("a fixed template");
        Progress(ProgressBar::new_spinner().with_style(style))
    }

    /// One article more.
    pub fn step(&self) {
        self.0.inc(1);
    }

    /// Prints a line to standard error, above the bar.
    pub fn say(&self, line: &str) {
        self.0.suspend(|| eprintln!("{line}"));
    }

    /// Leaves the last count standing.
    pub fn finish(&self) {
        self.0.finish();
    }
}
