//! `cargo xtask bench hard`: CPU time of texts that are nothing but one mark, word or line, a hundred thousand times over.

use std::io;

use copydesk::{Analyzer, Options};
use cpu_time::ProcessTime;

/// What the texts repeat.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "\"", "\" ", "“", "“ ", "”", "'", "’", "‘", "‘a ", "''", "``", "A", "A ", "Ortiz ", "Lena Ortiz ", "ORTIZ ", "(", "( ", ")", "[",
    ".", "...", "?", "!\" ", "-", "a-", "A-", "&", "A&", "a.", "U.S.", "U.S. ", "Mr. ", "Mr. Ortiz ", "1", "1,", "1:", "1 ", "2023 ",
    "Monday ", "said ", "Ortiz said ", "she said ", "and ", ", ", "Ortiz, ", "@", "a@", "#a", "http://", "www.", "\u{301}", "👩\u{200d}",
    "🇬🇧", "\n", "\r", "a\n", "• a\n", "By Lena Ortiz\n", "(AC) ", "of the ", "“a” ", "“a,” she said. ", "s’ ", "$", "$1 ", "May ",
    "first ", "the ", "last ", "every ", "ago ", "three ", "said that ", "according to ", "שלום ", "\0", "\u{fffd}", "the Ayr Council ",
    "Ayr Council (AC) ", "more than ", "Read more: ", "a b c d e f g h ", "bridges bridges bridges\n", "said “", "” said", "“ and ",
    "Jan. ", "twenty-", "twenty ", "million ", "year-old ", "Ortiz’s ", "Jr. ", "who ", "who said ",
];
/// The shorter and the longer text, in bytes.
const SIZES: [usize; 2] = [50_000, 500_000];

/// Prints the slowest, per megabyte, and how much more a megabyte of the longer text takes.
///
/// # Errors
/// When for one of them it takes more than three times as much.
pub fn run(_arguments: &[String]) -> io::Result<()> {
    let mut rows: Vec<(f64, f64, &str)> = PIECES
        .iter()
        .map(|piece| {
            let [short, long] = SIZES.map(|size| seconds_per_megabyte(piece, size));
            (long, long / short, *piece)
        })
        .collect();
    rows.sort_by(|one, other| other.0.total_cmp(&one.0));
    println!("{:<20}{:>12}{:>8}", "piece", "CPU s/MB", "ratio");
    for (long, ratio, piece) in rows.iter().take(15) {
        println!("{:<20}{long:>12.3}{ratio:>8.2}", format!("{piece:?}"));
    }
    let worst = rows.iter().filter(|row| row.0 > 0.5).max_by(|one, other| one.1.total_cmp(&other.1));
    match worst {
        Some((_, ratio, piece)) if *ratio > 3.0 => Err(io::Error::other(format!("{piece:?} takes {ratio:.1} times as long per megabyte"))),
        _ => Ok(()),
    }
}

fn seconds_per_megabyte(piece: &str, size: usize) -> f64 {
    let text = piece.repeat(size / piece.len());
    let options = Options { created: "2023-03-01".parse().ok(), ..Options::default() };
    let start = ProcessTime::now();
    std::hint::black_box(Analyzer::new().analyze(&text, &options));
    start.elapsed().as_secs_f64() / (text.len() as f64 / 1e6)
}
