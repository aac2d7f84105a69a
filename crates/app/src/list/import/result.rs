//! Research results as rows of a list.

use domain::{record::Kept, result::ResearchResult};
use store::Books;

use super::{
    subject::{Candidates, Subject},
    words::RowFault,
};
use crate::error::Result;

impl Subject for ResearchResult {
    const NAME: &'static str = "title";

    fn name(row: &ResearchResult<String>) -> &str {
        &row.title
    }

    fn key_field(row: &ResearchResult<String>) -> &'static str {
        if row.application_number.is_some() { "application_number" } else { Self::NAME }
    }

    fn candidates(row: &ResearchResult<String>, books: Books<'_>, desk_was_empty: bool) -> Result<Candidates<Self>> {
        // Two results of one title are often an invention and its utility model: their numbers tell them apart.
        let could_be = |known: &Kept<Self>| row.application_number.is_none() || known.record.application_number.is_none();
        let mut by_key = match &row.application_number {
            Some(number) => books.results_by_number(number)?,
            None => Vec::new(),
        };
        let is_settled = row.application_number.is_some() && desk_was_empty;
        if let (true, false, Some(owner)) = (by_key.is_empty(), is_settled, &row.owner_name) {
            by_key = books.results_by_title(&row.title, Some(owner))?;
            by_key.retain(could_be);
        }
        let mut by_name = Vec::new();
        if by_key.is_empty() && !desk_was_empty {
            by_name = books.results_titled(&row.title)?;
            by_name.retain(could_be);
        }
        Ok(Candidates { by_key, by_name })
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
