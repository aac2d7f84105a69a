//! Every screen, drawer, dialog and list of the demonstration: read by axe in both themes and languages without a finding, and
//! without a name or an amount while the desk is hidden.

use std::{cell::RefCell, fs, path::Path, time::Duration};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::prelude::*;
use window_tests::{Home, Window, drive_within};

const LIMIT: Duration = Duration::from_secs(240);

#[test]
fn axe_finds_nothing() {
    drive_within(LIMIT, async {
        let home = Home::new()?;
        let window = home.demonstration(&[]).await?;
        let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(&axe).with_context(|| format!("{} is missing", axe.display()))?;
        let script = "const done = arguments[0];
            axe.run(document, { resultTypes: ['violations'] }).then(
                ({ violations }) => done(violations.map(({ id, nodes }) => [id, nodes.length, nodes[0].html.slice(0, 200), nodes[0].failureSummary])),
                error => done([['axe failed', String(error)]]));";
        let faults = RefCell::new(Vec::new());
        for (language, theme) in [("zh-CN", "light"), ("en", "dark")] {
            wear(&window, language, theme).await?;
            everywhere(&window, async |name| {
                if *window.page.execute("return !window.axe", Vec::new()).await?.json() == true {
                    window.page.execute(&axe, Vec::new()).await?;
                }
                let found = window.page.execute_async(script, Vec::new()).await?.json().clone();
                note(&faults, &format!("{name}, {theme}"), &found);
                Ok(())
            })
            .await?;
        }
        said(&faults)?;
        home.no_page_failed()
    });
}

/// Every name of the demonstration says that it is invented, and an amount has its two places: what shows them is no word of the
/// program's.
#[test]
fn nothing_shows_through_the_mask() {
    drive_within(LIMIT, async {
        let home = Home::new()?;
        let window = home.demonstration(&[]).await?;
        wear(&window, "zh-CN", "light").await?;
        window.find("//header//*[@aria-pressed]").await?.click().await?;
        let script = "const shown = [];
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
                const place = texts.currentNode.parentElement, text = texts.currentNode.data.trim();
                const isSeen = place.checkVisibility({ checkVisibilityCSS: true }) && getComputedStyle(place).webkitTextSecurity === 'none';
                const isBlurred = place.closest('[data-paper]') !== null;
                if (isSeen && !isBlurred && /演示·|[1-9][\\d,]*\\.\\d{2}(?!\\d)|[1-9][\\d,.]* ?(万|wan)/.test(text)) shown.push(text);
            }
            return shown;";
        let faults = RefCell::new(Vec::new());
        everywhere(&window, async |name| {
            note(&faults, name, &window.page.execute(script, Vec::new()).await?.json().clone());
            Ok(())
        })
        .await?;
        said(&faults)?;
        home.no_page_failed()
    });
}

/// Puts a look on, as the page keeps it, and loads the page anew.
async fn wear(window: &Window, language: &str, theme: &str) -> Result<()> {
    let look = json!({ "language": language, "theme": theme, "scale": 1 }).to_string();
    window.page.execute("localStorage.setItem('appearance', arguments[0])", vec![json!(look)]).await?;
    window.page.refresh().await?;
    window.find("//main//h1").await.map(drop)
}

fn note(faults: &RefCell<Vec<String>>, name: &str, found: &Value) {
    faults.borrow_mut().extend(found.as_array().into_iter().flatten().map(|one| format!("{name}: {one}")));
}

/// All at once, so that one run says all of it.
fn said(faults: &RefCell<Vec<String>>) -> Result<()> {
    let faults = faults.borrow();
    ensure!(faults.is_empty(), "{} findings:\n{}", faults.len(), faults.join("\n"));
    Ok(())
}

/// Goes to every screen and opens what opens there, and looks at each.
async fn everywhere(window: &Window, see: impl AsyncFn(&str) -> Result<()>) -> Result<()> {
    let look = async |name: &str| -> Result<()> {
        window.settled().await?;
        see(name).await
    };
    let id = async |command: &str, list: &str| -> Result<String> {
        let answer = window.rpc(command, json!({})).await?;
        Ok(answer[list][0]["id"].as_str().with_context(|| format!("{command} answers nothing"))?.to_owned())
    };
    let deals = window.rpc("deal_list", json!({})).await?;
    let mut deals = deals["deals"].as_array().into_iter().flatten();
    let deal = deals.find(|deal| deal["stage"] == "P14").context("the demonstration has a deal at every stage")?;
    let deal = deal["id"].as_str().unwrap_or_default().to_owned();
    let (result, organisation) = (id("result_page", "rows").await?, id("organisation_page", "rows").await?);
    let statements = window.rpc("statement_list", json!({})).await?;
    let of = |state: &str| {
        let mut all = statements["statements"].as_array().into_iter().flatten();
        all.find(|one| one["state"] == state).and_then(|one| one["id"].as_str()).map(str::to_owned)
    };
    let (submitted, draft) = (of("submitted").context("one is submitted")?, of("draft").context("one is a draft")?);

    let mut addresses =
        ["/", "/deals", "/deals?id=new", "/results", "/results?id=new", "/organisations", "/organisations?id=new"]
            .map(str::to_owned)
            .to_vec();
    addresses.extend([format!("/results?id={result}"), format!("/statements?id={submitted}"), format!("/statements?id={draft}")]);
    addresses.extend(
        ["", "&tab=contacts", "&tab=log", "&tab=deals", "&tab=results", "&tab=money"]
            .map(|tab| format!("/organisations?id={organisation}{tab}")),
    );
    addresses.extend(["/rates", "/statements", "/import"].map(str::to_owned));
    let parts = ["appearance", "member", "desk", "key", "data", "backup", "bin", "journal", "persons"];
    addresses.extend(parts.map(|part| format!("/settings?id={part}")));
    for address in &addresses {
        window.go(address).await?;
        look(address).await?;
        window.page.action_chain().send_keys(Key::Escape).perform().await?;
    }
    window.go(&format!("/deals/{deal}")).await?;
    window.find("//*[@role='tab']").await?;
    for number in 1..=5 {
        window.settled().await?;
        window.find(&format!("(//main//*[@role='tab'])[{number}]")).await?.click().await?;
        look(&format!("tab {number} of a deal")).await?;
    }
    // What the keys of a deal and of the whole window open.
    for keys in ["r", "l", "n", "]", "?"] {
        window.page.action_chain().send_keys(keys).perform().await?;
        look(&format!("key {keys} on a deal")).await?;
        window.page.action_chain().send_keys(Key::Escape).perform().await?;
        window.uncovered().await?;
    }
    for (letter, typed) in [("k", "dk"), ("k", "zzqx"), ("k", "膜"), ("j", "")] {
        window.page.action_chain().key_down(Key::Control).send_keys(letter).key_up(Key::Control).perform().await?;
        window.find("//*[@role='dialog']").await?;
        window.page.action_chain().send_keys(typed).perform().await?;
        tokio::time::sleep(Duration::from_millis(600)).await;
        look(&format!("Ctrl+{letter} {typed}")).await?;
        window.page.action_chain().send_keys(Key::Escape).perform().await?;
        window.uncovered().await?;
    }
    Ok(())
}
