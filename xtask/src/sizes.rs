//! How much a reader has to load.

use std::fmt;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Bytes as they are and as hosts send them.
#[derive(Default)]
pub struct Size {
    raw: usize,
    gzip: usize,
    /// At the highest quality, as static hosts store it.
    pub brotli: usize,
}

impl Size {
    /// All of `files` together, each compressed alone.
    pub fn of(files: &[PathBuf]) -> Result<Size> {
        let mut sum = Size::default();
        for file in files {
            let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
            sum.raw += bytes.len();
            sum.gzip += gzip(&bytes)?;
            sum.brotli += brotli(&bytes)?;
        }
        Ok(sum)
    }
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(mut bytes: &[u8]) -> Result<usize> {
    let mut compressed = Vec::new();
    let quality = BrotliEncoderParams { quality: 11, lgwin: 22, ..BrotliEncoderParams::default() };
    brotli::BrotliCompress(&mut bytes, &mut compressed, &quality)?;
    Ok(compressed.len())
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [raw, gzip, brotli] = [self.raw, self.gzip, self.brotli].map(|bytes| bytes.div_ceil(1000));
        write!(f, "{raw} kB, gzip {gzip} kB, brotli {brotli} kB")
    }
}
