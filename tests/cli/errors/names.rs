//! Names that cannot be linked, and names that only look dangerous.

use super::catalogue;
use crate::environment::World;

#[test]
fn names_in_chinese_text() {
    let known = |world: &World| {
        world.write("contacts/李娜.md", "+++\nname = \"李娜\"\n+++\n");
    };
    catalogue(
        "names_in_chinese_text",
        known,
        &[
            (&["add", "拜访@李白谈续贷"], 3),
            (&["add", "和@李娜一起拜访@王伟谈续贷"], 3),
            (&["add", "9点 去%恒达机械谈续贷的事，下周再去"], 3),
            (&["add", "--strict", "拜访 @李白"], 3),
        ],
    );
}

#[test]
fn known_names_end_where_they_end() {
    let world = World::chinese();
    world.wlog(["add", "认识了 @李娜 和 @李娜娜"]).ok();
    world.wlog(["add", "拜访@李娜娜谈续贷，转告@李娜。"]).ok();
    assert_eq!(world.json(&["list"])[0]["contacts"], serde_json::json!(["李娜娜", "李娜"]));
}

#[test]
fn impossible_names() {
    let long = "n".repeat(300);
    catalogue(
        "impossible_names",
        |_| (),
        &[
            (&["add", "--project", "\u{200b}", "Text"], 3),
            (&["add", "--project", "turned\u{202e}around", "Text"], 3),
            (&["add", "--contact", "bell\u{7}", "Text"], 3),
            (&["add", "--project", &long, "Text"], 3),
        ],
    );
}

#[test]
fn empty_names() {
    let options = ["--project", "--contact", "--org", "--tag", "--with"];
    for name in ["", " ", ",", "、"] {
        let world = World::new();
        for option in options {
            let said = world.wlog(["add", option, name, "Text"]);
            assert_eq!(said.status, 3, "{option} {name:?}: {}", said.whole());
            assert!(said.stderr.contains("a name is empty"), "{option} {name:?}: {}", said.whole());
        }
    }
    catalogue("empty_names", |_| (), &[(&["add", "--tag", "#", "Text"], 3), (&["list", "--project", ""], 3)]);
}

/// Whatever a name holds, its card is one file directly in the folder of its kind, and the name reads back.
#[test]
fn odd_names_stay_in_their_folder() {
    let names = [
        "a/b",
        "../../etc/passwd",
        "..",
        ".",
        "a\\b",
        "C:\\Windows",
        ".hidden",
        "-rf",
        "--help",
        "CON",
        "nul.txt",
        "a:b*c?",
        "🦀",
        "🏳️\u{200d}🌈",
        "trailing.",
        "Ünïcödé",
        "ﾊﾝｶｸ",
        "a # b",
        "[link](x)",
        "<b>",
        "name\\",
    ];
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    for name in names {
        let option = format!("--project={name}");
        let said = world.wlog(["add", "--no-time", &option, "Text"]);
        let files: Vec<_> = world.state().into_keys().filter(|path| !path.starts_with(".git")).collect();
        let depth_of = |path: &std::path::PathBuf| path.components().count();
        assert!(files.iter().filter(|path| path.starts_with("projects")).all(|path| depth_of(path) <= 2), "{files:?}");
        if said.status == 0 {
            let entry = world.json(&["list"]).into_iter().find(|entry| entry["projects"] == serde_json::json!([name]));
            assert!(entry.is_some(), "{name:?} reads back: {:?}", world.read("2026/11/2026-11-21.md"));
        } else {
            assert_eq!(said.status, 3, "{name:?}: {}", said.whole());
        }
    }
    assert_eq!(
        std::fs::read_dir(world.home())
            .expect("a folder")
            .filter(|entry| { entry.as_ref().is_ok_and(|entry| !entry.file_name().to_string_lossy().starts_with('.')) })
            .count(),
        1,
        "nothing beside the book"
    );
    world.assert_sound();
}
