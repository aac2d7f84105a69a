//! Hostile and damaged files: whatever stands in a cell, a heading, a mapping or the bytes, the answer is rows or a refusal
//! with its sentence, and never a panic.

use domain::list::ListKind::{self, Organisations, Results};
use intake::{AmountUnit, DayOrder, InspectOptions, IntakeCode, IntakeError, Mapping, TextEncoding, inspect};
use proptest::{prelude::*, sample::Index};
use rust_xlsxwriter::ExcelDateTime;

use crate::{
    hostile_text::text,
    invented::{Invented, SHEET, Whole, day_format, sheet, workbook_with},
};

/// Cells as lists hold them, beside the examples of the catalogue.
const CELLS: [&str; 14] = [
    "91110000MA01000017",
    "370784018000123",
    "CN201610895413.X",
    "13/033,085",
    "12.5万元",
    "人民币 1,234.50 元",
    "2017年3月1日",
    "1/2/2017",
    "2017-01-05T08:00:00Z",
    "5 Jan 2017",
    "=\"000123\"",
    "2.01E+11",
    "合计（3家）",
    "张甲、李乙",
];

fn kinds() -> impl Strategy<Value = ListKind> {
    prop::sample::select(vec![Results, Organisations])
}

fn cell() -> impl Strategy<Value = String> {
    let examples = [Results, Organisations].into_iter().flat_map(|kind| kind.fields()).map(|field| field.example);
    text(&examples.filter(|example| !example.is_empty()).chain(CELLS).collect::<Vec<_>>())
}

fn heading() -> impl Strategy<Value = String> {
    let fields = [Results, Organisations].into_iter().flat_map(|kind| kind.fields());
    let words = fields.flat_map(|field| [field.zh, field.en, field.key].into_iter().chain(field.synonyms.iter().copied()));
    text(&words.chain(["意向价格（万元）", "信用代码/注册号", "单位：万元", "序号"]).collect::<Vec<_>>())
}

/// Rows of text as a CSV file.
fn csv_of(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    rows.iter().for_each(|row| writer.write_record(row).unwrap());
    writer.into_inner().unwrap()
}

/// Every question of a mapping answered, so that every cell is read.
fn answered(mut mapping: Mapping) -> Mapping {
    for column in &mut mapping.columns {
        column.unit = column.unit.or(Some(AmountUnit::Wan));
        column.day_order = column.day_order.or(Some(DayOrder::MonthFirst));
    }
    mapping
}

/// Whatever the file, as either kind: rows, or a refusal that says what to do.
fn survives(file: &Invented, options: &InspectOptions) {
    for kind in [Results, Organisations] {
        let read =
            inspect(&file.path(), kind, options).and_then(|inspection| Whole::read(&file.path(), &answered(inspection.mapping)));
        if let Err(error) = read {
            says_what_to_do(&error);
        }
    }
}

