//! `wlog report`; the whole reports of the sample books are held by snapshots in `render`.

use crate::environment::World;
use crate::read::book_of_four;
use insta::assert_snapshot;

#[test]
fn week_in_english() {
    let world = World::new().with_sample("engineer-en");
    assert_snapshot!(world.wlog(["report", "week"]).whole());
}

#[test]
fn day_in_chinese() {
    let world = World::chinese().with_sample("bank-zh");
    assert_snapshot!(world.wlog(["报告", "2026-11-20"]).whole());
}

#[test]
fn filters_narrow_a_report() {
    let world = book_of_four();
    let cases: [(&[&str], u64, u64); 6] = [
        (&["week"], 4, 210),
        (&["week", "--project", "navy"], 2, 90),
        (&["week", "--contact", "Pett"], 2, 90),
        (&["2026-11-20"], 1, 120),
        (&["2026-11"], 4, 210),
        (&["本周", "--tag", "ink"], 1, 120),
    ];
    for (arguments, entries, minutes) in cases {
        let report = &world.json(&[&["report"], arguments].concat())[0];
        assert_eq!((&report["entries"], &report["minutes"]), (&entries.into(), &minutes.into()), "{arguments:?}");
    }
}

#[test]
fn words_for_a_period_stand_for_the_command() {
    let world = book_of_four();
    let report = world.wlog(["report", "week"]).ok();
    assert_eq!(world.wlog(["week"]).ok(), report);
    assert_eq!(world.wlog(["周报"]).ok(), report);
}

#[test]
fn private_entries_stay_out() {
    let world = World::new();
    world.wlog(["add", "--private", "Saw the dentist"]).ok();
    world.wlog(["add", "Wrote the offer"]).ok();
    let report = world.wlog(["report", "week"]).ok();
    assert!(report.contains("Wrote the offer") && !report.contains("dentist"), "{report}");
}
