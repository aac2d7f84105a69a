//! Records lead to each other: an organisation to its deals, results and money, a result to its deals, a name to whoever bears
//! it today.

mod desk;

use app::commands::dispatch;
use serde_json::{Value, json};

use crate::desk::Desk;

/// A university with a result, an enterprise, and a deal between them whose contract is signed and partly paid.
struct Known {
    desk: Desk,
    university: Value,
    enterprise: Value,
    result: Value,
    deal: Value,
}

fn known() -> Known {
    let mut desk = Desk::new();
    let university = desk.made("organisation_add", json!({ "record": { "name": "兰州示例大学" } }));
    let enterprise = desk.made("organisation_add", json!({ "record": { "name": "示例宏建公司" } }));
    let result = json!({ "title": "一种密封件", "owner_name": "兰州示例大学", "asking_amount": "500000.00" });
    let result = desk.made("result_add", json!({ "record": result }));
    let deal = json!({ "title": "密封件许可", "results": [result], "client": enterprise });
    let deal = desk.made("deal_open", json!({ "deal": deal, "on": "2026-01-05" }));
    Known { desk, university, enterprise, result, deal }
}

impl Known {
    fn sign(&mut self, price: &str) {
        let contract = json!({
            "deal": self.deal, "number": "T-1", "kind": "licence", "licence_kind": "sole", "seller": self.university, "buyer": self.enterprise,
            "signed_on": "2026-02-01", "money": { "price": price, "technology_amount": price },
        });
        self.desk.ask("contract_sign", contract);
    }

    fn receive(&mut self, amount: &str) -> Value {
        let receipt = json!({ "deal": self.deal, "covers": "upfront", "amount": amount, "received_on": "2026-02-10" });
        self.desk.made("receipt_record", receipt)
    }

    fn dealings(&mut self, of: &Value) -> Value {
        self.desk.ask("organisation_dealings", json!({ "id": of }))
    }

    fn row(&mut self) -> Value {
        self.desk.ask("deal_list", json!({}))["deals"][0].clone()
    }

    /// The journal gives what the tables hold.
    fn assert_whole(&mut self) {
        assert_eq!(self.desk.ask("desk_check", json!({}))["faults"], json!([]));
    }
}

#[test]
fn an_owner_that_the_desk_has_is_linked_by_its_name() {
    let mut known = known();
    let record = known.desk.ask("result_view", json!({ "id": known.result }))["record"].clone();
    assert_eq!(record["owner_unit"], known.university);
    assert_eq!(known.row()["owner"], json!({ "id": known.university, "name": "兰州示例大学" }));

    // Of two that bear a name, a person says which.
    let [_, other] = ["91620000438010370X", "12620000438000123H"]
        .map(|code| known.desk.made("organisation_add", json!({ "record": { "name": "同名研究院", "code": code } })));
    let of = known.desk.made("result_add", json!({ "record": { "title": "乙", "owner_name": "同名研究院" } }));
    assert_eq!(known.desk.ask("result_view", json!({ "id": of }))["record"]["owner_unit"], Value::Null);
    let chosen = json!({ "title": "乙", "owner_name": "同名研究院", "owner_unit": other });
    known.desk.ask("result_change", json!({ "id": of, "record": chosen }));
    assert_eq!(known.dealings(&other)["results"], 1);
}

