//! The window. It passes commands on, shows the system's dialogs and says what changed; it decides nothing.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod asked;
mod diagnostics;
mod dialogs;
mod place;
mod printing;
mod reminder;
mod shell;
mod start;
mod trouble;

use std::{path::Path, process::ExitCode};

use tauri::{Manager, WebviewUrl, WebviewWindowBuilder};
use tauri_plugin_log::{RotationStrategy, Target, TimezoneStrategy};

/// One log file of a mebibyte, and four before it.
const LOG_BYTES: u128 = 1024 * 1024;

fn main() -> ExitCode {
    let started_at_ms = now_ms();
    trouble::log_panics();
    app::keep_out_of_core_dumps();
    // Some Linux drivers paint a white window with this renderer; whoever knows better sets it.
    #[cfg(target_os = "linux")]
    if std::env::var_os("WEBKIT_DISABLE_DMABUF_RENDERER").is_none() {
        std::env::set_var("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
    }
    if let Some(code) = start::ended(std::env::args_os()) {
        return code;
    }
    let log = tauri_plugin_log::Builder::new()
        .level(log::LevelFilter::Info)
        .targets([Target::new(shell::log_target())])
        .max_file_size(LOG_BYTES)
        .rotation_strategy(RotationStrategy::KeepSome(4))
        .timezone_strategy(TimezoneStrategy::UseLocal)
        .build();
    tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, arguments, folder| {
            asked::show(app, asked::Asked::by(&arguments, Path::new(&folder)));
        }))
        .plugin(log)
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .setup(move |app| {
            printing::clear();
            app.manage(asked::Waiting::of(asked::at_start()));
            let places = shell::places(app.handle());
            let place = place::Place::read(places.settings.join("window.json"));
            app.manage(shell::Shell::start(places, started_at_ms));
            place.build(WebviewWindowBuilder::new(app, "main", WebviewUrl::default()).title("技术经纪台 Brokerdesk"), app)?;
            app.manage(place);
            Ok(())
        })
        .on_window_event(|window, event| {
            // The first events come while the window is being built.
            if let Some(place) = window.try_state::<place::Place>() {
                place.follow(window, event);
            }
        })
        .invoke_handler(tauri::generate_handler![shell::rpc])
        .build(tauri::generate_context!())
        .expect("the window opens")
        .run(|_app, event| match event {
            tauri::RunEvent::Exit => printing::clear(),
            // Elsewhere what is opened comes as an argument.
            #[cfg(target_os = "macos")]
            tauri::RunEvent::Opened { urls } => {
                let named = |url: &tauri::Url| match url.to_file_path() {
                    Ok(path) => path.display().to_string(),
                    Err(()) => url.to_string(),
                };
                let arguments: Vec<String> = std::iter::once(String::new()).chain(urls.iter().map(named)).collect();
                asked::show(_app, asked::Asked::by(&arguments, Path::new("/")));
            }
            _ => {}
        });
    ExitCode::SUCCESS
}

/// Milliseconds since 1970.
fn now_ms() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or_default()
}
