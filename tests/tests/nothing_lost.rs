//! What was saved is never lost without a word: a log that is lost or damaged, a copy that was used elsewhere, pages of an older
//! moment, a damaged desk, and files beside.

use std::{fs, path::Path};

use app::{Session, code::Code, warning::WarningCode};
use domain::Day;
use serde_json::{Value, json};
use store::{Protection, Unlock};
use tests::bench::{Bench, Clock, new_desk};

/// SQLCipher's.
const PAGE: usize = 4096;

fn today() -> Day {
    Day::parse("2026-03-02").unwrap()
}

fn bench() -> Bench {
    Bench::new(today())
}

fn enter(bench: &mut Bench, name: &str) {
    bench.make("organisation_add", json!({ "record": { "name": name } })).unwrap();
}

fn folder(bench: &Bench) -> &Path {
    bench.desk().folder().folder().path()
}

/// The desk's own files, as a crash of the program leaves them.
fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap).filter(|entry| entry.file_type().unwrap().is_file()) {
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

fn opened(folder: &Path) -> Session {
    let mut session = Session::new(Clock::going_on_at(today()));
    session.open_desk(folder, &Unlock::Local).unwrap_or_else(|error| panic!("{error:?}"));
    session
}

fn ask(session: &mut Session, command: &str, request: Value) -> Value {
    app::commands::dispatch(session, command, request).unwrap_or_else(|error| panic!("{command}: {error:?}"))
}

fn warned(session: &mut Session) -> Vec<(WarningCode, Option<String>)> {
    session.take_warnings().into_iter().map(|warning| (warning.code, warning.entries)).collect()
}

#[test]
fn entries_that_go_with_the_log_are_told_with_their_numbers_until_that_is_known() {
    let mut bench = bench();
    enter(&mut bench, "甲公司");
    bench.restart().unwrap();
    for name in ["乙公司", "丙公司"] {
        enter(&mut bench, name);
    }
    let elsewhere = tempfile::tempdir().unwrap();
    type Harm = fn(&Path);
    let harms: [(&str, Harm); 3] = [
        ("lost", |log| fs::remove_file(log).unwrap()),
        ("cut", |log| fs::File::options().write(true).open(log).unwrap().set_len(100).unwrap()),
        ("flipped", |log| {
            let mut bytes = fs::read(log).unwrap();
            bytes[40] ^= 1;
            fs::write(log, bytes).unwrap();
        }),
    ];
    for (name, harm) in harms {
        let crashed = elsewhere.path().join(name);
        copied(folder(&bench), &crashed);
        fs::remove_file(crashed.join("desk.db-shm")).unwrap();
        harm(&crashed.join("desk.db-wal"));
        let lost = vec![(WarningCode::EntriesLost, Some("3–4".to_owned()))];
        let mut session = opened(&crashed);
        assert_eq!(warned(&mut session), lost, "{name}");
        // It is told again, also when something new has taken the first number.
        ask(&mut session, "organisation_add", json!({ "record": { "name": "丁公司" } }));
        session.close();
        let mut session = opened(&crashed);
        assert_eq!(warned(&mut session), lost, "{name}");
        let report = ask(&mut session, "desk_check", json!({}));
        assert_eq!(report["faults"], json!([{ "code": "entries_lost", "at": "3–4" }]), "{name}");
        ask(&mut session, "loss_known", json!({}));
        assert_eq!(ask(&mut session, "desk_check", json!({}))["is_sound"], true, "{name}");
        session.close();
        assert_eq!(warned(&mut opened(&crashed)), [], "{name}");
    }
    // With its log whole, a crash loses nothing, and nothing is said.
    let crashed = elsewhere.path().join("whole");
    copied(folder(&bench), &crashed);
    let mut session = opened(&crashed);
    assert_eq!(warned(&mut session), []);
    assert_eq!(ask(&mut session, "desk_status", json!({}))["entries"], 4);
}

#[test]
fn a_database_that_was_continued_elsewhere_is_told() {
    let mut bench = bench();
    bench.session.close();
    let place = tempfile::tempdir().unwrap();
    let (here, there) = (place.path().join("here"), place.path().join("there"));
    new_desk(&here, today(), &Protection::OwnFile);
    copied(&here, &there);
    for (folder, names) in [(&here, ["甲", "乙"].as_slice()), (&there, &["丙", "丁", "戊"])] {
        let mut session = opened(folder);
        for name in names {
            ask(&mut session, "organisation_add", json!({ "record": { "name": name } }));
        }
    }
    fs::copy(there.join("desk.db"), here.join("desk.db")).unwrap();
    assert_eq!(warned(&mut opened(&here)), [(WarningCode::JournalReplaced, Some("3".to_owned()))]);
}

#[test]
fn a_record_that_is_behind_or_gone_says_nothing_wrong() {
    let mut bench = bench();
    enter(&mut bench, "甲公司");
    let mark = folder(&bench).join("desk.head");
    let behind = fs::read(&mark).unwrap();
    enter(&mut bench, "乙公司");
    bench.session.close();
    for bytes in [Some(behind), Some(b"nothing readable".to_vec()), None] {
        match bytes {
            Some(bytes) => fs::write(&mark, bytes).unwrap(),
            None => fs::remove_file(&mark).unwrap(),
        }
        bench.restart().unwrap();
        assert_eq!(warned(&mut bench.session), []);
        assert_eq!(bench.faults(), [""; 0]);
        bench.session.close();
    }
}

#[test]
fn a_backup_that_a_restore_would_refuse_is_never_kept() {
    let mut bench = bench();
    for n in 0..30 {
        enter(&mut bench, &format!("早先的公司 {n}"));
    }
    bench.restart().unwrap();
    let place = tempfile::tempdir().unwrap();
    let (old, new) = (place.path().join("old"), place.path().join("new"));
    copied(folder(&bench), &old);
    for n in 0..30 {
        enter(&mut bench, &format!("后来的公司 {n}"));
    }
    bench.restart().unwrap();
    copied(folder(&bench), &new);
    let (before, after) = (fs::read(old.join("desk.db")).unwrap(), fs::read(new.join("desk.db")).unwrap());
    let changed = (1..before.len() / PAGE).filter(|n| before[n * PAGE..][..PAGE] != after[n * PAGE..][..PAGE]);
    let (mut tried, mut refused) = (0, 0);
    for page in changed {
        // A write that never reached the disk: the page is whole, and of an older moment.
        let mut stale = after.clone();
        stale[page * PAGE..][..PAGE].copy_from_slice(&before[page * PAGE..][..PAGE]);
        let desk = place.path().join(format!("page {page}"));
        copied(&new, &desk);
        fs::write(desk.join("desk.db"), stale).unwrap();
        let mut session = Session::new(Clock::going_on_at(today()));
        if session.open_desk(&desk, &Unlock::Local).is_err() {
            continue;
        }
        tried += 1;
        match app::commands::dispatch(&mut session, "backup_make", json!({})) {
            Ok(made) => {
                let into = place.path().join(format!("restored {page}"));
                session.restore_backup(Path::new(made["file"].as_str().unwrap()), &into, &Unlock::Local).unwrap();
            }
            Err(error) => {
                refused += 1;
                assert!(error.is_breakage, "page {page}: {error:?}");
                assert_eq!(fs::read_dir(desk.join("backups")).unwrap().count(), 0, "page {page}");
            }
        }
    }
    assert!(tried > 5 && refused > 2, "{refused} of {tried}");
}

#[test]
fn a_damaged_desk_names_its_last_good_backup_and_what_it_lacks() {
    let mut bench = bench();
    enter(&mut bench, "甲公司");
    bench.call("backup_make", json!({})).unwrap();
    bench.clock.set(Day::parse("2026-03-03").unwrap());
    let latest = bench.call("backup_make", json!({})).unwrap();
    enter(&mut bench, "乙公司");
    let desk = folder(&bench).to_owned();
    bench.session.close();
    for file in [desk.join("desk.db"), latest["file"].as_str().unwrap().into()] {
        let mut bytes = fs::read(&file).unwrap();
        bytes[1000] ^= 4;
        fs::write(&file, bytes).unwrap();
    }

    let damaged = fs::read(desk.join("desk.db")).unwrap();
    let error = bench.session.open_desk(&desk, &Unlock::Local).unwrap_err();
    assert_eq!(error.code, Code::DatabaseDamaged);
    let way_back = &error.detail.as_ref().expect("a backup is named")["way_back"];
    assert_eq!((&way_back["entries"], &way_back["later"]), (&json!(2), &json!(1)), "{way_back}");
    let file = way_back["file"].as_str().unwrap();
    assert!(file != latest["file"] && error.message.zh.contains(Path::new(file).file_name().unwrap().to_str().unwrap()));
    assert_eq!(fs::read(desk.join("desk.db")).unwrap(), damaged, "the desk is left as it was");

    let request = json!({ "file": file, "into": way_back["into"] });
    let status = bench.call("desk_restore", request).unwrap();
    assert_eq!((&status["entries"], &status["folder"]), (&json!(2), &way_back["into"]));
    assert_eq!(bench.faults(), [""; 0]);
}

#[cfg(unix)]
#[test]
fn files_for_a_user_go_through_no_link_and_over_no_file() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let mut bench = bench();
    let place = tempfile::tempdir().unwrap();
    let at = |name: &str| place.path().join(name);
    fs::write(at("list.csv.part"), "mine").unwrap();
    symlink(at("nowhere"), at("dangling.csv")).unwrap();
    fs::write(at("precious"), "mine").unwrap();
    symlink(at("precious"), at("link.csv")).unwrap();

    bench.call("list_export", json!({ "list": "organisations", "file": at("list.csv") })).unwrap();
    assert_eq!(fs::read_to_string(at("list.csv.part")).unwrap(), "mine");
    for (command, request) in [
        ("list_export", json!({ "list": "organisations", "file": at("dangling.csv") })),
        ("recovery_code_save", json!({ "file": at("dangling.csv") })),
        ("backup_make", json!({ "file": at("dangling.csv") })),
        ("list_export", json!({ "list": "organisations", "file": at("link.csv") })),
    ] {
        assert_eq!(bench.call(command, request).unwrap_err().code, Code::FileExists, "{command}");
    }
    assert!(!at("nowhere").exists());
    bench.call("list_export", json!({ "list": "organisations", "file": at("link.csv"), "overwrite": true })).unwrap();
    assert_eq!(fs::read_to_string(at("precious")).unwrap(), "mine", "the link was replaced, not what it leads to");
    assert!(at("link.csv").symlink_metadata().unwrap().is_file());

    bench.call("recovery_code_save", json!({ "file": at("code.txt") })).unwrap();
    bench.call("backup_make", json!({ "file": at("desk.bdbackup") })).unwrap();
    for name in ["code.txt", "desk.bdbackup"] {
        assert_eq!(fs::metadata(at(name)).unwrap().permissions().mode() & 0o777, 0o600, "{name} is its owner's alone");
    }
    for entry in fs::read_dir(folder(&bench)).unwrap().map(Result::unwrap) {
        assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o077, 0, "{:?} is its owner's alone", entry.file_name());
    }
    let parts = fs::read_dir(place.path())
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().ends_with(".part"));
    assert_eq!(parts.count(), 1, "nothing half made is left");
}

