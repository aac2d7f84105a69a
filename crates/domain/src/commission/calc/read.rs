//! Reads a case from JSON: unknown, missing and repeated keys are refused, a null is a missing one, and every refusal
//! names its field. What the values mean together is checked where the case is settled.

use super::Node;
use crate::commission::{
    Base, CalcCode, CalcError, Case, CaseEvent, Currency, DatedScale, Due, Earning, EventKind, Minimum, PayeeShare, Rates, Terms,
};
use crate::scale::{Band, Method, Scale, ScaleError};
use crate::{Day, Money, Rate, Share};

type Read<T> = Result<T, CalcError>;

const KINDS: [(&str, EventKind); 6] = [
    ("retainer", EventKind::Retainer),
    ("signing", EventKind::Signing),
    ("receipt", EventKind::Receipt),
    ("refund", EventKind::Refund),
    ("completion", EventKind::Completion),
    ("adjustment", EventKind::Adjustment),
];

/// Reads a whole case.
pub(crate) fn case(node: &Node) -> Read<Case> {
    At::root(node).case()
}

/// Reads the terms of a case alone.
pub(crate) fn terms(node: &Node) -> Read<Terms> {
    At::root(node).terms()
}

/// Reads one event of a case alone.
pub(crate) fn event(node: &Node) -> Read<CaseEvent> {
    At::root(node).event()
}

/// A value and the path at which it stands.
struct At<'a> {
    node: &'a Node,
    path: String,
}

/// The keys of an object: all of them known, none twice.
struct Fields<'a> {
    pairs: &'a [(String, Node)],
    path: String,
}

impl<'a> At<'a> {
    fn root(node: &'a Node) -> Self {
        Self { node, path: String::new() }
    }

    fn refuse<T>(&self, code: CalcCode, message: impl Into<String>) -> Read<T> {
        Err(CalcError::new(code, &self.path, message))
    }

