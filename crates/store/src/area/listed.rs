//! The records that lists show, page by page and one after the other, and what lies in the recycle bin.

use domain::{Day, organisation::Organisation, record::Kept, result::ResearchResult};
use rusqlite::params;
use uuid::Uuid;

use crate::{
    area::record::{Stored, kept},
    books::Books,
    error::StoreError,
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

/// A list of records: its table, the name that orders it, and the columns that its search looks at. All of them stand in one
/// index, so that only the records of the page are opened.
struct Listed {
    table: &'static str,
    name: &'static str,
    sought: [&'static str; 3],
}

const ORGANISATIONS: Listed = Listed { table: "organisation", name: "name", sought: ["name", "code", "list_code"] };
const RESULTS: Listed = Listed { table: "result", name: "title", sought: ["title", "owner_name", "application_number"] };

const DISCARDED: &str =
    "SELECT 1 AS place, 'organisation' AS kind, id, name, removed_on FROM organisation WHERE removed_on IS NOT NULL
    UNION ALL SELECT 2, 'result', id, title, removed_on FROM result WHERE removed_on IS NOT NULL
    UNION ALL SELECT 3, 'deal', id, title, removed_on FROM deal WHERE removed_on IS NOT NULL";

impl Listed {
    /// A page: what is sought, how many rows before it, and how many at most.
    fn page(&self) -> String {
        let Self { table, name, .. } = self;
        format!(
            "SELECT record.id, record.body, record.removed_on
             FROM (SELECT rowid AS row, {name} AS name, id FROM {table} WHERE {} ORDER BY {name}, id LIMIT ?3 OFFSET ?2) AS page
             JOIN {table} AS record ON record.rowid = page.row
             ORDER BY page.name, page.id",
            self.condition()
        )
    }

    /// How many rows there are in all: what is sought.
    fn count(&self) -> String {
        format!("SELECT count(*) FROM {} WHERE {}", self.table, self.condition())
    }

    fn condition(&self) -> String {
        let [one, two, three] = self.sought;
        format!("removed_on IS NULL AND (?1 = '' OR is_in(?1, {one}) OR is_in(?1, {two}) OR is_in(?1, {three}))")
    }
}

impl Books<'_> {
    /// Organisations in whose name, code or list id a text is sought, as `Sought` has it, by name.
    pub fn organisations(&self, search: &str, offset: u32, limit: u32) -> Result<Vec<Kept<Organisation>>, StoreError> {
        self.list(&ORGANISATIONS.page(), params![search, offset, limit], kept)
    }

    /// How many organisations that would be.
    pub fn organisation_count(&self, search: &str) -> Result<u32, StoreError> {
        self.count(&ORGANISATIONS.count(), [search])
    }

    /// Research results in whose title, owner or application number a text is sought, by title.
    pub fn results(&self, search: &str, offset: u32, limit: u32) -> Result<Vec<Kept<ResearchResult>>, StoreError> {
        self.list(&RESULTS.page(), params![search, offset, limit], kept)
    }

    /// How many research results that would be.
    pub fn result_count(&self, search: &str) -> Result<u32, StoreError> {
        self.count(&RESULTS.count(), [search])
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
