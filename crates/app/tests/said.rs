//! What is said at the field that it is about: texts that are too long, days without money, and what is
//! plausible and not likely.

mod desk;

use app::{code::Code, commands::dispatch};
use serde_json::{Value, json};

use crate::desk::Desk;

impl Desk {
    /// The code, the field and the Chinese sentence of a refusal; nothing was written.
    fn refused(&mut self, command: &str, request: Value) -> [String; 3] {
        let before = self.ask("desk_status", json!({}))["entries"].clone();
        let error = dispatch(&mut self.session, command, request).expect_err(command);
        assert_eq!(self.ask("desk_status", json!({}))["entries"], before);
        [error.code.to_string(), error.field, error.message.zh]
    }

    /// The doubts about something, each as its word and its field.
    fn doubts(&mut self, about: Value) -> Vec<[String; 2]> {
        let answer = self.ask("doubts", json!({ "about": about }));
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        answer["doubts"].as_array().unwrap().iter().map(|said| [text(&said["doubt"]), text(&said["field"])]).collect()
    }

    /// A deal of two organisations with a contract over 100.00, signed on 2026-01-10, half of it due as an instalment.
    fn deal(&mut self) -> (Value, Value) {
        let [seller, buyer] = ["供方", "需方"].map(|name| self.made("organisation_add", json!({ "record": { "name": name } })));
        let deal = self.made("deal_open", json!({ "deal": { "title": "甲", "client": buyer }, "on": "2026-01-05" }));
        (deal.clone(), contract(&deal, &seller, &buyer))
    }
}

fn contract(deal: &Value, seller: &Value, buyer: &Value) -> Value {
    let planned = json!({ "kind": "upfront", "amount": "50.00", "due_on": "2026-02-01" });
    json!({
        "deal": deal, "number": "1", "kind": "transfer", "seller": seller, "buyer": buyer, "signed_on": "2026-01-10",
        "money": { "price": "100.00", "instalments": [planned] },
    })
}

#[test]
fn a_text_that_is_too_long_is_refused_at_its_field_with_the_limit() {
    let mut desk = Desk::new();
    let long = "字".repeat(501);
    let line = "这里最多 500 个字，请缩短。";
    let organisation = |more: Value| {
        let mut record = json!({ "name": "示例大学" });
        record.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({ "record": record })
    };
    for (more, field) in [
        (json!({ "name": long }), "record.name"),
        (json!({ "contacts": [{ "name": "甲" }, { "name": long }] }), "record.contacts[1].name"),
        (json!({ "tags": ["甲", long] }), "record.tags[1]"),
    ] {
        assert_eq!(desk.refused("organisation_add", organisation(more)), ["text_above_limit", field, line]);
    }
    let note = json!({ "note": "字".repeat(20_001) });
    let refused = desk.refused("organisation_add", organisation(note));
    assert_eq!(refused, ["text_above_limit", "record.note", "这里最多 20000 个字，请缩短。"]);
    desk.ask("organisation_add", organisation(json!({ "address": "字".repeat(500), "note": "字".repeat(20_000) })));
}

#[test]
fn a_sign_that_nobody_means_is_refused_at_its_field() {
    let mut desk = Desk::new();
    let sentence = Code::ControlSign.sentence().zh;
    let organisation = |more: Value| {
        let mut record = json!({ "name": "示例大学" });
        record.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({ "record": record })
    };
    for (more, field) in [
        (json!({ "name": "示例\u{202e}学大" }), "record.name"),
        (json!({ "contacts": [{ "name": "甲\n乙" }] }), "record.contacts[0].name"),
        (json!({ "note": "甲\u{0}乙" }), "record.note"),
    ] {
        assert_eq!(desk.refused("organisation_add", organisation(more)), ["control_sign", field, &sentence]);
    }
    assert_eq!(desk.refused("deal_open", json!({ "deal": { "title": "甲\t乙" } }))[..2], ["control_sign", "deal.title"]);

    // What stands around a text is no part of it, and a text at length has its lines.
    let said = organisation(json!({ "name": "\u{202d}示例大学\u{202c}\n", "note": "甲\r\n乙" }));
    let id = desk.made("organisation_add", said);
    let record = &desk.ask("organisation_view", json!({ "id": id }))["record"];
    assert_eq!((&record["name"], &record["note"]), (&json!("示例大学"), &json!("甲\r\n乙")));
}

