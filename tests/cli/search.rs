//! `wlog search`

use crate::environment::World;
use crate::read::{book_of_four, titles};
use insta::assert_snapshot;

#[test]
fn results_in_english() {
    let world = World::new().with_sample("engineer-en");
    assert_snapshot!(world.wlog(["search", "migration"]).whole());
}

#[test]
fn results_in_chinese() {
    let world = World::chinese().with_sample("bank-zh");
    assert_snapshot!(world.wlog(["查", "贷款"]).whole());
}

/// A match inside of coloured text does not end the colour, and is never sought in the line's own columns.
#[test]
fn matches_are_painted_by_themselves() {
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    world.write("2026/11/2026-11-20.md", "# 2026-11-20\n\n- [x] Sent the loan offer\n\n## 09:00 09\n\n## 10:00 m\n");
    let painted = |query: &str| world.wlog(["search", query, "--color", "always"]).ok();
    let done = painted("loan");
    assert!(
        done.contains("\u{1b}[32mSent the \u{1b}[0m\u{1b}[1;31mloan\u{1b}[0m\u{1b}[32m offer\u{1b}[0m"),
        "{done:?}"
    );
    for title in ["09", "m"] {
        let line = painted(title);
        let plain = ["\u{1b}[0m", "\u{1b}[2m", "\u{1b}[36m", "\u{1b}[1;31m"]
            .iter()
            .fold(line.clone(), |line, code| line.replace(code, ""));
        assert!(!plain.contains('\u{1b}'), "{line:?}");
        assert!(line.trim_end().ends_with(&format!("  \u{1b}[1;31m{title}\u{1b}[0m")), "{line:?}");
    }
}

#[test]
fn queries_choose_entries() {
    let world = book_of_four();
    let cases: [(&[&str], &str); 11] = [
        (&["deptford"], "a"),
        (&["SHIPS"], "a"),
        (&["project:navy"], "c a"),
        (&["project:navy", "NOT", "kind:visit"], "a"),
        (&["contact:pett", "OR", "tag:ink"], "d b a"),
        (&["--project", "navy", "--since", "2026-11-17", "agreed"], "c"),
        (&["ships", "lie"], "a"),
        (&["\"ships lie\""], "a"),
        (&["org:admiralty"], "b"),
        (&["project:navy", "--sort", "oldest"], "a c"),
        (&["project:navy", "-n", "1"], "c"),
    ];
    for (arguments, expected) in cases {
        assert_eq!(titles(&world, "search", arguments), expected, "{arguments:?}");
    }
}

#[test]
fn search_sees_changes_made_by_anything() {
    let world = book_of_four();
    assert_eq!(world.wlog(["search", "Greenwich"]).status, 1);
    let day = world.read("2026/11/2026-11-17.md");
    world.write("2026/11/2026-11-17.md", day + "\nOn to Greenwich.\n");
    assert_eq!(titles(&world, "search", &["Greenwich"]), "b", "an editor's change is seen at once");
    world.git(&["checkout", "--quiet", "."]);
    assert_eq!(world.wlog(["search", "Greenwich"]).status, 1, "git's too");
    world.wlog(["add", "Went to Greenwich"]).ok();
    assert_eq!(titles(&world, "search", &["Greenwich"]), "Went to Greenwich");
    std::fs::remove_file(world.book().join("2026/11/2026-11-21.md")).expect("the file can be removed");
    assert_eq!(world.wlog(["search", "Greenwich"]).status, 1, "and a removal");
}

#[test]
fn index_is_a_cache() {
    let world = book_of_four();
    let caches = world.home().join(".cache/wlog");
    assert_eq!(titles(&world, "search", &["deptford"]), "a");
    assert!(
        !world.state().keys().any(|path| path.to_string_lossy().contains("meta.json")),
        "none of it is in the book"
    );
    if cfg!(target_os = "linux") {
        std::fs::remove_dir_all(&caches).expect("the caches can be removed");
        std::fs::write(&caches, "not a folder").expect("a file in the way");
        let said = world.wlog(["search", "deptford"]);
        assert_eq!(said.status, 0, "{}", said.whole());
        std::fs::remove_file(&caches).expect("the file can be removed");
    }
    assert_eq!(titles(&world, "search", &["deptford"]), "a");
}
