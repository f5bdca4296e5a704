//! Marks: punctuation, quotation marks, symbols, and what separates tokens.

use super::TokenKind;

/// White space, and the invisible characters that are written like it.
pub fn is_blank(character: char) -> bool {
    match character {
        ' ' => true,
        '!'..='~' => false,
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => true,
        _ => character.is_whitespace(),
    }
}

/// Marks that may be an apostrophe.
pub fn is_single_mark(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘')
}

/// Characters that belong to the letter before: accents, vowel signs, joiners, soft hyphens.
pub fn is_joiner(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}') || is_combining(character)
}

fn is_combining(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c2}' | '\u{5c4}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e8}' | '\u{6ea}'..='\u{6ed}'
        | '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}' | '\u{a3c}' | '\u{a4d}' | '\u{abc}' | '\u{acd}' | '\u{b3c}' | '\u{b4d}' | '\u{bcd}'
        | '\u{c4d}' | '\u{cbc}' | '\u{ccd}' | '\u{d4d}' | '\u{dca}' | '\u{e38}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{3099}'..='\u{309a}' | '\u{fe20}'..='\u{fe2f}')
}

/// Kind and length in bytes of the mark that `rest` begins with.
pub fn mark(rest: &str, first: char) -> (TokenKind, usize) {
    let repeated = |mark: char| rest.chars().take_while(|c| *c == mark).count() * mark.len_utf8();
    match first {
        '"' | '“' | '”' | '„' | '‚' | '«' | '»' | '‹' | '›' | '‟' | '＂' | '「' | '」' | '『' | '』' | '〝' | '〞' | '〟' => {
            (TokenKind::Quote, first.len_utf8())
        }
        ',' if rest.starts_with(",,") => (TokenKind::Quote, 2),
        '.' | '-' => (TokenKind::Punctuation, repeated(first)),
        ',' | ';' | ':' | '!' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '/' | '–' | '—' | '―' | '…' | '¿' | '¡' | '،' | '؛' | '؟'
        | '。' | '、' | '‐' | '‑' | '‒' => (TokenKind::Punctuation, first.len_utf8()),
        _ => (TokenKind::Symbol, first.len_utf8() + attached(&rest[first.len_utf8()..], first)),
    }
}

/// Length of what one emoji or symbol goes on with: variation, skin tone, joined emoji, the second half of a flag.
fn attached(after: &str, first: char) -> usize {
    let mut length = 0;
    let mut joined = false;
    let mut flag = is_regional(first);
    for character in after.chars() {
        let inside = joined && !character.is_alphanumeric() && !is_blank(character)
            || is_joiner(character)
            || matches!(character, '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}')
            || flag && is_regional(character);
        if !inside {
            break;
        }
        flag = false;
        joined = character == '\u{200d}';
        length += character.len_utf8();
    }
    length
}

fn is_regional(character: char) -> bool {
    matches!(character, '\u{1f1e6}'..='\u{1f1ff}')
}
