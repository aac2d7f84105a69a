//! What happens in a scenario: each sentence is one command of the program, but for a contract told in one breath.

use app::Error;
use serde_json::{Value, json};

use super::{
    phrase::{Read, amount, bands, day, holes, percent, reason, receipt_kind, split, word},
    terms,
    world::World,
};

/// What the program said to a command.
pub(super) type Done = Result<(), Error>;

impl World {
    /// Carries out a sentence. The outer error is a fault of the file, the inner one a refusal of the program.
    pub fn act(&mut self, text: &str) -> Read<Done> {
        let (sentence, reason) = reason(text);
        let (head, phrases) = split(sentence);
        for act in [
            Self::desk_act,
            Self::record_act,
            Self::correct_act,
            Self::deal_act,
            Self::terms_act,
            Self::money_act,
            Self::statement_act,
        ] {
            if let Some(done) = act(self, head, &phrases, reason)? {
                return Ok(done);
            }
        }
        Err("nobody knows this sentence".to_owned())
    }

    fn call(&mut self, command: &str, request: Value) -> Read<Option<Done>> {
        Ok(Some(self.bench.call(command, request).map(drop)))
    }

    fn make(&mut self, command: &str, request: Value, keep: impl FnOnce(&mut Self, String)) -> Read<Option<Done>> {
        Ok(Some(self.bench.make(command, request).map(|id| keep(self, id))))
    }

    fn desk_act(&mut self, head: &str, phrases: &[&str], reason: Option<&str>) -> Read<Option<Done>> {
        let done = if let Some([today]) = holes(head, "today is {}") {
            self.bench.clock.set(day(today)?);
            Some(Ok(()))
        } else if head == "undo" {
            self.call("undo", json!({}))?
        } else if head == "redo" {
            self.call("redo", json!({}))?
        } else if head == "restart" {
            Some(self.bench.restart())
        } else {
            return Ok(None);
        };
        nothing_more(phrases, reason)?;
        Ok(done)
    }

    /// Organisations, results, payees and rate tables.
    fn record_act(&mut self, head: &str, phrases: &[&str], reason: Option<&str>) -> Read<Option<Done>> {
        if let Some([name]) = holes(head, "organisation {}") {
            nothing_more(phrases, reason)?;
            let name = name.to_owned();
            let request = json!({ "record": { "name": name } });
            return self.make("organisation_add", request, |world, id| drop(world.organisations.insert(name, id)));
        }
        if let Some([title, owner]) = holes(head, "result {} of {}") {
            nothing_more(&[], reason)?;
            let request = json!({ "record": self.result_fields(title, owner, phrases)? });
            let title = title.to_owned();
            return self.make("result_add", request, |world, id| drop(world.results.insert(title, id)));
        }
        if let Some([name]) = holes(head, "payee {}") {
            nothing_more(&[], reason)?;
            let (name, request) = (name.to_owned(), json!({ "record": payee(name, phrases)? }));
            return self.make("payee_add", request, |world, id| drop(world.payees.insert(name, id)));
        }
        if let Some([name]) = holes(head, "change payee {}") {
            nothing_more(&[], reason)?;
            let request = json!({ "id": self.payee(name)?, "record": payee(name, phrases)? });
            return self.call("payee_change", request);
        }
        if let Some([version, days, scale]) = holes(head, "rate table {} from {}: {}") {
            nothing_more(phrases, reason)?;
            let (version, request) = (version.to_owned(), rate_table(version, days, scale)?);
            return self.make("rate_table_issue", request, |world, id| drop(world.tables.insert(version, id)));
        }
        if let Some([name]) = holes(head, "erase {}") {
            nothing_more(phrases, reason)?;
            let list = self.ask("person_list", json!({}))?;
            let person = list["persons"].as_array().expect("a list of persons").iter().find(|person| person["name"] == name);
            let person = person.ok_or_else(|| format!("nobody is called {name}"))?["id"].clone();
            return self.call("person_erase", json!({ "ids": [person] }));
        }
        Ok(None)
    }

