//! The terms of one clause and the events that happen under them, in the form in which they are entered and travel.
//! Reading them from JSON is the reader's, in `calc`; what they are worth is the engine's.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

use super::CalcError;
use crate::commission::calc::{Node, read};
use crate::scale::Scale;
use crate::{Day, Money, Rate, Share};

/// One clause with what happened under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Case {
    /// What was agreed.
    pub terms: Terms,
    /// The agreed price; needed where the clause earns at the signing or counts the technology part alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contract_price: Option<Money>,
    /// 技术交易额: the price less equipment, materials and other items that are no technology.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub technology_amount: Option<Money>,
    /// What happened, in the order of entry.
    pub events: Vec<CaseEvent>,
}

/// What was agreed about the commission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Terms {
    /// The currency of every amount.
    pub currency: Currency,
    /// When commission is earned.
    pub earning: Earning,
    /// What the scale is applied to.
    pub base: Base,
    /// The scale, or the scales by date.
    #[serde(flatten)]
    pub rates: Rates,
    /// Multiplies what every scale earns; 1 changes nothing.
    pub factor: Rate,
    /// The least that is due, from a point on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Minimum>,
    /// The most that is ever due, retainers apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cap: Option<Money>,
    /// Who is paid; together exactly the whole, each payee once.
    pub shares: Vec<PayeeShare>,
}

/// The one currency that is settled; every other is refused, not converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Currency {
    /// Renminbi yuan.
    #[serde(rename = "CNY")]
    Cny,
}

/// When commission is earned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Earning {
    /// As money is received.
    Receipts,
    /// At the signing of the technology contract, on the whole price.
    Signing,
}

/// What the scale is applied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// Everything received.
    Receipts,
    /// The technology part of what is received, in proportion and at most the technology amount.
    Technology,
}

/// The scale of a clause, or its scales by date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub enum Rates {
    /// One scale, locked at the signing of the mandate.
    #[serde(rename = "scale")]
    Locked(Scale),
    /// The scale in force on the day of each receipt; marginal ones, by strictly rising day.
    #[serde(rename = "scales")]
    InForce(Vec<DatedScale>),
}

/// A scale and the first day on which it is in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DatedScale {
    /// The first day.
    pub from: Day,
    /// The scale.
    pub scale: Scale,
}

/// The least that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Minimum {
    /// The amount, not below zero.
    pub amount: Money,
    /// From when on.
    pub due: Due,
}

/// From when on a minimum is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// From the signing of the technology contract.
    Signing,
    /// From the closing of the clause.
    Completion,
}

/// One payee's share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PayeeShare {
    /// The payee's name or id, not empty.
    pub payee: String,
    /// The part of every line.
    pub share: Share,
}

/// Something that happened under a clause, with its day; amounts in yuan, not below zero but for an adjustment's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CaseEvent {
    /// A retainer (前期服务费) was billed.
    Retainer {
        /// The day of the bill.
        on: Day,
        /// The amount billed.
        amount: Money,
        /// 可抵扣: later commission is paid only above it.
        creditable: bool,
    },
    /// The technology contract was signed.
    Signing {
        /// The day of the signing.
        on: Day,
    },
    /// Money came in.
    Receipt {
        /// The day it came in.
        on: Day,
        /// The amount received.
        amount: Money,
    },
    /// Money went back, or the price was reduced.
    Refund {
        /// The day it went back.
        on: Day,
        /// The amount paid back.
        amount: Money,
    },
    /// The clause was closed: all money is in, or the agreement ended.
    Completion {
        /// The day of the closing.
        on: Day,
    },
    /// What is payable was changed by agreement, and nothing else.
    Adjustment {
        /// The day of the agreement.
        on: Day,
        /// The change, either sign.
        amount: Money,
        /// Why, not empty.
        reason: String,
    },
}

/// What kind of event a line comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// A retainer was billed.
    Retainer,
    /// The technology contract was signed.
    Signing,
    /// Money came in.
    Receipt,
    /// Money went back.
    Refund,
    /// The clause was closed.
    Completion,
    /// What is payable was changed.
    Adjustment,
}

/// The ratio that turns what is received into a technology base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Technology {
    /// 技术交易额, at most the price; the base never exceeds it.
    pub technology_amount: Money,
    /// The agreed price, above zero.
    pub contract_price: Money,
}

impl CaseEvent {
    /// The day of the event.
    pub const fn on(&self) -> Day {
        match self {
            Self::Retainer { on, .. }
            | Self::Signing { on }
            | Self::Receipt { on, .. }
            | Self::Refund { on, .. }
            | Self::Completion { on }
            | Self::Adjustment { on, .. } => *on,
        }
    }

    /// Its amount, where its kind has one.
    pub const fn amount(&self) -> Option<Money> {
        match self {
            Self::Retainer { amount, .. }
            | Self::Receipt { amount, .. }
            | Self::Refund { amount, .. }
            | Self::Adjustment { amount, .. } => Some(*amount),
            Self::Signing { .. } | Self::Completion { .. } => None,
        }
    }

    /// Its kind.
    pub const fn kind(&self) -> EventKind {
        match self {
            Self::Retainer { .. } => EventKind::Retainer,
            Self::Signing { .. } => EventKind::Signing,
            Self::Receipt { .. } => EventKind::Receipt,
            Self::Refund { .. } => EventKind::Refund,
            Self::Completion { .. } => EventKind::Completion,
            Self::Adjustment { .. } => EventKind::Adjustment,
        }
    }
}

/// Case, terms and events are read by the calculator's strict reader only, so that there is one reading of them.
macro_rules! read_strictly {
    ($($type:ident by $reader:path;)*) => {$(
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let read: Result<Self, CalcError> = $reader(&Node::deserialize(deserializer)?);
                read.map_err(serde::de::Error::custom)
            }
        }
    )*};
}

read_strictly! {
    Case by read::case;
    Terms by read::terms;
    CaseEvent by read::event;
}
