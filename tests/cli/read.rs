//! `wlog`, `wlog show` and `wlog list`: reading back.

use crate::environment::World;
use insta::assert_snapshot;

#[test]
fn today_at_a_glance() {
    let world = World::new().with_sample("engineer-en").with("WLOG_NOW", "2026-11-20T15:04:05+00:00");
    assert_snapshot!(world.wlog::<&str>([]).whole());
}

#[test]
fn today_at_a_glance_in_chinese() {
    let world = World::chinese().with_sample("bank-zh").with("WLOG_NOW", "2026-11-20T15:04:05+08:00");
    assert_snapshot!(world.wlog::<&str>([]).whole());
}

#[test]
fn day_without_entries_says_how_to_begin() {
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    assert_snapshot!(world.wlog::<&str>([]).whole());
}

#[test]
fn day_is_shown_as_it_stands() {
    let world = World::new().with_sample("engineer-en");
    let shown = world.wlog(["show", "2026-11-18"]).ok();
    assert_eq!(shown, crate::without_ids(&world.read("2026/11/2026-11-18.md")));
}

#[test]
fn entry_is_shown_by_its_id_or_the_beginning_of_it() {
    let world = World::new().with_sample("engineer-en");
    let entry = &world.json(&["list", "2026-11-18"])[0];
    let id = entry["id"].as_str().expect("an ID");
    for prefix in [id, &id[..4]] {
        assert_eq!(&world.json(&["show", prefix])[0], entry);
        assert!(world.wlog(["show", prefix]).ok().contains(entry["title"].as_str().expect("a title")));
    }
}

#[test]
fn list_of_a_week() {
    let world = World::new().with_sample("engineer-en");
    assert_snapshot!(world.wlog(["list", "week"]).whole());
}

#[test]
fn list_of_a_week_in_chinese() {
    let world = World::chinese().with_sample("bank-zh");
    assert_snapshot!(world.wlog(["列", "本周"]).whole());
}

/// The same filters, on the command that lists: which of four entries remain.
#[test]
fn filters_choose_entries() {
    let world = book_of_four();
    let cases: [(&[&str], &str); 16] = [
        (&[], "d c b a"),
        (&["--project", "navy"], "c a"),
        (&["--project", "NAVY", "--project", "house"], "d c a"),
        (&["--contact", "Pett"], "b a"),
        (&["--contact", "Pett", "--project", "navy"], "a"),
        (&["--org", "Admiralty"], "b"),
        (&["--tag", "ink"], "d"),
        (&["--kind", "visit"], "c"),
        (&["--since", "2026-11-19"], "d c"),
        (&["--until", "2026-11-19"], "c b a"),
        (&["--since", "2026-11-17", "--until", "2026-11-19"], "c b"),
        (&["--on", "2026-11-17"], "b"),
        (&["--on", "yesterday"], "d"),
        (&["yesterday"], "d"),
        (&["2026-11-16..2026-11-17"], "b a"),
        (&["本周", "--project", "navy"], "c a"),
    ];
    for (arguments, expected) in cases {
        assert_eq!(titles(&world, "list", arguments), expected, "{arguments:?}");
    }
}

/// Whatever a reading command understood that was not plain ISO is said, once each, and nothing else is.
#[test]
fn dates_understood_are_said() {
    let world = book_of_four();
    let cases: [(&[&str], &[&str]); 15] = [
        (&["list", "yesterday"], &["note: 'yesterday' is Friday, November 20, 2026"]),
        (&["list", "下周"], &["note: '下周' is Week 48 of 2026 (Nov 23 – Nov 29, 2026)"]),
        (&["list", "2026-11"], &[]),
        (&["list", "2026-11-16..2026-11-20", "--since", "2026-11-17"], &[]),
        (&["list", "yesterday..", "--tag", "ink"], &["note: 'yesterday..' is from Nov 20, 2026 on"]),
        (
            &["list", "--since", "3 days ago", "--until", "yesterday"],
            &["note: '3 days ago' is Wednesday, November 18, 2026", "note: 'yesterday' is Friday, November 20, 2026"],
        ),
        (
            &["list", "--since", "yesterday", "--until", "yesterday"],
            &["note: 'yesterday' is Friday, November 20, 2026"],
        ),
        (&["search", "d", "--on", "本周"], &["note: '本周' is Week 47 of 2026 (Nov 16 – Nov 22, 2026)"]),
        (&["search", "d", "--since", "2026-11-01"], &[]),
        (&["search", "d", "since:yesterday"], &["note: 'yesterday' is Friday, November 20, 2026"]),
        (&["search", "d", "on:2026-11", "until:2026-11-20"], &[]),
        (&["report", "week", "--since", "yesterday"], &["note: 'yesterday' is Friday, November 20, 2026"]),
        (&["report", "week", "46"], &["note: 'week 46' is Week 46 of 2026 (Nov 9 – Nov 15, 2026)"]),
        (&["周报", "上周"], &["note: '上周' is Week 46 of 2026 (Nov 9 – Nov 15, 2026)"]),
        (&["show", "yesterday"], &["note: 'yesterday' is Friday, November 20, 2026"]),
    ];
    for (arguments, expected) in cases {
        let said = world.wlog(arguments);
        let notes: Vec<&str> = said.stderr.lines().filter(|line| line.contains(" is ")).collect();
        assert_eq!(notes, expected, "{arguments:?}: {}", said.whole());
    }
}

#[test]
fn nothing_found_has_a_status_of_its_own() {
    let world = book_of_four();
    for arguments in
        [&["list", "2020-01"][..], &["list", "--tag", "none"], &["search", "nowhere"], &["show", "2020-01-01"]]
    {
        let said = world.wlog(arguments);
        assert_eq!((said.status, said.stdout.as_str()), (1, ""), "{arguments:?}: {}", said.whole());
    }
}

#[test]
fn reading_changes_nothing() {
    let world = book_of_four();
    let before = world.state();
    for arguments in [&["list"][..], &["search", "pett"], &["show"], &["show", "week"], &["report"], &[]] {
        world.wlog(arguments);
        assert_eq!(world.state(), before, "{arguments:?}");
    }
    world.assert_sound();
}

/// Four entries `a` to `d` on four days.
pub fn book_of_four() -> World {
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    let day = |number: u8, entry: &str| {
        world.write(&format!("2026/11/2026-11-{number}.md"), format!("# 2026-11-{number}\n\n## {entry}\n"));
    };
    day(16, "09:00-10:30 a\n\n- project: navy\n- contacts: Pett, Hewer\n\nThe ships lie at Deptford.");
    day(17, "b\n\n- contacts: Pett\n- org: Admiralty");
    day(19, "14:00 c\n\n- project: navy\n- kind: visit\n- outcome: agreed");
    day(20, "23:00-01:00 d\n\n- project: house\n- tags: ink");
    for card in ["projects/navy", "projects/house", "contacts/pett", "orgs/admiralty"] {
        let name = card.rsplit('/').next().expect("a name");
        world.write(&format!("{card}.md"), format!("+++\nname = \"{}\"\n+++\n", name[..1].to_uppercase() + &name[1..]));
    }
    world.git(&["add", "."]);
    world.git(&["commit", "--quiet", "-m", "By hand"]);
    world
}

/// Runs a command and returns the titles of the entries that it prints.
pub fn titles(world: &World, command: &str, arguments: &[&str]) -> String {
    let objects = world.json(&[&[command], arguments].concat());
    let entries = objects.iter().filter(|object| object["type"] == "entry");
    entries.map(|entry| entry["title"].as_str().expect("a title")).collect::<Vec<_>>().join(" ")
}
