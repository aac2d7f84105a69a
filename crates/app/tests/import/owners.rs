//! What an import gives beyond its rows: owners as organisations, a role for all, and cells put right by hand.

use app::{
    commands::dispatch,
    list::import::RowCode::{Desk, Reading},
    list::import::RowFaultCode,
};
use domain::organisation::Role;
use intake::IntakeCode;
use serde_json::json;

use crate::support::{Place, counts};

const RESULTS: &str = "\
成果名称,成果持有单位,申请号
一种材料,示例大学,CN202010000001.9
一种方法,示例 大学,
一种装置,样本有限公司,
一种工艺,,
";

#[test]
fn owners_that_the_desk_lacks_are_told_and_added_where_that_is_chosen() {
    let mut place = Place::new();
    let told = place.import("results", RESULTS, json!({ "dry_run": true }));
    let owners: Vec<_> = told.new_owners.iter().map(|owner| (owner.row, owner.name.as_str())).collect();
    assert_eq!((owners, told.new_owners_total), (vec![(2, "示例大学"), (4, "样本有限公司")], 2));

    let report = place.import("results", RESULTS, json!({ "add_owners": true }));
    assert_eq!((counts(&report), report.new_owners), ([4, 0, 0, 0], told.new_owners));
    let mut organisations = place.organisations();
    organisations.sort_by(|one, other| other.record.name.cmp(&one.record.name));
    let roles: Vec<_> =
        organisations.iter().map(|known| (known.record.name.as_str(), known.record.roles.first().copied())).collect();
    assert_eq!(roles, [("示例大学", Some(Role::University)), ("样本有限公司", Some(Role::Enterprise))]);
    let owned = |title: &str| place.results().into_iter().find(|known| known.record.title == title).unwrap().record.owner_unit;
    assert_eq!([owned("一种材料"), owned("一种方法")], [Some(organisations[0].id); 2]);
    assert_eq!([owned("一种装置"), owned("一种工艺")], [Some(organisations[1].id), None]);
    assert_eq!(place.entries(), 2, "one entry for the results and their owners");
    place.assert_sound();

    let again = place.import("results", RESULTS, json!({ "add_owners": true, "match_names": "update" }));
    assert_eq!((counts(&again), again.new_owners_total), ([0, 0, 4, 0], 0));
    dispatch(&mut place.session, "undo", json!({})).unwrap();
    assert_eq!((place.results().len(), place.organisations().len()), (0, 0));
    place.assert_sound();
}

#[test]
fn several_owners_in_one_cell_are_no_organisation() {
    let mut place = Place::new();
    let rows = "成果名称,成果持有单位\n一种材料,示例大学、样本有限公司\n一种方法,示例大学、样本有限公司\n一种装置,示例（甲、乙）有限公司\n";
    let report = place.import("results", rows, json!({ "add_owners": true }));
    let names: Vec<String> = place.organisations().into_iter().map(|known| known.record.name).collect();
    assert_eq!((names, report.new_owners_total), (vec!["示例（甲、乙）有限公司".to_owned()], 1));
    let told = report.warnings.iter().filter(|note| note.code == Desk(RowFaultCode::JointOwners)).count();
    assert_eq!(told, 1, "once for each cell's text");
    let kept = place.results().into_iter().filter(|known| known.record.owner_name.as_deref() == Some("示例大学、样本有限公司"));
    assert_eq!(kept.count(), 2, "the text stays as it is");
    place.assert_sound();
}

#[test]
fn an_owner_who_reads_as_a_person_is_no_organisation() {
    let mut place = Place::new();
    let rows = "成果名称,成果持有单位\n一种材料,赵家栋\n一种方法,中科院\n一种装置,欧阳修远\n一种工艺,示例材料研究中心\n";
    let report = place.import("results", rows, json!({ "add_owners": true }));
    let told: Vec<_> = report.new_owners.iter().map(|owner| (owner.name.as_str(), owner.is_person)).collect();
    assert_eq!(told, [("赵家栋", true), ("中科院", false), ("欧阳修远", true), ("示例材料研究中心", false)]);
    let mut names: Vec<String> = place.organisations().into_iter().map(|known| known.record.name).collect();
    names.sort();
    assert_eq!(names, ["中科院", "示例材料研究中心"]);
    assert!(place.results().iter().any(|known| known.record.owner_name.as_deref() == Some("赵家栋")), "the text stays");
    place.assert_sound();
}

