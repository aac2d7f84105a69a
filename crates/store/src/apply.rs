//! Writes an event into the tables: the one code path for an action, an import, an undo, a received document and a replay.
//! It decides nothing.

use domain::{
    deal::ContractChange,
    event::Event,
    id::{ContractId, DealId, MandateId},
    ledger::Entry,
    mandate::{Clause, Mandate},
    stage::{Stage, Step},
    statement::{StatementBody, StatementDraft, StatementNumber, StatementState},
};
use rusqlite::{Connection, params};
use serde::Serialize;

use crate::error::StoreError;

pub(crate) fn apply(db: &Connection, event: &Event) -> Result<(), StoreError> {
    match event {
        Event::DeskCreated { desk, name, is_demonstration, on } => run(
            db,
            "INSERT INTO desk (id, name, is_demonstration, created_on) VALUES (?1, ?2, ?3, ?4)",
            params![desk.to_string(), name, is_demonstration, on.to_string()],
        ),

        Event::OrganisationAdded { organisation } => insert(db, "organisation", &organisation.id, organisation),
        Event::OrganisationChanged { to, .. } => update(db, "organisation", &to.id, to),
        Event::OrganisationWithdrawn { organisation } => delete(db, "organisation", &organisation.id),
        Event::OrganisationRemoved { organisation, on } => remove(db, "organisation", organisation, Some(on)),
        Event::OrganisationRestored { organisation, .. } => remove(db, "organisation", organisation, None),

        Event::ResultAdded { result } => insert(db, "research_result", &result.id, result),
        Event::ResultChanged { to, .. } => update(db, "research_result", &to.id, to),
        Event::ResultWithdrawn { result } => delete(db, "research_result", &result.id),
        Event::ResultRemoved { result, on } => remove(db, "research_result", result, Some(on)),
        Event::ResultRestored { result, .. } => remove(db, "research_result", result, None),

        Event::ListImported { import } => insert(db, "import", &import.id, import),
        Event::ImportUndone { import, .. } => delete(db, "import", &import.id),

        Event::PayeeAdded { payee } => insert(db, "payee", &payee.id, payee),
        Event::PayeeChanged { to, .. } => update(db, "payee", &to.id, to),
        Event::PayeeWithdrawn { payee } => delete(db, "payee", &payee.id),

        Event::RateTableIssued { table } => insert(db, "rate_table", &table.id, table),
        Event::RateTableWithdrawn { table } => delete(db, "rate_table", &table.id),
        Event::RateTableChecked { table, on, .. } => run(
            db,
            "UPDATE rate_table SET body = json_set(body, '$.checked_on', ?2) WHERE id = ?1",
            params![table.to_string(), on.map(|day| day.to_string())],
        ),

        Event::DealOpened { deal } => insert(db, "deal", &deal.id, deal),
        Event::DealChanged { to, .. } => update(db, "deal", &to.id, to),
        Event::DealWithdrawn { deal } => delete(db, "deal", &deal.id),
        Event::DealRemoved { deal, on } => remove(db, "deal", deal, Some(on)),
        Event::DealRestored { deal, .. } => remove(db, "deal", deal, None),
        Event::DealMoved { deal, step } => enter_stage(db, *deal, step),
        Event::DealMoveWithdrawn { deal, step } => leave_stage(db, *deal, step.from),
        Event::NextActionSet { deal, after, .. } => run(
            db,
            "UPDATE deal SET next_action = ?2 WHERE id = ?1",
            params![deal.to_string(), after.as_ref().map(json).transpose()?],
        ),
        Event::EvidenceTicked { deal, evidence } => run(
            db,
            "INSERT INTO evidence (deal, item, body) VALUES (?1, ?2 ->> '$', ?3)",
            params![deal.to_string(), json(&evidence.item)?, json(evidence)?],
        ),
        Event::EvidenceUnticked { deal, evidence } => run(
            db,
            "DELETE FROM evidence WHERE deal = ?1 AND item = ?2 ->> '$'",
            params![deal.to_string(), json(&evidence.item)?],
        ),
        Event::NoteLogged { deal, note, on, text } => run(
            db,
            "INSERT INTO note (id, deal, on_day, text_id, text_hash) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![note.to_string(), deal.to_string(), on.to_string(), text.id.to_string(), text.hash],
        ),
        Event::NoteWithdrawn { note, .. } => delete(db, "note", note),

        Event::MandateSigned { mandate } => insert(db, "mandate", &mandate.id, mandate),
        Event::MandateWithdrawn { mandate } => delete(db, "mandate", &mandate.id),
        Event::ClauseAmended { mandate, successor, .. } => {
            amend_mandate(db, *mandate, |clauses| clauses.push(successor.clone()))
        }
        Event::ClauseAmendmentWithdrawn { mandate, successor, .. } => {
            amend_mandate(db, *mandate, |clauses| clauses.retain(|clause| clause.id != successor.id))
        }
        Event::ContractSigned { contract } => insert(db, "contract", &contract.id, contract),
        Event::ContractWithdrawn { contract } => delete(db, "contract", &contract.id),
        Event::ContractAmended { contract, change, .. } => amend_contract(db, *contract, |all| all.push(change.clone())),
        Event::ContractAmendmentWithdrawn { contract, change, .. } => {
            amend_contract(db, *contract, |all| all.retain(|other| other.from != change.from))
        }

        Event::ReceiptRecorded { receipt: entry }
        | Event::RefundRecorded { refund: entry }
        | Event::RetainerBilled { retainer: entry }
        | Event::AdjustmentEntered { adjustment: entry }
        | Event::CompletionRecorded { completion: entry } => insert(db, "ledger_entry", &entry.id, entry),
        Event::ReceiptReversed { receipt: entry }
        | Event::RefundReversed { refund: entry }
        | Event::RetainerReversed { retainer: entry }
        | Event::AdjustmentReversed { adjustment: entry }
        | Event::CompletionReopened { completion: entry } => take_back(db, entry),

        Event::StatementDrafted { draft } => begin_statement(db, draft),
        Event::StatementDiscarded { draft } => delete(db, "statement", &draft.id),
        Event::StatementSubmitted { statement, number, body } => freeze_statement(db, &statement.to_string(), *number, body),
        Event::StatementWithdrawn { statement, on, reason } => run(
            db,
            "UPDATE statement SET state = json_object('state', 'withdrawn', 'number', json(state -> 'number'), 'on', ?2, 'reason', ?3)
             WHERE id = ?1",
            params![statement.to_string(), on.to_string(), reason],
        ),

        Event::PersonErased { person, .. } => {
            db.execute("UPDATE personal SET value = NULL, salt = NULL WHERE person_id = ?1", [person.to_string()])?;
            Ok(())
        }
    }
}

