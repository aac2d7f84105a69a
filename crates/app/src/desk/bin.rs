//! The recycle bin: what lies there, and by what a record is used before it is put there.

use domain::{
    Day,
    id::{DealId, OrganisationId, ResultId},
    organisation::Organisation,
    record::Record as _,
    result::ResearchResult,
};
use schemars::JsonSchema;
use serde::Serialize;
use store::area::deal::DealRow;

use crate::{
    desk::history::{Subject, SubjectKind},
    error::Result,
    reader::Reader,
    wire::{Chosen, Stretch},
};

/// So many of what uses a record are named.
const NAMED: u32 = 3;

/// What lies in the recycle bin.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RecycleBin {
    /// How many there are in all.
    pub total: u32,
    /// Those of the page, by kind and name.
    pub records: Vec<Discarded>,
}

/// A record in the recycle bin.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Discarded {
    /// What it is.
    pub kind: RecordKind,
    /// Its id.
    pub id: String,
    /// Its name or title.
    pub name: String,
    /// Since when.
    pub removed_on: Day,
}

/// The kinds of record that a page of their own shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RecordKind {
    /// An organisation.
    Organisation,
    /// A research result.
    Result,
    /// A deal.
    Deal,
}

/// By what a record is used; kinds of which there are none are missing.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Uses {
    /// The kinds.
    pub kinds: Vec<UsesOfKind>,
}

/// Records of one kind that use another record.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UsesOfKind {
    /// Of which kind.
    pub kind: SubjectKind,
    /// How many there are.
    pub total: u32,
    /// The first few.
    pub first: Vec<Subject>,
}

impl Reader<'_> {
    /// By what an organisation is used: deals that it takes part in, results that it owns.
    pub fn organisation_uses(&self, request: Chosen<OrganisationId>) -> Result<Uses> {
        let (books, id) = (self.books()?, request.id);
        let results = books.results_of(id, 0, NAMED)?;
        let named = results.rows.into_iter().map(|kept| subject(SubjectKind::Result, kept.id, kept.record.title));
        Ok(Uses::of([
            (SubjectKind::Deal, books.deals_of_count(id)?, deals(books.deals_of(id, 0, NAMED)?)),
            (SubjectKind::Result, results.total, named.collect()),
        ]))
    }

    /// By what a result is used: deals that name it.
    pub fn result_uses(&self, request: Chosen<ResultId>) -> Result<Uses> {
        let (books, id) = (self.books()?, request.id);
        Ok(Uses::of([(SubjectKind::Deal, books.deals_about_count(id)?, deals(books.deals_about(id, 0, NAMED)?))]))
    }

    /// By what a deal is used: statements that state something of it.
    pub fn deal_uses(&self, request: Chosen<DealId>) -> Result<Uses> {
        let statements = self.books()?.statements_of(request.id)?;
        let named = statements.iter().take(NAMED as usize).map(|(draft, state, _)| {
            let number = state.number().map(|number| number.to_string()).unwrap_or_default();
            subject(SubjectKind::Statement, draft.id, number)
        });
        let total = u32::try_from(statements.len()).unwrap_or(u32::MAX);
        Ok(Uses::of([(SubjectKind::Statement, total, named.collect())]))
    }

    /// What lies in the recycle bin.
    pub fn recycle_bin(&self, query: Stretch) -> Result<RecycleBin> {
        let books = self.books()?;
        let shown = |row: store::area::listed::Discarded| Discarded {
            kind: kind(&row.kind),
            id: row.id.to_string(),
            name: row.name,
            removed_on: row.removed_on,
        };
        let records = books.discarded(query.offset, query.limit())?.into_iter().map(shown).collect();
        Ok(RecycleBin { total: books.discarded_count()?, records })
    }
}

impl Uses {
    fn of(kinds: impl IntoIterator<Item = (SubjectKind, u32, Vec<Subject>)>) -> Self {
        let some = kinds.into_iter().filter(|(_, total, _)| *total > 0);
        Self { kinds: some.map(|(kind, total, first)| UsesOfKind { kind, total, first }).collect() }
    }
}

fn deals(rows: Vec<DealRow>) -> Vec<Subject> {
    rows.into_iter().map(|row| subject(SubjectKind::Deal, row.id, row.title)).collect()
}

fn subject(kind: SubjectKind, id: impl ToString, name: String) -> Subject {
    Subject { kind, id: id.to_string(), name: Some(name) }
}

/// The kind of record that a table holds.
fn kind(table: &str) -> RecordKind {
    match table {
        Organisation::KIND => RecordKind::Organisation,
        ResearchResult::KIND => RecordKind::Result,
        _ => RecordKind::Deal,
    }
}
