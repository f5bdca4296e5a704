//! Analysis to JavaScript: options in, offsets converted, one plain object out. The only file that names `wasm_bindgen` or `js_sys`.
//!
//! A JavaScript string may hold lone surrogates, which UTF-8 cannot say. Each arrives here as U+FFFD, one UTF-16 unit like the surrogate
//! itself, so every offset is right in the caller's own string.

use js_sys::{Array, Error as JsError, Object};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::export::json;
use crate::span::Utf16;
use crate::{Analyzer, Error, Options, zone};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm.d.ts");

/// Reads `text`. Offsets count UTF-16 code units. Throws an `Error` when an option is unknown or wrong; a text never is.
#[wasm_bindgen(unchecked_return_type = "Analysis")]
pub fn analyze(text: &str, #[wasm_bindgen(unchecked_optional_param_type = "Options | null")] options: JsValue) -> Result<JsValue, JsError> {
    console_error_panic_hook::set_once(); // a panic then names its line in the console
    let options = read_options(&options).map_err(|error| JsError::new(&error.to_string()))?;
    let analysis = Analyzer::new().analyze(text, &options).convert::<Utf16>(text);
    let plain_objects = serde_wasm_bindgen::Serializer::json_compatible();
    json::record(&analysis, None).serialize(&plain_objects).map_err(|error| JsError::new(&error.to_string()))
}

fn read_options(given: &JsValue) -> Result<Options, Error> {
    let mut options = Options::default();
    if given.is_undefined() || given.is_null() {
        return Ok(options);
    }
    let object =
        given.dyn_ref::<Object>().ok_or_else(|| Error::option("the options must be an object, for example { created: \"2023-03-01\" }"))?;
    for entry in Object::entries(object).iter() {
        let entry = Array::from(&entry);
        let (name, value) = (entry.get(0).as_string().unwrap_or_default(), entry.get(1));
        set(&mut options, &name, &value)?;
    }
    Ok(options)
}

/// Sets one option; `null` and `undefined` leave it as it is.
fn set(options: &mut Options, name: &str, value: &JsValue) -> Result<(), Error> {
    let given = !value.is_undefined() && !value.is_null();
    match name {
        "created" if given => options.created = Some(string(name, value, "\"2023-03-01\"")?.parse()?),
        "dayOrder" if given => options.day_order = string(name, value, "\"day-first\"")?.parse()?,
        "zone" if given => options.zone = Some(zone(&string(name, value, "\"+02:00\"")?)?),
        "created" | "dayOrder" | "zone" => {}
        _ => return Err(Error::option(format!("there is no option \"{name}\"; the options are: created, dayOrder, zone"))),
    }
    Ok(())
}

fn string(name: &str, value: &JsValue, example: &str) -> Result<String, Error> {
    value.as_string().ok_or_else(|| Error::option(format!("the option \"{name}\" must be a string, for example {example}")))
}
