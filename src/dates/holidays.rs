//! Holidays: names and the rules of their dates, from the lexicon.

use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};

use super::calendar;
use crate::lexicon;

/// How the day of a holiday is found.
#[derive(Clone, Debug, PartialEq)]
enum Rule {
    Fixed {
        month: u8,
        day: u8,
    },
    Nth {
        month: u8,
        weekday: Weekday,
        nth: i8,
        days: i32,
    },
    /// The last such weekday up to a day of the month.
    UpTo {
        month: u8,
        weekday: Weekday,
        day: u8,
    },
    Easter(i32),
    Orthodox(i32),
    Table(Vec<Date>),
}

/// For each holiday its readings, the usual one first.
static RULES: LazyLock<Vec<Vec<Rule>>> = LazyLock::new(|| rows().map(|row| row[1].split('|').map(rule).collect()).collect());

fn rows() -> impl Iterator<Item = Vec<&'static str>> {
    lexicon::rows(include_str!("../lexicon/en/holidays.tsv"))
}

/// The names of all holidays, in the order of their rows.
pub fn names() -> impl Iterator<Item = &'static str> {
    rows().map(|row| row[0])
}

/// The days of holiday `row` in `year`, the usual reading first.
pub fn days(row: u16, year: i16) -> impl Iterator<Item = Date> {
    RULES[usize::from(row)].iter().filter_map(move |rule| rule.day(year))
}

impl Rule {
    fn day(&self, year: i16) -> Option<Date> {
        match *self {
            Rule::Fixed { month, day } => calendar::day(year, month, day),
            Rule::Nth { month, weekday, nth, days } => calendar::plus_days(calendar::nth_weekday(year, month, nth, weekday)?, days),
            Rule::UpTo { month, weekday, day } => {
                let last = calendar::day(year, month, day)?;
                calendar::plus_days(last, -i32::from(last.weekday().since(weekday)))
            }
            Rule::Easter(days) => calendar::plus_days(calendar::easter(year)?, days),
            Rule::Orthodox(days) => calendar::plus_days(calendar::orthodox_easter(year)?, days),
            Rule::Table(ref days) => days.iter().copied().find(|day| day.year() == year),
        }
    }
}

fn rule(written: &str) -> Rule {
    let words: Vec<_> = written.split(' ').collect();
    let number = |index: usize| words.get(index).map_or(0, |word| word.parse::<i32>().expect("holidays.tsv: a number"));
    // `expect` would bring the calendar library's errors, all of their words, into the download.
    let weekday = |index: usize| {
        let Ok(weekday) = Weekday::from_monday_one_offset(number(index) as i8) else { panic!("holidays.tsv: a weekday") };
        weekday
    };
    match words[0] {
        "fixed" => {
            let (month, day) = words[1].split_once('-').expect("holidays.tsv: MM-DD");
            Rule::Fixed { month: month.parse().expect("month"), day: day.parse().expect("day") }
        }
        "nth" => Rule::Nth { month: number(1) as u8, weekday: weekday(2), nth: number(3) as i8, days: number(4) },
        "before" => Rule::UpTo { month: number(1) as u8, weekday: weekday(2), day: number(3) as u8 },
        "easter" => Rule::Easter(number(1)),
        "orthodox" => Rule::Orthodox(number(1)),
        "table" => Rule::Table(words[1..].iter().map(|day| day.parse::<crate::Date>().expect("holidays.tsv: YYYY-MM-DD").0).collect()),
        other => panic!("holidays.tsv: no rule {other}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(name: &str, year: i16) -> String {
        let row = names().position(|other| other == name.to_lowercase()).unwrap_or_else(|| panic!("{name}"));
        days(row as u16, year).next().map_or_else(String::new, |day| day.to_string())
    }

    #[test]
    fn holidays_fall_on_their_days() {
        assert_eq!(day("Thanksgiving Day", 1999), "1999-11-25");
        assert_eq!(day("Good Friday", 2023), "2023-04-07");
        assert_eq!(day("Victoria Day", 2023), "2023-05-22");
        assert_eq!(day("Election Day", 2024), "2024-11-05");
        assert_eq!(day("Eid al-Fitr", 2024), "2024-04-10");
        assert_eq!(day("Eid al-Fitr", 1850), "");
    }
}
