//! Technology contracts.

use domain::{
    contract::{
        Contract, ContractChange, ContractKind, ContractMoney, ContractParticulars, Instalment, LicenceKind, ReceiptKind,
        Royalty, event::ContractEvent,
    },
    event::Event,
    id::{ContractId, DealId},
    record::correction::Correction,
};

use super::{BARE_DEAL, CLIENT, CONTRACT, DEAL, INSTALMENT, OWNER, day, money, rate, reference};
use crate::bench::id;

/// One of every kind.
pub(super) fn samples() -> Vec<Event> {
    let bare_contract = || contract(ContractId(id(702)), BARE_DEAL);
    let change = || ContractChange { from: day("2025-06-01"), money: contract_money("900000.00") };
    let after = ContractParticulars { number: "2025-XK-010".to_owned(), signed_on: day("2025-02-21"), ..particulars() };
    let correction = Correction { before: particulars(), after, reason: Some(reference(53)) };
    let paid =
        Correction { before: contract_money("1000000.00"), after: contract_money("1100000.00"), reason: Some(reference(53)) };
    vec![
        ContractEvent::Signed { contract: bare_contract() }.into(),
        ContractEvent::Withdrawn { contract: bare_contract() }.into(),
        ContractEvent::Amended { deal: DEAL, contract: CONTRACT, change: change() }.into(),
        ContractEvent::AmendmentWithdrawn { deal: DEAL, contract: CONTRACT, change: change() }.into(),
        ContractEvent::Corrected { deal: DEAL, contract: CONTRACT, correction }.into(),
        ContractEvent::MoneyCorrected { deal: DEAL, contract: CONTRACT, amended_from: None, correction: paid }.into(),
    ]
}

pub(super) fn contract(id: ContractId, deal: DealId) -> Contract {
    Contract { id, deal, particulars: particulars(), money: contract_money("1000000.00") }
}

fn particulars() -> ContractParticulars {
    ContractParticulars {
        number: "2025-XK-001".to_owned(),
        kind: ContractKind::Licence,
        licence_kind: Some(LicenceKind::Exclusive),
        seller: OWNER,
        buyer: CLIENT,
        signed_on: day("2025-02-20"),
    }
}

fn contract_money(price: &str) -> ContractMoney {
    ContractMoney {
        price: Some(money(price)),
        technology_amount: Some(money("800000.00")),
        instalments: vec![Instalment {
            id: INSTALMENT,
            kind: ReceiptKind::Upfront,
            amount: money("200000.00"),
            due_on: Some(day("2025-03-01")),
            condition: Some(reference(51)),
        }],
        royalty: Some(Royalty { rate: rate("0.03"), base: reference(52), until: Some(day("2028-12-31")) }),
    }
}
