//! The calendar where jiff has no word for it: Easter, the nth weekday of a month, the ends of months and years.

use jiff::Span;
use jiff::civil::{Date, Weekday};

/// A day as an editor reads it: "12 March 2025".
pub fn in_words(date: Date) -> String {
    const MONTHS: [&str; 12] =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    format!("{} {} {}", date.day(), MONTHS[usize::from(date.month() as u8 - 1)], date.year())
}

/// The day `days` after `date`; `None` outside the calendar.
pub fn plus_days(date: Date, days: i32) -> Option<Date> {
    date.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// The day with this year, month and day number, if there is one.
pub fn day(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// `year` and `month` moved by whole months.
pub fn plus_months(year: i16, month: u8, months: i32) -> Option<(i16, u8)> {
    let index = i32::from(year) * 12 + i32::from(month) - 1 + months;
    Some((i16::try_from(index.div_euclid(12)).ok()?, index.rem_euclid(12) as u8 + 1))
}

/// The Monday of the ISO week that holds `date`.
pub fn monday(date: Date) -> Option<Date> {
    plus_days(date, -i32::from(date.weekday().to_monday_zero_offset()))
}

/// The `nth` (from 1; negative: from the end) `weekday` of a month.
pub fn nth_weekday(year: i16, month: u8, nth: i8, weekday: Weekday) -> Option<Date> {
    day(year, month, 1)?.nth_weekday_of_month(nth, weekday).ok()
}

/// Easter Sunday of the western churches (the Gregorian computus, after Meeus).
pub fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let days = h + l - 7 * m + 114;
    day(year, (days / 31) as u8, (days % 31 + 1) as u8)
}

/// Easter Sunday of the eastern churches, in the Gregorian calendar (the Julian computus, after Meeus; 1900 to 2099).
pub fn orthodox_easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 4, y % 7, y % 19);
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let days = d + e + 114;
    plus_days(day(year, (days / 31) as u8, (days % 31 + 1) as u8)?, 13)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_churches_say() {
        for (year, western, eastern) in
            [(2000, "2000-04-23", "2000-04-30"), (2023, "2023-04-09", "2023-04-16"), (2025, "2025-04-20", "2025-04-20")]
        {
            assert_eq!(easter(year).unwrap().to_string(), western);
            assert_eq!(orthodox_easter(year).unwrap().to_string(), eastern);
        }
    }

    #[test]
    fn nth_weekdays_count_from_both_ends() {
        assert_eq!(nth_weekday(1999, 11, 4, Weekday::Thursday).unwrap().to_string(), "1999-11-25");
        assert_eq!(nth_weekday(2023, 5, -1, Weekday::Monday).unwrap().to_string(), "2023-05-29");
    }
}