#[test]
fn an_organisation_leads_to_its_deals_results_and_money() {
    let mut known = known();
    let university = known.university.clone();
    let enterprise = known.enterprise.clone();
    known.sign("400000.00");
    let receipt = known.receive("100000.00");
    known.desk.ask(
        "refund_record",
        json!({ "deal": known.deal, "receipt": receipt, "amount": "40000.00", "refunded_on": "2026-02-11" }),
    );

    let nothing = json!({ "deals": 0, "contracts": 0, "agreed": "0.00", "received": "0.00" });
    let all = json!({ "deals": 1, "contracts": 1, "agreed": "400000.00", "received": "60000.00" });
    let sells = known.dealings(&university);
    assert_eq!((&sells["deals"], &sells["results"]), (&json!(1), &json!(1)));
    assert_eq!((&sells["buys"], &sells["sells"]), (&nothing, &all));
    let buys = known.dealings(&enterprise);
    assert_eq!((&buys["buys"], &buys["sells"], &buys["results"]), (&all, &nothing, &json!(0)));

    let deals = known.desk.ask("organisation_deals", json!({ "id": university }));
    assert_eq!((&deals["total"], &deals["deals"][0]["id"]), (&json!(1), &known.deal));
    let results = known.desk.ask("organisation_results", json!({ "id": university }));
    assert_eq!(results["rows"][0]["id"], known.result);
    let contracts = known.desk.ask("organisation_contracts", json!({ "id": enterprise }));
    let contract = &contracts["contracts"][0];
    assert_eq!((&contract["number"], &contract["price"], &contract["buys"]), (&json!("T-1"), &json!("400000.00"), &json!(true)));
    let deals = known.desk.ask("result_deals", json!({ "id": known.result }));
    assert_eq!((&deals["total"], &deals["deals"][0]["id"]), (&json!(1), &known.deal));
    known.assert_whole();

    known.desk.ask("deal_remove", json!({ "id": known.deal }));
    assert_eq!(known.dealings(&university)["sells"], nothing, "what lies in the recycle bin does not count");
    for _ in 0..5 {
        known.desk.ask("undo", json!({}));
        known.assert_whole();
    }
    assert_eq!(known.dealings(&university)["deals"], 0, "the deal was never opened");
}

#[test]
fn a_result_of_another_owner_takes_its_deals_along() {
    let mut known = known();
    let university = known.university.clone();
    let other = known.desk.made("organisation_add", json!({ "record": { "name": "别家研究所" } }));
    let record = json!({ "title": "一种密封件", "owner_unit": other, "asking_amount": "200000.00" });
    known.desk.ask("result_change", json!({ "id": known.result, "record": record }));
    assert_eq!((&known.dealings(&university)["deals"], &known.dealings(&other)["deals"]), (&json!(0), &json!(1)));
    assert_eq!(known.row()["amount"], "200000.00");
    known.assert_whole();
    known.desk.ask("undo", json!({}));
    assert_eq!(known.dealings(&university)["deals"], 1);
    known.assert_whole();
}

#[test]
fn results_follow_their_owner_to_its_new_name() {
    let mut known = known();
    let record = json!({ "name": "甘肃示例大学", "roles": ["university"] });
    known.desk.ask("organisation_change", json!({ "id": known.university, "record": record }));
    let view = known.desk.ask("result_view", json!({ "id": known.result }));
    assert_eq!(view["record"]["owner_name"], "甘肃示例大学");
    assert_eq!(known.row()["owner"]["name"], "甘肃示例大学");
    let found = |known: &mut Known, search: &str| known.desk.ask("result_page", json!({ "search": search }))["total"].clone();
    assert_eq!(
        (found(&mut known, "甘肃示例"), found(&mut known, "gssl"), found(&mut known, "兰州示例")),
        (json!(1), json!(1), json!(0))
    );
    let owners = known.desk.ask("result_facet", json!({ "facet": "owner_unit" }));
    assert_eq!(owners["values"][0]["value"], "甘肃示例大学");

    // What is saved unchanged changes nothing but the name that is stored beside the link.
    known.desk.ask("result_change", json!({ "id": known.result, "record": view["record"] }));
    assert_eq!(known.desk.ask("result_view", json!({ "id": known.result }))["record"], view["record"]);
    known.desk.ask("undo", json!({}));
    known.desk.ask("undo", json!({}));
    assert_eq!((found(&mut known, "甘肃示例"), found(&mut known, "兰州示例")), (json!(0), json!(1)));
}

#[test]
fn results_that_name_an_organisation_become_its_own_at_once() {
    let mut desk = Desk::new();
    for title in ["甲", "乙"] {
        desk.ask("result_add", json!({ "record": { "title": title, "owner_name": "后来的大学" } }));
    }
    let university = desk.made("organisation_add", json!({ "record": { "name": "后来的大学" } }));
    assert_eq!(
        desk.ask("organisation_view", json!({ "id": university }))["record"]["roles"],
        json!(["university"]),
        "its name says so"
    );
    let counts = |desk: &mut Desk| {
        let dealings = desk.ask("organisation_dealings", json!({ "id": university }));
        [dealings["results"].clone(), dealings["results_by_name"].clone()]
    };
    assert_eq!(counts(&mut desk), [0, 2]);
    desk.ask("organisation_claim", json!({ "id": university }));
    assert_eq!(counts(&mut desk), [2, 0]);
    desk.ask("undo", json!({}));
    assert_eq!(counts(&mut desk), [0, 2], "one undo");
    assert_eq!(desk.ask("desk_check", json!({}))["faults"], json!([]));
}

