//! What helps to find a fault: versions, sizes and settings. No name, no amount, and no path, in which a person's name may stand.

use std::{collections::BTreeMap, fs};

use schemars::JsonSchema;
use serde::Serialize;
use store::SCHEMA_VERSION;

use crate::{desk::KeyHolder, error::Result, reader::Reader, wire::Nothing};

/// What of the desk may be shown to whoever looks for a fault.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Diagnostics {
    /// The program's version.
    pub version: &'static str,
    /// The version of the database's shape.
    pub schema: i64,
    /// 演示
    pub is_demonstration: bool,
    /// What opens the desk.
    pub key_holder: KeyHolder,
    /// The cloud drive that keeps its folder in step.
    pub kept_in_step_by: Option<String>,
    /// Rows by table.
    pub rows: BTreeMap<String, i64>,
    /// Bytes of the database and of its log.
    pub bytes: [u64; 2],
    /// Automatic backups.
    pub backups: usize,
}

impl Reader<'_> {
    /// What of the desk may be shown to whoever looks for a fault.
    pub fn diagnostics(&self, _: Nothing) -> Result<Diagnostics> {
        let status = self.desk_status(Nothing {})?;
        let desk = self.desk()?;
        let database = desk.folder().database();
        let mut log = database.clone().into_os_string();
        log.push("-wal");
        let bytes = |path: &std::path::Path| fs::metadata(path).map(|found| found.len()).unwrap_or_default();
        Ok(Diagnostics {
            version: env!("CARGO_PKG_VERSION"),
            schema: SCHEMA_VERSION,
            is_demonstration: status.is_demonstration,
            key_holder: status.key_holder,
            kept_in_step_by: status.kept_in_step_by,
            rows: desk.books().table_sizes()?.into_iter().collect(),
            bytes: [bytes(&database), bytes(log.as_ref())],
            backups: desk.backups().list()?.len(),
        })
    }
}
