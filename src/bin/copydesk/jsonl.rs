//! `annotate --jsonl`: one JSON object a line in, one record a line out, in constant memory. A bad line is reported and passed over.

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use copydesk::{Analyzer, Date, Options};
use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde_json::Value;

use crate::Annotate;
use crate::input::{Error, Input, inputs};
use crate::output;
use crate::progress::Progress;

/// What is read of a line; other keys are passed over.
#[derive(serde::Deserialize)]
struct Article {
    id: Option<Value>,
    text: AnyString,
    created: Option<String>,
    dct: Option<String>,
}

/// Reads every line of every input. The exit code is 2 when one was bad.
pub fn run(arguments: &Annotate) -> Result<ExitCode, Error> {
    let inputs = inputs(&arguments.files);
    let readers = inputs.iter().map(Input::open).collect::<Result<Vec<_>, _>>()?;
    let progress = Progress::new();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut bad = 0;
    for (input, reader) in inputs.iter().zip(readers) {
        bad += annotate(arguments, input, reader, &mut out, &progress)?;
    }
    out.flush()?;
    progress.finish();
    Ok(if bad == 0 { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

/// Reads one input; gives how many of its lines were bad.
fn annotate(
    arguments: &Annotate,
    input: &Input,
    mut reader: Box<dyn BufRead>,
    out: &mut impl Write,
    progress: &Progress,
) -> Result<usize, Error> {
    let (mut line, mut bad) = (Vec::new(), 0);
    for number in 1.. {
        line.clear();
        if reader.read_until(b'\n', &mut line).map_err(|error| input.wrong(error))? == 0 {
            break;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        match record(&line, arguments) {
            Ok(record) => out.write_all(&record)?,
            Err(problem) => {
                bad += 1;
                progress.say(&format!("copydesk: {}, line {number}: {problem}", input.name));
            }
        }
        progress.step();
    }
    Ok(bad)
}

/// The output for one line, or what is wrong with it.
fn record(line: &[u8], arguments: &Annotate) -> Result<Vec<u8>, String> {
    let article: Article = serde_json::from_slice(line).map_err(|error| error.to_string().replace("at line 1 column", "at column"))?;
    let options = Options { created: article.day()?.or(arguments.known.created), ..arguments.known.options() };
    let text = &article.text.0;
    let analysis = Analyzer::new().analyze(text, &options);
    Ok(output::line(text, &analysis, article.id.as_ref(), arguments.offsets))
}

impl Article {
    /// The anchor date: `created`, else `dct`. A date-time counts as its day.
    fn day(&self) -> Result<Option<Date>, String> {
        let day = self.created.as_deref().or(self.dct.as_deref()).map(|stamp| stamp.split_once('T').map_or(stamp, |(day, _)| day));
        day.map(str::parse).transpose().map_err(|error: copydesk::Error| error.to_string())
    }
}

/// A JSON string as JavaScript may write it: a lone surrogate (`"\ud83d"`) becomes U+FFFD, which is as long in UTF-16 units and in code points.
struct AnyString(String);

impl<'de> Deserialize<'de> for AnyString {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_bytes(AnyStringVisitor)
    }
}

struct AnyStringVisitor;

impl Visitor<'_> for AnyStringVisitor {
    type Value = AnyString;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a string")
    }

    fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<AnyString, E> {
        String::from_utf8(without_surrogates(bytes)).map(AnyString).map_err(|_| E::custom("the text is not UTF-8"))
    }
}

/// `bytes` with every surrogate that stands there encoded by itself (ED A0 80 to ED BF BF) as U+FFFD.
fn without_surrogates(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for at in 0..bytes.len().saturating_sub(2) {
        if bytes[at] == 0xED && bytes[at + 1] >= 0xA0 {
            bytes[at..at + 3].copy_from_slice("\u{FFFD}".as_bytes());
        }
    }
    bytes
}
