//! 到款台账: what came in and went back, by day, with the commission that it brought and the statements that state it.

use documents::{
    Language,
    list::{Cell, ColumnKind},
};
use domain::ledger::What;
use store::{Books, area::deal::listed::DealsFound};

use super::{Heading, amount, number, text, words};
use crate::{error::Result, list::out::sheet::Sheet};

pub(super) const COLUMNS: &[Heading] = &[
    ("日期", "Day", ColumnKind::Day),
    ("项目", "Deal", ColumnKind::Text),
    ("企业客户", "Client", ColumnKind::Text),
    ("合同编号", "Contract number", ColumnKind::Text),
    ("款项", "Paid for", ColumnKind::Text),
    ("期次", "Instalment", ColumnKind::Integer),
    ("到款（元）", "Receipt (yuan)", ColumnKind::Amount),
    ("退款（元）", "Refund (yuan)", ColumnKind::Amount),
    ("产生佣金（元）", "Commission (yuan)", ColumnKind::Amount),
    ("列入的结算单", "Stated on", ColumnKind::Text),
];

/// Writes the receipts and refunds of these deals, each a row.
pub(super) fn rows(books: Books<'_>, found: &DealsFound, language: Language, sheet: &mut Sheet<'_, '_>) -> Result<()> {
    let stated = books.stated_entries()?;
    books.each_receipt(found, |row, total| {
        let covers = match &row.receipt.what {
            What::Receipt { covers, .. } => Some(*covers),
            What::Refund { .. } | What::Retainer { .. } | What::Adjustment { .. } | What::Completion { .. } => None,
        };
        let (received, refunded) = match &row.entry.what {
            What::Receipt { amount, .. } => (Some(*amount), None),
            What::Refund { amount, .. } => (None, Some(*amount)),
            What::Retainer { .. } | What::Adjustment { .. } | What::Completion { .. } => (None, None),
        };
        // A number counts for its payee alone, and is never shown alone.
        let on = stated.get(&row.entry.id).into_iter().flatten().map(|(payee, number)| {
            let name = books.payee_name(*payee)?;
            Ok(format!("{} {number}", name.unwrap_or_default()).trim_start().to_owned())
        });
        let on = on.collect::<Result<Vec<_>>>()?.join(language.pick("；", "; "));
        let cells = [
            Cell::Day(row.entry.on),
            Cell::Text(row.title),
            text(row.client),
            text(row.contract_number),
            text(covers.map(|covers| words::receipt_kind(covers, language))),
            number(row.instalment),
            amount(received),
            amount(refunded),
            amount(row.earned),
            text(Some(on).filter(|on| !on.is_empty())),
        ];
        sheet.row(&cells, total)
    })
}