    fn result_fields(&self, title: &str, owner: &str, phrases: &[&str]) -> Read<Value> {
        let mut fields = json!({ "title": title, "owner_unit": self.organisation(owner)?, "owner_name": owner });
        for phrase in phrases {
            if let Some([name]) = holes(phrase, "finisher {}") {
                fields["finishers"] = json!([{ "name": name, "share": null }]);
            } else if let Some([funding]) = holes(phrase, "funded by {}") {
                fields["funding"] = json!(funding);
            } else if let Some([level]) = holes(phrase, "TRL {}") {
                fields["trl"] = json!(level.parse::<u8>().map_err(|_| format!("“{level}” is no readiness level"))?);
            } else if let Some([status]) = holes(phrase, "patent {}") {
                fields["legal_status"] = json!(status);
            } else if *phrase == "a service result" {
                fields["is_service_result"] = json!(true);
            } else {
                return Err(format!("“{phrase}” is nothing of a result"));
            }
        }
        Ok(fields)
    }

    /// Deals, their stages and evidence.
    fn deal_act(&mut self, head: &str, phrases: &[&str], reason: Option<&str>) -> Read<Option<Done>> {
        if let Some([name, owner, client]) = holes(head, "deal {} between {} and {}") {
            nothing_more(&[], reason)?;
            let (owner, client) = (self.organisation(owner)?.to_owned(), self.organisation(client)?.to_owned());
            let results: Vec<&str> = match phrases {
                [] => Vec::new(),
                [about] => vec![self.result(about.strip_prefix("about ").ok_or("after a deal comes “about” a result")?)?],
                _ => return Err("a deal is about one result here".to_owned()),
            };
            let request = json!({ "deal": { "title": name, "results": results, "client": client } });
            let name = name.to_owned();
            return self.make("deal_open", request, |world, id| {
                world.parties.insert(name.clone(), (owner, client));
                world.deals.insert(name, id);
            });
        }
        if let Some([name, stage]) = holes(head, "move {} to {}") {
            let mut request = json!({ "id": self.deal(name)?, "to": stage, "reason": reason });
            match phrases {
                [] => {}
                [closing] => {
                    request["closure"] =
                        json!(word(closing.strip_prefix("closed as ").ok_or("a move is “closed as” something")?));
                }
                _ => return Err("too many phrases".to_owned()),
            }
            return self.call("deal_move", request);
        }
        if let Some([name]) = holes(head, "{} follows its facts") {
            nothing_more(phrases, None)?;
            let request = json!({ "id": self.deal(name)?, "reason": reason });
            return self.call("deal_follow", request);
        }
        if let Some([name]) = holes(head, "{} keeps its stage") {
            nothing_more(phrases, reason)?;
            let request = json!({ "id": self.deal(name)? });
            return self.call("deal_keep", request);
        }
        if let Some([item, name, on]) = holes(head, "tick {} on {} on {}") {
            nothing_more(phrases, reason)?;
            let request = json!({ "id": self.deal(name)?, "item": word(item), "on": day(on)?, "note": null });
            return self.call("evidence_tick", request);
        }
        if let Some([item, name]) = holes(head, "untick {} on {}") {
            nothing_more(phrases, reason)?;
            let request = json!({ "id": self.deal(name)?, "item": word(item) });
            return self.call("evidence_untick", request);
        }
        if let Some([name, text]) = holes(head, "note on {}: {}") {
            nothing_more(phrases, reason)?;
            let request = json!({ "id": self.deal(name)?, "text": text });
            return self.call("note_log", request);
        }
        Ok(None)
    }

