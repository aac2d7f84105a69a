//! Research results: what the desk adds to their own rules.

use std::collections::BTreeMap;

use domain::{
    id::ResultId,
    identifier::{self, Finding},
    normal::in_row,
    organisation::Organisation,
    record::Kept,
    result::{ResearchResult, ResultPatch},
    scheme::Scheme,
};
use store::Books;

use crate::{
    act::{Act, Named},
    code::Code,
    deal::listed::{DealsOf, deal_row},
    error::{Error, Result},
    reader::Reader,
    record::{Edited, found, named},
    wire::Part,
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
    type Patch = ResultPatch;

    fn patched(&self, patch: &ResultPatch) -> Self {
        self.patched(patch)
    }

    fn in_row(said: ResearchResult<String>) -> ResearchResult<String> {
        ResearchResult { summary: said.summary.map(in_row), note: said.note.map(in_row), ..said }
    }

    /// An owner that is an organisation of the desk lends its name, and a name that one of them alone bears is that one. One
    /// that stands in the recycle bin stays where the result has it already.
    fn checked(mut said: ResearchResult<String>, own: Option<ResultId>, act: &mut Act<'_, '_>) -> Result<ResearchResult<String>> {
        if let Some(owner) = said.owner_unit {
            let before = own.map(|own| act.books.kept::<ResearchResult>(own)).transpose()?.flatten();
            let stays = before.is_some_and(|before| before.record.owner_unit == Some(owner));
            let owner = if stays { found::<Organisation>(act.books, owner)?.record } else { act.named(owner, "owner_unit")? };
            said.owner_name = Some(owner.name);
        } else if let Some(name) = &said.owner_name
            && let [owner] = act.books.organisations_by_name(name)?.as_slice()
        {
            said.owner_unit = Some(owner.id);
            said.owner_name = Some(owner.record.name.clone());
        }
        Ok(said)
    }

    /// The owner by the name that it bears today.
    fn shown(&self, said: ResearchResult<String>, books: Books<'_>) -> Result<ResearchResult<String>> {
        Ok(ResearchResult { owner_name: books.owner_name(self)?, ..said })
    }

    fn names(&self) -> BTreeMap<&'static str, String> {
        named([
            ("region", Scheme::Region, &self.region),
            ("industry", Scheme::Industry, &self.industry),
            ("discipline", Scheme::Discipline, &self.discipline),
        ])
    }

    fn findings(&self) -> BTreeMap<&'static str, Finding> {
        let application = self.application_number.iter().map(|number| identifier::cn_application_number(number).finding);
        let publication = self.publication_number.iter().map(|number| identifier::cn_publication_number(number).finding);
        let of = |field: &'static str| move |finding| (field, finding);
        application.map(of("application_number")).chain(publication.map(of("publication_number"))).collect()
    }
}

impl Reader<'_> {
    /// A page of the deals that name a result.
    pub fn result_deals(&self, request: Part<ResultId>) -> Result<DealsOf> {
        let books = self.books()?;
        let deals = books.deals_about(request.id, request.offset, request.limit())?;
        let deals = deals.into_iter().map(|row| deal_row(books, row)).collect::<Result<_>>()?;
        Ok(DealsOf { total: books.deals_about_count(request.id)?, deals })
    }
}
