//! Options from text, as JavaScript and the command line give them.

use std::str::FromStr;

use crate::Error;
use crate::pipeline::DayOrder;

impl FromStr for DayOrder {
    type Err = Error;

    /// # Errors
    /// When `text` is neither `day-first` nor `month-first`.
    fn from_str(text: &str) -> Result<Self, Error> {
        match text {
            "day-first" => Ok(DayOrder::DayFirst),
            "month-first" => Ok(DayOrder::MonthFirst),
            _ => Err(Error::option(format!("\"{text}\" is no order of day and month; write \"day-first\" or \"month-first\""))),
        }
    }
}

/// Minutes east of UTC of an offset written as ISO 8601 has it: `+02:00`, `-05:00`, `Z`.
///
/// ```
/// assert_eq!(copydesk::zone("-05:30")?, -330);
/// assert!(copydesk::zone("EST").is_err());
/// # Ok::<(), copydesk::Error>(())
/// ```
///
/// # Errors
/// When `text` is something else, or further from UTC than any zone is.
pub fn zone(text: &str) -> Result<i16, Error> {
    let wrong = || Error::option(format!("\"{text}\" is no time zone; write the offset from UTC, for example \"+02:00\" or \"Z\""));
    match text.as_bytes() {
        b"Z" => Ok(0),
        [sign @ (b'+' | b'-'), _, _, b':', _, _] => {
            let number = |part: &str| part.parse::<u8>().ok().map(i16::from);
            let (hours, minutes) = (text.get(1..3).and_then(number).ok_or_else(wrong)?, text.get(4..6).and_then(number).ok_or_else(wrong)?);
            if hours > 14 || minutes > 59 {
                return Err(wrong());
            }
            Ok((hours * 60 + minutes) * if *sign == b'-' { -1 } else { 1 })
        }
        _ => Err(wrong()),
    }
}
