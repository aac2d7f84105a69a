//! What is said beside an answer: the thing is done, and this could not be tidied up or made sure of, or should be known. Like a
//! code, each has one sentence in both languages that says what to do, and names nobody and no amount.

use std::sync::{Arc, Mutex, PoisonError};

use schemars::JsonSchema;
use serde::Serialize;
use store::Loss;

use crate::wire::Sentence;

macro_rules! warnings {
    ($($warning:ident: $zh:literal, $en:literal;)+) => {
        /// What a warning is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum WarningCode {
            $(#[doc = $en] $warning,)+
        }

        impl WarningCode {
            /// Every one.
            pub const ALL: &[Self] = &[$(Self::$warning,)+];

            fn sentence(self) -> Sentence {
                let (zh, en) = match self {
                    $(Self::$warning => ($zh, $en),)+
                };
                Sentence { zh: zh.to_owned(), en: en.to_owned() }
            }
        }
    };
}

warnings! {
    NotDurable: "已完成，但系统没有确认它已写到磁盘上；请勿立即断电，过一会儿再核对一次。",
        "It is done, but the system did not confirm that it is on the disk: keep the power on, and look again in a while.";
    LogNotEmptied: "已抹除，但数据库的日志里可能还有旧内容；请关闭本台再打开，日志就会清空。",
        "It is erased, but the database's log may still hold the old pages: close the desk and open it again, which empties the log.";
    LeftoversCleared: "这里有上一次未完成的新建或恢复留下的内容，已经清除。",
        "An earlier set-up or restore had been cut short here; what it left was removed.";
    RefusedRowsNotSaved: "已导入，但未导入的行没有存成文件；它们列在导入结果里，请在那里查看。",
        "The list is imported, but the file of refused rows could not be saved: they stand in the import's report.";
    PlaceNotRemembered: "已完成，但没有记入「最近打开」；下次请从文件夹打开。",
        "It is done, but the desk could not be put among those opened recently: open it by its folder next time.";
    PassphraseShort: "这个口令很短，容易被猜中；建议改用八个字以上的口令。",
        "This passphrase is short and soon guessed: better choose one of eight characters or more.";
    EntriesLost: "曾经存下的操作不见了：数据库的日志丢失或损坏（如断电、误删 desk.db-wal，或换回了旧的 desk.db）。缺少的编号见「备份与检查」；请核对并补登，再确认已知悉。",
        "Actions that were saved are gone: the database's log was lost or damaged, by a power cut or since files of the desk were removed or put back. Settings, Backup and check, says which numbers: enter them again, then say that you know.";
    JournalReplaced: "这个台曾在别处继续使用，那里的副本换到了这里：此前在这里存下的操作已不在其中。请核对两边的内容，再确认已知悉。",
        "This desk was continued elsewhere and that copy was put here: what was saved here before is not in it. Compare both, then say that you know.";
    LooksAtCopy: "这个台现在不能写入，显示的是此刻的一份副本，只能查看。",
        "The desk can't be written to now: what shows is a copy of this moment, to be looked at only.";
    DailyBackupFailed: "今天的自动备份没有做成，以前的备份都还在；请运行检查，并另存一份备份。",
        "The day's backup could not be made, and the earlier ones are kept: run the check, and save a backup elsewhere.";
}

/// Something that should be known of what is done.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Warning {
    /// What to switch on.
    pub code: WarningCode,
    /// What to do.
    pub message: Sentence,
    /// Which journal entries it is about: `49–50`; missing where it is about none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entries: Option<String>,
}

impl From<WarningCode> for Warning {
    fn from(code: WarningCode) -> Self {
        Self { code, message: code.sentence(), entries: None }
    }
}

impl From<store::Warning> for Warning {
    fn from(warning: store::Warning) -> Self {
        let entries = match warning {
            store::Warning::Lost(loss) => Some(entries(loss)),
            _ => None,
        };
        let code = match warning {
            store::Warning::NotDurable => WarningCode::NotDurable,
            store::Warning::LogNotEmptied => WarningCode::LogNotEmptied,
            store::Warning::Lost(Loss::Missing { .. }) => WarningCode::EntriesLost,
            store::Warning::Lost(Loss::Replaced { .. }) => WarningCode::JournalReplaced,
            store::Warning::LeftoversCleared => WarningCode::LeftoversCleared,
        };
        Self { entries, ..Self::from(code) }
    }
}

/// The numbers of the entries that a loss is about.
pub(crate) fn entries(loss: Loss) -> String {
    match loss {
        Loss::Missing { from, to } if from < to => format!("{from}–{to}"),
        Loss::Missing { from: at, .. } | Loss::Replaced { at } => at.to_string(),
    }
}

/// The warnings of a session and its readers, until somebody takes them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Warnings(Arc<Mutex<Vec<Warning>>>);

impl Warnings {
    pub fn warn(&self, warning: impl Into<Warning>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(warning.into());
    }

    pub fn is_empty(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    pub fn take(&self) -> Vec<Warning> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
