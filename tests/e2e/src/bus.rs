//! The message bus of a session, on which it is heard what programs tell the user. Nobody shows it: a program need not know.

use std::{
    fs,
    io::{BufRead, BufReader},
    os::unix::process::CommandExt,
    process::{Command, Stdio},
    time::Duration,
};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::Group;

/// A bus of its own for one test.
pub struct Bus {
    address: String,
    folder: TempDir,
    _listener: Group,
    _daemon: Group,
}

impl Bus {
    /// Starts it, with somebody who listens for notifications.
    pub fn start() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let mut daemon = Command::new("dbus-daemon");
        daemon
            .args(["--session", "--nofork", "--print-address=1"])
            .arg(format!("--address=unix:dir={}", folder.path().display()));
        daemon.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).process_group(0);
        let mut daemon = daemon.spawn().context("dbus-daemon does not start")?;
        let answer = daemon.stdout.take().context("dbus-daemon says its address")?;
        let daemon = Group(daemon);
        let mut address = String::new();
        BufReader::new(answer).read_line(&mut address)?;
        let address = address.trim().to_owned();
        let mut listener = Command::new("dbus-monitor");
        listener.args(["--address", &address, "interface='org.freedesktop.Notifications',member='Notify'"]).process_group(0);
        listener.stdin(Stdio::null()).stdout(fs::File::create(folder.path().join("heard"))?).stderr(Stdio::null());
        let listener = Group(listener.spawn().context("dbus-monitor does not start")?);
        Ok(Self { address, folder, _listener: listener, _daemon: daemon })
    }

    /// Where programs find it.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The notifications so far, each with all that it says.
    pub fn heard(&self) -> Result<Vec<String>> {
        let text = fs::read_to_string(self.folder.path().join("heard"))?;
        Ok(text.split("method call ").skip(1).filter(|call| call.contains("member=Notify")).map(str::to_owned).collect())
    }

    /// Waits for the first notification.
    pub async fn first(&self) -> Result<String> {
        for _ in 0..200 {
            if let Some(first) = self.heard()?.first() {
                return Ok(first.clone());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("nothing was told")
    }
}
