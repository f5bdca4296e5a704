//! What has been mentioned: what "the following month" and "a year earlier" count from.

use jiff::civil::Date;

use super::value::Value;

/// The times mentioned so far.
#[derive(Debug, Default)]
pub struct Memory {
    /// The last day, week, month, quarter or year.
    pub last: Option<Value>,
    /// The last single day.
    pub day: Option<Date>,
    /// The last year.
    pub year: Option<i16>,
    /// The quarter under discussion.
    pub quarter: Option<(i16, u8)>,
}

impl Memory {
    /// Remembers `value`; one that only `compares` stays out of what is under discussion.
    pub fn mention(&mut self, value: &Value, compares: bool) {
        if compares {
            return;
        }
        let Some((from, _)) = value.interval() else { return };
        if let Value::Quarter(year, quarter) = *value {
            self.quarter = Some((year, quarter));
        }
        if let Value::Day(day) | Value::Part(Some(day), _) | Value::Clock { day: Some(day), .. } = *value {
            self.day = Some(day);
        }
        if !matches!(value, Value::Decade(_) | Value::Century(_)) {
            self.year = Some(from.year());
            self.last = Some(value.clone());
        }
    }
}
