//! Large files: limits hold before memory is taken, and long reads can be broken off.

use std::{
    io::{Cursor, Write},
    ops::ControlFlow,
    time::{Duration, Instant},
};

use crate::invented::{Invented, SHEET, sheet, workbook_with};
use domain::list::ListKind::{Organisations, Results};
use intake::{IntakeCode, Progress, read};
use rust_xlsxwriter::Workbook;

fn blanks(into: &mut dyn Write) {
    let chunk = vec![b' '; 1 << 20];
    for _ in 0..513 {
        into.write_all(&chunk).unwrap();
    }
}

#[test]
fn what_unpacks_to_too_much_is_refused_at_once() {
    let honest = workbook_with(SHEET, blanks);
    assert!(honest.len() < 4 << 20);
    // The same package, whose directory claims that the sheet has a hundred bytes.
    let mut lying = honest.clone();
    let entry = lying.windows(4).rposition(|bytes| bytes == b"PK\x01\x02").unwrap();
    lying[entry + 24..entry + 28].copy_from_slice(&100u32.to_le_bytes());
    for (bytes, code) in [(honest, IntakeCode::TooLarge), (lying, IntakeCode::FileDamaged)] {
        let file = Invented::bytes("list.xlsx", &bytes);
        let started = Instant::now();
        assert_eq!(file.refused(Organisations), code);
        assert!(started.elapsed() < Duration::from_secs(20));
    }
}

#[test]
fn a_sheet_beyond_its_limits_is_refused() {
    let cell = |reference: &str| {
        sheet(&format!(r#"<sheetData><row r="1"><c r="{reference}" t="inlineStr"><is><t>x</t></is></c></row></sheetData>"#))
    };
    for (rows, code) in [
        (cell("XFE1"), IntakeCode::TooManyColumns),
        (cell("AMK1"), IntakeCode::TooManyColumns),
        (sheet(r#"<sheetData><row r="1048577"><c r="A1048577"/></row></sheetData>"#), IntakeCode::TooManyRows),
        // What a sheet says of its own size is not believed.
        (sheet(r#"<dimension ref="A1:XFE1048577"/><sheetData/>"#), IntakeCode::FileEmpty),
    ] {
        let bytes = workbook_with(SHEET, |part| part.write_all(rows.as_bytes()).unwrap());
        assert_eq!(Invented::bytes("list.xlsx", &bytes).refused(Organisations), code, "{rows}");
    }
    let wide = format!("单位名称,地址{}\n", ",".repeat(1_024)) + "甲" + &",1".repeat(1_025);
    assert_eq!(Invented::csv(&wide).refused(Organisations), IntakeCode::TooManyColumns);
    let long = format!("单位名称,地址\n{}", "甲,路\n".repeat(1_048_577));
    assert_eq!(Invented::csv(&long).refused(Organisations), IntakeCode::TooManyRows);
}

#[test]
fn a_false_claim_of_strings_takes_no_memory() {
    let bytes = workbook_with("xl/sharedStrings.xml", |part| {
        part.write_all(br#"<?xml version="1.0"?><sst uniqueCount="99999999999999"><si><t>x</t></si></sst>"#).unwrap();
    });
    assert_eq!(Invented::bytes("list.xlsx", &bytes).refused(Organisations), IntakeCode::FileDamaged);
}

#[test]
fn a_locked_workbook_is_said_to_be_locked() {
    let mut compound = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    compound.create_stream("EncryptedPackage").unwrap().write_all(b"secret").unwrap();
    let locked = Invented::bytes("list.xlsx", &compound.into_inner().into_inner());
    assert_eq!(locked.refused(Organisations), IntakeCode::FileProtected);
}

const MANY: u32 = 100_000;

fn many_rows() -> Invented {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet_with_constant_memory().unwrap();
    for (column, heading) in (0..).zip(["成果名称", "权利人", "申请号", "发明人", "申请日", "意向价格（万元）", "摘要"])
    {
        sheet.write(0, column, heading).unwrap();
    }
    for row in 1..=MANY {
        sheet.write(row, 0, format!("示例成果{row}")).unwrap();
        sheet.write(row, 1, "示例大学").unwrap();
        sheet.write(row, 2, format!("CN2020{:08}", 10_000_000 + row)).unwrap();
        sheet.write(row, 3, "张示例、李示例").unwrap();
        sheet.write(row, 4, 43_831 + row % 1000).unwrap();
        sheet.write(row, 5, f64::from(row) / 100.0).unwrap();
        sheet.write(row, 6, "一种示例方法，用于检验大表的读取。").unwrap();
    }
    Invented::bytes("list.xlsx", &workbook.save_to_buffer().unwrap())
}

#[test]
fn a_hundred_thousand_rows_stream_and_can_be_broken_off() {
    let file = many_rows();
    let mapping = file.inspect(Results).mapping;
    let mut told: Vec<Progress> = Vec::new();
    let mut accepted = 0u32;
    let summary = read(
        &file.path(),
        &mapping,
        &mut |progress| {
            told.push(progress);
            ControlFlow::Continue(())
        },
        &mut |_| {
            accepted += 1;
            ControlFlow::Continue(())
        },
    )
    .unwrap();
    assert_eq!((summary.accepted, accepted), (u64::from(MANY), MANY));
    assert!(told.len() > 500 && told.is_sorted_by_key(|progress| (progress.per_mille, progress.rows)));
    assert_eq!(told.last().map(|progress| (progress.per_mille, progress.rows)), Some((1000, u64::from(MANY))));

    let mut handed_over = 0;
    let by_progress = read(
        &file.path(),
        &mapping,
        &mut |progress| if progress.rows > 1000 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) },
        &mut |_| {
            handed_over += 1;
            ControlFlow::Continue(())
        },
    );
    assert_eq!(by_progress.err().unwrap().code, IntakeCode::Cancelled);
    assert!((1000..2000).contains(&handed_over));
    let at_once = read(&file.path(), &mapping, &mut |_| ControlFlow::Break(()), &mut |_| panic!("nothing is handed over"));
    assert_eq!(at_once.err().unwrap().code, IntakeCode::Cancelled);
}

#[test]
fn the_taker_of_rows_can_break_off_too() {
    let file = Invented::csv("单位名称,地址\n甲,路\n乙,路\n");
    let mapping = file.inspect(Organisations).mapping;
    let by_sink = read(&file.path(), &mapping, &mut |_| ControlFlow::Continue(()), &mut |_| ControlFlow::Break(()));
    assert_eq!(by_sink.err().unwrap().code, IntakeCode::Cancelled);
}
