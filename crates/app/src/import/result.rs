//! Research results as rows of a list, both ways.

use domain::{
    event::Event,
    id::{PersonId, ResultId},
    personal::PersonalKind,
    research_result::{Finisher, ResearchResult},
};
use intake::ResultRow;
use store::Books;
use uuid::Uuid;

use super::{
    subject::{Candidates, Subject},
    words::RowFault,
};
use crate::{error::Result, keep::Keep};

impl Subject for ResearchResult {
    type Row = ResultRow;
    const NAME: &'static str = "title";

    fn blank(id: Uuid) -> Self {
        Self {
            id: ResultId(id),
            title: String::new(),
            owner_unit: None,
            owner_name: None,
            application_number: None,
            other_numbers: Vec::new(),
            patent_kind: None,
            finishers: Vec::new(),
            trl: None,
            industry: None,
            region: None,
            funding: None,
            is_service_result: None,
            right_grant: None,
            applied_on: None,
            granted_on: None,
            asking_amount: None,
            ipc: None,
            legal_status: None,
            summary: None,
            note: None,
        }
    }

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn name(row: &ResultRow) -> &str {
        &row.title
    }

    fn key(row: &ResultRow) -> &'static str {
        if row.application_number.is_some() { "application_number" } else { Self::NAME }
    }

    fn candidates(row: &ResultRow, books: Books<'_>, desk_was_empty: bool) -> Result<Candidates<Self>> {
        // Two results of one title are often an invention and its utility model: their numbers tell them apart.
        let could_be = |record: &Self| row.application_number.is_none() || record.application_number.is_none();
        let mut by_key = match &row.application_number {
            Some(number) => books.results_by_number(number)?,
            None => Vec::new(),
        };
        let is_settled = row.application_number.is_some() && desk_was_empty;
        if let (true, false, Some(owner)) = (by_key.is_empty(), is_settled, &row.owner_unit) {
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

    fn row(&self, books: Books<'_>) -> Result<ResultRow> {
        let names = self.finishers.iter().map(|finisher| books.personal(&finisher.name));
        let names: Vec<Option<String>> = names.collect::<std::result::Result<_, _>>()?;
        Ok(ResultRow {
            title: self.title.clone(),
            owner_unit: self.owner_name.clone(),
            application_number: self.application_number.clone(),
            other_numbers: self.other_numbers.clone(),
            patent_kind: self.patent_kind.clone(),
            finishers: names.into_iter().flatten().collect(),
            trl: self.trl,
            industry: self.industry.clone(),
            region: self.region.clone(),
            funding: self.funding.clone(),
            is_service_result: self.is_service_result,
            applied_on: self.applied_on,
            granted_on: self.granted_on,
            asking_amount: self.asking_amount,
            ipc: self.ipc.clone(),
            legal_status: self.legal_status.clone(),
            summary: self.summary.clone(),
            note: self.note.as_ref().map(|note| books.personal(note)).transpose()?.flatten(),
        })
    }

    fn overlaid(known: ResultRow, given: &ResultRow) -> ResultRow {
        let over = |given: &Option<String>, known: Option<String>| given.clone().or(known);
        let list = |given: &Vec<String>, known: Vec<String>| if given.is_empty() { known } else { given.clone() };
        ResultRow {
            title: given.title.clone(),
            owner_unit: over(&given.owner_unit, known.owner_unit),
            application_number: over(&given.application_number, known.application_number),
            other_numbers: list(&given.other_numbers, known.other_numbers),
            patent_kind: over(&given.patent_kind, known.patent_kind),
            finishers: list(&given.finishers, known.finishers),
            trl: given.trl.or(known.trl),
            industry: over(&given.industry, known.industry),
            region: over(&given.region, known.region),
            funding: over(&given.funding, known.funding),
            is_service_result: given.is_service_result.or(known.is_service_result),
            applied_on: given.applied_on.or(known.applied_on),
            granted_on: given.granted_on.or(known.granted_on),
            asking_amount: given.asking_amount.or(known.asking_amount),
            ipc: over(&given.ipc, known.ipc),
            legal_status: over(&given.legal_status, known.legal_status),
            summary: over(&given.summary, known.summary),
            note: over(&given.note, known.note),
        }
    }

    fn with(&self, row: ResultRow, keep: &mut Keep<'_, '_, '_>) -> Result<Result<Self, RowFault>> {
        let Ok(finishers) = finishers(&row.finishers, &self.finishers, keep)? else {
            return Ok(Err(RowFault::FinishersShared));
        };
        Ok(Ok(Self {
            id: self.id,
            // A link belongs to the name that it was made for.
            owner_unit: self.owner_unit.filter(|_| self.owner_name == row.owner_unit),
            finishers,
            right_grant: self.right_grant.clone(),
            note: keep.optional(None, PersonalKind::Note, row.note.as_deref(), self.note.as_ref())?,
            title: row.title,
            owner_name: row.owner_unit,
            application_number: row.application_number,
            other_numbers: row.other_numbers,
            patent_kind: row.patent_kind,
            trl: row.trl,
            industry: row.industry,
            region: row.region,
            funding: row.funding,
            is_service_result: row.is_service_result,
            applied_on: row.applied_on,
            granted_on: row.granted_on,
            asking_amount: row.asking_amount,
            ipc: row.ipc,
            legal_status: row.legal_status,
            summary: row.summary,
        }))
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

    fn added(self) -> Event {
        Event::ResultAdded { result: self }
    }

    fn changed(from: Self, to: Self) -> Event {
        Event::ResultChanged { from, to }
    }
}

/// Why the finishers stay as they are: shares were agreed among exactly these persons.
struct SharesAgreed;

/// Who is named again stays the same person, in whatever order; any other name is another person.
fn finishers(names: &[String], before: &[Finisher], keep: &mut Keep<'_, '_, '_>) -> Result<Result<Vec<Finisher>, SharesAgreed>> {
    let mut known = Vec::with_capacity(before.len());
    for finisher in before {
        known.push((keep.read(&finisher.name)?, finisher));
    }
    // The names in their order, with those between that were erased: nothing to change.
    if known.iter().filter_map(|(name, _)| name.as_ref()).eq(names) {
        return Ok(Ok(before.to_vec()));
    }
    let has_shares = before.iter().any(|finisher| finisher.share.is_some());
    let mut finishers = Vec::with_capacity(names.len());
    for name in names {
        let stays = known.iter().position(|(held, _)| held.as_ref() == Some(name));
        finishers.push(match stays {
            Some(place) => known.remove(place).1.clone(),
            None if has_shares => return Ok(Err(SharesAgreed)),
            None => {
                let person = PersonId(keep.new_id());
                Finisher { person, name: keep.value(Some(person), PersonalKind::Name, name, None)?, share: None }
            }
        });
    }
    if has_shares && !known.is_empty() { Ok(Err(SharesAgreed)) } else { Ok(Ok(finishers)) }
}
