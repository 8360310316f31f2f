//! `wlog history`: every version of an entry or a day, whoever made it and wherever the entry stood.

use crate::environment::World;
use insta::assert_snapshot;
use serde_json::{Value, json};
use std::fs;

const TODAY: &str = "2026/11/2026-11-21.md";

/// Sets the clock of wlog and of git.
fn at(world: &mut World, moment: &str) {
    for name in ["WLOG_NOW", "GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"] {
        world.set(name, &format!("2026-11-{moment}:00+00:00"));
    }
}

fn commit_by_hand(world: &World, subject: &str) {
    world.git(&["commit", "--quiet", "--all", "-m", subject]);
}

fn id_of(world: &World, arguments: &[&str]) -> String {
    world.json(arguments)[0]["id"].as_str().expect("an ID").to_owned()
}

/// Names what each version did, and to which parts.
fn told(versions: &[Value]) -> Vec<String> {
    let word = |version: &Value| {
        let change = &version["entries"][0];
        let parts: Vec<&str> = change["changes"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|change| change["part"].as_str().expect("a part"))
            .collect();
        let op = version["op"].as_str().expect("an op");
        format!("{op} {} {}", change["became"].as_str().unwrap_or("-"), parts.join(",")).trim_end().to_owned()
    };
    versions.iter().map(word).collect()
}

/// An entry that was added, amended twice, moved, edited by hand and brought back by an undo.
fn with_history(mut world: World, text: [&str; 2], reasons: [&str; 3], by_hand: [&str; 2]) -> (World, String) {
    at(&mut world, "18T10:40");
    let id = id_of(&world, &["add", text[0], "--outcome", text[1]]);
    at(&mut world, "18T11:15");
    world.wlog(["amend", "--outcome", reasons[0]]).ok();
    at(&mut world, "20T09:00");
    world
        .wlog([
            "amend",
            &id,
            "--time",
            "9:15-10:30",
            "--outcome",
            &reasons[0].replace("4.1", "4.2"),
            "--why",
            reasons[1],
        ])
        .ok();
    at(&mut world, "20T09:05");
    world.wlog(["move", &id, "--to", "2026-11-19", "--why", reasons[2]]).ok();
    at(&mut world, "20T17:30");
    let path = "2026/11/2026-11-19.md";
    world.write(path, world.read(path).replace(by_hand[0], by_hand[1]));
    commit_by_hand(&world, "Tidied up");
    at(&mut world, "21T15:04");
    (world, id)
}

#[test]
fn every_step_of_an_entry_is_told_with_its_reason() {
    let (world, id) = with_history(
        World::new(),
        ["9:00-10:30 Visited @Bob about the loan renewal.\n\nThey think it over until Friday.", "they think"],
        ["they take 4.1 %", "Bob corrected the rate", "noted on the wrong day"],
        ["think it over", "agree to it"],
    );
    let undone = world.wlog(["undo", "--why", "Bob never said so"]);
    assert_snapshot!("undone_hand_edit", undone.whole());
    assert_snapshot!("history_english", world.wlog(["history", &id[..5]]).whole());
    assert_snapshot!("history_in_chinese_words", world.wlog(["--lang", "zh", "修改记录", &id]).whole());
    let versions = world.json(&["history", &id]);
    assert_eq!(
        told(&versions),
        [
            "undo changed text",
            "hand changed text",
            "move moved",
            "amend changed time,outcome",
            "amend changed outcome",
            "add added"
        ]
    );
    let reasons: Vec<&Value> = versions.iter().map(|version| &version["reason"]).collect();
    assert_eq!(
        reasons,
        [
            &json!("Bob never said so"),
            &json!(null),
            &json!("noted on the wrong day"),
            &json!("Bob corrected the rate"),
            &json!(null),
            &json!(null)
        ]
    );
    assert_eq!((&versions[1]["author"], &versions[1]["commit"]), (&json!("By Hand"), &versions[0]["undoes"]));
    assert_eq!(versions[5]["time"], "2026-11-18T10:40:00+00:00");
    assert_eq!(world.json(&["history"]), versions, "it is the one that was added last");
    world.assert_sound();
}

