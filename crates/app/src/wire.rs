//! What requests and answers have in common.

use std::collections::BTreeMap;

use domain::{Day, identifier::Finding};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Sentence {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// The request of a command that needs nothing.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// The answer that names what was made or changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Made {
    /// The id of what was made or changed.
    pub id: String,
}

impl Made {
    pub(crate) fn of(id: impl ToString) -> Self {
        Self { id: id.to_string() }
    }
}

/// Enters a record.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "{S}Add")]
pub struct Add<S> {
    /// The record.
    pub record: S,
}

/// Changes a record, as a whole.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "{S}Change")]
pub struct Change<S, I> {
    /// Which.
    pub id: I,
    /// The record from now on.
    pub record: S,
}

/// Names several records.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Several{I}")]
pub struct Several<I> {
    /// Which, at most 1,000.
    pub ids: Vec<I>,
}

/// Changes several records alike.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "{P}Several")]
pub struct ChangeSeveral<I, P> {
    /// Which, at most 1,000.
    pub ids: Vec<I>,
    /// What changes in each.
    pub patch: P,
}

/// How many records an action on several changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Changed {
    /// Those that it changed; the others were so already.
    pub changed: u32,
}

/// Names one record.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "{I}Chosen")]
pub struct Chosen<I> {
    /// Which.
    pub id: I,
}

/// A record as a page shows it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "{S}View")]
pub struct View<S, I> {
    /// Its id.
    pub id: I,
    /// The record, erased values missing.
    pub record: S,
    /// What the checks of its codes found, by field.
    pub findings: BTreeMap<&'static str, Finding>,
    /// What its codes stand for where that is known, by field.
    pub names: BTreeMap<&'static str, String>,
    /// In the recycle bin since.
    pub removed_on: Option<Day>,
}

/// A page of a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "{V}Page")]
pub struct Page<V> {
    /// How many there are in all, of those that are sought.
    pub total: u32,
    /// Whether that is so: a search stops at 500, and then type more.
    pub is_all: bool,
    /// The rows.
    pub rows: Vec<V>,
}

/// Which page of a list, of which records and in which order.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "O: Default + Deserialize<'de>, F: Deserialize<'de>"))]
#[schemars(rename = "{O}Query", bound = "O: Default + Serialize + JsonSchema, F: JsonSchema")]
pub struct PageQuery<O, F> {
    /// A part of a name, title, code or number; all where empty.
    #[serde(default)]
    pub search: String,
    /// What the records have to say: of each facet one of the values.
    #[serde(default)]
    pub only: Vec<Only<F>>,
    /// By what they are ordered.
    #[serde(default)]
    pub order: O,
    /// The last one first.
    #[serde(default)]
    pub is_descending: bool,
    /// How many rows to leave out before the page.
    #[serde(default)]
    pub offset: u32,
    /// How many rows, at most 500; 100 where missing.
    pub limit: Option<u32>,
}

/// The values of one facet, of which a record has to have one.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Only{F}")]
pub struct Only<F> {
    /// Which.
    pub facet: F,
    /// Its values, as they are stored.
    pub values: Vec<String>,
}

/// Which values of a facet.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = "F: Deserialize<'de>"))]
#[schemars(rename = "{F}Query", bound = "F: JsonSchema")]
pub struct FacetQuery<F> {
    /// Of which facet.
    pub facet: F,
    /// A part of a value or of what it stands for; all where empty.
    #[serde(default)]
    pub search: String,
    /// Only values of records in which this is sought, as in the list's own page.
    #[serde(default)]
    pub sought: String,
    /// Only values of records that say this too; what is asked of the facet itself does not count.
    #[serde(default)]
    pub only: Vec<Only<F>>,
}

/// The values of a facet that records have, in order; at most 500.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FacetValues {
    /// The values.
    pub values: Vec<FacetValue>,
    /// Whether these are all; a search finds the others.
    pub is_all: bool,
}

/// A value that records have.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FacetValue {
    /// As it is stored.
    pub value: String,
    /// What it stands for, where it is a code of a table.
    pub name: Option<String>,
}

/// No list gives more rows at once.
pub(crate) const MOST_ROWS: u32 = 500;

/// No list gives more rows at once in which something written at length stands in full.
pub(crate) const MOST_WRITTEN: u32 = 100;

impl<O, F> PageQuery<O, F> {
    pub(crate) fn limit(&self) -> u32 {
        self.limit.unwrap_or(100).min(MOST_ROWS)
    }
}

/// Which rows of a list that is not searched.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Stretch {
    /// How many rows to leave out before them.
    pub offset: u32,
    /// How many rows, at most 500; 500 where missing.
    pub limit: Option<u32>,
}

/// Which part of what belongs to a record.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "{I}Part")]
pub struct Part<I> {
    /// To which.
    pub id: I,
    /// How many rows to leave out before them.
    #[serde(default)]
    pub offset: u32,
    /// How many rows, at most 500; 100 where missing.
    pub limit: Option<u32>,
}

impl<I> Part<I> {
    pub(crate) fn limit(&self) -> u32 {
        self.limit.unwrap_or(100).min(MOST_ROWS)
    }
}

impl Stretch {
    pub(crate) fn limit(self) -> u32 {
        self.limit.unwrap_or(MOST_ROWS).min(MOST_ROWS)
    }
}

/// Which rows of a list that is searched and mostly short.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ListQuery {
    /// A part of a name; all where empty.
    pub search: String,
    /// How many rows to leave out before them.
    pub offset: u32,
    /// How many rows, at most 500; 500 where missing.
    pub limit: Option<u32>,
}

impl ListQuery {
    pub(crate) fn limit(&self) -> u32 {
        self.limit.unwrap_or(MOST_ROWS).min(MOST_ROWS)
    }
}
