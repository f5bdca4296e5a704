//! Which characters stand between quotation marks, as the scorer sees it: independent of the analyzer, so that kinds of gold and
//! system quotes are told by one rule.

/// The mask, and the regions (start, end) with their marks, over characters.
pub fn mask(text: &[char]) -> (Vec<bool>, Vec<(usize, usize)>) {
    let mut regions = Vec::new();
    let paragraphs = paragraphs(text);
    for &(start, end) in &paragraphs {
        doubles(text, start, end, &mut regions);
    }
    let mut mask = vec![false; text.len()];
    regions.iter().for_each(|&(start, end)| mask[start..end].fill(true));
    for &(start, end) in &paragraphs {
        singles(text, start, end, &mut mask, &mut regions);
    }
    regions.sort_unstable();
    (mask, regions)
}

fn paragraphs(text: &[char]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..=text.len() {
        if at == text.len() || text[at] == '\n' {
            if at > start {
                found.push((start, at));
            }
            start = at + 1;
        }
    }
    found
}

const OPEN: &str = "“„«‟";
const CLOSE: &str = "”»";

fn doubles(text: &[char], start: usize, end: usize, regions: &mut Vec<(usize, usize)>) {
    let mut open: Option<usize> = None;
    let mut depth = 0;
    let mut at = start;
    while at < end {
        let (opens, width) = match role(text, start, end, at, open.is_some()) {
            Some(role) => role,
            None => {
                at += 1;
                continue;
            }
        };
        match open {
            None if opens => open = Some(at),
            Some(_) if opens => depth += 1,
            Some(first) => {
                let closes_later = text[at + 1..end].iter().any(|c| matches!(c, '”' | '»' | '"'));
                if depth > 0 && CLOSE.contains(text[at]) && closes_later {
                    depth -= 1;
                } else {
                    regions.push((first, at + width));
                    open = None;
                    depth = 0;
                }
            }
            None => {}
        }
        at += width;
    }
    regions.extend(open.map(|first| (first, end)));
}

/// Whether the mark at `at` opens, and its width; `None` when there is no double mark.
fn role(text: &[char], start: usize, end: usize, at: usize, is_open: bool) -> Option<(bool, usize)> {
    let c = text[at];
    let near = |index: Option<usize>| index.filter(|index| (start..end).contains(index)).map_or(' ', |index| text[index]);
    if OPEN.contains(c) {
        return Some((true, 1));
    }
    if CLOSE.contains(c) {
        let (before, after) = (near(at.checked_sub(1)), near(Some(at + 1)));
        let reversed =
            c == '”' && !is_open && (before.is_whitespace() || "(—–:".contains(before)) && (after.is_alphanumeric() || after == '‘');
        return Some((reversed, 1));
    }
    let double = at + 1 < text.len() && (c == '\'' || c == '`') && text[at + 1] == c;
    if c != '"' && !double {
        return None;
    }
    let width = if double { 2 } else { 1 };
    let (before, after) = (near(at.checked_sub(1)), near(Some(at + width)));
    Some((!is_open || before.is_whitespace() && !after.is_whitespace(), width))
}

fn singles(text: &[char], start: usize, end: usize, mask: &mut [bool], regions: &mut Vec<(usize, usize)>) {
    let word = |at: usize| at >= start && at < end && (text[at].is_alphanumeric() || text[at] == '_');
    let mut at = start;
    while at < end {
        let room = at == start || text[at - 1].is_whitespace() || "([—–-".contains(text[at - 1]);
        let opens = matches!(text[at], '\'' | '‘') && room && (word(at + 1) || at + 1 < end && text[at + 1] == '$');
        match opens.then(|| single_end(text, at, end, &word)).flatten() {
            Some(close) => {
                if !mask[at] {
                    regions.push((at, close));
                    mask[at..close].fill(true);
                }
                at = close;
            }
            None => at += 1,
        }
    }
}

/// One after the mark that closes the single quotation opened at `open`: the first that is no apostrophe between letters.
fn single_end(text: &[char], open: usize, end: usize, word: &impl Fn(usize) -> bool) -> Option<usize> {
    let mut at = open + 1;
    while at < end {
        match text[at] {
            '‘' => return None,
            '\'' | '’' if word(at - 1) && word(at + 1) => {}
            '\'' | '’' => {
                let closes = (word(at - 1) || ".,!?…".contains(text[at - 1])) && !word(at + 1);
                return closes.then_some(at + 1);
            }
            _ => {}
        }
        at += 1;
    }
    None
}
