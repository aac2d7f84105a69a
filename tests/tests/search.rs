//! The search over everything: what is typed finds what stands on the desk, at once and no longer than it stands there.

use domain::Day;
use serde_json::{Value, json};
use tests::bench::Bench;

/// A desk with records of every kind that is found.
struct Desk {
    bench: Bench,
    organisation: String,
    result: String,
    payee: String,
    deal: String,
}

impl Desk {
    fn new() -> Self {
        let mut bench = Bench::new(Day::parse("2026-03-02").unwrap());
        let mut add = |command: &str, request: Value| bench.make(command, request).unwrap();
        let contacts = json!([{ "name": "单晓明", "phone": "0931-8265117", "post": "技术负责人" }]);
        let organisation = add(
            "organisation_add",
            json!({ "record": { "name": "兰州宏建重型机械有限公司", "code": "91620100MA71TEST0X", "contacts": contacts, "tags": ["风电轴承"] } }),
        );
        let finishers = json!([{ "name": "欧阳𠮷" }, { "name": "王伟" }]);
        let result = add(
            "result_add",
            json!({ "record": {
                "title": "3D打印用石墨烯复合材料的制备方法", "owner_name": "兰州理工大学",
                "application_number": "CN202110123456.X", "finishers": finishers,
            } }),
        );
        let payee = add("payee_add", json!({ "record": { "name": "陈经纪", "kind": "individual" } }));
        let deal = add("deal_open", json!({ "deal": { "title": "石墨烯密封件", "results": [result], "client": organisation } }));
        Self { bench, organisation, result, payee, deal }
    }

    /// What is found, as kind and id, the first of each kind first.
    fn found(&mut self, text: &str) -> Vec<(String, String)> {
        let answer = self.bench.call("search", json!({ "text": text })).unwrap();
        let kinds = answer["kinds"].as_array().unwrap().iter();
        kinds
            .flat_map(|kind| {
                let records = kind["records"].as_array().unwrap().iter();
                records.map(|record| (kind["kind"].as_str().unwrap().to_owned(), record["id"].as_str().unwrap().to_owned()))
            })
            .collect()
    }

    fn finds(&mut self, text: &str, expected: &[(&str, &str)]) {
        let expected: Vec<_> = expected.iter().map(|(kind, id)| ((*kind).to_owned(), (*id).to_owned())).collect();
        assert_eq!(self.found(text), expected, "{text}");
    }
}

#[test]
fn every_kind_of_text_finds_its_record() {
    let mut desk = Desk::new();
    let (organisation, result, payee, deal) =
        (desk.organisation.clone(), desk.result.clone(), desk.payee.clone(), desk.deal.clone());
    // It is the organisation's own name, and of the deal only its client's.
    let client = [("organisation", organisation.as_str()), ("deal", deal.as_str())];
    for typed in ["宏建", "兰州宏建重型机械有限公司", "lzhj", "lanzhouhongj", "机械 宏建", "zxjx", "cxjx"] {
        desk.finds(typed, &client);
    }
    for typed in ["9162", "风电", "MA71TEST", "单晓明", "sxm", "danxiaoming", "0931-8265117", "5117", "8265117"] {
        desk.finds(typed, &[("organisation", &organisation)]);
    }
    for typed in ["制备", "3ddy", "CN202110123456.X", "2021101", "３Ｄ打印", "王伟", "ouyang", "𠮷", "石墨烯 理工大学"]
    {
        desk.finds(typed, &[("result", &result)]);
    }
    desk.finds("smx", &[("deal", &deal), ("result", &result)]);
    desk.finds("chenjingji", &[("payee", &payee)]);
    for typed in ["", "  ", "--", "查无此名", "宏建重工", "qqqxyz", "技术负责人", "*", "\" OR \"h"] {
        desk.finds(typed, &[]);
    }
}

#[test]
fn numbers_notes_and_next_actions_lead_to_their_deal() {
    let mut desk = Desk::new();
    let deal = desk.deal.clone();
    let next = json!({ "what": "寄样品给赵工", "on": "2026-03-10" });
    desk.bench.call("note_log", json!({ "id": deal, "text": "对方要看中试报告", "next": next })).unwrap();
    desk.finds("中试报告", &[("deal", &deal)]);
    desk.finds("赵工", &[("deal", &deal)]);
    let next = json!({ "what": "催合同", "on": "2026-03-12" });
    desk.bench.call("next_action_set", json!({ "id": deal, "next": next })).unwrap();
    desk.finds("赵工", &[]);
    desk.bench.call("undo", json!({})).unwrap();
    desk.finds("赵工", &[("deal", &deal)]);
}

