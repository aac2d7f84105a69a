//! Clocks (期限): when a period that starts on a day ends, and whether a last day that is a rest day moves to the next
//! working day. The official calendar is data, year by year; a year without data is said, never guessed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Months, Weekday};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Day;

/// The official calendars that come with the program, as JSON: samples, to be checked before use.
pub const SAMPLE_CALENDARS: [&str; 2] =
    [include_str!("../../data/calendar/2025.json"), include_str!("../../data/calendar/2026.json")];

/// How long a clock runs; the first day is not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// Calendar days.
    Days(u32),
    /// To the day of the same number, or the month's last day where there is none.
    Months(u32),
    /// Like twelve months each.
    Years(u32),
}

/// One year of the official calendar: how it differs from the plain week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CalendarYear {
    /// The year.
    pub year: i32,
    /// The notice that the days come from.
    pub source: String,
    /// What a reader must know before relying on it.
    pub note: String,
    /// Has a person checked the days against the source?
    pub checked: bool,
    /// Days of rest, weekends inside a holiday included.
    pub holidays: BTreeSet<Day>,
    /// Weekend days that are worked in exchange (调休上班).
    pub workdays: BTreeSet<Day>,
}

/// The official calendar, as far as its years are known.
#[derive(Clone, Debug, Default)]
pub struct RestCalendar {
    years: BTreeMap<i32, CalendarYear>,
}

/// Where a clock ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ClockEnd {
    /// The last day of the period.
    pub last_day: Day,
    /// The rest day that the period would have ended on, where the end moved.
    pub moved_from: Option<Day>,
    /// Whether the calendar could say.
    pub calendar: CalendarData,
}

/// What the calendar knew about a clock's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CalendarData {
    /// The clock never moves, so no calendar was asked.
    NotAsked,
    /// The days are known.
    Known,
    /// There is no data for this year, so the end stays unmoved.
    Unknown(i32),
}

impl Period {
    /// The last day of the period, or none beyond the year 9999.
    pub fn last_day(self, start: Day) -> Option<Day> {
        let months = |count| {
            let date = start.date().checked_add_months(Months::new(count))?;
            Day::new(date.year(), date.month(), date.day()).ok()
        };
        match self {
            Self::Days(count) => start.plus_days(i64::from(count)),
            Self::Months(count) => months(count),
            Self::Years(count) => months(count.checked_mul(12)?),
        }
    }

    /// Where the clock ends; with a calendar, a last day that is a rest day moves to the next working day.
    pub fn end(self, start: Day, moves_by: Option<&RestCalendar>) -> Option<ClockEnd> {
        let last_day = self.last_day(start)?;
        Some(match moves_by {
            Some(calendar) => calendar.working_day_from(last_day),
            None => ClockEnd { last_day, moved_from: None, calendar: CalendarData::NotAsked },
        })
    }
}

impl RestCalendar {
    /// A calendar of these years; of two for one year the later one counts.
    pub fn new(years: impl IntoIterator<Item = CalendarYear>) -> Self {
        Self { years: years.into_iter().map(|year| (year.year, year)).collect() }
    }

    /// Is it a working day? None for a year without data.
    pub fn is_working_day(&self, day: Day) -> Option<bool> {
        let year = self.years.get(&day.year())?;
        let weekend = matches!(day.date().weekday(), Weekday::Sat | Weekday::Sun);
        Some(year.workdays.contains(&day) || !(weekend || year.holidays.contains(&day)))
    }

    /// The day itself where it is a working day, else the next one.
    fn working_day_from(&self, unmoved: Day) -> ClockEnd {
        let mut day = unmoved;
        loop {
            let stays = |calendar| ClockEnd { last_day: unmoved, moved_from: None, calendar };
            match (self.is_working_day(day), day.plus_days(1)) {
                (Some(true), _) => {
                    let moved_from = (day != unmoved).then_some(unmoved);
                    return ClockEnd { last_day: day, moved_from, calendar: CalendarData::Known };
                }
                (Some(false), Some(next)) => day = next,
                (Some(false), None) => return stays(CalendarData::Unknown(day.year() + 1)),
                (None, _) => return stays(CalendarData::Unknown(day.year())),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar() -> RestCalendar {
        RestCalendar::new(SAMPLE_CALENDARS.map(|text| serde_json::from_str::<CalendarYear>(text).unwrap()))
    }

    fn end(start: &str, days: u32) -> (String, CalendarData) {
        let end = Period::Days(days).end(Day::parse(start).unwrap(), Some(&calendar())).unwrap();
        (end.last_day.to_string(), end.calendar)
    }

    #[test]
    fn a_rest_day_moves_to_the_next_working_day() {
        assert_eq!(end("2025-09-01", 30), ("2025-10-09".into(), CalendarData::Known), "over the whole National Day holiday");
        assert_eq!(end("2025-12-15", 16), ("2025-12-31".into(), CalendarData::Known));
        assert_eq!(end("2025-12-15", 17), ("2026-01-04".into(), CalendarData::Known), "into the next year's Sunday worked");
    }

    #[test]
    fn a_year_without_data_leaves_the_end_where_it_is() {
        assert_eq!(end("2027-01-01", 1), ("2027-01-02".into(), CalendarData::Unknown(2027)));
    }

    #[test]
    fn shipped_years_are_marked_as_samples() {
        for (year, days) in calendar().years {
            assert!(!days.checked && !days.source.is_empty() && days.note.contains("check before use"));
            assert!(days.holidays.iter().chain(&days.workdays).all(|day| day.year() == year));
            let weekend = |day: &Day| matches!(day.date().weekday(), Weekday::Sat | Weekday::Sun);
            assert!(days.workdays.iter().all(weekend) && days.holidays.is_disjoint(&days.workdays));
        }
    }

    #[test]
    fn no_period_leaves_the_calendar() {
        let start = Day::parse("2026-01-01").unwrap();
        assert_eq!(
            [Period::Days(u32::MAX), Period::Months(u32::MAX), Period::Years(u32::MAX)].map(|it| it.last_day(start)),
            [None; 3]
        );
    }
}
