//! The one list of commands. It makes the dispatcher that the window and the command line call, and the catalogue with the
//! JSON Schemas of every request and answer.

use documents::statement::Paper;
use domain::{
    event::Event,
    id::{DealId, OrganisationId, ResultId, StatementId},
    limit,
    organisation::Organisation,
    payee::Payee,
    rates::Guideline,
    record::{RecordEvent, changes::Changes},
    result::ResearchResult,
    statement::Period,
};
use std::borrow::Cow;

use schemars::{JsonSchema, Schema, schema_for};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{
    code::Code,
    commission::{
        calculation::{CalcAnswer, CalcRequest, WhatIf, WhatIfAnswer},
        view::{CommissionPage, CommissionQuery},
    },
    contract::{ContractAmend, ContractCorrect, ContractSign},
    deal::{
        DealChange, DealMove, DealOpen, EvidenceTick, EvidenceUntick,
        calendar::{Calendar, CalendarAsk},
        calendar_file::{CalendarSave, CalendarSaved},
        facts::DealFollow,
        figures::DayFigures,
        gate::{DealGate, DealGateAnswer, GateEnter},
        listed::{DealList, DealListQuery, DealsOf},
        log::{NextActionSet, NoteCorrect, NoteForget, NoteLog},
        page::DealPage,
        several::NextActionSetSeveral,
        timeline::DealTimeline,
        today::TodayPage,
    },
    desk::{
        BackupAnswer, BackupMake, CheckReport, DeskStatus, JournalPage, JournalQuery, PassphraseSet, RecoveryCodeSave,
        RecoveryCodeShown,
        backups::{BackupList, BackupRehearse, BackupRehearsed},
        bin::{RecycleBin, Uses},
        diagnostics::Diagnostics,
        everything::{EverythingSave, EverythingSaved},
        places::{DeskCreate, DeskOpen, DeskRestore, PlacesKnown, PreferenceGet, PreferenceSet, PreferenceValue},
        search::{SearchAnswer, SearchQuery},
        undo::{RedoDone, UndoDone, Undoable},
        way_back::WayBackFound,
        whereabouts::DeskMove,
    },
    doubt::{Doubts, DoubtsAsk},
    error::{Error, Result},
    jobs::{JobChosen, JobList, JobStart, JobTold},
    ledger::{AdjustmentEnter, CompletionRecord, EntryReverse, ReceiptRecord, RefundRecord, RetainerBill},
    list::{
        import::{ImportInspect, ImportInspected, ImportReport, ImportRow, ImportRowAsk, ImportRun, ImportUndo, ImportUndone},
        out::{ListExport, ListWritten, TemplateSave},
        register::RegisterExport,
        view::{ListViewKeep, ListViews, ListViewsKept},
    },
    mandate::{ClauseAmend, MandateCorrect, MandateSign, TermsCompare, TermsCompared, TermsTried, TermsTry},
    member::{MemberSet, MemberView},
    organisation::dealings::{
        OrganisationContracts, OrganisationDealings, OrganisationLog, OrganisationNextActionSet, OrganisationNoteCorrect,
        OrganisationNoteForget, OrganisationNotes,
    },
    person::{PersonErase, PersonFields, PersonList, PersonNames, PersonQuery, PersonTexts, PersonTextsQuery},
    rates::{RateTableCheck, RateTableList},
    reader::Reader,
    reading::{AmountUnderstood, CodeCheck, CodeChecked, DayUnderstood, NameCheck, NameChecked, TextRead},
    record::Edited,
    scheme::{CodeFind, CodesFound},
    session::Session,
    statement::{
        StatementDraftNew, StatementExport, StatementExported, StatementPeriodSet, StatementSubmit, StatementWithdraw,
        due::{StatementPeriodAsk, StatementsDue},
        listed::{StatementList, StatementListQuery},
        view::{StatementLeftOut, StatementLines, StatementPaperAsk, StatementStretch, StatementView},
    },
    warning::Warning,
    wire::{
        Add, Change, ChangeSeveral, Changed, Chosen, FacetQuery, FacetValues, ListQuery, Made, Nothing, Page, PageQuery, Part,
        Several, Stretch, View,
    },
};

