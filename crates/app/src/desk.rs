//! The desk itself: setting it up, opening and restoring it, its backups, its journal, undo and the check.

pub mod backups;
pub mod bin;
mod demonstration;
pub mod diagnostics;
pub mod everything;
pub mod history;
pub mod places;
pub mod search;
pub mod undo;
pub mod way_back;
pub mod whereabouts;

use std::{fs, io, path::Path};

use chrono::{DateTime, Utc};
use domain::{
    id::{DeskId, MemberId},
    statement::settlement,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::{
    BackupMade, Books, Desk, DeskFolder, KdfCost, Loss, Passphrase, Protection, Readable, Reason, SCHEMA_VERSION, SeedHolder,
    Stamp, StoreError, Unlock, check::Fault, journal::With,
};

use crate::{
    code::Code,
    desk::history::{Happening, SubjectKind},
    error::{Error, Result, Sentence},
    list,
    reader::Reader,
    secret::Secret,
    session::{Progress, Session, Surroundings as _},
    statement::WordLanguage,
    warning::{WarningCode, entries},
    wire::Nothing,
};

/// How the seed of a new desk is kept.
#[derive(Clone, Debug)]
pub enum Keeping {
    /// Wrapped by a passphrase.
    Passphrase(Passphrase),
    /// In the system's keyring, else in a file of this computer.
    ThisComputer,
}

/// What desk is open, and how its key is kept.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DeskStatus {
    /// Its identity.
    pub id: String,
    /// Its name.
    pub name: String,
    /// 演示: a demonstration, never to be mixed with a real desk.
    pub is_demonstration: bool,
    /// The day on which it was set up.
    pub created_on: String,
    /// The folder that it is.
    pub folder: String,
    /// Why only a copy of it is looked at, of the moment at which it was opened; none where the desk itself is open.
    pub look: Option<Code>,
    /// The cloud drive that keeps the folder in step with other computers, which damages a database sooner or later.
    pub kept_in_step_by: Option<String>,
    /// What opens it.
    pub key_holder: KeyHolder,
    /// What that means for whoever can use this computer.
    pub key_sentence: Sentence,
    /// How many journal entries it has.
    pub entries: i64,
    /// The hash of the last one.
    pub head: String,
}

/// What opens the desk on this computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum KeyHolder {
    /// The passphrase.
    Passphrase,
    /// The system's keyring.
    Keyring,
    /// A file in the desk's folder.
    File,
    /// Nothing but the recovery code: the desk's keys were lost.
    RecoveryCode,
}

/// The recovery code.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RecoveryCodeShown {
    /// The code, in groups.
    pub code: String,
    /// What it is for.
    pub sentence: Sentence,
}

/// Saves the recovery code as a text file.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecoveryCodeSave {
    /// The file, which must not be there yet.
    pub file: String,
}

/// A new passphrase, or none.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PassphraseSet {
    /// The passphrase that opens the desk now, where it has one.
    pub current: Option<Secret>,
    /// The new one; none to keep the seed on this computer.
    pub new: Option<Secret>,
}

/// A stretch of the journal.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JournalQuery {
    /// Entries before this one; from the newest where missing.
    pub before: Option<i64>,
    /// How many, at most 500.
    #[serde(default = "default_limit")]
    pub limit: u32,
    /// Those that did something to records of this kind; all where missing.
    #[serde(default)]
    pub about: Option<SubjectKind>,
}

const fn default_limit() -> u32 {
    100
}

/// Entries of the journal, newest first.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct JournalPage {
    /// The entries.
    pub entries: Vec<Happening>,
}

/// What the check found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CheckReport {
    /// Nothing is wrong.
    pub is_sound: bool,
    /// Journal entries read.
    pub entries: i64,
    /// Statements recomputed.
    pub statements: usize,
    /// What is wrong.
    pub faults: Vec<CheckFault>,
}

