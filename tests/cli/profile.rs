//! Profiles: what a book of a trade is like, from `init` to the report.

use crate::environment::World;
use insta::assert_snapshot;
use std::fs;

/// The trades that wlog brings, as each language names them.
const TRADES: [(&str, &str); 3] = [("account-manager", "客户经理"), ("engineer", "工程师"), ("teacher", "教师")];

#[test]
fn init_says_what_it_made_and_what_comes_next() {
    let world = World::new();
    let named = ["--profile", "engineer", "--name", "Li Na", "--email", "lina@example.org"];
    let said = world.wlog(["init", "worklog"].iter().chain(&named));
    assert_snapshot!("init_english", without_zone(&said.whole()));
    assert_eq!(
        world.git(&["log", "--format=%an <%ae> %s", "--name-only"]),
        "Li Na <lina@example.org> init: a new book\n\n.gitattributes\n.gitignore\nprofiles/engineer.toml\nwlog.toml\n"
    );
    assert!(!world.home().join(".gitconfig").exists(), "the user's own configuration is not touched");
    world.wlog(["add", "First"]).ok();
    world.assert_sound();

    let world = World::chinese();
    fs::create_dir(world.home().join("日志")).expect("a folder");
    let said = world.wlog_in(&world.home().join("日志"), ["init", "--profile", "客户经理", "--name", "李娜"]);
    assert_snapshot!("init_chinese", without_zone(&said.whole()));
    assert!(world.wlog(["--book", "日志", "add", "第一条"]).status == 0);
}

/// The commands that `init` proposes are typed, and do what they say.
#[cfg(unix)]
#[test]
fn what_comes_next_can_be_typed() {
    for (english, chinese) in TRADES {
        for (world, trade) in [(World::new(), english), (World::chinese(), chinese)] {
            let said = world.wlog(["init", "elsewhere", "--profile", trade]);
            let lines =
                said.stderr.lines().filter_map(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with(' '));
            let typed: Vec<&str> = lines.map(|line| line.split("  ").next().unwrap_or(line)).collect();
            assert_eq!(typed.len(), 4, "{}", said.whole());
            let script = typed.join("\n").replace("HOME", &world.home().display().to_string());
            let done = world.shell(&script);
            assert_eq!(done.status, 0, "{script}\n{}", done.whole());
            assert!(!done.stderr.contains("error") && !done.stderr.contains("错误"), "{}", done.whole());
            world.git_in(&world.home().join("elsewhere"), &["fsck", "--strict", "--no-progress"]);
        }
    }
}

#[test]
fn name_goes_into_the_configuration_of_the_book_alone() {
    let world = World::new();
    fs::create_dir(world.book()).expect("a folder");
    world.git(&["init", "--quiet"]);
    world.git(&["config", "alias.st", "status"]);
    let name = r#"A "B" \C #; 李娜"#;
    world.wlog(["init", "worklog", "--name", name, "--email", " li@example.org "]).ok();
    assert_eq!(world.git_in(&world.book(), &["config", "--local", "user.name"]), format!("{name}\n"));
    assert_eq!(world.git(&["config", "--local", "user.email"]), "li@example.org\n");
    assert_eq!(world.git(&["config", "--local", "alias.st"]), "status\n", "what was there stays");
    let world = world.with("GIT_AUTHOR_NAME", "Sam");
    world.wlog(["add", "Text"]).ok();
    assert_eq!(world.git(&["log", "-1", "--format=%an <%ae>"]), "Sam <li@example.org>\n", "the environment wins");
    world.assert_sound();
}

#[test]
fn init_in_the_home_folder_means_the_usual_place() {
    let world = World::new();
    world.wlog(["init"]).ok();
    assert!(world.book().join("wlog.toml").exists() && !world.home().join("wlog.toml").exists());
    assert_eq!(world.wlog(["init"]).status, 3, "it is a book now");
}

#[test]
fn book_that_is_there_gets_a_profile() {
    let world = World::new();
    world.wlog(["add", "First, without a word about profiles"]).ok();
    world.write("wlog.toml", world.read("wlog.toml") + "\n# mine\n[fields]\nlot = \"text\"\n");
    let said = world.wlog(["init", "worklog", "--profile", "教师", "--name", "Sam"]);
    assert_eq!(said.status, 0, "{}", said.whole());
    let settings = world.read("wlog.toml");
    assert!(settings.contains("\nprofile = \"teacher\"\n\n# mine\n[fields]\nlot = \"text\"\n"), "{settings}");
    assert!(world.read("profiles/teacher.toml").contains("name = \"Teacher\""), "in the book's language");
    assert_eq!(world.git(&["log", "-1", "--format=%an %s"]), "Sam init: profile teacher\n");

    // A line in the middle of a text of several looks like the setting and is none: it is not guessed at.
    world.write("wlog.toml", "format = 1\nzone = \"\"\"\nprofile = 'x'\n\"\"\"\n");
    let before = world.state();
    let refused = world.wlog(["init", "worklog", "--profile", "engineer", "--name", "Ann"]);
    assert_eq!((refused.status, world.state()), (3, before), "{}", refused.whole());
    world.git(&["checkout", "wlog.toml"]);

    world.write("profiles/teacher.toml", "kinds = [\"mine\"]\n");
    world.wlog(["init", "worklog", "--profile", "teacher"]).ok();
    assert_eq!(world.read("profiles/teacher.toml"), "kinds = [\"mine\"]\n", "what the user wrote stays");
}

