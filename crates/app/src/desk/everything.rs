//! Everything that the desk holds in one file that needs no program of ours: a ZIP with the records as JSON, the lists as workbooks,
//! the statements as the documents that were handed over, and the journal in words.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use domain::{
    deal::Deal, event::Event, id::DealId, list::ListKind, organisation::Organisation, payee::Payee, record::RecordEvent,
    result::ResearchResult,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::{Readable, Silent, StoreError, journal::With};
use zip::{ZipWriter, result::ZipError, write::SimpleFileOptions};

use crate::{
    code::Code,
    desk::history,
    error::{Error, Result},
    list::{self, out::ListExport},
    reader::Reader,
    record::Edited,
    session::Progress,
    statement::WordLanguage,
    wire::{Chosen, Nothing},
};

/// Progress is told once in so many records.
const STEP: u64 = 64;
/// The journal is read in stretches of so many entries.
const STRETCH: u32 = 500;

/// Saves everything that the desk holds.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EverythingSave {
    /// Where to, as `.zip`.
    pub file: String,
    /// The file may replace another.
    #[serde(default)]
    pub overwrite: bool,
    /// The language of words; Chinese where missing.
    pub language: Option<WordLanguage>,
}

/// Everything was saved.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EverythingSaved {
    /// The file.
    pub file: String,
    /// Records, statements and journal entries in it.
    pub records: u64,
    /// Its length.
    pub bytes: u64,
}

impl Reader<'_> {
    /// Saves everything that the desk holds into one file that needs no program of ours. A break in `on_progress` is `cancelled`, and
    /// leaves no file.
    pub fn everything_save(&self, request: EverythingSave) -> Result<EverythingSaved> {
        let file = Path::new(&request.file);
        let output = self.begin(file, Readable::AsUsual, request.overwrite)?;
        let zip = ZipWriter::new(Silent::over(BufWriter::new(output.writer().map_err(|error| list::unwritten(error, file))?)));
        let mut everything = Everything::of(self, zip, file)?;
        everything.write(request.language.unwrap_or_default())?;
        let records = everything.done;
        let mut whole = everything.zip.finish().map_err(|error| unzipped(error, file))?;
        whole.flush().map_err(|error| list::unwritten(error, file))?;
        self.finish(output, file)?;
        let bytes = fs::metadata(file).map(|found| found.len()).unwrap_or_default();
        Ok(EverythingSaved { file: request.file, records, bytes })
    }
}

/// The file in the making.
struct Everything<'a, 'p> {
    reader: &'a Reader<'p>,
    zip: ZipWriter<Silent<BufWriter<File>>>,
    file: &'a Path,
    done: u64,
    total: u64,
}

impl<'a, 'p> Everything<'a, 'p> {
    fn of(reader: &'a Reader<'p>, zip: ZipWriter<Silent<BufWriter<File>>>, file: &'a Path) -> Result<Self> {
        let books = reader.books()?;
        let records = books.ids::<Organisation>()?.len() + books.ids::<ResearchResult>()?.len() + books.ids::<Payee>()?.len();
        let others = books.ids::<Deal>()?.len() + books.statement_ids()?.len();
        let entries = u64::try_from(books.head()?.0).unwrap_or_default();
        Ok(Self { reader, zip, file, done: 0, total: (records + others) as u64 + entries })
    }

    fn write(&mut self, language: WordLanguage) -> Result<()> {
        let books = self.reader.books()?;
        self.begin("README.txt")?;
        self.put(ABOUT.as_bytes())?;
        self.begin("desk.json")?;
        self.json(&self.reader.desk_status(Nothing {})?)?;
        self.records::<Organisation>("organisations.json")?;
        self.records::<ResearchResult>("results.json")?;
        self.records::<Payee>("payees.json")?;
        self.array("deals.json", books.ids::<Deal>()?, |reader, id: DealId| reader.deal_with(id, u32::MAX))?;
        self.begin("rates.json")?;
        self.json(&self.reader.rate_tables(0, usize::MAX)?)?;
        for id in books.statement_ids()? {
            // A draft that can't be drawn up at present says so on its own page.
            if let Ok(document) = self.reader.drawn_up(id) {
                self.begin(&format!("statements/{id}.json"))?;
                self.put(&documents::statement::json(&document))?;
            }
            self.count()?;
        }
        self.journal()?;
        for list in [ListKind::Results, ListKind::Organisations] {
            self.workbook(list, language)?;
        }
        Ok(())
    }

