//! The names of automatic backups, when the next one is due, and which ones stay. Days are those of UTC, as in the
//! names. Functions of their arguments only.

use std::{collections::BTreeSet, fmt, str::FromStr};

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Utc};
use domain::Day;
use serde::{Deserialize, Serialize};

const ENDING: &str = ".bdbackup";
/// Colons are left out: Windows takes none in a name.
const MOMENT: &str = "%Y-%m-%dT%H%M%SZ";
/// Whoever goes wrong mostly sees it within the hour, and wants to go back one step or a few.
const LATEST: usize = 10;
const HOURS: i64 = 24;
const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 12;

/// What a backup was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Once a day.
    Daily,
    /// Before an import.
    Import,
    /// Before the desk was brought to a newer version.
    Migration,
    /// Asked for by a person, to a place of their choice.
    Export,
}

impl Reason {
    const ALL: [Self; 4] = [Self::Daily, Self::Import, Self::Migration, Self::Export];

    const fn name(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Import => "import",
            Self::Migration => "migration",
            Self::Export => "export",
        }
    }
}

/// When and why a backup was made, which is its file's name: `2026-11-22T110302Z-daily.bdbackup`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BackupName {
    /// The moment, to the second.
    pub made_at: DateTime<Utc>,
    /// Why.
    pub reason: Reason,
}

/// The name is not one of an automatic backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotABackupName;

impl BackupName {
    /// The day of the backup, in UTC.
    pub fn day(self) -> NaiveDate {
        self.made_at.date_naive()
    }
}

impl fmt::Display for BackupName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{}{ENDING}", self.made_at.format(MOMENT), self.reason.name())
    }
}

impl FromStr for BackupName {
    type Err = NotABackupName;

    fn from_str(text: &str) -> Result<Self, NotABackupName> {
        let (moment, reason) = text.strip_suffix(ENDING).and_then(|stem| stem.rsplit_once('-')).ok_or(NotABackupName)?;
        let reason = Reason::ALL.into_iter().find(|known| known.name() == reason).ok_or(NotABackupName)?;
        let made_at = NaiveDateTime::parse_from_str(moment, MOMENT).map_err(|_| NotABackupName)?.and_utc();
        let name = Self { made_at, reason };
        // One name for one moment: what is read must be what would be written.
        if name.to_string() == text { Ok(name) } else { Err(NotABackupName) }
    }
}

/// Whether `today` has no backup yet. One made before an import or a migration is a backup of the day as well.
pub fn is_due(made: &[BackupName], today: Day) -> bool {
    made.iter().all(|name| name.day() != today.date())
}

/// The backups that stay: the newest 10 of the last hour; the newest of each hour of the last 24; the newest of each of the last
/// 7 days, 4 ISO weeks and 12 months that have one, so that a desk opened seldom keeps as many; the newest before an import and
/// the newest before a migration for 7 days, so that they can be gone back to; and those that are later than `now`, since then a
/// clock was wrong. Those later ones apart, there are never more than 60.
pub fn keep(made: &[BackupName], now: DateTime<Utc>) -> BTreeSet<BackupName> {
    let (later, mut past): (Vec<BackupName>, Vec<BackupName>) = made.iter().partition(|name| name.made_at > now);
    past.sort_unstable_by(|a, b| b.cmp(a));
    let within = |hours: i64| past.partition_point(|name| now - name.made_at < TimeDelta::hours(hours));

    let mut kept: BTreeSet<BackupName> = later.into_iter().collect();
    kept.extend(past[..within(1)].iter().take(LATEST));
    kept.extend(newest_of_each(&past[..within(HOURS)], usize::MAX, |name| (name.day(), name.made_at.hour())));
    kept.extend(newest_of_each(&past, DAYS, |name| name.day()));
    kept.extend(newest_of_each(&past, WEEKS, |name| (name.day().iso_week().year(), name.day().iso_week().week())));
    kept.extend(newest_of_each(&past, MONTHS, |name| (name.day().year(), name.day().month())));
    for reason in [Reason::Import, Reason::Migration] {
        let newest = past.iter().find(|name| name.reason == reason);
        kept.extend(newest.filter(|name| (now.date_naive() - name.day()).num_days() < 7));
    }
    kept
}

/// Of backups from new to old, the first of each of so many periods.
fn newest_of_each<P: PartialEq>(past: &[BackupName], periods: usize, period: impl Fn(&BackupName) -> P) -> Vec<BackupName> {
    let mut newest: Vec<BackupName> = Vec::new();
    for name in past {
        // Sorted, so only the period before can be the same.
        if newest.last().is_none_or(|last| period(last) != period(name)) {
            newest.push(*name);
        }
    }
    newest.truncate(periods);
    newest
}

#[cfg(test)]
mod tests {
    use chrono::{TimeDelta, TimeZone, Utc};
    use domain::Day;
    use expect_test::{Expect, expect};

    use super::{BackupName, Reason, is_due, keep};

    fn at(day: &str, hour: u32, reason: Reason) -> BackupName {
        let day = Day::parse(day).unwrap().date();
        BackupName { made_at: Utc.from_utc_datetime(&day.and_hms_opt(hour, 0, 0).unwrap()), reason }
    }

    fn check(made: &[BackupName], today: &str, expected: Expect) {
        let lines: Vec<String> = keep(made, at(today, 23, Reason::Daily).made_at).iter().map(ToString::to_string).collect();
        expected.assert_eq(&lines.join("\n"));
    }

