//! Commission terms from the phrases of a sentence.

use serde_json::{Map, Value, json};

use super::{
    phrase::{Read, amount, bands, day, holes, percent, receipt_kinds},
    world::World,
};

/// The fields of a clause: `covers upfront and milestone`, `commission 5 %`, `cap 300,000.00`, `all to Li` and so on. The
/// phrase about shares comes last, since names follow one another with commas.
pub fn clause(world: &World, phrases: &[&str], reason: Option<&str>) -> Read<Value> {
    let mut fields = Map::new();
    for (index, phrase) in phrases.iter().enumerate() {
        if let Some(shares) = shares(world, &phrases[index..])? {
            put(&mut fields, "shares", shares)?;
            return finished(fields, reason);
        }
        let (name, value) = field(world, phrase)?;
        put(&mut fields, name, value)?;
    }
    Err("a clause ends with who shares it: “all to Li”, “a third each to Li, Wang, Zhao”, “shared Li 60 %, Wang 40 %”".to_owned())
}

fn put(fields: &mut Map<String, Value>, name: &str, value: Value) -> Read<()> {
    if name == "guideline" {
        let rates = fields.get_mut("rates").filter(|rates| rates["kind"] == "negotiated");
        rates.ok_or("“against” comes after “commission”")?["guideline"] = value;
        return Ok(());
    }
    if fields.insert(name.to_owned(), value).is_some() { Err(format!("{name} is said twice")) } else { Ok(()) }
}

fn finished(mut fields: Map<String, Value>, reason: Option<&str>) -> Read<Value> {
    fields.entry("covers").or_insert(json!(["upfront", "milestone"]));
    let rates = fields.get_mut("rates").ok_or("a clause says its commission: “commission 5 %” or “by G-2025 locked”")?;
    if let Some(reason) = reason {
        rates["reason"] = json!(reason);
    }
    Ok(Value::Object(fields))
}

fn field(world: &World, phrase: &str) -> Read<(&'static str, Value)> {
    if let Some([kinds]) = holes(phrase, "covers {}") {
        return Ok(("covers", json!(receipt_kinds(kinds)?)));
    }
    if let Some([table]) = holes(phrase, "by {} locked") {
        return Ok(("rates", json!({ "kind": "guideline", "table": world.table(table)? })));
    }
    if let Some([table]) = holes(phrase, "by {} in force at the receipt") {
        return Ok(("rates", json!({ "kind": "guideline_in_force", "table": world.table(table)? })));
    }
    if let Some([scale]) = holes(phrase, "commission {}") {
        let (method, scale) = scale.strip_prefix("on the whole ").map_or(("marginal", scale), |scale| ("whole", scale));
        let scale = json!({ "method": method, "bands": bands(scale)? });
        return Ok(("rates", json!({ "kind": "negotiated", "scale": scale })));
    }
    if let Some([table]) = holes(phrase, "against {}") {
        return Ok(("guideline", json!(world.table(table)?)));
    }
    if let Some([factor]) = holes(phrase, "times {}") {
        return Ok(("factor", json!(factor)));
    }
    if let Some([minimum, due]) = holes(phrase, "minimum {} at the {}") {
        return Ok(("minimum", json!({ "amount": amount(minimum)?, "due": due })));
    }
    if let Some([cap]) = holes(phrase, "cap {}") {
        return Ok(("cap", json!(amount(cap)?)));
    }
    if let Some([end]) = holes(phrase, "until {}") {
        return Ok(("ends_on", json!(day(end)?)));
    }
    match phrase {
        "on the technology amount" => Ok(("base", json!("technology"))),
        "earned at the signing" => Ok(("earning", json!("signing"))),
        _ => Err(format!("“{phrase}” is no commission term")),
    }
}

/// Who shares, if the phrases begin with it.
fn shares(world: &World, phrases: &[&str]) -> Read<Option<Value>> {
    let (first, others) = phrases.split_first().ok_or("a phrase is missing")?;
    let each = |first: &str, share: &str, count: usize| -> Read<Option<Value>> {
        let names: Vec<&str> = std::iter::once(first).chain(others.iter().copied()).collect();
        if names.len() != count {
            return Err(format!("{count} payees share here"));
        }
        let list = names.iter().map(|name| Ok(json!({ "payee": world.payee(name)?, "share": share })));
        list.collect::<Read<Vec<_>>>().map(|list| Some(json!(list)))
    };
    if let Some(name) = first.strip_prefix("all to ") {
        return each(name, "100", 1);
    }
    if let Some(name) = first.strip_prefix("half each to ") {
        return each(name, "50", 2);
    }
    if let Some(name) = first.strip_prefix("a third each to ") {
        return each(name, "1/3", 3);
    }
    let Some(first) = first.strip_prefix("shared ") else { return Ok(None) };
    let part = |text: &str| {
        let [name, share] = holes(text, "{} {} %").ok_or_else(|| format!("“{text}” is no share: write Li 60 %"))?;
        Ok(json!({ "payee": world.payee(name)?, "share": share }))
    };
    std::iter::once(first).chain(others.iter().copied()).map(part).collect::<Read<Vec<_>>>().map(|list| Some(json!(list)))
}

/// The payees that the phrase about shares names.
pub fn names_of_payees<'t>(phrases: &[&'t str]) -> Vec<&'t str> {
    let begins =
        |phrase: &&str| ["all to ", "half each to ", "a third each to ", "shared "].iter().any(|word| phrase.starts_with(word));
    let start = phrases.iter().position(begins).unwrap_or(phrases.len());
    let name = |phrase: &'t str| {
        let phrase =
            phrase.split_once(" to ").filter(|(before, _)| before.starts_with(['a', 'h'])).map_or(phrase, |(_, name)| name);
        let phrase = phrase.strip_prefix("shared ").unwrap_or(phrase);
        holes::<2>(phrase, "{} {} %").map_or(phrase, |[name, _]| name)
    };
    phrases[start..].iter().map(|phrase| name(phrase)).collect()
}

/// The money of a contract: its price and `technology amount …`, `instalment …`, `royalty … of …`.
pub fn contract_money(price: &str, phrases: &[&str]) -> Read<Value> {
    let price = if price == "an open price" { Value::Null } else { json!(amount(price)?) };
    let mut money = json!({ "price": price, "instalments": [] });
    for phrase in phrases {
        if let Some([technology]) = holes(phrase, "technology amount {}") {
            money["technology_amount"] = json!(amount(technology)?);
        } else if let Some([planned, due]) = holes(phrase, "instalment {} due {}") {
            let planned = json!({ "kind": "upfront", "amount": amount(planned)?, "due_on": day(due)?, "condition": null });
            money["instalments"].as_array_mut().expect("made as a list").push(planned);
        } else if let Some([rate, base]) = holes(phrase, "royalty {} of {}") {
            money["royalty"] = json!({ "rate": percent(rate)?, "base": base, "until": null });
        } else {
            return Err(format!("“{phrase}” is nothing of a contract's money"));
        }
    }
    Ok(money)
}
