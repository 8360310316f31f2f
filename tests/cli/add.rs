//! `wlog add`: what is typed, what stands in the file, what git says of it.

use crate::environment::World;
use insta::assert_snapshot;

/// The line with which the whole program is introduced.
const LINE: &str = r#"9:00-10:30 Walked to the Temple @"Sir W. Batten" +navy %Admiralty #visit"#;

const TODAY: &str = "2026/11/2026-11-21.md";

#[test]
fn first_entry_in_an_empty_home() {
    let world = World::new();
    assert_snapshot!(world.wlog(["add", LINE]).whole());
    assert_snapshot!("first_entry_day", crate::without_ids(&world.read(TODAY)));
    assert_snapshot!("first_entry_commit", crate::without_ids(&world.git(&["log", "-1", "--format=%an <%ae>%n%B"])));
    assert_eq!(world.git(&["log", "--format=%s"]).lines().count(), 2, "one commit for the book, one for the entry");
    world.assert_sound();
}

#[test]
fn first_entry_in_chinese() {
    let world = World::chinese();
    let text = "9点到10点半 拜访恒达机械，谈贷款续期 @张伟 +贷款续期 %恒达机械 #拜访";
    assert_snapshot!(world.wlog(["记", text]).whole());
    assert_snapshot!("first_entry_in_chinese_day", crate::without_ids(&world.read(TODAY)));
    world.assert_sound();
}

#[test]
fn every_field_has_its_option() {
    let world = World::new();
    let said = world.wlog([
        "add",
        "--date",
        "yesterday",
        "--time",
        "14:00-15:00",
        "--project",
        "portal",
        "--contact",
        "Mara Quell",
        "--contact",
        "Tobin Hale",
        "--org",
        "Larkspur",
        "--with",
        "Ines",
        "--kind",
        "call",
        "--outcome",
        "they take 4.1 %",
        "--figure",
        "new deposits 500 万元",
        "--expense",
        "35.00 CNY taxi",
        "--tag",
        "export",
        "--task",
        "send the quote due:2026-11-24",
        "--private",
        "--field",
        "mood=good",
        "Called about the export",
    ]);
    assert_snapshot!(said.whole());
    assert_snapshot!("every_field_day", crate::without_ids(&world.read("2026/11/2026-11-20.md")));
    world.assert_sound();
}

#[test]
fn value_may_begin_with_a_dash() {
    let world = World::new();
    world.wlog(["add", "9:00 Looked at the figures", "--outcome", "-5 %", "--field", "mood=-1", "-k", "-10 call"]).ok();
    let day = world.read("2026/11/2026-11-21.md");
    assert!(day.contains("- kind: -10 call\n- outcome: -5 %\n"), "{day}");
    world.wlog(["amend", "--outcome", "-4.5%", "--why", "- a slip"]).ok();
    assert!(world.read("2026/11/2026-11-21.md").contains("- outcome: -4.5%\n"));
    assert_eq!(world.git(&["log", "-1", "--format=%(trailers:key=Reason,valueonly)"]).trim(), "- a slip");
}

#[test]
fn piped_markdown_keeps_its_shape() {
    let world = World::new();
    let minutes = "Minutes of the export review\n\nRoot cause found.\n\n## Next\n\n```sh\nmake release\n";
    assert_snapshot!(world.wlog_reading(minutes, ["add", "-"]).whole());
    assert_snapshot!("piped_markdown_day", crate::without_ids(&world.read(TODAY)));
    let entry = &world.json(&["list"])[0];
    assert_eq!(entry["title"], "Minutes of the export review");
    assert_eq!(entry["body"], "Root cause found.\n\n### Next\n\n```sh\nmake release\n```");
    world.assert_sound();
}

#[test]
fn no_time_and_plain_dates() {
    let world = World::new();
    world.wlog(["add", "--no-time", "Read the contract"]).ok();
    world.wlog(["add", "--date", "2026-11-19", "Wrote the offer"]).ok();
    let entries = world.json(&["list"]);
    let times: Vec<_> = entries.iter().map(|entry| (&entry["date"], &entry["start"])).collect();
    assert_eq!(times, [(&"2026-11-21".into(), &().into()), (&"2026-11-19".into(), &().into())]);
}

#[test]
fn dates_in_chinese_words() {
    let cases = [
        ("昨天", "2026-11-20"),
        ("前天", "2026-11-19"),
        ("上周五", "2026-11-13"),
        ("本周三", "2026-11-18"),
        ("3天前", "2026-11-18"),
        ("11月2日", "2026-11-02"),
        ("3 days ago", "2026-11-18"),
        ("11-02", "2026-11-02"),
    ];
    let world = World::chinese();
    for (words, date) in cases {
        let said = world.wlog(["add", "--date", words, words]);
        assert!(said.stderr.contains(date) || said.stdout.contains(date), "{words}: {}", said.whole());
        said.ok();
        let on = world.json(&["list", "--on", date]);
        assert!(on.iter().any(|entry| entry["title"] == words), "{words} is {date}");
    }
    world.assert_sound();
}

