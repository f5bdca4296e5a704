//! `cargo xtask build`: the crate as WebAssembly, once for each entry of wasm-pack.toml.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::outputs::{self, Output, Outputs};
use crate::shell::{cargo, root, run as run_command, target};
use crate::single_file;
use crate::sizes::brotli;

const TRIPLE: &str = "wasm32-unknown-unknown";

/// Builds every output; fails when one is over its budget.
pub fn run() -> Result<()> {
    let outputs = outputs::read()?;
    for simd in [false, true] {
        let wasm = compile(simd)?;
        for output in outputs.output.iter().filter(|output| output.simd == simd) {
            bind(&wasm, output)?;
        }
    }
    single_file::write(&outputs.single_file).with_context(|| outputs.single_file.file.display().to_string())?;
    weigh(&outputs)
}

/// Holds the outputs against their budgets.
fn weigh(outputs: &Outputs) -> Result<()> {
    let single = &outputs.single_file;
    let mut within = fits(&single.file, fs::metadata(root().join(&single.file))?.len() as usize, single.budget, "on disk");
    for output in &outputs.output {
        if let Some(budget) = output.budget {
            within &= fits(&output.folder, brotli(&loaded_files(output))?, budget, "brotli");
        }
    }
    within &= fits(Path::new("data"), brotli(&outputs.data.files()?)?, outputs.data.budget, "brotli");
    ensure!(within, "over a budget of wasm-pack.toml");
    Ok(())
}

/// Prints how large `output` is; gives whether that is within `budget` kB.
fn fits(output: &Path, bytes: usize, budget: usize, unit: &str) -> bool {
    println!("{:<20} {} kB {unit}, of {budget}", output.display().to_string(), bytes.div_ceil(1000));
    bytes <= budget * 1000
}

/// The crate's library as a WebAssembly module without glue, with SIMD instructions or without: a folder each, so that neither undoes
/// what the other has compiled.
fn compile(simd: bool) -> Result<PathBuf> {
    let folder = if simd { target().join("simd") } else { target() };
    let features = format!("target.{TRIPLE}.rustflags=[{}]", if simd { r#""-Ctarget-feature=+simd128""# } else { "" });
    let arguments = ["build", "--profile", "page", "--lib", "--package", "copydesk", "--no-default-features", "--target", TRIPLE];
    let mut build = cargo();
    build.args(arguments).args(["--config", &features]).arg("--target-dir").arg(&folder);
    run_command(&mut build).context("compiling to WebAssembly")?;
    Ok(folder.join(TRIPLE).join("page").join("copydesk.wasm"))
}

/// Writes the module with JavaScript glue and TypeScript types for one target.
fn bind(wasm: &Path, output: &Output) -> Result<()> {
    let folder = root().join(&output.folder);
    let flags = ["--out-name", "copydesk", "--remove-name-section", "--remove-producers-section", "--target", &output.target];
    let mut arguments: Vec<OsString> = vec!["wasm-bindgen".into(), wasm.into(), "--out-dir".into(), folder.into()];
    arguments.extend(flags.iter().map(OsString::from));
    if output.target == "web" {
        arguments.push("--experimental-reset-state-function".into()); // a fresh instance after a trap, for readers without a worker
    }
    wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(arguments).with_context(|| format!("wasm-bindgen for {}", output.folder.display()))
}

/// What a reader loads: the module and its glue, not the types.
fn loaded_files(output: &Output) -> [PathBuf; 2] {
    ["copydesk_bg.wasm", "copydesk.js"].map(|name| root().join(&output.folder).join(name))
}
