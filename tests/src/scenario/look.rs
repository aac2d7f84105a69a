//! What a scenario looks at. Amounts are compared as people write them, so that a fault shows both.

use serde_json::{Value, json};

use super::{
    phrase::{Read, amount, day, grouped, holes, reason, split, word},
    world::World,
};

impl World {
    /// Looks whether a sentence is true.
    pub fn look(&mut self, text: &str) -> Read<()> {
        if let Some([code]) = holes(text, "refused with {}") {
            let found = self.refusal.as_ref().map(|error| error.code.to_string());
            return same("the refusal", found.as_deref().unwrap_or("nothing"), code);
        }
        if let Some([items]) = holes(text, "missing is {}") {
            return self.missing(items);
        }
        if let Some([said]) = holes(text, "undo says {}") {
            let preview = self.ask("undo_preview", json!({}))?;
            return same("undo", preview["entry"]["what"]["en"].as_str().unwrap_or("nothing"), said);
        }
        if let Some([said]) = holes(text, "redo says {}") {
            let preview = self.ask("undo_preview", json!({}))?;
            return same("redo", preview["undone"]["what"]["en"].as_str().unwrap_or("nothing"), said);
        }
        if text == "check is sound" {
            return self.sound();
        }
        if let Some([name]) = holes(text, "{} is erased") {
            let payee = self.payee(name)?.to_owned();
            let list = self.ask("payee_page", json!({}))?;
            let found = list["rows"].as_array().expect("a list of payees").iter().find(|row| row["id"] == payee.as_str());
            let kept = found.map(|row| row["record"]["name"].clone()).unwrap_or_default();
            return if kept.is_null() { Ok(()) } else { Err(format!("the name is still {kept}")) };
        }
        if let Some([name, stage]) = holes(text, "{} stands in {}") {
            let deal = self.deal(name)?;
            let page = self.ask("deal_page", json!({ "id": deal }))?;
            return same("the stage", page["stage"].as_str().unwrap_or_default(), stage);
        }
        if let Some([name, number]) = holes(text, "the contract of {} has number {}") {
            let deal = self.deal(name)?;
            let page = self.ask("deal_page", json!({ "id": deal }))?;
            return same("the number", page["contract"]["number"].as_str().unwrap_or_default(), number);
        }
        if let Some([name, days]) = holes(text, "the mandate of {} ends on {}") {
            let deal = self.deal(name)?;
            let page = self.ask("deal_page", json!({ "id": deal }))?;
            return same("the end", page["mandate"]["ends_on"].as_str().unwrap_or("no day"), days);
        }
        if let Some([name, said]) = holes(text, "the log of {} says {}") {
            let deal = self.deal(name)?;
            let page = self.ask("deal_page", json!({ "id": deal }))?;
            let told = |note: &Value| {
                let before = note["before"].as_array().into_iter().flatten().map(|before| plain_word(&before["text"]));
                [plain_word(&note["text"])].into_iter().chain(before.map(|text| format!("before “{text}”"))).collect::<Vec<_>>()
            };
            let log: Vec<String> = page["notes"].as_array().into_iter().flatten().flat_map(told).collect();
            return same("the log", &log.join(", "), said);
        }
        if let Some([name, stage]) = holes(text, "the facts of {} are at {}") {
            let deal = self.deal(name)?;
            let page = self.ask("deal_page", json!({ "id": deal }))?;
            return same("the facts", page["ahead"]["stage"].as_str().unwrap_or("its stage"), stage);
        }
        if let Some([name, steps]) = holes(text, "the path of {} is {}") {
            let deal = self.deal(name)?;
            let page = self.ask("deal_page", json!({ "id": deal }))?;
            let said = |step: &Value| format!("{} on {}", plain_word(&step["to"]), plain_word(&step["on"]));
            let path: Vec<String> = page["path"].as_array().into_iter().flatten().map(said).collect();
            return same("the path", &path.join(", "), steps);
        }
        if text.starts_with("the statement for ") || text.starts_with("statement ") {
            return self.statement_look(text);
        }
        self.commission_look(text)
    }

    fn missing(&self, items: &str) -> Read<()> {
        let detail =
            self.refusal.as_ref().and_then(|error| error.detail.as_ref()).ok_or("nothing was refused for missing evidence")?;
        let found: Vec<String> = detail["missing"].as_array().into_iter().flatten().map(plain_word).collect();
        same("missing", &found.join(", "), items)
    }

