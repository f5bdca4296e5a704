//! Whole articles: the record keeps to its schema and to itself.

use std::fs;
use std::path::{Path, PathBuf};

use boon::{Compiler, SchemaIndex, Schemas};
use copydesk::span::{CodePoint, Exported, Utf16};
use copydesk::{Analysis, Analyzer, Options, export::json};
use serde_json::{Value, json};

/// An article of `tests/articles`; its file's name begins with its publication date.
struct Article {
    name: String,
    text: String,
    options: Options,
}

fn articles() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    files.iter().map(|file| article(file)).collect()
}

fn article(file: &Path) -> Article {
    let name = file.file_stem().unwrap().to_string_lossy().into_owned();
    let options = Options { created: Some(name[..10].parse().unwrap()), ..Options::default() };
    Article { text: fs::read_to_string(file).unwrap(), options, name }
}

fn record<U: Exported>(text: &str, options: &Options) -> Value {
    let analysis = Analyzer::new().analyze(text, options).convert::<U>(text);
    serde_json::to_value(json::record(&analysis, Some(&json!("an id")))).unwrap()
}

struct Schema(Schemas, SchemaIndex);

impl Schema {
    fn read() -> Self {
        let mut schemas = Schemas::new();
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/analysis.schema.json");
        let index = Compiler::new().compile(file.to_str().unwrap(), &mut schemas).unwrap();
        Schema(schemas, index)
    }

    fn errors(&self, record: &Value) -> Option<String> {
        self.0.validate(record, self.1).err().map(|error| error.to_string())
    }
}

#[test]
fn every_record_keeps_to_the_schema() {
    let schema = Schema::read();
    let odd = ["", "\0", "\r\n\r", "“", "👨‍👩‍👧‍👦 said “five.”", "Ada Loe"].map(str::to_owned);
    let texts = articles().into_iter().map(|article| (article.text, article.options));
    for (text, options) in texts.chain(odd.map(|text| (text, Options::default()))) {
        for record in [record::<Utf16>(&text, &options), record::<CodePoint>(&text, &options)] {
            assert_eq!(schema.errors(&record), None, "{}", &text.lines().next().unwrap_or_default());
        }
    }
}

#[test]
fn the_schema_refuses_what_is_not_a_record() {
    let schema = Schema::read();
    let right = record::<Utf16>("“We are broke,” Mayor Lena Ortiz said.", &Options::default());
    let with = |key: &str, value: Value| {
        let mut record = right.clone();
        record[key] = value;
        schema.errors(&record)
    };
    assert_eq!(with("created", json!("2023-03-01")), None);
    for (key, value) in [
        ("schema", json!(2)),
        ("offsets", json!("byte")),
        ("created", json!("March 1")),
        ("mentions", Value::Null),
        ("extra", json!(1)),
        ("sentences", json!([{ "start": -1, "end": 0 }])),
    ] {
        assert!(with(key, value.clone()).is_some(), "{key}: {value}");
    }
}

#[test]
fn mentions_and_entities_point_at_each_other() {
    for Article { name, text, options } in articles() {
        let Analysis { mentions, entities, quotes, .. } = Analyzer::new().analyze(&text, &options);
        for (index, entity) in entities.iter().enumerate() {
            assert!(entity.mentions.is_sorted(), "{name}: {entity:?}");
            for mention in &entity.mentions {
                assert_eq!(mentions[*mention as usize].entity, Some(index as u32), "{name}: {entity:?}");
            }
        }
        for (index, mention) in mentions.iter().enumerate() {
            let listed = mention.entity.is_none_or(|entity| entities[entity as usize].mentions.contains(&(index as u32)));
            assert!(listed, "{name}: {mention:?}");
        }
        assert!(quotes.iter().all(|quote| quote.speaker.is_none_or(|speaker| (speaker as usize) < entities.len())), "{name}");
    }
}

#[test]
fn lists_are_in_text_order() {
    for Article { name, text, options } in articles() {
        let analysis = Analyzer::new().analyze(&text, &options);
        assert!(analysis.mentions.is_sorted_by_key(|mention| mention.span), "{name}: mentions");
        assert!(analysis.timexes.is_sorted_by_key(|timex| timex.span), "{name}: timexes");
        assert!(analysis.quotes.is_sorted_by_key(|quote| quote.content.first().map(|span| span.start)), "{name}: quotes");
        assert!(analysis.sentences.is_sorted_by_key(|sentence| sentence.span), "{name}: sentences");
        assert!(analysis.paragraphs.is_sorted_by_key(|paragraph| paragraph.span), "{name}: paragraphs");
    }
}