fn json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::RecordUnreadable)
}

/// Runs a statement that must hit exactly one row: an event that changes nothing is a broken journal.
fn run(db: &Connection, sql: &str, parameters: impl rusqlite::Params) -> Result<(), StoreError> {
    match db.prepare_cached(sql)?.execute(parameters)? {
        1 => Ok(()),
        _ => Err(StoreError::RecordMissing),
    }
}

fn insert(db: &Connection, table: &'static str, id: &impl ToString, record: &impl Serialize) -> Result<(), StoreError> {
    run(db, &format!("INSERT INTO {table} (id, body) VALUES (?1, ?2)"), params![id.to_string(), json(record)?])
}

fn update(db: &Connection, table: &'static str, id: &impl ToString, record: &impl Serialize) -> Result<(), StoreError> {
    run(db, &format!("UPDATE {table} SET body = ?2 WHERE id = ?1"), params![id.to_string(), json(record)?])
}

fn delete(db: &Connection, table: &'static str, id: &impl ToString) -> Result<(), StoreError> {
    run(db, &format!("DELETE FROM {table} WHERE id = ?1"), [id.to_string()])
}

/// Puts a record into the recycle bin, or takes it out.
fn remove(db: &Connection, table: &'static str, id: &impl ToString, on: Option<&domain::Day>) -> Result<(), StoreError> {
    run(db, &format!("UPDATE {table} SET removed_on = ?2 WHERE id = ?1"), params![id.to_string(), on.map(ToString::to_string)])
}

fn take_back(db: &Connection, entry: &Entry) -> Result<(), StoreError> {
    delete(db, "ledger_entry", &entry.id)
}

fn enter_stage(db: &Connection, deal: DealId, step: &Step) -> Result<(), StoreError> {
    run(
        db,
        "INSERT INTO deal_step (deal, n, body) SELECT ?1, count(*), ?2 FROM deal_step WHERE deal = ?1",
        params![deal.to_string(), json(step)?],
    )?;
    set_stage(db, deal, step.to)
}

fn leave_stage(db: &Connection, deal: DealId, back_to: Stage) -> Result<(), StoreError> {
    run(
        db,
        "DELETE FROM deal_step WHERE deal = ?1 AND n = (SELECT max(n) FROM deal_step WHERE deal = ?1)",
        params![deal.to_string()],
    )?;
    set_stage(db, deal, back_to)
}

fn set_stage(db: &Connection, deal: DealId, stage: Stage) -> Result<(), StoreError> {
    run(db, "UPDATE deal SET stage = ?2 WHERE id = ?1", params![deal.to_string(), stage.code()])
}

fn amend_mandate(db: &Connection, mandate: MandateId, change: impl FnOnce(&mut Vec<Clause>)) -> Result<(), StoreError> {
    let body: String = db.query_row("SELECT body FROM mandate WHERE id = ?1", [mandate.to_string()], |row| row.get(0))?;
    let mut mandate: Mandate = serde_json::from_str(&body).map_err(|_| StoreError::RecordUnreadable)?;
    change(&mut mandate.clauses);
    update(db, "mandate", &mandate.id, &mandate)
}

fn amend_contract(
    db: &Connection,
    contract: ContractId,
    change: impl FnOnce(&mut Vec<ContractChange>),
) -> Result<(), StoreError> {
    let changes: String = db.query_row("SELECT changes FROM contract WHERE id = ?1", [contract.to_string()], |row| row.get(0))?;
    let mut changes: Vec<ContractChange> = serde_json::from_str(&changes).map_err(|_| StoreError::RecordUnreadable)?;
    change(&mut changes);
    run(db, "UPDATE contract SET changes = ?2 WHERE id = ?1", params![contract.to_string(), json(&changes)?])
}

fn begin_statement(db: &Connection, draft: &StatementDraft) -> Result<(), StoreError> {
    run(
        db,
        "INSERT INTO statement (id, draft, state) VALUES (?1, ?2, ?3)",
        params![draft.id.to_string(), json(draft)?, json(&StatementState::Draft)?],
    )
}

fn freeze_statement(db: &Connection, id: &str, number: StatementNumber, body: &StatementBody) -> Result<(), StoreError> {
    run(
        db,
        "UPDATE statement SET state = ?2, body = ?3 WHERE id = ?1",
        params![id, json(&StatementState::Submitted { number })?, json(body)?],
    )
}
