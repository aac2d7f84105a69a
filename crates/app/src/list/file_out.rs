//! Writes a file so that it is whole or not there: beside its place first, then renamed.

use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
};

use store::StoreError;

use crate::{
    code::Code,
    error::{Error, Result},
};

/// Writes bytes into a file; `file_exists` where one is there and may not be replaced.
pub(crate) fn write(path: &Path, bytes: &[u8], overwrite: bool) -> Result<()> {
    with_part(path, overwrite, |part| {
        let mut file = File::create(part).map_err(StoreError::from)?;
        file.write_all(bytes).and_then(|()| file.sync_all()).map_err(StoreError::from)?;
        Ok(())
    })
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

/// Lets `make` write a file beside the place, and renames it once it is whole; after an error nothing is left.
pub(crate) fn with_part(path: &Path, overwrite: bool, make: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    if !overwrite && path.exists() {
        return Err(Error::new(Code::FileExists, "file"));
    }
    let mut name = path.file_name().ok_or_else(|| Error::new(Code::FileNameMissing, "file"))?.to_owned();
    name.push(".part");
    let part: PathBuf = path.with_file_name(name);
    let made = make(&part).and_then(|()| Ok(fs::rename(&part, path).map_err(StoreError::from)?));
    if made.is_err() {
        let _ = fs::remove_file(&part);
    }
    made
}
