//! The technology contract (技术合同): who sells what to whom, for how much, payable when.

pub mod event;

use serde::{Deserialize, Serialize};

use crate::{
    day::Day,
    id::{ContractId, DealId, InstalmentId, OrganisationId},
    money::{Money, Rate},
    personal::PersonalRef,
    refusal::{Refusal, day_in_range},
};

/// The five kinds of technology contract of the Civil Code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ContractKind {
    /// 技术开发
    Development,
    /// 技术转让
    Transfer,
    /// 技术许可
    Licence,
    /// 技术咨询
    Consulting,
    /// 技术服务
    Service,
}

/// How far a licence shuts others out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LicenceKind {
    /// 独占: the owner too.
    Exclusive,
    /// 排他: all but the owner.
    Sole,
    /// 普通: nobody.
    NonExclusive,
}

/// What a payment under the contract is for; a commission clause covers some of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptKind {
    /// 首付款 and fixed instalments.
    Upfront,
    /// 里程碑款
    Milestone,
    /// 提成
    Royalty,
    /// 作价投资
    EquityValuation,
}

/// A planned payment (分期).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Instalment {
    /// Its identity.
    pub id: InstalmentId,
    /// What it is for.
    pub kind: ReceiptKind,
    /// How much.
    pub amount: Money,
    /// When it falls due, where a day is agreed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_on: Option<Day>,
    /// What it depends on, where no day or more than a day is agreed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<PersonalRef>,
}

/// A running royalty (提成) beside or in place of a price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Royalty {
    /// The rate on its base.
    pub rate: Rate,
    /// What the rate is applied to, in words.
    pub base: PersonalRef,
    /// The last day on which it accrues.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

/// The money of a contract as it stands from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ContractMoney {
    /// 合同成交额, all money; `None` where it is open (royalty only).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<Money>,
    /// 技术交易额: the price less equipment, materials and other non-technical items.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub technology_amount: Option<Money>,
    /// The planned payments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instalments: Vec<Instalment>,
    /// The running royalty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub royalty: Option<Royalty>,
}

/// What a technology contract says beside its money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ContractParticulars {
    /// The number that the parties gave it.
    pub number: String,
    /// Which of the five kinds.
    pub kind: ContractKind,
    /// For a licence, how exclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence_kind: Option<LicenceKind>,
    /// 技术供给方
    pub seller: OrganisationId,
    /// 技术需求方
    pub buyer: OrganisationId,
    /// The day of the signing, which starts the commission.
    pub signed_on: Day,
}

/// A technology contract. A deal has at most one; amendments change its money from a day on, and a correction puts its
/// particulars right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Contract {
    /// Its identity.
    pub id: ContractId,
    /// The deal that it concludes.
    pub deal: DealId,
    /// What it says beside its money.
    #[serde(flatten)]
    pub particulars: ContractParticulars,
    /// The money as signed.
    pub money: ContractMoney,
}

/// The contract's money as an amendment (补充协议) sets it from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ContractChange {
    /// The first day on which it holds.
    pub from: Day,
    /// The money from then on.
    pub money: ContractMoney,
}

impl Contract {
    /// Refuses days outside the years of money, one organisation on both sides, a kind of licence where nothing is licensed, a
    /// royalty that ends before the signing, and what its money refuses.
    pub fn validated(self) -> Result<Self, Refusal> {
        let ContractParticulars { kind, licence_kind, seller, buyer, signed_on, .. } = self.particulars;
        day_in_range("signed_on", signed_on)?;
        if seller == buyer {
            return Err(Refusal::SellerIsBuyer);
        }
        if licence_kind.is_some() && kind != ContractKind::Licence {
            return Err(Refusal::LicenceKindMisplaced);
        }
        let money = self.money.validated()?;
        let until = money.royalty.as_ref().and_then(|royalty| royalty.until);
        if until.is_some_and(|until| until < signed_on) {
            return Err(Refusal::PeriodReversed);
        }
        Ok(Self { money, ..self })
    }
}

impl ContractMoney {
    /// Refuses days outside the years of money, a technology amount above the price, amounts that are not above zero, and
    /// instalments that exceed the price.
    pub fn validated(self) -> Result<Self, Refusal> {
        for (index, planned) in self.instalments.iter().enumerate() {
            day_in_range(&format!("money.instalments[{index}].due_on"), planned.due_on)?;
        }
        day_in_range("money.royalty.until", self.royalty.as_ref().and_then(|royalty| royalty.until))?;
        if self.price.is_some_and(|price| !price.is_positive()) || self.instalments.iter().any(|i| !i.amount.is_positive()) {
            return Err(Refusal::AmountNotPositive);
        }
        match (self.price, self.technology_amount) {
            (Some(price), Some(technology)) if technology > price || technology.is_negative() => {
                return Err(Refusal::TechnologyAbovePrice);
            }
            (None, Some(_)) => return Err(Refusal::TechnologyAbovePrice),
            (Some(_), _) | (None, None) => {}
        }
        let planned =
            Money::sum(self.instalments.iter().map(|instalment| instalment.amount)).map_err(|_| Refusal::AmountTooLarge)?;
        if self.price.is_some_and(|price| planned > price) {
            return Err(Refusal::InstalmentsExceedPrice);
        }
        if self.price.is_none() && self.royalty.is_none() {
            return Err(Refusal::PriceMissing);
        }
        Ok(self)
    }
}
