//! Lists out: the template to fill in, and the records in use in the layout that imports unchanged. Files are written
//! beside their place and renamed when they are whole.

mod columns;

use std::path::Path;

use documents::{
    DocumentError, Language,
    list::{Cell, CsvEncoding, ListFormat, ListWriter, write_template_xlsx},
};
use domain::{
    list::{ListKind, Listed},
    organisation::{Organisation, fields::OrganisationFacet},
    record::Kept,
    result::{ResearchResult, fields::ResultFacet},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{
    Books,
    area::{self, listed::Asked},
};

use crate::{
    act::Reading,
    code::Code,
    error::{Error, Result},
    list::file_out,
    reader::Reader,
    session::Progress,
    statement::WordLanguage,
    wire::Only,
};

/// Progress is told once in so many rows.
const STEP: u32 = 256;

/// Saves the template of a list, with a sheet that explains it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TemplateSave {
    /// Which list.
    pub list: ListKind,
    /// Where to, as `.xlsx`.
    pub file: String,
    /// The file may replace another.
    #[serde(default)]
    pub overwrite: bool,
    /// The language of its words; Chinese where missing.
    pub language: Option<WordLanguage>,
}

/// Saves the records in use as a list, or those in which a text is sought.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListExport {
    /// Which list.
    pub list: ListKind,
    /// What is sought, as in the list's own page; all records where it is blank.
    #[serde(default)]
    pub search: String,
    /// What results have to say, as in the list's own page.
    #[serde(default)]
    pub only_results: Vec<Only<ResultFacet>>,
    /// What organisations have to say.
    #[serde(default)]
    pub only_organisations: Vec<Only<OrganisationFacet>>,
    /// Where to, as `.xlsx` or `.csv`.
    pub file: String,
    /// The encoding of a CSV file.
    #[serde(default)]
    pub encoding: ListEncoding,
    /// The file may replace another.
    #[serde(default)]
    pub overwrite: bool,
    /// The language of its words; Chinese where missing.
    pub language: Option<WordLanguage>,
}

/// The encodings in which CSV files are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum ListEncoding {
    /// With a byte-order mark, so that spreadsheet programs know it.
    #[default]
    #[serde(rename = "utf-8")]
    Utf8,
    /// For programs that know nothing newer.
    #[serde(rename = "gb18030")]
    Gb18030,
}

/// A list that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ListWritten {
    /// The file.
    pub file: String,
    /// Rows below the header.
    pub rows: u32,
    /// Whether these are all that there are: a search stops at 500.
    pub is_all: bool,
}

impl Reader<'_> {
    /// Saves the template of a list.
    pub fn template_save(&self, request: TemplateSave) -> Result<ListWritten> {
        let file = Path::new(&request.file);
        if format(file, ListEncoding::Utf8)? != ListFormat::Xlsx {
            return Err(Error::new(Code::TemplateFormat, "file"));
        }
        may_write(file, request.overwrite)?;
        let language: Language = request.language.unwrap_or_default().into();
        let title = language.pick(request.list.zh(), request.list.en());
        let _noted = self.noted(file);
        write_template_xlsx(file, title, &columns::columns(request.list, language), language)
            .map_err(|error| unwritten(error, file))?;
        Ok(ListWritten { file: request.file, rows: 0, is_all: true })
    }

    /// Saves the records in use in the layout that imports unchanged. A break in `on_progress` is `cancelled`, and leaves
    /// no file.
    pub fn list_export(&self, request: ListExport) -> Result<ListWritten> {
        let file = Path::new(&request.file);
        let format = format(file, request.encoding)?;
        may_write(file, request.overwrite)?;
        let language: Language = request.language.unwrap_or_default().into();
        let _noted = self.noted(file);
        let writer = ListWriter::create(file, format, &columns::columns(request.list, language));
        let writer = writer.map_err(|error| unwritten(error, file))?;
        let mut export = Export { writer, file, reader: self, list: request.list, language, rows: 0, total: 0 };
        let is_all = match request.list {
            ListKind::Results => export.records::<ResearchResult>(self.books()?, &request.search, &request.only_results)?,
            ListKind::Organisations => {
                export.records::<Organisation>(self.books()?, &request.search, &request.only_organisations)?
            }
        };
        let rows = export.rows;
        export.writer.finish().map_err(|error| unwritten(error, file))?;
        Ok(ListWritten { file: request.file, rows, is_all })
    }
}

