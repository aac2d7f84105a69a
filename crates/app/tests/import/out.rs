//! What goes out comes in again unchanged: templates, exports and refused rows.

use std::fs;

use app::{
    code::Code,
    commands::dispatch,
    list::{import::RowCode::Reading, out::ListWritten},
};
use intake::IntakeCode;
use serde_json::{Value, json};

use crate::support::{Place, counts, refusals};

fn export(place: &mut Place, list: &str, name: &str, more: Value) -> ListWritten {
    let mut request = json!({ "list": list, "file": place.path(name) });
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    place.session.reader().list_export(serde_json::from_value(request).unwrap()).unwrap()
}

/// A desk with what is hard to carry: leading zeros, formulas, quotes, line breaks, commas in names, erased persons.
fn full() -> Place {
    let mut place = Place::new();
    for organisation in [
        json!({ "name": "示例大学", "code": "91110000MA0100001F", "roles": ["university", "office"], "list_code": "0012",
            "region": "620100", "address": "示例路 1 号, \"二楼\"", "industry": "M7511", "supervisor": "示例省教育厅", "level": "本科",
            "contacts": [{ "name": "Li, Wei", "phone": "+86 931 0000000" }], "note": "第一行\n第二行；=1+1" }),
        json!({ "name": "只有名称的单位", "note": "-见附件" }),
        json!({ "name": "O'Neill & Sons <测试>", "list_code": "=2+3", "region": "甘肃省兰州市" }),
    ] {
        let request = json!({ "record": organisation });
        dispatch(&mut place.session, "organisation_add", request).unwrap();
    }
    for result in [
        json!({ "title": "一种材料", "owner_name": "示例大学", "application_number": "CN202010000001.9",
            "other_numbers": ["2020SR0000001", "0123"], "patent_kind": "发明",
            "finishers": [{ "name": "张甲", "share": "1/2" }, { "name": "李乙", "share": "1/2" }], "trl": 6, "industry": "C26",
            "region": "620100", "funding": "财政资金", "is_service_result": true, "applied_on": "2020-01-02",
            "granted_on": "2022-03-04", "asking_amount": "1200000.05", "ipc": "C08L 1/02", "legal_status": "授权",
            "summary": "示例摘要。\n\"第二行\"", "note": "@备注" }),
        json!({ "title": "=一种方法", "owner_name": "A, B & Co", "finishers": [{ "name": "Li, Wei" }], "is_service_result": false }),
        json!({ "title": "没有持有人", "finishers": [{ "name": "Li Wei" }, { "name": "Wang, Fang" }] }),
    ] {
        let request = json!({ "record": result });
        dispatch(&mut place.session, "result_add", request).unwrap();
    }
    place
}

fn sorted(mut values: Vec<Value>) -> Vec<Value> {
    // Shares and links do not travel in a list.
    for value in &mut values {
        value.as_object_mut().unwrap().remove("owner_unit");
        for finisher in value["finishers"].as_array_mut().into_iter().flatten() {
            finisher["share"] = Value::Null;
        }
    }
    values.sort_by_key(Value::to_string);
    values
}

#[test]
fn an_export_imports_unchanged_and_makes_an_equal_desk() {
    for (name, more) in [
        ("out.xlsx", json!({})),
        ("english.xlsx", json!({ "language": "en" })),
        ("out.csv", json!({})),
        ("gb.csv", json!({ "encoding": "gb18030", "language": "en" })),
    ] {
        let mut place = full();
        for list in ["organisations", "results"] {
            let name = format!("{list}-{name}");
            let written = export(&mut place, list, &name, more.clone());
            assert_eq!(written.rows, 3);
            let same = place.import_file(list, &written.file, json!({}));
            assert_eq!(counts(&same), [0, 0, 3, 0], "{name} {:?}", same.refused);
            let mut other = Place::new();
            let copied = other.import_file(list, &written.file, json!({}));
            assert_eq!(counts(&copied), [3, 0, 0, 0], "{name} {:?}", copied.refused);
            if list == "organisations" {
                assert_eq!(sorted(other.organisation_fields()), sorted(place.organisation_fields()), "{name}");
            } else {
                assert_eq!(sorted(other.result_fields()), sorted(place.result_fields()), "{name}");
            }
            other.assert_sound();
        }
    }
}

