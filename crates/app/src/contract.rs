//! The technology contract: sign, amend.

use domain::{
    Day, Money, Rate,
    contract::{
        Contract, ContractChange, ContractKind, ContractMoney, ContractParticulars, Instalment, LicenceKind, ReceiptKind, Royalty,
    },
    id::{DealId, InstalmentId, OrganisationId},
    normal::trimmed,
    organisation::Organisation,
    person::Keeping as _,
    personal::PersonalKind,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    act::Act,
    code::Code,
    error::{Error, Result},
    session::Session,
    statement,
    wire::Made,
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
    pub royalty: Option<RoyaltyFields>,
}

/// A running royalty.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoyaltyFields {
    /// The rate on its base.
    pub rate: Rate,
    /// What the rate is applied to, in words.
    pub base: String,
    /// The last day on which it accrues.
    pub until: Option<Day>,
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

/// Puts right what the contract says, whatever followed; what a submitted statement states stays.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContractCorrect {
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
    /// The money as it stands, put right; it stays where missing.
    pub money: Option<MoneyFields>,
    /// Why it is put right.
    pub reason: Option<String>,
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
        self.act("contract_sign", |act| {
            let said = ContractParticulars {
                number: request.number,
                kind: request.kind,
                licence_kind: request.licence_kind,
                seller: request.seller,
                buyer: request.buyer,
                signed_on: request.signed_on,
            };
            let particulars = particulars(act, said, None)?;
            let money = money(act, request.money, None)?;
            let contract = Contract { id: act.id(), deal: request.deal, particulars, money };
            let id = contract.id;
            act.record(act.deal(request.deal)?.sign_contract(contract)?)?;
            Ok(Made::of(id))
        })
    }

    /// Puts right what the contract says.
    pub fn contract_correct(&mut self, request: ContractCorrect) -> Result<Made> {
        self.act("contract_correct", |act| {
            let file = act.deal(request.deal)?;
            let said = ContractParticulars {
                number: request.number,
                kind: request.kind,
                licence_kind: request.licence_kind,
                seller: request.seller,
                buyer: request.buyer,
                signed_on: request.signed_on,
            };
            let to = particulars(act, said, file.contract.as_ref().map(|contract| &contract.particulars))?;
            let money = request.money.map(|said| money(act, said, file.money())).transpose()?;
            let reason = act.text(request.reason.as_deref())?;
            let corrected = file.correct_contract(to, money, reason, &act.books.stated_lines(request.deal)?);
            act.record_all(corrected.map_err(|refusal| statement::resting_on(act.books, request.deal, refusal))?)?;
            Ok(Made::of(request.deal))
        })
    }

    /// Changes the contract's money from a day on.
    pub fn contract_amend(&mut self, request: ContractAmend) -> Result<Made> {
        self.act("contract_amend", |act| {
            let file = act.deal(request.deal)?;
            let change = ContractChange { from: request.from, money: money(act, request.money, file.money())? };
            let (amended, successors) = file.amend_contract(change, || act.id())?;
            act.record(amended)?;
            act.record_all(successors)?;
            Ok(Made::of(request.deal))
        })
    }
}

/// What was said beside the money, with a number, and parties that are in use; one that was named before may stay.
fn particulars(
    act: &Act<'_, '_>,
    said: ContractParticulars,
    before: Option<&ContractParticulars>,
) -> Result<ContractParticulars> {
    for (organisation, field) in [(said.seller, "seller"), (said.buyer, "buyer")] {
        if before.is_none_or(|before| ![before.seller, before.buyer].contains(&organisation)) {
            act.named::<Organisation>(organisation, field)?;
        }
    }
    let number = trimmed(&said.number).to_owned();
    if number.is_empty() {
        return Err(Error::new(Code::ContractNumberMissing, "number"));
    }
    Ok(ContractParticulars { number, ..said })
}

/// The money as it was said; what the parties wrote stays the same text where it says the same as before.
fn money(act: &mut Act<'_, '_>, fields: MoneyFields, before: Option<&ContractMoney>) -> Result<ContractMoney> {
    let mut left: Vec<&Instalment> = before.into_iter().flat_map(|before| &before.instalments).collect();
    let mut instalments = Vec::with_capacity(fields.instalments.len());
    for (index, planned) in fields.instalments.into_iter().enumerate() {
        // Each that stays does so once.
        let known = left.iter().position(|known| Some(known.id) == planned.id).map(|at| left.remove(at));
        if planned.id.is_some() && known.is_none() {
            return Err(Error::new(Code::InstalmentUnknown, format!("money.instalments[{index}].id")));
        }
        let condition = known.and_then(|known| known.condition.as_ref());
        instalments.push(Instalment {
            id: planned.id.unwrap_or_else(|| act.id()),
            kind: planned.kind,
            amount: planned.amount,
            due_on: planned.due_on,
            condition: act.keep_over(None, PersonalKind::Note, planned.condition.as_deref(), condition)?,
        });
    }
    let royalty = match fields.royalty {
        Some(royalty) => {
            let known = before.and_then(|before| before.royalty.as_ref()).map(|known| &known.base);
            let base = act.keep_over(None, PersonalKind::Note, Some(&royalty.base), known)?;
            let base = base.ok_or_else(|| Error::new(Code::TextMissing, "money.royalty.base"))?;
            Some(Royalty { rate: royalty.rate, base, until: royalty.until })
        }
        None => None,
    };
    Ok(ContractMoney { price: fields.price, technology_amount: fields.technology_amount, instalments, royalty })
}
