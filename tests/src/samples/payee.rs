//! Payees.

use domain::{
    event::Event,
    id::PayeeId,
    payee::{Payee, PayeeKind},
};

use super::{LI, rate, reference, whole};
use crate::bench::id;

/// One of every kind.
pub(super) fn samples() -> Vec<Event> {
    let foreign = Payee { is_resident: false, ..payee(32, Some(PayeeKind::Employee)) };
    whole(PayeeId(id(303)), payee(36, None), LI, payee(32, Some(PayeeKind::Individual)), foreign)
}

pub(super) fn payee(name: u128, kind: Option<PayeeKind>) -> Payee {
    Payee { name: Some(reference(name)), kind, is_resident: true, vat_rate: rate("0.01") }
}
