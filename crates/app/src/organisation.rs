//! Organisations: enter, change, put away, look up.

use std::collections::BTreeMap;

use domain::{
    id::OrganisationId,
    identifier::{self, Finding},
    normal,
    organisation::Organisation,
    refusal::Refusal,
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

/// An organisation as it is said.
pub type OrganisationSaid = Organisation<String>;
/// An organisation as a page shows it.
pub type OrganisationView = View<OrganisationSaid, OrganisationId>;

impl Session {
    /// Enters an organisation.
    pub fn organisation_add(&mut self, request: Add<OrganisationSaid>) -> Result<Made> {
        self.add::<Organisation>("organisation_add", request)
    }

    /// Changes an organisation's record.
    pub fn organisation_change(&mut self, request: Change<OrganisationSaid, OrganisationId>) -> Result<Made> {
        self.change::<Organisation>("organisation_change", request)
    }

    /// Puts an organisation into the recycle bin.
    pub fn organisation_remove(&mut self, request: Chosen<OrganisationId>) -> Result<Made> {
        self.remove::<Organisation>("organisation_remove", request)
    }

    /// Takes an organisation out of the recycle bin.
    pub fn organisation_restore(&mut self, request: Chosen<OrganisationId>) -> Result<Made> {
        self.restore::<Organisation>("organisation_restore", request, |own, books| match &own.record.code {
            Some(code) if books.organisations_by_code(code)?.iter().any(|known| known.id != own.id) => {
                Err(Error::new(Code::TwinInUse, "id"))
            }
            Some(_) | None => Ok(()),
        })
    }
}

impl Reader<'_> {
    /// One organisation.
    pub fn organisation_view(&self, request: Chosen<OrganisationId>) -> Result<OrganisationView> {
        let books = self.books()?;
        record::view::<Organisation>(books, &found(books, request.id)?)
    }

    /// A page of the list of organisations.
    pub fn organisation_page(&self, query: PageQuery) -> Result<Page<OrganisationView>> {
        let books = self.books()?;
        let page = books.organisations(&query.search, query.offset, query.limit())?;
        let rows = page.rows.iter().map(|kept| record::view(books, kept)).collect::<Result<_>>()?;
        Ok(Page { total: page.total, is_all: page.is_all, rows })
    }
}

impl Named for Organisation {
    const UNKNOWN: Code = Code::OrganisationUnknown;
}

impl Edited for Organisation {
    /// A code that another organisation has is refused: it is the same one.
    fn checked(mut said: OrganisationSaid, own: Option<OrganisationId>, act: &mut Act<'_, '_>) -> Result<OrganisationSaid> {
        said.name = normal::trimmed(&said.name).to_owned();
        let texts = [&mut said.list_code, &mut said.region, &mut said.address, &mut said.industry, &mut said.supervisor];
        texts.into_iter().chain([&mut said.level, &mut said.code]).for_each(trimmed);
        said.code = said.code.map(|code| identifier::organisation_code(&code).normal);
        said.list_code = said.list_code.map(|code| normal::code(&code));
        for phone in said.contacts.iter_mut().filter_map(|contact| contact.phone.as_mut()) {
            *phone = normal::code(phone);
        }
        said.tags = said.tags.iter().map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect();
        if let Some(code) = &said.code
            && act.books.organisations_by_code(code)?.iter().any(|known| Some(known.id) != own)
        {
            return Err(Error::new(Code::CodeKnown, "code"));
        }
        Ok(said)
    }

    fn validated(self) -> Result<Self, Refusal> {
        Organisation::validated(self)
    }

    fn findings(&self) -> BTreeMap<&'static str, Finding> {
        self.code.iter().map(|code| ("code", identifier::organisation_code(code).finding)).collect()
    }
}
