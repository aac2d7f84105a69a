//! A pair of hands at a window, which count what they do: the keys that they press and the places that they click.

use std::{cell::Cell, time::Duration};

use anyhow::{Result, bail, ensure};
use serde_json::json;
use thirtyfour::prelude::*;

use crate::{Window, pictures};

/// Hands at a window.
pub struct Hands<'w> {
    window: &'w Window,
    keys: Cell<usize>,
    clicks: Cell<usize>,
}

impl<'w> Hands<'w> {
    /// They have done nothing yet.
    pub fn new(window: &'w Window) -> Self {
        Self { window, keys: Cell::new(0), clicks: Cell::new(0) }
    }

    /// Presses a key.
    pub async fn key(&self, key: Key) -> Result<()> {
        self.keys.set(self.keys.get() + 1);
        Ok(self.window.page.action_chain().send_keys(key).perform().await?)
    }

    /// Presses a key while Ctrl is held, which counts as one.
    pub async fn ctrl(&self, key: impl Into<TypingData>) -> Result<()> {
        self.keys.set(self.keys.get() + 1);
        let chain = self.window.page.action_chain().key_down(Key::Control).send_keys(key).key_up(Key::Control);
        Ok(chain.perform().await?)
    }

    /// Types letters by which something is chosen: each counts.
    pub async fn choose(&self, letters: &str) -> Result<()> {
        self.keys.set(self.keys.get() + letters.chars().count());
        self.write(letters).await
    }

    /// Types what there is to say: texts and figures, which do not count.
    pub async fn write(&self, text: &str) -> Result<()> {
        Ok(self.window.page.action_chain().send_keys(text).perform().await?)
    }

    /// Clicks the first thing that shows, found by XPath.
    pub async fn click(&self, xpath: &str) -> Result<()> {
        self.clicks.set(self.clicks.get() + 1);
        Ok(self.window.find(xpath).await?.click().await?)
    }

    /// Waits until the keyboard is in something that a CSS selector describes.
    pub async fn in_field(&self, css: &str) -> Result<()> {
        let script = "return document.activeElement !== null && document.activeElement.matches(arguments[0])";
        for _ in 0..200 {
            if *self.window.page.execute(script, vec![json!(css)]).await?.json() == true {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.window.picture(&pictures().join("hands_failed.png")).await?;
        let script = "return document.activeElement?.outerHTML.slice(0, 300)";
        bail!("the keyboard is never in {css}, but in {}", self.window.page.execute(script, Vec::new()).await?.json())
    }

    /// Fails where it took more than this.
    pub fn took_at_most(&self, keys: usize, clicks: usize) -> Result<()> {
        let (pressed, clicked) = (self.keys.get(), self.clicks.get());
        ensure!(pressed <= keys && clicked <= clicks, "it took {pressed} keys and {clicked} clicks, not {keys} and {clicks}");
        Ok(())
    }
}
