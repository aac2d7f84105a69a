//! The records that lists show, page by page and one after the other, and what lies in the recycle bin.

use domain::{
    Day,
    organisation::{
        Organisation,
        fields::{OrganisationFacet, OrganisationOrder},
    },
    payee::{Payee, PayeeFacet, PayeeOrder},
    record::{Kept, Record},
    result::{
        ResearchResult,
        fields::{ResultFacet, ResultOrder},
    },
};
use rusqlite::params;
use uuid::Uuid;

use crate::{
    area::record::kept,
    books::Books,
    error::StoreError,
    search::{Kind, Narrowed, json_list},
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

/// A record that is shown in a list.
pub trait Listed: Record {
    /// Where the search finds it.
    const FOUND: Kind;

    /// Is it kept in a table how many are in use? Where they are few, they are counted.
    const IS_COUNTED: bool = true;

    /// By what its list is ordered.
    type Order: Copy + Default;

    /// By what its list is narrowed down, in the order of [`Kind::facets`].
    type Facet: Copy;

    /// What an index holds of it for this order.
    fn ordered_by(order: Self::Order) -> &'static str;

    /// The place of a facet among those of its kind.
    fn place(facet: Self::Facet) -> usize;
}

impl Listed for Organisation {
    const FOUND: Kind = Kind::Organisation;
    type Order = OrganisationOrder;
    type Facet = OrganisationFacet;

    fn ordered_by(order: OrganisationOrder) -> &'static str {
        match order {
            OrganisationOrder::Name => "pinyin_order(name)",
            OrganisationOrder::Region => "region",
            OrganisationOrder::Entered => "row",
        }
    }

    fn place(facet: OrganisationFacet) -> usize {
        facet as usize
    }
}

impl Listed for ResearchResult {
    const FOUND: Kind = Kind::Result;
    type Order = ResultOrder;
    type Facet = ResultFacet;

    fn ordered_by(order: ResultOrder) -> &'static str {
        match order {
            ResultOrder::Title => "pinyin_order(title)",
            ResultOrder::AskingAmount => "asking_fen",
            ResultOrder::Trl => "trl",
            ResultOrder::Owner => "pinyin_order(owner_name)",
            ResultOrder::Entered => "row",
        }
    }

    fn place(facet: ResultFacet) -> usize {
        facet as usize
    }
}

impl Listed for Payee {
    const FOUND: Kind = Kind::Payee;
    const IS_COUNTED: bool = false;
    type Order = PayeeOrder;
    type Facet = PayeeFacet;

    fn ordered_by(order: PayeeOrder) -> &'static str {
        match order {
            PayeeOrder::Entered => "row",
        }
    }

    fn place(facet: PayeeFacet) -> usize {
        facet as usize
    }
}

/// What is asked of a list of records in use.
pub struct Asked<'a, R: Listed> {
    /// A text that is sought in them; all where it is empty.
    pub search: &'a str,
    /// What they have to say: of each facet one of its values.
    pub only: &'a [(R::Facet, &'a [String])],
    /// By what they are ordered.
    pub order: R::Order,
    /// The last one first; those that have nothing to be ordered by stay last.
    pub is_descending: bool,
}

// By hand, since derived ones would ask the record for a default.
impl<R: Listed> Default for Asked<'_, R> {
    fn default() -> Self {
        Self { search: "", only: &[], order: R::Order::default(), is_descending: false }
    }
}