/// A deal uses the result alone; its owner stays with it.
#[test]
fn an_import_taken_back_leaves_the_owners_of_the_results_that_stay() {
    let mut place = Place::new();
    let report = place.import("results", RESULTS, json!({ "add_owners": true }));
    let used = place.results().into_iter().find(|known| known.record.title == "一种材料").unwrap();
    let deal = json!({ "deal": { "title": "甲", "results": [used.id] } });
    dispatch(&mut place.session, "deal_open", deal).unwrap();
    let undone = dispatch(&mut place.session, "import_undo", json!({ "import": report.import.unwrap() })).unwrap();
    assert_eq!(undone["kept"].as_array().unwrap().len(), 2, "{undone}");
    let names: Vec<String> = place.organisations().into_iter().map(|known| known.record.name).collect();
    assert_eq!((names, place.results().len()), (vec!["示例大学".to_owned()], 1));
    assert_eq!(place.results()[0].record.owner_unit, Some(place.organisations()[0].id));
    place.assert_sound();
}

#[test]
fn owners_are_added_to_results_that_are_there_and_one_of_the_name_is_no_new_one() {
    let mut place = Place::new();
    place.import("organisations", "单位名称,地区\n样本有限公司,示例省\n", json!({}));
    place.import("results", RESULTS, json!({}));
    let report = place.import("results", RESULTS, json!({ "add_owners": true }));
    assert_eq!((report.new_owners_total, place.organisations().len()), (1, 2));
    let unlinked: Vec<_> = report.warnings.iter().filter(|note| note.code == Desk(RowFaultCode::OwnerNotLinked)).collect();
    assert_eq!((counts(&report)[1], unlinked.len()), (2, 1), "a name alone links to nobody who was there before");
    place.assert_sound();
}

#[test]
fn a_heading_gives_all_organisations_their_role_and_takes_none_away() {
    let mut place = Place::new();
    let firms = "企业名称,统一社会信用代码\n示例公司,91110000MA0100001F\n";
    place.import(
        "organisations",
        &firms.replace("企业名称", "单位名称").replace("\n示", ",类型\n示").replace("1F\n", "1F,投资机构\n"),
        json!({}),
    );
    assert_eq!(counts(&place.import("organisations", firms, json!({}))), [0, 1, 0, 0]);
    assert_eq!(place.organisations()[0].record.roles, [Role::Enterprise, Role::Investor].into());
    assert_eq!(counts(&place.import("organisations", firms, json!({}))), [0, 0, 1, 0]);
    place.assert_sound();
}

#[test]
fn a_cell_put_right_by_hand_comes_in_as_typed() {
    let mut place = Place::new();
    let rows = "成果名称,申请日,意向价格（元）\n一种材料,二〇二〇年,100\n一种方法,2020-01-02,一百左右\n";
    let file = place.file("list.csv", rows);
    let first = place.import_file("results", &file, json!({ "dry_run": true }));
    assert_eq!(counts(&first), [0, 0, 0, 2]);
    let asked = json!({ "file": file, "mapping": first.mapping, "row": 2 });
    let row = dispatch(&mut place.session, "import_row", asked).unwrap();
    assert_eq!(row["cells"][1], json!({ "column": 2, "heading": "申请日", "field": "applied_on", "text": "二〇二〇年" }));

    let corrections = json!([{ "row": 2, "column": 2, "text": "2020-01-01" }, { "row": 3, "column": 3, "text": "" }]);
    let report = place.import_file("results", &file, json!({ "corrections": corrections }));
    assert_eq!(counts(&report), [2, 0, 0, 0]);
    let said: Vec<_> = report.warnings.iter().filter(|note| note.code == Reading(IntakeCode::Corrected)).collect();
    assert!(said.len() == 2 && said[0].message.contains("二〇二〇年"), "{said:?}");
    let mut days: Vec<_> = place.results().into_iter().map(|known| known.record.applied_on.unwrap().to_string()).collect();
    days.sort();
    assert_eq!(days, ["2020-01-01", "2020-01-02"]);
    let events = serde_json::to_string(&place.desk().events(2).unwrap()).unwrap();
    assert!(!events.contains("二〇二〇年"), "what was put right is no part of the mapping that an import keeps");
}
