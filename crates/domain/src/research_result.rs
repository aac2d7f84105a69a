//! Research results (科技成果), what they rest on and who made them.

use serde::{Deserialize, Serialize};

use crate::{
    day::Day,
    id::{OrganisationId, PersonId, ResultId},
    money::{Money, Share},
    personal::PersonalRef,
    refusal::Refusal,
};

/// One of the persons who made the result (完成人).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Finisher {
    /// Who it is.
    pub person: PersonId,
    /// The name.
    pub name: PersonalRef,
    /// Their share among the finishers, where agreed.
    pub share: Option<Share>,
}

/// What the owner unit has granted to the finishers (赋权).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct RightGrant {
    /// What was granted.
    pub kind: RightGrantKind,
    /// The part granted, where ownership is shared.
    pub share: Option<Share>,
    /// The day of the grant.
    pub granted_on: Option<Day>,
    /// The last day of a long-term use right.
    pub ends_on: Option<Day>,
}

/// Kinds of right grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RightGrantKind {
    /// 所有权
    Ownership,
    /// 长期使用权
    LongTermUse,
}

/// A research result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ResearchResult {
    /// Its identity on this desk.
    pub id: ResultId,
    /// The title.
    pub title: String,
    /// 成果持有单位, where it is an organisation of this desk.
    pub owner_unit: Option<OrganisationId>,
    /// The owner's name as its list gave it.
    pub owner_name: Option<String>,
    /// The application number of its patent, normalised.
    pub application_number: Option<String>,
    /// Further IP numbers.
    pub other_numbers: Vec<String>,
    /// 发明, 实用新型, 外观设计 or what its list says.
    pub patent_kind: Option<String>,
    /// 完成人, in order.
    pub finishers: Vec<Finisher>,
    /// Technology readiness level, 1 to 9.
    pub trl: Option<u8>,
    /// GB/T 4754 code or the industry's name.
    pub industry: Option<String>,
    /// Division code or the region's name.
    pub region: Option<String>,
    /// Where the money for it came from.
    pub funding: Option<String>,
    /// 职务科技成果 or not; `None` where nobody has said.
    pub is_service_result: Option<bool>,
    /// 赋权
    pub right_grant: Option<RightGrant>,
    /// Day of the application.
    pub applied_on: Option<Day>,
    /// Day of the grant.
    pub granted_on: Option<Day>,
    /// What the owner asks for it, in yuan.
    pub asking_amount: Option<Money>,
    /// IPC classes.
    pub ipc: Option<String>,
    /// 法律状态
    pub legal_status: Option<String>,
    /// What it does.
    pub summary: Option<String>,
    /// Free text.
    pub note: Option<PersonalRef>,
}

impl ResearchResult {
    /// Refuses a readiness level outside 1 to 9 and finishers' shares that do not add up to the whole.
    pub fn validated(self) -> Result<Self, Refusal> {
        if self.title.trim().is_empty() {
            return Err(Refusal::TitleMissing);
        }
        if self.trl.is_some_and(|trl| !(1..=9).contains(&trl)) {
            return Err(Refusal::TrlOutOfRange);
        }
        let shares: Vec<Share> = self.finishers.iter().filter_map(|finisher| finisher.share).collect();
        if !shares.is_empty() && (shares.len() != self.finishers.len() || !crate::money::add_up_to_whole(&shares)) {
            return Err(Refusal::FinisherShares);
        }
        Ok(self)
    }
}
