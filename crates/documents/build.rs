//! Says in one line what to do when the fonts, which are not in the repository, have not been fetched yet.

fn main() {
    for name in [
        "NotoSansSC-Regular.ttf",
        "NotoSansSC-Bold.ttf",
        "NotoSans-Regular.ttf",
        "NotoSerifTibetan-Regular.ttf",
        "NotoSansArabic-Regular.ttf",
        "NotoSansMongolian-Regular.ttf",
        "NanumGothic-Regular.ttf",
    ] {
        println!("cargo::rerun-if-changed=fonts/{name}");
        if !std::path::Path::new("fonts").join(name).exists() {
            println!("cargo::error=fonts/{name} is missing: run `cargo xtask setup`");
        }
    }
}
