//! What was entered wrongly is put right in the real window, whatever followed, and what follows from facts is proposed there.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::prelude::*;
use window_tests::{Home, Window, drive, pictures};

/// A contract's number and the mandate's end, after a receipt followed: both are seen where they stand and on the time line, and
/// an undo takes the correction back.
#[test]
fn papers_are_put_right_after_a_receipt() {
    drive(async {
        let home = Home::new()?;
        let (window, deal) = under_way(&home).await?;
        tab(&window, "合同与到款").await?;
        window.press_on("更正").await?;
        let number = "//*[@role='dialog']//label[contains(., '合同编号')]//input";
        ensure!(window.find(number).await?.prop("value").await?.as_deref() == Some("示例 1"), "what stands is preset");
        window.fill("合同编号", "示例 2").await?;
        window.fill("更正理由", "笔误").await?;
        see(&window, "contract_form").await?;
        press_in_dialog(&window, "更正").await?;
        window.find("//dt[.='合同编号']/following-sibling::dd[.='示例 2']").await?;
        see(&window, "contract").await?;
        tab(&window, "时间线").await?;
        let told = "//li[contains(., '更正技术合同：合同编号由「示例 1」更正为「示例 2」')][contains(., '笔误')]";
        window.find(told).await?;
        see(&window, "timeline").await?;
        window.chord(Key::Control, "z").await?;
        window.until("deal_page", json!({ "id": deal }), |page| page["contract"]["number"] == "示例 1").await?;
        tab(&window, "合同与到款").await?;
        window.find("//dt[.='合同编号']/following-sibling::dd[.='示例 1']").await?;

        tab(&window, "条款").await?;
        window.press_on("更正").await?;
        window.fill("委托期止", "2026-12-31").await?;
        press_in_dialog(&window, "更正").await?;
        window.find("//p[contains(., '委托期至 2026-12-31')]").await?;
        see(&window, "mandate").await?;
        home.no_page_failed()
    });
}

/// A note that is put right shows what it said before, in the deal's log and in that of the organisation.
#[test]
fn a_corrected_note_shows_what_it_said_before() {
    drive(async {
        let home = Home::new()?;
        let (window, deal) = under_way(&home).await?;
        window.rpc("note_log", json!({ "id": deal, "text": "谈到三成", "on": "2026-04-01" })).await?;
        window.find("//li[contains(., '谈到三成')]//button[contains(., '更正')]").await?.click().await?;
        window.fill("内容", "谈到一成三").await?;
        press_in_dialog(&window, "更正").await?;
        window
            .find("//li[.//p[starts-with(., '谈到一成三')]][contains(., '已更正')][contains(., '原记（2026-04-01）：谈到三成')]")
            .await?;
        see(&window, "note").await?;
        let page = window.rpc("deal_page", json!({ "id": deal })).await?;
        let client = page["deal"]["client"].as_str().context("a client")?.to_owned();
        window.go(&format!("/organisations?id={client}")).await?;
        window.find("//*[@role='dialog']//*[@role='tab'][starts-with(normalize-space(.), '往来')]").await?.click().await?;
        window.find("//*[@role='dialog']//li[contains(., '谈到一成三')][contains(., '原记（2026-04-01）：谈到三成')]").await?;
        see(&window, "organisation").await?;
        home.no_page_failed()
    });
}

/// One key makes the registration of a signed contract the next action; once all money is in, another begins the completion.
#[test]
fn what_follows_from_facts_is_proposed_and_taken_by_one_key() {
    drive(async {
        let home = Home::new()?;
        let (window, deal) = under_way(&home).await?;
        window.find("//section[@aria-label='办理技术合同认定登记'][contains(., '样例')]").await?;
        see(&window, "registration").await?;
        window.page.action_chain().send_keys("b").perform().await?;
        let is_planned =
            |page: &Value| page["next_action"]["what"] == "办理技术合同认定登记" && page["next_action"]["on"] == "2026-04-02";
        window.until("deal_page", json!({ "id": deal }), is_planned).await?;
        window.page.query(By::XPath("//section[@aria-label='办理技术合同认定登记']")).not_exists().await?;

        let rest = json!({ "deal": deal, "covers": "upfront", "amount": "60.00", "received_on": "2026-05-04" });
        window.rpc("receipt_record", rest).await?;
        window.find("//section[@aria-label='完结条款'][contains(., '首付款')]").await?;
        tab(&window, "佣金").await?;
        window.find("//header//button[contains(., '完结条款')]").await?;
        see(&window, "completion").await?;
        window.page.action_chain().send_keys("c").perform().await?;
        window.find("//*[@role='dialog']//*[contains(@class, 'ant-select')][contains(., '首付款')]").await?;
        press_in_dialog(&window, "登记").await?;
        let is_completed = |page: &Value| page["follow_ups"]["completions"] == json!([]);
        window.until("deal_page", json!({ "id": deal }), is_completed).await?;
        home.no_page_failed()
    });
}

async fn press_in_dialog(window: &Window, words: &str) -> Result<()> {
    let button = format!("//*[@role='dialog']//button[contains(@class, 'ant-btn-primary')][contains(., '{words}')]");
    Ok(window.find(&button).await?.click().await?)
}

async fn tab(window: &Window, words: &str) -> Result<()> {
    let tab = format!("//*[@role='tab'][starts-with(normalize-space(.), '{words}')]");
    Ok(window.find(&tab).await?.click().await?)
}

async fn see(window: &Window, name: &str) -> Result<()> {
    window.settled().await?;
    window.picture(&pictures().join(format!("correct_{name}.png"))).await
}

/// A deal of whose price a part has come in, in an open window.
async fn under_way(home: &Home) -> Result<(Window, String)> {
    let deal = home.signed_deal()?;
    let window = home.opened().await?;
    let part = json!({ "deal": deal, "covers": "upfront", "amount": "40.00", "received_on": "2026-03-10" });
    window.rpc("receipt_record", part).await?;
    window.go(&format!("/deals/{deal}")).await?;
    window.find("//h1[contains(., '示例轴封')]").await?;
    Ok((window, deal))
}
