//! What a broker does many times a day takes few keys and few clicks, and the keyboard is never lost.
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::prelude::*;
use window_tests::{Hands, Home, Window, drive, pictures};

const FOLLOWED: &str = "演示·废液固化陶瓷登记";
const PAID: &str = "演示·纳滤膜普通许可";

/// A follow-up with the next date: eight keys, or three clicks.
#[test]
fn a_follow_up_from_anywhere() {
    drive(async {
        let home = Home::new()?;
        let window = home.demonstration(&[]).await?;
        window.screen("设置").await?;
        window.settled().await?;
        let deal = deal(&window, FOLLOWED).await?;

        let hands = Hands::new(&window);
        hands.ctrl("j").await?;
        hands.in_field("[role=dialog] [role=combobox]").await?;
        hands.choose("gh").await?;
        hands.key(Key::Enter).await?;
        hands.in_field("[role=dialog] textarea").await?;
        hands.write("样品已寄出，等对方复测").await?;
        hands.key(Key::Tab).await?;
        hands.choose("3d").await?;
        see(&window, "follow_up").await?;
        hands.ctrl(Key::Enter).await?;
        let day = window.rpc("day_read", json!({ "text": "3d" })).await?["day"].clone();
        let page = deal_when(&window, &deal, |page| page["next_action"]["on"] == day).await?;
        ensure!(page["next_action"]["what"] == "跟进：样品已寄出，等对方复测", "{}", page["next_action"]);
        ensure!(is_logged(&page, "样品已寄出，等对方复测"), "{}", page["timeline"]);
        hands.took_at_most(8, 0)?;

        let hands = Hands::new(&window);
        hands.click("//header//button[contains(., '记一笔')]").await?;
        hands.click(&format!("//*[contains(@class, 'ant-select-item-option')][contains(., '{FOLLOWED}')]")).await?;
        hands.in_field("[role=dialog] textarea").await?;
        hands.write("复测通过 @5d").await?;
        window.find("//*[@role='dialog']//*[contains(., '下一步：')]").await?;
        hands.click("//*[@role='dialog']//button[contains(@class, 'ant-btn-primary')]").await?;
        let day = window.rpc("day_read", json!({ "text": "5d" })).await?["day"].clone();
        let page = deal_when(&window, &deal, |page| page["next_action"]["on"] == day).await?;
        ensure!(is_logged(&page, "复测通过"), "{}", page["timeline"]);
        hands.took_at_most(0, 3)?;
        home.no_page_failed()
    });
}

/// A receipt, with the commission that it brings in sight before it is recorded: ten keys, or four clicks.
#[test]
fn a_receipt_from_anywhere() {
    drive(async {
        let home = Home::new()?;
        let window = home.demonstration(&[]).await?;
        window.screen("设置").await?;
        window.settled().await?;
        let deal = deal(&window, PAID).await?;
        let before = count(&window.rpc("deal_page", json!({ "id": deal })).await?);

        let hands = Hands::new(&window);
        hands.ctrl("k").await?;
        hands.in_field("[role=combobox]").await?;
        hands.choose("dk").await?;
        hands.key(Key::Enter).await?;
        hands.choose("pt").await?;
        hands.key(Key::Enter).await?;
        hands.in_field(".ant-drawer input[inputmode=decimal]").await?;
        hands.write("123400").await?;
        window.find("//*[@aria-live='polite']//dl[contains(., '应付')]").await?;
        see(&window, "receipt").await?;
        hands.key(Key::Enter).await?;
        let page = deal_when(&window, &deal, |page| count(page) == before + 1).await?;
        ensure!(entries(&page).any(|entry| entry["what"]["amount"] == "123400.00"), "the amount that was preset is gone");
        hands.took_at_most(10, 0)?;
        window.uncovered().await?;

        let hands = Hands::new(&window);
        hands.click("//header//button[contains(., '搜索')]").await?;
        hands.write("到款").await?;
        hands.click("//*[@role='option'][contains(., '登记到款')]").await?;
        hands.write("普通许可").await?;
        hands.click(&format!("//*[@role='option'][contains(., '{PAID}')][.//b]")).await?;
        hands.in_field(".ant-drawer input[inputmode=decimal]").await?;
        hands.write("56700").await?;
        window.find("//*[@aria-live='polite']//dl[contains(., '应付')]").await?;
        hands.click("//*[contains(@class, 'ant-drawer')]//button[contains(@class, 'ant-btn-primary')]").await?;
        let page = deal_when(&window, &deal, |page| count(page) == before + 2).await?;
        ensure!(entries(&page).any(|entry| entry["what"]["amount"] == "56700.00"), "the amount that was preset is gone");
        hands.took_at_most(0, 4)?;
        home.no_page_failed()
    });
}

