//! The format of a backup: a zip of stored members, its manifest, and the manifest's seal. What is read is believed
//! only as far as it was compared: names, lengths and hashes with the manifest, the manifest with the desk's seed.

use std::{
    collections::BTreeSet,
    fs::File,
    io::{self, BufReader, BufWriter, Read, Write},
    path::Path,
};

use chrono::{DateTime, Utc};
use domain::id::DeskId;
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zip::{CompressionMethod, ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::keep::Reason;
use crate::{error::StoreError, os, seed::Seed, silent::Silent};

pub(crate) const DATABASE: &str = "desk.db";
pub(crate) const KEYS: &str = "keys.json";
/// Where attachments stand, in the desk's folder as in the zip.
pub(crate) const FILES: &str = "files";
const MANIFEST: &str = "manifest.json";
const SEAL: &str = "manifest.seal";
const FORMAT: &str = "brokerdesk-backup";
const VERSION: i64 = 1;
/// Some 200,000 attachments.
const MAX_MANIFEST_BYTES: u64 = 32 * 1024 * 1024;
const MAX_SMALL_BYTES: u64 = 64 * 1024;

/// What a backup says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub(crate) format: String,
    pub(crate) version: i64,
    /// The desk.
    pub desk: DeskId,
    /// The fingerprint of the desk's seed.
    pub(crate) seed: String,
    /// What the backup was made for.
    pub reason: Reason,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// The database's `user_version`.
    pub schema_version: i64,
    /// The number of journal entries.
    pub entries: u64,
    /// The hash of the last journal entry; empty where there is none.
    pub head: String,
    /// What the zip holds.
    pub(crate) members: Vec<Member>,
    /// The attachments that stayed in the desk's folder, by their path in `files/`.
    pub(crate) shared: Vec<Shared>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) bytes: u64,
    pub(crate) sha256: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Shared {
    pub(crate) name: String,
    pub(crate) bytes: u64,
}

impl Manifest {
    /// Format and version of today, with no members yet.
    pub(crate) fn new(desk: DeskId, seed: &Seed, reason: Reason, made_at: DateTime<Utc>) -> Self {
        Self {
            format: FORMAT.into(),
            version: VERSION,
            desk,
            seed: seed.fingerprint(),
            reason,
            made_at,
            schema_version: 0,
            entries: 0,
            head: String::new(),
            members: Vec::new(),
            shared: Vec::new(),
        }
    }

    fn parse(text: &[u8], file_bytes: u64) -> Result<Self, StoreError> {
        #[derive(Deserialize)]
        struct Kind {
            format: String,
            version: i64,
        }
        let kind: Kind = serde_json::from_slice(text).map_err(|error| StoreError::BackupDamaged(Some(error.into())))?;
        if kind.format != FORMAT || kind.version < 1 {
            return Err(StoreError::bad_backup("not a backup of a desk"));
        }
        if kind.version > VERSION {
            return Err(StoreError::NewerVersion { found: kind.version, known: VERSION });
        }
        let manifest: Self = serde_json::from_slice(text).map_err(|error| StoreError::BackupDamaged(Some(error.into())))?;

        let names: BTreeSet<&str> = manifest.members.iter().map(|member| member.name.as_str()).collect();
        let total = manifest.members.iter().try_fold(0_u64, |sum, member| sum.checked_add(member.bytes));
        // Members are stored as they are, so together they can't be longer than the file: no bomb fits in.
        if names.len() != manifest.members.len() || total.is_none_or(|total| total > file_bytes) {
            return Err(StoreError::bad_backup("members are named twice or too long"));
        }
        let known = |name: &str| name == DATABASE || name == KEYS || name.strip_prefix("files/").is_some_and(is_safe);
        if !names.contains(DATABASE) || !names.iter().all(|name| known(name)) {
            return Err(StoreError::bad_backup("a member is missing or has a name that no backup has"));
        }
        if !manifest.shared.iter().all(|shared| is_safe(&shared.name)) {
            return Err(StoreError::bad_backup("an attachment has a name that none has"));
        }
        Ok(manifest)
    }
}

/// Whether a path in `files/` stays in there, on every system: plain words with single slashes between them.
pub(crate) fn is_safe(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    name.len() <= 200
        && name
            .split('/')
            .all(|part| !part.is_empty() && !part.starts_with('.') && !part.ends_with('.') && part.bytes().all(plain))
}

/// A backup being written.
pub(crate) struct Writer {
    zip: ZipWriter<Silent<BufWriter<File>>>,
    members: Vec<Member>,
}

impl Writer {
    /// Starts in a new file.
    pub(crate) fn new(file: File) -> Self {
        Self { zip: ZipWriter::new(Silent::over(BufWriter::new(file))), members: Vec::new() }
    }

    /// Adds a member of this name.
    pub(crate) fn add(&mut self, name: String, from: &mut impl Read) -> Result<(), StoreError> {
        self.start(&name)?;
        let (bytes, sha256) = copy_hashing(from, &mut self.zip, |error| error.into())?;
        self.members.push(Member { name, bytes, sha256 });
        Ok(())
    }

    /// Writes the manifest with its seal.
    pub(crate) fn finish(mut self, mut manifest: Manifest, seed: &Seed) -> Result<(), StoreError> {
        manifest.members = std::mem::take(&mut self.members);
        let text = serde_json::to_vec_pretty(&manifest).expect("a manifest has no map and no float");
        self.start(MANIFEST)?;
        self.zip.write_all(&text)?;
        self.start(SEAL)?;
        self.zip.write_all(seal(&text, seed).as_bytes())?;
        Ok(self.zip.finish().map_err(zip_error)?.flush()?)
    }