    /// Mandate, contract and their amendments.
    fn terms_act(&mut self, head: &str, phrases: &[&str], reason: Option<&str>) -> Read<Option<Done>> {
        if let Some([name]) = holes(head, "clause of {}") {
            self.deal(name)?;
            let clause = terms::clause(self, phrases, reason)?;
            self.clauses.entry(name.to_owned()).or_default().push(clause);
            return Ok(Some(Ok(())));
        }
        if let Some([name, on]) = holes(head, "mandate of {} is signed on {}") {
            nothing_more(phrases, reason)?;
            return self.sign_mandate(name, &day(on)?.to_string()).map(Some);
        }
        if let Some([name, on, price]) = holes(head, "contract of {} is signed on {} at {}") {
            nothing_more(&[], reason)?;
            let money = terms::contract_money(price, phrases)?;
            return self.sign_contract(name, &day(on)?.to_string(), money).map(Some);
        }
        if let Some([name, price]) = holes(head, "contract {} at {}") {
            return self.contract_in_one_breath(name, price, phrases, reason).map(Some);
        }
        if let Some([name, from]) = holes(head, "amend the clause of {} from {}") {
            let deal = self.deal(name)?;
            let closes = self.open_clause(&deal, None)?;
            let clause = terms::clause(self, phrases, reason)?;
            return self.call("clause_amend", json!({ "deal": deal, "closes": closes, "from": day(from)?, "clause": clause }));
        }
        if let Some([name, from, price]) = holes(head, "amend the contract of {} from {} to {}") {
            nothing_more(&[], reason)?;
            let money = terms::contract_money(price, phrases)?;
            let request = json!({ "deal": self.deal(name)?, "from": day(from)?, "money": money });
            return self.call("contract_amend", request);
        }
        Ok(None)
    }

    fn sign_mandate(&mut self, name: &str, on: &str) -> Read<Done> {
        let deal = self.deal(name)?;
        let clauses = self.clauses.remove(name).unwrap_or_default();
        let client = self.parties[name].0.clone();
        let request = json!({ "deal": deal, "client": client, "signed_on": on, "payer": "seller", "clauses": clauses });
        Ok(self.bench.call("mandate_sign", request).map(drop))
    }

    fn sign_contract(&mut self, name: &str, on: &str, money: Value) -> Read<Done> {
        let deal = self.deal(name)?;
        let (seller, buyer) = self.parties[name].clone();
        let request = json!({
            "deal": deal, "number": name, "kind": "licence", "licence_kind": "exclusive",
            "seller": seller, "buyer": buyer, "signed_on": on, "money": money,
        });
        Ok(self.bench.call("contract_sign", request).map(drop))
    }

    /// Introduces the payees, and signs mandate and contract of a new deal today.
    fn contract_in_one_breath(&mut self, name: &str, price: &str, phrases: &[&str], reason: Option<&str>) -> Read<Done> {
        let first = |world: &mut Self, sentence: String| match world.act(&sentence)? {
            Ok(()) => Ok(()),
            Err(error) => Err(format!("“{sentence}” is refused with {}", error.code)),
        };
        let (owner, client) = (format!("Owner of {name}"), format!("Client of {name}"));
        first(self, format!("organisation {owner}"))?;
        first(self, format!("organisation {client}"))?;
        first(self, format!("deal {name} between {owner} and {client}"))?;
        for payee in terms::names_of_payees(phrases) {
            if !self.payees.contains_key(payee) {
                first(self, format!("payee {payee}, individual"))?;
            }
        }
        let clause = terms::clause(self, phrases, reason)?;
        self.clauses.insert(name.to_owned(), vec![clause]);
        let today = self.today();
        match self.sign_mandate(name, &today)? {
            Ok(()) => self.sign_contract(name, &today, terms::contract_money(price, &[])?),
            refused => Ok(refused),
        }
    }

    fn today(&self) -> String {
        app::session::Surroundings::today(&mut self.bench.clock.clone()).to_string()
    }

