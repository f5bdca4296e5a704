//! The command line as a reader of its manual would use it.
#![cfg(feature = "cli")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Runs `copydesk annotate` with `input` on standard input.
fn annotate(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    let command = command.arg("annotate").args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let _ = child.stdin.take().expect("a pipe").write_all(input); // a wrong option ends the program before it reads
    child.wait_with_output().expect("the program ends")
}

fn records(output: &Output) -> Vec<Value> {
    let lines = std::str::from_utf8(&output.stdout).expect("UTF-8").lines();
    lines.map(|line| serde_json::from_str(line).expect("one JSON record a line")).collect()
}

fn messages(output: &Output) -> Vec<&str> {
    std::str::from_utf8(&output.stderr).expect("UTF-8").lines().collect()
}

/// The run ends with code 2, says `message`, and has written nothing.
fn check_refusal(arguments: &[&str], input: &[u8], message: &str) {
    let output = annotate(arguments, input);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    assert!(messages(&output).join("\n").contains(message), "{:?} does not say {message:?}", messages(&output));
    assert!(output.stdout.is_empty(), "half-written output for {arguments:?}");
}

#[test]
fn what_cannot_be_read_is_named_and_leaves_the_output_empty() {
    check_refusal(&["no-such-file.txt"], b"", "no-such-file.txt: ");
    check_refusal(&["Cargo.toml", "no-such-file.txt"], b"", "no-such-file.txt: ");
    check_refusal(&["--jsonl", "no-such-file.jsonl"], b"", "no-such-file.jsonl: ");
    check_refusal(&[], b"caf\xe9", "not UTF-8 at byte 3");
    check_refusal(&["--created", "2023-02-29"], b"", "\"2023-02-29\" is not a day of the calendar");
    check_refusal(&["--created", "yesterday"], b"", "write the publication date as YYYY-MM-DD");
    check_refusal(&["--offsets", "bytes"], b"", "utf16, codepoint");
    check_refusal(&["--json", "--jsonl"], b"", "cannot be used with");
}

#[test]
fn json_is_one_record_with_the_offsets_and_the_date_asked_for() {
    let output = annotate(&["--json", "--created", "2023-03-01", "--offsets", "codepoint"], "🙂 Hello.".as_bytes());
    let [record] = &records(&output)[..] else { panic!("one record") };
    assert_eq!((&record["offsets"], &record["created"]), (&"codepoint".into(), &"2023-03-01".into()));
    assert_eq!(record["paragraphs"][0]["end"], 8);
    assert!(record.get("id").is_none());
    assert!(output.status.success());
}

#[test]
fn among_several_files_each_record_names_its_own() {
    let output = annotate(&["--json", "LICENSE-MIT", "LICENSE-APACHE"], b"");
    let ids: Vec<_> = records(&output).iter().map(|record| record["id"].clone()).collect();
    assert_eq!(ids, ["LICENSE-MIT", "LICENSE-APACHE"]);
}

#[test]
fn a_line_keeps_its_id_and_brings_its_own_date() {
    let lines = r#"{"id":"a","text":"One.","created":"2020-01-02"}
{"text":"Two.","dct":"2021-03-04T10:00:00","section":"world"}

{"id":{"n":3},"text":"Three.","created":null}
{"id":4,"text":"Four: \ud83d."}"#;
    let output = annotate(&["--jsonl", "--created", "2019-01-01"], lines.as_bytes());
    let records = records(&output);
    let get = |key: &str| records.iter().map(|record| record.get(key).cloned()).collect::<Vec<_>>();
    assert_eq!(get("id"), [Some("a".into()), None, Some(serde_json::json!({"n": 3})), Some(4.into())]);
    let days = ["2020-01-02", "2021-03-04", "2019-01-01", "2019-01-01"];
    assert_eq!(get("created"), days.map(|day| Some(day.into())));
    assert_eq!(records[3]["paragraphs"][0]["end"], 8, "a lone surrogate counts as one unit");
    assert!(output.status.success());
}

#[test]
fn a_bad_line_is_one_message_and_the_run_goes_on() {
    let lines = b"{\"id\":1,\"text\":\"One.\"}\nnot JSON\n{\"id\":3}\n{\"id\":4,\"text\":\"\xff\"}\n{\"id\":5,\"text\":\"x\",\"dct\":\"soon\"}\n{\"id\":6,\"text\":\"Six.\"}\n";
    let output = annotate(&["--jsonl"], lines);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(records(&output).iter().map(|record| record["id"].clone()).collect::<Vec<_>>(), [1, 6]);
    let messages = messages(&output);
    assert_eq!(messages.len(), 4, "{messages:?}");
    for (message, number) in messages.iter().zip(2..) {
        assert!(message.starts_with(&format!("copydesk: standard input, line {number}: ")), "{message}");
    }
}

#[test]
fn what_is_printed_cannot_command_the_terminal() {
    let output = annotate(&[], b"Title\x1b[2J\r\nSecond line\x07.");
    let page = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(page.starts_with("Title␛[2J\nSecond line␇.\n"), "{page:?}");
}

#[test]
fn each_export_has_the_shape_of_its_format() {
    let article = "On March 3, 2021, the mayor left. He came back on Friday.";
    let starts =
        [("timeline-csv", "from,to,"), ("icalendar", "BEGIN:VCALENDAR\r\n"), ("timelinejs", "{"), ("timeml", "<?xml version=\"1.0\"")];
    for (format, start) in starts {
        let file = std::env::temp_dir().join(format!("copydesk-{}-{format}.txt", std::process::id()));
        std::fs::write(&file, article).expect("a temporary file");
        let arguments = ["export", "--created", "2021-03-10", "--format", format];
        let output = Command::new(env!("CARGO_BIN_EXE_copydesk")).args(arguments).arg(&file).output().expect("the program runs");
        std::fs::remove_file(&file).expect("the temporary file");
        let written = String::from_utf8(output.stdout).expect("UTF-8");
        assert!(written.starts_with(start), "{format}: {written}");
        assert!(written.contains("March 3, 2021") || written.contains("20210303"), "{format}: {written}");
    }
}
