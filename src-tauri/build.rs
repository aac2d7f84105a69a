//! Lists the one command, so that the page can be allowed to call it and nothing else.

fn main() {
    // A page that was built anew is compiled in anew.
    println!("cargo::rerun-if-changed=../ui/dist");
    // The page is compiled in. Without one the build fails with a message that nobody understands.
    if !std::path::Path::new("../ui/dist/index.html").exists() {
        println!("cargo::error=ui/dist is missing: run `cargo xtask setup`");
        return;
    }
    let manifest = tauri_build::AppManifest::new().commands(&["rpc"]);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
        .expect("tauri.conf.json and capabilities are right");
}
