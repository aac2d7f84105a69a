//! A case is read strictly, and a refusal names its code and its field.

use domain::commission::calc::{calc, evaluate};

const TERMS: &str = r#""currency":"CNY","shares":[{"payee":"A","share":"100"}],"scale":{"method":"marginal","bands":[{"up_to":null,"rate":"0.05"}]}"#;

fn refused(text: &str, code: &str, field: &str) {
    let error = evaluate(text).unwrap_err();
    let printed = serde_json::to_value(error.code).unwrap();
    assert_eq!((printed.as_str().unwrap(), error.field.as_str()), (code, field), "{text}");
}

/// With these events under plain terms.
fn events(events: &str, code: &str, field: &str) {
    refused(&format!(r#"{{"terms":{{{TERMS}}},"events":[{events}]}}"#), code, field);
}

/// With this beside plain terms, no events.
fn terms(more: &str, code: &str, field: &str) {
    refused(&format!(r#"{{"terms":{{{TERMS},{more}}},"events":[]}}"#), code, field);
}

/// With `from` of the plain terms replaced.
fn instead(from: &str, to: &str, code: &str, field: &str) {
    let text = format!(r#"{{"terms":{{{TERMS}}},"events":[]}}"#);
    assert!(text.contains(from));
    refused(&text.replace(from, to), code, field);
}

#[test]
fn what_is_no_case_is_refused_as_a_whole() {
    for text in ["", " ", "{", "nonsense", "[]", "null", "1", "{} {}", "\u{feff}{}"] {
        refused(text, "format", "");
    }
    refused("{}", "format", "terms");
    assert_eq!(
        calc(r#"{"terms":1,"events":[]}"#).unwrap_err(),
        r#"{"error":{"code":"format","message":"An object stands here.","field":"terms"}}"#
    );
}

#[test]
fn keys_are_known_and_stand_once() {
    terms(r#""cap":"1.00","cap":"1.00""#, "format", "terms.cap");
    terms(r#""cap":null,"cap":"1.00""#, "format", "terms.cap");
    terms(r#""minimum":{"amount":"1.00","amount":"1.00","due":"signing"}"#, "format", "terms.minimum.amount");
    terms(r#""bonus":null"#, "format", "terms.bonus");
    terms(r#""scales":[]"#, "format", "terms.scales");
    terms(r#""minimum":{"amount":"1.00"}"#, "format", "terms.minimum.due");
    events(r#"{"on":"2026-01-01"}"#, "format", "events[0].kind");
    events(r#"{"kind":"receipt","on":"2026-01-01"}"#, "format", "events[0].amount");
    events(r#"{"kind":"receipt","on":"2026-01-01","amount":"1.00","creditable":false}"#, "format", "events[0].creditable");
    instead(r#""up_to":null,"#, r#""from":"1.00","#, "format", "terms.scale.bands[0].from");
}

#[test]
fn a_null_is_a_missing_key() {
    let event = r#"{"kind":"receipt","on":"2026-01-01","amount":"1.00","creditable":null,"reason":null}"#;
    assert!(
        calc(&format!(r#"{{"terms":{{{TERMS},"scales":null,"cap":null}},"contract_price":null,"events":[{event}]}}"#)).is_ok()
    );
    instead(r#""CNY""#, "null", "format", "terms.currency");
    instead(r#"[{"payee":"A","share":"100"}]"#, "null", "shares", "terms.shares");
}

#[test]
fn values_have_one_form() {
    instead(r#""0.05""#, "0.05", "rate", "terms.scale.bands[0].rate");
    instead(r#""0.05""#, r#""5 %""#, "rate", "terms.scale.bands[0].rate");
    instead(r#""100""#, r#""100.0%""#, "shares", "terms.shares[0].share");
    instead(r#""100""#, "100", "shares", "terms.shares[0].share");
    instead(r#""A""#, r#""""#, "format", "terms.shares[0].payee");
    instead(r#""CNY""#, r#""cny""#, "currency", "terms.currency");
    instead(r#""marginal""#, r#""progressive""#, "scale", "terms.scale.method");
    instead(r#""up_to":null"#, r#""up_to":"1.00""#, "scale", "terms.scale.bands[0].up_to");
    terms(r#""cap":{"amount":"1.00","amount":"2.00"}"#, "money", "terms.cap");
    terms(r#""cap":"-1.00""#, "money", "terms.cap");
    terms(r#""earning":"never""#, "format", "terms.earning");
    events(r#"{"kind":"signing","on":20260101}"#, "date", "events[0].on");
}

#[test]
fn events_must_follow_from_each_other() {
    let signing = r#"{"kind":"signing","on":"2026-01-02"}"#;
    let receipt = r#"{"kind":"receipt","on":"2026-01-03","amount":"9999999999999.99"}"#;
    let refund = r#"{"kind":"refund","on":"2026-01-01","amount":"0.01"}"#;
    let completion = r#"{"kind":"completion","on":"2026-01-02"}"#;
    events(&format!("{receipt},{receipt}"), "money", "events[1].amount");
    events(&format!("{receipt},{signing},{refund}"), "refund_exceeds_receipts", "events[2].amount");
    events(&format!("{signing},{signing}"), "format", "events[1].kind");
    events(&format!("{completion},{signing},{completion}"), "format", "events[2].kind");
    events(&format!("{receipt},{completion},{signing}"), "format", "events[0].kind");
    let retainer = r#"{"kind":"retainer","on":"2026-01-01","amount":"9999999999999.99"}"#;
    events(&format!("{retainer},{retainer}"), "money", "events[1]");
}
