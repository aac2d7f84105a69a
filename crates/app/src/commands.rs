//! The one list of commands. It makes the dispatcher that the window and the command line call, and the catalogue with the
//! JSON Schemas of every request and answer.

use domain::id::{DealId, OrganisationId, PayeeId, ResultId, StatementId};
use schemars::{Schema, schema_for};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{
    commission::{
        calculation::{CalcAnswer, CalcRequest, WhatIf, WhatIfAnswer},
        view::{CommissionPage, CommissionQuery},
    },
    contract::{ContractAmend, ContractSign},
    deal::{
        DealChange, DealList, DealListQuery, DealMove, DealOpen, EvidenceTick, EvidenceUntick, NextActionSet, NoteLog,
        page::DealPage, today::TodayPage,
    },
    desk::{
        BackupAnswer, BackupMake, CheckReport, DeskStatus, JournalPage, JournalQuery, PassphraseSet, RecoveryCodeSave,
        RecoveryCodeShown, UndoDone, Undoable,
        bin::RecycleBin,
        places::{DeskCreate, DeskOpen, DeskRestore, PlacesKnown, PreferenceGet, PreferenceSet, PreferenceValue},
    },
    error::{Error, Result},
    ledger::{AdjustmentEnter, CompletionRecord, EntryReverse, ReceiptRecord, RefundRecord, RetainerBill},
    list::{
        import::{ImportInspect, ImportInspected, ImportReport, ImportRun, ImportUndo, ImportUndone},
        out::{ListExport, ListWritten, TemplateSave},
    },
    mandate::{ClauseAmend, MandateSign, TermsCompare, TermsCompared, TermsTried, TermsTry},
    organisation::{OrganisationSaid, OrganisationView},
    payee::{PayeeList, PayeeSaid},
    person::{PersonErase, PersonList},
    rates::{RateTableCheck, RateTableIssue, RateTableList},
    reading::{
        AmountUnderstood, CodeCheck, CodeChecked, DayUnderstood, DealGate, DealGateAnswer, NameCheck, NameChecked, TextRead,
    },
    result::{ResultSaid, ResultView},
    session::Session,
    statement::{
        StatementDraftNew, StatementExport, StatementExported, StatementList, StatementSubmit, StatementView, StatementWithdraw,
    },
    wire::{Add, Change, Chosen, Made, Nothing, Page, PageQuery},
};

/// A command as the catalogue shows it.
#[derive(Clone, Debug, Serialize)]
pub struct CommandEntry {
    /// Its name on the wire.
    pub name: &'static str,
    /// What it does.
    pub says: &'static str,
    /// The JSON Schema of its request.
    pub request: Schema,
    /// The JSON Schema of its answer.
    pub answer: Schema,
}

