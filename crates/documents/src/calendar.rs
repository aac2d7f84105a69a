//! Days as a calendar file (iCalendar, RFC 5545), which any calendar program takes in. A file that is taken in again changes the days
//! that it brought before, since each keeps its name.

use chrono::{DateTime, Utc};
use domain::Day;
use icalendar::{Calendar, Component, Event, EventLike};

/// A day to be kept in mind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarDay {
    /// What it is called among all days of all calendars, for ever.
    pub uid: String,
    /// The day.
    pub on: Day,
    /// What is to be done.
    pub title: String,
    /// An address that leads to it.
    pub link: String,
}

/// The calendar of these days, each for its whole day, which a date without an end is, as it is at this moment.
pub fn ics(name: &str, days: &[CalendarDay], made_at: DateTime<Utc>) -> String {
    let mut calendar = Calendar::new().name(name).done();
    for CalendarDay { uid, on, title, link } in days {
        calendar.push(Event::new().uid(uid).timestamp(made_at).starts(on.date()).summary(title).url(link).done());
    }
    calendar.to_string()
}

#[cfg(test)]
mod tests {
    use super::{CalendarDay, ics};
    use chrono::DateTime;
    use domain::Day;
    use icalendar as _;

    #[test]
    fn a_day_is_written_whole_folded_and_escaped() {
        let day = CalendarDay {
            uid: "deal-1@brokerdesk".into(),
            on: Day::new(2026, 11, 30).unwrap(),
            title: "催款, 第二期; 一行很长很长很长很长很长很长很长很长很长很长很长很长很长的字".into(),
            link: "brokerdesk://deal/1".into(),
        };
        let text = ics("台", &[day], DateTime::from_timestamp_millis(1_795_330_800_000).unwrap());
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"), "{text}");
        assert!(text.lines().all(|line| line.len() <= 75), "lines are folded: {text}");
        let whole = text.replace("\r\n ", "");
        for line in [
            "UID:deal-1@brokerdesk",
            "DTSTART;VALUE=DATE:20261130",
            "DTSTAMP:20261122T070000Z",
            "SUMMARY:催款\\, 第二期\\; 一行",
            "URL:brokerdesk://deal/1",
        ] {
            assert!(whole.contains(line), "{line}: {whole}");
        }
    }
}
