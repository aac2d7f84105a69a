//! CSV: the encoding found by looking at the whole file, the separator by looking at its start, the rows streamed.

use std::{
    cell::Cell as Shared,
    fs::File,
    io::{self, BufReader, Read, Seek},
    path::{Path, PathBuf},
    rc::Rc,
};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use encoding_rs_io::DecodeReaderBytesBuilder;

use crate::{
    cell::{Cell, Row, Visit},
    fault::FileFault,
    limits::MAX_BYTES,
    mapping::TextEncoding,
    problem::IntakeError,
};

/// A row longer than this is a quotation mark that never closes.
const MAX_ROW_BYTES: usize = 16 << 20;
/// How much of the file tells its separator.
const SNIFFED_BYTES: u64 = 64 << 10;

/// A CSV file whose encoding and separator are known.
#[derive(Debug)]
pub(crate) struct TextTable {
    path: PathBuf,
    pub encoding: TextEncoding,
    pub is_certain: bool,
    separator: u8,
    ends_with_carriage_return: bool,
    bytes: u64,
}

impl TextTable {
    pub fn open(path: &Path, chosen: Option<TextEncoding>) -> Result<Self, IntakeError> {
        let unreadable = |cause: io::Error| FileFault::Unreadable.caused_by(cause);
        let bytes = std::fs::metadata(path).map_err(unreadable)?.len();
        if bytes > MAX_BYTES {
            return Err(FileFault::TooLarge.error());
        }
        let (encoding, is_certain) = match chosen {
            Some(encoding) => (encoding, true),
            None => find_encoding(File::open(path).map_err(unreadable)?).map_err(unreadable)?,
        };
        let mut table =
            Self { path: path.to_owned(), encoding, is_certain, separator: b',', ends_with_carriage_return: false, bytes };
        let mut start = Vec::new();
        table.decoded(Rc::default()).map_err(unreadable)?.take(SNIFFED_BYTES).read_to_end(&mut start).map_err(unreadable)?;
        table.separator = find_separator(&start);
        table.ends_with_carriage_return =
            start.iter().position(|byte| *byte == b'\n').is_some_and(|at| at > 0 && start[at - 1] == b'\r');
        Ok(table)
    }

    /// The file's text as UTF-8; signs that its encoding does not have become U+FFFD.
    fn decoded(&self, budget: Rc<Shared<usize>>) -> io::Result<impl Read> {
        budget.set(MAX_ROW_BYTES);
        let file = BufReader::new(File::open(&self.path)?);
        let decoder = DecodeReaderBytesBuilder::new().encoding(Some(encoding_of(self.encoding))).strip_bom(true).build(file);
        Ok(Budgeted { inner: decoder, budget })
    }

    /// Hands over every row, with the thousandths of the file that are read.
    pub fn visit(&self, each: &mut Visit<'_>) -> Result<(), IntakeError> {
        let budget: Rc<Shared<usize>> = Rc::default();
        let decoded = self.decoded(Rc::clone(&budget)).map_err(|cause| FileFault::Unreadable.caused_by(cause))?;
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(self.separator).from_reader(decoded);
        let mut record = csv::ByteRecord::new();
        let mut counter = RowCounter { starts_at: if self.ends_with_carriage_return { 0 } else { 1 }, ..RowCounter::default() };
        loop {
            budget.set(MAX_ROW_BYTES);
            match reader.read_byte_record(&mut record) {
                Ok(true) => {}
                Ok(false) => return Ok(()),
                Err(cause) => return Err(fault_of(&cause).caused_by(cause)),
            }
            let cells = record.iter().map(|cell| Cell::from_text(&String::from_utf8_lossy(cell))).collect();
            let number = counter.next(&record, reader.position().line());
            let share = reader.position().byte().saturating_mul(1000) / self.bytes.max(1);
            if each(Row::new(number, cells), share.min(1000) as u32)?.is_break() {
                return Ok(());
            }
        }
    }
}

fn fault_of(cause: &csv::Error) -> FileFault {
    match cause.kind() {
        csv::ErrorKind::Io(io) if io.kind() == io::ErrorKind::FileTooLarge => FileFault::QuoteUnclosed,
        csv::ErrorKind::Io(_) => FileFault::Unreadable,
        _ => FileFault::Damaged,
    }
}

/// Counts rows as a spreadsheet does: empty lines are rows, which the CSV reader passes over, and line breaks within a
/// cell are none.
#[derive(Default)]
struct RowCounter {
    starts_at: u64,
    rows: u64,
    empty: u64,
    breaks_in_cells: u64,
}

impl RowCounter {
    fn next(&mut self, record: &csv::ByteRecord, lines: u64) -> u32 {
        self.rows += 1;
        self.breaks_in_cells += record.as_slice().iter().filter(|byte| **byte == b'\n').count() as u64;
        let passed_over = lines.saturating_sub(self.starts_at + self.rows + self.breaks_in_cells);
        self.empty = self.empty.max(passed_over);
        u32::try_from(self.rows + self.empty).unwrap_or(u32::MAX)
    }
}

/// Fails once more has been read than a row may have; the budget is filled up at every row.
struct Budgeted<R> {
    inner: R,
    budget: Rc<Shared<usize>>,
}

impl<R: Read> Read for Budgeted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(into)?;
        let left = self.budget.get().checked_sub(count).ok_or(io::ErrorKind::FileTooLarge)?;
        self.budget.set(left);
        Ok(count)
    }
}

