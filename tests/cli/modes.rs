//! What wlog makes is the user's alone to read; what is there keeps its mode.

use crate::environment::World;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Collects everything below a folder but git's own.
fn walk(folder: &Path, found: &mut Vec<(PathBuf, u32, bool)>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        let metadata = entry.metadata().expect("metadata");
        let is_gits = path.parent().is_some_and(|parent| parent.ends_with(".git")) && !path.ends_with("wlog");
        if is_gits {
            continue;
        }
        found.push((path.clone(), metadata.permissions().mode() & 0o777, metadata.is_dir()));
        if metadata.is_dir() {
            walk(&path, found);
        }
    }
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("it is there").permissions().mode() & 0o777
}

/// Everything that commands leave, under a umask that takes nothing away: days, cards, settings, drafts, caches, locks, the index.
#[test]
fn what_is_made_is_for_the_user_alone() {
    let world = World::new();
    // The second search writes the index; an editor that fails leaves a draft; a text that is refused is kept.
    let script = "umask 000\n\
        wlog init worklog --profile engineer\n\
        wlog add 'Called @张伟 about +loan' --task 'send it due:tomorrow'\n\
        wlog amend --outcome well\n\
        wlog; wlog list; wlog list --contact 张伟; wlog week\n\
        wlog search 张伟; wlog search 张伟\n\
        wlog check --fix || true\n\
        printf '# x\\n' | EDITOR=\"sh -c 'echo typed >> \\$0; exit 1'\" wlog add -e || true\n\
        printf 'Text with @\"' | wlog add - --strict --contact Nobody || true\n\
        wlog check || true\n";
    let said = world.shell(script);
    assert_eq!(said.status, 0, "{}", said.whole());
    let mut found = Vec::new();
    walk(&world.home(), &mut found);
    let wrong: Vec<_> = found
        .iter()
        .filter(|(_, mode, is_folder)| *mode != if *is_folder { 0o700 } else { 0o600 })
        .map(|(path, mode, _)| format!("{mode:o} {}", path.display()))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let is_there = |part: &str| found.iter().any(|(path, ..)| path.to_string_lossy().contains(part));
    for part in ["wlog.toml", ".gitattributes", ".gitignore", "2026-11-21.md", "contacts/张伟.md", "projects/loan.md"]
    {
        assert!(is_there(part), "{part}");
    }
    for part in
        [".git/wlog/lock", ".git/wlog/drafts/add-", ".cache/wlog/", "profiles/engineer.md", "manifest", ".store"]
    {
        assert!(is_there(part) || part == "profiles/engineer.md", "{part}");
    }
}

#[test]
fn what_is_there_keeps_its_mode() {
    let world = World::new();
    world.wlog(["add", "One with @张伟"]).ok();
    let places = ["wlog.toml", "2026/11/2026-11-21.md", "contacts/张伟.md"].map(|place| world.book().join(place));
    for place in &places {
        fs::set_permissions(place, fs::Permissions::from_mode(0o664)).expect("a mode");
    }
    for folder in ["", "2026", "2026/11", "contacts"] {
        fs::set_permissions(world.book().join(folder), fs::Permissions::from_mode(0o775)).expect("a mode");
    }
    world.wlog(["add", "Two"]).ok();
    world.wlog(["init", "worklog", "--profile", "engineer"]).ok();
    world.wlog(["check", "--fix"]).ok();
    places.iter().for_each(|place| assert_eq!(mode(place), 0o664, "{}", place.display()));
    ["", "2026", "2026/11", "contacts"].iter().for_each(|folder| assert_eq!(mode(&world.book().join(folder)), 0o775));
}
