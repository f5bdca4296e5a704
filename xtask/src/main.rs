//! `cargo xtask TASK`: builds, serves, tests, measures.

use std::process::ExitCode;

use clap::Parser;

mod build;
mod measure;
mod outputs;
mod serve;
mod shell;
mod single_file;
mod sizes;
mod test;

/// Builds, serves, tests and measures Copydesk.
#[derive(Parser)]
enum Task {
    /// Builds the WebAssembly packages that wasm-pack.toml lists.
    Build,
    /// Builds, then serves the page on loopback.
    Serve(serve::Arguments),
    /// Runs all tests; closes with one line `N passed, N failed`.
    Test(test::Arguments),
    /// Scores the engine against gold data: `eval AREA [ARGUMENTS…]`.
    Eval(measure::Arguments),
    /// Runs a benchmark: `bench NAME [ARGUMENTS…]`.
    Bench(measure::Arguments),
}

fn main() -> ExitCode {
    match run(Task::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> anyhow::Result<()> {
    match task {
        Task::Build => build::run(),
        Task::Serve(arguments) => serve::run(&arguments),
        Task::Test(arguments) => test::run(&arguments),
        Task::Eval(arguments) => measure::eval(&arguments),
        Task::Bench(arguments) => measure::bench(&arguments),
    }
}