/// Something that the check found wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct CheckFault {
    /// What kind of fault.
    pub code: FaultCode,
    /// Where: an entry, a table, a statement.
    pub at: String,
}

/// What the check can find wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FaultCode {
    /// The file is damaged.
    DatabaseDamaged,
    /// Entries were saved and are gone.
    EntriesLost,
    /// An entry was saved and another stands in its place.
    JournalReplaced,
    /// An entry does not follow from the one before.
    ChainBroken,
    /// An entry can't be read or applied.
    EntryUnreadable,
    /// A table is not what the journal makes of it.
    TableDiffers,
    /// A personal value is not the one that its hash names.
    PersonalValueDiffers,
    /// A statement was made by rules that this version does not know.
    StatementRulesUnknown,
    /// A case of a statement is refused.
    StatementCaseRefused,
    /// A line of a statement comes out otherwise.
    StatementLineDiffers,
    /// What was stated before is not what the earlier statements say.
    StatementStatedBeforeDiffers,
    /// The totals of a statement come out otherwise.
    StatementTotalsDiffer,
}

/// Where a backup goes.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BackupMake {
    /// A file that is not there yet; in the desk's own `backups` folder where missing.
    pub file: Option<String>,
}

/// A backup that was made.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BackupAnswer {
    /// The file.
    pub file: String,
    /// Its length.
    pub bytes: u64,
    /// What opens it.
    pub opens_with: Sentence,
}

impl Session {
    /// Sets up a desk in a new or empty folder and takes it into use; a demonstration is told in a language.
    pub fn create_desk(
        &mut self,
        folder: &Path,
        name: &str,
        demonstration: Option<WordLanguage>,
        keeping: Keeping,
    ) -> Result<DeskStatus> {
        self.clock_is_possible()?;
        let protection = match keeping {
            Keeping::Passphrase(passphrase) => self.wrapped_by(passphrase, "passphrase")?,
            Keeping::ThisComputer => Protection::ThisComputer,
        };
        let (now, today) = (self.surroundings.now_ms(), self.surroundings.today());
        let (id, member) = (DeskId(self.surroundings.new_id()), MemberId(self.surroundings.new_id()));
        let stamp = Stamp { at_ms: now, member };
        let desk = Desk::begin(&DeskFolder::at(folder), id, name, demonstration.is_some(), today, &protection, &stamp)?;
        // A demonstration has all of its stories when it is first seen, or is not there.
        let desk = match demonstration {
            Some(language) => self.filled(desk, language)?,
            None => desk,
        };
        let desk = desk.settle()?;
        self.take(desk);
        self.reader().desk_status(Nothing {}).map_err(Error::done_but)
    }

    /// Opens a desk and takes it into use. One of an older version is backed up before it is brought to this one.
    pub fn open_desk(&mut self, folder: &Path, unlock: &Unlock) -> Result<DeskStatus> {
        self.clock_is_possible()?;
        let now = self.now();
        let desk = Desk::open(&DeskFolder::at(folder), unlock, |open| {
            open.backups().make(Reason::Migration, now, Desk::describe_journal).map(drop)
        });
        self.take(desk.map_err(|error| way_back::unopened(error, folder, unlock))?);
        self.reader().desk_status(Nothing {})
    }

    /// Opens a desk to read in it: where it can't be used, a copy of this moment is looked at, which is said.
    pub fn open_to_read(&mut self, folder: &Path, unlock: &Unlock) -> Result<DeskStatus> {
        match self.open_desk(folder, unlock) {
            Err(error) if matches!(error.code, Code::DeskInUse | Code::DeskReadOnly | Code::DiskFull) => {
                let desk = Desk::look(&DeskFolder::at(folder), unlock)?;
                self.take_to_look(desk, error.code);
                self.warn(WarningCode::LooksAtCopy);
                self.reader().desk_status(Nothing {})
            }
            opened => opened,
        }
    }

