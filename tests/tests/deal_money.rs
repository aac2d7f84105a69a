//! What a deal still expects, asks for and shows, as it goes on, ends and is taken back.

use domain::Day;
use serde_json::{Value, json};
use tests::bench::Bench;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A deal under way: 5 % for one payee, a contract over 300,000 of which 100,000 were due in March and came in.
struct UnderWay {
    bench: Bench,
    deal: Value,
    payee: Value,
    clause: Value,
    receipt: Value,
    parties: [Value; 2],
}

impl UnderWay {
    fn new() -> Self {
        let mut bench = Bench::new(day("2026-05-10"));
        let mut made = |command: &str, request: Value| bench.call(command, request).unwrap()["id"].clone();
        let payee = made("payee_add", json!({ "record": { "name": "李", "kind": "employee" } }));
        let parties = ["供方", "需方"].map(|name| made("organisation_add", json!({ "record": { "name": name } })));
        let [seller, buyer] = &parties;
        let deal = made("deal_open", json!({ "deal": { "title": "密封件许可", "client": buyer }, "on": "2026-01-05" }));
        let rates =
            json!({ "kind": "negotiated", "scale": { "method": "marginal", "bands": [{ "up_to": null, "rate": "0.05" }] } });
        let clause = json!({ "covers": ["upfront"], "rates": rates, "shares": [{ "payee": payee, "share": "100" }] });
        made(
            "mandate_sign",
            json!({ "deal": deal, "client": seller, "signed_on": "2026-01-06", "payer": "seller", "clauses": [clause] }),
        );
        let planned = |amount: &str, on: &str| json!({ "kind": "upfront", "amount": amount, "due_on": on });
        let contract = json!({
            "deal": deal, "number": "T-1", "kind": "transfer", "seller": seller, "buyer": buyer, "signed_on": "2026-01-10",
            "money": { "price": "300000.00", "instalments": [planned("100000.00", "2026-03-01"), planned("200000.00", "2027-06-01")] },
        });
        made("contract_sign", contract);
        let page = bench.call("deal_page", json!({ "id": deal })).unwrap();
        let clause = page["mandate"]["clauses"][0]["id"].clone();
        let receipt = json!({
            "deal": deal, "covers": "upfront", "amount": "100000.00", "received_on": "2026-03-01",
            "instalment": page["contract"]["money"]["instalments"][0]["id"],
        });
        let receipt = bench.call("receipt_record", receipt).unwrap()["id"].clone();
        Self { bench, deal, payee, clause, receipt, parties }
    }

    fn call(&mut self, command: &str, request: Value) -> Value {
        self.bench.call(command, request).unwrap_or_else(|error| panic!("{command}: {error:?}"))
    }

    fn page(&mut self) -> Value {
        let request = json!({ "id": self.deal });
        self.call("deal_page", request)
    }

    /// What is expected or to be done in 2026, by the figures, the day's list, the calendar and the calendar's file.
    fn expected(&mut self) -> [Value; 4] {
        let overdue = self.call("day_figures", json!({}))["overdue"]["amount"].clone();
        let due = self.call("today_page", json!({}))["due"].clone();
        let listed: Vec<Value> =
            due.as_array().unwrap().iter().flat_map(|row| row["instalments"].as_array().unwrap()).cloned().collect();
        let entries = self.call("deal_calendar", json!({ "from": "2026-01-01", "to": "2026-12-31" }))["entries"].clone();
        let shown = entries.as_array().unwrap().iter().filter(|entry| !entry["amount"].is_null()).count();
        [overdue, json!(listed.len()), json!(shown), json!(self.saved("RECEIPT"))]
    }

    /// How many days of a kind the calendar's file has.
    fn saved(&mut self, kind: &str) -> usize {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("days.ics");
        self.call("calendar_save", json!({ "file": file, "language": "en" }));
        let words = if kind == "RECEIPT" { "SUMMARY:Receipt expected" } else { "SUMMARY:Next action" };
        std::fs::read_to_string(file).unwrap().matches(words).count()
    }

    fn closes(&mut self, reason: &str) {
        let request = json!({ "id": self.deal, "to": "P18", "closure": reason });
        self.call("deal_move", request);
    }
}

