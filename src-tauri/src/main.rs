//! The window. It passes commands on, shows the system's dialogs and says what changed; it decides nothing.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod dialogs;
mod shell;

use tauri::{Manager, WebviewUrl, WebviewWindowBuilder};
use tauri_plugin_log::{RotationStrategy, Target, TargetKind, TimezoneStrategy};

/// One log file of a mebibyte, and four before it.
const LOG_BYTES: u128 = 1024 * 1024;

fn main() {
    // Some Linux drivers paint a white window with this renderer; whoever knows better sets it.
    #[cfg(target_os = "linux")]
    if std::env::var_os("WEBKIT_DISABLE_DMABUF_RENDERER").is_none() {
        std::env::set_var("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
    }
    let log = tauri_plugin_log::Builder::new()
        .level(log::LevelFilter::Info)
        .targets([Target::new(TargetKind::LogDir { file_name: Some("brokerdesk".into()) })])
        .max_file_size(LOG_BYTES)
        .rotation_strategy(RotationStrategy::KeepSome(4))
        .timezone_strategy(TimezoneStrategy::UseLocal)
        .build();
    tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _, _| {
            if let Some(window) = app.get_webview_window("main") {
                let _ = window.unminimize();
                let _ = window.set_focus();
            }
        }))
        .plugin(log)
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_window_state::Builder::new().build())
        .setup(|app| {
            app.manage(shell::Shell::start(app.handle()));
            // The window's place is restored by the plugin, which leaves a window alone whose screen is gone.
            WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
                .title("技术经纪台 Brokerdesk")
                .inner_size(1280.0, 800.0)
                .min_inner_size(1024.0, 640.0)
                .build()?;
            Ok(())
        })
        .invoke_handler(tauri::generate_handler![shell::rpc])
        .run(tauri::generate_context!())
        .expect("the window opens");
}
