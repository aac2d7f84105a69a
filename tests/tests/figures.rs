//! The day in a few figures, as the day goes on.

use domain::Day;
use serde_json::{Value, json};
use tests::bench::Bench;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A desk of 2026-03-10 with a deal on which 5 % are earned: a mandate until May with a tail of twelve months, a contract over
/// 300,000 in three payments, of which nothing has come in.
fn desk() -> (Bench, Value, Value) {
    let mut bench = Bench::new(day("2026-03-10"));
    let mut made = |command: &str, request: Value| bench.call(command, request).unwrap()["id"].clone();
    let payee = made("payee_add", json!({ "record": { "name": "李", "kind": "employee" } }));
    let [seller, buyer] = ["供方", "需方"].map(|name| made("organisation_add", json!({ "record": { "name": name } })));
    let deal = made("deal_open", json!({ "deal": { "title": "密封件许可", "client": buyer }, "on": "2026-01-05" }));
    let rates = json!({ "kind": "negotiated", "scale": { "method": "marginal", "bands": [{ "up_to": null, "rate": "0.05" }] } });
    let clause = json!({ "covers": ["upfront"], "rates": rates, "shares": [{ "payee": payee, "share": "100" }] });
    let mandate = json!({
        "deal": deal, "client": seller, "signed_on": "2026-01-06", "ends_on": "2026-05-01", "tail_months": 12,
        "payer": "seller", "clauses": [clause],
    });
    made("mandate_sign", mandate);
    let planned = |amount: &str, on: &str| json!({ "kind": "upfront", "amount": amount, "due_on": on });
    let instalments = [planned("100000.00", "2026-03-01"), planned("50000.00", "2026-04-09"), planned("150000.00", "2026-06-01")];
    let contract = json!({
        "deal": deal, "number": "T-1", "kind": "transfer", "seller": seller, "buyer": buyer, "signed_on": "2026-01-10",
        "money": { "price": "300000.00", "instalments": instalments },
    });
    made("contract_sign", contract);
    (bench, deal, payee)
}

fn figures(bench: &mut Bench) -> Value {
    bench.call("day_figures", json!({})).unwrap()
}

#[test]
fn payments_are_expected_for_thirty_days_and_overdue_from_the_day_after() {
    let (mut bench, deal, _) = desk();
    let now = figures(&mut bench);
    assert_eq!(now["expected"], json!({ "count": 1, "amount": "50000.00" }));
    assert_eq!(now["overdue"], json!({ "count": 1, "amount": "100000.00" }));
    assert_eq!(now["expected_next_on"], "2026-06-01");

    // What came in for a payment is expected no more.
    let plan = bench.call("deal_page", json!({ "id": deal })).unwrap();
    let first = plan["contract"]["money"]["instalments"][0]["id"].clone();
    let receipt =
        json!({ "deal": deal, "covers": "upfront", "amount": "40000.00", "received_on": "2026-03-09", "instalment": first });
    bench.call("receipt_record", receipt).unwrap();
    assert_eq!(figures(&mut bench)["overdue"], json!({ "count": 1, "amount": "60000.00" }));
    bench.clock.set(day("2026-03-01"));
    let on_its_day = figures(&mut bench);
    assert_eq!(on_its_day["overdue"], json!({ "count": 0, "amount": "0.00" }));
    assert_eq!(on_its_day["expected"], json!({ "count": 1, "amount": "60000.00" }));
    assert_eq!(on_its_day["expected_next_on"], "2026-04-09");

    bench.call("deal_remove", json!({ "id": deal })).unwrap();
    let none = figures(&mut bench);
    assert_eq!((&none["expected"]["count"], &none["expected_next_on"]), (&json!(0), &Value::Null));
}

#[test]
fn what_is_earned_waits_until_it_is_stated_and_counts_for_the_year_of_its_number() {
    let (mut bench, deal, payee) = desk();
    let none = json!({ "until": "2026-02-28", "payees": 0, "amount": "0.00", "since": "0.00" });
    assert_eq!(figures(&mut bench)["unstated"], none);
    let receipt = json!({ "deal": deal, "covers": "upfront", "amount": "100000.00", "received_on": "2026-03-09" });
    bench.call("receipt_record", receipt).unwrap();
    let begun = json!({ "until": "2026-02-28", "payees": 0, "amount": "0.00", "since": "5000.00" });
    assert_eq!(figures(&mut bench)["unstated"], begun, "what came in this month is settled when it is over");

    bench.clock.set(day("2026-04-02"));
    let now = figures(&mut bench);
    assert_eq!(now["unstated"], json!({ "until": "2026-03-31", "payees": 1, "amount": "5000.00", "since": "0.00" }));
    assert_eq!(now["unstated"]["amount"], bench.call("statement_due", json!({})).unwrap()["amount"]);
    assert_eq!(now["stated"], json!({ "year": 2026, "count": 0, "gross": "0.00" }));

    let draft = json!({ "payee": payee, "from": "2026-01-01", "to": "2026-03-31" });
    let statement = bench.call("statement_draft", draft).unwrap()["id"].clone();
    bench.call("statement_submit", json!({ "id": statement })).unwrap();
    let now = figures(&mut bench);
    assert_eq!(
        (&now["unstated"]["payees"], &now["stated"]),
        (&json!(0), &json!({ "year": 2026, "count": 1, "gross": "5000.00" }))
    );
    bench.clock.set(day("2027-01-02"));
    assert_eq!(figures(&mut bench)["stated"], json!({ "year": 2027, "count": 0, "gross": "0.00" }));
}

#[test]
fn what_ends_within_sixty_days_is_counted_and_what_is_to_be_done() {
    let (mut bench, deal, _) = desk();
    let next = json!({ "id": deal, "next": { "what": "寄样品", "on": "2026-03-10" } });
    bench.call("next_action_set", next).unwrap();
    let count = |bench: &mut Bench| {
        let now = figures(bench);
        (now["due"].clone(), now["ending"].clone())
    };
    assert_eq!(figures(&mut bench)["ending_until"], "2026-05-09");
    for (on, due, ending) in [
        ("2026-03-01", 0, 0),
        ("2026-03-02", 0, 1),
        ("2026-03-10", 1, 1),
        ("2026-05-01", 1, 1),
        ("2026-05-02", 1, 0),
        // The protection of twelve months after it.
        ("2027-03-02", 1, 1),
        ("2027-05-02", 1, 0),
    ] {
        bench.clock.set(day(on));
        assert_eq!(count(&mut bench), (json!(due), json!(ending)), "{on}");
    }
}
