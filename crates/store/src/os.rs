//! Everything about the desk's folder that depends on the operating system: the keyring, private files and folders,
//! and making a file's name durable. Knows nothing of keys and databases; secrets come and go as text.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::mpsc,
    thread,
    time::Duration,
};

use keyring::v1::{Entry, Error};
use zeroize::Zeroizing;

use crate::{error::StoreError, warning::Warning};

/// Under this name the program's secrets stand in the system's keyring.
pub const KEYRING_SERVICE: &str = "brokerdesk";
/// Set to `1`, it keeps the program away from the system's keyring.
pub const NO_KEYRING: &str = "BROKERDESK_NO_KEYRING";
/// A keyring may ask its user to unlock it, so it gets some time; without one the answer comes at once.
const KEYRING_PATIENCE: Duration = Duration::from_secs(30);

/// Stores a secret in the system's keyring and reads it back, or says that the keyring can't be used.
pub fn keyring_store(account: &str, secret: Zeroizing<String>) -> Result<(), StoreError> {
    let store = move |entry: &Entry| {
        entry.set_password(&secret)?;
        // Some keyrings take everything and hold nothing.
        if Zeroizing::new(entry.get_password()?) == secret { Ok(()) } else { Err(Error::NoEntry) }
    };
    // Stored too late, the seed would lie where nobody knows of it.
    let unheard = |entry: &Entry| drop(entry.delete_credential());
    with_entry(account, store, unheard)?.map_err(|_| StoreError::KeyringUnavailable)
}

/// The secret of this account; `None` when the keyring works and does not have it.
pub fn keyring_load(account: &str) -> Result<Option<Zeroizing<String>>, StoreError> {
    match with_entry(account, |entry| entry.get_password().map(Zeroizing::new), |_| {})? {
        Ok(secret) => Ok(Some(secret)),
        Err(Error::NoEntry | Error::BadEncoding(_) | Error::BadDataFormat(..)) => Ok(None),
        Err(_) => Err(StoreError::KeyringUnavailable),
    }
}

/// Takes the secret of this account out of the keyring, if it is there.
pub fn keyring_delete(account: &str) -> Result<(), StoreError> {
    match with_entry(account, Entry::delete_credential, |_| {})? {
        Ok(()) | Err(Error::NoEntry) => Ok(()),
        Err(_) => Err(StoreError::KeyringUnavailable),
    }
}

/// Asks the keyring in a thread of its own, since D-Bus services and keychains may panic or never answer. Where the
/// answer comes after the patience has run out, `unheard` takes it back.
fn with_entry<T: Send + 'static>(
    account: &str,
    ask: impl FnOnce(&Entry) -> Result<T, Error> + Send + 'static,
    unheard: fn(&Entry),
) -> Result<Result<T, Error>, StoreError> {
    if std::env::var_os(NO_KEYRING).is_some_and(|value| value == "1") {
        return Err(StoreError::KeyringUnavailable);
    }
    let account = account.to_owned();
    let (answer, answered) = mpsc::channel();
    thread::Builder::new().name("keyring".into()).spawn(move || {
        let entry = match Entry::new(KEYRING_SERVICE, &account) {
            Ok(entry) => entry,
            Err(error) => return drop(answer.send(Err(error))),
        };
        if answer.send(ask(&entry)).is_err() {
            unheard(&entry);
        }
    })?;
    answered.recv_timeout(KEYRING_PATIENCE).map_err(|_| StoreError::KeyringUnavailable)
}

/// Keeps the memory of this process, in which keys are, out of the files that a system writes when a program crashes. Windows asks
/// each program's user, and knows no such limit.
pub fn keep_out_of_core_dumps() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        // One byte and not none: a system that hands dumps to a program would still do so at none.
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(1), maximum: Some(1) });
    }
}

/// Makes a folder, and those above it, that only its owner may enter.
pub fn create_private_dir(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    // On Windows a new folder inherits its parent's access list; inside the user's profile that is the user, the
    // administrators and the system.
    builder.create(path)
}

/// Opens a new file for writing that only its owner may read; fails when it exists.
pub fn create_private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    // On Windows: as for folders, the profile's access list is what protects the file.
    options.open(path)
}

/// Opens a file of the owner alone, made where it is missing.
pub fn open_private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// The path as SQLite's `file:` address with this query, for options that only an address can carry.
pub fn file_uri(path: &Path, query: &str) -> io::Result<String> {
    let path = std::path::absolute(path)?;
    let mut address = String::from("file://");
    #[cfg(windows)]
    let bytes = path.to_string_lossy().replace('\\', "/").into_bytes();
    #[cfg(unix)]
    let bytes = path.as_os_str().as_encoded_bytes().to_vec();
    if !bytes.starts_with(b"/") {
        // A drive: `file:///C:/…`.
        address.push('/');
    }
    for byte in bytes {
        match byte {
            b'/' | b':' | b'-' | b'_' | b'.' | b'~' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => address.push(char::from(byte)),
            _ => address.push_str(&format!("%{byte:02X}")),
        }
    }
    Ok(format!("{address}?{query}"))
}

/// Puts these bytes in the place of a file, privately and durably: a crash leaves the old file or the new one whole. After an
/// error it is the old one; what the system would not confirm once the new one is there is a warning.
pub fn replace_file(path: &Path, bytes: &[u8]) -> io::Result<Option<Warning>> {
    let part = part_of(path);
    // A leftover of a crash; the desk's lock keeps a second writer away.
    let _ = fs::remove_file(&part);
    let written = create_private_file(&part)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&part, path));
    if let Err(error) = written {
        let _ = fs::remove_file(&part);
        return Err(error);
    }
    Ok(sync_parent(path).err().map(|_| Warning::NotDurable))
}

/// The name under which a file is written until it is whole.
pub fn part_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

/// The name with a random ending, so that files in the making never meet.
pub fn with_random_name(file: &Path) -> Result<PathBuf, StoreError> {
    let mut random = [0; 4];
    getrandom::fill(&mut random).map_err(|_| StoreError::NoRandomness)?;
    let mut name = file.as_os_str().to_owned();
    name.push(format!(".{}", hex::encode(random)));
    Ok(PathBuf::from(name))
}

/// Makes durable that this file or folder has its name.
pub fn sync_parent(path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(parent) if parent.as_os_str().is_empty() => sync_dir(Path::new(".")),
        Some(parent) => sync_dir(parent),
        None => Ok(()),
    }
}

/// Makes durable which names this folder holds.
#[cfg(unix)]
pub fn sync_dir(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Windows has no flush for folders; NTFS journals their changes in order.
#[cfg(not(unix))]
pub fn sync_dir(_: &Path) -> io::Result<()> {
    Ok(())
}