/// To put a record in order costs as much as to pass over so many in the list, which is in order already.
const PASSED: u64 = 20;

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
    /// A page of the records in use: all, or those that are asked for.
    pub fn page<R: Listed>(&self, asked: &Asked<'_, R>, offset: u32, limit: u32) -> Result<Sheet<R>, StoreError> {
        let (total, is_all, rows) = self.asked(asked, offset, limit)?;
        Ok(Sheet { total, is_all, rows: rows.into_iter().map(|row| self.in_row(row)).collect::<Result<_, _>>()? })
    }

    /// Calls `each` with all records in use that are asked for, in their order, without holding them, and with how many there
    /// are; whether that is so, as in [`Sheet::is_all`].
    pub fn each<R: Listed, E: From<StoreError>>(
        &self,
        asked: &Asked<'_, R>,
        mut each: impl FnMut(Kept<R>, u32) -> Result<(), E>,
    ) -> Result<bool, E> {
        let (total, is_all, rows) = self.asked(asked, 0, u32::MAX)?;
        rows.into_iter().try_for_each(|row| each(self.in_row(row)?, total))?;
        Ok(is_all)
    }

    /// Every record of a kind in the order of entry, also those in the recycle bin.
    pub fn ids<R: Record>(&self) -> Result<Vec<R::Id>, StoreError> {
        let sql = format!("SELECT id FROM {} ORDER BY row", R::KIND);
        self.list(&sql, [], |row| Ok(Ok(row.get::<_, Uuid>(0)?.into())))
    }

    fn in_row<R: Listed>(&self, row: i64) -> Result<Kept<R>, StoreError> {
        let sql = format!("SELECT id, body, removed_on FROM {} WHERE row = ?1", R::KIND);
        self.one(&sql, [row], kept)?.unwrap_or(Err(StoreError::RecordMissing))
    }

    /// How many records are asked for, whether that is so, and the rows of those of a page: an index alone tells them.
    fn asked<R: Listed>(&self, asked: &Asked<'_, R>, offset: u32, limit: u32) -> Result<(u32, bool, Vec<i64>), StoreError> {
        let (table, order) = (R::KIND, in_order::<R>(asked.order, asked.is_descending));
        let only: Vec<_> = asked.only.iter().map(|(facet, values)| (R::place(*facet), *values)).collect();
        let among = self.having(R::FOUND, &only)?;
        let pick = |rows: &str| {
            let sql = format!(
                "SELECT row FROM {table} WHERE row IN (SELECT value FROM json_each(?1)) ORDER BY {order} LIMIT ?3 OFFSET ?2"
            );
            self.list(&sql, params![rows, offset, limit], |row| Ok(Ok(row.get(0)?)))
        };
        Ok(match among {
            _ if !asked.search.trim().is_empty() => {
                let found = self.found_among(R::FOUND, asked.search, among.as_deref())?;
                (found.total(), found.is_all, pick(&found.rows())?)
            }
            None => {
                let sql = format!("SELECT row FROM {table} WHERE removed_on IS NULL ORDER BY {order} LIMIT ?2 OFFSET ?1");
                (self.in_use::<R>()?, true, self.list(&sql, [offset, limit], |row| Ok(Ok(row.get(0)?)))?)
            }
            Some(among) => {
                // How many would be passed over up to the end of the page, if they lie evenly.
                let (few, all) = (among.len() as u64, u64::from(self.in_use::<R>()?));
                let passed = (u64::from(offset) + u64::from(limit)) * all / few.max(1);
                let rows = if few * PASSED < passed {
                    pick(&json_list(&among))?
                } else {
                    self.picked(table, &order, &among, offset, limit)?
                };
                (u32::try_from(among.len()).unwrap_or(u32::MAX), true, rows)
            }
        })
    }

    /// The rows of a page among so many, which are sorted, picked out of a list in its order.
    fn picked(&self, table: &str, order: &str, among: &[i64], offset: u32, limit: u32) -> Result<Vec<i64>, StoreError> {
        let mut statement =
            self.db.prepare_cached(&format!("SELECT row FROM {table} WHERE removed_on IS NULL ORDER BY {order}"))?;
        let rows = statement.query_map([], |row| row.get::<_, i64>(0))?;
        let picked = rows.filter(|row| row.as_ref().map_or(true, |row| among.binary_search(row).is_ok()));
        Ok(picked.skip(offset as usize).take(limit as usize).collect::<Result<_, _>>()?)
    }

    /// The values of a facet that records have which are asked for, in order and at most so many; with a text, those in which it
    /// is sought. What is asked of the facet itself does not count.
    pub fn facet_values<R: Listed>(
        &self,
        facet: R::Facet,
        search: &str,
        asked: &Asked<'_, R>,
        most: usize,
    ) -> Result<Vec<String>, StoreError> {
        let own = R::place(facet);
        let others = asked.only.iter().map(|(facet, values)| (R::place(*facet), *values)).filter(|(place, _)| *place != own);
        self.values_of(R::FOUND, own, search, &Narrowed { sought: asked.search, only: others.collect() }, most)
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
}

/// What a query orders by. Those that have the same to be ordered by stand in the order of entry.
fn in_order<R: Listed>(order: R::Order, is_descending: bool) -> String {
    let (by, way) = (R::ordered_by(order), if is_descending { "DESC" } else { "ASC" });
    if by == "row" { format!("row {way}") } else { format!("{by} {way} NULLS LAST, row {way}") }
}
