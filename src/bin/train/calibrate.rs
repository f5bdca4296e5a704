//! How often names with a given margin are right, on texts kept aside: isotonic regression in a small table.

use copydesk::model::format::{self, Parts};
use copydesk::model::labels::{Place, TYPES, label};

use crate::examples::{Example, FREE, place};

/// Steps of the table, about.
const STEPS: usize = 24;

/// Fits the table on `aside` and puts it into `parts`. The document's votes are weighed by the table, so it is fitted twice.
pub fn fit(aside: &[Example<'_>], parts: &mut Parts) {
    parts.calibration.margins.clear();
    parts.calibration.percents = vec![70];
    for _ in 0..2 {
        fit_once(aside, parts);
    }
}

fn fit_once(aside: &[Example<'_>], parts: &mut Parts) {
    let mut judged = judge(aside, parts);
    judged.sort_unstable();
    let size = judged.len().div_ceil(STEPS).max(1);
    let mut pools: Vec<Pool> = Vec::new();
    for chunk in judged.chunks(size) {
        let right = chunk.iter().filter(|(_, right)| *right).count();
        pools.push(Pool { from: chunk[0].0, right, all: chunk.len() });
        while let [.., a, b] = pools.as_slice()
            && a.right * b.all >= b.right * a.all
        {
            let merged = Pool { from: a.from, right: a.right + b.right, all: a.all + b.all };
            pools.truncate(pools.len() - 2);
            pools.push(merged);
        }
    }
    let percent = |pool: &Pool| ((pool.right * 100 + pool.all / 2) / pool.all).min(99) as u8;
    parts.calibration.margins = pools.iter().skip(1).map(|pool| pool.from).collect();
    parts.calibration.percents = pools.iter().map(percent).collect();
    if parts.calibration.percents.is_empty() {
        parts.calibration.percents.push(50);
    }
    eprintln!("calibration on {} names: {:?} {:?}", judged.len(), parts.calibration.margins, parts.calibration.percents);
}

struct Pool {
    from: i32,
    right: usize,
    all: usize,
}

/// Margin of every name found, votes of the document counted, and whether it is right; names of which nothing is known are left out.
fn judge(aside: &[Example<'_>], parts: &Parts) -> Vec<(i32, bool)> {
    let model = format::unpack(parts);
    let mut judged = Vec::new();
    for example in aside {
        for name in model.tag(&example.document) {
            let kind = TYPES.iter().position(|kind| *kind == name.kind).unwrap_or(0);
            let masks = &example.masks[name.tokens.clone()];
            let unknown = masks.iter().all(|&mask| mask == FREE || mask & 1 == 1 && mask >> label(kind, Place::Begin) & 1 == 1);
            if !unknown {
                let right = name.tokens.clone().all(|at| example.masks[at] >> label(kind, place(&name.tokens, at)) & 1 == 1);
                judged.push((name.margin, right));
            }
        }
    }
    judged
}
