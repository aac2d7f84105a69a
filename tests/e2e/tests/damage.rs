//! The real window at a desk to which something has happened: it says what, and shows the way on.

use std::{fs, path::Path};

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use window_tests::{Home, drive, pictures};

/// A damaged database is left as it is; its last good backup opens in a new place, and what would be missing is said before.
#[test]
fn a_damaged_desk_is_opened_from_its_last_good_backup() {
    drive(async {
        let home = Home::new()?;
        home.brokerdesk("desk", &["init"])?;
        add(&home, "甲公司")?;
        home.brokerdesk("desk", &["rpc", "backup_make", "{}"])?;
        add(&home, "乙公司")?;
        let database = home.path().join("desk/desk.db");
        flip(&database)?;
        let damaged = fs::read(&database)?;

        // The desk that was opened last is opened again by itself.
        let last = json!([{ "folder": home.path().join("desk"), "name": "我的台", "is_demonstration": false }]);
        fs::create_dir_all(home.path().join("settings"))?;
        fs::write(home.path().join("settings/places.json"), last.to_string())?;
        let window = home.window(&[], &[]).await?;
        window.find("//section[h2='最近一份完好的备份'][contains(., '其后的 1 条操作')]").await?;
        window.settled().await?;
        window.picture(&pictures().join("damaged_desk.png")).await?;
        window.press("在新文件夹打开备份").await?;
        window.find("//h1[.='工作台']").await?;
        window.until("desk_status", json!({}), |status| status["entries"] == 2).await?;
        let check = window.rpc("desk_check", json!({})).await?;
        ensure!(check["is_sound"] == true, "the restored desk is not sound: {check}");
        ensure!(fs::read(&database)? == damaged, "the damaged desk was changed");
        home.no_page_failed()
    });
}

/// Entries that went with a lost log are told at the opening and by the check, until somebody says to know.
#[test]
fn lost_entries_are_told_until_that_is_known() {
    drive(async {
        let home = Home::new()?;
        home.brokerdesk("desk", &["init"])?;
        let desk = home.path().join("desk").display().to_string();
        let window = home.window(&["--desk", &desk], &[]).await?;
        window.find("//h1[.='工作台']").await?;
        window.rpc("organisation_add", json!({ "record": { "name": "甲公司" } })).await?;
        // The window is killed, as a crash would end it, and what it had saved last is lost with the log.
        drop(window);
        fs::remove_file(Path::new(&desk).join("desk.db-wal"))?;

        let window = home.window(&["--desk", &desk], &[]).await?;
        window.find("//*[@role='alert'][contains(., '曾经存下的操作不见了')]").await?;
        window.settled().await?;
        window.picture(&pictures().join("lost_entries.png")).await?;
        window.screen("设置").await?;
        window.find("//nav[@aria-label='设置']/button[.='备份与检查']").await?.click().await?;
        window.press("开始检查").await?;
        window.find("//*[contains(., '缺少曾经存下的操作，编号 2')]").await?;
        window.picture(&pictures().join("lost_entries_check.png")).await?;
        window.press("已知悉，不再提醒").await?;
        window.until("desk_check", json!({}), |report| report["is_sound"] == true).await?;
        home.no_page_failed()
    });
}

fn add(home: &Home, name: &str) -> Result<Value> {
    home.brokerdesk("desk", &["rpc", "organisation_add", &json!({ "record": { "name": name } }).to_string()])
}

fn flip(file: &Path) -> Result<()> {
    let mut bytes = fs::read(file)?;
    bytes[1000] ^= 4;
    Ok(fs::write(file, bytes)?)
}
