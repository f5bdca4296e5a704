//! What a temporal expression says, before anything around it gives it a value.

use std::ops::Range;

use jiff::civil::Weekday;

use crate::analysis::{Modifier, TimexType};
use crate::span::{Byte, Span};

/// A temporal expression, before the anchor date and its neighbors give it a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    /// Where: the time phrase without its preposition.
    pub span: Span<Byte>,
    /// Its tokens in the document.
    pub tokens: Range<usize>,
    /// What it says.
    pub meaning: Meaning,
    /// How it narrows or blurs that ("early", "about").
    pub modifier: Option<Modifier>,
    /// What decided.
    pub rule: &'static str,
}

/// What an expression says.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// A calendar time of a day or longer.
    Point(Point),
    /// A time of day, on a day that the text may leave open.
    Time(Option<Point>, TimeOfDay),
    /// A length of time.
    Length(Length),
    /// A recurring time.
    Recurring(Recurring),
}

/// A calendar time of a day or longer, as the text names it.
#[derive(Clone, Debug, PartialEq)]
pub enum Point {
    /// A day by its number, in a month or in the month under discussion: "March 22", "the 15th".
    Day {
        /// The year.
        year: Year,
        /// 1 to 12; `None` in "the 15th".
        month: Option<u8>,
        /// 1 to 31; not checked against the month.
        day: u8,
        /// The weekday that the text names with it.
        weekday: Option<Weekday>,
    },
    /// A numeric date whose order of day and month is open: "03/04/2023".
    Numeric {
        /// The first number.
        first: u8,
        /// The second number.
        second: u8,
        /// The year.
        year: Year,
    },
    /// Something that comes round: a month, weekday, season, quarter, holiday.
    Named {
        /// What.
        name: Name,
        /// Which one, counted from now.
        which: Which,
        /// In which year.
        year: Year,
    },
    /// A year.
    Year(Year),
    /// "the 1990s": the first year, divided by ten; `century` is false in "the '90s".
    Decade {
        /// Tens of years since year 0, or since the century's start.
        tens: i16,
        /// Whether the text gives the century.
        century: bool,
    },
    /// "the 20th century" is 19.
    Century(i16),
    /// A number of units before or after something: "two weeks ago", "yesterday", "the following month".
    Shift {
        /// Whole units, negative into the past; `None` for "several years ago".
        amount: Option<i32>,
        /// What is counted.
        unit: Unit,
        /// Counted from what.
        from: Base,
    },
    /// "Tuesday last week".
    InWeek {
        /// The day.
        weekday: Weekday,
        /// Weeks from this one.
        weeks: i32,
    },
    /// "the 16th of this month".
    InMonth {
        /// The day.
        day: u8,
        /// Months from this one.
        months: i32,
    },
    /// "the first Tuesday in November", "the last Sunday of May 2020".
    NthWeekday {
        /// From 1; -1 is the last.
        nth: i8,
        /// The weekday.
        weekday: Weekday,
        /// 1 to 12.
        month: u8,
        /// The year.
        year: Year,
    },
    /// "a year ago today", "two years ago this month": the second part, moved by the first.
    Moved {
        /// Whole units, negative into the past.
        amount: i32,
        /// What is counted.
        unit: Unit,
        /// From where.
        from: Box<Point>,
    },
    /// The week that holds a day: "the week of March 6".
    WeekOf(Box<Point>),
    /// "a year earlier", "the year-ago quarter", "the same period last year": the time under discussion, one year before.
    YearBefore {
        /// What it compares, where the text says.
        name: Option<Name>,
        /// "ago" counts from the anchor date, "earlier" from what was mentioned.
        from: Base,
        /// What the text calls it: a quarter, a month, else a year.
        unit: Unit,
    },
    /// "the 1988 period": the quarter under discussion, in another year.
    SamePeriod(Year),
    /// The quarter, half or year under discussion: "the quarter", "the latest period".
    UnderDiscussion(Unit),
    /// Now, as one speaks of it.
    Reference(Reference),
}

/// Where counting starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// The anchor date: "ago", "last", "next".
    Anchor,
    /// The last date mentioned: "earlier", "later", "the following".
    Mentioned,
    /// The last date mentioned, else the anchor date: "later in the day".
    MentionedElseAnchor,
    /// An event that is named beside it: "the day after the vote". Its date is the last one mentioned, if any near.
    Event,
}

/// Vague times of TimeML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// `PRESENT_REF`.
    Present,
    /// `PAST_REF`.
    Past,
    /// `FUTURE_REF`.
    Future,
}

