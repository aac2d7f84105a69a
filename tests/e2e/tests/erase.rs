//! A person is erased in the real window by the keyboard: what names them is shown first, and loses the name.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::prelude::*;
use window_tests::{Hands, Home, Window, drive, pictures};

const NAME: &str = "演示·陆启明";

#[test]
fn a_person_is_erased_from_texts_too() {
    drive(async {
        let home = Home::new()?;
        let window = home.demonstration(&[]).await?;
        let deals = window.rpc("deal_list", json!({ "limit": 1 })).await?;
        let deal = deals["deals"][0]["id"].as_str().context("the demonstration has deals")?.to_owned();
        window.rpc("note_log", json!({ "id": deal, "text": format!("与{NAME}谈到三成") })).await?;
        window.go("/settings?id=persons").await?;
        let hands = Hands::new(&window);
        hands.in_field("li[data-row]").await?;
        window.chord(Key::Shift, "\u{e004}").await?;
        hands.in_field("input[placeholder='查找姓名']").await?;
        hands.write("陆启明").await?;
        window.find(&format!("//li[contains(., '{NAME}')]")).await?;
        see(&window, "found").await?;
        window.page.query(By::XPath("//li[@data-row][2]")).not_exists().await?;
        // Past the button that empties the field.
        hands.key(Key::Tab).await?;
        hands.key(Key::Tab).await?;
        hands.in_field("li[data-row]").await?;
        hands.key(Key::Enter).await?;
        window.find("//*[@role='dialog']//li[contains(., '谈到三成')]//b").await?;
        see(&window, "dialog").await?;
        hands.ctrl(Key::Enter).await?;
        window.until("person_names", json!({ "search": "陆启明" }), |names| names["total"] == 0).await?;
        let is_redacted = |page: &Value| page.to_string().contains("与〔已抹除〕谈到三成");
        let page = window.rpc("deal_page", json!({ "id": deal })).await?;
        ensure!(is_redacted(&page), "the rest of the text stays");
        window.go(&format!("/deals/{deal}")).await?;
        window.find("//*[contains(text(), '与〔已抹除〕谈到三成')]").await?;
        see(&window, "after").await?;
        home.no_page_failed()
    });
}

async fn see(window: &Window, name: &str) -> Result<()> {
    window.settled().await?;
    window.picture(&pictures().join(format!("erase_{name}.png"))).await
}
