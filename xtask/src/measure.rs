//! `cargo xtask eval` and `cargo xtask bench`: the measuring programs, in a profile close to release.

use anyhow::Result;

use crate::shell::{cargo, command, root, run};

/// What to measure.
#[derive(clap::Args)]
pub struct Arguments {
    /// The area or benchmark, then what it takes.
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

/// Runs an area of `tests/evaluation`.
pub fn eval(arguments: &Arguments) -> Result<()> {
    let program = ["run", "--quiet", "--profile", "fast", "--package", "copydesk-evaluation", "--"];
    run(cargo().args(program).args(&arguments.arguments))
}

/// Runs a benchmark of `tests/evaluation`.
pub fn bench(arguments: &Arguments) -> Result<()> {
    if let Some((_, rest)) = arguments.arguments.split_first().filter(|(name, _)| *name == "editors") {
        return editors(rest);
    }
    let program = ["run", "--quiet", "--profile", "fast", "--package", "copydesk-evaluation", "--", "bench"];
    run(cargo().args(program).args(&arguments.arguments))
}

/// What the plugins add to a keystroke, in Chromium.
fn editors(arguments: &[String]) -> Result<()> {
    let folder = root().join("tests/www/editors");
    run(command("npm").current_dir(&folder).args(["ci", "--no-audit", "--no-fund"]))?;
    run(command("node").current_dir(&folder).arg("bench.js").args(arguments))
}