#[test]
fn what_is_changed_binned_or_taken_back_is_found_as_it_stands() {
    let mut desk = Desk::new();
    let (organisation, deal) = (desk.organisation.clone(), desk.deal.clone());
    let both = [("organisation", organisation.as_str()), ("deal", deal.as_str())];
    let renamed = json!({ "id": organisation, "record": { "name": "天水星火机床有限公司" } });
    desk.bench.call("organisation_change", renamed).unwrap();
    desk.finds("星火", &both);
    for gone in ["宏建", "单晓明", "9162"] {
        desk.finds(gone, &[]);
    }
    desk.bench.call("undo", json!({})).unwrap();
    desk.finds("宏建", &both);
    desk.finds("单晓明", &[("organisation", &organisation)]);
    desk.bench.call("deal_remove", json!({ "id": deal })).unwrap();
    desk.finds("宏建", &[("organisation", &organisation)]);
    desk.bench.call("deal_restore", json!({ "id": deal })).unwrap();
    desk.finds("宏建", &both);
}

/// The pieces of an erased name are gone from the file, not only from the answers.
#[test]
fn an_erased_person_is_gone_from_the_index() {
    let mut desk = Desk::new();
    let pieces = "h王伟";
    assert!(index_holds(&desk, pieces), "王伟 was put in");
    let persons = desk.bench.call("person_list", json!({ "search": "王伟" })).unwrap();
    desk.bench.call("person_erase", json!({ "ids": [persons["persons"][0]["id"]] })).unwrap();
    desk.finds("王伟", &[]);
    assert!(!index_holds(&desk, pieces));
    assert_eq!(desk.bench.call("person_list", json!({ "search": "王伟" })).unwrap()["total"], json!(0));
    desk.finds("欧阳", &[("result", &desk.result.clone())]);
}

fn index_holds(desk: &Desk, piece: &str) -> bool {
    let db = &desk.bench.desk().folder().connection;
    let mut blocks = db.prepare("SELECT block FROM search_personal_data").unwrap();
    let blocks: Vec<Vec<u8>> = blocks.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
    // Terms share their beginnings, so the second half is looked for.
    blocks.iter().any(|block| block.windows(4).any(|bytes| bytes == &piece.as_bytes()[piece.len() - 4..]))
}

#[test]
fn an_index_built_anew_finds_the_same() {
    let mut desk = Desk::new();
    let typed = ["宏建", "smx", "单晓明", "陈经纪", "5117", "2021101", "ouyang"];
    let before: Vec<_> = typed.iter().map(|text| desk.found(text)).collect();
    desk.bench.call("search_rebuild", json!({})).unwrap();
    let after: Vec<_> = typed.iter().map(|text| desk.found(text)).collect();
    assert_eq!(before, after);
    assert!(before.iter().all(|found| !found.is_empty()));
    assert_eq!(desk.bench.call("desk_check", json!({})).unwrap()["is_sound"], json!(true));
}

#[test]
fn what_fits_best_comes_first() {
    let mut desk = Desk::new();
    for name in ["海东宏建", "宏建机械", "宏建", "红江设备"] {
        desk.bench.call("organisation_add", json!({ "record": { "name": name } })).unwrap();
    }
    let names = |desk: &mut Desk, text: &str| {
        let answer = desk.bench.call("search", json!({ "text": text })).unwrap();
        let organisations =
            answer["kinds"].as_array().unwrap().iter().find(|kind| kind["kind"] == "organisation").unwrap().clone();
        let names = organisations["records"].as_array().unwrap().iter().map(|record| record["name"].as_str().unwrap().to_owned());
        names.collect::<Vec<_>>()
    };
    assert_eq!(names(&mut desk, "宏建"), ["宏建", "宏建机械", "海东宏建", "兰州宏建重型机械有限公司"]);
    assert_eq!(names(&mut desk, "hj")[..2], ["红江设备", "宏建"]);
}

/// What fits well is not left out where far readings are many and newer.
#[test]
fn what_fits_best_is_found_among_many() {
    let mut desk = Desk::new();
    let mut add = |name: String| desk.bench.call("organisation_add", json!({ "record": { "name": name } })).unwrap();
    add("led".to_owned());
    add("新型LED驱动".to_owned());
    for number in 0..120 {
        add(format!("第{number}家绿地农业"));
        add(format!("led显示{number}"));
    }
    let answer = desk.bench.call("search", json!({ "text": "led" })).unwrap();
    let found = &answer["kinds"][0];
    assert_eq!((&found["total"], &found["is_all"]), (&json!(100), &json!(false)));
    assert_eq!((&found["records"][0]["name"], &found["records"][1]["name"]), (&json!("led"), &json!("led显示0")));
    let answer = desk.bench.call("search", json!({ "text": "ldny", "kind": "organisation" })).unwrap();
    assert_eq!(answer["kinds"][0]["records"][0]["name"], "第119家绿地农业");
    assert_eq!(answer["kinds"][0]["records"][0]["name_pieces"], json!([{ "from": 5, "to": 9 }]));
    assert_eq!(desk.bench.call("search", json!({ "text": "ldny", "kind": "payee" })).unwrap()["kinds"], json!([]));
}
