//! Days as people write them, in a list or a field. What can be meant in one way only is read; 1/2/2017 is not, until the order
//! of its column is known.

use serde::{Deserialize, Serialize};

use crate::{day::Day, normal::half_width};

/// Which of two numbers before a year is the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DayOrder {
    /// 1/2/2017 is the second of January.
    MonthFirst,
    /// 1/2/2017 is the first of February.
    DayFirst,
}

/// What a text says of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenDay {
    /// One day.
    Day(Day),
    /// One day, which shows that its writer puts the month first or the day first.
    Telling(Day, DayOrder),
    /// Two days: the one with the month first and the one with the day first.
    Either(Day, Day),
    /// No day.
    Not,
}

impl WrittenDay {
    /// Reads `2017-1-5`, `2017年1月5日`, `20170105`, `5 Jan 2017`, `13/10/2015` and the like; a time of day behind it is passed over.
    pub fn of(text: &str) -> Self {
        let text = half_width(text).replace(['年', '月'], "-").replace(['日', '号'], " ");
        let text = without_time(text.trim());
        if let Some(day) = compact(text) {
            return Self::Day(day);
        }
        let parts: Vec<&str> = text.split(['-', '/', '.', ',', ' ']).filter(|part| !part.is_empty()).collect();
        let &[first, second, third] = parts.as_slice() else { return Self::Not };
        if let Some(day) = with_month_name(first, second, third) {
            return Self::Day(day);
        }
        let (Some(first_number), Some(second_number), Some(third_number)) = (number(first), number(second), number(third)) else {
            return Self::Not;
        };
        if first.len() == 4 {
            return day(first_number, second_number, third_number).map_or(Self::Not, Self::Day);
        }
        if third.len() != 4 {
            // Two digits of a year leave both the century and the order open.
            return Self::Not;
        }
        match (day(third_number, first_number, second_number), day(third_number, second_number, first_number)) {
            (Some(month_first), Some(day_first)) if month_first == day_first => Self::Day(month_first),
            (Some(month_first), Some(day_first)) => Self::Either(month_first, day_first),
            (Some(month_first), None) => Self::Telling(month_first, DayOrder::MonthFirst),
            (None, Some(day_first)) => Self::Telling(day_first, DayOrder::DayFirst),
            (None, None) => Self::Not,
        }
    }

    /// The day, where it is one or the order makes it one.
    pub fn settled(self, order: Option<DayOrder>) -> Option<Day> {
        match (self, order) {
            (Self::Day(day) | Self::Telling(day, _), _)
            | (Self::Either(day, _), Some(DayOrder::MonthFirst))
            | (Self::Either(_, day), Some(DayOrder::DayFirst)) => Some(day),
            (Self::Either(..), None) | (Self::Not, _) => None,
        }
    }
}

/// `20170301`.
fn compact(text: &str) -> Option<Day> {
    let value = number(text).filter(|_| text.len() == 8)?;
    day(value / 10_000, value / 100 % 100, value % 100)
}

/// The text before a time of day, `2017-01-05T00:00:00` or `2017/1/5 0:00`.
fn without_time(text: &str) -> &str {
    let Some((before, _)) = text.split_once(':') else { return text };
    before.rsplit_once([' ', 'T']).map_or(text, |(day, _)| day.trim_end())
}

/// `5 Jan 2017`, `Jan 5, 2017`, `2017-Jan-05`.
fn with_month_name(first: &str, second: &str, third: &str) -> Option<Day> {
    let (year, month, of_month) = match (month_name(first), month_name(second)) {
        (Some(month), None) => (third, month, second),
        (None, Some(month)) if first.len() == 4 => (first, month, third),
        (None, Some(month)) => (third, month, first),
        (Some(_), Some(_)) | (None, None) => return None,
    };
    if year.len() == 4 { day(number(year)?, month, number(of_month)?) } else { None }
}

fn month_name(text: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let text = text.to_ascii_lowercase();
    let at = MONTHS.iter().position(|month| *month == text || (text.len() == 3 && month.starts_with(&text)))?;
    u32::try_from(at + 1).ok()
}

fn number(text: &str) -> Option<u32> {
    let plain = !text.is_empty() && text.len() <= 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn day(year: u32, month: u32, of_month: u32) -> Option<Day> {
    // Earlier years are slips of the pen: nothing on these lists is that old.
    let year = i32::try_from(year).ok().filter(|year| (1800..=2999).contains(year))?;
    Day::new(year, month, of_month).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_in_every_shape_that_means_one() {
        for text in [
            "20170105",
            "2017.01.05",
            "2017-1-5",
            "2017/1/5",
            "2017年1月5日",
            "２０１７．１．５",
            "2017-01-05 00:00:00",
            "2017-01-05T08:00:00Z",
            "2017/1/5 0:00",
            "5 Jan 2017",
            "Jan 5, 2017",
            "January 5 2017",
            "2017 年 1 月 5 日",
        ] {
            assert_eq!(WrittenDay::of(text), WrittenDay::Day(Day::new(2017, 1, 5).unwrap()), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_not_made_one() {
        for text in [
            "无数据",
            "2017",
            "201701",
            "42740",
            "2017-13-01",
            "2017-02-29",
            "1/2/17",
            "Aug 2016",
            "1.5",
            "12345678901",
            "",
            "::",
            "0001-01-01",
        ] {
            assert_eq!(WrittenDay::of(text), WrittenDay::Not, "{text}");
        }
    }

    #[test]
    fn two_readings_stay_two() {
        let (second_of_january, first_of_february) = (Day::new(2017, 1, 2).unwrap(), Day::new(2017, 2, 1).unwrap());
        let text = WrittenDay::of("1/2/2017");
        assert_eq!(text, WrittenDay::Either(second_of_january, first_of_february));
        assert_eq!(text.settled(None), None);
        assert_eq!(text.settled(Some(DayOrder::MonthFirst)), Some(second_of_january));
        assert_eq!(text.settled(Some(DayOrder::DayFirst)), Some(first_of_february));
        assert_eq!(WrittenDay::of("10/13/2015"), WrittenDay::Telling(Day::new(2015, 10, 13).unwrap(), DayOrder::MonthFirst));
        assert_eq!(WrittenDay::of("13.10.2015"), WrittenDay::Telling(Day::new(2015, 10, 13).unwrap(), DayOrder::DayFirst));
        assert_eq!(WrittenDay::of("3/3/2015"), WrittenDay::Day(Day::new(2015, 3, 3).unwrap()));
    }
}
