//! `wlog amend` and `wlog add --like`: what an entry was, what it becomes, and what git says of it.

use crate::environment::World;
use insta::assert_snapshot;
use serde_json::json;

const TODAY: &str = "2026/11/2026-11-21.md";

fn with_entries() -> World {
    let world = World::new();
    world.wlog(["add", "--date", "2026-11-18", "9:00 Read the contract"]).ok();
    let options = ["--outcome", "they think", "--figure", "new deposits 5", "--figure", "calls 2", "--task", "send it"];
    let text = "9:00 Visited @Bob and @Ann +navy. Long talk.\n\nSecond line.\nThird line.";
    world.wlog(["add"].iter().chain(&options).chain(&[text])).ok();
    world
}

fn only(world: &World) -> serde_json::Value {
    world.json(&["list", "2026-11-21"]).remove(0)
}

#[test]
fn last_entry_is_changed_and_shown() {
    let world = with_entries();
    let before = world.read(TODAY);
    let options = ["--time", "9:30-10", "--outcome", "they agree", "--project", "portal", "--kind", "visit"];
    let said = world.wlog(["amend"].iter().chain(&options));
    assert_snapshot!(said.whole());
    assert_snapshot!("amended_day", crate::without_ids(&world.read(TODAY)));
    assert_snapshot!("amended_commit", crate::without_ids(&world.git(&["log", "-1", "--format=%B"])));
    assert_eq!(world.git(&["show", &format!("HEAD~1:{TODAY}")]), before, "one commit, and the old text stays in git");
    world.assert_sound();
}

#[test]
fn last_entry_of_a_day_that_cannot_be_read_is_no_other_one() {
    let world = with_entries();
    world.write(TODAY, b"## caf\xe9\n");
    let before = world.state();
    for command in [&["amend", "--kind", "call"][..], &["move", "--to", "2026-11-17"]] {
        let said = world.wlog(command);
        assert!(said.status != 0 && said.stderr.contains("2026-11-21.md"), "{command:?}: {}", said.whole());
    }
    assert_eq!(world.state(), before);
}

#[test]
fn change_reads_well_in_chinese() {
    let world = World::chinese();
    world.wlog(["记", "9点 拜访 @张伟 +贷款续期", "--outcome", "考虑中"]).ok();
    let said =
        world.wlog(["更正", "9点半到10点 拜访@张伟，谈利率。对方接受4.1%。", "--outcome", "同意", "--tag", "续贷"]);
    assert_snapshot!(format!("{}\n{}", said.whole(), crate::without_ids(&world.read(TODAY))));
    world.assert_sound();
}

#[test]
fn last_is_what_was_typed_last() {
    let world = with_entries();
    world.wlog(["add", "--date", "2026-11-10", "An old one"]).ok();
    world.wlog(["amend", "--kind", "note", "--why", "it is one"]).ok();
    assert_eq!(world.json(&["list", "2026-11-10"])[0]["kind"], "note", "not the latest of today");
    let by_hand = "# 2026-11-25\n\n## 8:00 By hand\n\n## 7:00 Last by hand\n";
    world.write("2026/11/2026-11-25.md", by_hand);
    world.wlog(["amend", "--kind", "memo", "--why", "it is one"]).ok();
    assert_eq!(world.json(&["list", "2026-11-10"])[0]["kind"], "memo", "a file by hand is no word of wlog's");

    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    world.write("2026/11/2026-11-25.md", by_hand);
    world.wlog(["amend", "--kind", "memo"]).ok();
    let entries = world.json(&["list", "2026-11-25"]);
    assert!(entries.iter().any(|entry| entry["title"] == "Last by hand" && entry["kind"] == "memo"), "{entries:?}");
    world.assert_sound();
}

#[test]
fn lists_are_set_added_to_and_taken_from() {
    let cases: [(&[&str], &str, serde_json::Value); 9] = [
        (&["--contact", "Cid"], "contacts", json!(["Cid"])),
        (&["--contact", "Cid", "--contact", "Bob"], "contacts", json!(["Cid", "Bob"])),
        (&["--contact", "+=Cid"], "contacts", json!(["Bob", "Ann", "Cid"])),
        (&["--contact", "-=bob"], "contacts", json!(["Ann"])),
        (&["--contact", "-=Bob", "--contact", "+=Cid, Dee"], "contacts", json!(["Ann", "Cid", "Dee"])),
        (&["--contact="], "contacts", json!([])),
        (&["--tag", "+=#fast"], "tags", json!(["fast"])),
        (&["--outcome", ""], "outcome", json!(null)),
        (&["--no-time"], "start", json!(null)),
    ];
    for (options, field, expected) in cases {
        let world = with_entries();
        world.wlog([&["amend"], options].concat()).ok();
        assert_eq!(only(&world)[field], expected, "{options:?}");
    }
    let world = with_entries();
    world.wlog(["amend", "--figure", "-=calls", "--figure", "+=visits 3", "--expense", "35元 打车"]).ok();
    let names = |field: &str, name: &str| -> Vec<String> {
        let entry = only(&world);
        entry[field]
            .as_array()
            .expect("a list")
            .iter()
            .map(|value| value[name].as_str().expect("a text").into())
            .collect()
    };
    assert_eq!(names("figures", "name"), ["new deposits", "visits"]);
    assert_eq!(names("expenses", "note"), ["打车"]);
    world.assert_sound();
}

