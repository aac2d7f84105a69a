//! What becomes of rows: by key, by name, twice in one file, undone.

use app::{
    code::Code,
    commands::dispatch,
    list::import::{
        RowCode::{Desk, Reading},
        RowFaultCode, RowNote,
    },
};
use domain::{event::Event, list::ListEvent};
use intake::IntakeCode;
use serde_json::{Value, json};

use crate::support::{Place, counts, refusals, request};

const SCHOOLS: &str = "\
单位名称,统一社会信用代码,类型,地区,联系人,联系电话,备注
示例大学,91110000MA0100001F,高校,甘肃省兰州市,张示例,0931-0000000,第一批
示例研究院,,科研院所,甘肃省,,,
";

const RESULTS: &str = "\
成果名称,成果持有单位,申请号,完成人,意向价格（元）,申请日,技术成熟度
一种材料,示例大学,CN202010000001.9,张甲、李乙,1200000.50,2020-01-02,6
一种方法,示例大学,,王丙,,,
";

fn nothing() -> Value {
    json!({})
}

#[test]
fn a_list_comes_in_once_and_then_says_nothing_new() {
    let mut place = Place::new();
    let first = place.import("organisations", SCHOOLS, nothing());
    assert_eq!(counts(&first), [2, 0, 0, 0]);
    assert_eq!(place.entries(), 2, "the desk's first entry, and one for the whole import");
    let events = place.desk().events(2).unwrap();
    let Some(Event::List(ListEvent::Imported { import })) = events.last() else { panic!("{events:?}") };
    assert_eq!((import.added, import.mapping.encoding, import.file_hash.len()), (2, Some(intake::TextEncoding::Utf8), 64));
    assert_eq!((events.len(), first.import), (3, Some(import.id)));
    assert!(!serde_json::to_string(&events).unwrap().contains("张示例"), "no person's name stands in the journal");

    let again = place.import("organisations", SCHOOLS, nothing());
    assert_eq!((counts(&again), again.import), ([0, 0, 2, 0], None));
    assert_eq!(place.entries(), 2, "what changes nothing leaves no entry");

    let changed = SCHOOLS.replace("甘肃省兰州市", "甘肃省天水市");
    assert_eq!(counts(&place.import("organisations", &changed, nothing())), [0, 1, 1, 0]);
    assert_eq!(place.organisations()[0].record.region.as_deref(), Some("620500"));
    place.assert_sound();
}

#[test]
fn what_a_file_leaves_empty_stays() {
    let mut place = Place::new();
    place.import("organisations", SCHOOLS, nothing());
    place.import("results", RESULTS, nothing());
    let (schools, results) = (place.organisation_fields(), place.result_fields());
    let thin = "单位名称,统一社会信用代码,地区\n示例大学,91110000MA0100001F,\n";
    assert_eq!(counts(&place.import("organisations", thin, nothing())), [0, 0, 1, 0]);
    let thin = "成果名称,申请号,摘要\n一种材料,CN202010000001.9,示例摘要。\n";
    assert_eq!(counts(&place.import("results", thin, nothing())), [0, 1, 0, 0]);
    assert_eq!(place.organisation_fields(), schools);
    let mut wanted = results;
    let material = wanted.iter_mut().find(|result| result["title"] == "一种材料").unwrap();
    material["summary"] = json!("示例摘要。");
    assert_eq!(place.result_fields(), wanted);
    place.assert_sound();
}

#[test]
fn one_choice_decides_about_names() {
    let named = "单位名称,地区\n示例大学,甘肃省天水市\n示例研究院,甘肃省\n新单位,甘肃省\n";
    for (choice, wanted, outcomes) in [
        (json!({}), [1, 0, 1, 1], ["refused", "unchanged"]),
        (json!({ "match_names": "refuse" }), [1, 0, 1, 1], ["refused", "unchanged"]),
        (json!({ "match_names": "update" }), [1, 1, 1, 0], ["taken", "unchanged"]),
        (json!({ "match_names": "new" }), [3, 0, 0, 0], ["new", "new"]),
    ] {
        let mut place = Place::new();
        // The institute's record says exactly what its row will say, so that nothing is to be decided about it.
        place.import("organisations", &SCHOOLS.replace("示例研究院,,科研院所", "示例研究院,,"), nothing());
        let report = place.import("organisations", named, choice.clone());
        assert_eq!(counts(&report), wanted, "{choice}");
        let matches: Vec<_> = report.name_matches.iter().map(|found| json!([found.row, found.name, found.outcome])).collect();
        assert_eq!(matches, [json!([2, "示例大学", outcomes[0]]), json!([3, "示例研究院", outcomes[1]])], "{choice}");
        if wanted[3] > 0 {
            assert_eq!(refusals(&report), [(2, Desk(RowFaultCode::NameMatch))]);
        }
        place.assert_sound();
    }
}

