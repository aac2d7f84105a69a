//! The main job on a demonstration desk, through the command line as a user has it: import two lists, open a deal on an
//! imported result, sign mandate and contract, take money in, and hand the statement over.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use crate::sh;

/// Builds everything as the tests do, so that nothing is compiled twice in two shapes.
pub fn build(root: &Path) -> Result<()> {
    sh(root, "cargo", &["build", "--workspace", "--all-targets", "--locked"])
}

/// The command line's program.
pub fn program(root: &Path) -> PathBuf {
    target(root).join("debug").join(format!("brokerdesk{}", env::consts::EXE_SUFFIX))
}

/// Opens the window on the demonstration desk. Without a display it says so, opens it on a virtual one, walks the main job and
/// every screen, and leaves pictures in `target/run/`.
pub fn window(root: &Path) -> Result<()> {
    let place = target(root).join("run");
    let has_display = !cfg!(target_os = "linux") || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| env::var_os(name).is_some());
    if has_display {
        let window = target(root).join("debug").join(format!("brokerdesk-window{}", env::consts::EXE_SUFFIX));
        println!("the window opens on {}", place.join("desk").display());
        return sh(root, &window.display().to_string(), &["--desk", &place.join("desk").display().to_string()]);
    }
    println!("there is no display: the window opens on a virtual one");
    let pictures = format!("BROKERDESK_PICTURES={}", place.display());
    sh(root, "env", &[&pictures, "cargo", "test", "--workspace", "--locked", "--test", "main_job", "--test", "window"])?;
    println!("pictures of every screen: {}", place.join("*.png").display());
    Ok(())
}

/// Leaves pictures of every screen, in its languages, themes and sizes, in `target/screens/`.
pub fn screens(root: &Path) -> Result<()> {
    let place = target(root).join("screens");
    if place.exists() {
        fs::remove_dir_all(&place)?;
    }
    let pictures = format!("BROKERDESK_PICTURES={}", place.display());
    let test = ["cargo", "test", "--workspace", "--locked", "--test", "screens"];
    sh(root, "env", &[&["BROKERDESK_ALL_SCREENS=1", &pictures], &test[..]].concat())?;
    println!("pictures of every screen: {}", place.join("*.png").display());
    Ok(())
}

/// Measures the program as users have it, built for release, and leaves the table in `target/bench/`.
pub fn bench(root: &Path, options: impl Iterator<Item = String>) -> Result<()> {
    let place = target(root).join("bench").display().to_string();
    let options: Vec<String> = options.collect();
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    let bench = ["run", "--release", "--locked", "--package", "bench", "--", "all", &place];
    sh(root, "cargo", &[&bench[..], &options].concat())
}

/// Does the job and leaves desk, PDF, XLSX and JSON in `target/run/`.
pub fn main_job(root: &Path) -> Result<()> {
    let place = target(root).join("run");
    if place.exists() {
        fs::remove_dir_all(&place)?;
    }
    fs::create_dir_all(&place)?;
    let desk = Desk { program: program(root), folder: place.join("desk") };

    println!("1  a demonstration desk");
    desk.call(&["init", "--demo", "--name", "演示台"])?;
    println!("2  two lists are imported");
    let lists = root.join("xtask").join("lists");
    for (list, file) in [("organisations", "单位清单.csv"), ("results", "成果清单.csv")] {
        let report = desk.call(&["import", list, &lists.join(file).display().to_string(), "--match-names", "new", "--json"])?;
        println!(
            "   {file}: {} added, {} refused, encoding {}",
            report["added"],
            report["refused"].as_array().map_or(0, Vec::len),
            report["encoding"]
        );
        ensure!(report["added"].as_u64().is_some_and(|added| added > 0), "nothing was imported from {file}");
    }
    println!("3  one deal from an imported result to money");
    let payee = deal_to_money(&desk)?;
    println!("4  the statement");
    desk.call(&["statement", "draft", &payee, "2026-01-01", "2026-06-30"])?;
    let submitted = desk.call(&["statement", "submit", &payee, "2026-01-01", "2026-06-30"])?;
    let id = text(&submitted["id"])?;
    let files = ["pdf", "xlsx", "json"].map(|ending| (format!("--{ending}"), place.join(format!("statement.{ending}"))));
    let mut arguments = vec!["statement".to_owned(), "export".to_owned(), id];
    arguments.extend(files.iter().flat_map(|(option, file)| [option.clone(), file.display().to_string()]));
    desk.call(&arguments.iter().map(String::as_str).collect::<Vec<_>>())?;
    println!(
        "   number {}, gross {}, withheld {}, net {}",
        submitted["number"], submitted["gross"], submitted["withheld"], submitted["net"]
    );
    // 5 % of 500,000.00 + 300,000.00 - 80,000.00, all in the first band.
    ensure!(submitted["gross"] == json!("36000.00"), "the statement's gross is {}, not 36000.00", submitted["gross"]);
    println!("5  the desk is checked");
    let report = desk.call(&["check"])?;
    println!("   {} journal entries, {} statements recomputed: sound", report["entries"], report["statements"]);
    for (_, file) in &files {
        println!("{}", file.display());
    }
    Ok(())
}

