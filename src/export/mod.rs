//! Exports: an analysis as JSON and other formats. One file a format.

pub mod json;
pub mod ledger;
pub mod timeline;
pub mod timeml;
