//! The timeline: an analysis as sentences in the order in which things happened, and that order as CSV, iCalendar and TimelineJS.
//!
//! A sentence stands at the first date in it; a sentence without one stays apart. What was inferred says so in every format.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::analysis::{Analysis, ParagraphKind, Timex};
use crate::span::{Byte, Span};

/// Dated sentences in the order of their dates, and the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// By first day, then by last day, then in text order.
    pub events: Vec<Event>,
    /// Indices into [`Analysis::sentences`] of the sentences without a date, in text order.
    pub undated: Vec<u32>,
}

/// A dated sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// First day, ISO.
    pub from: String,
    /// Last day, ISO, inclusive.
    pub to: String,
    /// Index into [`Analysis::sentences`].
    pub sentence: u32,
    /// Index into [`Analysis::timexes`] of the expression that dates it.
    pub timex: u32,
    /// Whether the text states every part of the date.
    pub stated: bool,
}

/// The timeline of `analysis`. Repeated paragraphs and furniture count once and not at all.
pub fn timeline(analysis: &Analysis<Byte>) -> Timeline {
    let mut timeline = Timeline::default();
    let mut next = 0;
    for (index, sentence) in analysis.sentences.iter().enumerate() {
        let first = next;
        next += analysis.timexes[first..].iter().take_while(|timex| timex.span.start < sentence.span.end).count();
        if !is_told(analysis, sentence.span) {
            continue;
        }
        match (first..next).find_map(|timex| event(&analysis.timexes[timex], index, timex)) {
            Some(event) => timeline.events.push(event),
            None => timeline.undated.push(index as u32),
        }
    }
    timeline.events.sort_by(|a, b| (&a.from, &a.to, a.sentence).cmp(&(&b.from, &b.to, b.sentence)));
    timeline
}

fn event(timex: &Timex<Byte>, sentence: usize, index: usize) -> Option<Event> {
    let (from, to) = (timex.from.clone()?, timex.to.clone()?);
    Some(Event { from, to, sentence: sentence as u32, timex: index as u32, stated: timex.stated })
}

/// Whether a sentence belongs to the article, and is not a repetition.
fn is_told(analysis: &Analysis<Byte>, span: Span<Byte>) -> bool {
    let at = analysis.paragraphs.partition_point(|paragraph| paragraph.span.end <= span.start);
    analysis.paragraphs.get(at).is_none_or(|paragraph| paragraph.duplicate_of.is_none() && paragraph.kind != ParagraphKind::Furniture)
}

/// The timeline as comma-separated values (RFC 4180) with a header line.
pub fn csv(analysis: &Analysis<Byte>, text: &str) -> String {
    let mut out = String::from("from,to,value,expression,stated,inferred,sentence\r\n");
    for event in timeline(analysis).events {
        let timex = &analysis.timexes[event.timex as usize];
        let stated = if event.stated { "stated" } else { "inferred" };
        let fields = [
            &event.from,
            &event.to,
            timex.value.as_deref().unwrap_or_default(),
            timex.span.of(text),
            stated,
            timex.inferred.as_deref().unwrap_or_default(),
            sentence(analysis, &event, text),
        ];
        out.push_str(&fields.map(quoted).join(","));
        out.push_str("\r\n");
    }
    out
}

fn sentence<'t>(analysis: &Analysis<Byte>, event: &Event, text: &'t str) -> &'t str {
    analysis.sentences[event.sentence as usize].span.of(text)
}

/// A field in quotation marks where it needs them.
fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\n', '\r']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field.to_owned() }
}

/// The timeline as iCalendar (RFC 5545): an all-day event for each dated sentence.
pub fn icalendar(analysis: &Analysis<Byte>, text: &str) -> String {
    let mut out = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Copydesk//Timeline//EN\r\n");
    for event in timeline(analysis).events {
        let stamp = analysis.created.map_or_else(|| event.from.clone(), |created| created.date.to_string());
        let inferred = analysis.timexes[event.timex as usize].inferred.as_deref();
        let mut line = |name: &str, value: &str| fold(&format!("{name}:{value}"), &mut out);
        line("BEGIN", "VEVENT");
        line("UID", &format!("{}-{}@copydesk", event.sentence, compact(&event.from)));
        line("DTSTAMP", &format!("{}T000000Z", compact(&stamp)));
        line("DTSTART;VALUE=DATE", &compact(&event.from));
        if let Some(end) = day_after(&event.to) {
            line("DTEND;VALUE=DATE", &compact(&end));
        }
        line("SUMMARY", &escaped(sentence(analysis, &event, text)));
        if let Some(inferred) = inferred {
            line("COMMENT", &escaped(inferred));
        }
        line("END", "VEVENT");
    }
    out.push_str("END:VCALENDAR\r\n");
    out
}

