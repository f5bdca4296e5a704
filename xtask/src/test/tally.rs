//! Counts of tests, read from what each runner prints.

use std::fmt;
use std::io::{BufRead, BufReader};
use std::ops::AddAssign;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: usize,
    /// Tests that failed, and programs that did not get as far as testing.
    pub failed: usize,
}

impl Tally {
    /// One test that passed.
    pub fn success() -> Self {
        Tally { passed: 1, failed: 0 }
    }

    /// One test that failed.
    pub fn failure() -> Self {
        Tally { passed: 0, failed: 1 }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Runs `command`, passes its output on, and adds up what `read` finds in each line of it.
/// A program that fails without having counted a failure counts as one.
pub fn count(command: &mut Command, read: fn(&str) -> Option<Tally>) -> Result<Tally> {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start {name}"))?;
    let mut sum = Tally::default();
    for line in BufReader::new(child.stdout.take().expect("a pipe")).split(b'\n') {
        let line = String::from_utf8_lossy(&line?).into_owned();
        println!("{line}");
        sum += read(&line).unwrap_or_default();
    }
    let status = child.wait()?;
    if !status.success() && sum.failed == 0 {
        println!("{name} ended with {status}");
        sum += Tally::failure();
    }
    Ok(sum)
}