#[test]
fn a_desk_that_another_has_is_read_in_a_copy_and_nothing_is_done_there() {
    let mut bench = bench();
    enter(&mut bench, "甲公司");
    let desk = folder(&bench).to_owned();
    let mut session = Session::new(Clock::going_on_at(today()));
    let status = session.open_to_read(&desk, &Unlock::Local).unwrap();
    assert_eq!((status.look, status.entries, status.folder), (Some(Code::DeskInUse), 2, desk.display().to_string()));
    assert_eq!(warned(&mut session), [(WarningCode::LooksAtCopy, None)]);
    assert_eq!(ask(&mut session, "organisation_page", json!({}))["total"], 1);
    assert_eq!(ask(&mut session, "desk_check", json!({}))["is_sound"], true);
    for (command, request) in [
        ("organisation_add", json!({ "record": { "name": "乙公司" } })),
        ("undo", json!({})),
        ("backup_make", json!({})),
        ("passphrase_set", json!({ "new": "a long enough one" })),
    ] {
        let refused = app::commands::dispatch(&mut session, command, request).unwrap_err();
        assert_eq!(refused.code, Code::DeskInUse, "{command}");
    }
    // What is done at the desk meanwhile is not seen there, and stands.
    enter(&mut bench, "乙公司");
    assert_eq!(ask(&mut session, "organisation_page", json!({}))["total"], 1);
    session.close();
    assert_eq!(bench.faults(), [""; 0]);
}
