//! What a fresh machine with only Rust and Node lacks: a C compiler, make and perl for the encrypted database, WebKitGTK for
//! the window, poppler for the tests that look at pages, the fonts, the page's packages and the page itself.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    time::SystemTime,
};

use anyhow::{Result, bail};

use crate::{fonts, sh};

/// What must be there, and the Debian package that brings it.
enum Needed {
    Program(&'static str),
    Library(&'static str),
    Font(&'static str),
}

const NEEDED: &[(Needed, &str)] = &[
    (Needed::Program("cc"), "gcc"),
    (Needed::Program("make"), "make"),
    (Needed::Program("perl"), "perl"),
    (Needed::Program("pdftotext"), "poppler-utils"),
    (Needed::Program("pkg-config"), "pkg-config"),
    (Needed::Library("webkit2gtk-4.1"), "libwebkit2gtk-4.1-dev"),
    (Needed::Library("librsvg-2.0"), "librsvg2-dev"),
    (Needed::Program("WebKitWebDriver"), "webkit2gtk-driver"),
    (Needed::Program("Xvfb"), "xvfb"),
    (Needed::Program("import"), "imagemagick"),
    (Needed::Program("dbus-monitor"), "dbus"),
    (Needed::Program("rpm"), "rpm"),
    (Needed::Program("update-mime-database"), "shared-mime-info"),
    (Needed::Font("Noto Sans CJK SC"), "fonts-noto-cjk"),
];

/// Installs what it may install, otherwise says the one line to type.
pub fn everything(root: &Path) -> Result<()> {
    system_packages(root)?;
    if !is_there("npm") {
        bail!("npm is missing: install Node.js 20 or newer, then try again");
    }
    fonts::fetch(root)?;
    page(root)
}

fn system_packages(root: &Path) -> Result<()> {
    // Elsewhere the system brings its own web view, and the tests of the window don't run.
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let missing: Vec<&str> = NEEDED.iter().filter(|(needed, _)| !is_met(needed)).map(|(_, package)| *package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !is_there("apt-get") {
        bail!("these are missing, please install them: {}", missing.join(" "));
    }
    if !is_root() {
        bail!("type this, then try again: sudo apt-get install -y {}", missing.join(" "));
    }
    // Another installation may hold the lock for a while.
    let wait = ["-o", "DPkg::Lock::Timeout=300"];
    sh(root, "apt-get", &[wait.as_slice(), &["update", "-q"]].concat())?;
    sh(root, "apt-get", &[wait.as_slice(), &["install", "-y", "-q", "--no-install-recommends"], &missing].concat())
}

/// Fetches the page's packages and builds the page, each only when what it comes from is newer.
fn page(root: &Path) -> Result<()> {
    let ui = root.join("ui");
    let lock = ui.join("package-lock.json");
    if newest(&lock) > newest(&ui.join("node_modules/.package-lock.json")) {
        sh(&ui, npm(), &["ci"])?;
    }
    let sources =
        ["src", "public", "scripts", "index.html", "vite.config.ts", "package-lock.json"].map(|name| newest(&ui.join(name)));
    if sources.into_iter().max() > Some(newest(&ui.join("dist/index.html"))) {
        sh(&ui, npm(), &["run", "build"])?;
    }
    Ok(())
}

/// The name under which npm is started.
pub const fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

/// When the file, or the newest file below the folder, was written; long ago where there is none.
fn newest(path: &Path) -> SystemTime {
    let Ok(found) = fs::metadata(path) else { return SystemTime::UNIX_EPOCH };
    if !found.is_dir() {
        return found.modified().unwrap_or(SystemTime::UNIX_EPOCH);
    }
    let inside = fs::read_dir(path).into_iter().flatten().flatten();
    inside.map(|entry| newest(&entry.path())).max().unwrap_or(SystemTime::UNIX_EPOCH)
}

fn is_met(needed: &Needed) -> bool {
    match needed {
        Needed::Program(program) => is_there(program),
        Needed::Library(library) => answers("pkg-config", &["--exists", library]),
        Needed::Font(family) => {
            let listed = Command::new("fc-list").args([family, "family"]).output();
            listed.is_ok_and(|answer| !answer.stdout.trim_ascii().is_empty())
        }
    }
}

fn answers(program: &str, arguments: &[&str]) -> bool {
    let status = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
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
