//! What happens to a mandate and its clauses.

use crate::{
    id::{DealId, MandateId},
    mandate::{Clause, Mandate, MandateParticulars, Rates},
    personal::PersonalRef,
    record::{About, AreaEvent, Stays, Thing, Touch, correction::Correction, events},
};

events! {
    /// What happens to a brokerage mandate.
    pub enum MandateEvent {
        /// It was signed.
        Signed = "mandate_signed" { mandate: Mandate },
        /// Its entry was taken back.
        Withdrawn = "mandate_withdrawn" { mandate: Mandate },
        /// An amendment closed a clause and opened its successor.
        ClauseAmended = "clause_amended" { deal: DealId, mandate: MandateId, successor: Clause },
        /// An amendment of a clause was taken back.
        ClauseAmendmentWithdrawn = "clause_amendment_withdrawn" { deal: DealId, mandate: MandateId, successor: Clause },
        /// What it says beside its clauses was put right.
        Corrected = "mandate_corrected" { deal: DealId, mandate: MandateId, correction: Correction<MandateParticulars> },
    }
}

impl AreaEvent for MandateEvent {
    fn kinds() -> Vec<String> {
        Self::kinds_of_area()
    }

    fn read(kind: &str, body: &str) -> Option<serde_json::Result<Self>> {
        Self::read_of_area(kind, body)
    }

    fn inverse(&self) -> Result<Self, Stays> {
        Ok(match self.clone() {
            Self::Signed { mandate } => Self::Withdrawn { mandate },
            Self::Withdrawn { mandate } => Self::Signed { mandate },
            Self::ClauseAmended { deal, mandate, successor } => Self::ClauseAmendmentWithdrawn { deal, mandate, successor },
            Self::ClauseAmendmentWithdrawn { deal, mandate, successor } => Self::ClauseAmended { deal, mandate, successor },
            Self::Corrected { deal, mandate, correction } => Self::Corrected { deal, mandate, correction: correction.back() },
        })
    }

    fn about(&self) -> About<'_> {
        match self {
            Self::Signed { mandate } | Self::Withdrawn { mandate } => {
                let mut about = About::made(Thing::Mandate(mandate.id)).of(mandate.deal);
                about.touches.push((Thing::Terms(mandate.deal), Touch::Made));
                about
                    .using([Thing::Organisation(mandate.particulars.client)])
                    .using(mandate.clauses.iter().flat_map(uses))
                    .naming(mandate.clauses.iter().filter_map(reason))
            }
            Self::ClauseAmended { deal, mandate, successor } | Self::ClauseAmendmentWithdrawn { deal, mandate, successor } => {
                About::changed(Thing::Mandate(*mandate)).of(*deal).using(uses(successor)).naming(reason(successor))
            }
            Self::Corrected { deal, mandate, correction } => {
                let about = About::changed(Thing::Mandate(*mandate)).of(*deal);
                about.using([Thing::Organisation(correction.after.client)]).saying(&correction.reason)
            }
        }
    }
}

fn uses(clause: &Clause) -> Vec<Thing> {
    let table = match &clause.rates {
        Rates::Guideline { table } | Rates::GuidelineInForce { table } => Some(*table),
        Rates::Negotiated { guideline, .. } => *guideline,
    };
    table.map(Thing::RateTable).into_iter().chain(clause.shares.iter().map(|share| Thing::Payee(share.payee))).collect()
}

/// Why a clause's rates leave the guideline.
fn reason(clause: &Clause) -> Option<&PersonalRef> {
    match &clause.rates {
        Rates::Negotiated { reason, .. } => reason.as_ref(),
        Rates::Guideline { .. } | Rates::GuidelineInForce { .. } => None,
    }
}
