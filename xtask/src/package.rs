//! `cargo xtask package`: the packages for Debian and for Fedora and its kin, with the window and the command line in them.
//! Each is installed into an empty root of its own, started there and removed again, so that what is handed out has been tried.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};
use serde_json::json;

use crate::{fonts, run, sh};

/// What a package without would not be one.
const INSIDE: [&str; 6] = [
    "usr/bin/brokerdesk",
    "usr/bin/brokerdesk-window",
    "usr/share/applications/Brokerdesk.desktop",
    "usr/share/mime/packages/brokerdesk.xml",
    "usr/share/icons/hicolor/128x128/apps/brokerdesk-window.png",
    "usr/share/doc/brokerdesk/copyright",
];

/// The window's test that an installed window is tried with, in `tests/e2e/tests/hands.rs`: receipts are recorded on the demonstration,
/// by keys and by mouse. It asks for no file, since a released window lets nobody answer its dialogs.
const TRIED: &str = "a_receipt_from_anywhere";

/// A build of the programs: as users get them, or as the tests have just built them.
#[derive(Clone, Copy)]
enum Build {
    Release,
    Debug,
}

/// Makes both packages, tries them and says where they lie. Users get them optimised, which is a build of its own; `--built`
/// takes the programs that the tests have built.
pub fn everything(root: &Path, mut options: impl Iterator<Item = String>) -> Result<()> {
    let build = match options.next().as_deref() {
        None => Build::Release,
        Some("--built") => Build::Debug,
        Some(other) => bail!("{other} is no option: cargo xtask package [--built]"),
    };
    if !cfg!(target_os = "linux") {
        bail!("these packages are made on Linux only; on Windows and macOS: ui/node_modules/.bin/tauri build");
    }
    let bundles = bundle(root, build)?;
    for installer in [Installer::Deb, Installer::Rpm] {
        let package = installer.package(&bundles)?;
        let place = run::target(root).join("installed").join(installer.name());
        installer.install(root, &package, &place)?;
        for path in INSIDE {
            ensure!(place.join(path).exists(), "{path} is not in {}", package.display());
        }
        start(root, &place)?;
        installer.remove(root, &place)?;
        for path in INSIDE {
            ensure!(!place.join(path).exists(), "{path} stays when {} is removed", package.display());
        }
        let size = fs::metadata(&package)?.len();
        println!("{} ({} MB): installed, started, removed", package.display(), size / 1_000_000);
    }
    Ok(())
}

/// Makes the packages, and answers where the bundler leaves them.
fn bundle(root: &Path, build: Build) -> Result<PathBuf> {
    let (profile, first) = match build {
        Build::Release => ("release", ["build", "--ci"].as_slice()),
        Build::Debug => ("debug", ["bundle", "--ci", "--debug"].as_slice()),
    };
    let programs = run::target(root).join(profile);
    let folder = programs.join("bundle");
    clear(&folder)?;
    let licence = run::target(root).join("copyright");
    fs::write(&licence, copyright(root)?)?;
    let files = json!({ "files": { "/usr/bin/brokerdesk": programs.join("brokerdesk"), "/usr/share/doc/brokerdesk/copyright": licence } });
    let config = json!({ "bundle": { "linux": { "deb": files, "rpm": files } } }).to_string();
    // Both programs in one build, so that what they share is compiled once.
    let cargo = match build {
        Build::Release => ["--", "--locked", "--package", "cli", "--package", "brokerdesk-window"].as_slice(),
        Build::Debug => &[],
    };
    let bundler = root.join("ui/node_modules/.bin/tauri").display().to_string();
    sh(root, &bundler, &[first, &["--bundles", "deb,rpm", "--config", &config], cargo].concat())?;
    Ok(folder)
}

/// What installs a package.
#[derive(Clone, Copy)]
enum Installer {
    Deb,
    Rpm,
}

