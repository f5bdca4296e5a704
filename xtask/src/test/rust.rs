//! What cargo tests: format, lints, the crates' own tests.

use anyhow::Result;

use super::tally::{Tally, count};
use crate::shell::{cargo, run};

/// The crates that are the product; `xtask` itself is compiled by the time this runs.
const CRATES: [&str; 4] = ["--package", "copydesk", "--package", "copydesk-evaluation"];

/// Every file as rustfmt writes it.
pub fn format() -> Result<Tally> {
    run(cargo().args(["fmt", "--all", "--check"])).map(|()| Tally::success())
}

/// No warnings, natively and as WebAssembly.
pub fn clippy() -> Result<Tally> {
    run(cargo().args(["clippy", "--quiet", "--all-targets"]).args(CRATES).args(["--", "--deny", "warnings"]))?;
    let wasm = ["clippy", "--quiet", "--lib", "--no-default-features", "--package", "copydesk", "--target", "wasm32-unknown-unknown"];
    run(cargo().args(wasm).args(["--", "--deny", "warnings"])).map(|()| Tally::success())
}

/// Unit, integration and documentation tests.
pub fn tests() -> Result<Tally> {
    count(cargo().args(["test", "--quiet", "--no-fail-fast"]).args(CRATES), result)
}

/// Reads `test result: ok. 12 passed; 0 failed; …`.
fn result(line: &str) -> Option<Tally> {
    let counts = line.strip_prefix("test result: ")?.split_once(". ")?.1;
    let mut numbers = counts.split("; ").map(|part| part.split(' ').next().and_then(|number| number.parse().ok()));
    Some(Tally { passed: numbers.next()??, failed: numbers.next()?? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_s_summary_is_read() {
        let line = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.02s";
        assert_eq!(result(line), Some(Tally { passed: 12, failed: 3 }));
        assert_eq!(result("test span::tests::covers ... ok"), None);
    }
}