    #[test]
    fn a_name_is_read_as_it_is_written() {
        let name = at("2026-11-22", 11, Reason::Daily);
        assert_eq!(name.to_string(), "2026-11-22T110000Z-daily.bdbackup");
        assert_eq!("2026-11-22T110000Z-daily.bdbackup".parse(), Ok(name));
        for text in [
            "",
            "desk.db",
            "2026-11-22T110000Z-daily.bdbackup.part",
            "2026-11-22T110000Z-weekly.bdbackup",
            "2026-1-22T110000Z-daily.bdbackup",
        ] {
            assert!(text.parse::<BackupName>().is_err(), "{text}");
        }
    }

    #[test]
    fn one_backup_a_day_is_enough_whatever_it_was_for() {
        let made = [at("2026-11-21", 9, Reason::Daily), at("2026-11-22", 9, Reason::Import)];
        assert!(!is_due(&made, Day::parse("2026-11-22").unwrap()));
        assert!(is_due(&made, Day::parse("2026-11-23").unwrap()));
    }

    #[test]
    fn a_desk_used_daily_keeps_seven_days_four_weeks_twelve_months() {
        let last = at("2026-11-22", 9, Reason::Daily);
        let made: Vec<_> = (0..800).map(|days| BackupName { made_at: last.made_at - TimeDelta::days(days), ..last }).collect();
        check(
            &made,
            "2026-11-22",
            expect![[r#"
            2025-12-31T090000Z-daily.bdbackup
            2026-01-31T090000Z-daily.bdbackup
            2026-02-28T090000Z-daily.bdbackup
            2026-03-31T090000Z-daily.bdbackup
            2026-04-30T090000Z-daily.bdbackup
            2026-05-31T090000Z-daily.bdbackup
            2026-06-30T090000Z-daily.bdbackup
            2026-07-31T090000Z-daily.bdbackup
            2026-08-31T090000Z-daily.bdbackup
            2026-09-30T090000Z-daily.bdbackup
            2026-10-31T090000Z-daily.bdbackup
            2026-11-01T090000Z-daily.bdbackup
            2026-11-08T090000Z-daily.bdbackup
            2026-11-15T090000Z-daily.bdbackup
            2026-11-16T090000Z-daily.bdbackup
            2026-11-17T090000Z-daily.bdbackup
            2026-11-18T090000Z-daily.bdbackup
            2026-11-19T090000Z-daily.bdbackup
            2026-11-20T090000Z-daily.bdbackup
            2026-11-21T090000Z-daily.bdbackup
            2026-11-22T090000Z-daily.bdbackup"#]],
        );
    }

    #[test]
    fn a_desk_used_seldom_keeps_as_many() {
        let made = ["2024-01-05", "2025-03-01", "2025-03-02", "2026-07-01"].map(|day| at(day, 9, Reason::Daily));
        check(
            &made,
            "2026-11-22",
            expect![[r#"
            2024-01-05T090000Z-daily.bdbackup
            2025-03-01T090000Z-daily.bdbackup
            2025-03-02T090000Z-daily.bdbackup
            2026-07-01T090000Z-daily.bdbackup"#]],
        );
    }

    #[test]
    fn the_newest_before_an_import_stays_for_a_week() {
        let made = [
            at("2026-11-16", 8, Reason::Import),
            at("2026-11-16", 9, Reason::Import),
            at("2026-11-16", 10, Reason::Daily),
            at("2026-11-15", 8, Reason::Migration),
            at("2026-11-15", 10, Reason::Daily),
        ];
        check(
            &made,
            "2026-11-22",
            expect![[r#"
            2026-11-15T100000Z-daily.bdbackup
            2026-11-16T090000Z-import.bdbackup
            2026-11-16T100000Z-daily.bdbackup"#]],
        );
        check(
            &made,
            "2026-11-23",
            expect![[r#"
            2026-11-15T100000Z-daily.bdbackup
            2026-11-16T100000Z-daily.bdbackup"#]],
        );
    }

    #[test]
    fn a_day_of_many_imports_keeps_the_last_steps_and_the_hours_before() {
        let first = at("2026-11-22", 8, Reason::Import);
        let mut made: Vec<BackupName> = (0..800)
            .map(|days| BackupName { made_at: first.made_at - TimeDelta::days(800 - days), reason: Reason::Daily })
            .collect();
        // Every five minutes for a day and a half, each pruned behind.
        for step in 0..432 {
            let now = first.made_at + TimeDelta::minutes(5 * step);
            made.push(BackupName { made_at: now, ..first });
            made = keep(&made, now).into_iter().collect();
            assert!(made.len() <= 60, "{}", made.len());
        }
        let last = made.last().unwrap().made_at;
        let ages: Vec<i64> = made.iter().rev().map(|name| (last - name.made_at).num_minutes()).collect();
        assert_eq!(ages[..10], [0, 5, 10, 15, 20, 25, 30, 35, 40, 45]);
        assert!(ages[10..33].windows(2).all(|pair| pair[1] - pair[0] <= 60), "one for each hour of the day: {ages:?}");
    }

    #[test]
    fn a_clock_that_was_wrong_costs_no_backup() {
        check(
            &[at("2036-01-01", 9, Reason::Daily), at("2026-11-22", 9, Reason::Daily)],
            "2026-11-22",
            expect![[r#"
            2026-11-22T090000Z-daily.bdbackup
            2036-01-01T090000Z-daily.bdbackup"#]],
        );
    }

    #[test]
    fn keeping_again_changes_nothing() {
        let last = at("2026-11-22", 9, Reason::Daily);
        let mut made: Vec<BackupName> = Vec::new();
        for days in (0..500).rev() {
            let now = last.made_at - TimeDelta::days(days);
            made.push(BackupName { made_at: now, ..last });
            made = keep(&made, now).into_iter().collect();
        }
        // Pruned day by day, the end of each month is what stays: the last day of December, here.
        assert!(made.len() >= 20, "{}", made.len());
        assert!((last.made_at - made[0].made_at).num_days() > 320);
    }
}
