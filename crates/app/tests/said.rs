//! What is said at the field that it is about: texts that are too long, days without money.

use app::{Session, System, commands::dispatch, desk::Keeping};
use serde_json::{Value, json};
use tempfile::TempDir;

struct Desk {
    session: Session,
    _folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut session = Session::new(System);
        session.create_desk(&folder.path().join("desk"), "desk", false, Keeping::Passphrase("p".into())).unwrap();
        Self { session, _folder: folder }
    }

    fn ask(&mut self, command: &str, request: Value) -> Value {
        dispatch(&mut self.session, command, request).unwrap_or_else(|error| panic!("{command}: {error} {error:?}"))
    }

    fn made(&mut self, command: &str, request: Value) -> Value {
        self.ask(command, request)["id"].clone()
    }

    /// The code, the field and the Chinese sentence of a refusal; nothing was written.
    fn refused(&mut self, command: &str, request: Value) -> [String; 3] {
        let before = self.ask("desk_status", json!({}))["entries"].clone();
        let error = dispatch(&mut self.session, command, request).expect_err(command);
        assert_eq!(self.ask("desk_status", json!({}))["entries"], before);
        [error.code.to_string(), error.field, error.message.zh]
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
