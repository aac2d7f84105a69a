//! The job a desk is there for, from a list in a file to a statement on paper, with the mouse and the keyboard.

use std::{fs, path::Path};

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use thirtyfour::prelude::*;
use window_tests::{Home, Window, drive, pictures};

const RESULT: &str = "演示·低温泵轴封";
const DEAL: &str = "演示·轴封许可";
const OWNER: &str = "演示·河西理工大学";
const CLIENT: &str = "演示·黄河泵业有限公司";
const PAYEE: &str = "演示·经纪人";

/// A list, a result, a deal, its mandate and contract, three receipts and a refund, and the statement about them as PDF.
#[test]
fn the_main_job() {
    drive(async {
        let home = Home::new()?;
        let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../xtask/lists/单位清单.csv");
        let pdf = home.path().join("结算单.pdf");
        let window = home.window(&[], &[&list, &pdf]).await?;
        let done = job(&window).await;
        if done.is_err() {
            window.picture(&pictures().join("main_job_failed.png")).await?;
        }
        done?;
        window.until("desk_status", json!({}), |_| is_pdf(&pdf)).await?;
        let check = window.rpc("desk_check", json!({})).await?;
        ensure!(check["is_sound"] == true && check["statements"] == 1, "the desk is not sound: {check}");
        home.no_page_failed()
    });
}

/// Step by step, with a picture of each.
async fn job(window: &Window) -> Result<()> {
    set_up(window).await?;
    see(window, "1_new_desk").await?;
    import(window).await?;
    see(window, "2_imported").await?;
    enter_result(window).await?;
    see(window, "3_result").await?;
    open_deal(window).await?;
    see(window, "4_deal").await?;
    sign_mandate(window).await?;
    see(window, "5_mandate").await?;
    sign_contract(window).await?;
    see(window, "6_contract").await?;
    for (amount, day) in [("500,000.00", "2025-05-12"), ("300,000.00", "2025-07-14"), ("200,000.00", "2025-09-15")] {
        record_receipt(window, amount, day).await?;
    }
    record_refund(window).await?;
    see(window, "7_money").await?;
    state(window).await?;
    see(window, "8_statement").await
}

async fn see(window: &Window, step: &str) -> Result<()> {
    window.settled().await?;
    window.picture(&pictures().join(format!("main_job_{step}.png"))).await
}

/// A fresh desk, which the computer keeps the key of.
async fn set_up(window: &Window) -> Result<()> {
    window.press_on("新建台").await?;
    window.press("新建").await?;
    window.press_on("以后再说").await?;
    window.press("以后再填").await?;
    window.find("//h1[contains(., '工作台')]").await?;
    Ok(())
}

async fn import(window: &Window) -> Result<()> {
    window.screen("导入").await?;
    window.press_on("企业、高校、院所").await?;
    window.press("选择文件").await?;
    window.press("预览导入结果").await?;
    window.press_on("导入 4 行").await?;
    window.find("//h2[contains(., '导入完成')]").await?;
    window.until("organisation_page", json!({}), |page| page["total"] == 4).await
}

async fn enter_result(window: &Window) -> Result<()> {
    window.screen("成果").await?;
    window.press("新增成果").await?;
    window.fill("成果名称", RESULT).await?;
    window.fill("成果持有单位", "河西").await?;
    choose_listed(window, OWNER).await?;
    window.fill("意向价格", "120万").await?;
    window.press("保存").await?;
    window
        .until("result_page", json!({}), |page| {
            let result = &page["rows"][0]["record"];
            result["title"] == RESULT && result["owner_unit"].is_string() && result["asking_amount"] == "1200000.00"
        })
        .await?;
    // What was entered now stands open at the side; it is closed with a key.
    window.page.action_chain().send_keys(Key::Escape).perform().await?;
    window.uncovered().await
}

async fn open_deal(window: &Window) -> Result<()> {
    window.screen("项目").await?;
    window.press("新建项目").await?;
    window.fill("标题", DEAL).await?;
    choose(window, "成果", "轴封", RESULT).await?;
    choose(window, "企业客户", "黄河", CLIENT).await?;
    window.press("新建").await?;
    window.find(&format!("//h1[contains(., '{DEAL}')]")).await?;
    window.until("deal_list", json!({}), |list| list["deals"][0]["title"] == DEAL).await
}

