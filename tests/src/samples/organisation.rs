//! Organisations with everything that can be said of one.

use domain::{
    event::Event,
    id::OrganisationId,
    organisation::{Contact, Organisation, Role},
};

use super::{CLIENT, reference, whole};
use crate::bench::id;

/// One of every kind.
pub(super) fn samples() -> Vec<Event> {
    let changed = Organisation { code: None, contacts: Vec::new(), note: None, ..organisation("示例制药股份") };
    whole(OrganisationId(id(103)), organisation("示例投资"), CLIENT, organisation("示例制药"), changed)
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