#[test]
fn a_new_key_and_a_known_name_are_not_joined_silently() {
    let mut place = Place::new();
    place.import("organisations", SCHOOLS, nothing());
    let keyed = "单位名称,统一社会信用代码\n示例研究院,11100000000013338W\n";
    assert_eq!(refusals(&place.import("organisations", keyed, nothing())), [(2, Desk(RowFaultCode::NameMatch))]);
    let other = keyed.replace("示例研究院", "示例大学");
    assert_eq!(counts(&place.import("organisations", &other, nothing())), [1, 0, 0, 0], "another code is another organisation");
    assert_eq!(counts(&place.import("organisations", SCHOOLS, nothing())), [0, 0, 2, 0]);
    place.assert_sound();
}

#[test]
fn a_title_without_its_owner_is_only_a_name() {
    let mut place = Place::new();
    assert_eq!(counts(&place.import("results", RESULTS, nothing())), [2, 0, 0, 0]);
    let rows = "\
成果名称,成果持有单位,申请号,行业
一种方法,示例大学,,C26
一种方法,别的大学,,C26
一种材料,示例大学,CN87101357.6,C26
";
    let report = place.import("results", rows, nothing());
    assert_eq!((counts(&report), refusals(&report)), ([1, 1, 0, 1], vec![(3, Desk(RowFaultCode::NameMatch))]));
    place.assert_sound();
}

#[test]
fn a_key_twice_in_one_file_needs_one_answer() {
    let mut place = Place::new();
    let rows = "\
单位名称,统一社会信用代码,名单内编号,地区
示例大学,91110000MA0100001F,,甘肃省
示例大学,91110000ma0100001f,,甘肃省
示例大学,91110000MA0100001F,,青海省
甲学院,,4162000001,甘肃省
乙学院,,4162000001,甘肃省
同名,,,甘肃省
同名,,,青海省
";
    let report = place.import("organisations", rows, nothing());
    assert_eq!(counts(&report), [4, 0, 1, 2]);
    assert_eq!(refusals(&report), [(4, Desk(RowFaultCode::RepeatedKey)), (6, Desk(RowFaultCode::RepeatedKey))]);
    assert!(report.refused[0].reason.message.contains("第 2 行"));
    let doubts: Vec<_> = report.warnings.iter().map(|warning| (warning.row, warning.code)).collect();
    assert!(doubts.contains(&(Some(8), Desk(RowFaultCode::NameRepeated))), "{doubts:?}");
    place.assert_sound();
}

#[test]
fn a_key_of_several_records_is_refused() {
    let mut place = Place::new();
    for title in ["甲", "乙"] {
        let result = json!({ "record": { "title": title, "application_number": "CN202010000001.9" } });
        dispatch(&mut place.session, "result_add", result).unwrap();
    }
    let rows = "成果名称,申请号,行业\n甲,CN202010000001.9,C26\n";
    assert_eq!(refusals(&place.import("results", rows, nothing())), [(2, Desk(RowFaultCode::AmbiguousKey))]);
    let same = "成果名称,申请号,行业\n乙,CN202010000001.9,\n";
    assert_eq!(counts(&place.import("results", same, nothing())), [0, 0, 1, 0], "one of them says just this");
}

#[test]
fn a_person_who_stays_keeps_their_reference() {
    let mut place = Place::new();
    place.import("results", RESULTS, nothing());
    let finishers =
        |place: &Place| place.results().into_iter().find(|result| result.record.title == "一种材料").unwrap().record.finishers;
    let before = finishers(&place);
    let report = place.import("results", &RESULTS.replace("张甲、李乙", "李乙、赵丁"), nothing());
    assert_eq!(counts(&report), [0, 1, 1, 0]);
    let after = finishers(&place);
    assert_eq!(after[0], before[1]);
    assert!(before.iter().all(|finisher| place.person(&finisher.name) != place.person(&after[1].name)));

    place.import("organisations", SCHOOLS, nothing());
    let contact = |place: &Place| place.organisations()[0].record.contacts[0].clone();
    let before = contact(&place);
    place.import("organisations", &SCHOOLS.replace("0931-0000000", "0931-1111111"), nothing());
    assert_eq!(contact(&place).name, before.name, "the same person's new number");
    assert_eq!(place.person(&contact(&place).phone), place.person(&before.name));
    place.import("organisations", &SCHOOLS.replace("张示例", "李示例"), nothing());
    assert_ne!(place.person(&contact(&place).name), place.person(&before.name), "another name is another person");
    place.assert_sound();
}

