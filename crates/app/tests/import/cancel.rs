//! An import that is broken off leaves the desk as it was.

use std::ops::ControlFlow;

use app::code::Code;
use serde_json::json;

use crate::support::{Place, request};

#[test]
fn a_break_at_any_time_leaves_nothing() {
    let mut place = Place::new();
    let rows: String = (0..3000).map(|n| format!("单位{n},{n:010},坏\n")).collect();
    let file = place.file("list.csv", &format!("单位名称,名单内编号,技术成熟度\n{rows}"));
    let head = place.desk().head().unwrap();
    let mut was_cancelled_while_writing = false;
    for limit in [0, 100, 399, 401, 700, 999, 1000] {
        place.session.on_progress(
            move |progress| {
                if progress.per_mille >= limit { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        let error = place.session.import_run(request("organisations", &file, json!({}))).unwrap_err();
        assert_eq!(error.code, Code::Cancelled);
        assert_eq!(place.desk().head().unwrap(), head);
        assert_eq!(place.organisations(), []);
        place.assert_sound();
        was_cancelled_while_writing |= limit > 400;
    }
    assert!(was_cancelled_while_writing);
    place.session.on_progress(|_| ControlFlow::Continue(()));
    assert_eq!(place.import_file("organisations", &file, json!({})).added, 3000);
}

#[test]
fn progress_never_falls_and_ends_at_the_whole() {
    let mut place = Place::new();
    let rows: String = (0..2000).map(|n| format!("单位{n},{n:010}\n")).collect();
    let (told, heard) = std::sync::mpsc::channel();
    place.session.on_progress(move |progress| {
        told.send(progress.per_mille).unwrap();
        ControlFlow::Continue(())
    });
    place.import("organisations", &format!("单位名称,名单内编号\n{rows}"), json!({}));
    let heard: Vec<u32> = heard.try_iter().collect();
    assert!(heard.is_sorted() && heard.len() > 5, "{heard:?}");
    assert_eq!(heard.last(), Some(&1000));
}

#[test]
fn a_cancelled_export_leaves_no_file() {
    let mut place = Place::new();
    place.import("organisations", "单位名称,名单内编号\n甲,1001\n乙,1002\n", json!({}));
    place.session.on_progress(|_| ControlFlow::Break(()));
    for name in ["out.xlsx", "out.csv"] {
        let file = place.path(name);
        let request = json!({ "list": "organisations", "file": file });
        let error = place.session.reader().list_export(serde_json::from_value(request).unwrap()).unwrap_err();
        assert_eq!(error.code, Code::Cancelled);
        assert!(!file.exists() && !place.path(&format!("{name}.part")).exists());
    }
}
