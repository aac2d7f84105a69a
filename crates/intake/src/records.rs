//! The records of an XLS workbook, looked through before its reader makes room for what they claim: it holds every cell of
//! the rectangle that a sheet's values fill, and believes what a sheet says of its size and place.

use std::{
    fs::File,
    io::{self, BufReader, Read, Seek, SeekFrom},
};

use crate::{fault::FileFault, limits::MAX_BYTES, problem::IntakeError};

/// The most cells that the sheets of a workbook may claim together, filled or not: one full sheet.
const MAX_CLAIMED: u64 = 65_536 * 256;
/// The most cells in the filled rectangles of a workbook, which its reader holds in memory.
const MAX_FILLED: u64 = 65_536 * 64;

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
const SHEET: u16 = 0x0085;
const DIMENSIONS: u16 = 0x0200;
const MANY_NUMBERS: u16 = 0x00BD;
const VALUES: [u16; 8] = [0x0006, MANY_NUMBERS, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E];

/// Refuses a locked workbook, one with too many cells, and one whose sheets say what cannot be.
pub(crate) fn check_workbook(file: File) -> Result<(), IntakeError> {
    if file.metadata().map_err(|cause| FileFault::Unreadable.caused_by(cause))?.len() > MAX_BYTES {
        return Err(FileFault::TooLarge.error());
    }
    let damaged = |cause: io::Error| FileFault::Damaged.caused_by(cause);
    let mut compound = cfb::CompoundFile::open(BufReader::new(file)).map_err(damaged)?;
    if compound.is_stream("EncryptedPackage") {
        return Err(FileFault::Protected.error());
    }
    // Some writers put both versions into one file, and the reader takes the older where the newer is broken.
    let workbooks: Vec<&str> = ["Workbook", "Book"].into_iter().filter(|name| compound.is_stream(name)).collect();
    if workbooks.is_empty() {
        return Err(FileFault::Unsupported("其他 Office 文档", "another Office document").error());
    }
    for name in workbooks {
        let stream = compound.open_stream(name).map_err(damaged)?;
        match Records::new(BufReader::new(stream)).room() {
            Ok(room) if room.claimed <= MAX_CLAIMED && room.filled <= MAX_FILLED => {}
            Ok(_) => return Err(FileFault::TooLarge.error()),
            Err(cause) if cause.kind() == io::ErrorKind::FileTooLarge => return Err(FileFault::TooLarge.error()),
            Err(cause) => return Err(damaged(cause)),
        }
    }
    Ok(())
}

/// How many cells are claimed, and how many are held once they are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Room {
    claimed: u64,
    filled: u64,
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

/// The beginning of a record, zeros beyond its end.
struct Record {
    kind: u16,
    length: u16,
    data: [u8; 14],
}

impl Record {
    fn word(&self, at: usize) -> u64 {
        u64::from(u16::from_le_bytes([self.data[at], self.data[at + 1]]))
    }

    fn long(&self, at: usize) -> u64 {
        self.word(at) | self.word(at + 2) << 16
    }

    /// The first row, and the rows and columns up to the last, as the sheet says them.
    fn dimensions(&self) -> io::Result<(u64, u64)> {
        let (first, rows, columns) = match self.length {
            0..14 => (self.word(0), self.word(2), self.word(6)),
            14.. => (self.long(0), self.long(4), self.word(10)),
        };
        // The reader subtracts one from the other, and would make room for four billion rows.
        let is_backward = rows > 0 && columns > 0 && first > rows;
        if is_backward { Err(io::ErrorKind::InvalidData.into()) } else { Ok((rows, columns)) }
    }
}

/// The records of a workbook's stream, of which no more bytes are gone through than a file may have: sheets that all name
/// one place would be gone through again and again.
struct Records<R> {
    stream: R,
    left: u64,
}

impl<R: Read + Seek> Records<R> {
    fn new(stream: R) -> Self {
        Self { stream, left: MAX_BYTES }
    }

    /// What the reader will make room for: the sheets stand where the workbook's own records say, as often as they say it.
    fn room(mut self) -> io::Result<Room> {
        let mut sheets = Vec::new();
        while let Some(record) = self.next()?.filter(|record| record.kind != END) {
            if record.kind == SHEET {
                sheets.push(record.long(0));
            }
        }
        let mut room = Room::default();
        for place in sheets {
            self.stream.seek(SeekFrom::Start(place))?;
            let sheet = self.sheet()?;
            room.claimed = room.claimed.saturating_add(sheet.claimed);
            room.filled = room.filled.saturating_add(sheet.filled);
        }
        Ok(room)
    }

