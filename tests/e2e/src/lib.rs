//! A real window for one test: its own screen, its own driver, its own home, all ended as one when the test ends, also when it
//! fails. What WebDriver can't reach, the system's dialogs, is answered by an environment variable.

mod bus;
mod everywhere;
mod hands;
mod made;

use std::{
    env, fs,
    io::{BufRead, BufReader},
    mem::ManuallyDrop,
    net::TcpListener,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use anyhow::{Context, Result, bail, ensure};
use serde_json::json;
use tempfile::TempDir;
use thirtyfour::{Capabilities, prelude::*};

pub use bus::Bus;
pub use hands::Hands;

/// How long a test waits for something to appear.
const PATIENCE: Duration = Duration::from_secs(20);

/// A home in which windows are opened, one after the other: desks, preferences and logs of one test.
pub struct Home {
    folder: TempDir,
    /// The address of the message bus of its session; there is none where a test starts none.
    bus: Option<String>,
}

/// An open window.
pub struct Window {
    display: String,
    _driver: Group,
    _screen: Group,
    /// The page, as WebDriver sees it. It is never dropped, since its farewell would wait two minutes for a driver that is
    /// ended with its group.
    pub page: ManuallyDrop<WebDriver>,
}

/// A process with all that it started.
struct Group(Child);

impl Drop for Group {
    fn drop(&mut self) {
        // The group and not the process: windows outlive their driver otherwise.
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.wait();
    }
}

impl Home {
    /// A new, empty one.
    pub fn new() -> Result<Self> {
        Ok(Self { folder: tempfile::tempdir()?, bus: None })
    }

    /// A new one whose session has this message bus.
    pub fn on(bus: &Bus) -> Result<Self> {
        Ok(Self { folder: tempfile::tempdir()?, bus: Some(bus.address().to_owned()) })
    }

    /// Its folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Calls the command line on a desk of this home.
    pub fn brokerdesk(&self, desk: &str, arguments: &[&str]) -> Result<serde_json::Value> {
        let mut command = Command::new(program("brokerdesk")?);
        command.arg("--desk").arg(self.path().join(desk)).args(arguments).env("BROKERDESK_NO_KEYRING", "1");
        let answer = command.output()?;
        ensure!(answer.status.success(), "brokerdesk {arguments:?}: {}", String::from_utf8_lossy(&answer.stderr));
        Ok(serde_json::from_slice(&answer.stdout)?)
    }

    /// Opens a window. `dialogs` are the answers of the system's dialogs, in order.
    pub async fn window(&self, arguments: &[&str], dialogs: &[&Path]) -> Result<Window> {
        self.window_on((1280, 800), arguments, dialogs).await
    }

    /// Opens a window on a demonstration desk.
    pub async fn demonstration(&self, dialogs: &[&Path]) -> Result<Window> {
        self.demonstration_on((1280, 800), dialogs).await
    }

    /// The same, on a screen of this size, which the window fills.
    pub async fn demonstration_on(&self, size: (u32, u32), dialogs: &[&Path]) -> Result<Window> {
        self.brokerdesk("demo", &["init", "--demo"])?;
        let desk = self.path().join("demo").display().to_string();
        let window = self.window_on(size, &["--desk", &desk], dialogs).await?;
        window.find("//*[normalize-space(.)='演示']").await?;
        Ok(window)
    }

    /// Opens a window on a screen of this size, which it fills.
    pub async fn window_on(&self, size: (u32, u32), arguments: &[&str], dialogs: &[&Path]) -> Result<Window> {
        let window = self.start(size, arguments, dialogs).await?;
        window.page.set_window_rect(0, 0, size.0, size.1).await?;
        Ok(window)
    }

    /// Opens a window that places itself.
    pub async fn window_as_it_comes(&self, size: (u32, u32), arguments: &[&str]) -> Result<Window> {
        self.start(size, arguments, &[]).await
    }

    async fn start(&self, size: (u32, u32), arguments: &[&str], dialogs: &[&Path]) -> Result<Window> {
        let window = program("brokerdesk-window")?;
        let (screen, display) = screen(size)?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let answers: Vec<String> = dialogs.iter().map(|path| path.display().to_string()).collect();
        let mut driver = Command::new("WebKitWebDriver");
        driver.args([format!("--port={port}"), "--host=127.0.0.1".into()]).env("DISPLAY", &display);
        driver.env("TAURI_WEBVIEW_AUTOMATION", "true").env("HOME", self.path()).env("BROKERDESK_HOME", self.path());
        driver
            .env("BROKERDESK_NO_KEYRING", "1")
            .env("BROKERDESK_DIALOG_ANSWERS", answers.join("\n"))
            .env_remove("DBUS_SESSION_BUS_ADDRESS");
        if let Some(bus) = &self.bus {
            driver.env("DBUS_SESSION_BUS_ADDRESS", bus);
        }
        for variable in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"] {
            driver.env(variable, self.path().join(variable.to_lowercase()));
        }
        driver.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        let driver = Group(driver.spawn().context("WebKitWebDriver does not start")?);
        let mut capabilities = Capabilities::new();
        capabilities.set("webkitgtk:browserOptions", json!({ "binary": window, "args": arguments }))?;
        let address = format!("http://127.0.0.1:{port}");
        let page = connect(&address, capabilities).await?;
        Ok(Window { page: ManuallyDrop::new(page), display, _driver: driver, _screen: screen })
    }

    /// Fails when a page has reported an error, which the shell has logged.
    pub fn no_page_failed(&self) -> Result<()> {
        let mut folders = vec![self.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder)? {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|ending| ending == "log") {
                    let log = fs::read_to_string(&path)?;
                    ensure!(!log.contains("the page failed"), "a page failed: {log}");
                }
            }
        }
        Ok(())
    }
}

