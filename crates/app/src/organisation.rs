//! Organisations: enter, change, put away, look up.

use std::collections::BTreeSet;

use domain::{
    event::Event,
    id::{OrganisationId, PersonId},
    identifier,
    organisation::{Contact, Organisation, Role},
    personal::{PersonalKind, PersonalRef},
    refusal::Refusal,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::{
    Books,
    books::{Kept, Shelf},
};

use crate::{
    commands::Made,
    error::{Error, Result},
    keep::Keep,
    session::{self, Session},
    shelf::PageQuery,
};

/// What a user says about an organisation.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct OrganisationFields {
    /// The full name.
    pub name: String,
    /// What it is to the desk.
    pub roles: BTreeSet<Role>,
    /// 统一社会信用代码, or a 15-digit registration number.
    pub code: Option<String>,
    /// Its id in the list that it came from.
    pub list_code: Option<String>,
    /// Division code or the region's name.
    pub region: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// GB/T 4754 code or the industry's name.
    pub industry: Option<String>,
    /// 主管部门
    pub supervisor: Option<String>,
    /// A level that its list gives.
    pub level: Option<String>,
    /// The person to talk to.
    pub contact_person: Option<String>,
    /// Their telephone number.
    pub contact_phone: Option<String>,
    /// Free text.
    pub note: Option<String>,
}

/// Enters an organisation.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganisationAdd {
    /// The record.
    pub organisation: OrganisationFields,
}

/// Changes an organisation's record, as a whole.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganisationChange {
    /// Which.
    pub id: OrganisationId,
    /// The record from now on.
    pub organisation: OrganisationFields,
}

/// One organisation.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganisationChosen {
    /// Which.
    pub id: OrganisationId,
}

/// An organisation as a page shows it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OrganisationView {
    /// Its id.
    pub id: OrganisationId,
    /// The record, erased values missing.
    pub organisation: OrganisationFields,
    /// What the check of its code found.
    pub code_finding: Option<identifier::Finding>,
    /// In the recycle bin since.
    pub removed_on: Option<domain::Day>,
}

/// A page of organisations.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OrganisationPage {
    /// How many there are in all.
    pub total: u32,
    /// The rows.
    pub rows: Vec<OrganisationView>,
}

impl Session {
    /// Enters an organisation.
    pub fn organisation_add(&mut self, request: OrganisationAdd) -> Result<Made> {
        let (desk, surroundings, _) = self.parts()?;
        let stamp = session::stamp(surroundings);
        let id = OrganisationId(surroundings.new_id());
        desk.act(&stamp, "organisation_add", |books, record| {
            let mut keep = Keep::new(surroundings, books, record);
            let organisation = organisation(&mut keep, id, &request.organisation, None)?;
            refuse_a_known_code(books, &organisation)?;
            record.event(&Event::OrganisationAdded { organisation })?;
            Ok(Made { id: id.to_string() })
        })
    }

    /// Changes an organisation's record.
    pub fn organisation_change(&mut self, request: OrganisationChange) -> Result<Made> {
        let (desk, surroundings, _) = self.parts()?;
        let stamp = session::stamp(surroundings);
        desk.act(&stamp, "organisation_change", |books, record| {
            let from = found(books, request.id)?.record;
            let mut keep = Keep::new(surroundings, books, record);
            let to = organisation(&mut keep, request.id, &request.organisation, Some(&from))?;
            refuse_a_known_code(books, &to)?;
            if from != to {
                record.event(&Event::OrganisationChanged { from, to })?;
            }
            Ok(Made { id: request.id.to_string() })
        })
    }

    /// Puts an organisation into the recycle bin.
    pub fn organisation_remove(&mut self, request: OrganisationChosen) -> Result<Made> {
        let (stamp, on) = (self.stamp(), self.surroundings.today());
        self.desk_mut()?.act(&stamp, "organisation_remove", |books, record| {
            if found(books, request.id)?.removed_on.is_none() {
                record.event(&Event::OrganisationRemoved { organisation: request.id, on })?;
            }
            Ok(Made { id: request.id.to_string() })
        })
    }

    /// Takes an organisation out of the recycle bin.
    pub fn organisation_restore(&mut self, request: OrganisationChosen) -> Result<Made> {
        let stamp = self.stamp();
        self.desk_mut()?.act(&stamp, "organisation_restore", |books, record| {
            if let Some(removed_on) = found(books, request.id)?.removed_on {
                record.event(&Event::OrganisationRestored { organisation: request.id, removed_on })?;
            }
            Ok(Made { id: request.id.to_string() })
        })
    }