    /// Restores a backup into a new or empty folder; the open desk, if any, is not touched.
    pub fn restore_backup(&mut self, file: &Path, into: &Path, unlock: &Unlock) -> Result<u64> {
        self.clock_is_possible()?;
        // To open a pipe waits for whoever writes into it.
        match fs::metadata(file) {
            Ok(found) if found.is_file() => {}
            Ok(_) => return Err(Error::new(Code::FileUnreadable, "file")),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Error::new(Code::FileMissing, "file")),
            Err(error) => return Err(Error::from(StoreError::from(error)).at("file")),
        }
        let restored = store::restore(file, into, unlock, SCHEMA_VERSION, Desk::check_restored)?;
        restored.warnings.into_iter().for_each(|warning| self.warn(warning));
        Ok(restored.manifest.entries)
    }

    /// Makes the day's backup in a thread of its own, if it is due.
    pub fn start_daily_backup(&mut self) -> Result<std::thread::JoinHandle<Result<Option<BackupMade>, StoreError>>> {
        if self.may_act().is_err() {
            return Ok(std::thread::spawn(|| Ok(None)));
        }
        let now = self.now();
        Ok(self.desk()?.folder().backups().spawn_daily(now, Desk::describe_journal)?)
    }

    /// Makes a backup in the desk's own folder before something large.
    pub(crate) fn backup_before(&mut self, reason: Reason) -> Result<()> {
        let now = self.now();
        self.desk()?.folder().backups().make(reason, now, Desk::describe_journal)?;
        Ok(())
    }

    /// Entries are stamped, ids drawn and days counted by the clock.
    fn clock_is_possible(&mut self) -> Result<()> {
        const YEAR_1970: i64 = 0;
        const YEAR_2101: i64 = 4_133_980_800_000;
        if (YEAR_1970..YEAR_2101).contains(&self.surroundings.now_ms()) {
            Ok(())
        } else {
            Err(Error::new(Code::ClockImpossible, ""))
        }
    }

    pub(crate) fn now(&mut self) -> DateTime<Utc> {
        time(self.surroundings.now_ms())
    }

    /// Sets, changes or takes away the passphrase.
    pub fn passphrase_set(&mut self, request: PassphraseSet) -> Result<DeskStatus> {
        let desk = self.desk()?;
        let id = desk.books().desk()?.id;
        if desk.folder().holder() == Some(SeedHolder::Passphrase) {
            let current = request.current.ok_or_else(|| Error::new(Code::PassphraseNeeded, "current"))?;
            if !desk.folder().passphrase_is(&current.0)? {
                return Err(Error::new(Code::WrongPassphrase, "current"));
            }
        }
        let protection = match request.new {
            Some(Secret(passphrase)) => self.wrapped_by(passphrase, "new")?,
            None => Protection::ThisComputer,
        };
        let warning = self.desk_mut()?.folder_mut().protect(id, &protection)?;
        warning.into_iter().for_each(|warning| self.warn(warning));
        self.turn_readers();
        self.reader().desk_status(Nothing {}).map_err(Error::done_but)
    }

    /// Says that what was found missing of the journal is known: neither the opening nor the check says it again.
    pub fn loss_known(&mut self, _: Nothing) -> Result<Nothing> {
        self.desk()?.loss_known()?;
        Ok(Nothing {})
    }

    fn wrapped_by(&self, passphrase: Passphrase, field: &str) -> Result<Protection> {
        if passphrase.is_blank() {
            return Err(Error::new(Code::PassphraseEmpty, field));
        }
        if passphrase.is_short() {
            self.warn(WarningCode::PassphraseShort);
        }
        Ok(Protection::Passphrase(passphrase, KdfCost::default()))
    }
}

