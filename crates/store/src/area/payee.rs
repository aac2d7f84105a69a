//! Payees.

use std::collections::BTreeMap;

use domain::{id::PayeeId, payee::Payee, record::Kept};

use crate::{area::record::kept, books::Books, error::StoreError};

impl Books<'_> {
    /// Every payee, in the order of entry.
    pub fn payees(&self) -> Result<Vec<Kept<Payee>>, StoreError> {
        self.list("SELECT id, body, removed_on FROM payee ORDER BY id", [], kept)
    }

    /// A payee's name; `None` once erased.
    pub fn payee_name(&self, id: PayeeId) -> Result<Option<String>, StoreError> {
        let kept = self.kept::<Payee>(id)?;
        self.personal_text(kept.as_ref().and_then(|kept| kept.record.name.as_ref()))
    }

    /// The names of all payees; erased ones are missing.
    pub fn payee_names(&self) -> Result<BTreeMap<PayeeId, String>, StoreError> {
        let mut names = BTreeMap::new();
        for payee in self.payees()? {
            if let Some(name) = self.personal_text(payee.record.name.as_ref())? {
                names.insert(payee.id, name);
            }
        }
        Ok(names)
    }
}
