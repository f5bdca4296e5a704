//! Scorers: what `cargo xtask eval` prints and what the gold-set tests hold a floor under. One module an area.

pub mod aliases;
pub mod bench;
pub mod dates;
pub mod entities;
<<<<<<< HEAD
pub mod quotes;
=======
pub mod gold;
>>>>>>> 090987e (A gold set of fifteen articles written for it, with its scorer)
pub mod sentences;
