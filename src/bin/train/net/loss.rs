//! How wrong a token's scores are, beside what the corpus allows and what the teachers say.

use copydesk::model::labels::LABELS;

use crate::arithmetic::exp;
use crate::examples::{FREE, Mask, Soft};

/// What the corpus's own label counts beside what the teachers say.
const OWN: f32 = 0.5;

/// Probability less what it should be, for each label; whether the most probable label is allowed.
///
/// Where the corpus alone speaks, the allowed labels should share everything as they share it now. Where teachers speak, they say how
/// the allowed labels share it, and for a part also whether the corpus is right.
pub fn slopes(scores: &[f32; LABELS], mask: Mask, soft: Option<&Soft>) -> ([f32; LABELS], bool) {
    let greatest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let weights: [f32; LABELS] = std::array::from_fn(|label| exp(scores[label] - greatest));
    let all: f32 = weights.iter().sum();
    let best = (0..LABELS).find(|&label| scores[label] == greatest).unwrap_or(0);
    let own = within(&weights, mask);
    let wanted = match soft.map(|soft| soft.map(f32::from)) {
        None => own,
        Some(soft) => {
            let certain = soft.iter().enumerate().filter(|(label, _)| mask >> label & 1 == 1).map(|(_, share)| share).sum::<f32>() >= LEAST;
            let own = if certain { within(&soft, mask) } else { own };
            let taught = within(&soft, FREE);
            std::array::from_fn(|label| OWN * own[label] + (1.0 - OWN) * taught[label])
        }
    };
    (std::array::from_fn(|label| weights[label] / all - wanted[label]), mask >> best & 1 == 1)
}

/// What the teachers leave to the allowed labels tells something when it is at least this much, in 255ths.
const LEAST: f32 = 5.0;

/// The shares of the allowed labels, of one.
fn within(shares: &[f32; LABELS], mask: Mask) -> [f32; LABELS] {
    let allowed = |label: usize| if mask >> label & 1 == 1 { shares[label] } else { 0.0 };
    let all = (0..LABELS).map(allowed).sum::<f32>().max(1e-12);
    std::array::from_fn(|label| allowed(label) / all)
}