    /// What moves a commission.
    fn money_act(&mut self, head: &str, phrases: &[&str], reason: Option<&str>) -> Read<Option<Done>> {
        if let Some([paid, name, on]) = holes(head, "receive {} on {} on {}") {
            nothing_more(&[], reason)?;
            let mut request =
                json!({ "deal": self.deal(name)?, "covers": "upfront", "amount": amount(paid)?, "received_on": day(on)? });
            for phrase in phrases {
                if let Some([currency]) = holes(phrase, "in {}") {
                    request["currency"] = json!(currency);
                } else if let Some([until]) = holes(phrase, "a royalty accrued until {}") {
                    request["covers"] = json!("royalty");
                    request["accrued_on"] = json!(day(until)?);
                } else {
                    let kind = phrase.strip_prefix("as ").ok_or_else(|| format!("“{phrase}” is nothing of a receipt"))?;
                    request["covers"] = json!(receipt_kind(kind)?);
                }
            }
            return self.call("receipt_record", request);
        }
        if let Some([back, name, on, received]) = holes(head, "refund {} on {} on {} of the receipt of {}") {
            nothing_more(phrases, reason)?;
            let deal = self.deal(name)?;
            let receipt = self.entry(&deal, "receipt", day(received)?)?;
            let request = json!({ "deal": deal, "receipt": receipt, "amount": amount(back)?, "refunded_on": day(on)? });
            return self.call("refund_record", request);
        }
        if let Some([billed, name, on]) = holes(head, "bill a retainer of {} on {} on {}") {
            nothing_more(&[], reason)?;
            let (clause, left) = self.clause_named(name, phrases)?;
            let creditable = match left {
                [] => false,
                ["creditable"] => true,
                _ => return Err("a retainer is “creditable” or not".to_owned()),
            };
            let request = json!({ "deal": self.same_deal()?, "clause": clause, "amount": amount(billed)?, "billed_on": day(on)?, "creditable": creditable });
            return self.call("retainer_bill", request);
        }
        if let Some([by, name, on]) = holes(head, "adjust by {} on {} on {}") {
            let (clause, left) = self.clause_named(name, phrases)?;
            nothing_more(left, None)?;
            let reason = reason.unwrap_or_default();
            let request = json!({ "deal": self.same_deal()?, "clause": clause, "amount": amount(by)?, "agreed_on": day(on)?, "reason": reason });
            return self.call("adjustment_enter", request);
        }
        if let Some([name, on]) = holes(head, "complete {} on {}") {
            nothing_more(&[], reason)?;
            let (clause, left) = self.clause_named(name, phrases)?;
            nothing_more(left, None)?;
            let request = json!({ "deal": self.same_deal()?, "clause": clause, "completed_on": day(on)? });
            return self.call("completion_record", request);
        }
        if let Some([kind, on, name]) = holes(head, "reverse the {} of {} on {}") {
            nothing_more(phrases, reason)?;
            let deal = self.deal(name)?;
            let entry = self.entry(&deal, kind, day(on)?)?;
            return self.call("entry_reverse", json!({ "deal": deal, "entry": entry }));
        }
        Ok(None)
    }

