//! Who works at the desk: asked at the first start, changed in the settings.

use domain::{
    id::MemberId,
    member::Member,
    person::{Entered as _, Told},
    record::RecordEvent,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    act::Reading,
    error::Result,
    reader::Reader,
    session::Session,
    wire::{Made, Nothing},
};

/// The member whose desk it is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MemberView {
    /// Their id, by which the journal names them.
    pub id: MemberId,
    /// Who they are, erased values missing; nothing where it was never said.
    pub record: Option<Member<String>>,
}

/// Says who works at the desk.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberSet {
    /// The member from now on.
    pub record: Member<String>,
}

impl Session {
    /// Says who works at the desk, or changes it. What was submitted before keeps the head that it had.
    pub fn member_set(&mut self, request: MemberSet) -> Result<Made> {
        self.act("member_set", |act| {
            let id = act.books.desk()?.member;
            let before = act.books.kept::<Member>(id)?;
            let record = Member::kept(Member::tidied(request.record), before.as_ref().map(|kept| &kept.record), act)?;
            act.record_all(match before {
                Some(before) => before.change(record)?,
                None => Some(RecordEvent::Added { id, record }),
            })?;
            Ok(Made::of(id))
        })
    }
}

impl Reader<'_> {
    /// Who works at the desk.
    pub fn member_view(&self, _: Nothing) -> Result<MemberView> {
        let books = self.books()?;
        let id = books.desk()?.member;
        let record = books.member(id)?.map(|member| member.said(&mut Reading(books))).transpose()?;
        Ok(MemberView { id, record })
    }
}
