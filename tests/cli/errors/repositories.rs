//! Books whose git repository cannot be written, or cannot even be read. The files can: reading goes on.

use super::catalogue;
use crate::environment::World;
use std::fs;

const ADD: &[&str] = &["add", "Text"];
const LIST: &[&str] = &["list"];

#[test]
fn folder_that_is_no_book() {
    let folder = |world: &World| fs::create_dir(world.home().join("empty")).expect("a folder");
    let cases: &[super::Case<'_>] = &[
        (&["--book", "empty", "add", "Text"], 3),
        (&["--book", "nowhere", "list"], 3),
        (&["--book", "worklog/wlog.toml", "list"], 3),
        (&["init", "worklog"], 3),
    ];
    catalogue("folder_that_is_no_book", folder, cases);
}

#[test]
fn no_repository() {
    let remove = |world: &World| fs::remove_dir_all(world.book().join(".git")).expect("a repository");
    let cases: &[super::Case<'_>] = &[(&["--book", "worklog", "add", "Text"], 3), (&["--book", "worklog", "list"], 3)];
    catalogue("no_repository", remove, cases);
}

#[test]
fn bare_repository() {
    let bare = |world: &World| drop(world.git(&["config", "core.bare", "true"]));
    catalogue("bare_repository", bare, &[(ADD, 3), (LIST, 1)]);
}

#[test]
fn broken_head() {
    let broken = |world: &World| world.write(".git/HEAD", "nonsense\n");
    catalogue("broken_head", broken, &[(ADD, 4), (LIST, 1)]);
}

#[test]
fn head_that_points_at_nothing() {
    let nothing = |world: &World| {
        let branch = world.git(&["symbolic-ref", "HEAD"]);
        world.write(&format!(".git/{}", branch.trim()), format!("{}\n", "1234567890".repeat(4)));
    };
    catalogue("head_that_points_at_nothing", nothing, &[(ADD, 4)]);
}

#[test]
fn detached_head() {
    let detach = |world: &World| drop(world.git(&["checkout", "--quiet", "--detach"]));
    catalogue("detached_head", detach, &[(ADD, 3), (LIST, 1)]);
}

#[test]
fn half_way_through_a_merge() {
    catalogue("half_way_through_a_merge", start_merge, &[(ADD, 3), (LIST, 1)]);
}

/// Begins a merge that stops at a conflict.
pub(super) fn start_merge(world: &World) {
    world.git(&["checkout", "--quiet", "-b", "other"]);
    world.write("notes.md", "theirs\n");
    world.git(&["add", "."]);
    world.git(&["commit", "--quiet", "-m", "Theirs"]);
    world.git(&["checkout", "--quiet", "-"]);
    world.write("notes.md", "mine\n");
    world.git(&["add", "."]);
    world.git(&["commit", "--quiet", "-m", "Mine"]);
    assert!(!world.try_git_in(&world.book(), &["merge", "--quiet", "other"]).status.success(), "a conflict");
}

#[test]
fn reftable() {
    another_format("reftable", "--ref-format=reftable");
}

#[test]
fn sha_256() {
    another_format("sha_256", "--object-format=sha256");
}

fn another_format(name: &str, option: &str) {
    if !World::new().knows_git_option(option) {
        println!("skipped {name}: this git knows no {option}");
        return;
    }
    catalogue(name, |world| make_anew(world, option), &[(ADD, 3), (LIST, 1)]);
}

/// Makes the repository anew in a format that libgit2 cannot open.
pub(super) fn make_anew(world: &World, option: &str) {
    fs::remove_dir_all(world.book().join(".git")).expect("a repository");
    world.git(&["init", "--quiet", option]);
    world.git(&["add", "."]);
    world.git(&["commit", "--quiet", "-m", "Mine"]);
}

#[test]
fn what_git_would_do_and_wlog_cannot() {
    if cfg!(unix) {
        catalogue("hook_asked", add_hook, &[(ADD, 3), (LIST, 1)]);
    }
}

/// Adds a hook that would refuse every commit.
pub(super) fn add_hook(world: &World) {
    world.write(".git/hooks/pre-commit", "#!/bin/sh\nexit 1\n");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let hook = world.book().join(".git/hooks/pre-commit");
        fs::set_permissions(hook, fs::Permissions::from_mode(0o755)).expect("permissions");
    }
}
