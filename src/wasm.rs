//! Analysis to JavaScript: options in, offsets converted, one plain object out. The only file that names `wasm_bindgen` or `js_sys`.

use js_sys::Error as JsError;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::export::json;
use crate::span::Utf16;
use crate::{Analyzer, Options};

/// Reads `text`; gives the record of `export::json` as a plain object with UTF-16 offsets.
#[wasm_bindgen]
pub fn analyze(text: &str, created: Option<String>) -> Result<JsValue, JsValue> {
    console_error_panic_hook::set_once();
    let thrown = |message: String| JsValue::from(JsError::new(&message));
    let created = created.map(|day| day.parse()).transpose().map_err(|error: crate::Error| thrown(error.to_string()))?;
    let analysis = Analyzer::new().analyze(text, &Options { created }).convert::<Utf16>(text);
    json::record(&analysis, None).serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(|error| thrown(error.to_string()))
}