#[test]
fn an_owner_that_is_only_a_name_becomes_an_organisation_in_one_act() {
    let mut desk = Desk::new();
    let mut result =
        |title: &str, owner: &str| desk.made("result_add", json!({ "record": { "title": title, "owner_name": owner } }));
    let results = [result("甲", "后来的大学"), result("乙", "后来的大学"), result("丙", "另一大学")];
    let deal = desk.made("deal_open", json!({ "deal": { "title": "许可", "results": results } }));
    let owners = |desk: &mut Desk| desk.ask("deal_page", json!({ "id": deal }))["owners"].clone();
    let by_name = |name: &str| json!({ "id": null, "name": name });
    assert_eq!(owners(&mut desk), json!([by_name("后来的大学"), by_name("另一大学")]), "each once");
    let university = desk.made("owner_add", json!({ "record": { "name": "后来的大学" } }));
    assert_eq!(owners(&mut desk), json!([{ "id": university, "name": "后来的大学" }, by_name("另一大学")]));
    let said = desk.ask("undo_preview", json!({}))["entry"].clone();
    assert_eq!(said["about"]["id"], university, "{said}");
    desk.ask("undo", json!({}));
    assert_eq!(owners(&mut desk), json!([by_name("后来的大学"), by_name("另一大学")]), "one undo");
    assert_eq!(desk.ask("organisation_page", json!({}))["total"], 0);
}

#[test]
fn talks_with_an_organisation_are_logged_and_come_back_when_they_are_due() {
    let mut known = known();
    let enterprise = known.enterprise.clone();
    let next = json!({ "what": "回访", "on": "2026-01-20" });
    known.desk.ask("organisation_log", json!({ "id": enterprise, "text": "看了样机", "on": "2026-01-10", "next": next }));
    known.desk.ask("note_log", json!({ "id": known.deal, "text": "发了报价", "on": "2026-01-12" }));

    let notes = known.desk.ask("organisation_notes", json!({ "id": enterprise }));
    let told: Vec<_> =
        notes["notes"].as_array().unwrap().iter().map(|note| (note["text"].clone(), note["title"].clone())).collect();
    assert_eq!(told, [(json!("发了报价"), json!("密封件许可")), (json!("看了样机"), Value::Null)], "with those of its deals");

    let day = known.desk.ask("today_page", json!({}));
    let row = day["due"].as_array().unwrap().iter().find(|row| row["organisation"] == enterprise).unwrap();
    assert_eq!((&row["title"], &row["next_action"]), (&json!("示例宏建公司"), &next));
    let found = known.desk.ask("organisation_page", json!({ "search": "样机" }));
    assert_eq!(found["rows"][0]["id"], enterprise, "its log is sought too");

    let journal = known.desk.ask("journal_page", json!({}));
    let about = &journal["entries"][1]["about"];
    assert_eq!((&about["kind"], &about["name"]), (&json!("organisation"), &json!("示例宏建公司")));
    let only = |known: &mut Known, about: &str| known.desk.ask("journal_page", json!({ "about": about }))["entries"].clone();
    let of_organisations = only(&mut known, "organisation");
    let all = of_organisations.as_array().unwrap();
    assert!(all.len() > 2 && all.iter().all(|entry| entry["about"]["kind"] == "organisation"), "{of_organisations}");
    assert!(only(&mut known, "deal").as_array().unwrap().iter().any(|entry| entry["about"]["kind"] == "deal"));
    assert_eq!(only(&mut known, "payee"), json!([]));
    known.assert_whole();
    known.desk.ask("organisation_next_action_set", json!({ "id": enterprise, "next": null }));
    assert_eq!(known.dealings(&enterprise)["next_action"], Value::Null);
    for _ in 0..3 {
        known.desk.ask("undo", json!({}));
    }
    assert_eq!(known.dealings(&enterprise)["notes"], 0);
    known.assert_whole();

    known.desk.ask("deal_remove", json!({ "id": known.deal }));
    known.desk.ask("organisation_remove", json!({ "id": enterprise }));
    let refused =
        app::commands::dispatch(&mut known.desk.session, "organisation_log", json!({ "id": enterprise, "text": "还在谈" }));
    assert_eq!(refused.unwrap_err().code, app::code::Code::InBin);
}

