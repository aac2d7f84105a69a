//! Reading lists: each fault that real lists show, in a small invented file of its own.

use crate::invented::{Invented, Whole, day_format, workbook_with_parts, write_table};
use domain::list::{ListKind, ListKind::Organisations, ListKind::Results};
use intake::{
    AmountUnit, DayOrder, FileKind, InspectOptions, IntakeCode, Mapping, ParsedRow, Proposal, SkipReason, TextEncoding, inspect,
};
use rust_xlsxwriter::Workbook;

const FIRMS: &str =
    "企业名称,统一社会信用代码,所在地\r\n示例一厂,91110000MA01000017,兰州市\r\n示例二厂,370784018000123,西安市\r\n";

fn encoded(encoding: TextEncoding, text: &str) -> Vec<u8> {
    let utf16 = |unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect();
    match encoding {
        TextEncoding::Utf8 => text.as_bytes().to_vec(),
        TextEncoding::Utf16Le => utf16(u16::to_le_bytes),
        TextEncoding::Utf16Be => utf16(u16::to_be_bytes),
        TextEncoding::Gb18030 => encoding_rs::GB18030.encode(text).0.into_owned(),
        TextEncoding::Big5 => encoding_rs::BIG5.encode(text).0.into_owned(),
        TextEncoding::Windows1252 => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
    }
}

#[test]
fn an_encoding_is_found_and_reported() {
    let marked = |encoding| encoded(encoding, &format!("\u{feff}{FIRMS}"));
    let plain = |encoding| encoded(encoding, FIRMS);
    for (bytes, encoding, is_certain) in [
        (plain(TextEncoding::Utf8), TextEncoding::Utf8, true),
        (marked(TextEncoding::Utf8), TextEncoding::Utf8, true),
        (plain(TextEncoding::Gb18030), TextEncoding::Gb18030, false),
        (marked(TextEncoding::Utf16Le), TextEncoding::Utf16Le, true),
        (marked(TextEncoding::Utf16Be), TextEncoding::Utf16Be, true),
        (plain(TextEncoding::Utf16Le), TextEncoding::Utf16Le, false),
        (plain(TextEncoding::Utf16Be), TextEncoding::Utf16Be, false),
    ] {
        let file = Invented::bytes("list.csv", &bytes);
        let inspection = file.inspect(Organisations);
        assert_eq!((inspection.mapping.encoding, inspection.encoding_is_certain), (Some(encoding), is_certain));
        let list = file.read(Organisations);
        let names: Vec<&str> = list.organisations().iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["示例一厂", "示例二厂"], "{encoding:?}");
        assert_eq!(list.warnings(), [(3, 2, "code", IntakeCode::OldRegistration)]);
    }
}

#[test]
fn a_header_alone_tells_gbk_from_ascii() {
    let codes: String = (0..2000).map(|number| format!("C{number:04},1\n")).collect();
    let file = Invented::bytes("list.csv", &encoded(TextEncoding::Gb18030, &format!("单位名称,代码\n{codes}")));
    assert_eq!(file.inspect(Organisations).mapping.encoding, Some(TextEncoding::Gb18030));
}

#[test]
fn an_encoding_can_be_overridden() {
    let text = "公司名稱,地址\n範例股份有限公司,臺北市\n";
    let file = Invented::bytes("list.csv", &encoded(TextEncoding::Big5, text));
    let options = InspectOptions { encoding: Some(TextEncoding::Big5), header_row: Some(1), ..InspectOptions::default() };
    let mut mapping = inspect(&file.path(), Organisations, &options).unwrap().mapping;
    mapping.columns[0].field = Some("name".to_owned());
    let list = Whole::read(&file.path(), &mapping).unwrap();
    assert_eq!(list.organisations()[0].name, "範例股份有限公司");
    mapping.encoding = Some(TextEncoding::Utf8);
    let error = Whole::read(&file.path(), &mapping).err().unwrap();
    assert_eq!(error.code, IntakeCode::MappingMismatch, "another encoding gives another header");
}

#[test]
fn undecodable_signs_are_said() {
    let file = Invented::bytes("list.csv", b"name,address\nFirst,\xff\xfe road\nSecond,road\n");
    let options = InspectOptions { encoding: Some(TextEncoding::Utf8), ..InspectOptions::default() };
    let mapping = inspect(&file.path(), Organisations, &options).unwrap().mapping;
    assert_eq!(Whole::read(&file.path(), &mapping).unwrap().warnings(), [(2, 0, "", IntakeCode::TextUndecodable)]);
}

