//! `cargo xtask build`: the crate as WebAssembly, once for each entry of wasm-pack.toml.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::outputs::{self, Output};
use crate::shell::{cargo, root, run as run_command, target};
use crate::single_file;
use crate::sizes::Size;

const TRIPLE: &str = "wasm32-unknown-unknown";

/// Builds every output; fails when one is over its budget.
pub fn run() -> Result<()> {
    let wasm = compile()?;
    let outputs = outputs::read()?;
    let mut over = Vec::new();
    for output in &outputs.output {
        bind(&wasm, output)?;
        over.extend(weigh(&output.folder, &loaded_files(output), output.budget)?);
    }
    let single = &outputs.single_file;
    single_file::write(single).with_context(|| single.file.display().to_string())?;
    over.extend(weigh(&single.file, &[root().join(&single.file)], single.budget)?);
    ensure!(over.is_empty(), "over the budget in wasm-pack.toml: {}", over.join(", "));
    Ok(())
}

/// Prints the size of `files`; gives `name` when they are over `budget`.
fn weigh(name: &Path, files: &[PathBuf], budget: usize) -> Result<Option<String>> {
    let size = Size::of(files)?;
    let name = name.display().to_string();
    println!("{name:<22} {size}, budget {budget} kB");
    Ok((size.brotli > budget * 1000).then_some(name))
}

/// The crate's library as a WebAssembly module without glue.
fn compile() -> Result<PathBuf> {
    let arguments = ["build", "--release", "--lib", "--package", "copydesk", "--no-default-features", "--target", TRIPLE];
    run_command(cargo().args(arguments)).context("compiling to WebAssembly")?;
    Ok(target().join(TRIPLE).join("release").join("copydesk.wasm"))
}

/// Writes the module with JavaScript glue and TypeScript types for one target.
fn bind(wasm: &Path, output: &Output) -> Result<()> {
    let folder = root().join(&output.folder);
    let flags = ["--out-name", "copydesk", "--remove-name-section", "--remove-producers-section", "--target", &output.target];
    let mut arguments: Vec<OsString> = vec!["wasm-bindgen".into(), wasm.into(), "--out-dir".into(), folder.into()];
    arguments.extend(flags.iter().map(OsString::from));
    wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(arguments).with_context(|| format!("wasm-bindgen for {}", output.folder.display()))
}

/// What a reader loads: the module and its glue, not the types.
fn loaded_files(output: &Output) -> [PathBuf; 2] {
    ["copydesk_bg.wasm", "copydesk.js"].map(|name| root().join(&output.folder).join(name))
}
