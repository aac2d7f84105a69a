//! Calendar days. A day has no time zone and no time; it is written `2026-03-01`.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A calendar day from year 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

/// The text is no calendar day of the form `2026-03-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADay;

impl Day {
    /// The first day that there is.
    pub const FIRST: Self = Self(NaiveDate::from_ymd_opt(1, 1, 1).expect("the calendar has its first day"));

    /// The last one.
    pub const LAST: Self = Self(NaiveDate::from_ymd_opt(9999, 12, 31).expect("the calendar has its last day"));

    /// The day of these numbers, if the calendar has it.
    pub fn new(year: i32, month: u32, day: u32) -> Result<Self, NotADay> {
        NaiveDate::from_ymd_opt(year, month, day).filter(|date| (1..=9999).contains(&date.year())).map(Self).ok_or(NotADay)
    }

    /// Reads `2026-03-01` and nothing else.
    pub fn parse(text: &str) -> Result<Self, NotADay> {
        let bytes = text.as_bytes();
        let shaped = bytes.len() == 10
            && bytes.iter().enumerate().all(|(at, byte)| if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() });
        if !shaped {
            return Err(NotADay);
        }
        // Every byte is a digit or a stroke by now, so that no cut falls within a sign.
        let number = |from: usize, to: usize| text[from..to].parse::<u32>().map_err(|_| NotADay);
        Self::new(text[..4].parse().map_err(|_| NotADay)?, number(5, 7)?, number(8, 10)?)
    }

    /// Year, 2026.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// Month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// Day of the month, 1 to 31.
    pub fn day_of_month(self) -> u32 {
        self.0.day()
    }

    /// The calendar date, for arithmetic.
    pub const fn date(self) -> NaiveDate {
        self.0
    }

    /// The day so many days later (earlier where negative), while the calendar lasts.
    pub fn plus_days(self, days: i64) -> Option<Self> {
        let date = self.0.checked_add_signed(chrono::TimeDelta::try_days(days)?)?;
        (1..=9999).contains(&date.year()).then_some(Self(date))
    }

    /// So many months later: the day of the same number, or the month's last day where there is none (deal money, section 4).
    pub fn plus_months(self, months: u32) -> Option<Self> {
        let date = self.0.checked_add_months(chrono::Months::new(months))?;
        (1..=9999).contains(&date.year()).then_some(Self(date))
    }

    /// The last day of its month.
    pub fn end_of_month(self) -> Self {
        let days = u32::from(self.0.num_days_in_month());
        Self(self.0.with_day(days).expect("every month has its last day"))
    }

    /// The last day of its week, a Sunday; none beyond the last day that there is.
    pub fn end_of_week(self) -> Option<Self> {
        self.plus_days(6 - i64::from(self.0.weekday().num_days_from_monday()))
    }

    /// The day before.
    pub fn before(self) -> Option<Self> {
        self.plus_days(-1)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::parse(&text).map_err(|_| de::Error::custom("date"))
    }
}

impl schemars::JsonSchema for Day {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Day".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$", "description": "a calendar day, 2026-03-01" })
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn a_week_ends_with_its_sunday() {
        let day = |text| Day::parse(text).unwrap();
        // The first is a Monday.
        for on in ["2026-06-29", "2026-07-02", "2026-07-05"] {
            assert_eq!(day(on).end_of_week(), Some(day("2026-07-05")), "{on}");
        }
        assert_eq!(day("2026-07-06").end_of_week(), Some(day("2026-07-12")));
    }

    #[test]
    fn a_day_has_one_text_form() {
        assert_eq!(Day::parse("2024-02-29").unwrap().to_string(), "2024-02-29");
        for text in
            ["2026-02-29", "2026-3-1", "20260301", "2026-13-01", "２026-03-01", "2026-03-01 ", "0000-01-01", "", "2026/03/01"]
        {
            assert!(Day::parse(text).is_err(), "{text}");
        }
    }
}
