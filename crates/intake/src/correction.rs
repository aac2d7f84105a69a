//! Cells that a person has put right while looking at the list: what was typed is read in place of what the file has.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    cell::{Cell, Row},
    fault::CellFault,
    problem::Problem,
};

/// One cell put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The row, counted from 1 as a spreadsheet counts.
    pub row: u32,
    /// The column, counted from 1.
    pub column: u32,
    /// What the cell should say; empty for nothing.
    pub text: String,
}

/// The corrections of one list by their rows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Corrections(HashMap<u32, Vec<(usize, String)>>);

impl Corrections {
    pub fn new(corrections: &[Correction]) -> Self {
        let mut rows: HashMap<u32, Vec<(usize, String)>> = HashMap::new();
        for Correction { row, column, text } in corrections {
            let Some(column) = column.checked_sub(1) else { continue };
            let cells = rows.entry(*row).or_default();
            cells.retain(|(known, _)| *known != column as usize);
            cells.push((column as usize, text.clone()));
        }
        Self(rows)
    }

    /// Puts a row's cells right, and gives what each said before. What was to be said of such a cell is said no more. A column
    /// that is not read is left as it is.
    pub fn apply(&self, row: &mut Row, is_read: impl Fn(usize) -> bool) -> Vec<(usize, String)> {
        let Some(cells) = self.0.get(&row.number) else { return Vec::new() };
        let mut before = Vec::new();
        for (column, text) in cells {
            if !is_read(*column) {
                continue;
            }
            if row.cells.len() <= *column {
                row.cells.resize(*column + 1, Cell::Empty);
            }
            row.remarks.retain(|(at, _)| at != column);
            let held = std::mem::replace(&mut row.cells[*column], Cell::from_text(text));
            before.push((*column, held.to_string()));
        }
        before
    }

    /// The corrections that no row took.
    pub fn left(&self, taken: &std::collections::BTreeSet<u32>) -> Vec<Problem> {
        let mut left: Vec<u32> = self.0.keys().filter(|row| !taken.contains(row)).copied().collect();
        left.sort_unstable();
        left.into_iter().map(|row| CellFault::CorrectionLeft.at(Some(row), None, None)).collect()
    }
}