    /// One organisation.
    pub fn organisation_view(&mut self, request: OrganisationChosen) -> Result<OrganisationView> {
        let books = self.desk()?.books();
        view(books, found(books, request.id)?)
    }

    /// A page of the list of organisations.
    pub fn organisation_page(&mut self, query: PageQuery) -> Result<OrganisationPage> {
        let books = self.desk()?.books();
        let rows = books.organisations(Shelf::InUse, &query.search, query.offset, query.limit())?;
        let rows = rows.into_iter().map(|kept| view(books, kept)).collect::<Result<_>>()?;
        Ok(OrganisationPage { total: books.organisation_count(Shelf::InUse, &query.search)?, rows })
    }
}

fn found(books: Books<'_>, id: OrganisationId) -> Result<Kept<Organisation>> {
    books.organisation(id)?.ok_or_else(|| Error::new("organisation_unknown", "id"))
}

/// Two records with one code would be one organisation twice.
fn refuse_a_known_code(books: Books<'_>, organisation: &Organisation) -> Result<()> {
    let Some(code) = &organisation.code else { return Ok(()) };
    let others = books.organisations_by_code(code)?;
    if others.iter().any(|other| other.id != organisation.id) {
        Err(Error::new("code_known", "organisation.code"))
    } else {
        Ok(())
    }
}

fn organisation(
    keep: &mut Keep<'_, '_, '_>,
    id: OrganisationId,
    fields: &OrganisationFields,
    before: Option<&Organisation>,
) -> Result<Organisation> {
    let name = fields.name.trim();
    if name.is_empty() {
        return Err(Error::from(Refusal::NameMissing).at("organisation.name"));
    }
    let text = |value: &Option<String>| value.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    Ok(Organisation {
        id,
        name: name.to_owned(),
        roles: fields.roles.clone(),
        code: text(&fields.code).map(|code| identifier::organisation_code(&code).normal),
        list_code: text(&fields.list_code),
        region: text(&fields.region),
        address: text(&fields.address),
        industry: text(&fields.industry),
        supervisor: text(&fields.supervisor),
        level: text(&fields.level),
        contact: contact(keep, fields, before.and_then(|before| before.contact.as_ref()))?,
        note: keep.optional(None, PersonalKind::Note, fields.note.as_deref(), before.and_then(|before| before.note.as_ref()))?,
    })
}

fn contact(keep: &mut Keep<'_, '_, '_>, fields: &OrganisationFields, before: Option<&Contact>) -> Result<Option<Contact>> {
    let blank = |value: &Option<String>| value.as_deref().is_none_or(|text| text.trim().is_empty());
    if blank(&fields.contact_person) && blank(&fields.contact_phone) {
        return Ok(None);
    }
    // Another name is another person, so that erasing one never erases the other.
    let same = match before.and_then(|contact| contact.name.as_ref()) {
        Some(name) => keep.read(name)?.as_deref() == fields.contact_person.as_deref().map(str::trim),
        None => before.is_some() && blank(&fields.contact_person),
    };
    let before = before.filter(|_| same);
    let person = before.map_or_else(|| PersonId(keep.new_id()), |contact| contact.person);
    let part = |of: fn(&Contact) -> Option<&PersonalRef>| before.and_then(of);
    let name = keep.optional(Some(person), PersonalKind::Name, fields.contact_person.as_deref(), part(|c| c.name.as_ref()))?;
    let phone = keep.optional(Some(person), PersonalKind::Phone, fields.contact_phone.as_deref(), part(|c| c.phone.as_ref()))?;
    Ok(Some(Contact { person, name, phone }))
}

fn view(books: Books<'_>, kept: Kept<Organisation>) -> Result<OrganisationView> {
    let record = kept.record;
    let read =
        |reference: Option<&PersonalRef>| reference.map(|reference| books.personal(reference)).transpose().map(Option::flatten);
    Ok(OrganisationView {
        id: record.id,
        code_finding: record.code.as_deref().map(|code| identifier::organisation_code(code).finding),
        removed_on: kept.removed_on,
        organisation: OrganisationFields {
            contact_person: read(record.contact.as_ref().and_then(|contact| contact.name.as_ref()))?,
            contact_phone: read(record.contact.as_ref().and_then(|contact| contact.phone.as_ref()))?,
            note: read(record.note.as_ref())?,
            name: record.name,
            roles: record.roles,
            code: record.code,
            list_code: record.list_code,
            region: record.region,
            address: record.address,
            industry: record.industry,
            supervisor: record.supervisor,
            level: record.level,
        },
    })
}
