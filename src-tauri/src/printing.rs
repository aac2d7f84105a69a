//! Files on their way to a printer: the system's reader prints them, so for as long as the window is open they lie where nobody
//! else may look, and no longer.

use std::{env, fs, io, path::PathBuf};

fn folder() -> PathBuf {
    env::temp_dir().join("brokerdesk-print")
}

/// A place for a file of this name, in a folder of the user's alone.
pub fn place(name: &str) -> io::Result<PathBuf> {
    let folder = folder();
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(&folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    // No more than a name: what comes before a stroke would be another folder.
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    Ok(folder.join(name))
}

/// Removes what was printed. Some system keeps a file that is still shown; the next start removes it.
pub fn clear() {
    let _ = fs::remove_dir_all(folder());
}
