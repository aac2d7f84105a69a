//! Guideline rate tables: issue a version, check it against its source, look at them.

use std::collections::BTreeSet;

use domain::{
    Day,
    contract::ContractKind,
    id::RateTableId,
    rates::{GuidelineBand, RateTable, event::RatesEvent},
    scale::Method,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    code::Code,
    error::{Error, Result},
    reader::Reader,
    session::Session,
    wire::{Made, Nothing},
};

/// Issues a version of a table.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RateTableIssue {
    /// The table's name; with issuer and region it says which versions belong together.
    pub name: String,
    /// What this version is called.
    pub version: String,
    /// Who issued it.
    pub issuer: String,
    /// Where it applies.
    pub region: String,
    /// The kinds of technology contract that it covers.
    pub contract_kinds: BTreeSet<ContractKind>,
    /// How its bands are applied.
    pub method: Method,
    /// The bands.
    pub bands: Vec<GuidelineBand>,
    /// First day in force.
    pub effective_from: Day,
    /// Last day in force; open until the next version where missing.
    pub effective_to: Option<Day>,
    /// Where the figures stand.
    pub source: String,
}

/// Marks a version as checked against its source, or as a sample again.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RateTableCheck {
    /// Which.
    pub id: RateTableId,
    /// The day of the check; missing to take it back.
    pub on: Option<Day>,
}

/// Every version of every table.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RateTableList {
    /// By first day.
    pub tables: Vec<RateTableView>,
}

/// A version as a list shows it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RateTableView {
    /// The version.
    pub table: RateTable,
    /// Its last day: its own, else the day before the next version begins; open where missing.
    pub ends_on: Option<Day>,
    /// Nobody has checked it yet: a sample, check before use.
    pub is_sample: bool,
}

impl Session {
    /// Issues a version of a guideline rate table.
    pub fn rate_table_issue(&mut self, request: RateTableIssue) -> Result<Made> {
        for (value, field) in [(&request.name, "name"), (&request.version, "version"), (&request.issuer, "issuer")] {
            if value.trim().is_empty() {
                return Err(Error::new(Code::NameMissing, field));
            }
        }
        self.act("rate_table_issue", |act| {
            let table = RateTable {
                id: act.id(),
                name: request.name,
                version: request.version,
                issuer: request.issuer,
                region: request.region,
                contract_kinds: request.contract_kinds,
                method: request.method,
                bands: request.bands,
                effective_from: request.effective_from,
                effective_to: request.effective_to,
                source: request.source,
                checked_on: None,
            };
            let table = table.validated(&act.books.rate_tables()?)?;
            let id = table.id;
            act.record(RatesEvent::Issued { table })?;
            Ok(Made::of(id))
        })
    }

    /// Marks a version as checked against its source.
    pub fn rate_table_check(&mut self, request: RateTableCheck) -> Result<Made> {
        self.act("rate_table_check", |act| {
            let tables = act.books.rate_tables()?;
            let table =
                tables.iter().find(|table| table.id == request.id).ok_or_else(|| Error::new(Code::RateTableUnknown, "id"))?;
            if table.checked_on != request.on {
                act.record(RatesEvent::Checked { table: table.id, before: table.checked_on, on: request.on })?;
            }
            Ok(Made::of(request.id))
        })
    }
}

impl Reader<'_> {
    /// Every version of every rate table.
    pub fn rate_table_list(&self, _: Nothing) -> Result<RateTableList> {
        let tables = self.books()?.rate_tables()?;
        let next = |table: &RateTable| {
            let later = tables.iter().filter(|other| other.is_same_series(table) && other.effective_from > table.effective_from);
            later.map(|other| other.effective_from).min().and_then(Day::before)
        };
        let view = |table: &RateTable| RateTableView {
            ends_on: table.effective_to.or_else(|| next(table)),
            is_sample: table.checked_on.is_none(),
            table: table.clone(),
        };
        Ok(RateTableList { tables: tables.iter().map(view).collect() })
    }
}
