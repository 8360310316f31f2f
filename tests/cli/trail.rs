//! `wlog move`, `wlog rm`, and days that have closed: what leaves a trail in git, and what needs a reason.

use crate::environment::World;
use insta::assert_snapshot;
use serde_json::json;

const TODAY: &str = "2026/11/2026-11-21.md";
const YESTERDAY: &str = "2026/11/2026-11-20.md";
/// A Wednesday that closed on Thursday at noon; the tests play on Saturday.
const CLOSED: &str = "2026/11/2026-11-18.md";

/// A book with an entry by hand on a closed day, as people write: odd spaces, a task, a body, CRLF.
fn with_closed_day() -> World {
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    let day = "# Wed\r\n\r\n## Plan\r\n\r\n- [ ] call @Bob\r\n\r\n## 9:00  Visited   Hengda <!--k7q2m9xd-->\r\n*  org:  Hengda\r\n* [ ] send it <!--m5t8y1ra-->\r\n\r\nText  \r\n\r\n## 11:00 Lunch\r\n";
    world.write(CLOSED, day);
    world
}

fn commit(world: &World) -> String {
    crate::without_ids(&world.git(&["log", "-1", "--format=%B"]))
}

#[test]
fn entry_moves_with_all_its_lines() {
    let world = with_closed_day();
    world.wlog(["add", "--date", "yesterday", "8:00 Before"]).ok();
    world.wlog(["add", "--date", "yesterday", "10:00 Behind"]).ok();
    let before = world.read(YESTERDAY);
    let said = world.wlog(["move", "k7q2", "--to", "yesterday", "--why", "noted on the wrong day"]);
    assert_snapshot!(format!("{}\n{}", said.whole(), commit(&world)));
    let day = "# Wed\r\n\r\n## Plan\r\n\r\n- [ ] call @Bob\r\n\r\n## 11:00 Lunch\r\n";
    assert_eq!(world.read(CLOSED), day);
    let block =
        "## 9:00  Visited   Hengda <!--k7q2m9xd-->\n*  org:  Hengda\n* [ ] send it <!--m5t8y1ra-->\n\nText  \n\n";
    assert_eq!(world.read(YESTERDAY), before.replace("## 10:00", &format!("{block}## 10:00")));
    assert_eq!(world.json(&["show", "k7q2m9xd"])[0]["date"], "2026-11-20");
    assert_eq!(world.git(&["log", "--format=%s"]).lines().filter(|line| line.starts_with("move: ")).count(), 1);
    world.assert_sound();
}

#[test]
fn last_entry_moves_into_a_new_day_and_leaves_an_empty_one() {
    let world = World::chinese();
    world.wlog(["记", "9点 拜访 @张伟"]).ok();
    let said = world.wlog(["移动", "--to", "昨天"]);
    assert_snapshot!(format!("{}\n{}", said.whole(), crate::without_ids(&world.read(YESTERDAY))));
    assert_eq!(world.read(TODAY), "# 2026-11-21 星期六\n");
    let before = world.state();
    assert_snapshot!("moved_nowhere", world.wlog(["移动", "--to", "2026-11-20"]).whole());
    assert_eq!(world.state(), before);
    let back = &world.json(&["move", "--to", "today"])[0];
    assert_eq!(
        (&back["from"], &back["date"], &back["reason"]),
        (&json!("2026-11-20"), &json!("2026-11-21"), &json!(null))
    );
    assert_eq!((&back["contacts"], &back["late"]), (&json!(["张伟"]), &json!(null)));
    assert_eq!(back["commit"], world.git(&["rev-parse", "HEAD"]).trim_end());
    world.assert_sound();
}

#[test]
fn move_into_a_closed_day_is_late() {
    let world = World::new();
    world.wlog(["add", "9:00 Visited @Bob"]).ok();
    let moved = &world.json(&["move", "--to", "2026-11-18"])[0];
    assert_eq!(moved["late"], "2026-11-19T12:00", "nobody asks for a reason");
    assert!(commit(&world).contains("\nLate: 2026-11-19 12:00\n"), "{}", commit(&world));
    world.assert_sound();
}

