//! CSV: encoding and separator found by looking at the file's start, the rows streamed.

use std::{
    collections::VecDeque,
    fs::File,
    io::{self, BufRead, BufReader, Read, Seek},
    path::{Path, PathBuf},
};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use encoding_rs_io::DecodeReaderBytesBuilder;

use crate::{
    cell::{Cell, Remark, Row, Visit},
    fault::FileFault,
    heading::known_headings,
    limits::{MAX_COLUMNS, MAX_PIECE},
    mapping::TextEncoding,
    problem::IntakeError,
};

/// A quotation mark that is open over more lines than this does not close.
const MAX_LINES: usize = 500;
/// So many signs beyond ASCII tell the encoding, however long the file is.
const ENOUGH_SIGNS: usize = 200_000;
/// How much of the file tells its separator.
const SNIFFED_BYTES: u64 = 64 << 10;
/// What separates cells, the commonest first.
const SEPARATORS: [char; 5] = [',', '\t', ';', '|', '，'];
/// What stands for a separator of several bytes while a row is split.
const STANDS_FOR: u8 = 0x1f;

/// A CSV file whose encoding and separator are known.
#[derive(Debug)]
pub(crate) struct TextTable {
    path: PathBuf,
    pub encoding: TextEncoding,
    pub is_certain: bool,
    pub separator: char,
    bytes: u64,
}

impl TextTable {
    pub fn open(path: &Path, encoding: Option<TextEncoding>, separator: Option<char>) -> Result<Self, IntakeError> {
        let unreadable = |cause: io::Error| FileFault::Unreadable.caused_by(cause);
        let mut table = Self::unsplit(path, encoding, MAX_PIECE)?;
        let mut start = Vec::new();
        table.decoded().map_err(unreadable)?.take(SNIFFED_BYTES).read_to_end(&mut start).map_err(unreadable)?;
        table.separator = separator.unwrap_or_else(|| find_separator(&start));
        Ok(table)
    }

    /// Opens a text whose separator is not looked for; a line of more bytes than `longest` ends the search for its encoding.
    pub fn unsplit(path: &Path, encoding: Option<TextEncoding>, longest: u64) -> Result<Self, IntakeError> {
        let unreadable = |cause: io::Error| FileFault::Unreadable.caused_by(cause);
        let bytes = std::fs::metadata(path).map_err(unreadable)?.len();
        let (encoding, is_certain) = match encoding {
            Some(encoding) => (encoding, true),
            None => find_encoding(File::open(path).map_err(unreadable)?, longest).map_err(fault_of)?,
        };
        Ok(Self { path: path.to_owned(), encoding, is_certain, separator: ',', bytes })
    }

    /// The file's text as UTF-8; signs that its encoding does not have become U+FFFD.
    pub fn decoded(&self) -> io::Result<impl BufRead + use<>> {
        let file = BufReader::new(File::open(&self.path)?);
        let decoder = DecodeReaderBytesBuilder::new().encoding(Some(encoding_of(self.encoding))).strip_bom(true).build(file);
        Ok(BufReader::with_capacity(64 << 10, decoder))
    }

    /// Hands over every row, with the thousandths of the file that are read.
    pub fn visit(&self, each: &mut Visit<'_>) -> Result<(), IntakeError> {
        let decoded = self.decoded().map_err(|cause| FileFault::Unreadable.caused_by(cause))?;
        let mut records = Records::new(decoded, self.separator);
        let mut splitter = Splitter::new(self.separator);
        let mut number = 0u32;
        while let Some(record) = records.next().map_err(fault_of)? {
            number = number.saturating_add(1);
            if record.text.is_empty() {
                continue;
            }
            let share = (records.done.saturating_mul(1000) / self.bytes.max(1)).min(1000) as u32;
            if each(splitter.row(number, record)?, share)?.is_break() {
                return Ok(());
            }
        }
        Ok(())
    }
}

fn fault_of(cause: io::Error) -> IntakeError {
    match cause.kind() {
        io::ErrorKind::FileTooLarge => FileFault::LineTooLong.error(),
        _ => FileFault::Unreadable.caused_by(cause),
    }
}

