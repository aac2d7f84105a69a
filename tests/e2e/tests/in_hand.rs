//! The data in the user's hand, in the real window: links and backups open it, a new desk says what to do first, a desk is moved, a
//! restore is rehearsed, and everything is saved.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use window_tests::{Home, Window, drive};

/// A link leads to its deal, and a backup to the form that restores it, with the way back to the desk.
#[test]
fn a_link_and_a_backup_open_the_window_where_they_lead() {
    drive(async {
        let home = Home::new()?;
        home.brokerdesk("demo", &["--language", "en", "init", "--demo"])?;
        let deals = home.brokerdesk("demo", &["rpc", "deal_list", "{}"])?;
        let deal = &deals["deals"][0];
        let desk = home.path().join("demo").display().to_string();
        let link = format!("brokerdesk://deal/{}", word(&deal["id"])?);
        let window = home.window(&["--desk", &desk, &link], &[]).await?;
        window.find(&format!("//h1[contains(., '{}')]", word(&deal["title"])?)).await?;
        drop(window);

        let backup = home.path().join("demo.bdbackup").display().to_string();
        home.brokerdesk("demo", &["backup", &backup])?;
        let window = home.window(&["--desk", &desk, &backup], &[]).await?;
        window.find("//h2[contains(., '从备份恢复')]").await?;
        window.find(&format!("//input[@value='{backup}']")).await?;
        window.press("返回").await?;
        window.find("//h1[contains(., '工作台')]").await?;
        home.no_page_failed()
    });
}

/// A new desk says what to do first; the sample of rates is one press, and the next step then comes first.
#[test]
fn a_new_desk_says_what_to_do_first() {
    drive(async {
        let home = Home::new()?;
        home.brokerdesk("desk", &["init"])?;
        let window = home.window(&["--desk", &home.path().join("desk").display().to_string()], &[]).await?;
        window.find("//h2[contains(., '从这里开始')]").await?;
        window.press("载入样例").await?;
        window
            .until("rate_table_list", json!({}), |list| list["tables"].as_array().is_some_and(|tables| tables.len() == 1))
            .await?;
        window.find("//li[contains(., '已完成')]").await?;
        window.press("新建项目").await?;
        window.find("//*[@role='dialog']").await?;
        home.no_page_failed()
    });
}

/// A restore is rehearsed, everything is saved, what helps to find a fault is shown before it is saved, and the desk is moved.
#[test]
fn a_desk_is_in_its_user_s_hand() {
    drive(async {
        let home = Home::new()?;
        let [all, calendar, diagnostics] = ["all.zip", "days.ics", "found.txt"].map(|name| home.path().join(name));
        let window = home.demonstration(&[&all, &calendar, &diagnostics]).await?;
        settings(&window, "backup").await?;
        window.press("立即备份").await?;
        window.press("演练恢复").await?;
        window.find("//*[contains(., '的备份可以恢复') and not(*)]").await?;

        settings(&window, "data").await?;
        let save = |title: &str| format!("//strong[.='{title}']/ancestor::div[2]/button");
        window.find(&save("导出全部数据")).await?.click().await?;
        window.find("//p[@role='status'][contains(., '已保存')]").await?;
        ensure!(fs::read(&all)?.starts_with(b"PK"), "what was saved is no ZIP");
        window.find(&save("日历文件")).await?.click().await?;
        window.until("desk_status", json!({}), |_| calendar.exists()).await?;
        window.press("查看…").await?;
        let shown = window.find("//pre").await?.text().await?;
        ensure!(shown.contains("\"schema\"") && !shown.contains("演示"), "{shown}");
        window.find("//*[@role='dialog']//button[contains(@class, 'ant-btn-primary')]").await?.click().await?;
        window.until("desk_status", json!({}), |_| diagnostics.exists()).await?;
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        ensure!(words(&fs::read_to_string(&diagnostics)?) == words(&shown), "what was saved is not what was shown");

        settings(&window, "desk").await?;
        let into = home.path().join("moved").display().to_string();
        window.press("移动本台").await?;
        window.fill("移到（新的或空的文件夹）", &into).await?;
        window.find("//*[@role='dialog']//button[contains(@class, 'ant-btn-primary')]").await?.click().await?;
        window.until("desk_status", json!({}), |status| status["folder"] == *into).await?;
        window.find(&format!("//dd[contains(., '{into}')]")).await?;
        ensure!(!home.path().join("demo").exists(), "the old folder is gone");
        home.no_page_failed()
    });
}

async fn settings(window: &Window, part: &str) -> Result<()> {
    window.go(&format!("/settings?id={part}")).await?;
    window.settled().await
}

fn word(value: &Value) -> Result<&str> {
    value.as_str().context("a text")
}