#[test]
fn what_is_no_row_of_the_list_is_left_out_and_said() {
    let list = Invented::table(&[
        &["附件1"],
        &["示例单位名单"],
        &["序号", "单位名称", "名单内编号", "备注"],
        &["甘肃省（2家）"],
        &["1", "示例一厂", "A1", ""],
        &["2", "示例二厂", "A2", "民办"],
        &[],
        &[],
        &["序号", "单位名称", "名单内编号", "备注"],
        &["3", "示例二厂", "A2", "民办"],
        &["4", "示例三厂", "A3", ""],
        &["合计", "", "4", ""],
        &["注：名单截至六月"],
    ])
    .read(Organisations);
    let text = |text: &str| text.to_owned();
    assert_eq!(
        list.skipped(),
        [
            (4, SkipReason::Group { text: text("甘肃省（2家）") }),
            (7, SkipReason::Blank { through: 8 }),
            (9, SkipReason::RepeatedHeader),
            (10, SkipReason::Repeated { of_row: 6 }),
            (12, SkipReason::Footer { text: text("合计") }),
            (13, SkipReason::Footer { text: text("注：名单截至六月") }),
        ]
    );
    assert_eq!((list.summary.accepted, list.summary.blank, list.summary.repeated), (3, 2, 1));
    assert_eq!(list.summary.head[0], ["附件1"]);
    assert_eq!(list.summary.head.len(), 3);
}

#[test]
fn a_merged_header_of_two_rows_is_one_header() {
    let file = Invented::xlsx(|sheet| {
        write_table(sheet, &[&["示例名单"]]);
        let format = rust_xlsxwriter::Format::new();
        for (column, heading) in [(0, "单位名称"), (3, "所在地")] {
            sheet.merge_range(1, column, 2, column, heading, &format).unwrap();
        }
        sheet.merge_range(1, 1, 1, 2, "联系方式", &format).unwrap();
        sheet.write(2, 1, "联系人").unwrap().write(2, 2, "电话").unwrap();
        for (column, text) in (0..).zip(["示例一厂", "张示例", "0931-0000000", "兰州市"]) {
            sheet.write(3, column, text).unwrap();
        }
    });
    let mapping = file.inspect(Organisations).mapping;
    assert_eq!((mapping.header_row, mapping.header_rows), (2, 2));
    let list = file.read(Organisations);
    assert_eq!(list.organisations()[0].contacts[0].name.as_deref(), Some("张示例"));
    assert_eq!(list.organisations()[0].contacts[0].phone.as_deref(), Some("0931-0000000"));
}

#[test]
fn every_column_says_why_it_was_mapped() {
    let file = Invented::table(&[
        &["序号", "企业名称", "第二联系人", "授权日", "信用代码", "统一社会信用代码", "法人"],
        &["1", "示例一厂", "张示例", "无数据", "", "", "某"],
    ]);
    let inspection = file.inspect(Organisations);
    let told: Vec<_> =
        inspection.mapping.columns.iter().zip(&inspection.reasons).map(|(c, r)| (c.field.as_deref(), r.proposal)).collect();
    assert_eq!(
        told,
        [
            (None, Proposal::RunningNumber),
            (Some("name"), Proposal::Exact),
            (Some("contact_person"), Proposal::Likely),
            (None, Proposal::Unknown),
            (None, Proposal::Taken),
            (Some("code"), Proposal::Exact),
            (None, Proposal::Unknown),
        ]
    );
    assert_eq!(inspection.samples.len(), 1);
}

#[test]
fn a_column_whose_cells_are_no_days_is_not_taken_for_days() {
    let file = Invented::csv("成果名称,权利人,申请日\n甲,示例大学,实审\n乙,示例大学,授权\n丙,示例大学,驳回\n");
    let inspection = file.inspect(Results);
    assert_eq!((inspection.mapping.columns[2].field.clone(), inspection.reasons[2].proposal), (None, Proposal::CellsDiffer));
    assert_eq!(file.read(Results).summary.accepted, 3);
}

