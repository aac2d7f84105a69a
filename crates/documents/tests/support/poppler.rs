//! Looks at a PDF from outside: its text, pages, fonts and files, through poppler's programs.

use std::{path::Path, process::Command};

/// Runs a program of poppler's on the PDF and returns what it prints.
fn run(program: &str, before: &[&str], pdf: &Path, after: &[&str]) -> Vec<u8> {
    let output = Command::new(program).args(before).arg(pdf).args(after).output();
    let output = output.unwrap_or_else(|error| panic!("{program} (Debian: poppler-utils) does not start: {error}"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// The text of all pages, each cell two spaces from the next, a line of dashes between pages.
pub fn text(pdf: &Path) -> String {
    let text = String::from_utf8(run("pdftotext", &["-layout"], pdf, &["-"])).unwrap();
    let cells = |line: &str| line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("  ");
    let page = |page: &str| page.lines().map(cells).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    text.split('\u{c}').map(page).filter(|page| !page.is_empty()).collect::<Vec<_>>().join("\n--------\n") + "\n"
}

/// The table of fonts: name, type, embedded, subset, with Unicode map.
pub fn fonts(pdf: &Path) -> String {
    String::from_utf8(run("pdffonts", &[], pdf, &[])).unwrap()
}

/// The only attached file.
pub fn attachment(pdf: &Path) -> Vec<u8> {
    let saved = pdf.with_extension("attached");
    run("pdfdetach", &["-save", "1", "-o", saved.to_str().unwrap()], pdf, &[]);
    std::fs::read(saved).unwrap()
}

/// One page at 60 dots an inch, as PNG.
pub fn page(pdf: &Path, number: u32) -> Vec<u8> {
    let page = number.to_string();
    run("pdftoppm", &["-png", "-r", "60", "-singlefile", "-f", &page], pdf, &[])
}
