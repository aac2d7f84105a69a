//! Backups that are made while others write, restored elsewhere, tampered with, and pruned.

use std::{
    fs::{self, File},
    io::{Read, Write},
    path::Path,
};

use chrono::{DateTime, TimeDelta, Utc};
use domain::Day;
use rusqlite::Connection;
use store::{DeskFolder, Manifest, OpenDesk, Protection, Reason, Restored, SeedHolder, StoreError, Unlock, restore};
use tempfile::tempdir;
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::support::{KNOWN, code, contents, describe, desk_id, filled, foreign_code, notes, open, passphrase, protected};

fn moment() -> DateTime<Utc> {
    "2026-11-22T11:03:02.5Z".parse().unwrap()
}

fn attach(desk: &OpenDesk) {
    fs::create_dir(desk.folder().files().join("ab")).unwrap();
    fs::write(desk.folder().files().join("ab/abcdef"), "sealed").unwrap();
}

fn sound(connection: &Connection, manifest: &Manifest) -> Result<(), StoreError> {
    if notes(connection)? == manifest.entries { Ok(()) } else { Err(StoreError::BackupDamaged(None)) }
}

fn restored(file: &Path, into: &Path, unlock: &Unlock) -> Result<Restored, StoreError> {
    restore(file, into, unlock, KNOWN, sound)
}

#[test]
fn a_backup_is_restored_into_a_new_place() {
    let place = tempdir().unwrap();
    let folder = filled(&place.path().join("desk"), &protected("open sesame"));
    let desk = open(&folder, &passphrase("open sesame")).unwrap();
    attach(&desk);
    let made = desk.backups().make(Reason::Daily, moment(), describe).unwrap();
    assert_eq!(made.file, folder.backups().join("2026-11-22T110302Z-daily.bdbackup"));
    assert_eq!(made.opens_with, Some(SeedHolder::Passphrase));
    assert_eq!(made.bytes, fs::metadata(&made.file).unwrap().len());
    let again = desk.backups().make(Reason::Daily, moment(), describe).unwrap();
    assert_eq!(again.file, folder.backups().join("2026-11-22T110303Z-daily.bdbackup"));
    assert_eq!(fs::read_dir(folder.backups()).unwrap().count(), 2, "nothing half made is left");

    for (name, unlock) in [("by passphrase", passphrase("open sesame")), ("by code", code())] {
        let into = place.path().join(name);
        let restored = restored(&made.file, &into, &unlock).unwrap();
        assert_eq!((restored.manifest.entries, restored.manifest.made_at), (1000, made.made_at));
        assert_eq!((restored.holder, restored.missing_attachments.len()), (SeedHolder::Passphrase, 0));
        let copy = open(&DeskFolder::at(&into), &passphrase("open sesame")).unwrap();
        assert_eq!((notes(&copy.connection).unwrap(), copy.id()), (1000, Some(desk_id())));
        assert_eq!(fs::read(into.join("files/ab/abcdef")).unwrap(), b"sealed");
    }
}

#[test]
fn a_backup_elsewhere_takes_the_attachments_along() {
    let place = tempdir().unwrap();
    let folder = filled(&place.path().join("desk"), &Protection::OwnFile);
    let desk = open(&folder, &Unlock::Local).unwrap();
    attach(&desk);
    let shared = desk.backups().make(Reason::Daily, moment(), describe).unwrap();
    let file = place.path().join("台.bdbackup");
    let made = desk.backups().export(&file, moment(), describe).unwrap();
    assert_eq!(made.opens_with, Some(SeedHolder::File));
    drop(desk);

    // Its own seed.key opens a backup in the desk, and nothing but the code opens one elsewhere.
    let near = restored(&shared.file, &place.path().join("near"), &Unlock::Local).unwrap();
    assert_eq!(near.holder, SeedHolder::File);
    open(&DeskFolder::at(place.path().join("near")), &Unlock::Local).unwrap();
    fs::remove_dir_all(folder.path()).unwrap();
    let into = place.path().join("far");
    assert!(matches!(restored(&file, &into, &Unlock::Local), Err(StoreError::RecoveryCodeNeeded)));
    assert!(matches!(restored(&file, &into, &foreign_code()), Err(StoreError::WrongRecoveryCode)));
    let far = restored(&file, &into, &code()).unwrap();
    assert_eq!((far.holder, far.missing_attachments.len()), (SeedHolder::File, 0));
    assert_eq!(fs::read(into.join("files/ab/abcdef")).unwrap(), b"sealed");
    open(&DeskFolder::at(&into), &Unlock::Local).unwrap();
}

