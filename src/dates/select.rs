//! Overlapping candidates into disjoint ones: the longer wins, then the earlier rule, then the earlier place.

use super::rules::Found;

/// The candidates that stand, in text order. `found` is in order of start.
pub fn select(found: Vec<Found>) -> Vec<Found> {
    let mut chosen = Vec::with_capacity(found.len());
    let mut cluster: Vec<Found> = Vec::new();
    let mut reach = 0;
    for candidate in found {
        if candidate.start >= reach {
            settle(&mut cluster, &mut chosen);
        }
        reach = reach.max(candidate.end);
        cluster.push(candidate);
    }
    settle(&mut cluster, &mut chosen);
    chosen
}

/// Settles a run of candidates that overlap in a chain.
fn settle(cluster: &mut Vec<Found>, chosen: &mut Vec<Found>) {
    let Some(first) = cluster.first().map(|found| found.start) else { return };
    let end = cluster.iter().map(|found| found.end).max().unwrap_or(first);
    let mut taken = vec![false; end - first];
    let mut order: Vec<Found> = std::mem::take(cluster);
    order.sort_by_key(|found| (found.rule.part_only, std::cmp::Reverse(found.end - found.start), found.start));
    let from = chosen.len();
    for found in order {
        let place = &mut taken[found.start - first..found.end - first];
        if place.iter().all(|taken| !taken) {
            place.fill(true);
            chosen.push(found);
        }
    }
    chosen[from..].sort_by_key(|found| found.start);
}
