//! Cards that are changed by hand, and the projects of folders.

use crate::environment::World;
use insta::assert_snapshot;
use serde_json::json;
use std::fs;
use std::thread;
use std::time::Duration;

/// What changed within the last two seconds is not taken at its word yet (a file system may not tell two changes apart).
const SETTLED: Duration = Duration::from_millis(2300);

/// A book whose names are all in the cache, as they are on an ordinary day.
fn with_settled_cards() -> World {
    let world = World::new();
    world.wlog(["add", "Met @\"Li Na\" and @Bob"]).ok();
    world.write("contacts/li-na.md", "+++\nname = \"Li Na\"\naliases = [\"Nana\"]\n+++\n");
    thread::sleep(SETTLED);
    world.wlog(["list"]).ok();
    world
}

#[test]
fn card_that_is_renamed_by_hand_is_seen_at_once() {
    let cases = [
        ("name = \"Li Na\"", "name = \"Li Nan\"", "Li Na", "Li Na"),
        ("aliases = [\"Nana\"]", "aliases = []", "Nana", "Nana"),
        ("aliases = [\"Nana\"]", "aliases = [\"Nana\", \"Lili\"]", "Lili", "Li Na"),
        ("name = \"Li Na\"", "name = \"Li Nan\"", "Nana", "Li Nan"),
    ];
    let world = with_settled_cards();
    let card = world.read("contacts/li-na.md");
    for (number, (old, new, typed, linked)) in cases.into_iter().enumerate() {
        world.write("contacts/li-na.md", &card);
        let _ = fs::remove_file(world.book().join("contacts/nana.md"));
        let _ = fs::remove_file(world.book().join("contacts/li-na-2.md"));
        thread::sleep(SETTLED);
        world.wlog(["list"]).ok();
        world.write("contacts/li-na.md", card.replace(old, new));
        let date = format!("2026-12-{:02}", number + 1);
        world.wlog(["add", "--date", &date, "-c", typed, "Called"]).ok();
        assert_eq!(world.json(&["list", &date])[0]["contacts"], json!([linked]), "{new}: {typed}");
        world.wlog(["amend", "--contact", "Bob"]).ok();
        world.wlog(["amend", "--contact", typed]).ok();
        assert_eq!(world.json(&["list", &date])[0]["contacts"], json!([linked]), "{new}: {typed}");
    }
}

#[test]
fn project_of_the_working_folder() {
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    let settings = world.read("wlog.toml");
    let paths = "[projects.paths]\n\"~/src\" = \"tools\"\n\"~/src/portal\" = \"portal\"\n";
    world.write("wlog.toml", settings + paths);
    let folder = world.home().join("src/portal/web");
    fs::create_dir_all(&folder).expect("a folder");
    assert_snapshot!(world.wlog_in(&folder, ["add", "Fixed the export"]).whole());
    let projects = |arguments: &[&str]| {
        let said = world.wlog_in(&folder, arguments.iter().chain(&["--json"]));
        let entry: serde_json::Value = serde_json::from_str(&said.stdout).expect("an entry");
        entry["projects"].clone()
    };
    assert_eq!(projects(&["add", "Fixed it again"]), json!(["portal"]));
    assert_eq!(projects(&["add", "Fixed it again", "-p", "navy"]), json!(["navy"]));
    assert_eq!(projects(&["add", "Fixed it +navy again"]), json!(["navy"]));
    let said = world.wlog_in(&world.home().join("src"), ["add", "Sharpened the saw", "--json"]);
    assert!(said.stdout.contains("\"tools\"") && said.stderr.contains("~/src"), "{}", said.whole());
    world.wlog(["add", "At home"]).ok();
    assert_eq!(world.json(&["list"])[0]["projects"], json!([]));
    let said = world.wlog_in(&folder, ["add", "--strict", "Fixed the export"]);
    assert_eq!(said.status, 0, "the card is there: {}", said.whole());
}

#[test]
fn settings_of_folders_that_are_odd_are_named() {
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    let settings = world.read("wlog.toml");
    world.write("wlog.toml", settings + "[projects.paths]\n\"~/src\" = 7\n");
    let said = world.wlog(["add", "Text"]);
    assert!(said.stderr.contains("~/src"), "{}", said.whole());
    said.ok();
}
