//! Records lead to each other in the real window: from a deal to its client, from there to its log, deals and money, and back; and
//! what uses a record is said before it is put away.

use anyhow::{Context, Result};
use serde_json::{Value, json};
use window_tests::{Home, Window, drive, pictures};

#[test]
fn a_client_is_reached_from_its_deal_and_has_a_log_of_its_own() {
    drive(async {
        let home = Home::new()?;
        let window = home.demonstration(&[]).await?;

        let list = window.rpc("deal_list", json!({})).await?;
        let signed = list["deals"].as_array().into_iter().flatten().find(|deal| deal["is_agreed"] == true);
        let deal = signed.context("the demonstration has a deal with a contract")?;
        let (client, name) = (text(&deal["client"]["id"]), text(&deal["client"]["name"]));
        window.go(&format!("/deals/{}", text(&deal["id"]))).await?;
        window.find(&format!("//a[normalize-space(.)='{name}']")).await?.click().await?;
        window.find(&format!("//*[@role='dialog'][contains(., '{name}')]")).await?;

        // What is logged here stands in its own log, and what comes next on the day's list.
        tab(&window, "往来").await?;
        window.fill("往来", "看了样机，要报价").await?;
        window.fill("下一步", "发报价").await?;
        window.fill("下一步日期", "今天").await?;
        window.press_on("记下").await?;
        window.find("//*[@role='dialog']//li[contains(., '看了样机，要报价')]").await?;
        see(&window, "organisation_log").await?;
        let dealings = window.rpc("organisation_dealings", json!({ "id": client })).await?;
        assert_eq!(dealings["next_action"]["what"], "发报价");
        tab(&window, "款项").await?;
        window.find("//*[@role='dialog']//tr[contains(., '买方')]").await?;
        see(&window, "organisation_money").await?;

        // The question names the deals, and each of them is a way there; the record stays.
        window.press_on("放入回收站").await?;
        window.find("//*[contains(@class, 'ant-modal')]//p[contains(., '个项目用到它')]").await?;
        see(&window, "organisation_uses").await?;
        window.find("//*[contains(@class, 'ant-modal')]//li/button").await?.click().await?;
        window.find("//h1[contains(., '项目 /')]").await?;
        assert_eq!(window.rpc("organisation_view", json!({ "id": client })).await?["removed_on"], Value::Null);

        window.screen("工作台").await?;
        window.find(&format!("//li[contains(., '发报价') and contains(., '{name}')]")).await?;
        home.no_page_failed()
    });
}

#[test]
fn a_deal_is_opened_with_a_result_and_called_by_it() {
    drive(async {
        let home = Home::new()?;
        let window = home.demonstration(&[]).await?;
        let results = window.rpc("result_page", json!({})).await?;
        let (result, title) = (text(&results["rows"][0]["id"]), text(&results["rows"][0]["record"]["title"]));
        window.go(&format!("/results?id={result}")).await?;
        window.press("用它新建项目").await?;
        window.find(&format!("//label[contains(., '标题')]//input[@value='{title}']")).await?;
        see(&window, "deal_from_result").await?;
        window.press("新建").await?;
        window.find(&format!("//h1[contains(., '{title}')]")).await?;
        let deals = window.rpc("result_deals", json!({ "id": result })).await?;
        assert!(deals["deals"].as_array().into_iter().flatten().any(|deal| deal["title"] == title.as_str()));
        home.no_page_failed()
    });
}

async fn tab(window: &Window, words: &str) -> Result<()> {
    let tab = format!("//*[@role='dialog']//*[@role='tab'][starts-with(normalize-space(.), '{words}')]");
    Ok(window.find(&tab).await?.click().await?)
}

async fn see(window: &Window, name: &str) -> Result<()> {
    window.settled().await?;
    window.picture(&pictures().join(format!("links_{name}.png"))).await
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
