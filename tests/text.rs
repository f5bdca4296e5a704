//! How texts are read into paragraphs, sentences and tokens. The cases lie in `tests/cases`.

use copydesk::text::{self, TokenKind};

fn rows(file: &str) -> impl Iterator<Item = Vec<&str>> {
    file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| line.split('\t').collect())
}

fn kind(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::Word => "word",
        TokenKind::Number => "number",
        TokenKind::Possessive => "possessive",
        TokenKind::Quote => "quote",
        TokenKind::Punctuation => "punctuation",
        TokenKind::Symbol => "symbol",
        TokenKind::Address => "address",
    }
}

#[test]
fn tokens_are_as_the_cases_say() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("cases/tokens.tsv")) {
        let document = text::read(row[0]);
        let expected: Vec<&str> = row[1].split(' ').collect();
        let found: Vec<(&str, &str)> = document.tokens.iter().map(|token| (document.str(token.span), kind(token.kind))).collect();
        let same = expected.len() == found.len()
            && expected.iter().zip(&found).all(|(case, (word, kind))| case == word || *case == format!("{word}={kind}"));
        if !same {
            let found: Vec<String> = found.iter().map(|(word, kind)| format!("{word}={kind}")).collect();
            wrong.push(format!("{}\n  expected {}\n  found    {}", row[0], row[1], found.join(" ")));
        }
    }
    assert!(wrong.is_empty(), "{} cases\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn sentences_end_where_the_cases_say() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("cases/sentences.tsv")) {
        let text = row[0].replace('|', " ");
        let document = text::read(&text);
        let found: Vec<&str> = document.sentences.iter().map(|sentence| document.str(sentence.span)).collect();
        let expected: Vec<&str> = row[0].split('|').map(str::trim).collect();
        if found != expected {
            wrong.push(format!("expected {}\nfound    {}", row[0], found.join("|")));
        }
    }
    assert!(wrong.is_empty(), "{} cases\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn paragraphs_and_their_kinds_are_as_the_cases_say() {
    let cases = include_str!("cases/paragraphs.txt").lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>();
    for case in cases.split(|line| line.starts_with("====")) {
        let lines: Vec<&str> = case.iter().map(|line| line.split_once(['|', '+']).map_or("", |(_, text)| text)).collect();
        let text = lines.join("\n");
        let mut expected: Vec<(String, String)> = Vec::new();
        for line in case {
            if let Some(more) = line.strip_prefix('+') {
                let last = expected.last_mut().expect("a paragraph to go on with");
                last.1 = format!("{}\n{more}", last.1);
            } else if let Some((kind, paragraph)) = line.split_once('|') {
                expected.push((kind.to_string(), paragraph.trim().to_string()));
            }
        }
        let document = text::read(&text);
        let kind = |kind| serde_json::to_value(kind).expect("a kind serializes").as_str().unwrap_or_default().to_string();
        let found: Vec<_> = document.paragraphs.iter().map(|p| (kind(p.kind), document.str(p.span).to_string())).collect();
        assert_eq!(found, expected);
    }
}
