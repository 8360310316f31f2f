//! `wlog check`: a book with every problem, in both languages; what is mended; what is silent.

use crate::environment::World;
use insta::assert_snapshot;
use std::collections::BTreeSet;
use std::fs;
use std::time::{Duration, SystemTime};

const TODAY: &str = "2026/11/2026-11-21.md";

/// Files with everything in them that a check of files can find.
const FILES: [(&str, &str); 30] = [
    (
        TODAY,
        "# 2026-11-20\n\n\
         ## 25:00 Deadline <!--a1aaaaaa-->\n\n\
         ## 9:00-11:00 Visited @Hegnda <!--k7q2m9xd-->\n\n- org: Hengda\n- outcom: good\n- kind: visit\n- kind: call\n- re: z9zzzzzz\n- figure: lots\n\n\
         Told @Nobody, 拜访@李白谈续贷.\n\n\
         ## 10:30-12:00 <!--m5t8y1ra-->\n\n\
         ## 13:00-13:00 Lunch <!--K7Q2M9XD-->\n\n- org: Hengda\n\n- project: navy\n\n\
         ## 18:00-17:00 Went home\n\n\
         - [ ] Write it down\n\n\
         <<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> other\n\n\
         ## Twice <!--k7q2m9xd-->\n\n```\nnever closed\n",
    ),
    (
        "2026/11/2026-11-19.md",
        "## Plan\n\n- [>] Draft the risk report <!--p9c4w2ne-->\n- [ ] Call\\\n  at noon\n\n## 23:00-01:00 Night shift <!--b3hq1zt8-->\n",
    ),
    (
        "2026/11/2026-11-20.md",
        "## 00:30-02:00 Still there <!--z0s6vd3h-->\n\n- re: b3hq1zt8\n\n## Copied <!--b3hq1zt8-->\n",
    ),
    ("2026/10/2026-11-12.md", "# 2026-11-12\n"),
    ("2026/12/2026-11-19.md", "# 2026-11-19\n"),
    ("2026/11/notes.md", "Notes\n"),
    ("2026/11/2026-11-14.MD", "# 2026-11-14\n"),
    ("2026/11/2026-11-19.markdown", "# 2026-11-19\n"),
    ("2026/11/2026-11-13.md.txt", "# 2026-11-13\n"),
    ("2026/11/notes.mkd", "Notes\n"),
    ("2026/11/receipt.txt", "A receipt\n"),
    ("contacts/spare.Markdown", "+++\nname = \"Spare\"\n+++\n"),
    ("orgs/hengda.mdown", "+++\nname = \"Hengda\"\n+++\n"),
    ("2026/11/2026-11-20 (Sam's conflicted copy 2026-11-21).md", "# 2026-11-20\n"),
    ("2026/11/2026-11-19.sync-conflict-20261120-101010-ABCDEFG.md", "# 2026-11-19\n"),
    ("2026/11/2026-11-17 (1).md", "# 2026-11-17\n"),
    ("2026/11/2026-11-18.md/inside.txt", "A folder\n"),
    ("contacts/li-na.md", "+++\nname = \"Li Na\"\naliases = [\"Nana\"]\n+++\n"),
    ("contacts/lina.md", "+++\nname = \"LiNa\"\n+++\n"),
    ("contacts/nana.md", "+++\nname = \"Nana\"\n+++\n"),
    ("contacts/bare.md", "No front matter\n"),
    ("contacts/nameless.md", "+++\ntier = 1.5\n+++\n"),
    ("contacts/broken.md", "+++\nname = \"Broken\n+++\n"),
    ("contacts/nana 2.md", "+++\nname = \"Nana\"\n+++\n"),
    ("orgs/hengda.md", "+++\nname = \"Hengda\"\n+++\n"),
    ("projects/navy.md", "+++\nname = \"navy\"\n+++\n"),
    ("projects/贷款续期.md", "+++\nname = \"贷款续期\"\n+++\n"),
    ("projects/贷款续其.md", "+++\nname = \"贷款续其\"\n+++\n"),
    ("wlog (1).toml", "format = 1\n"),
    (
        "wlog.toml",
        "format = 1\nlangauge = \"zh\"\nprofile = \"nobody\"\n\n[searches]\ndone = \"is:finished\"\nopen = \"is:open\"\n",
    ),
];