/// A payment that is due is recorded where it is listed, with its amount: two clicks.
#[test]
fn a_payment_that_is_due() {
    drive(async {
        let home = Home::new()?;
        let window = home.demonstration(&[]).await?;
        window.settled().await?;
        let page = window.rpc("today_page", json!({})).await?;
        let rows = page["due"].as_array().into_iter().flatten();
        let row = rows.into_iter().find(|row| row["instalments"][0].is_object()).context("a payment is expected")?;
        let (due, deal) = (&row["instalments"][0], row["deal"].as_str().unwrap_or_default().to_owned());
        let before = count(&window.rpc("deal_page", json!({ "id": deal })).await?);
        let hands = Hands::new(&window);
        hands.click("(//li//button[contains(., '登记到款')])[1]").await?;
        hands.in_field(".ant-drawer input[inputmode=decimal]").await?;
        hands.click("//*[contains(@class, 'ant-drawer')]//button[contains(@class, 'ant-btn-primary')]").await?;
        let page = deal_when(&window, &deal, |page| count(page) == before + 1).await?;
        let is_met = |entry: &Value| entry["what"]["instalment"] == due["id"] && entry["what"]["amount"] == due["amount"];
        ensure!(entries(&page).any(is_met), "what was due is not what was recorded");
        hands.took_at_most(0, 2)?;
        home.no_page_failed()
    });
}

/// A month's statement, from whichever screen to submitted, with its paper looked at on the way: three keys, or three clicks.
#[test]
fn the_months_statement_from_anywhere() {
    drive(async {
        let home = Home::new()?;
        let window = home.demonstration(&[]).await?;
        let waiting = window.rpc("statement_due", json!({})).await?;
        let waits = |at: usize| waiting["rows"][at].clone();
        let (first, second) = (waits(0), waits(1));
        ensure!(
            first["draft"].is_null() && second["payee"].is_string(),
            "the demonstration has commission to be settled: {waiting}"
        );
        window.screen("设置").await?;
        window.settled().await?;

        let hands = Hands::new(&window);
        hands.ctrl("6").await?;
        hands.in_field("main [data-row]").await?;
        hands.key(Key::Enter).await?;
        let paper = format!("//*[@data-paper][contains(., '{}')][contains(., '本期合计')]", text(&first["payee_name"]));
        window.find(&paper).await?;
        see(&window, "statement").await?;
        hands.ctrl(Key::Enter).await?;
        let stated = submitted(&window, &first).await?;
        ensure!(stated["to"] == first["to"], "another period was settled: {stated}");
        hands.took_at_most(3, 0)?;
        // What protects stays: it is withdrawn by an act of its own, with a reason.
        window.find("//main//button[contains(., '撤回')]").await?;

        window.screen("项目").await?;
        window.settled().await?;
        let hands = Hands::new(&window);
        hands.click("//nav//a[contains(., '结算')]").await?;
        hands.click(&format!("//main//li[contains(., '{}')]//button", text(&second["payee_name"]))).await?;
        window.find("//*[@data-paper][contains(., '本期合计')]").await?;
        hands.click("//main//header//button[contains(@class, 'ant-btn-primary')][contains(., '提')]").await?;
        submitted(&window, &second).await?;
        hands.took_at_most(0, 3)?;
        let left = window.rpc("statement_due", json!({})).await?;
        ensure!(left["total"] == json!(waiting["total"].as_u64().context("a count")? - 2), "they still wait: {left}");
        home.no_page_failed()
    });
}