#[test]
fn days_of_every_shape_stand_in_one_column() {
    let list = Invented::xlsx(|sheet| {
        write_table(
            sheet,
            &[
                &["成果名称", "申请日"],
                &["甲", "20170301"],
                &["乙", "2017.03.01"],
                &["丙", "2017年3月1日"],
                &["丁"],
                &["戊"],
                &["己", "-"],
                &["庚", "某日"],
            ],
        );
        let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2017, 3, 1).unwrap();
        sheet.write_with_format(4, 1, day, &day_format()).unwrap();
        sheet.write(5, 1, 42795).unwrap();
    })
    .read(Results);
    let days: Vec<String> =
        list.results().iter().map(|row| row.applied_on.map_or(String::new(), |day| day.to_string())).collect();
    assert_eq!(days, ["2017-03-01", "2017-03-01", "2017-03-01", "2017-03-01", "2017-03-01", ""]);
    assert_eq!(list.refusals(), [(8, 2, "applied_on", IntakeCode::DayUnreadable)]);
}

#[test]
fn two_readings_of_a_column_are_a_question_and_never_a_guess() {
    let file = Invented::csv("成果名称,申请日\n甲,1/2/2017\n乙,3/4/2017\n");
    let inspection = file.inspect(Results);
    assert_eq!((inspection.questions[0].code, inspection.questions[0].column), (IntakeCode::DayReading, Some(2)));
    let mut mapping = inspection.mapping;
    assert_eq!(Whole::read(&file.path(), &mapping).err().unwrap().code, IntakeCode::DayReading);
    for (order, day) in [(DayOrder::MonthFirst, "2017-01-02"), (DayOrder::DayFirst, "2017-02-01")] {
        mapping.columns[1].day_order = Some(order);
        let list = Whole::read(&file.path(), &mapping).unwrap();
        assert_eq!(list.results()[0].applied_on.unwrap().to_string(), day);
    }
    let told = Invented::csv("成果名称,申请日\n甲,1/2/2017\n乙,10/13/2017\n").read(Results);
    assert_eq!(told.results()[0].applied_on.unwrap().to_string(), "2017-01-02", "the second row tells the order");
    let both = Invented::csv("成果名称,申请日\n甲,1/2/2017\n乙,10/13/2017\n丙,13/10/2017\n").inspect(Results);
    assert_eq!(both.questions[0].code, IntakeCode::DayReading, "rows that contradict each other tell nothing");
}

#[test]
fn an_amount_has_its_unit_from_the_cell_the_heading_or_the_user() {
    let list = Invented::csv(
        "成果名称,意向价格（万元）\n甲,１２．５\n乙,\"3,000元\"\n丙,1.2亿\n丁,面议\n戊,0.0000001\n己,约五万\n庚,$5\n",
    )
    .read(Results);
    let amounts: Vec<Option<String>> =
        list.results().iter().map(|row| row.asking_amount.map(|amount| amount.to_string())).collect();
    assert_eq!(amounts, [Some("125000.00".to_owned()), Some("3000.00".to_owned()), Some("120000000.00".to_owned()), None]);
    assert_eq!(
        list.warnings(),
        [
            (3, 2, "asking_amount", IntakeCode::AmountUnitDiffers),
            (4, 2, "asking_amount", IntakeCode::AmountUnitDiffers),
            (5, 2, "asking_amount", IntakeCode::AmountOpen)
        ]
    );
    let codes: Vec<IntakeCode> = list.refusals().iter().map(|refusal| refusal.3).collect();
    assert_eq!(codes, [IntakeCode::AmountDecimals, IntakeCode::AmountUnreadable, IntakeCode::AmountCurrency]);

    let above = Invented::csv("示例成果,,单位：万元\n成果名称,权利人,意向价格\n甲,示例大学,2\n").read(Results);
    assert_eq!(above.results()[0].asking_amount.unwrap().to_string(), "20000.00");

    let bare = Invented::csv("成果名称,意向价格\n甲,12\n");
    let mut mapping = bare.inspect(Results).mapping;
    assert_eq!(bare.inspect(Results).questions[0].code, IntakeCode::AmountUnit);
    mapping.columns[1].unit = Some(AmountUnit::Wan);
    let list = Whole::read(&bare.path(), &mapping).unwrap();
    assert_eq!(list.results()[0].asking_amount.unwrap().to_string(), "120000.00");
}

