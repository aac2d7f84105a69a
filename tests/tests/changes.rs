//! What an action says that it changed covers every row that it changed: a window that asks only that again shows nothing old.

use std::collections::BTreeSet;

use domain::{
    Day,
    event::Event,
    id::MemberId,
    record::changes::{Changes, ThingKind},
};
use store::{Desk, Protection, Stamp, StoreError};
use tests::{
    bench::{id, new_desk},
    samples::{just_before, kind, life, samples},
    tables,
};

/// What is not shown by itself: the journal is asked again after every action, touches decide what can be undone, and values
/// about persons, counts and what the search finds go with the records that they are of.
const BESIDE: &[&str] = &[
    "journal_entry",
    "journal_event",
    "touch",
    "personal",
    "person",
    "person_name",
    "persons_held",
    "list_view",
    "remembered_mapping",
    "desk",
    "in_use",
    "earned",
];

/// The kinds of thing of which one stands in a row of a table, and the column that names the record which shows it.
fn shown_by(table: &str) -> (&'static [ThingKind], &'static str) {
    use ThingKind as Kind;
    match table {
        "member" => (&[Kind::Member], "id"),
        "organisation" => (&[Kind::Organisation, Kind::NextAction], "id"),
        "result" => (&[Kind::Result], "id"),
        "import" => (&[Kind::Import], "id"),
        "redacted" => (&[Kind::Person], "id"),
        "payee" => (&[Kind::Payee], "id"),
        "rate_table" => (&[Kind::RateTable], "id"),
        "organisation_note" => (&[Kind::Note], "organisation"),
        // Its facts move the stage that is proposed.
        "deal" => (&[Kind::Deal, Kind::Path, Kind::NextAction, Kind::Evidence, Kind::Mandate, Kind::Contract, Kind::Entry], "id"),
        "deal_result" => (&[Kind::Deal], "deal"),
        "deal_party" => (&[Kind::Deal, Kind::Mandate, Kind::Contract], "deal"),
        "deal_step" => (&[Kind::Path], "deal"),
        "evidence" => (&[Kind::Evidence], "deal"),
        "note" => (&[Kind::Note], "deal"),
        "mandate" | "mandate_payee" => (&[Kind::Mandate], "deal"),
        "contract" => (&[Kind::Contract], "deal"),
        "instalment" => (&[Kind::Mandate, Kind::Contract, Kind::Entry], "deal"),
        "ledger_entry" => (&[Kind::Entry], "deal"),
        "statement" => (&[Kind::Statement], "id"),
        "statement_deal" => (&[Kind::Statement], "statement"),
        other => panic!("{other}: which kind of thing shows a row of this table?"),
    }
}

/// Every row that is shown: its table, the record that shows it, and all of it.
fn rows(desk: &Desk) -> BTreeSet<(String, String, String)> {
    let tables =
        tables::names(desk).into_iter().filter(|table| !BESIDE.contains(&table.as_str()) && !table.starts_with("search_"));
    let rows_of = |table: String| {
        let rows = tables::keyed(desk, &table, shown_by(&table).1);
        rows.into_iter().map(move |(id, row)| (table.clone(), id, row))
    };
    tables.flat_map(rows_of).collect()
}

/// Does what changed name a kind that the table holds, and the record?
fn covers(changes: &Changes, table: &str, record: &str) -> bool {
    // What shows a deal shows the statements about it, and is asked again after each.
    if table == "deal" && changes.kinds.contains(&ThingKind::Statement) {
        return true;
    }
    let of_kind = shown_by(table).0.iter().any(|kind| changes.kinds.contains(kind));
    of_kind && changes.ids.as_ref().is_none_or(|ids| ids.iter().any(|id| id.simple().to_string() == record))
}

fn check(desk: &mut Desk, what: &str, act: impl FnOnce(&mut Desk)) {
    desk.take_changes();
    let before = rows(desk);
    act(desk);
    let (after, changes) = (rows(desk), desk.take_changes());
    let missed: Vec<_> = before.symmetric_difference(&after).filter(|(table, id, _)| !covers(&changes, table, id)).collect();
    assert!(missed.is_empty(), "{what}: {changes:?} does not cover {missed:#?}");
    assert!(!changes.is_empty() || before == after, "{what}");
    assert_eq!(desk.take_changes(), Changes::default(), "{what}: what was said is not said again");
}

fn record(desk: &mut Desk, events: &[Event]) {
    desk.act(&stamp(), "sample", |_, record| events.iter().try_for_each(|event| record.event(event.clone())))
        .unwrap_or_else(|error: StoreError| panic!("{error}: {events:?}"));
}

fn stamp() -> Stamp {
    Stamp { at_ms: 1, member: MemberId(id(1)) }
}

#[test]
fn every_event_says_all_that_it_changes_and_so_does_its_undo() {
    let mut undone = 0;
    for event in samples().iter().filter(|event| !matches!(event, Event::Desk(_))) {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = new_desk(&folder.path().join("desk"), Day::parse("2025-01-02").unwrap(), &Protection::OwnFile);
        record(&mut desk, &life());
        record(&mut desk, &just_before(event));
        check(&mut desk, &kind(event), |desk| record(desk, std::slice::from_ref(event)));
        if event.inverse().is_ok() {
            undone += 1;
            check(&mut desk, &format!("undo of {}", kind(event)), |desk| {
                desk.undo::<StoreError>(&stamp(), |_, _| Ok(())).unwrap();
            });
        }
    }
    assert!(undone > 20);
}

#[test]
fn what_failed_has_changed_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = new_desk(&folder.path().join("desk"), Day::parse("2025-01-02").unwrap(), &Protection::OwnFile);
    desk.take_changes();
    let life = life();
    let failed = desk.act(&stamp(), "sample", |_, record| {
        life.iter().try_for_each(|event| record.event(event.clone()))?;
        Err::<(), _>(StoreError::Cancelled)
    });
    assert!(failed.is_err());
    assert_eq!(desk.take_changes(), Changes::default());
}
