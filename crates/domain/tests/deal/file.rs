//! Deals to look at: a lead, and what is signed and received on it.

use std::str::FromStr;

use domain::{
    Day, Money,
    contract::{Contract, ContractKind, ContractMoney, ContractParticulars, ReceiptKind},
    deal::{Deal, DealFile, stage::Stage},
    ledger::{Entry, What},
    mandate::Mandate,
};

pub fn id<T: FromStr<Err: std::fmt::Debug>>(number: u32) -> T {
    format!("0198c0de-0000-7000-8000-{number:012x}").parse().unwrap()
}

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A lead without client, result or paper.
pub fn lead() -> DealFile {
    DealFile {
        id: id(1),
        removed_on: None,
        deal: Deal { title: "示例项目".to_owned(), results: Vec::new(), client: None, opened_on: day("2026-01-05") },
        stage: Stage::Discovery,
        kept: None,
        next_action: None,
        results: Vec::new(),
        reachable: Vec::new(),
        evidence: Vec::new(),
        mandate: None,
        contract: None,
        changes: Vec::new(),
        entries: Vec::new(),
        tables: Vec::new(),
        stated_on: None,
    }
}

pub fn with_client(file: DealFile) -> DealFile {
    DealFile { deal: Deal { client: Some(id(2)), ..file.deal }, ..file }
}

pub fn mandated(file: DealFile, on: &str) -> DealFile {
    let clause = serde_json::json!({
        "id": id::<domain::id::ClauseId>(20), "covers": ["upfront"], "earning": "receipts", "base": "receipts",
        "rates": { "kind": "negotiated", "scale": { "method": "marginal", "bands": [{ "up_to": null, "rate": "0.05" }] } },
        "factor": "1", "shares": [{ "payee": id::<domain::id::PayeeId>(30), "share": "100" }],
    });
    let mandate = serde_json::json!({
        "id": id::<domain::id::MandateId>(6), "deal": id::<domain::id::DealId>(1), "client": id::<domain::id::OrganisationId>(4),
        "signed_on": on, "is_exclusive": false, "payer": "seller", "clauses": [clause],
    });
    DealFile { mandate: Some(serde_json::from_value::<Mandate>(mandate).unwrap()), ..file }
}

pub fn signed(file: DealFile, on: &str, price: Option<&str>) -> DealFile {
    let price = price.map(|price| Money::parse(price).unwrap());
    let contract = Contract {
        id: id(3),
        deal: id(1),
        particulars: ContractParticulars {
            number: "示例 1".to_owned(),
            kind: ContractKind::Transfer,
            licence_kind: None,
            seller: id(4),
            buyer: id(2),
            signed_on: day(on),
        },
        money: ContractMoney { price, technology_amount: None, instalments: Vec::new(), royalty: None },
    };
    DealFile { contract: Some(contract), ..with_client(file) }
}

pub fn entered(mut file: DealFile, on: &str, what: What) -> DealFile {
    let order = file.next_order();
    file.entries.push(Entry { id: id(100 + order), deal: file.id, order, on: day(on), what });
    file
}

pub fn received(file: DealFile, on: &str, covers: ReceiptKind, amount: &str) -> DealFile {
    let amount = Money::parse(amount).unwrap();
    entered(file, on, What::Receipt { covers, amount, instalment: None, accrued_on: None })
}

pub fn refunded(file: DealFile, on: &str, receipt: u32, amount: &str) -> DealFile {
    entered(file, on, What::Refund { receipt: id(100 + receipt), amount: Money::parse(amount).unwrap() })
}
