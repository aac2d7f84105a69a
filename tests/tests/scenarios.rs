//! Every scenario holds, and the runner sees what does not.

use std::{fs, path::Path};

use tests::scenario;

#[test]
fn every_scenario_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.iter().all(|file| file.extension().is_some_and(|end| end == "txt")), "only scenarios lie there");
    assert!(files.len() >= 12, "scenarios are missing");
    let faults: Vec<String> = std::thread::scope(|scope| {
        let runs: Vec<_> = files.iter().map(|file| scope.spawn(|| scenario::run(file))).collect();
        runs.into_iter().filter_map(|run| run.join().unwrap().err()).collect()
    });
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

fn fault(text: &str) -> String {
    scenario::run_text("here.txt", text).expect_err("the runner let a fault pass")
}

const CONTRACT: &str = "given contract T-1 at 100,000.00, commission 5 %, a third each to Li, Wang, Zhao\n";

#[test]
fn a_wrong_number_is_a_fault_with_its_line() {
    let text = format!(
        "{CONTRACT}when receive 20,000.00 on T-1 on 2026-03-01\nthen payable is 333.33 to Li, 333.33 to Wang, 333.34 to Zhao\n"
    );
    let fault = fault(&text);
    assert!(fault.starts_with("here.txt:3: the parts: said 333.33 to Li"), "{fault}");
}

#[test]
fn an_unknown_sentence_name_or_form_is_a_fault() {
    for (sentence, says) in [
        ("when dance on T-1\n", "nobody knows this sentence"),
        ("when receive 20,000.00 on T-2 on 2026-03-01\n", "there is no deal “T-2”"),
        ("when receive 20000.00 on T-1 on 2026-03-01\n", "is no amount"),
        ("when receive 20,000.00 on T-1 on 2026-02-30\n", "is no day"),
        ("when receive 20,000.00 on T-1 on 2026-03-01, tomorrow\n", "is nothing of a receipt"),
        ("then payable is 333.33 to Liu\n", "said 333.33 to Liu"),
        ("then the receipt line of 2026-03-01 earns 1.00\n", "there is no receipt line"),
        ("when undo because we can\n", "no reason is asked for here"),
        ("after that\n", "given, when or then"),
    ] {
        let fault = fault(&format!("{CONTRACT}{sentence}"));
        assert!(fault.contains("here.txt:2:") && fault.contains(says), "{sentence}{fault}");
    }
}

#[test]
fn a_refusal_that_nobody_met_is_a_fault_and_so_is_one_that_did_not_come() {
    let unmet = format!("{CONTRACT}when receive 1.00 on T-1 on 2026-03-01, in USD\nthen check is sound\n");
    assert_eq!(fault(&unmet), "here.txt:2: refused with currency");
    let unmet_at_the_end = format!("{CONTRACT}when receive 1.00 on T-1 on 2026-03-01, in USD\n");
    assert_eq!(fault(&unmet_at_the_end), "here.txt:2: refused with currency");
    let not_refused = format!("{CONTRACT}when receive 1.00 on T-1 on 2026-03-01\nthen refused with currency\n");
    assert!(fault(&not_refused).contains("said currency, found nothing"));
    assert_eq!(fault(CONTRACT), "here.txt: nothing is looked at");
}
