//! Payees (收款方): who receives a part of a commission line, and how they are taxed.

use serde::{Deserialize, Serialize};

use crate::{
    id::{PayeeId, PersonId},
    money::Rate,
    personal::PersonalRef,
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

/// A payee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Payee {
    /// Its identity; the payee's name in calculation cases.
    pub id: PayeeId,
    /// Whose name it is.
    pub person: PersonId,
    /// The name of the person or firm.
    pub name: PersonalRef,
    /// How it is paid; `None` until known, and then no statement with money is drawn up.
    pub kind: Option<PayeeKind>,
    /// Tax resident of China; a non-resident is refused.
    pub is_resident: bool,
    /// The VAT rate inside its amounts; 0 where there is none.
    pub vat_rate: Rate,
}
