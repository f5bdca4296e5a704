//! Web and e-mail addresses, @handles, #tags.

/// The longest name before an "@".
const LOCAL_PART: usize = 64;

/// Length of the web or e-mail address that `rest` begins with.
pub fn address(rest: &str) -> Option<usize> {
    let name = rest.bytes().take(LOCAL_PART).take_while(|byte| byte.is_ascii_alphanumeric() || b".-_+".contains(byte)).count();
    let after = &rest.as_bytes()[name..];
    match after.first() {
        Some(b'@') => mail(rest, name),
        Some(b':') if after.starts_with(b"://") => Some(path(rest)),
        _ if name > 4 && rest[..4].eq_ignore_ascii_case("www.") => Some(path(rest)),
        Some(b'/') if is_domain(&rest[..name]) => Some(path(rest)),
        _ => None,
    }
}

fn mail(rest: &str, at: usize) -> Option<usize> {
    let domain = rest[at + 1..].bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b".-".contains(byte)).count();
    let domain = rest[at + 1..at + 1 + domain].trim_end_matches(['.', '-']);
    domain.contains('.').then_some(at + 1 + domain.len())
}

/// "example.org": letters after the last period, at least two.
fn is_domain(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(host, top)| !host.is_empty() && top.len() >= 2 && top.bytes().all(|b| b.is_ascii_lowercase()))
}

/// Up to the next blank or mark that cannot stand in an address, without the sentence's punctuation after it.
fn path(rest: &str) -> usize {
    let stops = |c: char| c.is_whitespace() || c.is_control() || "\"<>“”‘’«»|{}".contains(c);
    let run = &rest[..rest.find(stops).unwrap_or(rest.len())];
    let end = run.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', ')', ']']);
    let closes = run[end.len()..].starts_with(')') && end.contains('(');
    end.len() + usize::from(closes)
}

/// Length of the @handle or #tag that `rest` begins with.
pub fn tag(rest: &str) -> Option<usize> {
    let body = &rest[1..];
    let length = body.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(body.len());
    let numeric = body[..length].bytes().all(|byte| byte.is_ascii_digit());
    (length > 0 && !numeric).then_some(1 + length)
}
