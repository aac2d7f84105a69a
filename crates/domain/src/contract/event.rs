//! What happens to a technology contract.

use crate::{
    contract::{Contract, ContractChange, ContractMoney, ContractParticulars},
    day::Day,
    id::{ContractId, DealId},
    personal::PersonalRef,
    record::{About, AreaEvent, Stays, Thing, Touch, correction::Correction, events},
};

events! {
    /// What happens to a technology contract.
    pub enum ContractEvent {
        /// It was signed.
        Signed = "contract_signed" { contract: Contract },
        /// Its entry was taken back.
        Withdrawn = "contract_withdrawn" { contract: Contract },
        /// An amendment changed its money.
        Amended = "contract_amended" { deal: DealId, contract: ContractId, change: ContractChange },
        /// An amendment was taken back.
        AmendmentWithdrawn = "contract_amendment_withdrawn" { deal: DealId, contract: ContractId, change: ContractChange },
        /// What it says beside its money was put right.
        Corrected = "contract_corrected" { deal: DealId, contract: ContractId, correction: Correction<ContractParticulars> },
        /// Its money was put right: as it was signed, or as the amendment of a day says it.
        MoneyCorrected = "contract_money_corrected" {
            deal: DealId, contract: ContractId, amended_from: Option<Day>, correction: Correction<ContractMoney>
        },
    }
}

impl AreaEvent for ContractEvent {
    fn kinds() -> Vec<String> {
        Self::kinds_of_area()
    }

    fn read(kind: &str, body: &str) -> Option<serde_json::Result<Self>> {
        Self::read_of_area(kind, body)
    }

    fn inverse(&self) -> Result<Self, Stays> {
        Ok(match self.clone() {
            Self::Signed { contract } => Self::Withdrawn { contract },
            Self::Withdrawn { contract } => Self::Signed { contract },
            Self::Amended { deal, contract, change } => Self::AmendmentWithdrawn { deal, contract, change },
            Self::AmendmentWithdrawn { deal, contract, change } => Self::Amended { deal, contract, change },
            Self::Corrected { deal, contract, correction } => Self::Corrected { deal, contract, correction: correction.back() },
            Self::MoneyCorrected { deal, contract, amended_from, correction } => {
                Self::MoneyCorrected { deal, contract, amended_from, correction: correction.back() }
            }
        })
    }

    fn about(&self) -> About<'_> {
        match self {
            Self::Signed { contract } | Self::Withdrawn { contract } => {
                let mut about = About::made(Thing::Contract(contract.id)).of(contract.deal);
                about.touches.push((Thing::Terms(contract.deal), Touch::Made));
                about.using(parties(&contract.particulars)).naming(texts(&contract.money))
            }
            Self::Amended { deal, contract, change } | Self::AmendmentWithdrawn { deal, contract, change } => {
                About::changed(Thing::Contract(*contract)).of(*deal).naming(texts(&change.money))
            }
            Self::Corrected { deal, contract, correction } => {
                let about = About::changed(Thing::Contract(*contract)).of(*deal);
                about.using(parties(&correction.after)).saying(&correction.reason)
            }
            Self::MoneyCorrected { deal, contract, correction, .. } => {
                let about = About::changed(Thing::Contract(*contract)).of(*deal);
                about.naming(texts(&correction.before)).naming(texts(&correction.after)).saying(&correction.reason)
            }
        }
    }
}

fn parties(of: &ContractParticulars) -> [Thing; 2] {
    [of.seller, of.buyer].map(Thing::Organisation)
}

/// What the parties wrote about payments.
fn texts(money: &ContractMoney) -> impl Iterator<Item = &PersonalRef> {
    let conditions = money.instalments.iter().filter_map(|planned| planned.condition.as_ref());
    conditions.chain(money.royalty.iter().map(|royalty| &royalty.base))
}
