//! What is printed: answers on standard output, errors as JSON on standard error.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use app::{Error, code::Code, warning::Warning};
use serde_json::{Value, json};

use crate::arguments::Language;

/// Why a run ended early.
pub enum Failure {
    /// The app said no, or broke.
    App(Box<Error>),
    /// Reading failed here.
    Io(io::Error),
    /// The answer could not be written.
    Output(io::Error),
    /// The same, of something that is done.
    OutputOfDone(io::Error),
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
    /// The same failure of something that is done by now.
    pub fn of_done(self) -> Self {
        match self {
            Self::Output(error) => Self::OutputOfDone(error),
            other => other,
        }
    }

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
    let mut output = io::stdout().lock();
    writeln!(output, "{text}").and_then(|()| output.flush()).map_err(Failure::Output)?;
    Ok(ExitCode::SUCCESS)
}

/// Says what went wrong, and how it ends.
pub fn failed(failure: &Failure, language: Language) -> ExitCode {
    match failure {
        // The reader has gone away, as `head` does; nothing is wrong.
        Failure::Output(error) | Failure::OutputOfDone(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Failure::Output(_) => failed(&Error::from(Code::AnswerUnwritten).into(), language),
        Failure::OutputOfDone(_) => failed(&Error::from(Code::AnswerLost).into(), language),
        Failure::Io(error) => say(Code::Unexpected, &error.to_string(), "", None),
        Failure::App(error) => say(error.code, said(error, language), &error.field, error.detail.as_deref()),
    }
}

/// Says what should be known of what is done, each as one line of JSON.
pub fn warnings(warnings: &[Warning], language: Language) {
    for warning in warnings {
        let message = match language {
            Language::Zh => &warning.message.zh,
            Language::En => &warning.message.en,
        };
        let said = json!({ "warning": { "code": warning.code, "message": message } });
        let _ = writeln!(io::stderr().lock(), "{said}");
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