#[test]
fn a_day_without_money_is_refused_at_its_field() {
    let mut desk = Desk::new();
    let (deal, contract) = desk.deal();
    let sentence = "日期须在 1900 年至 2100 年之间，请核对年份。";
    for (place, field) in [("/signed_on", "signed_on"), ("/money/instalments/0/due_on", "money.instalments[0].due_on")] {
        let mut typed = contract.clone();
        *typed.pointer_mut(place).unwrap() = json!("0206-01-10");
        assert_eq!(desk.refused("contract_sign", typed), ["day_out_of_range", field, sentence]);
    }
    desk.ask("contract_sign", contract);
    let receipt = |on: &str| json!({ "deal": deal, "covers": "upfront", "amount": "1.00", "received_on": on });
    for on in ["1026-03-01", "2206-03-01"] {
        assert_eq!(desk.refused("receipt_record", receipt(on)), ["day_out_of_range", "received_on", sentence]);
    }
    desk.ask("receipt_record", receipt("2026-03-01"));
    let payee = desk.made("payee_add", json!({ "record": { "name": "甲", "kind": "company" } }));
    let statement = json!({ "payee": payee, "from": "0206-01-01", "to": "2026-03-31" });
    assert_eq!(desk.refused("statement_draft", statement)[..2], ["day_out_of_range", "from"]);
    let bands = json!([{ "rate": "0.05", "floor": "0.01", "ceiling": "0.1" }]);
    let table = json!({
        "name": "表", "version": "1", "issuer": "某", "region": "甘肃", "contract_kinds": ["transfer"], "method": "marginal",
        "bands": bands, "effective_from": "0206-01-01", "source": "某",
    });
    assert_eq!(desk.refused("rate_table_issue", table)[..2], ["day_out_of_range", "effective_from"]);
}

#[test]
fn a_receipt_that_is_not_likely_is_doubted_and_recorded() {
    let mut desk = Desk::new();
    let (deal, contract) = desk.deal();
    desk.ask("contract_sign", contract);
    let planned = desk.ask("deal_page", json!({ "id": deal }))["instalments"][0]["planned"]["id"].clone();
    let receipt = |amount: &str, on: &str, instalment: &Value, covers: &str| json!({ "kind": "receipt", "deal": deal, "amount": amount, "received_on": on, "instalment": instalment, "covers": covers });
    let none = Value::Null;
    let fine: [[&str; 2]; 0] = [];
    assert_eq!(desk.doubts(receipt("50.00", "2026-02-01", &planned, "upfront")), fine);
    assert_eq!(desk.doubts(receipt("50.01", "2026-02-01", &planned, "upfront")), [["above_open", "amount"]]);
    assert_eq!(desk.doubts(receipt("100.00", "2026-02-01", &none, "upfront")), fine);
    assert_eq!(desk.doubts(receipt("100.01", "2026-02-01", &planned, "upfront")), [["above_contract", "amount"]]);
    assert_eq!(desk.doubts(receipt("100.01", "2026-02-01", &none, "royalty")), fine, "a royalty comes beside the price");
    assert_eq!(desk.doubts(receipt("1.00", "2026-01-09", &none, "upfront")), [["before_contract", "received_on"]]);
    assert_eq!(desk.doubts(receipt("1.00", "2099-01-09", &none, "upfront")), [["in_future", "received_on"]]);

    let record =
        json!({ "deal": deal, "amount": "60.00", "received_on": "2026-02-01", "instalment": planned, "covers": "upfront" });
    desk.ask("receipt_record", record);
    let again = desk.doubts(receipt("60.00", "2026-02-01", &none, "upfront"));
    assert_eq!(again, [["above_contract", "amount"], ["same_amount_that_day", "amount"]]);
    assert_eq!(desk.doubts(receipt("60.00", "2026-02-02", &none, "royalty")), fine);
}

