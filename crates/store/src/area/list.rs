//! Imports of lists.

use domain::{
    id::ImportId,
    list::{Import, ListEvent},
};
use rusqlite::Connection;

use crate::{books::Books, error::StoreError, sql};

pub(crate) fn apply(db: &Connection, event: &ListEvent) -> Result<(), StoreError> {
    match event {
        ListEvent::Imported { import } => sql::insert(db, "import", import.id.0, import),
        ListEvent::ImportUndone { import, .. } => sql::delete(db, "import", import.id.0),
    }
}

impl Books<'_> {
    /// An import that was not undone.
    pub fn import(&self, id: ImportId) -> Result<Option<Import>, StoreError> {
        self.one("SELECT body FROM import WHERE id = ?1", [id.0], sql::body)?.transpose()
    }

    /// The views of a list that were kept, by name.
    pub fn list_views(&self, list: &str) -> Result<Vec<(String, serde_json::Value)>, StoreError> {
        self.list("SELECT name, shows FROM list_view WHERE list = ?1 ORDER BY pinyin_order(name), name", [list], |row| {
            let name = row.get(0)?;
            Ok(sql::parsed(row.get_ref(1)?.as_str()?).map(|shows| (name, shows)))
        })
    }

    /// The mapping last used for a header.
    pub fn remembered_mapping(&self, fingerprint: &str) -> Result<Option<serde_json::Value>, StoreError> {
        self.one("SELECT mapping FROM remembered_mapping WHERE fingerprint = ?1", [fingerprint], sql::body)?.transpose()
    }
}
