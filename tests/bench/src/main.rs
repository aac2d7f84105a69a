//! How fast the program is: every reading command and the usual writes at made desks of several sizes, and an import beside a
//! plain peer. Started by `cargo xtask bench`, which builds it for release; `--sizes 1000,20000` takes other sizes, `--only
//! WORD` only the work whose name holds the word. `make FOLDER DEALS RESULTS` makes a desk for the window's tests.

mod facts;
mod import;
mod invented;
mod made;
mod made_desk;
mod requests;
mod run;
mod table;
mod work;

#[cfg(test)]
mod bounds;
#[cfg(test)]
mod whole;

use std::{env, fs, path::Path};

use anyhow::{Context, Result, bail, ensure};

use crate::{facts::Facts, made_desk::Size, table::Table, work::Worker};

const USAGE: &str = "usage: cargo xtask bench [--sizes 1000,20000,100000] [--only WORD]";

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["work", folder, name] => Worker::at(Path::new(folder))?.repeat(name),
        ["import", list, place] => {
            println!("{}", serde_json::to_string(&import::into_a_desk(Path::new(list), Path::new(place))?)?);
            Ok(())
        }
        ["make", folder, deals, results] => {
            let size = Size { deals: deals.parse().context(USAGE)?, results: results.parse().context(USAGE)? };
            made_desk::make(Path::new(folder), size).map(drop)
        }
        ["all", place, options @ ..] => all(Path::new(place), options),
        _ => bail!(USAGE),
    }
}

/// Measures everything that is wanted and leaves the table in the folder, as `table.md` and `table.json`.
fn all(place: &Path, options: &[&str]) -> Result<()> {
    let (mut sizes, mut only) = (vec![1_000, 20_000, 100_000], "");
    for option in options.chunks(2) {
        match option {
            ["--sizes", given] => {
                sizes = given.split(',').map(str::parse).collect::<Result<_, _>>().context(USAGE)?;
                ensure!(sizes.iter().all(|deals| *deals >= 20), "the smallest desk has 20 deals");
            }
            ["--only", word] => only = word,
            _ => bail!(USAGE),
        }
    }
    fs::create_dir_all(place)?;
    let shape = made::shape()?;
    let mut table = Table::default();
    if only != "import" {
        for deals in sizes {
            measure(&mut table, place, &made::desk(place, Size::of(deals), &shape)?, deals, only)?;
        }
    }
    if "import".contains(only) {
        eprintln!("import of a list, beside its peer");
        table.import = Some(import::compare(place, &shape)?);
    }
    keep(&table, place)?;
    println!("{}", table.text());
    ensure!(!table.has_failures(), "some work failed");
    Ok(())
}

fn keep(table: &Table, place: &Path) -> Result<()> {
    fs::write(place.join("table.json"), serde_json::to_vec_pretty(&table.json())?)?;
    fs::write(place.join("table.md"), table.text())?;
    Ok(())
}

fn measure(table: &mut Table, place: &Path, folder: &Path, deals: u64, only: &str) -> Result<()> {
    let facts = Facts::read(folder)?;
    table.desks.insert(deals, (made::bytes(&folder.join("desk")), facts.made_in_ms));
    for name in work::names(&facts, folder).into_iter().filter(|name| name.contains(only)) {
        eprintln!("{deals} deals: {name}");
        let outcome = run::work(folder, &name)?;
        match table.rows.iter_mut().find(|(known, _)| *known == name) {
            Some((_, by_size)) => drop(by_size.insert(deals, outcome)),
            None => table.rows.push((name, [(deals, outcome)].into())),
        }
        // A run that is broken off leaves what it has measured.
        keep(table, place)?;
    }
    Ok(())
}