    fn commission_look(&mut self, text: &str) -> Read<()> {
        if let Some([sums]) = holes(text, "payable is {}") {
            let page = self.commission()?;
            let payees = all(&page["accounts"], "payees");
            let name = |sum: &Value| (sum["payee"].clone(), sum["amount"].clone());
            return self.parts(payees.iter().map(name).collect(), sums);
        }
        if let Some([sum]) = holes(text, "commission is {}") {
            let page = self.commission()?;
            let lines = all(&page["accounts"], "lines");
            let total = sum_of(lines.iter().map(|line| &line["line"]["commission"]))?;
            return same("the commission", &grouped(&total), sum);
        }
        if let Some([sum]) = holes(text, "altogether payable is {}") {
            return same_amount("altogether payable", &self.commission()?["payable"], sum);
        }
        if let Some([kind, on, why]) = holes(text, "the {} of {} counts nowhere because {}") {
            let page = self.commission()?;
            let on = json!(day(on)?);
            let list = page["uncounted"].as_array().expect("a list");
            let row = list.iter().find(|row| row["entry"]["on"] == on && row["entry"]["what"]["kind"] == kind);
            let found = row.map_or("nothing".to_owned(), |row| plain_word(&row["why"]));
            return same("the reason", &found, why);
        }
        let [kind, on, rest] = holes(text, "the {} line of {} {}").ok_or("nobody knows this sentence")?;
        let line = self.line(kind, on)?;
        if let Some([sum]) = holes(rest, "earns {}") {
            return same_amount("the commission", &line["commission"], sum);
        }
        if let Some([why]) = holes(rest, "is zero because {}") {
            return same("the reason", &plain_word(&line["explain"]["zero"]), why);
        }
        if rest == "brings the commission to nothing" {
            let found = line["explain"]["comes_to_nothing"].as_bool().unwrap_or_default();
            return if found { Ok(()) } else { Err("it is an ordinary line".to_owned()) };
        }
        let sums = holes::<1>(rest, "pays {}").ok_or("nobody knows this sentence")?[0];
        if amount(sums).is_ok() {
            return same_amount("the line", &line["payable"], sums);
        }
        let parts = line["parts"].as_array().expect("a line has parts").iter();
        self.parts(parts.map(|part| (part["payee"].clone(), part["amount"].clone())).collect(), sums)
    }

    fn commission(&mut self) -> Read<Value> {
        let deal = self.same_deal()?;
        self.ask("commission_page", json!({ "deal": deal }))
    }

    fn line(&mut self, kind: &str, on: &str) -> Read<Value> {
        let on_day = json!(day(on)?);
        let page = self.commission()?;
        let lines: Vec<Value> = all(&page["accounts"], "lines").into_iter().map(|line| line["line"].clone()).collect();
        let mut found = lines.into_iter().filter(|line| line["kind"] == kind && line["on"] == on_day);
        match (found.next(), found.next()) {
            (Some(line), None) => Ok(line),
            (None, _) => Err(format!("there is no {kind} line of {on}")),
            (Some(_), Some(_)) => Err(format!("there are several {kind} lines of {on}")),
        }
    }

    /// `333.34 to Li, 333.33 to Wang`: everyone who has a part is named, in the order of the shares.
    fn parts(&self, found: Vec<(Value, Value)>, said: &str) -> Read<()> {
        let name = |id: &Value| self.payees.iter().find(|(_, known)| id == known.as_str()).map_or("?", |(name, _)| name.as_str());
        let found: Vec<String> = found
            .iter()
            .map(|(payee, sum)| format!("{} to {}", grouped(sum.as_str().unwrap_or_default()), name(payee)))
            .collect();
        same("the parts", &found.join(", "), said)
    }

    fn statement_look(&mut self, text: &str) -> Read<()> {
        let (text, why) = reason(text);
        let (head, phrases) = split(text);
        let verbs = [" has ", " lists ", " leaves out ", " shows ", " is "];
        let verb =
            verbs.into_iter().filter_map(|verb| Some((head.find(verb)?, verb))).min().ok_or("nobody knows this sentence")?;
        let (who, rest) = (&head[..verb.0], &head[verb.0 + verb.1.len()..]);
        let id = if let Some([name]) = holes(who, "the statement for {}") {
            self.statement(name, None)?
        } else {
            let [number, name] = holes(who, "statement {} for {}").ok_or("nobody knows this sentence")?;
            self.statement(name, Some(number))?
        };
        let view = self.ask("statement_view", json!({ "id": id }))?;
        let stated = self.ask("statement_lines", json!({ "id": id }))?;
        let left_out = self.ask("statement_left_out", json!({ "id": id }))?;
        let lines: Vec<&Value> = stated["lines"].as_array().into_iter().flatten().map(|stated| &stated["line"]).collect();
        let body = &json!({ "totals": view["totals"], "lines": lines, "left_out": left_out["rows"] });
        match verb.1 {
            " has " => totals(body, std::iter::once(rest).chain(phrases)),
            " lists " => lists(body, rest, &phrases),
            " leaves out " => leaves_out(body, rest, why.unwrap_or_default()),
            " shows " => shows_zero(body, rest, why.unwrap_or_default()),
            _ => is(&view, rest),
        }
    }
}

