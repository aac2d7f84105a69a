//! Organisations: looked up by code and name.

pub mod dealings;

use domain::{normal::comparable, organisation::Organisation, record::Kept};

use crate::{area::record::kept, books::Books, error::StoreError};

impl Books<'_> {
    /// The organisations in use with this code.
    pub fn organisations_by_code(&self, code: &str) -> Result<Vec<Kept<Organisation>>, StoreError> {
        self.organisations_where("code = ?1", code)
    }

    /// The organisations in use with this id of a list.
    pub fn organisations_by_list_code(&self, code: &str) -> Result<Vec<Kept<Organisation>>, StoreError> {
        self.organisations_where("list_code = ?1", code)
    }

    /// The organisations in use with this name, as names are compared.
    pub fn organisations_by_name(&self, name: &str) -> Result<Vec<Kept<Organisation>>, StoreError> {
        self.organisations_where("comparable(name) = ?1", &comparable(name))
    }

    /// Whether an organisation with this code lies in the recycle bin.
    pub fn code_is_binned(&self, code: &str) -> Result<bool, StoreError> {
        Ok(self.count("SELECT count(*) FROM organisation WHERE code = ?1 AND removed_on IS NOT NULL", [code])? > 0)
    }

    fn organisations_where(&self, condition: &str, value: &str) -> Result<Vec<Kept<Organisation>>, StoreError> {
        let sql = format!("SELECT id, body, removed_on FROM organisation WHERE {condition} AND removed_on IS NULL ORDER BY id");
        self.list(&sql, [value], kept)
    }
}
