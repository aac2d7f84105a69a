//! What is put right in a scenario: what stands, with what the phrases say in its place.

use serde_json::{Value, json};

use super::{
    act::Done,
    phrase::{Read, day, holes},
    world::World,
};

/// What of a contract and of a mandate a correction says anew.
const CONTRACT: &[&str] = &["number", "kind", "licence_kind", "seller", "buyer", "signed_on"];
const MANDATE: &[&str] = &["client", "signed_on", "ends_on", "tail_months", "is_exclusive", "payer"];

impl World {
    /// `correct the contract of N, number N-2, signed on 2026-01-05`.
    pub(super) fn correct_act(&mut self, head: &str, phrases: &[&str], reason: Option<&str>) -> Read<Option<Done>> {
        if let Some([paper, name]) = holes(head, "correct the {} of {}") {
            let (command, fields) = match paper {
                "contract" => ("contract_correct", CONTRACT),
                "mandate" => ("mandate_correct", MANDATE),
                _ => return Err(format!("“{paper}” is not put right")),
            };
            let deal = self.deal(name)?;
            let page = self.ask("deal_page", json!({ "id": deal }))?;
            let mut request = json!({ "deal": deal, "reason": reason });
            for field in fields {
                request[*field] = page[paper].get(*field).cloned().unwrap_or_default();
            }
            for phrase in phrases {
                let (field, value) = self.put_right(phrase)?;
                request[field] = value;
            }
            return Ok(Some(self.bench.call(command, request).map(drop)));
        }
        if let Some([said, name, text]) = holes(head, "correct the note “{}” on {} to “{}”") {
            let deal = self.deal(name)?;
            let page = self.ask("deal_page", json!({ "id": deal }))?;
            let notes = page["notes"].as_array().ok_or("a deal has notes")?;
            let note = notes.iter().find(|note| note["text"] == said).ok_or_else(|| format!("no note says “{said}”"))?;
            let request = json!({ "id": deal, "note": note["id"], "text": text, "on": note["on"], "reason": reason });
            return Ok(Some(self.bench.call("note_correct", request).map(drop)));
        }
        Ok(None)
    }

    fn put_right(&self, phrase: &str) -> Read<(&'static str, Value)> {
        let organisation = |name: &str| -> Read<Value> { Ok(json!(self.organisation(name)?)) };
        Ok(if let Some([number]) = holes(phrase, "number {}") {
            ("number", json!(number))
        } else if let Some([on]) = holes(phrase, "signed on {}") {
            ("signed_on", json!(day(on)?))
        } else if let Some([on]) = holes(phrase, "until {}") {
            ("ends_on", json!(day(on)?))
        } else if let Some([months]) = holes(phrase, "protected for {} months") {
            ("tail_months", json!(months.parse::<u32>().map_err(|error| error.to_string())?))
        } else if let Some([payer]) = holes(phrase, "paid by the {}") {
            ("payer", json!(payer))
        } else if let Some([name]) = holes(phrase, "seller {}") {
            ("seller", organisation(name)?)
        } else if let Some([name]) = holes(phrase, "buyer {}") {
            ("buyer", organisation(name)?)
        } else if let Some([name]) = holes(phrase, "client {}") {
            ("client", organisation(name)?)
        } else {
            return Err(format!("“{phrase}” is nothing that is put right"));
        })
    }
}