#[test]
fn attachments_that_are_gone_are_named() {
    let place = tempdir().unwrap();
    let folder = filled(&place.path().join("desk"), &Protection::OwnFile);
    let desk = open(&folder, &Unlock::Local).unwrap();
    attach(&desk);
    let made = desk.backups().make(Reason::Import, moment(), describe).unwrap();
    fs::remove_file(folder.files().join("ab/abcdef")).unwrap();
    let restored = restored(&made.file, &place.path().join("new"), &Unlock::Local).unwrap();
    assert_eq!(restored.missing_attachments, ["ab/abcdef"]);
}

#[test]
fn a_desk_that_lost_its_keys_is_backed_up_too() {
    let place = tempdir().unwrap();
    let folder = filled(&place.path().join("desk"), &protected("open sesame"));
    fs::remove_file(folder.keys()).unwrap();
    let made = open(&folder, &code()).unwrap().backups().make(Reason::Daily, moment(), describe).unwrap();
    assert_eq!(made.opens_with, None);
    let into = place.path().join("new");
    assert!(matches!(restored(&made.file, &into, &Unlock::Local), Err(StoreError::RecoveryCodeNeeded)));
    assert!(matches!(restored(&made.file, &into, &foreign_code()), Err(StoreError::WrongRecoveryCode)));
}

#[test]
fn a_backup_is_one_moment_while_others_write() {
    let place = tempdir().unwrap();
    let folder = filled(&place.path().join("desk"), &Protection::OwnFile);
    let desk = open(&folder, &Unlock::Local).unwrap();
    desk.connection.execute_batch("INSERT INTO note (body) SELECT hex(randomblob(3000)) FROM note").unwrap();
    let backup = desk.backups().spawn_daily(moment(), describe).unwrap();
    let mut written = 0;
    while !backup.is_finished() {
        desk.connection.execute("INSERT INTO note (body) VALUES ('while it runs')", []).unwrap();
        written += 1;
    }
    let made = backup.join().unwrap().unwrap().expect("the first of the day");
    assert!(written > 0);
    let into = place.path().join("new");
    let restored = restored(&made.file, &into, &Unlock::Local).unwrap();
    assert!((2000..=2000 + written).contains(&restored.manifest.entries));
    assert!(desk.backups().spawn_daily(moment(), describe).unwrap().join().unwrap().unwrap().is_none(), "once a day");
}

#[test]
fn restoring_refuses_a_place_in_use() {
    let place = tempdir().unwrap();
    let folder = filled(&place.path().join("desk"), &Protection::OwnFile);
    let made = open(&folder, &Unlock::Local).unwrap().backups().make(Reason::Daily, moment(), describe).unwrap();
    let before = contents(place.path());
    assert!(matches!(restored(&made.file, folder.path(), &Unlock::Local), Err(StoreError::NotEmpty)));
    let letter = place.path().join("desk/keys.json/below a file");
    assert!(restored(&made.file, &letter, &Unlock::Local).is_err());
    let refused = restore(&made.file, &place.path().join("new"), &Unlock::Local, KNOWN - 1, sound);
    assert!(matches!(refused, Err(StoreError::NewerVersion { found: KNOWN, .. })), "{refused:?}");
    let refused = restore(&made.file, &place.path().join("new"), &Unlock::Local, KNOWN, |_, _| Err(StoreError::Busy));
    assert!(matches!(refused, Err(StoreError::Busy)));
    assert_eq!(contents(place.path()), before);
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
    fs::create_dir(place.path().join("empty")).unwrap();
    restored(&made.file, &place.path().join("empty"), &Unlock::Local).unwrap();
}

#[test]
fn a_damaged_backup_is_refused_and_leaves_nothing() {
    let place = tempdir().unwrap();
    let folder = filled(&place.path().join("desk"), &protected("open sesame"));
    let file = place.path().join("b");
    open(&folder, &code()).unwrap().backups().export(&file, moment(), describe).unwrap();
    let whole = fs::read(&file).unwrap();
    let into = place.path().join("new");
    let unlock = passphrase("open sesame");
    // The database in steps; what comes behind it (keys, manifest, seal, directory) closely.
    let tail = whole.len() - 4000;
    let mut refused = 0;
    for at in (0..tail).step_by(10_007).chain((tail..whole.len()).step_by(7)) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x04;
        fs::write(&file, damaged).unwrap();
        match restored(&file, &into, &unlock) {
            // A date or an attribute of the zip, which nobody reads.
            Ok(_) => fs::remove_dir_all(&into).unwrap(),
            Err(StoreError::BackupDamaged(_)) => refused += 1,
            Err(other) => panic!("byte {at}: {other:?}"),
        }
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 2, "byte {at}");
    }
    assert!(refused > 400, "{refused}");
    for length in [0, 100, whole.len() / 2, whole.len() - 1] {
        fs::write(&file, &whole[..length]).unwrap();
        assert!(matches!(restored(&file, &into, &unlock), Err(StoreError::BackupDamaged(_))), "{length}");
    }
    fs::write(&file, "no zip").unwrap();
    assert!(matches!(restored(&file, &into, &unlock), Err(StoreError::BackupDamaged(_))));
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 2);
}

