//! Payees.

use std::collections::BTreeMap;

use domain::{id::PayeeId, payee::Payee, record::Kept};

use rusqlite::params;

use crate::{
    area::{listed::Sheet, record::kept},
    books::Books,
    error::StoreError,
    search::Kind,
};

impl Books<'_> {
    /// Every payee, in the order of entry.
    pub fn payees(&self) -> Result<Vec<Kept<Payee>>, StoreError> {
        self.list("SELECT id, body, removed_on FROM payee ORDER BY id", [], kept)
    }

    /// A page of the payees in use, in the order of entry: all, or those in whose name a text is sought.
    pub fn payee_page(&self, search: &str, offset: u32, limit: u32) -> Result<Sheet<Payee>, StoreError> {
        if search.trim().is_empty() {
            let sql = "SELECT id, body, removed_on FROM payee ORDER BY row LIMIT ?2 OFFSET ?1";
            let total = self.count("SELECT count(*) FROM payee", [])?;
            return Ok(Sheet { total, is_all: true, rows: self.list(sql, [offset, limit], kept)? });
        }
        let found = self.found(Kind::Payee, search)?;
        let sql = "SELECT id, body, removed_on FROM payee WHERE row IN (SELECT value FROM json_each(?1)) ORDER BY row LIMIT ?3 OFFSET ?2";
        let rows = self.list(sql, params![found.rows(), offset, limit], kept)?;
        Ok(Sheet { total: found.total(), is_all: found.is_all, rows })
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
