//! What opening refuses, and that a refusal touches nothing.

use std::{cell::Cell, fs};

use chrono::DateTime;
use store::{DeskFolder, JournalHead, Protection, Reason, StoreError, Unlock};
use tempfile::tempdir;

use crate::support::{
    KNOWN, another_process, code, contents, copy, desk_id, filled, flip, foreign_code, notes, open, passphrase, protected, seed,
};

#[test]
fn a_desk_opens_as_it_was_closed() {
    let place = tempdir().unwrap();
    let folder = filled(&place.path().join("台 100%?#"), &Protection::OwnFile);
    let desk = open(&folder, &Unlock::Local).unwrap();
    assert_eq!(notes(&desk.connection).unwrap(), 1000);
    assert_eq!(desk.id(), Some(desk_id()));
    desk.check().unwrap();
    let setting = |name: &str| desk.connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(["synchronous", "foreign_keys", "secure_delete", "temp_store"].map(setting), [2, 1, 1, 2]);
    assert!(!fs::read(folder.database()).unwrap().starts_with(b"SQLite format 3"));
}

#[test]
fn a_desk_is_made_only_in_an_empty_folder() {
    let place = tempdir().unwrap();
    fs::write(place.path().join("letter.txt"), "mine").unwrap();
    let refused = DeskFolder::at(place.path()).create(desk_id(), seed(), &Protection::OwnFile);
    assert!(matches!(refused, Err(StoreError::NotEmpty)));
    assert_eq!(contents(place.path()).len(), 1);

    let file = DeskFolder::at(place.path().join("letter.txt"));
    assert!(matches!(file.create(desk_id(), seed(), &Protection::OwnFile), Err(StoreError::NotEmpty)));
    let empty = place.path().join("empty");
    fs::create_dir(&empty).unwrap();
    filled(&empty, &Protection::OwnFile);
}

#[test]
fn a_folder_without_a_desk_is_said_to_be_one() {
    let place = tempdir().unwrap();
    for path in [place.path().join("nowhere"), place.path().to_owned()] {
        assert!(matches!(open(&DeskFolder::at(path), &Unlock::Local), Err(StoreError::NotADesk)));
    }
    assert!(contents(place.path()).is_empty());
}

#[test]
fn a_second_opening_is_refused_in_this_process_and_in_another() {
    let place = tempdir().unwrap();
    let folder = filled(place.path(), &Protection::OwnFile);
    let desk = open(&folder, &Unlock::Local).unwrap();
    assert!(matches!(open(&folder, &Unlock::Local), Err(StoreError::InUse)));
    let answer = || String::from_utf8(another_process("open", place.path()).output().unwrap().stdout).unwrap();
    assert!(answer().contains("refused: InUse"), "{}", answer());

    let backups = desk.backups();
    drop(desk);
    assert!(answer().contains("refused: InUse"), "a backup may still be running");
    drop(backups);
    assert!(answer().contains("opened"), "{}", answer());
}

#[test]
fn a_damaged_database_is_never_a_wrong_passphrase() {
    let place = tempdir().unwrap();
    let folder = filled(&place.path().join("desk"), &protected("open sesame"));
    let pages = usize::try_from(fs::metadata(folder.database()).unwrap().len()).unwrap() / 4096;
    assert!(pages > 20);
    for page in [0, 1, 2, pages / 2, pages - 1] {
        for offset in [0, 17, 100, 2000, 4020, 4095] {
            let damaged = DeskFolder::at(place.path().join(format!("{page}-{offset}")));
            copy(folder.path(), damaged.path());
            flip(&damaged.database(), page * 4096 + offset);
            let before = contents(damaged.path());
            match open(&damaged, &passphrase("open sesame")) {
                Err(StoreError::DatabaseDamaged(_)) => assert_eq!(contents(damaged.path()), before),
                Err(other) => panic!("page {page}, byte {offset}: {other:?}"),
                Ok(desk) => {
                    assert!(page > 0, "byte {offset}");
                    let found = desk.check();
                    assert!(matches!(found, Err(StoreError::DatabaseDamaged(_))), "page {page}, byte {offset}: {found:?}");
                    let backup = desk.backups().make(Reason::Daily, DateTime::UNIX_EPOCH, |_| describe_nothing());
                    assert!(matches!(backup, Err(StoreError::DatabaseDamaged(_))), "page {page}: {backup:?}");
                    assert_eq!(fs::read_dir(damaged.backups()).unwrap().count(), 0);
                    let read = notes(&desk.connection).map_err(StoreError::from);
                    assert!(matches!(read, Ok(1000) | Err(StoreError::DatabaseDamaged(_))), "page {page}: {read:?}");
                }
            }
        }
    }
}

