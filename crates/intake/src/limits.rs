//! What is refused before memory is taken: a package that unpacks to too much, a workbook that claims too many cells.

use std::{
    fs::File,
    io::{self, BufReader, Read, Seek, Write},
};

use crate::{fault::FileFault, problem::IntakeError};

/// The most that a file may come to once unpacked, in bytes: 512 MiB.
pub(crate) const MAX_BYTES: u64 = 512 << 20;
/// The most rows of a sheet.
pub(crate) const MAX_ROWS: u32 = 1_048_576;
/// The most columns of a sheet.
pub(crate) const MAX_COLUMNS: u32 = 16_384;
/// The most cells that the sheets of an XLS workbook may claim together, filled or not: one full sheet.
const MAX_XLS_CLAIMED: u64 = 65_536 * 256;
/// The most cells in the filled rectangles of an XLS workbook, which its reader holds in memory.
const MAX_XLS_FILLED: u64 = 65_536 * 64;

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

/// Goes through the records of an XLS workbook, whose reader makes room for every cell of the rectangle that a sheet
/// claims. Refuses a locked workbook and one with too many cells.
pub(crate) fn check_workbook(file: File) -> Result<(), IntakeError> {
    if file.metadata().map_err(|cause| FileFault::Unreadable.caused_by(cause))?.len() > MAX_BYTES {
        return Err(FileFault::TooLarge.error());
    }
    let mut compound = cfb::CompoundFile::open(BufReader::new(file)).map_err(|cause| FileFault::Damaged.caused_by(cause))?;
    if compound.is_stream("EncryptedPackage") {
        return Err(FileFault::Protected.error());
    }
    let Some(name) = ["Workbook", "Book"].into_iter().find(|name| compound.is_stream(name)) else {
        return Err(FileFault::Unsupported("其他 Office 文档", "another Office document").error());
    };
    let stream = compound.open_stream(name).map_err(|cause| FileFault::Damaged.caused_by(cause))?;
    let (claimed, filled) = count_cells(BufReader::new(stream)).map_err(|cause| FileFault::Damaged.caused_by(cause))?;
    if claimed > MAX_XLS_CLAIMED || filled > MAX_XLS_FILLED { Err(FileFault::TooLarge.error()) } else { Ok(()) }
}

/// Rows and columns of a sheet, from the first to the last that was seen.
#[derive(Clone, Copy, Debug, Default)]
struct Rectangle {
    rows: u64,
    columns: u64,
}

impl Rectangle {
    fn reach(&mut self, rows: u64, columns: u64) {
        (self.rows, self.columns) = (self.rows.max(rows), self.columns.max(columns));
    }

    fn cells(self) -> u64 {
        self.rows.saturating_mul(self.columns)
    }
}

/// How many cells the sheets of a workbook stream claim, and how many lie in the rectangles that their values fill.
fn count_cells(mut stream: impl Read + Seek) -> io::Result<(u64, u64)> {
    const BEGIN: u16 = 0x0809;
    const DIMENSIONS: u16 = 0x0200;
    const VALUES: [u16; 8] = [0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E];
    let (mut claimed, mut filled) = (0u64, 0u64);
    let (mut claim, mut values) = (Rectangle::default(), Rectangle::default());
    let mut head = [0u8; 4];
    loop {
        match stream.read_exact(&mut head) {
            Ok(()) => {}
            Err(cause) if cause.kind() == io::ErrorKind::UnexpectedEof => break,
            Err(cause) => return Err(cause),
        }
        let (kind, length) = (u16::from_le_bytes([head[0], head[1]]), u16::from_le_bytes([head[2], head[3]]));
        let mut data = [0u8; 14];
        let known = usize::from(length).min(data.len());
        if stream.read_exact(&mut data[..known]).is_err() {
            break;
        }
        let word = |at: usize| u64::from(u16::from_le_bytes([data[at], data[at + 1]]));
        if kind == BEGIN {
            (claimed, filled) = (claimed.saturating_add(claim.cells()), filled.saturating_add(values.cells()));
            (claim, values) = Default::default();
        } else if kind == DIMENSIONS && length >= 14 {
            claim.reach(word(4) | word(6) << 16, word(10));
        } else if kind == DIMENSIONS {
            claim.reach(word(2), word(6));
        } else if VALUES.contains(&kind) {
            values.reach(word(0) + 1, word(2) + 1);
        }
        stream.seek_relative(i64::from(length) - known as i64)?;
    }
    Ok((claimed.saturating_add(claim.cells()), filled.saturating_add(values.cells())))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes()[..], &length.to_le_bytes()[..], data].concat()
    }

    #[test]
    fn a_far_cell_and_a_false_claim_both_count() {
        let far_cell = [record(0x0809, &[0; 8]), record(0x0203, &[0xff, 0xff, 0xff, 0, 0, 0])].concat();
        assert_eq!(count_cells(Cursor::new(far_cell)).unwrap(), (0, 65_536 * 256));
        let claim = record(0x0200, &[0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 0, 0xff, 0xff, 0, 0]);
        assert!(count_cells(Cursor::new(claim)).unwrap().0 > MAX_XLS_CLAIMED);
        assert_eq!(count_cells(Cursor::new(vec![1, 2, 3])).unwrap(), (0, 0));
    }

    #[test]
    fn a_string_table_tells_its_size() {
        assert_eq!(claimed_strings(br#"<?xml version="1.0"?><sst count="9" uniqueCount="7">"#), 7);
        assert_eq!(claimed_strings(br#"<sst uniqueCount="99999999999999999999999">"#), u64::MAX);
        assert_eq!(claimed_strings(b"<worksheet>"), 0);
    }
}
