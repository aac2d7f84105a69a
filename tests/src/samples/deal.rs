//! Deals and what happens in them.

use domain::{
    deal::{
        Deal,
        event::DealEvent,
        stage::{ClosureReason, Evidence, GateItem, Stage, Step},
    },
    event::Event,
    id::{DealId, NoteId},
    log::{NextAction, Note},
    record::correction::Correction,
};

use super::{CLIENT, DEAL, ON, RESULT, day, reference, whole};
use crate::bench::id;

/// One of every kind.
pub(super) fn samples() -> Vec<Event> {
    let bare = Deal { results: Vec::new(), client: None, ..deal() };
    let renamed = Deal { title: "缓释".to_owned(), client: None, ..deal() };
    let on = day(ON);
    let ticked = || evidence(GateItem::Contact);
    let mut samples = whole(DealId(id(503)), bare, DEAL, deal(), renamed);
    let after = Note { text: reference(75), ..note(1201) };
    let corrected = Correction { before: note(1201), after, reason: Some(reference(76)) };
    let progress = [
        DealEvent::Moved { deal: DEAL, step: step(Stage::Discovery, Stage::Closure) },
        DealEvent::MoveWithdrawn { deal: DEAL, step: step(Stage::Discovery, Stage::Trial) },
        DealEvent::StageKept { deal: DEAL, before: None, after: Some(Stage::Signing) },
        DealEvent::NextActionSet { deal: DEAL, before: None, after: Some(NextAction { what: reference(73), on }) },
        DealEvent::EvidenceTicked { deal: DEAL, evidence: ticked() },
        DealEvent::EvidenceUnticked { deal: DEAL, evidence: ticked() },
        DealEvent::NoteLogged { deal: DEAL, note: note(1201) },
        DealEvent::NoteWithdrawn { deal: DEAL, note: note(1201) },
        DealEvent::NoteCorrected { deal: DEAL, correction: corrected },
    ];
    samples.extend(progress.into_iter().map(Event::from));
    samples
}

pub(super) fn deal() -> Deal {
    Deal { title: "缓释制剂许可".to_owned(), results: vec![RESULT], client: Some(CLIENT), opened_on: day("2025-01-06") }
}

fn step(from: Stage, to: Stage) -> Step {
    Step {
        from,
        to,
        on: day("2025-01-08"),
        missing: vec![GateItem::Contact, GateItem::ThreeExperts],
        reason: Some(reference(74)),
        closure: (to == Stage::Closure).then_some(ClosureReason::Settled),
    }
}

fn evidence(item: GateItem) -> Evidence {
    Evidence { item, on: day("2025-01-07"), note: Some(reference(71)) }
}

fn note(number: u128) -> Note {
    Note { id: NoteId(id(number)), on: day("2025-01-09"), text: reference(72) }
}
