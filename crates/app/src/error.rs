//! What a user is told when something can't be done: a code, a field, and a sentence in both languages. The cause, if any,
//! goes to the log by its kind. No name and no amount stands in any of them.

use documents::DocumentError;
use domain::{
    commission::CalcError,
    limit::{Beyond, Excess},
    record::Stays,
    refusal::Refusal,
};
use intake::IntakeError;
use schemars::Schema;
use serde::Serialize;
use serde_json::json;
use store::StoreError;

use crate::code::{Code, field};

pub use crate::wire::Sentence;

/// Why a command was not carried out; nothing has changed.
#[derive(Debug, Serialize)]
pub struct Error {
    /// What to switch on.
    pub code: Code,
    /// One sentence that says what to do.
    pub message: Sentence,
    /// The field of the request that it is about: a path such as `clauses[0].shares`, empty where it is about no field.
    pub field: String,
    /// More for the caller to work with: the missing evidence, the later entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<Box<serde_json::Value>>,
    /// The machine failed rather than a rule refused.
    pub is_breakage: bool,
    #[serde(skip)]
    cause: Option<Cause>,
}

/// What lies underneath a failure. Its words may quote what a user typed, so it is shown to nobody; see [`Error::trace`].
#[derive(Debug)]
struct Cause {
    type_name: &'static str,
    error: anyhow::Error,
}

/// The result of every command.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// A failure about a field of the request; the field is empty where it is about none.
    pub fn new(code: Code, field: impl Into<String>) -> Self {
        let (message, is_breakage) = (code.sentence(), code.is_breakage());
        Self { code, message, field: field.into(), detail: None, is_breakage, cause: None }
    }

    /// The same error about another field.
    pub fn at(mut self, field: impl Into<String>) -> Self {
        self.field = field.into();
        self
    }

    /// The same refusal about a field that the request has, empty where it has none that is meant.
    pub(crate) fn within(self, request: &Schema) -> Self {
        if self.is_breakage {
            return self;
        }
        let field = field::place(request, &self.field, self.code.fields()).unwrap_or_default();
        self.at(field)
    }

    /// The same error in words that know more.
    pub(crate) fn saying(mut self, message: Sentence) -> Self {
        self.message = message;
        self
    }

    /// The same error with more for the caller to work with.
    pub fn with(mut self, detail: serde_json::Value) -> Self {
        self.detail = Some(Box::new(detail));
        self
    }

    /// The same error with what lies underneath.
    pub fn because<E: Into<anyhow::Error>>(mut self, cause: E) -> Self {
        self.cause = Some(Cause { type_name: std::any::type_name::<E>(), error: cause.into() });
        self
    }

    /// What failed behind the point from which on it is done.
    pub(crate) fn done_but(self) -> Self {
        Self::from(Code::DoneBut).because(self)
    }

    /// What failed before anything was put in its place: whatever was done on the way is gone.
    pub(crate) fn undone(self) -> Self {
        if matches!(self.code, Code::DoneBut | Code::SavedUnsure) { Self::unexpected(self) } else { self }
    }

    /// Something that should never happen.
    pub fn unexpected<E: Into<anyhow::Error>>(cause: E) -> Self {
        Self::from(Code::Unexpected).because(cause)
    }

    /// The failure as the log may keep it: the code, the type of its cause, and of each error underneath what kind it is.
    /// Words that anybody may have typed are in none of these.
    pub fn trace(&self) -> String {
        let mut trace = self.code.to_string();
        if let Some(Cause { type_name, error }) = &self.cause {
            trace += &format!(" because of {type_name}");
            for kind in error.chain().filter_map(kind_of) {
                trace += &format!("; {kind}");
            }
        }
        trace
    }
}

