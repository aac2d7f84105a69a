//! Every screen, drawer, dialog and list of the demonstration: read by axe in both themes and languages without a finding, and
//! without a name or an amount while the desk is hidden.

use std::{cell::RefCell, fs, path::Path, time::Duration};

use anyhow::{Context, Result, ensure};
use domain::scheme::Scheme;
use serde_json::Value;
use window_tests::{Home, drive_within};

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
            window.wear(language, theme).await?;
            window
                .everywhere("膜", async |name| {
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
        window.wear("zh-CN", "light").await?;
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
        window
            .everywhere("膜", async |name| {
                note(&faults, name, &window.page.execute(script, Vec::new()).await?.json().clone());
                Ok(())
            })
            .await?;
        said(&faults)?;
        home.no_page_failed()
    });
}

/// What an English screen shows in Chinese signs on purpose: the other language's own name, what the program is called, the places
/// and industries whose tables have Chinese names alone, an amount in capitals as Chinese papers say it, and the title of a law.
fn is_chinese_on_purpose(text: &str) -> bool {
    let name = text.split('（').next().unwrap_or_default();
    let has_name = |scheme: Scheme| scheme.read(name).is_ok();
    ["中文", "技术经纪台"].contains(&text)
        || [Scheme::Region, Scheme::Industry, Scheme::Discipline].into_iter().any(has_name)
        || text.starts_with("人民币")
        || text.contains("国家税务总局公告")
}

/// The demonstration told in English has no Chinese on any English screen: no text, label, hint, tooltip or value.
#[test]
fn english_screens_are_english() {
    drive_within(LIMIT, async {
        let home = Home::new()?;
        home.brokerdesk("demo", &["--language", "en", "init", "--demo"])?;
        let window = home.window(&["--desk", &home.path().join("demo").display().to_string()], &[]).await?;
        window.find("//main//h1").await?;
        window.wear("en", "light").await?;
        let script = "const shown = new Set();
            const see = text => { if (/[\\u2e80-\\u9fff\\uff00-\\uffef]/.test(text ?? '')) shown.add(text.trim()); };
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) if (!texts.currentNode.parentElement.closest('style, script')) see(texts.currentNode.data);
            for (const place of document.body.querySelectorAll('*')) {
                for (const name of ['title', 'placeholder', 'aria-label', 'alt', 'aria-description']) see(place.getAttribute(name));
                if ('value' in place && typeof place.value === 'string') see(place.value);
            }
            return [...shown];";
        let faults = RefCell::new(Vec::new());
        window
            .everywhere("membrane", async |name| {
                let mut found = window.page.execute(script, Vec::new()).await?.json().clone();
                if let Some(found) = found.as_array_mut() {
                    found.retain(|text| text.as_str().is_none_or(|text| !is_chinese_on_purpose(text)));
                }
                note(&faults, name, &found);
                Ok(())
            })
            .await?;
        said(&faults)?;
        home.no_page_failed()
    });
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
