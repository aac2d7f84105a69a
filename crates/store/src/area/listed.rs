//! The records that lists show, page by page and one after the other, and what lies in the recycle bin.

use domain::{
    Day,
    organisation::Organisation,
    record::{Kept, Record},
    result::ResearchResult,
};
use rusqlite::params;
use uuid::Uuid;

use crate::{
    area::record::{Stored, kept},
    books::Books,
    error::StoreError,
    search::Kind,
    sql,
};

/// A record in the recycle bin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discarded {
    /// The kind of record, as its table is named.
    pub kind: String,
    /// Its identity.
    pub id: Uuid,
    /// Its name or title.
    pub name: String,
    /// Since when it lies there.
    pub removed_on: Day,
}

const DISCARDED: &str =
    "SELECT 1 AS place, 'organisation' AS kind, id, name, removed_on FROM organisation WHERE removed_on IS NOT NULL
    UNION ALL SELECT 2, 'result', id, title, removed_on FROM result WHERE removed_on IS NOT NULL
    UNION ALL SELECT 3, 'deal', id, title, removed_on FROM deal WHERE removed_on IS NOT NULL";

/// A page of a list of records.
pub struct Sheet<R: Record> {
    /// How many records there are in all, of those that are sought.
    pub total: u32,
    /// Whether that is so; a search stops at [`MOST_FOUND`](crate::search::MOST_FOUND).
    pub is_all: bool,
    /// The records of the page.
    pub rows: Vec<Kept<R>>,
}

impl Books<'_> {
    /// A page of the organisations in use, by name: all, or those in which a text is sought.
    pub fn organisations(&self, search: &str, offset: u32, limit: u32) -> Result<Sheet<Organisation>, StoreError> {
        self.sheet(Kind::Organisation, "name", search, offset, limit)
    }

    /// A page of the research results in use, by title: all, or those in which a text is sought.
    pub fn results(&self, search: &str, offset: u32, limit: u32) -> Result<Sheet<ResearchResult>, StoreError> {
        self.sheet(Kind::Result, "title", search, offset, limit)
    }

    fn sheet<R: Stored>(&self, kind: Kind, name: &str, search: &str, offset: u32, limit: u32) -> Result<Sheet<R>, StoreError> {
        let table = R::KIND;
        if search.trim().is_empty() {
            // The index alone tells which records the page has, and only those are opened.
            let sql = format!(
                "SELECT record.id, record.body, record.removed_on
                 FROM (SELECT row, {name} AS name, id FROM {table} WHERE removed_on IS NULL ORDER BY {name}, id LIMIT ?2 OFFSET ?1) AS page
                 JOIN {table} AS record ON record.row = page.row
                 ORDER BY page.name, page.id"
            );
            let total = self.in_use::<R>()?;
            return Ok(Sheet { total, is_all: true, rows: self.list(&sql, [offset, limit], kept)? });
        }
        let found = self.found(kind, search)?;
        let sql = format!(
            "SELECT id, body, removed_on FROM {table} WHERE row IN (SELECT value FROM json_each(?1)) ORDER BY {name}, id LIMIT ?3 OFFSET ?2"
        );
        let rows = self.list(&sql, params![found.rows(), offset, limit], kept)?;
        Ok(Sheet { total: found.total(), is_all: found.is_all, rows })
    }

    /// How many organisations or research results are in use.
    pub fn in_use<R: Record>(&self) -> Result<u32, StoreError> {
        self.count("SELECT records FROM in_use WHERE list = ?1", [R::KIND])
    }

    /// A page of what lies in the recycle bin, by kind and name.
    pub fn discarded(&self, offset: u32, limit: u32) -> Result<Vec<Discarded>, StoreError> {
        let sql = format!("SELECT kind, id, name, removed_on FROM ({DISCARDED}) ORDER BY place, name, id LIMIT ?2 OFFSET ?1");
        self.list(&sql, [offset, limit], |row| {
            let (kind, id, name) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(sql::day(row.get_ref(3)?.as_str()?).map(|removed_on| Discarded { kind, id, name, removed_on }))
        })
    }

    /// How many records lie in the recycle bin.
    pub fn discarded_count(&self) -> Result<u32, StoreError> {
        self.count(&format!("SELECT count(*) FROM ({DISCARDED})"), [])
    }

    /// Calls `each` with every organisation in use, by name, without holding them all.
    pub fn each_organisation<E: From<StoreError>>(&self, each: impl FnMut(Kept<Organisation>) -> Result<(), E>) -> Result<(), E> {
        self.each("SELECT id, body, removed_on FROM organisation WHERE removed_on IS NULL ORDER BY name, id", each)
    }

    /// Calls `each` with every research result in use, by title, without holding them all.
    pub fn each_result<E: From<StoreError>>(&self, each: impl FnMut(Kept<ResearchResult>) -> Result<(), E>) -> Result<(), E> {
        self.each("SELECT id, body, removed_on FROM result WHERE removed_on IS NULL ORDER BY title, id", each)
    }

    fn each<R: Stored, E: From<StoreError>>(&self, sql: &str, mut each: impl FnMut(Kept<R>) -> Result<(), E>) -> Result<(), E> {
        let mut statement = self.db.prepare_cached(sql).map_err(StoreError::from)?;
        let mut rows = statement.query([]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            each(kept(row).map_err(StoreError::from)??)?;
        }
        Ok(())
    }
}
