//! Moving a desk to another place: the folder is renamed where that is possible; to another disk it is copied, compared and put in
//! place, and only then is the old one taken away. After an error the desk stands where it stood.

use std::{
    fs::{self, File},
    io,
    path::Path,
};

use crate::{
    backup::copy_hashing,
    connection::DeskLock,
    error::StoreError,
    layout::DeskFolder,
    os,
    scratch::{self, Scratch},
    warning::Warning,
};

impl DeskFolder {
    /// Moves this desk, which nobody has open, into `into`, which must be new or an empty folder. Whatever else its folder holds goes
    /// along. A warning says what the system would not confirm, though the desk is in its new place.
    pub fn move_to(&self, into: &Path) -> Result<Option<Warning>, StoreError> {
        Self::at(into).is_empty_folder()?;
        let lock = DeskLock::take(self)?;
        // Windows renames no folder of which a file is open, and onto no folder that is there.
        let lock = if cfg!(windows) { None } else { Some(lock) };
        if cfg!(windows) {
            let _ = fs::remove_dir(into);
        }
        match fs::rename(self.path(), into) {
            Ok(()) => Ok(os::sync_parent(into).err().map(|_| Warning::NotDurable)),
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
                let lock = lock.map_or_else(|| DeskLock::take(self), Ok)?;
                let scratch = Scratch::beside(into)?;
                copy(self.path(), scratch.folder())?;
                let warning = scratch.put_in_place()?;
                // The keys first: what is left of a removal that is cut short opens for nobody.
                let _ = fs::remove_file(self.keys());
                drop(lock);
                let removed = fs::remove_dir_all(self.path());
                Ok(warning.or(removed.err().map(|_| Warning::NotDurable)))
            }
            Err(error) => Err(scratch::unplaced(error)),
        }
    }
}

/// Copies a desk's folder with everything in it, durably, and reads each copy again. The lock is its own.
fn copy(from: &Path, to: &DeskFolder) -> Result<(), StoreError> {
    os::create_private_dir(to.path())?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (from, to_file) = (entry.path(), to.path().join(entry.file_name()));
        if entry.file_type()?.is_dir() {
            copy(&from, &DeskFolder::at(to_file))?;
            continue;
        }
        if to_file == to.lock() {
            continue;
        }
        let mut made = os::create_private_file(&to_file)?;
        let copied = copy_hashing(&mut File::open(&from)?, &mut made, StoreError::from)?;
        made.sync_all()?;
        if copied != copy_hashing(&mut File::open(&to_file)?, &mut io::sink(), StoreError::from)? {
            return Err(StoreError::Io(io::Error::other("a copy differs from its original")));
        }
    }
    Ok(os::sync_dir(to.path())?)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::copy;
    use crate::layout::DeskFolder;

    #[test]
    fn a_copy_holds_everything_but_the_lock_and_replaces_nothing() {
        let place = tempfile::tempdir().unwrap();
        let (from, to) = (place.path().join("from"), DeskFolder::at(place.path().join("to")));
        fs::create_dir_all(from.join("files/ab")).unwrap();
        fs::write(from.join("desk.db"), [7; 300_000]).unwrap();
        fs::write(from.join("desk.lock"), "").unwrap();
        fs::write(from.join("files/ab/cd"), "一").unwrap();
        copy(&from, &to).unwrap();
        assert_eq!(fs::read(to.database()).unwrap(), [7; 300_000]);
        assert_eq!(fs::read(to.files().join("ab/cd")).unwrap(), "一".as_bytes());
        assert!(!to.lock().exists());
        assert!(copy(&from, &to).is_err(), "a file is there already");
    }
}