#[test]
fn the_day_has_one_row_for_each_deal() {
    let mut known = known();
    let instalment = json!({ "kind": "upfront", "amount": "100.00", "due_on": "2026-03-01" });
    let contract = json!({
        "deal": known.deal, "number": "T-1", "kind": "transfer", "seller": known.university, "buyer": known.enterprise,
        "signed_on": "2026-02-01", "money": { "price": "100.00", "instalments": [instalment] },
    });
    known.desk.ask("contract_sign", contract);
    let day = known.desk.ask("today_page", json!({}));
    assert_eq!((day["due"].as_array().unwrap().len(), &day["idle"], &day["idle_total"]), (1, &json!([]), &json!(0)));
    known.desk.ask("next_action_set", json!({ "id": known.deal, "next": { "what": "催款", "on": "2026-02-20" } }));
    let day = known.desk.ask("today_page", json!({}));
    assert_eq!(day["idle"], json!([]));
    let [row] = day["due"].as_array().unwrap().as_slice() else { panic!("{day}") };
    assert_eq!((&row["deal"], &row["next_action"]["what"]), (&known.deal, &json!("催款")));
    assert_eq!((&row["instalments"][0]["amount"], &row["stands_since"]), (&json!("100.00"), &json!("2026-01-05")));
}

#[test]
fn the_board_says_what_its_columns_are_worth() {
    let mut known = known();
    let worth = |known: &mut Known| {
        let list = known.desk.ask("deal_list", json!({ "groups": [["P00", "P01"], ["P02"]] }));
        let searched = known.desk.ask("deal_list", json!({ "search": "密封", "groups": [["P00", "P01"], ["P02"]] }));
        assert_eq!(list["groups"], searched["groups"]);
        list["groups"].clone()
    };
    assert_eq!(worth(&mut known), json!(["500000.00", "0.00"]), "what is asked");
    known.sign("400000.00");
    assert_eq!(worth(&mut known), json!(["400000.00", "0.00"]), "what was agreed");
    known.receive("100000.00");
    let row = known.row();
    assert_eq!((&row["received"], &row["received_percent"], &row["is_agreed"]), (&json!("100000.00"), &json!(25), &json!(true)));
    known.desk.ask("deal_move", json!({ "id": known.deal, "to": "P02", "reason": "r" }));
    assert_eq!(worth(&mut known), json!(["0.00", "400000.00"]));
    known.desk.ask("deal_remove", json!({ "id": known.deal }));
    assert_eq!(worth(&mut known), json!(["0.00", "0.00"]));
    known.desk.ask("deal_restore", json!({ "id": known.deal }));
    assert_eq!(worth(&mut known), json!(["0.00", "400000.00"]));
    known.assert_whole();
}

#[test]
fn what_uses_a_record_is_said_before_it_is_put_away() {
    let mut known = known();
    let uses = |known: &mut Known, command: &str, id: &Value| known.desk.ask(command, json!({ "id": id }))["kinds"].clone();
    let university = known.university.clone();
    let of = uses(&mut known, "organisation_uses", &university);
    let said: Vec<_> =
        of.as_array().unwrap().iter().map(|kind| (&kind["kind"], &kind["total"], &kind["first"][0]["name"])).collect();
    assert_eq!(said, [(&json!("deal"), &json!(1), &json!("密封件许可")), (&json!("result"), &json!(1), &json!("一种密封件"))]);
    let (result, deal) = (known.result.clone(), known.deal.clone());
    assert_eq!(uses(&mut known, "result_uses", &result)[0]["first"][0]["id"], deal);
    assert_eq!(uses(&mut known, "deal_uses", &deal), json!([]));
}

