//! Which days a statement settles where nobody says otherwise: it goes on where the last one ended, so that nothing becomes late by
//! a gap, and ends with a month.

use super::Period;
use crate::day::Day;

/// The last day of the last month that is over.
pub fn last_month_end(today: Day) -> Option<Day> {
    Day::new(today.year(), today.month(), 1).ok()?.before()
}

/// From the day after the payee's last statement, or the first line where there is none, to the end of the last month that is
/// over; to the end of its own first month where that is later. `None` at the ends of the calendar.
pub fn proposed(last_stated: Option<Day>, first_line: Option<Day>, today: Day) -> Option<Period> {
    let over = last_month_end(today)?;
    let month = || Day::new(over.year(), over.month(), 1).ok();
    let from = match last_stated {
        Some(last) => last.plus_days(1)?,
        None => first_line.filter(|first| *first <= over).or_else(month)?,
    };
    Some(Period { from, to: if from > over { from.end_of_month() } else { over } })
}

/// The day on which a period that is to hold a line of `on` should end: the end of the line's month, or today while that month
/// runs; none for a line of a day to come.
pub fn end_to_count(on: Day, today: Day) -> Option<Day> {
    (on <= today).then(|| on.end_of_month().min(today))
}

#[cfg(test)]
mod tests {
    use super::{end_to_count, proposed};
    use crate::{Day, statement::Period};

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_period_goes_on_where_the_last_one_ended_and_ends_with_a_month() {
        for (last, first, today, from, to) in [
            (Some("2026-06-30"), Some("2026-03-02"), "2026-11-30", "2026-07-01", "2026-10-31"),
            (Some("2026-10-15"), None, "2026-11-30", "2026-10-16", "2026-10-31"),
            // Stated up to within this month: the next one ends with it.
            (Some("2026-11-20"), None, "2026-11-30", "2026-11-21", "2026-11-30"),
            (Some("2026-10-31"), None, "2026-11-03", "2026-11-01", "2026-11-30"),
            (None, Some("2026-03-02"), "2026-11-30", "2026-03-02", "2026-10-31"),
            // All that there is lies in this month, or nothing does: last month.
            (None, Some("2026-11-05"), "2026-11-30", "2026-10-01", "2026-10-31"),
            (None, None, "2028-03-31", "2028-02-01", "2028-02-29"),
            (None, None, "2026-01-05", "2025-12-01", "2025-12-31"),
        ] {
            let period = proposed(last.map(day), first.map(day), day(today));
            assert_eq!(period, Some(Period { from: day(from), to: day(to) }), "{last:?} {first:?} {today}");
        }
    }

    #[test]
    fn a_line_after_the_period_counts_in_one_that_ends_with_its_month_or_today() {
        assert_eq!(end_to_count(day("2026-10-05"), day("2026-11-30")), Some(day("2026-10-31")));
        assert_eq!(end_to_count(day("2026-11-05"), day("2026-11-22")), Some(day("2026-11-22")));
        assert_eq!(end_to_count(day("2026-12-05"), day("2026-11-22")), None);
    }
}