    fn start(&mut self, name: &str) -> Result<(), StoreError> {
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored).large_file(true);
        self.zip.start_file(name, stored).map_err(zip_error)
    }
}

/// A backup being read.
pub(crate) struct Archive {
    zip: ZipArchive<BufReader<File>>,
    pub(crate) manifest: Manifest,
    text: Vec<u8>,
    seal: Vec<u8>,
}

impl Archive {
    /// Opens a backup and reads its manifest, which is not to be believed before `authenticate`.
    pub(crate) fn open(path: &Path) -> Result<Self, StoreError> {
        let file = File::open(path)?;
        let file_bytes = file.metadata()?.len();
        let mut zip = ZipArchive::new(BufReader::new(file)).map_err(zip_error)?;
        let text = read_small(&mut zip, MANIFEST, MAX_MANIFEST_BYTES)?;
        let seal = read_small(&mut zip, SEAL, MAX_SMALL_BYTES)?;
        let manifest = Manifest::parse(&text, file_bytes)?;
        if zip.len() != manifest.members.len() + 2 {
            return Err(StoreError::bad_backup("the zip holds more or less than the manifest names"));
        }
        Ok(Self { zip, manifest, text, seal })
    }

    /// Makes sure that whoever wrote the manifest had the desk's seed.
    pub(crate) fn authenticate(&self, seed: &Seed) -> Result<(), StoreError> {
        if seal(&self.text, seed).as_bytes() == self.seal.as_slice() {
            Ok(())
        } else {
            Err(StoreError::bad_backup("the manifest was changed"))
        }
    }

    /// The keys, whose hash was compared; `None` where the desk had lost its keys when the backup was made.
    pub(crate) fn keys(&mut self) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(member) = self.manifest.members.iter().find(|member| member.name == KEYS) else {
            return Ok(None);
        };
        let bytes = read_small(&mut self.zip, KEYS, MAX_SMALL_BYTES)?;
        if hex::encode(Sha256::digest(&bytes)) == member.sha256 {
            Ok(Some(bytes))
        } else {
            Err(StoreError::bad_backup("the keys were changed"))
        }
    }

    /// Reads every member, comparing length and hash.
    pub(crate) fn verify(&mut self) -> Result<(), StoreError> {
        let Self { zip, manifest, .. } = self;
        manifest.members.iter().try_for_each(|member| copy_member(zip, member, &mut io::sink()))
    }

    /// Writes a member to a new file, durably, comparing its length and hash.
    pub(crate) fn extract(&mut self, member: &Member, to: &Path) -> Result<(), StoreError> {
        let mut file = os::create_private_file(to)?;
        copy_member(&mut self.zip, member, &mut file)?;
        file.sync_all()?;
        Ok(os::sync_parent(to)?)
    }
}

fn copy_member(zip: &mut ZipArchive<BufReader<File>>, member: &Member, to: &mut impl Write) -> Result<(), StoreError> {
    let stored = find_stored(zip, &member.name)?;
    // One byte more than promised is enough to see that there are more.
    let mut limited = stored.take(member.bytes.saturating_add(1));
    let (bytes, sha256) = copy_hashing(&mut limited, to, read_error)?;
    if bytes == member.bytes && sha256 == member.sha256 { Ok(()) } else { Err(StoreError::bad_backup("a member was changed")) }
}

fn read_small(zip: &mut ZipArchive<BufReader<File>>, name: &str, limit: u64) -> Result<Vec<u8>, StoreError> {
    let stored = find_stored(zip, name)?;
    let mut bytes = Vec::new();
    let read = stored.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(read_error)?;
    if u64::try_from(read).is_ok_and(|read| read <= limit) {
        Ok(bytes)
    } else {
        Err(StoreError::bad_backup("a member is too long"))
    }
}

fn find_stored<'zip>(zip: &'zip mut ZipArchive<BufReader<File>>, name: &str) -> Result<impl Read + 'zip, StoreError> {
    let found = zip.by_name(name).map_err(zip_error)?;
    if found.compression() != CompressionMethod::Stored || found.encrypted() {
        return Err(StoreError::bad_backup("a member is compressed"));
    }
    Ok(found)
}

/// HMAC-SHA256 of the manifest under a key that only the seed gives (HKDF's first step is just that).
fn seal(manifest: &[u8], seed: &Seed) -> String {
    let key = seed.derive("brokerdesk/1 backup manifest");
    hex::encode(Hkdf::<Sha256>::extract(Some(key.as_slice()), manifest).0)
}

/// Copies all and returns length and SHA-256; errors of the reading side are told by `explain`.
pub(crate) fn copy_hashing(
    from: &mut impl Read,
    to: &mut impl Write,
    explain: impl Fn(io::Error) -> StoreError,
) -> Result<(u64, String), StoreError> {
    let mut buffer = vec![0; 256 * 1024];
    let mut hash = Sha256::new();
    let mut bytes: u64 = 0;
    loop {
        let read = match from.read(&mut buffer) {
            Ok(0) => return Ok((bytes, hex::encode(hash.finalize()))),
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(explain(error)),
        };
        hash.update(&buffer[..read]);
        to.write_all(&buffer[..read])?;
        bytes += read as u64;
    }
}

/// A zip that reads badly is damaged, unless it was the system that failed.
fn read_error(error: io::Error) -> StoreError {
    // A seek to nowhere is the zip's fault, though the system says so.
    if error.raw_os_error().is_some() && error.kind() != io::ErrorKind::InvalidInput {
        error.into()
    } else {
        StoreError::BackupDamaged(Some(error.into()))
    }
}

fn zip_error(error: ZipError) -> StoreError {
    match error {
        ZipError::Io(error) => read_error(error),
        other => StoreError::BackupDamaged(Some(other.into())),
    }
}