#[test]
fn edit_by_hand_is_committed_first_and_alone() {
    let world = World::new();
    world.wlog(["add", "Wrote the offer"]).ok();
    let by_hand = world.read(TODAY).replace("Wrote the offer", "Wrote the offer, and sent it");
    world.write(TODAY, &by_hand);
    assert_snapshot!(world.wlog(["add", "Called the client"]).whole());

    let log = world.git(&["log", "--format=%s", "--", TODAY]);
    assert_eq!(log.lines().count(), 3, "{log}");
    assert_eq!(
        world.git(&["show", &format!("HEAD~1:{TODAY}")]),
        by_hand,
        "the edit by hand stands in a commit of its own"
    );
    assert!(world.read(TODAY).starts_with(by_hand.trim_end()), "and every byte of it is still there");
    world.assert_sound();
}

#[test]
fn own_work_in_other_files_is_never_swept_in() {
    let world = World::new();
    world.wlog(["add", "First"]).ok();
    world.write("notes.md", "staged\n");
    world.git(&["add", "notes.md"]);
    world.write("notes.md", "staged\nand changed again\n");
    world.write("reports/draft.md", "not tracked\n");
    world.write(".gitignore", "*.tmp\n");
    let before = world.git(&["status", "--porcelain"]);

    world.wlog(["add", "Second"]).ok();

    assert_eq!(world.git(&["status", "--porcelain"]), before);
    assert_eq!(world.git(&["show", ":notes.md"]), "staged\n", "what was staged is still staged");
    assert_eq!(world.git(&["show", "--format=", "--name-only", "HEAD"]), format!("{TODAY}\n"));
}

#[test]
fn log_finds_the_commits_of_a_project() {
    let world = World::new();
    world.wlog(["add", LINE]).ok();
    world.wlog(["add", "11:00 Dined at home"]).ok();
    let found = world.git(&["log", "--grep", "Project: navy", "--format=%s"]);
    assert_eq!(found, "add: 2026-11-21 09:00 Walked to the Temple\n");
    let trailers = "%(trailers:key=Wlog-Op,valueonly)%(trailers:key=Contact,valueonly)%(trailers:key=Org,valueonly)";
    let trailers = world.git(&["log", "--grep", "Project: navy", &format!("--format={trailers}")]);
    assert_eq!(trailers.trim_end(), "add\nSir W. Batten\nAdmiralty");
}

#[test]
fn json_names_the_entry_and_its_commit() {
    let world = World::new();
    let printed = world.json(&["add", LINE]);
    assert_eq!(printed.len(), 1);
    assert_eq!(printed[0]["commit"], world.git(&["rev-parse", "HEAD"]).trim_end());
    let mut listed = world.json(&["list"]).remove(0);
    listed["late"] = serde_json::Value::Null;
    listed["commit"] = printed[0]["commit"].clone();
    assert_eq!(printed[0], listed, "what add prints is what list reads");
}

#[test]
fn strict_makes_no_card() {
    let world = World::new();
    world.wlog(["add", LINE]).ok();
    let before = world.state();
    assert_snapshot!(world.wlog(["add", "--strict", "Wrote to @Pepyz about +navi"]).whole());
    assert_eq!(world.state(), before);
    world.wlog(["add", "--strict", "Wrote to @\"sir w. batten\" about +Navy"]).ok();
    assert_eq!(
        world.json(&["list"])[0]["contacts"],
        serde_json::json!(["Sir W. Batten"]),
        "names compare without case"
    );
}

#[test]
fn numbers_are_no_mentions() {
    let world = World::chinese();
    world.wlog(["add", "电话 +8613800138000，利率上浮10%后再谈，发到 li@example.com，见 https://example.com/#a"]).ok();
    let entry = &world.json(&["list"])[0];
    for kind in ["projects", "contacts", "orgs", "tags"] {
        assert_eq!(entry[kind], serde_json::json!([]), "{kind}");
    }
}

#[test]
fn line_of_a_megabyte_keeps_every_byte() {
    let world = World::new();
    let text = "many words ".repeat(100_000);
    world.wlog_reading(&text, ["add", "-"]).ok();
    let entry = &world.json(&["list"])[0];
    let (title, body) = (entry["title"].as_str().expect("a title"), entry["body"].as_str().expect("a body"));
    assert!(title.chars().count() < 200, "the title is cut: {} characters", title.chars().count());
    assert_eq!(body.trim(), text.trim(), "the body is whole");
    world.assert_sound();
}
