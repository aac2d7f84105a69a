//! The calculator: one case as JSON text in, its settlement or its refusal as JSON text out.
//! Reading is strict, since a key that is misspelt or given twice would otherwise change what is paid.

mod node;
pub(crate) mod read;

pub(crate) use node::Node;
use serde::Serialize;

use crate::commission::{CalcCode, CalcError, Settlement, settle};

/// What the calculator prints on a refusal.
#[derive(Serialize)]
struct Refused<'a> {
    error: &'a CalcError,
}

/// The settlement of a case in JSON text.
pub fn evaluate(text: &str) -> Result<Settlement, CalcError> {
    let node: Node = serde_json::from_str(text)
        .map_err(|error| CalcError::new(CalcCode::Format, "", format!("The text is not JSON: {error}.")))?;
    settle(&read::case(&node)?)
}

/// The settlement of a case as JSON text on one line; a refused case gives its error object as the `Err`.
pub fn calc(text: &str) -> Result<String, String> {
    let print = "amounts, words and lists have a JSON form";
    match evaluate(text) {
        Ok(settlement) => Ok(serde_json::to_string(&settlement).expect(print)),
        Err(error) => Err(serde_json::to_string(&Refused { error: &error }).expect(print)),
    }
}

/// What a batch prints for one line of input, without the line end: the settlement or the error object.
pub fn calc_batch_line(line: &str) -> String {
    calc(line).unwrap_or_else(|refused| refused)
}
