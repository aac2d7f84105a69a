//! What happened, in words: used by undo and redo, the journal and a deal's time line.

mod correction;
mod phrase;

use std::borrow::Cow;

use chrono::DateTime;
use domain::{
    deal::{event::DealEvent, stage::Step},
    event::Event,
    id::ImportId,
    list::ListEvent,
    organisation::{Organisation, event::OrganisationEvent},
    payee::Payee,
    rates::event::RatesEvent,
    record::{Record, RecordEvent, Thing},
    result::ResearchResult,
    statement::event::StatementEvent,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::{
    Books, Way,
    journal::{EntryHead, With},
};

use crate::error::{Result, Sentence};

pub use phrase::phrase;
use phrase::sentence;

/// A journal entry as a person reads it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Happening {
    /// The entry's number.
    pub entry: i64,
    /// Who: the member's name; missing where nobody said it, or once erased.
    pub member: Option<String>,
    /// When, `2026-11-22T03:04:05Z`.
    pub at: String,
    /// The command that made it.
    pub action: String,
    /// The entry that it takes back; for a redo, that is an undo.
    pub undoes: Option<i64>,
    /// What it was.
    pub what: Sentence,
    /// What it happened to; missing where it is no longer there.
    pub about: Option<Subject>,
    /// How many changes it made; for an import, to how many rows.
    pub changes: u32,
    /// It can be taken back, as far as its own kind goes.
    pub can_undo: bool,
    /// The import that it brought, where that stands: it can be taken back whatever came after it.
    pub import: Option<ImportId>,
    /// Its hash.
    pub hash: String,
}

/// What an entry is about, and where it stands.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Subject {
    /// Of which kind.
    pub kind: SubjectKind,
    /// Its id.
    pub id: String,
    /// Its name, title or number, where the words don't say it; missing once erased.
    pub name: Option<String>,
}

/// What entries are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SubjectKind {
    /// A deal.
    Deal,
    /// An organisation.
    Organisation,
    /// A research result.
    Result,
    /// A payee.
    Payee,
    /// A commission statement.
    Statement,
    /// A rate table.
    RateTable,
}

impl SubjectKind {
    /// The events that do something to records of this kind.
    pub(crate) const fn events(self) -> With {
        match self {
            Self::Deal => With::OfADeal,
            Self::Organisation => With::Kind("organisation_"),
            Self::Result => With::Kind("result_"),
            Self::Payee => With::Kind("payee_"),
            Self::Statement => With::Kind("statement_"),
            Self::RateTable => With::Kind("rate_table_"),
        }
    }
}

/// A journal entry in words; an undo says what it took back, a redo what it brought back.
pub(crate) fn happening(books: Books<'_>, head: &EntryHead) -> Result<Happening> {
    let told = act(books, head)?;
    let said = |zh: &str, en: &str, what: &Sentence| sentence(&format!("{zh}：{}", what.zh), &format!("{en}: {}", what.en));
    Ok(match head.way() {
        Way::Act => told,
        Way::Redo(_) => Happening { what: said("重做", "redo", &told.what), ..told },
        Way::Undo(undone) => {
            let undone = act(books, &books.entry(undone)?)?;
            Happening { what: said("撤销", "undo", &undone.what), about: undone.about, can_undo: false, import: None, ..told }
        }
    })
}

/// What an entry did, whichever way it came about.
pub(crate) fn act(books: Books<'_>, head: &EntryHead) -> Result<Happening> {
    let events = books.first_events(head.n)?;
    let leading = leading(&events);
    let changes = match leading {
        Some(Event::List(ListEvent::Imported { import } | ListEvent::ImportUndone { import, .. })) => {
            import.added.saturating_add(import.updated)
        }
        _ => u32::try_from(events.len()).unwrap_or(u32::MAX),
    };
    let mut what = leading.map_or_else(|| Ok(sentence("", "")), |event| phrase(books, &as_one_move(event, &events)))?;
    if events.len() > 1 && !matches!(leading, Some(Event::List(_))) {
        what = sentence(&format!("{}，共 {changes} 项变更", what.zh), &format!("{}, {changes} changes in all", what.en));
    }
    Ok(Happening {
        entry: head.n,
        member: books.member_name(head.member)?,
        at: at(head),
        action: head.action.clone(),
        undoes: head.undoes,
        what,
        about: leading.map(|event| about(books, event)).transpose()?.flatten(),
        changes,
        can_undo: events.iter().all(|event| event.inverse().is_ok()),
        import: standing_import(books, leading)?,
        hash: head.hash.clone(),
    })
}

fn standing_import(books: Books<'_>, leading: Option<&Event>) -> Result<Option<ImportId>> {
    let Some(Event::List(ListEvent::Imported { import })) = leading else { return Ok(None) };
    Ok(books.import(import.id)?.map(|import| import.id))
}

/// When an entry was made, `2026-11-22T03:04:05Z`.
pub(crate) fn at(head: &EntryHead) -> String {
    let at = DateTime::from_timestamp_millis(head.at_ms).map(|at| at.format("%Y-%m-%dT%H:%M:%SZ").to_string());
    at.unwrap_or_default()
}

