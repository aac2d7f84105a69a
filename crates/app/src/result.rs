//! Research results: enter, change, put away, look up.

use std::collections::BTreeMap;

use domain::{
    id::ResultId,
    identifier::{self, Finding, Identifier},
    normal,
    organisation::Organisation,
    refusal::Refusal,
    result::ResearchResult,
};

use crate::{
    act::{Act, Named},
    code::Code,
    error::{Error, Result},
    reader::Reader,
    record::{self, Edited, found, trimmed},
    session::Session,
    wire::{Add, Change, Chosen, Made, Page, PageQuery, View},
};

/// A research result as it is said.
pub type ResultSaid = ResearchResult<String>;
/// A research result as a page shows it.
pub type ResultView = View<ResultSaid, ResultId>;

impl Session {
    /// Enters a research result.
    pub fn result_add(&mut self, request: Add<ResultSaid>) -> Result<Made> {
        self.add::<ResearchResult>("result_add", request)
    }

    /// Changes a research result's record.
    pub fn result_change(&mut self, request: Change<ResultSaid, ResultId>) -> Result<Made> {
        self.change::<ResearchResult>("result_change", request)
    }

    /// Puts a research result into the recycle bin.
    pub fn result_remove(&mut self, request: Chosen<ResultId>) -> Result<Made> {
        self.remove::<ResearchResult>("result_remove", request)
    }

    /// Takes a research result out of the recycle bin.
    pub fn result_restore(&mut self, request: Chosen<ResultId>) -> Result<Made> {
        self.restore::<ResearchResult>("result_restore", request, |own, books| match &own.record.application_number {
            Some(number) if books.results_by_number(number)?.iter().any(|known| known.id != own.id) => {
                Err(Error::new(Code::TwinInUse, "id"))
            }
            Some(_) | None => Ok(()),
        })
    }
}

impl Reader<'_> {
    /// One research result.
    pub fn result_view(&self, request: Chosen<ResultId>) -> Result<ResultView> {
        let books = self.books()?;
        record::view::<ResearchResult>(books, &found(books, request.id)?)
    }

    /// A page of the list of research results.
    pub fn result_page(&self, query: PageQuery) -> Result<Page<ResultView>> {
        let books = self.books()?;
        let page = books.results(&query.search, query.offset, query.limit())?;
        let rows = page.rows.iter().map(|kept| record::view(books, kept)).collect::<Result<_>>()?;
        Ok(Page { total: page.total, is_all: page.is_all, rows })
    }
}

impl Named for ResearchResult {
    const UNKNOWN: Code = Code::ResultUnknown;
}

impl Edited for ResearchResult {
    /// An owner that is an organisation of the desk lends its name. One that stands in the recycle bin stays where the result
    /// has it already.
    fn checked(mut said: ResultSaid, own: Option<ResultId>, act: &mut Act<'_, '_>) -> Result<ResultSaid> {
        said.title = normal::trimmed(&said.title).to_owned();
        let texts = [&mut said.owner_name, &mut said.application_number, &mut said.patent_kind, &mut said.industry];
        let more = [
            &mut said.publication_number,
            &mut said.region,
            &mut said.funding,
            &mut said.ipc,
            &mut said.legal_status,
            &mut said.summary,
        ];
        texts.into_iter().chain(more).for_each(trimmed);
        said.application_number = number(said.application_number, "application_number", identifier::cn_application_number)?;
        said.publication_number = number(said.publication_number, "publication_number", identifier::cn_publication_number)?;
        said.other_numbers = said.other_numbers.iter().map(|number| normal::code(number)).filter(|n| !n.is_empty()).collect();
        if let Some(owner) = said.owner_unit {
            let before = own.map(|own| act.books.kept::<ResearchResult>(own)).transpose()?.flatten();
            let stays = before.is_some_and(|before| before.record.owner_unit == Some(owner));
            let owner = if stays { found::<Organisation>(act.books, owner)?.record } else { act.named(owner, "owner_unit")? };
            said.owner_name = Some(owner.name);
        }
        Ok(said)
    }

    fn validated(self) -> Result<Self, Refusal> {
        ResearchResult::validated(self)
    }

    fn findings(&self) -> BTreeMap<&'static str, Finding> {
        let application = self.application_number.iter().map(|number| identifier::cn_application_number(number).finding);
        let publication = self.publication_number.iter().map(|number| identifier::cn_publication_number(number).finding);
        let of = |field: &'static str| move |finding| (field, finding);
        application.map(of("application_number")).chain(publication.map(of("publication_number"))).collect()
    }
}

/// A patent number in its one form. One of the other kind is refused: taken for what it is not, it would find no record and be
/// found by none.
fn number(said: Option<String>, field: &'static str, read: fn(&str) -> Identifier) -> Result<Option<String>> {
    let Some(number) = said.map(|number| read(&number)) else { return Ok(None) };
    match number.finding {
        Finding::PublicationNumber => Err(Error::new(Code::IsPublicationNumber, field)),
        Finding::ApplicationNumber => Err(Error::new(Code::IsApplicationNumber, field)),
        Finding::Valid
        | Finding::WellFormed
        | Finding::NoCheckDigit
        | Finding::OldRegistration15
        | Finding::BadCheckDigit { .. }
        | Finding::Malformed => Ok(Some(number.normal)),
    }
}
