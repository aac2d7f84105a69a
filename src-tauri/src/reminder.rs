//! The day's reminder, as a notification of the system. The page says what and when; it never names anybody.

use app::Error;
use notify_rust::Notification;
use serde_json::{json, Value};
use tauri::AppHandle;

/// Shows `title` and `body`. Where the system has no such service, that is a failure, and nothing else happens.
pub fn show(app: &AppHandle, payload: &Value) -> app::error::Result<Value> {
    let text = |key: &str| payload[key].as_str().unwrap_or_default();
    let mut notification = Notification::new();
    notification.appname(&app.package_info().name).summary(text("title")).body(text("body"));
    // Windows shows it in the name of an installed program alone; without one, in that of the shell.
    #[cfg(all(windows, not(debug_assertions)))]
    notification.app_id(&app.config().identifier);
    notification.show().map(|_| json!({})).map_err(Error::unexpected)
}
