//! Payees.

use std::collections::BTreeMap;

use domain::{id::PayeeId, payee::Payee, record::Kept};

use rusqlite::params;

use crate::{area::record::kept, books::Books, error::StoreError};

const NAMED: &str =
    "(?1 = '' OR is_in(?1, (SELECT value FROM personal WHERE personal.id = unhex(payee.body ->> '$.name.id', '-'))))";

impl Books<'_> {
    /// Every payee, in the order of entry.
    pub fn payees(&self) -> Result<Vec<Kept<Payee>>, StoreError> {
        self.list("SELECT id, body, removed_on FROM payee ORDER BY id", [], kept)
    }

    /// A page of the payees in whose name a text is sought, in the order of entry.
    pub fn payee_page(&self, search: &str, offset: u32, limit: u32) -> Result<Vec<Kept<Payee>>, StoreError> {
        let sql = format!("SELECT id, body, removed_on FROM payee WHERE {NAMED} ORDER BY id LIMIT ?3 OFFSET ?2");
        self.list(&sql, params![search, offset, limit], kept)
    }

    /// How many payees that would be.
    pub fn payee_count(&self, search: &str) -> Result<u32, StoreError> {
        self.count(&format!("SELECT count(*) FROM payee WHERE {NAMED}"), [search])
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
