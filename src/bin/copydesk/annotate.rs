//! `annotate`: whole articles, for people or as JSON.

use std::io::{self, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use copydesk::{Analyzer, Options};
use serde_json::Value;

use crate::input::{Error, Input, inputs};
use crate::marks::{self, Painter};
use crate::{Annotate, output, summary};

/// Reads every input before it writes anything: one that cannot be read leaves the output empty.
pub fn run(arguments: &Annotate) -> Result<ExitCode, Error> {
    let inputs = inputs(&arguments.files);
    let texts = inputs.iter().map(Input::read).collect::<Result<Vec<_>, _>>()?;
    let mut out = io::stdout().lock();
    let painter = if AutoStream::choice(&out) == ColorChoice::Never { Painter::Brackets } else { Painter::Colors };
    for (input, text) in inputs.iter().zip(&texts) {
        let name = (inputs.len() > 1).then_some(input.name.as_str());
        let article =
            if arguments.json { as_json(text, name, arguments) } else { as_page(text, name, painter, &arguments.known.options()) };
        out.write_all(&article)?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// One line; among several articles the file's name is the `id`.
fn as_json(text: &str, name: Option<&str>, arguments: &Annotate) -> Vec<u8> {
    let analysis = Analyzer::new().analyze(text, &arguments.known.options());
    output::line(text, &analysis, name.map(Value::from).as_ref(), arguments.offsets)
}

/// The article with its marks, then the summary.
fn as_page(text: &str, name: Option<&str>, painter: Painter, options: &Options) -> Vec<u8> {
    let analysis = Analyzer::new().analyze(text, options);
    let heading = name.map_or_else(String::new, |name| format!("== {name} ==\n\n"));
    let page = format!("{heading}{}\n\n{}\n", marks::paint(text, &analysis, painter).trim_end(), summary::of(text, &analysis));
    page.into_bytes()
}