    fn text(&self, code: CalcCode, says: &str) -> Read<&'a str> {
        match self.node {
            Node::Text(text) => Ok(text),
            Node::Null | Node::Bool(_) | Node::Number | Node::List(_) | Node::Map(_) => self.refuse(code, says),
        }
    }

    fn list(&self, code: CalcCode) -> Read<impl Iterator<Item = At<'a>>> {
        let Node::List(items) = self.node else { return self.refuse(code, "A list stands here.") };
        let path = self.path.clone();
        Ok(items.iter().enumerate().map(move |(index, node)| At { node, path: format!("{path}[{index}]") }))
    }

    fn fields(&self, code: CalcCode, known: &[&str]) -> Read<Fields<'a>> {
        let Node::Map(pairs) = self.node else { return self.refuse(code, "An object stands here.") };
        let fields = Fields { pairs, path: self.path.clone() };
        for (index, (key, _)) in pairs.iter().enumerate() {
            let fault = match (known.contains(&key.as_str()), pairs[..index].iter().any(|(earlier, _)| earlier == key)) {
                (true, false) => continue,
                (true, true) => "The key stands twice.",
                (false, _) => "The key is not known.",
            };
            return Err(CalcError::new(CalcCode::Format, fields.path_of(key), fault));
        }
        Ok(fields)
    }

    fn money(self) -> Read<Money> {
        let says = "An amount is text such as \"1234.50\", at most 9999999999999.99.";
        Money::parse(self.text(CalcCode::Money, says)?).or_else(|_| self.refuse(CalcCode::Money, says))
    }

    fn rate(self) -> Read<Rate> {
        let says = "A rate is text from \"0\" to \"1\" with up to six decimals.";
        Rate::parse(self.text(CalcCode::Rate, says)?).or_else(|_| self.refuse(CalcCode::Rate, says))
    }

    fn day(self) -> Read<Day> {
        let says = "A date is a day of the calendar such as \"2026-03-01\".";
        Day::parse(self.text(CalcCode::Date, says)?).or_else(|_| self.refuse(CalcCode::Date, says))
    }

    fn share(self) -> Read<Share> {
        let says = "A share is text above 0 such as \"42.5\" or \"1/3\".";
        Share::parse(self.text(CalcCode::Shares, says)?).or_else(|_| self.refuse(CalcCode::Shares, says))
    }

    fn flag(self) -> Read<bool> {
        match self.node {
            Node::Bool(value) => Ok(*value),
            Node::Null | Node::Number | Node::Text(_) | Node::List(_) | Node::Map(_) => {
                self.refuse(CalcCode::Format, "true or false stands here.")
            }
        }
    }

    fn string(self) -> Read<String> {
        self.text(CalcCode::Format, "Text stands here.").map(str::to_owned)
    }

    /// One of a few words.
    fn word<T: Copy>(self, code: CalcCode, words: &[(&str, T)]) -> Read<T> {
        let names: Vec<&str> = words.iter().map(|(name, _)| *name).collect();
        let says = format!("One of these words stands here: {}.", names.join(", "));
        let text = self.text(code, &says)?;
        words.iter().find(|(name, _)| *name == text).map(|(_, value)| *value).ok_or(CalcError::new(code, &self.path, says))
    }

    fn case(self) -> Read<Case> {
        let fields = self.fields(CalcCode::Format, &["terms", "contract_price", "technology_amount", "events"])?;
        Ok(Case {
            terms: fields.needed("terms")?.terms()?,
            contract_price: fields.optional("contract_price").map(At::money).transpose()?,
            technology_amount: fields.optional("technology_amount").map(At::money).transpose()?,
            events: fields.needed("events")?.list(CalcCode::Format)?.map(At::event).collect::<Read<_>>()?,
        })
    }

    fn terms(self) -> Read<Terms> {
        let known = ["currency", "earning", "base", "scale", "scales", "factor", "minimum", "cap", "shares"];
        let fields = self.fields(CalcCode::Format, &known)?;
        let earning = [("receipts", Earning::Receipts), ("signing", Earning::Signing)];
        let base = [("receipts", Base::Receipts), ("technology", Base::Technology)];
        let no_shares = || CalcError::new(CalcCode::Shares, fields.path_of("shares"), "The shares are missing.");
        Ok(Terms {
            currency: fields.needed("currency")?.word(CalcCode::Currency, &[("CNY", Currency::Cny)])?,
            earning: match fields.optional("earning") {
                Some(at) => at.word(CalcCode::Format, &earning)?,
                None => Earning::Receipts,
            },
            base: match fields.optional("base") {
                Some(at) => at.word(CalcCode::Format, &base)?,
                None => Base::Receipts,
            },
            rates: fields.rates()?,
            factor: fields.optional("factor").map_or(Ok(Rate::ONE), At::rate)?,
            minimum: fields.optional("minimum").map(At::minimum).transpose()?,
            cap: fields.optional("cap").map(At::money).transpose()?,
            shares: fields
                .optional("shares")
                .ok_or_else(no_shares)?
                .list(CalcCode::Shares)?
                .map(At::payee_share)
                .collect::<Read<_>>()?,
        })
    }

    fn minimum(self) -> Read<Minimum> {
        let fields = self.fields(CalcCode::Format, &["amount", "due"])?;
        let due = [("signing", Due::Signing), ("completion", Due::Completion)];
        Ok(Minimum { amount: fields.needed("amount")?.money()?, due: fields.needed("due")?.word(CalcCode::Format, &due)? })
    }

    fn payee_share(self) -> Read<PayeeShare> {
        let fields = self.fields(CalcCode::Shares, &["payee", "share"])?;
        Ok(PayeeShare { payee: fields.needed("payee")?.string()?, share: fields.needed("share")?.share()? })
    }

    fn dated_scale(self) -> Read<DatedScale> {
        let fields = self.fields(CalcCode::Format, &["from", "scale"])?;
        Ok(DatedScale { from: fields.needed("from")?.day()?, scale: fields.needed("scale")?.scale()? })
    }

    fn scale(self) -> Read<Scale> {
        let fields = self.fields(CalcCode::Scale, &["method", "bands"])?;
        let methods = [("marginal", Method::Marginal), ("whole", Method::Whole)];
        let method = fields.needed("method")?.word(CalcCode::Scale, &methods)?;
        let bands = fields.needed("bands")?.list(CalcCode::Scale)?.map(At::band).collect::<Read<_>>()?;
        Scale::new(method, bands).map_err(|error| {
            let bands = fields.path_of("bands");
            let field = match error {
                ScaleError::NoBands => bands,
                ScaleError::ClosedAtTheTop(at) | ScaleError::OpenTooEarly(at) | ScaleError::NotRising(at) => {
                    format!("{bands}[{at}].up_to")
                }
            };
            CalcError::new(CalcCode::Scale, field, format!("{error}."))
        })
    }

    fn band(self) -> Read<Band> {
        let fields = self.fields(CalcCode::Scale, &["up_to", "rate"])?;
        Ok(Band { up_to: fields.optional("up_to").map(At::money).transpose()?, rate: fields.needed("rate")?.rate()? })
    }

    fn event(self) -> Read<CaseEvent> {
        let fields = self.fields(CalcCode::Format, &["kind", "on", "amount", "creditable", "reason"])?;
        let kind = fields.needed("kind")?.word(CalcCode::Format, &KINDS)?;
        let own: &[&str] = match kind {
            EventKind::Retainer => &["kind", "on", "amount", "creditable"],
            EventKind::Signing | EventKind::Completion => &["kind", "on"],
            EventKind::Receipt | EventKind::Refund => &["kind", "on", "amount"],
            EventKind::Adjustment => &["kind", "on", "amount", "reason"],
        };
        // A null is a missing key, so a key of another kind may stand there with it.
        if let Some((key, _)) =
            fields.pairs.iter().find(|(key, _)| !own.contains(&key.as_str()) && fields.optional(key).is_some())
        {
            return Err(CalcError::new(CalcCode::Format, fields.path_of(key), "An event of this kind has no such key."));
        }
        let on = fields.needed("on")?.day()?;
        let amount = || fields.needed("amount")?.money();
        Ok(match kind {
            EventKind::Retainer => {
                let creditable = fields.optional("creditable").map_or(Ok(false), At::flag)?;
                CaseEvent::Retainer { on, amount: amount()?, creditable }
            }
            EventKind::Signing => CaseEvent::Signing { on },
            EventKind::Receipt => CaseEvent::Receipt { on, amount: amount()? },
            EventKind::Refund => CaseEvent::Refund { on, amount: amount()? },
            EventKind::Completion => CaseEvent::Completion { on },
            EventKind::Adjustment => CaseEvent::Adjustment { on, amount: amount()?, reason: fields.needed("reason")?.string()? },
        })
    }
}

impl<'a> Fields<'a> {
    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    fn optional(&self, key: &str) -> Option<At<'a>> {
        let (_, node) = self.pairs.iter().find(|(name, node)| name == key && !matches!(node, Node::Null))?;
        Some(At { node, path: self.path_of(key) })
    }

    fn needed(&self, key: &str) -> Read<At<'a>> {
        self.optional(key).ok_or_else(|| CalcError::new(CalcCode::Format, self.path_of(key), "The key is missing."))
    }

    fn rates(&self) -> Read<Rates> {
        match (self.optional("scale"), self.optional("scales")) {
            (Some(scale), None) => scale.scale().map(Rates::Locked),
            (None, Some(scales)) => scales.list(CalcCode::Format)?.map(At::dated_scale).collect::<Read<_>>().map(Rates::InForce),
            (Some(_), Some(scales)) => scales.refuse(CalcCode::Format, "Terms have either a scale or scales, not both."),
            (None, None) => Err(CalcError::new(CalcCode::Format, self.path_of("scale"), "Terms need a scale or scales.")),
        }
    }
}
