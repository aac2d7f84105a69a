//! 结算单台账: the statements with their sums; a draft's are those of this moment.

use documents::{
    Language,
    list::{Cell, ColumnKind},
};
use domain::statement::StatementOrder;
use store::area::statement::listed::StatementsAsked;

use super::{Heading, amount, text, words};
use crate::{error::Result, list::out::sheet::Sheet, reader::Reader, statement::listed};

pub(super) const COLUMNS: &[Heading] = &[
    ("收款方", "Payee", ColumnKind::Text),
    ("编号", "Number", ColumnKind::Text),
    ("期间起", "From", ColumnKind::Day),
    ("期间止", "To", ColumnKind::Day),
    ("状态", "State", ColumnKind::Text),
    ("总额（元）", "Gross (yuan)", ColumnKind::Amount),
    ("其中增值税（元）", "VAT inside (yuan)", ColumnKind::Amount),
    ("预扣（元）", "Withheld (yuan)", ColumnKind::Amount),
    ("实付（元）", "Net (yuan)", ColumnKind::Amount),
];

/// Writes the statements that are asked for, each a row.
pub(super) fn rows(
    reader: &Reader<'_>,
    asked: &StatementsAsked,
    order: (StatementOrder, bool),
    language: Language,
    sheet: &mut Sheet<'_, '_>,
) -> Result<()> {
    let (books, today) = (reader.books()?, reader.today());
    let heads = books.statements(asked, order, (0, u32::MAX))?;
    let total = u32::try_from(heads.len()).unwrap_or(u32::MAX);
    for head in heads {
        let row = listed::row(books, head, today)?;
        let cells = [
            text(row.payee_name),
            text(row.number),
            Cell::Day(row.from),
            Cell::Day(row.to),
            Cell::Text(words::state(row.state, language)),
            amount(row.gross),
            amount(row.vat),
            amount(row.withheld),
            amount(row.net),
        ];
        sheet.row(&cells, total)?;
    }
    Ok(())
}
