//! `cargo xtask package`: the Debian package, with the window and the command line in it. It is optimised, so it is a build of
//! its own beside that of development and tests.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, bail, ensure};
use serde_json::json;

use crate::{fonts, run, sh};

/// What a package without would not be one.
const INSIDE: [&str; 5] = [
    "usr/bin/brokerdesk",
    "usr/bin/brokerdesk-window",
    "usr/share/applications/Brokerdesk.desktop",
    "usr/share/icons/hicolor/128x128/apps/brokerdesk-window.png",
    "usr/share/doc/brokerdesk/copyright",
];

/// Makes the package, looks into it and says where it lies.
pub fn deb(root: &Path) -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!("the Debian package is made on Linux only");
    }
    let target = run::target(root);
    let folder = target.join("release/bundle/deb");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    let licence = target.join("copyright");
    fs::write(&licence, copyright(root)?)?;
    // Both programs in one build, so that what they share is compiled once.
    let files =
        json!({ "/usr/bin/brokerdesk": target.join("release/brokerdesk"), "/usr/share/doc/brokerdesk/copyright": licence });
    let config = json!({ "bundle": { "linux": { "deb": { "files": files } } } }).to_string();
    let bundler = root.join("ui/node_modules/.bin/tauri").display().to_string();
    let build = ["build", "--ci", "--bundles", "deb", "--config", &config];
    let cargo = ["--", "--locked", "--package", "cli", "--package", "brokerdesk-window"];
    sh(root, &bundler, &[&build[..], &cargo[..]].concat())?;

    let package = fs::read_dir(&folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.extension().is_some_and(|ending| ending == "deb"))
        .with_context(|| format!("no package was left in {}", folder.display()))?;
    let listed = Command::new("dpkg-deb").arg("--contents").arg(&package).output().context("dpkg-deb does not start")?;
    let listed = String::from_utf8_lossy(&listed.stdout);
    for path in INSIDE {
        ensure!(listed.split_whitespace().any(|word| word == path), "{path} is not in the package:\n{listed}");
    }
    println!("{}", package.display());
    println!("install it with: sudo apt install {}", package.display());
    Ok(())
}

/// The licences of the program and of the typefaces that come with it.
fn copyright(root: &Path) -> Result<String> {
    let files = ["LICENSE-MIT", "LICENSE-APACHE"];
    let texts = files.map(|file| fs::read_to_string(root.join(file)).with_context(|| format!("cannot read {file}")));
    let mut texts = texts.into_iter().collect::<Result<Vec<_>>>()?;
    texts.extend(fonts::licences(root)?);
    Ok(format!("Brokerdesk is under the MIT licence or the Apache licence 2.0, at your choice.\n\n{}", texts.join("\n\n")))
}
