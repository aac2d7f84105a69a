//! Every screen, drawer, dialog and list of a large desk: at rest, with its rows, without an error, and no heavier than on a small one.

use std::{cell::RefCell, time::Duration};

use anyhow::ensure;
use serde_json::{Value, json};
use window_tests::{Home, drive_within};

/// Far more than a page of each.
const DEALS: u32 = 1_000;
const RESULTS: u32 = 20_000;

/// No page has more elements: the board, the richest, shows nineteen columns of twenty cards of some sixteen elements each, and a
/// drawer or dialog lies over it. A list that drew all of its rows would have hundreds of thousands.
const ELEMENTS: u64 = 8_000;

/// Lists whose rows are drawn as they come into sight.
const LISTS: [&str; 5] = ["/deals?list=table", "/results", "/organisations", "/payees", "/statements"];

#[test]
fn every_screen_comes_to_rest_with_its_rows() {
    drive_within(Duration::from_secs(400), async {
        let home = Home::new()?;
        home.large_desk(DEALS, RESULTS)?;
        let window = home.opened().await?;
        let results = window.rpc("result_page", json!({ "limit": 1 })).await?;
        ensure!(results["total"] == RESULTS, "the desk is not as large as it was to be: {}", results["total"]);
        let script = "return {
            elements: document.querySelectorAll('*').length,
            rows: document.querySelectorAll('main [role=grid] [role=row]').length,
            words: document.querySelector('main').innerText.trim().length,
            errors: [...document.querySelectorAll('.ant-message-error, .ant-message-warning, .ant-alert-error, [data-breakage], [role=alert] h2')]
                .map(place => place.innerText),
        }";
        let faults = RefCell::new(Vec::new());
        window
            .everywhere("低温", async |name| {
                let seen: Value = window.page.execute(script, Vec::new()).await?.json().clone();
                let is_light = seen["elements"].as_u64().is_some_and(|count| count <= ELEMENTS);
                let has_rows = !LISTS.contains(&name) || seen["rows"].as_u64().is_some_and(|rows| rows > 5);
                let has_errors = seen["errors"].as_array().is_none_or(|errors| !errors.is_empty());
                if !is_light || !has_rows || has_errors || seen["words"] == 0 {
                    faults.borrow_mut().push(format!("{name}: {seen}"));
                }
                Ok(())
            })
            .await?;
        let faults = faults.into_inner();
        ensure!(faults.is_empty(), "{} screens:\n{}", faults.len(), faults.join("\n"));
        home.no_page_failed()
    });
}
