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

/// So much of a hostile part that its whole would be refused only after minutes, were it read to its end.
const MUCH: usize = 64 << 20;

fn many(into: &mut dyn Write, begin: &str, again: &str, end: &str) {
    let chunk = again.repeat((1 << 20) / again.len());
    into.write_all(begin.as_bytes()).unwrap();
    for _ in 0..MUCH / chunk.len() {
        into.write_all(chunk.as_bytes()).unwrap();
    }
    into.write_all(end.as_bytes()).unwrap();
}

#[test]
fn a_part_without_end_is_refused_before_its_end() {
    let (rows, strings, styles) = (SHEET, "xl/sharedStrings.xml", "xl/styles.xml");
    for (part, begin, again, end, code) in [
        (strings, "<sst><si><t>", "a", "</t></si></sst>", IntakeCode::TooLarge),
        (strings, "<sst>", "<si/>", "</sst>", IntakeCode::TooLarge),
        (strings, "<sst><si>", "<r/>", "</si></sst>", IntakeCode::TooLarge),
        (styles, "<styleSheet><cellXfs>", "<xf numFmtId=\"0\"/>", "</cellXfs></styleSheet>", IntakeCode::TooLarge),
        (rows, "<worksheet><cols>", "<col min=\"1\" max=\"2\" hidden=\"1\"/>", "</cols></worksheet>", IntakeCode::TooLarge),
        (
            rows,
            "<worksheet><sheetData></sheetData><mergeCells>",
            "<mergeCell ref=\"A1:A2\"/>",
            "</mergeCells></worksheet>",
            IntakeCode::TooLarge,
        ),
        (rows, "<worksheet><sheetData><row>", "<c/>", "</row></sheetData></worksheet>", IntakeCode::TooManyColumns),
        (rows, "<worksheet><sheetData><row><c>", "<v/>", "</c></row></sheetData></worksheet>", IntakeCode::TooLarge),
    ] {
        let file = Invented::bytes("list.xlsx", &workbook_with(part, |into| many(into, begin, again, end)));
        let started = Instant::now();
        assert_eq!(file.refused(Organisations), code, "{again} in {part}");
        assert!(started.elapsed() < Duration::from_secs(20), "{again} in {part}: {:?}", started.elapsed());
    }
}

#[test]
fn a_line_without_end_is_refused_before_its_end() {
    for again in ["a", ",", "汉", "\""] {
        let mut text = Vec::new();
        many(&mut text, "单位名称,地址\n甲,", again, "\n");
        let file = Invented::bytes("list.csv", &text);
        let started = Instant::now();
        assert_eq!(file.refused(Organisations), IntakeCode::TextTooLong, "{again:?}");
        assert!(started.elapsed() < Duration::from_secs(5), "{again:?}: {:?}", started.elapsed());
    }
}

#[test]
fn a_web_page_without_end_is_refused_before_its_end() {
    for (begin, again, code) in [
        ("<html><!--", "a", IntakeCode::FileDamaged),
        ("<html><table><tr><td ", "a=\"b\" ", IntakeCode::FileDamaged),
        ("<html><table><tr><td>", "a", IntakeCode::TooLarge),
        ("<html><table><tr>", "<td>", IntakeCode::TooManyColumns),
        ("<html>", "<table>", IntakeCode::TooLarge),
    ] {
        let mut page = Vec::new();
        many(&mut page, begin, again, "");
        let file = Invented::bytes("list.xls", &page);
        let started = Instant::now();
        assert_eq!(file.refused(Organisations), code, "{again}");
        assert!(started.elapsed() < Duration::from_secs(10), "{again}: {:?}", started.elapsed());
    }
}

/// What is said of merged areas that lie in one another, which no program writes, stays one value and one row's work.
#[test]
fn merged_areas_that_overlap_cost_no_more_than_one() {
    let areas: String =
        (2..20_000).map(|row| format!(r#"<mergeCell ref="A{row}:XFD1048576"/><mergeCell ref="A2:B{row}"/>"#)).collect();
    let rows: String = (2..20_000).map(|row| format!(r#"<row r="{row}"><c r="C{row}"><v>1</v></c></row>"#)).collect();
    let head = r#"<row r="1"><c r="A1" t="str"><v>单位名称</v></c><c r="C1" t="str"><v>地址</v></c></row>"#;
    let part = sheet(&format!("<sheetData>{head}{rows}</sheetData><mergeCells>{areas}</mergeCells>"));
    let file = Invented::bytes("list.xlsx", &workbook_with(SHEET, |into| into.write_all(part.as_bytes()).unwrap()));
    let started = Instant::now();
    file.inspect(Organisations);
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}

#[test]
fn a_sign_that_is_none_far_down_is_said_at_its_row() {
    let mut text = format!("单位名称,地址\n{}", "示例一厂,兰州市某路\n".repeat(30_000)).into_bytes();
    text.extend(b"\xCA\xBE\xC0\xFD,x\n");
    let file = Invented::bytes("list.csv", &text);
    let whole = file.read(Organisations);
    let doubts: Vec<u32> =
        whole.warnings().iter().filter(|doubt| doubt.3 == IntakeCode::TextUndecodable).map(|doubt| doubt.0).collect();
    assert_eq!(doubts, [30_002]);
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
    assert!(told.len() > 350 && told.is_sorted_by_key(|progress| (progress.per_mille, progress.rows)));
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
