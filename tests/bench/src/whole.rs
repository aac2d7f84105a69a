//! The bench on a small desk, in the usual run of the tests: nobody forgets a command, what is made is sound, and everything
//! that is measured can be done.

use std::collections::BTreeSet;

use app::commands;
use serde_json::json;

use crate::{
    facts::Facts,
    made_desk::{self, Size},
    requests::{WRITING, reading},
    work::{WRITING as WORK, Worker},
};

#[test]
fn every_command_is_measured_or_writes() {
    let place = tempfile::tempdir().unwrap();
    let facts = made_desk::make(place.path(), Size::of(20)).unwrap();
    let asked = reading(&facts, place.path());
    let known: BTreeSet<&str> = asked.iter().map(|asked| asked.command).collect();
    for command in commands::catalogue() {
        let (reads, writes) = (known.contains(&*command.name), WRITING.contains(&&*command.name));
        assert!(reads || writes, "{}: requests.rs neither asks it anything nor says that it writes", command.name);
        assert!(!(reads && writes), "{}: it either reads or writes", command.name);
    }
    let names: BTreeSet<_> = commands::catalogue().into_iter().map(|command| command.name).collect();
    let gone: Vec<_> = known.iter().chain(WRITING).filter(|name| !names.contains(**name)).collect();
    assert!(gone.is_empty(), "the program has no such commands: {gone:?}");
    let empty: Vec<_> = asked.iter().filter(|asked| asked.requests.is_empty()).map(|asked| asked.command).collect();
    assert!(empty.is_empty(), "nothing is asked of {empty:?}");
}

#[test]
fn a_made_desk_is_sound_and_everything_measured_can_be_done() {
    let place = tempfile::tempdir().unwrap();
    made_desk::make(place.path(), Size::of(20)).unwrap();
    let facts = Facts::read(place.path()).unwrap();
    let mut worker = Worker::at(place.path()).unwrap();
    for asked in reading(&facts, place.path()) {
        // The last of them asks in no other way than the first few.
        asked.requests.into_iter().take(4).for_each(|request| drop(worker.ask(asked.command, request)));
    }
    for name in WORK {
        worker.once(name, 0).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    let report = worker.ask("desk_check", json!({}));
    assert_eq!((&report["is_sound"], &report["faults"]), (&json!(true), &json!([])), "{report}");
    // What was written was undone.
    assert_eq!(worker.ask("deal_list", json!({}))["deals"].as_array().unwrap().len(), 20);
}

#[test]
fn equal_runs_make_equal_desks() {
    let shapes: BTreeSet<String> = (0..2).map(|_| crate::made::shape().unwrap()).collect();
    assert_eq!(shapes.len(), 1);
}
