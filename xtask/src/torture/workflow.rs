//! What is tortured: things that a user does, each with what must hold when it was cut short, and what it is to be done.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::{
    program::{Ended, Harm, PASSPHRASE, Program},
    table::Outcome,
};

/// Errors of something that is done, or may be.
const SAID_AS_DONE: [&str; 3] = ["done_but", "saved_unsure", "answer_lost"];

/// One thing that a user does.
#[derive(Clone)]
pub struct Workflow {
    pub name: &'static str,
    /// Behind `--desk DIR`.
    arguments: Vec<String>,
    input: Option<String>,
    makes: Makes,
}

/// What it leaves.
#[derive(Clone, Copy)]
enum Makes {
    /// One more entry in the journal.
    Entry,
    /// Another way to open the desk.
    Keys,
    /// A backup, `here/made`.
    Backup,
    /// A list, `here/made.csv`.
    List,
    /// A desk with so many entries, `here/made`.
    Desk { entries: i64 },
}

/// The desk that every try begins with, and what can be done at it.
pub struct Base {
    pub folder: PathBuf,
    pub program: Program,
    /// In its journal.
    pub entries: i64,
    pub workflows: Vec<Workflow>,
}

impl Base {
    /// Makes the demonstration, with the day's backup and one more entry, so that there is something to undo.
    pub fn make(place: &Path, program: Program, lists: &Path) -> Result<Self> {
        let folder = place.join("base");
        fs::create_dir_all(folder.join("here"))?;
        let mut base = Self { folder, program, entries: 0, workflows: Vec::new() };
        let made = base.call(&["init", "--demo"])?;
        base.program.recovery_code = made["recovery_code"].as_str().context("a new desk tells its recovery code")?.to_owned();
        let demonstration = base.call(&["check"])?["entries"].as_i64().context("a desk has entries")?;
        base.rpc("organisation_add", &json!({ "record": { "name": "酷刑试验公司" } }))?;
        base.call(&["backup", &base.folder.join("here/backup").display().to_string()])?;
        base.entries = demonstration + 1;
        base.workflows = base.workflows(demonstration, lists)?;
        Ok(base)
    }

    fn workflows(&self, demonstration: i64, lists: &Path) -> Result<Vec<Workflow>> {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let workflow = |name, arguments: &[&str], makes| Workflow { name, arguments: words(arguments), input: None, makes };
        let list = lists.join("单位清单.csv").display().to_string();
        let receipt = self.receipt()?.to_string();
        let person = self.rpc("person_list", &json!({}))?["persons"][0]["id"].as_str().context("a person")?.to_owned();
        let new_passphrase = Some(json!({ "new": PASSPHRASE }).to_string());
        Ok(vec![
            workflow("receipt", &["rpc", "receipt_record", &receipt], Makes::Entry),
            workflow("undo", &["undo"], Makes::Entry),
            workflow("import", &["import", "organisations", &list, "--match-names", "new"], Makes::Entry),
            workflow("erase", &["erase", &person], Makes::Entry),
            Workflow { input: new_passphrase, ..workflow("passphrase", &["rpc", "passphrase_set", "-"], Makes::Keys) },
            workflow("backup", &["backup", "here/made"], Makes::Backup),
            workflow("export", &["export", "organisations", "here/made.csv"], Makes::List),
            workflow("restore", &["restore", "here/backup", "here/made"], Makes::Desk { entries: self.entries }),
            workflow("init", &["--desk", "here/made", "init"], Makes::Desk { entries: 1 }),
            workflow("init --demo", &["--desk", "here/made", "init", "--demo"], Makes::Desk { entries: demonstration }),
        ])
    }

    /// A receipt that one of the deals takes.
    fn receipt(&self) -> Result<Value> {
        let deals = self.rpc("deal_list", &json!({}))?;
        for deal in deals["deals"].as_array().into_iter().flatten() {
            let receipt = json!({ "deal": deal["id"], "covers": "upfront", "amount": "1.00", "received_on": "2026-11-20" });
            if self.rpc("what_if", &receipt).is_ok() {
                return Ok(receipt);
            }
        }
        anyhow::bail!("no deal of the demonstration takes a receipt")
    }

    fn rpc(&self, command: &str, request: &Value) -> Result<Value> {
        self.call(&["rpc", command, &request.to_string()])
    }

    fn call(&self, arguments: &[&str]) -> Result<Value> {
        let arguments: Vec<String> = ["--desk", "here/desk"].iter().chain(arguments).map(|&word| word.to_owned()).collect();
        let ended = self.program.run(&self.folder, &arguments, None, &Harm::None).map_err(anyhow::Error::msg)?;
        serde_json::from_str(&ended.answer).with_context(|| format!("{arguments:?}: {:?}", ended.error))
    }

    /// A folder for one try, with everything that the base has.
    pub fn copy(&self, to: &Path) -> Result<(), String> {
        copy(&self.folder, to).map_err(|error| format!("the base is not copied: {error}"))
    }

