//! What has been mentioned: what "the following month" and "a year earlier" count from.

use jiff::civil::Date;

use super::value::Value;
use crate::dates::calendar;

/// The times mentioned so far.
#[derive(Debug, Default)]
pub struct Memory {
    /// The last day, week, month, quarter or year.
    pub last: Option<Value>,
    /// The last single day.
    pub day: Option<Date>,
    /// Whether that day is only where something began: "since February 24".
    pub since: bool,
    /// Where the last day or week begins.
    pub week: Option<Date>,
    /// Where the last time of a month or less begins.
    pub month: Option<Date>,
    /// The last month of the calendar.
    pub calendar_month: Option<(i16, u8)>,
    /// First and last day of what sets the year of its sentence ("In 2018, floods killed …", "on May 3, 2010"), and its token.
    pub frame: Option<((Date, Date), usize)>,
    /// The last year.
    pub year: Option<i16>,
    /// The token at which the last one stands.
    pub at: Option<usize>,
    /// The quarter under discussion.
    pub quarter: Option<(i16, u8)>,
    /// Whether a longer stretch ("the nine months") has come under discussion since.
    pub longer: bool,
}

/// The quarter of the calendar that holds most of the three months up to `day`.
pub fn quarter_ended(day: Date) -> Option<(i16, u8)> {
    let middle = calendar::plus_days(day, -45)?;
    Some((middle.year(), (middle.month() as u8).div_ceil(3)))
}

impl Memory {
    /// Remembers `value`; one that only `compares` stays out of what is under discussion.
    /// A day that `ends_quarter` brings that quarter under discussion; `at` is the token where it stands.
    pub fn mention(&mut self, value: &Value, compares: bool, ends_quarter: bool, at: usize, anchor: Option<Date>) {
        if compares {
            return;
        }
        if let Value::Season(year, _) = *value {
            self.year = Some(year);
            self.last = Some(value.clone());
        }
        let Some((from, to)) = value.interval() else { return };
        // A quarter that is not over is not the one whose figures follow.
        let over = anchor.is_none_or(|anchor| to < anchor);
        if let Value::Quarter(year, quarter) = *value
            && over
        {
            self.quarter = Some((year, quarter));
            self.longer = false;
        }
        if let Value::Month(year, month) = *value {
            self.calendar_month = Some((year, month));
        }
        if let Value::Day(day) | Value::Part(Some(day), _) | Value::Clock { day: Some(day), .. } = *value {
            self.day = Some(day);
            self.since = false;
            if ends_quarter && self.quarter.is_none() {
                self.quarter = quarter_ended(day);
            }
        }
        let length = (to - from).get_days();
        self.week = Some(from).filter(|_| length < 7).or(self.week);
        self.month = Some(from).filter(|_| length < 31).or(self.month);
        if !matches!(value, Value::Decade(_) | Value::Century(_)) {
            self.year = Some(from.year());
            self.last = Some(value.clone());
            self.at = Some(at);
        }
    }
}
