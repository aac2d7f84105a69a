//! Fetches the typefaces of the printed documents: Noto Sans SC, regular and bold, and their licence.
//! They weigh 21 MB and are therefore not in the repository; a pinned hash of each file stands here instead.
//! Only the `npm` client is asked, so whatever registry or mirror it is set up for serves them.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

const PACKAGE: &str = "@expo-google-fonts/noto-sans-sc@0.4.3";

/// One file of the package: where it lies there, its name here, and its SHA-256.
struct Wanted {
    packed: &'static str,
    name: &'static str,
    sha256: &'static str,
}

const WANTED: [Wanted; 3] = [
    Wanted {
        packed: "package/400Regular/NotoSansSC_400Regular.ttf",
        name: "NotoSansSC-Regular.ttf",
        sha256: "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16",
    },
    Wanted {
        packed: "package/700Bold/NotoSansSC_700Bold.ttf",
        name: "NotoSansSC-Bold.ttf",
        sha256: "9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96",
    },
    Wanted {
        packed: "package/LICENSE_FONT",
        name: "OFL.txt",
        sha256: "1c05c68c34f9708415aada51f17e1b0092d2cea709bf4a94cd38114f9e73d7d9",
    },
];

/// Puts the fonts and their licence into `crates/documents/fonts`; does nothing when they are there and whole.
pub fn fetch(root: &Path) -> Result<()> {
    let fonts = root.join("crates/documents/fonts");
    if WANTED.iter().all(|file| check(&fonts.join(file.name), file.sha256).is_ok()) {
        return Ok(());
    }
    let work = root.join("target/fonts");
    if work.exists() {
        fs::remove_dir_all(&work).context("cannot clear target/fonts")?;
    }
    fs::create_dir_all(&work)?;
    fs::create_dir_all(&fonts)?;

    println!("fonts: fetching {PACKAGE} (57 MB, once)");
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    run(Command::new(npm).args(["pack", "--silent", PACKAGE]).current_dir(&work))?;
    let archive = fs::read_dir(&work)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .find(|name| name.ends_with(".tgz"))
        .context("npm pack left no archive")?;
    run(Command::new("tar").args(["-xzf", &archive]).args(WANTED.iter().map(|file| file.packed)).current_dir(&work))?;

    for file in &WANTED {
        let unpacked = work.join(file.packed);
        check(&unpacked, file.sha256)?;
        // A rename is all or nothing: a build that runs meanwhile never sees half a font.
        fs::rename(&unpacked, fonts.join(file.name)).with_context(|| format!("cannot place {}", file.name))?;
    }
    fs::remove_dir_all(&work)?;
    println!("fonts: in {}", fonts.display());
    Ok(())
}

fn check(path: &Path, sha256: &str) -> Result<()> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let found: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    if found != sha256 {
        bail!("{} is not the file that was pinned: SHA-256 {found}, wanted {sha256}", path.display());
    }
    Ok(())
}

fn run(command: &mut Command) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command.stdout(Stdio::null()).status().with_context(|| format!("cannot start {program}"))?;
    if status.success() { Ok(()) } else { bail!("{program} ended with {status}") }
}