    /// Carries a workflow out.
    pub fn run(&self, workflow: &Workflow, place: &Path, harm: &Harm<'_>) -> Result<Ended, String> {
        let mut arguments = vec!["--desk".to_owned(), "here/desk".to_owned()];
        if workflow.arguments[0] == "--desk" || workflow.arguments[0] == "restore" {
            arguments.clear();
        }
        arguments.extend(workflow.arguments.iter().cloned());
        // Whole paths, so that the calls on them are known.
        for argument in arguments.iter_mut().filter(|argument| argument.starts_with("here/")) {
            *argument = place.join(&*argument).display().to_string();
        }
        self.program.run(place, &arguments, workflow.input.as_deref(), harm)
    }

    /// Whether all is as it was or all is done, after a run that something happened to; and that a second try works and leaves
    /// nothing half made.
    pub fn judge(&self, workflow: &Workflow, place: &Path, ended: &Ended) -> Result<Outcome, String> {
        let is_new = self.is_done(workflow, place)?;
        if ended.code == Some(0) && !is_new {
            return Err("said to be done, and is not".to_owned());
        }
        let said = ended.error.as_deref().unwrap_or_default();
        if ended.code.is_some_and(|code| code != 0) && is_new && !SAID_AS_DONE.contains(&said) {
            return Err(format!("said to have failed ({said}), and is done"));
        }
        if !is_new {
            let again = self.run(workflow, place, &Harm::None)?;
            if again.code != Some(0) || !self.is_done(workflow, place)? {
                return Err(format!("a second try fails: {:?}", again.error));
            }
        }
        nothing_left(place)?;
        Ok(Outcome { was_hit: ended.code != Some(0) || !ended.warnings.is_empty(), is_new })
    }

    /// Whether what two at once said to have done is what there is.
    pub fn judge_race(&self, workflow: &Workflow, place: &Path, done: i64) -> Result<Outcome, String> {
        let found = match workflow.makes {
            Makes::Desk { entries } => i64::from(self.entries_of(place, "here/made")? == entries),
            _ => self.entries_of(place, "here/desk")? - self.entries,
        };
        nothing_left(place)?;
        if found == done {
            Ok(Outcome { was_hit: done < 2, is_new: true })
        } else {
            Err(format!("{done} said to be done, {found} are"))
        }
    }

    /// Whether a workflow is done, or everything as before; an error where it is neither.
    fn is_done(&self, workflow: &Workflow, place: &Path) -> Result<bool, String> {
        let made = place.join("here/made");
        let entries = self.entries_of(place, "here/desk")?;
        let is_as_before = entries == self.entries;
        match workflow.makes {
            Makes::Entry if entries == self.entries + 1 => return Ok(true),
            Makes::Entry if is_as_before => return Ok(false),
            _ if !is_as_before => return Err(format!("{entries} entries and not {}", self.entries)),
            _ => {}
        }
        match workflow.makes {
            Makes::Keys => {
                let keys = fs::read_to_string(place.join("here/desk/keys.json")).map_err(|error| error.to_string())?;
                Ok(keys.contains("argon2id"))
            }
            Makes::List => Ok(made.with_extension("csv").exists()),
            Makes::Backup if made.exists() => {
                let restore = ["restore", "here/made", "restored"].map(str::to_owned);
                let ended = self.program.run(place, &restore, None, &Harm::None)?;
                if ended.code != Some(0) {
                    return Err(format!("the backup is not restored: {:?}", ended.error));
                }
                let found = self.entries_of(place, "restored")?;
                let _ = fs::remove_dir_all(place.join("restored"));
                if found == self.entries { Ok(true) } else { Err(format!("the backup has {found} entries")) }
            }
            Makes::Desk { entries } if made.exists() => match self.entries_of(place, "here/made")? {
                found if found == entries => Ok(true),
                found => Err(format!("a desk with {found} entries of {entries}")),
            },
            Makes::Entry | Makes::Backup | Makes::Desk { .. } => Ok(false),
        }
    }

    /// The entries of a desk that is sound and lacks nothing.
    pub fn entries_of(&self, place: &Path, desk: &str) -> Result<i64, String> {
        let check = ["--desk", desk, "check"].map(str::to_owned);
        let ended = self.program.run(place, &check, None, &Harm::None)?;
        let report: Value = serde_json::from_str(&ended.answer).map_err(|_| format!("{desk}: {:?}", ended.error))?;
        if report["is_sound"] != json!(true) || ended.warnings.iter().any(|warning| warning == "entries_lost") {
            return Err(format!("{desk} is not sound: {} {:?}", report["faults"], ended.warnings));
        }
        report["entries"].as_i64().ok_or_else(|| "a check that counts nothing".to_owned())
    }
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to.join(entry.file_name()))?;
        } else {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

fn nothing_left(place: &Path) -> Result<(), String> {
    match litter(&place.join("here")).as_slice() {
        [] => Ok(()),
        left => Err(format!("half made and left: {}", left.join(", "))),
    }
}

/// What was begun and not finished, below a folder.
fn litter(folder: &Path) -> Vec<String> {
    let mut left = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if name.ends_with(".part") || name.ends_with(".unfinished") {
            left.push(name);
        } else if path.is_dir() {
            left.extend(litter(&path));
        }
    }
    left
}
