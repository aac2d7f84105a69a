//! Every event: its stored form is kept, it can be read again, and what can be taken back leaves nothing behind.

use std::{collections::BTreeSet, fs, ops::ControlFlow};

use domain::{event::Event, ledger::LedgerEvent, list::ListEvent};
use store::{Desk, Protection, Stamp, StoreError};
use tests::{
    bench::new_desk,
    golden,
    samples::{entries, just_before, kind, life, samples},
    tables,
};

fn written(event: &Event) -> String {
    serde_json::to_string_pretty(event).unwrap() + "\n"
}

#[test]
fn there_is_one_sample_of_every_event() {
    let found: Vec<String> = samples().iter().map(kind).collect();
    let mut known = Event::kinds();
    known.sort();
    let mut sorted = found.clone();
    sorted.sort();
    assert_eq!(sorted, known, "one each, and no two share a word");
}

#[test]
fn every_event_is_stored_as_it_always_was() {
    let faults: Vec<String> = samples()
        .iter()
        .filter_map(|event| golden::compare(&format!("events/{}.json", kind(event)), &written(event)).err())
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    every_stored_event_is_read_and_written_again_byte_for_byte();
}

/// Not a test of its own, since `UPDATE=1` writes the files first.
fn every_stored_event_is_read_and_written_again_byte_for_byte() {
    let mut read = BTreeSet::new();
    for file in fs::read_dir(golden::path("events")).unwrap() {
        let file = file.unwrap().path();
        let text = fs::read_to_string(&file).unwrap().replace("\r\n", "\n");
        let kind_of_file = file.file_stem().unwrap().to_string_lossy().into_owned();
        let event = Event::read(&kind_of_file, &text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        assert_eq!(written(&event), text, "{}", file.display());
        assert_eq!(file.file_stem().unwrap().to_string_lossy(), kind(&event));
        read.insert(kind(&event));
    }
    assert_eq!(read, samples().iter().map(kind).collect(), "one file an event, and no other");
}

/// A desk on which every sample can happen.
fn prepared(folder: &tempfile::TempDir) -> Desk {
    let mut desk = new_desk(&folder.path().join("desk"), domain::Day::parse("2025-01-02").unwrap(), &Protection::OwnFile);
    record(&mut desk, &life());
    desk
}

fn record(desk: &mut Desk, events: &[Event]) {
    desk.act(&stamp(), "sample", |_, record| events.iter().try_for_each(|event| record.event(event.clone())))
        .unwrap_or_else(|error: StoreError| panic!("{error}: {events:?}"));
}

fn stamp() -> Stamp {
    Stamp { at_ms: 1, member: domain::id::MemberId(tests::bench::id(1)) }
}

#[test]
fn what_is_undone_leaves_every_table_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = prepared(&folder);
    let mut for_good = BTreeSet::new();
    let every_entry = entries()
        .into_iter()
        .flat_map(|entry| [Event::from(LedgerEvent::Recorded { entry: entry.clone() }), LedgerEvent::Reversed { entry }.into()]);
    for event in samples().into_iter().chain(every_entry).filter(|event| !matches!(event, Event::Desk(_))) {
        let event = &event;
        let before = just_before(event);
        if event.inverse().is_err() {
            for_good.insert(kind(event));
            continue;
        }
        if !before.is_empty() {
            record(&mut desk, &before);
        }
        let was = tables::dump(&desk);
        record(&mut desk, std::slice::from_ref(event));
        assert_ne!(tables::dump(&desk), was, "{} changes something", kind(event));
        desk.undo::<StoreError>(&stamp(), |_, _| Ok(())).unwrap();
        assert_eq!(tables::differences(&was, &tables::dump(&desk)), "", "{}", kind(event));
        // Also without the journal's help: the inverse is an event like any other.
        let was = tables::dump_records(&desk);
        record(&mut desk, std::slice::from_ref(event));
        record(&mut desk, &[event.inverse().unwrap()]);
        assert_eq!(tables::differences(&was, &tables::dump_records(&desk)), "", "{}", kind(event));
        for taken_back in before.iter().rev() {
            record(&mut desk, &[taken_back.inverse().unwrap()]);
        }
    }
    let said = ["person_erased", "statement_submitted", "statement_withdrawn", "text_erased", "text_redacted"].map(str::to_owned);
    assert_eq!(for_good, said.into(), "what can't be taken back is said here, too");
    let faults = desk.check(&mut |_| ControlFlow::Continue(())).unwrap();
    // The samples refer to personal values that no one ever kept.
    assert_eq!(faults, [store::check::Fault::Personal]);
}

#[test]
fn what_happens_for_good_can_happen() {
    for event in samples().iter().filter(|event| event.inverse().is_err() && !matches!(event, Event::Desk(_))) {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = prepared(&folder);
        record(&mut desk, &just_before(event));
        record(&mut desk, std::slice::from_ref(event));
        let undone = desk.undo::<StoreError>(&stamp(), |_, _| Ok(()));
        assert!(matches!(undone, Err(StoreError::CannotUndo { .. })), "{}", kind(event));
    }
}

#[test]
fn the_inverse_of_the_inverse_is_the_event() {
    for event in samples() {
        let Ok(inverse) = event.inverse() else { continue };
        match (inverse.inverse().unwrap(), &event) {
            // How many rows an undo kept is of its moment.
            (
                Event::List(ListEvent::ImportUndone { import, kept: 0 }),
                Event::List(ListEvent::ImportUndone { import: undone, .. }),
            ) => {
                assert_eq!(import, *undone);
            }
            (again, _) => assert_eq!(again, event),
        }
    }
}

#[test]
fn an_event_touches_the_same_things_as_what_takes_it_back() {
    for event in samples() {
        let Ok(inverse) = event.inverse() else { continue };
        let made_and_changed = |event: &Event| -> BTreeSet<_> {
            event.about().touches.into_iter().filter(|(_, touch)| *touch != domain::record::Touch::Used).collect()
        };
        assert_eq!(made_and_changed(&event), made_and_changed(&inverse), "{}", kind(&event));
    }
}
