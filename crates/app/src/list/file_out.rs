//! Writes a file so that it is whole or not there: beside its place first, then renamed.

use std::{
    ffi::OsStr,
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use store::{DeskFolder, StoreError, Unfinished};

use crate::{
    code::Code,
    error::{Error, Result},
    reader::Reader,
};

/// What a file's name ends in until it is whole.
const PART: &str = ".part";

/// Writes bytes into a file; `file_exists` where one is there and may not be replaced.
pub(crate) fn write(path: &Path, bytes: &[u8], overwrite: bool) -> Result<()> {
    with_part(path, overwrite, |part| {
        let mut file = File::create(part).map_err(|error| unwritten(error, path))?;
        file.write_all(bytes).and_then(|()| file.sync_all()).map_err(|error| unwritten(error, path))
    })
}

/// Whether a file stands, or would stand, in a desk's folder or in one below it: its database, its keys, its backups. Links are
/// followed.
pub(crate) fn is_of_desk(file: &Path) -> bool {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let place = file.canonicalize().or_else(|_| folder.canonicalize());
    place.is_ok_and(|place| place.ancestors().any(|folder| DeskFolder::at(folder).database().is_file()))
}

/// Would both paths be one file? Names that differ in case alone are one on some systems.
pub(crate) fn is_same(one: &Path, other: &Path) -> bool {
    if let (Ok(one), Ok(other)) = (one.canonicalize(), other.canonicalize()) {
        return one == other;
    }
    let place = |path: &Path| {
        let folder = path.parent().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
        let folder = folder.and_then(|folder| folder.canonicalize().ok());
        (folder, path.file_name().map(|name| name.to_string_lossy().to_lowercase()))
    };
    place(one) == place(other)
}

/// The longest name that a file can have on the systems that people use, in bytes or UTF-16 units.
const LONGEST_NAME: usize = 255;

/// Why the system did not write a file that a user named. It says of a name that is too long and of one with a sign that it
/// does not allow the same, and of both on some systems that the folder is missing.
pub(crate) fn unwritten(error: io::Error, path: &Path) -> Error {
    let is_long = |part: &OsStr| part.len() + PART.len() > LONGEST_NAME;
    let code = match error.kind() {
        io::ErrorKind::InvalidFilename | io::ErrorKind::NotFound if path.iter().any(is_long) => Code::FileNameTooLong,
        io::ErrorKind::InvalidFilename if path.as_os_str().len() > LONGEST_NAME => Code::FileNameTooLong,
        io::ErrorKind::InvalidFilename | io::ErrorKind::InvalidInput => Code::FileNameInvalid,
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Code::FolderMissing,
        _ => return Error::from(StoreError::from(error)).at("file"),
    };
    Error::new(code, "file").because(error)
}

/// The name under which a file is written until it is whole.
pub(crate) fn part_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(PART);
    name.into()
}

impl Reader<'_> {
    /// Notes that a file is being written, until what is returned is dropped; without a desk there is nowhere to note it.
    pub(crate) fn noted(&self, file: &Path) -> Option<Unfinished> {
        Some(self.desk().ok()?.folder().unfinished(&part_of(file)))
    }
}

/// Lets `make` write a file beside the place, and renames it once it is whole; after an error nothing is left.
pub(crate) fn with_part(path: &Path, overwrite: bool, make: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    if !overwrite && path.exists() {
        return Err(Error::new(Code::FileExists, "file"));
    }
    if is_of_desk(path) {
        return Err(Error::new(Code::FileOfDesk, "file"));
    }
    if path.file_name().is_none() {
        return Err(Error::new(Code::FileNameMissing, "file"));
    }
    let part = part_of(path);
    let made = make(&part).and_then(|()| fs::rename(&part, path).map_err(|error| unwritten(error, path)));
    if made.is_err() {
        let _ = fs::remove_file(&part);
    }
    made
}
