//! How much a desk takes in: how long a text may be, by what it is, and the years in which there is money. Nothing beyond is
//! cut or guessed; it is refused at its field.

use std::fmt::Write as _;

use serde_json::Value;

/// What a text is, which says how long it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    /// A name, a title, a number, a code, a word to find something by.
    Line,
    /// What is written at length: a note, a reason, a summary.
    Passage,
    /// The path of a file, or what a file calls its sheets and columns: as long as a cell or a path can be.
    Foreign,
}

impl TextKind {
    /// The kind of text that a field of a record, a form or a request holds, by the field's key.
    pub fn of(field: &str) -> Self {
        match field {
            "note" | "summary" | "text" | "reason" | "what" | "condition" | "base" | "source" => Self::Passage,
            "file" | "folder" | "into" | "pdf" | "xlsx" | "json" | "refused_rows" | "sheet" | "heading" => Self::Foreign,
            _ => Self::Line,
        }
    }

    /// The most signs that a text of this kind may have.
    pub const fn limit(self) -> usize {
        match self {
            Self::Line => 500,
            Self::Passage => 20_000,
            Self::Foreign => 32_767,
        }
    }
}

/// A text that is longer than its kind may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// Its path, such as `contacts[0].name`.
    pub field: String,
    /// The most signs that it may have.
    pub limit: usize,
}

/// The first text of a record or request that is too long for its field.
pub fn too_long(said: &Value) -> Option<TooLong> {
    in_field(said, TextKind::Line, &mut String::new())
}

/// The texts of a list are of the kind of the list's own field. The path grows and shrinks on the way: most values are short,
/// and no path is made for them.
fn in_field(said: &Value, kind: TextKind, path: &mut String) -> Option<TooLong> {
    let before = path.len();
    match said {
        Value::String(text) => {
            let limit = kind.limit();
            // Signs are never more than bytes, which need no counting.
            let is_too_long = text.len() > limit && text.chars().count() > limit;
            is_too_long.then(|| TooLong { field: path.clone(), limit })
        }
        Value::Array(parts) => parts.iter().enumerate().find_map(|(at, part)| {
            path.truncate(before);
            write!(path, "[{at}]").expect("a string takes all that is written");
            in_field(part, kind, path)
        }),
        Value::Object(fields) => fields.iter().find_map(|(key, value)| {
            path.truncate(before);
            if before > 0 {
                path.push('.');
            }
            path.push_str(key);
            in_field(value, TextKind::of(key), path)
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

/// The years in which contracts are signed and money moves.
pub const YEARS_OF_MONEY: std::ops::RangeInclusive<i32> = 1900..=2100;

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_text_is_as_long_as_its_field_allows_and_no_longer() {
        let long = |signs: usize| "字".repeat(signs);
        assert_eq!(
            too_long(&json!({ "title": long(500), "note": long(20_000), "tags": [long(500)], "file": long(32_767) })),
            None
        );
        for (said, field, limit) in [
            (json!({ "title": long(501) }), "title", 500),
            (
                json!({ "record": { "contacts": [{ "name": "甲" }, { "name": "乙", "phone": long(501) }] } }),
                "record.contacts[1].phone",
                500,
            ),
            (json!({ "tags": ["甲", long(501)] }), "tags[1]", 500),
            (json!({ "a": ["甲"], "reason": long(20_001) }), "reason", 20_000),
            (json!({ "file": long(32_768) }), "file", 32_767),
        ] {
            assert_eq!(too_long(&said), Some(TooLong { field: field.to_owned(), limit }));
        }
    }
}
