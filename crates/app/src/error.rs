//! What a user is told when something can't be done: a code, a field, and a sentence in both languages. The cause, if any,
//! goes to the log. No name and no amount stands in any of them.

use domain::{commission::CalcError, refusal::Refusal};
use serde::Serialize;
use store::StoreError;

use crate::words;

/// Why a command was not carried out; nothing has changed.
#[derive(Debug, Serialize)]
pub struct Error {
    /// What to switch on.
    pub code: String,
    /// One sentence that says what to do.
    pub message: Sentence,
    /// The field of the request that it is about: a path such as `clauses[0].shares`, empty where it is about no field.
    pub field: String,
    /// More for the caller to work with: the missing evidence, the later entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<Box<serde_json::Value>>,
    /// The machine failed rather than a rule refused.
    #[serde(skip)]
    pub is_breakage: bool,
    /// What lies underneath, for the log.
    #[serde(skip)]
    pub cause: Option<anyhow::Error>,
}

/// One sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Sentence {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// The result of every command.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// An error of a code that has its sentence in `words`.
    pub fn new(code: &str, field: impl Into<String>) -> Self {
        let message = words::sentence(code);
        Self { code: code.to_owned(), message, field: field.into(), detail: None, is_breakage: false, cause: None }
    }

    /// The same error about another field.
    pub fn at(mut self, field: impl Into<String>) -> Self {
        self.field = field.into();
        self
    }

    fn breakage(code: &str, cause: impl Into<anyhow::Error>) -> Self {
        Self { is_breakage: true, cause: Some(cause.into()), ..Self::new(code, "") }
    }

    /// Something that should never happen.
    pub fn unexpected(cause: impl Into<anyhow::Error>) -> Self {
        Self::breakage("unexpected", cause)
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.field.is_empty() {
            write!(out, "{}", self.message.en)
        } else {
            write!(out, "{}: {}", self.field, self.message.en)
        }
    }
}

impl std::error::Error for Error {}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        let error = Self::new(&refusal.code(), words::field_of(&refusal));
        let detail = serde_json::to_value(&refusal).expect("a refusal is plain data");
        let has_more = detail.as_object().is_some_and(|object| object.len() > 1);
        Self { detail: has_more.then(|| Box::new(detail)), ..error }
    }
}

impl From<CalcError> for Error {
    fn from(error: CalcError) -> Self {
        let code = serde_json::to_value(error.code).expect("a code is a word");
        Self::new(code.as_str().expect("a code is a word"), error.field)
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        let refused = |code: &str| Self::new(code, "");
        match error {
            StoreError::InUse => refused("desk_in_use"),
            StoreError::WrongPassphrase => refused("wrong_passphrase").at("passphrase"),
            StoreError::PassphraseNeeded => refused("passphrase_needed").at("passphrase"),
            StoreError::WrongRecoveryCode => refused("wrong_recovery_code").at("recovery_code"),
            StoreError::RecoveryCodeMistyped => refused("recovery_code_mistyped").at("recovery_code"),
            StoreError::RecoveryCodeNeeded => refused("recovery_code_needed").at("recovery_code"),
            StoreError::WrongCodeOrDamaged => refused("wrong_code_or_damaged").at("recovery_code"),
            StoreError::KeyringUnavailable => refused("keyring_unavailable"),
            StoreError::KeysDamaged => refused("keys_damaged"),
            StoreError::NewerVersion { .. } => refused("file_from_newer_version"),
            StoreError::NotADesk => refused("not_a_desk").at("desk"),
            StoreError::NotEmpty => refused("folder_not_empty").at("desk"),
            StoreError::BackupDamaged(_) => refused("backup_damaged").at("file"),
            StoreError::Cancelled => refused("cancelled"),
            StoreError::NothingToUndo => refused("nothing_to_undo"),
            StoreError::CannotUndo { entry } => {
                Self { detail: Some(Box::new(serde_json::json!({ "entry": entry }))), ..refused("cannot_undo") }
            }
            StoreError::TouchedSince { entry, by } => {
                Self { detail: Some(Box::new(serde_json::json!({ "entry": entry, "by": by }))), ..refused("touched_since") }
            }
            StoreError::DiskFull(_) => Self::breakage("disk_full", error),
            StoreError::ReadOnly(_) => Self::breakage("read_only", error),
            StoreError::PermissionDenied(_) => Self::breakage("permission_denied", error),
            StoreError::DatabaseDamaged(_) => Self::breakage("database_damaged", error),
            StoreError::Busy => Self::breakage("database_busy", error),
            StoreError::RecordMissing => refused("record_missing"),
            StoreError::RecordUnreadable | StoreError::JournalBroken { .. } => Self::breakage("record_unreadable", error),
            StoreError::NoRandomness | StoreError::Io(_) | StoreError::Sql(_) => Self::unexpected(error),
        }
    }
}
