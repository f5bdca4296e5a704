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
