//! Payees: what the desk adds to their own rules.

use domain::payee::Payee;

use crate::{act::Named, code::Code, record::Edited, wire::Nothing};

impl Named for Payee {
    const UNKNOWN: Code = Code::PayeeUnknown;
}

impl Edited for Payee {
    // Whoever was ever paid stays in sight.
    const HAS_BIN: bool = false;

    type Patch = Nothing;

    fn patched(&self, _: &Nothing) -> Self {
        self.clone()
    }
}
