//! What a broker meets in the first days: no rate table yet, a payee not known in full, codes and numbers typed in some form.

mod desk;

use app::commands::dispatch;
use desk::Desk;
use serde_json::json;

#[test]
fn the_sample_of_a_guideline_is_in_force_at_once_and_marked_as_one() {
    let mut desk = Desk::new();
    let sample = desk.made("rate_table_sample", json!({}));
    let tables = desk.ask("rate_table_list", json!({}))["tables"].clone();
    assert_eq!((tables.as_array().unwrap().len(), &tables[0]["table"]["id"]), (1, &sample));
    assert_eq!((&tables[0]["is_sample"], &tables[0]["ends_on"]), (&json!(true), &json!(null)));
    let again = dispatch(&mut desk.session, "rate_table_sample", json!({})).unwrap_err();
    assert!(!again.is_breakage, "{again:?}");
    assert_eq!(desk.ask("rate_table_list", json!({}))["tables"].as_array().unwrap().len(), 1);
}

#[test]
fn a_statement_that_a_payee_keeps_from_being_drawn_up_says_which() {
    let mut desk = Desk::new();
    let payee = desk.made("payee_add", json!({ "record": { "name": "李" } }));
    let request = json!({ "payee": payee, "from": "2026-01-01", "to": "2026-01-31" });
    let seller = desk.made("organisation_add", json!({ "record": { "name": "卖方" } }));
    let buyer = desk.made("organisation_add", json!({ "record": { "name": "买方" } }));
    let deal = desk.made("deal_open", json!({ "deal": { "title": "项目", "client": buyer } }));
    let rates = json!({ "kind": "negotiated", "scale": { "method": "marginal", "bands": [{ "up_to": null, "rate": "0.05" }] } });
    let clause = json!({ "covers": ["upfront"], "rates": rates, "shares": [{ "payee": payee, "share": "100" }] });
    desk.ask(
        "mandate_sign",
        json!({ "deal": deal, "client": seller, "signed_on": "2026-01-02", "payer": "seller", "clauses": [clause] }),
    );
    let money = json!({ "price": "100000.00" });
    desk.ask(
        "contract_sign",
        json!({ "deal": deal, "number": "T-1", "kind": "transfer", "seller": seller, "buyer": buyer, "signed_on": "2026-01-03", "money": money }),
    );
    desk.ask("receipt_record", json!({ "deal": deal, "covers": "upfront", "amount": "100000.00", "received_on": "2026-01-05" }));
    let refused = dispatch(&mut desk.session, "statement_draft", request.clone()).unwrap_err();
    assert_eq!(refused.code.to_string(), "payee_kind_unknown");
    assert_eq!(serde_json::to_value(&refused).unwrap()["detail"]["payee"], payee);
    desk.ask("payee_change", json!({ "id": payee, "record": { "name": "李", "kind": "individual" } }));
    desk.ask("statement_draft", request);
}

#[test]
fn a_number_is_found_in_whatever_form_it_is_typed_and_a_region_is_named() {
    let mut desk = Desk::new();
    let contact = json!([{ "name": "赵", "phone": "0931-8765432" }]);
    let id = desk.made("organisation_add", json!({ "record": { "name": "甲厂", "region": "620102", "contacts": contact } }));
    desk.made(
        "organisation_add",
        json!({ "record": { "name": "乙厂", "region": "兰州", "contacts": [{ "name": "钱", "phone": "13800138000" }] } }),
    );
    for (typed, name) in [
        ("09318765432", "甲厂"),
        ("0931-8765432", "甲厂"),
        ("8765432", "甲厂"),
        ("138-0013-8000", "乙厂"),
        ("13800138000", "乙厂"),
    ] {
        let found = desk.ask("organisation_page", json!({ "search": typed }));
        assert_eq!((&found["total"], &found["rows"][0]["record"]["name"]), (&json!(1), &json!(name)), "{typed}");
    }
    assert_eq!(desk.ask("organisation_view", json!({ "id": id }))["names"], json!({ "region": "甘肃省兰州市城关区" }));
    assert_eq!(
        desk.ask("organisation_page", json!({ "search": "乙厂" }))["rows"][0]["names"],
        json!({ "region": "甘肃省兰州市" })
    );
}

#[test]
fn whoever_bears_one_name_is_told_apart_by_where_it_stands_and_erased_in_one_act() {
    let mut desk = Desk::new();
    let coating = desk.made("result_add", json!({ "record": { "title": "涂层", "finishers": [{ "name": "王伟" }] } }));
    let works =
        desk.made("organisation_add", json!({ "record": { "name": "甲厂", "contacts": [{ "name": "王伟", "phone": "1" }] } }));
    desk.made("result_add", json!({ "record": { "title": "密封", "finishers": [{ "name": "王伟" }] } }));
    let persons = desk.ask("person_list", json!({ "search": "王伟" }))["persons"].clone();
    let stands_on = |title: &str| {
        let found = persons.as_array().unwrap().iter().find(|person| person["stands_on"]["name"] == title);
        found.unwrap_or_else(|| panic!("{title} in {persons}")).clone()
    };
    let (of_result, of_works) = (stands_on("涂层"), stands_on("甲厂"));
    assert_eq!(of_result["stands_on"], json!({ "kind": "result", "id": coating, "name": "涂层" }));
    assert_eq!((&of_works["stands_on"]["kind"], &of_works["stands_on"]["id"]), (&json!("organisation"), &works));

    let entries = |desk: &mut Desk| desk.ask("desk_status", json!({}))["entries"].as_i64().unwrap();
    let before = entries(&mut desk);
    let refused = dispatch(&mut desk.session, "person_erase", json!({ "ids": [of_works["id"], coating] })).unwrap_err();
    assert_eq!((refused.code.to_string().as_str(), refused.field.as_str()), ("person_unknown", "ids[1]"));
    desk.ask("person_erase", json!({ "ids": [of_result["id"], of_works["id"]] }));
    assert_eq!(entries(&mut desk), before + 1);
    let left = desk.ask("person_list", json!({}))["persons"].clone();
    assert_eq!((left.as_array().unwrap().len(), &left[0]["stands_on"]["name"]), (1, &json!("密封")));
}
