//! Where a table's header stands: below title rows, in one row or in two merged ones; and whether it is a table at all.

use std::collections::BTreeSet;

use domain::list::ListKind;

use crate::{
    cell::{Cell, Row},
    fault::FileFault,
    heading::{Heading, Meaning},
};

/// How many filled rows may hold the header.
const SEARCHED: usize = 60;

/// A header that was found, or that the user has pointed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    /// Its first row, counted from 1.
    pub row: u32,
    /// 1 or 2.
    pub rows: u32,
    /// One entry a column, from the first.
    pub headings: Vec<Heading>,
}

impl Header {
    /// The last row of the header.
    pub fn last_row(&self) -> u32 {
        self.row.saturating_add(self.rows).saturating_sub(1)
    }

    /// The header at this row, of so many rows, or of as many as it seems to have.
    pub fn at(first_rows: &[Row], row: u32, rows: Option<u32>, kind: ListKind) -> Option<Self> {
        let at = first_rows.iter().position(|known| known.number == row && !known.is_blank())?;
        // In a header, what is merged downwards is one heading and not two.
        let upper = &first_rows.get(at)?.without_merged();
        let below = first_rows.get(at + 1).filter(|lower| row.checked_add(1) == Some(lower.number)).map(Row::without_merged);
        let lower = below.as_ref();
        let merged = match (rows, lower) {
            (Some(1), _) | (_, None) => None,
            (Some(_), Some(lower)) => Some(lower),
            (None, Some(lower)) => Some(lower).filter(|lower| are_merged(upper, lower, kind)),
        };
        Some(match merged {
            Some(lower) => Self { row, rows: 2, headings: merge(upper, lower) },
            None => Self { row, rows: 1, headings: single(upper) },
        })
    }

    /// The row, or pair of rows, that names the most fields; the first of equals.
    pub fn find(first_rows: &[Row], kind: ListKind) -> Result<Self, FileFault> {
        let filled: Vec<&Row> = first_rows.iter().filter(|row| !row.is_blank()).take(SEARCHED).collect();
        let best = filled
            .iter()
            .filter_map(|row| Self::at(first_rows, row.number, None, kind))
            .map(|header| (fields(&header.headings, kind), header))
            .reduce(|best, next| if next.0.len() > best.0.len() { next } else { best });
        let Some((named, header)) = best else { return Err(FileFault::Empty) };
        let elsewhere: BTreeSet<&str> = filled
            .iter()
            .filter(|row| row.number < header.row || row.number > header.last_row())
            .flat_map(|row| fields(&single(row), kind))
            .filter(|field| !named.contains(field))
            .collect();
        if elsewhere.len() >= 2 && elsewhere.len() >= named.len() {
            return Err(FileFault::Form);
        }
        if named.len() >= 2 || names_the_rows_alone(&header, kind) { Ok(header) } else { Err(FileFault::NoHeader(kind)) }
    }
}

/// A lone known heading makes a list only where it says what the rows are: 单位名称 does, 名称 heads any table.
fn names_the_rows_alone(header: &Header, kind: ListKind) -> bool {
    let says_it = |meaning: Meaning| {
        meaning.is_exact && meaning.field.required && !meaning.word.is_ascii() && meaning.word.chars().count() >= 4
    };
    header.headings.iter().filter_map(|heading| heading.meaning(kind)).any(says_it)
}

fn single(row: &Row) -> Vec<Heading> {
    row.cells.iter().map(|cell| Heading { above: String::new(), own: cell.to_string() }).collect()
}

/// A cell that is merged downwards leaves the one below empty; one that is merged to the right is the upper part of
/// the headings below its empty neighbours.
fn merge(upper: &Row, lower: &Row) -> Vec<Heading> {
    let mut carried = String::new();
    let width = upper.cells.len().max(lower.cells.len());
    (0..width)
        .map(|column| {
            let (above, own) = (upper.cell(column).to_string(), lower.cell(column).to_string());
            if !above.is_empty() {
                carried.clone_from(&above);
            }
            if own.is_empty() { Heading { above: String::new(), own: above } } else { Heading { above: carried.clone(), own } }
        })
        .collect()
}

/// Are the two rows one header? The lower one must fill gaps of the upper, hold words alone, and name further fields.
fn are_merged(upper: &Row, lower: &Row, kind: ListKind) -> bool {
    let fills_a_gap = lower.filled().any(|(column, _)| upper.cell(column).is_empty());
    let leaves_a_gap = upper.filled().any(|(column, _)| lower.cell(column).is_empty());
    let is_word = |cell: &Cell| matches!(cell, Cell::Text(text) if text.chars().count() <= 20);
    fills_a_gap
        && leaves_a_gap
        && lower.filled().all(|(_, cell)| is_word(cell))
        && fields(&merge(upper, lower), kind).len() > fields(&single(upper), kind).len()
}

/// The keys of the fields that headings name.
fn fields(headings: &[Heading], kind: ListKind) -> BTreeSet<&'static str> {
    headings
        .iter()
        .filter_map(|heading| heading.meaning(kind))
        .filter(|meaning: &Meaning| meaning.is_exact)
        .map(|meaning| meaning.field.key)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(texts: &[&[&str]]) -> Vec<Row> {
        texts
            .iter()
            .zip(1..)
            .map(|(row, number)| Row::new(number, row.iter().map(|text| Cell::from_text(text)).collect()))
            .collect()
    }

    fn find(texts: &[&[&str]]) -> Result<(u32, u32), FileFault> {
        Header::find(&rows(texts), ListKind::Organisations).map(|header| (header.row, header.rows))
    }

    #[test]
    fn a_header_is_found_below_titles_and_in_two_rows() {
        assert_eq!(find(&[&["单位名称", "地址"], &["甲厂", "路"]]), Ok((1, 1)));
        assert_eq!(
            find(&[&["附件1"], &[], &["2026 年企业名单"], &["序号", "单位名称", "地址"], &["1", "甲厂", "路"]]),
            Ok((4, 1))
        );
        let merged: &[&[&str]] =
            &[&["单位名称", "联系方式", "", "地址"], &["", "联系人", "电话", ""], &["甲厂", "某人", "0", "路"]];
        assert_eq!(find(merged), Ok((1, 2)));
        let headings: Vec<String> =
            Header::find(&rows(merged), ListKind::Organisations).unwrap().headings.iter().map(Heading::text).collect();
        assert_eq!(headings, ["单位名称", "联系方式/联系人", "联系方式/电话", "地址"]);
        assert_eq!(find(&[&["企业名称"], &["甲厂"]]), Ok((1, 1)));
        assert_eq!(find(&[&["名称", "数量"], &["甲", "1"]]), Err(FileFault::NoHeader(ListKind::Organisations)));
    }

    #[test]
    fn what_is_no_list_is_said_to_be_none() {
        let form: &[&[&str]] =
            &[&["登记表"], &["单位名称", "甲厂", "地址", "路"], &["联系人", "某人", "电话", "0"], &["备注", ""]];
        assert_eq!(find(form), Err(FileFault::Form));
        assert_eq!(find(&[&["单位名称", "甲厂"], &["地址", "路"], &["联系人", "某人"]]), Err(FileFault::Form));
        assert_eq!(find(&[&["时间", "内容"], &["8:30", "开幕"]]), Err(FileFault::NoHeader(ListKind::Organisations)));
        assert_eq!(find(&[&[], &[""]]), Err(FileFault::Empty));
    }
}