#[test]
fn text_changes_title_time_and_body() {
    let world = with_entries();
    world.wlog(["amend", "10am Met @Cid +portal"]).ok();
    let entry = only(&world);
    assert_eq!((&entry["start"], &entry["title"]), (&json!("10:00"), &json!("Met Cid")));
    assert_eq!((&entry["contacts"], &entry["projects"]), (&json!(["Bob", "Ann", "Cid"]), &json!(["navy", "portal"])));
    assert!(entry["body"].as_str().is_some_and(|body| body.contains("Second line")), "the body stays");
    let id = entry["id"].as_str().expect("an ID").to_owned();
    world.wlog_reading("Minutes\n\nNew body.\n", ["amend", &id[..5], "-"]).ok();
    let entry = only(&world);
    assert_eq!((&entry["title"], &entry["body"], &entry["id"]), (&json!("Minutes"), &json!("New body."), &json!(id)));
    assert!(world.read(TODAY).contains("- [ ] send it"), "tasks stay");
}

#[test]
fn what_is_so_already_is_no_commit() {
    let world = with_entries();
    let before = world.state();
    assert_snapshot!(world.wlog(["amend", "--outcome", "they think"]).whole());
    assert_eq!(world.state(), before);
    let object = &world.json(&["amend", "--outcome", "they think"])[0];
    assert_eq!(object["commit"], json!(null));
    let object = &world.json(&["amend", "--outcome", "yes"])[0];
    assert_eq!((&object["before"]["outcome"], &object["outcome"]), (&json!("they think"), &json!("yes")));
    let alias = &world.json(&["amend", "Met @Bob with +navy", "--contact", "+=bob"])[0];
    assert_eq!(alias["contacts"], json!(["Bob", "Ann"]), "names are those of the cards");
    assert_eq!(alias["commit"], world.git(&["rev-parse", "HEAD"]).trim_end());
}

#[test]
fn every_other_byte_stays() {
    let day = "intro\r\n\r\n##  9:00   Odd  title   <!-- k7q2m9xd -->\r\n*  org:   Hengda\r\n*  outcom: x\r\n\r\n\r\nText\r\n## Next";
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    world.write(TODAY, day);
    world.wlog(["amend", "k7q2", "--org", "+=Larkspur"]).ok();
    assert_eq!(world.read(TODAY), day.replace("Hengda", "Hengda, Larkspur"));
    assert_eq!(
        world.git(&["log", "--format=%s", "-2"]),
        "amend: 2026-11-21 09:00 Odd title\nedit: 2026-11-21 (by hand)\n"
    );
    world.assert_sound();
}

#[cfg(unix)]
#[test]
fn lines_are_changed_in_the_editor() {
    let script = "sed -i 's/^## 09:00 Visited.*/## 09:15 Visited Bob and @Cid/; s/^- \\[ \\] send it/- [x] send it/; s/Third/Fourth/' \"$1\"";
    let world = crate::editor::with_editor(with_entries(), script);
    assert_snapshot!(world.wlog(["amend", "-e"]).whole());
    assert_snapshot!("amended_in_editor_page", crate::editor::page(&world, 1));
    assert_snapshot!("amended_in_editor_day", crate::without_ids(&world.read(TODAY)));
    assert_eq!(crate::editor::kept(&world), Vec::<std::path::PathBuf>::new());
    world.assert_sound();

    let world = crate::editor::with_editor(world, "");
    let unchanged = world.wlog(["amend", "-e", "--outcome", "never"]);
    assert_eq!((unchanged.status, unchanged.stderr.as_str()), (0, "nothing changed\n"));
    assert_eq!(only(&world)["outcome"], "they think", "what is not saved is not taken");
    let world = crate::editor::with_editor(world, "touch \"$1\"");
    world.wlog(["amend", "-e", "--outcome", "yes"]).ok();
    assert_eq!(only(&world)["outcome"], "yes");
}