/// A list that is being written.
struct Export<'a, 'p> {
    writer: ListWriter,
    file: &'a Path,
    reader: &'a Reader<'p>,
    list: ListKind,
    language: Language,
    rows: u32,
    total: u32,
}

impl Export<'_, '_> {
    /// Writes all records, or those that are asked for; whether these are all that there are.
    fn records<R: Listed<Said: Serialize> + area::listed::Listed>(
        &mut self,
        books: Books<'_>,
        search: &str,
        only: &[Only<R::Facet>],
    ) -> Result<bool> {
        let only: Vec<_> = only.iter().map(|only| (only.facet, only.values.as_slice())).collect();
        let asked = Asked { search, only: &only, ..Asked::default() };
        books.each(&asked, |kept: Kept<R>, total| {
            self.total = total;
            self.record(&kept.record, books)
        })
    }

    fn record<R: Listed<Said: Serialize>>(&mut self, record: &R, books: Books<'_>) -> Result<()> {
        let said = R::listed(record.said(&mut Reading(books))?);
        self.row(&columns::cells(self.list, &said, self.language)?)
    }

    fn row(&mut self, cells: &[Cell]) -> Result<()> {
        self.rows += 1;
        if self.rows % STEP == 1 || self.rows == self.total {
            let share = u64::from(self.rows.min(self.total)) * 1000 / u64::from(self.total.max(1));
            let per_mille = u32::try_from(share).expect("a share of a thousand");
            if self.reader.tell(Progress { per_mille, rows: u64::from(self.rows) }).is_break() {
                return Err(Error::new(Code::Cancelled, ""));
            }
        }
        self.writer.row(cells).map_err(|error| unwritten(error, self.file))
    }
}

/// The format that a file's ending asks for.
pub(crate) fn format(file: &Path, encoding: ListEncoding) -> Result<ListFormat> {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match (ending.as_deref(), encoding) {
        (Some("xlsx"), _) => Ok(ListFormat::Xlsx),
        (Some("csv"), ListEncoding::Utf8) => Ok(ListFormat::Csv(CsvEncoding::Utf8Bom)),
        (Some("csv"), ListEncoding::Gb18030) => Ok(ListFormat::Csv(CsvEncoding::Gb18030)),
        (Some(_) | None, _) => Err(Error::new(Code::ListFormat, "file")),
    }
}

/// Refuses to write over a file, unless that was allowed.
pub(crate) fn may_write(file: &Path, overwrite: bool) -> Result<()> {
    if file_out::is_of_desk(file) {
        Err(Error::new(Code::FileOfDesk, "file"))
    } else if file.exists() && !overwrite {
        Err(Error::new(Code::FileExists, "file"))
    } else {
        Ok(())
    }
}

/// Why a list could not be written; nothing is left of it.
pub(crate) fn unwritten(error: DocumentError, file: &Path) -> Error {
    match error {
        DocumentError::Io(error) => file_out::unwritten(error, file),
        DocumentError::TooManyRows => Error::new(Code::TooManyRowsForSheet, "file"),
        DocumentError::CellTooLong { row, column } => {
            Error::new(Code::CellTooLong, "file").with(json!({ "row": row, "column": column }))
        }
        DocumentError::NotInEncoding { row } => Error::new(Code::NotInEncoding, "file").with(json!({ "row": row })),
        DocumentError::Inconsistent(_) | DocumentError::Typesetting(_) | DocumentError::Workbook(_) => Error::unexpected(error),
    }
}