#[test]
fn numbers_say_their_doubts_and_lost_digits_are_refused() {
    let list = Invented::csv(
        "成果名称,申请号\n甲,CN87101357.6\n乙,CN87101357.5\n丙,CN85102475\n丁,\"13/033,085\"\n戊,0\n己,CN87101357.6\n庚,2.01E+11\n",
    )
    .read(Results);
    assert_eq!(
        list.warnings(),
        [
            (3, 2, "application_number", IntakeCode::CheckDigit),
            (4, 2, "application_number", IntakeCode::NoCheckDigit),
            (5, 2, "application_number", IntakeCode::NumberNotCn),
            (7, 2, "application_number", IntakeCode::NumberRepeated),
        ]
    );
    assert_eq!(list.refusals(), [(8, 2, "application_number", IntakeCode::DigitsLost)]);
    assert_eq!(list.results()[4].application_number, None);
    let cut = Invented::xlsx(|sheet| {
        write_table(sheet, &[&["企业名称", "统一社会信用代码"], &["示例一厂"], &["示例二厂"]]);
        sheet.write(1, 1, 370_784_018_000_123_f64).unwrap().write(2, 1, 913_707_840_817_598_430_f64).unwrap();
    })
    .read(Organisations);
    assert_eq!(cut.refusals(), [(3, 2, "code", IntakeCode::DigitsLost)]);
    assert_eq!(cut.organisations()[0].code.as_deref(), Some("370784018000123"));
}

#[test]
fn a_row_without_its_name_is_refused_with_its_place_and_cells() {
    let list = Invented::csv("单位名称,地址,备注\n示例一厂,路,\n,路,甲\n").read(Organisations);
    assert_eq!(list.refusals(), [(3, 1, "name", IntakeCode::RequiredEmpty)]);
    let refused = list.rows.iter().find_map(|row| match row {
        ParsedRow::Refused { cells, problems, .. } => Some((cells, problems)),
        ParsedRow::Accepted { .. } | ParsedRow::Skipped { .. } => None,
    });
    let (cells, problems) = refused.unwrap();
    assert_eq!(*cells, ["", "路", "甲"]);
    assert_eq!(problems[0].message_zh, "「单位名称」必填，这里是空的。");
    let alone = Invented::csv("单位名称,地址,备注\n示例一厂,路,\n示例二厂,,\n").read(Organisations);
    assert_eq!(alone.warnings(), [(3, 0, "", IntakeCode::LoneName)]);
}

#[test]
fn a_mapping_travels_is_remembered_and_is_held_to_its_header() {
    let file = Invented::csv(FIRMS);
    let mut mapping = file.inspect(Organisations).mapping;
    mapping.columns[2].field = Some("address".to_owned());
    let given_back: Mapping = serde_json::from_str(&serde_json::to_string(&mapping).unwrap()).unwrap();
    assert_eq!(given_back, mapping);
    let list = Whole::read(&file.path(), &given_back).unwrap();
    assert_eq!((list.organisations()[0].address.as_deref(), list.organisations()[0].region.as_deref()), (Some("兰州市"), None));

    let next = Invented::csv(&format!("名单,,\r\n{FIRMS}"));
    let mut proposed = next.inspect(Organisations).mapping;
    assert!(proposed.adopt(&mapping));
    assert_eq!((proposed.header_row, proposed.columns[2].field.as_deref()), (2, Some("address")));
    assert!(!Invented::csv("单位名称,地址\n甲,路\n").inspect(Organisations).mapping.adopt(&mapping));

    let other = Invented::csv("单位名称,地址\n甲,路\n");
    assert_eq!(Whole::read(&other.path(), &mapping).err().unwrap().code, IntakeCode::MappingMismatch);
    mapping.columns[0].field = None;
    assert_eq!(Whole::read(&file.path(), &mapping).err().unwrap().code, IntakeCode::RequiredUnmapped);
    mapping.columns[0].field = Some("nonsense".to_owned());
    assert_eq!(Whole::read(&file.path(), &mapping).err().unwrap().code, IntakeCode::MappingMismatch);
}

#[test]
fn province_and_city_are_one_region() {
    let list = Invented::csv("单位名称,所在省份,所在城市\n示例一厂,甘肃省,兰州市\n").read(Organisations);
    assert_eq!(list.organisations()[0].region.as_deref(), Some("620100"));
}