/// Five per cent of all that comes in, for one payee, who is added on the way.
async fn sign_mandate(window: &Window) -> Result<()> {
    window.tab("条款").await?;
    window.press("签订委托合同").await?;
    choose(window, "委托方", "河西", OWNER).await?;
    window.fill("签订日", "2025-03-03").await?;
    window.press_on("协商费率").await?;
    window.fill("费率", "5").await?;
    // The terms say at once what they would make of a receipt, and whose part that is once a payee is chosen.
    window.fill("假如收到（元）", "100万").await?;
    window.find("//*[@aria-live='polite']//div[contains(., '应付')]/dd[contains(., '50,000.00')]").await?;
    window.find("//*[@aria-live='polite']//div[contains(., '收款方（待选）')]/dd[contains(., '50,000.00')]").await?;
    see(window, "5_terms_tried").await?;
    open_list(window, "//*[@aria-label='收款方']").await?;
    window.find("//*[contains(@class, 'ant-select-item-option')][@title='＋ 新增收款方']").await?.click().await?;
    window.fill("名称", PAYEE).await?;
    choose(window, "付款方式", "", "个人（劳务报酬）").await?;
    window.press("新增收款方").await?;
    window.until("payee_page", json!({}), |list| list["rows"][0]["record"]["name"] == PAYEE).await?;
    window.press("签订").await?;
    window.find(&format!("//p[contains(., '{OWNER}') and contains(., '于 2025-03-03 签订委托合同')]")).await?;
    Ok(())
}

async fn sign_contract(window: &Window) -> Result<()> {
    window.tab("合同与到款").await?;
    window.press("签订技术合同").await?;
    window.fill("合同编号", "演示-2025-07").await?;
    window.fill("签订日", "2025-04-01").await?;
    choose(window, "技术供给方", "河西", OWNER).await?;
    // The client of the deal stands as the buyer already.
    window.find(&in_field("技术需求方", &format!("*[contains(., '{CLIENT}')]"))).await?;
    window.fill("合同成交额（元）", "100万").await?;
    window.press("保存").await?;
    window.find("//dd[contains(., '1,000,000.00')]").await?;
    Ok(())
}

async fn record_receipt(window: &Window, amount: &str, day: &str) -> Result<()> {
    window.press("登记到款").await?;
    window.fill("日期", day).await?;
    window.fill("金额（元）", amount).await?;
    window.press("登记").await?;
    window.find(&format!("//tr[contains(., '{day}') and contains(., '{amount}')]")).await?;
    Ok(())
}

/// A part of the second receipt goes back.
async fn record_refund(window: &Window) -> Result<()> {
    window.press("退款与其他").await?;
    window.find("//li[@role='menuitem'][contains(., '登记退款')]").await?.click().await?;
    choose(window, "退回哪一笔到款", "", "300,000.00").await?;
    window.fill("日期", "2025-10-20").await?;
    window.fill("金额（元）", "1").await?;
    // Nobody waits for the field to be understood: what counts is what was typed.
    let keys = window.page.action_chain().send_keys("00000").key_down(Key::Control).send_keys(Key::Enter).key_up(Key::Control);
    keys.perform().await?;
    window.find("//tr[contains(., '2025-10-20') and contains(., '100,000.00')]").await?;
    Ok(())
}

/// The year's statement is drawn up, submitted and saved.
async fn state(window: &Window) -> Result<()> {
    window.screen("结算").await?;
    window.press("新建结算单").await?;
    // The desk's only payee stands there already.
    window.find(&in_field("收款方", &format!("*[contains(., '{PAYEE}')]"))).await?;
    window.fill("期间起", "2025-01-01").await?;
    window.fill("期间止", "2025-12-31").await?;
    // The list behind it offers the same.
    window.find("//*[@role='dialog']//button[contains(@class, 'ant-btn-primary')]").await?.click().await?;
    window.find("//tr[contains(., '结算总额')][contains(., '45,000.00')]").await?;
    window.press("提交").await?;
    window.until("statement_list", json!({}), is_submitted).await?;
    window.press("存为PDF").await
}

fn is_pdf(file: &Path) -> bool {
    fs::read(file).is_ok_and(|bytes| bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF"))
}

fn is_submitted(list: &Value) -> bool {
    let statement = &list["statements"][0];
    statement["state"] == "submitted" && statement["number"].is_string() && statement["gross"] == "45000.00"
}

/// What stands in the field with this label.
fn in_field(label: &str, what: &str) -> String {
    format!("//label[span[1][translate(., '*', '')='{label}']]//{what}")
}

/// Opens the list of a field, types a part of what is sought, and presses what is found.
async fn choose(window: &Window, label: &str, typed: &str, words: &str) -> Result<()> {
    open_list(window, &in_field(label, "*[contains(@class, 'ant-select')]")).await?;
    if !typed.is_empty() {
        window.page.action_chain().send_keys(typed).perform().await?;
    }
    choose_listed(window, words).await
}

async fn open_list(window: &Window, xpath: &str) -> Result<()> {
    Ok(window.find(&format!("({xpath})[1]")).await?.click().await?)
}

async fn choose_listed(window: &Window, words: &str) -> Result<()> {
    let option = format!("//*[contains(@class, 'ant-select-item-option')][@title='{words}' or contains(., '{words}')]");
    Ok(window.find(&option).await?.click().await?)
}
