//! The pages, tested in Chromium by Playwright.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;

use super::tally::Tally;
use crate::shell::{command, root, run, target};

/// Programs that are Chromium.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Installs what is missing, then runs every test of the page.
pub fn page() -> Result<Tally> {
    tests("tests/www")
}

/// The same for the editors.
pub fn editors() -> Result<Tally> {
    tests("tests/www/editors")
}

fn tests(folder: &str) -> Result<Tally> {
    let folder = root().join(folder);
    run(command("npm").current_dir(&folder).args(["ci", "--no-audit", "--no-fund"])).context("installing the test tools")?;
    let report = target().join("playwright.json");
    let _ = fs::remove_file(&report);
    let mut playwright = command("npx");
    playwright.current_dir(&folder).args(["playwright", "test", "--reporter=list,json"]);
    playwright.env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report).env("COPYDESK", target().join("debug/copydesk"));
    if let Some(browser) = chromium(&folder)? {
        playwright.env("CHROMIUM", browser);
    }
    let outcome = run(&mut playwright);
    let tally = read(&report)?;
    if tally.failed == 0 { outcome.map(|()| tally) } else { Ok(tally) }
}

/// A Chromium that is there; else Debian's, when that may be installed; else Playwright's own (`None`).
fn chromium(folder: &Path) -> Result<Option<PathBuf>> {
    if let Some(browser) = env::var_os("CHROMIUM") {
        return Ok(Some(browser.into()));
    }
    if let Some(browser) = on_path() {
        return Ok(Some(browser));
    }
    let debian = "test \"$(id -u)\" = 0 && apt-get update -q && apt-get install -q -y --no-install-recommends chromium";
    if run(command("sh").args(["-c", debian])).is_ok() {
        return Ok(on_path());
    }
    run(command("npx").current_dir(folder).args(["playwright", "install", "chromium"]))
        .context("no Chromium could be installed; set CHROMIUM to one")?;
    Ok(None)
}

fn on_path() -> Option<PathBuf> {
    let folders: Vec<_> = env::split_paths(&env::var_os("PATH")?).collect();
    let candidates = BROWSERS.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    candidates.into_iter().find(|path| path.is_file())
}

/// What Playwright's JSON reporter leaves.
#[derive(Deserialize)]
struct Report {
    stats: Stats,
}

#[derive(Deserialize)]
struct Stats {
    expected: usize,
    unexpected: usize,
    flaky: usize,
}

/// A test that passed only when tried again counts as failed.
fn read(report: &Path) -> Result<Tally> {
    let text = fs::read_to_string(report).context("Playwright left no report")?;
    let Stats { expected, unexpected, flaky } = serde_json::from_str::<Report>(&text).context("Playwright's report")?.stats;
    Ok(Tally { passed: expected, failed: unexpected + flaky })
}
