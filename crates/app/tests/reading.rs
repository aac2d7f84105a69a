//! Looking at the desk beside an action that is being carried out.

use std::{fmt::Write as _, fs, ops::ControlFlow, sync::mpsc, thread, time::Duration};

use app::{
    Readers, Session, System,
    commands::{Way, dispatch, way},
    desk::Keeping,
    session::OnProgress,
};
use serde_json::{Value, json};
use tempfile::TempDir;

const ROWS: u32 = 3000;
/// Longer than anything here takes; only a desk that waits for its writer waits so long.
const PATIENCE: Duration = Duration::from_secs(60);

fn desk() -> (Session, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(System);
    session.create_desk(&folder.path().join("desk"), "desk", None, Keeping::Passphrase("p".into())).unwrap();
    (session, folder)
}

fn look(readers: &Readers, command: &str, request: Value) -> Result<Value, app::Error> {
    let Way::Read(read) = way(command).unwrap() else { panic!("{command} only looks") };
    let mut nobody_hears: OnProgress = Box::new(|_| ControlFlow::Continue(()));
    read(&readers.reader(&mut nobody_hears), request)
}

/// The import stands still in the middle of its transaction until every screen has answered.
#[test]
fn screens_answer_while_a_list_comes_in() {
    let (mut session, folder) = desk();
    let mut rows = "单位名称,所在地区\n".to_owned();
    (0..ROWS).for_each(|n| writeln!(rows, "示例单位{n},甘肃省").unwrap());
    let file = folder.path().join("list.csv");
    fs::write(&file, rows).unwrap();

    let readers = session.readers();
    let (is_writing, writes) = mpsc::channel();
    let (have_answered, answered) = mpsc::channel::<()>();
    session.on_progress(move |progress| {
        if progress.per_mille > 700 && is_writing.send(progress.rows).is_ok() {
            // Whether they answered or gave up: it goes on.
            let _ = answered.recv();
        }
        ControlFlow::Continue(())
    });
    let import = thread::spawn(move || {
        let report = dispatch(&mut session, "import_run", json!({ "list": "organisations", "file": file }));
        (session, report.unwrap())
    });

    let rows = writes.recv_timeout(PATIENCE).unwrap();
    assert!(rows > 0 && rows < u64::from(ROWS), "{rows} rows are decided, and not all");
    assert_eq!(look(&readers, "organisation_page", json!({})).unwrap()["total"], 0, "nothing half done is seen");
    assert_eq!(look(&readers, "today_page", json!({})).unwrap()["due"], json!([]));
    assert_eq!(look(&readers, "desk_status", json!({})).unwrap()["entries"], 1);
    assert_eq!(look(&readers, "desk_check", json!({})).unwrap()["is_sound"], true);
    assert!(!import.is_finished());

    drop((writes, have_answered));
    let (session, report) = import.join().unwrap();
    assert_eq!(report["added"], ROWS);
    assert_eq!(look(&session.readers(), "organisation_page", json!({})).unwrap()["total"], ROWS);
}

#[test]
fn readers_follow_the_session_to_another_desk() {
    let (mut session, folder) = desk();
    let readers = session.readers();
    let name = |readers: &Readers| look(readers, "desk_status", json!({})).map(|status| status["name"].clone());
    assert_eq!(name(&readers).unwrap(), "desk");

    session.create_desk(&folder.path().join("other"), "other", None, Keeping::Passphrase("p".into())).unwrap();
    assert_eq!(name(&readers).unwrap(), "other");
    dispatch(&mut session, "passphrase_set", json!({ "current": "p", "new": "q" })).unwrap();
    assert_eq!(look(&readers, "desk_status", json!({})).unwrap()["key_holder"], "passphrase");

    dispatch(&mut session, "desk_close", json!({})).unwrap();
    assert_eq!(name(&readers).unwrap_err().code, app::code::Code::NoDesk);
    assert_eq!(look(&readers, "amount_read", json!({ "text": "1.2万" })).unwrap()["amount"], "12000.00");
}

/// What one command shows is of one moment, whatever is written meanwhile.
#[test]
fn a_look_is_of_one_moment() {
    let (mut session, _folder) = desk();
    let readers = session.readers();
    let mut nobody_hears: OnProgress = Box::new(|_| ControlFlow::Continue(()));
    let reader = readers.reader(&mut nobody_hears);
    let before = reader.head();
    dispatch(&mut session, "deal_open", json!({ "deal": { "title": "a deal" } })).unwrap();
    assert_eq!(reader.head(), before);
    assert_ne!(session.reader().head(), before);
}

/// The log would keep the erased page for as long as somebody looks at an older moment.
#[test]
fn nobody_is_erased_while_a_long_look_holds_the_old_page() {
    let (mut session, _folder) = desk();
    dispatch(&mut session, "payee_add", json!({ "record": { "kind": "individual", "name": "甲" } })).unwrap();
    let person = dispatch(&mut session, "person_list", json!({})).unwrap()["persons"][0]["id"].clone();
    session.desk().unwrap().folder().connection.busy_timeout(Duration::ZERO).unwrap();
    let readers = session.readers();
    let mut nobody_hears: OnProgress = Box::new(|_| ControlFlow::Continue(()));
    let reader = readers.reader(&mut nobody_hears);
    reader.head().unwrap();
    dispatch(&mut session, "deal_open", json!({ "deal": { "title": "a deal" } })).unwrap();

    let busy = dispatch(&mut session, "person_erase", json!({ "ids": [person] })).unwrap_err();
    assert_eq!(busy.code, app::code::Code::DatabaseBusy);
    assert_eq!(dispatch(&mut session, "person_list", json!({})).unwrap()["persons"][0]["name"], "甲");
    drop(reader);
    dispatch(&mut session, "person_erase", json!({ "ids": [person] })).unwrap();
    assert_eq!(dispatch(&mut session, "person_list", json!({})).unwrap()["persons"], json!([]));
    let gone = dispatch(&mut session, "person_erase", json!({ "ids": [person] })).unwrap_err();
    assert_eq!((gone.code, gone.field.as_str()), (app::code::Code::PersonUnknown, "ids[0]"));
}
