//! Books: how one comes into being, and which one a command means.

use crate::environment::World;
use insta::assert_snapshot;
use std::fs;

#[test]
fn init_makes_a_repository_with_settings() {
    let world = World::new();
    let said = world.wlog(["init", "worklog"]).whole();
    assert_snapshot!(without_zone(&world, &said));
    assert_snapshot!("init_settings", without_zone(&world, &world.read("wlog.toml")));
    assert_snapshot!("init_attributes", world.read(".gitattributes"));
    assert_eq!(world.git(&["config", "--local", "core.fsync"]), "all\n", "a commit by hand is as safe as wlog's own");
    assert_eq!(world.git(&["log", "--format=%s"]), "init: a new book\n");
    world.assert_sound();
}

#[test]
fn init_in_chinese_writes_a_chinese_book() {
    let world = World::chinese();
    let said = world.wlog(["init", "worklog"]).whole();
    assert_snapshot!(without_zone(&world, &said));
    world.wlog(["add", "拜访 @张伟"]).ok();
    assert!(world.read("2026/11/2026-11-21.md").contains("- 联系人：张伟"), "fields have Chinese names");
    world.wlog(["--lang", "en", "add", "Called @张伟"]).ok();
    assert!(!world.read("2026/11/2026-11-21.md").contains("contacts:"), "the book decides, not the reader");
    world.assert_sound();
}

#[test]
fn book_inside_of_a_book_has_to_be_named() {
    for (world, name) in [(World::new(), "nested_english"), (World::chinese(), "nested_chinese")] {
        world.wlog(["init", "worklog", "--language", "en"]).ok();
        let below = world.book().join("notes");
        fs::create_dir(&below).expect("a folder");
        let before = world.state();
        let refused = world.wlog_in(&below, ["init"]);
        assert_eq!(refused.status, 3, "{}", refused.whole());
        assert_eq!(world.state(), before);
        let beside = world.wlog_in(&below, ["init", "../../beside"]);
        let notes = |said: &crate::environment::Said| {
            let lines = said.stderr.lines().filter(|line| line.contains("inside") || line.contains("里面"));
            lines.collect::<Vec<_>>().join("\n")
        };
        assert_eq!((beside.status, notes(&beside).as_str()), (0, ""), "{}", beside.whole());
        let made = world.wlog_in(&below, ["init", "."]);
        assert_eq!(made.status, 0, "{}", made.whole());
        assert_snapshot!(name, format!("{}{}\n", refused.whole(), notes(&made)));
    }
}

#[test]
fn repository_becomes_a_book_and_keeps_what_was_in_it() {
    let world = World::new();
    fs::create_dir(world.book()).expect("a folder");
    world.git(&["init", "--quiet"]);
    world.write("README.md", "Mine.\n");
    world.write(".gitignore", "*.tmp\n");
    world.git(&["add", "."]);
    world.git(&["commit", "--quiet", "-m", "Mine"]);
    world.write("loose.txt", "not tracked\n");

    world.wlog(["init", "worklog"]).ok();
    world.wlog(["add", "First"]).ok();

    assert_eq!(world.git(&["log", "--format=%s"]).lines().last(), Some("Mine"));
    assert_eq!(world.read("README.md"), "Mine.\n");
    assert!(world.read(".gitignore").starts_with("*.tmp\n"));
    assert_eq!(world.git(&["status", "--porcelain"]), "?? loose.txt\n");
    world.git(&["fsck", "--strict", "--no-progress"]);
}

/// Each place holds a book with one entry that names the place; every one is nearer than those after it.
#[test]
fn nearest_book_is_meant() {
    let places = ["option", "variable", "parent", "settings", "worklog"];
    let world = World::new();
    let home = world.home();
    for place in places {
        world.wlog(["init", place]).ok();
        world.wlog(["--book", place, "add", place]).ok();
    }
    let below = home.join("parent/2026/11");
    let meant = |world: &World, folder, arguments: &[&str]| {
        let said = world.wlog_in(folder, arguments.iter().chain(&["--json"]));
        let entry: serde_json::Value = serde_json::from_str(&said.stdout).expect("an entry");
        entry["title"].as_str().expect("a title").to_owned()
    };
    assert_eq!(meant(&world, &home, &["list"]), "worklog");
    fs::create_dir_all(home.join(".config/wlog")).expect("a folder");
    fs::write(home.join(".config/wlog/config.toml"), "book = \"~/settings\"\n").expect("settings");
    if cfg!(target_os = "linux") {
        assert_eq!(meant(&world, &home, &["list"]), "settings");
    }
    assert_eq!(meant(&world, &below, &["list"]), "parent");
    let world = world.with("WLOG_BOOK", &home.join("variable").display().to_string());
    assert_eq!(meant(&world, &below, &["list"]), "variable");
    assert_eq!(meant(&world, &below, &["list", "--book", "../../../option"]), "option");
}