    /// The clause that the first phrase names, else the only one, and the phrases left.
    fn clause_named<'p, 't>(&mut self, deal: &str, phrases: &'p [&'t str]) -> Read<(String, &'p [&'t str])> {
        let deal = self.deal(deal)?;
        match phrases.split_first().and_then(|(first, left)| Some((holes::<1>(first, "under the clause for {}")?, left))) {
            Some(([kind], left)) => Ok((self.root_clause(&deal, Some(&receipt_kind(kind)?))?, left)),
            None => Ok((self.root_clause(&deal, None)?, phrases)),
        }
    }

    /// Statements.
    fn statement_act(&mut self, head: &str, phrases: &[&str], reason: Option<&str>) -> Read<Option<Done>> {
        if let Some([name, from, to]) = holes(head, "draft a statement for {} from {} to {}") {
            nothing_more(phrases, reason)?;
            let request = json!({ "payee": self.payee(name)?, "from": day(from)?, "to": day(to)? });
            let name = name.to_owned();
            return self.make("statement_draft", request, |world, id| drop(world.statements.insert(name, id)));
        }
        if let Some([name]) = holes(head, "submit the statement for {}") {
            nothing_more(&[], reason)?;
            let mut request = json!({ "id": self.statement(name, None)? });
            for phrase in phrases {
                if let Some([on]) = holes(phrase, "paid on {}") {
                    request["payment_on"] = json!(day(on)?);
                } else {
                    return Err(format!("“{phrase}” is nothing of a submission"));
                }
            }
            return self.call("statement_submit", request);
        }
        if let Some([name]) = holes(head, "withdraw the statement for {}") {
            nothing_more(phrases, None)?;
            let request = json!({ "id": self.statement(name, None)?, "reason": reason.unwrap_or_default() });
            return self.call("statement_withdraw", request);
        }
        if let Some([number, name]) = holes(head, "withdraw statement {} for {}") {
            nothing_more(phrases, None)?;
            let request = json!({ "id": self.statement(name, Some(number))?, "reason": reason.unwrap_or_default() });
            return self.call("statement_withdraw", request);
        }
        if let Some([name]) = holes(head, "discard the statement for {}") {
            nothing_more(phrases, reason)?;
            let request = json!({ "id": self.statement(name, None)? });
            return self.call("statement_discard", request);
        }
        Ok(None)
    }
}

fn nothing_more(phrases: &[&str], reason: Option<&str>) -> Read<()> {
    match (phrases, reason) {
        ([], None) => Ok(()),
        ([], Some(_)) => Err("no reason is asked for here".to_owned()),
        ([phrase, ..], _) => Err(format!("“{phrase}” does not belong here")),
    }
}

fn payee(name: &str, phrases: &[&str]) -> Read<Value> {
    let mut fields = json!({ "name": name, "kind": null });
    for phrase in phrases {
        if let Some([rate]) = holes(phrase, "VAT {}") {
            fields["vat_rate"] = json!(percent(rate)?);
        } else {
            match *phrase {
                "individual" | "employee" | "company" => fields["kind"] = json!(phrase),
                "not resident" => fields["is_resident"] = json!(false),
                _ => return Err(format!("“{phrase}” is nothing of a payee")),
            }
        }
    }
    Ok(fields)
}

/// Bands of a guideline say between what rates nobody asks for a reason: `5 % (4 % to 8 %)`.
fn rate_table(version: &str, days: &str, scale: &str) -> Read<Value> {
    let (from, to) = match holes(days, "{} to {}") {
        Some([from, to]) => (day(from)?, Some(day(to)?)),
        None => (day(days)?, None),
    };
    let (method, scale) = scale.strip_prefix("on the whole ").map_or(("marginal", scale), |scale| ("whole", scale));
    let (mut plain, mut free) = (Vec::new(), Vec::new());
    for part in scale.split(" then ") {
        let [rate, low, high, rest] = holes(&format!("{part}."), "{} ({} to {}){}")
            .map(|parts: [&str; 4]| parts.map(str::to_owned))
            .ok_or_else(|| format!("“{part}”: a guideline's band is written as 5 % (4 % to 8 %) to 1,000,000.00"))?;
        plain.push(format!("{rate}{}", rest.trim_end_matches('.')));
        free.push((percent(&low)?, percent(&high)?));
    }
    let mut bands = bands(&plain.join(" then "))?;
    for (band, (low, high)) in bands.iter_mut().zip(free) {
        band["floor"] = json!(low);
        band["ceiling"] = json!(high);
    }
    Ok(json!({
        "name": "技术转移服务佣金收费指导标准", "version": version, "issuer": "示例协会", "region": "全国",
        "contract_kinds": ["licence", "transfer"], "method": method, "bands": bands,
        "effective_from": from, "effective_to": to, "source": "invented for a scenario",
    }))
}