fn compact(day: &str) -> String {
    day.replace('-', "")
}

fn day_after(day: &str) -> Option<String> {
    let day: crate::Date = day.parse().ok()?;
    crate::dates::calendar::plus_days(day.0, 1).map(|day| crate::Date(day).to_string())
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace("\r\n", "\\n").replace(['\n', '\r'], "\\n")
}

/// Appends a content line, folded at 75 bytes.
fn fold(line: &str, out: &mut String) {
    let mut width = 0;
    for character in line.chars() {
        if width + character.len_utf8() > 74 {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(character);
        width += character.len_utf8();
    }
    out.push_str("\r\n");
}

/// The timeline as TimelineJS 3 reads it.
pub fn timeline_js(analysis: &Analysis<Byte>, text: &str) -> Value {
    let events = timeline(analysis).events;
    let slides: Vec<Value> = events
        .iter()
        .map(|event| {
            let timex = &analysis.timexes[event.timex as usize];
            let mut slide = json!({
                "start_date": date(&event.from),
                "display_date": timex.span.of(text),
                "text": {"headline": html(timex.span.of(text)), "text": html(&with_note(sentence(analysis, event, text), timex))},
            });
            if event.to != event.from {
                slide["end_date"] = date(&event.to);
            }
            slide
        })
        .collect();
    json!({ "events": slides })
}

fn with_note(sentence: &str, timex: &Timex<Byte>) -> String {
    let mut note = sentence.to_owned();
    if let Some(inferred) = &timex.inferred {
        let _ = write!(note, " ({inferred})");
    }
    note
}

fn date(day: &str) -> Value {
    let number = |range| day.get(range).and_then(|digits: &str| digits.parse::<u16>().ok());
    json!({"year": number(0..4), "month": number(5..7), "day": number(8..10)})
}

fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Analyzer, Options};

    const TEXT: &str = "The mayor, Ann Lee, left on 3 March 2023.\nShe had taken office in May 2019.\nNobody was surprised.";

    fn read() -> Analysis {
        Analyzer::new().analyze(TEXT, &Options { created: Some("2023-03-05".parse().unwrap()), ..Options::default() })
    }

    #[test]
    fn sentences_stand_in_the_order_of_their_dates() {
        let timeline = timeline(&read());
        let dates: Vec<(&str, u32, bool)> =
            timeline.events.iter().map(|event| (event.from.as_str(), event.sentence, event.stated)).collect();
        assert_eq!(dates, [("2019-05-01", 1, true), ("2023-03-03", 0, true)]);
        assert_eq!(timeline.undated, [2]);
    }

    #[test]
    fn csv_quotes_what_needs_it() {
        let csv = csv(&read(), TEXT);
        let last = csv.lines().last().unwrap();
        assert_eq!(last, "2023-03-03,2023-03-03,2023-03-03,3 March 2023,stated,,\"The mayor, Ann Lee, left on 3 March 2023.\"");
    }

    #[test]
    fn an_event_of_a_month_ends_after_its_last_day() {
        let calendar = icalendar(&read(), TEXT);
        assert!(calendar.contains("DTSTART;VALUE=DATE:20190501\r\nDTEND;VALUE=DATE:20190601\r\n"), "{calendar}");
        assert!(calendar.lines().all(|line| line.len() <= 75));
    }

    #[test]
    fn timeline_js_has_a_slide_for_each_event() {
        let slides = timeline_js(&read(), TEXT);
        assert_eq!(slides["events"][0]["start_date"], json!({"year": 2019, "month": 5, "day": 1}));
        assert_eq!(slides["events"][1]["end_date"], Value::Null);
    }
}
