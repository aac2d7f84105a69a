//! Lists out, read back as a spreadsheet program reads them.

#[path = "../../domain/tests/hostile/text.rs"]
mod hostile_text;

use std::{
    fs::{self, File},
    path::Path,
};

use calamine::{Data, Reader, Xlsx, open_workbook};
use documents::{
    DocumentError, Language,
    list::{
        Cell, Column, ColumnKind, CsvEncoding, ListFormat, ListWriter, RefusedLayout, RefusedWriter, reason_heading, template,
    },
};
use domain::{Day, Money, formula::unguarded};
use hostile_text::text;
use proptest::prelude::*;

const CSV: ListFormat = ListFormat::Csv(CsvEncoding::Utf8Bom);

fn column(heading: &str, kind: ColumnKind) -> Column {
    Column {
        heading: heading.into(),
        explanation: format!("填写{heading}"),
        example: "示例".into(),
        required: heading == "名称",
        choices: Vec::new(),
        kind,
    }
}

fn columns() -> Vec<Column> {
    vec![
        column("名称", ColumnKind::Text),
        column("统一社会信用代码", ColumnKind::Text),
        column("金额", ColumnKind::Amount),
        column("日期", ColumnKind::Day),
        column("年限", ColumnKind::Integer),
    ]
}

const RISKY: [&str; 8] = ["=1+1", "+8613900000000", "-", "@SUM(A1)", "\t=1", "\r=1", "'=1", "#名称, \"引\"\n换行"];

fn rows() -> Vec<Vec<Cell>> {
    let row = |text: &&str| {
        vec![
            Cell::Text((*text).into()),
            Cell::Text("916201000000000018".into()),
            Cell::Amount(Money::parse("-1234567.89").unwrap()),
            Cell::Day(Day::parse("2026-03-01").unwrap()),
            Cell::Integer(20),
        ]
    };
    let mut rows: Vec<_> = RISKY.iter().map(row).collect();
    rows.push(vec![
        Cell::Text("1899 年".into()),
        Cell::Empty,
        Cell::Empty,
        Cell::Day(Day::parse("1899-12-31").unwrap()),
        Cell::Integer(i64::MAX),
    ]);
    rows
}

fn made(path: &Path) -> File {
    File::create(path).unwrap()
}

fn write(path: &Path, format: ListFormat) {
    let mut list = ListWriter::create(made(path), format, &columns()).unwrap();
    for row in rows() {
        list.row(&row).unwrap();
    }
    list.finish().unwrap();
}

fn first_sheet(path: &Path) -> calamine::Range<Data> {
    let mut workbook: Xlsx<_> = open_workbook(path).unwrap();
    for sheet in workbook.sheet_names() {
        assert!(workbook.worksheet_formula(&sheet).unwrap().is_empty(), "{sheet} holds a formula");
    }
    workbook.worksheet_range_at(0).unwrap().unwrap()
}

fn records(path: &Path, encoding: &'static encoding_rs::Encoding) -> Vec<Vec<String>> {
    let bytes = fs::read(path).unwrap();
    let (text, _, faulty) = encoding.decode(&bytes);
    assert!(!faulty);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(|field| unguarded(field).to_owned()).collect()).collect()
}

#[test]
fn a_workbook_gives_back_what_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.xlsx");
    write(&path, ListFormat::Xlsx);
    let sheet = first_sheet(&path);
    for (row, text) in (1..).zip(RISKY) {
        assert_eq!(sheet.get((row, 0)), Some(&Data::String(text.into())), "row {row}");
        assert_eq!(sheet.get((row, 1)), Some(&Data::String("916201000000000018".into())));
        assert_eq!(sheet.get((row, 2)), Some(&Data::Float(-1_234_567.89)));
        let Some(Data::DateTime(date)) = sheet.get((row, 3)) else { panic!("no day in row {row}") };
        assert_eq!(date.to_ymd_hms_milli(), (2026, 3, 1, 0, 0, 0, 0));
        assert_eq!(sheet.get((row, 4)), Some(&Data::Float(20.0)));
    }
    let last = RISKY.len() + 1;
    assert_eq!(sheet.get((last, 3)), Some(&Data::String("1899-12-31".into())));
    assert_eq!(sheet.get((last, 4)), Some(&Data::String(i64::MAX.to_string())));
}

#[test]
fn csv_gives_back_what_was_written_in_either_encoding() {
    let folder = tempfile::tempdir().unwrap();
    for (encoding, reader) in [(CsvEncoding::Utf8Bom, encoding_rs::UTF_8), (CsvEncoding::Gb18030, encoding_rs::GB18030)] {
        let path = folder.path().join("list.csv");
        write(&path, ListFormat::Csv(encoding));
        assert_eq!(fs::read(&path).unwrap().starts_with(b"\xEF\xBB\xBF"), encoding == CsvEncoding::Utf8Bom);
        let records = records(&path, reader);
        assert_eq!(records[0], ["名称", "统一社会信用代码", "金额", "日期", "年限"]);
        for (record, text) in records[1..].iter().zip(RISKY) {
            assert_eq!(record, &[text, "916201000000000018", "-1234567.89", "2026-03-01", "20"]);
        }
    }
}

