//! Technology contracts and their amendments.

pub mod instalment;

use domain::{
    contract::{Contract, ContractChange, event::ContractEvent},
    id::{ContractId, DealId},
};
use rusqlite::{Connection, params};

use crate::{area::deal::kept, books::Books, error::StoreError, sql};

pub(crate) fn apply(db: &Connection, event: &ContractEvent) -> Result<(), StoreError> {
    match event {
        ContractEvent::Signed { contract } => sql::insert(db, "contract", contract.id.0, contract)?,
        ContractEvent::Withdrawn { contract } => sql::delete(db, "contract", contract.id.0)?,
        ContractEvent::Amended { contract, change, .. } => amend(db, *contract, |all| all.push(change.clone()))?,
        ContractEvent::AmendmentWithdrawn { contract, change, .. } => {
            amend(db, *contract, |all| all.retain(|other| other.from != change.from))?;
        }
        ContractEvent::Corrected { contract, correction, .. } => {
            let corrected = Contract { particulars: correction.after.clone(), ..stored(db, *contract)? };
            sql::update(db, "contract", contract.0, &corrected)?;
        }
        ContractEvent::MoneyCorrected { contract, amended_from: None, correction, .. } => {
            let corrected = Contract { money: correction.after.clone(), ..stored(db, *contract)? };
            sql::update(db, "contract", contract.0, &corrected)?;
        }
        ContractEvent::MoneyCorrected { contract, amended_from: Some(from), correction, .. } => amend(db, *contract, |all| {
            for change in all.iter_mut().filter(|change| change.from == *from) {
                change.money = correction.after.clone();
            }
        })?,
    }
    let (ContractEvent::Signed { contract: Contract { deal, .. } }
    | ContractEvent::Withdrawn { contract: Contract { deal, .. } }
    | ContractEvent::Amended { deal, .. }
    | ContractEvent::AmendmentWithdrawn { deal, .. }
    | ContractEvent::Corrected { deal, .. }
    | ContractEvent::MoneyCorrected { deal, .. }) = event;
    instalment::plan(db, *deal)?;
    kept::keep(db, *deal)
}

fn stored(db: &Connection, contract: ContractId) -> Result<Contract, StoreError> {
    db.query_row("SELECT body FROM contract WHERE id = ?1", [contract.0], sql::body)?
}

fn amend(db: &Connection, contract: ContractId, change: impl FnOnce(&mut Vec<ContractChange>)) -> Result<(), StoreError> {
    let changes: String = db.query_row("SELECT changes FROM contract WHERE id = ?1", [contract.0], |row| row.get(0))?;
    let mut changes: Vec<ContractChange> = sql::parsed(&changes)?;
    change(&mut changes);
    sql::run(db, "UPDATE contract SET changes = ?2 WHERE id = ?1", params![contract.0, sql::json(&changes)?])
}

impl Books<'_> {
    /// The technology contract of a deal as signed, and its amendments by day.
    pub fn contract(&self, deal: DealId) -> Result<Option<(Contract, Vec<ContractChange>)>, StoreError> {
        let row = self.one("SELECT body, changes FROM contract WHERE deal = ?1", [deal.0], |row| {
            Ok((sql::parsed(row.get_ref(0)?.as_str()?), sql::parsed(row.get_ref(1)?.as_str()?)))
        })?;
        row.map(|(contract, changes)| Ok((contract?, changes?))).transpose()
    }
}
