//! Everything that CI runs: the shape of the code, its lints, all tests, the main job on real input, the
//! packages, and the short form of the torture.

use std::path::Path;

use anyhow::Result;

use crate::{package, run, setup, sh, torture};

/// Runs all of it; the first failure ends it.
pub fn everything(root: &Path) -> Result<()> {
    sh(root, "cargo", &["fmt", "--all", "--check"])?;
    sh(root, "cargo", &["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"])?;
    // Before the tests, since some of them start the programs.
    run::build(root)?;
    sh(root, "cargo", &["test", "--workspace", "--locked"])?;
    // The page's tests hold its typed calls against the commands that were just built.
    sh(&root.join("ui"), "env", &[&format!("BROKERDESK={}", run::program(root).display()), setup::npm(), "test"])?;
    run::main_job(root)?;
    if cfg!(target_os = "linux") {
        package::everything(root, ["--built".to_owned()].into_iter())?;
    }
    // With the same chance every time: whoever wants to find something new takes another seed.
    torture::run(root, ["--built", "--seed", "1"].map(str::to_owned).into_iter())
}
