//! The day is told by a notification of the system, once, when it was asked for.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use window_tests::{Bus, Home, Window, drive};

#[test]
fn the_day_is_told_once_by_its_counts() {
    drive(async {
        let bus = Bus::start()?;
        let home = Home::on(&bus)?;
        let window = home.demonstration(&[]).await?;
        window.find("//main//button[contains(., '每天提醒')]").await?.click().await?;
        ensure!(kept(&window).await?["at"] == "09:00", "nothing was chosen");
        ensure!(
            window.page.find_all(thirtyfour::By::XPath("//main//button[contains(., '每天提醒')]")).await?.is_empty(),
            "it asks again"
        );

        // Whatever the clock of this computer shows, the time is over.
        keep(&window, json!({ "at": "00:00" })).await?;
        let told = bus.first().await?;
        let figures = window.rpc("day_figures", json!({})).await?;
        let count = |value: &Value| value.as_u64().filter(|count| *count > 0).context("the demonstration has something of each");
        for words in [
            format!("到期事项 {} 件", count(&figures["due"])?),
            format!("逾期应到款 {} 笔", count(&figures["overdue"]["count"])?),
            format!("待结算的收款方 {} 个", count(&figures["unstated"]["payees"])?),
        ] {
            ensure!(told.contains(&words), "{words} is missing: {told}");
        }
        ensure!(!told.contains("演示·") && !told.contains(".00") && !told.contains('元'), "it says more than counts: {told}");
        ensure!(kept(&window).await?["toldOn"] == figures["today"], "the day is not noted");

        keep(&window, kept(&window).await?).await?;
        tokio::time::sleep(Duration::from_secs(2)).await;
        ensure!(bus.heard()?.len() == 1, "it is told again: {:?}", bus.heard()?);
        home.no_page_failed()
    });
}

async fn kept(window: &Window) -> Result<Value> {
    let kept = window.page.execute("return localStorage.getItem('reminder')", Vec::new()).await?;
    Ok(serde_json::from_str(kept.json().as_str().unwrap_or("null"))?)
}

/// Keeps an answer as the page does, and loads the page anew.
async fn keep(window: &Window, reminder: Value) -> Result<()> {
    window.page.execute("localStorage.setItem('reminder', arguments[0])", vec![json!(reminder.to_string())]).await?;
    window.page.refresh().await?;
    window.find("//h1[.='工作台']").await?;
    window.settled().await
}
