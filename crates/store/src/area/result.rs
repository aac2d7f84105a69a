//! Research results: looked up by number and title.

use domain::{record::Kept, result::ResearchResult};
use rusqlite::{Params, params};

use crate::{area::record::kept, books::Books, error::StoreError};

impl Books<'_> {
    /// The research results in use with this application number.
    pub fn results_by_number(&self, number: &str) -> Result<Vec<Kept<ResearchResult>>, StoreError> {
        self.results_where("application_number = ?1", [number])
    }

    /// The research results in use with exactly this title and owner.
    pub fn results_by_title(&self, title: &str, owner: Option<&str>) -> Result<Vec<Kept<ResearchResult>>, StoreError> {
        self.results_where("title = ?1 AND owner_name IS ?2", params![title, owner])
    }

    /// The research results in use with exactly this title, whoever owns them.
    pub fn results_titled(&self, title: &str) -> Result<Vec<Kept<ResearchResult>>, StoreError> {
        self.results_where("title = ?1", [title])
    }

    fn results_where(&self, condition: &str, values: impl Params) -> Result<Vec<Kept<ResearchResult>>, StoreError> {
        let sql = format!("SELECT id, body, removed_on FROM result WHERE {condition} AND removed_on IS NULL ORDER BY id");
        self.list(&sql, values, kept)
    }
}
