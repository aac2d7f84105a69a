//! Every screen in its looks: languages, themes, sizes of screen and of text. `BROKERDESK_ALL_SCREENS` takes all pictures; without
//! it, the looks are changed in the settings and must change the page.

use std::{cell::RefCell, env, path::Path, time::Duration};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use window_tests::{Home, Window, drive, drive_within, pictures};

/// Ten minutes a screen size.
const LIMIT: Duration = Duration::from_secs(600);

const SMALL: (u32, u32) = (1280, 720);
const LARGE: (u32, u32) = (1440, 900);

/// How the page looks.
#[derive(Clone, Copy)]
struct Look {
    language: &'static str,
    theme: &'static str,
    scale: f64,
}

/// Language, theme and text size, chosen in the settings, change the page at once and stay after it is loaded anew.
#[test]
fn the_settings_change_the_look() {
    drive(async {
        let home = Home::new()?;
        let window = demonstration(&home, SMALL, 0).await?;
        window.wear(Look { language: "zh-CN", theme: "light", scale: 1.0 }).await?;
        window.window.go("/settings").await?;
        window.window.find("//h1[normalize-space(.)='设置']").await?;
        let before = window.seen().await?;
        for words in ["English", "Dark", "125 %"] {
            window.window.press_on(words).await?;
        }
        window.window.find("//h1[normalize-space(.)='Settings']").await?;
        let after = window.seen().await?;
        ensure!(before["text"] == "16px" && after["text"] == "20px", "the text does not grow: {before} {after}");
        ensure!(before["ground"] != after["ground"], "the ground stays as it was: {before} {after}");
        ensure!(after["size"] == json!([SMALL.0, SMALL.1]), "the window does not fill its screen: {after}");
        window.anew().await?;
        window.window.find("//h1[normalize-space(.)='Settings']").await?;
        ensure!(window.seen().await? == after, "the look is lost when the page is loaded anew");
        for scale in [1.25, 1.5, 2.0] {
            window.wear(Look { language: "en", theme: "dark", scale }).await?;
            let text = window.seen().await?["text"].clone();
            ensure!(text == format!("{}px", 16.0 * scale), "the text is not as large as was chosen: {text} at {scale}");
            for address in ["/", "/deals", "/results", "/statements", "/settings"] {
                window.window.go(address).await?;
                window.window.settled().await?;
                window.fits(&format!("{address} at {scale}")).await?;
            }
        }
        window.sound()?;
        home.no_page_failed()
    });
}

#[test]
fn on_a_small_screen() {
    all_looks(SMALL);
}

#[test]
fn on_a_large_screen() {
    all_looks(LARGE);
}

/// Deal and statement in every look; every other screen in two looks of this screen size, four with the other size.
fn all_looks(size: (u32, u32)) {
    if env::var_os("BROKERDESK_ALL_SCREENS").is_none() {
        return;
    }
    drive_within(LIMIT, async {
        let home = Home::new()?;
        let window = demonstration(&home, size, 8).await?;
        let (deal, statement, draft) = window.subjects().await?;
        for look in looks() {
            window.wear(look).await?;
            let shots = Shots { window: &window, look, size };
            shots.deal(&deal).await?;
            shots.statement(&statement, &draft).await?;
            if is_for_all(look, size) {
                shots.others().await?;
                shots.hidden(&deal, &statement).await?;
            }
        }
        home.no_page_failed()?;
        let mut faults = window.faults.take();
        drop(window);
        let empty = Home::new()?;
        let window = Desk::new(empty.window_on(size, &[], &[]).await?);
        // A page that is loaded anew while it begins tells of an error.
        window.window.find("//*[@data-choice]").await?;
        for look in looks().filter(|look| is_for_all(*look, size)) {
            window.wear(look).await?;
            let shots = Shots { window: &window, look, size };
            window.window.find("//*[@data-choice]").await?;
            shots.take("start").await?;
            window.click("[data-choice]").await?;
            shots.take("start-new").await?;
        }
        empty.no_page_failed()?;
        window.faults.borrow_mut().append(&mut faults);
        window.sound()
    });
}

fn looks() -> impl Iterator<Item = Look> {
    ["zh-CN", "en"].into_iter().flat_map(|language| {
        ["light", "dark"].into_iter().flat_map(move |theme| [1.0, 2.0].map(|scale| Look { language, theme, scale }))
    })
}

