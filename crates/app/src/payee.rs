//! Payees: who receives commission, and how they are taxed.

use domain::{id::PayeeId, payee::Payee, refusal::Refusal};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    act::{Act, Named},
    code::Code,
    error::Result,
    reader::Reader,
    record::{self, Edited, trimmed},
    session::Session,
    wire::{Add, Change, ListQuery, Made, View},
};

/// A payee as it is said.
pub type PayeeSaid = Payee<String>;
/// A payee as a list shows it.
pub type PayeeView = View<PayeeSaid, PayeeId>;

/// Payees.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PayeeList {
    /// How many there are in all.
    pub total: u32,
    /// Those of the page, in the order of entry.
    pub payees: Vec<PayeeView>,
}

impl Session {
    /// Enters a payee.
    pub fn payee_add(&mut self, request: Add<PayeeSaid>) -> Result<Made> {
        self.add::<Payee>("payee_add", request)
    }

    /// Changes a payee's record. Statements already submitted keep what they froze.
    pub fn payee_change(&mut self, request: Change<PayeeSaid, PayeeId>) -> Result<Made> {
        self.change::<Payee>("payee_change", request)
    }
}

impl Reader<'_> {
    /// The payees.
    pub fn payee_list(&self, query: ListQuery) -> Result<PayeeList> {
        let books = self.books()?;
        let page = books.payee_page(&query.search, query.offset, query.limit())?;
        Ok(PayeeList {
            total: page.total,
            payees: page.rows.iter().map(|kept| record::view(books, kept)).collect::<Result<_>>()?,
        })
    }
}

impl Named for Payee {
    const UNKNOWN: Code = Code::PayeeUnknown;
}

impl Edited for Payee {
    fn checked(mut said: PayeeSaid, _: Option<PayeeId>, _: &mut Act<'_, '_>) -> Result<PayeeSaid> {
        trimmed(&mut said.name);
        Ok(said)
    }

    fn validated(self) -> Result<Self, Refusal> {
        Payee::validated(self)
    }
}
