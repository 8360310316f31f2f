//! `wlog audit`: what was done to days after they had closed.

use crate::environment::World;
use insta::assert_snapshot;
use serde_json::Value;

/// A Wednesday that closed on Thursday at noon; the tests play on Saturday.
const CLOSED: &str = "2026/11/2026-11-18.md";

fn at(world: &mut World, moment: &str) {
    for name in ["WLOG_NOW", "GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"] {
        world.set(name, &format!("2026-11-{moment}:00+00:00"));
    }
}

fn acts(rows: &[Value]) -> Vec<String> {
    let word =
        |row: &Value| format!("{} {}", row["act"].as_str().expect("an act"), row["title"].as_str().unwrap_or("-"));
    rows.iter().map(word).collect()
}

/// A book in which everything was done to a closed day.
fn with_everything() -> World {
    let mut world = World::new();
    at(&mut world, "18T09:00");
    world.wlog(["init", "worklog", "--language", "en"]).ok();
    for text in [
        "9:00-10:30 Visited @Bob",
        "11:00 Lunch",
        "12:00 Called @Ann about the long and winding quote for the bridge",
        "13:00 Slept",
    ] {
        world.wlog(["add", text]).ok();
    }
    world.wlog(["amend", "--outcome", "well"]).ok();
    let id = |world: &World, start: &str| {
        let entries = world.json(&["list", "2026-11-18"]);
        let found = entries.iter().find(|entry| entry["start"] == start).expect("an entry");
        found["id"].as_str().expect("an ID").to_owned()
    };
    at(&mut world, "20T09:00");
    world.wlog(["add", "--date", "2026-11-18", "14:00 Came later"]).ok();
    world.wlog(["amend", &id(&world, "09:00"), "--outcome", "they agree", "--why", "Bob called back"]).ok();
    world.wlog(["move", &id(&world, "12:00"), "--to", "2026-11-19", "--why", "wrong day"]).ok();
    world.wlog(["rm", &id(&world, "11:00"), "--why", "nobody's business"]).ok();
    world.write(CLOSED, world.read(CLOSED).replace("Slept", "Slept well"));
    world.git(&["commit", "--quiet", "--all", "-m", "Tidied up"]);
    world.wlog(["undo", "--why", "that was the truth"]).ok();
    world.wlog(["add", "15:00 In time"]).ok();
    at(&mut world, "21T15:04");
    world.write(CLOSED, format!("{}\n## Summary\n\nGood.\n", world.read(CLOSED)));
    world
}

#[test]
fn everything_after_the_closing_stands_in_a_table() {
    let world = with_everything();
    assert_snapshot!("audit_english", world.wlog(["audit"]).whole());
    assert_snapshot!("audit_chinese", world.wlog(["--lang", "zh", "留痕检查"]).whole());
    let rows = world.json(&["audit"]);
    assert_eq!(
        acts(&rows),
        [
            "hand -",
            "undo Slept",
            "hand Slept well",
            "rm Lunch",
            "move Called Ann about the long and winding quote for the bridge",
            "amend Visited Bob",
            "late Came later",
        ]
    );
    assert_eq!((&rows[0]["commit"], &rows[0]["parts"][0]), (&Value::Null, &"summary".into()));
    assert_eq!((&rows[5]["reason"], &rows[5]["closed"]), (&"Bob called back".into(), &"2026-11-19T12:00".into()));
    assert_eq!(world.json(&["audit", "2026-11-19"]).len(), 0, "the move is of the day that it left");
    assert_eq!(world.json(&["audit", "2026-11"]).len(), rows.len());
}

#[test]
fn nothing_to_report_is_said_and_is_no_failure() {
    for (world, name) in [(World::new(), "audit_of_nothing"), (World::chinese(), "audit_of_nothing_chinese")] {
        world.wlog(["add", "--date", "yesterday", "9:00 In time"]).ok();
        world.wlog(["amend", "--outcome", "good"]).ok();
        let all = world.wlog(["audit"]);
        let week = world.wlog(["audit", "last", "week"]);
        assert_snapshot!(name, format!("{}{}", all.whole(), week.whole()));
        assert_eq!((all.status, week.status), (0, 0));
    }
}

#[test]
fn work_on_tasks_is_no_matter_for_an_audit() {
    let mut world = World::new();
    at(&mut world, "18T09:00");
    world.wlog(["add", "9:00 Visited @Bob", "--task", "send it"]).ok();
    at(&mut world, "20T09:00");
    world.write(CLOSED, world.read(CLOSED).replace("[ ]", "[x]"));
    assert_eq!(world.json(&["audit"]).len(), 0);
    world.git(&["commit", "--quiet", "--all", "-m", "Done"]);
    assert_eq!(world.json(&["audit"]).len(), 0);
}