/// Two looks a size, so that all four have each choice twice; large text comes with the small screen, where it is tightest.
fn is_for_all(look: Look, size: (u32, u32)) -> bool {
    let is_crossed = (look.language == "en") != (look.theme == "dark");
    if size == SMALL { look.scale > 1.0 && is_crossed } else { look.scale == 1.0 && !is_crossed }
}

/// The window on a demonstration desk.
struct Desk {
    window: Window,
    /// What did not fit, so that one run says all of it.
    faults: RefCell<Vec<String>>,
}

async fn demonstration(home: &Home, size: (u32, u32), imports: usize) -> Result<Desk> {
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../xtask/lists/成果清单.csv");
    Ok(Desk::new(home.demonstration_on(size, &vec![list.as_path(); imports]).await?))
}

impl Desk {
    fn new(window: Window) -> Self {
        Self { window, faults: RefCell::default() }
    }

    /// Fails with all that did not fit.
    fn sound(&self) -> Result<()> {
        let faults = self.faults.borrow();
        ensure!(faults.is_empty(), "not everything fits:\n{}", faults.join("\n"));
        Ok(())
    }

    /// Puts a look on, as the page keeps it, and loads the page anew.
    async fn wear(&self, look: Look) -> Result<()> {
        let kept = json!({ "language": look.language, "theme": look.theme, "scale": look.scale }).to_string();
        self.window.page.execute("localStorage.setItem('appearance', arguments[0])", vec![json!(kept)]).await?;
        self.anew().await
    }

    /// Loads the page anew and waits until it stands.
    async fn anew(&self) -> Result<()> {
        self.window.page.execute("window.isOld = true", Vec::new()).await?;
        self.window.page.refresh().await?;
        let script = "return !window.isOld && !document.querySelector('.is-waiting')
            && !!document.querySelector('.page h1, [data-choice]')";
        for _ in 0..100 {
            // While the page changes, nothing answers.
            if self.window.page.execute(script, Vec::new()).await.is_ok_and(|stands| *stands.json() == true) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("the page does not come back")
    }

    async fn seen(&self) -> Result<Value> {
        let script = "const root = getComputedStyle(document.documentElement);
            return { text: root.fontSize, ground: getComputedStyle(document.body).backgroundColor,
                size: [window.innerWidth, window.innerHeight] };";
        Ok(self.window.page.execute(script, Vec::new()).await?.json().clone())
    }

    /// Notes when the page is wider than its place, or when a button's words do not fit into it.
    async fn fits(&self, name: &str) -> Result<()> {
        // From half as large again on, a table of many columns is moved sideways within its frame, as tables may be (WCAG 1.4.10);
        // nothing else is.
        let script = "const wide = box => box.scrollWidth > box.clientWidth + 1;
            const isLarge = parseFloat(getComputedStyle(document.documentElement).fontSize) > 20;
            const framed = isLarge ? '' : '[role=grid], ';
            const places = [document.documentElement, ...document.querySelectorAll(`.page, ${framed}.ant-drawer-body, .ant-modal-body`)];
            const barred = [...document.querySelectorAll(isLarge ? 'none' : '[data-sheet]')].filter(box => box.offsetHeight - box.clientHeight > 3);
            const buttons = [...document.querySelectorAll('button.ant-btn')].filter(button => button.offsetParent);
            return [...places.filter(wide).concat(barred).map(box => box.className || box.tagName),
                ...buttons.filter(wide).map(button => button.textContent)];";
        let wide = self.window.page.execute(script, Vec::new()).await?.json().clone();
        if wide != json!([]) {
            self.faults.borrow_mut().push(format!("{name}: {wide}"));
        }
        Ok(())
    }

    /// A deal with all its money, a submitted statement and a draft.
    async fn subjects(&self) -> Result<(String, String, String)> {
        let deals = self.window.rpc("deal_list", json!({})).await?;
        let paid = deals["deals"].as_array().into_iter().flatten().find(|deal| deal["stage"] == "P14");
        let deal = text(&paid.context("the demonstration has a deal at every stage")?["id"]);
        let list = self.window.rpc("statement_list", json!({})).await?;
        let of = |state: &str| {
            let mut all = list["statements"].as_array().into_iter().flatten();
            all.find(|one| one["state"] == state).map(|one| text(&one["id"])).with_context(|| format!("no statement is {state}"))
        };
        Ok((deal, of("submitted")?, of("draft")?))
    }

    async fn click(&self, css: &str) -> Result<()> {
        let script = "const place = document.querySelector(arguments[0]);
            if (place) { place.scrollIntoView({ block: 'nearest' }); place.click(); } return !!place;";
        let found = self.window.page.execute(script, vec![json!(css)]).await?.json().clone();
        ensure!(found == true, "nothing is at {css}");
        self.window.settled().await
    }

    async fn scroll(&self, css: &str, block: &str) -> Result<()> {
        let script = "document.querySelector(arguments[0]).scrollIntoView({ block: arguments[1] })";
        self.window.page.execute(script, vec![json!(css), json!(block)]).await?;
        Ok(())
    }
}

/// Pictures in one look.
struct Shots<'a> {
    window: &'a Desk,
    look: Look,
    size: (u32, u32),
}