/// The event that names the act: an import's own stands for all its rows, a move for the evidence ticked on its way, a note for
/// the next action set with it, its correction for the old text that goes with it, a contract's for the clauses that follow it, a
/// new organisation for the results linked to it.
fn leading(events: &[Event]) -> Option<&Event> {
    let names_the_act = |event: &&Event| {
        matches!(
            event,
            Event::List(_)
                | Event::Contract(_)
                | Event::Progress(DealEvent::Moved { .. } | DealEvent::NoteLogged { .. } | DealEvent::NoteCorrected { .. })
                | Event::Dealings(OrganisationEvent::NoteLogged { .. } | OrganisationEvent::NoteCorrected { .. })
        )
    };
    let enters = |event: &&Event| matches!(event, Event::Organisation(RecordEvent::Added { .. }));
    events.iter().find(names_the_act).or_else(|| events.iter().find(enters)).or(events.last())
}

/// An act that moves a deal over several stages is said as one move, from the first to the last.
fn as_one_move<'e>(leading: &'e Event, events: &'e [Event]) -> Cow<'e, Event> {
    let taken = |event: &'e Event| match event {
        Event::Progress(DealEvent::Moved { step, .. }) => Some(step),
        _ => None,
    };
    let last = events.iter().rev().find_map(taken);
    match (leading, last) {
        (Event::Progress(DealEvent::Moved { deal, step }), Some(last)) if step != last => {
            let missing = events.iter().filter_map(taken).flat_map(|step| &step.missing).copied().collect();
            Cow::Owned(DealEvent::Moved { deal: *deal, step: Step { from: step.from, missing, ..last.clone() } }.into())
        }
        _ => Cow::Borrowed(leading),
    }
}

/// What an event happened to, with its name where its phrase does not say it.
fn about(books: Books<'_>, event: &Event) -> Result<Option<Subject>> {
    if let Some(deal) = event.about().deal {
        let names_it =
            matches!(event, Event::Deal(RecordEvent::Added { .. } | RecordEvent::Changed { .. } | RecordEvent::Withdrawn { .. }));
        let title = books.deal_title(deal)?;
        return Ok(title.map(|title| Subject {
            kind: SubjectKind::Deal,
            id: deal.to_string(),
            name: (!names_it).then_some(title),
        }));
    }
    if let Some(organisation) = event.about().organisation {
        return subject(books, Thing::Organisation(organisation));
    }
    match event {
        Event::Organisation(event) => of_record::<Organisation>(books, SubjectKind::Organisation, event, |record| &record.name),
        Event::Result(event) => of_record::<ResearchResult>(books, SubjectKind::Result, event, |record| &record.title),
        Event::Payee(event) => {
            let id = event.id();
            let kept = books.kept::<Payee>(id)?;
            let subject = |name| Subject { kind: SubjectKind::Payee, id: id.to_string(), name };
            Ok(kept.map(|kept| books.personal_text(kept.record.name.as_ref()).map(subject)).transpose()?)
        }
        Event::Statement(event) => of_statement(books, event),
        Event::Rates(event) => {
            let id = match event {
                RatesEvent::Issued { table } | RatesEvent::Withdrawn { table } => table.id,
                RatesEvent::Checked { table, .. } => *table,
            };
            let names_it = !matches!(event, RatesEvent::Checked { .. });
            let known = books.rate_tables()?.into_iter().find(|known| known.id == id);
            Ok(known.map(|table| Subject {
                kind: SubjectKind::RateTable,
                id: id.to_string(),
                name: (!names_it).then(|| format!("{} {}", table.guideline.name, table.guideline.version)),
            }))
        }
        Event::Desk(_)
        | Event::List(_)
        | Event::Person(_)
        | Event::Member(_)
        // Those of an organisation, and those of a deal.
        | Event::Dealings(_)
        | Event::Deal(_)
        | Event::Progress(_)
        | Event::Mandate(_)
        | Event::Contract(_)
        | Event::Ledger(_) => Ok(None),
    }
}

fn of_record<R: Record>(
    books: Books<'_>,
    kind: SubjectKind,
    event: &RecordEvent<R>,
    name: impl Fn(&R) -> &String,
) -> Result<Option<Subject>> {
    let id = event.id();
    let subject = |record: R| Subject { kind, id: id.to_string(), name: event.record().is_none().then(|| name(&record).clone()) };
    Ok(books.kept::<R>(id)?.map(|kept| subject(kept.record)))
}

fn of_statement(books: Books<'_>, event: &StatementEvent) -> Result<Option<Subject>> {
    let id = match event {
        StatementEvent::Drafted { draft } | StatementEvent::Discarded { draft } => draft.id,
        StatementEvent::PeriodChanged { statement, .. }
        | StatementEvent::Submitted { statement, .. }
        | StatementEvent::Withdrawn { statement, .. } => *statement,
    };
    let Some(payee) = books.statement_payee(id)? else { return Ok(None) };
    Ok(Some(Subject { kind: SubjectKind::Statement, id: id.to_string(), name: books.payee_name(payee)? }))
}

/// A record by its name, with its place; `None` where it is not there, and for what is no record of its own.
pub(crate) fn subject(books: Books<'_>, thing: Thing) -> Result<Option<Subject>> {
    let named = |kind, id: String, name: Option<String>| Some(Subject { kind, id, name });
    Ok(match thing {
        Thing::Organisation(id) => {
            books.organisation_name(id)?.and_then(|name| named(SubjectKind::Organisation, id.to_string(), Some(name)))
        }
        Thing::Result(id) => {
            books.kept::<ResearchResult>(id)?.and_then(|kept| named(SubjectKind::Result, id.to_string(), Some(kept.record.title)))
        }
        Thing::Payee(id) => named(SubjectKind::Payee, id.to_string(), books.payee_name(id)?),
        Thing::Deal(id) => books.deal_title(id)?.and_then(|title| named(SubjectKind::Deal, id.to_string(), Some(title))),
        _ => None,
    })
}
