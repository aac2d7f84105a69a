//! Lists out: the template to fill in, and the records in use in the layout that imports unchanged. A file has its
//! name once it is whole.

pub(super) mod columns;
pub(super) mod sheet;

use std::path::Path;

use documents::{
    DocumentError, Language,
    list::{CsvEncoding, ListFormat, template},
};
use domain::{
    event::Event,
    id::{OrganisationId, ResultId},
    list::{ListKind, Listed},
    organisation::{Organisation, fields::OrganisationFacet},
    record::{Kept, RecordEvent},
    result::{ResearchResult, fields::ResultFacet},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Books, Readable, area::listed::Asked};

use sheet::{Place, Sheet};

use crate::{
    act::Reading,
    code::Code,
    error::{Error, Result},
    list::file_out,
    reader::Reader,
    record::Edited,
    statement::WordLanguage,
    wire::Only,
};

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
    /// Only these results, in this order, whatever is sought; at most 1,000.
    #[serde(default)]
    pub results: Vec<ResultId>,
    /// Only these organisations.
    #[serde(default)]
    pub organisations: Vec<OrganisationId>,
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

impl ListExport {
    /// All records of a list, with no file named yet.
    pub(crate) fn all(list: ListKind, language: Option<WordLanguage>) -> Self {
        Self {
            list,
            search: String::new(),
            only_results: Vec::new(),
            only_organisations: Vec::new(),
            results: Default::default(),
            organisations: Default::default(),
            file: String::new(),
            encoding: ListEncoding::default(),
            overwrite: false,
            language,
        }
    }
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
        let language: Language = request.language.unwrap_or_default().into();
        let title = language.pick(request.list.zh(), request.list.en());
        let bytes = template(title, &columns::columns(request.list, language), language);
        self.write(file, &bytes.map_err(|error| unwritten(error, file))?, Readable::AsUsual, request.overwrite)?;
        Ok(ListWritten { file: request.file, rows: 0, is_all: true })
    }

    /// Saves the records in use in the layout that imports unchanged. A break in `on_progress` is `cancelled`, and leaves
    /// no file.
    pub fn list_export(&self, request: ListExport) -> Result<ListWritten> {
        let file = Path::new(&request.file);
        let format = format(file, request.encoding)?;
        let language: Language = request.language.unwrap_or_default().into();
        let title = language.pick(request.list.zh(), request.list.en());
        let columns = columns::columns(request.list, language);
        let to = Place { file, format, overwrite: request.overwrite };
        let sheet = Sheet::begin(self, to, title, &columns, language)?;
        let mut export = Export { sheet, list: request.list, language };
        let books = self.books()?;
        let is_all = match request.list {
            ListKind::Results if !request.results.is_empty() => export.chosen::<ResearchResult>(books, &request.results)?,
            ListKind::Results => export.records::<ResearchResult>(books, &request.search, &request.only_results)?,
            ListKind::Organisations if !request.organisations.is_empty() => {
                export.chosen::<Organisation>(books, &request.organisations)?
            }
            ListKind::Organisations => export.records::<Organisation>(books, &request.search, &request.only_organisations)?,
        };
        let rows = export.sheet.finish()?;
        Ok(ListWritten { file: request.file, rows, is_all })
    }
}

/// A list of records that is being written.
struct Export<'a, 'p> {
    sheet: Sheet<'a, 'p>,
    list: ListKind,
    language: Language,
}

impl Export<'_, '_> {
    /// Writes all records, or those that are asked for; whether these are all that there are.
    fn records<R: Listed<Said: Serialize> + Edited>(
        &mut self,
        books: Books<'_>,
        search: &str,
        only: &[Only<R::Facet>],
    ) -> Result<bool>
    where
        RecordEvent<R>: Into<Event>,
    {
        let only: Vec<_> = only.iter().map(|only| (only.facet, only.values.as_slice())).collect();
        let asked = Asked { search, only: &only, ..Asked::default() };
        books.each(&asked, |kept: Kept<R>, total| self.record(&kept.record, total, books))
    }

    /// Writes these records; one that is gone meanwhile is left out.
    fn chosen<R: Listed<Said: Serialize> + Edited>(&mut self, books: Books<'_>, ids: &[R::Id]) -> Result<bool>
    where
        RecordEvent<R>: Into<Event>,
    {
        let total = u32::try_from(ids.len()).unwrap_or(u32::MAX);
        for id in ids {
            if let Some(kept) = books.kept::<R>(*id)?.filter(|kept| kept.removed_on.is_none()) {
                self.record(&kept.record, total, books)?;
            }
        }
        Ok(true)
    }

    fn record<R: Listed<Said: Serialize> + Edited>(&mut self, record: &R, total: u32, books: Books<'_>) -> Result<()>
    where
        RecordEvent<R>: Into<Event>,
    {
        let said = R::listed(record.shown(record.said(&mut Reading(books))?, books)?);
        self.sheet.row(&columns::cells(self.list, &said, self.language)?, total)
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
