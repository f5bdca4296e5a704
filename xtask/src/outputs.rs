//! wasm-pack.toml: the list of what is built.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::shell::root;

/// The whole file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outputs {
    /// The packages.
    pub output: Vec<Output>,
    /// The page as one file.
    pub single_file: SingleFile,
    /// What of the packages is data.
    pub data: Data,
}

/// One package.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Output {
    /// wasm-bindgen's name of the kind of JavaScript.
    pub target: String,
    /// Where it goes, from the project's root.
    pub folder: PathBuf,
    /// Whether it uses WebAssembly's SIMD instructions.
    #[serde(default)]
    pub simd: bool,
    /// The most that a reader may have to load of it, brotli-compressed, in kB.
    pub budget: Option<usize>,
}

/// The page as one file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SingleFile {
    /// What is written.
    pub file: PathBuf,
    /// The page that it is made of.
    pub page: PathBuf,
    /// The folder of the no-modules package.
    pub package: PathBuf,
    /// Modules that another takes the place of.
    pub replace: BTreeMap<PathBuf, PathBuf>,
    /// The most that it may take on a disk, in kB.
    pub budget: usize,
}

/// Files that the crate takes in as they are.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Data {
    /// Where they are.
    pub folders: Vec<PathBuf>,
    /// How their names end.
    pub endings: Vec<String>,
    /// The most that they may weigh, brotli-compressed, in kB.
    pub budget: usize,
}

impl Data {
    /// The files.
    pub fn files(&self) -> Result<Vec<PathBuf>> {
        let mut files = Vec::new();
        for folder in &self.folders {
            for entry in fs::read_dir(root().join(folder)).with_context(|| format!("cannot read {}", folder.display()))? {
                files.push(entry?.path());
            }
        }
        files.retain(|file| self.endings.iter().any(|ending| file.extension().is_some_and(|extension| extension == ending.as_str())));
        Ok(files)
    }
}

/// Reads the list.
pub fn read() -> Result<Outputs> {
    let path = root().join("wasm-pack.toml");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    toml::from_str(&text).context("wasm-pack.toml")
}