#[test]
fn chinese_is_compared_by_the_character() {
    let (world, id) = with_history(
        World::chinese(),
        ["9:00-10:30 拜访 @张伟，谈贷款续期。\n\n对方考虑到周五，先问利率再谈期限。", "考虑中"],
        ["接受 4.1%", "张伟更正了利率", "记错了日期"],
        ["考虑到周五", "答应到周三"],
    );
    world.wlog(["撤销", "--why", "对方没有这么说"]).ok();
    assert_snapshot!("history_chinese", world.wlog(["修改记录", &id]).whole());
    let diff = &world.json(&["history", &id])[1]["entries"][0]["changes"][0]["diff"];
    let texts = |fate: &str| -> Vec<&str> {
        let all = diff.as_array().expect("a list").iter().filter(|stretch| stretch["fate"] == fate);
        all.map(|stretch| stretch["text"].as_str().expect("a text")).collect()
    };
    assert_eq!((texts("gone"), texts("come")), (vec!["考虑", "五"], vec!["答应", "三"]));
}

#[test]
fn removed_entry_has_its_history() {
    let mut world = World::new();
    let id = id_of(&world, &["add", "9:00 Visited @Bob"]);
    at(&mut world, "21T15:10");
    world.wlog(["rm", &id, "--why", "noted twice"]).ok();
    assert_snapshot!("history_of_a_removed_entry", world.wlog(["history", &id[..5]]).whole());
    at(&mut world, "21T15:20");
    world.wlog(["undo"]).ok();
    assert_eq!(told(&world.json(&["history", &id])), ["undo added", "rm removed", "add added"]);
}

#[test]
fn day_tells_all_that_was_done_to_it() {
    let mut world = World::new();
    world.wlog(["init", "worklog", "--language", "en"]).ok();
    at(&mut world, "21T16:00");
    world.write(TODAY, "# 2026-11-21\n\n## Plan\n\n- [ ] Call @Bob\n\n## 9:00 By hand\n\n- outcome: good\n");
    at(&mut world, "21T16:05");
    world.wlog(["add", "10:00 Met @Ann"]).ok();
    let text = world.read(TODAY).replace("[ ] Call", "[x] Call").replace("good", "very good").replace("10:00", "10:15");
    world.write(TODAY, format!("{text}\n## Summary\n\nA good day.\n"));
    at(&mut world, "21T16:10");
    world.wlog(["add", "--date", "yesterday", "11:00 Elsewhere"]).ok();
    assert_snapshot!("history_of_a_day", world.wlog(["history", "today"]).whole());
    let versions = world.json(&["history", "2026-11-21"]);
    assert_eq!(versions.len(), 3);
    assert_eq!((&versions[0]["commit"], &versions[0]["op"]), (&json!(null), &json!("hand")), "not committed yet");
    let parts: Vec<&Value> = versions[0]["day"].as_array().expect("a list").iter().map(|part| &part["part"]).collect();
    assert_eq!(parts, ["plan", "summary"]);
    let nothing = world.wlog(["history", "2020-01-01"]);
    assert_eq!((nothing.status, nothing.stdout.as_str()), (1, ""), "{}", nothing.whole());
}

#[test]
fn entry_without_an_id_is_followed_to_before_it_had_one() {
    let mut world = World::new();
    world.wlog(["init", "worklog", "--language", "en"]).ok();
    at(&mut world, "21T10:00");
    world.write(TODAY, "# Sat\n\n## 9:00 Visited Hengda about the loan\n\nThey think.\n\n## 11:00 Lunch\n");
    world.git(&["add", "."]);
    commit_by_hand(&world, "Morning");
    at(&mut world, "21T11:00");
    world.write(TODAY, world.read(TODAY).replace("about the loan", "about the loan renewal"));
    commit_by_hand(&world, "Wording");
    let id = id_of(&world, &["list", "--on", "2026-11-21"]);
    let id = world
        .json(&["list"])
        .iter()
        .find(|entry| entry["start"] == "09:00")
        .map_or(id, |entry| entry["id"].as_str().expect("an ID").to_owned());
    world.wlog(["amend", &id, "--outcome", "yes"]).ok();
    assert!(world.read(TODAY).contains(&format!("<!--{id}-->")), "it has its ID now");
    assert_eq!(told(&world.json(&["history", &id])), ["amend changed outcome", "hand changed title", "hand added"]);
}

