//! A passphrase or a recovery code in a request: wiped from memory when dropped, shown by no log, and marked in its schema, so
//! that the command line takes it from no argument.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};
use store::Passphrase;

/// The mark of such a field in the schema of a request.
pub const MARK: &str = "x-secret";

/// Text that opens a desk.
#[derive(Clone, Debug)]
pub struct Secret(pub Passphrase);

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Out of a request the text is moved, not copied.
        String::deserialize(deserializer).map(|text| Self(Passphrase::new(text)))
    }
}

impl JsonSchema for Secret {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Secret".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", MARK: true })
    }
}
