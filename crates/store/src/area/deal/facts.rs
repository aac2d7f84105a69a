//! The stage that a deal's facts prove, kept beside the deal, so that lists know which deals stand behind theirs.

use std::collections::BTreeSet;

use domain::{
    deal::{
        Deal,
        event::DealEvent,
        facts::{Fact, Facts},
        stage::{Evidence, Stage},
    },
    event::Event,
    id::DealId,
    record::RecordEvent,
    statement::event::StatementEvent,
};
use rusqlite::{Connection, params};

use crate::{books::Books, error::StoreError, sql};

/// Brings what is proven up to date after an event that has been applied.
pub(crate) fn follow(db: &Connection, event: &Event) -> Result<(), StoreError> {
    let books = Books { db };
    for deal in touched(books, event)? {
        let proven = proven(books, deal)?.map(Stage::code);
        sql::run(db, "UPDATE deal SET proven = ?2 WHERE id = ?1", params![deal.0, proven])?;
    }
    Ok(())
}

/// The deals of whose facts an event is one.
fn touched(books: Books<'_>, event: &Event) -> Result<BTreeSet<DealId>, StoreError> {
    let of_deal = || Ok(event.about().deal.into_iter().collect());
    match event {
        Event::Deal(RecordEvent::Added { .. } | RecordEvent::Changed { .. }) => of_deal(),
        Event::Progress(DealEvent::EvidenceTicked { evidence, .. } | DealEvent::EvidenceUnticked { evidence, .. })
            if Fact::of_tick(evidence.item).is_some() =>
        {
            of_deal()
        }
        Event::Mandate(_) | Event::Contract(_) | Event::Ledger(_) => of_deal(),
        Event::Statement(StatementEvent::Submitted { statement, .. } | StatementEvent::Withdrawn { statement, .. }) => {
            let sql = "SELECT deal FROM statement_deal WHERE statement = ?1";
            Ok(books.list(sql, [statement.0], |row| Ok(Ok(DealId(row.get(0)?))))?.into_iter().collect())
        }
        Event::Statement(
            StatementEvent::Drafted { .. } | StatementEvent::Discarded { .. } | StatementEvent::PeriodChanged { .. },
        )
        | Event::Deal(RecordEvent::Withdrawn { .. } | RecordEvent::Removed { .. } | RecordEvent::Restored { .. })
        | Event::Progress(_)
        | Event::Desk(_)
        | Event::Organisation(_)
        | Event::Dealings(_)
        | Event::Result(_)
        | Event::List(_)
        | Event::Payee(_)
        | Event::Rates(_)
        | Event::Person(_)
        | Event::Member(_) => Ok(BTreeSet::new()),
    }
}

fn proven(books: Books<'_>, id: DealId) -> Result<Option<Stage>, StoreError> {
    let deal = books.kept::<Deal>(id)?.ok_or(StoreError::RecordMissing)?.record;
    let mandate = books.mandate(id)?;
    let (contract, changes) = books.contract(id)?.map_or((None, Vec::new()), |(contract, changes)| (Some(contract), changes));
    let facts = Facts {
        deal: &deal,
        mandate: mandate.as_ref(),
        contract: contract.as_ref(),
        changes: &changes,
        entries: &books.entries(id)?,
        evidence: &books.evidence(id)?,
        stated_on: books.stated_on(id)?,
    };
    Ok(facts.proven().map(|proof| proof.stage()))
}

impl Books<'_> {
    /// What is ticked of a deal.
    pub(super) fn evidence(&self, deal: DealId) -> Result<Vec<Evidence>, StoreError> {
        self.list("SELECT body FROM evidence WHERE deal = ?1 ORDER BY item", [deal.0], sql::body)
    }
}