/// Writes the backup anew, each member as `change` gives it back.
fn forge(from: &Path, to: &Path, method: CompressionMethod, change: impl Fn(&str, Vec<u8>) -> Vec<u8>) {
    let mut old = ZipArchive::new(File::open(from).unwrap()).unwrap();
    let mut new = ZipWriter::new(File::create(to).unwrap());
    for index in 0..old.len() {
        let mut member = old.by_index(index).unwrap();
        let name = member.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes).unwrap();
        new.start_file(name.clone(), SimpleFileOptions::default().compression_method(method)).unwrap();
        new.write_all(&change(&name, bytes)).unwrap();
    }
    new.finish().unwrap();
}

#[test]
fn a_forged_backup_is_refused_and_leaves_nothing() {
    let place = tempdir().unwrap();
    let folder = filled(&place.path().join("desk"), &Protection::OwnFile);
    let file = place.path().join("b");
    open(&folder, &Unlock::Local).unwrap().backups().export(&file, moment(), describe).unwrap();
    let edited = |from: &'static str, to: &'static str| {
        move |name: &str, bytes: Vec<u8>| match name {
            "manifest.json" => String::from_utf8(bytes).unwrap().replace(from, to).into_bytes(),
            _ => bytes,
        }
    };
    let forged = place.path().join("forged");
    let check = |why: &str| {
        let refused = restored(&forged, &place.path().join("new"), &code());
        assert!(matches!(refused, Err(StoreError::BackupDamaged(_))), "{why}: {refused:?}");
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 3, "{why}");
    };
    let stored = CompressionMethod::Stored;
    forge(&file, &forged, stored, |_, bytes| bytes);
    restored(&forged, &place.path().join("new"), &code()).expect("the same bytes in another zip");
    fs::remove_dir_all(place.path().join("new")).unwrap();

    forge(&file, &forged, stored, edited("\"entries\": 1000", "\"entries\": 999"));
    check("another journal");
    forge(&file, &forged, stored, edited("\"name\": \"keys.json\"", "\"name\": \"files/../../evil\""));
    check("a name that leaves the folder");
    forge(&file, &forged, CompressionMethod::Deflated, |_, bytes| bytes);
    check("compressed");
    forge(&file, &forged, stored, |name, bytes| if name == "desk.db" { bytes.repeat(3) } else { bytes });
    check("longer than promised");
    let seal = |name: &str, bytes: Vec<u8>| if name == "manifest.seal" { vec![b'0'; 64] } else { bytes };
    forge(&file, &forged, stored, seal);
    check("another's seal");
}

#[test]
fn old_backups_go_and_foreign_files_stay() {
    let place = tempdir().unwrap();
    let folder = filled(place.path(), &Protection::OwnFile);
    let desk = open(&folder, &Unlock::Local).unwrap();
    let backups = desk.backups();
    fs::write(folder.backups().join("my own copy.bdbackup"), "").unwrap();
    for days in 0..400 {
        let made_at = moment() - TimeDelta::days(days);
        fs::write(folder.backups().join(format!("{}-daily.bdbackup", made_at.format("%Y-%m-%dT%H%M%SZ"))), "").unwrap();
    }
    let today = Day::parse("2026-11-22").unwrap();
    assert!(!backups.daily_due(today).unwrap());
    let gone = backups.prune(moment()).unwrap();
    let left = backups.list().unwrap();
    assert_eq!(gone + left.len(), 400);
    assert!((18..=23).contains(&left.len()), "{}", left.len());
    assert!(folder.backups().join("my own copy.bdbackup").exists());
    assert_eq!(backups.prune(moment()).unwrap(), 0);

    // Each backup prunes behind itself.
    for minutes in 1..60 {
        backups.make(Reason::Import, moment() + TimeDelta::minutes(minutes), describe).unwrap();
    }
    assert!(backups.list().unwrap().len() <= 60);
}