#[test]
fn old_log_that_was_brought_in_is_one_line() {
    let mut world = World::new();
    at(&mut world, "18T09:00");
    world.wlog(["init", "worklog", "--language", "en"]).ok();
    for day in 1..=9 {
        world.write(&format!("2026/10/2026-10-0{day}.md"), "## One\n\n## Two\n");
    }
    world.git(&["add", "."]);
    world.git(&["commit", "--quiet", "-m", "My old log"]);
    assert_snapshot!("audit_of_an_old_log", world.wlog(["audit"]).whole());
    assert_eq!(world.json(&["audit"]).len(), 18);
}

#[test]
fn what_was_written_while_merging_is_no_merge() {
    let mut world = World::new();
    at(&mut world, "18T09:00");
    world.wlog(["init", "worklog", "--language", "en"]).ok();
    world.wlog(["add", "9:00 Counted", "--outcome", "100"]).ok();
    at(&mut world, "21T10:00");
    world.git(&["checkout", "--quiet", "-b", "side"]);
    world.write("2026/11/2026-11-20.md", "# 2026-11-20\n\n## 9:00 On the side\n");
    world.git(&["add", "."]);
    world.git(&["commit", "--quiet", "-m", "The side"]);
    world.git(&["checkout", "--quiet", "main"]);
    world.git(&["merge", "--quiet", "--no-ff", "--no-commit", "side"]);
    world.write(CLOSED, world.read(CLOSED).replace("100", "900"));
    world.git(&["commit", "--quiet", "--all", "-m", "Merged"]);
    assert_eq!(acts(&world.json(&["audit", "2026-11-18"])), ["hand Counted"]);
    assert_eq!(acts(&world.json(&["audit", "2026-11-20"])), Vec::<String>::new(), "the day has not closed yet");
}

#[test]
fn clone_that_is_cut_off_says_so() {
    let mut world = World::new();
    at(&mut world, "18T09:00");
    world.wlog(["add", "9:00 Counted"]).ok();
    at(&mut world, "20T09:00");
    world.wlog(["amend", "--outcome", "900", "--why", "counted again"]).ok();
    world.wlog(["add", "--date", "2026-11-20", "9:00 Later"]).ok();
    let book = format!("file://{}", world.book().display());
    world.git_in(&world.home(), &["clone", "--quiet", "--depth", "1", &book, "cut"]);
    for (language, said) in [("en", "this clone has not all commits"), ("zh", "这个克隆没有全部提交")] {
        for command in [&["audit"] as &[&str], &["history", "2026-11-18"]] {
            let shown = world.wlog(["--book", "cut", "--lang", language].iter().chain(command));
            assert!(shown.status == 0 && shown.stderr.contains(said), "{command:?}: {}", shown.whole());
        }
    }
    assert!(!world.wlog(["audit"]).stderr.contains("clone"));
}

#[test]
fn commit_that_was_dated_back_is_told() {
    let mut world = World::new();
    at(&mut world, "18T09:00");
    world.wlog(["init", "worklog", "--language", "en"]).ok();
    world.wlog(["add", "9:00 Counted", "--outcome", "100"]).ok();
    assert_eq!(world.json(&["audit"]).len(), 0);
    world.set("GIT_COMMITTER_DATE", "2026-11-20T10:00:00+00:00");
    world.write(CLOSED, world.read(CLOSED).replace("100", "900"));
    world.git(&["commit", "--quiet", "--all", "--amend", "--no-edit"]);
    at(&mut world, "21T15:04");
    let amended = world.json(&["audit"]);
    assert_eq!(acts(&amended), ["late Counted"], "the entry came with a commit that was made after the closing");
    assert_eq!(amended[0]["time"], "2026-11-18T09:00:00+00:00");
    assert_eq!(amended[0]["committed"], "2026-11-20T10:00:00+00:00");
    world.write(CLOSED, world.read(CLOSED).replace("900", "1000"));
    world.git(&["commit", "--quiet", "--all", "--date", "2026-11-18T09:30:00+0000", "-m", "Counted again"]);
    assert_eq!(acts(&world.json(&["audit"])), ["hand Counted", "late Counted"]);
    assert_snapshot!("audit_dated_back_english", world.wlog(["audit"]).whole());
    assert_snapshot!("audit_dated_back_chinese", world.wlog(["--lang", "zh", "留痕检查"]).whole());
}