#[test]
fn no_cell_of_a_csv_starts_a_formula() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    write(&path, CSV);
    let text = fs::read_to_string(&path).unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
    for record in reader.records() {
        let record = record.unwrap();
        assert!(!record[0].starts_with(['=', '+', '-', '@', '\t', '\r']), "{:?}", &record[0]);
    }
}

#[test]
fn the_same_rows_give_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    for format in [ListFormat::Xlsx, CSV] {
        let [one, two] = ["one", "two"].map(|name| folder.path().join(name));
        write(&one, format);
        write(&two, format);
        assert!(fs::read(one).unwrap() == fs::read(two).unwrap());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    for format in [ListFormat::Xlsx, CSV] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let mut list = ListWriter::create(full, format, &columns()).unwrap();
        list.row(&rows()[0]).unwrap();
        let error = list.finish().unwrap_err();
        assert!(matches!(&error, DocumentError::Io(error) if error.kind() == std::io::ErrorKind::StorageFull), "{error:?}");
    }
}

#[test]
fn what_a_file_cannot_hold_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list");
    let mut list = ListWriter::create(made(&path), ListFormat::Xlsx, &columns()).unwrap();
    let long = [Cell::Empty, Cell::Text("长".repeat(32_768))];
    assert!(matches!(list.row(&long), Err(DocumentError::CellTooLong { row: 2, column: 2 })));
    let mut list = ListWriter::create(made(&path), ListFormat::Csv(CsvEncoding::Gb18030), &columns()).unwrap();
    assert!(matches!(list.row(&[Cell::Text("\u{E5E5}".into())]), Err(DocumentError::NotInEncoding { row: 2 })));
}

#[test]
fn refused_rows_keep_the_layout_and_add_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let text = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let layout =
        RefusedLayout { header_rows: vec![text(&["单位名录（2026 年）"]), text(&["名称", "", "电话"])], width: 4 };
    let wanted = [
        vec!["单位名录（2026 年）"],
        vec!["名称", "", "电话", "", "未导入原因"],
        vec!["=甲", "", "0931-1", "", "缺少统一社会信用代码"],
    ];
    for (name, format) in [("refused.xlsx", ListFormat::Xlsx), ("refused.csv", CSV)] {
        let path = folder.path().join(name);
        let mut refused = RefusedWriter::create(made(&path), format, &layout, Language::Chinese).unwrap();
        refused.row(&[Cell::Text("=甲".into()), Cell::Empty, Cell::Text("0931-1".into())], "缺少统一社会信用代码").unwrap();
        refused.finish().unwrap();
        let found: Vec<Vec<String>> = match format {
            ListFormat::Csv(_) => records(&path, encoding_rs::UTF_8),
            ListFormat::Xlsx => first_sheet(&path).rows().map(|row| row.iter().map(ToString::to_string).collect()).collect(),
        };
        let trimmed =
            |row: &Vec<String>| row.iter().rposition(|cell| !cell.is_empty()).map_or(vec![], |last| row[..=last].to_vec());
        assert_eq!(found.iter().map(trimmed).collect::<Vec<_>>(), wanted);
    }
    assert_eq!(reason_heading(Language::Chinese), "未导入原因");
}

#[test]
fn a_template_is_an_empty_list_with_an_explanation() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("template.xlsx");
    let mut columns = columns();
    columns[1].choices = (0..300).map(|number| format!("选项之 {number}")).collect();
    fs::write(&path, template("单位", &columns, Language::Chinese).unwrap()).unwrap();
    let mut workbook: Xlsx<_> = open_workbook(&path).unwrap();
    assert_eq!(workbook.sheet_names(), ["单位", "填写说明", "选项"]);
    let headings = workbook.worksheet_range("单位").unwrap();
    assert_eq!(headings.height(), 1, "a template imports as nothing");
    assert_eq!(headings.rows().next().unwrap().len(), columns.len());
    let explanation = workbook.worksheet_range("填写说明").unwrap();
    for (row, column) in (1..).zip(&columns) {
        assert_eq!(explanation.get((row, 0)), Some(&Data::String(column.heading.clone())));
        assert_eq!(explanation.get((row, 2)), Some(&Data::String(column.explanation.clone())));
    }
    assert_eq!(explanation.get((1, 1)), Some(&Data::String("必填".into())));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Lone carriage returns are left out: XML and CSV read them as line ends.
    #[test]
    fn whatever_stands_in_a_cell_comes_back(text in text(&RISKY), number in any::<i64>()) {
        let shown = text.replace('\r', "");
        let folder = tempfile::tempdir().unwrap();
        for (name, format) in [("list.xlsx", ListFormat::Xlsx), ("list.csv", CSV)] {
            let path = folder.path().join(name);
            let mut list = ListWriter::create(made(&path), format, &columns()).unwrap();
            for number in [number, i64::MIN, i64::MAX] {
                list.row(&[Cell::Text(shown.clone()), Cell::Integer(number)]).unwrap();
            }
            list.finish().unwrap();
        }
        let records = records(&folder.path().join("list.csv"), encoding_rs::UTF_8);
        prop_assert_eq!(&records[2], &vec![shown, i64::MIN.to_string()]);
        prop_assert!(first_sheet(&folder.path().join("list.xlsx")).height() >= 4);
    }
}
