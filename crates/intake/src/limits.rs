//! The limits of a file, and what is refused before memory is taken: a package that unpacks to too much, a string table
//! that claims too much. The same for XLS: `records.rs`.

use std::{
    fs::File,
    io::{self, BufReader, Write},
};

use crate::{fault::FileFault, problem::IntakeError};

/// The most that a file may come to once unpacked, in bytes: 512 MiB.
pub(crate) const MAX_BYTES: u64 = 512 << 20;
/// The most rows of a sheet.
pub(crate) const MAX_ROWS: u32 = 1_048_576;
/// The most columns of a sheet.
pub(crate) const MAX_COLUMNS: u32 = 16_384;

/// Takes note of nothing but how much is written, and fails at the limit.
struct Counted {
    left: u64,
    head: Vec<u8>,
}

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len();
        self.left = self.left.checked_sub(taken as u64).ok_or(io::ErrorKind::FileTooLarge)?;
        let room = 4096usize.saturating_sub(self.head.len()).min(taken);
        self.head.extend_from_slice(&bytes[..room]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Goes through a zip package: first by what its directory claims, then by unpacking it into nothing, since a claim
/// may be false. Gives the names of its entries.
pub(crate) fn check_package(file: File) -> Result<Vec<String>, IntakeError> {
    let mut package = zip::ZipArchive::new(BufReader::new(file)).map_err(|cause| FileFault::Damaged.caused_by(cause))?;
    let mut claimed = 0u64;
    for index in 0..package.len() {
        let entry = package.by_index_raw(index).map_err(|cause| FileFault::Damaged.caused_by(cause))?;
        claimed = claimed.saturating_add(entry.size());
    }
    if claimed > MAX_BYTES {
        return Err(FileFault::TooLarge.error());
    }
    let mut counted = Counted { left: MAX_BYTES, head: Vec::new() };
    let mut names = Vec::new();
    for index in 0..package.len() {
        let mut entry = package.by_index(index).map_err(|cause| FileFault::Damaged.caused_by(cause))?;
        counted.head.clear();
        let before = counted.left;
        match io::copy(&mut entry, &mut counted) {
            Ok(_) => {}
            Err(cause) if cause.kind() == io::ErrorKind::FileTooLarge => return Err(FileFault::TooLarge.error()),
            Err(cause) => return Err(FileFault::Damaged.caused_by(cause)),
        }
        // The reader makes room for as many strings as the table says that it has.
        if claimed_strings(&counted.head) > before - counted.left {
            return Err(FileFault::Damaged.error());
        }
        names.push(String::from_utf8_lossy(entry.name_raw()).into_owned());
    }
    Ok(names)
}

/// The `uniqueCount` at the start of a shared string table; 0 for any other part.
fn claimed_strings(head: &[u8]) -> u64 {
    let head = String::from_utf8_lossy(head);
    let Some((_, count)) = head.split_once("<sst").and_then(|(_, sst)| sst.split_once("uniqueCount=")) else { return 0 };
    let digits: String = count.chars().skip(1).take_while(char::is_ascii_digit).collect();
    if digits.is_empty() { 0 } else { digits.parse().unwrap_or(u64::MAX) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_table_tells_its_size() {
        assert_eq!(claimed_strings(br#"<?xml version="1.0"?><sst count="9" uniqueCount="7">"#), 7);
        assert_eq!(claimed_strings(br#"<sst uniqueCount="99999999999999999999999">"#), u64::MAX);
        assert_eq!(claimed_strings(b"<worksheet>"), 0);
    }
}
