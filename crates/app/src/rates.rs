//! Guideline rate tables: issue a version, check it against its source, look at them.

use domain::{
    Day,
    id::RateTableId,
    rates::{Guideline, RateTable, SAMPLE_GUIDELINE, event::RatesEvent},
    refusal::{Refusal, day_in_range},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    code::Code,
    error::{Error, Result},
    reader::Reader,
    session::Session,
    wire::{Made, Nothing, Stretch},
};

/// Marks a version as checked against its source, or as a sample again.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RateTableCheck {
    /// Which.
    pub id: RateTableId,
    /// The day of the check; missing to take it back.
    pub on: Option<Day>,
}

/// Versions of rate tables.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RateTableList {
    /// How many there are in all.
    pub total: u32,
    /// Those that are asked for, counted from the last one back, by first day.
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
    pub fn rate_table_issue(&mut self, guideline: Guideline) -> Result<Made> {
        // Whoever types a table holds it against its source in doing so.
        self.issue(guideline, true)
    }

    fn issue(&mut self, guideline: Guideline, is_checked: bool) -> Result<Made> {
        self.act("rate_table_issue", |act| {
            let unnamed = guideline.unnamed();
            // What a demonstration says is invented, whoever typed it.
            let is_checked = is_checked && !act.books.desk()?.is_demonstration;
            let table = RateTable { id: act.id(), guideline, checked_on: is_checked.then_some(act.today) }
                .validated(&act.books.rate_tables()?);
            let table = table.map_err(|refusal| match (refusal, unnamed) {
                (Refusal::NameMissing, Some(field)) => Error::new(Code::NameMissing, field),
                (refusal, _) => refusal.into(),
            })?;
            let id = table.id;
            act.record(RatesEvent::Issued { table })?;
            Ok(Made::of(id))
        })
    }

    /// Issues the sample that comes with the program, so that a first mandate has a guideline to begin with; it stays marked as a
    /// sample until somebody has checked it.
    pub fn rate_table_sample(&mut self, _: Nothing) -> Result<Made> {
        self.issue(serde_json::from_str(SAMPLE_GUIDELINE).expect("the shipped table is read by a test"), false)
    }

    /// Marks a version as checked against its source.
    pub fn rate_table_check(&mut self, request: RateTableCheck) -> Result<Made> {
        self.act("rate_table_check", |act| {
            let tables = act.books.rate_tables()?;
            let table =
                tables.iter().find(|table| table.id == request.id).ok_or_else(|| Error::new(Code::RateTableUnknown, "id"))?;
            day_in_range("on", request.on)?;
            if table.checked_on != request.on {
                act.record(RatesEvent::Checked { table: table.id, before: table.checked_on, on: request.on })?;
            }
            Ok(Made::of(request.id))
        })
    }
}

impl Reader<'_> {
    /// The versions of the rate tables; the stretch counts from the last one back.
    pub fn rate_table_list(&self, stretch: Stretch) -> Result<RateTableList> {
        self.rate_tables(stretch.offset as usize, stretch.limit() as usize)
    }

    /// So many versions, behind so many of the last ones.
    pub(crate) fn rate_tables(&self, offset: usize, limit: usize) -> Result<RateTableList> {
        let tables = self.books()?.rate_tables()?;
        let view = |table: &RateTable| RateTableView {
            ends_on: table.ends_on(&tables),
            is_sample: table.checked_on.is_none(),
            table: table.clone(),
        };
        let last = tables.len().saturating_sub(offset);
        let asked = &tables[last.saturating_sub(limit)..last];
        let total = u32::try_from(tables.len()).unwrap_or(u32::MAX);
        Ok(RateTableList { total, tables: asked.iter().map(view).collect() })
    }
}
