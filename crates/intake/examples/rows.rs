//! Reads the files that are named on standard input, one a line behind `results` or `organisations` and a space, and prints
//! for each how it was mapped and what became of its rows, as one line of JSON. For `tests/mutate/mutate.py`.

use std::{
    io::{self, BufRead},
    ops::ControlFlow,
    path::Path,
};

use domain::list::ListKind;
use intake::{InspectOptions, IntakeError, inspect, read};
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    for line in io::stdin().lock().lines() {
        let line = line?;
        let (list, file) = line.split_once(' ').unwrap_or(("results", &line));
        let kind = if list == "results" { ListKind::Results } else { ListKind::Organisations };
        let told =
            rows(Path::new(file), kind).unwrap_or_else(|error| json!({ "refused": error.code, "problems": error.problems }));
        println!("{told}");
    }
    Ok(())
}

fn rows(file: &Path, kind: ListKind) -> Result<Value, IntakeError> {
    let inspection = inspect(file, kind, &InspectOptions::default())?;
    let mut rows = Vec::new();
    let summary = read(file, &inspection.mapping, &mut |_| ControlFlow::Continue(()), &mut |row| {
        rows.push(row);
        ControlFlow::Continue(())
    })?;
    Ok(json!({ "mapping": inspection.mapping, "rows": rows, "remarks": summary.remarks }))
}
