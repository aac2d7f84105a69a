//! The technology contract: sign, amend.

use domain::{
    Day, Money,
    contract::{Contract, ContractKind, ContractMoney, Instalment, LicenceKind, ReceiptKind, Royalty},
    deal::ContractChange,
    id::{ClauseId, ContractId, DealId, InstalmentId, OrganisationId},
};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::{
    commands::Made,
    error::{Error, Result},
    session::{Session, Surroundings},
};

/// What a user says about a contract's money.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MoneyFields {
    /// 合同成交额; missing where only a royalty is agreed.
    pub price: Option<Money>,
    /// 技术交易额
    pub technology_amount: Option<Money>,
    /// The planned payments.
    #[serde(default)]
    pub instalments: Vec<InstalmentFields>,
    /// The running royalty.
    pub royalty: Option<Royalty>,
}

/// A planned payment.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InstalmentFields {
    /// An instalment that stays; a new one where missing.
    pub id: Option<InstalmentId>,
    /// What it is for.
    pub kind: ReceiptKind,
    /// How much.
    pub amount: Money,
    /// When it falls due.
    pub due_on: Option<Day>,
    /// What it depends on.
    pub condition: Option<String>,
}

/// Signs the technology contract.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContractSign {
    /// Which deal.
    pub deal: DealId,
    /// The number that the parties gave it.
    pub number: String,
    /// Which of the five kinds.
    pub kind: ContractKind,
    /// For a licence, how exclusive.
    pub licence_kind: Option<LicenceKind>,
    /// 技术供给方
    pub seller: OrganisationId,
    /// 技术需求方
    pub buyer: OrganisationId,
    /// The day of the signing.
    pub signed_on: Day,
    /// The money.
    pub money: MoneyFields,
}

/// Changes the contract's money from a day on.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContractAmend {
    /// Which deal.
    pub deal: DealId,
    /// The first day on which the new terms hold.
    pub from: Day,
    /// The money from then on.
    pub money: MoneyFields,
}

impl Session {
    /// Signs the technology contract.
    pub fn contract_sign(&mut self, request: ContractSign) -> Result<Made> {
        let id = ContractId(self.surroundings.new_id());
        let money = contract_money(self.surroundings.as_mut(), request.money);
        self.decide("contract_sign", request.deal, |books, file| {
            for (organisation, field) in [(request.seller, "seller"), (request.buyer, "buyer")] {
                books.organisation(organisation)?.ok_or_else(|| Error::new("organisation_unknown", field))?;
            }
            if request.number.trim().is_empty() {
                return Err(Error::new("contract_number_missing", "number"));
            }
            let contract = Contract {
                id,
                deal: request.deal,
                number: request.number.trim().to_owned(),
                kind: request.kind,
                licence_kind: request.licence_kind,
                seller: request.seller,
                buyer: request.buyer,
                signed_on: request.signed_on,
                money,
            };
            Ok(vec![file.sign_contract(contract)?])
        })?;
        Ok(Made { id: id.to_string() })
    }

    /// Changes the contract's money from a day on.
    pub fn contract_amend(&mut self, request: ContractAmend) -> Result<Made> {
        let money = contract_money(self.surroundings.as_mut(), request.money);
        // One successor for every clause at the most; ids that are not used are nobody's.
        let mut ids: Vec<ClauseId> = (0..16).map(|_| ClauseId(self.surroundings.new_id())).collect();
        self.decide("contract_amend", request.deal, |_, file| {
            let change = ContractChange { from: request.from, money };
            Ok(file
                .amend_contract(change, || ids.pop().expect("a mandate has at most four open clauses, one a kind of receipt"))?)
        })
    }
}

fn contract_money(surroundings: &mut dyn Surroundings, fields: MoneyFields) -> ContractMoney {
    let instalment = |planned: InstalmentFields| Instalment {
        id: planned.id.unwrap_or_else(|| InstalmentId(surroundings.new_id())),
        kind: planned.kind,
        amount: planned.amount,
        due_on: planned.due_on,
        condition: planned.condition,
    };
    ContractMoney {
        price: fields.price,
        technology_amount: fields.technology_amount,
        instalments: fields.instalments.into_iter().map(instalment).collect(),
        royalty: fields.royalty,
    }
}
