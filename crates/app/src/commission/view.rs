//! The commission of a deal, line by line, each with what explains it, and what no clause takes in.

use std::collections::BTreeMap;

use domain::{
    Money,
    commission::Line,
    deal::account::{self, ClauseCase, Source},
    id::{ClauseId, DealId, PayeeId},
    ledger::Entry,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    code::Code,
    deal,
    error::{Error, Result},
    reader::Reader,
};

/// Which deal.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CommissionQuery {
    /// Which deal.
    pub deal: DealId,
}

/// The commission of a deal.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CommissionPage {
    /// One per clause chain.
    pub accounts: Vec<AccountView>,
    /// Receipts and refunds that no clause takes in, and why.
    pub uncounted: Vec<UncountedView>,
    /// Payable over all accounts.
    pub payable: Money,
}

/// One clause chain with its lines.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AccountView {
    /// The chain's first clause.
    pub root: ClauseId,
    /// The technology contract is signed; until then nothing is due.
    pub is_signed: bool,
    /// Its lines, in the order of time.
    pub lines: Vec<LineView>,
    /// The sum of what is payable on them.
    pub payable: Money,
    /// What each payee has of them.
    pub payees: Vec<PayeeSum>,
    /// The cases that the lines came from.
    pub clauses: Vec<ClauseCase>,
}

/// A line with where it comes from.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LineView {
    /// The clause in force.
    pub clause: ClauseId,
    /// The event that made it.
    pub source: Source,
    /// The line.
    pub line: Line,
}

/// What a payee has of an account.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PayeeSum {
    /// Who.
    pub payee: PayeeId,
    /// The name; missing once erased.
    pub name: Option<String>,
    /// The sum of the payee's parts.
    pub amount: Money,
}

/// A receipt or refund that no clause takes in.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UncountedView {
    /// The entry.
    pub entry: Entry,
    /// Why.
    pub why: UncountedWhy,
}

/// Why no clause takes a receipt or refund in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum UncountedWhy {
    /// The clause that covered its kind had ended.
    ClauseEnded,
    /// No clause covers its kind.
    NoClauseCovers,
}

impl Reader<'_> {
    /// The commission of a deal, line by line, with what explains it.
    pub fn commission_page(&self, query: CommissionQuery) -> Result<CommissionPage> {
        let books = self.books()?;
        let accounts = account::accounts(&deal::file(books, query.deal)?)?;
        let names = books.payee_names()?;
        let mut views = Vec::new();
        for settled in &accounts.settled {
            let lines: Vec<LineView> = settled
                .lines()
                .map(|(case, source, line)| LineView { clause: case.clause, source, line: line.clone() })
                .collect();
            let payees = payee_sums(lines.iter().map(|line| &line.line), &names)?;
            let payable = Money::sum(lines.iter().map(|line| line.line.payable)).map_err(|_| Error::new(Code::Money, ""))?;
            views.push(AccountView {
                payable,
                root: settled.account.root,
                is_signed: settled.is_signed,
                lines,
                payees,
                clauses: settled.account.clauses.clone(),
            });
        }
        let payable = Money::sum(views.iter().map(|view| view.payable));
        let uncounted = accounts.uncounted.into_iter().map(|uncounted| UncountedView {
            why: if uncounted.ended_on.is_some() { UncountedWhy::ClauseEnded } else { UncountedWhy::NoClauseCovers },
            entry: uncounted.entry,
        });
        Ok(CommissionPage {
            uncounted: uncounted.collect(),
            payable: payable.map_err(|_| Error::new(Code::Money, ""))?,
            accounts: views,
        })
    }
}

/// What each payee has of these lines, in the order in which they come.
pub(crate) fn payee_sums<'l>(lines: impl Iterator<Item = &'l Line>, names: &BTreeMap<PayeeId, String>) -> Result<Vec<PayeeSum>> {
    let mut payees: Vec<PayeeSum> = Vec::new();
    for part in lines.flat_map(|line| &line.parts) {
        let payee: PayeeId = part.payee.parse().map_err(Error::unexpected)?;
        let sum = match payees.iter_mut().find(|sum| sum.payee == payee) {
            Some(sum) => sum,
            None => payees.push_mut(PayeeSum { payee, name: names.get(&payee).cloned(), amount: Money::ZERO }),
        };
        sum.amount = sum.amount.checked_add(part.amount).map_err(|_| Error::new(Code::Money, ""))?;
    }
    Ok(payees)
}
