//! What happens to a commission statement.

use crate::{
    day::Day,
    id::{PayeeId, StatementId},
    personal::PersonalRef,
    record::{About, AreaEvent, Stays, Thing, events},
    statement::{Period, PreparedBy, StatementBody, StatementDraft, StatementNumber},
};

events! {
    /// What happens to a statement.
    pub enum StatementEvent {
        /// It was begun.
        Drafted = "statement_drafted" { draft: StatementDraft },
        /// A draft was thrown away.
        Discarded = "statement_discarded" { draft: StatementDraft },
        /// The period of a draft was changed.
        PeriodChanged = "statement_period_changed" { statement: StatementId, payee: PayeeId, from: Period, to: Period },
        /// It was submitted: frozen, numbered, recomputable for ever.
        Submitted = "statement_submitted" { statement: StatementId, number: StatementNumber, body: Box<StatementBody> },
        /// It was withdrawn by its author; it keeps its number and counts as never stated.
        Withdrawn = "statement_withdrawn" { statement: StatementId, on: Day, reason: PersonalRef },
    }
}

impl AreaEvent for StatementEvent {
    fn kinds() -> Vec<String> {
        Self::kinds_of_area()
    }

    fn read(kind: &str, body: &str) -> Option<serde_json::Result<Self>> {
        Self::read_of_area(kind, body)
    }

    fn inverse(&self) -> Result<Self, Stays> {
        match self.clone() {
            Self::Drafted { draft } => Ok(Self::Discarded { draft }),
            Self::Discarded { draft } => Ok(Self::Drafted { draft }),
            Self::PeriodChanged { statement, payee, from, to } => {
                Ok(Self::PeriodChanged { statement, payee, from: to, to: from })
            }
            Self::Submitted { .. } => Err(Stays::Submission),
            Self::Withdrawn { .. } => Err(Stays::Withdrawal),
        }
    }

    fn about(&self) -> About<'_> {
        match self {
            Self::Drafted { draft } | Self::Discarded { draft } => {
                About::made(Thing::Statement(draft.id)).using([Thing::Payee(draft.payee)])
            }
            Self::PeriodChanged { statement, payee, .. } => {
                About::changed(Thing::Statement(*statement)).using([Thing::Payee(*payee)])
            }
            Self::Submitted { statement, body, .. } => {
                let prepared_by = body.prepared_by.iter().flat_map(PreparedBy::personal);
                About::changed(Thing::Statement(*statement)).using([Thing::Payee(body.payee.id)]).naming(prepared_by)
            }
            Self::Withdrawn { statement, reason, .. } => About::changed(Thing::Statement(*statement)).saying(reason),
        }
    }
}
