//! The real window: the demonstration on every screen, and a first start.

use anyhow::{Result, ensure};
use window_tests::{Home, drive, target};

/// Every screen of the demonstration opens without an error in the page, and leaves its picture.
#[test]
fn the_demonstration_shows_on_every_screen() {
    drive(async {
        let home = Home::new()?;
        home.brokerdesk("demo", &["init", "--demo"])?;
        let desk = home.path().join("demo").display().to_string();
        let window = home.window(&["--desk", &desk], &[]).await?;
        window.find("//*[contains(., '演示')]").await?;
        let deals = home_deals(&home, &window).await?;
        let screens = [
            ("today", "#/".to_owned()),
            ("deals", "#/deals".to_owned()),
            ("deal", format!("#/deals/{deals}")),
            ("results", "#/results".to_owned()),
            ("organisations", "#/organisations".to_owned()),
            ("rates", "#/rates".to_owned()),
            ("statements", "#/statements".to_owned()),
            ("import", "#/import".to_owned()),
            ("settings", "#/settings".to_owned()),
        ];
        for (name, address) in screens {
            window.go(&address).await?;
            window.settled().await?;
            window.picture(&target().join("run").join(format!("{name}.png"))).await?;
            let broken = window.page.source().await?.contains("data-broken");
            ensure!(!broken, "the screen {name} is broken");
        }
        home.no_page_failed()
    });
}

/// The id of the deal with most to show: the last of the list that has a contract.
async fn home_deals(home: &Home, window: &window_tests::Window) -> Result<String> {
    let _ = home;
    let script = "const done = arguments[arguments.length - 1];
        window.__TAURI_INTERNALS__.invoke('rpc', { command: 'deal_list', payload: {} })
          .then(list => done(list.deals.find(deal => deal.stage === 'P14').id), error => done(String(error)));";
    let answer = window.page.execute_async(script, vec![]).await?;
    Ok(answer.json().as_str().unwrap_or_default().to_owned())
}
