//! Commands on a desk: open it, call the app, print the answer.

use std::{
    env, fs,
    io::{self, IsTerminal, Write},
    ops::ControlFlow,
    path::Path,
    process::ExitCode,
};

use app::{
    Error, Passphrase, RecoveryCode, Session, System, Unlock,
    code::Code,
    commands::{CommandEntry, Way, catalogue, dispatch, way},
    desk::Keeping,
    secret::MARK,
    statement::WordLanguage,
    warning::WarningCode,
    wire::Nothing,
};
use serde_json::{Value, json};

use crate::{
    arguments::{Command, Exported, Import, Language, List, Period, Statement},
    output::{self, Failure},
};

/// Sets up a desk.
pub fn init(folder: &Path, demo: bool, name: Option<String>, language: Language) -> Result<ExitCode, Failure> {
    let keeping = match secret("BROKERDESK_PASSPHRASE")? {
        Some(passphrase) => Keeping::Passphrase(passphrase),
        None if io::stdin().is_terminal() => match rpassword::prompt_password("Passphrase (empty for none): ")? {
            typed if typed.is_empty() => Keeping::ThisComputer,
            typed => Keeping::Passphrase(Passphrase::new(typed)),
        },
        None => Keeping::ThisComputer,
    };
    let proposed = match (demo, language) {
        (true, Language::Zh) => "演示台",
        (true, Language::En) => "Demonstration",
        (false, Language::Zh) => "技术经纪台",
        (false, Language::En) => "Brokerdesk",
    };
    let name = name.unwrap_or_else(|| proposed.to_owned());
    let told_in = match language {
        Language::Zh => WordLanguage::Zh,
        Language::En => WordLanguage::En,
    };
    let mut session = Session::new(System);
    let made = session.create_desk(folder, &name, demo.then_some(told_in), keeping);
    output::warnings(&session.take_warnings(), language);
    let mut status = serde_json::to_value(made?).map_err(Error::unexpected)?;
    // Said once, at the only moment when nothing can be lost yet.
    status["recovery_code"] = json!(session.reader().recovery_code_show(Nothing {})?.code);
    output::json(&status).map_err(Failure::of_done)
}

/// Restores a backup into a new folder.
pub fn restore(file: &Path, into: &Path, language: Language) -> Result<ExitCode, Failure> {
    let mut session = Session::new(System);
    let entries = with_unlock(|unlock| session.restore_backup(file, into, unlock));
    output::warnings(&session.take_warnings(), language);
    output::json(&json!({ "restored": into.display().to_string(), "entries": entries? })).map_err(Failure::of_done)
}

/// Opens the desk and carries the command out.
pub fn run(folder: &Path, command: Command, language: Language) -> Result<ExitCode, Failure> {
    let mut session = Session::new(System);
    let reads = only_reads(&command);
    with_unlock(|unlock| if reads { session.open_to_read(folder, unlock) } else { session.open_desk(folder, unlock) })?;
    show_progress(&mut session);
    let backup = session.start_daily_backup()?;
    let done = carry_out(&mut session, command, language);
    // The day's backup never stands in the way of the command, and its failure is said, not hidden.
    if !matches!(backup.join(), Ok(Ok(_))) {
        session.warn(WarningCode::DailyBackupFailed);
    }
    output::warnings(&session.take_warnings(), language);
    // What was recorded stands, whether or not anybody heard of it.
    if session.acts() > 0 { done.map_err(Failure::of_done) } else { done }
}

/// Whether a command changes nothing at the desk, so that it may look at a copy where the desk can't be used.
fn only_reads(command: &Command) -> bool {
    match command {
        Command::Template { .. } | Command::Export { .. } | Command::Check | Command::RecoveryCode | Command::Backup { .. } => {
            true
        }
        Command::Statement { what } => matches!(what, Statement::List { .. } | Statement::Export { .. }),
        Command::Undo { preview } => *preview,
        Command::Rpc { command, .. } => matches!(way(command.as_deref().unwrap_or_default()), Ok(Way::Read(_))),
        Command::Import(_) | Command::Erase { .. } | Command::Calc { .. } | Command::Init { .. } | Command::Restore { .. } => {
            false
        }
    }
}

