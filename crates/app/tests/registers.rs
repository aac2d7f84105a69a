//! Registers hold every amount to the fen, in both languages and both formats, and run nothing.

mod desk;

use std::{fs, io::Read as _};

use serde_json::{Value, json};
use zip::ZipArchive;

use crate::desk::Desk;

/// A deal of two instalments, of which the first came in and part of it went back, with a statement that states the receipt and a draft
/// that has yet to state the refund; and a second deal of which nothing is known but its name.
struct Known {
    desk: Desk,
    deal: Value,
    folder: tempfile::TempDir,
}

fn known() -> Known {
    let mut desk = Desk::new();
    let seller = desk.made("organisation_add", json!({ "record": { "name": "卖方大学" } }));
    let buyer = desk.made("organisation_add", json!({ "record": { "name": "+买方, \"公司\"" } }));
    let payee = desk.made("payee_add", json!({ "record": { "name": "李示例", "kind": "company" } }));
    let deal = desk.made("deal_open", json!({ "deal": { "title": "=1+1", "client": buyer }, "on": "2026-01-02" }));
    desk.made("deal_open", json!({ "deal": { "title": "另一个" }, "on": "2026-01-03" }));
    let rates = json!({ "kind": "negotiated", "scale": { "method": "marginal", "bands": [{ "up_to": null, "rate": "0.05" }] } });
    let clause = json!({ "covers": ["upfront", "milestone"], "rates": rates, "shares": [{ "payee": payee, "share": "100" }] });
    let mandate = json!({ "deal": deal, "client": seller, "signed_on": "2026-01-05", "payer": "seller", "clauses": [clause] });
    desk.ask("mandate_sign", mandate);
    let instalments = json!([{ "kind": "upfront", "amount": "400000.01" }, { "kind": "milestone", "amount": "834567.88" }]);
    let money = json!({ "price": "1234567.89", "technology_amount": "1234567.89", "instalments": instalments });
    let contract = json!({ "deal": deal, "number": "-T-1", "kind": "service", "seller": seller, "buyer": buyer, "signed_on": "2026-01-20", "money": money });
    desk.ask("contract_sign", contract);
    let page = desk.ask("deal_page", json!({ "id": deal }));
    let planned = page["contract"]["money"]["instalments"][0]["id"].clone();
    let receipt =
        json!({ "deal": deal, "covers": "upfront", "amount": "400000.01", "received_on": "2026-02-10", "instalment": planned });
    let receipt = desk.made("receipt_record", receipt);
    let statement = json!({ "payee": payee, "from": "2026-01-01", "to": "2026-02-28" });
    let statement = desk.made("statement_draft", statement);
    desk.ask("statement_submit", json!({ "id": statement, "on": "2026-03-02" }));
    let refund = json!({ "deal": deal, "receipt": receipt, "amount": "100000.01", "refunded_on": "2026-03-05" });
    desk.ask("refund_record", refund);
    desk.ask("statement_draft", json!({ "payee": payee, "from": "2026-03-01", "to": "2026-03-31" }));
    Known { desk, deal, folder: tempfile::tempdir().unwrap() }
}

impl Known {
    fn file(&mut self, name: &str, of: Value, more: &Value) -> (String, Value) {
        let file = self.folder.path().join(name);
        let mut request = json!({ "of": of, "file": file });
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let written = self.desk.ask("register_export", request);
        (file.display().to_string(), written)
    }

    /// The rows of a register, its headings first.
    fn rows(&mut self, name: &str, of: Value, more: &Value) -> Vec<String> {
        let (file, written) = self.file(&format!("{name}.csv"), of, more);
        let text = fs::read_to_string(file).unwrap();
        let rows: Vec<String> = text.trim_start_matches('\u{feff}').lines().map(str::to_owned).collect();
        assert_eq!(written["rows"], rows.len() - 1);
        rows
    }
}

