//! Lists in and out: which kinds there are, and the catalogue of what each may hold, one entry a column. The importer's
//! mapping, the templates, the exports and the screens all take their keys, headings and explanations from here.

pub mod mapping;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{
    day::Day,
    id::ImportId,
    list::mapping::Mapping,
    organisation::fields::ORGANISATIONS,
    person::Entered,
    record::{About, AreaEvent, Stays, Thing, events},
    result::fields::RESULTS,
};
pub use crate::{
    organisation::fields::ROLES,
    value::field::{Choice, FieldForm, FieldKind, ListField, Sharing},
};

/// The two kinds of list that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ListKind {
    /// 科技成果, one a row.
    Results,
    /// 单位: enterprises, universities and other owner units, one a row.
    Organisations,
}

impl ListKind {
    /// The columns of this kind of list, in the order of its template.
    pub const fn fields(self) -> &'static [ListField] {
        match self {
            Self::Results => RESULTS,
            Self::Organisations => ORGANISATIONS,
        }
    }

    /// The column of this key.
    pub fn field(self, key: &str) -> Option<&'static ListField> {
        self.fields().iter().find(|field| field.key == key)
    }

    /// The Chinese name of the kind.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Results => "科技成果",
            Self::Organisations => "单位",
        }
    }

    /// The English name of the kind.
    pub const fn en(self) -> &'static str {
        match self {
            Self::Results => "results",
            Self::Organisations => "organisations",
        }
    }
}

/// A record that lists hold.
pub trait Listed: Entered {
    /// What a list can say of it, in the one form in which rows are compared.
    fn listed(said: Self::Said) -> Self::Said;

    /// The same with what its own numbers say where nothing else does, and the keys of the fields that were filled so.
    fn filled(said: Self::Said) -> (Self::Said, Vec<&'static str>);

    /// What was known with what a row gives over it: an empty cell erases nothing. `None` where a list can't say it, since
    /// something was agreed among exactly the persons that are known.
    fn overlaid(known: Self::Said, given: &Self::Said) -> Option<Self::Said>;
}

/// Every value that is given in place of the one that was known.
pub(crate) fn over<S: Serialize + DeserializeOwned>(known: &S, given: &S) -> S {
    let object = |said: &S| match serde_json::to_value(said) {
        Ok(serde_json::Value::Object(fields)) => fields,
        Ok(_) | Err(_) => unreachable!("a record is an object of plain values"),
    };
    let mut fields = object(known);
    fields.extend(object(given));
    serde_json::from_value(fields.into()).expect("the fields of two records of a kind make a record of it")
}

/// One import of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Import {
    /// Its identity.
    pub id: ImportId,
    /// What the rows were.
    pub list: ListKind,
    /// The file's name, without its folder.
    pub file_name: String,
    /// SHA-256 of the file, in hexadecimal.
    pub file_hash: String,
    /// How the file was read.
    pub mapping: Mapping,
    /// Rows added.
    pub added: u32,
    /// Rows that changed a record.
    pub updated: u32,
    /// Rows that said what the desk knew.
    pub unchanged: u32,
    /// Rows refused.
    pub refused: u32,
    /// The day of the import.
    pub on: Day,
}

events! {
    /// What happens to a list that comes in; the events of its rows stand beside it in the same journal entry.
    pub enum ListEvent {
        /// It was imported.
        Imported = "list_imported" { import: Import },
        /// The import was undone, but for the rows touched since.
        ImportUndone = "import_undone" { import: Import, kept: u32 },
    }
}

impl AreaEvent for ListEvent {
    fn kinds() -> Vec<String> {
        Self::kinds_of_area()
    }

    fn read(kind: &str, body: &str) -> Option<serde_json::Result<Self>> {
        Self::read_of_area(kind, body)
    }

    fn inverse(&self) -> Result<Self, Stays> {
        match self.clone() {
            Self::Imported { import } => Ok(Self::ImportUndone { import, kept: 0 }),
            // Rows that were kept stand, and no event of the undo names them.
            Self::ImportUndone { import, .. } => Ok(Self::Imported { import }),
        }
    }

    fn about(&self) -> About<'_> {
        match self {
            Self::Imported { import } | Self::ImportUndone { import, .. } => About::made(Thing::Import(import.id)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_key_and_heading_means_one_field() {
        for kind in [ListKind::Results, ListKind::Organisations] {
            let keys: BTreeSet<_> = kind.fields().iter().map(|field| field.key).collect();
            assert_eq!(keys.len(), kind.fields().len());
            assert_eq!(kind.fields().iter().filter(|field| field.required).count(), 1);
            let mut seen = BTreeSet::new();
            for field in kind.fields() {
                let mut words: BTreeSet<String> = field.synonyms.iter().map(|word| word.to_lowercase()).collect();
                words.extend([field.zh.to_lowercase(), field.en.to_lowercase()]);
                for word in words {
                    assert!(seen.insert(word.clone()), "{word} is claimed twice");
                }
            }
        }
    }
}
