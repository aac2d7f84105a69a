//! Files in the making outside of the desk's folder: exports, and backups to a place of a person's choice. Each is noted in the
//! desk's folder as long as it is written, so that what a crash leaves of it goes when the desk is next opened.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use crate::{connection::with_ending, error::StoreError, layout::DeskFolder, os};

/// What the name of a note ends in.
const ENDING: &str = "unfinished";

/// The note of a file that is being written, taken away when this is dropped and nothing half written is left.
#[derive(Debug)]
pub struct Unfinished {
    // `None` where no note could be made.
    note: Option<PathBuf>,
    part: PathBuf,
}

impl DeskFolder {
    /// Notes that the file `part`, whose name ends in `.part`, is being written. Where no note can be made, as on a full disk, the
    /// file may still be written, perhaps to another one.
    pub fn unfinished(&self, part: &Path) -> Unfinished {
        Unfinished { note: self.note_of(part).ok(), part: part.to_owned() }
    }

    fn note_of(&self, part: &Path) -> Result<PathBuf, StoreError> {
        let note = with_ending(&os::with_random_name(&self.path().join("part"))?, &format!(".{ENDING}"));
        os::create_private_file(&note)?.write_all(std::path::absolute(part)?.to_string_lossy().as_bytes())?;
        Ok(note)
    }

    /// Removes what a crash left of the files that are noted, and the notes. The lock is held, so nobody is writing them.
    pub(crate) fn remove_unfinished(&self) {
        let entries = fs::read_dir(self.path()).into_iter().flatten().flatten();
        for note in entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == ENDING)) {
            let part = fs::read_to_string(&note).map(PathBuf::from).unwrap_or_default();
            // Whatever a note says, nothing is removed that is not half written by its name.
            if part.extension().is_some_and(|end| end == "part") {
                let _ = fs::remove_file(part);
            }
            let _ = fs::remove_file(note);
        }
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // A disk that failed may not have let the part go: the next opening tries again.
        if let Some(note) = self.note.as_ref().filter(|_| !self.part.exists()) {
            let _ = fs::remove_file(note);
        }
    }
}
