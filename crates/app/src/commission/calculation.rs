//! Calculations that stand by themselves: a case from outside, and what a further receipt would bring.

use domain::{
    Day, Money,
    commission::calc,
    commission::{Line, Settlement},
    contract::ReceiptKind,
    deal::account::{self, Tried},
    id::DealId,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{deal, error::Result, reader::Reader};

/// A case that stands by itself.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CalcRequest {
    /// The case in the calculator's form.
    pub case: serde_json::Value,
}

/// What a case is worth.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CalcAnswer {
    /// Lines and totals.
    pub settlement: Settlement,
}

/// A receipt that is only thought of.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhatIf {
    /// Which deal.
    pub deal: DealId,
    /// What would be paid for.
    pub covers: ReceiptKind,
    /// How much.
    pub amount: Money,
    /// When.
    pub received_on: Day,
}

/// What the receipt would bring.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WhatIfAnswer {
    /// Its line; missing where no clause covers it.
    pub line: Option<Line>,
}

impl Reader<'_> {
    /// Computes a case that stands by itself.
    pub fn calc(&self, request: CalcRequest) -> Result<CalcAnswer> {
        Ok(CalcAnswer { settlement: calc::evaluate(&request.case.to_string())? })
    }

    /// What a further receipt would bring under a deal's terms.
    pub fn what_if(&self, request: WhatIf) -> Result<WhatIfAnswer> {
        let file = deal::file(self.books()?, request.deal)?;
        let tried = Tried { covers: request.covers, amount: request.amount, on: request.received_on };
        Ok(WhatIfAnswer { line: account::try_receipt(&file, self.id(), tried)? })
    }
}