/// Opens a deal on an imported result and takes it to two receipts and a refund; answers with the payee's id.
fn deal_to_money(desk: &Desk) -> Result<String> {
    let organisation = |name: &str| -> Result<String> {
        let page = desk.rpc("organisation_page", &json!({ "search": name }))?;
        text(&page["rows"][0]["id"])
    };
    let (owner, client) = (organisation("演示·祁连材料研究所")?, organisation("演示·陇上新能源有限公司")?);
    let result = text(&desk.rpc("result_page", &json!({ "search": "锂电池隔膜涂覆" }))?["rows"][0]["id"])?;
    let payee = text(&desk.rpc("payee_add", &json!({ "record": { "name": "演示·经办经纪人", "kind": "individual" } }))?["id"])?;
    let deal = text(
        &desk
            .rpc("deal_open", &json!({ "deal": { "title": "演示·隔膜涂覆工艺许可", "results": [result], "client": client } }))?["id"],
    )?;
    let scale =
        json!({ "method": "marginal", "bands": [{ "up_to": "1000000.00", "rate": "0.05" }, { "up_to": null, "rate": "0.03" }] });
    desk.rpc(
        "mandate_sign",
        &json!({
            "deal": deal, "client": owner, "signed_on": "2026-01-05", "payer": "seller",
            "clauses": [{
                "covers": ["upfront", "milestone"], "rates": { "kind": "negotiated", "scale": scale, "guideline": null, "reason": null },
                "shares": [{ "payee": payee, "share": "100" }],
            }],
        }),
    )?;
    desk.rpc(
        "contract_sign",
        &json!({
            "deal": deal, "number": "演示-2026-001", "kind": "licence", "licence_kind": "sole", "seller": owner, "buyer": client,
            "signed_on": "2026-01-15",
            "money": { "price": "3200000.00", "technology_amount": "3000000.00", "instalments": [
                { "kind": "upfront", "amount": "500000.00", "due_on": "2026-02-01" },
                { "kind": "milestone", "amount": "2700000.00", "condition": "验收合格" },
            ] },
        }),
    )?;
    let receive = |covers: &str, amount: &str, on: &str| {
        desk.rpc("receipt_record", &json!({ "deal": deal, "covers": covers, "amount": amount, "received_on": on }))
    };
    receive("upfront", "500000.00", "2026-02-01")?;
    let second = text(&receive("milestone", "300000.00", "2026-04-20")?["id"])?;
    desk.rpc("refund_record", &json!({ "deal": deal, "receipt": second, "amount": "80000.00", "refunded_on": "2026-05-06" }))?;
    Ok(payee)
}

/// A desk, reached through the command line.
struct Desk {
    program: PathBuf,
    folder: PathBuf,
}

impl Desk {
    fn rpc(&self, command: &str, request: &Value) -> Result<Value> {
        self.call(&["rpc", command, &request.to_string()])
    }

    fn call(&self, arguments: &[&str]) -> Result<Value> {
        let mut command = Command::new(&self.program);
        command
            .arg("--desk")
            .arg(&self.folder)
            .args(arguments)
            .env("BROKERDESK_NO_KEYRING", "1")
            .env_remove("BROKERDESK_PASSPHRASE");
        let output = command.output().with_context(|| format!("{} does not start", self.program.display()))?;
        if !output.status.success() {
            bail!("brokerdesk {} failed: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr));
        }
        Ok(serde_json::from_slice(&output.stdout)?)
    }
}

fn text(value: &Value) -> Result<String> {
    value.as_str().map(str::to_owned).with_context(|| format!("no text where one was expected: {value}"))
}

/// Where cargo puts what it builds.
pub fn target(root: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}
