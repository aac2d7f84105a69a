//! Where the window stands: kept when it is moved, and brought back onto the screens that there are.

use std::{fs, path::PathBuf, sync::Mutex};

use serde::{Deserialize, Serialize};
use tauri::{App, AppHandle, Manager, Runtime, WebviewWindow, WebviewWindowBuilder, Window, WindowEvent};

/// The smallest window in which nothing is cut off, in logical pixels.
const SMALLEST: (f64, f64) = (1024.0, 640.0);
/// What the system puts around the page: a title bar above it.
const TITLE_BAR: f64 = 40.0;

/// A rectangle in logical pixels: the page's place in its window, or what a screen leaves to windows.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Area {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

/// What is kept of a window.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Kept {
    area: Area,
    is_maximized: bool,
}

/// The place of the window, and the file that keeps it.
pub struct Place {
    file: PathBuf,
    kept: Mutex<Option<Kept>>,
}

impl Place {
    /// The place that the file keeps; a file that is missing or damaged keeps none.
    pub fn read(file: PathBuf) -> Self {
        let kept = fs::read(&file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Self { file, kept: Mutex::new(kept) }
    }

    /// Builds the window where it was, as far as the screens allow.
    pub fn build<'a, M: Manager<R>, R: Runtime>(
        &self,
        builder: WebviewWindowBuilder<'a, R, M>,
        app: &App<R>,
    ) -> tauri::Result<WebviewWindow<R>> {
        let builder = builder.min_inner_size(SMALLEST.0, SMALLEST.1);
        let kept = *self.kept.lock().expect("nobody panics while holding the place");
        let Some((kept, area)) = kept.and_then(|kept| Some((kept, within(kept.area, &screens(app.handle()))?))) else {
            return builder.inner_size(1280.0, 800.0).prevent_overflow().build();
        };
        builder.position(area.x, area.y).inner_size(area.width, area.height).maximized(kept.is_maximized).build()
    }

    /// Keeps the place after each change and not only at the end, so that a window that is killed comes back too.
    pub fn follow<R: Runtime>(&self, window: &Window<R>, event: &WindowEvent) {
        if !matches!(event, WindowEvent::Moved(_) | WindowEvent::Resized(_)) {
            return;
        }
        let Ok(now) = seen(window) else { return };
        let mut kept = self.kept.lock().expect("nobody panics while holding the place");
        // A window that fills its screen goes back to the place that it had before.
        let area = if now.is_maximized { kept.map_or(now.area, |kept| kept.area) } else { now.area };
        let now = Kept { area, ..now };
        if window.is_minimized().unwrap_or(true) || *kept == Some(now) {
            return;
        }
        *kept = Some(now);
        if let Some(folder) = self.file.parent() {
            let _ = fs::create_dir_all(folder);
        }
        if let Ok(text) = serde_json::to_vec(&now) {
            let _ = fs::write(&self.file, text);
        }
    }
}

fn seen<R: Runtime>(window: &Window<R>) -> tauri::Result<Kept> {
    let scale = window.scale_factor()?;
    let place = window.outer_position()?.to_logical(scale);
    let size = window.inner_size()?.to_logical(scale);
    let area = Area { x: place.x, y: place.y, width: size.width, height: size.height };
    Ok(Kept { area, is_maximized: window.is_maximized()? })
}

/// What each screen leaves to windows.
fn screens<R: Runtime>(app: &AppHandle<R>) -> Vec<Area> {
    let screens = app.available_monitors().unwrap_or_default();
    let area = screens.iter().map(|screen| {
        let (free, scale) = (screen.work_area(), screen.scale_factor());
        let (place, size) = (free.position.to_logical(scale), free.size.to_logical(scale));
        Area { x: place.x, y: place.y, width: size.width, height: size.height }
    });
    area.collect()
}

/// The window moved and shrunk until all of it is on the screen that it covers most, the first where it covers none. `None`
/// where there is no screen, or none that is large enough to know better than the system.
fn within(window: Area, screens: &[Area]) -> Option<Area> {
    // The last of equals wins, and the first screen shall.
    let screen = screens.iter().rev().max_by(|one, other| shared(&window, one).total_cmp(&shared(&window, other)))?;
    let (widest, highest) = (screen.width, screen.height - TITLE_BAR);
    if widest < SMALLEST.0 || highest < SMALLEST.1 {
        return None;
    }
    let (width, height) = (window.width.clamp(SMALLEST.0, widest), window.height.clamp(SMALLEST.1, highest));
    // On a screen whose scale is no whole number, a sum less its part may fall short of the rest by a hair.
    let x = window.x.clamp(screen.x, (screen.x + widest - width).max(screen.x));
    let y = window.y.clamp(screen.y, (screen.y + highest - height).max(screen.y));
    Some(Area { x, y, width, height })
}

/// How much of a screen the window covers.
fn shared(window: &Area, screen: &Area) -> f64 {
    let along = |from: f64, length: f64, start: f64, whole: f64| ((from + length).min(start + whole) - from.max(start)).max(0.0);
    along(window.x, window.width, screen.x, screen.width) * along(window.y, window.height, screen.y, screen.height)
}

#[cfg(test)]
mod tests {
    use super::{within, Area};

    const fn area(x: f64, y: f64, width: f64, height: f64) -> Area {
        Area { x, y, width, height }
    }

    const LAPTOP: Area = area(0.0, 0.0, 1366.0, 768.0);
    const DESK: Area = area(1366.0, 0.0, 2560.0, 1440.0);

    fn check(window: Area, screens: &[Area], expected: Option<Area>) {
        assert_eq!(within(window, screens), expected, "{window:?} on {screens:?}");
    }

    #[test]
    fn a_window_stays_where_it_is_seen_whole() {
        let window = area(1500.0, 200.0, 1600.0, 1000.0);
        check(window, &[LAPTOP, DESK], Some(window));
    }

    #[test]
    fn a_window_whose_screen_is_gone_comes_back_and_fits() {
        check(area(2000.0, 300.0, 1600.0, 1000.0), &[LAPTOP], Some(area(0.0, 0.0, 1366.0, 728.0)));
        check(area(-3000.0, -900.0, 1100.0, 700.0), &[LAPTOP, DESK], Some(area(0.0, 0.0, 1100.0, 700.0)));
    }

    #[test]
    fn a_window_half_outside_is_moved_in() {
        check(area(1200.0, 400.0, 1100.0, 700.0), &[LAPTOP], Some(area(266.0, 28.0, 1100.0, 700.0)));
        check(area(1300.0, 900.0, 1200.0, 800.0), &[LAPTOP, DESK], Some(area(1366.0, 600.0, 1200.0, 800.0)));
    }

    #[test]
    fn a_window_as_wide_as_a_scaled_screen_stands_at_its_edge() {
        for place in 0..2000 {
            let screen = area(f64::from(place) / 2.25, f64::from(place) / 1.75, 2560.0 / 2.25, 2560.0 / 1.75);
            let found = within(area(0.0, 0.0, 5000.0, 5000.0), &[screen]).unwrap();
            assert_eq!((found.x, found.y), (screen.x, screen.y));
        }
    }

    #[test]
    fn without_a_screen_that_holds_it_the_system_decides() {
        check(LAPTOP, &[], None);
        check(LAPTOP, &[area(0.0, 0.0, 800.0, 600.0)], None);
    }
}
