//! The tour of `README.md` works when it is pasted into a shell in an empty home.
#![cfg(unix)]

use crate::environment::World;
use std::fs;
use std::path::Path;

#[test]
fn tour_in_english() {
    let world = World::new();
    walk(&world, "```sh tour");
    assert_eq!(world.json(&["list"]).len(), 5);
    world.assert_sound();
}

#[test]
fn tour_in_chinese() {
    let world = World::chinese();
    walk(&world, "```sh tour zh");
    assert_eq!(world.json(&["list"]).len(), 2);
    world.assert_sound();
}

/// Runs the commands of the marked blocks, one after another; each must succeed and none may print an error.
fn walk(world: &World, mark: &str) {
    let commands = commands(mark);
    assert!(commands.len() > 4, "the tour is found: {commands:?}");
    for command in commands {
        let said = world.shell(&command);
        assert_eq!(said.status, 0, "{command}\n{}", said.whole());
        // A book in which all is well is nothing to talk about.
        let may_be_silent = command == "wlog check";
        assert!(may_be_silent || !said.stdout.trim().is_empty(), "{command} prints something: {}", said.whole());
    }
}

fn commands(mark: &str) -> Vec<String> {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("README.md");
    let blocks = readme.split("\n```").filter_map(|block| block.strip_prefix(&mark["```".len()..])?.strip_prefix('\n'));
    blocks.flat_map(str::lines).map(str::to_owned).collect()
}