impl Reader<'_> {
    /// What desk is open, and how its key is kept.
    pub fn desk_status(&self, _: Nothing) -> Result<DeskStatus> {
        let desk = self.desk()?;
        let record = desk.books().desk()?;
        let (entries, head) = desk.books().head()?;
        let (key_holder, key_sentence) = key_holder(desk.holder());
        Ok(DeskStatus {
            id: record.id.to_string(),
            name: record.name,
            is_demonstration: record.is_demonstration,
            created_on: record.created_on.to_string(),
            folder: desk.place().path().display().to_string(),
            look: self.look,
            kept_in_step_by: whereabouts::kept_in_step_by(desk.place().path()).map(str::to_owned),
            key_holder,
            key_sentence,
            entries,
            head,
        })
    }

    /// The recovery code, to print and keep on paper.
    pub fn recovery_code_show(&self, _: Nothing) -> Result<RecoveryCodeShown> {
        Ok(RecoveryCodeShown {
            code: self.desk()?.recovery_code().to_string(),
            sentence: Sentence {
                zh: "恢复码单独即可打开本台。请打印并妥善保管，不要与电脑放在一起。".into(),
                en: "The recovery code alone opens this desk. Print it and keep it away from the computer.".into(),
            },
        })
    }

    /// Saves the recovery code as a text file, to be kept away from the computer.
    pub fn recovery_code_save(&self, request: RecoveryCodeSave) -> Result<RecoveryCodeShown> {
        let shown = self.recovery_code_show(Nothing {})?;
        let name = self.books()?.desk()?.name;
        let (zh, en) = (&shown.sentence.zh, &shown.sentence.en);
        // With the mark at its start, so that every editor takes it for UTF-8.
        let text = format!("\u{feff}{name}\r\n\r\n{}\r\n\r\n{zh}\r\n{en}\r\n", shown.code);
        // Alone it opens the desk and every backup.
        self.write(Path::new(&request.file), text.as_bytes(), Readable::ByOwner, false)?;
        Ok(shown)
    }

    /// The journal, newest first.
    pub fn journal_page(&self, query: JournalQuery) -> Result<JournalPage> {
        let books = self.books()?;
        let mut entries = Vec::new();
        let with = query.about.map_or(With::Any, SubjectKind::events);
        for head in books.journal(query.before, with, query.limit.min(500))? {
            entries.push(history::happening(books, &head)?);
        }
        Ok(JournalPage { entries })
    }

    /// Checks the file, the journal's chain, its replay, and that every statement recomputes. A break in `on_progress` is
    /// `cancelled`.
    pub fn desk_check(&self, _: Nothing) -> Result<CheckReport> {
        let desk = self.desk()?;
        let found = desk.check(&mut |per_mille| self.tell(Progress { per_mille, rows: 0 }))?;
        let mut faults: Vec<CheckFault> = found.iter().map(store_fault).collect();
        let statements = check_statements(desk.books(), &mut faults)?;
        Ok(CheckReport { is_sound: faults.is_empty(), entries: desk.books().head()?.0, statements, faults })
    }

    /// Writes a backup into one file.
    pub fn backup_make(&self, request: BackupMake) -> Result<BackupAnswer> {
        let now = time(self.now_ms());
        let backups = self.desk()?.backups();
        let made = match &request.file {
            Some(file) => {
                let file = Path::new(file);
                // A backup replaces nothing, least of all a file of the desk itself.
                list::may_write(file, false)?;
                backups.export(file, now, Desk::describe_journal).map_err(|error| list::unwritten(error, file))?
            }
            None => {
                // The folder of backups is the desk's, of which this is a copy.
                self.look.map_or(Ok(()), |why| Err(Error::from(why).at("")))?;
                backups.make(Reason::Daily, now, Desk::describe_journal)?
            }
        };
        made.warning.into_iter().for_each(|warning| self.warn(warning));
        let opens_with = match made.opens_with {
            Some(SeedHolder::Passphrase) => Sentence {
                zh: "用本台现在的口令或恢复码打开。".into(),
                en: "Opens with the desk's present passphrase or with the recovery code.".into(),
            },
            Some(SeedHolder::Keyring | SeedHolder::File) => Sentence {
                zh: "在这台电脑上可直接打开；换一台电脑只能用恢复码打开，请先打印恢复码。".into(),
                en: "Opens on this computer; anywhere else only the recovery code opens it, so print the code first.".into(),
            },
            None => Sentence {
                zh: "只能用恢复码打开，请先打印恢复码。".into(),
                en: "Only the recovery code opens it: print the code first.".into(),
            },
        };
        Ok(BackupAnswer { file: made.file.display().to_string(), bytes: made.bytes, opens_with })
    }
}

