//! Organisations as rows of a list, both ways.

use domain::{
    event::Event,
    id::{OrganisationId, PersonId},
    organisation::{Contact, Organisation},
    personal::{PersonalKind, PersonalRef},
};
use intake::OrganisationRow;
use store::Books;
use uuid::Uuid;

use super::{
    subject::{Candidates, Subject},
    words::RowFault,
};
use crate::{error::Result, keep::Keep};

impl Subject for Organisation {
    type Row = OrganisationRow;
    const NAME: &'static str = "name";

    fn blank(id: Uuid) -> Self {
        Self {
            id: OrganisationId(id),
            name: String::new(),
            roles: Default::default(),
            code: None,
            list_code: None,
            region: None,
            address: None,
            industry: None,
            supervisor: None,
            level: None,
            contact: None,
            note: None,
        }
    }

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn name(row: &OrganisationRow) -> &str {
        &row.name
    }

    fn key(row: &OrganisationRow) -> &'static str {
        match (&row.code, &row.list_code) {
            (Some(_), _) => "code",
            (None, Some(_)) => "list_code",
            (None, None) => Self::NAME,
        }
    }

    fn candidates(row: &OrganisationRow, books: Books<'_>, desk_was_empty: bool) -> Result<Candidates<Self>> {
        let mut by_key = match &row.code {
            Some(code) => books.organisations_by_code(code)?,
            None => Vec::new(),
        };
        if let (true, Some(list_code)) = (by_key.is_empty(), &row.list_code) {
            by_key = books.organisations_by_list_code(list_code)?;
            // Two lists may number their rows alike; different codes say that these are different organisations.
            by_key.retain(|record| row.code.is_none() || record.code.is_none());
        }
        let has_key = row.code.is_some() || row.list_code.is_some();
        let mut by_name = Vec::new();
        if by_key.is_empty() && !(has_key && desk_was_empty) {
            by_name = books.organisations_by_name(&row.name)?;
            // A record with another key of the same kind is known to be another organisation.
            by_name.retain(|record| match (&row.code, &row.list_code) {
                (Some(_), _) => record.code.is_none(),
                (None, Some(_)) => record.list_code.is_none(),
                (None, None) => true,
            });
        }
        Ok(Candidates { by_key, by_name })
    }

    fn row(&self, books: Books<'_>) -> Result<OrganisationRow> {
        let read = |reference: Option<&PersonalRef>| reference.map(|reference| books.personal(reference)).transpose();
        let contact = self.contact.as_ref();
        Ok(OrganisationRow {
            name: self.name.clone(),
            code: self.code.clone(),
            list_code: self.list_code.clone(),
            roles: self.roles.iter().copied().collect(),
            region: self.region.clone(),
            address: self.address.clone(),
            industry: self.industry.clone(),
            supervisor: self.supervisor.clone(),
            level: self.level.clone(),
            contact_person: read(contact.and_then(|contact| contact.name.as_ref()))?.flatten(),
            contact_phone: read(contact.and_then(|contact| contact.phone.as_ref()))?.flatten(),
            note: read(self.note.as_ref())?.flatten(),
        })
    }

    fn overlaid(known: OrganisationRow, given: &OrganisationRow) -> OrganisationRow {
        let over = |given: &Option<String>, known: Option<String>| given.clone().or(known);
        let mut roles = if given.roles.is_empty() { known.roles } else { given.roles.clone() };
        // The order in which a list names roles says nothing.
        roles.sort();
        roles.dedup();
        OrganisationRow {
            name: given.name.clone(),
            code: over(&given.code, known.code),
            list_code: over(&given.list_code, known.list_code),
            roles,
            region: over(&given.region, known.region),
            address: over(&given.address, known.address),
            industry: over(&given.industry, known.industry),
            supervisor: over(&given.supervisor, known.supervisor),
            level: over(&given.level, known.level),
            contact_person: over(&given.contact_person, known.contact_person),
            contact_phone: over(&given.contact_phone, known.contact_phone),
            note: over(&given.note, known.note),
        }
    }

    fn with(&self, row: OrganisationRow, keep: &mut Keep<'_, '_, '_>) -> Result<Result<Self, RowFault>> {
        Ok(Ok(Self {
            id: self.id,
            contact: contact(&row, self.contact.as_ref(), keep)?,
            note: keep.optional(None, PersonalKind::Note, row.note.as_deref(), self.note.as_ref())?,
            name: row.name,
            roles: row.roles.into_iter().collect(),
            code: row.code,
            list_code: row.list_code,
            region: row.region,
            address: row.address,
            industry: row.industry,
            supervisor: row.supervisor,
            level: row.level,
        }))
    }

    fn added(self) -> Event {
        Event::OrganisationAdded { organisation: self }
    }

    fn changed(from: Self, to: Self) -> Event {
        Event::OrganisationChanged { from, to }
    }
}

/// Another name is another person, so that erasing one never erases the other.
fn contact(row: &OrganisationRow, before: Option<&Contact>, keep: &mut Keep<'_, '_, '_>) -> Result<Option<Contact>> {
    if row.contact_person.is_none() && row.contact_phone.is_none() {
        return Ok(None);
    }
    let held = before.and_then(|contact| contact.name.as_ref()).map(|name| keep.read(name)).transpose()?.flatten();
    let before = before.filter(|contact| contact.name.is_none() || held == row.contact_person);
    let person = before.map_or_else(|| PersonId(keep.new_id()), |contact| contact.person);
    let name = before.and_then(|contact| contact.name.as_ref());
    let phone = before.and_then(|contact| contact.phone.as_ref());
    Ok(Some(Contact {
        person,
        name: keep.optional(Some(person), PersonalKind::Name, row.contact_person.as_deref(), name)?,
        phone: keep.optional(Some(person), PersonalKind::Phone, row.contact_phone.as_deref(), phone)?,
    }))
}
