//! The trainer: from the open corpora to `src/model/en.bin` (names) and `src/model/parts.bin` (parts of speech). Same corpora, vectors
//! and seed: same bytes.
//!
//! ```text
//! cargo run --release --features train --bin train -- names --data DATA --vectors glove.6B.50d.txt --out src/model/en.bin
//! cargo run --release --features train --bin train -- parts --out src/model/parts.bin FILE.conllu …
//! ```

mod arithmetic;
mod calibrate;
mod corpora;
mod examples;
mod net;
mod optimizer;
mod parts;
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

/// Trains the models that the crate ships.
#[derive(Parser)]
enum Command {
    /// The tagger of names.
    Names(Arguments),
    /// The tagger of parts of speech.
    Parts(PartsArguments),
}

/// Trains the tagger of parts of speech.
#[derive(Parser)]
struct PartsArguments {
    /// CoNLL-U files.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Where to write the weights.
    #[arg(long)]
    out: PathBuf,
    /// Keeps every tenth document apart and scores on it.
    #[arg(long)]
    held_out: bool,
}

/// Trains the tagger of names.
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
    #[arg(long, default_value_t = 11_000)]
    words: usize,
    /// Features of the linear model.
    #[arg(long, default_value_t = 15_000)]
    features: usize,
    /// Passes of the linear model over the corpora.
    #[arg(long, default_value_t = 8)]
    epochs: usize,
    /// Trains without the unlabelled news.
    #[arg(long)]
    no_silver: bool,
    /// Passes of the net.
    #[arg(long, default_value_t = 12)]
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
    match Command::parse() {
        Command::Names(arguments) => names(&arguments),
        Command::Parts(arguments) => parts::run(&arguments.files, &arguments.out, arguments.held_out),
    }
}

/// Trains the tagger of names and writes it.
fn names(arguments: &Arguments) {
    let repair = Repair::new(&arguments.data.join("gazetteer"));
    let texts = corpora::load(&arguments.data.join("entities"), &arguments.without, &repair);
    let linked = corpora::load_linked(&arguments.data.join("entities/wp_current_events.jsonl"));
    eprintln!("{} labelled texts, {} linked", texts.len(), linked.len());

    let mut parts = Parts::default();
    let vectors = vocabulary::vectors(&arguments.vectors, arguments.words);
    let mut counts = vocabulary::Counts::default();
    let all_texts = || texts.iter().map(|labelled| labelled.text.as_str()).chain(linked.iter().map(|item| item.text.as_str()));
    all_texts().for_each(|text| counts.add(text));
    let known = vocabulary::met(all_texts(), &arguments.vectors);
    vocabulary::fill(&mut parts, &vectors, &counts, &arguments.data.join("gazetteer"), &texts, &known);
    eprintln!("{} words, {} names", parts.words.len(), parts.names.len());

    let tables = format::unpack_tables(&parts);
    let (aside, training): (Vec<_>, Vec<_>) = texts.iter().enumerate().partition(|(index, _)| index % ASIDE == ASIDE - 1);
    let (aside, mut training) = (examples(aside, &tables), examples(training, &tables));
    let teacher_epochs = if arguments.no_silver { arguments.net_epochs } else { arguments.net_epochs / 2 };
    learn(&training, &aside, &vectors, arguments, teacher_epochs, &mut parts);
    if !arguments.no_silver {
        let unlabelled = silver::texts(&linked);
        let mut more = examples(unlabelled.iter().enumerate().collect(), &tables);
        silver::label(&mut more, &linked, &format::unpack(&parts));
        training.append(&mut more);
        learn(&training, &aside, &vectors, arguments, arguments.net_epochs, &mut parts);
    }

    let bytes = format::write(&parts);
    std::fs::write(&arguments.out, &bytes).unwrap_or_else(|error| panic!("cannot write {}: {error}", arguments.out.display()));
    eprintln!("{}: {} bytes", arguments.out.display(), bytes.len());
}

/// Both models, what each is worth beside the other, and the calibration.
fn learn(
    training: &[Example<'_>],
    aside: &[Example<'_>],
    vectors: &[vocabulary::Vector],
    arguments: &Arguments,
    net_epochs: usize,
    parts: &mut Parts,
) {
    let settings = perceptron::Settings { epochs: arguments.epochs, features: arguments.features, seed: arguments.seed };
    perceptron::train(training, &settings, parts);
    let settings = net::Settings { epochs: net_epochs, seed: arguments.seed, rate: arguments.net_rate };
    net::train(training, vectors, &settings, parts);
    calibrate::balance(aside, parts);
    calibrate::fit(aside, parts);
}

fn examples<'t>(texts: Vec<(usize, &'t Labelled)>, tables: &Tables) -> Vec<Example<'t>> {
    texts.into_iter().map(|(_, text)| Example::new(text, tables)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpora::Span;
    use random::Random;

    fn labelled(text: &str, names: &[(&str, u16)]) -> Labelled {
        let span = |&(name, kinds): &(&str, u16)| {
            let start = text.find(name).expect("the name is in the text");
            Span { start, end: start + name.len(), kinds, or_outside: false }
        };
        Labelled { set: "own".into(), text: text.into(), spans: names.iter().map(span).collect(), known: 0b11_1111_1111 }
    }

    fn corpus() -> Vec<Labelled> {
        let texts = [
            labelled("Ann Lee flew to Oslo with Norsk Hydro.", &[("Ann Lee", 1), ("Oslo", 4), ("Norsk Hydro", 2)]),
            labelled("In Oslo, Ann Lee said nothing.", &[("Oslo", 4), ("Ann Lee", 1)]),
            labelled("Shares of Norsk Hydro rose on Monday.", &[("Norsk Hydro", 2)]),
        ];
        texts.iter().cycle().take(24).cloned().collect()
    }

    fn trained(seed: u64) -> Vec<u8> {
        let texts = corpus();
        let mut random = Random::new(7);
        let word = |word: &str, random: &mut Random| vocabulary::Vector {
            key: copydesk::text::read(word).tokens[0].key,
            values: (0..copydesk::model::network::VECTOR).map(|_| random.unit()).collect(),
        };
        let mut vectors: Vec<_> = ["oslo", "flew", "said", "shares"].map(|text| word(text, &mut random)).into();
        vectors.sort_by_key(|vector| copydesk::model::tables::hash(vector.key));
        let mut parts = Parts {
            words: vectors.iter().map(|vector| copydesk::model::tables::hash(vector.key)).collect(),
            clusters: vec![0; vectors.len()],
            lowered: vec![0; vectors.len()],
            ..Parts::default()
        };
        let tables = format::unpack_tables(&parts);
        let examples = examples(texts.iter().enumerate().collect(), &tables);
        let line = format!("train --data . --vectors . --out . --epochs 3 --net-epochs 3 --seed {seed}");
        learn(&examples, &examples, &vectors, &Arguments::parse_from(line.split(' ')), 3, &mut parts);
        format::write(&parts)
    }

    #[test]
    fn the_same_corpora_and_seed_give_the_same_bytes() {
        assert_eq!(trained(1), trained(1));
        assert_ne!(trained(1), trained(2));
    }

    #[test]
    fn what_was_learned_is_found() {
        let model = copydesk::model::Model::read(&trained(1)).expect("the trainer writes what the model reads");
        let text = "Ann Lee said in Oslo that Norsk Hydro rose.";
        let document = copydesk::text::read(text);
        let names: Vec<&str> = model.tag(&document).iter().map(|name| document.str(document.span(name.tokens.clone()))).collect();
        assert_eq!(names, ["Ann Lee", "Oslo", "Norsk Hydro"]);
    }
}