/// Things that come round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// A day of the week.
    Weekday(Weekday),
    /// 1 to 12.
    Month(u8),
    /// A season.
    Season(Season),
    /// A quarter of the year, 1 to 4.
    Quarter(u8),
    /// A half of the year, 1 or 2.
    Half(u8),
    /// Saturday and Sunday.
    Weekend,
    /// Row of the table of holidays.
    Holiday(u16),
    /// "year-end": the last day of a year.
    YearEnd,
}

/// Seasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Season {
    Spring,
    Summer,
    Fall,
    Winter,
}

/// Which of the things that come round, counted from the anchor date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Not said: the nearest that tense and preposition allow.
    Unsaid,
    /// "this summer".
    This,
    /// "last summer".
    Last,
    /// "next summer".
    Next,
    /// "the previous Friday": before the last date mentioned.
    Previous,
    /// "the following Friday": after the last date mentioned.
    Following,
}

/// A year as the text gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// Not at all.
    Unsaid,
    /// In full.
    Stated(i16),
    /// "'98", "5/6/98".
    TwoDigits(u8),
    /// "last year" is -1.
    Relative(i16),
    /// "that year", "the following year" (1): counted from the last year mentioned.
    Mentioned(i16),
}

/// Units of the calendar and the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Half,
    Season,
    Year,
    Decade,
    Century,
    Millennium,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeOfDay {
    /// By the clock.
    Clock {
        /// 0 to 24.
        hour: u8,
        /// 0 to 59, where given.
        minute: Option<u8>,
        /// 0 to 60, where given.
        second: Option<u8>,
        /// Minutes east of UTC, where a zone is given.
        zone: Option<i16>,
        /// Whether it may as well be twelve hours later: "at 7:15", with nothing to tell.
        either_half: bool,
    },
    /// A part of the day.
    Part(DayPart),
}

/// Parts of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub enum DayPart {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}

/// A length of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Length {
    /// From the longest unit to the shortest: "two years and six months".
    pub parts: Vec<(Amount, Unit)>,
}

/// How many.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// A number, in thousandths: "two and a half" is 2500.
    Exactly(u64),
    /// "several", "a few", or a bare plural.
    Some,
}

/// A recurring time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Recurring {
    /// Every so many units: "daily", "each year", "every two weeks".
    Each(Amount, Unit),
    /// "every Tuesday", "Tuesday nights".
    Weekday(Weekday, Option<DayPart>),
    /// "each July".
    Month(u8),
    /// "every summer".
    Season(Season),
    /// "every morning", "nights".
    Part(DayPart),
    /// "weekends".
    Weekend,
    /// "every March 22".
    Date(u8, u8),
}

impl Expression {
    /// The TIMEX3 type.
    pub fn kind(&self) -> TimexType {
        match self.meaning {
            Meaning::Point(_) => TimexType::Date,
            Meaning::Time(..) => TimexType::Time,
            Meaning::Length(_) => TimexType::Duration,
            Meaning::Recurring(_) => TimexType::Set,
        }
    }
}

impl Meaning {
    /// `name`, whichever tense and preposition tell.
    pub fn named(name: Name) -> Meaning {
        Meaning::which(name, Which::Unsaid)
    }

    /// `name`, which one counted from now.
    pub fn which(name: Name, which: Which) -> Meaning {
        Meaning::Point(Point::Named { name, which, year: Year::Unsaid })
    }

    /// `name` in `year`.
    pub fn in_year(name: Name, year: Year) -> Meaning {
        Meaning::Point(Point::Named { name, which: Which::Unsaid, year })
    }

    /// `amount` units from `from`.
    pub fn shift(amount: impl Into<Option<i32>>, unit: Unit, from: Base) -> Meaning {
        Meaning::Point(Point::Shift { amount: amount.into(), unit, from })
    }

    /// A length of one unit.
    pub fn length(amount: Amount, unit: Unit) -> Meaning {
        Meaning::Length(Length { parts: vec![(amount, unit)] })
    }
}

impl Amount {
    /// `number` of them.
    pub fn whole(number: u32) -> Amount {
        Amount::Exactly(u64::from(number) * 1000)
    }

    /// The number, where it is a whole one.
    pub fn as_whole(self) -> Option<i32> {
        match self {
            Amount::Exactly(thousandths) if thousandths % 1000 == 0 => i32::try_from(thousandths / 1000).ok(),
            _ => None,
        }
    }
}