#[test]
fn agreed_shares_stand_against_other_finishers() {
    let mut place = Place::new();
    let result = json!({ "record": {
        "title": "一种方法", "owner_name": "示例大学",
        "finishers": [{ "name": "王丙", "share": "1/2" }, { "name": "赵丁", "share": "1/2" }],
    } });
    dispatch(&mut place.session, "result_add", result).unwrap();
    assert_eq!(refusals(&place.import("results", RESULTS, nothing())), [(3, Desk(RowFaultCode::FinishersShared))]);
    let turned = RESULTS.replace("王丙", "赵丁、王丙");
    assert_eq!(counts(&place.import("results", &turned, nothing())), [0, 1, 1, 0]);
    assert!(place.results().iter().any(|result| result.record.finishers.iter().all(|finisher| finisher.share.is_some())));
    place.assert_sound();
}

#[test]
fn an_owner_is_linked_only_where_names_decide() {
    let mut place = Place::new();
    place.import("organisations", SCHOOLS, nothing());
    let report = place.import("results", RESULTS, nothing());
    let told: Vec<_> = report.warnings.iter().filter(|warning| warning.code == Desk(RowFaultCode::OwnerNotLinked)).collect();
    assert_eq!((told.len(), report.added), (1, 2), "once for the owner of both rows");
    assert!(place.results().iter().all(|result| result.record.owner_unit.is_none()));

    let linked = place.import("results", RESULTS, json!({ "match_names": "update" }));
    assert_eq!(counts(&linked), [0, 2, 0, 0]);
    let university = place.organisations()[0].id;
    assert!(place.results().iter().all(|result| result.record.owner_unit == Some(university)));
    assert_eq!(counts(&place.import("results", RESULTS, nothing())), [0, 0, 2, 0]);
    place.assert_sound();
}

#[test]
fn an_import_is_one_undo() {
    let mut place = Place::new();
    place.import("organisations", SCHOOLS, nothing());
    let before = place.organisation_fields();
    let moved = SCHOOLS.replace("甘肃省,", "青海省,") + "示例公司,11100000000013338W,企业,,,,\n";
    assert_eq!(counts(&place.import("organisations", &moved, json!({ "match_names": "update" }))), [1, 1, 1, 0]);
    let undone = place.session.undo(app::wire::Nothing {}).unwrap();
    assert!(undone.kept.is_empty());
    assert_eq!(undone.undone.changes, 2);
    assert_eq!(place.organisation_fields(), before);
    place.assert_sound();
}

#[test]
fn undoing_an_import_keeps_the_row_that_was_touched_since() {
    let mut place = Place::new();
    let report = place.import("organisations", SCHOOLS, nothing());
    let touched = place.organisations().into_iter().find(|record| record.record.name == "示例研究院").unwrap();
    let change = json!({ "id": touched.id, "record": { "name": "示例研究院", "region": "青海省" } });
    dispatch(&mut place.session, "organisation_change", change).unwrap();
    let undo = |place: &mut Place| {
        let request = json!({ "import": report.import });
        place.session.import_undo(serde_json::from_value(request).unwrap())
    };
    let undone = undo(&mut place).unwrap();
    let kept: Vec<_> = undone.kept.iter().map(|row| (row.name.as_str(), row.touched_by)).collect();
    assert_eq!((undone.entry, kept), (2, vec![("示例研究院", 3)]));
    assert_eq!(place.organisations().iter().map(|record| record.record.name.as_str()).collect::<Vec<_>>(), ["示例研究院"]);
    assert_eq!(undo(&mut place).unwrap_err().code, Code::ImportUnknown, "once");
    place.assert_sound();
    // A redo brings back what the undo had taken back, and does not add a second time what it had kept.
    place.session.redo(app::wire::Nothing {}).unwrap();
    assert_eq!(place.organisations().len(), 2);
    place.assert_sound();
    undo(&mut place).unwrap();
    assert_eq!(place.organisations().iter().map(|record| record.record.name.as_str()).collect::<Vec<_>>(), ["示例研究院"]);
    place.assert_sound();
}

