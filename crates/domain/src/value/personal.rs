//! What is known about a person stands outside the journal, so that it can be erased and the journal's chain still holds:
//! an event names a row of personal values and that row's salted hash, never the value.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::id::{PersonId, PersonalId};

/// What kind of personal value a row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PersonalKind {
    /// A name.
    Name,
    /// A telephone number.
    Phone,
    /// What a person is at an organisation.
    Post,
    /// Free text: a note, an evidence remark, a next action.
    Note,
    /// The number of a broker's certificate.
    Certificate,
}

impl PersonalKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Name, Self::Phone, Self::Post, Self::Note, Self::Certificate];

    /// The word for it in the store and in hashes.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Phone => "phone",
            Self::Post => "post",
            Self::Note => "note",
            Self::Certificate => "certificate",
        }
    }
}

/// A reference to one personal value: the row and the salted hash of what it held.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
pub struct PersonalRef {
    /// The row of personal values.
    pub id: PersonalId,
    /// SHA-256 over salt, kind and value, in hexadecimal.
    pub hash: String,
}

/// A new personal value, to be stored beside the journal in the same transaction as the event that refers to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonalValue {
    /// The row.
    pub id: PersonalId,
    /// Whose value it is; `None` for free text about no one in particular.
    pub person: Option<PersonId>,
    /// What it is.
    pub kind: PersonalKind,
    /// The value itself.
    pub value: String,
    /// Random, so that the hash says nothing about a short value.
    pub salt: [u8; 16],
}

impl PersonalValue {
    /// The reference that an event carries for this value.
    pub fn reference(&self) -> PersonalRef {
        PersonalRef { id: self.id, hash: salted_hash(&self.salt, self.kind, &self.value) }
    }
}

/// SHA-256 over salt, kind and value, in hexadecimal.
pub fn salted_hash(salt: &[u8], kind: PersonalKind, value: &str) -> String {
    let digest = Sha256::new().chain_update(salt).chain_update(kind.word()).chain_update([0]).chain_update(value).finalize();
    digest.iter().fold(String::with_capacity(64), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a string takes all that is written");
        text
    })
}
