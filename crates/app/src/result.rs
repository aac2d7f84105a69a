//! Research results: what the desk adds to their own rules.

use std::collections::BTreeMap;

use domain::{
    id::ResultId,
    identifier::{self, Finding},
    organisation::Organisation,
    result::ResearchResult,
};

use crate::{
    act::{Act, Named},
    code::Code,
    error::Result,
    record::{Edited, found},
};

impl Named for ResearchResult {
    const UNKNOWN: Code = Code::ResultUnknown;
}

impl Edited for ResearchResult {
    /// An owner that is an organisation of the desk lends its name. One that stands in the recycle bin stays where the result
    /// has it already.
    fn checked(mut said: ResearchResult<String>, own: Option<ResultId>, act: &mut Act<'_, '_>) -> Result<ResearchResult<String>> {
        said.application_number = said.application_number.map(|number| identifier::cn_application_number(&number).normal);
        if let Some(owner) = said.owner_unit {
            let before = own.map(|own| act.books.kept::<ResearchResult>(own)).transpose()?.flatten();
            let stays = before.is_some_and(|before| before.record.owner_unit == Some(owner));
            let owner = if stays { found::<Organisation>(act.books, owner)?.record } else { act.named(owner, "owner_unit")? };
            said.owner_name = Some(owner.name);
        }
        Ok(said)
    }

    fn findings(&self) -> BTreeMap<&'static str, Finding> {
        let finding = |number: &String| ("application_number", identifier::cn_application_number(number).finding);
        self.application_number.iter().map(finding).collect()
    }
}
