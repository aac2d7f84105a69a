//! Research results with everything that can be said of one.

use domain::{
    event::Event,
    id::ResultId,
    result::{Finisher, ResearchResult, RightGrant, RightGrantKind},
};

use super::{OWNER, RESULT, day, money, reference, share, whole};
use crate::bench::id;

/// One of every kind.
pub(super) fn samples() -> Vec<Event> {
    let renamed = ResearchResult { title: "一种长效缓释制剂".to_owned(), right_grant: None, ..result() };
    whole(ResultId(id(202)), result(), RESULT, result(), renamed)
}

pub(super) fn result() -> ResearchResult {
    ResearchResult {
        title: "一种缓释制剂".to_owned(),
        owner_unit: Some(OWNER),
        owner_name: Some("示例大学".to_owned()),
        application_number: Some("202410123456.X".to_owned()),
        publication_number: Some("CN110000001A".to_owned()),
        other_numbers: vec!["ZL202320123456.7".to_owned()],
        patent_kind: Some("invention".to_owned()),
        finishers: vec![
            Finisher { name: Some(reference(22)), share: Some(share("2/3")) },
            Finisher { name: Some(reference(24)), share: Some(share("1/3")) },
        ],
        trl: Some(6),
        industry: Some("C27".to_owned()),
        discipline: Some("E03".to_owned()),
        region: Some("350100".to_owned()),
        tags: ["路演".to_owned()].into(),
        funding: Some("省重点研发".to_owned()),
        is_service_result: Some(true),
        right_grant: Some(RightGrant {
            kind: RightGrantKind::LongTermUse,
            share: Some(share("70")),
            granted_on: Some(day("2024-06-01")),
            ends_on: Some(day("2034-05-31")),
        }),
        applied_on: Some(day("2024-01-15")),
        granted_on: Some(day("2025-01-20")),
        asking_amount: Some(money("500000.00")),
        ipc: Some("A61K9/22".to_owned()),
        legal_status: Some("granted".to_owned()),
        summary: Some("每日一次".to_owned()),
        note: Some(reference(25)),
    }
}
