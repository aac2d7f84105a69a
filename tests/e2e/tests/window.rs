//! The real window: its place, the demonstration on every screen, the search, the mask, a first start with an import, and a
//! statement handed over.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::prelude::*;
use window_tests::{Home, Window, drive, pictures};

/// Every screen of the demonstration is clicked through without an error in the page, and leaves its picture.
#[test]
fn the_demonstration_is_clicked_through() {
    drive(async {
        let home = Home::new()?;
        let window = home.demonstration(&[]).await?;
        let see = async |name: &str| -> Result<()> {
            window.settled().await?;
            window.picture(&pictures().join(format!("{name}.png"))).await
        };
        window.find("//h1[.='工作台']").await?;
        see("today").await?;
        window.screen("项目").await?;
        see("deals").await?;
        window.press_on("表格").await?;
        see("deals_table").await?;
        window.press_on("看板").await?;
        let deals = window.rpc("deal_list", json!({})).await?;
        let paid = deals["deals"].as_array().into_iter().flatten().find(|deal| deal["stage"] == "P14");
        let deal = text(&paid.context("the demonstration has a deal at every stage")?["id"]);
        window.find(&format!("//*[@data-deal='{deal}']")).await?.click().await?;
        for (number, words) in ["时间线", "条款", "合同与到款", "佣金", "材料"].into_iter().enumerate() {
            window.tab(words).await?;
            see(&format!("deal_{}", number + 1)).await?;
        }
        for (words, name) in [("成果", "results"), ("单位", "organisations")] {
            window.screen(words).await?;
            see(name).await?;
            window.find("(//*[@role='grid']//*[@role='row'])[2]").await?.click().await?;
            window.find("//*[@role='dialog']//dl").await?;
            see(&format!("{name}_record")).await?;
            window.press_on("修改").await?;
            see(&format!("{name}_form")).await?;
            // From the form to the record, from the record to the list.
            for _ in 0..2 {
                window.page.action_chain().send_keys(Key::Escape).perform().await?;
            }
            window.uncovered().await?;
        }
        window.screen("费率").await?;
        see("rates").await?;
        window.screen("结算").await?;
        see("statements").await?;
        window.find("(//*[@role='grid']//*[@role='row'])[3]").await?.click().await?;
        window.find("//main//table//*[@data-explained]").await?.click().await?;
        see("statement").await?;
        window.screen("导入").await?;
        see("import").await?;
        window.screen("设置").await?;
        for part in ["外观", "本台", "口令与恢复码", "备份与检查", "回收站", "操作日志", "个人信息"] {
            window.find(&format!("//nav[@aria-label='设置']/button[.='{part}']")).await?.click().await?;
            see(&format!("settings_{part}")).await?;
        }
        home.no_page_failed()
    });
}

/// A card is carried to another column with the mouse, its gate asks for what is missing, and the move is taken back by a key;
/// Esc leaves a card where it was.
#[test]
fn a_card_is_carried_over_the_board() {
    drive(async {
        let home = Home::new()?;
        let window = home.demonstration(&[]).await?;
        window.screen("项目").await?;
        let deals = window.rpc("deal_list", json!({})).await?;
        let rated = deals["deals"].as_array().into_iter().flatten().find(|deal| deal["stage"] == "P02");
        let id = text(&rated.context("the demonstration has a deal at every stage")?["id"]);
        let stands_at = |stage: &'static str| {
            let id = id.clone();
            move |list: &Value| {
                list["deals"].as_array().into_iter().flatten().any(|deal| deal["id"] == id && deal["stage"] == stage)
            }
        };
        let carry = async || -> Result<_> {
            window.settled().await?;
            let card = window.find(&format!("//*[@data-deal='{id}']")).await?;
            let target = window.find("//*[@data-column='mandate']").await?;
            let pressed = window.page.action_chain().move_to_element_center(&card).click_and_hold();
            Ok(pressed.move_by_offset(20, 10).move_to_element_center(&target))
        };
        carry().await?.perform().await?;
        window.find("//*[@data-column='mandate' and @data-over]").await?;
        window.picture(&pictures().join("card_carried.png")).await?;
        window.page.action_chain().send_keys(Key::Escape).release().perform().await?;
        window.until("deal_list", json!({}), stands_at("P02")).await?;
        ensure!(
            window.page.find_all(By::Css(".ant-drawer")).await?.is_empty(),
            "a card that was left where it is opens something"
        );

        carry().await?.release().perform().await?;
        window.find("//*[@role='dialog']//textarea").await?.send_keys("评价由院方另行出具").await?;
        window.picture(&pictures().join("gate.png")).await?;
        window.page.action_chain().key_down(Key::Control).send_keys(Key::Enter).key_up(Key::Control).perform().await?;
        window.until("deal_list", json!({}), stands_at("P05")).await?;
        window.uncovered().await?;
        window.chord(Key::Control, "z").await?;
        window.until("deal_list", json!({}), stands_at("P02")).await?;
        window.find("//*[contains(@class, 'ant-message')][contains(., '已撤销')]").await?;
        home.no_page_failed()
    });
}