impl Shots<'_> {
    async fn take(&self, name: &str) -> Result<()> {
        self.window.window.settled().await?;
        let Look { language, theme, scale } = self.look;
        let name = format!("{name}.{}.{theme}.{}x{}.{}", &language[..2], self.size.0, self.size.1, (scale * 100.0).round());
        self.window.window.picture(&pictures().join(format!("{name}.png"))).await?;
        self.window.fits(&name).await
    }

    async fn show(&self, name: &str, address: &str) -> Result<()> {
        self.window.window.go(address).await?;
        self.window.window.settled().await?;
        self.take(name).await
    }

    async fn deal(&self, id: &str) -> Result<()> {
        self.show("deal-1-timeline", &format!("/deals/{id}")).await?;
        for (number, name) in [(2, "deal-2-terms"), (3, "deal-3-money"), (4, "deal-4-commission"), (5, "deal-5-evidence")] {
            self.window.click(&format!(".ant-tabs-tab:nth-child({number}) [role=tab]")).await?;
            if number == 4 {
                self.window.click(".page tbody [data-explained]").await?;
            }
            self.window.scroll(".ant-tabs-nav", "start").await?;
            self.take(name).await?;
        }
        Ok(())
    }

    async fn statement(&self, submitted: &str, draft: &str) -> Result<()> {
        self.window.window.go(&format!("/statements?id={submitted}")).await?;
        self.window.window.find("//main//table//*[@data-explained]").await?;
        self.window.click(".page table [data-explained]").await?;
        self.take("statement-1-submitted").await?;
        self.window.scroll("[data-statement] > :last-child", "end").await?;
        self.take("statement-2-foot").await?;
        self.show("statement-3-draft", &format!("/statements?id={draft}")).await
    }

    /// What others see while the desk is hidden from them.
    async fn hidden(&self, deal: &str, statement: &str) -> Result<()> {
        self.window.click(".bar [aria-pressed]").await?;
        self.show("hidden-today", "/").await?;
        self.show("hidden-deal", &format!("/deals/{deal}")).await?;
        self.show("hidden-statement", &format!("/statements?id={statement}")).await?;
        self.window.click(".bar [aria-pressed]").await
    }

    async fn others(&self) -> Result<()> {
        let window = self.window;
        self.show("today", "/").await?;
        self.show("deals-board", "/deals").await?;
        window.click(".ant-segmented-item:nth-child(2) input").await?;
        self.take("deals-table").await?;
        window.click(".ant-segmented-item:nth-child(1) input").await?;
        self.show("results", "/results").await?;
        let results = window.window.rpc("result_page", json!({})).await?;
        self.show("results-drawer", &format!("/results?id={}", text(&results["rows"][0]["id"]))).await?;
        self.show("organisations", "/organisations").await?;
        let organisations = window.window.rpc("organisation_page", json!({})).await?;
        self.show("organisations-drawer", &format!("/organisations?id={}", text(&organisations["rows"][0]["id"]))).await?;
        self.show("rates", "/rates").await?;
        self.show("statements", "/statements").await?;
        for part in ["appearance", "desk", "key", "backup", "bin", "journal", "persons"] {
            self.show(&format!("settings-{part}"), &format!("/settings?id={part}")).await?;
        }
        self.show("import-1-choose", "/import").await?;
        window.click(".page .ant-btn-primary").await?;
        window.window.find("//main//table").await?;
        self.take("import-2-columns").await?;
        window.click(".page .ant-btn-primary").await?;
        window.window.find("//main//dl").await?;
        self.take("import-3-preview").await
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