#[test]
fn reading_makes_no_book() {
    for arguments in [&["list"][..], &["search", "x"], &["show"], &["report"], &[]] {
        let world = World::new();
        assert_ne!(world.wlog(arguments).status, 0, "{arguments:?}");
        assert_eq!(fs::read_dir(world.home()).expect("a folder").count(), 0, "{arguments:?}");
    }
}

#[test]
fn refused_first_entry_makes_no_book() {
    let refused: [(&[&str], i32); 8] = [
        (&["add", "--date", "2026-02-30", "x"], 2),
        (&["add", "--time", "25:00", "x"], 2),
        (&["add", ""], 3),
        (&["add", "-"], 3),
        (&["add", "--figure", "many", "x"], 2),
        (&["add", "--strict", "Called @Bob"], 3),
        (&["add", "拜访@李白谈续贷"], 3),
        (&["add", "--outcome", "two\nlines", "x"], 3),
    ];
    for (arguments, status) in refused {
        let world = World::new();
        let said = world.wlog(arguments);
        assert_eq!(said.status, status, "{arguments:?}: {}", said.whole());
        assert_eq!(fs::read_dir(world.home()).expect("a folder").count(), 0, "{arguments:?}");
    }
}

#[test]
fn zone_of_the_book_decides_the_day() {
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    world.wlog(["add", "Late work"]).ok();
    // 16:30 in London is half past midnight of the next day in Shanghai, by the offset that the clock gives.
    let world = world.with("WLOG_NOW", "2026-11-22T00:30:00+08:00");
    world.wlog(["add", "Later work"]).ok();
    assert_eq!(world.json(&["list"])[0]["date"], "2026-11-22");
    world.assert_sound();
}

/// Replaces the zone of the machine that runs the test.
fn without_zone(world: &World, text: &str) -> String {
    let settings = world.read("wlog.toml");
    let zone = settings.lines().find_map(|line| line.strip_prefix("zone = ")).expect("the zone is written");
    text.replace(zone.trim_matches('"'), "[zone]")
}

#[test]
fn zone_is_that_of_the_users_clock() {
    for (said, zone) in [
        ("Asia/Tokyo", Some("Asia/Tokyo")),
        (":Europe/Berlin", Some("Europe/Berlin")),
        ("/usr/share/zoneinfo/America/New_York", Some("America/New_York")),
        ("EST5", None),
    ] {
        let world = World::new().with("TZ", said);
        world.wlog(["init", "worklog"]).ok();
        let settings = world.read("wlog.toml");
        let found = settings.lines().find_map(|line| line.strip_prefix("zone = ")).map(|zone| zone.trim_matches('"'));
        assert_eq!(found, zone, "{said}");
    }
}

/// A name alone would leave plain `git commit` asking for an address.
#[test]
fn name_without_an_address_is_enough_for_plain_git() {
    for world in [World::new(), World::chinese()] {
        let said = world.wlog(["init", "worklog", "--name", "Sam Field"]);
        assert!(said.status == 0 && said.stderr.contains("Sam Field <tester@localhost>"), "{}", said.whole());
        assert!(said.stderr.contains("wlog init HOME/worklog --email "), "{}", said.whole());
        let plain = "cd worklog && git -c user.useConfigOnly=true commit -q --allow-empty -m Plain && git log -1 --format='%an <%ae>'";
        assert_eq!(world.shell(plain).ok(), "Sam Field <tester@localhost>\n");
        world.wlog(["init", "worklog", "--email", "sam@example.org"]).ok();
        assert_eq!(world.shell(plain).ok(), "Sam Field <sam@example.org>\n");
        let again = world.wlog(["init", "worklog", "--name", "Sam"]);
        assert!(!again.stderr.contains("localhost"), "{}", again.whole());
    }
    let world = World::new();
    world.git_in(&world.home(), &["config", "--global", "user.email", "known@example.org"]);
    let said = world.wlog(["init", "worklog", "--name", "Sam Field"]);
    assert!(!said.stderr.contains("localhost"), "{}", said.whole());
    world.wlog(["add", "Text"]).ok();
    assert_eq!(world.git(&["log", "-1", "--format=%an <%ae>"]), "Sam Field <known@example.org>\n");
}

/// What is added in a book that has lost its repository belongs to no other book.
#[test]
fn book_without_its_repository_is_no_way_to_another() {
    let world = World::new();
    world.wlog(["add", "Elsewhere"]).ok();
    let lost = world.home().join("lost");
    world.wlog(["init", "lost"]).ok();
    fs::rename(lost.join(".git"), world.home().join("away")).expect("renamed");
    let before = world.state();
    for command in [&["add", "A secret"] as &[&str], &["list"], &["search", "x"]] {
        let said = world.wlog_in(&lost, command);
        assert!(said.status == 3 && said.stderr.contains("git"), "{}", said.whole());
    }
    assert_eq!(world.state(), before);
}
