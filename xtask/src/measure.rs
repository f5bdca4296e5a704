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

/// Runs a benchmark of `tests/evaluation`, or one in Chromium.
pub fn bench(arguments: &Arguments) -> Result<()> {
    match arguments.arguments.split_first().map(|(name, rest)| (name.as_str(), rest)) {
        Some(("page", rest)) => return in_chromium("tests/www", rest),
        Some(("editors", rest)) => return in_chromium("tests/www/editors", rest),
        _ => {}
    }
    let program = ["run", "--quiet", "--profile", "fast", "--package", "copydesk-evaluation", "--", "bench"];
    run(cargo().args(program).args(&arguments.arguments))
}

/// How soon the page answers, or what the plugins add to a keystroke.
fn in_chromium(folder: &str, arguments: &[String]) -> Result<()> {
    let folder = root().join(folder);
    run(command("npm").current_dir(&folder).args(["ci", "--no-audit", "--no-fund"]))?;
    run(command("node").current_dir(&folder).arg("bench.js").args(arguments))
}
