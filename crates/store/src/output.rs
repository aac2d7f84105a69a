//! A file that a user gets: an export, a statement, a backup elsewhere. It is written beside its place under a name that nobody
//! else has, made durable, and only then given its own name. It replaces a file only where that was asked for, and whatever
//! stands at its place, a link too, is never written through.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use tempfile::TempPath;

use crate::{error::StoreError, layout::DeskFolder, os, unfinished::Unfinished, warning::Warning};

/// Who may read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readable {
    /// As the system lets new files be read.
    AsUsual,
    /// Its owner alone: it is a secret.
    ByOwner,
}

/// A file in the making; removed when dropped, and where a crash came, when the desk that noted it is next opened.
#[derive(Debug)]
pub struct Output {
    file: File,
    part: TempPath,
    place: PathBuf,
    replaces: bool,
    _note: Option<Unfinished>,
}

impl Output {
    /// Begins the file for this place, noted in a desk's folder where there is one. `replaces` lets it take another's place.
    pub fn beside(place: &Path, readable: Readable, replaces: bool, noted: Option<&DeskFolder>) -> Result<Self, StoreError> {
        let part = os::part_of(&os::with_random_name(place)?);
        let note = noted.map(|desk| desk.unfinished(&part));
        let file = match readable {
            Readable::AsUsual => File::options().read(true).write(true).create_new(true).open(&part),
            Readable::ByOwner => os::create_private_file(&part),
        }?;
        Ok(Self { file, part: TempPath::try_from_path(part)?, place: place.to_owned(), replaces, _note: note })
    }

    /// The file, to write into.
    pub fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// The file, for whoever wants one of its own to write into.
    pub fn writer(&self) -> io::Result<File> {
        self.file.try_clone()
    }

    /// Makes sure that what was written is on the disk.
    pub fn sync(&self) -> io::Result<()> {
        self.file.sync_all()
    }

    /// Makes the file durable and gives it its name; `AlreadyExists` where it would replace one and may not. What the system would
    /// not confirm once it has its name is a warning.
    pub fn finish(self) -> Result<Option<Warning>, StoreError> {
        self.file.sync_all()?;
        // Windows gives no name to a file that is open.
        drop(self.file);
        if self.replaces {
            self.part.persist(&self.place).map_err(|failed| failed.error)?;
        } else if let Err(failed) = self.part.persist_noclobber(&self.place) {
            // Some file systems, such as those of memory sticks behind a driver of their own, can't do both in one step.
            let is_free = fs::symlink_metadata(&self.place).is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
            if !is_free {
                return Err(io::Error::from(io::ErrorKind::AlreadyExists).into());
            }
            failed.path.persist(&self.place).map_err(|failed| failed.error)?;
        }
        Ok(os::sync_parent(&self.place).err().map(|_| Warning::NotDurable))
    }
}
