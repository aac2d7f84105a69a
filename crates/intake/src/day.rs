//! Days in cells: what a cell holds as a day, what its text means (`domain::written`), and the numbers by which sheets count days.

use domain::{Day, identifier::half_width, written::WrittenDay};

use crate::cell::Cell;

/// Days without a format are serial numbers: five digits, from 1930 to 2099.
const SERIALS: std::ops::RangeInclusive<i64> = 10_959..=73_050;

/// Reads a cell; `from_1904` tells how its workbook counts days.
pub(crate) fn of_cell(cell: &Cell, from_1904: bool) -> WrittenDay {
    match cell {
        Cell::Date(day) => WrittenDay::Day(*day),
        Cell::Number(text) => of_text(text.split_once('.').map_or(text.as_str(), |(whole, _)| whole), from_1904),
        Cell::Text(text) => of_text(text, from_1904),
        Cell::Empty | Cell::Bool(_) | Cell::Error(_) => WrittenDay::Not,
    }
}

fn of_text(text: &str, from_1904: bool) -> WrittenDay {
    serial(half_width(text).trim(), from_1904).map_or_else(|| WrittenDay::of(text), WrittenDay::Day)
}

/// The day at the start of `2017-03-01T00:00:00`.
pub(crate) fn iso_day(text: &str) -> Option<Day> {
    Day::parse(text.get(..10)?).ok()
}

fn serial(text: &str, from_1904: bool) -> Option<Day> {
    let is_plain = text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
    let number: i64 = is_plain.then(|| text.parse().ok()).flatten()?;
    let epoch = if from_1904 { Day::new(1904, 1, 1) } else { Day::new(1899, 12, 30) };
    SERIALS.contains(&number).then(|| epoch.ok()?.plus_days(number)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_without_a_format_counts_its_day() {
        let day = Day::new(2017, 1, 5).ok();
        for (cell, from_1904) in [("42740.5", false), ("41278", true), ("20170105", false)] {
            assert_eq!(of_cell(&Cell::Number(cell.to_owned()), from_1904).settled(None), day, "{cell}");
        }
        assert_eq!(of_cell(&Cell::Text("４２７４０ ".to_owned()), false).settled(None), day);
        assert_eq!(of_cell(&Cell::Text("99999".to_owned()), false), WrittenDay::Not);
    }
}