impl Window {
    /// The first element that shows, found by XPath.
    pub async fn find(&self, xpath: &str) -> Result<WebElement> {
        for _ in 0..10 {
            let found =
                self.page.query(By::XPath(xpath)).wait(PATIENCE, Duration::from_millis(100)).and_displayed().first().await;
            // The page may be drawn anew between the finding and the looking.
            if !found.as_ref().is_err_and(|error| error.to_string().contains("stale")) {
                return found.with_context(|| format!("nothing shows for {xpath}"));
            }
        }
        bail!("the page is drawn anew again and again where {xpath} is")
    }

    /// Presses a button by its words; Ant Design puts a space between two Chinese signs, which does not count.
    pub async fn press(&self, words: &str) -> Result<()> {
        let button = self.find(&format!("//button[translate(normalize-space(.), ' ', '')='{}']", words.replace(' ', ""))).await?;
        button.wait_until().wait(PATIENCE, Duration::from_millis(100)).enabled().await?;
        Ok(button.click().await?)
    }

    /// Types into the field with this label.
    pub async fn fill(&self, label: &str, value: &str) -> Result<()> {
        // The last: a form that is opened stands after what it covers.
        let labelled = format!("//label[span[translate(normalize-space(.), '*', '')='{label}']]");
        let field = self.find(&format!("({labelled}//*[self::input or self::textarea])[last()]")).await?;
        field.click().await?;
        field.send_keys(Key::Control + "a").await?;
        Ok(field.send_keys(value).await?)
    }

    /// Presses the first thing that can be pressed and says these words among others.
    pub async fn press_on(&self, words: &str) -> Result<()> {
        let place = self
            .find(&format!(
                "(//*[self::button or self::a or self::label or @role='row' or @role='radio'][contains(., '{words}')])[1]"
            ))
            .await?;
        Ok(place.click().await?)
    }

    /// Calls a command as the page does, to see what the desk holds.
    pub async fn rpc(&self, command: &str, payload: serde_json::Value) -> Result<serde_json::Value> {
        let script = "const [command, payload, done] = arguments;
            window.__TAURI_INTERNALS__.invoke('rpc', { command, payload }).then(done, error => done({ error }));";
        let answer = self.page.execute_async(script, vec![json!(command), payload]).await?;
        Ok(answer.json().clone())
    }

