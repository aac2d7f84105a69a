//! Development tasks. `cargo xtask run` takes the main job on a demonstration desk and opens the window; `cargo xtask test`
//! runs everything that CI runs; `cargo xtask screens` takes pictures of every screen in its looks; `cargo xtask bench` measures
//! the program at desks of several sizes; `cargo xtask torture` kills it, lets its calls fail and damages its files; `cargo xtask package` makes the
//! packages and tries them. All set the machine up first.

mod fonts;
mod package;
mod run;
mod setup;
mod test;
mod torture;

use std::{path::Path, process::Command};

use anyhow::{Context, Result, bail};

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the workspace");
    match std::env::args().nth(1).as_deref() {
        Some("setup") => setup::everything(root),
        Some("run") => {
            setup::everything(root)?;
            run::build(root)?;
            run::main_job(root)?;
            run::window(root)
        }
        Some("test") => setup::everything(root).and_then(|()| test::everything(root)),
        Some("screens") => {
            setup::everything(root)?;
            run::build(root)?;
            run::screens(root)
        }
        Some("bench") => {
            setup::everything(root)?;
            run::bench(root, std::env::args().skip(2))
        }
        Some("torture") => torture::run(root, std::env::args().skip(2)),
        Some("package") => setup::everything(root).and_then(|()| package::everything(root, std::env::args().skip(2))),
        _ => bail!("usage: cargo xtask setup | run | test | screens | bench | torture | package"),
    }
}

/// Runs a program in a folder and fails with its name when it fails.
fn sh(root: &Path, program: &str, arguments: &[&str]) -> Result<()> {
    println!("$ {program} {}", arguments.join(" "));
    let status =
        Command::new(program).args(arguments).current_dir(root).status().with_context(|| format!("{program} does not start"))?;
    if status.success() { Ok(()) } else { bail!("{program} {} failed", arguments.join(" ")) }
}
