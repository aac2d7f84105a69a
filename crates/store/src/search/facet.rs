//! Narrows lists down: the index also holds what records say of a few fields, as pieces of their own kind.

use std::collections::HashSet;

use rusqlite::{Connection, params, types::ValueRef};

use super::{Kind, sought::Sought};
use crate::{books::Books, error::StoreError, pinyin_order::pinyin_order, sql};

/// A longer value is no word by which a list is narrowed down.
const LONGEST: usize = 100;

/// Adds the pieces of a record's facets.
pub(super) fn add(db: &Connection, kind: Kind, row: i64, pieces: &mut String) -> Result<(), StoreError> {
    let Some(sql) = kind.facets() else { return Ok(()) };
    let mut statement = db.prepare_cached(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query([row])?;
    let Some(found) = rows.next()? else { return Ok(()) };
    for place in 0..columns {
        let mut put = |value: &str| {
            if let Some(piece) = piece(kind, place, value) {
                pieces.extend([" ", &piece]);
            }
        };
        match found.get_ref(place)? {
            ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => {}
            ValueRef::Integer(number) => put(&number.to_string()),
            ValueRef::Text(_) => {
                let text = found.get_ref(place)?.as_str().map_err(rusqlite::Error::from)?;
                if kind.lists().contains(&place) {
                    let values: Vec<String> = sql::parsed(text)?;
                    values.iter().for_each(|value| put(value));
                } else {
                    put(text);
                }
            }
        }
    }
    Ok(())
}

/// A value as the index holds it: signs of ASCII, which part words or lose their case there, as their full-width ones.
fn piece(kind: Kind, place: usize, value: &str) -> Option<String> {
    let wide = |sign: char| match sign {
        '!'..='~' => char::from_u32(u32::from(sign) + 0xfee0).expect("full-width signs lie beside ASCII"),
        sign if sign.is_ascii() || sign == '\u{a0}' => '\u{3000}',
        sign => sign,
    };
    let value = value.trim();
    let is_word = !value.is_empty() && value.chars().count() <= LONGEST;
    is_word.then(|| beginning(kind, place) + &value.chars().map(wide).collect::<String>())
}

/// How the pieces of a facet begin.
fn beginning(kind: Kind, place: usize) -> String {
    format!("f{:x}{place:x}", kind as u8)
}

fn value(piece: &str, kind: Kind, place: usize) -> Option<String> {
    piece.strip_prefix(&beginning(kind, place)).map(domain::identifier::half_width)
}

/// What a list is narrowed down to beside a facet.
pub(crate) struct Narrowed<'a> {
    /// A text that is sought; nothing where it is blank.
    pub sought: &'a str,
    /// The other facets by their places, each with values of which a record has to have one.
    pub only: Vec<(usize, &'a [String])>,
}

/// Of so few records the values are read one by one; of more, each value is asked of the index.
const FEW: usize = 2_000;

/// The question to the index for records of which each facet has one of its values; `None` where no record can have one.
fn expression(kind: Kind, only: &[(usize, &[String])]) -> Option<String> {
    let of_facet = |(place, values): &(usize, &[String])| {
        let pieces: Vec<String> =
            values.iter().filter_map(|value| piece(kind, *place, value)).map(|piece| format!("\"{piece}\"")).collect();
        (!pieces.is_empty()).then(|| format!("({})", pieces.join(" OR ")))
    };
    only.iter().map(of_facet).collect::<Option<Vec<_>>>().map(|facets| facets.join(" AND "))
}

impl Books<'_> {
    /// The rows of the records in use of which each facet has one of its values, sorted; nothing where no facet is asked for.
    pub(crate) fn having(&self, kind: Kind, only: &[(usize, &[String])]) -> Result<Option<Vec<i64>>, StoreError> {
        if only.is_empty() {
            return Ok(None);
        }
        let Some(expression) = expression(kind, only) else { return Ok(Some(Vec::new())) };
        let sql = "SELECT rowid FROM search_record WHERE search_record MATCH ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid";
        let rows =
            self.list(sql, params![expression, kind.first(), kind.last()], |row| Ok(Ok(row.get::<_, i64>(0)? & Kind::ROWS)));
        Ok(Some(rows?))
    }

    /// The values of a facet that records have, in order and at most so many; with a text, those in which it is sought.
    pub(crate) fn values_of(
        &self,
        kind: Kind,
        place: usize,
        search: &str,
        narrowed: &Narrowed<'_>,
        most: usize,
    ) -> Result<Vec<String>, StoreError> {
        // Whatever follows the first begins with it: the places of a kind are single digits.
        let (begins, ends) = (beginning(kind, place), beginning(kind, place + 1));
        let sought = Sought::new(search);
        let mut found = self.list("SELECT term FROM search_term WHERE term >= ?1 AND term < ?2", [&begins, &ends], |row| {
            Ok(Ok(value(row.get_ref(0)?.as_str()?, kind, place)))
        })?;
        let is_sought = |value: &String| {
            let words = kind.facet_kind(place).map(|kind| kind.words_of(value)).unwrap_or_default();
            sought.fits(words.iter().map(String::as_str).chain([value.as_str()])).is_some()
        };
        let mut values: Vec<String> = found.drain(..).flatten().filter(is_sought).collect();
        // A code stands by its name, a division by those above it.
        values.sort_by_cached_key(|value| {
            pinyin_order(
                &kind.facet_kind(place).and_then(|kind| kind.words_of(value).into_iter().next()).unwrap_or_else(|| value.clone()),
            )
        });
        let among = self.having(kind, &narrowed.only)?;
        let rows = match among {
            _ if !narrowed.sought.trim().is_empty() => Some(self.found_among(kind, narrowed.sought, among.as_deref())?.of_rows()),
            Some(rows) if rows.len() <= FEW => Some(rows),
            Some(_) | None => None,
        };
        let Some(rows) = rows else {
            values = self.that_some_have(kind, place, values, &narrowed.only, most)?;
            return Ok(values);
        };
        let mut pieces = String::new();
        rows.iter().try_for_each(|row| add(self.db, kind, *row, &mut pieces))?;
        let had: HashSet<&str> = pieces.split(' ').collect();
        values.retain(|value| piece(kind, place, value).is_some_and(|piece| had.contains(piece.as_str())));
        values.truncate(most);
        Ok(values)
    }

    /// Those of the values that a record has which the other facets leave; at most so many.
    fn that_some_have(
        &self,
        kind: Kind,
        place: usize,
        mut values: Vec<String>,
        only: &[(usize, &[String])],
        most: usize,
    ) -> Result<Vec<String>, StoreError> {
        if only.is_empty() {
            values.truncate(most);
            return Ok(values);
        }
        let Some(others) = expression(kind, only) else { return Ok(Vec::new()) };
        let sql = "SELECT EXISTS (SELECT 1 FROM search_record WHERE search_record MATCH ?1 AND rowid BETWEEN ?2 AND ?3)";
        let mut had = Vec::new();
        for value in values {
            let Some(piece) = piece(kind, place, &value) else { continue };
            if self.count(sql, params![format!("\"{piece}\" AND {others}"), kind.first(), kind.last()])? > 0 {
                had.push(value);
            }
            if had.len() == most {
                break;
            }
        }
        Ok(had)
    }
}
