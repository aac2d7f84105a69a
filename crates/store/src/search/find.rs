//! Finds records: the index names where to look, newest first, and what is sought is held against the texts there.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::{
    Kind, MOST_FOUND,
    sought::{Fit, Sought},
};
use crate::{books::Books, error::StoreError};

/// What a search found of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The records, those that fit best first, then the newest.
    pub records: Vec<FoundRecord>,
    /// Whether there are no more of them.
    pub is_all: bool,
}

/// A record that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundRecord {
    /// Its row.
    pub(crate) row: i64,
    /// Its identity.
    pub id: Uuid,
    /// Its name or title.
    pub name: String,
    /// The text in which what was sought stands, where that is not its name: a code, a person, a note.
    pub by: Option<String>,
    /// What tells it from others of its name: a code, an owner, a client.
    pub of: Option<String>,
    fit: Fit,
}

impl Found {
    /// How many were found.
    pub fn total(&self) -> u32 {
        u32::try_from(self.records.len()).unwrap_or(u32::MAX)
    }

    /// The rows as the queries of a list take them.
    pub(crate) fn rows(&self) -> String {
        json_list(&self.records.iter().map(|found| found.row).collect::<Vec<_>>())
    }
}

/// Rows as the queries of a list take them.
pub(crate) fn json_list(rows: &[i64]) -> String {
    let rows: Vec<String> = rows.iter().map(i64::to_string).collect();
    format!("[{}]", rows.join(","))
}

impl Books<'_> {
    /// The records of a kind in which a text is sought: in their own texts and in what is said of persons there. At most
    /// [`MOST_FOUND`], the newest.
    pub fn found(&self, kind: Kind, text: &str) -> Result<Found, StoreError> {
        self.found_among(kind, text, None)
    }

    /// The same of those that have one of these rows, which are sorted.
    pub(crate) fn found_among(&self, kind: Kind, text: &str, among: Option<&[i64]>) -> Result<Found, StoreError> {
        let sought = Sought::new(text);
        let mut found = Found { records: Vec::new(), is_all: true };
        let Some(expression) = sought.expression() else { return Ok(found) };
        let fits = |texts: &[&str]| sought.fits(texts.iter().copied());
        let is_among = |row: i64| among.is_none_or(|among| among.binary_search(&row).is_ok());
        self.look(kind, "search_record", &expression, &mut found, |row| {
            if is_among(row) { record(self.db, kind, row, &fits) } else { Ok(None) }
        })?;
        self.look(kind, "search_personal", &expression, &mut found, |row| {
            Ok(personal(self.db, kind, row, &fits)?.filter(|found| is_among(found.row)))
        })?;
        // Stable: the newest stay first.
        found.records.sort_by_key(|found| found.fit);
        Ok(found)
    }

    /// The rows of the names of persons in which a text is sought, as queries take them, and whether these are all.
    pub(crate) fn names_found(&self, text: &str) -> Result<(String, bool), StoreError> {
        let sought = Sought::new(text);
        let Some(expression) = sought.expression() else { return Ok(("[]".to_owned(), true)) };
        let mut numbers =
            self.db.prepare_cached("SELECT rowid FROM search_personal WHERE search_personal MATCH ?1 ORDER BY rowid DESC")?;
        let mut name =
            self.db.prepare_cached("SELECT value FROM personal WHERE row = ?1 AND kind = 'name' AND person IS NOT NULL")?;
        let (mut rows, mut numbers) = (Vec::new(), numbers.query([expression])?);
        while let Some(number) = numbers.next()? {
            let row = number.get::<_, i64>(0)? & Kind::ROWS;
            let value: Option<String> = name.query_row([row], |row| row.get(0)).optional()?.flatten();
            if value.is_some_and(|value| sought.fits([value.as_str()]).is_some()) {
                rows.push(row.to_string());
            }
            if rows.len() > MOST_FOUND {
                break;
            }
        }
        let is_all = rows.len() <= MOST_FOUND;
        rows.truncate(MOST_FOUND);
        Ok((format!("[{}]", rows.join(",")), is_all))
    }

    fn look(
        &self,
        kind: Kind,
        table: &str,
        expression: &str,
        found: &mut Found,
        read: impl Fn(i64) -> Result<Option<FoundRecord>, StoreError>,
    ) -> Result<(), StoreError> {
        let sql = format!("SELECT rowid FROM {table} WHERE {table} MATCH ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid DESC");
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query(params![expression, kind.first(), kind.last()])?;
        while let Some(row) = rows.next()? {
            let number: i64 = row.get(0)?;
            let Some(record) = read(number - kind.first())? else { continue };
            if found.records.iter().any(|known| known.row == record.row) {
                continue;
            }
            if found.records.len() == MOST_FOUND {
                found.is_all = false;
                return Ok(());
            }
            found.records.push(record);
        }
        Ok(())
    }
}

/// The record of a row, if it is in use and fits.
fn record(
    db: &Connection,
    kind: Kind,
    row: i64,
    fits: &dyn Fn(&[&str]) -> Option<Fit>,
) -> Result<Option<FoundRecord>, StoreError> {
    let Some(sql) = kind.texts() else { return Ok(None) };
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([row])?;
    let Some(record) = rows.next()? else { return Ok(None) };
    let texts = texts(record)?;
    let Some(fit) = fits(&texts) else { return Ok(None) };
    let by = texts[1..].iter().find(|text| fits(&texts[..1]).is_none() && fits(&[text]).is_some());
    let (name, by) = (texts[0].to_owned(), by.map(|text| (*text).to_owned()));
    Ok(Some(FoundRecord { row, id: record.get(0)?, name, by, of: of(record)?, fit }))
}

/// The texts that a record is sought in, its name first.
fn texts<'r>(record: &'r Row<'_>) -> Result<Vec<&'r str>, StoreError> {
    let columns = 1..record.as_ref().column_count();
    let texts = columns.map(|column| Ok(record.get_ref(column)?.as_str_or_null()?));
    Ok(texts.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().flatten().collect())
}

/// The second of its texts, where it has any.
fn of(record: &Row<'_>) -> rusqlite::Result<Option<String>> {
    if record.as_ref().column_count() > 2 { record.get(2) } else { Ok(None) }
}

/// The record that shows a personal value, if it still does, is in use, and the value fits.
fn personal(
    db: &Connection,
    kind: Kind,
    row: i64,
    fits: &dyn Fn(&[&str]) -> Option<Fit>,
) -> Result<Option<FoundRecord>, StoreError> {
    let value = db
        .prepare_cached("SELECT id, value, substr(shown_on, 2) FROM personal WHERE row = ?1 AND value IS NOT NULL")?
        .query_row([row], |row| Ok((row.get::<_, Uuid>(0)?, row.get::<_, String>(1)?, row.get::<_, Uuid>(2)?)))
        .optional()?;
    let Some((value_id, value, id)) = value else { return Ok(None) };
    let Some(fit) = fits(&[&value]) else { return Ok(None) };
    let shown = db
        .prepare_cached(kind.showing())?
        .query_row(params![id, value_id.to_string()], |row| {
            let (row, name, of) = (row.get(0)?, row.get::<_, Option<String>>(1)?, row.get(2)?);
            Ok(match name {
                Some(name) => FoundRecord { row, id, name, by: Some(value), of, fit },
                None => FoundRecord { row, id, name: value, by: None, of, fit },
            })
        })
        .optional()?;
    Ok(shown)
}