#[test]
fn a_dry_run_says_the_same_and_does_nothing() {
    let mut place = Place::new();
    let head = place.desk().head().unwrap();
    let dry = place.import("organisations", SCHOOLS, json!({ "dry_run": true }));
    assert_eq!((counts(&dry), dry.is_dry_run, dry.import), ([2, 0, 0, 0], true, None));
    assert_eq!(place.desk().head().unwrap(), head);
    assert_eq!(place.organisations(), []);
    place.assert_sound();
    assert_eq!(counts(&place.import("organisations", SCHOOLS, nothing())), [2, 0, 0, 0]);
}

#[test]
fn a_mapping_is_remembered_for_the_next_list_of_its_form() {
    let mut place = Place::new();
    let rows = "单位,信用代码,内部说法\n示例大学,91110000MA0100001F,甘肃省\n";
    let file = place.file("list.csv", rows);
    let inspect = |place: &mut Place| {
        let request = json!({ "list": "organisations", "file": file });
        place.session.reader().import_inspect(serde_json::from_value(request).unwrap()).unwrap()
    };
    let first = inspect(&mut place);
    assert!(!first.is_remembered);
    let mut mapping = first.inspection.mapping;
    mapping.columns[2].field = Some("region".to_owned());
    place.import_file("organisations", &file, json!({ "mapping": mapping }));
    let second = inspect(&mut place);
    assert_eq!((second.is_remembered, second.inspection.mapping), (true, mapping));
    let next = place.import("organisations", &rows.replace("甘肃省", "青海省"), nothing());
    assert_eq!((counts(&next), place.organisations()[0].record.region.as_deref()), ([0, 1, 0, 0], Some("630000")));
}

#[test]
fn a_question_waits_for_its_answer() {
    let mut place = Place::new();
    let rows = "成果名称,申请号,意向价格\n甲,CN202010000001.9,120\n乙,CN87101357.6,80\n";
    let file = place.file("list.csv", rows);
    let error = place.session.import_run(request("results", &file, nothing())).unwrap_err();
    assert_eq!((error.code, error.field.as_str()), (Code::AmountUnit, "mapping"));
    assert_eq!(error.detail.unwrap()["problems"][0]["field"], "asking_amount");
    let asked = json!({ "list": "results", "file": file });
    let mut mapping = place.session.reader().import_inspect(serde_json::from_value(asked).unwrap()).unwrap().inspection.mapping;
    mapping.columns[2].unit = serde_json::from_value(json!("wan")).unwrap();
    assert_eq!(counts(&place.import_file("results", &file, json!({ "mapping": mapping }))), [2, 0, 0, 0]);
    assert_eq!(place.results().iter().filter_map(|result| result.record.asking_amount).max().unwrap().to_string(), "1200000.00");
    assert_eq!(counts(&place.import_file("results", &file, nothing())), [0, 0, 2, 0], "the answer is remembered");
}

#[test]
fn warnings_are_listed_up_to_a_thousand_and_counted_beyond() {
    let mut place = Place::new();
    let rows: String = (0..1500).map(|n| format!("单位{n},{:015}\n", 370_000_000_000_000_u64 + n)).collect();
    let report = place.import("organisations", &format!("单位名称,注册号\n{rows}"), nothing());
    assert_eq!((report.added, report.warnings.len(), report.warnings_total), (1500, 1000, 1500));
}

#[test]
fn a_name_that_nobody_can_tell_apart_is_never_a_second_record_unsaid() {
    let mut place = Place::new();
    let list = |name: &str| format!("单位名称,地区\n{name},示例省\n");
    place.import("organisations", &list("示例高新技术（样本）有限公司"), nothing());
    for name in [
        "示例高新技术(样本)有限公司",
        "示例高新技术\u{200b}（样本）有限公司",
        "示例\u{a0}高新技术（样本）有限公司",
        "示例⾼新技术（样本）有限公司",
        "示例高新技术﹙样本﹚有限公司",
        "示例高新技术（样本）有限公司\u{202c}",
    ] {
        let report = place.import("organisations", &list(name), nothing());
        assert_eq!(counts(&report)[0], 0, "{name:?}");
    }
    assert_eq!(counts(&place.import("organisations", &list("示例高新技術（样本）有限公司"), nothing()))[0], 1);
}