#[cfg(unix)]
#[test]
fn change_in_the_editor_survives_what_happens_meanwhile() {
    let change = "[ $round = 1 ] && sed -i 's/Third/Fourth/' \"$1\"";
    let world = crate::editor::with_editor(
        with_entries(),
        &format!("{change}; WLOG_EDITOR= wlog amend --kind call >/dev/null; true"),
    );
    world.wlog(["amend", "-e"]).ok();
    let entry = only(&world);
    assert_eq!(entry["kind"], "call");
    assert!(entry["body"].as_str().is_some_and(|body| body.contains("Fourth line")), "{entry}");

    let meanwhile = "[ $round = 1 ] && sed -i 's/Fourth line/Fifth line/' ~/worklog/2026/11/2026-11-21.md";
    let resolve = "[ $round = 2 ] && sed -i '/^<<<<<<</d; /^=====/,/^>>>>>>>/d' \"$1\"";
    let script = format!("[ $round = 1 ] && sed -i 's/Fourth line/Sixth line/' \"$1\"; {meanwhile}; {resolve}; true");
    let world = crate::editor::with_editor(world, &script);
    world.wlog(["amend", "-e"]).ok();
    assert!(crate::editor::page(&world, 2).contains("Fifth line"), "{}", crate::editor::page(&world, 2));
    assert!(world.read(TODAY).contains("Sixth line") && !world.read(TODAY).contains("<<<<"), "{}", world.read(TODAY));
    world.assert_sound();
}

#[cfg(unix)]
#[test]
fn odd_lines_come_back_once() {
    let script = "[ $round = 1 ] && sed -i 's/^## 09:00/## 25:00/' \"$1\"; touch \"$1\"";
    let world = crate::editor::with_editor(with_entries(), script);
    world.wlog(["amend", "-e"]).ok();
    assert!(crate::editor::page(&world, 2).contains("looks like a time"), "{}", crate::editor::page(&world, 2));
    assert!(world.read(TODAY).contains("## 25:00 Visited"), "the file is the user's");
    let world = crate::editor::with_editor(world, "sed -i '1d' \"$1\"; exit 1");
    let said = world.wlog(["amend", "-e"]);
    assert_eq!(said.status, 3, "{}", said.whole());
    assert_eq!(crate::editor::kept(&world).len(), 1);
}

#[test]
fn earlier_entry_is_repeated_with_changes() {
    let world = with_entries();
    let id = only(&world)["id"].as_str().expect("an ID").to_owned();
    assert_snapshot!(world.wlog(["add", "--like", &id, "--contact", "Cid", "--date", "2026-11-20"]).whole());
    let entry = &world.json(&["list", "2026-11-20"])[0];
    assert_eq!(
        (&entry["title"], &entry["contacts"], &entry["projects"]),
        (&json!("Visited Bob and Ann"), &json!(["Cid"]), &json!(["navy"]))
    );
    for (field, nothing) in
        [("outcome", json!(null)), ("figures", json!([])), ("body", json!("")), ("start", json!(null))]
    {
        assert_eq!(entry[field], nothing, "{field}");
    }
    world.wlog(["add", "--like", &id, "Visited @Dee"]).ok();
    let entry = &world.json(&["list", "--contact", "Dee"])[0];
    assert_eq!((&entry["title"], &entry["start"]), (&json!("Visited Dee"), &json!("15:04")));
    world.assert_sound();
}

#[test]
fn misread_id_is_no_title() {
    let world = World::new();
    world.wlog(["init", "worklog", "--language", "en"]).ok();
    world.write(
        "2026/11/2026-11-21.md",
        "# 2026-11-21\n\n## 9:00 First <!--g1243aaa-->\n\n## 10:00 Second <!--k7q2m9xd-->\n",
    );
    let before = world.state();
    let said = world.wlog(["amend", "gl243", "A new title"]);
    assert!(said.status == 2 || said.status == 3, "{}", said.whole());
    assert!(said.stderr.contains("'gl243'"), "{}", said.whole());
    assert_eq!(world.state(), before);
    world.wlog(["amend", "gl244", "is no ID at all"]).ok();
    assert!(world.read("2026/11/2026-11-21.md").contains("gl244 is no ID at all"));
}

#[test]
fn id_that_stands_twice_is_told_so() {
    let world = World::new();
    world.wlog(["init", "worklog", "--language", "en"]).ok();
    world.write(
        "2026/11/2026-11-21.md",
        "# 2026-11-21\n\n## 9:00 First <!--k7q2m9xd-->\n\n## 10:00 Second <!--k7q2m9xd-->\n",
    );
    for (language, hint) in [("en", "'wlog check --fix'"), ("zh", "用 wlog 检查 --fix")] {
        let said = world.wlog(["--lang", language, "amend", "k7q2m9xd", "--outcome", "good"]);
        assert!(said.stderr.contains(hint), "{}", said.whole());
        assert!(world.wlog(["--lang", language, "amend", "k7q2", "--outcome", "good"]).stderr.contains(hint));
    }
}