/// Leaves behind what a killed git and a killed wlog would, long ago, and what a cloud folder makes of a branch.
fn leave_behind(world: &World) {
    let hours_ago = |hours: u64| SystemTime::now() - Duration::from_secs(hours * 3600 + 30);
    let older = |path: &str, text: &str, hours: u64| {
        world.write(path, text);
        let file = fs::File::options().write(true).open(world.book().join(path)).expect("a file");
        file.set_modified(hours_ago(hours)).expect("a time");
    };
    let old = |path: &str, text: &str| older(path, text, 2);
    old(".git/index.lock", "");
    old(".git/refs/heads/other.lock", "");
    older(".git/objects/maintenance.lock", "", 13);
    old(".git/wlog/.wlog-1234", "half a day");
    old("2026/11/.wlog-5678", "half a day");
    old(".git/wlog/intent.unreadable", "{}");
    old(".git/wlog/drafts/add-c1cccccc/base", "");
    old(".git/wlog/drafts/add-c1cccccc/wlog-add.md", "## Typed and never added\n");
    let head = world.git(&["rev-parse", "HEAD"]);
    old(".git/refs/heads/main (Sam's conflicted copy 2026-11-21)", &head);
}

fn with_every_problem(world: World) -> World {
    for (path, text) in FILES {
        world.write(path, text);
    }
    world.write("2026/11/2026-11-16.md", b"## caf\xe9\n");
    world.git(&["init", "--quiet"]);
    world.git(&["add", "."]);
    world.git(&["commit", "--quiet", "-m", "Everything is wrong"]);
    #[cfg(unix)]
    std::os::unix::fs::symlink("2026-11-19.md", world.book().join("2026/11/2026-11-15.md")).expect("a link");
    world.git(&["checkout", "--quiet", "--detach"]);
    leave_behind(&world);
    world
}

/// Names the checks whose findings were printed.
fn names(world: &World, arguments: &[&str]) -> BTreeSet<String> {
    let said = world.program(&world.home(), b"", ["check", "--json"].iter().chain(arguments));
    let text = String::from_utf8(said.stdout).expect("UTF-8");
    let object = |line: &str| serde_json::from_str::<serde_json::Value>(line).expect("an object");
    text.lines().map(|line| object(line)["name"].as_str().expect("a name").to_owned()).collect()
}

#[cfg(unix)]
#[test]
fn every_problem_is_named_with_its_place_and_remedy() {
    let world = with_every_problem(World::new());
    let before = world.state();
    assert_snapshot!("every_problem_english", world.wlog(["check"]).whole());
    assert_snapshot!("every_problem_chinese", world.wlog(["--lang", "zh", "检查"]).whole());
    assert_eq!(world.state(), before, "a check changes nothing");
    let documented: BTreeSet<String> = documented_names().into_iter().collect();
    assert_eq!(names(&world, &[]), documented, "each check of docs/FORMAT.md finds something here");
}

fn documented_names() -> Vec<String> {
    let page = include_str!("../../docs/FORMAT.md");
    let table = page.split("| check | finds |").nth(1).and_then(|rest| rest.split("\n\n").next()).expect("the table");
    let row = |line: &str| line.split('`').nth(1).map(str::to_owned);
    table.lines().filter_map(row).collect()
}

#[cfg(unix)]
#[test]
fn what_can_be_mended_is_mended_and_nothing_else() {
    let world = with_every_problem(World::new());
    let before = world.state();
    let refused = world.wlog(["check", "--fix"]);
    assert_eq!(refused.status, 3, "nothing is written while HEAD is detached: {}", refused.whole());
    assert_eq!(world.state(), before);
    world.git(&["symbolic-ref", "HEAD", "refs/heads/main"]);
    let edited = format!(
        "{}\n",
        world.read("2026/11/2026-11-21.md").replace("never closed", "never closed\n```\n\n- [ ] By hand")
    );
    world.write(TODAY, &edited);

    let said = world.wlog(["check", "--fix", "2026/11/2026-11-21.md"]);
    assert_eq!(said.status, 1, "{}", said.whole());
    assert_snapshot!("mended_stderr", said.stderr);
    assert_snapshot!("mended_diff", crate::without_ids(&world.git(&["show", "--format=%B", "-U0", "HEAD"])));
    assert_eq!(world.git(&["show", &format!("HEAD~1:{TODAY}")]), edited, "what was edited by hand is committed first");
    assert!(!names(&world, &[TODAY]).contains("missing-id"));
    assert!(!names(&world, &[TODAY]).contains("double-id"));

    world.wlog(["check", "--fix"]);
    assert!(
        !world.book().join(".git/index.lock").exists() && !world.book().join(".git/refs/heads/other.lock").exists()
    );
    assert!(!world.book().join("2026/11/.wlog-5678").exists());
    let left = world.program(&world.home(), b"", ["check", "--json"]);
    let left = String::from_utf8(left.stdout).expect("UTF-8");
    assert!(!left.contains("\"fixable\":true"), "{left}");
    assert!(left.contains("intent.unreadable") && left.contains("wlog-add.md"), "what a person has to look at stays");
    let state = world.state();
    assert_eq!(world.wlog(["check", "--fix"]).status, 1);
    assert_eq!(world.state(), state, "there is nothing left to mend");
}

