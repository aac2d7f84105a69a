//! What is printed: answers on standard output, errors as JSON on standard error.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use app::{Error, code::Code};
use serde_json::{Value, json};

use crate::arguments::Language;

/// Why a run ended early.
pub enum Failure {
    /// The app said no, or broke.
    App(Box<Error>),
    /// Reading or writing failed here.
    Io(io::Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::App(Box::new(error))
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl Failure {
    /// A command that needs a desk, without one.
    pub fn no_desk() -> Self {
        Error::new(Code::NoDesk, "desk").into()
    }
}

/// Prints an answer as JSON.
pub fn json(answer: &impl serde::Serialize) -> Result<ExitCode, Failure> {
    let text = serde_json::to_string_pretty(answer).map_err(Error::unexpected)?;
    line(&text)
}

/// Prints a line.
pub fn line(text: &str) -> Result<ExitCode, Failure> {
    writeln!(io::stdout().lock(), "{text}")?;
    Ok(ExitCode::SUCCESS)
}

/// Says what went wrong, and how it ends.
pub fn failed(failure: &Failure, language: Language) -> ExitCode {
    match failure {
        // The reader has gone away, as `head` does; nothing is wrong.
        Failure::Io(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Failure::Io(error) => say(Code::Unexpected, &error.to_string(), "", None),
        Failure::App(error) => say(error.code, said(error, language), &error.field, error.detail.as_deref()),
    }
}

/// What an error says in a language.
pub fn said(error: &Error, language: Language) -> &str {
    match language {
        Language::Zh => &error.message.zh,
        Language::En => &error.message.en,
    }
}

/// Says what is wrong with the arguments.
pub fn usage(error: &clap::Error) -> ExitCode {
    say(Code::Usage, error.to_string().trim(), "", None)
}

/// One line of JSON, and the exit code that goes with it: 2 for a refusal, 1 for a breakage.
fn say(code: Code, message: &str, field: &str, detail: Option<&Value>) -> ExitCode {
    let mut error = json!({ "code": code, "message": message, "field": field, "is_breakage": code.is_breakage() });
    if let Some(detail) = detail {
        error["detail"] = detail.clone();
    }
    let _ = writeln!(io::stderr().lock(), "{}", json!({ "error": error }));
    ExitCode::from(if code.is_breakage() { 1 } else { 2 })
}
