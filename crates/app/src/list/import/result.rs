//! Research results as rows of a list.

use domain::{id::OrganisationId, list::ListKind, normal::comparable, record::Kept, result::ResearchResult};
use store::Books;

use super::{
    subject::{Candidates, Subject},
    words::RowFault,
};
use crate::error::Result;

impl Subject for ResearchResult {
    const NAME: &'static str = "title";
    const LIST: ListKind = ListKind::Results;

    fn name(row: &ResearchResult<String>) -> &str {
        &row.title
    }

    fn key_field(row: &ResearchResult<String>) -> &'static str {
        match (&row.application_number, &row.publication_number) {
            (Some(_), _) => "application_number",
            (None, Some(_)) => "publication_number",
            (None, None) => Self::NAME,
        }
    }

    fn is_binned(row: &ResearchResult<String>, books: Books<'_>) -> Result<bool> {
        Ok(row.application_number.as_ref().map(|number| books.number_is_binned(number)).transpose()?.unwrap_or(false))
    }

    fn candidates(row: &ResearchResult<String>, books: Books<'_>, desk_was_empty: bool) -> Result<Candidates<Self>> {
        // Two results of one title are often an invention and its utility model: their numbers tell them apart.
        let could_be = |known: &Kept<Self>| row.application_number.is_none() || known.record.application_number.is_none();
        let mut by_key = match &row.application_number {
            Some(number) => books.results_by_number(number)?,
            None => Vec::new(),
        };
        if let (true, Some(number)) = (by_key.is_empty(), &row.publication_number) {
            by_key = books.results_by_publication(number)?;
            by_key.retain(could_be);
        }
        let has_number = row.application_number.is_some() || row.publication_number.is_some();
        if let (true, false, Some(owner)) = (by_key.is_empty(), has_number && desk_was_empty, &row.owner_name) {
            for known in books.results_titled(&row.title)?.into_iter().filter(could_be) {
                let names = [books.owner_name(&known.record)?, known.record.owner_name.clone()];
                if names.iter().flatten().any(|name| comparable(name) == comparable(owner)) {
                    by_key.push(known);
                }
            }
        }
        let mut by_name = Vec::new();
        if by_key.is_empty() && !desk_was_empty {
            by_name = books.results_titled(&row.title)?;
            by_name.retain(could_be);
        }
        Ok(Candidates { by_key, by_name })
    }

    fn met(known: ResearchResult<String>, row: &ResearchResult<String>, books: Books<'_>) -> Result<ResearchResult<String>> {
        let (Some(unit), Some(owner)) = (known.owner_unit, &row.owner_name) else { return Ok(known) };
        let is_called = books.organisation_name(unit)?.is_some_and(|name| comparable(&name) == comparable(owner));
        Ok(if is_called { ResearchResult { owner_name: Some(owner.clone()), ..known } } else { known })
    }

    fn unlinked_owner(&self) -> Option<&str> {
        self.owner_name.as_deref().filter(|_| self.owner_unit.is_none())
    }

    fn belongs_to(&mut self, owner: OrganisationId) {
        self.owner_unit = Some(owner);
    }

    fn link(&mut self, books: Books<'_>, names_decide: bool) -> Result<Option<RowFault>> {
        let (None, Some(owner)) = (self.owner_unit, &self.owner_name) else { return Ok(None) };
        match books.organisations_by_name(owner)?.as_slice() {
            [] => Ok(None),
            [one] if names_decide => {
                self.owner_unit = Some(one.id);
                Ok(None)
            }
            namesakes => Ok(Some(RowFault::OwnerNotLinked { owner: owner.clone(), is_one: namesakes.len() == 1 })),
        }
    }
}
