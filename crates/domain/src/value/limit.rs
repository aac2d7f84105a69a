//! What a desk takes in: how long a text may be and which signs it may have, by what it is; how many parts a list may have; and
//! the years in which there is money. Nothing beyond is cut or guessed; it is refused at its field.

use std::fmt::Write as _;

use serde_json::Value;

use crate::normal::trimmed;

/// What a text is, which says how long it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    /// A name, a title, a number, a code.
    Line,
    /// What is written at length or pasted: a note, a reason, a summary, words to find something by.
    Passage,
    /// What is none of the desk's own words: the path of a file, a passphrase, a preference, what a file calls its sheets and
    /// columns. As long as a cell or a path can be, with whatever signs.
    Foreign,
}

impl TextKind {
    /// The kind of text that a field of a record, a form or a request holds, by the field's key.
    pub fn of(field: &str) -> Self {
        match field {
            "note" | "summary" | "text" | "reason" | "what" | "condition" | "base" | "source" | "search" => Self::Passage,
            "file" | "folder" | "into" | "pdf" | "xlsx" | "json" | "refused_rows" | "sheet" | "heading" | "separator"
            | "columns" | "kept_rows" | "passphrase" | "current" | "new" | "value" => Self::Foreign,
            _ => Self::Line,
        }
    }

    /// The most signs that a text of this kind may have.
    pub const fn longest(self) -> usize {
        match self {
            Self::Line => 500,
            Self::Passage => 20_000,
            Self::Foreign => 32_767,
        }
    }

    /// The most parts that a list of such texts, or of records, may have.
    const fn most_parts(self) -> usize {
        match self {
            // Instalments by the month for the 20 years of a patent are 240.
            Self::Line | Self::Passage => 1_000,
            // The columns and rows of a file, which has limits of its own.
            Self::Foreign => usize::MAX,
        }
    }

    /// Does a text of this kind leave no room for the sign? What stands before and behind a text is no part of it.
    fn bars(self, sign: char) -> bool {
        match self {
            Self::Line => sign.is_control() || turns_direction(sign) || matches!(sign, '\u{2028}' | '\u{2029}'),
            Self::Passage => sign.is_control() && !sign.is_whitespace() || turns_direction(sign),
            Self::Foreign => false,
        }
    }
}

/// Signs that make the text behind them run the other way, so that it reads as what it is not (UAX #9).
const fn turns_direction(sign: char) -> bool {
    matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Something that its field does not take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beyond {
    /// Its path, such as `contacts[0].name`.
    pub field: String,
    /// What is too much.
    pub what: Excess,
}

/// Why a field does not take something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excess {
    /// The text has more signs than this.
    Long {
        /// The most signs that it may have.
        limit: usize,
    },
    /// A control sign, a line break in a text of one line, or a sign that turns the direction of reading.
    Control,
    /// The list has more parts than this.
    Many {
        /// The most parts that it may have.
        limit: usize,
    },
}

/// The first part of a record or request that its field does not take.
pub fn beyond(said: &Value) -> Option<Beyond> {
    in_field(said, TextKind::Line, &mut String::new())
}

/// The texts of a list are of the kind of the list's own field. The path grows and shrinks on the way: most values are short,
/// and no path is made for them.
fn in_field(said: &Value, kind: TextKind, path: &mut String) -> Option<Beyond> {
    let before = path.len();
    match said {
        Value::String(text) => of_text(text, kind).map(|what| Beyond { field: path.clone(), what }),
        Value::Array(parts) if parts.len() > kind.most_parts() => {
            Some(Beyond { field: path.clone(), what: Excess::Many { limit: kind.most_parts() } })
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

fn of_text(text: &str, kind: TextKind) -> Option<Excess> {
    let limit = kind.longest();
    // Signs are never more than bytes, which need no counting.
    if text.len() > limit && text.chars().count() > limit {
        return Some(Excess::Long { limit });
    }
    trimmed(text).chars().any(|sign| kind.bars(sign)).then_some(Excess::Control)
}

/// The years in which whatever a person dates lies.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_text_is_as_long_as_its_field_allows_and_no_longer() {
        let long = |signs: usize| "字".repeat(signs);
        assert_eq!(beyond(&json!({ "title": long(500), "note": long(20_000), "tags": [long(500)], "file": long(32_767) })), None);
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
            assert_eq!(beyond(&said), Some(Beyond { field: field.to_owned(), what: Excess::Long { limit } }));
        }
    }

    #[test]
    fn a_list_has_as_many_parts_as_anybody_means() {
        let parts = |count: usize| vec![json!({ "amount": "1.00" }); count];
        assert_eq!(beyond(&json!({ "instalments": parts(1_000), "kept_rows": vec![1; 5_000] })), None);
        let field = "money.instalments".to_owned();
        let refused = beyond(&json!({ "money": { "instalments": parts(1_001) } }));
        assert_eq!(refused, Some(Beyond { field, what: Excess::Many { limit: 1_000 } }));
    }

    #[test]
    fn a_text_has_no_signs_that_nobody_means() {
        for sign in ['\0', '\u{7}', '\u{1b}', '\u{7f}', '\u{9b}', '\u{202a}', '\u{202e}', '\u{2066}', '\u{2069}'] {
            for field in ["title", "note"] {
                let refused = beyond(&json!({ field: format!("甲{sign}乙") }));
                assert_eq!(refused, Some(Beyond { field: field.to_owned(), what: Excess::Control }), "{sign:?}");
            }
            assert_eq!(beyond(&json!({ "file": format!("甲{sign}乙"), "title": format!("{sign}甲{sign}") })), None, "{sign:?}");
        }
        for sign in ['\n', '\r', '\t', '\u{85}', '\u{2028}', '\u{2029}'] {
            assert_eq!(beyond(&json!({ "note": format!("甲{sign}乙"), "title": format!("甲{sign}") })), None, "{sign:?}");
            assert!(beyond(&json!({ "title": format!("甲{sign}乙") })).is_some(), "{sign:?}");
        }
        // Joiners are part of some scripts, and of emoji.
        assert_eq!(beyond(&json!({ "title": "👩\u{200d}🔬 می\u{200c}خواهم" })), None);
    }
}
