//! What a hint says to type does help: the hint is typed, and the command that was refused succeeds.
#![cfg(unix)]

use super::repositories::{add_hook, make_anew, start_merge};
use crate::environment::World;
use std::fs;

const ADD: &[&str] = &["add", "--date", "2026-11-20", "Text"];
const DAY: &str = "2026/11/2026-11-20.md";

#[test]
fn bare() {
    helps(|world| drop(world.git(&["config", "core.bare", "true"])), "git -C HOME/worklog config");
}

#[test]
fn detached_head() {
    helps(|world| drop(world.git(&["checkout", "--quiet", "--detach"])), "git switch ");
}

#[test]
fn merge() {
    helps(start_merge, "git merge --abort");
}

#[test]
fn signing() {
    let without_key = |world: &World| {
        world.git(&["config", "commit.gpgSign", "true"]);
        world.git(&["config", "gpg.format", "ssh"]);
    };
    helps(without_key, "git config commit.gpgsign false");
}

#[test]
fn hook() {
    helps(add_hook, "mv ");
}

#[test]
fn no_repository() {
    let remove = |world: &World| fs::remove_dir_all(world.book().join(".git")).expect("a repository");
    let world = refused(remove, &["--book", "worklog", "add", "Text"], "git -C ");
    world.wlog(["--book", "worklog", "add", "Text"]).ok();
}

#[test]
fn something_else_at_the_usual_place() {
    let world = World::new();
    world.write("thesis.md", "mine\n");
    follow(&world, &world.wlog(ADD).stderr, "wlog init HOME");
    world.wlog(ADD).ok();
    assert_eq!(world.read("thesis.md"), "mine\n");
}

#[test]
fn folder_in_use() {
    for remedy in ["wlog init HOME/worklog", "wlog init HOME/notes"] {
        let world = World::new();
        fs::create_dir_all(world.home().join("notes")).expect("a folder");
        fs::write(world.home().join("notes/thesis.md"), "mine\n").expect("a file");
        let said = world.wlog_in(&world.home().join("notes"), ["init"]);
        follow_in(&world, "notes", &said.stderr, remedy);
    }
}

#[test]
fn book_that_is_one_already() {
    let world = refused(|_| (), &["init", "worklog"], "wlog init HOME/worklog --profile");
    assert!(world.read("wlog.toml").contains("profile = "));
}

#[test]
fn no_book_and_no_name() {
    let world = World::new();
    follow_in(&world, "", &world.wlog(["week"]).stderr, "wlog init HOME/worklog --profile");
    let world = World::new();
    let said = world.wlog(["add", "First"]).stderr.replace("note: your name", "hint: your name");
    follow_in(&world, "", &said, "wlog init HOME/worklog --name");
    world.wlog(["add", "Second"]).ok();
    assert_eq!(world.git(&["log", "-1", "--format=%an <%ae>"]), "Your Name <you@example.org>\n");
}

#[test]
fn reftable() {
    // Older ones cannot migrate a repository that has reflogs.
    if World::new().git_version() < (2, 48) {
        println!("skipped: the remedy takes git 2.48");
        return;
    }
    helps(|world| make_anew(world, "--ref-format=reftable"), "git refs migrate");
}

#[test]
fn day_in_gbk() {
    helps(|world| world.write(DAY, b"# 2026-11-20\n\n## \xB0\xDD\xB7\xC3\n"), "iconv ");
}

#[test]
fn day_that_is_a_link() {
    helps(link_day, "cp -RL ");
}

#[test]
fn day_that_is_a_folder() {
    helps(|world| fs::create_dir_all(world.book().join(DAY)).expect("a folder"), "mv ");
}

/// A bare key of TOML takes no Han characters, so the example must have quotes around it.
#[test]
fn field_that_was_not_declared() {
    let world = World::chinese();
    world.wlog(["init", "worklog"]).ok();
    let add = ["add", "--field", "合同号=HT-2026-081", "签了合同"];
    let said = world.wlog(add);
    let hint = said.stderr.lines().find(|line| line.contains("[fields]")).unwrap_or_else(|| panic!("{}", said.whole()));
    let example = hint.rsplit('：').next().expect("an example");
    world.write("wlog.toml", format!("{}\n[fields]\n{example}\n", world.read("wlog.toml")));
    world.wlog(add).ok();
    assert_eq!(world.json(&["list"])[0]["fields"]["合同号"], serde_json::json!(["HT-2026-081"]));
}

fn link_day(world: &World) {
    let elsewhere = world.home().join("elsewhere.md");
    fs::write(&elsewhere, "# 2026-11-20\n\n## Elsewhere\n").expect("a file");
    fs::create_dir_all(world.book().join("2026/11")).expect("a folder");
    std::os::unix::fs::symlink(elsewhere, world.book().join(DAY)).expect("a link");
}

/// Prepares a book in which `add` is refused, does what the hint says that holds `command`, and adds again.
fn helps(prepare: impl Fn(&World), command: &str) {
    let world = refused(prepare, ADD, command);
    world.wlog(ADD).ok();
}

fn refused(prepare: impl Fn(&World), arguments: &[&str], command: &str) -> World {
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    prepare(&world);
    let said = world.wlog(arguments);
    assert_ne!(said.status, 0, "{}", said.whole());
    follow(&world, &said.stderr, command);
    world
}

/// Types the command of a hint in the book's folder.
fn follow(world: &World, said: &str, command: &str) {
    follow_in(world, "worklog", said, command);
}

fn follow_in(world: &World, folder: &str, said: &str, command: &str) {
    let hint = said
        .lines()
        .find(|line| line.starts_with("hint: ") && line.contains(command))
        .unwrap_or_else(|| panic!("{said}"));
    let typed = &hint[hint.find(command).expect("the command")..];
    let typed = typed.split(" (git ").next().unwrap_or(typed).replace("HOME", &world.home().display().to_string());
    let done = world.shell(&format!("cd ~/{folder} && {typed}"));
    assert_eq!(done.status, 0, "{typed}: {}", done.whole());
}
