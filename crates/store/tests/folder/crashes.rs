//! A process killed in the middle, and a disk without room.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::Command,
};

use chrono::DateTime;
use store::{DeskFolder, OpenDesk, Protection, Reason, StoreError, Unlock};
use tempfile::tempdir;

use crate::support::{another_process, contents, describe, desk_id, filled, notes, open, role, seed};

/// Not a test of its own: what a second process does. Alone, it does nothing.
#[test]
fn in_another_process() {
    match role() {
        Some((role, folder)) if role == "open" => match open(&folder, &Unlock::Local) {
            Ok(_) => println!("\nopened"),
            Err(error) => println!("\nrefused: {error:?}"),
        },
        Some((role, folder)) if role == "create" => {
            let (desk, _) = folder.create(desk_id(), seed(), &Protection::ThisComputer).unwrap().settle().unwrap();
            println!("\nmade: {:?}", desk.holder().unwrap());
        }
        Some((role, folder)) if role == "begin" => {
            let _desk = folder.create(desk_id(), seed(), &Protection::OwnFile).unwrap();
            println!("\nbegun");
            loop {
                std::thread::park();
            }
        }
        Some((role, folder)) if role == "commit" => commit_for_ever(&open(&folder, &Unlock::Local).unwrap()),
        _ => {}
    }
}

fn commit_for_ever(desk: &OpenDesk) {
    loop {
        desk.connection.execute("INSERT INTO note (body) VALUES (hex(randomblob(500)))", []).unwrap();
        println!("\nacknowledged {}", desk.connection.last_insert_rowid());
    }
}

#[test]
fn what_a_crash_left_half_written_elsewhere_goes_at_the_next_opening() {
    let (place, elsewhere) = (tempdir().unwrap(), tempdir().unwrap());
    let folder = filled(&place.path().join("desk"), &Protection::OwnFile);
    let (part, own) = (elsewhere.path().join("list.xlsx.part"), elsewhere.path().join("own.xlsx"));
    let scratch = place.path().join("desk.0a1b2c3d.part");
    for file in [&part, &own] {
        fs::write(file, "half").unwrap();
        std::mem::forget(folder.unfinished(file));
    }
    fs::create_dir(&scratch).unwrap();
    for name in ["desk.db", "desk.lock"] {
        fs::write(scratch.join(name), "half").unwrap();
    }
    fs::create_dir(place.path().join("desk.mine.part")).unwrap();

    drop(open(&folder, &Unlock::Local).unwrap());
    assert_eq!((part.exists(), own.exists(), scratch.exists()), (false, true, false));
    assert!(place.path().join("desk.mine.part").exists(), "a name that no restore gives");
    let left = || contents(folder.path()).into_keys().filter(|name| name.ends_with("unfinished")).count();
    assert_eq!(left(), 0);
    let noted = folder.unfinished(&part);
    assert_eq!(left(), 1);
    drop(noted);
    assert_eq!(left(), 0);
}

#[test]
fn what_was_acknowledged_outlives_a_kill() {
    let place = tempdir().unwrap();
    let folder = filled(place.path(), &Protection::OwnFile);
    for round in 1..=4_u64 {
        let mut process = another_process("commit", place.path()).spawn().unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines().map(Result::unwrap);
        let mut acknowledged = 0;
        let mut seen = 0;
        let mut killed = false;
        for line in lines {
            if let Some(n) = line.strip_prefix("acknowledged ") {
                acknowledged = n.parse::<u64>().unwrap_or(acknowledged);
                seen += 1;
            }
            if seen == 20 * round && !killed {
                process.kill().unwrap();
                killed = true;
            }
        }
        process.wait().unwrap();
        assert!(killed);

        let desk = open(&folder, &Unlock::Local).unwrap();
        desk.check().unwrap();
        assert!(notes(&desk.connection).unwrap() >= acknowledged, "round {round}");
    }
}

#[test]
fn a_full_database_says_so_and_keeps_what_it_has() {
    let place = tempdir().unwrap();
    let folder = filled(place.path(), &Protection::OwnFile);
    let desk = open(&folder, &Unlock::Local).unwrap();
    desk.connection.query_row("PRAGMA max_page_count = 1", [], |row| row.get::<_, i64>(0)).unwrap();
    let error = fill(&desk);
    assert!(matches!(error, StoreError::DiskFull(_)), "{error:?}");
    desk.check().unwrap();
    assert!(notes(&desk.connection).unwrap() >= 1000);
}

/// Adds notes in transactions of some pages until that fails.
fn fill(desk: &OpenDesk) -> StoreError {
    loop {
        let added = desk.connection.execute("INSERT INTO note (body) SELECT hex(randomblob(2000)) FROM note LIMIT 10", []);
        if let Err(error) = added {
            return error.into();
        }
    }
}

#[test]
fn a_full_disk_says_so_and_keeps_what_it_has() {
    let place = tempdir().unwrap();
    // Only root can make a small disk; the test above runs everywhere.
    let Some(disk) = SmallDisk::mount(place.path()) else { return };
    let folder = filled(&disk.0.join("desk"), &Protection::OwnFile);
    let desk = open(&folder, &Unlock::Local).unwrap();
    let error = fill(&desk);
    assert!(matches!(error, StoreError::DiskFull(_)), "{error:?}");
    let committed = notes(&desk.connection).unwrap();
    assert!(committed >= 1000);

    let moment = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
    let refused = desk.backups().make(Reason::Import, moment, describe);
    assert!(matches!(refused, Err(StoreError::DiskFull(_))), "{refused:?}");
    assert_eq!(fs::read_dir(folder.backups()).unwrap().count(), 0);
    fs::write(disk.0.join("rest"), vec![0; 4 << 20]).unwrap_err();
    let second = DeskFolder::at(disk.0.join("second"));
    let refused = second.create(desk_id(), seed(), &Protection::OwnFile).and_then(OpenDesk::settle);
    assert!(matches!(refused, Err(StoreError::DiskFull(_))), "{refused:?}");
    assert!(!second.path().exists());
    drop(desk);

    let before = contents(folder.path());
    let refused = open(&folder, &Unlock::Local);
    match refused {
        Ok(desk) => assert_eq!(notes(&desk.connection).unwrap(), committed),
        Err(StoreError::DiskFull(_)) => assert_eq!(contents(folder.path()), before),
        Err(other) => panic!("{other:?}"),
    }
    fs::remove_file(disk.0.join("rest")).unwrap();
    let desk = open(&folder, &Unlock::Local).unwrap();
    desk.check().unwrap();
    assert_eq!(notes(&desk.connection).unwrap(), committed);
}

/// A disk of 2 MiB in memory.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn mount(at: &Path) -> Option<Self> {
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"]).arg(at).output().ok()?;
        mounted.status.success().then(|| Self(at.to_owned()))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}
