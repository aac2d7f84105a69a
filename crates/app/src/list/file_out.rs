//! Where a file of a user's may go, and why one could not be written. How it is written so that it is whole or not there is the
//! store's `Output`.

use std::{
    ffi::OsStr,
    io::{self, Write as _},
    path::Path,
};

use store::{DeskFolder, Output, Readable, StoreError};

use crate::{
    code::Code,
    error::{Error, Result},
    reader::Reader,
};

/// What a file's name ends in until it is whole, behind eight random signs.
const PART: &str = ".12345678.part";

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

/// Why a file that a user named was not written. The system says of a name that is too long and of one with a sign that it does
/// not allow the same, and of both on some systems that the folder is missing.
pub(crate) fn unwritten(error: impl Into<StoreError>, path: &Path) -> Error {
    let error = match error.into() {
        StoreError::Io(error) => error,
        other => return Error::from(other).at("file"),
    };
    let is_long = |part: &OsStr| part.len() + PART.len() > LONGEST_NAME;
    let code = match error.kind() {
        io::ErrorKind::AlreadyExists => Code::FileExists,
        io::ErrorKind::InvalidFilename | io::ErrorKind::NotFound if path.iter().any(is_long) => Code::FileNameTooLong,
        io::ErrorKind::InvalidFilename if path.as_os_str().len() > LONGEST_NAME => Code::FileNameTooLong,
        io::ErrorKind::InvalidFilename | io::ErrorKind::InvalidInput => Code::FileNameInvalid,
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Code::FolderMissing,
        _ => return Error::from(StoreError::from(error)).at("file"),
    };
    Error::new(code, "file").because(error)
}

/// Begins a file that a user named; `file_exists` and `file_of_desk` where it may not stand there.
pub(crate) fn begin(path: &Path, readable: Readable, overwrite: bool, desk: Option<&DeskFolder>) -> Result<Output> {
    may_write(path, overwrite)?;
    Output::beside(path, readable, overwrite, desk).map_err(|error| unwritten(error, path))
}

/// Refuses to write over a file, unless that was allowed, and over one of a desk in any case.
pub(crate) fn may_write(file: &Path, overwrite: bool) -> Result<()> {
    if file.file_name().is_none() {
        Err(Error::new(Code::FileNameMissing, "file"))
    } else if is_of_desk(file) {
        Err(Error::new(Code::FileOfDesk, "file"))
    } else if file.symlink_metadata().is_ok() && !overwrite {
        Err(Error::new(Code::FileExists, "file"))
    } else {
        Ok(())
    }
}

impl Reader<'_> {
    /// Begins a file that a user named.
    pub(crate) fn begin(&self, file: &Path, readable: Readable, overwrite: bool) -> Result<Output> {
        // Without a desk there is nowhere to note it.
        begin(file, readable, overwrite, self.desk().ok().map(store::Reader::folder))
    }

    /// Gives a file that is whole its name.
    pub(crate) fn finish(&self, output: Output, file: &Path) -> Result<()> {
        let warning = output.finish().map_err(|error| unwritten(error, file))?;
        warning.into_iter().for_each(|warning| self.warn(warning));
        Ok(())
    }

    /// Writes a file that a user named.
    pub(crate) fn write(&self, file: &Path, bytes: &[u8], readable: Readable, overwrite: bool) -> Result<()> {
        let mut output = self.begin(file, readable, overwrite)?;
        output.file().write_all(bytes).map_err(|error| unwritten(error, file))?;
        self.finish(output, file)
    }
}
