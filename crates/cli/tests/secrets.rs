//! Where the command line takes secrets from, and what it says when its answer is lost.

use std::{
    fs::File,
    io::Write as _,
    path::Path,
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};

fn brokerdesk(desk: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_brokerdesk"));
    command.arg("--desk").arg(desk).args(arguments).env("BROKERDESK_NO_KEYRING", "1").stdin(Stdio::null());
    command
}

fn error(output: &Output) -> Value {
    let said: Value = serde_json::from_slice(&output.stderr).unwrap_or_else(|_| panic!("one JSON object: {output:?}"));
    said["error"].clone()
}

#[cfg(unix)]
#[test]
fn a_passphrase_that_is_no_text_is_refused_and_never_passed_over() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};

    let place = tempfile::tempdir().unwrap();
    let desk = place.path().join("desk");
    // 口令 in GBK.
    let output =
        brokerdesk(&desk, &["init"]).env("BROKERDESK_PASSPHRASE", OsStr::from_bytes(b"\xbf\xda\xc1\xee")).output().unwrap();
    assert_eq!((error(&output)["code"].as_str(), output.status.code()), (Some("passphrase_not_text"), Some(2)));
    assert!(!desk.exists());
}

#[test]
fn secrets_come_by_standard_input_and_by_no_argument() {
    let place = tempfile::tempdir().unwrap();
    let desk = place.path().join("desk");
    assert!(brokerdesk(&desk, &["init"]).output().unwrap().status.success());
    let request = json!({ "new": "p" }).to_string();
    let output = brokerdesk(&desk, &["rpc", "passphrase_set", &request]).output().unwrap();
    assert_eq!((error(&output)["code"].as_str(), error(&output)["field"].as_str()), (Some("secret_in_arguments"), Some("new")));

    let mut command = brokerdesk(&desk, &["rpc", "passphrase_set", "-"]);
    let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    process.stdin.take().unwrap().write_all(request.as_bytes()).unwrap();
    let output = process.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let warning: Value = serde_json::from_slice(&output.stderr).unwrap();
    assert_eq!(warning["warning"]["code"], "passphrase_short");
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_is_lost_does_not_hide_what_was_done() {
    let place = tempfile::tempdir().unwrap();
    let desk = place.path().join("desk");
    assert!(brokerdesk(&desk, &["init"]).output().unwrap().status.success());
    let full = || File::options().write(true).open("/dev/full").unwrap();
    let request = json!({ "record": { "name": "甲公司" } }).to_string();
    let output = brokerdesk(&desk, &["rpc", "organisation_add", &request]).stdout(full()).output().unwrap();
    assert_eq!((error(&output)["code"].as_str(), output.status.code()), (Some("answer_lost"), Some(1)));
    let output = brokerdesk(&desk, &["rpc", "organisation_page"]).stdout(full()).output().unwrap();
    assert_eq!(error(&output)["code"], "answer_unwritten");
    let output = brokerdesk(&desk, &["rpc", "organisation_page"]).output().unwrap();
    assert_eq!(serde_json::from_slice::<Value>(&output.stdout).unwrap()["total"], 1);
}