/// The acts of a deal have a key each on its page; what closes gives the keyboard back; Tab leaves a list of several.
#[test]
fn the_keyboard_is_never_lost() {
    drive(async {
        let home = Home::new()?;
        let window = home.demonstration(&[]).await?;
        let hands = Hands::new(&window);
        let deal = deal(&window, PAID).await?;
        window.go(&format!("/deals/{deal}")).await?;
        window.find("//*[@role='tab']").await?;
        window.settled().await?;
        hands.write("r").await?;
        hands.in_field(".ant-drawer input[inputmode=decimal]").await?;
        hands.key(Key::Escape).await?;
        window.uncovered().await?;
        hands.in_field("main").await?;
        hands.write("n").await?;
        hands.in_field("main input").await?;
        hands.key(Key::Escape).await?;
        hands.in_field("main").await?;
        hands.write("l").await?;
        hands.in_field("main textarea").await?;
        hands.write("对方要看中试报告").await?;
        hands.ctrl(Key::Enter).await?;
        deal_when(&window, &deal, |page| page["timeline"][0]["text"] == "对方要看中试报告").await?;
        hands.in_field("main textarea").await?;
        hands.key(Key::Escape).await?;
        hands.ctrl("z").await?;
        deal_when(&window, &deal, |page| page["timeline"][0]["text"] != "对方要看中试报告").await?;
        hands.in_field("main").await?;
        hands.write("]").await?;
        window.find("//*[@role='dialog']").await?;
        hands.key(Key::Escape).await?;
        window.uncovered().await?;

        // Several are chosen one after the other, and Tab goes on with all of them.
        window.go("/deals?id=new").await?;
        hands.in_field("[role=dialog] [role=combobox]").await?;
        for (chosen, letters) in ["lm", "fb"].into_iter().enumerate() {
            hands.choose(letters).await?;
            hands.key(Key::Enter).await?;
            let item = format!("(//*[@role='dialog']//*[@class='ant-select-selection-item'])[{}]", chosen + 1);
            window.find(&item).await?;
        }
        hands.key(Key::Tab).await?;
        hands.in_field("[role=dialog] label:nth-of-type(2) input").await?;
        hands.key(Key::Tab).await?;
        hands.in_field("[role=dialog] label:nth-of-type(3) input").await?;
        hands.write("一项两果").await?;
        hands.ctrl(Key::Enter).await?;
        window.find("//h1[contains(., '一项两果')]").await?;
        let made = window.rpc("deal_list", json!({ "search": "一项两果" })).await?["deals"][0]["id"].clone();
        let made = window.rpc("deal_page", json!({ "id": made })).await?;
        ensure!(made["deal"]["results"].as_array().is_some_and(|all| all.len() == 2), "Tab took a result away: {}", made["deal"]);
        home.no_page_failed()
    });
}

/// The id of the deal with this title.
async fn deal(window: &Window, title: &str) -> Result<String> {
    let list = window.rpc("deal_list", json!({ "search": title })).await?;
    Ok(list["deals"][0]["id"].as_str().context("the demonstration has the deal")?.to_owned())
}

/// The page of a deal once it is as it should be.
async fn deal_when(window: &Window, deal: &str, is_so: impl Fn(&Value) -> bool) -> Result<Value> {
    window.until("deal_page", json!({ "id": deal }), is_so).await?;
    window.rpc("deal_page", json!({ "id": deal })).await
}

/// The submitted statement that settles what waited.
async fn submitted(window: &Window, due: &Value) -> Result<Value> {
    let asked = json!({ "payee": due["payee"], "state": "submitted", "order": "period", "is_descending": true, "limit": 1 });
    window.until("statement_list", asked.clone(), |list| list["statements"][0]["to"] == due["to"]).await?;
    Ok(window.rpc("statement_list", asked).await?["statements"][0].clone())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn entries(page: &Value) -> impl Iterator<Item = &Value> {
    page["entries"].as_array().into_iter().flatten()
}

fn is_logged(page: &Value, text: &str) -> bool {
    page["notes"].as_array().into_iter().flatten().any(|note| note["text"] == text)
}

fn count(page: &Value) -> usize {
    entries(page).count()
}

async fn see(window: &Window, name: &str) -> Result<()> {
    window.picture(&pictures().join(format!("hands_{name}.png"))).await
}