#[test]
fn a_month_shows_what_is_due_in_it() {
    let mut known = known();
    let instalment = json!({ "kind": "upfront", "amount": "100.00", "due_on": "2026-03-31" });
    let contract = json!({
        "deal": known.deal, "number": "T-1", "kind": "transfer", "seller": known.university, "buyer": known.enterprise,
        "signed_on": "2026-02-01", "money": { "price": "100.00", "instalments": [instalment] },
    });
    known.desk.ask("contract_sign", contract);
    known.desk.ask("next_action_set", json!({ "id": known.deal, "next": { "what": "催款", "on": "2026-04-01" } }));
    let next = json!({ "what": "回访", "on": "2026-03-02" });
    known.desk.ask("organisation_next_action_set", json!({ "id": known.enterprise, "next": next }));
    let within = |known: &mut Known, from: &str, to: &str| {
        let calendar = known.desk.ask("deal_calendar", json!({ "from": from, "to": to }));
        let entries = calendar["entries"].as_array().unwrap().iter();
        entries.map(|entry| [&entry["on"], &entry["what"], &entry["amount"]].map(Clone::clone)).collect::<Vec<_>>()
    };
    let march = [[json!("2026-03-02"), json!("回访"), Value::Null], [json!("2026-03-31"), Value::Null, json!("100.00")]];
    assert_eq!(within(&mut known, "2026-03-01", "2026-03-31"), march);
    assert_eq!(within(&mut known, "2026-04-01", "2026-04-01"), [[json!("2026-04-01"), json!("催款"), Value::Null]]);
}

#[test]
fn amounts_that_no_sum_can_say_leave_the_lists_readable() {
    let mut known = known();
    let other = known.desk.made("deal_open", json!({ "deal": { "title": "另一项", "client": known.enterprise } }));
    for (deal, number, price) in [(known.deal.clone(), "T-1", "9999999999999.99"), (other, "T-2", "1000.00")] {
        let instalment = json!({ "kind": "upfront", "amount": price, "due_on": "2026-03-31" });
        let contract = json!({
            "deal": deal, "number": number, "kind": "transfer", "seller": known.university, "buyer": known.enterprise,
            "signed_on": "2026-02-01", "money": { "price": price, "instalments": [instalment] },
        });
        known.desk.ask("contract_sign", contract);
    }
    let list = known.desk.ask("deal_list", json!({ "groups": [["P00"], ["P01"]] }));
    assert_eq!((&list["total"], &list["groups"]), (&json!(2), &json!([null, "0.00"])));
    let refused = dispatch(&mut known.desk.session, "day_figures", json!({})).unwrap_err();
    assert_eq!(refused.code.to_string(), "amount_too_large", "which is no damage");
}

#[test]
fn a_mandate_that_ends_soon_is_told_and_so_is_the_protection_after_it() {
    let mut known = known();
    let day = known.desk.ask("today_page", json!({}));
    let today = domain::Day::parse(day["today"].as_str().unwrap()).unwrap();
    let ends_on = today.plus_days(40).unwrap();
    let payee = known.desk.made("payee_add", json!({ "record": { "name": "经纪人", "kind": "individual" } }));
    let clause = json!({
        "covers": ["upfront"], "shares": [{ "payee": payee, "share": "100" }],
        "rates": { "kind": "negotiated", "scale": { "method": "marginal", "bands": [{ "up_to": null, "rate": "0.05" }] } },
    });
    let mandate = json!({
        "deal": known.deal, "client": known.university, "signed_on": "2026-01-10", "ends_on": ends_on, "tail_months": 1,
        "is_exclusive": false, "payer": "seller", "clauses": [clause],
    });
    known.desk.ask("mandate_sign", mandate);
    let day = known.desk.ask("today_page", json!({}));
    let [row] = day["due"].as_array().unwrap().as_slice() else { panic!("{day}") };
    assert_eq!((&row["deal"], &row["mandate_ends_on"]), (&known.deal, &json!(ends_on)));
    assert_eq!(row["tail_ends_on"], Value::Null, "that is more than sixty days ahead");
    assert_eq!((&day["idle"], &day["idle_total"]), (&json!([]), &json!(0)), "one row for each deal");
    known.assert_whole();
}
