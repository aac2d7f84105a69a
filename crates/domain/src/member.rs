//! Members (成员): who works at a desk. Every entry of the journal names its member by id; who that is, and for which firm, stands
//! here and heads what the desk prints.

use derive::Told;
use serde::{Deserialize, Serialize};

use crate::{
    id::MemberId,
    person::{Entered, Keeping, Told},
    personal::{PersonalKind, PersonalRef},
    record::{Record, Thing},
    refusal::Refusal,
};

/// What a member does at the desk, which decides what comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MemberRole {
    /// Brings results to market: the day's list comes first.
    #[default]
    Broker,
    /// Reviews statements for a firm: these come first.
    Firm,
    /// Shows how deals go: these come first.
    Trainer,
}

/// A member. All but the role may be left open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, Told)]
#[serde(deny_unknown_fields, bound(serialize = "P: Serialize", deserialize = "P: Deserialize<'de>"))]
pub struct Member<P = PersonalRef> {
    /// Their name, as it signs papers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<P>,
    /// The number of their certificate as a technology broker.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_number: Option<P>,
    /// The firm that they work for, which heads papers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub firm: Option<String>,
    /// What they do at this desk.
    #[serde(default)]
    pub role: MemberRole,
}

impl Record for Member {
    type Id = MemberId;
    const KIND: &'static str = "member";

    fn thing(id: MemberId) -> Thing {
        Thing::Member(id)
    }

    fn personal(&self) -> Vec<&PersonalRef> {
        Told::personal(self)
    }
}

impl Entered for Member {
    fn kept<S: Keeping>(said: Member<String>, before: Option<&Self>, persons: &mut S) -> Result<Self, S::Error> {
        let held = before.and_then(|before| before.name.as_ref().or(before.certificate_number.as_ref()));
        let known = held.map(|value| persons.owner(value)).transpose()?.flatten();
        let person = Some(known.unwrap_or_else(|| persons.new_person()));
        let mut keep = |kind, said: &Option<String>, before| persons.keep_over(person, kind, said.as_deref(), before);
        let name = keep(PersonalKind::Name, &said.name, before.and_then(|before| before.name.as_ref()))?;
        let certificate = before.and_then(|before| before.certificate_number.as_ref());
        let certificate = keep(PersonalKind::Certificate, &said.certificate_number, certificate)?;
        Ok(said.with(name, certificate))
    }

    fn validated(self) -> Result<Self, Refusal> {
        Ok(self)
    }
}
