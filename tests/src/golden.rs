//! Files that hold what is kept: a test compares, and `UPDATE=1` writes what it found for a person to read in the diff.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// The folder of golden files, or of something in it.
pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(name)
}

/// Whether golden files are to be written.
pub fn is_update() -> bool {
    env::var("UPDATE").is_ok_and(|value| value == "1")
}

/// Holds a text against the golden file of this name; with `UPDATE=1` it is written instead.
pub fn compare(name: &str, found: &str) -> Result<(), String> {
    let file = path(name);
    if is_update() {
        fs::create_dir_all(file.parent().expect("a golden file lies in a folder")).map_err(|error| error.to_string())?;
        return fs::write(&file, found).map_err(|error| error.to_string());
    }
    let kept = fs::read_to_string(&file).map_err(|error| format!("{name}: {error}; UPDATE=1 writes it"))?;
    if kept.replace("\r\n", "\n") == found {
        return Ok(());
    }
    let line =
        kept.lines().zip(found.lines()).position(|(a, b)| a != b).unwrap_or(kept.lines().count().min(found.lines().count()));
    let at = |text: &str| text.lines().nth(line).unwrap_or("(end)").to_owned();
    Err(format!("{name}, line {}: kept\n  {}\nfound\n  {}\nUPDATE=1 writes what was found", line + 1, at(&kept), at(found)))
}