#[test]
fn profile_of_ones_own() {
    let world = World::new();
    world.write("profiles/buyer.toml", "name = \"Buyer\"\norg = \"supplier\"\nkinds = [\"tasting\"]\n[fields]\n\"lot\" = \"text\"\n[report]\nauthor = \"Buyer\"\nparts = [{ part = \"work\", heading = \"Tasted\", kinds = [\"tasting\"] }, \"open\"]\n");
    let said = world.wlog(["init", "worklog", "--profile", "buyer", "--name", "Sam", "--email", "sam@example.org"]);
    assert!(said.stderr.contains("profile Buyer: profiles/buyer.toml"), "{}", said.whole());
    world.assert_sound();
    let said = world.wlog(["add", "--kind", "TASTING", "--field", "lot=7", "Tried the oil of %Olio"]);
    assert!(said.stderr.contains("new supplier 'Olio'"), "{}", said.whole());
    world.wlog(["add", "Signed the papers"]).ok();
    let day = world.read("2026/11/2026-11-21.md");
    assert!(day.contains("- kind: tasting\n") && day.contains("- lot: 7\n"), "{day}");
    let near = world.wlog(["add", "--kind", "tastin", "Tried the wine"]);
    assert!(near.stderr.contains("did you mean 'tasting'?"), "{}", near.whole());
    let report = world.wlog(["week"]).ok();
    assert!(report.contains("Buyer: Sam") && report.contains("## Tasted"), "{report}");
    assert!(!report.contains("Signed") && !report.contains("wine"), "no part asks for them: {report}");
}

#[test]
fn week_of_a_teacher() {
    for (world, trade, name) in
        [(World::new(), "teacher", "teacher_english"), (World::chinese(), "教师", "teacher_chinese")]
    {
        world.wlog(["init", "worklog", "--profile", trade, "--name", "Sam", "--email", "sam@example.org"]).ok();
        let add = |arguments: &[&str]| drop(world.wlog(["add"].iter().chain(arguments)).ok());
        let lesson = if name.ends_with("english") {
            ("lesson", "parent talk", "marking")
        } else {
            ("上课", "家长沟通", "批改作业")
        };
        add(&[
            "-d",
            "2026-11-18",
            "-t",
            "8:00-8:45",
            "-k",
            lesson.0,
            "-o",
            "3B",
            "-p",
            "algebra",
            "Quadratic equations",
        ]);
        add(&["-d", "2026-11-17", "-t", "9:00-9:45", "-k", lesson.0, "-o", "3A", "Fractions", "--outcome", "slow"]);
        add(&["-d", "2026-11-19", "-t", "8:00-8:45", "-k", lesson.0, "-o", "3A", "Fractions again"]);
        add(&[
            "-d",
            "2026-11-19",
            "-t",
            "17:00",
            "-k",
            lesson.1,
            "-o",
            "3B",
            "-c",
            "Mrs Hale",
            "Reading at home",
            "--task",
            "lend her a book due:2026-11-24",
        ]);
        add(&["-d", "2026-11-20", "-k", lesson.2, "-o", "3B", "Class test"]);
        assert_snapshot!(name, world.wlog(["week"]).ok());
    }
}

/// A profile never stops the reading, nor does it change how a day is read beyond the fields that it declares.
#[test]
fn broken_profile_stops_nothing() {
    let world = World::new();
    world.wlog(["init", "worklog", "--profile", "engineer", "--name", "Sam", "--email", "sam@example.org"]).ok();
    for text in [&b"kinds = [\n"[..], b"\xFF", b"report = 7\n", b""] {
        world.write("profiles/engineer.toml", text);
        assert_eq!(world.wlog(["add", "Text"]).status, 0, "{text:?}");
        assert!(world.wlog(["week"]).ok().contains("## Work"), "{text:?}");
    }
}

/// Replaces the zone of the machine that runs the test.
fn without_zone(text: &str) -> String {
    let zone = ["zone ", "时区 "].iter().find_map(|label| text.split_once(label)).expect("a zone").1;
    let zone = zone.split([';', '；']).next().expect("a zone");
    text.replace(zone, "[zone]")
}