/// The text of one row without its line end, and whether a quotation mark in it was passed over because it does not close.
#[derive(Debug, Default)]
struct Record {
    text: Vec<u8>,
    unclosed: bool,
}

/// The rows of a text, one line each, or several where a quotation mark is open at the end of a line.
struct Records<R> {
    source: R,
    separator: Vec<u8>,
    /// Lines that were looked at for the end of a quotation, and are rows of their own.
    waiting: VecDeque<Vec<u8>>,
    done: u64,
}

impl<R: BufRead> Records<R> {
    fn new(source: R, separator: char) -> Self {
        Self { source, separator: separator.to_string().into_bytes(), waiting: VecDeque::new(), done: 0 }
    }

    fn next(&mut self) -> io::Result<Option<Record>> {
        let Some(first) = self.line()? else { return Ok(None) };
        if !first.contains(&b'"') {
            return Ok(Some(Record { text: first, unclosed: false }));
        }
        let mut quotes = Quotes::default();
        quotes.take(&first, &self.separator);
        if !quotes.is_open {
            return Ok(Some(Record { text: first, unclosed: false }));
        }
        let mut lines = vec![first];
        let mut bytes = lines[0].len();
        while quotes.is_open && lines.len() < MAX_LINES && (bytes as u64) < MAX_PIECE {
            let Some(line) = self.line()? else { break };
            quotes.take(b"\n", &self.separator);
            quotes.take(&line, &self.separator);
            bytes += line.len();
            lines.push(line);
        }
        if !quotes.is_open && !quotes.is_torn {
            return Ok(Some(Record { text: lines.join(&b'\n'), unclosed: false }));
        }
        let mut lines = lines.into_iter();
        let mut text = lines.next().unwrap_or_default();
        for line in lines.rev() {
            self.waiting.push_front(line);
        }
        // Without the mark that opens and does not close, the line is split as if it were not there.
        loop {
            let mut quotes = Quotes::default();
            quotes.take(&text, &self.separator);
            match quotes.opened_at {
                Some(at) if quotes.is_open => drop(text.remove(at)),
                _ => return Ok(Some(Record { text, unclosed: true })),
            }
        }
    }

    /// The next line without its end, which is a line feed, a carriage return, or both.
    fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        if let Some(line) = self.waiting.pop_front() {
            return Ok(Some(line));
        }
        let mut line = Vec::new();
        let mut has_begun = false;
        loop {
            let bytes = self.source.fill_buf()?;
            if bytes.is_empty() {
                // DOS programs write an end mark behind the last line.
                let is_end_mark = line == [0x1a];
                return Ok((has_begun && !is_end_mark).then(|| {
                    if line.last() == Some(&0x1a) {
                        line.pop();
                    }
                    line
                }));
            }
            has_begun = true;
            let end = memchr::memchr2(b'\n', b'\r', bytes);
            line.extend_from_slice(&bytes[..end.unwrap_or(bytes.len())]);
            if line.len() as u64 > MAX_PIECE {
                return Err(io::ErrorKind::FileTooLarge.into());
            }
            let Some(end) = end else {
                let used = bytes.len();
                self.done += used as u64;
                self.source.consume(used);
                continue;
            };
            let is_return = bytes[end] == b'\r';
            self.done += end as u64 + 1;
            self.source.consume(end + 1);
            if is_return {
                // A zero that slipped in between is no line of its own.
                let next = self.source.fill_buf()?;
                let zeros = next.iter().take_while(|byte| **byte == 0).count();
                if next.get(zeros) == Some(&b'\n') {
                    self.done += zeros as u64 + 1;
                    self.source.consume(zeros + 1);
                }
            }
            return Ok(Some(line));
        }
    }
}

/// Where quotation marks stand open. One that begins a cell opens; one that is not followed by another closes.
#[derive(Debug)]
struct Quotes {
    is_open: bool,
    /// Where the last one opened, counted over all that was taken.
    opened_at: Option<usize>,
    begins_cell: bool,
    has_closed: bool,
    /// A quotation that ran over a line end closed before further text: its mark belongs to another cell.
    is_torn: bool,
    is_long: bool,
    taken: usize,
}

