//! The shape of the database: numbered files that are never edited once released, applied all together in one transaction.

use rusqlite::{Connection, TransactionBehavior};

use crate::{books, error::StoreError};

const MIGRATIONS: &[&str] = &[include_str!("../migrations/0001_desk.sql")];

/// The version of the shape that this program writes: the number of its migrations.
pub const SCHEMA_VERSION: i64 = MIGRATIONS.len() as i64;

/// Brings the database to [`SCHEMA_VERSION`], all pending steps or none.
pub fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    // Its indexes call them.
    books::teach(connection)?;
    let found: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let applied = usize::try_from(found).unwrap_or(0);
    if applied >= MIGRATIONS.len() {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for migration in &MIGRATIONS[applied..] {
        transaction.execute_batch(migration)?;
    }
    transaction.execute_batch(&format!("PRAGMA user_version = {SCHEMA_VERSION}"))?;
    Ok(transaction.commit()?)
}

/// The whole shape as SQL, one statement a paragraph, for a reader and for the golden file.
pub fn describe(connection: &Connection) -> Result<String, StoreError> {
    let mut statement = connection.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")?;
    let paragraphs: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(paragraphs.join(";\n\n") + ";\n")
}