#[test]
fn the_sheet_with_the_list_is_found_or_named() {
    let mut workbook = Workbook::new();
    write_table(workbook.add_worksheet().set_name("空").unwrap(), &[]);
    write_table(workbook.add_worksheet().set_name("说明").unwrap(), &[&["填写说明"], &["一行一条"]]);
    write_table(workbook.add_worksheet().set_name("甲").unwrap(), &[&["单位名称", "地址"], &["示例一厂", "路"]]);
    write_table(workbook.add_worksheet().set_name("乙").unwrap(), &[&["单位名称", "地址"], &["示例二厂", "路"]]);
    let file = Invented::bytes("list.xlsx", &workbook.save_to_buffer().unwrap());
    let inspection = file.inspect(Organisations);
    assert_eq!((inspection.mapping.sheet.as_deref(), inspection.sheets.len()), (Some("甲"), 4));
    let options = |sheet: &str| InspectOptions { sheet: Some(sheet.to_owned()), ..InspectOptions::default() };
    let second = inspect(&file.path(), Organisations, &options("乙")).unwrap();
    assert_eq!(Whole::read(&file.path(), &second.mapping).unwrap().organisations()[0].name, "示例二厂");
    assert_eq!(inspect(&file.path(), Organisations, &options("丙")).err().unwrap().code, IntakeCode::SheetUnknown);
}

#[test]
fn what_is_no_list_is_refused_with_the_reason() {
    let form = Invented::table(&[
        &["成果登记表"],
        &["成果名称", "某", "权利人", "某"],
        &["申请日", "", "法律状态", ""],
        &["摘要", "某"],
    ]);
    let table = Invented::csv("时间,内容\n8:30,开幕\n");
    for (file, code) in [
        (form, IntakeCode::NotAList),
        (table, IntakeCode::NotAList),
        (Invented::csv(""), IntakeCode::FileEmpty),
        (Invented::csv(" \n,,\n"), IntakeCode::FileEmpty),
        (Invented::bytes("list.xlsx", b"%PDF-1.7 ..."), IntakeCode::UnsupportedFormat),
        (Invented::csv("[{\"title\": 1}]"), IntakeCode::UnsupportedFormat),
        (Invented::bytes("list.xls", b"<html><p>no table</p></html>"), IntakeCode::UnsupportedFormat),
        (Invented::bytes("list.csv", &[0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13]), IntakeCode::UnsupportedFormat),
        (Invented::bytes("list.xlsx", b"PK\x03\x04 cut off"), IntakeCode::FileDamaged),
        (Invented::bytes("list.xls", &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), IntakeCode::FileDamaged),
    ] {
        assert_eq!(file.refused(Results), code);
    }
    let missing = inspect(std::path::Path::new("no such file"), Results, &InspectOptions::default());
    assert_eq!(missing.err().unwrap().code, IntakeCode::FileMissing);
}

#[test]
fn an_old_workbook_is_read() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/invented.xls");
    let inspection = inspect(&path, Results, &InspectOptions::default()).unwrap();
    assert_eq!((inspection.file_kind, inspection.mapping.header_row), (FileKind::Xls, 3));
    let list = Whole::read(&path, &inspection.mapping).unwrap();
    assert_eq!((list.summary.accepted, list.summary.groups, list.summary.footers), (3, 2, 1));
    let rows = list.results();
    assert_eq!(rows[0].other_numbers, ["4100000001"]);
    assert_eq!(rows[1].applied_on.unwrap().to_string(), "2020-03-04");
    assert_eq!(rows[1].asking_amount.unwrap().to_string(), "3000.00", "0.1 + 0.2 of 万元");
    assert_eq!((rows[2].other_numbers.len(), rows[2].asking_amount), (0, None));
    let unseen: Vec<_> = list.summary.remarks.iter().map(|remark| (remark.row, remark.field, remark.code)).collect();
    let of = |field| (None, Some(field), IntakeCode::FormatUnseen);
    assert_eq!(unseen, [of("other_numbers"), of("asking_amount")], "days have a format that is read");
}

