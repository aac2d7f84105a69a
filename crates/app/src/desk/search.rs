//! The search over everything: one field for every record, number, note and person.

use domain::id::StatementId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::search::{self, FoundRecord, Kind};

use crate::{error::Result, reader::Reader, session::Session, wire::Nothing};

/// So many records of a kind are answered where nothing else is asked for.
const FEW: u32 = 8;
/// So many of a kind are looked at: enough to count on, and soon done.
const ENOUGH: usize = 100;
/// No more are answered of a kind.
const MOST: u32 = 50;

/// What is sought.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SearchQuery {
    /// Words, parts of them, their pinyin or its first letters, numbers.
    pub text: String,
    /// Of which kind alone; of every kind where missing.
    #[serde(default)]
    pub kind: Option<FoundKind>,
    /// How many records of each kind, at most 50; 8 where missing.
    #[serde(default)]
    pub limit: Option<u32>,
}

/// What was found, by kind, the one that fits best first; kinds of which nothing was found are missing.
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
    /// Whether these are all that there are: a search over everything stops at 100.
    pub is_all: bool,
    /// The first of them: those that fit best, then the newest.
    pub records: Vec<FoundRow>,
}

/// The kinds of record that are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
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
    /// The pieces of the name that were typed.
    pub name_pieces: Vec<FoundPiece>,
    /// In what it was found, where that is not its name: a number, a person, a note.
    pub by: Option<String>,
    /// The pieces of that that were typed.
    pub by_pieces: Vec<FoundPiece>,
    /// What tells it from others: code, owner, client, payee.
    pub of: Option<String>,
}

/// A piece of a text: from one of its signs to before another.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct FoundPiece {
    /// The first sign of it.
    pub from: u32,
    /// The first sign behind it.
    pub to: u32,
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
        let found = books.found_anywhere(&query.text, ENOUGH)?;
        let asked = found.into_iter().filter(|(kind, _)| query.kind.is_none_or(|only| only == (*kind).into()));
        let kinds = asked.map(|(kind, found)| {
            let (total, is_all) = (found.total(), found.is_all);
            let rows = found.records.into_iter().take(limit);
            let records = rows.map(|record| self.found_row(kind, record, &query.text)).collect::<Result<Vec<_>>>()?;
            Ok(FoundOfKind { kind: kind.into(), total, is_all, records })
        });
        Ok(SearchAnswer { kinds: kinds.collect::<Result<_>>()? })
    }

    fn found_row(&self, kind: Kind, record: FoundRecord, typed: &str) -> Result<FoundRow> {
        let of = match kind {
            Kind::Statement => {
                let books = self.books()?;
                books.statement_payee(StatementId(record.id))?.map(|payee| books.payee_name(payee)).transpose()?.flatten()
            }
            Kind::Deal | Kind::Organisation | Kind::Result | Kind::Payee => record.of,
        };
        let (name_pieces, by_pieces) =
            (found_pieces(&record.name, typed), found_pieces(record.by.as_deref().unwrap_or_default(), typed));
        Ok(FoundRow { id: record.id.to_string(), name: record.name, name_pieces, by: record.by, by_pieces, of })
    }
}

fn found_pieces(text: &str, typed: &str) -> Vec<FoundPiece> {
    let short = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    search::pieces(text, typed).into_iter().map(|piece| FoundPiece { from: short(piece.from), to: short(piece.to) }).collect()
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
