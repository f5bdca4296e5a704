//! The trainer: from the open corpora to `src/model/en.bin`. Same corpora, vectors and seed: same bytes.
//!
//! ```text
//! cargo run --release --features train --bin train -- --data DATA --vectors glove.6B.50d.txt --out src/model/en.bin
//! ```

mod arithmetic;
mod calibrate;
mod corpora;
mod examples;
mod net;
mod optimizer;
mod perceptron;
mod quantizer;
mod random;
mod repair;
mod silver;
mod vocabulary;

use std::path::PathBuf;

use clap::Parser;
use copydesk::model::format::{self, Parts};
use copydesk::model::tables::Tables;

use corpora::Labelled;
use examples::Example;
use repair::Repair;

/// Trains the tagger.
#[derive(Parser)]
struct Arguments {
    /// Folder with `entities/` and `gazetteer/`.
    #[arg(long)]
    data: PathBuf,
    /// GloVe 6B vectors of 50 dimensions: a word and its numbers a line.
    #[arg(long)]
    vectors: PathBuf,
    /// Where to write the model.
    #[arg(long)]
    out: PathBuf,
    /// A set that is not trained on, as "gum/news"; may be given again.
    #[arg(long)]
    without: Vec<String>,
    /// Words of the vocabulary.
    #[arg(long, default_value_t = 20_000)]
    words: usize,
    /// Features of the linear model.
    #[arg(long, default_value_t = 24_000)]
    features: usize,
    /// Passes of the linear model over the corpora.
    #[arg(long, default_value_t = 8)]
    epochs: usize,
    /// Trains without the unlabelled news.
    #[arg(long)]
    no_silver: bool,
    /// Passes of the net.
    #[arg(long, default_value_t = 8)]
    net_epochs: usize,
    /// The net's learning rate.
    #[arg(long, default_value_t = 0.002)]
    net_rate: f32,
    /// Seed of every random choice.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// One text in this many is kept aside to fit the calibration.
const ASIDE: usize = 16;

fn main() {
    let arguments = Arguments::parse();
    let repair = Repair::new(&arguments.data.join("gazetteer"));
    let texts = corpora::load(&arguments.data.join("entities"), &arguments.without, &repair);
    let linked = corpora::load_linked(&arguments.data.join("entities/wp_current_events.jsonl"));
    eprintln!("{} labelled texts, {} linked", texts.len(), linked.len());

    let mut parts = Parts::default();
    let vectors = vocabulary::vectors(&arguments.vectors, arguments.words);
    let mut counts = vocabulary::Counts::default();
    texts.iter().map(|labelled| &labelled.text).chain(linked.iter().map(|item| &item.text)).for_each(|text| counts.add(text));
    vocabulary::fill(&mut parts, &vectors, &counts, &arguments.data.join("gazetteer"), &texts);
    eprintln!("{} words, {} names", parts.words.len(), parts.names.len());

    let tables = format::unpack_tables(&parts);
    let (aside, training): (Vec<_>, Vec<_>) = texts.iter().enumerate().partition(|(index, _)| index % ASIDE == ASIDE - 1);
    let (aside, mut training) = (examples(aside, &tables), examples(training, &tables));
    learn(&training, &aside, &vectors, &arguments, &mut parts);
    if !arguments.no_silver {
        let unlabelled = silver::texts(&linked);
        let mut more = examples(unlabelled.iter().enumerate().collect(), &tables);
        silver::label(&mut more, &linked, &format::unpack(&parts));
        training.append(&mut more);
        learn(&training, &aside, &vectors, &arguments, &mut parts);
    }

    let bytes = format::write(&parts);
    std::fs::write(&arguments.out, &bytes).unwrap_or_else(|error| panic!("cannot write {}: {error}", arguments.out.display()));
    eprintln!("{}: {} bytes", arguments.out.display(), bytes.len());
}

/// Both models, what each is worth beside the other, and the calibration.
fn learn(training: &[Example<'_>], aside: &[Example<'_>], vectors: &[vocabulary::Vector], arguments: &Arguments, parts: &mut Parts) {
    let settings = perceptron::Settings { epochs: arguments.epochs, features: arguments.features, seed: arguments.seed };
    perceptron::train(training, &settings, parts);
    let settings = net::Settings { epochs: arguments.net_epochs, seed: arguments.seed, rate: arguments.net_rate };
    net::train(training, vectors, &settings, parts);
    calibrate::balance(aside, parts);
    calibrate::fit(aside, parts);
}

fn examples<'t>(texts: Vec<(usize, &'t Labelled)>, tables: &Tables) -> Vec<Example<'t>> {
    texts.into_iter().map(|(_, text)| Example::new(text, tables)).collect()
}
