//! The records that lists show, page by page and one after the other, and what lies in the recycle bin.

use domain::{
    Day,
    organisation::Organisation,
    payee::Payee,
    record::{Kept, Record},
    result::ResearchResult,
};
use rusqlite::params;
use uuid::Uuid;

use crate::{area::record::kept, books::Books, error::StoreError, search::Kind, sql};

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

/// A record that is shown in a list.
pub trait Listed: Record {
    /// Where the search finds it.
    const FOUND: Kind;

    /// The column by which it is ordered.
    const ORDER: &'static str;

    /// Is it kept in a table how many are in use? Where they are few, they are counted.
    const IS_COUNTED: bool = true;
}

impl Listed for Organisation {
    const FOUND: Kind = Kind::Organisation;
    const ORDER: &'static str = "name";
}

impl Listed for ResearchResult {
    const FOUND: Kind = Kind::Result;
    const ORDER: &'static str = "title";
}

impl Listed for Payee {
    const FOUND: Kind = Kind::Payee;
    // In the order of entry.
    const ORDER: &'static str = "id";
    const IS_COUNTED: bool = false;
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
    /// A page of the records in use, in the order of their list: all, or those in which a text is sought.
    pub fn page<R: Listed>(&self, search: &str, offset: u32, limit: u32) -> Result<Sheet<R>, StoreError> {
        let (table, name) = (R::KIND, R::ORDER);
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
        let found = self.found(R::FOUND, search)?;
        let sql = format!(
            "SELECT id, body, removed_on FROM {table} WHERE row IN (SELECT value FROM json_each(?1)) ORDER BY {name}, id LIMIT ?3 OFFSET ?2"
        );
        let rows = self.list(&sql, params![found.rows(), offset, limit], kept)?;
        Ok(Sheet { total: found.total(), is_all: found.is_all, rows })
    }

    /// How many records of a kind are in use.
    pub fn in_use<R: Listed>(&self) -> Result<u32, StoreError> {
        if R::IS_COUNTED {
            return self.count("SELECT records FROM in_use WHERE list = ?1", [R::KIND]);
        }
        self.count(&format!("SELECT count(*) FROM {} WHERE removed_on IS NULL", R::KIND), [])
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

    /// Calls `each` with every record in use, in the order of their list, without holding them all.
    pub fn each<R: Listed, E: From<StoreError>>(&self, mut each: impl FnMut(Kept<R>) -> Result<(), E>) -> Result<(), E> {
        let sql = format!("SELECT id, body, removed_on FROM {} WHERE removed_on IS NULL ORDER BY {}, id", R::KIND, R::ORDER);
        let mut statement = self.db.prepare_cached(&sql).map_err(StoreError::from)?;
        let mut rows = statement.query([]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            each(kept(row).map_err(StoreError::from)??)?;
        }
        Ok(())
    }
}
