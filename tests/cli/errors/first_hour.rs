//! What goes wrong in the first hour: no book yet, the wrong folder, a book that cannot be made.

use crate::environment::{Said, World};
use insta::assert_snapshot;
use std::fs;

/// Prepares a home folder without a book, types a command in one of its folders, in both languages, and shows what is said.
fn said(prepare: impl Fn(&World), folder: &str, arguments: &[&str], status: i32) -> String {
    let mut page = format!("$ wlog {}\n", super::shown(arguments));
    for world in [World::new(), World::chinese()] {
        prepare(&world);
        let before = files(&world);
        let said: Said = world.wlog_in(&world.home().join(folder), arguments);
        assert_eq!(said.status, status, "wlog {arguments:?}: {}", said.whole());
        assert_eq!(files(&world), before, "wlog {arguments:?} has left something behind");
        page.push_str(&said.whole());
    }
    page
}

/// Lists all files below the home folder.
fn files(world: &World) -> Vec<std::path::PathBuf> {
    let mut folders = vec![world.home()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            if entry.file_type().expect("a kind").is_dir() {
                folders.push(entry.path());
            }
            files.push(entry.path());
        }
    }
    files.sort();
    files
}

fn nothing(_: &World) {}

fn folder_with_files(world: &World) {
    fs::create_dir(world.home().join("notes")).expect("a folder");
    fs::write(world.home().join("notes/thesis.md"), "mine\n").expect("a file");
}

fn repository(world: &World) {
    folder_with_files(world);
    world.git_in(&world.home().join("notes"), &["init", "--quiet"]);
}

#[test]
fn no_book_yet() {
    let pages = [said(nothing, "", &[], 3), said(nothing, "", &["list"], 3), said(nothing, "", &["--json"], 3)];
    assert_snapshot!(pages.join("\n"));
}

#[test]
fn repository_that_is_no_book() {
    let settings = |world: &World| {
        folder_with_files(world);
        fs::write(world.home().join("notes/wlog.toml"), "format = 1\n").expect("a file");
    };
    assert_snapshot!([said(repository, "notes", &["week"], 3), said(settings, "notes", &["week"], 3)].join("\n"));
}

#[test]
fn named_folder_that_is_no_book() {
    let mut page = String::new();
    for world in [World::new(), World::chinese()] {
        folder_with_files(&world);
        let world = world.with("WLOG_BOOK", "notes");
        page.push_str(&world.wlog(["list"]).whole());
        if cfg!(target_os = "linux") {
            let world = world.with("WLOG_BOOK", "");
            fs::create_dir_all(world.home().join(".config/wlog")).expect("a folder");
            fs::write(world.home().join(".config/wlog/config.toml"), "book = \"~/nowhere\"\n").expect("settings");
            page.push_str(&world.wlog(["list"]).whole());
        }
    }
    if cfg!(target_os = "linux") {
        assert_snapshot!(page);
    }
}

#[test]
fn folder_for_a_new_book() {
    let pages = [
        said(folder_with_files, "notes", &["init"], 3),
        said(repository, "notes", &["init"], 3),
        said(folder_with_files, "notes", &["init", "thesis.md"], 3),
        said(folder_with_files, "notes", &["init", "thesis.md/book"], 4),
    ];
    assert_snapshot!(pages.join("\n"));
}

#[cfg(unix)]
#[test]
fn place_that_cannot_be_written() {
    use std::os::unix::fs::PermissionsExt;
    let read_only = |world: &World| {
        fs::create_dir(world.home().join("theirs")).expect("a folder");
        let mode = fs::Permissions::from_mode(0o555);
        fs::set_permissions(world.home().join("theirs"), mode).expect("permissions");
    };
    let probe = World::new();
    read_only(&probe);
    if fs::write(probe.home().join("theirs/file"), "x").is_ok() {
        println!("skipped place_that_cannot_be_written: this user may write everywhere");
        return;
    }
    let page = said(read_only, "", &["init", "theirs/book"], 4);
    assert!(page.contains("HOME/theirs/book cannot be written: permission denied"), "{page}");
}

#[test]
fn what_init_does_not_take() {
    let pages = [
        said(nothing, "", &["init", "--profile", "enginer"], 2),
        said(nothing, "", &["init", "--profile", "客服经理"], 2),
        said(nothing, "", &["init", "--profile", "astronaut"], 2),
        said(nothing, "", &["init", "--profile", "../../etc"], 2),
        said(nothing, "", &["init", "--language", "klingon"], 2),
        said(nothing, "", &["init", "--name", "."], 2),
        said(nothing, "", &["init", "--email", "sam"], 2),
    ];
    assert_snapshot!(pages.join("\n"));
}

#[test]
fn profile_that_is_not_as_it_should_be() {
    let book = |profile: &'static str, text: &'static str| {
        move |world: &World| {
            world.write("wlog.toml", format!("format = 1\nlanguage = \"en\"\nprofile = \"{profile}\"\n"));
            world.write("profiles/buyer.toml", text);
        }
    };
    let odd =
        "nmae = \"Buyer\"\nkinds = \"tasting\"\n[add]\nask = [\"whom\"]\n[report]\nparts = [\"work\", \"opne\"]\n";
    let list: &[super::Case<'_>] = &[(&["list"], 1)];
    super::catalogue("profile_that_is_misspelt", book("buyer", odd), list);
    super::catalogue("profile_that_is_no_toml", book("buyer", "kinds = [\n"), list);
    super::catalogue("profile_that_is_not_there", book("enginer", ""), list);
    super::catalogue("profile_that_leads_out", book("../buyer", ""), list);
}
