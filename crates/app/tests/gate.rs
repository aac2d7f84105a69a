//! What a gate asks for and a record keeps is entered at the gate: it stands in the record, in the same entry as the move.

mod desk;

use app::commands::dispatch;
use desk::Desk;
use serde_json::{Value, json};

/// A deal about a result of which no more than its title and its owner are known.
fn deal(desk: &mut Desk) -> (Value, Value, Value) {
    let owner = desk.made("organisation_add", json!({ "record": { "name": "示例大学" } }));
    let result = desk.made("result_add", json!({ "record": { "title": "示例轴封", "owner_unit": owner } }));
    let deal = desk.made("deal_open", json!({ "deal": { "title": "示例轴封转让", "results": [result] }, "on": "2026-01-05" }));
    (json!(deal), json!(result), json!(owner))
}

fn item(desk: &mut Desk, deal: &Value, item: &str) -> Value {
    let gate = desk.ask("deal_gate", json!({ "id": deal, "to": "P05" }));
    gate["items"].as_array().unwrap().iter().find(|view| view["item"] == item).unwrap().clone()
}

fn refused(desk: &mut Desk, request: Value) -> [String; 2] {
    let error = dispatch(&mut desk.session, "gate_enter", request).unwrap_err();
    [error.code.to_string(), error.field]
}

#[test]
fn values_go_with_the_move_and_back_with_its_undo() {
    let mut desk = Desk::new();
    let (deal, result, owner) = deal(&mut desk);
    assert_eq!(item(&mut desk, &deal, "trl")["keeper"], json!({ "name": "示例轴封", "fields": ["trl"] }));
    assert_eq!(item(&mut desk, &deal, "contact")["keeper"], json!({ "name": "示例大学", "fields": ["contacts"] }));
    assert_eq!(item(&mut desk, &deal, "owner")["keeper"], Value::Null, "what is known is not asked for");
    assert_eq!(item(&mut desk, &deal, "disclosure_form")["keeper"], Value::Null, "a paper is ticked");
    let entries = desk.ask("desk_status", json!({}))["entries"].as_i64().unwrap();

    let values = json!({
        "summary": "耐磨密封", "finishers": [{ "name": "韩示例" }], "trl": 6, "asking_amount": "800000.00",
        "contacts": [{ "name": "沈示例", "phone": "19900000001" }],
    });
    desk.ask("deal_move", json!({ "id": deal, "to": "P05", "reason": "其余后补", "values": values }));
    assert_eq!(desk.ask("desk_status", json!({}))["entries"], entries + 1);
    let record = desk.ask("result_view", json!({ "id": result }))["record"].clone();
    assert_eq!(
        (&record["summary"], &record["trl"], &record["asking_amount"], &record["finishers"][0]["name"]),
        (&json!("耐磨密封"), &json!(6), &json!("800000.00"), &json!("韩示例"))
    );
    let contact = desk.ask("organisation_view", json!({ "id": owner }))["record"]["contacts"][0].clone();
    assert_eq!((&contact["name"], &contact["phone"]), (&json!("沈示例"), &json!("19900000001")));
    let page = desk.ask("deal_page", json!({ "id": deal }));
    let passed: Vec<&str> = page["passed_over"].as_array().unwrap().iter().filter_map(|view| view["item"].as_str()).collect();
    assert!(!["problem", "finisher", "trl", "price_range", "contact"].iter().any(|item| passed.contains(item)), "{passed:?}");

    desk.ask("undo", json!({}));
    assert_eq!(desk.ask("deal_page", json!({ "id": deal }))["stage"], "P00");
    assert_eq!(desk.ask("result_view", json!({ "id": result }))["record"]["trl"], Value::Null);
    assert_eq!(desk.ask("organisation_view", json!({ "id": owner }))["record"]["contacts"].as_array().map_or(0, Vec::len), 0);
}

#[test]
fn half_of_what_an_item_asks_for_is_not_asked_twice_and_a_refusal_names_its_field() {
    let mut desk = Desk::new();
    let (deal, ..) = deal(&mut desk);
    desk.ask("gate_enter", json!({ "id": deal, "values": { "funding": "校级项目" } }));
    assert_eq!(item(&mut desk, &deal, "funding_known")["keeper"]["fields"], json!(["is_service_result"]));
    desk.ask("gate_enter", json!({ "id": deal, "values": { "is_service_result": true } }));
    assert_eq!(item(&mut desk, &deal, "funding_known")["known"]["name"], "示例轴封");
    assert_eq!(refused(&mut desk, json!({ "id": deal, "values": { "trl": 12 } })), ["trl_out_of_range", "values.trl"]);
    let bare = desk.made("deal_open", json!({ "deal": { "title": "没有成果的项目" } }));
    assert_eq!(refused(&mut desk, json!({ "id": bare, "values": { "trl": 3 } })), ["result_unknown", "values"]);
}
