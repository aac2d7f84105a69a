//! Finds records: the index names where to look, newest first, until enough of each kind is found.

use std::{collections::BTreeMap, ops::RangeInclusive};

use rusqlite::{Connection, params};

use super::{
    Kind, MOST_FOUND,
    find::{Found, FoundRecord, personal, record},
    sought::{Fit, Sought},
};
use crate::{books::Books, error::StoreError};

impl Books<'_> {
    /// The records of a kind in which a text is sought: in their own texts and in what is said of persons there. At most
    /// [`MOST_FOUND`]: those whose name begins so, then those in which it stands as it is typed, then those whose pinyin fits, the
    /// newest of each.
    pub fn found(&self, kind: Kind, text: &str) -> Result<Found, StoreError> {
        self.found_among(kind, text, None)
    }

    /// The same of those that have one of these rows, which are sorted.
    pub(crate) fn found_among(&self, kind: Kind, text: &str, among: Option<&[i64]>) -> Result<Found, StoreError> {
        let mut found = Finding::new(self.db, text, MOST_FOUND, among).of(&[kind])?;
        Ok(found.remove(&kind).unwrap_or_default())
    }

    /// The same of every kind, at most so many of each: kinds of which nothing is found are missing, the one that fits best comes
    /// first.
    pub fn found_anywhere(&self, text: &str, most: usize) -> Result<Vec<(Kind, Found)>, StoreError> {
        let found = Finding::new(self.db, text, most, None).of(&Kind::ALL)?;
        let mut found: Vec<_> = found.into_iter().filter(|(_, found)| !found.records.is_empty()).collect();
        found.sort_by_key(|(kind, found)| (found.records[0].rank(), Kind::ALL.iter().position(|one| one == kind)));
        Ok(found)
    }
}

/// What is sought, how much of it is enough, and what is found so far.
struct Finding<'a> {
    db: &'a Connection,
    sought: Sought,
    most: usize,
    among: Option<&'a [i64]>,
    found: BTreeMap<Kind, Found>,
}

impl<'a> Finding<'a> {
    /// At most so many of a kind, of these rows alone where they are said; they are sorted.
    fn new(db: &'a Connection, text: &str, most: usize, among: Option<&'a [i64]>) -> Self {
        Self { db, sought: Sought::new(text), most, among, found: BTreeMap::new() }
    }

    /// What is found of neighbouring kinds. What fits well is asked for first, so that it is not left out where there is too much:
    /// names that begin so, by their own index, then texts that hold it as it is typed, then all whose pinyin fits.
    fn of(mut self, kinds: &[Kind]) -> Result<BTreeMap<Kind, Found>, StoreError> {
        let expressions = self.sought.expressions();
        if expressions.is_empty() {
            return Ok(self.found);
        }
        for kind in kinds {
            self.by_name(*kind)?;
        }
        let first = kinds.iter().map(|kind| kind.first()).min().unwrap_or_default();
        let last = kinds.iter().map(|kind| kind.last()).max().unwrap_or_default();
        for expression in expressions {
            self.in_index("search_record", &expression, first..=last)?;
            self.in_index("search_personal", &expression, first..=last)?;
        }
        for found in self.found.values_mut() {
            // Stable: the newest stay first.
            found.records.sort_by_key(FoundRecord::rank);
        }
        Ok(self.found)
    }

    fn by_name(&mut self, kind: Kind) -> Result<(), StoreError> {
        let Some(sql) = kind.named() else { return Ok(()) };
        let ((from, until), most) = (self.sought.name_range(), i64::try_from(self.most).unwrap_or(i64::MAX));
        let mut rows = Vec::new();
        let mut statement = self.db.prepare_cached(sql)?;
        let mut named = statement.query(params![from, until, most])?;
        while let Some(row) = named.next()? {
            rows.push(row.get(0)?);
        }
        rows.into_iter().try_for_each(|row| self.take(kind, row, "search_record").map(drop))
    }

    /// Goes through what the index names, the newest first. A kind of which there is enough is passed over: the index is asked
    /// anew for those before it.
    fn in_index(&mut self, table: &'static str, expression: &str, numbers: RangeInclusive<i64>) -> Result<(), StoreError> {
        let sql = format!("SELECT rowid FROM {table} WHERE {table} MATCH ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid DESC");
        let (db, mut last) = (self.db, *numbers.end());
        let mut statement = db.prepare_cached(&sql)?;
        while last >= *numbers.start() {
            let mut rows = statement.query(params![expression, numbers.start(), last])?;
            last = i64::MIN;
            while let Some(row) = rows.next()? {
                let number: i64 = row.get(0)?;
                let Some(kind) = Kind::of(number) else { continue };
                if !self.take(kind, number & Kind::ROWS, table)? {
                    last = kind.first() - 1;
                    break;
                }
            }
        }
        Ok(())
    }

    /// Takes the record that a row of the index is about, if it fits; false where there is enough of its kind already.
    fn take(&mut self, kind: Kind, row: i64, table: &str) -> Result<bool, StoreError> {
        let is_own = table == "search_record";
        let found = self.found.entry(kind).or_default();
        if is_own && found.records.iter().any(|known| known.row == row) {
            return Ok(true);
        }
        let fits = |texts: &[&str]| -> Option<Fit> { self.sought.fits(texts.iter().copied()) };
        let is_among = |row: i64| self.among.is_none_or(|among| among.binary_search(&row).is_ok());
        let taken = match is_own {
            true if !is_among(row) => None,
            true => record(self.db, kind, row, &fits)?,
            false => personal(self.db, kind, row, &fits)?.filter(|found| is_among(found.row)),
        };
        let Some(taken) = taken.filter(|taken| !found.records.iter().any(|known| known.row == taken.row)) else {
            return Ok(true);
        };
        found.is_all &= found.records.len() < self.most;
        if found.is_all {
            found.records.push(taken);
        }
        Ok(found.is_all)
    }
}
