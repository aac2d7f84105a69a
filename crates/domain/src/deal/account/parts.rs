//! What each payee has of a deal's commission, line by line.

use crate::{
    day::Day,
    deal::account::{Accounts, LineKey, SettledAccount},
    id::PayeeId,
    money::Money,
};

/// A payee's part of a line as it computes today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Whose.
    pub payee: PayeeId,
    /// Of which line.
    pub line: LineKey,
    /// The line's day.
    pub on: Day,
    /// How much it is; never nothing.
    pub amount: Money,
}

impl Accounts {
    /// What each payee has of each line, which is what their statements settle; parts of nothing are left out.
    pub fn parts(&self) -> Vec<Part> {
        let of = |settled: &SettledAccount| {
            let root = settled.account.root;
            let lines = settled.lines().map(|(_, source, line)| (source, line));
            let parts = lines.flat_map(|(source, line)| line.parts.iter().map(move |part| (source, line.on, part)));
            let named = parts.filter(|(_, _, part)| !part.amount.is_zero()).filter_map(|(source, on, part)| {
                Some(Part { payee: part.payee.parse().ok()?, line: LineKey { root, source }, on, amount: part.amount })
            });
            named.collect::<Vec<_>>()
        };
        self.settled.iter().flat_map(of).collect()
    }
}