fn carry_out(session: &mut Session, command: Command, language: Language) -> Result<ExitCode, Failure> {
    match command {
        Command::Import(import) => run_import(session, &import, language),
        Command::Template { list, file } => print(session, "template_save", list_file(list, &file, language)),
        Command::Export { what, file, encoding } => {
            let (command, mut request) = match what {
                Exported::Results => ("list_export", list_file(List::Results, &file, language)),
                Exported::Organisations => ("list_export", list_file(List::Organisations, &file, language)),
                Exported::Deals => ("register_export", register_file("deals", &file, language)),
                Exported::Receipts => ("register_export", register_file("receipts", &file, language)),
                Exported::Statements => ("register_export", register_file("statements", &file, language)),
            };
            if let Some(encoding) = encoding {
                request["encoding"] = json!(encoding);
            }
            print(session, command, request)
        }
        Command::Statement { what } => statement(session, what, language),
        Command::Check => {
            let report = dispatch(session, "desk_check", Value::Null)?;
            output::json(&report)?;
            Ok(if report["is_sound"] == json!(true) { ExitCode::SUCCESS } else { ExitCode::from(1) })
        }
        Command::Undo { preview: true } => print(session, "undo_preview", Value::Null),
        Command::Undo { preview: false } => print(session, "undo", Value::Null),
        Command::Erase { person } => {
            let persons = whole(session, "person_list", "persons")?;
            let id = chosen(&persons, &person, |row| row["name"].as_str(), Code::PersonUnknown)?;
            print(session, "person_erase", json!({ "ids": [id] }))
        }
        Command::Backup { file } => print(session, "backup_make", json!({ "file": file })),
        Command::RecoveryCode => print(session, "recovery_code_show", Value::Null),
        Command::Rpc { command, request, .. } => {
            let command = command.unwrap_or_default();
            let is_argument = request != "-";
            let request = if is_argument { request } else { of_utf8(io::read_to_string(io::stdin()), "")? };
            let request = serde_json::from_str(&request).map_err(|_| Error::new(Code::Format, ""))?;
            if is_argument {
                holds_no_secret(&command, &request)?;
            }
            let request = in_language(&command, request, language);
            print(session, &command, request)
        }
        Command::Calc { .. } | Command::Init { .. } | Command::Restore { .. } => Err(Failure::no_desk()),
    }
}

fn print(session: &mut Session, command: &str, request: Value) -> Result<ExitCode, Failure> {
    output::json(&dispatch(session, command, request)?)
}

/// What was read as text, or why it is none.
fn of_utf8(read: io::Result<String>, field: &str) -> Result<String, Failure> {
    read.map_err(|error| match error.kind() {
        io::ErrorKind::InvalidData => Error::new(Code::NotUtf8, field).into(),
        _ => error.into(),
    })
}

fn list_file(list: List, file: &Path, language: Language) -> Value {
    json!({ "list": list.word(), "file": file, "language": word(language) })
}

fn register_file(register: &str, file: &Path, language: Language) -> Value {
    json!({ "of": { "register": register }, "file": file, "language": word(language) })
}

/// Refuses a passphrase or a recovery code that stands in an argument.
fn holds_no_secret(command: &str, request: &Value) -> Result<(), Failure> {
    let Some(entry) = catalogue().into_iter().find(|entry| entry.name == command) else { return Ok(()) };
    let fields = entry.request.get("properties").and_then(Value::as_object).into_iter().flatten();
    let secret = fields.into_iter().find(|(name, field)| field.get(MARK).is_some() && !request[name.as_str()].is_null());
    secret.map_or(Ok(()), |(name, _)| Err(Error::new(Code::SecretInArguments, name).into()))
}

/// The request in the language of this run, where it can name one and does not.
fn in_language(command: &str, mut request: Value, language: Language) -> Value {
    let takes_it = |entry: &CommandEntry| entry.name == command && entry.request.pointer("/properties/language").is_some();
    if let Some(fields) = request.as_object_mut().filter(|fields| !fields.contains_key("language"))
        && catalogue().iter().any(takes_it)
    {
        fields.insert("language".to_owned(), json!(word(language)));
    }
    request
}

const fn word(language: Language) -> &'static str {
    match language {
        Language::Zh => "zh",
        Language::En => "en",
    }
}

