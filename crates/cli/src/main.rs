//! The command line: `brokerdesk`, for scripts and for checks. It reads arguments, calls the app's commands and prints;
//! it decides nothing. Errors go to stderr as JSON: exit 2 for a refusal, exit 1 for a breakage.

mod arguments;
mod calculator;
mod desk;
mod output;

use std::process::ExitCode;

use arguments::{Arguments, Command};
use clap::Parser;
use output::Failure;

fn main() -> ExitCode {
    app::keep_out_of_core_dumps();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) if !error.use_stderr() => {
            // Whoever reads it may have gone away.
            let _ = error.print();
            return ExitCode::SUCCESS;
        }
        Err(error) => return output::usage(&error),
    };
    let language = arguments.language;
    match run(arguments) {
        Ok(code) => code,
        Err(failure) => output::failed(&failure, language),
    }
}

fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    match arguments.command {
        Command::Calc { batch: false } => calculator::one(arguments.language),
        Command::Calc { batch: true } => calculator::batch(arguments.language),
        Command::Rpc { list: true, window, .. } => {
            let of_window = if window { app::commands::told() } else { Vec::new() };
            output::json(&[app::commands::catalogue(), of_window].concat())
        }
        Command::Restore { file, into } => desk::restore(&file, &into, arguments.language),
        Command::Init { demo, name } => desk::init(&arguments.desk.ok_or_else(Failure::no_desk)?, demo, name, arguments.language),
        command => desk::run(&arguments.desk.ok_or_else(Failure::no_desk)?, command, arguments.language),
    }
}