#[test]
fn both_sides_of_a_merge_are_told() {
    let mut world = World::new();
    let first = id_of(&world, &["add", "9:00 One"]);
    for number in 0..6 {
        world.wlog(["add", &format!("10:0{number} Between")]).ok();
    }
    let second = id_of(&world, &["add", "16:00 Two"]);
    world.git(&["checkout", "--quiet", "-b", "laptop"]);
    at(&mut world, "21T16:10");
    world.wlog(["amend", &first, "--outcome", "one"]).ok();
    world.git(&["checkout", "--quiet", "main"]);
    at(&mut world, "21T16:20");
    world.wlog(["amend", &second, "--outcome", "two"]).ok();
    world.git(&["-c", "merge.wlog.driver=git merge-file %A %O %B", "merge", "--quiet", "--no-edit", "laptop"]);
    assert_eq!(told(&world.json(&["history", &first])), ["amend changed outcome", "add added"]);
    assert_eq!(told(&world.json(&["history", &second])), ["amend changed outcome", "add added"]);
    let refused = world.wlog(["undo"]);
    assert_eq!(refused.status, 3, "{}", refused.whole());
    assert!(refused.stderr.contains("merges several lines of work"), "{}", refused.whole());
}

#[test]
fn map_of_the_past_is_only_a_cache() {
    let mut world = World::new();
    let id = id_of(&world, &["add", "9:00 One"]);
    let map = || {
        let books = fs::read_dir(world.home().join(".cache/wlog")).expect("a cache").flatten();
        books.map(|book| book.path().join("trail")).find(|map| map.exists()).expect("a map")
    };
    let versions = world.json(&["history", &id]);
    let kept = fs::read(map()).expect("a map");
    for damage in [&b""[..], b"wlog trail 1\n", &kept[..kept.len() - 1]] {
        fs::write(map(), damage).expect("a file");
        assert_eq!(world.json(&["history", &id]), versions);
        assert_eq!(fs::read(map()).expect("a map"), kept, "it is made anew");
    }
    at(&mut world, "21T16:10");
    world.wlog(["amend", &id, "--outcome", "good"]).ok();
    assert_eq!(told(&world.json(&["history", &id])), ["amend changed outcome", "add added"], "it takes in what is new");
    world.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    at(&mut world, "21T16:20");
    world.wlog(["amend", &id, "--kind", "call"]).ok();
    assert_eq!(told(&world.json(&["history", &id])), ["amend changed kind", "add added"], "HEAD has left a line");
}

#[test]
fn what_is_not_there_is_refused() {
    let world = World::new();
    world.wlog(["add", "9:00 One", "--task", "send it"]).ok();
    let unknown = world.wlog(["history", "k7q2"]);
    assert_eq!(
        (unknown.status, unknown.stderr.contains("no entry or task has an ID")),
        (3, true),
        "{}",
        unknown.whole()
    );
    let day = world.wlog(["history", "someday"]);
    assert_eq!(day.status, 2, "{}", day.whole());
    let task = world.read(TODAY).lines().find(|line| line.contains("send it")).expect("a task").to_owned();
    let task = task.split("<!--").nth(1).and_then(|rest| rest.split("-->").next()).expect("an ID").to_owned();
    let refused = world.wlog(["history", &task]);
    assert_eq!(refused.status, 3, "{}", refused.whole());
}

#[test]
fn empty_book_has_no_history() {
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    let said = world.wlog(["history"]);
    assert_eq!((said.status, said.stdout.as_str()), (1, ""), "{}", said.whole());
    assert_eq!(world.wlog(["audit"]).status, 0);
}

#[test]
fn shallow_clone_tells_what_it_has() {
    let world = World::new();
    world.wlog(["add", "9:00 One"]).ok();
    world.wlog(["add", "10:00 Two"]).ok();
    world.wlog(["amend", "--outcome", "good"]).ok();
    let from = format!("file://{}", world.book().display());
    world.git_in(&world.home(), &["clone", "--quiet", "--depth", "2", &from, "shallow"]);
    let shallow = world.home().join("shallow");
    let said = world.wlog_in(&shallow, ["history"]);
    assert!(said.stdout.contains("amended") && said.stdout.contains("10:00"), "{}", said.whole());
    let refused = world.wlog_in(&shallow, ["undo", "2"]);
    assert!(refused.status == 3 && refused.stderr.contains("first commit"), "{}", refused.whole());
}

