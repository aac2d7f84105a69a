//! Development tasks: `cargo xtask fonts` fetches the typefaces of the printed documents.

use std::path::Path;

mod fonts;

fn main() -> anyhow::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the workspace");
    match std::env::args().nth(1).as_deref() {
        Some("fonts" | "setup") => fonts::fetch(root),
        _ => anyhow::bail!("usage: cargo xtask fonts"),
    }
}