fn describe_nothing() -> Result<JournalHead, StoreError> {
    Ok(JournalHead { desk: desk_id(), entries: 0, head: String::new() })
}

#[test]
fn a_database_cut_short_or_gone_is_damaged() {
    let place = tempdir().unwrap();
    let folder = filled(&place.path().join("desk"), &Protection::OwnFile);
    let whole = fs::read(folder.database()).unwrap();
    for length in [0, 1, 512, 4095] {
        fs::write(folder.database(), &whole[..length]).unwrap();
        assert!(matches!(open(&folder, &Unlock::Local), Err(StoreError::DatabaseDamaged(_))), "{length}");
        assert_eq!(fs::read(folder.database()).unwrap().len(), length);
    }
    fs::write(folder.database(), &whole[..whole.len() / 2]).unwrap();
    let opened = open(&folder, &Unlock::Local).and_then(|desk| desk.check());
    assert!(matches!(opened, Err(StoreError::DatabaseDamaged(_))), "{opened:?}");
    fs::remove_file(folder.database()).unwrap();
    assert!(matches!(open(&folder, &Unlock::Local), Err(StoreError::DatabaseDamaged(_))));
}

#[test]
fn a_desk_of_a_newer_version_is_refused_untouched() {
    let place = tempdir().unwrap();
    let folder = filled(&place.path().join("desk"), &Protection::OwnFile);
    let left_open = DeskFolder::at(place.path().join("crashed"));
    let desk = open(&folder, &Unlock::Local).unwrap();
    desk.connection.execute_batch("PRAGMA user_version = 2").unwrap();
    // As after a crash: the new version stands in the log alone.
    copy(folder.path(), left_open.path());
    let without_index = DeskFolder::at(place.path().join("moved"));
    copy(folder.path(), without_index.path());
    fs::remove_file(without_index.path().join("desk.db-shm")).unwrap();
    drop(desk);

    for folder in [folder, left_open, without_index] {
        let before = contents(folder.path());
        let refused = open(&folder, &Unlock::Local);
        assert!(matches!(refused, Err(StoreError::NewerVersion { found: 2, known: KNOWN })), "{refused:?}");
        let mut after = contents(folder.path());
        // The log's index is no content: SQLite makes it anew at each opening.
        if let Some(index) = before.get("desk.db-shm") {
            after.insert("desk.db-shm".into(), index.clone());
        }
        assert!(before == after, "{:?} became {:?}", before.keys(), after.keys());
    }
}

#[test]
fn an_older_desk_is_backed_up_before_its_migration() {
    let place = tempdir().unwrap();
    let folder = filled(place.path(), &Protection::OwnFile);
    let asked = Cell::new(0);
    let desk = folder.open(&Unlock::Local, KNOWN + 1, |desk| {
        asked.set(asked.get() + 1);
        assert_eq!(notes(&desk.connection)?, 1000);
        Ok(())
    });
    drop(desk.unwrap());
    assert_eq!(asked.get(), 1);
    let refused = folder.open(&Unlock::Local, KNOWN + 1, |_| Err(StoreError::DiskFull(None)));
    assert!(matches!(refused, Err(StoreError::DiskFull(None))));
    open(&folder, &Unlock::Local).unwrap();
}

#[test]
fn the_recovery_code_opens_a_desk_without_keys() {
    let place = tempdir().unwrap();
    let folder = filled(place.path(), &protected("open sesame"));
    fs::write(folder.keys(), "{}").unwrap();
    assert!(matches!(open(&folder, &passphrase("open sesame")), Err(StoreError::KeysDamaged)));
    fs::remove_file(folder.keys()).unwrap();
    assert!(matches!(open(&folder, &Unlock::Local), Err(StoreError::KeysDamaged)));
    assert!(matches!(open(&folder, &foreign_code()), Err(StoreError::WrongCodeOrDamaged)));
    assert!(!folder.keys().exists());

    let mut desk = open(&folder, &code()).unwrap();
    assert_eq!((desk.id(), desk.holder()), (None, None));
    desk.protect(desk_id(), &protected("a new one")).unwrap();
    drop(desk);
    assert_eq!(open(&folder, &passphrase("a new one")).unwrap().id(), Some(desk_id()));
}