    fn records<R: Edited>(&mut self, name: &str) -> Result<()>
    where
        RecordEvent<R>: Into<Event>,
    {
        let ids = self.reader.books()?.ids::<R>()?;
        self.array(name, ids, |reader, id| reader.view::<R>(Chosen { id }))
    }

    /// One record a line, in an array.
    fn array<I, A: Serialize>(&mut self, name: &str, ids: Vec<I>, view: impl Fn(&Reader<'p>, I) -> Result<A>) -> Result<()> {
        self.begin(name)?;
        let mut before: &[u8] = b"[\n";
        for id in ids {
            self.put(before)?;
            self.json(&view(self.reader, id)?)?;
            before = b",\n";
            self.count()?;
        }
        self.put(if before == b"[\n" { b"[]\n" } else { b"\n]\n" })
    }

    /// The journal in words, newest first.
    fn journal(&mut self) -> Result<()> {
        let books = self.reader.books()?;
        self.begin("journal.jsonl")?;
        let mut before = None;
        loop {
            let heads = books.journal(before, With::Any, STRETCH)?;
            let Some(last) = heads.last() else { return Ok(()) };
            before = Some(last.n);
            for head in &heads {
                self.json(&history::happening(books, head)?)?;
                self.put(b"\n")?;
                self.count()?;
            }
        }
    }

    /// A list as the workbook that imports unchanged.
    fn workbook(&mut self, list: ListKind, language: WordLanguage) -> Result<()> {
        let name = match list {
            ListKind::Results => "results.xlsx",
            ListKind::Organisations => "organisations.xlsx",
        };
        let passing = Passing::beside(self.file, name);
        let request =
            ListExport { file: passing.0.display().to_string(), overwrite: true, ..ListExport::all(list, Some(language)) };
        self.reader.list_export(request)?;
        self.begin(name)?;
        let mut made = File::open(&passing.0).map_err(|error| list::unwritten(error, self.file))?;
        io::copy(&mut made, &mut self.zip).map(drop).map_err(|error| list::unwritten(error, self.file))
    }

    fn begin(&mut self, name: &str) -> Result<()> {
        let options = SimpleFileOptions::default().large_file(true);
        self.zip.start_file(name, options).map_err(|error| unzipped(error, self.file))
    }

    fn json(&mut self, value: &impl Serialize) -> Result<()> {
        self.put(&serde_json::to_vec(value).map_err(Error::unexpected)?)
    }

    fn put(&mut self, bytes: &[u8]) -> Result<()> {
        self.zip.write_all(bytes).map_err(|error| list::unwritten(error, self.file))
    }

    fn count(&mut self) -> Result<()> {
        self.done += 1;
        if self.done % STEP != 1 && self.done != self.total {
            return Ok(());
        }
        let per_mille = u32::try_from(self.done.min(self.total) * 1000 / self.total.max(1)).expect("a share of a thousand");
        if self.reader.tell(Progress { per_mille, rows: self.done }).is_break() {
            return Err(Error::new(Code::Cancelled, ""));
        }
        Ok(())
    }
}

/// A file on the way into the ZIP, beside it and gone afterwards.
struct Passing(PathBuf);

impl Passing {
    fn beside(file: &Path, name: &str) -> Self {
        let mut path = file.as_os_str().to_owned();
        path.push(format!(".{name}"));
        Self(path.into())
    }
}

impl Drop for Passing {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn unzipped(error: ZipError, file: &Path) -> Error {
    match error {
        ZipError::Io(error) => list::unwritten(error, file),
        other => Error::unexpected(StoreError::Io(io::Error::other(other))),
    }
}

/// What lies in the file, for whoever opens it years later.
const ABOUT: &str = "\u{feff}技术经纪台全部数据 / Everything on a desk of Brokerdesk\r\n\r\n\
organisations.json, results.json, payees.json, deals.json: 记录 / the records\r\n\
results.xlsx, organisations.xlsx: 可直接再导入的清单 / lists that import unchanged\r\n\
statements/: 结算单数据 / the statements as data\r\n\
rates.json: 收费指导标准 / guideline rate tables\r\n\
journal.jsonl: 操作日志，每行一条 / the journal, one entry a line\r\n\r\n\
本文件没有加密，含姓名、电话与金额，请妥善保管。\r\n\
This file is not encrypted and holds names, telephone numbers and amounts: keep it safe.\r\n";