/// Pinyin finds what a list and the search have; a record opens over the whole page; what is hidden is not saved.
#[test]
fn records_are_found_and_hidden() {
    drive(async {
        let home = Home::new()?;
        let file = home.path().join("单位.xlsx");
        let window = home.demonstration(&[&file]).await?;
        window.screen("单位").await?;
        window.find("//input[@placeholder='按名称、拼音、代码搜索']").await?.send_keys("qlsw").await?;
        window.find("//*[@role='grid' and @aria-rowcount='2']//*[@role='row'][contains(., '清流水务')]").await?;
        window.chord(Key::Control, "k").await?;
        window.find("//input[@role='combobox']").await?.send_keys("qlsw").await?;
        window.find("//*[@role='option'][contains(., '清流水务')]").await?;
        window.page.action_chain().send_keys(Key::Escape).perform().await?;
        window.uncovered().await?;

        window.find("//*[@role='grid']").await?.send_keys("j").await?;
        window.page.action_chain().key_down(Key::Control).send_keys(Key::Enter).key_up(Key::Control).perform().await?;
        window.find("//*[@data-full]//dl").await?;
        window.picture(&pictures().join("record_whole_page.png")).await?;
        window.page.action_chain().send_keys(Key::Escape).perform().await?;
        window.uncovered().await?;

        window.chord(Key::Control, "m").await?;
        let hidden = async |css: &str| -> Result<bool> {
            let script = "return getComputedStyle(document.querySelector(arguments[0])).webkitTextSecurity";
            Ok(window.page.execute(script, vec![json!(css)]).await?.json() != "none")
        };
        ensure!(hidden("[role=gridcell]").await?, "the rows of a hidden desk are seen");
        ensure!(!hidden("[role=columnheader]").await?, "the words of the program are hidden");
        let export = async || -> Result<()> {
            window.press("导出").await?;
            Ok(window.find("//*[@role='menuitem'][contains(., '所查到的 1')]").await?.click().await?)
        };
        export().await?;
        window.find("//*[contains(@class, 'ant-message')][contains(., '遮住时不导出')]").await?;
        window.picture(&pictures().join("hidden.png")).await?;
        window.chord(Key::Control, "m").await?;
        ensure!(!hidden("[role=gridcell]").await?, "the rows stay hidden");
        ensure!(!file.exists(), "a hidden desk was saved");
        export().await?;
        window.until("desk_status", json!({}), |_| file.exists()).await?;
        home.no_page_failed()
    });
}

/// The window comes back to its place, and onto the screen where that place is gone.
#[test]
fn the_window_comes_back_to_its_place() {
    drive(async {
        let home = Home::new()?;
        let kept = home.path().join("settings/window.json");
        let place = |x: f64, y: f64, width: f64, height: f64| json!({ "x": x, "y": y, "width": width, "height": height });
        let keep = |area: &Value| -> Result<()> {
            fs::create_dir_all(home.path().join("settings"))?;
            Ok(fs::write(&kept, json!({ "area": area, "is_maximized": false }).to_string())?)
        };
        let seen = async |window: &Window| -> Result<Value> {
            let script = "return { x: screenX, y: screenY, width: innerWidth, height: innerHeight }";
            Ok(window.page.execute(script, Vec::new()).await?.json().clone())
        };
        keep(&place(120.0, 40.0, 1100.0, 700.0))?;
        let window = home.window_as_it_comes((1280, 800), &[]).await?;
        let here = seen(&window).await?;
        ensure!(here == json!({ "x": 120, "y": 40, "width": 1100, "height": 700 }), "the window is not at its place: {here}");
        drop(window);

        keep(&place(3000.0, -900.0, 2400.0, 1500.0))?;
        let window = home.window_as_it_comes((1280, 800), &[]).await?;
        let here = seen(&window).await?;
        ensure!(here == json!({ "x": 0, "y": 0, "width": 1280, "height": 760 }), "the window is not on its screen: {here}");
        window.page.set_window_rect(60, 20, 1150, 720).await?;
        for _ in 0..50 {
            let kept: Value = serde_json::from_slice(&fs::read(&kept)?)?;
            if kept["area"] == place(60.0, 20.0, 1150.0, 720.0) {
                return home.no_page_failed();
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        anyhow::bail!("the new place was not kept: {}", fs::read_to_string(&kept)?)
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
        window.fill("姓名", "韩示例").await?;
        window.press("开始使用").await?;
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
        ensure!(status["entries"] == 4, "the journal has set-up, who works here, import and undo: {status}");
        home.no_page_failed()
    });
}

/// A draft is opened, submitted and saved as PDF, all with the mouse.
#[test]
fn a_statement_is_handed_over() {
    drive(async {
        let home = Home::new()?;
        let pdf = home.path().join("结算单.pdf");
        let window = home.demonstration(&[&pdf]).await?;
        window.go("/statements").await?;
        window.press_on("未编号").await?;
        window.press("提交").await?;
        window.until("statement_list", json!({}), all_submitted).await?;
        window.press("存为PDF").await?;
        window.until("desk_status", json!({}), |_| pdf.exists()).await?;
        ensure!(fs::read(&pdf)?.starts_with(b"%PDF"), "what was saved is no PDF");
        home.no_page_failed()
    });
}

fn all_submitted(list: &Value) -> bool {
    list["statements"].as_array().is_some_and(|all| all.iter().all(|statement| statement["state"] != "draft"))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
