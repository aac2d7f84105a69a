//! A deal whose mandate, rate tables and ledger no desk of this program would have written: it is settled or refused, and
//! never ends in a panic.

use std::str::FromStr;

use domain::{
    Day,
    contract::{Contract, ContractChange},
    deal::{Deal, DealFile, account::accounts, stage::Stage},
    ledger::Entry,
    mandate::{Clause, Mandate},
    rates::RateTable,
    refusal::Refusal,
};
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn id(number: usize) -> String {
    format!("0198c0de-0000-7000-8000-{number:012x}")
}

fn named<T: FromStr<Err: std::fmt::Debug>>(number: usize) -> T {
    id(number).parse().unwrap()
}

fn read<T: DeserializeOwned>(value: &Value) -> T {
    serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{error}: {value}"))
}

fn day(number: u32) -> String {
    format!("2026-03-{:02}", 1 + number % 28)
}

/// A clause of which any may follow any, itself and what is not there included.
fn clause() -> impl Strategy<Value = Value> {
    let kinds = prop::sample::select(vec!["upfront", "milestone", "royalty"]);
    (0usize..4, prop::option::of((0usize..4, 0u32..28)), kinds, 0usize..3, 0usize..5).prop_map(
        |(own, follows, kind, rates, table)| {
            let rates = match rates {
                0 => json!({"kind": "guideline", "table": id(100 + table)}),
                1 => json!({"kind": "guideline_in_force", "table": id(100 + table)}),
                _ => json!({"kind": "negotiated", "guideline": id(100 + table),
                    "scale": {"method": "marginal", "bands": [{"up_to": null, "rate": "0.05"}]}}),
            };
            let mut clause = json!({"id": id(10 + own), "covers": [kind], "earning": "receipts", "base": "receipts",
                "rates": rates, "factor": "1", "shares": [{"payee": id(50), "share": "100"}]});
            if let Some((follows, from)) = follows {
                clause["follows"] = json!({"clause": id(10 + follows), "from": day(from)});
            }
            clause
        },
    )
}

/// A table whose bands may be none, closed at the top, open too early or falling.
fn table() -> impl Strategy<Value = Value> {
    let end = prop::option::of(prop::sample::select(vec!["0.00", "-5.00", "1000.00", "2000.00"]));
    (0usize..4, prop::collection::vec(end, 0..4), 0u32..28, any::<bool>()).prop_map(|(own, ends, from, whole)| {
        let band = |end: Option<&str>| json!({"up_to": end, "rate": "0.05", "floor": "0.01", "ceiling": "0.09"});
        let bands: Vec<Value> = ends.into_iter().map(band).collect();
        json!({"id": id(100 + own), "name": "示例", "version": "1", "issuer": "示例", "region": "示例",
            "contract_kinds": [], "method": if whole { "whole" } else { "marginal" }, "bands": bands,
            "effective_from": day(from), "effective_to": null, "source": "示例", "checked_on": null})
    })
}

/// An entry that may pay back what never came, or more than an amount can say.
fn entry() -> impl Strategy<Value = Value> {
    let amounts = prop::sample::select(vec!["0.00", "-100.00", "100.00", "9999999999999.99", "-9999999999999.99"]);
    (0usize..5, 0usize..4, amounts, 0u32..28, prop::sample::select(vec![0, 1, u32::MAX]), 0usize..5).prop_map(
        |(own, kind, amount, on, order, of)| {
            let what = match kind {
                0 => json!({"kind": "receipt", "covers": "upfront", "amount": amount}),
                1 => json!({"kind": "refund", "receipt": id(200 + of), "amount": amount}),
                2 => json!({"kind": "retainer", "clause": id(10 + of), "amount": amount, "creditable": true}),
                _ => json!({"kind": "completion", "clause": id(10 + of)}),
            };
            json!({"id": id(200 + own), "deal": id(1), "order": order, "on": day(on), "what": what})
        },
    )
}

