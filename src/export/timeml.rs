//! TimeML: the text with its TIMEX3 elements in place, as the TempEval-3 toolkit reads it.

use std::fmt::Write;

use crate::analysis::{Analysis, Modifier, Timex, TimexType};
use crate::span::Byte;

/// `text` as a TimeML document; `id` names it.
///
/// The document creation time is `t0`. Characters that XML 1.0 cannot hold become U+FFFD.
pub fn timeml(analysis: &Analysis<Byte>, text: &str, id: &str) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n");
    let _ = writeln!(out, "<DOCID>{}</DOCID>", escaped(id));
    if let Some(created) = analysis.created {
        let date = created.date;
        let _ = writeln!(
            out,
            "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"{date}\" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">{date}</TIMEX3></DCT>"
        );
    }
    out.push_str("<TEXT>");
    body(analysis, text, &mut out);
    out.push_str("</TEXT>\n</TimeML>\n");
    out
}

fn body(analysis: &Analysis<Byte>, text: &str, out: &mut String) {
    let mut at = 0;
    for (timex, tid) in analysis.timexes.iter().zip(1..) {
        let (start, end) = (timex.span.start as usize, timex.span.end as usize);
        out.push_str(&escaped(&text[at..start]));
        element(timex, tid, &text[start..end], analysis.created.is_some(), out);
        at = end;
    }
    out.push_str(&escaped(&text[at..]));
}

/// The element of one expression; `dated` tells that there is a `t0` to refer to.
fn element(timex: &Timex<Byte>, tid: u32, words: &str, dated: bool, out: &mut String) {
    let value = timex.value.as_deref().unwrap_or("XXXX-XX-XX");
    let _ = write!(out, "<TIMEX3 tid=\"t{tid}\" type=\"{}\" value=\"{}\"", kind(timex.kind), escaped(value));
    if let Some(modifier) = timex.modifier {
        let _ = write!(out, " mod=\"{}\"", modifier_name(modifier));
    }
    let _ = write!(out, " temporalFunction=\"{}\" functionInDocument=\"NONE\"", !timex.stated);
    // "counted from the publication date"
    if dated && timex.inferred.as_ref().is_some_and(|inferred| inferred.contains("publication date")) {
        out.push_str(" anchorTimeID=\"t0\"");
    }
    let _ = write!(out, ">{}</TIMEX3>", escaped(words));
}

fn kind(kind: TimexType) -> &'static str {
    match kind {
        TimexType::Date => "DATE",
        TimexType::Time => "TIME",
        TimexType::Duration => "DURATION",
        TimexType::Set => "SET",
    }
}

fn modifier_name(modifier: Modifier) -> &'static str {
    match modifier {
        Modifier::Before => "BEFORE",
        Modifier::After => "AFTER",
        Modifier::OnOrBefore => "ON_OR_BEFORE",
        Modifier::OnOrAfter => "ON_OR_AFTER",
        Modifier::LessThan => "LESS_THAN",
        Modifier::MoreThan => "MORE_THAN",
        Modifier::EqualOrLess => "EQUAL_OR_LESS",
        Modifier::EqualOrMore => "EQUAL_OR_MORE",
        Modifier::Start => "START",
        Modifier::Mid => "MID",
        Modifier::End => "END",
        Modifier::Approx => "APPROX",
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A reader of XML turns a bare carriage return into a line feed.
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' | ' '..='\u{fffd}' | '\u{10000}'.. => out.push(character),
            _ => out.push('\u{fffd}'),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Analyzer, Options};

    #[test]
    fn expressions_stand_in_place() {
        let text = "R&D fell in late 2022 & “soon” <again>.\u{1}\r\nIt fell yesterday.";
        let options = Options { created: Some("2023-03-01".parse().unwrap()), ..Options::default() };
        let written = timeml(&Analyzer::new().analyze(text, &options), text, "a");
        assert!(written.contains("R&amp;D fell in <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2022\" mod=\"END\""), "{written}");
        assert!(written.contains("value=\"2023-03-01\" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\""));
        assert!(written.contains("&lt;again&gt;.\u{fffd}&#13;\nIt fell "), "{written}");
        let yesterday =
            "type=\"DATE\" value=\"2023-02-28\" temporalFunction=\"true\" functionInDocument=\"NONE\" anchorTimeID=\"t0\">yesterday";
        assert!(written.contains(yesterday), "{written}");
        assert!(written.ends_with("</TIMEX3>.</TEXT>\n</TimeML>\n"));
    }
}
