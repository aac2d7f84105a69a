//! Statements on paper: what is told, how it looks, and that the same data always gives the same bytes.

mod support;

// passing
#[test]
fn dump() {
    for (name, document) in [
        ("plain", support::plain()),
        ("rich", support::rich()),
        ("carried", support::carried()),
        ("empty", support::empty()),
        ("hostile", support::hostile()),
        ("long", support::long(200)),
    ] {
        std::fs::write(format!("/tmp/out/{name}.json"), documents::statement::json(&document)).unwrap();
        std::fs::write(
            format!("/tmp/out/{name}.view.json"),
            documents::statement::text(&document, documents::Language::Chinese).unwrap(),
        )
        .unwrap();
        let at = std::time::Instant::now();
        let pdf = documents::statement::pdf(&document, documents::Language::Chinese).unwrap();
        println!("{name} {:?} {}", at.elapsed(), pdf.len());
        std::fs::write(format!("/tmp/out/{name}.pdf"), pdf).unwrap();
        std::fs::write(format!("/tmp/out/{name}.json"), documents::statement::json(&document)).unwrap();
        std::fs::write(
            format!("/tmp/out/{name}.view.json"),
            documents::statement::text(&document, documents::Language::Chinese).unwrap(),
        )
        .unwrap();
    }
}
