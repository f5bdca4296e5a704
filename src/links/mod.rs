//! Links: what each mention, expression and source refers to. The second, cheap pass over what paragraphs gave alone.

mod aliases;
mod intervals;
mod keys;
mod names;
mod resolve;
mod speakers;
mod things;
mod traits;

pub use aliases::aliases;
pub use intervals::intervals;
pub use names::Name;
pub use resolve::{Direction, direction, resolve};
pub use speakers::speakers;