macro_rules! commands {
    ($($(#[doc = $says:literal])+ $name:ident($request:ty) -> $answer:ty;)*) => {
        /// Carries out a command by name.
        pub fn dispatch(session: &mut Session, name: &str, request: Value) -> Result<Value> {
            match name {
                $(stringify!($name) => {
                    let answer: $answer = session.$name(read::<$request>(request)?)?;
                    serde_json::to_value(answer).map_err(Error::unexpected)
                })*
                _ => Err(Error::new("command_unknown", "command")),
            }
        }

        /// Every command with its schemas.
        pub fn catalogue() -> Vec<CommandEntry> {
            vec![$(CommandEntry {
                name: stringify!($name),
                says: concat!($($says),+).trim_ascii(),
                request: schema_for!($request),
                answer: schema_for!($answer),
            }),*]
        }
    };
}

commands! {
    /// Desks opened before, and where new ones go.
    places(Nothing) -> PlacesKnown;
    /// Sets up a desk and takes it into use.
    desk_create(DeskCreate) -> DeskStatus;
    /// Opens a desk and takes it into use.
    desk_open(DeskOpen) -> DeskStatus;
    /// Restores a backup into a new folder and takes it into use.
    desk_restore(DeskRestore) -> DeskStatus;
    /// Closes the desk.
    desk_close(Nothing) -> Nothing;
    /// A preference by name.
    preference_get(PreferenceGet) -> PreferenceValue;
    /// Sets a preference.
    preference_set(PreferenceSet) -> PreferenceValue;
    /// The day's list.
    today_page(Nothing) -> TodayPage;
    /// Reads an amount as it is typed.
    amount_read(TextRead) -> AmountUnderstood;
    /// Reads a day as it is typed.
    day_read(TextRead) -> DayUnderstood;
    /// Checks a code as it is typed, and says who has it already.
    code_check(CodeCheck) -> CodeChecked;
    /// Says whether the desk has a name already, as it is typed.
    name_check(NameCheck) -> NameChecked;

    /// What desk is open, and how its key is kept.
    desk_status(Nothing) -> DeskStatus;
    /// The recovery code, to print and keep on paper.
    recovery_code_show(Nothing) -> RecoveryCodeShown;
    /// Saves the recovery code as a text file.
    recovery_code_save(RecoveryCodeSave) -> RecoveryCodeShown;
    /// Sets, changes or takes away the passphrase.
    passphrase_set(PassphraseSet) -> DeskStatus;
    /// What the next undo would take back.
    undo_preview(Nothing) -> Undoable;
    /// Takes the last action back.
    undo(Nothing) -> UndoDone;
    /// The journal, newest first.
    journal_page(JournalQuery) -> JournalPage;
    /// Checks the file, the journal's chain, its replay, and that every statement recomputes.
    desk_check(Nothing) -> CheckReport;
    /// Writes a backup into one file.
    backup_make(BackupMake) -> BackupAnswer;

    /// Enters an organisation.
    organisation_add(Add<OrganisationSaid>) -> Made;
    /// Changes an organisation's record.
    organisation_change(Change<OrganisationSaid, OrganisationId>) -> Made;
    /// Puts an organisation into the recycle bin.
    organisation_remove(Chosen<OrganisationId>) -> Made;
    /// Takes an organisation out of the recycle bin.
    organisation_restore(Chosen<OrganisationId>) -> Made;
    /// One organisation.
    organisation_view(Chosen<OrganisationId>) -> OrganisationView;
    /// A page of the list of organisations.
    organisation_page(PageQuery) -> Page<OrganisationView>;

    /// Enters a research result.
    result_add(Add<ResultSaid>) -> Made;
    /// Changes a research result's record.
    result_change(Change<ResultSaid, ResultId>) -> Made;
    /// Puts a research result into the recycle bin.
    result_remove(Chosen<ResultId>) -> Made;
    /// Takes a research result out of the recycle bin.
    result_restore(Chosen<ResultId>) -> Made;
    /// One research result.
    result_view(Chosen<ResultId>) -> ResultView;
    /// A page of the list of research results.
    result_page(PageQuery) -> Page<ResultView>;
    /// What lies in the recycle bin.
    recycle_bin(Nothing) -> RecycleBin;

    /// Looks into a file: encoding, header, proposed mapping, questions.
    import_inspect(ImportInspect) -> ImportInspected;
    /// Imports a list, or says what its import would do.
    import_run(ImportRun) -> ImportReport;
    /// Takes an import back, but for the rows that later actions touched.
    import_undo(ImportUndo) -> ImportUndone;
    /// Saves the template of a list.
    template_save(TemplateSave) -> ListWritten;
    /// Saves a list in the layout that imports unchanged.
    list_export(ListExport) -> ListWritten;

    /// Enters a payee.
    payee_add(Add<PayeeSaid>) -> Made;
    /// Changes a payee's record.
    payee_change(Change<PayeeSaid, PayeeId>) -> Made;
    /// Every payee.
    payee_list(Nothing) -> PayeeList;
    /// Every person of whom values are held.
    person_list(Nothing) -> PersonList;
    /// Erases all values about a person; can't be undone.
    person_erase(PersonErase) -> Made;

    /// Issues a version of a guideline rate table.
    rate_table_issue(RateTableIssue) -> Made;
    /// Marks a version as checked against its source.
    rate_table_check(RateTableCheck) -> Made;
    /// Every version of every rate table.
    rate_table_list(Nothing) -> RateTableList;

    /// Opens a deal.
    deal_open(DealOpen) -> Made;
    /// Changes a deal's title, results or client.
    deal_change(DealChange) -> Made;
    /// Puts a deal into the recycle bin.
    deal_remove(Chosen<DealId>) -> Made;
    /// Takes a deal out of the recycle bin.
    deal_restore(Chosen<DealId>) -> Made;
    /// The deals by stage.
    deal_list(DealListQuery) -> DealList;
    /// Everything about one deal.
    deal_page(Chosen<DealId>) -> DealPage;
    /// What a move would pass without having it.
    deal_gate(DealGate) -> DealGateAnswer;
    /// Moves a deal to another stage.
    deal_move(DealMove) -> Made;
    /// Sets or clears the next action.
    next_action_set(NextActionSet) -> Made;
    /// Ticks evidence for a gate.
    evidence_tick(EvidenceTick) -> Made;
    /// Takes a tick back.
    evidence_untick(EvidenceUntick) -> Made;
    /// Writes into a deal's log.
    note_log(NoteLog) -> Made;

    /// Holds negotiated rates against a guideline, band by band.
    terms_compare(TermsCompare) -> TermsCompared;
    /// What terms that are not signed yet would make of a receipt.
    terms_try(TermsTry) -> TermsTried;
    /// Signs the brokerage mandate.
    mandate_sign(MandateSign) -> Made;
    /// Closes a clause and opens its successor.
    clause_amend(ClauseAmend) -> Made;
    /// Signs the technology contract.
    contract_sign(ContractSign) -> Made;
    /// Changes the contract's money from a day on.
    contract_amend(ContractAmend) -> Made;

    /// Records a receipt.
    receipt_record(ReceiptRecord) -> Made;
    /// Records a refund of a receipt.
    refund_record(RefundRecord) -> Made;
    /// Bills a retainer.
    retainer_bill(RetainerBill) -> Made;
    /// Enters an adjustment.
    adjustment_enter(AdjustmentEnter) -> Made;
    /// Completes a clause.
    completion_record(CompletionRecord) -> Made;
    /// Takes back an entry that was made by mistake.
    entry_reverse(EntryReverse) -> Made;
    /// The commission of a deal, line by line, with what explains it.
    commission_page(CommissionQuery) -> CommissionPage;
    /// What a further receipt would bring under a deal's terms.
    what_if(WhatIf) -> WhatIfAnswer;
    /// Computes a case that stands by itself.
    calc(CalcRequest) -> CalcAnswer;

    /// Begins a statement for a payee and a period.
    statement_draft(StatementDraftNew) -> Made;
    /// Throws a draft away.
    statement_discard(Chosen<StatementId>) -> Made;
    /// Submits a draft: it gets its number and is frozen.
    statement_submit(StatementSubmit) -> StatementView;
    /// Withdraws a submitted statement.
    statement_withdraw(StatementWithdraw) -> Made;
    /// Every statement.
    statement_list(Nothing) -> StatementList;
    /// One statement with its lines and what they rest on.
    statement_view(Chosen<StatementId>) -> StatementView;
    /// Saves a statement as PDF, XLSX and JSON.
    statement_export(StatementExport) -> StatementExported;
}

/// Reads a request; what is wrong is said with the path of its field.
fn read<T: DeserializeOwned>(request: Value) -> Result<T> {
    let request = if request.is_null() { Value::Object(serde_json::Map::new()) } else { request };
    serde_path_to_error::deserialize(request).map_err(|error| {
        let field = match error.path().to_string() {
            path if path == "." => String::new(),
            path => path,
        };
        // Amounts, rates, shares and days say their code as the whole message.
        match error.inner().to_string().as_str() {
            code @ ("money" | "rate" | "shares" | "date") => Error::new(code, field),
            said if said.starts_with("missing field `") => {
                let missing = said.split('`').nth(1).unwrap_or_default();
                Error::new("field_missing", [field.as_str(), missing].join(".").trim_start_matches('.'))
            }
            said => Error { cause: Some(anyhow::anyhow!(said.to_owned())), ..Error::new("format", field) },
        }
    })
}