/// The two ways to carry a command out.
#[derive(Clone, Copy)]
pub enum Way {
    /// It only looks, beside whatever else is being done.
    Read(fn(&Reader<'_>, Value) -> Result<Value>),
    /// It may change something: one after the other.
    Act(fn(&mut Session, Value) -> Result<Value>),
}

/// A command as the catalogue shows it.
#[derive(Clone, Debug, Serialize)]
pub struct CommandEntry {
    /// Its name on the wire.
    pub name: Cow<'static, str>,
    /// What it does.
    pub says: Cow<'static, str>,
    /// `read` or `act`; `told` for what the window hears unasked, and `shell` for what it asks of the program around the desk.
    pub way: &'static str,
    /// The JSON Schema of its request.
    pub request: Schema,
    /// The JSON Schema of its answer.
    pub answer: Schema,
}

macro_rules! way {
    (read $request:ty, $name:ident $(::<$record:ident>)?) => {
        Way::Read(|reader, request| carried::<$request, _>(request, |request| reader.$name$(::<$record>)?(request)))
    };
    (act $request:ty, $name:ident $(::<$record:ident>)?) => {
        Way::Act(|session, request| {
            session.carrying_out(|session| carried::<$request, _>(request, |request| session.$name$(::<$record>)?(request)))
        })
    };
}

/// What can be done with every kind of record, by the verb behind the name of its kind: `organisation_add`.
macro_rules! of_every_record {
    ($($(#[doc = $says:literal])+ $way:ident $verb:ident($request:ty) -> $answer:ty;)*) => {
        fn way_of<R: Edited>(name: &str) -> Option<Way>
        where
            RecordEvent<R>: Into<Event>,
        {
            match name.strip_prefix(R::KIND)?.strip_prefix('_')? {
                $(stringify!($verb) if has::<R>(stringify!($verb)) => Some(way!($way $request, $verb::<R>)),)*
                _ => None,
            }
        }

        fn catalogue_of<R: Edited>() -> Vec<CommandEntry>
        where
            RecordEvent<R>: Into<Event>,
        {
            let mut entries = Vec::new();
            $(if has::<R>(stringify!($verb)) {
                entries.push(CommandEntry {
                    name: format!("{}_{}", R::KIND, stringify!($verb)).into(),
                    says: concat!($($says),+).trim_ascii().replace("record", R::KIND).into(),
                    way: stringify!($way),
                    request: schema_for!($request),
                    answer: schema_for!($answer),
                });
            })*
            entries
        }
    };
}

fn has<R: Edited>(verb: &str) -> bool
where
    RecordEvent<R>: Into<Event>,
{
    R::HAS_BIN || !matches!(verb, "remove" | "restore" | "change_several" | "remove_several")
}

of_every_record! {
    /// Enters a new record.
    act add(Add<R::Said>) -> Made;
    /// Changes one record, as a whole.
    act change(Change<R::Said, R::Id>) -> Made;
    /// Puts one record into the recycle bin.
    act remove(Chosen<R::Id>) -> Made;
    /// Takes one record out of the recycle bin.
    act restore(Chosen<R::Id>) -> Made;
    /// Changes several records alike, in one entry.
    act change_several(ChangeSeveral<R::Id, R::Patch>) -> Changed;
    /// Puts several records into the recycle bin, in one entry.
    act remove_several(Several<R::Id>) -> Changed;
    /// Everything that is known of one record.
    read view(Chosen<R::Id>) -> View<R::Said, R::Id>;
    /// A page of the list of every record, with the beginnings of long texts.
    read page(PageQuery<R::Order, R::Facet>) -> Page<View<R::Said, R::Id>>;
    /// The values by which the list of every record can be narrowed down.
    read facet(FacetQuery<R::Facet>) -> FacetValues;
}

macro_rules! commands {
    (
        records { $($record:ident),* }
        $($(#[doc = $says:literal])+ $way:ident $name:ident($request:ty) -> $answer:ty;)*
    ) => {
        /// How the command of a name is carried out, or `command_unknown`.
        pub fn way(name: &str) -> Result<Way> {
            $(if let Some(way) = way_of::<$record>(name) {
                return Ok(way);
            })*
            match name {
                $(stringify!($name) => Ok(way!($way $request, $name)),)*
                _ => Err(Error::new(Code::CommandUnknown, "command")),
            }
        }

        /// Every command with its schemas.
        pub fn catalogue() -> Vec<CommandEntry> {
            let mut entries = Vec::new();
            $(entries.extend(catalogue_of::<$record>());)*
            $(entries.push(CommandEntry {
                name: stringify!($name).into(),
                says: concat!($($says),+).trim_ascii().into(),
                way: stringify!($way),
                request: schema_for!($request),
                answer: schema_for!($answer),
            });)*
            entries
        }
    };
}

/// What the window hears unasked, and what it finds with the jobs of its session, with the same schemas.
pub fn told() -> Vec<CommandEntry> {
    let entry = |name: &'static str, says: &'static str, way, request, answer| CommandEntry {
        name: name.into(),
        says: says.into(),
        way,
        request,
        answer,
    };
    let nothing = || schema_for!(Nothing);
    vec![
        entry("changed", "What an action changed; what shows it is asked again.", "told", nothing(), schema_for!(Changes)),
        entry("warned", "Something should be known of what was done: take the warnings.", "told", nothing(), nothing()),
        entry("job", "How far a job has come.", "told", nothing(), schema_for!(JobTold)),
        entry("warnings_take", "What should be known of what was done, once.", "shell", nothing(), schema_for!(Vec<Warning>)),
        entry("job_start", "Begins a long command as a job.", "shell", schema_for!(JobStart), schema_for!(JobTold)),
        entry("job_list", "The jobs that run or have ended.", "shell", nothing(), schema_for!(JobList)),
        entry("job_cancel", "Stops a job with nothing half done.", "shell", schema_for!(JobChosen), nothing()),
        entry("job_forget", "Forgets a job that has ended.", "shell", schema_for!(JobChosen), nothing()),
    ]
}

/// Carries out a command by name.
pub fn dispatch(session: &mut Session, name: &str, request: Value) -> Result<Value> {
    match way(name)? {
        Way::Read(read) => read(&session.reader(), request),
        Way::Act(act) => act(session, request),
    }
}

/// Reads the request, carries it out and writes the answer; what refuses it is said at a field of the request.
fn carried<Q: DeserializeOwned + JsonSchema, A: Serialize>(
    request: Value,
    carry_out: impl FnOnce(Q) -> Result<A>,
) -> Result<Value> {
    let answer = carry_out(read(request)?).map_err(|error| error.within(&schema_for!(Q)))?;
    serde_json::to_value(answer).map_err(Error::unexpected)
}

commands! {
    records { Organisation, ResearchResult, Payee }

    /// Desks opened before, and where new ones go.
    read places(Nothing) -> PlacesKnown;
    /// Sets up a desk and takes it into use.
    act desk_create(DeskCreate) -> DeskStatus;
    /// Opens a desk and takes it into use.
    act desk_open(DeskOpen) -> DeskStatus;
    /// Restores a backup into a new folder and takes it into use.
    act desk_restore(DeskRestore) -> DeskStatus;
    /// Closes the desk.
    act desk_close(Nothing) -> Nothing;
    /// Moves the desk into another folder and goes on there.
    act desk_move(DeskMove) -> DeskStatus;
    /// A preference by name.
    read preference_get(PreferenceGet) -> PreferenceValue;
    /// Sets a preference.
    act preference_set(PreferenceSet) -> PreferenceValue;
    /// The day's list.
    read today_page(Nothing) -> TodayPage;
    /// The day in a few figures.
    read day_figures(Nothing) -> DayFigures;
    /// Looks for a text in everything on the desk.
    read search(SearchQuery) -> SearchAnswer;
    /// Builds the search index anew.
    act search_rebuild(Nothing) -> Nothing;
    /// Reads an amount as it is typed.
    read amount_read(TextRead) -> AmountUnderstood;
    /// Reads a day as it is typed.
    read day_read(TextRead) -> DayUnderstood;
    /// Checks a code as it is typed, and says who has it already.
    read code_check(CodeCheck) -> CodeChecked;
    /// Looks for a code of a table by its name, pinyin or signs, or steps down in the table.
    read code_find(CodeFind) -> CodesFound;
    /// Says whether the desk has a name already, as it is typed.
    read name_check(NameCheck) -> NameChecked;

    /// What is unlikely about something that is not recorded yet.
    read doubts(DoubtsAsk) -> Doubts;

    /// What desk is open, and how its key is kept.
    read desk_status(Nothing) -> DeskStatus;
    /// The recovery code, to print and keep on paper.
    read recovery_code_show(Nothing) -> RecoveryCodeShown;
    /// Saves the recovery code as a text file.
    read recovery_code_save(RecoveryCodeSave) -> RecoveryCodeShown;
    /// The newest good backup of this desk, to open it in a new place.
    read way_back(Nothing) -> WayBackFound;
    /// Says that what was found missing of the journal is known.
    act loss_known(Nothing) -> Nothing;
    /// Sets, changes or takes away the passphrase.
    act passphrase_set(PassphraseSet) -> DeskStatus;
    /// Who works at the desk.
    read member_view(Nothing) -> MemberView;
    /// Says who works at the desk, or changes it.
    act member_set(MemberSet) -> Made;
    /// What the next undo would take back, and the next redo bring back.
    read undo_preview(Nothing) -> Undoable;
    /// Takes the last action back.
    act undo(Nothing) -> UndoDone;
    /// Brings back what the last undo took back.
    act redo(Nothing) -> RedoDone;
    /// The journal, newest first.
    read journal_page(JournalQuery) -> JournalPage;
    /// Checks the file, the journal's chain, its replay, and that every statement recomputes.
    read desk_check(Nothing) -> CheckReport;
    /// Writes a backup into one file.
    read backup_make(BackupMake) -> BackupAnswer;
    /// The backups in the desk's own folder.
    read backup_list(Nothing) -> BackupList;
    /// Saves everything that the desk holds into one file that needs no program of ours.
    read everything_save(EverythingSave) -> EverythingSaved;
    /// What of the desk may be shown to whoever looks for a fault.
    read diagnostics(Nothing) -> Diagnostics;
    /// Restores a backup for a trial and takes it away again.
    read backup_rehearse(BackupRehearse) -> BackupRehearsed;

    /// By what an organisation is used.
    read organisation_uses(Chosen<OrganisationId>) -> Uses;
    /// By what a result is used.
    read result_uses(Chosen<ResultId>) -> Uses;
    /// By what a deal is used.
    read deal_uses(Chosen<DealId>) -> Uses;
    /// What lies in the recycle bin.
    read recycle_bin(Stretch) -> RecycleBin;

    /// What leads from an organisation, in figures.
    read organisation_dealings(Chosen<OrganisationId>) -> OrganisationDealings;
    /// A page of the log of an organisation and of its deals.
    read organisation_notes(Part<OrganisationId>) -> OrganisationNotes;
    /// A page of the deals that an organisation takes part in.
    read organisation_deals(Part<OrganisationId>) -> DealsOf;
    /// A page of the results that an organisation owns.
    read organisation_results(Part<OrganisationId>) -> Page<View<ResearchResult<String>, ResultId>>;
    /// A page of the contracts of an organisation's deals.
    read organisation_contracts(Part<OrganisationId>) -> OrganisationContracts;
    /// Writes into an organisation's log.
    act organisation_log(OrganisationLog) -> Made;
    /// Puts a note of an organisation's log right.
    act organisation_note_correct(OrganisationNoteCorrect) -> Made;
    /// Erases what a note of an organisation's log said before it was put right; can't be undone.
    act organisation_note_forget(OrganisationNoteForget) -> Made;
    /// Sets or clears what to do next with an organisation.
    act organisation_next_action_set(OrganisationNextActionSet) -> Made;
    /// Links the results that have an organisation's name as their owner to it.
    act organisation_claim(Chosen<OrganisationId>) -> Made;
    /// Adds an organisation that results have as their owner by its name alone, and links these results to it.
    act owner_add(Add<Organisation<String>>) -> Made;
    /// A page of the deals that name a result.
    read result_deals(Part<ResultId>) -> DealsOf;

    /// Looks into a file: encoding, header, proposed mapping, questions.
    read import_inspect(ImportInspect) -> ImportInspected;
    /// One row of a file as it shows, to put its cells right.
    read import_row(ImportRowAsk) -> ImportRow;
    /// Imports a list, or says what its import would do.
    act import_run(ImportRun) -> ImportReport;
    /// Takes an import back, but for the rows that later actions touched.
    act import_undo(ImportUndo) -> ImportUndone;
    /// The views of a list that were kept under a name.
    read list_views(ListViews) -> ListViewsKept;
    /// Keeps what a list shows under a name, or forgets it.
    act list_view_keep(ListViewKeep) -> Nothing;
    /// Saves the template of a list.
    read template_save(TemplateSave) -> ListWritten;
    /// Saves a list in the layout that imports unchanged.
    read list_export(ListExport) -> ListWritten;
    /// Saves the deals, the receipts or the statements as a list.
    read register_export(RegisterExport) -> ListWritten;

    /// The names of persons, each once, with where it stands.
    read person_names(ListQuery) -> PersonNames;
    /// The persons of whom values are held.
    read person_list(PersonQuery) -> PersonList;
    /// The texts written by hand that name persons.
    read person_texts(PersonTextsQuery) -> PersonTexts;
    /// The fields of records that name persons; they are changed by hand.
    read person_fields(PersonTextsQuery) -> PersonFields;
    /// Erases all values about persons, and what the chosen texts say of them; can't be undone.
    act person_erase(PersonErase) -> Nothing;

    /// Issues a version of a guideline rate table.
    act rate_table_issue(Guideline) -> Made;
    /// Issues the sample that comes with the program.
    act rate_table_sample(Nothing) -> Made;
    /// Marks a version as checked against its source.
    act rate_table_check(RateTableCheck) -> Made;
    /// The versions of the rate tables.
    read rate_table_list(Stretch) -> RateTableList;

    /// Opens a deal.
    act deal_open(DealOpen) -> Made;
    /// Changes a deal's title, results or client.
    act deal_change(DealChange) -> Made;
    /// Puts a deal into the recycle bin.
    act deal_remove(Chosen<DealId>) -> Made;
    /// Puts several deals into the recycle bin, in one entry.
    act deal_remove_several(Several<DealId>) -> Changed;
    /// Takes a deal out of the recycle bin.
    act deal_restore(Chosen<DealId>) -> Made;
    /// The deals by stage.
    read deal_list(DealListQuery) -> DealList;
    /// What is due in a stretch of days.
    read deal_calendar(CalendarAsk) -> Calendar;
    /// Everything about one deal.
    read deal_page(Chosen<DealId>) -> DealPage;
    /// A page of what happened to a deal, newest first.
    read deal_timeline(Part<DealId>) -> DealTimeline;
    /// What the gates on the way of a move ask for, and what of it is at hand.
    read deal_gate(DealGate) -> DealGateAnswer;
    /// Moves a deal to another stage.
    act deal_move(DealMove) -> Made;
    /// Moves a deal over the stages that its facts prove, each on the day of its fact.
    act deal_follow(DealFollow) -> Made;
    /// Keeps a deal's stage although its facts prove a further one.
    act deal_keep(Chosen<DealId>) -> Made;
    /// Sets or clears the next action.
    act next_action_set(NextActionSet) -> Made;
    /// Moves the next actions of several deals to a day, or sets the same one for all of them, in one entry.
    act next_action_set_several(NextActionSetSeveral) -> Changed;
    /// Ticks evidence for a gate.
    act evidence_tick(EvidenceTick) -> Made;
    /// Enters what a gate asks for into the records that keep it.
    act gate_enter(GateEnter) -> Made;
    /// Takes a tick back.
    act evidence_untick(EvidenceUntick) -> Made;
    /// Saves what is due as a calendar file.
    read calendar_save(CalendarSave) -> CalendarSaved;
    /// Writes into a deal's log.
    act note_log(NoteLog) -> Made;
    /// Puts a note of a deal's log right.
    act note_correct(NoteCorrect) -> Made;
    /// Erases what a note of a deal's log said before it was put right; can't be undone.
    act note_forget(NoteForget) -> Made;

    /// Holds negotiated rates against a guideline, band by band.
    read terms_compare(TermsCompare) -> TermsCompared;
    /// What terms that are not signed yet would make of a receipt.
    read terms_try(TermsTry) -> TermsTried;
    /// Signs the brokerage mandate.
    act mandate_sign(MandateSign) -> Made;
    /// Puts right what the mandate says beside its clauses.
    act mandate_correct(MandateCorrect) -> Made;
    /// Closes a clause and opens its successor.
    act clause_amend(ClauseAmend) -> Made;
    /// Signs the technology contract.
    act contract_sign(ContractSign) -> Made;
    /// Puts right what the contract says beside its money.
    act contract_correct(ContractCorrect) -> Made;
    /// Changes the contract's money from a day on.
    act contract_amend(ContractAmend) -> Made;

    /// Records a receipt.
    act receipt_record(ReceiptRecord) -> Made;
    /// Records a refund of a receipt.
    act refund_record(RefundRecord) -> Made;
    /// Bills a retainer.
    act retainer_bill(RetainerBill) -> Made;
    /// Enters an adjustment.
    act adjustment_enter(AdjustmentEnter) -> Made;
    /// Completes a clause.
    act completion_record(CompletionRecord) -> Made;
    /// Takes back an entry that was made by mistake.
    act entry_reverse(EntryReverse) -> Made;
    /// The commission of a deal, line by line, with what explains it.
    read commission_page(CommissionQuery) -> CommissionPage;
    /// What a further receipt would bring under a deal's terms.
    read what_if(WhatIf) -> WhatIfAnswer;
    /// Computes a case that stands by itself.
    read calc(CalcRequest) -> CalcAnswer;

    /// Begins a statement for a payee and a period.
    act statement_draft(StatementDraftNew) -> Made;
    /// Gives a draft another period.
    act statement_period_set(StatementPeriodSet) -> Made;
    /// Throws a draft away.
    act statement_discard(Chosen<StatementId>) -> Made;
    /// Submits a draft: it gets its number and is frozen.
    act statement_submit(StatementSubmit) -> StatementView;
    /// Withdraws a submitted statement.
    act statement_withdraw(StatementWithdraw) -> Made;
    /// Whose next statement is due: what they have earned and no statement states.
    read statement_due(Stretch) -> StatementsDue;
    /// Which days a payee's next statement would settle.
    read statement_period(StatementPeriodAsk) -> Period;
    /// The statements, and what those that are asked for come to.
    read statement_list(StatementListQuery) -> StatementList;
    /// One statement's head and sums.
    read statement_view(Chosen<StatementId>) -> StatementView;
    /// A page of a statement's lines with what explains them.
    read statement_lines(StatementStretch) -> StatementLines;
    /// A page of what a statement leaves out.
    read statement_left_out(StatementStretch) -> StatementLeftOut;
    /// A statement as it stands on paper.
    read statement_paper(StatementPaperAsk) -> Paper;
    /// Saves a statement as PDF, XLSX and JSON.
    read statement_export(StatementExport) -> StatementExported;
}

/// Reads a request, in which nothing is more than its field takes; what is wrong is said with the path of its field.
fn read<T: DeserializeOwned>(request: Value) -> Result<T> {
    let request = if request.is_null() { Value::Object(serde_json::Map::new()) } else { request };
    if let Some(beyond) = limit::beyond(&request) {
        return Err(beyond.into());
    }
    serde_path_to_error::deserialize(request).map_err(|error| {
        let field = match error.path().to_string() {
            path if path == "." => String::new(),
            path => path,
        };
        // Amounts, rates, shares and days say their code as the whole message.
        match error.inner().to_string().as_str() {
            "money" => Error::new(Code::Money, field),
            "rate" => Error::new(Code::Rate, field),
            "shares" => Error::new(Code::Shares, field),
            "date" => Error::new(Code::Date, field),
            said if said.starts_with("missing field `") => {
                let missing = said.split('`').nth(1).unwrap_or_default();
                Error::new(Code::FieldMissing, [field.as_str(), missing].join(".").trim_start_matches('.'))
            }
            _ => Error::new(Code::Format, field).because(error.into_inner()),
        }
    })
}
