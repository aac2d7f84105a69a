//! The folder in which a desk is put together: beside its place, which it takes in one rename. Whatever ends the work early, the
//! place is as it was, and what was begun is cleared away by the next try. It knows nothing of what a desk is made of.

use std::{
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{connection::DeskLock, error::StoreError, keys::Keys, layout::DeskFolder, os, warning::Warning};

/// How often a folder is begun anew after another process has taken an unlocked one for a leftover.
const TRIES: u32 = 8;

/// A folder in the making, removed when dropped unless it was put in its place.
#[derive(Debug)]
pub(crate) struct Scratch {
    folder: DeskFolder,
    into: PathBuf,
    /// An earlier try had left something, which is gone now.
    pub(crate) has_cleared: bool,
    // `None` once it is in its place. Other processes leave a locked one alone.
    lock: Option<Arc<DeskLock>>,
    _above: Above,
}

impl Scratch {
    /// Begins one for this place, which must be new or an empty folder: `NotEmpty` where it is not.
    pub(crate) fn beside(into: &Path) -> Result<Self, StoreError> {
        let (into, was_there) = place_of(into)?;
        let above = Above::make(&into)?;
        let has_cleared = sweep(&into);
        for _ in 0..TRIES {
            let folder = DeskFolder::at(os::part_of(&os::with_random_name(&into)?));
            os::create_private_dir(folder.path()).map_err(|error| unmade(error, was_there))?;
            match DeskLock::try_take(&folder) {
                Ok(Some(lock)) => {
                    return Ok(Self { folder, into, has_cleared, lock: Some(Arc::new(lock)), _above: above });
                }
                // Another process was sweeping here and found it unlocked.
                Ok(None) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => {
                    let _ = fs::remove_dir_all(folder.path());
                    return Err(error.into());
                }
            }
        }
        Err(StoreError::InUse)
    }

    /// Where the desk is put together.
    pub(crate) fn folder(&self) -> &DeskFolder {
        &self.folder
    }

    /// The claim on it.
    pub(crate) fn lock(&self) -> Arc<DeskLock> {
        Arc::clone(self.lock.as_ref().expect("it is locked until it is in its place"))
    }

    /// Gives the folder its place in one step; `NotEmpty` where somebody else was faster. After an error nothing is there, and
    /// after this returns the desk is: what the system would not confirm is a warning.
    pub(crate) fn put_in_place(mut self) -> Result<Option<Warning>, StoreError> {
        for folder in [&self.folder.files(), &self.folder.backups(), self.folder.path()] {
            os::sync_dir(folder)?;
        }
        // Windows renames no folder in which a file is open. Whoever sweeps in this moment takes the folder away as a whole.
        self.lock = None;
        if cfg!(windows) {
            // Only there a folder must be free of the name; only an empty one is removed.
            let _ = fs::remove_dir(&self.into);
        }
        fs::rename(self.folder.path(), &self.into).map_err(unplaced)?;
        Ok(os::sync_parent(&self.into).err().map(|_| Warning::NotDurable))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        self.lock = None;
        remove(&self.folder);
    }
}

/// The place as the system knows it, links followed, and whether a folder is there; `NotEmpty` where it is not free.
fn place_of(into: &Path) -> Result<(PathBuf, bool), StoreError> {
    if !DeskFolder::at(into).is_empty_folder()? {
        return Ok((std::path::absolute(into)?, false));
    }
    let place = into.canonicalize()?;
    // Whoever stands in it would stand in a folder that is no more.
    if std::env::current_dir().and_then(|here| here.canonicalize()).is_ok_and(|here| here == place) {
        return Err(StoreError::FixedFolder);
    }
    Ok((place, true))
}

fn unmade(error: io::Error, was_there: bool) -> StoreError {
    match StoreError::from(error) {
        StoreError::PermissionDenied(_) | StoreError::ReadOnly(_) if was_there => StoreError::FixedFolder,
        other => other,
    }
}

pub(crate) fn unplaced(error: io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::DirectoryNotEmpty | io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => StoreError::NotEmpty,
        io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices => StoreError::FixedFolder,
        // Taken for a leftover by another process that makes a desk of the same place.
        io::ErrorKind::NotFound => StoreError::InUse,
        _ => error.into(),
    }
}

/// Removes what earlier tries at this place have left; whether there was something.
pub(crate) fn sweep(into: &Path) -> bool {
    let (Some(beside), Some(name)) = (into.parent(), into.file_name().and_then(OsStr::to_str)) else { return false };
    let is_scratch = |entry: &fs::DirEntry| {
        let found = entry.file_name();
        let middle = found.to_str().and_then(|found| found.strip_prefix(name)?.strip_prefix('.')?.strip_suffix(".part"));
        middle.is_some_and(|random| random.len() == 8 && random.bytes().all(|byte| byte.is_ascii_hexdigit()))
            && entry.file_type().is_ok_and(|kind| kind.is_dir())
    };
    let mut has_cleared = false;
    for scratch in fs::read_dir(beside).into_iter().flatten().flatten().filter(is_scratch) {
        has_cleared |= clear(&DeskFolder::at(scratch.path()), into);
    }
    has_cleared
}

fn clear(scratch: &DeskFolder, into: &Path) -> bool {
    if !scratch.lock().exists() {
        // Nothing is in it yet, or its maker is about to put the lock there: then it is not empty, and stays.
        return fs::remove_dir(scratch.path()).is_ok();
    }
    if !matches!(DeskLock::try_take(scratch), Ok(Some(_))) {
        return false;
    }
    // Its maker may be just about to put it in its place. Only one of two renames finds it.
    let Ok(gone) = os::with_random_name(into).map(|name| os::part_of(&name)) else { return false };
    if fs::rename(scratch.path(), &gone).is_err() {
        return false;
    }
    remove(&DeskFolder::at(gone));
    true
}

/// Removes a folder in the making, and the seed that its keys may have put elsewhere.
fn remove(folder: &DeskFolder) {
    if let Ok(keys) = Keys::read(folder) {
        keys.forget(folder);
    }
    let _ = fs::remove_dir_all(folder.path());
}

/// The folders above a place that were not there. Those that are empty in the end go again.
#[derive(Debug)]
struct Above(Vec<PathBuf>);

impl Above {
    fn make(into: &Path) -> Result<Self, StoreError> {
        let missing = into.ancestors().skip(1).take_while(|folder| !folder.exists()).map(Path::to_owned).collect();
        let made = Self(missing);
        if let Some(parent) = made.0.first() {
            os::create_private_dir(parent)?;
        }
        Ok(made)
    }
}

impl Drop for Above {
    fn drop(&mut self) {
        for folder in &self.0 {
            let _ = fs::remove_dir(folder);
        }
    }
}
