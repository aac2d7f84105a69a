//! Organisations as rows of a list.

use domain::{list::ListKind, organisation::Organisation};
use store::Books;

use super::subject::{Candidates, Subject};
use crate::error::Result;

impl Subject for Organisation {
    const NAME: &'static str = "name";
    const LIST: ListKind = ListKind::Organisations;

    fn name(row: &Organisation<String>) -> &str {
        &row.name
    }

    fn key_field(row: &Organisation<String>) -> &'static str {
        match (&row.code, &row.list_code) {
            (Some(_), _) => "code",
            (None, Some(_)) => "list_code",
            (None, None) => Self::NAME,
        }
    }

    fn is_binned(row: &Organisation<String>, books: Books<'_>) -> Result<bool> {
        Ok(row.code.as_ref().map(|code| books.code_is_binned(code)).transpose()?.unwrap_or(false))
    }

    fn candidates(row: &Organisation<String>, books: Books<'_>, desk_was_empty: bool) -> Result<Candidates<Self>> {
        let mut by_key = match &row.code {
            Some(code) => books.organisations_by_code(code)?,
            None => Vec::new(),
        };
        if let (true, Some(list_code)) = (by_key.is_empty(), &row.list_code) {
            by_key = books.organisations_by_list_code(list_code)?;
            // Two lists may number their rows alike; different codes say that these are different organisations.
            by_key.retain(|record| row.code.is_none() || record.record.code.is_none());
        }
        let has_key = row.code.is_some() || row.list_code.is_some();
        let mut by_name = Vec::new();
        if by_key.is_empty() && !(has_key && desk_was_empty) {
            by_name = books.organisations_by_name(&row.name)?;
            // A record with another key of the same kind is known to be another organisation.
            by_name.retain(|record| match (&row.code, &row.list_code) {
                (Some(_), _) => record.record.code.is_none(),
                (None, Some(_)) => record.record.list_code.is_none(),
                (None, None) => true,
            });
        }
        Ok(Candidates { by_key, by_name })
    }
}
