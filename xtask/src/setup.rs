//! What a fresh machine with only Rust and Node lacks: a C compiler, make and perl for the encrypted database, poppler for
//! the tests that look at pages, and the fonts.

use std::{path::Path, process::Command};

use anyhow::{Result, bail};

use crate::{fonts, sh};

/// A program that must be there, and the Debian package that brings it.
const PROGRAMS: &[(&str, &str)] =
    &[("cc", "gcc"), ("make", "make"), ("perl", "perl"), ("pdftotext", "poppler-utils"), ("pdftoppm", "poppler-utils")];

/// Installs what it may install, otherwise says the one line to type.
pub fn everything(root: &Path) -> Result<()> {
    system_packages(root)?;
    if !is_there("npm") {
        bail!("npm is missing: install Node.js 20 or newer, then try again");
    }
    fonts::fetch(root)
}

fn system_packages(root: &Path) -> Result<()> {
    let mut missing: Vec<&str> = PROGRAMS.iter().filter(|(program, _)| !is_there(program)).map(|(_, package)| *package).collect();
    missing.dedup();
    if missing.is_empty() {
        return Ok(());
    }
    if !is_there("apt-get") {
        bail!("these are missing, please install them: {}", missing.join(" "));
    }
    if !is_root() {
        bail!("type this, then try again: sudo apt-get install -y {}", missing.join(" "));
    }
    sh(root, "apt-get", &["update", "-q"])?;
    sh(root, "apt-get", &[["install", "-y", "-q"].as_slice(), &missing].concat())
}

fn is_there(program: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let endings = if cfg!(windows) { [".exe", ".cmd"].as_slice() } else { &[""] };
    std::env::split_paths(&paths).any(|folder| endings.iter().any(|ending| folder.join(format!("{program}{ending}")).is_file()))
}

fn is_root() -> bool {
    let asked = Command::new("id").arg("-u").output();
    asked.is_ok_and(|answer| answer.stdout.trim_ascii() == b"0")
}
