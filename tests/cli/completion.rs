//! What the shells' scripts are answered. How the shells put it in is seen in `shells`.

use crate::environment::World;
use insta::assert_snapshot;
use std::fs;

/// A book with people, projects, tags and kinds.
fn book() -> World {
    let world = World::new();
    world.wlog(["add", "--no-time", r#"Met @项羽, @"Li Na" and @李娜 +portal +port-city %恒达机械 #visit --"#]).ok();
    world.wlog(["add", "--no-time", "--kind", "audit", r#"Wrote to @"Pat O'Brien" #vat"#]).ok();
    world
}

/// Asks as zsh does, and returns what it would put in; the first line is left out.
fn offered(world: &World, words: &[&str]) -> Vec<String> {
    let said = world.wlog(["__complete", "zsh"].iter().chain(words));
    assert_eq!((said.status, said.stderr.as_str()), (0, ""), "{words:?}");
    said.stdout.lines().skip(1).map(|line| line.split('\t').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn what_is_offered_where() {
    let world = book();
    for (words, expected) in [
        (&["sea"] as &[&str], &["search"] as &[&str]),
        (&["zhoub"], &["周报"]),
        (&["list", "--con"], &["--contact"]),
        (&["list", "--contact", "xiangy"], &["项羽"]),
        (&["list", "--contact", "XY"], &["项羽"]),
        (&["list", "--contact=xy"], &["--contact=项羽"]),
        (&["list", "-c", "obr"], &["Pat O'Brien"]),
        (&["list", "--contact", "lina"], &["Li Na", "李娜"]),
        (&["list", "--project", "por"], &["portal", "port-city"]),
        (&["list", "--org", "hdjx"], &["恒达机械"]),
        (&["list", "--tag", "v"], &["vat", "visit"]),
        (&["list", "--kind", "a"], &["audit"]),
        (&["list", "--since", "yes"], &["yesterday"]),
        (&["list", "--since", "zuot"], &["昨天"]),
        (&["list", "--on", "last w"], &["last week"]),
        (&["list", "last", "w"], &["week"]),
        (&["report", "w"], &["week"]),
        (&["week", "las"], &["last"]),
        (&["search", "--sort", ""], &["newest", "oldest", "best"]),
        (&["search", "loan contact:xy"], &["loan contact:项羽"]),
        (&["search", "contact:li"], &["contact:\"Li Na\"", "contact:李娜"]),
        (&["search", "proj"], &["project:"]),
        (&["search", "type:ta"], &["type:task"]),
        (&["add", "Met @xy"], &["Met @项羽"]),
        (&["add", "Met", "@xy"], &["@项羽"]),
        (&["add", "和＠xy"], &["和＠项羽"]),
        (&["add", "Met @\"li n"], &["Met @\"Li Na\"", "Met @李娜"]),
        (&["add", "for %hd"], &["for %恒达机械"]),
        (&["add", "#vi"], &["#visit"]),
        (&["add", "--task", "ask @obrien"], &["ask @\"Pat O'Brien\""]),
        (&["add", "Met nobody"], &[]),
        (&["list", "--contact", "nobody"], &[]),
        (&["nonsense", "x"], &[]),
        (&["help", "sea"], &["search"]),
        (&["man", "sea"], &["search"]),
        (&["completions", "z"], &["zsh"]),
    ] {
        assert_eq!(offered(&world, words), expected, "{words:?}");
    }
}

#[test]
fn entries_are_offered_with_their_titles() {
    let world = book();
    let id = world.json(&["list"])[0]["id"].as_str().expect("an ID").to_owned();
    let said = world.program(&world.home(), b"", ["__complete", "fish", "show", &id[..4]]).stdout;
    assert_eq!(String::from_utf8_lossy(&said), format!("list\n{id}\t2026-11-21  Wrote to Pat O'Brien\n"));
}

#[test]
fn each_shell_is_answered_in_its_way() {
    let world = book();
    let lines: Vec<String> = [
        &["bash", "wlog list --contact lin", "lin", "9"] as &[&str],
        &["bash", "wlog list --contact lin", "lin", "63"],
        &["bash", "wlog list --contact lin", "lin", "37"],
        &["bash", "wlog list --contact obr", "obr", "9"],
        &["bash", "wlog list --contact \"obr", "obr", "9"],
        &["bash", "wlog list --contact 'obr", "obr", "9"],
        &["bash", "wlog add 'Met @xy", "Met @xy", "9"],
        &["bash", "wlog add Met @obr", "obr", "9"],
        &["bash", "wlog list --project po", "po", "9"],
        &["bash", "wlog list --project port", "port", "9"],
        &["bash", "wlog search contact:xy", "xy", "9"],
        &["bash", "wlog init ~/w", "~/w", "9"],
        &["zsh", "list", "--contact", "lin"],
        &["fish", "list", "--contact", "lin"],
        &["fish", "list", "--contact", "xy"],
        &["fish", "add", "'Met @xy"],
        &["fish", "list", "--project", "po"],
        &["powershell", "wlog%20list%20--contact%20lin"],
        &["powershell", "wlog%20add%20'Met%20@obr"],
    ]
    .into_iter()
    .map(|asked| format!("{}\n{}", asked.join(" | "), world.wlog(["__complete"].iter().chain(asked)).ok()))
    .collect();
    assert_snapshot!(lines.join("\n"));
}

#[test]
fn a_completion_never_writes_and_never_complains() {
    let world = book();
    let cache = world.home().join(".cache");
    fs::remove_dir_all(&cache).expect("there was a cache");
    let before = world.state();
    assert_eq!(offered(&world, &["list", "--contact", "xy"]), ["项羽"]);
    assert_eq!(world.state(), before);
    assert!(!cache.exists(), "not even a cache is written");
    world.write("wlog.toml", "format = \nzone =");
    world.write("contacts/项羽.md", [0xFF, 0xFE, b'\n']);
    world.write("2026/11/2026-11-21.md", [0xFF]);
    let asked = [
        &["zsh", "list", "--contact", ""] as &[&str],
        &["zsh", "show", ""],
        &["zsh", "--book", "/nowhere", "list", "--contact", ""],
        &["zsh"],
        &["tcsh", "x"],
        &["bash"],
        &["bash", "", "", ""],
        &["bash", "wlog 'a", "zzz", "x"],
        &["powershell", "%E9%"],
        &["fish", "\"'\\"],
        &[],
    ];
    for asked in asked {
        let said = world.wlog(["__complete"].iter().chain(asked));
        assert_eq!((said.status, said.stderr.as_str()), (0, ""), "{asked:?}");
    }
    let empty = World::new();
    assert_eq!(offered(&empty, &["list", "--contact", "x"]), [""; 0]);
    assert!(!empty.book().exists());
}

#[test]
fn names_that_could_harm_are_not_put_in() {
    let world = book();
    world.write("contacts/项羽.md", "+++\nname = \"刘邦\"\n+++\n");
    world.write("contacts/evil.md", "+++\nname = \"xyevil\\n rm -rf ~\"\n+++\n");
    world.write("contacts/hidden.md", "+++\nname = \"xy\\u202Ehidden\"\n+++\n");
    world.write("contacts/shell.md", "+++\nname = \"xy$(touch x)`'\"\n+++\n");
    assert_eq!(offered(&world, &["list", "--contact", "xy$"]), ["xy$(touch x)`'"]);
    let said = world.wlog(["__complete", "bash", "wlog list -c 'xy$", "xy$", "9"]).ok();
    assert_eq!(said, "space\nxy$(touch x)`'\\''\n");
    assert_eq!(offered(&world, &["list", "--contact", "xye"]), [""; 0]);
    assert_eq!(offered(&world, &["list", "--contact", "xyh"]), [""; 0]);
}
