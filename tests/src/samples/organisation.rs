//! Organisations with everything that can be said of one.

use domain::{
    event::Event,
    id::{NoteId, OrganisationId},
    log::{NextAction, Note},
    organisation::{Contact, Organisation, Role, event::OrganisationEvent},
    record::correction::Correction,
};

use super::{CLIENT, ON, day, reference, whole};
use crate::bench::id;

/// One of every kind.
pub(super) fn samples() -> Vec<Event> {
    let changed = Organisation { code: None, contacts: Vec::new(), note: None, ..organisation("示例制药股份") };
    let note = Note { id: NoteId(id(52)), on: day(ON), text: reference(18) };
    let next = NextAction { what: reference(19), on: day(ON) };
    let mut all = whole(OrganisationId(id(103)), organisation("示例投资"), CLIENT, organisation("示例制药"), changed);
    let after = Note { on: day("2025-02-04"), ..note.clone() };
    let corrected = Correction { before: note.clone(), after, reason: None };
    all.extend([
        OrganisationEvent::NoteLogged { organisation: CLIENT, note: note.clone() }.into(),
        OrganisationEvent::NoteWithdrawn { organisation: CLIENT, note }.into(),
        OrganisationEvent::NoteCorrected { organisation: CLIENT, correction: corrected }.into(),
        OrganisationEvent::NextActionSet { organisation: CLIENT, before: None, after: Some(next) }.into(),
    ]);
    all
}

pub(super) fn organisation(name: &str) -> Organisation {
    Organisation {
        name: name.to_owned(),
        roles: [Role::Enterprise, Role::Investor].into(),
        code: Some("91350100M000100Y43".to_owned()),
        list_code: Some("600000".to_owned()),
        region: Some("350100".to_owned()),
        address: Some("示例路 1 号".to_owned()),
        industry: Some("C27".to_owned()),
        supervisor: None,
        level: None,
        contacts: vec![
            Contact { name: Some(reference(12)), phone: Some(reference(13)), post: Some(reference(15)) },
            Contact { name: Some(reference(16)), phone: None, post: None },
        ],
        tags: ["重点客户".to_owned()].into(),
        note: Some(reference(14)),
    }
}
