//! Organisations: what the desk adds to their own rules.

use std::collections::BTreeMap;

use domain::{
    id::OrganisationId,
    identifier::{self, Finding},
    organisation::Organisation,
    record::Kept,
    region::region_name,
};
use store::Books;

use crate::{
    act::{Act, Named},
    code::Code,
    error::{Error, Result},
    record::Edited,
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
    /// A code that another organisation has is refused: it is the same one.
    fn checked(said: Organisation<String>, own: Option<OrganisationId>, act: &mut Act<'_, '_>) -> Result<Organisation<String>> {
        if let Some(code) = &said.code
            && act.books.organisations_by_code(code)?.iter().any(|known| Some(known.id) != own)
        {
            return Err(Error::new(Code::CodeKnown, "code"));
        }
        Ok(said)
    }

    fn names(&self) -> BTreeMap<&'static str, String> {
        self.region.iter().filter_map(|code| Some(("region", region_name(code)?))).collect()
    }

    fn findings(&self) -> BTreeMap<&'static str, Finding> {
        self.code.iter().map(|code| ("code", identifier::organisation_code(code).finding)).collect()
    }
}
