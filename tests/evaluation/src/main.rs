//! `cargo xtask eval AREA` runs this program: it prints the figures of one area.

use std::process::ExitCode;

use copydesk_evaluation::{aliases, annotate, bench, dates, entities, gold, quotes, sentences};

/// An area's program: prints its figures; takes the arguments after the area's name.
type Area = fn(&[String]) -> std::io::Result<()>;

/// One line an area.
const AREAS: &[(&str, Area)] = &[
    ("aliases", aliases::run),
    ("annotate", annotate::run),
    ("dates", dates::run),
    ("entities", entities::run),
    ("gold", gold::run),
    ("quotes", quotes::run),
    ("sentences", sentences::run),
];

/// One line a benchmark: `cargo xtask bench NAME`, here `bench NAME`.
const BENCHES: &[(&str, Area)] = &[("hard", bench::hard::run), ("scaling", bench::scaling::run), ("stages", bench::stages::run)];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.split_first() {
        Some((first, rest)) if first == "bench" => dispatch(BENCHES, rest),
        _ => dispatch(AREAS, &arguments),
    }
}

/// Runs what the first of `arguments` names in `table`, with the others.
fn dispatch(table: &[(&str, Area)], arguments: &[String]) -> ExitCode {
    let asked = arguments.first().map(String::as_str).unwrap_or_default();
    let Some((_, run)) = table.iter().find(|(name, _)| *name == asked) else {
        let names: Vec<&str> = table.iter().map(|(name, _)| *name).collect();
        eprintln!("there are: {}", names.join(", "));
        return ExitCode::from(2);
    };
    match run(&arguments[1..]) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{asked}: {error}");
            ExitCode::FAILURE
        }
    }
}