#[test]
fn what_calls_itself_work_on_tasks_is_looked_at() {
    let mut world = World::new();
    at(&mut world, "18T09:00");
    world.wlog(["init", "worklog", "--language", "en"]).ok();
    world.wlog(["add", "9:00 Counted", "--outcome", "100"]).ok();
    at(&mut world, "21T15:04");
    world.write(CLOSED, world.read(CLOSED).replace("100", "900"));
    world.git(&["commit", "--quiet", "--all", "-m", "tasks: ticked\n\nWlog-Op: tasks"]);
    assert_eq!(acts(&world.json(&["audit"])), ["amend Counted"]);
}

#[test]
fn id_that_a_check_renews_is_no_amendment() {
    let mut world = World::new();
    at(&mut world, "18T09:00");
    world.wlog(["init", "worklog", "--language", "en"]).ok();
    world.wlog(["add", "9:00 Counted", "--task", "send it"]).ok();
    world.write(CLOSED, format!("{0}\n{0}", world.read(CLOSED)));
    world.git(&["commit", "--quiet", "--all", "-m", "Twice"]);
    at(&mut world, "21T15:04");
    let mended = world.wlog(["check", "--fix"]).whole();
    assert!(mended.contains("mended 2 problems"), "there is something to mend: {mended}");
    assert_eq!(acts(&world.json(&["audit"])), Vec::<String>::new());
}

/// A book with two lines of work whose common day has closed by now: `side` has amended the first entry, `main` added one.
fn two_lines() -> World {
    let mut world = World::new();
    at(&mut world, "18T09:00");
    world.wlog(["init", "worklog", "--language", "en"]).ok();
    world.wlog(["add", "9:00 Counted", "--outcome", "100"]).ok();
    world.wlog(["add", "10:00 Wrote"]).ok();
    world.git(&["checkout", "--quiet", "-b", "side"]);
    world.wlog(["add", "11:00 On the side"]).ok();
    world.git(&["checkout", "--quiet", "main"]);
    world.write("2026/11/2026-11-19.md", "# 2026-11-19\n\n## 9:00 On main\n");
    world.git(&["add", "."]);
    world.git(&["commit", "--quiet", "-m", "Main"]);
    at(&mut world, "21T15:04");
    world
}

#[test]
fn merge_that_drops_an_entry_is_told() {
    let world = two_lines();
    world.git(&["merge", "--quiet", "--no-ff", "--strategy", "ours", "-m", "Merged", "side"]);
    assert_eq!(acts(&world.json(&["audit"])), ["hand On the side"]);
    let shown = world.wlog(["audit"]).whole();
    assert!(shown.contains("removed by hand  11:00  On the side"), "{shown}");
    let history = world.wlog(["history", "2026-11-18"]).whole();
    assert!(history.contains("merged"), "{history}");
}

#[test]
fn merge_that_takes_what_both_sides_wrote_has_no_row() {
    let mut world = two_lines();
    world.git(&["merge", "--quiet", "--no-ff", "-m", "Merged", "side"]);
    assert_eq!(acts(&world.json(&["audit"])), Vec::<String>::new());
    // Crosswise: each line takes what the other one had, then both go on.
    world.git(&["checkout", "--quiet", "side"]);
    world.git(&["merge", "--quiet", "--no-ff", "-m", "Crosswise", "main~1"]);
    at(&mut world, "18T10:00");
    world.wlog(["add", "12:00 After the merge"]).ok();
    at(&mut world, "21T15:04");
    world.git(&["checkout", "--quiet", "main"]);
    world.git(&["merge", "--quiet", "--no-ff", "-m", "Again", "side"]);
    assert_eq!(acts(&world.json(&["audit"])), Vec::<String>::new());
}

#[test]
fn rebase_of_much_is_one_line() {
    let mut world = World::new();
    at(&mut world, "18T09:00");
    world.wlog(["init", "worklog", "--language", "en"]).ok();
    for hour in 10..18 {
        world.wlog(["add", &format!("{hour}:00 Worked")]).ok();
    }
    at(&mut world, "21T15:04");
    world.git(&["rebase", "--quiet", "--force-rebase", "--root"]);
    assert_eq!(world.json(&["audit"]).len(), 8);
    assert_snapshot!("audit_of_a_rebase", world.wlog(["audit"]).whole());
}