/// `gross 1.00`, `net 1.00` and so on.
fn totals<'t>(body: &Value, said: impl Iterator<Item = &'t str>) -> Read<()> {
    for phrase in said {
        let (what, sum) = phrase.rsplit_once(' ').ok_or("a sum has a name and an amount")?;
        let found = &body["totals"][word(what)];
        if found.is_null() {
            return Err(format!("a statement has no “{what}”"));
        }
        same_amount(what, found, sum)?;
    }
    Ok(())
}

fn lists(body: &Value, rest: &str, phrases: &[&str]) -> Read<()> {
    let lines = body["lines"].as_array().expect("a statement has lines");
    let count = match rest {
        "nothing" => Some("0"),
        "1 line" => Some("1"),
        _ => rest.strip_suffix(" lines"),
    };
    if let Some(count) = count {
        return same("the number of lines", &lines.len().to_string(), count);
    }
    let [status, sum, kind, on] = holes(rest, "a {} line of {} for the {} of {}").ok_or("nobody knows this sentence")?;
    let on = json!(day(on)?);
    let line = lines.iter().find(|line| line["kind"] == kind && line["on"] == on).ok_or("there is no such line")?;
    same("the line", &plain_word(&line["status"]), status)?;
    same_amount("the line", &line["amount"], sum)?;
    let causes: Vec<String> = line["causes"].as_array().into_iter().flatten().map(cause).collect();
    same("the causes", &causes.join(", "), &phrases.join(", "))
}

fn cause(cause: &Value) -> String {
    let entry = &cause["entry"];
    let named = || format!("the {} of {}", plain_word(&entry["kind"]), entry["on"].as_str().unwrap_or("?"));
    match cause["cause"].as_str() {
        Some("entered") => format!("since {} was entered", named()),
        Some("reversed") => format!("since {} was taken back", named()),
        Some("terms_changed") => "since the terms changed".to_owned(),
        _ => format!("since {cause}"),
    }
}

fn leaves_out(body: &Value, rest: &str, why: &str) -> Read<()> {
    let [kind, on] = holes(rest, "the {} of {}").ok_or("nobody knows this sentence")?;
    let on = json!(day(on)?);
    let list = body["left_out"].as_array().expect("a statement says what it leaves out");
    let row = list.iter().find(|row| row["event"]["kind"] == kind && row["event"]["on"] == on).ok_or("it is not left out")?;
    let number = &row["why"]["number"];
    let found = match number["year"].as_i64() {
        Some(year) => format!("already on {year}-{:03}", number["sequence"].as_i64().unwrap_or_default()),
        None => plain_word(&row["why"]["why"]),
    };
    same("the reason", &found, why)
}

fn shows_zero(body: &Value, rest: &str, why: &str) -> Read<()> {
    let [sum, kind, on] = holes(rest, "{} for the {} of {}").ok_or("nobody knows this sentence")?;
    let on = json!(day(on)?);
    let lines = body["lines"].as_array().expect("a statement has lines");
    let line = lines.iter().find(|line| line["kind"] == kind && line["on"] == on).ok_or("there is no such line")?;
    same_amount("the line", &line["amount"], sum)?;
    let zero = &line["zero"];
    let found = if zero["reason"].is_null() { &zero["why"] } else { &zero["reason"] };
    same("the reason", &plain_word(found), why)
}

fn is(view: &Value, rest: &str) -> Read<()> {
    if let Some([number]) = holes(rest, "number {}") {
        return same("the number", view["number"].as_str().unwrap_or("none"), number);
    }
    if let Some([name]) = holes(rest, "for {}") {
        return same("the name", view["payee_name"].as_str().unwrap_or("nobody named"), name);
    }
    same("the statement", &plain_word(&view["state"]), rest)
}

fn all(list: &Value, field: &str) -> Vec<Value> {
    let parts = list.as_array().into_iter().flatten();
    parts.flat_map(|part| part[field].as_array().cloned().unwrap_or_default()).collect()
}

fn sum_of<'v>(amounts: impl Iterator<Item = &'v Value>) -> Read<String> {
    let amounts = amounts.map(|text| domain::Money::parse(text.as_str().unwrap_or_default()));
    let amounts: Vec<domain::Money> = amounts.collect::<Result<_, _>>().map_err(|_| "an amount can't be read")?;
    Ok(domain::Money::sum(amounts).map_err(|_| "a sum is too large")?.to_string())
}

fn plain_word(value: &Value) -> String {
    value.as_str().unwrap_or("nothing").replace('_', " ")
}

fn same_amount(what: &str, found: &Value, said: &str) -> Read<()> {
    amount(said)?;
    same(what, &grouped(found.as_str().unwrap_or_default()), said)
}

fn same(what: &str, found: &str, said: &str) -> Read<()> {
    if found == said { Ok(()) } else { Err(format!("{what}: said {said}, found {found}")) }
}
