//! The tables of a desk as text, row by row, to compare two moments or two desks.

use std::fmt::Write as _;

use rusqlite::{Connection, types::ValueRef};
use store::Desk;

/// The journal only ever grows and personal values stay until they are erased; neither comes back with an undo.
const NOT_UNDONE: &[&str] =
    &["journal_entry", "journal_event", "personal", "person", "person_name", "persons_held", "list_view", "remembered_mapping"];

/// What the search index holds depends on the order in which it was put in; what it finds has tests of its own.
fn is_undone(table: &str) -> bool {
    !NOT_UNDONE.contains(&table) && !table.starts_with("search_")
}

/// Every table that the journal gives, rows sorted.
pub fn dump(desk: &Desk) -> String {
    text(&desk.folder().connection, is_undone)
}

/// The same without what remembers who touched what, which depends on how the events were grouped.
pub fn dump_records(desk: &Desk) -> String {
    text(&desk.folder().connection, |table| is_undone(table) && table != "touch")
}

/// Everything that is in the database.
pub fn dump_all(desk: &Desk) -> String {
    text(&desk.folder().connection, |_| true)
}

/// The rows that only one of two dumps has, a line each; empty where both are the same.
pub fn differences(before: &str, after: &str) -> String {
    let only = |mark: char, these: &str, those: &str| -> String {
        these.lines().filter(|line| !those.lines().any(|other| other == *line)).map(|line| format!("{mark} {line}\n")).collect()
    };
    only('-', before, after) + &only('+', after, before)
}

/// The rows of a table, each behind the identity in one of its columns.
pub fn keyed(desk: &Desk, table: &str, column: &str) -> Vec<(String, String)> {
    let db = &desk.folder().connection;
    let at = db.prepare(&format!("SELECT * FROM {table}")).and_then(|all| all.column_index(column)).expect("the column is there");
    rows(db, table).into_iter().map(|row| (row.split(" | ").nth(at).unwrap_or_default().to_owned(), row)).collect()
}

/// The names of all tables.
pub fn names(desk: &Desk) -> Vec<String> {
    names_of(&desk.folder().connection)
}

fn names_of(db: &Connection) -> Vec<String> {
    let mut names =
        db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").expect("a schema can be read");
    names.query_map([], |row| row.get(0)).and_then(Iterator::collect).expect("a schema has names")
}

fn text(db: &Connection, wanted: impl Fn(&str) -> bool) -> String {
    let mut text = String::new();
    for table in names_of(db).iter().filter(|name| wanted(name)) {
        writeln!(text, "{table}").expect("a string takes all that is written");
        for row in rows(db, table) {
            writeln!(text, "  {row}").expect("a string takes all that is written");
        }
    }
    text
}

fn rows(db: &Connection, table: &str) -> Vec<String> {
    let mut statement = db.prepare(&format!("SELECT * FROM {table}")).expect("a table can be read");
    let columns = statement.column_count();
    let row = |row: &rusqlite::Row<'_>| -> rusqlite::Result<String> {
        let cells: Vec<String> = (0..columns).map(|n| row.get_ref(n).map(cell)).collect::<Result<_, _>>()?;
        Ok(cells.join(" | "))
    };
    let mut rows: Vec<String> = statement.query_map([], row).and_then(Iterator::collect).expect("rows can be read");
    rows.sort();
    rows
}

fn cell(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => "-".to_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Blob(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}
