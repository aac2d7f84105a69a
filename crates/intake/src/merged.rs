//! Merged areas: the value of the first cell is what the person sees in all of its rows.

use crate::cell::{Cell, Remark, Row};

/// A merged area, rows counted from 1 and columns from 0, both ends within.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Area {
    pub rows: (u32, u32),
    pub columns: (usize, usize),
}

/// The merged areas of a sheet, gone through from its top.
#[derive(Debug, Default)]
pub(crate) struct Merged {
    /// Those that begin further down, the nearest last.
    waiting: Vec<Area>,
    /// Those that the present row lies in, each with its value.
    open: Vec<(Area, Cell)>,
}

impl Merged {
    pub fn new(mut areas: Vec<Area>) -> Self {
        areas.sort_unstable_by_key(|area| std::cmp::Reverse((area.rows.0, area.columns.0)));
        Self { waiting: areas, open: Vec::new() }
    }

    /// An area that begins in the row that comes next.
    pub fn add(&mut self, area: Area) {
        self.waiting.push(area);
    }

    /// Puts into a row what the areas above it hold for it. A row that has nothing of its own stays as it is: it says nothing.
    pub fn fill(&mut self, row: &mut Row) {
        if self.open.is_empty() && self.waiting.last().is_none_or(|area| area.rows.0 > row.number) {
            return;
        }
        self.open.retain(|(area, _)| area.rows.1 >= row.number);
        while let Some(area) = self.waiting.pop_if(|area| area.rows.0 <= row.number) {
            // Programs let no areas overlap; where a file has such, the first one holds, and no row lies in more than it has columns.
            let is_apart = |known: &Area| known.columns.1 < area.columns.0 || area.columns.1 < known.columns.0;
            if area.rows.1 >= row.number && self.open.iter().all(|(known, _)| is_apart(known)) {
                let value = if area.rows.0 == row.number { row.cell(area.columns.0).clone() } else { Cell::Empty };
                self.open.push((area, value));
            }
        }
        if row.is_blank() {
            return;
        }
        for (area, value) in &self.open {
            let (first, last) = area.columns;
            if area.rows.0 < row.number && !value.is_empty() && row.cell(first).is_empty() {
                if row.cells.len() <= first {
                    row.cells.resize(first + 1, Cell::Empty);
                }
                row.cells[first] = value.clone();
                row.remarks.push((first, Remark::Merged(area.rows.0)));
            }
            if !value.is_empty() {
                let empty: Vec<usize> = (first + 1..=last).filter(|column| row.cell(*column).is_empty()).collect();
                row.remarks.extend(empty.into_iter().map(|column| (column, Remark::MergedAcross)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_holds_for_all_of_its_rows() {
        let mut merged = Merged::new(vec![Area { rows: (2, 4), columns: (0, 0) }, Area { rows: (3, 3), columns: (1, 2) }]);
        let text = |text: &str| Cell::from_text(text);
        let mut rows = [vec![text("甲"), text("一")], vec![Cell::Empty, text("二")], vec![], vec![Cell::Empty, text("三")]]
            .into_iter()
            .zip(2..);
        let filled: Vec<Row> = rows
            .by_ref()
            .map(|(cells, number)| {
                let mut row = Row::new(number, cells);
                merged.fill(&mut row);
                row
            })
            .collect();
        assert_eq!(filled[1].texts(), ["甲", "二"]);
        assert_eq!(filled[1].remarks, [(0, Remark::Merged(2)), (2, Remark::MergedAcross)]);
        assert!(filled[2].is_blank(), "a row with nothing of its own");
        assert_eq!(filled[3].texts(), ["", "三"], "below the area");
    }
}
