//! The search over everything: one field for every record, number, note and person.

use domain::id::StatementId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::search::{FoundRecord, Kind};

use crate::{error::Result, reader::Reader, session::Session, wire::Nothing};

/// So many records of a kind are answered where nothing else is asked for.
const FEW: u32 = 8;
/// No more are answered of a kind.
const MOST: u32 = 50;

/// What is sought.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SearchQuery {
    /// Words, parts of them, their pinyin or its first letters, numbers.
    pub text: String,
    /// How many records of each kind, at most 50; 8 where missing.
    #[serde(default)]
    pub limit: Option<u32>,
}

/// What was found, by kind; kinds of which nothing was found are missing.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SearchAnswer {
    /// The kinds.
    pub kinds: Vec<FoundOfKind>,
}

/// What was found of one kind.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FoundOfKind {
    /// Of which kind.
    pub kind: FoundKind,
    /// How many were found.
    pub total: u32,
    /// Whether these are all that there are: a search stops at 500.
    pub is_all: bool,
    /// The first of them: those that fit best, then the newest.
    pub records: Vec<FoundRow>,
}

/// The kinds of record that are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FoundKind {
    /// A deal.
    Deal,
    /// An organisation.
    Organisation,
    /// A research result.
    Result,
    /// A payee.
    Payee,
    /// A commission statement.
    Statement,
}

/// A record that was found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FoundRow {
    /// Its id.
    pub id: String,
    /// Its name, title or number.
    pub name: String,
    /// In what it was found, where that is not its name: a number, a person, a note.
    pub by: Option<String>,
    /// What tells it from others: code, owner, client, payee.
    pub of: Option<String>,
}

impl Session {
    /// Builds the search index anew; what it says stands in the tables too, so it can be lost without harm.
    pub fn search_rebuild(&mut self, _: Nothing) -> Result<Nothing> {
        self.desk_mut()?.rebuild_search()?;
        Ok(Nothing {})
    }
}

impl Reader<'_> {
    /// Looks for a text in everything on the desk.
    pub fn search(&self, query: SearchQuery) -> Result<SearchAnswer> {
        let books = self.books()?;
        let limit = query.limit.unwrap_or(FEW).min(MOST) as usize;
        let mut kinds = Vec::new();
        for kind in Kind::ALL {
            let found = books.found(kind, &query.text)?;
            let total = found.total();
            let rows = found.records.into_iter().take(limit);
            let records = rows.map(|record| self.found_row(kind, record)).collect::<Result<Vec<_>>>()?;
            if total > 0 {
                kinds.push(FoundOfKind { kind: kind.into(), total, is_all: found.is_all, records });
            }
        }
        Ok(SearchAnswer { kinds })
    }

    fn found_row(&self, kind: Kind, record: FoundRecord) -> Result<FoundRow> {
        let of = match kind {
            Kind::Statement => {
                let books = self.books()?;
                books.statement_payee(StatementId(record.id))?.map(|payee| books.payee_name(payee)).transpose()?.flatten()
            }
            Kind::Deal | Kind::Organisation | Kind::Result | Kind::Payee => record.of,
        };
        Ok(FoundRow { id: record.id.to_string(), name: record.name, by: record.by, of })
    }
}

impl From<Kind> for FoundKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Deal => Self::Deal,
            Kind::Organisation => Self::Organisation,
            Kind::Result => Self::Result,
            Kind::Payee => Self::Payee,
            Kind::Statement => Self::Statement,
        }
    }
}
