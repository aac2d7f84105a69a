//! Members.

use domain::{
    event::Event,
    id::MemberId,
    member::{Member, MemberRole},
};

use super::{MEMBER, reference, whole};
use crate::bench::id;

/// One of every kind.
pub(super) fn samples() -> Vec<Event> {
    let elsewhere = Member { firm: None, ..member(78, MemberRole::Trainer) };
    whole(MemberId(id(3)), member(80, MemberRole::Firm), MEMBER, member(78, MemberRole::Broker), elsewhere)
}

/// With the name of this number, and a certificate of the next.
pub(super) fn member(name: u128, role: MemberRole) -> Member {
    let firm = Some("示例技术转移中心".to_owned());
    Member { name: Some(reference(name)), certificate_number: Some(reference(name + 1)), firm, role }
}
