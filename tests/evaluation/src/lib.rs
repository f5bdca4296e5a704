//! Scorers: what `cargo xtask eval` prints and what the gold-set tests hold a floor under. One module an area.

pub mod aliases;
pub mod annotate;
pub mod bench;
pub mod chains;
pub mod dates;
pub mod entities;
pub mod gold;
pub mod quotes;
pub mod sentences;
