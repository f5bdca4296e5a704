//! How much a reader has to load.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;

/// The bytes of `files`, each compressed alone at the highest quality, as static hosts store them.
pub fn brotli(files: &[PathBuf]) -> Result<usize> {
    let quality = BrotliEncoderParams { quality: 11, lgwin: 22, ..BrotliEncoderParams::default() };
    let mut compressed = Vec::new();
    for file in files {
        let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        brotli::BrotliCompress(&mut bytes.as_slice(), &mut compressed, &quality)?;
    }
    Ok(compressed.len())
}
