//! Codes as words in lists: read in either form, doubted at their cell where no table knows them, filled from what a number says.

use app::list::import::ImportReport;
use serde_json::{Value, json};

use crate::support::{Place, counts};

const ROWS: &str = "\
企业名称,信用代码,所属地区,所属行业
甲厂,,甘肃 兰州,家具制造业21
乙厂,,620102,C40 仪器仪表制造业
丙厂,,鼓楼区,新能源
";

/// The codes of what is doubted, row by row.
fn doubts(report: &ImportReport) -> Vec<Value> {
    report.warnings.iter().map(|note| serde_json::to_value(note.code).unwrap()).collect()
}

#[test]
fn a_code_and_a_name_are_one_and_what_no_table_knows_is_said_and_kept() {
    let mut place = Place::new();
    let report = place.import("organisations", ROWS, json!({}));
    assert_eq!(counts(&report), [3, 0, 0, 0], "{:?}", report.refused);
    assert_eq!(doubts(&report), ["not_in_table", "several_in_table"]);
    let stored: Vec<_> = place.organisations().into_iter().map(|kept| (kept.record.region, kept.record.industry)).collect();
    let pair = |region: &str, industry: &str| (Some(region.to_owned()), Some(industry.to_owned()));
    assert_eq!(stored, [pair("鼓楼区", "新能源"), pair("620100", "C21"), pair("620102", "C40")]);
    let taken: Vec<_> = report.taken[0].cells.iter().map(|cell| (cell.field, cell.text.as_str())).collect();
    assert_eq!(taken, [("name", "甲厂"), ("roles", "企业"), ("region", "甘肃省兰州市"), ("industry", "C21 家具制造业")]);
    assert_eq!(counts(&place.import("organisations", ROWS, json!({ "match_names": "update" }))), [0, 0, 3, 0]);
}

#[test]
fn a_price_to_be_agreed_and_a_status_of_another_list_are_said() {
    let mut place = Place::new();
    let rows = "成果名称,意向价格（万元）,法律状态,知识产权类型\n涂层,面议,失效,发明专利\n密封,12,有权,\n";
    let report = place.import("results", rows, json!({}));
    assert_eq!(doubts(&report), ["amount_open", "choice_kept"]);
    let stored: Vec<_> = place.result_fields();
    assert_eq!((&stored[1]["legal_status"], &stored[1]["patent_kind"]), (&json!("失效"), &json!("invention")));
    assert_eq!((&stored[0]["legal_status"], &stored[0]["asking_amount"]), (&json!("granted"), &json!("120000.00")));
}

#[test]
fn what_a_number_says_fills_what_is_empty_and_changes_nothing_the_second_time() {
    let mut place = Place::new();
    let firms = "单位名称,统一社会信用代码\n示例厂,91620102MA00000001\n";
    let code = domain::identifier::organisation_check_digit("91620102MA0000000").unwrap();
    let firms = firms.replace("MA00000001", &format!("MA0000000{code}"));
    let report = place.import("organisations", &firms, json!({}));
    let filled: Vec<_> = report.filled.iter().map(|filled| (filled.field, filled.rows)).collect();
    assert_eq!(filled, [("region", 1), ("roles", 1)]);
    assert_eq!(place.organisations()[0].record.region.as_deref(), Some("620102"));
    let again = place.import("organisations", &firms, json!({}));
    assert_eq!((counts(&again), again.filled.len()), ([0, 0, 1, 0], 0));
    let patents = "成果名称,申请号\n一种方法,ZL201610895413.X\n";
    let report = place.import("results", patents, json!({}));
    assert_eq!((report.filled[0].field, place.result_fields()[0]["patent_kind"].clone()), ("patent_kind", json!("invention")));
}