#[test]
fn removed_entry_is_found_in_git_and_comes_back() {
    let world = World::new();
    let title = "Visited a client whose name is so long that no subject of a commit would ever hold it";
    world.wlog(["add", "--time", "9:00", title, "--contact", "Bob", "--task", "send it"]).ok();
    world.wlog(["add", "10:00 Stays"]).ok();
    let before = world.read(TODAY);
    let id = world.json(&["list", "--contact", "Bob"])[0]["id"].as_str().expect("an ID").to_owned();
    let said = world.wlog(["rm", &id[..5]]);
    assert_snapshot!(format!("{}\n{}", said.whole(), commit(&world)));
    let start = before.find("## 09:00").expect("the entry");
    let end = before.find("## 10:00").expect("the other");
    assert_eq!(world.read(TODAY), format!("{}{}", &before[..start], &before[end..]));
    assert!(world.git(&["log", "--grep", title, "--format=%s"]).starts_with("rm: 2026-11-21 09:00 Visited"));
    let hint = said.stderr.lines().find(|line| line.contains("bring it back")).expect("a hint");
    assert!(hint.contains("wlog undo [commit]"), "{hint}");
    world.wlog(["undo", world.git(&["rev-parse", "--short", "HEAD"]).trim_end()]).ok();
    assert_eq!(world.read(TODAY), before);
    world.wlog(["show", &id]).ok();
    world.assert_sound();
}

#[test]
fn removal_reads_well_in_chinese() {
    let world = World::chinese();
    world.wlog(["记", "--date", "2026-11-18", "9点 拜访 @张伟"]).ok();
    let id = world.json(&["list"])[0]["id"].as_str().expect("an ID").to_owned();
    let said = world.wlog(["删除", &id, "--yes", "--why", "重复了"]);
    assert_snapshot!(format!("{}\n{}", said.whole(), commit(&world)));
    let gone = world.json(&["add", "--date", "2026-11-18", "又一条"]).remove(0);
    let removed = &world.json(&["rm", gone["id"].as_str().expect("an ID"), "--why", "多记了"])[0];
    assert_eq!((&removed["title"], &removed["reason"]), (&json!("又一条"), &json!("多记了")));
    assert_eq!(removed["commit"], world.git(&["rev-parse", "HEAD"]).trim_end());
    world.assert_sound();
}

#[test]
fn late_entry_is_marked() {
    let world = World::new();
    let said = world.wlog(["add", "--date", "2026-11-18", "9:00 Visited @Bob"]);
    assert_snapshot!(format!("{}\n{}", said.whole(), commit(&world)));
    let late = &world.json(&["add", "--date", "2026-11-19", "Called @Bob"])[0];
    assert_eq!(late["late"], "2026-11-20T12:00");
    // Friday closes on Monday.
    let in_time = &world.json(&["add", "--date", "yesterday", "Called @Bob"])[0];
    assert_eq!(in_time["late"], json!(null));
    assert!(!commit(&world).contains("Late"), "{}", commit(&world));
}

#[test]
fn settings_say_when_a_day_closes_and_what_that_costs() {
    let world = with_closed_day();
    let settings = world.read("wlog.toml");
    world.write("wlog.toml", format!("{settings}\n[closing]\nreason = \"optional\"\n"));
    world.wlog(["amend", "k7q2", "--outcome", "yes"]).ok();
    assert!(!commit(&world).contains("Reason"));
    world.wlog(["amend", "k7q2", "--outcome", "no", "--why", "they\nchanged their mind"]).ok();
    assert!(commit(&world).contains("\nReason: they changed their mind\n"), "{}", commit(&world));
    world.write("wlog.toml", format!("{settings}\n[closing]\nat = \"15:05\"\nweekend = [\"sun\"]\n"));
    assert_eq!(world.json(&["add", "--date", "yesterday", "In time"])[0]["late"], json!(null));
    world.write("wlog.toml", format!("{settings}\n[closing]\nat = \"15:04\"\nweekend = [\"sun\"]\n"));
    assert_eq!(world.json(&["add", "--date", "yesterday", "Late"])[0]["late"], "2026-11-21T15:04");
}

#[test]
fn nothing_is_needed_for_what_changes_nothing() {
    let world = with_closed_day();
    let before = world.state();
    assert_eq!(world.wlog(["amend", "k7q2", "--kind", ""]).status, 0);
    assert_eq!(world.wlog(["move", "k7q2", "--to", "2026-11-18"]).status, 0);
    assert_eq!(world.state(), before);
}

#[cfg(unix)]
mod in_the_editor {
    use super::*;
    use crate::editor::{kept, with_editor};

    fn edit(script: &str) -> (World, crate::environment::Said) {
        let world = with_closed_day();
        let world = with_editor(world, script);
        let said = world.wlog(["edit", "2026-11-18"]);
        (world, said)
    }

    #[test]
    fn work_on_tasks_needs_no_reason() {
        let (world, said) =
            edit("sed -i 's/- \\[ \\] call @Bob/- [x] call @Bob done:2026-11-19/; s/\\[ \\] send/[-] send/' \"$1\"");
        assert_eq!(said.status, 0, "{}", said.whole());
        assert_eq!(commit(&world).lines().nth(2), Some("Wlog-Op: tasks"), "{}", commit(&world));
        assert!(world.read(CLOSED).contains("- [x] call @Bob done:2026-11-19\r\n"));
        world.assert_sound();
    }