/// What the catalogue's headings and examples make is a template: it must read as it stands, in both languages.
#[test]
fn a_template_imports_unchanged() {
    for kind in [Results, Organisations] {
        for heading in [domain::list::ListField::heading_zh, domain::list::ListField::heading_en] {
            let file = Invented::xlsx(|sheet| {
                for (column, field) in (0..).zip(kind.fields()) {
                    sheet.write(0, column, heading(field)).unwrap().write(1, column, field.example).unwrap();
                }
            });
            let inspection = file.inspect(kind);
            let mapped: Vec<_> = inspection.mapping.columns.iter().filter_map(|column| column.field.as_deref()).collect();
            assert_eq!(mapped, kind.fields().iter().map(|field| field.key).collect::<Vec<_>>());
            assert_eq!(inspection.questions, []);
            let list = file.read(kind);
            assert_eq!((list.summary.accepted, list.summary.warnings), (1, 0));
        }
    }
}

#[test]
fn a_file_of_refused_rows_reads_again_once_corrected() {
    let list = Invented::csv("单位名称,地址,未导入原因\n示例一厂,路,「单位名称」必填\n");
    let columns = list.inspect(Organisations).mapping.columns;
    assert_eq!(columns[2].field, None);
    assert_eq!(list.read(Organisations).summary.accepted, 1);
}

#[test]
fn the_kinds_travel_by_name() {
    assert_eq!(serde_json::to_value(ListKind::Results).unwrap(), "results");
    assert_eq!(serde_json::to_value(IntakeCode::NotAList).unwrap(), "not_a_list");
    assert_eq!(serde_json::to_value(IntakeCode::DayReading).unwrap(), "day_reading");
    let schema = serde_json::to_value(schemars::schema_for!(Mapping)).unwrap();
    assert!(schema["properties"]["columns"].is_object());
}

#[test]
fn what_a_sheet_shows_comes_in() {
    let list = Invented::xlsx(|sheet| {
        write_table(sheet, &[&["成果名称", "其他编号", "意向价格（万元）", "申请日"], &["甲"], &["乙"], &["丙"], &["丁"]]);
        let format = |code: &str| rust_xlsxwriter::Format::new().set_num_format(code);
        sheet.write_with_format(1, 1, 123, &format("000000")).unwrap();
        sheet.write_with_format(1, 2, 123_000, &format("0!.0,\"万元\"")).unwrap();
        sheet.write_with_format(1, 3, 45_052, &format("mmm-yy")).unwrap();
        sheet.write_with_format(2, 2, 12.3456, &format("0.0")).unwrap();
        sheet.write_with_format(3, 2, 12, &format("[DBNum2]General")).unwrap();
        sheet.write_with_format(4, 3, 20_230_506, &format("yyyy-mm-dd")).unwrap();
    })
    .read(Results);
    let first = list.results()[0];
    assert_eq!(first.other_numbers, ["000123"]);
    assert_eq!(first.asking_amount.unwrap().to_string(), "123000.00");
    assert_eq!(first.applied_on.unwrap().to_string(), "2023-05-06");
    assert_eq!(list.results()[1].asking_amount.unwrap().to_string(), "123000.00");
    assert_eq!(list.warnings(), [(3, 3, "asking_amount", IntakeCode::ShownDiffers)]);
    assert_eq!(
        list.refusals(),
        [(4, 3, "asking_amount", IntakeCode::FormatUnknown), (5, 4, "applied_on", IntakeCode::DayUnreadable)]
    );
}

#[test]
fn merged_cells_hold_for_their_rows_and_what_is_hidden_is_said() {
    let file = Invented::xlsx(|sheet| {
        write_table(
            sheet,
            &[&["成果名称", "完成单位", "行业"], &["甲", "示例大学", "能源"], &["乙", "", "能源"], &["丙", "", ""]],
        );
        sheet.merge_range(1, 1, 3, 1, "示例大学", &rust_xlsxwriter::Format::new()).unwrap();
        sheet.set_row_hidden(3).unwrap();
        sheet.set_column_hidden(2).unwrap();
    });
    let list = file.read(Results);
    let owners: Vec<Option<&str>> = list.results().iter().map(|row| row.owner_name.as_deref()).collect();
    assert_eq!(owners, [Some("示例大学"); 3]);
    assert_eq!(
        list.warnings(),
        [
            (2, 3, "industry", IntakeCode::NotInTable),
            (3, 2, "owner_unit", IntakeCode::MergedCell),
            (3, 3, "industry", IntakeCode::NotInTable),
            (4, 2, "owner_unit", IntakeCode::MergedCell),
            (4, 0, "", IntakeCode::HiddenRow),
        ]
    );
    assert_eq!(file.inspect(Results).remarks[0].code, IntakeCode::HiddenColumn);
}

