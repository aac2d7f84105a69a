//! Organisations: what the desk adds to their own rules, and what leads from them.

pub mod dealings;

use std::collections::BTreeMap;

use domain::{
    id::OrganisationId,
    identifier::{self, Finding},
    normal::in_row,
    organisation::{Organisation, OrganisationPatch, Role},
    record::Kept,
    scheme::Scheme,
};
use store::Books;

use crate::{
    act::{Act, Named},
    code::Code,
    error::{Error, Result},
    record::{Edited, named},
};

impl Named for Organisation {
    const UNKNOWN: Code = Code::OrganisationUnknown;

    /// Two organisations of one code would be one.
    fn may_return(own: &Kept<Self>, books: Books<'_>) -> Result<()> {
        match &own.record.code {
            Some(code) if books.organisations_by_code(code)?.iter().any(|known| known.id != own.id) => {
                Err(Error::new(Code::TwinInUse, "id"))
            }
            Some(_) | None => Ok(()),
        }
    }
}

impl Edited for Organisation {
    type Patch = OrganisationPatch;

    fn patched(&self, patch: &OrganisationPatch) -> Self {
        self.patched(patch)
    }

    fn in_row(said: Organisation<String>) -> Organisation<String> {
        Organisation { note: said.note.map(in_row), ..said }
    }

    /// A code that another organisation has is refused: it is the same one. A new one of which nobody says what it is, is what
    /// its name says.
    fn checked(
        mut said: Organisation<String>,
        own: Option<OrganisationId>,
        act: &mut Act<'_, '_>,
    ) -> Result<Organisation<String>> {
        if let Some(code) = &said.code
            && act.books.organisations_by_code(code)?.iter().any(|known| Some(known.id) != own)
        {
            return Err(Error::new(Code::CodeKnown, "code"));
        }
        if own.is_none() && said.roles.is_empty() {
            said.roles.extend(Role::of_name(&said.name));
        }
        Ok(said)
    }

    fn names(&self) -> BTreeMap<&'static str, String> {
        named([("region", Scheme::Region, &self.region), ("industry", Scheme::Industry, &self.industry)])
    }

    fn findings(&self) -> BTreeMap<&'static str, Finding> {
        self.code.iter().map(|code| ("code", identifier::organisation_code(code).finding)).collect()
    }
}
