//! The columns that lists are read from say what the deals' files say, also while everything is taken back step by step.

mod desk;

use serde_json::{Value, json};

use crate::desk::Desk;

impl Desk {
    /// The day's instalments, and whether the deal stands behind its facts, against the deal's page; and the journal gives what the
    /// tables hold.
    fn assert_holds(&mut self, deal: &Value) -> Vec<(String, String)> {
        let report = self.ask("desk_check", json!({}));
        assert_eq!(report["faults"], json!([]));
        let day = self.ask("today_page", json!({}));
        let due = day["due"].as_array().unwrap().iter().flat_map(|row| row["instalments"].as_array().unwrap());
        let shown: Vec<_> = due.map(|row| (text(&row["due_on"]), text(&row["amount"]))).collect();
        let page = self.ask("deal_page", json!({ "id": deal }));
        let behind: Vec<&Value> = day["behind"].as_array().unwrap().iter().map(|row| &row["ahead"]).collect();
        assert_eq!(behind, page["ahead"].as_object().map(|ahead| &ahead["stage"]).into_iter().collect::<Vec<_>>());
        let planned = page["instalments"].as_array().unwrap().iter();
        let open = planned.filter(|row| row["open"] != "0.00" && row["planned"]["due_on"] != Value::Null);
        let mut open: Vec<_> = open.map(|row| (text(&row["planned"]["due_on"]), text(&row["open"]))).collect();
        open.sort();
        assert_eq!(shown, open);
        shown
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn due(day: &str, amount: &str) -> (String, String) {
    (day.to_owned(), amount.to_owned())
}

#[test]
fn instalments_follow_contract_and_ledger_there_and_back() {
    let mut desk = Desk::new();
    let [seller, buyer] = ["供方", "需方"].map(|name| desk.made("organisation_add", json!({ "record": { "name": name } })));
    let deal = desk.made("deal_open", json!({ "deal": { "title": "甲", "client": buyer }, "on": "2026-01-05" }));
    let first = json!({ "kind": "upfront", "amount": "100.00", "due_on": "2026-02-01" });
    let second = json!({ "kind": "milestone", "amount": "50.00", "due_on": "2026-03-01" });
    let money = json!({ "price": "200.00", "instalments": [first, second, { "kind": "milestone", "amount": "50.00" }] });
    let contract = json!({
        "deal": deal, "number": "1", "kind": "transfer", "seller": seller, "buyer": buyer, "signed_on": "2026-01-10", "money": money,
    });
    desk.ask("contract_sign", contract);
    assert_eq!(desk.assert_holds(&deal), [due("2026-02-01", "100.00"), due("2026-03-01", "50.00")]);

    let page = desk.ask("deal_page", json!({ "id": deal }));
    let ids: Vec<Value> = page["instalments"].as_array().unwrap().iter().map(|row| row["planned"]["id"].clone()).collect();
    let receive = |amount: &str, on: &str, instalment: &Value| json!({ "deal": deal, "covers": "upfront", "amount": amount, "received_on": on, "instalment": instalment });
    desk.ask("receipt_record", receive("60.00", "2026-02-02", &ids[0]));
    let receipt = desk.made("receipt_record", receive("40.00", "2026-02-03", &ids[0]));
    assert_eq!(desk.assert_holds(&deal), [due("2026-03-01", "50.00")]);
    desk.ask("refund_record", json!({ "deal": deal, "receipt": receipt, "amount": "0.01", "refunded_on": "2026-02-04" }));
    assert_eq!(desk.assert_holds(&deal)[0], due("2026-02-01", "0.01"));

    // The first payment leaves the plan with what came in for it, and comes back with it.
    let without = json!({ "price": "200.00", "instalments": [{ "id": ids[1], "kind": "milestone", "amount": "70.00", "due_on": "2026-03-15" }] });
    desk.ask("contract_amend", json!({ "deal": deal, "from": "2026-02-10", "money": without }));
    desk.ask("receipt_record", receive("20.00", "2026-02-11", &ids[1]));
    assert_eq!(desk.assert_holds(&deal), [due("2026-03-15", "50.00")]);

    desk.ask("deal_remove", json!({ "id": deal }));
    assert_eq!(desk.ask("today_page", json!({}))["due"], json!([]), "what lies in the recycle bin is not expected");
    desk.ask("undo", json!({}));

    let expected: [&[(String, String)]; 6] = [
        &[due("2026-03-15", "70.00")],
        &[due("2026-02-01", "0.01"), due("2026-03-01", "50.00")],
        &[due("2026-03-01", "50.00")],
        &[due("2026-02-01", "40.00"), due("2026-03-01", "50.00")],
        &[due("2026-02-01", "100.00"), due("2026-03-01", "50.00")],
        &[],
    ];
    for expected in expected {
        desk.ask("undo", json!({}));
        assert_eq!(desk.assert_holds(&deal), expected);
    }
}

#[test]
fn a_deal_stands_still_since_its_last_step() {
    let mut desk = Desk::new();
    let deal = desk.made("deal_open", json!({ "deal": { "title": "甲" }, "on": "2026-01-05" }));
    let since = |desk: &mut Desk| {
        let idle = desk.ask("today_page", json!({}))["idle"].clone();
        idle.as_array().unwrap().iter().map(|row| text(&row["since"])).collect::<Vec<_>>()
    };
    assert_eq!(since(&mut desk), ["2026-01-05"]);
    desk.ask("deal_move", json!({ "id": deal, "to": "P01", "on": "2026-02-05", "reason": "r" }));
    assert_eq!(since(&mut desk), ["2026-02-05"]);
    desk.ask("next_action_set", json!({ "id": deal, "next": { "what": "w", "on": "2099-12-31" } }));
    assert_eq!(since(&mut desk), [""; 0], "it waits for its next action");
    desk.ask("undo", json!({}));
    desk.ask("undo", json!({}));
    assert_eq!(since(&mut desk), ["2026-01-05"]);
    desk.ask("deal_move", json!({ "id": deal, "to": "P18", "on": "2026-02-05", "closure": "price" }));
    assert_eq!(since(&mut desk), [""; 0], "it is closed");
}

#[test]
fn the_board_comes_in_pages_and_counts_every_stage() {
    let mut desk = Desk::new();
    let client = desk.made("organisation_add", json!({ "record": { "name": "兰州宏建" } }));
    for n in 0..5 {
        let deal = desk.made("deal_open", json!({ "deal": { "title": format!("项目{n}"), "client": client } }));
        if n == 4 {
            desk.ask("deal_move", json!({ "id": deal, "to": "P01", "reason": "r" }));
        }
        if n == 3 {
            desk.ask("next_action_set", json!({ "id": deal, "next": { "what": "w", "on": "2026-12-01" } }));
        }
    }
    let titles =
        |list: &Value| -> Vec<String> { list["deals"].as_array().unwrap().iter().map(|row| text(&row["title"])).collect() };
    let whole = desk.ask("deal_list", json!({}));
    assert_eq!(titles(&whole), ["项目3", "项目0", "项目1", "项目2", "项目4"], "those with a next day first, by stage");
    assert_eq!(whole["per_stage"], json!([{ "stage": "P00", "count": 4 }, { "stage": "P01", "count": 1 }]));
    assert_eq!(whole["deals"][0]["client"]["name"], "兰州宏建");

    let page = desk.ask("deal_list", json!({ "search": "lzhj", "stage": "P00", "offset": 1, "limit": 2 }));
    assert_eq!((titles(&page), &page["total"]), (vec!["项目0".to_owned(), "项目1".to_owned()], &json!(4)));
    assert_eq!(desk.ask("deal_list", json!({ "search": "zzz" }))["total"], 0);
}

#[test]
fn persons_payees_and_the_bin_come_in_pages() {
    let mut desk = Desk::new();
    for name in ["丙", "甲", "乙"] {
        desk.ask("payee_add", json!({ "record": { "kind": "individual", "name": name } }));
    }
    let payees = desk.ask("payee_page", json!({ "search": "yi" }));
    assert_eq!((&payees["total"], &payees["rows"][0]["record"]["name"]), (&json!(1), &json!("乙")));
    let page = desk.ask("payee_page", json!({ "offset": 1, "limit": 1 }));
    assert_eq!((&page["total"], &page["rows"][0]["record"]["name"]), (&json!(3), &json!("甲")));

    let names =
        |list: &Value| -> Vec<Value> { list["persons"].as_array().unwrap().iter().map(|row| row["name"].clone()).collect() };
    let persons = desk.ask("person_list", json!({}));
    assert_eq!(names(&persons), ["丙", "乙", "甲"]);
    let erased = persons["persons"][0]["id"].clone();
    desk.ask("person_erase", json!({ "ids": [erased] }));
    assert_eq!(names(&desk.ask("person_list", json!({}))), ["乙", "甲"], "nothing is held of who was erased");
    let last = desk.ask("person_list", json!({ "offset": 1, "limit": 5 }));
    assert_eq!((names(&last), &last["total"]), (vec![json!("甲")], &json!(2)));
    assert_eq!(names(&desk.ask("person_list", json!({ "search": "jia" }))), ["甲"]);

    for name in ["b", "a"] {
        let id = desk.made("organisation_add", json!({ "record": { "name": name } }));
        desk.ask("organisation_remove", json!({ "id": id }));
    }
    let deal = desk.made("deal_open", json!({ "deal": { "title": "c" } }));
    desk.ask("deal_remove", json!({ "id": deal }));
    let bin = desk.ask("recycle_bin", json!({ "offset": 1 }));
    let rows: Vec<_> = bin["records"].as_array().unwrap().iter().map(|row| (text(&row["kind"]), text(&row["name"]))).collect();
    assert_eq!((&bin["total"], rows), (&json!(3), vec![due("organisation", "b"), due("deal", "c")]));
}

#[test]
fn several_records_are_changed_in_one_entry_and_one_undo_takes_it_back() {
    let mut desk = Desk::new();
    let mut ids = Vec::new();
    for (name, roles) in [("甲厂", json!(["enterprise"])), ("乙大学", json!(["university"]))] {
        ids.push(desk.made("organisation_add", json!({ "record": { "name": name, "roles": roles, "tags": ["旧"] } })));
    }
    let before = desk.ask("organisation_page", json!({}));
    let patch = json!({ "region": "甘肃 兰州", "roles": ["investor"], "tags": ["重点"], "drop_tags": ["旧"] });
    let request = json!({ "ids": ids, "patch": patch });
    assert_eq!(desk.ask("organisation_change_several", request.clone())["changed"], 2);
    assert_eq!(desk.ask("organisation_change_several", request)["changed"], 0, "they are so already");
    let changed = desk.ask("organisation_view", json!({ "id": ids[1] }))["record"].clone();
    assert_eq!((&changed["region"], &changed["tags"]), (&json!("620100"), &json!(["重点"])));
    assert_eq!(changed["roles"], json!(["university", "investor"]));
    assert_eq!(desk.ask("undo_preview", json!({}))["entry"]["changes"], 2);
    desk.ask("undo", json!({}));
    assert_eq!(desk.ask("organisation_page", json!({})), before);
    assert_eq!(desk.ask("organisation_remove_several", json!({ "ids": ids }))["changed"], 2);
    assert_eq!(desk.ask("organisation_page", json!({}))["total"], 0);
    desk.ask("undo", json!({}));
    assert_eq!(desk.ask("organisation_page", json!({})), before);
}

#[test]
fn a_code_is_found_by_whatever_is_typed_of_it_or_step_by_step() {
    let mut desk = Desk::new();
    let mut first = |request: Value| desk.ask("code_find", request)["entries"][0]["code"].clone();
    for typed in ["兰州", "lanzhou", "lanzs", "620100"] {
        assert_eq!(first(json!({ "scheme": "region", "search": typed })), "620100", "{typed}");
    }
    assert_eq!(first(json!({ "scheme": "region", "within": "620000" })), "620100");
    assert_eq!(first(json!({ "scheme": "industry", "search": "仪器仪表制造业" })), "C40");
    assert_eq!(first(json!({ "scheme": "industry" })), "A");
    // 柳州, 泸州 and 兰州 have the same initials: all the cities come before the counties.
    let found = desk.ask("code_find", json!({ "scheme": "region", "search": "lzs" }))["entries"].clone();
    let cities: Vec<_> =
        found.as_array().unwrap().iter().take_while(|entry| entry["code"].as_str().unwrap().ends_with("00")).collect();
    assert!(cities.iter().any(|city| city["code"] == "620100"), "{cities:?}");
    let way = desk.ask("code_find", json!({ "scheme": "region", "within": "620102" }))["way"].clone();
    assert_eq!(
        way.as_array().unwrap().iter().map(|step| step["code"].clone()).collect::<Vec<_>>(),
        ["620000", "620100", "620102"]
    );
}

#[test]
fn the_values_of_a_facet_are_those_of_what_is_shown() {
    let mut desk = Desk::new();
    for (name, region, industry) in [("甲厂", "620100", "C40"), ("乙厂", "620100", "C21"), ("丙厂", "610100", "C40")] {
        desk.made("organisation_add", json!({ "record": { "name": name, "region": region, "industry": industry } }));
    }
    let mut values = |request: Value| {
        let answer = desk.ask("organisation_facet", request);
        answer["values"].as_array().unwrap().iter().map(|value| value["value"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(values(json!({ "facet": "industry" })).len(), 2);
    let shaanxi = json!([{ "facet": "region", "values": ["610100"] }]);
    assert_eq!(values(json!({ "facet": "industry", "only": shaanxi })), ["C40"]);
    assert_eq!(values(json!({ "facet": "region", "only": shaanxi })).len(), 2, "its own values do not narrow it");
    assert_eq!(values(json!({ "facet": "region", "sought": "乙" })), ["620100"]);
    assert_eq!(values(json!({ "facet": "region", "search": "lanzhou" })), ["620100"]);
}

#[test]
fn a_name_is_one_line_that_says_where_it_stands() {
    let mut desk = Desk::new();
    for title in ["涂层", "密封", "电极"] {
        desk.made("result_add", json!({ "record": { "title": title, "finishers": [{ "name": "王伟" }] } }));
    }
    desk.made(
        "organisation_add",
        json!({ "record": { "name": "甲厂", "contacts": [{ "name": "安宁" }, { "phone": "0931-1" }] } }),
    );
    let names = desk.ask("person_names", json!({}));
    assert_eq!((&names["total"], &names["nameless"]), (&json!(2), &json!(1)));
    assert_eq!((&names["names"][0]["name"], &names["names"][1]["name"]), (&json!("安宁"), &json!("王伟")), "by their pinyin");
    assert_eq!((&names["names"][1]["persons"], &names["names"][1]["stands_on"][0]["count"]), (&json!(3), &json!(3)));
    let bearers = desk.ask("person_list", json!({ "name": "王伟" }));
    assert_eq!(bearers["total"], 3);
    let ids: Vec<_> = bearers["persons"].as_array().unwrap().iter().map(|person| person["id"].clone()).collect();
    desk.ask("person_erase", json!({ "ids": ids }));
    let left = desk.ask("person_names", json!({}));
    assert_eq!((&left["total"], &left["names"][0]["name"]), (&json!(1), &json!("安宁")));
    assert_eq!(desk.ask("person_names", json!({ "search": "an" }))["names"][0]["name"], "安宁");
}

#[test]
fn a_view_of_a_list_is_kept_and_forgotten() {
    let mut desk = Desk::new();
    let shows = json!({ "q": "兰州", "only": { "region": ["620100"] } });
    desk.ask("list_view_keep", json!({ "list": "organisation", "name": " 兰州的 ", "shows": shows }));
    let kept = desk.ask("list_views", json!({ "list": "organisation" }))["views"].clone();
    assert_eq!(kept, json!([{ "name": "兰州的", "shows": shows }]));
    assert_eq!(desk.ask("list_views", json!({ "list": "result" }))["views"], json!([]));
    desk.ask("list_view_keep", json!({ "list": "organisation", "name": "兰州的" }));
    assert_eq!(desk.ask("list_views", json!({ "list": "organisation" }))["views"], json!([]));
}
