//! What the program remembers beside the desks: where they are, and the user's preferences. A folder of the user's, no desk's.

use std::{collections::BTreeMap, fs, path::Path};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::{RecoveryCode, StoreError, Unlock};

use crate::{
    code::Code,
    desk::{DeskStatus, Keeping, way_back::free},
    error::{Error, Result},
    reader::Reader,
    secret::Secret,
    session::Session,
    statement::WordLanguage,
    warning::WarningCode,
    wire::Nothing,
};

pub use crate::surroundings::Places;

/// How many desks are remembered.
const REMEMBERED: usize = 8;

/// Desks opened before, and where new ones go.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PlacesKnown {
    /// The last opened first.
    pub recent: Vec<Place>,
    /// Proposed for a new desk.
    pub default_folder: String,
    /// Proposed for the demonstration.
    pub demonstration_folder: String,
}

/// A desk that was opened before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// Its folder.
    pub folder: String,
    /// Its name.
    pub name: String,
    /// 演示
    pub is_demonstration: bool,
}

/// Sets up a desk.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeskCreate {
    /// A new or empty folder.
    pub folder: String,
    /// What it is called.
    pub name: String,
    /// A demonstration, filled with invented firms and deals.
    #[serde(default)]
    pub is_demonstration: bool,
    /// The language in which the demonstration is told; Chinese where missing.
    pub language: Option<WordLanguage>,
    /// The passphrase; none to keep the key on this computer.
    pub passphrase: Option<Secret>,
}

/// Opens a desk.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeskOpen {
    /// Its folder.
    pub folder: String,
    /// Its passphrase, where it has one.
    pub passphrase: Option<Secret>,
    /// Its recovery code, where nothing else opens it.
    pub recovery_code: Option<Secret>,
    /// Where it can't be used, look at a copy of it.
    #[serde(default)]
    pub to_look: bool,
}

/// Restores a backup and opens it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeskRestore {
    /// The backup.
    pub file: String,
    /// A new or empty folder.
    pub into: String,
    /// The passphrase that the desk had at that time.
    pub passphrase: Option<Secret>,
    /// Its recovery code, where nothing else opens it.
    pub recovery_code: Option<Secret>,
}

/// A preference by name.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PreferenceGet {
    /// Its name.
    pub key: String,
}

/// A preference from now on.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PreferenceSet {
    /// Its name.
    pub key: String,
    /// Its value.
    pub value: Value,
}

/// What a preference is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PreferenceValue {
    /// Its value; none where it was never set.
    pub value: Option<Value>,
}

impl Session {
    /// Sets up a desk and takes it into use.
    pub fn desk_create(&mut self, request: DeskCreate) -> Result<DeskStatus> {
        let keeping = request.passphrase.map_or(Keeping::ThisComputer, |Secret(passphrase)| Keeping::Passphrase(passphrase));
        let demonstration = request.is_demonstration.then(|| request.language.unwrap_or_default());
        let status = self.create_desk(Path::new(&request.folder), &request.name, demonstration, keeping)?;
        self.remember(&status);
        Ok(status)
    }

    /// Opens a desk and takes it into use.
    pub fn desk_open(&mut self, request: DeskOpen) -> Result<DeskStatus> {
        // The folder may be the one that is open: its lock has to go first.
        self.close();
        let unlock = unlock(request.passphrase, request.recovery_code)?;
        let folder = Path::new(&request.folder);
        let status = if request.to_look { self.open_to_read(folder, &unlock) } else { self.open_desk(folder, &unlock) }?;
        self.remember(&status);
        Ok(status)
    }

    /// Restores a backup into a new folder and takes it into use.
    pub fn desk_restore(&mut self, request: DeskRestore) -> Result<DeskStatus> {
        let unlock = unlock(request.passphrase, request.recovery_code)?;
        self.restore_backup(Path::new(&request.file), Path::new(&request.into), &unlock)?;
        self.close();
        let status = self.open_desk(Path::new(&request.into), &unlock).map_err(Error::done_but)?;
        self.remember(&status);
        Ok(status)
    }

    /// Closes the desk.
    pub fn desk_close(&mut self, _: Nothing) -> Result<Nothing> {
        self.close();
        Ok(Nothing {})
    }

    /// Sets a preference.
    pub fn preference_set(&mut self, request: PreferenceSet) -> Result<PreferenceValue> {
        let file = self.remembered()?.settings.join("preferences.json");
        let mut kept: BTreeMap<String, Value> = read(&file);
        kept.insert(request.key, request.value.clone());
        write(&file, &kept)?;
        Ok(PreferenceValue { value: Some(request.value) })
    }

    fn remembered(&self) -> Result<&Places> {
        self.places.as_ref().ok_or_else(|| Error::new(Code::NoSettings, ""))
    }

    /// Puts the desk first among those remembered; a program without settings remembers nothing. The desk is open, whatever comes
    /// of it.
    pub(crate) fn remember(&self, status: &DeskStatus) {
        let Some(places) = &self.places else { return };
        let file = places.settings.join("places.json");
        let mut recent: Vec<Place> = read(&file);
        recent.retain(|place| place.folder != status.folder);
        let place = Place { folder: status.folder.clone(), name: status.name.clone(), is_demonstration: status.is_demonstration };
        recent.insert(0, place);
        recent.truncate(REMEMBERED);
        if write(&file, &recent).is_err() {
            self.warn(WarningCode::PlaceNotRemembered);
        }
    }
}

impl Reader<'_> {
    /// Desks opened before, and where new ones go.
    pub fn places(&self, _: Nothing) -> Result<PlacesKnown> {
        let places = self.remembered()?.clone();
        let mut recent: Vec<Place> = read(&places.settings.join("places.json"));
        recent.retain(|place| Path::new(&place.folder).exists());
        let proposed = |name: &str| free(&places.documents.join(name)).display().to_string();
        Ok(PlacesKnown { recent, default_folder: proposed("Brokerdesk"), demonstration_folder: proposed("Brokerdesk 演示") })
    }

    /// A preference by name.
    pub fn preference_get(&self, request: PreferenceGet) -> Result<PreferenceValue> {
        let kept: BTreeMap<String, Value> = read(&self.remembered()?.settings.join("preferences.json"));
        Ok(PreferenceValue { value: kept.get(&request.key).cloned() })
    }
}

fn unlock(passphrase: Option<Secret>, recovery_code: Option<Secret>) -> Result<Unlock> {
    match (recovery_code, passphrase) {
        (Some(Secret(code)), _) => Ok(Unlock::RecoveryCode(RecoveryCode::try_from(&code)?)),
        (None, Some(Secret(passphrase))) => Ok(Unlock::Passphrase(passphrase)),
        (None, None) => Ok(Unlock::Local),
    }
}

/// What is remembered is a convenience: a damaged file counts as none.
fn read<T: serde::de::DeserializeOwned + Default>(file: &Path) -> T {
    fs::read(file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

fn write(file: &Path, value: &impl Serialize) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(StoreError::from)?;
    }
    let bytes = serde_json::to_vec_pretty(value).map_err(Error::unexpected)?;
    store::replace_file(file, &bytes).map_err(StoreError::from)?;
    Ok(())
}
