//! Payees (收款方): who receives a part of a commission line, and how they are taxed.

use derive::Told;
use serde::{Deserialize, Serialize};

use crate::{
    id::PayeeId,
    money::Rate,
    person::{Entered, Keeping, Told},
    personal::PersonalRef,
    record::{Record, Thing},
    refusal::Refusal,
};

/// How a payee is paid; decides the withholding. There is no "unknown": whoever can't say is not paid by guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PayeeKind {
    /// 劳务报酬: the firm withholds.
    Individual,
    /// Paid through payroll: nothing is withheld here.
    Employee,
    /// Invoices: nothing is withheld.
    Company,
}

/// By what the list of payees is ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PayeeOrder {
    /// When it was entered.
    #[default]
    Entered,
}

/// By what the list of payees is narrowed down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PayeeFacet {
    /// How it is paid.
    Kind,
}

/// A payee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, Told)]
#[serde(deny_unknown_fields, bound(serialize = "P: Serialize", deserialize = "P: Deserialize<'de>"))]
pub struct Payee<P = PersonalRef> {
    /// The name of the person or firm; missing once erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<P>,
    /// How it is paid; missing until known, and then no statement with money is drawn up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<PayeeKind>,
    /// Tax resident of China; a non-resident is refused.
    #[serde(default = "resident")]
    pub is_resident: bool,
    /// The VAT rate inside its amounts; 0 where there is none.
    #[serde(default = "no_vat")]
    pub vat_rate: Rate,
}

const fn resident() -> bool {
    true
}

const fn no_vat() -> Rate {
    Rate::ZERO
}

impl Record for Payee {
    type Id = PayeeId;
    const KIND: &'static str = "payee";

    fn thing(id: PayeeId) -> Thing {
        Thing::Payee(id)
    }

    fn personal(&self) -> Vec<&PersonalRef> {
        Told::personal(self)
    }
}

impl Entered for Payee {
    /// A payee stays the same person under another name: who is paid does not change with the spelling.
    fn kept<S: Keeping>(said: Payee<String>, before: Option<&Self>, persons: &mut S) -> Result<Self, S::Error> {
        let name = persons.keep_renamed(said.name.as_deref(), before.and_then(|before| before.name.as_ref()))?;
        Ok(said.with(name))
    }

    fn validated(self) -> Result<Self, Refusal> {
        if self.name.is_none() { Err(Refusal::NameMissing) } else { Ok(self) }
    }
}
