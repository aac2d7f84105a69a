//! Statements as workbooks, read back by another library.

#[expect(dead_code, reason = "samples that only the PDF's tests print")]
mod support;

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use documents::{Language::Chinese, statement};
use domain::statement::StatementDocument;

fn sheets(document: &StatementDocument) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(statement::xlsx(document, Chinese).unwrap())).unwrap()
}

#[test]
fn the_lines_are_numbers_that_add_up() {
    let document = support::rich();
    let mut workbook = sheets(&document);
    assert_eq!(workbook.sheet_names(), ["结算单", "明细", "计算依据", "未计入"]);
    let lines = workbook.worksheet_range("明细").unwrap();
    let amounts: Vec<i64> = lines
        .rows()
        .skip(1)
        .map(|row| if let Data::Float(amount) = row[15] { (amount * 100.0).round() as i64 } else { panic!("{row:?}") })
        .collect();
    let (total, amounts) = amounts.split_last().unwrap();
    assert_eq!(amounts.len(), document.body.lines.len());
    assert_eq!(amounts.iter().sum::<i64>(), *total);
    assert_eq!(*total, document.body.totals.lines.fen());
}

#[test]
fn the_summary_tells_the_sums_and_the_mark() {
    let document = support::rich();
    let summary = sheets(&document).worksheet_range("结算单").unwrap();
    let cells: Vec<&Data> = summary.rows().flatten().collect();
    let net = document.body.totals.net.fen() as f64 / 100.0;
    assert!(cells.contains(&&Data::Float(net)));
    assert!(cells.contains(&&Data::String("演示数据 · 草稿".into())));
    assert!(cells.iter().any(|cell| matches!(cell, Data::String(text) if text.starts_with("人民币"))));
}

#[test]
fn a_name_that_looks_like_a_formula_is_text() {
    let document = support::hostile();
    let mut workbook = sheets(&document);
    let lines = workbook.worksheet_range("明细").unwrap();
    assert_eq!(lines.get((1, 4)), Some(&Data::String(document.body.accounts[0].client.clone())));
    for sheet in workbook.sheet_names() {
        assert!(workbook.worksheet_formula(&sheet).unwrap().is_empty(), "{sheet} holds a formula");
    }
}

#[test]
fn every_line_has_its_computation() {
    let document = support::rich();
    let annex = sheets(&document).worksheet_range("计算依据").unwrap();
    for number in 1..=document.body.lines.len() {
        assert!(annex.rows().any(|row| row[0] == Data::Float(number as f64)), "line {number}");
    }
}
