//! `cargo xtask eval` and `cargo xtask bench`: the measuring programs, in a profile close to release.

use anyhow::Result;

use crate::shell::{cargo, run};

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

/// Runs a benchmark of `tests/bench`.
pub fn bench(arguments: &Arguments) -> Result<()> {
    let (name, rest) = arguments.arguments.split_first().expect("clap asks for one");
    run(cargo().args(["bench", "--quiet", "--profile", "fast", "--package", "copydesk", "--bench", name, "--"]).args(rest))
}
