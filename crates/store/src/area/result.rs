//! Research results: looked up by number and title.

use domain::{normal::comparable, record::Kept, result::ResearchResult};

use crate::{area::record::kept, books::Books, error::StoreError};

impl Books<'_> {
    /// The research results in use with this application number.
    pub fn results_by_number(&self, number: &str) -> Result<Vec<Kept<ResearchResult>>, StoreError> {
        self.results_where("application_number = ?1", number)
    }

    /// The research results in use with this publication number.
    pub fn results_by_publication(&self, number: &str) -> Result<Vec<Kept<ResearchResult>>, StoreError> {
        self.results_where("publication_number = ?1", number)
    }

    /// The research results in use with this title, as titles are compared, whoever owns them.
    pub fn results_titled(&self, title: &str) -> Result<Vec<Kept<ResearchResult>>, StoreError> {
        self.results_where("comparable(title) = ?1", &comparable(title))
    }

    /// Whether a research result with this application number lies in the recycle bin.
    pub fn number_is_binned(&self, number: &str) -> Result<bool, StoreError> {
        Ok(self.count("SELECT count(*) FROM result WHERE application_number = ?1 AND removed_on IS NOT NULL", [number])? > 0)
    }

    fn results_where(&self, condition: &str, value: &str) -> Result<Vec<Kept<ResearchResult>>, StoreError> {
        let sql = format!("SELECT id, body, removed_on FROM result WHERE {condition} AND removed_on IS NULL ORDER BY id");
        self.list(&sql, [value], kept)
    }
}