impl Default for Quotes {
    fn default() -> Self {
        Self { is_open: false, opened_at: None, begins_cell: true, has_closed: false, is_torn: false, is_long: false, taken: 0 }
    }
}

impl Quotes {
    fn take(&mut self, text: &[u8], separator: &[u8]) {
        if self.is_open && !text.contains(&b'"') {
            self.is_long |= text == b"\n";
            self.taken += text.len();
            return;
        }
        for (at, byte) in text.iter().enumerate() {
            let ends_cell = text[..=at].ends_with(separator);
            match (*byte, self.is_open) {
                (b'"', true) => (self.is_open, self.has_closed) = (false, true),
                (b'"', false) if self.has_closed => (self.is_open, self.has_closed) = (true, false),
                (b'"', false) if self.begins_cell => {
                    (self.is_open, self.is_long) = (true, false);
                    self.opened_at = Some(self.taken + at);
                }
                (b'\n', true) => self.is_long = true,
                (_, false) if self.has_closed && !separator.starts_with(&[*byte]) && !ends_cell && *byte > b' ' => {
                    self.is_torn |= self.is_long;
                    self.has_closed = false;
                }
                (_, false) if self.has_closed && ends_cell => self.has_closed = false,
                _ => {}
            }
            self.begins_cell = ends_cell && !self.is_open;
        }
        self.taken += text.len();
    }
}

/// Splits rows into cells.
struct Splitter {
    reader: csv_core::Reader,
    separator: char,
    output: Vec<u8>,
    ends: Vec<usize>,
    /// How many cells the last row had, empty ones included.
    width: usize,
}

impl Splitter {
    fn new(separator: char) -> Self {
        let delimiter = u8::try_from(separator).unwrap_or(STANDS_FOR);
        let reader = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
        Self { reader, separator, output: Vec::new(), ends: vec![0; MAX_COLUMNS as usize + 1], width: 0 }
    }

