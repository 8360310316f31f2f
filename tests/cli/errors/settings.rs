//! Settings of the book that are not as they should be.

use super::catalogue;
use crate::environment::World;

const ADD: &[&str] = &["add", "Text"];
const LIST: &[&str] = &["list"];

#[test]
fn newer_format() {
    let newer = |world: &World| world.write("wlog.toml", "format = 2\nlanguage = \"en\"\n");
    catalogue("newer_format", newer, &[(ADD, 3), (LIST, 1)]);
}

#[test]
fn settings_that_are_no_toml() {
    let broken = |world: &World| world.write("wlog.toml", "format = 1\nlanguage = en\n");
    catalogue("settings_that_are_no_toml", broken, &[(ADD, 3), (LIST, 1)]);
}

#[test]
fn settings_that_are_misspelt() {
    let odd = |world: &World| {
        world.write("wlog.toml", "format = 1\nlangage = \"en\"\nzone = \"Mars/Olympus\"\nday_end = 7\n")
    };
    catalogue("settings_that_are_misspelt", odd, &[(LIST, 1)]);
}

#[test]
fn settings_that_are_not_utf8() {
    let bytes = |world: &World| world.write("wlog.toml", b"format = 1\n# \xFF\n");
    catalogue("settings_that_are_not_utf8", bytes, &[(ADD, 3), (LIST, 3)]);
}
