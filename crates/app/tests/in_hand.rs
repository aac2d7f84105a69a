//! The data in the user's hand: a desk is moved, a backup's restoring is tried, everything is saved in one file.

mod desk;

use std::{fs, io::Read, ops::ControlFlow, path::Path};

use app::{Session, System, commands::dispatch, desk::Keeping};
use desk::Desk;
use serde_json::{Value, json};

fn refused(desk: &mut Session, command: &str, request: Value) -> [String; 2] {
    let error = dispatch(desk, command, request).unwrap_err();
    [error.code.to_string(), error.field]
}

#[test]
fn a_desk_goes_on_in_its_new_place_and_stays_where_it_is_when_that_is_refused() {
    let place = tempfile::tempdir().unwrap();
    // On another disk it is copied; where there is none, it is renamed here too.
    let other =
        tempfile::tempdir_in(if Path::new("/dev/shm").is_dir() { "/dev/shm".into() } else { std::env::temp_dir() }).unwrap();
    let mut desk = Session::new(System);
    desk.create_desk(&place.path().join("desk"), "台", None, Keeping::Passphrase("p".into())).unwrap();
    dispatch(&mut desk, "organisation_add", json!({ "record": { "name": "甲公司" } })).unwrap();
    dispatch(&mut desk, "backup_make", json!({})).unwrap();

    let folder = |desk: &mut Session| dispatch(desk, "desk_status", json!({})).unwrap()["folder"].as_str().unwrap().to_owned();
    let before = folder(&mut desk);
    fs::create_dir(place.path().join("full")).unwrap();
    fs::write(place.path().join("full/a"), "").unwrap();
    for (into, code) in [("full", "folder_not_empty"), ("desk/inside", "file_of_desk"), ("no/where", "folder_missing")] {
        let into = place.path().join(into).display().to_string();
        assert_eq!(refused(&mut desk, "desk_move", json!({ "into": into })), [code, "into"]);
        assert_eq!(folder(&mut desk), before, "{code}");
    }

    fs::create_dir(place.path().join("empty")).unwrap();
    for into in [place.path().join("moved"), other.path().join("desk"), place.path().join("empty")] {
        let from = folder(&mut desk);
        let status = dispatch(&mut desk, "desk_move", json!({ "into": into.display().to_string() })).unwrap();
        assert_eq!(status["folder"], into.display().to_string());
        assert!(!Path::new(&from).exists(), "{from} is gone");
        assert_eq!(dispatch(&mut desk, "organisation_page", json!({})).unwrap()["total"], 1);
        assert_eq!(dispatch(&mut desk, "backup_list", json!({})).unwrap()["backups"].as_array().unwrap().len(), 1);
    }
    dispatch(&mut desk, "undo", json!({})).unwrap();
    assert_eq!(dispatch(&mut desk, "desk_check", json!({})).unwrap()["is_sound"], true);
    let left: Vec<_> = fs::read_dir(other.path()).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_backup_s_restoring_is_tried_and_leaves_nothing() {
    let mut desk = Desk::new();
    let made = desk.ask("backup_make", json!({}));
    let file = Path::new(made["file"].as_str().unwrap()).to_owned();
    for name in ["甲", "乙"] {
        desk.made("organisation_add", json!({ "record": { "name": name } }));
    }
    let kept = desk.ask("backup_list", json!({}))["backups"].clone();
    assert_eq!((kept.as_array().unwrap().len(), &kept[0]["reason"]), (1, &json!("daily")));
    let name = kept[0]["name"].clone();
    let names = |folder: &Path| {
        let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let folder = file.parent().unwrap().parent().unwrap().to_owned();
    let before = names(&folder);
    let tried = desk.ask("backup_rehearse", json!({ "name": name }));
    assert_eq!([&tried["entries"], &tried["since"], &tried["missing_files"]], [&json!(1), &json!(2), &json!(0)]);
    assert_eq!(names(&folder), before);

    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, bytes).unwrap();
    assert_eq!(refused(&mut desk.session, "backup_rehearse", json!({ "name": name })), ["backup_damaged", "name"]);
    assert_eq!(refused(&mut desk.session, "backup_rehearse", json!({ "name": "../desk.db" })), ["file_missing", "name"]);
    assert_eq!(names(&folder), before);
}

#[test]
fn everything_is_saved_in_one_file_that_anybody_reads() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("all.zip");
    let mut desk = Session::new(System);
    desk.create_desk(
        &folder.path().join("desk"),
        "演示台",
        Some(app::statement::WordLanguage::Zh),
        Keeping::Passphrase("p".into()),
    )
    .unwrap();
    let request = json!({ "file": file.display().to_string() });

    desk.on_progress(|_| ControlFlow::Break(()));
    assert_eq!(refused(&mut desk, "everything_save", request.clone())[0], "cancelled");
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["desk"]);

    desk.on_progress(|_| ControlFlow::Continue(()));
    let saved = dispatch(&mut desk, "everything_save", request.clone()).unwrap();
    assert_eq!(refused(&mut desk, "everything_save", request), ["file_exists", "file"]);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);

    let mut zip = zip::ZipArchive::new(fs::File::open(&file).unwrap()).unwrap();
    let mut read = |name: &str| {
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let array = |text: String| serde_json::from_str::<Vec<Value>>(&text).unwrap();
    let organisations = array(read("organisations.json"));
    let binned = organisations.iter().filter(|organisation| !organisation["removed_on"].is_null()).count();
    let listed = dispatch(&mut desk, "organisation_page", json!({})).unwrap()["total"].as_u64().unwrap() as usize;
    assert!(binned > 0 && organisations.len() == listed + binned);
    let [results, payees, deals] = ["results.json", "payees.json", "deals.json"].map(|name| array(read(name)).len());
    let journal: Vec<Value> = read("journal.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    let statements = names.iter().filter(|name| name.starts_with("statements/")).count();
    assert_eq!(saved["records"], organisations.len() + results + payees + deals + statements + journal.len());
    for name in ["README.txt", "rates.json", "results.xlsx", "organisations.xlsx"] {
        assert!(names.iter().any(|found| found == name), "{name}: {names:?}");
    }
}

#[test]
fn a_calendar_names_deals_only_where_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Session::new(System);
    desk.create_desk(
        &folder.path().join("desk"),
        "演示台",
        Some(app::statement::WordLanguage::Zh),
        Keeping::Passphrase("p".into()),
    )
    .unwrap();
    let mut calendar = |with_titles: bool| {
        let file = folder.path().join(format!("{with_titles}.ics")).display().to_string();
        let saved = dispatch(&mut desk, "calendar_save", json!({ "file": file, "with_titles": with_titles })).unwrap();
        (saved["days"].as_u64().unwrap() as usize, fs::read_to_string(file).unwrap().replace("\r\n ", ""))
    };
    let (days, plain) = calendar(false);
    let (same, named) = calendar(true);
    assert!(days > 10 && days == same && plain.matches("BEGIN:VEVENT").count() == days, "{days} {same}");
    let titles = |text: &str| text.lines().filter(|line| line.starts_with("SUMMARY:")).map(str::to_owned).collect::<Vec<_>>();
    assert!(titles(&plain).iter().all(|title| !title.contains("演示") && !title.contains(|sign: char| sign.is_ascii_digit())));
    assert!(titles(&named).iter().all(|title| title.contains("演示")));
    for (kind, text) in [("下一步", &named), ("应到款", &named), ("委托到期", &plain), ("委托保护期到期", &plain)]
    {
        assert!(text.contains(&format!("SUMMARY:{kind}")), "{kind}");
    }
}
