//! Amendments as a broker would tell them: what was earned stays, what comes is earned by the new terms, and a refund
//! undoes first what came last.

use domain::commission::{Case, settle_chain};
use serde_json::{Value, json};

fn rate(rate: &str) -> Value {
    json!({"currency": "CNY", "shares": [{"payee": "A", "share": "100"}],
        "scale": {"method": "marginal", "bands": [{"up_to": null, "rate": rate}]}})
}

fn with(mut terms: Value, key: &str, value: Value) -> Value {
    terms[key] = value;
    terms
}

fn receipt(amount: &str) -> Value {
    json!({"kind": "receipt", "on": "2026-03-01", "amount": amount})
}

fn refund(amount: &str) -> Value {
    json!({"kind": "refund", "on": "2026-03-01", "amount": amount})
}

fn signing() -> Value {
    json!({"kind": "signing", "on": "2026-01-05"})
}

fn retainer(amount: &str) -> Value {
    json!({"kind": "retainer", "on": "2026-02-01", "amount": amount, "creditable": true})
}

fn case(terms: Value, events: &[Value]) -> Value {
    json!({"terms": terms, "events": events})
}

fn chain(cases: &[Value]) -> Vec<Case> {
    cases.iter().map(|case| serde_json::from_value(case.clone()).unwrap()).collect()
}

/// What is due after each event, clause by clause.
fn due(cases: &[Value]) -> Vec<Vec<String>> {
    let settled = settle_chain(&chain(cases)).unwrap();
    settled.iter().map(|clause| clause.lines.iter().map(|line| line.due_after.to_string()).collect()).collect()
}

fn refusal(cases: &[Value]) -> String {
    settle_chain(&chain(cases)).unwrap_err().field
}

#[test]
fn a_new_rate_earns_only_on_what_comes_after_it() {
    let before = case(rate("0.05"), &[signing(), receipt("400000.00")]);
    let after = case(rate("0.08"), &[receipt("100000.00"), refund("200000.00"), receipt("150000.00"), refund("450000.00")]);
    assert_eq!(
        due(&[before, after]),
        [vec!["0.00", "20000.00"], vec!["28000.00", "15000.00", "24000.00", "0.00"]],
        "8 % on the last 100,000, 5 % below them, in both directions"
    );
}

#[test]
fn an_amended_price_counts_its_own_technology_part() {
    let agreed = |price: &str, technology: &str, events: &[Value]| {
        let terms = with(rate("0.10"), "base", json!("technology"));
        json!({"terms": terms, "contract_price": price, "technology_amount": technology, "events": events})
    };
    let before = agreed("1000.00", "500.00", &[signing(), receipt("400.00")]);
    let after = agreed("1200.00", "900.00", &[receipt("400.00"), receipt("2000.00"), refund("2600.00")]);
    assert_eq!(
        due(&[before, after]),
        [vec!["0.00", "20.00"], vec!["50.00", "90.00", "10.00"]],
        "200 + 400 × 900 / 1200, then at most 900 in all, then 200 × 500 / 1000"
    );
}

#[test]
fn a_minimum_that_is_due_stays_due_and_is_earned_once() {
    let minimum = |amount: &str| json!({"amount": amount, "due": "signing"});
    let before = case(with(rate("0.05"), "minimum", minimum("20000.00")), &[signing(), receipt("100000.00")]);
    let after = case(rate("0.05"), &[receipt("200000.00"), receipt("200000.00"), refund("500000.00")]);
    assert_eq!(due(&[before.clone(), after]), [vec!["20000.00", "20000.00"], vec!["20000.00", "25000.00", "20000.00"]]);

    let higher = case(with(rate("0.05"), "minimum", minimum("30000.00")), &[receipt("1.00")]);
    assert_eq!(due(&[before, higher])[1], ["30000.00"], "a new minimum is due with the first event after the signing");
}

#[test]
fn a_lower_cap_takes_nothing_away() {
    let cap = |amount: &str| with(rate("0.05"), "cap", json!(amount));
    let before = case(rate("0.05"), &[signing(), receipt("400000.00")]);
    let after = case(cap("15000.00"), &[receipt("100000.00"), refund("100000.00"), refund("40000.00")]);
    assert_eq!(due(&[before, after])[1], ["20000.00", "20000.00", "18000.00"]);

    let capped = case(cap("15000.00"), &[signing(), receipt("400000.00")]);
    let lifted = case(rate("0.05"), &[receipt("100000.00")]);
    assert_eq!(due(&[capped, lifted]), [vec!["0.00", "15000.00"], vec!["20000.00"]], "only the new receipt earns without cap");
}

#[test]
fn retainers_are_credited_across_an_amendment() {
    let before = case(rate("0.05"), &[signing(), retainer("3000.00"), receipt("40000.00")]);
    let after = case(rate("0.05"), &[receipt("40000.00")]);
    let settled = settle_chain(&chain(&[before, after])).unwrap();
    assert_eq!(settled[1].lines[0].payable.to_string(), "1000.00", "4,000 due less 3,000 credited");
}

#[test]
fn deposits_before_the_signing_earn_by_the_terms_they_came_under() {
    let before = case(rate("0.05"), &[receipt("1000.00")]);
    let after = case(rate("0.10"), &[signing(), receipt("1000.00")]);
    assert_eq!(due(&[before, after]), [vec!["0.00"], vec!["50.00", "150.00"]]);
}

#[test]
fn amendments_cannot_contradict_what_went_before() {
    let signed = case(rate("0.05"), &[signing()]);
    assert_eq!(refusal(&[signed.clone(), case(rate("0.08"), &[signing()])]), "cases[1].events[0].kind");
    assert_eq!(refusal(&[signed.clone(), case(rate("0.08"), &[refund("0.01")])]), "cases[1].events[0].amount");
    let mut at_signing = case(with(rate("0.05"), "earning", json!("signing")), &[]);
    at_signing["contract_price"] = json!("1.00");
    assert_eq!(refusal(&[signed, at_signing]), "cases[1].terms.earning");
}