#[test]
fn a_period_that_is_not_over_and_a_payee_who_is_left_out_are_doubted() {
    let mut desk = Desk::new();
    assert_eq!(desk.doubts(json!({ "kind": "statement", "to": "2099-01-31" })), [["period_not_over", "to"]]);
    assert!(desk.doubts(json!({ "kind": "statement", "to": "2020-01-31" })).is_empty());

    let (deal, contract) = desk.deal();
    let [one, other] = ["甲", "乙"].map(|name| desk.made("payee_add", json!({ "record": { "name": name, "kind": "company" } })));
    let scale = json!({ "method": "marginal", "bands": [{ "rate": "0.05" }] });
    let clause = json!({
        "covers": ["upfront"], "rates": { "kind": "negotiated", "scale": scale },
        "shares": [{ "payee": one, "share": "1/2" }, { "payee": other, "share": "1/2" }],
    });
    let mandate =
        json!({ "deal": deal, "client": contract["buyer"], "signed_on": "2026-01-06", "payer": "buyer", "clauses": [clause] });
    desk.ask("mandate_sign", mandate);
    assert!(desk.doubts(json!({ "kind": "shares", "deal": deal, "payees": [other, one] })).is_empty());
    let about = json!({ "kind": "shares", "deal": deal, "payees": [one] });
    let said = desk.ask("doubts", json!({ "about": about }))["doubts"].clone();
    assert_eq!([&said[0]["doubt"], &said[0]["field"], &said[0]["payee"]], [&json!("broker_left_out"), &json!("shares"), &other]);
    assert!(said[0]["message"]["zh"].as_str().unwrap().contains("乙"), "{said}");
}

#[test]
fn a_contact_whose_name_alone_changes_is_the_same_person() {
    let mut desk = Desk::new();
    let record = |contacts: Value| json!({ "name": "示例大学", "contacts": contacts });
    let [first, second] = [("张示例", "1"), ("王样本", "2")].map(|(name, phone)| json!({ "name": name, "phone": phone }));
    let id = desk.made("organisation_add", json!({ "record": record(json!([first, second])) }));
    let change = |contacts: Value| json!({ "id": id, "record": record(contacts) });

    let mended = json!({ "name": "章示例", "phone": "1" });
    desk.ask("organisation_change", change(json!([mended, second])));
    let persons = desk.ask("person_list", json!({}));
    assert_eq!(persons["total"], 2, "{persons}");
    let renamed = persons["persons"].as_array().unwrap().iter().find(|person| person["values"] == 3).unwrap().clone();
    assert_ne!(renamed["name"], "王样本", "the number and both names are erased together: {persons}");

    desk.ask("organisation_change", change(json!([{ "name": "李样本", "phone": "3" }, second])));
    assert_eq!(desk.ask("person_list", json!({}))["total"], 3, "another number is another person");
    desk.ask("person_erase", json!({ "ids": [renamed["id"]] }));
    desk.ask("organisation_change", change(json!([{ "name": "章示例", "phone": "1" }, second])));
    let after = desk.ask("person_list", json!({}));
    assert_eq!(after["total"], 3, "who was erased is not met again: {after}");
}

#[test]
fn a_name_that_no_file_can_have_is_said_and_never_a_fault_of_the_program() {
    let mut desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let in_folder = |name: &str| folder.path().join(name).display().to_string();
    for format in ["xlsx", "csv"] {
        let export = |name: &str| json!({ "list": "results", "file": in_folder(&format!("{name}.{format}")) });
        assert_eq!(desk.refused("list_export", export(&"字".repeat(100)))[..2], ["file_name_too_long", "file"]);
        assert_eq!(desk.refused("list_export", export("甲/乙"))[..2], ["folder_missing", "file"]);
        desk.ask("list_export", export("甲"));
    }
}

#[test]
fn a_price_a_thousand_times_the_usual_one_is_doubted_in_the_form() {
    let mut desk = Desk::new();
    let price = |amount: &str| json!({ "kind": "price", "amount": amount });
    for (at, amount) in ["1000.00", "2000.00", "3000.00", "4000.00"].into_iter().enumerate() {
        desk.made("result_add", json!({ "record": { "title": format!("材料{at}"), "asking_amount": amount } }));
    }
    desk.made("result_add", json!({ "record": { "title": "无价" } }));
    assert!(desk.doubts(price("9000000.00")).is_empty(), "four prices say nothing");
    desk.made("result_add", json!({ "record": { "title": "材料4", "asking_amount": "5000.00" } }));
    assert_eq!(desk.doubts(price("3000000.00")), [["far_above_median", "asking_amount"]]);
    assert!(desk.doubts(price("2999999.99")).is_empty());
}
