//! The columns that lists are read from say what the deals' files say, also while everything is taken back step by step.

mod desk;

use serde_json::{Value, json};

use crate::desk::Desk;

impl Desk {
    /// The day's instalments, against those of the deal's page; and the journal gives what the tables hold.
    fn assert_holds(&mut self, deal: &Value) -> Vec<(String, String)> {
        let report = self.ask("desk_check", json!({}));
        assert_eq!(report["faults"], json!([]));
        let day = self.ask("today_page", json!({}));
        let shown = day["instalments"].as_array().unwrap().iter().map(|row| (text(&row["due_on"]), text(&row["amount"])));
        let shown: Vec<_> = shown.collect();
        let page = self.ask("deal_page", json!({ "id": deal }));
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
    assert_eq!(desk.ask("today_page", json!({}))["instalments"], json!([]), "what lies in the recycle bin is not expected");
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
        let stale = desk.ask("today_page", json!({}))["stale"].clone();
        stale.as_array().unwrap().iter().map(|row| text(&row["since"])).collect::<Vec<_>>()
    };
    assert_eq!(since(&mut desk), ["2026-01-05"]);
    desk.ask("deal_move", json!({ "id": deal, "to": "P01", "on": "2026-02-05", "reason": "r" }));
    assert_eq!(since(&mut desk), ["2026-02-05"]);
    desk.ask("next_action_set", json!({ "id": deal, "next": { "what": "w", "on": "9000-01-01" } }));
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
    assert_eq!(whole["deals"][0]["client"], "兰州宏建");

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
