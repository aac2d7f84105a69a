//! Making a desk is all or nothing, whoever else makes one of the same place.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    thread,
};

use store::{DeskFolder, OpenDesk, Protection, StoreError, Unlock, Warning};
use tempfile::tempdir;

use crate::support::{another_process, contents, desk_id, seed};

fn begun(place: &Path) -> Result<OpenDesk, StoreError> {
    DeskFolder::at(place).create(desk_id(), seed(), &Protection::OwnFile)
}

fn names(place: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(place).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort_unstable();
    names
}

#[test]
fn a_desk_that_is_given_up_leaves_nothing() {
    let place = tempdir().unwrap();
    let into = place.path().join("above/desk");
    let desk = begun(&into).unwrap();
    assert!(!into.exists(), "the place is free until the desk is whole");
    drop(desk);
    assert!(contents(place.path()).is_empty() && names(place.path()).is_empty());

    let (desk, warnings) = begun(&into).unwrap().settle().unwrap();
    assert_eq!((desk.folder().path(), warnings.as_slice()), (into.as_path(), [].as_slice()));
    assert_eq!(names(into.parent().unwrap()), ["desk"]);
}

#[test]
fn of_many_at_once_one_makes_a_whole_desk() {
    for round in 0..12 {
        let place = tempdir().unwrap();
        let into = place.path().join("desk");
        if round % 2 == 0 {
            fs::create_dir(&into).unwrap();
        }
        let make = || begun(&into).and_then(OpenDesk::settle).map(|(desk, _)| desk);
        let outcomes: Vec<_> = thread::scope(|scope| {
            let threads: Vec<_> = (0..6).map(|_| scope.spawn(make)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let made = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        let refused = |outcome: &Result<OpenDesk, StoreError>| matches!(outcome, Err(StoreError::NotEmpty | StoreError::InUse));
        assert_eq!((made, outcomes.iter().filter(|outcome| refused(outcome)).count()), (1, 5), "{outcomes:?}");
        drop(outcomes);
        assert_eq!(names(place.path()), ["desk"]);
        DeskFolder::at(&into).open(&Unlock::Local, 1, |_| Ok(())).unwrap().check().unwrap();
    }
}

#[test]
fn what_a_killed_try_left_is_cleared_away_and_said() {
    let place = tempdir().unwrap();
    let into = place.path().join("desk");
    let mut process = another_process("begin", &into).spawn().unwrap();
    let begun_by_it = BufReader::new(process.stdout.take().unwrap()).lines().any(|line| line.unwrap() == "begun");
    assert!(begun_by_it);
    // As long as it lives, nobody takes its desk for a leftover.
    drop(begun(&into).unwrap());
    assert_eq!(names(place.path()).len(), 1);
    process.kill().unwrap();
    process.wait().unwrap();
    assert!(!into.exists());

    let (_, warnings) = begun(&into).unwrap().settle().unwrap();
    assert_eq!(warnings, [Warning::LeftoversCleared]);
    assert_eq!(names(place.path()), ["desk"]);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_exchanged_is_named_as_such() {
    let place = tempdir().unwrap();
    // The tests' own current folder is none of theirs to exchange, and is not empty.
    assert!(matches!(begun(Path::new(".")), Err(StoreError::NotEmpty)));
    let link = place.path().join("link");
    fs::create_dir(place.path().join("empty")).unwrap();
    std::os::unix::fs::symlink(place.path().join("empty"), &link).unwrap();
    let (desk, _) = begun(&link).unwrap().settle().unwrap();
    drop(desk);
    assert!(place.path().join("empty/desk.db").exists() && link.symlink_metadata().unwrap().is_symlink());
}
