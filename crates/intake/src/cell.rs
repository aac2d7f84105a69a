//! One cell and one row as the file holds them, before anything is known of their meaning; and who takes the rows.

use std::{fmt, ops::ControlFlow};

use domain::Day;

use crate::problem::IntakeError;

/// A row of a sheet; `number` counts from 1 as the spreadsheet counts, and empty cells at the end are left away.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Row {
    pub number: u32,
    pub cells: Vec<Cell>,
    /// What is to be said of cells, by their column counted from 0.
    pub remarks: Vec<(usize, Remark)>,
    /// The sheet does not show the row.
    pub is_hidden: bool,
}

/// What a cell alone does not tell of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Remark {
    /// It lies in a merged area, whose value stands in this row.
    Merged(u32),
    /// It lies in a merged area, whose value stands in a column further left.
    MergedAcross,
    /// It shows fewer digits than the number that it keeps, which is this.
    Rounded(String),
    /// Its format is not understood; the number that it keeps is this.
    FormatUnknown(String),
    /// It is to show a day, and the number that it keeps is none.
    NoDay(String),
    /// It is a day, and shows it so.
    Shows(String),
    /// Its formula was never computed.
    NotComputed,
    /// Signs that no text has were left out.
    ControlSigns,
    /// Its quotation mark does not close.
    QuoteUnclosed,
}

/// Gets every row, and the thousandths of the table that it ends.
pub(crate) type Visit<'a> = dyn FnMut(Row, u32) -> Result<ControlFlow<()>, IntakeError> + 'a;

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Cell {
    #[default]
    Empty,
    Text(String),
    /// A number's shortest decimal text.
    Number(String),
    /// A cell formatted as a date.
    Date(Day),
    Bool(bool),
    /// A spreadsheet's error, as it shows it.
    Error(String),
}

impl Cell {
    /// Text where there is any, trimmed of nothing.
    pub fn from_text(text: &str) -> Self {
        if text.trim().is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    /// A spreadsheet's number. It computes in binary and shows fifteen digits, so what lies beyond them is noise: 0.1 + 0.2
    /// is 0.3 to the person who sees the sheet. This is the only place where an amount is ever binary.
    pub fn from_number(value: f64) -> Self {
        if !value.is_finite() {
            return Self::Error("#NUM!".to_owned());
        }
        let shortest = value.to_string();
        let digits = shortest.bytes().filter(u8::is_ascii_digit).skip_while(|digit| *digit == b'0').count();
        let is_whole = !shortest.contains('.');
        Self::Number(if digits <= 15 || is_whole { shortest } else { fifteen_digits(value) })
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }
}

/// Rounds to fifteen significant digits, by way of the text form.
fn fifteen_digits(value: f64) -> String {
    let short: f64 = format!("{value:.14e}").parse().expect("a printed number is a number");
    short.to_string()
}

impl fmt::Display for Cell {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Text(text) | Self::Number(text) | Self::Error(text) => out.write_str(text),
            Self::Date(day) => day.fmt(out),
            Self::Bool(true) => out.write_str("TRUE"),
            Self::Bool(false) => out.write_str("FALSE"),
        }
    }
}

impl Row {
    /// The row without the empty cells at its end.
    pub fn new(number: u32, mut cells: Vec<Cell>) -> Self {
        while cells.last().is_some_and(Cell::is_empty) {
            cells.pop();
        }
        Self { number, cells, ..Self::default() }
    }

    /// Notes something of a cell.
    pub fn remark(&mut self, column: usize, remark: Remark) {
        self.remarks.push((column, remark));
    }

    /// What is said of a column's cell.
    pub fn remarks_at(&self, column: usize) -> impl Iterator<Item = &Remark> {
        self.remarks.iter().filter(move |(at, _)| *at == column).map(|(_, remark)| remark)
    }

    /// The row without what merged areas put into it from above.
    pub fn without_merged(&self) -> Self {
        let mut cells = self.cells.clone();
        for (column, _) in self.remarks.iter().filter(|(_, remark)| matches!(remark, Remark::Merged(_))) {
            cells[*column] = Cell::Empty;
        }
        Self::new(self.number, cells)
    }

    pub fn is_blank(&self) -> bool {
        self.cells.is_empty()
    }

    /// The cell of a column counted from 0, empty beyond the row's end.
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }

    /// Column, counted from 0, and cell of all that hold something.
    pub fn filled(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty())
    }

    /// The cells as the file shows them.
    pub fn texts(&self) -> Vec<String> {
        self.cells.iter().map(Cell::to_string).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_text_that_the_sheet_shows() {
        let text = |value: f64| Cell::from_number(value).to_string();
        assert_eq!(text(4_111_010_001.0), "4111010001");
        assert_eq!(text(0.1 + 0.2), "0.3");
        assert_eq!(text(1234.56), "1234.56");
        assert_eq!(text(-0.005), "-0.005");
        assert_eq!(text(f64::NAN), "#NUM!");
    }
}
