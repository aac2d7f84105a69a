//! `keys.json`: where the desk's seed is and how it is unwrapped. The file is never secret by itself and its format is
//! kept for ever. A checksum over the whole tells damage from a wrong passphrase, which only the cipher can refuse.
//! Knows nothing of the database.

use std::{fmt, fs};

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use domain::{id::DeskId, normal};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::{
    error::StoreError,
    layout::DeskFolder,
    os,
    seed::{RecoveryCode, Seed},
    warning::Warning,
};

const FORMAT: &str = "brokerdesk-keys";
const VERSION: i64 = 1;
/// A keys file is about 700 bytes; a foreign one must not fill the memory.
const MAX_FILE_BYTES: u64 = 64 * 1024;

/// From so many signs on a passphrase is not said to be short.
const LONG_ENOUGH: usize = 8;

/// What a user typed to protect or open a desk. Wiped from memory when dropped.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Takes the text as it was typed; whether it is good enough is for the caller to say.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// Nothing was typed that one sees.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// So few signs that trying them all takes no time worth the name.
    pub fn is_short(&self) -> bool {
        self.normal().chars().count() < LONG_ENOUGH
    }

    /// The one form of the text that every keyboard and system types.
    fn normal(&self) -> Zeroizing<String> {
        Zeroizing::new(normal::passphrase(&self.0))
    }
}

impl From<&str> for Passphrase {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl TryFrom<&Passphrase> for RecoveryCode {
    type Error = StoreError;

    /// Reads a code that came as any secret does.
    fn try_from(typed: &Passphrase) -> Result<Self, StoreError> {
        typed.0.parse()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Passphrase(…)")
    }
}

/// How a desk is to be opened.
#[derive(Clone, Debug)]
pub enum Unlock {
    /// With the passphrase; where the desk has none, as `Local`.
    Passphrase(Passphrase),
    /// With the recovery code alone, whatever became of `keys.json`.
    RecoveryCode(RecoveryCode),
    /// With what this computer holds: its keyring, or the file beside `keys.json`.
    Local,
}

/// What shall hold the seed.
#[derive(Clone, Debug)]
pub enum Protection {
    /// `keys.json`, wrapped by this passphrase.
    Passphrase(Passphrase, KdfCost),
    /// The system's keyring, or a file where there is none.
    ThisComputer,
    /// `seed.key` in the desk's folder, readable by its owner alone.
    OwnFile,
}

/// What holds the seed, to be said plainly to the desk's owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeedHolder {
    /// Nothing without the passphrase (or the recovery code).
    Passphrase,
    /// The system's keyring: whoever is logged in as this user opens the desk.
    Keyring,
    /// The file `seed.key`: whoever can read the folder opens the desk. On Windows the access list of the user's
    /// profile is its only protection, so a desk outside the profile is open to every user of the computer.
    File,
}

/// What guessing a passphrase costs (argon2id).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KdfCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Default for KdfCost {
    /// 64 MiB, three passes: about a tenth of a second on a desktop of 2025.
    fn default() -> Self {
        Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 }
    }
}

impl KdfCost {
    /// A foreign `keys.json` must not take the computer's memory or its afternoon.
    fn within_reason(self) -> bool {
        self.memory_kib <= 1024 * 1024 && self.passes <= 16 && self.lanes <= 16
    }
}