#[test]
fn a_publication_number_comes_in_as_what_it_is() {
    let mut place = Place::new();
    let list = "成果名称,申请号\n一种材料,CN101106276B\n一种方法,CN202010000001.9\n";
    let report = place.import("results", list, nothing());
    assert_eq!(counts(&report), [2, 0, 0, 0]);
    let is_said = |warning: &RowNote| warning.row == Some(2) && warning.code == Reading(IntakeCode::IsPublicationNumber);
    assert!(report.warnings.iter().any(is_said));
    let numbers: Vec<_> = place.results().into_iter().map(|result| result.record).collect();
    let material = numbers.iter().find(|result| result.title == "一种材料").unwrap();
    assert_eq!((material.application_number.as_deref(), material.publication_number.as_deref()), (None, Some("CN101106276B")));
    assert_eq!(counts(&place.import("results", list, nothing())), [0, 0, 2, 0]);
}

#[test]
fn a_twin_in_the_bin_is_named_and_is_not_restored_beside_the_new_one() {
    let mut place = Place::new();
    place.import("organisations", SCHOOLS, nothing());
    let old = place.organisations().into_iter().find(|known| known.record.code.is_some()).unwrap().id;
    dispatch(&mut place.session, "organisation_remove", json!({ "id": old })).unwrap();
    let report = place.import("organisations", SCHOOLS, nothing());
    assert_eq!(counts(&report), [1, 0, 1, 0]);
    assert!(report.warnings.iter().any(|warning| warning.code == Desk(RowFaultCode::TwinInBin) && warning.row == Some(2)));
    assert_eq!(dispatch(&mut place.session, "organisation_restore", json!({ "id": old })).unwrap_err().code, Code::TwinInUse);
    dispatch(&mut place.session, "import_undo", json!({ "import": report.import.unwrap() })).unwrap();
    dispatch(&mut place.session, "organisation_restore", json!({ "id": old })).unwrap();
    place.assert_sound();
}

#[test]
fn a_text_that_is_too_long_is_refused_at_its_cell() {
    let mut place = Place::new();
    let long = "字".repeat(501);
    let list = format!("成果名称,完成人,简介\n一种材料,张甲、{long},短\n{long},,短\n一种方法,张甲,{long}\n");
    let report = place.import("results", &list, nothing());
    assert_eq!(counts(&report), [1, 0, 0, 2], "a summary may be long");
    let said: Vec<_> = report.refused.iter().map(|row| &row.reason).collect();
    assert!(said.iter().all(|note| note.code == Desk(RowFaultCode::TextAboveLimit) && note.message.contains("500")));
    let places: Vec<_> = said.iter().map(|note| (note.row, note.field.as_deref())).collect();
    assert_eq!(places, [(Some(2), Some("finishers")), (Some(3), Some("title"))]);
}

#[test]
fn a_sign_that_turns_the_direction_of_reading_is_refused_at_its_cell() {
    let mut place = Place::new();
    let report = place.import("results", "成果名称,完成人\n一种\u{202e}料材,张甲\n一种方法,\u{202d}李乙\u{202c}\n", nothing());
    assert_eq!(counts(&report), [1, 0, 0, 1]);
    let said = &report.refused[0].reason;
    assert_eq!((said.code, said.row, said.field.as_deref()), (Desk(RowFaultCode::ControlSign), Some(2), Some("title")));
}

#[test]
fn a_price_a_thousand_times_the_usual_one_is_doubted_and_comes_in() {
    let mut place = Place::new();
    let prices = ["1000.00", "2000.00", "3000.00", "4000.00", "2999999.99", "3000000.00"];
    let rows: String = prices.iter().enumerate().map(|(at, price)| format!("材料{at},{price}\n")).collect();
    let report = place.import("results", &format!("成果名称,意向价格（元）\n{rows}"), nothing());
    assert_eq!(counts(&report), [6, 0, 0, 0]);
    let doubted: Vec<_> = report.warnings.iter().map(|note| (note.row, note.field.as_deref(), note.code)).collect();
    assert_eq!(doubted, [(Some(7), Some("asking_amount"), Desk(RowFaultCode::FarAboveMedian))]);
}