/// What kind of failure an error is, where that can be said without the error's own words.
fn kind_of(error: &(dyn std::error::Error + 'static)) -> Option<String> {
    let of_json = |error: &serde_json::Error| format!("{:?} in JSON at {}:{}", error.classify(), error.line(), error.column());
    let of_list = |error: &IntakeError| format!("{:?}", error.code);
    store::failure_kind(error)
        .or_else(|| error.downcast_ref().map(of_json))
        .or_else(|| error.downcast_ref().map(of_list))
        .or_else(|| error.downcast_ref().map(DocumentError::to_string))
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

impl From<Code> for Error {
    fn from(code: Code) -> Self {
        Self::new(code, code.fields().first().copied().unwrap_or_default())
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        let detail = serde_json::to_value(&refusal).expect("a refusal is plain data");
        let has_more = detail.as_object().is_some_and(|object| object.len() > 1);
        let error = Self::from(Code::from(&refusal));
        match refusal {
            Refusal::DayOutOfRange { field } | Refusal::StatementRestsOnIt { field, .. } => error.at(field),
            _ if has_more => error.with(detail),
            _ => error,
        }
    }
}

impl From<Beyond> for Error {
    /// The sentence says how much fits.
    fn from(Beyond { field, what }: Beyond) -> Self {
        let (code, limit, zh, en) = match what {
            Excess::Control => return Self::new(Code::ControlSign, field),
            Excess::Long { limit } => (
                Code::TextAboveLimit,
                limit,
                format!("这里最多 {limit} 个字，请缩短。"),
                format!("At most {limit} characters fit here: shorten the text."),
            ),
            Excess::Many { limit } => (
                Code::PartsAboveLimit,
                limit,
                format!("这里最多 {limit} 项，请减少。"),
                format!("At most {limit} fit here: leave some out."),
            ),
        };
        Self { message: Sentence { zh, en }, ..Self::new(code, field) }.with(json!({ "limit": limit }))
    }
}

impl From<CalcError> for Error {
    fn from(error: CalcError) -> Self {
        Self::new(error.code.into(), error.field)
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        let code = match &error {
            StoreError::InUse => Code::DeskInUse,
            StoreError::WrongPassphrase => Code::WrongPassphrase,
            StoreError::PassphraseNeeded => Code::PassphraseNeeded,
            StoreError::WrongRecoveryCode => Code::WrongRecoveryCode,
            StoreError::RecoveryCodeMistyped => Code::RecoveryCodeMistyped,
            StoreError::RecoveryCodeNeeded => Code::RecoveryCodeNeeded,
            StoreError::WrongCodeOrDamaged => Code::WrongCodeOrDamaged,
            StoreError::KeyringUnavailable => Code::KeyringUnavailable,
            StoreError::KeysDamaged => Code::KeysDamaged,
            StoreError::NewerVersion { .. } => Code::FileFromNewerVersion,
            StoreError::NotADesk => Code::NotADesk,
            StoreError::FolderReadOnly => Code::DeskReadOnly,
            StoreError::NotEmpty => Code::FolderNotEmpty,
            StoreError::FixedFolder => Code::FolderFixed,
            StoreError::PathTooLong => Code::FileNameTooLong,
            StoreError::OutOfMemory => Code::OutOfMemory,
            StoreError::Unsure(_) => Code::SavedUnsure,
            StoreError::DoneBut(_) => Code::DoneBut,
            StoreError::BackupDamaged(_) => Code::BackupDamaged,
            StoreError::Cancelled => Code::Cancelled,
            StoreError::NothingToUndo => Code::NothingToUndo,
            StoreError::NothingToRedo => Code::NothingToRedo,
            StoreError::CannotUndo { entry, why } => {
                let code = match why {
                    Stays::Creation => Code::NothingToUndo,
                    Stays::Submission => Code::SubmissionStays,
                    Stays::Withdrawal => Code::WithdrawalStays,
                    Stays::Erasure => Code::ErasureStays,
                };
                return Self::from(code).with(json!({ "entry": entry }));
            }
            StoreError::TouchedSince { entry, by } => {
                return Self::from(Code::TouchedSince).with(json!({ "entry": entry, "by": by }));
            }
            StoreError::DiskFull(_) => Code::DiskFull,
            StoreError::ReadOnly(_) => Code::ReadOnly,
            StoreError::PermissionDenied(_) => Code::PermissionDenied,
            StoreError::DatabaseDamaged(_) => Code::DatabaseDamaged,
            StoreError::Busy => Code::DatabaseBusy,
            StoreError::SumTooLarge => Code::AmountTooLarge,
            StoreError::RecordMissing => Code::RecordMissing,
            StoreError::RecordUnreadable | StoreError::JournalBroken { .. } => Code::RecordUnreadable,
            StoreError::NoRandomness | StoreError::Io(_) | StoreError::Sql(_) => Code::Unexpected,
        };
        Self::from(code).because(error)
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Error};
    use crate::wire::ListQuery;

    /// What a user typed, and nobody may find in a log.
    const TYPED: [&str; 2] = ["王小明", "1234.50"];

    fn trace(error: &Error) -> String {
        let trace = error.trace();
        assert!(TYPED.iter().all(|typed| !trace.contains(typed)), "{trace}");
        trace
    }

    #[test]
    fn the_trace_of_a_breakage_names_kinds_and_quotes_nothing() {
        let quoting = anyhow::anyhow!("王小明 has no 1234.50").context("while 王小明 was paid 1234.50");
        assert!(format!("{quoting:#}").contains(TYPED[0]) && format!("{quoting:#}").contains(TYPED[1]));
        assert_eq!(trace(&Error::unexpected(quoting)), "unexpected because of anyhow::Error");

        let io = std::io::Error::new(std::io::ErrorKind::NotFound, "/home/王小明/1234.50.xlsx");
        assert_eq!(
            trace(&store::StoreError::from(io).into()),
            "unexpected because of store::error::StoreError; reading or writing failed; NotFound"
        );

        let json = serde_json::from_str::<ListQuery>(r#"{"王小明": 1234.50}"#).unwrap_err();
        assert!(json.to_string().contains(TYPED[0]), "{json}");
        let found = trace(&Error::new(Code::Format, "record").because(json));
        assert!(found.starts_with("format because of serde_json::error::Error; Data in JSON at 1:"), "{found}");
    }
}
