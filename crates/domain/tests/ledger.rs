//! What a deal's ledger takes in, whatever commission makes of it.

use std::str::FromStr;

use domain::{
    Day, Money,
    contract::{Contract, ContractKind, ContractMoney, ContractParticulars, ReceiptKind},
    deal::stage::Stage,
    deal::{Deal, DealFile},
    ledger::{Entry, LedgerEvent, What},
    refusal::Refusal,
};

fn id<T: FromStr<Err: std::fmt::Debug>>(number: u32) -> T {
    format!("0198c0de-0000-7000-8000-{number:012x}").parse().unwrap()
}

/// A signed contract, and no mandate that a commission could come from.
fn contract_alone() -> DealFile {
    let on = Day::parse("2026-03-01").unwrap();
    let money = ContractMoney { price: Some(largest()), technology_amount: None, instalments: Vec::new(), royalty: None };
    DealFile {
        id: id(1),
        removed_on: None,
        deal: Deal { title: "示例项目".to_owned(), results: Vec::new(), client: Some(id(2)), opened_on: on },
        stage: Stage::ALL[0],
        kept: None,
        next_action: None,
        results: Vec::new(),
        reachable: Vec::new(),
        evidence: Vec::new(),
        mandate: None,
        contract: Some(Contract {
            id: id(3),
            deal: id(1),
            particulars: ContractParticulars {
                number: "示例 1".to_owned(),
                kind: ContractKind::Transfer,
                licence_kind: None,
                seller: id(4),
                buyer: id(2),
                signed_on: on,
            },
            money,
        }),
        changes: Vec::new(),
        entries: Vec::new(),
        tables: Vec::new(),
        stated_on: None,
    }
}

fn largest() -> Money {
    Money::parse("9999999999999.99").unwrap()
}

fn receipt(file: &DealFile, number: u32, amount: &str) -> Entry {
    let what =
        What::Receipt { covers: ReceiptKind::Upfront, amount: Money::parse(amount).unwrap(), instalment: None, accrued_on: None };
    Entry { id: id(number), deal: file.id, order: file.next_order(), on: Day::parse("2026-03-02").unwrap(), what }
}

#[test]
fn no_more_is_received_than_an_amount_can_say() {
    let mut file = contract_alone();
    let all = receipt(&file, 10, "9999999999999.99");
    assert_eq!(file.record(all.clone()), Ok(LedgerEvent::Recorded { entry: all.clone() }));
    file.entries.push(all);
    assert_eq!(file.received(), Ok(largest()));
    assert_eq!(file.record(receipt(&file, 11, "0.01")), Err(Refusal::AmountTooLarge));
}
