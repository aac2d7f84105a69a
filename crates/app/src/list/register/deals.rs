//! 项目台账: the deals as their list shows them, with the contract of each.

use documents::{
    Language,
    list::{Cell, ColumnKind},
};
use domain::deal::listed::DealOrder;
use store::{Books, area::deal::listed::DealsFound};

use super::{Heading, amount, day, number, text, words};
use crate::{
    deal::{listed::deal_row, words::stage},
    error::Result,
    list::out::sheet::Sheet,
};

pub(super) const COLUMNS: &[Heading] = &[
    ("项目", "Deal", ColumnKind::Text),
    ("成果持有单位", "Owner unit", ColumnKind::Text),
    ("企业客户", "Client", ColumnKind::Text),
    ("阶段", "Stage", ColumnKind::Text),
    ("进入阶段日", "In the stage since", ColumnKind::Day),
    ("合同编号", "Contract number", ColumnKind::Text),
    ("合同类别", "Kind of contract", ColumnKind::Text),
    ("签订日", "Signed on", ColumnKind::Day),
    ("合同价款（元）", "Price agreed (yuan)", ColumnKind::Amount),
    ("意向价（元）", "Price asked (yuan)", ColumnKind::Amount),
    ("已到款（元）", "Received (yuan)", ColumnKind::Amount),
    ("到款比例（%）", "Received (%)", ColumnKind::Integer),
    ("已计佣金（元）", "Commission earned (yuan)", ColumnKind::Amount),
    ("下一步", "Next action", ColumnKind::Text),
    ("下一步日期", "Next action on", ColumnKind::Day),
];

/// Writes these deals, each a row.
pub(super) fn rows(
    books: Books<'_>,
    found: &DealsFound,
    order: (DealOrder, bool),
    language: Language,
    sheet: &mut Sheet<'_, '_>,
) -> Result<()> {
    books.each_deal(found, order, |row, total| {
        // Whole, where a list shows its beginning.
        let next_action = books.personal_text(row.next_action.as_ref().map(|next| &next.what))?;
        let row = deal_row(books, row)?;
        let contract = books.contract(row.id)?.map(|(contract, _)| contract);
        let contract = contract.as_ref();
        let stage = stage(row.stage);
        let cells = [
            Cell::Text(row.title),
            text(row.owner.map(|owner| owner.name)),
            text(row.client.map(|client| client.name)),
            text(Some(language.pick(&stage.zh, &stage.en))),
            Cell::Day(row.since),
            text(contract.map(|contract| contract.particulars.number.as_str())),
            text(contract.map(|contract| words::contract_kind(contract.particulars.kind, language))),
            day(contract.map(|contract| contract.particulars.signed_on)),
            amount(row.amount.filter(|_| row.is_agreed)),
            amount(row.amount.filter(|_| !row.is_agreed)),
            Cell::Amount(row.received),
            number(row.received_percent),
            amount(row.commission),
            text(next_action),
            day(row.next_on),
        ];
        sheet.row(&cells, total)
    })
}
