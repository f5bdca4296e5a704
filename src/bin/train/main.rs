//! The trainer: from the open corpora to `src/model/en.bin` (names) and `src/model/parts.bin` (parts of speech). Same corpora, vectors
//! and seed: same bytes.
//!
//! ```text
//! cargo run --release --features train --bin train -- names --data DATA --vectors glove.6B.50d.txt --out src/model/en.bin
//! cargo run --release --features train --bin train -- calibrate --data DATA --model HELD_OUT.bin --on SET … --into src/model/en.bin
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
mod teacher;
mod vocabulary;

use std::path::{Path, PathBuf};

use clap::Parser;
use copydesk::model::format::{self, Parts};
use copydesk::model::network::VECTOR;
use copydesk::model::tables::Tables;

use corpora::Labelled;
use examples::Example;
use repair::Repair;

/// Trains the models that the crate ships.
#[derive(Parser)]
enum Command {
    /// The tagger of names.
    Names(Arguments),
    /// How sure the tagger of names is.
    Calibrate(CalibrateArguments),
    /// The tagger of parts of speech.
    Parts(PartsArguments),
}

/// Fits how sure names with a margin are on sets that a model was trained without, and puts the table into a model that was trained in the
/// same way with them.
#[derive(Parser)]
struct CalibrateArguments {
    /// Folder with `entities/` and `gazetteer/`.
    #[arg(long)]
    data: PathBuf,
    /// The model that was trained without the sets.
    #[arg(long)]
    model: PathBuf,
    /// A set, as "gum/news"; may be given again.
    #[arg(long = "on", required = true)]
    sets: Vec<String>,
    /// The model that gets the table.
    #[arg(long)]
    into: PathBuf,
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
    #[arg(long, default_value_t = 17_000)]
    words: usize,
    /// Rarer words, of which only the cluster is known.
    #[arg(long, default_value_t = 26_000)]
    rarer: usize,
    /// Features of the linear model.
    #[arg(long, default_value_t = 25_000)]
    features: usize,
    /// Passes of the linear model over the corpora.
    #[arg(long, default_value_t = 8)]
    epochs: usize,
    /// Teachers' nets for each half of the texts.
    #[arg(long, default_value_t = 2)]
    teachers: u64,
    /// Passes of a teacher's net.
    #[arg(long, default_value_t = 10)]
    teacher_epochs: usize,
    /// Passes of the net.
    #[arg(long, default_value_t = 16)]
    net_epochs: usize,
    /// The net's learning rate.
    #[arg(long, default_value_t = 0.002)]
    net_rate: f32,
    /// Seed of every random choice.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

impl Arguments {
    fn teachers(&self) -> teacher::Settings {
        teacher::Settings {
            nets: self.teachers,
            epochs: self.teacher_epochs,
            features: TEACHER_FEATURES,
            linear_epochs: self.epochs,
            rate: self.net_rate,
            seed: self.seed,
        }
    }
}

/// Words and features of the teachers.
const TEACHER_WORDS: usize = 50_000;
const TEACHER_FEATURES: usize = 60_000;

/// One text in this many is kept aside to fit the calibration.
const ASIDE: usize = 16;

fn main() {
    match Command::parse() {
        Command::Names(arguments) => names(&arguments),
        Command::Calibrate(arguments) => calibrate(&arguments),
        Command::Parts(arguments) => parts::run(&arguments.files, &arguments.out, arguments.held_out),
    }
}

/// Trains the tagger of names and writes it.
fn names(arguments: &Arguments) {
    let repair = Repair::new(&arguments.data.join("gazetteer"));
    let texts = corpora::load(&arguments.data.join("entities"), |set| !arguments.without.contains(set), &repair);
    let linked = corpora::load_linked(&arguments.data.join("entities/wp_current_events.jsonl"));
    eprintln!("{} labelled texts, {} linked", texts.len(), linked.len());

    let unlabelled = silver::texts(&linked);
    let mut counts = vocabulary::Counts::default();
    let all_texts = || texts.iter().map(|labelled| labelled.text.as_str()).chain(linked.iter().map(|item| item.text.as_str()));
    all_texts().for_each(|text| counts.add(text));
    let known = vocabulary::met(all_texts(), &arguments.vectors);
    let gazetteer = arguments.data.join("gazetteer");
    let fill = |words: usize, rarer: usize, known| {
        let mut parts = Parts::default();
        let vectors = vocabulary::Vectors::read(&arguments.vectors, &gazetteer, words, rarer);
        vocabulary::fill(&mut parts, &vectors, &counts, &gazetteer, &texts, known);
        eprintln!("{} words, {} rarer, {} names", parts.words.count(), parts.rarer.count(), parts.names.len());
        let rows = vectors.rows(&parts);
        (parts, rows)
    };
    let is_aside = |index: &usize| index % ASIDE == ASIDE - 1;
    let of = |aside: bool| texts.iter().enumerate().filter(move |(index, _)| is_aside(index) == aside).map(|(_, text)| text);

    let (large, large_vectors) = fill(TEACHER_WORDS, 0, None);
    let large_tables = format::unpack_tables(&large);
    let (mut taught, mut taught_silver) = (examples(of(false), &large_tables), examples(unlabelled.iter(), &large_tables));
    teacher::teach(&mut taught, &mut taught_silver, &large, &large_vectors, &arguments.teachers());

    let (mut parts, vectors) = fill(arguments.words, arguments.rarer, Some(&known));
    let tables = format::unpack_tables(&parts);
    let (aside, mut training) = (examples(of(true), &tables), examples(of(false), &tables));
    let mut silver = examples(unlabelled.iter(), &tables);
    training.iter_mut().zip(taught).for_each(|(example, taught)| example.soft = taught.soft);
    silver.iter_mut().zip(taught_silver).for_each(|(example, taught)| example.soft = taught.soft);
    silver::label(&mut silver, &linked, &repair);
    training.append(&mut silver);
    learn(&training, &aside, &vectors, arguments, &mut parts);

    write(&parts, &arguments.out);
}

/// Fits the calibration on texts that a model has not seen.
fn calibrate(arguments: &CalibrateArguments) {
    let load = |path: &PathBuf| {
        let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()));
        format::parts(&bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let repair = Repair::new(&arguments.data.join("gazetteer"));
    let texts = corpora::load(&arguments.data.join("entities"), |set| arguments.sets.contains(set), &repair);
    let mut unseen = load(&arguments.model);
    calibrate::fit(&examples(texts.iter(), &format::unpack_tables(&unseen)), &mut unseen);
    let mut parts = load(&arguments.into);
    parts.calibration = unseen.calibration;
    write(&parts, &arguments.into);
}

fn write(parts: &Parts, to: &Path) {
    let bytes = format::write(parts);
    std::fs::write(to, &bytes).unwrap_or_else(|error| panic!("cannot write {}: {error}", to.display()));
    eprintln!("{}: {} bytes", to.display(), bytes.len());
}

/// Both models, what each is worth beside the other, and the calibration.
fn learn(training: &[Example<'_>], aside: &[Example<'_>], vectors: &[[f32; VECTOR]], arguments: &Arguments, parts: &mut Parts) {
    let training: Vec<&Example<'_>> = training.iter().collect();
    let settings = perceptron::Settings { epochs: arguments.epochs, features: arguments.features, seed: arguments.seed };
    perceptron::train(&training, &settings, parts);
    let settings = net::Settings { epochs: arguments.net_epochs, seed: arguments.seed, rate: arguments.net_rate };
    net::train(&training, vectors, &settings, parts);
    calibrate::fit(aside, parts);
}

fn examples<'t>(texts: impl Iterator<Item = &'t Labelled>, tables: &Tables) -> Vec<Example<'t>> {
    texts.map(|text| Example::new(text, tables)).collect()
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
            labelled("Lee said that Oslo was cold, Ann Lee says.", &[("Lee", 1), ("Oslo", 4), ("Ann Lee", 1)]),
            labelled("The firm that Ann runs is Hydro.", &[("Ann", 1), ("Hydro", 2)]),
        ];
        texts.iter().cycle().take(24).cloned().collect()
    }

    fn trained(seed: u64) -> Vec<u8> {
        let texts = corpus();
        let mut random = Random::new(7);
        let mut hashes: Vec<u32> =
            ["oslo", "flew", "said", "shares"].map(|word| copydesk::model::tables::hash(copydesk::text::read(word).tokens[0].key)).into();
        hashes.sort_unstable();
        let words = format::Vocabulary { clusters: vec![0; hashes.len()], lowered: vec![0; hashes.len()], hashes };
        let mut parts = Parts { words, ..Parts::default() };
        let mut vector = || std::array::from_fn(|_| random.unit());
        let vectors: Vec<[f32; VECTOR]> = (0..format::vectors(&parts)).map(|_| vector()).collect();
        let tables = format::unpack_tables(&parts);
        let examples = examples(texts.iter(), &tables);
        let line = format!("train --data . --vectors . --out . --epochs 3 --net-epochs 3 --seed {seed}");
        learn(&examples, &examples, &vectors, &Arguments::parse_from(line.split(' ')), &mut parts);
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
