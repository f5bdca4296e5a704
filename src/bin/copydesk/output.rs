//! The JSON record of a text, in the unit that was asked for.

use copydesk::span::{CodePoint, Exported, Utf16};
use copydesk::{Analysis, export::json};
use serde_json::Value;

use crate::Offsets;

/// One line of JSON, line end included.
pub fn line(text: &str, analysis: &Analysis, id: Option<&Value>, offsets: Offsets) -> Vec<u8> {
    match offsets {
        Offsets::Utf16 => line_in::<Utf16>(text, analysis, id),
        Offsets::Codepoint => line_in::<CodePoint>(text, analysis, id),
    }
}

fn line_in<U: Exported>(text: &str, analysis: &Analysis, id: Option<&Value>) -> Vec<u8> {
    let converted = analysis.convert::<U>(text);
    let mut line = serde_json::to_vec(&json::record(&converted, id)).expect("plain data serializes");
    line.push(b'\n');
    line
}
