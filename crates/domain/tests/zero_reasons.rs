//! Every zero says why.

use domain::commission::calc::evaluate;
use serde_json::{Value, json};

/// The reason of each line under these terms, a word or nothing; `price` also gives the technology amount.
fn check(extra: Value, price: Option<[&str; 2]>, events: Value, reasons: &[&str]) {
    let mut terms = json!({"currency": "CNY", "shares": [{"payee": "A", "share": "100"}],
        "scale": {"method": "marginal", "bands": [{"up_to": null, "rate": "0.05"}]}});
    terms.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
    let case = json!({"terms": terms, "contract_price": price.map(|[price, _]| price),
        "technology_amount": price.map(|[_, technology]| technology), "events": events});
    let settlement = evaluate(&case.to_string()).unwrap();
    let word = |line: &domain::commission::Line| {
        line.explain.zero.map_or(String::new(), |reason| serde_json::to_value(reason).unwrap().as_str().unwrap().to_owned())
    };
    assert_eq!(settlement.lines.iter().map(word).collect::<Vec<_>>(), reasons);
}

fn event(kind: &str) -> Value {
    json!({"kind": kind, "on": "2026-01-01"})
}

fn amount(kind: &str, amount: &str) -> Value {
    json!({"kind": kind, "on": "2026-01-01", "amount": amount})
}

fn retainer(amount: &str, creditable: bool) -> Value {
    json!({"kind": "retainer", "on": "2026-01-01", "amount": amount, "creditable": creditable})
}

fn adjustment(amount: &str) -> Value {
    json!({"kind": "adjustment", "on": "2026-01-01", "amount": amount, "reason": "agreed"})
}

#[test]
fn nothing_happened_yet() {
    check(json!({}), None, json!([amount("receipt", "100.00")]), &["not_signed"]);
    check(
        json!({}),
        None,
        json!([event("signing"), amount("receipt", "0.00"), amount("receipt", "9.00"), event("completion")]),
        &["nothing_received", "zero_amount", "", "nothing_due_at_completion"],
    );
    check(
        json!({"earning": "signing"}),
        Some(["100.00", "100.00"]),
        json!([event("signing"), amount("receipt", "100.00")]),
        &["", "earned_at_signing"],
    );
}

#[test]
fn the_base_or_the_rate_gives_nothing() {
    check(
        json!({"base": "technology"}),
        Some(["100.00", "50.00"]),
        json!([event("signing"), amount("receipt", "100.00"), amount("receipt", "100.00"), amount("refund", "50.00")]),
        &["nothing_received", "", "technology_reached", "technology_reached"],
    );
    check(
        json!({"base": "technology"}),
        Some(["100.00", "1.00"]),
        json!([event("signing"), amount("receipt", "0.01")]),
        &["nothing_received", "rounds_to_nothing"],
    );
    check(json!({}), None, json!([event("signing"), amount("receipt", "0.05")]), &["nothing_received", "rounds_to_nothing"]);
    check(
        json!({"factor": "0"}),
        None,
        json!([event("signing"), amount("receipt", "9.00")]),
        &["nothing_received", "rate_is_zero"],
    );
    let falling = json!({"method": "whole", "bands": [{"up_to": "100.00", "rate": "0.05"}, {"up_to": null, "rate": "0.01"}]});
    check(
        json!({"scale": falling}),
        None,
        json!([event("signing"), amount("receipt", "100.00"), amount("receipt", "100.00")]),
        &["nothing_received", "", "smaller_base_earns_as_much"],
    );
}

#[test]
fn a_limit_decides() {
    check(
        json!({"cap": "5.00", "minimum": {"amount": "2.00", "due": "signing"}}),
        None,
        json!([event("signing"), amount("receipt", "20.00"), amount("receipt", "80.00"), amount("receipt", "1.00")]),
        &["", "covered_by_minimum", "", "cap_reached"],
    );
    check(
        json!({}),
        None,
        json!([retainer("9.00", true), event("signing"), amount("receipt", "100.00"), amount("receipt", "200.00")]),
        // On one day the signing comes first.
        &["nothing_received", "not_commission", "covered_by_retainer", ""],
    );
}

#[test]
fn own_amounts_are_no_commission() {
    check(
        json!({}),
        None,
        json!([event("signing"), amount("receipt", "100.00"), retainer("5.00", true), adjustment("-1.00"), adjustment("0.00")]),
        &["nothing_received", "", "set_off", "not_commission", "zero_amount"],
    );
}
