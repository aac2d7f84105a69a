//! By what the list of deals is ordered and narrowed down.

use serde::{Deserialize, Serialize};

use crate::{contract::ContractKind, deal::stage::Stage, id::PayeeId};

/// By what the list of deals is ordered. Those that have nothing to be ordered by come last, either way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DealOrder {
    /// The stage, then the next day.
    #[default]
    Path,
    /// The title, by its pinyin.
    Title,
    /// The client's name, by its pinyin.
    Client,
    /// What it is worth.
    Amount,
    /// How much of the agreed price has come in, as a share of it.
    Received,
    /// The commission that has been earned.
    Commission,
    /// The day of the next action.
    NextOn,
    /// How long an open deal has stood in its stage.
    Days,
    /// When it was opened on the desk.
    Entered,
}

/// When the next action of an open deal is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NextDue {
    /// Before today.
    Overdue,
    /// From today to the end of the week, which is its Sunday.
    Week,
    /// Nothing is planned.
    None,
}

/// What deals have to say to be in a list: of each field that is not empty, one of its values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DealOnly {
    /// Where it stands.
    pub stage: Vec<Stage>,
    /// When its next action is due.
    pub next: Vec<NextDue>,
    /// The client's region, as the list of organisations is narrowed down by it.
    pub region: Vec<String>,
    /// The client's industry, likewise.
    pub industry: Vec<String>,
    /// Who has a share in a clause of its mandate, closed ones included.
    pub payee: Vec<PayeeId>,
    /// The kind of its contract.
    pub contract: Vec<ContractKind>,
}