#[test]
fn book_in_order_is_silent() {
    for world in [World::new(), World::chinese()] {
        world.wlog(["add", "9:00-10:30 Met @Bob about +navy", "--task", "send it due:2026-11-24"]).ok();
        let said = world.wlog(["check"]);
        assert_eq!((said.status, said.stdout.as_str(), said.stderr.as_str()), (0, "", ""), "{}", said.whole());
        let fixed = world.wlog(["check", "--fix"]);
        assert_eq!((fixed.status, fixed.whole().as_str()), (0, "--- status 0\n"));
    }
}

#[test]
fn book_by_hand_is_one_problem_and_one_commit() {
    let world = World::new();
    world.wlog(["init", "worklog", "--language", "en"]).ok();
    for day in 1..=9 {
        world.write(&format!("2026/11/2026-11-0{day}.md"), "## By hand\n\n- [ ] a task\n");
    }
    assert_snapshot!("book_by_hand", world.wlog(["check"]).whole());
    assert_snapshot!("book_by_hand_mended", world.wlog(["check", "--fix"]).whole());
    assert_eq!(world.git(&["log", "--format=%s", "-2"]), "check: IDs of 9 days\nedit: 9 days (by hand)\n");
    for month in 1..=9 {
        for day in 1..=28 {
            world.write(&format!("2025/0{month}/2025-0{month}-{day:02}.md"), "## By hand\n");
        }
    }
    let mended = world.wlog(["check", "--fix"]);
    assert_eq!(mended.status, 0, "more days than a process may have files open: {}", mended.whole());
    world.assert_sound();
}

#[test]
fn renewed_ids_are_named_and_closed_days_told() {
    let world = World::new();
    world.wlog(["init", "worklog", "--language", "en"]).ok();
    let twice = "## One <!--k7q2m9xd-->\n\n## Two <!--k7q2m9xd-->\n";
    for (day, language) in [("18", "en"), ("19", "zh")] {
        let path = format!("2026/11/2026-11-{day}.md");
        world.write(&path, twice.replace("k7", &format!("k{}", &day[1..])));
        let said = world.wlog(["check", "--fix", "--lang", language]);
        let written = world.read(&path);
        let new = written.lines().last().and_then(|line| line.split("<!--").nth(1)).expect("an ID").replace("-->", "");
        assert_snapshot!(format!("renewed_{language}"), said.stderr.replace(&new, "[new]"));
        let message = world.git(&["log", "-1", "--format=%B"]);
        assert!(message.contains(&format!("Renewed: k{}q2m9xd {new}", &day[1..])), "{message}");
    }
}

#[test]
fn named_checks_are_silenced() {
    let world = World::new();
    world.wlog(["add", "9:00-10:00 One"]).ok();
    world.wlog(["add", "9:30-10:30 Two"]).ok();
    assert_eq!(names(&world, &[]), BTreeSet::from(["overlap".to_owned()]));
    let settings = world.read("wlog.toml");
    world.write("wlog.toml", format!("{settings}\n[check]\noverlap = \"off\"\n"));
    assert_eq!(world.wlog(["check"]).whole(), "--- status 0\n");
}

