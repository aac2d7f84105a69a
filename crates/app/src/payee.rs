//! Payees: what the desk adds to their own rules.

use domain::payee::Payee;

use crate::{act::Named, code::Code, record::Edited};

impl Named for Payee {
    const UNKNOWN: Code = Code::PayeeUnknown;
}

impl Edited for Payee {
    // Whoever was ever paid stays in sight.
    const HAS_BIN: bool = false;
}
