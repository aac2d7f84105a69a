//! A desk that is made for a test by the command line.

use std::{fs, process::Command};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::{Home, Window, program};

/// Its folder in the home.
const DESK: &str = "desk";

impl Home {
    /// Makes a desk with a deal at its beginning, whose mandate and contract over 100.00 are signed; the deal's id.
    pub fn signed_deal(&self) -> Result<String> {
        self.brokerdesk(DESK, &["init"])?;
        let made = |command: &str, request: Value| -> Result<String> {
            let answer = self.brokerdesk(DESK, &["rpc", command, &request.to_string()])?;
            Ok(answer["id"].as_str().context("what is made has an id")?.to_owned())
        };
        let organisation = |name: &str| made("organisation_add", json!({ "record": { "name": name } }));
        let (seller, buyer) = (organisation("示例大学")?, organisation("示例泵业有限公司")?);
        let payee = made("payee_add", json!({ "record": { "name": "示例经纪人", "kind": "employee" } }))?;
        let deal = made("deal_open", json!({ "deal": { "title": "示例轴封", "client": buyer }, "on": "2026-01-05" }))?;
        let rates =
            json!({ "kind": "negotiated", "scale": { "method": "marginal", "bands": [{ "up_to": null, "rate": "0.05" }] } });
        let clause = json!({ "covers": ["upfront"], "rates": rates, "shares": [{ "payee": payee, "share": "100" }] });
        let mandate =
            json!({ "deal": deal, "client": seller, "signed_on": "2026-02-02", "payer": "seller", "clauses": [clause] });
        made("mandate_sign", mandate)?;
        let contract = json!({
            "deal": deal, "number": "示例 1", "kind": "transfer", "seller": seller, "buyer": buyer, "signed_on": "2026-03-03",
            "money": { "price": "100.00" },
        });
        made("contract_sign", contract)?;
        Ok(deal)
    }

    /// Makes a large desk with so many deals, each with a client and ten receipts of its own, and so many results.
    pub fn large_desk(&self, deals: u32, results: u32) -> Result<()> {
        let place = self.path().join("large");
        let mut maker = Command::new(program("bench")?);
        let made = maker.arg("make").arg(&place).args([deals.to_string(), results.to_string()]).output()?;
        ensure!(made.status.success(), "no large desk is made: {}", String::from_utf8_lossy(&made.stderr));
        Ok(fs::rename(place.join("desk"), self.path().join(DESK))?)
    }

    /// Opens a window on that desk.
    pub async fn opened(&self) -> Result<Window> {
        let desk = self.path().join(DESK).display().to_string();
        let window = self.window(&["--desk", &desk], &[]).await?;
        window.find("//h1[.='工作台']").await?;
        Ok(window)
    }
}