    fn row(&mut self, number: u32, record: Record) -> Result<Row, IntakeError> {
        let mut text = record.text;
        if !self.separator.is_ascii() {
            let stand_in = char::from(STANDS_FOR).to_string();
            text = String::from_utf8_lossy(&text).replace(self.separator, &stand_in).into_bytes();
        }
        text.push(b'\n');
        self.reader.reset();
        self.output.resize(text.len(), 0);
        let (result, _, _, count) = self.reader.read_record(&text, &mut self.output, &mut self.ends);
        if count > MAX_COLUMNS as usize || result == csv_core::ReadRecordResult::OutputEndsFull {
            return Err(FileFault::TooManyColumns.error());
        }
        self.width = count;
        let (mut cells, mut remarks, mut start) = (Vec::with_capacity(count), Vec::new(), 0);
        for (column, end) in self.ends[..count].iter().enumerate() {
            let text = String::from_utf8_lossy(&self.output[start..*end]);
            start = *end;
            let is_control = |sign: char| sign.is_control() && !matches!(sign, '\t' | '\n' | '\r');
            let cell = if text.chars().any(is_control) {
                let stood = |sign: char| if u32::from(sign) == u32::from(STANDS_FOR) { self.separator } else { sign };
                let is_said = text.chars().any(|sign| is_control(sign) && (self.separator.is_ascii() || stood(sign) == sign));
                if is_said {
                    remarks.push((column, Remark::ControlSigns));
                }
                let kept: String = text.chars().map(stood).filter(|sign| !is_control(*sign)).collect();
                Cell::from_text(&kept)
            } else {
                Cell::from_text(&text)
            };
            cells.push(cell);
        }
        let mut row = Row::new(number, cells);
        row.remarks = remarks;
        if record.unclosed {
            row.remark(0, Remark::QuoteUnclosed);
        }
        Ok(row)
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

/// The encoding, and whether it is proved. A mark proves it, and so does being UTF-8 as far as it was looked at, since other
/// encodings are that by chance only in the shortest of files. What is no sign of it further down is said at its row. A line
/// of more bytes than `longest` ends the search with `FileTooLarge`.
fn find_encoding(mut file: File, longest: u64) -> io::Result<(TextEncoding, bool)> {
    let mut start = Vec::new();
    Read::by_ref(&mut file).take(4096).read_to_end(&mut start)?;
    match start.as_slice() {
        [0xEF, 0xBB, 0xBF, ..] => return Ok((TextEncoding::Utf8, true)),
        [0xFF, 0xFE, ..] => return Ok((TextEncoding::Utf16Le, true)),
        [0xFE, 0xFF, ..] => return Ok((TextEncoding::Utf16Be, true)),
        _ => {}
    }
    if let Some(encoding) = is_utf16(&start) {
        return Ok((encoding, false));
    }
    file.rewind()?;
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut utf8 = Trial::new(UTF_8);
    let mut gb18030 = Trial::new(GB18030);
    let mut chunk = vec![0u8; 64 << 10];
    let (mut line, mut ends_plain) = (0, true);
    while utf8.signs + utf8.errors < ENOUGH_SIGNS {
        let count = file.read(&mut chunk)?;
        let bytes = &chunk[..count];
        line = match bytes.iter().rposition(|byte| matches!(byte, b'\n' | b'\r')) {
            Some(end) => (count - end) as u64,
            None => line + count as u64,
        };
        if line > longest {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        // What is ASCII throughout is the same in every encoding, unless it ends a sign that the chunk before began.
        if count > 0 && ends_plain && bytes.is_ascii() {
            continue;
        }
        ends_plain = bytes.last().is_some_and(u8::is_ascii);
        detector.feed(bytes, count == 0);
        utf8.feed(bytes, count == 0);
        gb18030.feed(bytes, count == 0);
        if count == 0 {
            break;
        }
    }
    // A byte that was hurt on its way, or a file that was cut off, is no other encoding.
    if utf8.errors == 0 || utf8.errors * 2 <= utf8.signs {
        return Ok((TextEncoding::Utf8, utf8.errors == 0));
    }
    let guess = detector.guess(None, Utf8Detection::Deny);
    let is_gb18030 = gb18030.errors * 10 <= gb18030.signs;
    let encoding = if guess == BIG5 {
        TextEncoding::Big5
    } else if guess == WINDOWS_1252 && !is_gb18030 {
        TextEncoding::Windows1252
    } else {
        // A few Han signs in a file of codes are too little for the detector, which then takes them for Western letters.
        TextEncoding::Gb18030
    };
    Ok((encoding, false))
}

/// Is this the start of a text in UTF-16 without a mark? Separators, digits and line ends are zero in one of their bytes. One
/// zero that slipped into another text makes it none.
pub(crate) fn is_utf16(start: &[u8]) -> Option<TextEncoding> {
    let start = &start[..start.len() / 2 * 2];
    let zeros = |offset: usize| start.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let (most, least) = (even.max(odd), even.min(odd));
    if most < 2 || least * 10 > most || most * 100 < start.len() {
        return None;
    }
    let (encoding, found) = if odd >= even { (UTF_16LE, TextEncoding::Utf16Le) } else { (UTF_16BE, TextEncoding::Utf16Be) };
    let (text, _) = encoding.decode_without_bom_handling(start);
    let odd_sign = |sign: char| {
        sign == '\u{fffd}'
            || (sign.is_control() && !matches!(sign, '\t' | '\n' | '\r'))
            || ('\u{e000}'..='\u{f8ff}').contains(&sign)
    };
    let signs = text.chars().count();
    let is_text = text.chars().filter(|sign| odd_sign(*sign)).count() * 50 <= signs && text.contains(['\n', '\r']);
    is_text.then_some(found)
}

/// How a file reads in an encoding: signs beyond ASCII, and errors.
struct Trial {
    decoder: encoding_rs::Decoder,
    text: String,
    signs: usize,
    errors: usize,
}

impl Trial {
    fn new(encoding: &'static Encoding) -> Self {
        Self { decoder: encoding.new_decoder_without_bom_handling(), text: String::new(), signs: 0, errors: 0 }
    }

    fn feed(&mut self, bytes: &[u8], is_last: bool) {
        self.text.clear();
        let room = self.decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(0);
        self.text.reserve(room);
        let _ = self.decoder.decode_to_string(bytes, &mut self.text, is_last);
        for sign in self.text.chars().filter(|sign| !sign.is_ascii()) {
            if sign == '\u{fffd}' { self.errors += 1 } else { self.signs += 1 }
        }
    }
}

/// The separator that makes the best columns of the first lines: that gives the most known headings in one row, then the most
/// rows of one width, then the widest; the commonest of equals.
fn find_separator(start: &[u8]) -> char {
    let judged = |separator: char| {
        let mut records = Records::new(start, separator);
        let mut splitter = Splitter::new(separator);
        let (mut widths, mut known) = (std::collections::BTreeMap::<usize, usize>::new(), 0);
        for number in 1..=50 {
            let Ok(Some(record)) = records.next() else { break };
            let Ok(row) = splitter.row(number, record) else { return (0, 0, 0) };
            known = known.max(known_headings(&row.texts()));
            *widths.entry(splitter.width).or_default() += usize::from(splitter.width > 1);
        }
        let (width, rows) = widths.into_iter().max_by_key(|(width, rows)| (*rows, *width)).unwrap_or_default();
        (known, rows, if rows == 0 { 0 } else { width })
    };
    // The last of equals is taken.
    SEPARATORS.into_iter().rev().max_by_key(|separator| judged(*separator)).unwrap_or(',')
}

#[cfg(test)]
mod tests {
    use std::{io::Write, ops::ControlFlow};

    use super::*;

    fn rows(bytes: &[u8]) -> (TextTable, Vec<(u32, Vec<String>)>) {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(bytes).unwrap();
        let table = TextTable::open(file.path(), None, None).unwrap();
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
        for (text, separator) in [
            ("a;b;c\n1,5;2;3\n", ';'),
            ("a\tb\n1\t2\n", '\t'),
            ("a,b\n\"1;2;3\",2\n", ','),
            ("a|b\nc|d", '|'),
            ("名称，地址\n甲，路\n", '，'),
            ("单位名称,主营业务\n甲,a;b;c\n乙,d;e;f\n", ','),
        ] {
            assert_eq!(find_separator(text.as_bytes()), separator, "{text}");
        }
    }

    #[test]
    fn a_quote_that_does_not_close_swallows_no_row() {
        let texts = |text: &str| rows(text.as_bytes()).1.into_iter().map(|(_, cells)| cells).collect::<Vec<_>>();
        assert_eq!(texts("a,b,c\n甲,\"路,x\n乙,路,y\n"), [["a", "b", "c"], ["甲", "路", "x"], ["乙", "路", "y"]]);
        assert_eq!(texts("a,b\n甲,\"路\n乙,\"一,二\"\n丙,路"), [["a", "b"], ["甲", "路"], ["乙", "一,二"], ["丙", "路"]]);
        assert_eq!(texts("a,b\n甲,\"路\n\"\"北\"\"\n端\"\n"), [["a", "b"], ["甲", "路\n\"北\"\n端"]]);
        assert_eq!(texts("a，b\n甲，\"路，x\"\n"), [["a", "b"], ["甲", "路，x"]]);
        assert_eq!(texts("a,b\r甲,路\r\x1a"), [["a", "b"], ["甲", "路"]]);
    }

    #[test]
    fn one_bad_byte_makes_no_other_encoding() {
        let mut bytes = "单位名称,地址\n示例一厂,兰州市\n".as_bytes().to_vec();
        bytes.insert(30, 0xff);
        assert_eq!(rows(&bytes).0.encoding, TextEncoding::Utf8);
        let cut = "单位名称,地址\n示例一厂,兰州市".as_bytes();
        assert_eq!(rows(&cut[..cut.len() - 1]).0.encoding, TextEncoding::Utf8);
        let (table, rows) = rows("单位名称,地址\n示例\0一厂,兰州市\n".as_bytes());
        assert_eq!((table.encoding, rows[1].1[0].as_str()), (TextEncoding::Utf8, "示例一厂"));
    }

    #[test]
    fn a_zero_within_a_line_end_makes_no_further_line() {
        let numbers = |text: &str| rows(text.as_bytes()).1.into_iter().map(|(number, _)| number).collect::<Vec<_>>();
        assert_eq!(numbers("a,b\r\0\nc,d\r\ne,f"), [1, 2, 3]);
        assert_eq!(numbers("a,b\r\0c,d\re,f"), [1, 2, 3]);
    }
}
