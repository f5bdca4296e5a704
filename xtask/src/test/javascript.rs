//! The crossing to JavaScript, tested in Node against the native command line.

use anyhow::Result;

use super::tally::{Tally, count};
use crate::shell::{cargo, command, root, run, target};

/// Every `tests/wasm/*.test.mjs`.
pub fn tests() -> Result<Tally> {
    run(cargo().args(["build", "--quiet", "--package", "copydesk", "--bin", "copydesk"]))?;
    let files = root().join("tests/wasm");
    let mut tests: Vec<_> = std::fs::read_dir(files)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    tests.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    let mut node = command("node");
    count(node.args(["--test", "--test-reporter", "spec"]).args(tests).env("COPYDESK", target().join("debug/copydesk")), result)
}

/// Reads node's `ℹ pass 12` and `ℹ fail 3`.
fn result(line: &str) -> Option<Tally> {
    let (name, number) = line.strip_prefix("ℹ ")?.split_once(' ')?;
    let number = number.trim().parse().ok()?;
    match name {
        "pass" => Some(Tally { passed: number, failed: 0 }),
        "fail" | "cancelled" => Some(Tally { passed: 0, failed: number }),
        _ => None,
    }
}
