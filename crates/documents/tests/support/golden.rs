//! Golden files in `tests/golden`: compared, or written anew under `UPDATE=1`.

use std::{fs, path::PathBuf};

fn place(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn is_update() -> bool {
    std::env::var_os("UPDATE").is_some()
}

/// Compares a text with the file of that name below the crate.
pub fn text(name: &str, found: &str) {
    let file = place(name);
    if is_update() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, found).unwrap();
    }
    let wanted = fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    for (number, (found, wanted)) in (1..).zip(found.lines().zip(wanted.lines())) {
        assert_eq!(found, wanted, "{name}, line {number}; UPDATE=1 rewrites it");
    }
    assert_eq!(found.lines().count(), wanted.lines().count(), "{name} has another length; UPDATE=1 rewrites it");
}

/// Compares a page with a PNG. Another version of poppler smooths edges a little differently; moved ink is found all the same.
pub fn picture(name: &str, found: &[u8]) {
    let file = place(name);
    if is_update() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, found).unwrap();
    }
    let wanted = fs::read(&file).unwrap_or_else(|_| panic!("{name} is missing; UPDATE=1 writes it"));
    let ((found_size, found), (wanted_size, wanted)) = (dots(found), dots(&wanted));
    assert_eq!(found_size, wanted_size, "{name}: another size of page");
    let differing = found.iter().zip(&wanted).filter(|(found, wanted)| found.abs_diff(**wanted) > 64).count();
    assert!(differing * 2000 < wanted.len(), "{name}: {differing} values of {} differ; UPDATE=1 rewrites it", wanted.len());
}

fn dots(png: &[u8]) -> ((u32, u32), Vec<u8>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    let mut dots = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut dots).unwrap();
    assert_eq!(frame.bit_depth, png::BitDepth::Eight);
    dots.truncate(frame.buffer_size());
    ((frame.width, frame.height), dots)
}
