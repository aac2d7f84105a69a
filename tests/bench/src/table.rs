//! The figures of all sizes side by side, as a table to read and as JSON.

use std::{collections::BTreeMap, fmt::Write as _};

use serde_json::{Value, json};

use crate::{
    import::{Compared, Cost},
    run::{Figures, Outcome},
};

/// What was measured.
#[derive(Default)]
pub struct Table {
    /// The desks, by size: how many deals, how large its database is, how long it took to make.
    pub desks: BTreeMap<u64, (u64, u64)>,
    /// The work in the order of the list, each with its outcome by size.
    pub rows: Vec<(String, BTreeMap<u64, Outcome>)>,
    /// The import, where it was run.
    pub import: Option<Compared>,
}

impl Table {
    /// Something said no.
    pub fn has_failures(&self) -> bool {
        self.rows.iter().any(|(_, by_size)| by_size.values().any(|outcome| *outcome == Outcome::Failed))
    }

    /// The table to read: milliseconds, and the bytes of the longest answer.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (deals, (bytes, made_in_ms)) in &self.desks {
            let made = made_in_ms / 1_000;
            line(&mut text, &format!("A desk of {} deals: {} on the disk, made in {made} s.", thousands(*deals), size(*bytes)));
        }
        if !self.rows.is_empty() {
            let sizes: Vec<u64> = self.desks.keys().copied().collect();
            let heads = sizes.iter().map(|deals| format!(" {0}: p50 ms | p95 ms | answer |", thousands(*deals)));
            line(&mut text, &format!("\n| work |{}", heads.collect::<String>()));
            line(&mut text, &format!("| --- |{}", " ---: | ---: | ---: |".repeat(sizes.len())));
            for (name, by_size) in &self.rows {
                let cells = sizes.iter().map(|deals| by_size.get(deals).map_or_else(|| " | | |".to_owned(), cells));
                line(&mut text, &format!("| {name} |{}", cells.collect::<String>()));
            }
        }
        if let Some(import) = &self.import {
            import_text(&mut text, import);
        }
        text
    }

    /// The same for programs.
    pub fn json(&self) -> Value {
        let desks = self
            .desks
            .iter()
            .map(|(deals, (bytes, made_in_ms))| json!({ "deals": deals, "bytes": bytes, "made_in_ms": made_in_ms }));
        let rows = self.rows.iter().flat_map(|(name, by_size)| {
            by_size.iter().map(move |(deals, outcome)| match outcome {
                Outcome::Done(Figures { times, p50_ms, p95_ms, bytes }) => json!({
                    "work": name, "deals": deals, "times": times, "p50_ms": p50_ms, "p95_ms": p95_ms, "bytes": bytes,
                }),
                Outcome::Over => json!({ "work": name, "deals": deals, "outcome": "over" }),
                Outcome::Failed => json!({ "work": name, "deals": deals, "outcome": "failed" }),
            })
        });
        json!({ "desks": desks.collect::<Vec<_>>(), "rows": rows.collect::<Vec<_>>(), "import": self.import })
    }
}

fn line(text: &mut String, line: &str) {
    writeln!(text, "{line}").expect("a string takes all that is written");
}

fn cells(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Done(figures) => format!(" {} | {} | {} |", ms(figures.p50_ms), ms(figures.p95_ms), size(figures.bytes as u64)),
        Outcome::Over => " over | over | |".to_owned(),
        Outcome::Failed => " failed | failed | |".to_owned(),
    }
}

fn import_text(text: &mut String, import: &Compared) {
    let Compared { rows, file_bytes, desk, peer } = import;
    line(text, &format!("\nAn import of {} rows from a workbook of {}:\n", thousands(*rows), size(*file_bytes)));
    line(text, "| into | seconds | CPU seconds | bytes on the disk |\n| --- | ---: | ---: | ---: |");
    for (into, Cost { seconds, cpu_seconds, bytes }) in [("a desk", desk), ("plain SQLite, by calamine", peer)] {
        line(text, &format!("| {into} | {seconds:.1} | {cpu_seconds:.1} | {} |", size(*bytes)));
    }
    let times = |of: f64, to: f64| format!("{:.1} times", of / to);
    let (seconds, cpu) = (times(desk.seconds, peer.seconds), times(desk.cpu_seconds, peer.cpu_seconds));
    #[allow(clippy::cast_precision_loss, reason = "a ratio of file sizes is shown with one decimal")]
    let bytes = times(desk.bytes as f64, peer.bytes as f64);
    line(text, &format!("| the desk, of the peer | {seconds} | {cpu} | {bytes} |"));
}

fn ms(ms: f64) -> String {
    if ms < 9.995 {
        format!("{ms:.2}")
    } else if ms < 99.95 {
        format!("{ms:.1}")
    } else {
        format!("{ms:.0}")
    }
}

fn size(bytes: u64) -> String {
    match bytes {
        0..10_000 => format!("{bytes} B"),
        10_000..10_000_000 => format!("{} kB", thousands(bytes / 1_000)),
        _ => format!("{} MB", thousands(bytes / 1_000_000)),
    }
}

fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Table;
    use crate::run::{Figures, Outcome};

    #[test]
    fn a_table_shows_each_size_beside_the_other() {
        let done = |ms, bytes| Outcome::Done(Figures { times: 3, p50_ms: ms, p95_ms: 2.0 * ms, bytes });
        let rows = vec![
            ("deal_page".to_owned(), BTreeMap::from([(1_000, done(1.234, 900)), (20_000, done(123.4, 12_345))])),
            ("today_page".to_owned(), BTreeMap::from([(1_000, Outcome::Failed), (20_000, Outcome::Over)])),
        ];
        let desks = BTreeMap::from([(1_000, (20_000_000, 1_500)), (20_000, (1_234_567_890, 60_000))]);
        let table = Table { desks, rows, import: None };
        assert_eq!(
            table.text(),
            "A desk of 1,000 deals: 20 MB on the disk, made in 1 s.\n\
             A desk of 20,000 deals: 1,234 MB on the disk, made in 60 s.\n\n\
             | work | 1,000: p50 ms | p95 ms | answer | 20,000: p50 ms | p95 ms | answer |\n\
             | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n\
             | deal_page | 1.23 | 2.47 | 900 B | 123 | 247 | 12 kB |\n\
             | today_page | failed | failed | | over | over | |\n"
        );
        assert!(table.has_failures());
        assert_eq!(table.json()["rows"].as_array().unwrap().len(), 4);
    }
}
