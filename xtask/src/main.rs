//! `cargo xtask TASK`: builds, serves, tests, measures.

fn main() {
    eprintln!("tasks: build, serve, test, eval, bench");
    std::process::exit(2);
}