impl Installer {
    const fn name(self) -> &'static str {
        match self {
            Self::Deb => "deb",
            Self::Rpm => "rpm",
        }
    }

    fn package(self, bundles: &Path) -> Result<PathBuf> {
        let folder = bundles.join(self.name());
        let mut found = fs::read_dir(&folder)?.filter_map(|entry| Some(entry.ok()?.path()));
        found
            .find(|path| path.extension().is_some_and(|ending| ending == self.name()))
            .with_context(|| format!("no package was left in {}", folder.display()))
    }

    /// Installs into an empty root. What the package depends on is not in there, and is looked for on this machine.
    fn install(self, root: &Path, package: &Path, place: &Path) -> Result<()> {
        clear(place)?;
        let file = package.display().to_string();
        match self {
            Self::Deb => {
                for folder in ["info", "updates", "triggers"] {
                    fs::create_dir_all(place.join("var/lib/dpkg").join(folder))?;
                }
                fs::write(place.join("var/lib/dpkg/status"), "")?;
                let needs = said("dpkg-deb", &["--field", &file, "Depends"])?;
                for needed in needs.split(',').map(str::trim) {
                    let state = said("dpkg-query", &["--show", "--showformat=${db:Status-Status}", needed])?;
                    ensure!(state == "installed", "the package depends on {needed}, which is {state} here");
                }
                self.call(root, place, &["--install", &file])
            }
            Self::Rpm => {
                fs::create_dir_all(place)?;
                let needs = said("rpm", &["--query", "--package", "--requires", &file])?;
                let libraries = said("ldconfig", &["-p"])?;
                for needed in needs.lines().filter_map(|line| line.strip_suffix("()(64bit)")) {
                    ensure!(libraries.contains(needed), "the package depends on {needed}, which this machine lacks");
                }
                self.call(root, place, &["--install", "--nodeps", &file])
            }
        }
    }

    fn remove(self, root: &Path, place: &Path) -> Result<()> {
        match self {
            Self::Deb => self.call(root, place, &["--remove", "brokerdesk"]),
            Self::Rpm => self.call(root, place, &["--erase", "brokerdesk"]),
        }
    }

    fn call(self, root: &Path, place: &Path, arguments: &[&str]) -> Result<()> {
        let place = format!("--root={}", place.display());
        match self {
            Self::Deb => {
                let own = ["--force-not-root", "--force-depends", "--log=/dev/null"];
                sh(root, "dpkg", &[&[place.as_str()], &own[..], arguments].concat())
            }
            Self::Rpm => sh(root, "rpm", &[&[place.as_str(), "--define", "_dbpath /rpm"], arguments].concat()),
        }
    }
}

/// Opens the demonstration in the installed window and works there, then sees that the system would know whose its files are.
fn start(root: &Path, place: &Path) -> Result<()> {
    let mut test = Command::new("cargo");
    test.args(["test", "--workspace", "--locked", "--test", "hands", "--", "--exact", TRIED]);
    let tried =
        test.current_dir(root).env("BROKERDESK_PROGRAMS", place.join("usr/bin")).output().context("cargo does not start")?;
    let said = String::from_utf8_lossy(&tried.stdout);
    // A test that is called otherwise by now would not have run, and nothing failed.
    ensure!(
        tried.status.success() && said.contains("1 passed"),
        "the installed window failed {TRIED}:\n{said}{}",
        String::from_utf8_lossy(&tried.stderr)
    );
    let types = place.join("usr/share/mime");
    let data = format!("XDG_DATA_DIRS={}", place.join("usr/share").display());
    sh(root, "env", &[&data, "update-mime-database", &types.display().to_string()])?;
    let known = fs::read_to_string(types.join("globs"))?;
    ensure!(known.contains("application/x-brokerdesk-backup:*.bdbackup"), "a backup is no known kind of file: {known}");
    let entry = fs::read_to_string(place.join("usr/share/applications/Brokerdesk.desktop"))?;
    for handled in ["application/x-brokerdesk-backup", "x-scheme-handler/brokerdesk", "Exec=brokerdesk-window %u"] {
        ensure!(entry.contains(handled), "the desktop file lacks {handled}:\n{entry}");
    }
    Ok(())
}

fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    Ok(())
}

/// What a program answers.
fn said(program: &str, arguments: &[&str]) -> Result<String> {
    let answer = Command::new(program).args(arguments).output().with_context(|| format!("{program} does not start"))?;
    Ok(String::from_utf8_lossy(&answer.stdout).trim().to_owned())
}

/// The licences of the program and of the typefaces that come with it.
fn copyright(root: &Path) -> Result<String> {
    let files = ["LICENSE-MIT", "LICENSE-APACHE"];
    let texts = files.map(|file| fs::read_to_string(root.join(file)).with_context(|| format!("cannot read {file}")));
    let mut texts = texts.into_iter().collect::<Result<Vec<_>>>()?;
    texts.extend(fonts::licences(root)?);
    Ok(format!("Brokerdesk is under the MIT licence or the Apache licence 2.0, at your choice.\n\n{}", texts.join("\n\n")))
}