    /// Waits until a command's answer is as it should be.
    pub async fn until(
        &self,
        command: &str,
        payload: serde_json::Value,
        is_so: impl Fn(&serde_json::Value) -> bool,
    ) -> Result<()> {
        let mut last = serde_json::Value::Null;
        for _ in 0..100 {
            last = self.rpc(command, payload.clone()).await?;
            if is_so(&last) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("{command} never answers as it should; last it said {last}")
    }

    /// Goes to a screen by the menu at the side.
    pub async fn screen(&self, words: &str) -> Result<()> {
        Ok(self.find(&format!("//nav//*[self::a or self::button][contains(., '{words}')]")).await?.click().await?)
    }

    /// Shows a part of a record by its tab.
    pub async fn tab(&self, words: &str) -> Result<()> {
        Ok(self.find(&format!("//*[@role='tab'][contains(., '{words}')]")).await?.click().await?)
    }

    /// Presses a key while another is held.
    pub async fn chord(&self, held: Key, key: &str) -> Result<()> {
        Ok(self.page.action_chain().key_down(held.clone()).send_keys(key).key_up(held).perform().await?)
    }

    /// Waits until no drawer and no dialog covers the screen.
    pub async fn uncovered(&self) -> Result<()> {
        let covers = self.page.query(By::Css(".ant-drawer-mask, .ant-modal-mask")).wait(PATIENCE, Duration::from_millis(50));
        covers.and_displayed().not_exists().await?;
        Ok(())
    }

    /// Goes to a screen by its address.
    pub async fn go(&self, address: &str) -> Result<()> {
        self.page.execute("window.location.hash = arguments[0]", vec![json!(address)]).await?;
        Ok(())
    }

    /// Waits until nothing is loading, and nothing begins to: a screen that is being opened asks only when it is there.
    pub async fn settled(&self) -> Result<()> {
        let mut quiet = 0;
        for _ in 0..200 {
            // Counted in the page: an element that is handed out may be gone by then.
            let script = "return document.querySelectorAll('.ant-spin-spinning, .ant-skeleton, .bone, [aria-busy=true]').length";
            quiet = if *self.page.execute(script, Vec::new()).await?.json() == 0 { quiet + 1 } else { 0 };
            if quiet == 4 {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("the page never stops loading")
    }

    /// Saves a picture of the page.
    pub async fn picture(&self, file: &Path) -> Result<()> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        // Of the screen, since the driver's own picture of the page never comes on a screen without a compositor.
        let taken = Command::new("import").args(["-display", &self.display, "-window", "root"]).arg(file).status();
        ensure!(taken.context("import, of ImageMagick, does not start")?.success(), "no picture was taken");
        Ok(())
    }
}

/// A program that the workspace's build has made.
fn program(name: &str) -> Result<PathBuf> {
    // An installed package is tried out with its own programs.
    let folder = env::var_os("BROKERDESK_PROGRAMS").map_or_else(|| target().join("debug"), PathBuf::from);
    let file = folder.join(name);
    ensure!(file.exists(), "{} is missing: run `cargo build --workspace --all-targets` first", file.display());
    Ok(file)
}

/// Where the build puts what it makes.
fn target() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

/// Where pictures are left.
pub fn pictures() -> PathBuf {
    env::var_os("BROKERDESK_PICTURES").map_or_else(|| target().join("screens"), PathBuf::from)
}

/// A screen of its own, and its name.
fn screen((width, height): (u32, u32)) -> Result<(Group, String)> {
    let mut screen = Command::new("Xvfb");
    screen.args(["-displayfd", "1", "-screen", "0", &format!("{width}x{height}x24"), "-nolisten", "tcp"]);
    screen.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).process_group(0);
    let mut screen = screen.spawn().context("Xvfb does not start")?;
    let mut number = String::new();
    let answer = screen.stdout.take().context("Xvfb says its number")?;
    let screen = Group(screen);
    BufReader::new(answer).read_line(&mut number)?;
    Ok((screen, format!(":{}", number.trim())))
}

async fn connect(address: &str, capabilities: Capabilities) -> Result<WebDriver> {
    let mut last = None;
    for _ in 0..100 {
        match WebDriver::new(address, capabilities.clone()).await {
            Ok(page) => return Ok(page),
            Err(error) => last = Some(error),
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    bail!("the window does not open: {last:?}")
}

/// Runs a test of a window with a limit of four minutes.
pub fn drive(test: impl Future<Output = Result<()>>) {
    drive_within(Duration::from_secs(240), test);
}

/// Runs a test of a window with a limit of its own.
pub fn drive_within(limit: Duration, test: impl Future<Output = Result<()>>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
    let limited = runtime.block_on(async { tokio::time::timeout(limit, test).await });
    match limited {
        Ok(Ok(())) => {}
        Ok(Err(error)) => panic!("{error:?}"),
        Err(_) => panic!("the window's test took more than {} s", limit.as_secs()),
    }
}
