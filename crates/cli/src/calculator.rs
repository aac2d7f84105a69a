//! `calc` and `calc --batch`: cases in, results out, errors on standard output too.

use std::{
    io::{self, BufRead, Read, Write},
    process::ExitCode,
};

use crate::output::Failure;

/// One case from standard input.
pub fn one() -> Result<ExitCode, Failure> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    let (answer, code) = match app::calc::calc(&text(&bytes)) {
        Ok(result) => (result, ExitCode::SUCCESS),
        Err(error) => (error, ExitCode::from(2)),
    };
    writeln!(io::stdout().lock(), "{answer}")?;
    Ok(code)
}

/// One case a line; an unreadable or blank line has its error line.
pub fn batch() -> Result<ExitCode, Failure> {
    let (mut input, mut output) = (io::stdin().lock(), io::BufWriter::new(io::stdout().lock()));
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        if line.last() == Some(&b'\n') {
            line.pop();
        }
        writeln!(output, "{}", app::calc::calc_batch_line(&text(&line)))?;
        line.clear();
    }
    output.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Bytes that are no UTF-8 are no JSON either: an empty case says so in the calculator's own words.
fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap_or_default()
}
