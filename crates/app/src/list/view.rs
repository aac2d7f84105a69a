//! Views of lists that were kept under a name. They lie in the desk, since what is sought in a list may be a client's name.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    code::Code,
    error::{Error, Result},
    reader::Reader,
    session::Session,
    wire::Nothing,
};

/// The lists that have views.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ViewedList {
    /// 单位
    Organisation,
    /// 成果
    Result,
    /// 项目
    Deal,
}

impl ViewedList {
    const fn word(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Result => "result",
            Self::Deal => "deal",
        }
    }
}

/// Asks for the views of a list.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListViews {
    /// Which list.
    pub list: ViewedList,
}

/// The views of a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ListViewsKept {
    /// By name.
    pub views: Vec<ListView>,
}

/// A view of a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ListView {
    /// What it is called.
    pub name: String,
    /// What it shows, in the window's own terms.
    pub shows: Value,
}

/// Keeps a view, or forgets it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListViewKeep {
    /// Of which list.
    pub list: ViewedList,
    /// What it is called; one that has the name already is replaced.
    pub name: String,
    /// What it shows; it is forgotten where this is missing.
    pub shows: Option<Value>,
}

impl Session {
    /// Keeps what a list shows under a name, or forgets it.
    pub fn list_view_keep(&mut self, request: ListViewKeep) -> Result<Nothing> {
        let name = request.name.trim();
        if name.is_empty() {
            return Err(Error::new(Code::NameMissing, "name"));
        }
        self.desk()?.keep_view(request.list.word(), name, request.shows.as_ref())?;
        Ok(Nothing {})
    }
}

impl Reader<'_> {
    /// The views of a list that were kept under a name.
    pub fn list_views(&self, request: ListViews) -> Result<ListViewsKept> {
        let views = self.books()?.list_views(request.list.word())?;
        Ok(ListViewsKept { views: views.into_iter().map(|(name, shows)| ListView { name, shows }).collect() })
    }
}
