//! wasm-pack.toml: the list of what is built.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::shell::root;

/// The whole file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    output: Vec<Output>,
}

/// One build output.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Output {
    /// wasm-bindgen's name of the kind of JavaScript.
    pub target: String,
    /// Where it goes, from the project's root.
    pub folder: PathBuf,
    /// The most that a reader may have to load of it, brotli-compressed, in kB.
    pub budget: usize,
}

/// Reads the list.
pub fn read() -> Result<Vec<Output>> {
    let path = root().join("wasm-pack.toml");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let file: File = toml::from_str(&text).context("wasm-pack.toml")?;
    Ok(file.output)
}
