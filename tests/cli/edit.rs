//! `wlog edit`: a day in the editor, others who write meanwhile, and editors that fail.
#![cfg(unix)]

use crate::editor::{kept, page, with_editor};
use crate::environment::World;
use insta::assert_snapshot;
use std::path::PathBuf;

const TODAY: &str = "2026/11/2026-11-21.md";

fn with_day() -> World {
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    world.wlog(["add", "9:00 Visited @Bob"]).ok();
    world.wlog(["add", "11:00 Wrote the offer"]).ok();
    world
}

const CHANGE: &str = "sed -i 's/Visited Bob/Visited Bob at home/' \"$1\"";

#[test]
fn change_is_one_commit() {
    let world = with_editor(with_day(), CHANGE);
    let before = world.read(TODAY);
    assert_snapshot!(world.wlog(["edit"]).whole());
    assert_eq!(world.read(TODAY), before.replace("Visited Bob", "Visited Bob at home"));
    let commit =
        world.git(&["log", "-1", "--format=%s%n%(trailers:key=Wlog-Op,valueonly)%(trailers:key=Entry,valueonly)"]);
    assert_eq!(crate::without_ids(commit.trim_end()), "edit: 2026-11-21\nedit\n[id]");
    assert_eq!(kept(&world), Vec::<PathBuf>::new());
    world.assert_sound();
}

#[test]
fn unchanged_is_no_commit() {
    let cases = [("", 0), ("touch \"$1\"", 0), ("echo >> \"$1\"; sed -i '$d' \"$1\"", 0), (": > \"$1\"", 3)];
    for (script, status) in cases {
        let world = with_editor(with_day(), script);
        let before = world.state();
        for day in [&[][..], &["yesterday"]] {
            let said = world.wlog([&["edit"], day].concat());
            assert_eq!(said.status, status, "{script}: {}", said.whole());
            assert!(said.stderr.contains("nothing changed"), "{}", said.whole());
        }
        assert_eq!(world.state(), before, "{script}");
        assert_eq!(kept(&world), Vec::<PathBuf>::new());
    }
}

#[test]
fn day_without_a_file_is_prepared() {
    let world = World::chinese();
    world.wlog(["init", "worklog"]).ok();
    let world = with_editor(world, "printf '\\n## 9:00 拜访恒达\\n' >> \"$1\"");
    assert_snapshot!(world.wlog(["编辑", "昨天"]).whole());
    assert_eq!(world.read("2026/11/2026-11-20.md"), "# 2026-11-20 星期五\n\n## 9:00 拜访恒达\n");
    world.assert_sound();
}

#[test]
fn editor_opens_at_the_entry() {
    let world = with_day();
    let vim = world.home().join("vim");
    let world = with_editor(world, "");
    std::fs::rename(world.home().join("editor"), &vim).expect("a script");
    std::fs::write(&vim, "#!/bin/sh\necho \"$1\" > \"$HOME/line\"\n").expect("a script");
    let world = world.with("WLOG_EDITOR", &vim.display().to_string());
    let entry = world.json(&["list", "--contact", "Bob"]).remove(0);
    world.wlog(["edit", entry["id"].as_str().expect("an ID")]).ok();
    let line = std::fs::read_to_string(world.home().join("line")).expect("a line");
    assert_eq!(line.trim(), format!("+{}", entry["line"]));
}

#[test]
fn oddities_are_named_with_their_lines() {
    let world = with_editor(with_day(), "printf '\\n## 25:00 Late\\n\\n- outcom: x\\n- org: y\\n' >> \"$1\"");
    assert_snapshot!(world.wlog(["edit"]).whole());
}

#[test]
fn what_others_write_meanwhile_is_merged() {
    let world = with_editor(with_day(), &format!("{CHANGE}; WLOG_EDITOR= wlog add '12:00 Lunch' >/dev/null 2>&1"));
    assert_snapshot!(world.wlog(["edit"]).whole());
    let text = world.read(TODAY);
    assert!(text.contains("Visited Bob at home") && text.contains("12:00 Lunch"), "{text}");
    world.assert_sound();
}

#[test]
fn same_lines_come_back_side_by_side() {
    let meanwhile = "sed -i 's/Visited Bob/Visited Bob and Ann/' ~/worklog/2026/11/2026-11-21.md";
    let world =
        with_editor(with_day(), &format!("if [ $round = 1 ]; then {CHANGE}; {meanwhile}; else touch \"$1\"; fi"));
    let said = world.wlog(["edit"]);
    assert_eq!(said.status, 3);
    assert_snapshot!(said.whole());
    assert!(world.read(TODAY).contains("Visited Bob and Ann"), "the file is as it was");

    let untouched = world.wlog(["edit"]);
    assert_eq!(untouched.status, 3, "{}", untouched.whole());
    assert!(untouched.stderr.contains("side by side"), "{}", untouched.whole());
    assert!(page(&world, 2).contains("at home") && page(&world, 2).contains("and Ann"), "{}", page(&world, 2));

    let world = with_editor(world, "sed -i '/^<<<<<<< /,/^=======/d; /^>>>>>>> /d; s/and Ann/and Ann at home/' \"$1\"");
    world.wlog(["edit"]).ok();
    assert!(world.read(TODAY).contains("09:00 Visited Bob and Ann at home"), "{}", world.read(TODAY));
    assert_eq!(kept(&world), Vec::<PathBuf>::new());
    world.assert_sound();
}

#[test]
fn editor_that_ends_badly_changes_nothing_and_keeps_the_text() {
    for script in ["exit 1", "kill -9 $$", "kill -9 $PPID; sleep 0.2"] {
        let world = with_editor(with_day(), &format!("{CHANGE}; {script}"));
        let before = world.state();
        let said = world.wlog(["edit"]);
        assert_ne!(said.status, 0);
        assert_eq!(world.state(), before);
        let world = with_editor(world, "");
        assert!(world.wlog(["edit"]).stderr.contains("not saved"), "only looked at");
        let world = with_editor(world, "touch \"$1\"");
        let again = world.wlog(["edit"]);
        assert!(again.stderr.contains("you began"), "{}", again.whole());
        again.ok();
        assert!(world.read(TODAY).contains("Visited Bob at home"), "{script}");
        world.assert_sound();
    }
}

#[test]
fn one_day_in_two_editors() {
    let world = with_editor(with_day(), "[ $round = 1 ] && wlog edit 2> \"$HOME/second\"; true");
    world.wlog(["edit"]).ok();
    let second = std::fs::read_to_string(world.home().join("second")).expect("a text");
    assert!(second.contains("open in another editor"), "{second}");
}

#[test]
fn line_endings_of_the_file_stay() {
    let world = with_editor(with_day(), CHANGE);
    let crlf = world.read(TODAY).replace('\n', "\r\n");
    let crlf = crlf.trim_end();
    world.write(TODAY, crlf);
    world.wlog(["edit"]).ok();
    assert_eq!(world.read(TODAY), crlf.replace("Visited Bob", "Visited Bob at home"));
    assert_eq!(world.git(&["log", "--format=%s", "-2"]), "edit: 2026-11-21\nedit: 2026-11-21 (by hand)\n");
}
