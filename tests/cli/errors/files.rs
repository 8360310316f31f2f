//! Files of the book that cannot be read or must not be written.

use super::catalogue;
use crate::environment::World;
use std::fs;

const DAY: &str = "2026/11/2026-11-20.md";
const ADD: &[&str] = &["add", "--date", "2026-11-20", "Text"];
const LIST: &[&str] = &["list"];

#[test]
fn day_that_is_not_utf8() {
    let bytes = |world: &World| world.write(DAY, b"# 2026-11-20\n\n## Caf\xE9\n");
    catalogue(
        "day_that_is_not_utf8",
        bytes,
        &[(ADD, 3), (LIST, 3), (&["show", "2026-11-20"], 3), (&["search", "x"], 3), (&["search", "x"], 3)],
    );
}

#[test]
fn day_that_is_a_folder() {
    let folder = |world: &World| fs::create_dir_all(world.book().join(DAY)).expect("a folder");
    catalogue(
        "day_that_is_a_folder",
        folder,
        &[(ADD, 3), (LIST, 1), (&["search", "x"], 1), (&["show", "2026-11-20"], 3)],
    );
}

#[cfg(unix)]
#[test]
fn links_that_lead_out_of_the_book() {
    use std::os::unix::fs::symlink;
    let day = |world: &World| {
        let secret = world.home().join("secret.md");
        fs::write(&secret, "# 2026-11-20\n\n## Secret\n").expect("a file");
        fs::create_dir_all(world.book().join("2026/11")).expect("a folder");
        symlink(secret, world.book().join(DAY)).expect("a link");
    };
    catalogue("day_that_is_a_link", day, &[(ADD, 3), (LIST, 1), (&["search", "secret"], 1)]);
    let year = |world: &World| {
        let elsewhere = world.home().join("elsewhere");
        fs::create_dir_all(elsewhere.join("11")).expect("a folder");
        fs::write(elsewhere.join("11/2026-11-20.md"), "# 2026-11-20\n\n## Secret\n").expect("a file");
        symlink(elsewhere, world.book().join("2026")).expect("a link");
    };
    catalogue("year_that_is_a_link", year, &[(ADD, 3), (LIST, 1), (&["search", "secret"], 1)]);
}

#[test]
fn something_else_at_the_usual_place() {
    for (world, name) in [(World::new(), "in_the_way_english"), (World::chinese(), "in_the_way_chinese")] {
        fs::write(world.book(), "a file\n").expect("a file");
        let said = world.wlog(["add", "Text"]);
        assert_eq!(said.status, 3, "{}", said.whole());
        assert_eq!(fs::read_to_string(world.book()).expect("a file"), "a file\n");
        insta::assert_snapshot!(name, said.whole());

        fs::remove_file(world.book()).expect("the file can be removed");
        world.write("thesis.md", "mine\n");
        let before = world.state();
        assert_eq!(world.wlog(["add", "Text"]).whole(), said.whole(), "a folder that is somebody's is left alone, too");
        assert_eq!(world.state(), before);
    }
}

#[cfg(unix)]
#[test]
fn folder_that_cannot_be_written() {
    use std::os::unix::fs::PermissionsExt;
    let probe = World::new();
    let folder = probe.home().join("read-only");
    fs::create_dir(&folder).expect("a folder");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).expect("permissions");
    if fs::write(folder.join("file"), "x").is_ok() {
        println!("skipped folder_that_cannot_be_written: this user may write everywhere");
        return;
    }
    let read_only = |world: &World| {
        let folder = world.book().join("2026/11");
        fs::create_dir_all(&folder).expect("a folder");
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).expect("permissions");
    };
    catalogue("folder_that_cannot_be_written", read_only, &[(ADD, 4), (LIST, 1)]);
}
