//! What a form may ask of a report, and what it cannot break.

use super::markdown;
use crate::calendar::Period;
use crate::config::Profile;
use crate::model::{CardKind, Day, Entry, Id, IdKind, Language};
use crate::report::{Context, build};
use chrono::NaiveDate;
use proptest::prelude::*;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 18).expect("a day of November")
}

fn entry(title: &str, kind: &str, org: &str) -> Entry {
    let mut entry = Entry::titled(Id::derived(day(), IdKind::Entry, title, 0), day(), title);
    entry.kind = (!kind.is_empty()).then(|| kind.to_owned());
    entry.links.orgs.extend((!org.is_empty()).then(|| org.to_owned()));
    entry
}

/// Writes the week's report of some entries in a form, in English.
fn report(form: &str, entries: Vec<Entry>) -> String {
    let (profile, problems) = Profile::read(form);
    assert_eq!(problems, [], "{form}");
    let mut written = Day::empty(day());
    written.entries = entries;
    let context = Context {
        today: day(),
        others: &[],
        worked_before: None,
        org_of: &|_: CardKind, _, _| None,
        author: Some("Sam".into()),
    };
    markdown(&build(Period::week_of(day()), &[written], &context), &profile.report, Language::English)
}

fn some() -> Vec<Entry> {
    vec![
        entry("Saw them", "Visit", "Hengda"),
        entry("Saw nobody", "visit", ""),
        entry("Rang them up", "call", "Acme"),
        entry("Wrote it down", "", ""),
    ]
}

#[test]
fn without_a_table_visits_stand_in_the_list() {
    let page = report("report.parts = [\"work\"]", some());
    assert!(page.contains("### Hengda\n\n- Wed 18 Saw them\n") && !page.contains('|'), "{page}");
}

#[test]
fn what_no_part_asks_for_is_left_out() {
    let form = "report.parts = [{ part = \"visits\", kinds = [\"CALL\"], heading = \"Calls\" }, \"visits\"]";
    let page = report(form, some());
    assert!(
        page.contains("## Calls\n\n| Date | Client | Purpose |\n|---|---|---|\n| Wed 18 | Acme | Rang them up |\n"),
        "{page}"
    );
    assert!(page.contains("| Wed 18 | Hengda | Saw them |") && !page.contains("Wrote it down"), "{page}");
}

#[test]
fn groups_by_organisation_stand_in_the_order_of_their_names() {
    let page = report("report.parts = [{ part = \"work\", by = \"org\" }]", some());
    let headings: Vec<&str> = page.lines().filter(|line| line.starts_with("###")).collect();
    assert_eq!(headings, ["### Acme", "### Hengda", "### Other"]);
}

#[test]
fn the_trade_has_its_own_words() {
    let form = "org = \"class\"\norgs = \"classes\"\n[report]\nauthor = \"Teacher\"\nparts = [\"results\", \"visits\"]";
    let visits = ["A", "B", "B"].iter().enumerate();
    let page = report(form, visits.map(|(at, org)| entry(&format!("Visit {at}"), "visit", org)).collect());
    assert!(page.contains("\nTeacher: Sam\n") && page.contains("| Date | Class |"), "{page}");
    assert!(page.contains("- visit × 3 (2 classes)\n"), "{page}");
}

#[test]
fn a_part_is_in_the_reports_of_its_length_only() {
    let form = |spans: &str| {
        format!("report.parts = [\"work\", {{ part = \"signature\", heading = \"Seen:\", spans = [{spans}] }}]")
    };
    assert!(report(&form("\"week\""), some()).ends_with("\nSeen:\n"));
    assert!(!report(&form("\"month\""), some()).contains("Seen:"));
}

#[test]
fn a_heading_stays_one_line_of_text() {
    let form = "org = \"a|b\"\nreport.parts = [{ part = \"visits\", heading = \"One\\n# Two <b>\\u001b[31m\" }]";
    let page = report(form, some());
    assert!(page.contains("\n## One # Two \\<b>"), "{page}");
    assert!(page.contains("| Date | A\\|b |") && !page.contains('\u{1b}'), "{page}");
}

proptest! {
    /// Whichever kinds the parts ask for, no entry stands twice; with a list for the rest each stands once.
    #[test]
    fn every_entry_stands_once(parts in proptest::collection::vec((0_usize..2, proptest::sample::subsequence(vec!["visit", "call"], 0..3)), 0..5)) {
        let part = |(shows, kinds): &(usize, Vec<&str>)| format!("{{ part = {:?}, kinds = {kinds:?} }}", ["visits", "work"][*shows]);
        let parts: Vec<String> = parts.iter().map(part).chain(["\"work\"".to_owned()]).collect();
        let page = report(&format!("report.parts = [{}]", parts.join(", ")), some());
        for entry in some() {
            prop_assert_eq!(page.matches(&entry.title).count(), 1, "{}: {}", entry.title, page);
        }
    }
}