#[test]
fn places_restrict_what_is_checked() {
    let world = World::new();
    world.wlog(["add", "--date", "2026-11-20", "One"]).ok();
    world.write("2026/11/2026-11-20.md", "## 25:00 a <!--a1aaaaaa-->\n");
    world.write("2026/11/2026-11-21.md", "## 26:00 a <!--b1aaaaaa-->\n");
    world.write("contacts/bare.md", "No front matter\n");
    let paths = |arguments: &[&str]| -> Vec<String> {
        let said = world.program(&world.book().join("2026"), b"", ["check", "--json"].iter().chain(arguments));
        let text = String::from_utf8(said.stdout).expect("UTF-8");
        let object = |line: &str| serde_json::from_str::<serde_json::Value>(line).expect("an object");
        text.lines().map(|line| object(line)["path"].as_str().expect("a path").to_owned()).collect()
    };
    let (friday, saturday, card) = ("2026/11/2026-11-20.md", TODAY, "contacts/bare.md");
    assert_eq!(paths(&[]), [friday, saturday, card]);
    assert_eq!(paths(&["yesterday"]), [friday]);
    assert_eq!(paths(&["1", "day", "ago"]), [friday]);
    assert_eq!(paths(&["2026-11-21"]), [saturday]);
    assert_eq!(paths(&["this", "week"]), [friday, saturday]);
    assert_eq!(paths(&["contacts"]), [card], "seen from the root");
    assert_eq!(paths(&["../contacts/bare.md", "today"]), [saturday, card]);
    assert_eq!(paths(&["11/2026-11-20.md"]), [friday], "seen from the working folder");
    assert_eq!(paths(&["2026/11"]), [friday, saturday]);
    let unknown = world.wlog(["check", "2026/11/2026-11-22.md"]);
    assert_eq!(unknown.status, 2, "{}", unknown.whole());
}

#[test]
fn commands_that_touch_a_file_say_what_is_odd_in_it() {
    for (world, name) in [(World::new(), "odd_file_english"), (World::chinese(), "odd_file_chinese")] {
        world.wlog(["init", "worklog", "--language", "en"]).ok();
        world.write(TODAY, "# 2026-11-20\n\n## 25:00 Deadline <!--a1aaaaaa-->\n");
        let added = world.wlog(["add", "9:00 Met @Bob"]);
        let amended = world.wlog(["amend", "--kind", "visit"]);
        assert_snapshot!(name, format!("{}{}", added.whole(), amended.whole()));
        let settings = world.read("wlog.toml");
        world.write("wlog.toml", format!("{settings}\n[check]\ndate = \"off\"\ntime = false\n"));
        let silent = world.wlog(["amend", "--kind", "call"]);
        assert!(!silent.stderr.contains("2026-11-21.md:"), "{}", silent.whole());
    }
}

#[cfg(unix)]
#[test]
fn on_a_terminal_what_would_be_mended_is_shown_first() {
    let world = World::new();
    world.wlog(["init", "worklog", "--language", "en"]).ok();
    world.write(TODAY, "## 9:00 By hand\n\n- [ ] also by hand\n");
    let text = world.read(TODAY);
    let mut screen = world.on_terminal(80, &["check", "--fix"]);
    assert_snapshot!("asked_before_mending", screen.shows("Leave everything").contents());
    let (status, end) = screen.key("2").ends();
    assert_eq!((status, world.read(TODAY)), (1, text), "{end}");
    let mut screen = world.on_terminal(80, &["--lang", "zh", "check", "--fix"]);
    assert_snapshot!("asked_before_mending_chinese", screen.shows("都不改").contents());
    let (status, end) = screen.enter().ends();
    assert_eq!(status, 0, "{end}");
    assert!(world.read(TODAY).starts_with("## 9:00 By hand <!--"));
    world.assert_sound();
}

#[test]
fn copy_that_is_not_committed_gets_the_new_id() {
    let world = World::new();
    world.wlog(["add", "--date", "2026-11-20", "9:00 One"]).ok();
    let entry = world.read("2026/11/2026-11-20.md");
    world.write("2026/11/2026-11-19.md", entry.replace("2026-11-20", "2026-11-19"));
    world.wlog(["check", "--fix", "--yes"]).ok();
    assert_eq!(world.read("2026/11/2026-11-20.md"), entry, "what git knows under the ID keeps it");
    world.wlog(["check"]).ok();
}

#[test]
fn day_beside_the_years_is_no_day_and_a_wrong_name_is_no_wrong_folder() {
    let world = World::new();
    world.wlog(["add", "9:00 One"]).ok();
    world.write("2026-11-08.md", "# 2026-11-08\n\n## One\n");
    world.write("2026/11/2026-11-7.md", "# 2026-11-07\n\n## One\n");
    let said = world.wlog(["check"]).stdout;
    assert!(said.contains("mv -n 2026-11-08.md 2026/11/2026-11-08.md"), "{said}");
    assert!(said.contains("the name is not written as days are"), "{said}");
    assert!(said.contains("mv -n 2026/11/2026-11-7.md 2026/11/2026-11-07.md"), "{said}");
}