    /// What the sheet takes that begins here. Charts within it have records of their own, which are no cells of it.
    fn sheet(&mut self) -> io::Result<Room> {
        let (mut claim, mut values, mut cells) = (Rectangle::default(), Rectangle::default(), 0u64);
        let (mut has_begun, mut charts) = (false, 0u64);
        while let Some(record) = self.next()? {
            match record.kind {
                BEGIN if has_begun => charts += 1,
                BEGIN => has_begun = true,
                END if charts == 0 => break,
                END => charts -= 1,
                _ if charts > 0 => {}
                DIMENSIONS => {
                    let (rows, columns) = record.dimensions()?;
                    claim.reach(rows, columns);
                }
                kind if VALUES.contains(&kind) => {
                    let many = if kind == MANY_NUMBERS { u64::from(record.length) / 6 } else { 1 };
                    cells += many.max(1);
                    values.reach(record.word(0) + 1, record.word(2) + many.max(1));
                }
                _ => {}
            }
        }
        Ok(Room { claimed: claim.cells(), filled: values.cells().max(cells) })
    }

    /// The next record, or `None` at the end or where it is cut off.
    fn next(&mut self) -> io::Result<Option<Record>> {
        let mut head = [0u8; 4];
        if !self.fill(&mut head)? {
            return Ok(None);
        }
        let [kind, length] = [[head[0], head[1]], [head[2], head[3]]].map(u16::from_le_bytes);
        self.left = self.left.checked_sub(4 + u64::from(length)).ok_or(io::ErrorKind::FileTooLarge)?;
        let mut data = [0u8; 14];
        let known = usize::from(length).min(data.len());
        if !self.fill(&mut data[..known])? {
            return Ok(None);
        }
        self.stream.seek_relative(i64::from(length) - known as i64)?;
        Ok(Some(Record { kind, length, data }))
    }

    /// Fills the bytes, or tells that the stream ends before.
    fn fill(&mut self, bytes: &mut [u8]) -> io::Result<bool> {
        match self.stream.read_exact(bytes) {
            Ok(()) => Ok(true),
            Err(cause) if cause.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
            Err(cause) => Err(cause),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes()[..], &length.to_le_bytes()[..], data].concat()
    }

    /// A workbook that names one and the same sheet so many times.
    fn workbook(sheets: usize, sheet: &[Vec<u8>]) -> io::Result<Room> {
        let end = record(END, &[]);
        let place = u32::try_from(sheets * record(SHEET, &[0; 8]).len() + end.len()).unwrap();
        let named = record(SHEET, &[&place.to_le_bytes()[..], &[0; 4]].concat());
        let stream = [named.repeat(sheets), end.clone(), record(BEGIN, &[0; 8]), sheet.concat(), end].concat();
        Records::new(Cursor::new(stream)).room()
    }

    fn dimensions(first: u32, rows: u32, columns: u16) -> Vec<u8> {
        let words = [&first.to_le_bytes()[..], &rows.to_le_bytes(), &[0, 0], &columns.to_le_bytes(), &[0, 0]];
        record(DIMENSIONS, &words.concat())
    }

    const FAR: [u8; 6] = [0xff, 0xff, 0xff, 0, 0, 0];

    #[test]
    fn a_far_cell_and_a_false_claim_both_count() {
        assert_eq!(workbook(1, &[record(0x0203, &FAR)]).unwrap(), Room { claimed: 0, filled: 65_536 * 256 });
        assert!(workbook(1, &[dimensions(0, u32::MAX, u16::MAX)]).unwrap().claimed > MAX_CLAIMED);
        assert_eq!(Records::new(Cursor::new(vec![1, 2, 3])).room().unwrap(), Room::default());
    }

    #[test]
    fn a_sheet_that_is_named_twice_is_held_twice() {
        let one = Room { claimed: 6, filled: 4 };
        let cells = [dimensions(0, 3, 2), record(0x0203, &[0; 14]), record(MANY_NUMBERS, &[1, 0, 0, 0].repeat(4))];
        assert_eq!(workbook(1, &cells).unwrap(), one);
        assert_eq!(workbook(3, &cells).unwrap(), Room { claimed: 18, filled: 12 });
    }

    #[test]
    fn rows_that_end_before_they_begin_are_damage() {
        assert_eq!(workbook(1, &[dimensions(9, 3, 2)]).unwrap_err().kind(), io::ErrorKind::InvalidData);
        assert!(workbook(1, &[dimensions(0, 0, 0)]).is_ok() && workbook(1, &[dimensions(3, 3, 2)]).is_ok());
    }

    #[test]
    fn records_of_a_chart_within_a_sheet_are_no_cells_of_it() {
        let chart = [record(BEGIN, &[0; 8]), record(0x0203, &FAR), record(END, &[])].concat();
        assert_eq!(workbook(1, &[chart, record(0x0203, &[0; 14])]).unwrap().filled, 1);
    }

    #[test]
    fn no_more_is_gone_through_than_a_file_may_have() {
        let long = record(0x00FF, &[0; 60_000]).repeat(20);
        let error = workbook(500, &[long]).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
    }
}
