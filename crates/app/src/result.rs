//! Research results: what the desk adds to their own rules.

use std::collections::BTreeMap;

use domain::{
    id::ResultId,
    identifier::{self, Finding},
    organisation::Organisation,
    record::Kept,
    region::region_name,
    result::ResearchResult,
};
use store::Books;

use crate::{
    act::{Act, Named},
    code::Code,
    error::{Error, Result},
    record::{Edited, found},
};

impl Named for ResearchResult {
    const UNKNOWN: Code = Code::ResultUnknown;

    /// Two results of one application number would be one.
    fn may_return(own: &Kept<Self>, books: Books<'_>) -> Result<()> {
        match &own.record.application_number {
            Some(number) if books.results_by_number(number)?.iter().any(|known| known.id != own.id) => {
                Err(Error::new(Code::TwinInUse, "id"))
            }
            Some(_) | None => Ok(()),
        }
    }
}

impl Edited for ResearchResult {
    /// An owner that is an organisation of the desk lends its name. One that stands in the recycle bin stays where the result
    /// has it already.
    fn checked(mut said: ResearchResult<String>, own: Option<ResultId>, act: &mut Act<'_, '_>) -> Result<ResearchResult<String>> {
        if let Some(owner) = said.owner_unit {
            let before = own.map(|own| act.books.kept::<ResearchResult>(own)).transpose()?.flatten();
            let stays = before.is_some_and(|before| before.record.owner_unit == Some(owner));
            let owner = if stays { found::<Organisation>(act.books, owner)?.record } else { act.named(owner, "owner_unit")? };
            said.owner_name = Some(owner.name);
        }
        Ok(said)
    }

    fn names(&self) -> BTreeMap<&'static str, String> {
        self.region.iter().filter_map(|code| Some(("region", region_name(code)?))).collect()
    }

    fn findings(&self) -> BTreeMap<&'static str, Finding> {
        let application = self.application_number.iter().map(|number| identifier::cn_application_number(number).finding);
        let publication = self.publication_number.iter().map(|number| identifier::cn_publication_number(number).finding);
        let of = |field: &'static str| move |finding| (field, finding);
        application.map(of("application_number")).chain(publication.map(of("publication_number"))).collect()
    }
}
