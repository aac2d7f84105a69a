//! A list that came in and was taken back.

use domain::{
    event::Event,
    id::ImportId,
    list::{
        Import, ListEvent, ListKind,
        mapping::{ColumnMapping, Mapping, TextEncoding},
    },
};

use super::day;
use crate::bench::id;

/// One of every kind.
pub(super) fn samples() -> Vec<Event> {
    vec![ListEvent::Imported { import: import() }.into(), ListEvent::ImportUndone { import: import(), kept: 1 }.into()]
}

fn import() -> Import {
    let column = |column: u32, heading: &str, field: Option<&str>| ColumnMapping {
        column,
        heading: heading.to_owned(),
        field: field.map(str::to_owned),
        unit: None,
        day_order: None,
    };
    Import {
        id: ImportId(id(1101)),
        list: ListKind::Results,
        file_name: "成果清单.csv".to_owned(),
        file_hash: "ab".repeat(32),
        mapping: Mapping {
            kind: ListKind::Results,
            encoding: Some(TextEncoding::Gb18030),
            separator: None,
            role: None,
            kept_rows: Vec::new(),
            sheet: None,
            header_row: 1,
            header_rows: 1,
            fingerprint: "cd".repeat(16),
            columns: vec![column(1, "成果名称", Some("title")), column(2, "序号", None)],
        },
        added: 3,
        updated: 1,
        unchanged: 2,
        refused: 1,
        on: day("2025-01-06"),
    }
}
