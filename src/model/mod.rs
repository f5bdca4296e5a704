//! What was learned from annotated text: weights and how they are asked. Inference only; the trainer is `src/bin/train`.

pub mod parts;