    #[test]
    fn new_entry_is_late_and_needs_none() {
        let (world, said) = edit("printf '\\r\\n## 14:00 Came later\\r\\n' >> \"$1\"");
        assert_eq!(said.status, 0, "{}", said.whole());
        assert!(said.stderr.contains("late entry for 2026-11-18 Wed"), "{}", said.whole());
        assert!(commit(&world).contains("\nLate: 2026-11-19 12:00\n"), "{}", commit(&world));
    }

    #[test]
    fn anything_else_does() {
        let (world, said) = edit("sed -i 's/Text/Text and more/' \"$1\"");
        assert_snapshot!(said.whole());
        assert!(!world.read(CLOSED).contains("and more"));
        assert_eq!(kept(&world).len(), 1, "what was typed is kept");
        let world = with_editor(world, "touch \"$1\"");
        world.wlog(["edit", "2026-11-18", "--why", "forgot it"]).ok();
        assert!(world.read(CLOSED).contains("Text and more  \r\n"));
        assert!(commit(&world).contains("\nReason: forgot it\n"), "{}", commit(&world));
        world.assert_sound();
    }

    #[test]
    fn editor_is_not_opened_on_an_entry_for_nothing() {
        let world = with_editor(with_closed_day(), "touch ~/was-opened");
        let said = world.wlog(["amend", "-e", "k7q2"]);
        assert_eq!(said.status, 3, "{}", said.whole());
        assert!(!world.home().join("was-opened").exists());
        let world = with_editor(world, "sed -i 's/Text/Text and more/' \"$1\"");
        world.wlog(["amend", "-e", "k7q2", "--why", "forgot it"]).ok();
        assert!(commit(&world).contains("\nReason: forgot it\n"), "{}", commit(&world));
        world.assert_sound();
    }
}

#[cfg(unix)]
mod on_a_terminal {
    use super::*;

    const DOWN: &str = "\u{1b}[B";
    const CTRL_C: &str = "\u{3}";

    #[test]
    fn removal_asks_and_then_asks_why() {
        let world = with_closed_day();
        let mut screen = world.on_terminal(80, &["rm", "k7q2"]);
        assert_snapshot!("rm_asks", crate::without_ids(&screen.shows("Remove this entry?").contents()));
        screen.key(DOWN).enter().shows("Why is it changed?").enter().shows("a few words will do");
        assert_snapshot!("rm_asks_why", crate::without_ids(&screen.contents()));
        let (status, end) = screen.types("noted twice").enter().ends();
        assert_eq!(status, 0, "{end}");
        assert!(commit(&world).contains("\nReason: noted twice\n"), "{}", commit(&world));
        world.assert_sound();
    }

    #[test]
    fn whoever_leaves_the_questions_changes_nothing() {
        let world = with_closed_day();
        let before = world.state();
        let (status, end) = world.on_terminal(80, &["rm", "k7q2"]).shows("Remove this entry?").enter().ends();
        assert_eq!((status, end.contains("nothing removed")), (1, true), "{end}");
        let mut screen = world.on_terminal(80, &["amend", "k7q2", "--outcome", "yes"]);
        let (status, end) = screen.shows("Why is it changed?").key(CTRL_C).ends();
        assert_eq!((status, end.contains("needs a reason")), (3, true), "{end}");
        assert_eq!(world.state(), before);
    }

    #[test]
    fn last_entry_is_offered_for_removal() {
        let world = World::chinese();
        world.wlog(["记", "9点 拜访 @张伟"]).ok();
        let mut screen = world.on_terminal(80, &["删除"]);
        assert_snapshot!("rm_asks_zh", crate::without_ids(&screen.shows("删除这条记录？").contents()));
        assert_eq!(screen.key("2").ends().0, 0);
        assert_eq!(world.read(TODAY), "# 2026-11-21 星期六\n");
    }
}

/// Like every command that touches a file, moving and removing say in a line what is odd in it.
#[test]
fn oddities_of_the_days_are_told() {
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    world.write(
        YESTERDAY,
        "# 2026-11-20\n\n## 9:00 One <!--k7q2m9xd-->\n\n## 25:00 Two\n\n## 11:00 Three <!--m5t8y1ra-->\n",
    );
    let moved = world.wlog(["move", "k7q2", "--to", "today"]);
    assert!(moved.stderr.contains("2026-11-20.md:3: "), "{}", moved.whole());
    let removed = world.wlog(["rm", "m5t8", "--yes"]);
    assert!(removed.stderr.contains("2026-11-20.md:3: "), "{}", removed.whole());
    let back = world.wlog(["move", "k7q2", "--to", "yesterday"]);
    assert!(back.stderr.contains("2026-11-20.md:3: "), "{}", back.whole());
}
