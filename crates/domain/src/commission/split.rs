//! How the payable of a line is split among the payees. Each line is split by itself, so that anyone can check it with the
//! line alone; only the line that brings a deal to nothing is not, since what is left of many splits is seldom a split.
//!
//! "The clause's earlier lines" of that exception are all those of its chain: an amendment goes on with the same account,
//! and money that came under one clause is often paid back under its successor. So when the chain comes to nothing, a
//! payee whose share an amendment took away gives back what the earlier clauses gave, and every payee stands at 0.00.

use super::terms::{EventKind, PayeeShare};
use super::{CalcError, Part};
use crate::Money;

/// What the signing, receipt, refund and completion lines of a chain have given each payee so far, whose sum is what they
/// have made payable. Retainers and adjustments are payable by themselves and count for nothing here.
pub(super) struct Given(Vec<Part>);

/// A line's parts, and whether they are the exact opposite of what was given before instead of shares of the line.
pub(super) struct Split {
    pub(super) parts: Vec<Part>,
    pub(super) comes_to_nothing: bool,
}

impl Given {
    pub(super) const fn new() -> Self {
        Self(Vec::new())
    }

    /// Splits what a line makes payable, and remembers what it gives. The payees of the shares come first, in their order.
    pub(super) fn split(
        &mut self,
        kind: EventKind,
        payable: Money,
        shares: &[PayeeShare],
        weights: &[i128],
    ) -> Result<Split, CalcError> {
        match kind {
            EventKind::Retainer | EventKind::Adjustment => {
                Ok(Split { parts: by_shares(payable, shares, weights), comes_to_nothing: false })
            }
            EventKind::Signing | EventKind::Receipt | EventKind::Refund | EventKind::Completion => {
                let comes_to_nothing = !payable.is_zero() && self.fen() + i128::from(payable.fen()) == 0;
                let parts = if comes_to_nothing { self.opposite(shares)? } else { by_shares(payable, shares, weights) };
                add_parts(&mut self.0, &parts)?;
                Ok(Split { parts, comes_to_nothing })
            }
        }
    }

    /// The sum of all that was given; its partial sums may leave the range of an amount.
    fn fen(&self) -> i128 {
        self.0.iter().map(|part| i128::from(part.amount.fen())).sum()
    }

    fn opposite(&self, shares: &[PayeeShare]) -> Result<Vec<Part>, CalcError> {
        let mut parts = no_parts(shares);
        let given = self.0.iter().filter(|part| !part.amount.is_zero());
        let back: Vec<Part> = given.map(|part| Part { amount: part.amount.negated(), ..part.clone() }).collect();
        add_parts(&mut parts, &back)?;
        Ok(parts)
    }
}

/// Nothing for each payee of the shares, in their order.
pub(super) fn no_parts(shares: &[PayeeShare]) -> Vec<Part> {
    shares.iter().map(|share| Part { payee: share.payee.clone(), amount: Money::ZERO }).collect()
}

/// Adds each part to its payee's sum; a payee without one comes last.
pub(super) fn add_parts(sums: &mut Vec<Part>, parts: &[Part]) -> Result<(), CalcError> {
    for part in parts {
        match sums.iter_mut().find(|sum| sum.payee == part.payee) {
            Some(sum) => sum.amount = sum.amount.checked_add(part.amount).map_err(|_| CalcError::too_large(""))?,
            None => sums.push(part.clone()),
        }
    }
    Ok(())
}

fn by_shares(payable: Money, shares: &[PayeeShare], weights: &[i128]) -> Vec<Part> {
    let parts = shares.iter().zip(payable.allocate(weights));
    parts.map(|(share, amount)| Part { payee: share.payee.clone(), amount }).collect()
}