#[cfg(target_os = "linux")]
#[test]
fn book_may_lie_at_a_path_that_is_no_text() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let world = World::new();
    world.wlog(["add", "9:00 Met @Bob"]).ok();
    let place = world.home().join(OsStr::from_bytes(b"caf\xe9"));
    fs::rename(world.book(), &place).expect("renamed");
    let said = world.wlog([OsStr::new("--book"), place.as_os_str(), OsStr::new("history"), OsStr::new("today")]);
    assert!(said.status == 0 && said.stdout.contains("Met Bob"), "{}", said.whole());
}

#[test]
fn merge_that_drops_an_entry_is_no_proof_that_it_stands() {
    let mut world = World::new();
    at(&mut world, "20T09:00");
    world.wlog(["init", "worklog", "--language", "en"]).ok();
    world.wlog(["add", "9:00 Base"]).ok();
    world.git(&["checkout", "--quiet", "-b", "side"]);
    world.wlog(["add", "10:00 Lost"]).ok();
    let lost = world.json(&["list"]).iter().find(|entry| entry["title"] == "Lost").expect("it")["id"].clone();
    world.git(&["checkout", "--quiet", "main"]);
    world.wlog(["add", "11:00 Main"]).ok();
    world.git(&["merge", "--quiet", "-s", "ours", "side", "-m", "Merged"]);
    let said = world.wlog(["history", lost.as_str().expect("an ID")]).ok();
    assert!(said.contains("not in the book any more"), "{said}");
}

#[cfg(unix)]
#[test]
fn link_in_the_place_of_a_day_is_no_day() {
    let mut world = World::new();
    at(&mut world, "20T09:00");
    world.wlog(["init", "worklog", "--language", "en"]).ok();
    world.wlog(["add", "9:00 Stood here"]).ok();
    let day = "2026/11/2026-11-20.md";
    fs::remove_file(world.book().join(day)).expect("removed");
    std::os::unix::fs::symlink("/dev/null", world.book().join(day)).expect("a link");
    at(&mut world, "24T09:00");
    commit_by_hand(&world, "A link");
    let rows = world.json(&["audit"]);
    assert_eq!((rows.len(), &rows[0]["title"]), (1, &json!("Stood here")), "{rows:?}");
    fs::remove_file(world.book().join(day)).expect("removed");
    world.write(day, "# 2026-11-20\n");
    commit_by_hand(&world, "A day again");
    assert!(world.wlog(["history", "2026-11-20"]).ok().contains("Stood here"));
    assert_eq!(told(&world.json(&["history", "2026-11-20"])).len(), 3);
}

#[test]
fn day_that_cannot_be_read_is_not_said_to_be_empty() {
    let world = World::new();
    world.wlog(["add", "9:00 One"]).ok();
    std::fs::create_dir_all(world.book().join("2026/11/2026-11-19.md")).expect("a folder in a day's place");
    let said = world.wlog(["history", "2026-11-19"]);
    assert!(said.status != 0 && said.stderr.contains("2026/11/2026-11-19.md"), "{}", said.whole());
}

#[test]
fn damage_in_the_past_is_told_of_what_was_looked_at_and_not_of_writing() {
    let world = World::new();
    world.wlog(["add", "9:00 One"]).ok();
    world.wlog(["add", "10:00 Two"]).ok();
    let blob = world.git(&["rev-parse", &format!("HEAD~1:{TODAY}")]);
    let (folder, file) = blob.trim().split_at(2);
    let object = world.book().join(".git/objects").join(folder).join(file);
    fs::remove_file(&object).expect("removed");
    fs::write(&object, "no object").expect("written");
    for (language, told) in
        [("en", "error: git cannot read an earlier version of a file ("), ("zh", "错误：git 无法读取文件的旧版本（")]
    {
        let said = world.wlog(["--lang", language, "history", "today"]);
        assert!(said.status == 4 && said.stderr.starts_with(told), "{}", said.whole());
    }
}