fn time(now_ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(now_ms).expect("the clock shows a time within 260,000 years")
}

fn key_holder(holder: Option<SeedHolder>) -> (KeyHolder, Sentence) {
    let (key_holder, zh, en) = match holder {
        Some(SeedHolder::Passphrase) => (
            KeyHolder::Passphrase,
            "没有口令或恢复码就打不开本台。",
            "Nothing opens this desk without the passphrase or the recovery code.",
        ),
        Some(SeedHolder::Keyring) => (
            KeyHolder::Keyring,
            "密钥由系统钥匙串保管：以此用户登录这台电脑的人都能打开本台。",
            "The system's keyring holds the key: whoever is logged in as this user opens the desk.",
        ),
        Some(SeedHolder::File) => (
            KeyHolder::File,
            "没有口令，也没有系统钥匙串：密钥就在本台文件夹的 seed.key 里，能读到这个文件的人都能打开本台。",
            "No passphrase and no keyring: the key lies in seed.key in the desk's folder, and whoever can read that file opens the desk.",
        ),
        None => (KeyHolder::RecoveryCode, "密钥文件已丢失，请重新设置口令。", "The key file was lost: set a passphrase again."),
    };
    (key_holder, Sentence { zh: zh.into(), en: en.into() })
}

fn store_fault(fault: &Fault) -> CheckFault {
    let (code, at) = match fault {
        Fault::Database => (FaultCode::DatabaseDamaged, String::new()),
        Fault::Lost(loss @ Loss::Missing { .. }) => (FaultCode::EntriesLost, entries(*loss)),
        Fault::Lost(loss @ Loss::Replaced { .. }) => (FaultCode::JournalReplaced, entries(*loss)),
        Fault::Chain(entry) => (FaultCode::ChainBroken, entry.to_string()),
        Fault::Entry(entry) => (FaultCode::EntryUnreadable, entry.to_string()),
        Fault::Table(table) => (FaultCode::TableDiffers, table.clone()),
        Fault::Personal => (FaultCode::PersonalValueDiffers, String::new()),
    };
    CheckFault { code, at }
}

/// Recomputes every statement that stands, each against those of its payee that stood before it.
fn check_statements(books: Books<'_>, faults: &mut Vec<CheckFault>) -> Result<usize> {
    let mut checked = 0;
    for payee in books.payees()? {
        let stated = books.stated(payee.id)?;
        for (index, statement) in stated.iter().enumerate() {
            checked += 1;
            for discrepancy in settlement::recompute(&statement.body, &stated[..index]) {
                let code = match discrepancy {
                    settlement::Discrepancy::UnknownRules => FaultCode::StatementRulesUnknown,
                    settlement::Discrepancy::CaseRefused => FaultCode::StatementCaseRefused,
                    settlement::Discrepancy::LineDiffers => FaultCode::StatementLineDiffers,
                    settlement::Discrepancy::StatedBeforeDiffers => FaultCode::StatementStatedBeforeDiffers,
                    settlement::Discrepancy::TotalsDiffer => FaultCode::StatementTotalsDiffer,
                };
                faults.push(CheckFault { code, at: format!("{} {}", payee.id, statement.number) });
            }
        }
    }
    Ok(checked)
}
