//! The statement as JSON: what is attached to the PDF, and what recomputes.

use domain::statement::StatementDocument;

/// The document as JSON: two spaces a level, keys in the order of their declaration, a line end at the end.
pub fn json(document: &StatementDocument) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(document).expect("the document's keys are text and its values plain");
    bytes.push(b'\n');
    bytes
}

/// The JSON Schema of that file, made from the types.
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(StatementDocument).to_value()
}