/// `keys.json`, version 1, read and found undamaged.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keys {
    format: String,
    version: i64,
    desk: DeskId,
    /// The fingerprint of the seed.
    seed: String,
    holder: Holder,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum Holder {
    Passphrase(Wrapping),
    Keyring { service: String, account: String },
    File { name: String },
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Wrapping {
    kdf: String,
    #[serde(flatten)]
    cost: KdfCost,
    #[serde(with = "hex::serde")]
    salt: [u8; 16],
    cipher: String,
    #[serde(with = "hex::serde")]
    nonce: [u8; 24],
    /// The seed and the cipher's tag.
    #[serde(with = "hex::serde")]
    wrapped: [u8; 32],
}

impl Keys {
    /// Puts the seed where the protection says and only then writes `keys.json`; returns what holds it now.
    ///
    /// From the moment that the new file is there it is in force: what the system would not confirm after that is a warning.
    pub fn write(
        folder: &DeskFolder,
        desk: DeskId,
        seed: &Seed,
        protection: &Protection,
    ) -> Result<(Self, Option<Warning>), StoreError> {
        let holder = match protection {
            Protection::Passphrase(passphrase, cost) => Holder::Passphrase(wrap(desk, seed, passphrase, *cost)?),
            Protection::ThisComputer => match store_in_keyring(desk, seed) {
                Ok(holder) => holder,
                Err(StoreError::KeyringUnavailable) => store_in_file(folder, seed)?,
                Err(error) => return Err(error),
            },
            Protection::OwnFile => store_in_file(folder, seed)?,
        };
        let keys = Self { format: FORMAT.into(), version: VERSION, desk, seed: seed.fingerprint(), holder };
        match os::replace_file(&folder.keys(), keys.text().as_bytes()) {
            Ok(warning) => Ok((keys, warning)),
            Err(error) => {
                // The old keys are still in force; a seed file they may name themselves.
                if keys.holder() == SeedHolder::Keyring {
                    keys.forget(folder);
                }
                Err(error.into())
            }
        }
    }

    /// Reads `keys.json` of this folder; `KeysDamaged` where it is missing or not what was written.
    pub fn read(folder: &DeskFolder) -> Result<Self, StoreError> {
        let path = folder.keys();
        match fs::metadata(&path) {
            Ok(found) if found.len() <= MAX_FILE_BYTES => Self::parse(&fs::read(&path)?),
            Ok(_) => Err(StoreError::KeysDamaged),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(StoreError::KeysDamaged),
            Err(error) => Err(error.into()),
        }
    }

    /// Reads the text of a keys file. The checksum comes first: only an undamaged file can be "newer".
    pub fn parse(text: &[u8]) -> Result<Self, StoreError> {
        let mut value: Value = serde_json::from_slice(text).map_err(|_| StoreError::KeysDamaged)?;
        let fields = value.as_object_mut().ok_or(StoreError::KeysDamaged)?;
        let checksum = fields.remove("checksum");
        if checksum != Some(Value::String(checksum_of(&value))) || value["format"] != FORMAT {
            return Err(StoreError::KeysDamaged);
        }
        match value["version"].as_i64() {
            Some(VERSION) => serde_json::from_value(value).map_err(|_| StoreError::KeysDamaged),
            Some(found) => Err(StoreError::NewerVersion { found, known: VERSION }),
            None => Err(StoreError::KeysDamaged),
        }
    }

    /// The desk that these keys open.
    pub fn desk(&self) -> DeskId {
        self.desk
    }

    /// What holds the seed.
    pub fn holder(&self) -> SeedHolder {
        match self.holder {
            Holder::Passphrase(_) => SeedHolder::Passphrase,
            Holder::Keyring { .. } => SeedHolder::Keyring,
            Holder::File { .. } => SeedHolder::File,
        }
    }

    /// The seed, proven to be the one that these keys were made for. A seed kept in a file is looked for in `folder`.
    pub fn unlock(&self, folder: &DeskFolder, unlock: &Unlock) -> Result<Seed, StoreError> {
        let (seed, wrong) = match (unlock, &self.holder) {
            (Unlock::RecoveryCode(code), _) => (code.seed().clone(), StoreError::WrongRecoveryCode),
            (Unlock::Passphrase(passphrase), Holder::Passphrase(wrapping)) => {
                (self.unwrap_seed(wrapping, passphrase)?, StoreError::KeysDamaged)
            }
            (Unlock::Local, Holder::Passphrase(_)) => return Err(StoreError::PassphraseNeeded),
            (Unlock::Local | Unlock::Passphrase(_), Holder::Keyring { account, .. }) => {
                let secret = os::keyring_load(account)?.ok_or(StoreError::RecoveryCodeNeeded)?;
                (seed_in(&secret)?, StoreError::KeysDamaged)
            }
            (Unlock::Local | Unlock::Passphrase(_), Holder::File { .. }) => {
                let secret = Zeroizing::new(fs::read(folder.seed()).map_err(no_seed_file)?);
                (seed_in(std::str::from_utf8(&secret).map_err(|_| StoreError::KeysDamaged)?)?, StoreError::KeysDamaged)
            }
        };
        if seed.fingerprint() == self.seed { Ok(seed) } else { Err(wrong) }
    }

    /// Wraps the seed anew where the passphrase opened these keys only as it was typed: an earlier version derived the key from
    /// that, and the same word typed on another system would not open the desk. What was wrapped anew, or `None`.
    pub(crate) fn renewed(&self, folder: &DeskFolder, unlock: &Unlock, seed: &Seed) -> Result<Option<Self>, StoreError> {
        let (Unlock::Passphrase(passphrase), Holder::Passphrase(wrapping)) = (unlock, &self.holder) else { return Ok(None) };
        let normal = passphrase.normal();
        if *normal == *passphrase.0 || self.unwrap_with(wrapping, &normal).is_ok() {
            return Ok(None);
        }
        Self::write(folder, self.desk, seed, &Protection::Passphrase(passphrase.clone(), wrapping.cost))
            .map(|(keys, _)| Some(keys))
    }

    /// Takes the seed out of the place that these keys name, where it can be reached. A file is unlinked, which its
    /// bytes on the disk may outlive.
    pub fn forget(&self, folder: &DeskFolder) {
        match &self.holder {
            Holder::Passphrase(_) => {}
            Holder::Keyring { account, .. } => drop(os::keyring_delete(account)),
            Holder::File { .. } => drop(fs::remove_file(folder.seed())),
        }
    }

    /// Removes a seed file that these keys do not name: a crash may have left it behind a new passphrase.
    pub fn remove_stray_seed(&self, folder: &DeskFolder) {
        match self.holder {
            Holder::File { .. } => {}
            Holder::Passphrase(_) | Holder::Keyring { .. } => drop(fs::remove_file(folder.seed())),
        }
    }

    /// The file's text.
    pub fn text(&self) -> String {
        let mut value = serde_json::to_value(self).expect("the keys have no map and no float");
        let checksum = checksum_of(&value);
        value["checksum"] = Value::String(checksum);
        let mut text = serde_json::to_string_pretty(&value).expect("a value is always written");
        text.push('\n');
        text
    }

    fn unwrap_seed(&self, wrapping: &Wrapping, passphrase: &Passphrase) -> Result<Seed, StoreError> {
        if wrapping.kdf != "argon2id" || wrapping.cipher != "xchacha20poly1305" || !wrapping.cost.within_reason() {
            return Err(StoreError::KeysDamaged);
        }
        let normal = passphrase.normal();
        match self.unwrap_with(wrapping, &normal) {
            // Keys of an earlier version are wrapped by the text as it was typed.
            Err(StoreError::WrongPassphrase) if *normal != *passphrase.0 => self.unwrap_with(wrapping, &passphrase.0),
            unwrapped => unwrapped,
        }
    }

    fn unwrap_with(&self, wrapping: &Wrapping, text: &str) -> Result<Seed, StoreError> {
        let header = header(self.desk, &self.seed, wrapping.cost, &wrapping.salt);
        let bytes = cipher(text, wrapping.cost, &wrapping.salt)?
            .decrypt(&XNonce::from(wrapping.nonce), Payload { msg: &wrapping.wrapped, aad: header.as_bytes() })
            .map(Zeroizing::new)
            .map_err(|_| StoreError::WrongPassphrase)?;
        let bytes: [u8; 16] = bytes.as_slice().try_into().expect("32 bytes less a tag of 16");
        Ok(Seed::from_bytes(bytes))
    }
}

/// The seed's written form, as a keyring or a seed file holds it.
fn secret_of(seed: &Seed) -> Zeroizing<String> {
    Zeroizing::new(seed.recovery_code().to_string())
}

fn seed_in(secret: &str) -> Result<Seed, StoreError> {
    let code: RecoveryCode = secret.parse().map_err(|_| StoreError::KeysDamaged)?;
    Ok(code.seed().clone())
}

fn no_seed_file(error: std::io::Error) -> StoreError {
    if error.kind() == std::io::ErrorKind::NotFound { StoreError::RecoveryCodeNeeded } else { error.into() }
}

fn store_in_keyring(desk: DeskId, seed: &Seed) -> Result<Holder, StoreError> {
    // Each keys file has an entry of its own, so that a desk and its restored copy don't delete each other's.
    let account = format!("{desk}/{}", hex::encode(random::<4>()?));
    os::keyring_store(&account, secret_of(seed))?;
    Ok(Holder::Keyring { service: os::KEYRING_SERVICE.into(), account })
}

fn store_in_file(folder: &DeskFolder, seed: &Seed) -> Result<Holder, StoreError> {
    let path = folder.seed();
    os::replace_file(&path, secret_of(seed).as_bytes())?;
    let name = path.file_name().expect("a seed file has a name").to_string_lossy().into_owned();
    Ok(Holder::File { name })
}

fn wrap(desk: DeskId, seed: &Seed, passphrase: &Passphrase, cost: KdfCost) -> Result<Wrapping, StoreError> {
    let salt = random::<16>()?;
    let nonce = random::<24>()?;
    let header = header(desk, &seed.fingerprint(), cost, &salt);
    let wrapped = cipher(&passphrase.normal(), cost, &salt)?
        .encrypt(&XNonce::from(nonce), Payload { msg: seed.bytes(), aad: header.as_bytes() })
        .expect("sixteen bytes are not too many");
    let wrapped = wrapped.try_into().expect("sixteen bytes and a tag of sixteen");
    Ok(Wrapping { kdf: "argon2id".into(), cost, salt, cipher: "xchacha20poly1305".into(), nonce, wrapped })
}

/// What the tag authenticates beside the seed: every other field, so that none can be changed without the passphrase.
fn header(desk: DeskId, fingerprint: &str, cost: KdfCost, salt: &[u8]) -> String {
    let KdfCost { memory_kib, passes, lanes } = cost;
    format!("{FORMAT}\n{VERSION}\n{desk}\n{fingerprint}\nargon2id\n{memory_kib}\n{passes}\n{lanes}\n{}\n", hex::encode(salt))
}

fn cipher(passphrase: &str, cost: KdfCost, salt: &[u8]) -> Result<XChaCha20Poly1305, StoreError> {
    let mut key = Zeroizing::new([0; 32]);
    Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32))
        .and_then(|params| {
            Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(
                passphrase.as_bytes(),
                salt,
                key.as_mut_slice(),
            )
        })
        .map_err(|error| match error {
            argon2::Error::OutOfMemory => StoreError::OutOfMemory,
            _ => StoreError::KeysDamaged,
        })?;
    Ok(XChaCha20Poly1305::new_from_slice(key.as_slice()).expect("32 bytes are a key"))
}

fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::NoRandomness)?;
    Ok(bytes)
}

/// SHA-256 of the value with its names sorted, so that neither spaces nor line ends nor the names' order matter.
fn checksum_of(value: &Value) -> String {
    let mut sorted = value.clone();
    sorted.sort_all_objects();
    hex::encode(Sha256::digest(sorted.to_string()))
}
