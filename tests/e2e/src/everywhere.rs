//! The one list of what a window can show of a desk: every screen, the drawers and tabs of records, the settings, dialogs, search.

use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::Window;

/// What is gone to by its address alone. How the deals are shown is read when their screen opens, so that another lies between.
const SCREENS: [&str; 15] = [
    "/",
    "/deals",
    "/deals?id=new",
    "/results",
    "/results?id=new",
    "/deals?list=table",
    "/organisations",
    "/organisations?id=new",
    "/deals?list=calendar",
    "/payees",
    "/payees?id=new",
    "/rates",
    "/statements",
    "/import",
    "/import?list=organisations",
];

const OF_AN_ORGANISATION: [&str; 6] = ["", "&tab=contacts", "&tab=log", "&tab=deals", "&tab=results", "&tab=money"];

const SETTINGS: [&str; 9] = ["appearance", "member", "desk", "key", "data", "backup", "bin", "journal", "persons"];

/// Tabs of a deal.
const TABS: usize = 5;

impl Window {
    /// Goes to every screen, opens what opens there, and has each looked at once it is at rest. `sought` is typed into the search.
    pub async fn everywhere(&self, sought: &str, see: impl AsyncFn(&str) -> Result<()>) -> Result<()> {
        let look = async |name: &str| -> Result<()> {
            self.settled().await.with_context(|| name.to_owned())?;
            see(name).await
        };
        let (addresses, deal) = self.addresses().await?;
        for address in &addresses {
            self.go(address).await?;
            look(address).await?;
            self.page.action_chain().send_keys(Key::Escape).perform().await?;
        }
        self.go(&format!("/deals/{deal}")).await?;
        self.find("//*[@role='tab']").await?;
        for number in 1..=TABS {
            self.settled().await?;
            self.find(&format!("(//main//*[@role='tab'])[{number}]")).await?.click().await?;
            look(&format!("tab {number} of a deal")).await?;
        }
        // What the keys of a deal and of the whole window open.
        for keys in ["r", "l", "n", "]", "?"] {
            self.page.action_chain().send_keys(keys).perform().await?;
            look(&format!("key {keys} on a deal")).await?;
            self.page.action_chain().send_keys(Key::Escape).perform().await?;
            self.uncovered().await?;
        }
        for (letter, typed) in [("k", "dk"), ("k", "zzqx"), ("k", sought), ("j", "")] {
            self.chord(Key::Control, letter).await?;
            self.find("//*[@role='dialog']").await?;
            self.page.action_chain().send_keys(typed).perform().await?;
            tokio::time::sleep(Duration::from_millis(600)).await;
            look(&format!("Ctrl+{letter} {typed}")).await?;
            self.page.action_chain().send_keys(Key::Escape).perform().await?;
            self.uncovered().await?;
        }
        Ok(())
    }

    /// The addresses of all screens and of a record of each kind, and a deal of which most has come in.
    async fn addresses(&self) -> Result<(Vec<String>, String)> {
        let first = async |command: &str, list: &str, asked: Value| -> Result<String> {
            let answer = self.rpc(command, asked.clone()).await?;
            answer[list][0]["id"].as_str().map(str::to_owned).with_context(|| format!("{command} has none of {asked}: {answer}"))
        };
        let one = json!({ "limit": 1 });
        let deal = first("deal_list", "deals", json!({ "limit": 1, "order": "received", "is_descending": true })).await?;
        let result = first("result_page", "rows", one.clone()).await?;
        let organisation = first("organisation_page", "rows", one.clone()).await?;
        let payee = first("payee_page", "rows", one).await?;
        let submitted = first("statement_list", "statements", json!({ "limit": 1, "state": "submitted" })).await?;
        let draft = first("statement_list", "statements", json!({ "limit": 1, "state": "draft" })).await?;
        let mut addresses = SCREENS.map(str::to_owned).to_vec();
        addresses.extend([format!("/results?id={result}"), format!("/payees?id={payee}")]);
        addresses.extend([submitted, draft].map(|statement| format!("/statements?id={statement}")));
        addresses.extend(OF_AN_ORGANISATION.map(|tab| format!("/organisations?id={organisation}{tab}")));
        addresses.extend(SETTINGS.map(|part| format!("/settings?id={part}")));
        Ok((addresses, deal))
    }

    /// Puts a look on, as the page keeps it, and loads the page anew.
    pub async fn wear(&self, language: &str, theme: &str) -> Result<()> {
        let look = json!({ "language": language, "theme": theme, "scale": 1 }).to_string();
        self.page.execute("localStorage.setItem('appearance', arguments[0])", vec![json!(look)]).await?;
        self.page.refresh().await?;
        self.find("//main//h1").await.map(drop)
    }
}