#[test]
fn a_payment_that_was_paid_back_is_expected_only_where_the_deal_goes_on() {
    let mut of = UnderWay::new();
    assert_eq!(of.expected(), [json!("0.00"), json!(0), json!(0), json!(1)], "the payment of next year is in the file");
    let refund = json!({ "deal": of.deal, "receipt": of.receipt, "amount": "100000.00", "refunded_on": "2026-05-02" });
    of.call("refund_record", refund);
    assert_eq!(of.expected(), [json!("100000.00"), json!(1), json!(1), json!(2)], "the price is still owed");

    let nothing = || [json!("0.00"), json!(0), json!(0), json!(0)];
    of.closes("partner_left");
    assert_eq!(of.expected(), nothing(), "the deal is lost");
    of.call("undo", json!({}));
    let completion = json!({ "deal": of.deal, "clause": of.clause, "completed_on": "2026-05-03" });
    of.call("completion_record", completion);
    assert_eq!(of.expected(), nothing(), "the agreement has ended");
    of.call("undo", json!({}));
    assert_eq!(of.expected()[0], "100000.00");
    assert_eq!(of.bench.faults(), Vec::<String>::new());
}

#[test]
fn a_closed_deal_asks_for_nothing_and_has_its_next_action_again_once_reopened() {
    let mut of = UnderWay::new();
    let next = json!({ "id": of.deal, "next": { "what": "寄样品", "on": "2026-05-01" } });
    of.call("next_action_set", next);
    let asked = |of: &mut UnderWay| {
        let figures = of.call("day_figures", json!({}))["due"].clone();
        let listed = of.call("today_page", json!({}))["due"].as_array().unwrap().len();
        let calendar = of.call("deal_calendar", json!({ "from": "2026-05-01", "to": "2026-05-01" }))["entries"].clone();
        let overdue = of.call("deal_list", json!({ "only": { "next": ["overdue"] } }))["total"].clone();
        let row = of.call("deal_list", json!({}))["deals"][0]["next_on"].clone();
        (figures, listed, calendar.as_array().unwrap().len(), overdue, row, of.saved("NEXT"))
    };
    assert_eq!(asked(&mut of), (json!(1), 1, 1, json!(1), json!("2026-05-01"), 1));
    of.closes("settled");
    assert_eq!(asked(&mut of), (json!(0), 0, 0, json!(0), Value::Null, 0));
    let reopened = json!({ "id": of.deal, "to": "P13", "reason": "重开" });
    of.call("deal_move", reopened);
    assert_eq!(asked(&mut of), (json!(1), 1, 1, json!(1), json!("2026-05-01"), 1));
}

