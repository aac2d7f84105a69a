//! The real window: the demonstration on every screen, a first start with an import, and a statement handed over.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::prelude::*;
use window_tests::{Home, Window, drive, pictures};

/// Every screen of the demonstration opens without an error in the page, and leaves its picture.
#[test]
fn the_demonstration_shows_on_every_screen() {
    drive(async {
        let home = Home::new()?;
        let window = demonstration(&home, &[]).await?;
        let deals = window.rpc("deal_list", json!({})).await?;
        let paid = deals["deals"].as_array().into_iter().flatten().find(|deal| deal["stage"] == "P14");
        let deal = text(&paid.context("the demonstration has a deal at every stage")?["id"]);
        let statements = window.rpc("statement_list", json!({})).await?;
        let statement = text(&statements["statements"][1]["id"]);
        let screens = [
            ("today", "/".to_owned()),
            ("deals", "/deals".to_owned()),
            ("deal", format!("/deals/{deal}")),
            ("results", "/results".to_owned()),
            ("organisations", "/organisations".to_owned()),
            ("rates", "/rates".to_owned()),
            ("statements", "/statements".to_owned()),
            ("statement", format!("/statements?id={statement}")),
            ("import", "/import".to_owned()),
            ("settings", "/settings".to_owned()),
        ];
        for (name, address) in screens {
            window.go(&address).await?;
            window.settled().await?;
            window.picture(&pictures().join(format!("{name}.png"))).await?;
        }
        home.no_page_failed()
    });
}

/// A broker starts for the first time, imports a list, takes it back, and comes back the next day.
#[test]
fn a_first_start_with_an_import() {
    drive(async {
        let home = Home::new()?;
        let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../xtask/lists/成果清单.csv");
        let code = home.path().join("恢复码.txt");
        let window = home.window(&[], &[&code, &list]).await?;
        window.press_on("新建台").await?;
        window.press_on("设一个口令").await?;
        window.fill("口令", "correct horse").await?;
        window.fill("再输入一次", "correct horse").await?;
        window.press("新建").await?;
        window.press("存为文件").await?;
        let shown = window.rpc("recovery_code_show", json!({})).await?;
        window.until("desk_status", json!({}), |_| code.exists()).await?;
        ensure!(fs::read_to_string(&code)?.contains(&text(&shown["code"])), "the file does not hold the recovery code");
        window.press_on("以后再说").await?;
        window.find("//h1[contains(., '工作台')]").await?;

        window.go("/import").await?;
        window.press("选择文件").await?;
        window.press("预览导入结果").await?;
        window.press_on("导入 5 行").await?;
        window.until("result_page", json!({}), |page| page["total"] == 5).await?;
        window.go("/results").await?;
        window.find("//*[@role='row'][contains(., '耐磨泥浆泵叶轮')]").await?;
        window.page.action_chain().key_down(Key::Control).send_keys("z").key_up(Key::Control).perform().await?;
        window.until("result_page", json!({}), |page| page["total"] == 0).await?;

        window.go("/settings").await?;
        window.press_on("English").await?;
        window.find("//h1[contains(., 'Settings')]").await?;

        let second = home.window(&[], &[]).await?;
        second.find("//*[contains(., 'open in another window or process')]").await?;
        drop(second);
        drop(window);

        let again = home.window(&[], &[]).await?;
        again.fill("Passphrase", "wrong horse").await?;
        again.press("Open").await?;
        again.find("//*[contains(., 'The passphrase is wrong')]").await?;
        again.fill("Passphrase", "correct horse").await?;
        again.press("Open").await?;
        again.find("//h1[contains(., 'Today')]").await?;
        let status = again.rpc("desk_status", json!({})).await?;
        ensure!(status["entries"] == 3, "the journal has set-up, import and undo: {status}");
        home.no_page_failed()
    });
}

/// A draft is opened, submitted and saved as PDF, all with the mouse.
#[test]
fn a_statement_is_handed_over() {
    drive(async {
        let home = Home::new()?;
        let pdf = home.path().join("结算单.pdf");
        let window = demonstration(&home, &[&pdf]).await?;
        window.go("/statements").await?;
        window.press_on("未编号").await?;
        window.press("提交").await?;
        let confirm = window.find("//div[contains(@class, 'ant-modal')]//button[contains(@class, 'ant-btn-primary')]").await?;
        confirm.click().await?;
        window.until("statement_list", json!({}), all_submitted).await?;
        window.press("存为PDF").await?;
        window.until("desk_status", json!({}), |_| pdf.exists()).await?;
        ensure!(fs::read(&pdf)?.starts_with(b"%PDF"), "what was saved is no PDF");
        home.no_page_failed()
    });
}

async fn demonstration(home: &Home, dialogs: &[&Path]) -> Result<Window> {
    home.brokerdesk("demo", &["init", "--demo"])?;
    let desk = home.path().join("demo").display().to_string();
    let window = home.window(&["--desk", &desk], dialogs).await?;
    window.find("//*[normalize-space(.)='演示']").await?;
    Ok(window)
}

fn all_submitted(list: &Value) -> bool {
    list["statements"].as_array().is_some_and(|all| all.iter().all(|statement| statement["state"] != "draft"))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
