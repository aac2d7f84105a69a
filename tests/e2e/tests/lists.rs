//! The table of deals is worked by keys in the real window: two deals are selected and planned in one act, and what the table is narrowed
//! down to stands in its address.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::prelude::*;
use window_tests::{Hands, Home, Window, drive, pictures};

#[test]
fn two_deals_are_selected_and_planned_in_one_act() {
    drive(async {
        let home = Home::new()?;
        let window = table(&home).await?;
        let before = planned(&window).await?;
        let hands = Hands::new(&window);
        hands.in_field("[role=grid]").await?;
        hands.choose("j").await?;
        hands.key(Key::Space).await?;
        hands.choose("j").await?;
        hands.key(Key::Space).await?;
        window.find("//*[@role='toolbar'][contains(., '已选 2 条')]").await?;
        see(&window, "selected").await?;
        hands.click("//*[@role='toolbar']//button[contains(., '安排下一步')]").await?;
        hands.in_field("[role=dialog] input").await?;
        hands.choose("3d").await?;
        see(&window, "planning").await?;
        hands.ctrl(Key::Enter).await?;
        let day = window.rpc("day_read", json!({ "text": "3d" })).await?["day"].clone();
        let entry = |journal: &Value| journal["entries"][0]["action"] == "next_action_set_several";
        window.until("journal_page", json!({ "limit": 1 }), entry).await?;
        window.uncovered().await?;
        let after = planned(&window).await?;
        let moved: Vec<_> = before.iter().zip(&after).filter(|(before, after)| before != after).collect();
        ensure!(!moved.is_empty() && moved.len() <= 2, "{moved:?}");
        for ((_, what, _), (_, now, on)) in &moved {
            ensure!(what == now && *on == day, "only the day moves: {moved:?}");
        }
        hands.took_at_most(7, 1)?;

        // One undo takes all of it back.
        window.press("撤销").await?;
        let undone = |journal: &Value| journal["entries"][0]["undoes"].is_number();
        window.until("journal_page", json!({ "limit": 1 }), undone).await?;
        ensure!(planned(&window).await? == before, "what was planned before stands again");
        home.no_page_failed()
    });
}

#[test]
fn what_the_table_is_narrowed_down_to_is_there_again_on_the_way_back() {
    drive(async {
        let home = Home::new()?;
        let window = table(&home).await?;
        window.go(r#"/deals?by=amount&down=true&only={"contract":["licence"]}"#).await?;
        let asked = json!({ "only": { "contract": ["licence"] }, "order": "amount", "is_descending": true });
        let list = window.rpc("deal_list", asked).await?;
        let (total, first) = (list["total"].as_u64().context("a total")?, text(&list["deals"][0]["title"]));
        ensure!(total > 0, "the demonstration has licences");
        let row = format!("(//*[@role='grid']//*[@role='row'])[2][contains(., '{first}')]");
        window.find(&row).await?;
        window.find(&format!("//*[@role='grid'][@aria-rowcount='{}']", total + 1)).await?;
        see(&window, "narrowed").await?;
        // Its client is a way of its own.
        window.find(&format!("{row}//strong")).await?.click().await?;
        window.find("//h1[contains(., '项目 /')]").await?;
        window.page.back().await?;
        window.find(&row).await?;
        window.find(&format!("//*[@role='grid'][@aria-rowcount='{}']", total + 1)).await?;
        window.press_on("看板").await?;
        window.find("//main//article").await?;
        let cards = window.page.find_all(By::Css("main article")).await?.len();
        ensure!(cards as u64 == total, "the board shows {cards} of {total}");
        see(&window, "board").await?;
        home.no_page_failed()
    });
}

/// The demonstration's table of deals, with the keyboard in it.
async fn table(home: &Home) -> Result<Window> {
    let window = home.demonstration(&[]).await?;
    window.go("/deals").await?;
    window.press_on("表格").await?;
    window.find("//*[@role='grid']").await?;
    // A list that is come to takes the keyboard; one that is turned to leaves it where it was.
    window.go("/results").await?;
    window.find("//h1[.='成果']").await?;
    window.go("/deals").await?;
    window.find("//*[@role='grid']").await?;
    window.settled().await?;
    Ok(window)
}

/// Every deal with what is planned and when.
async fn planned(window: &Window) -> Result<Vec<(String, Value, Value)>> {
    let list = window.rpc("deal_list", json!({ "order": "entered" })).await?;
    let deals = list["deals"].as_array().into_iter().flatten();
    Ok(deals.map(|deal| (text(&deal["id"]), deal["next_action"].clone(), deal["next_on"].clone())).collect())
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

async fn see(window: &Window, name: &str) -> Result<()> {
    window.picture(&pictures().join(format!("lists_{name}.png"))).await
}