fn says_what_to_do(error: &IntakeError) {
    assert!(!error.message_zh.is_empty() && !error.message_en.is_empty(), "{error}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn cells_are_read_or_refused(kind in kinds(), rows in prop::collection::vec(prop::collection::vec(cell(), 20), 1..4)) {
        let header = kind.fields().iter().map(|field| field.zh.to_owned()).collect();
        let table: Vec<Vec<String>> = [header].into_iter().chain(rows).collect();
        // Signs that control something make a text file one of another kind.
        survives(&Invented::bytes("list.csv", &csv_of(&table)), &InspectOptions::default());
        let file = Invented::xlsx(|sheet| {
            for (row, cells) in (0..).zip(&table) {
                for (column, text) in (0..).zip(cells) {
                    sheet.write(row, column, text).unwrap();
                }
            }
        });
        prop_assert!(Whole::read(&file.path(), &answered(file.inspect(kind).mapping)).is_ok());
    }

    #[test]
    fn headings_are_known_or_not(rows in prop::collection::vec(prop::collection::vec(heading(), 0..8), 1..6)) {
        let file = Invented::bytes("list.csv", &csv_of(&rows));
        for header_rows in [None, Some(1), Some(2)] {
            for header_row in [None, Some(1), Some(2), Some(u32::MAX)] {
                survives(&file, &InspectOptions { header_row, header_rows, ..InspectOptions::default() });
            }
        }
    }

    #[test]
    fn numbers_and_days_of_a_workbook_are_read_or_refused(numbers in prop::collection::vec(any::<f64>(), 1..20)) {
        let file = Invented::xlsx(|sheet| {
            for (column, heading) in (0..).zip(["成果名称", "申请号", "申请日", "意向价格（万元）", "技术成熟度"]) {
                sheet.write(0, column, heading).unwrap();
            }
            for (row, number) in (1..).zip(&numbers) {
                sheet.write(row, 0, "示例成果").unwrap();
                for column in 1..5 {
                    // What no workbook holds, such as an infinity, its writer puts down as an error.
                    let _ = sheet.write(row, column, *number).map(|_| ());
                }
                if let Ok(day) = ExcelDateTime::from_serial_datetime(*number) {
                    sheet.write_with_format(row, 2, day, &day_format()).unwrap();
                }
            }
        });
        survives(&file, &InspectOptions::default());
    }

    #[test]
    fn bytes_are_rows_or_a_refusal_in_every_encoding(
        rows in prop::collection::vec(prop::collection::vec(cell(), 0..6), 0..6),
        noise in prop::collection::vec((any::<Index>(), any::<u8>()), 0..8),
    ) {
        let encodings = [
            TextEncoding::Utf8, TextEncoding::Utf16Le, TextEncoding::Utf16Be,
            TextEncoding::Gb18030, TextEncoding::Big5, TextEncoding::Windows1252,
        ];
        let mut bytes = [b"\xEF\xBB\xBF".to_vec(), csv_of(&rows)].concat();
        for (at, byte) in noise {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        for marked in [&bytes[..], &bytes[3..]] {
            let file = Invented::bytes("list.csv", marked);
            for encoding in encodings.map(Some).into_iter().chain([None]) {
                survives(&file, &InspectOptions { encoding, header_row: Some(1), ..InspectOptions::default() });
            }
        }
    }

    #[test]
    fn a_mapping_is_followed_or_refused(
        row in prop::sample::select(vec![0, 1, 2, 3, 1_048_576, u32::MAX]),
        rows in prop::sample::select(vec![0, 1, 2, 3, u32::MAX]),
        column in prop::sample::select(vec![0, 1, 2, 3, 16_384, 16_385, u32::MAX]),
        field in heading(),
    ) {
        let file = Invented::csv("单位名称,地址\n示例一厂,路\n");
        let mut mapping = file.inspect(Organisations).mapping;
        (mapping.header_row, mapping.header_rows) = (row, rows);
        (mapping.columns[1].column, mapping.columns[1].field) = (column, Some(field));
        if let Err(error) = Whole::read(&file.path(), &mapping) {
            says_what_to_do(&error);
        }
    }

    /// Damage within a part, which the package's checksum would hide.
    #[test]
    fn a_damaged_sheet_is_rows_or_a_refusal(damage in prop::collection::vec((any::<Index>(), text(&["<", ">", "\"", "&", "A9"])), 1..4)) {
        let mut part = sheet(
            r#"<dimension ref="A1:B2"/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1e5</v></c></row></sheetData>"#,
        ).into_bytes();
        for (at, sign) in damage {
            let at = at.index(part.len());
            part.splice(at..at + 1, sign.bytes());
        }
        survives(&Invented::bytes("list.xlsx", &workbook_with(SHEET, |into| into.write_all(&part).unwrap())), &InspectOptions::default());
    }

    #[test]
    fn a_damaged_file_is_rows_or_a_refusal(
        damage in prop::collection::vec((any::<Index>(), any::<u8>()), 0..8),
        end in prop_oneof![3 => Just(None), 1 => any::<Index>().prop_map(Some)],
    ) {
        let xlsx = std::fs::read(Invented::table(&[&["单位名称", "地址"], &["示例一厂", "路"]]).path()).unwrap();
        for (name, mut bytes) in [("list.xls", old_workbook()), ("list.xlsx", xlsx)] {
            for (at, byte) in &damage {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            bytes.truncate(end.map_or(bytes.len(), |end| end.index(bytes.len())));
            survives(&Invented::bytes(name, &bytes), &InspectOptions::default());
        }
    }
}

/// A small workbook of the old format, whose records begin behind its first 512 bytes.
fn old_workbook() -> Vec<u8> {
    std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/invented.xls")).unwrap()
}

/// Every fifth byte once turned to its opposite: lengths that lie, places beyond the end, strings cut in a sign.
#[test]
fn an_old_workbook_with_a_byte_turned_is_rows_or_a_refusal() {
    let good = old_workbook();
    assert!(inspect(&Invented::bytes("list.xls", &good).path(), Results, &InspectOptions::default()).is_ok());
    let mut codes = std::collections::BTreeSet::new();
    for at in (8..3_100).step_by(5) {
        let mut bytes = good.clone();
        bytes[at] ^= 0xff;
        let file = Invented::bytes("list.xls", &bytes);
        match inspect(&file.path(), Results, &InspectOptions::default()) {
            Ok(inspection) => drop(Whole::read(&file.path(), &inspection.mapping)),
            Err(error) => {
                says_what_to_do(&error);
                codes.insert(error.code);
            }
        }
    }
    assert!(codes.contains(&IntakeCode::FileDamaged) && codes.contains(&IntakeCode::TooLarge), "{codes:?}");
}

#[test]
fn an_old_workbook_cut_anywhere_is_rows_or_a_refusal() {
    let good = old_workbook();
    for end in (0..good.len()).step_by(61) {
        survives(&Invented::bytes("list.xls", &good[..end]), &InspectOptions::default());
    }
}