#[test]
fn what_is_sought_is_exported_alone() {
    let mut place = full();
    let written = export(&mut place, "organisations", "found.csv", json!({ "search": "示例大学" }));
    assert_eq!((written.rows, written.is_all), (1, true));
    assert!(fs::read_to_string(&written.file).unwrap().contains("91110000MA0100001F"));
    let finisher = export(&mut place, "results", "finisher.csv", json!({ "search": "张甲" }));
    assert_eq!(finisher.rows, 1);
    let none = export(&mut place, "results", "none.csv", json!({ "search": "没有这个" }));
    assert_eq!(none.rows, 0);
    assert_eq!(export(&mut place, "results", "all.csv", json!({ "search": " " })).rows, 3);
}

#[test]
fn a_template_imports_as_nothing_and_filled_in_as_its_rows() {
    for (list, language) in [("organisations", "zh"), ("organisations", "en"), ("results", "zh"), ("results", "en")] {
        let mut place = Place::new();
        let file = place.path("template.xlsx");
        let request = json!({ "list": list, "file": file, "language": language });
        place.session.reader().template_save(serde_json::from_value(request.clone()).unwrap()).unwrap();
        let report = place.import_file(list, file.to_str().unwrap(), json!({}));
        assert_eq!((counts(&report), report.warnings_total), ([0, 0, 0, 0], 0), "{list} {language} {:?}", report.warnings);
        let error = place.session.reader().template_save(serde_json::from_value(request).unwrap()).unwrap_err();
        assert_eq!((error.code, error.field.as_str()), (Code::FileExists, "file"));

        let kind: domain::list::ListKind = serde_json::from_value(json!(list)).unwrap();
        let headings = kind.fields().iter().map(|field| if language == "zh" { field.heading_zh() } else { field.heading_en() });
        let examples = kind.fields().iter().map(|field| field.example.to_owned());
        let line = |cells: Vec<String>| cells.join(",") + "\n";
        let filled = line(headings.collect()) + &line(examples.collect());
        let report = place.import(list, &filled, json!({}));
        assert_eq!(counts(&report), [1, 0, 0, 0], "{list} {language} {:?}", report.refused);
    }
}

#[test]
fn refused_rows_are_saved_mended_and_imported() {
    let rows = "名单\n成果名称,申请号,技术成熟度\n甲,CN202010000001.9,6\n乙,CN87101357.6,66\n,CN85102475,3\n";
    for name in ["refused.csv", "refused.xlsx"] {
        let mut place = Place::new();
        let refused = place.path(name);
        let report = place.import("results", rows, json!({ "refused_rows": refused }));
        assert_eq!(
            (counts(&report), refusals(&report)),
            ([1, 0, 0, 2], vec![(4, Reading(IntakeCode::NumberUnreadable)), (5, Reading(IntakeCode::RequiredEmpty))])
        );
        assert_eq!(report.refused_rows_file.as_deref(), refused.to_str());
        if name.ends_with("csv") {
            let text = fs::read_to_string(&refused).unwrap();
            assert!(text.contains("未导入原因") && text.contains("66") && !text.contains("甲,"), "{text}");
            let mended = text.replace(",66,", ",6,").replace("\n,CN85102475", "\n丙,CN85102475");
            fs::write(&refused, mended).unwrap();
            assert_eq!(counts(&place.import_file("results", refused.to_str().unwrap(), json!({}))), [2, 0, 0, 0]);
        } else {
            assert_eq!(counts(&place.import_file("results", refused.to_str().unwrap(), json!({}))), [0, 0, 0, 2]);
        }
        place.assert_sound();
    }
}

#[test]
fn no_file_is_written_over_another() {
    let mut place = Place::new();
    let file = place.file("list.csv", "成果名称,申请号,技术成熟度\n甲,CN202010000001.9,66\n");
    let place_of = |refused: &str, overwrite| json!({ "refused_rows": refused, "overwrite": overwrite });
    let other = place.file("other.csv", "mine");
    for more in [place_of(&file, false), place_of(&file, true), place_of(&other, false)] {
        let error = place.session.import_run(crate::support::request("results", &file, more)).unwrap_err();
        assert_eq!((error.code, error.field.as_str()), (Code::FileExists, "refused_rows"));
    }
    assert_eq!(fs::read_to_string(&other).unwrap(), "mine");
    let report = place.import_file("results", &file, place_of(&other, true));
    assert!(report.refused_rows_file.is_some() && fs::read_to_string(&other).unwrap().contains("未导入原因"));
    let unknown = crate::support::request("results", &file, json!({ "refused_rows": place.path("no.pdf") }));
    assert_eq!(place.session.import_run(unknown).unwrap_err().code, Code::ListFormat);
}
