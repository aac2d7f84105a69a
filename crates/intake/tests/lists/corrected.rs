//! What is garbled is said, and what a person puts right is read as they typed it.

use std::ops::ControlFlow;

use domain::list::{ListKind::Organisations, ListKind::Results};
use intake::{Correction, InspectOptions, IntakeCode, TextEncoding, inspect, propose_mapping, read_corrected, row_texts};

use crate::invented::{Invented, Whole};

#[test]
fn text_garbled_by_a_wrong_encoding_is_said_also_under_english_headings() {
    let utf8_as_gbk = encoding_rs::GB18030.decode_without_bom_handling("示例大学".as_bytes()).0.into_owned();
    let list = format!("name,address\n{utf8_as_gbk},Example Road 1\nExample Company,Example Road 2\n");
    let file = Invented::bytes("list.csv", list.as_bytes());
    let inspection = file.inspect(Organisations);
    let remarks: Vec<_> = inspection.remarks.iter().map(|remark| (remark.row, remark.code)).collect();
    assert_eq!(remarks, [(Some(2), IntakeCode::TextGarbled)]);
    assert_eq!(file.read(Organisations).warnings(), [(2, 1, "name", IntakeCode::TextGarbled)]);

    let file = Invented::bytes("list.csv", &encoding_rs::GB18030.encode("name,address\n示例研究院,示例路\n").0);
    let options = InspectOptions { encoding: Some(TextEncoding::Windows1252), ..InspectOptions::default() };
    let mapping = inspect(&file.path(), Organisations, &options).unwrap().mapping;
    let said = Whole::read(&file.path(), &mapping).unwrap();
    let places: Vec<_> = said.warnings().into_iter().map(|(row, column, _, code)| (row, column, code)).collect();
    assert_eq!(places, [(2, 1, IntakeCode::TextGarbled), (2, 2, IntakeCode::TextGarbled)]);
}

#[test]
fn a_cell_that_a_person_puts_right_is_read_as_typed_and_said() {
    let file =
        Invented::table(&[&["成果名称", "申请日", "意向价格（元）"], &["甲", "1/2/2017", "面议"], &["乙", "2017-01-05", "100"]]);
    let mapping = propose_mapping(&file.path(), Results, &InspectOptions::default()).unwrap().0;
    let corrected = |corrections: &[(u32, u32, &str)]| {
        let corrections: Vec<Correction> = corrections
            .iter()
            .map(|(row, column, text)| Correction { row: *row, column: *column, text: (*text).to_owned() })
            .collect();
        let mut rows = Vec::new();
        let summary = read_corrected(&file.path(), &mapping, &corrections, &mut |_| ControlFlow::Continue(()), &mut |row| {
            rows.push(row);
            ControlFlow::Continue(())
        });
        summary.map(|summary| Whole { summary, rows })
    };
    assert_eq!(corrected(&[]).err().map(|error| error.code), Some(IntakeCode::DayReading), "the column leaves its order open");
    let whole = corrected(&[(2, 2, "2017-02-01"), (2, 3, "1.5万"), (9, 1, "丙"), (2, 8, "no column")]).unwrap();
    let first = whole.results()[0];
    assert_eq!(
        (first.applied_on.unwrap().to_string().as_str(), first.asking_amount.unwrap().to_string().as_str()),
        ("2017-02-01", "15000.00")
    );
    let said: Vec<_> = whole.warnings().into_iter().filter(|doubt| doubt.3 == IntakeCode::Corrected).collect();
    assert_eq!(said, [(2, 2, "applied_on", IntakeCode::Corrected), (2, 3, "asking_amount", IntakeCode::Corrected)]);
    let left: Vec<_> = whole.summary.remarks.iter().map(|remark| (remark.row, remark.code)).collect();
    assert_eq!(left, [(Some(9), IntakeCode::CorrectionLeft)]);
    assert_eq!(row_texts(&file.path(), &mapping, 3).unwrap().unwrap(), ["乙", "2017-01-05", "100"]);
    assert_eq!(row_texts(&file.path(), &mapping, 9).unwrap(), None);
}
