//! Everything that CI runs: the shape of the code, its lints, all tests, and the main job on real input.

use std::path::Path;

use anyhow::Result;

use crate::{run, sh};

/// Runs all of it; the first failure ends it.
pub fn everything(root: &Path) -> Result<()> {
    sh(root, "cargo", &["fmt", "--all", "--check"])?;
    sh(root, "cargo", &["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"])?;
    sh(root, "cargo", &["test", "--workspace", "--locked"])?;
    run::main_job(root)
}
