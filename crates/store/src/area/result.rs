//! Research results: looked up by number and title.

use domain::{
    Money,
    id::PersonId,
    normal::comparable,
    record::{Kept, RecordEvent},
    result::ResearchResult,
};
use rusqlite::{Connection, params};

use crate::{
    area::{
        deal,
        record::{self, kept},
    },
    books::Books,
    error::StoreError,
};

/// A result, and what its deals keep of it.
pub(crate) fn apply(db: &Connection, event: &RecordEvent<ResearchResult>) -> Result<(), StoreError> {
    record::apply(db, event)?;
    deal::kept::follow(db, event)
}

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

    /// The finishers of this name, spelled like this, of the results in use of this owner, as owners are compared.
    pub fn finishers_at(&self, owner: &str, name: &str) -> Result<Vec<PersonId>, StoreError> {
        let sql = "SELECT DISTINCT named.person FROM personal AS named JOIN result ON result.id = substr(named.shown_on, 2)
             WHERE named.kind = 'name' AND named.person IS NOT NULL AND named.value = ?1 AND result.removed_on IS NULL
               AND ?2 IN (comparable(result.owner_name), (SELECT comparable(name) FROM organisation WHERE id = result.owner_unit))
               AND EXISTS (SELECT 1 FROM json_each(result.body, '$.finishers') AS finisher
                           WHERE replace(finisher.value ->> '$.name.id', '-', '') = lower(hex(named.id)))";
        self.list(sql, params![name.trim(), comparable(owner)], |row| Ok(Ok(PersonId(row.get(0)?))))
    }

    /// How many results in use have a price.
    pub fn prices(&self) -> Result<u32, StoreError> {
        self.count("SELECT count(*) FROM result WHERE removed_on IS NULL AND asking_fen IS NOT NULL", [])
    }

    /// One of these prices in their order, counted from 0.
    pub fn price_at(&self, place: u32) -> Result<Option<Money>, StoreError> {
        let sql = "SELECT asking_fen FROM result WHERE removed_on IS NULL AND asking_fen IS NOT NULL ORDER BY asking_fen LIMIT 1 OFFSET ?1";
        let fen = self.one(sql, [place], |row| row.get::<_, i64>(0))?;
        fen.map(|fen| Money::from_fen(fen).map_err(|_| StoreError::RecordUnreadable)).transpose()
    }

    fn results_where(&self, condition: &str, value: &str) -> Result<Vec<Kept<ResearchResult>>, StoreError> {
        let sql = format!("SELECT id, body, removed_on FROM result WHERE {condition} AND removed_on IS NULL ORDER BY id");
        self.list(&sql, [value], kept)
    }
}