fn encoding_of(encoding: TextEncoding) -> &'static Encoding {
    match encoding {
        TextEncoding::Utf8 => UTF_8,
        TextEncoding::Utf16Le => UTF_16LE,
        TextEncoding::Utf16Be => UTF_16BE,
        TextEncoding::Gb18030 => GB18030,
        TextEncoding::Big5 => BIG5,
        TextEncoding::Windows1252 => WINDOWS_1252,
    }
}

/// The encoding, and whether it is proved. A mark proves it, and so does being UTF-8 throughout, since other encodings
/// are that by chance only in the shortest of files.
fn find_encoding(mut file: File) -> io::Result<(TextEncoding, bool)> {
    let mut start = [0u8; 4096];
    let mut known = 0;
    while known < start.len() {
        match file.read(&mut start[known..])? {
            0 => break,
            count => known += count,
        }
    }
    let start = &start[..known];
    match start {
        [0xEF, 0xBB, 0xBF, ..] => return Ok((TextEncoding::Utf8, true)),
        [0xFF, 0xFE, ..] => return Ok((TextEncoding::Utf16Le, true)),
        [0xFE, 0xFF, ..] => return Ok((TextEncoding::Utf16Be, true)),
        _ => {}
    }
    // Separators and line ends are zero in one of their two bytes; no other encoding has zeros.
    let zeros = |offset: usize| start.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if even + odd > 0 {
        return Ok((if odd >= even { TextEncoding::Utf16Le } else { TextEncoding::Utf16Be }, false));
    }
    file.rewind()?;
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut utf8 = Validity::new(UTF_8);
    let mut gb18030 = Validity::new(GB18030);
    let mut chunk = vec![0u8; 64 << 10];
    loop {
        let count = file.read(&mut chunk)?;
        detector.feed(&chunk[..count], count == 0);
        utf8.feed(&chunk[..count], count == 0);
        gb18030.feed(&chunk[..count], count == 0);
        if count == 0 {
            break;
        }
    }
    if utf8.holds {
        return Ok((TextEncoding::Utf8, true));
    }
    let guess = detector.guess(None, Utf8Detection::Deny);
    let encoding = if guess == BIG5 {
        TextEncoding::Big5
    } else if guess == WINDOWS_1252 && !gb18030.holds {
        TextEncoding::Windows1252
    } else {
        // A few Han signs in a file of codes are too little for the detector, which then takes them for Western letters.
        TextEncoding::Gb18030
    };
    Ok((encoding, false))
}

/// Whether bytes fed in pieces are valid in an encoding throughout.
struct Validity {
    decoder: encoding_rs::Decoder,
    text: String,
    holds: bool,
}

impl Validity {
    fn new(encoding: &'static Encoding) -> Self {
        Self { decoder: encoding.new_decoder_without_bom_handling(), text: String::new(), holds: true }
    }

    fn feed(&mut self, bytes: &[u8], is_last: bool) {
        if !self.holds {
            return;
        }
        self.text.clear();
        let room = self.decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(0);
        self.text.reserve(room);
        let (_, _, had_errors) = self.decoder.decode_to_string(bytes, &mut self.text, is_last);
        self.holds = !had_errors;
    }
}

/// The separator that gives the first lines the same number of cells, the commonest where several do.
fn find_separator(start: &[u8]) -> u8 {
    let cells = |separator: u8| {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(start);
        let counts: Vec<usize> = reader.byte_records().take(20).map_while(Result::ok).map(|record| record.len()).collect();
        let widest = counts.iter().copied().max().unwrap_or(1);
        let alike = counts.iter().filter(|count| **count == widest).count();
        if widest == 1 { (0, 0) } else { (alike, widest) }
    };
    // The comma comes last, because the last of equals is taken.
    [b'|', b';', b'\t', b','].into_iter().max_by_key(|separator| cells(*separator)).expect("there are four")
}

#[cfg(test)]
mod tests {
    use std::{io::Write, ops::ControlFlow};

    use super::*;

    fn rows(bytes: &[u8]) -> (TextTable, Vec<(u32, Vec<String>)>) {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(bytes).unwrap();
        let table = TextTable::open(file.path(), None).unwrap();
        let mut rows = Vec::new();
        table
            .visit(&mut |row, _| {
                rows.push((row.number, row.texts()));
                Ok(ControlFlow::Continue(()))
            })
            .unwrap();
        (table, rows)
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        for end in ["\n", "\r\n"] {
            let text = ["a,b", "", "\"c\nd\",e", "", "", "f,g", ",", "h"].join(end);
            let numbers: Vec<u32> = rows(text.as_bytes()).1.into_iter().map(|(number, _)| number).collect();
            assert_eq!(numbers, [1, 3, 6, 7, 8], "{end:?}");
        }
    }

    #[test]
    fn a_separator_is_seen_from_the_first_lines() {
        for (text, separator) in
            [("a;b;c\n1,5;2;3\n", b';'), ("a\tb\n1\t2\n", b'\t'), ("a,b\n\"1;2;3\",2\n", b','), ("a|b\nc|d", b'|')]
        {
            assert_eq!(find_separator(text.as_bytes()), separator, "{text}");
        }
    }

    #[test]
    fn a_quote_that_never_closes_is_refused() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(b"a,b\n\"c,d\n").unwrap();
        file.write_all(&b"e,f\n".repeat(MAX_ROW_BYTES / 2)).unwrap();
        let table = TextTable::open(file.path(), None).unwrap();
        let error = table.visit(&mut |_, _| Ok(ControlFlow::Continue(()))).unwrap_err();
        assert_eq!(error.code, crate::IntakeCode::QuoteUnclosed);
    }
}
