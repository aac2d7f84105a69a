//! The stage follows the facts, and whoever leaves a gate half way finds it as it was: in the real window, by keyboard.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::prelude::*;
use window_tests::{Home, Window, drive, pictures};

/// A signed mandate and a signed contract propose the signing; one key moves the deal over their days, one undo takes it back, and
/// a further fact proposes anew after the stage was kept.
#[test]
fn a_deal_follows_its_facts_by_one_key() {
    drive(async {
        let home = Home::new()?;
        let deal = home.signed_deal()?;
        let window = home.opened().await?;
        window.find("//h2[contains(., '阶段落后于事实')]").await?;
        window.go(&format!("/deals/{deal}")).await?;
        let bar = "//section[@aria-label='事实与阶段']";
        window.find(&format!("{bar}[contains(., '技术合同已签')][contains(., 'P10 签约')]")).await?;
        window.settled().await?;
        window.picture(&pictures().join("facts_bar.png")).await?;

        window.page.action_chain().send_keys("y").perform().await?;
        let stands_at = |stage: &'static str| move |page: &Value| page["stage"] == stage;
        window.until("deal_page", json!({ "id": deal }), stands_at("P10")).await?;
        let page = window.rpc("deal_page", json!({ "id": deal })).await?;
        let path: Vec<_> =
            page["path"].as_array().context("the deal has a path")?.iter().map(|step| (&step["to"], &step["on"])).collect();
        let (mandate, contract) = (json!("2026-02-02"), json!("2026-03-03"));
        ensure!(path == [(&json!("P05"), &mandate), (&json!("P10"), &contract)], "the path is {path:?}");
        gone(&window, bar).await?;
        window.chord(Key::Control, "z").await?;
        window.until("deal_page", json!({ "id": deal }), stands_at("P00")).await?;

        window.find(&format!("{bar}//button[contains(., '不')]")).await?.click().await?;
        gone(&window, bar).await?;
        window
            .rpc("receipt_record", json!({ "deal": deal, "covers": "upfront", "amount": "40.00", "received_on": "2026-04-04" }))
            .await?;
        window.find(&format!("{bar}[contains(., 'P13 收款')]")).await?;
        // It is also said where the user is, as a fact that is new.
        window.find("//*[contains(@class, 'ant-message')][contains(., 'P13 收款')]").await?;
        home.no_page_failed()
    });
}

/// Esc leaves a gate with its reason, its ticks and their notes as a draft, and so the next action.
#[test]
fn esc_keeps_the_gate_and_the_next_action() {
    drive(async {
        let home = Home::new()?;
        let deal = home.signed_deal()?;
        let window = home.opened().await?;
        window.go(&format!("/deals/{deal}")).await?;
        window.find("//section[@aria-label='事实与阶段']//button[contains(., '逐项补记')]").await?.click().await?;
        let reason = "//*[@role='dialog']//textarea";
        window.find(reason).await?.send_keys("，其余另查").await?;
        window.find("//*[@role='dialog']//label[contains(., '披露表完整')]").await?.click().await?;
        window.find("//*[@role='dialog']//input[@placeholder='存放处或内容']").await?.send_keys("档案柜二层").await?;
        window.settled().await?;
        window.picture(&pictures().join("facts_gate.png")).await?;
        escape(&window).await?;
        window.uncovered().await?;
        window.find("//section[@aria-label='事实与阶段']//button[contains(., '逐项补记')]").await?.click().await?;
        let kept = window.find(reason).await?.prop("value").await?.unwrap_or_default();
        ensure!(kept == "由事实补记，其余另查", "of the reason is left: {kept}");
        let note = window.find("//*[@role='dialog']//input[@placeholder='存放处或内容']").await?.prop("value").await?;
        ensure!(note.as_deref() == Some("档案柜二层"), "of the note is left: {note:?}");
        escape(&window).await?;
        window.uncovered().await?;

        window.press_on("安排").await?;
        let what = "//*[@aria-label='项目概要']//label[contains(., '下一步')]//input";
        window.find(what).await?.send_keys("催款").await?;
        window.page.action_chain().send_keys(Key::Enter).perform().await?;
        window.find("//*[@role='alert'][contains(., '请定下一步的日期')]").await?;
        escape(&window).await?;
        window.press_on("安排").await?;
        let kept = window.find(what).await?.prop("value").await?.unwrap_or_default();
        ensure!(kept == "催款", "of the next action is left: {kept}");
        home.no_page_failed()
    });
}

async fn escape(window: &Window) -> Result<()> {
    Ok(window.page.action_chain().send_keys(Key::Escape).perform().await?)
}

async fn gone(window: &Window, xpath: &str) -> Result<()> {
    window.page.query(By::XPath(xpath)).not_exists().await?;
    Ok(())
}