#[test]
fn a_time_line_shows_what_stands() {
    let mut of = UnderWay::new();
    let said = |of: &mut UnderWay| {
        let page = of.page();
        let rows = page["timeline"].as_array().unwrap().clone();
        assert_eq!(page["timeline_total"], json!(rows.len()));
        rows.into_iter().map(|row| row["what"]["en"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let before = said(&mut of);
    let note = json!({ "id": of.deal, "text": "谈到三成" });
    of.call("note_log", note);
    let after = said(&mut of);
    assert_eq!(after.len(), before.len() + 1);
    for _ in 0..2 {
        of.call("undo", json!({}));
        assert_eq!(said(&mut of), before, "what was undone is told by the journal alone");
        of.call("redo", json!({}));
        assert_eq!(said(&mut of), after, "what was done again stands once");
    }
    let journal = of.call("journal_page", json!({}))["entries"].clone();
    let undoing = journal.as_array().unwrap().iter().filter(|entry| !entry["undoes"].is_null()).count();
    assert_eq!(undoing, 4, "and nothing is lost there");
}

#[test]
fn a_commission_of_nothing_is_not_the_same_as_none() {
    let mut of = UnderWay::new();
    let commission = |of: &mut UnderWay| of.call("deal_list", json!({}))["deals"][0]["commission"].clone();
    assert_eq!(commission(&mut of), "5000.00");
    let mistake = json!({ "deal": of.deal, "entry": of.receipt });
    of.call("entry_reverse", mistake);
    assert_eq!(commission(&mut of), "0.00", "the line of the signing stays");
    for _ in 0..3 {
        of.call("undo", json!({}));
    }
    assert_eq!(commission(&mut of), Value::Null, "before the signing there is no line");
}

#[test]
fn the_calendar_shows_the_deals_that_the_list_shows() {
    let mut of = UnderWay::new();
    let next = json!({ "id": of.deal, "next": { "what": "寄样品", "on": "2026-05-01" } });
    of.call("next_action_set", next);
    let with = json!({ "id": of.parties[0], "next": { "what": "回访", "on": "2026-05-01" } });
    of.call("organisation_next_action_set", with);
    let mut entries = |search: &str, only: Value| {
        let request = json!({ "from": "2026-05-01", "to": "2027-12-31", "search": search, "only": only });
        of.call("deal_calendar", request)["entries"].as_array().unwrap().len()
    };
    assert_eq!(entries("", json!({})), 3);
    assert_eq!(entries("密封件", json!({})), 2, "an organisation is no deal that is sought");
    assert_eq!(entries("轴承", json!({})), 0);
    assert_eq!(entries("", json!({ "contract": ["transfer"] })), 2);
    assert_eq!(entries("", json!({ "contract": ["licence"] })), 0);
    assert_eq!(entries("", json!({ "stage": ["P18"] })), 0);
}

#[test]
fn mistyped_money_is_put_right_unless_a_statement_says_otherwise() {
    let mut of = UnderWay::new();
    let page = of.page();
    let correction = |price: &str, due_on: &str, signed_on: &str| {
        let mut first = page["contract"]["money"]["instalments"][0].clone();
        first["due_on"] = json!(due_on);
        json!({
            "deal": of.deal, "number": "T-1", "kind": "transfer", "seller": of.parties[0], "buyer": of.parties[1],
            "signed_on": signed_on, "money": { "price": price, "instalments": [first] }, "reason": "笔误",
        })
    };
    let requests = [
        correction("310000.00", "2026-03-05", "2026-01-10"),
        correction("310000.00", "2026-03-05", "2026-03-15"),
        correction("320000.00", "2026-03-06", "2026-01-11"),
    ];
    of.call("contract_correct", requests[0].clone());
    let told = of.call("undo_preview", json!({}))["entry"]["what"]["en"].as_str().unwrap().to_owned();
    let row = of.page()["timeline"][0].clone();
    assert_eq!(row["text"], "笔误");
    let says = [
        "Contract price (yuan) from “300000.00” to “310000.00”",
        "No. 1 Due on from “2026-03-01” to “2026-03-05”",
        "No. 2 Planned (yuan) from “200000.00” to “none”",
    ];
    for said in says {
        assert!(told.contains(said), "{told}");
    }
    assert_eq!(of.page()["instalments"][0]["received"], "100000.00", "what came in for it stays with it");

    let draft = json!({ "payee": of.payee, "from": "2026-01-01", "to": "2026-04-30" });
    let statement = of.call("statement_draft", draft)["id"].clone();
    of.call("statement_submit", json!({ "id": statement }));
    let refused = of.bench.call("contract_correct", requests[1].clone()).unwrap_err();
    assert_eq!((refused.code.to_string().as_str(), refused.field.as_str()), ("statement_rests_on_it", "signed_on"));
    assert!(refused.message.en.contains("2026-001"), "{}", refused.message.en);
    // No line of the statement moves by these.
    of.call("contract_correct", requests[2].clone());
    assert_eq!(of.page()["contract"]["money"]["price"], "320000.00");
    of.call("undo", json!({}));
    assert_eq!(of.page()["contract"]["money"]["price"], "310000.00");
    assert_eq!(of.bench.faults(), Vec::<String>::new());
}

#[test]
fn a_day_that_was_mistyped_is_refused_wherever_it_is_said() {
    let mut of = UnderWay::new();
    let [seller, _] = of.parties.clone();
    let deal = of.deal.clone();
    let cases = [
        ("note_log", json!({ "id": deal, "text": "通话", "on": "0001-01-01" }), "on"),
        ("note_log", json!({ "id": deal, "text": "通话", "next": { "what": "回访", "on": "9999-12-31" } }), "next.on"),
        ("next_action_set", json!({ "id": deal, "next": { "what": "回访", "on": "9999-12-31" } }), "next.on"),
        ("next_action_set_several", json!({ "ids": [deal], "what": "回访", "on": "9999-12-31" }), "on"),
        ("deal_open", json!({ "deal": { "title": "新项目" }, "on": "0001-01-01" }), "on"),
        ("deal_move", json!({ "id": deal, "to": "P01", "on": "0001-01-01", "reason": "补记" }), "on"),
        ("evidence_tick", json!({ "id": deal, "item": "nda_signed", "on": "0001-01-01" }), "on"),
        ("organisation_log", json!({ "id": seller, "text": "通话", "on": "0001-01-01" }), "on"),
        ("organisation_next_action_set", json!({ "id": seller, "next": { "what": "回访", "on": "9999-12-31" } }), "next.on"),
        ("result_add", json!({ "record": { "title": "密封件", "applied_on": "0001-01-01" } }), "record.applied_on"),
    ];
    for (command, request, field) in cases {
        let error = of.bench.call(command, request).expect_err(command);
        assert_eq!((error.code.to_string().as_str(), error.field.as_str()), ("day_out_of_range", field), "{command}");
    }
}
