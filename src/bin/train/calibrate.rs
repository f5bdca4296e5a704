//! How often names with a given margin are right, on texts kept aside: isotonic regression in a small table.

use copydesk::model::decode;
use copydesk::model::format::{self, Parts};
use copydesk::model::labels::{Place, TYPES, label};

use crate::examples::{Example, FREE};

/// Steps of the table, about.
const STEPS: usize = 24;

/// Fits the table on `aside` and puts it into `parts`.
pub fn fit(aside: &[Example<'_>], parts: &mut Parts) {
    parts.calibration.margins.clear();
    parts.calibration.percents = vec![50];
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

/// What the linear model's weights are worth beside the net's scores: the worth with the best F1 on `aside`.
pub fn balance(aside: &[Example<'_>], parts: &mut Parts) {
    let transitions = parts.transitions.clone();
    parts.calibration.margins.clear();
    parts.calibration.percents = vec![50];
    let mut best = (0.0, 0);
    for unit in [0, 20, 40, 60, 80, 100, 130, 160, 200, 2500] {
        parts.unit = unit;
        parts.transitions = transitions.iter().map(|transition| transition * unit).collect();
        let judged = judge(aside, parts);
        let right = judged.iter().filter(|(_, right)| *right).count();
        let f1 = 200.0 * right as f64 / (judged.len() + gold(aside)) as f64;
        eprintln!("linear model times {unit}: F1 {f1:.2}");
        if f1 > best.0 && unit < 2500 {
            best = (f1, unit);
        }
    }
    parts.unit = best.1;
    parts.transitions = transitions.iter().map(|transition| transition * best.1).collect();
}

/// Names that were labelled for sure.
fn gold(aside: &[Example<'_>]) -> usize {
    let begins = (0..TYPES.len()).fold(0, |mask, kind| mask | 1 << label(kind, Place::Begin) | 1 << label(kind, Place::Unit));
    aside.iter().flat_map(|example| &example.masks).filter(|&&mask| mask & !begins == 0).count()
}

struct Pool {
    from: i32,
    right: usize,
    all: usize,
}

/// Margin of every name found, and whether it is right; names of which nothing is known are left out.
fn judge(aside: &[Example<'_>], parts: &Parts) -> Vec<(i32, bool)> {
    let model = format::unpack(parts);
    let mut judged = Vec::new();
    for example in aside {
        model.score(&example.document, &example.reading, |run, scores| {
            let path = decode::decode(scores, &model.linear.transitions);
            for (start, end, kind) in decode::names(&path.labels) {
                let masks = &example.masks[run.start + start..run.start + end];
                let unknown = masks.iter().all(|&mask| mask == FREE || mask & 1 == 1 && mask >> label(kind, Place::Begin) & 1 == 1);
                if !unknown {
                    let right = masks.iter().zip(&path.labels[start..end]).all(|(mask, &label)| mask >> label & 1 == 1);
                    judged.push((path.margins[start..end].iter().copied().min().unwrap_or(0), right));
                }
            }
        });
    }
    judged
}