fn file(clauses: &[Value], tables: &[Value], entries: &[Value], is_signed: bool) -> DealFile {
    let money = json!({"price": "3000.00", "instalments": []});
    let mandate = json!({"id": id(2), "deal": id(1), "client": id(3), "signed_on": day(0), "is_exclusive": false,
        "payer": "seller", "clauses": clauses});
    let contract = json!({"id": id(4), "deal": id(1), "number": "1", "kind": "transfer", "seller": id(5), "buyer": id(3),
        "signed_on": day(1), "money": money});
    DealFile {
        id: named(1),
        removed_on: None,
        deal: Deal {
            title: "示例项目".to_owned(),
            results: Vec::new(),
            client: Some(named(3)),
            opened_on: Day::parse(&day(0)).unwrap(),
        },
        stage: Stage::ALL[0],
        kept: None,
        next_action: None,
        results: Vec::new(),
        reachable: Vec::new(),
        evidence: Vec::new(),
        mandate: Some(read::<Mandate>(&mandate)),
        contract: is_signed.then(|| read::<Contract>(&contract)),
        changes: Vec::new(),
        entries: entries.iter().map(read::<Entry>).collect(),
        tables: tables.iter().map(read::<RateTable>).collect(),
        stated_on: None,
    }
}

/// Everything that a page, a statement or the next action of a user asks of a deal.
fn ask_everything(file: &DealFile, clauses: &[Value], entries: &[Value]) {
    let _ = accounts(file);
    let _ = file.received();
    let _ = file.received_for(named(300));
    let _ = file.received_percent();
    let _ = file.ahead();
    let _ = file.follow_facts(Day::parse(&day(2)).unwrap(), None);
    for stage in Stage::ALL {
        let _ = stage.gate().iter().filter(|item| file.has(**item)).count();
    }
    for clause in clauses.iter().map(read::<Clause>) {
        let _ = clause.differences(&file.tables);
        let _ = file.amend_clause(clause);
    }
    for entry in entries.iter().map(read::<Entry>) {
        let _ = file.reverse(entry.id);
        let _ = file.record(Entry { id: named(299), order: file.next_order(), ..entry });
    }
    let change = json!({"from": day(20), "money": {"price": "4000.00", "instalments": []}});
    let _ = file.amend_contract(read::<ContractChange>(&change), || named(19));
    let mandate = file.mandate.clone().unwrap();
    let _ = DealFile { mandate: None, ..file.clone() }.sign_mandate(mandate);
    for table in file.tables.clone() {
        let _ = table.validated(&file.tables);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_forged_deal_is_settled_or_refused(
        clauses in prop::collection::vec(clause(), 0..4),
        tables in prop::collection::vec(table(), 0..4),
        entries in prop::collection::vec(entry(), 0..5),
        is_signed in any::<bool>(),
    ) {
        ask_everything(&file(&clauses, &tables, &entries, is_signed), &clauses, &entries);
    }
}

#[test]
fn an_amendment_of_nothing_and_bands_that_are_none_are_refused() {
    let clause = json!({"id": id(10), "covers": ["upfront"], "earning": "receipts", "base": "receipts",
        "rates": {"kind": "guideline", "table": id(100)}, "factor": "1", "shares": [{"payee": id(50), "share": "100"}]});
    let table = json!({"id": id(100), "name": "示例", "version": "1", "issuer": "示例", "region": "示例", "contract_kinds": [],
        "method": "marginal", "bands": [], "effective_from": day(0), "effective_to": null, "source": "示例", "checked_on": null});
    let refused = |clauses: &[Value]| accounts(&file(clauses, std::slice::from_ref(&table), &[], true)).unwrap_err();
    assert_eq!(refused(std::slice::from_ref(&clause)), Refusal::BandsInvalid);

    let mut stray = clause.clone();
    stray["id"] = json!(id(11));
    stray["follows"] = json!({"clause": id(19), "from": day(5)});
    assert_eq!(refused(&[clause, stray]), Refusal::AmendmentFollowsNothing);
}