#[test]
fn receipts_stand_by_day_with_what_they_brought_and_where_it_is_stated() {
    let mut known = known();
    let rows = known.rows("receipts", json!({ "register": "receipts" }), &json!({}));
    assert_eq!(
        rows,
        [
            "日期,项目,企业客户,合同编号,款项,期次,到款（元）,退款（元）,产生佣金（元）,列入的结算单",
            "2026-02-10,'=1+1,\"'+买方, \"\"公司\"\"\",'-T-1,首付款,1,400000.01,,20000.00,李示例 2026-001",
            "2026-03-05,'=1+1,\"'+买方, \"\"公司\"\"\",'-T-1,首付款,1,,100000.01,-5000.00,",
        ]
    );
    let english = known.rows("english", json!({ "register": "receipts" }), &json!({ "language": "en" }));
    assert_eq!(
        english[0],
        "Day,Deal,Client,Contract number,Paid for,Instalment,Receipt (yuan),Refund (yuan),Commission (yuan),Stated on"
    );
    // What lies in the bin is in no register.
    let deal = known.deal.clone();
    known.desk.ask("deal_remove", json!({ "id": deal }));
    assert_eq!(known.rows("none", json!({ "register": "receipts" }), &json!({})).len(), 1);
}

#[test]
fn deals_stand_as_their_list_is_asked_for() {
    let mut known = known();
    let all = known.rows("deals", json!({ "register": "deals", "order": "title", "is_descending": true }), &json!({}));
    assert_eq!(all.len(), 3);
    assert_eq!(
        all[0],
        "项目,成果持有单位,企业客户,阶段,进入阶段日,合同编号,合同类别,签订日,合同价款（元）,意向价（元）,已到款（元）,到款比例（%）,已计佣金（元）,下一步,下一步日期"
    );
    let row = all.iter().find(|row| row.starts_with("'=1+1")).unwrap();
    assert_eq!(
        row,
        "'=1+1,,\"'+买方, \"\"公司\"\"\",P00 发现,2026-01-02,'-T-1,技术服务,2026-01-20,1234567.89,,300000.00,24,15000.00,,"
    );
    assert_eq!(known.rows("sought", json!({ "register": "deals", "search": "另一" }), &json!({})).len(), 2);
    let only = json!({ "register": "deals", "only": { "contract": ["service"] } });
    assert_eq!(known.rows("only", only, &json!({})).len(), 2);
    let deal = known.deal.clone();
    let chosen = json!({ "register": "deals", "ids": [deal] });
    assert_eq!(known.rows("chosen", chosen, &json!({}))[1..], *std::slice::from_ref(row));
}

#[test]
fn statements_stand_with_their_sums() {
    let mut known = known();
    let rows = known.rows("statements", json!({ "register": "statements" }), &json!({}));
    assert_eq!(rows[0], "收款方,编号,期间起,期间止,状态,总额（元）,其中增值税（元）,预扣（元）,实付（元）");
    assert!(rows.contains(&"李示例,2026-001,2026-01-01,2026-02-28,已提交,20000.00,0.00,0.00,20000.00".to_owned()), "{rows:?}");
    let drafts = known.rows("drafts", json!({ "register": "statements", "state": "draft" }), &json!({ "language": "en" }));
    assert_eq!((drafts.len(), drafts[1].contains(",draft,-5000.00,")), (2, true), "{drafts:?}");
}

#[test]
fn a_workbook_holds_the_same_amounts_and_no_formula() {
    let mut known = known();
    for (register, amounts) in [
        ("deals", ["1234567.89", "300000", "15000"]),
        ("receipts", ["400000.01", "100000.01", "-5000"]),
        ("statements", ["20000", "-5000", "0"]),
    ] {
        let (file, _) = known.file(&format!("{register}.xlsx"), json!({ "register": register }), &json!({}));
        let mut workbook = ZipArchive::new(fs::File::open(file).unwrap()).unwrap();
        let mut sheet = String::new();
        workbook.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
        assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "{register}");
        for amount in amounts {
            assert!(sheet.contains(&format!("<v>{amount}</v>")), "{register} has {amount}: {sheet}");
        }
    }
}
