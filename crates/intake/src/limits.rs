//! The limits of a file, and what is refused before memory is taken: a package that unpacks to too much, a string table
//! that claims too much. The same for XLS: `records.rs`.

use std::{
    fs::File,
    io::{self, BufReader, Read},
};

use crate::{fault::FileFault, problem::IntakeError};

/// The most that a file may come to once unpacked, in bytes: 512 MiB.
pub(crate) const MAX_BYTES: u64 = 512 << 20;
/// The most that a workbook or a web page may come to whose reader may hold all of it in memory, in bytes.
pub(crate) const MAX_HELD: u64 = 96 << 20;
/// The most rows of a sheet.
pub(crate) const MAX_ROWS: u32 = 1_048_576;
/// The most columns of a list: no list has so many, and a lone cell far to the right makes every row as wide.
pub(crate) const MAX_COLUMNS: u32 = 1_024;
/// The most signs of a cell, as in Excel.
pub(crate) const MAX_TEXT: usize = 32_767;
/// The most bytes that one piece of a file may take before it is looked at: a cell of text in a package, a row of CSV.
pub(crate) const MAX_PIECE: u64 = 4 << 20;
/// The most cells that one row of a sheet may write down, as in Excel; those beyond `MAX_COLUMNS` have to be empty.
pub(crate) const MAX_ROW_CELLS: usize = 16_384;
/// The most texts that the sheets of a workbook share: four for every row that a sheet may have.
pub(crate) const MAX_STRINGS: usize = 1 << 22;
/// The most formats, merged areas, columns with a width of their own, relations or sheets.
pub(crate) const MAX_PARTS: usize = 65_536;
/// The most bytes of the texts that the sheets of a workbook share, with four for the place of each.
pub(crate) const MAX_SHARED: usize = 128 << 20;

/// Gives the names of a package's entries, unless they claim to come to too much.
pub(crate) fn check_package(file: File) -> Result<Vec<String>, IntakeError> {
    let mut package = zip::ZipArchive::new(BufReader::new(file)).map_err(|cause| FileFault::Damaged.caused_by(cause))?;
    let mut claimed = 0u64;
    let mut names = Vec::new();
    for index in 0..package.len() {
        let entry = package.by_index_raw(index).map_err(|cause| FileFault::Damaged.caused_by(cause))?;
        claimed = claimed.saturating_add(entry.size());
        names.push(String::from_utf8_lossy(entry.name_raw()).into_owned());
    }
    if claimed > MAX_BYTES { Err(FileFault::TooLarge.error()) } else { Ok(names) }
}

/// Goes through a package whose reader takes its parts whole, since what the directory claims may be false.
pub(crate) fn unpack_into_nothing(file: File) -> Result<(), IntakeError> {
    let mut package = zip::ZipArchive::new(BufReader::new(file)).map_err(|cause| FileFault::Damaged.caused_by(cause))?;
    let mut left = MAX_HELD;
    for index in 0..package.len() {
        let entry = package.by_index(index).map_err(|cause| FileFault::Damaged.caused_by(cause))?;
        let count = io::copy(&mut entry.take(left + 1), &mut io::sink()).map_err(|cause| FileFault::Damaged.caused_by(cause))?;
        left = left.checked_sub(count).ok_or_else(|| FileFault::TooLarge.error())?;
    }
    Ok(())
}
