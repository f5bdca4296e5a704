//! `cargo xtask test`: everything, closed with one line `N passed, N failed`.

use anyhow::{Result, ensure};

use crate::build;
use tally::Tally;

mod browser;
mod javascript;
mod rust;
mod tally;

/// One part of the tests: its name and what it counts.
type Suite = (&'static str, fn() -> Result<Tally>);

/// In this order, since the later ones test what the build leaves behind.
const SUITES: [Suite; 7] = [
    ("format", rust::format),
    ("clippy", rust::clippy),
    ("rust", rust::tests),
    ("build", build_within_budgets),
    ("wasm in node", javascript::tests),
    ("page in chromium", browser::page),
    ("editors in chromium", browser::editors),
];

/// What to run.
#[derive(clap::Args)]
pub struct Arguments {
    /// Only the parts whose name contains one of these.
    only: Vec<String>,
}

/// Runs every part, whatever the ones before it came to.
pub fn run(arguments: &Arguments) -> Result<()> {
    let wanted = |name: &str| arguments.only.is_empty() || arguments.only.iter().any(|part| name.contains(part.as_str()));
    let mut sum = Tally::default();
    let mut lines = Vec::new();
    for (name, suite) in SUITES.into_iter().filter(|(name, _)| wanted(name)) {
        println!("\n== {name}");
        let tally = suite().unwrap_or_else(|error| {
            println!("{name}: {error:#}");
            Tally::failure()
        });
        lines.push(format!("{name:<20}{tally}"));
        sum += tally;
    }
    println!("\n{}\n{sum}", lines.join("\n"));
    ensure!(sum.failed == 0, "some tests failed");
    Ok(())
}

/// The build counts as one test.
fn build_within_budgets() -> Result<Tally> {
    build::run().map(|()| Tally::success())
}