fn run_import(session: &mut Session, import: &Import, language: Language) -> Result<ExitCode, Failure> {
    let mut request = list_file(import.list, &import.file, language);
    request["dry_run"] = json!(import.dry_run);
    if let Some(file) = &import.mapping {
        let text = of_utf8(fs::read_to_string(file), "mapping").map_err(|failure| match failure {
            Failure::Io(_) => Error::new(Code::FileUnreadable, "mapping").into(),
            other => other,
        })?;
        request["mapping"] = serde_json::from_str(&text).map_err(|_| Error::new(Code::Format, "mapping"))?;
    }
    let choices =
        [("encoding", &import.encoding), ("match_names", &import.match_names), ("match_persons", &import.match_persons)];
    for (key, value) in choices {
        if let Some(value) = value {
            request[key] = json!(value);
        }
    }
    request["add_owners"] = json!(import.add_owners);
    request["separator"] = json!(import.separator);
    request["header_row"] = json!(import.header_row);
    request["kept_rows"] = json!(import.keep_row);
    if let Some(file) = &import.refused_rows {
        request["refused_rows"] = json!(file);
    }
    let report = dispatch(session, "import_run", request)?;
    if import.json {
        return output::json(&report);
    }
    let count = |key: &str| report[key].as_array().map_or(0, Vec::len);
    output::line(&match language {
        Language::Zh => format!(
            "新增 {}，更新 {}，未变 {}，未导入 {}，提醒 {}，同名完成人 {}",
            report["added"],
            report["updated"],
            report["unchanged"],
            count("refused"),
            report["warnings_total"],
            report["same_names_total"]
        ),
        Language::En => format!(
            "added {}, updated {}, unchanged {}, refused {}, warnings {}, finishers of one name {}",
            report["added"],
            report["updated"],
            report["unchanged"],
            count("refused"),
            report["warnings_total"],
            report["same_names_total"]
        ),
    })?;
    let columns = report["mapping"]["columns"].as_array().into_iter().flatten();
    let left_out: Vec<&str> = columns.filter(|column| column["field"].is_null()).map(|column| text(&column["heading"])).collect();
    if !left_out.is_empty() {
        output::line(&match language {
            Language::Zh => format!("没有导入的列：{}", left_out.join("、")),
            Language::En => format!("columns left out: {}", left_out.join(", ")),
        })?;
    }
    for row in report["refused"].as_array().into_iter().flatten() {
        output::line(&format!("{}\t{}\t{}\t{}", row["row"], text(&row["field"]), text(&row["code"]), text(&row["message"])))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn statement(session: &mut Session, what: Statement, language: Language) -> Result<ExitCode, Failure> {
    match what {
        Statement::Draft(period) => {
            let payee = payee(session, &period)?;
            print(session, "statement_draft", json!({ "payee": payee, "from": period.from, "to": period.to }))
        }
        Statement::Submit(period) => {
            let payee = payee(session, &period)?;
            let listed = whole(session, "statement_list", "statements")?;
            let is_it = |row: &&Value| {
                (text(&row["state"]), text(&row["payee"]), text(&row["from"]), text(&row["to"]))
                    == ("draft", payee.as_str(), period.from.as_str(), period.to.as_str())
            };
            let draft = listed.iter().find(is_it).map(|row| row["id"].clone());
            let id = draft.ok_or_else(|| Error::new(Code::StatementUnknown, "statement"))?;
            dispatch(session, "statement_submit", json!({ "id": id }))?;
            let listed = whole(session, "statement_list", "statements")?;
            let row = listed.iter().find(|row| row["id"] == id).cloned();
            output::json(&row)
        }
        Statement::List { json: true } => {
            let listed = whole(session, "statement_list", "statements")?;
            output::json(&listed)
        }
        Statement::List { json: false } => {
            let listed = whole(session, "statement_list", "statements")?;
            for row in &listed {
                let fields = ["number", "payee_name", "from", "to", "gross", "withheld", "net", "state"];
                output::line(&fields.map(|field| row[field].as_str().unwrap_or("–")).join("\t"))?;
            }
            // A draft that the rules refuse has no amounts yet; one that can't be read is said.
            let refused = listed.iter().filter_map(|row| serde_json::from_value::<Code>(row["refused"].clone()).ok());
            refused
                .into_iter()
                .find(|code| code.is_breakage())
                .map_or(Ok(ExitCode::SUCCESS), |code| Err(Error::from(code).into()))
        }
        Statement::Export { statement, pdf, xlsx, json: json_file, overwrite } => {
            let listed = whole(session, "statement_list", "statements")?;
            let id = chosen(&listed, &statement, |row| row["number"].as_str(), Code::StatementUnknown)?;
            let request = json!({
                "id": id, "pdf": pdf, "xlsx": xlsx, "json": json_file, "overwrite": overwrite, "language": word(language),
            });
            print(session, "statement_export", request)
        }
    }
}

/// Every row of a list, page by page.
fn whole(session: &mut Session, command: &str, key: &str) -> Result<Vec<Value>, Failure> {
    let mut rows = Vec::new();
    loop {
        let mut page = dispatch(session, command, json!({ "offset": rows.len() }))?;
        match page[key].as_array_mut() {
            Some(more) if !more.is_empty() => rows.append(more),
            Some(_) | None => return Ok(rows),
        }
    }
}

fn payee(session: &mut Session, period: &Period) -> Result<String, Failure> {
    let listed = whole(session, "payee_page", "rows")?;
    chosen(&listed, &period.payee, |row| row["record"]["name"].as_str(), Code::PayeeUnknown)
}

/// The id of the one row that has this id or this name; two of one name are not guessed between.
fn chosen(list: &[Value], wanted: &str, name: impl Fn(&Value) -> Option<&str>, unknown: Code) -> Result<String, Failure> {
    let found: Vec<&Value> = list.iter().filter(|row| row["id"] == json!(wanted) || name(row) == Some(wanted)).collect();
    match found.as_slice() {
        [row] => Ok(text(&row["id"]).to_owned()),
        [] => Err(Error::new(unknown, "").into()),
        [_, _, ..] => Err(Error::new(Code::NameAmbiguous, "").into()),
    }
}

/// Opens with the recovery code or passphrase of the environment, else with what this computer holds, else asks.
fn with_unlock<T>(mut open: impl FnMut(&Unlock) -> app::error::Result<T>) -> Result<T, Failure> {
    if let Some(code) = secret("BROKERDESK_RECOVERY_CODE")? {
        let code = RecoveryCode::try_from(&code).map_err(Error::from)?;
        return Ok(open(&Unlock::RecoveryCode(code))?);
    }
    if let Some(passphrase) = secret("BROKERDESK_PASSPHRASE")? {
        return Ok(open(&Unlock::Passphrase(passphrase))?);
    }
    match open(&Unlock::Local) {
        Err(error) if error.code == Code::PassphraseNeeded && io::stdin().is_terminal() => {
            let passphrase = rpassword::prompt_password("Passphrase: ")?;
            Ok(open(&Unlock::Passphrase(Passphrase::new(passphrase)))?)
        }
        opened => Ok(opened?),
    }
}

/// A secret of the environment; none where it is not set or empty. One that is no text is refused, never passed over: a desk would
/// be made without it.
fn secret(variable: &str) -> Result<Option<Passphrase>, Failure> {
    match env::var(variable) {
        Ok(secret) if secret.is_empty() => Ok(None),
        Ok(secret) => Ok(Some(Passphrase::new(secret))),
        Err(env::VarError::NotPresent) => Ok(None),
        Err(env::VarError::NotUnicode(_)) => Err(Error::from(Code::PassphraseNotText).into()),
    }
}

fn show_progress(session: &mut Session) {
    if !io::stderr().is_terminal() {
        return;
    }
    let mut shown = u32::MAX;
    session.on_progress(move |progress| {
        let percent = progress.per_mille / 10;
        if percent != shown {
            shown = percent;
            let _ = write!(io::stderr(), "\r{percent:3} %");
        }
        if progress.per_mille >= 1000 {
            let _ = write!(io::stderr(), "\r      \r");
        }
        ControlFlow::Continue(())
    });
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Language, in_language};

    #[test]
    fn whatever_speaks_does_so_in_the_language_of_the_run() {
        for command in ["import_run", "list_export", "template_save", "statement_export"] {
            assert_eq!(in_language(command, json!({}), Language::En), json!({ "language": "en" }), "{command}");
        }
        assert_eq!(in_language("import_run", json!({ "language": "zh" }), Language::En), json!({ "language": "zh" }));
        assert_eq!(in_language("undo", json!({}), Language::En), json!({}));
    }
}