#[test]
fn a_sum_is_left_out_and_can_be_kept() {
    let file = Invented::csv("成果名称,意向价格（元）\n甲,1000000\n汇总,2000000\n乙,1000000\n4项,1000000\n");
    let list = file.read(Results);
    assert_eq!((list.summary.accepted, list.summary.footers), (2, 2));
    let mapping = Mapping { kept_rows: vec![3], ..file.inspect(Results).mapping };
    let list = Whole::read(&file.path(), &mapping).unwrap();
    assert_eq!(list.results()[1].title, "汇总");
}

#[test]
fn an_open_document_is_read_as_it_shows() {
    const CONTENT: &str = r#"<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x">
        <office:body><office:spreadsheet><table:table table:name="甲">
        <table:table-row><table:table-cell><text:p>成果名称</text:p></table:table-cell><table:table-cell><text:p>其他编号</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell table:number-rows-spanned="2" table:number-columns-spanned="1"><text:p>一</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="123"><text:p>000123</text:p></table:table-cell></table:table-row>
        <table:table-row table:visibility="filter"><table:covered-table-cell/><table:table-cell><text:p>A&amp;B</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell><text:p>二</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="7"><text:p/></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        </table:table></office:spreadsheet></office:body></office:document-content>"#;
    let file = Invented::bytes("list.xlsx", &workbook_with_parts(&[("content.xml", CONTENT)]));
    assert_eq!(file.inspect(Results).file_kind, FileKind::Ods);
    let list = file.read(Results);
    let told: Vec<_> = list.results().iter().map(|row| (row.title.as_str(), row.other_numbers.join(" "))).collect();
    assert_eq!(told, [("一", "000123".to_owned()), ("一", "A&B".to_owned()), ("二", String::new())]);
    let merged_and_hidden = [(3, 1, "title", IntakeCode::MergedCell), (3, 0, "", IntakeCode::HiddenRow)];
    let shows_nothing = [(4, 2, "other_numbers", IntakeCode::ShownDiffers)];
    assert_eq!(list.warnings(), [&merged_and_hidden[..], &shows_nothing].concat());
}

#[test]
fn a_web_page_called_xls_is_read_as_what_it_is() {
    let page = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta charset=\"gb2312\"></head><body><table>\
                <tr><th colspan=\"3\">成果名单</th></tr>\
                <tr><th>成果名称</th><th>完成单位</th><th>意向价格（万元）</th></tr>\
                <tr><td>示例装置</td><td rowspan=\"2\">示例大学</td><td>12.5</td></tr>\
                <tr><td>虚拟&amp;方法</td><td>3</td></tr></table></body></html>";
    let (gbk, _, _) = encoding_rs::GBK.encode(page);
    for bytes in [page.as_bytes(), &gbk] {
        let file = Invented::bytes("list.xls", bytes);
        let inspection = file.inspect(Results);
        assert_eq!((inspection.file_kind, inspection.mapping.header_row), (FileKind::Html, 2));
        assert_eq!(inspection.remarks.iter().map(|remark| remark.code).collect::<Vec<_>>(), [IntakeCode::OtherFormat]);
        let whole = file.read(Results);
        let told: Vec<_> = whole.results().iter().map(|row| (row.title.clone(), row.owner_name.clone())).collect();
        let owner = Some("示例大学".to_owned());
        assert_eq!(told, [("示例装置".to_owned(), owner.clone()), ("虚拟&方法".to_owned(), owner)]);
        assert_eq!(whole.warnings(), [(4, 2, "owner_unit", IntakeCode::MergedCell)]);
    }
}

#[test]
fn a_text_called_xls_is_read_as_what_it_is() {
    let (gbk, _, _) = encoding_rs::GBK.encode("成果名称\t完成单位\n示例装置\t示例大学\n");
    let file = Invented::bytes("list.xls", &gbk);
    let inspection = file.inspect(Results);
    assert_eq!((inspection.file_kind, inspection.mapping.separator), (FileKind::Csv, Some('\t')));
    assert_eq!(inspection.remarks.iter().map(|remark| remark.code).collect::<Vec<_>>(), [IntakeCode::OtherFormat]);
    assert_eq!(file.read(Results).results()[0].owner_name.as_deref(), Some("示例大学"));
}
