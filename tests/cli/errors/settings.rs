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

/// What `WLOG_NOW` holds is refused before anything else is looked at: no command may take another date for the one that was meant.
#[test]
fn clock_that_cannot_be_read() {
    for now in ["nonsense", "2026-11-21", "2026-11-21T10:00"] {
        let mut pages = String::new();
        for world in [World::new(), World::chinese()] {
            let world = world.with("WLOG_NOW", now);
            for arguments in [&["add", "Text"][..], &["list"], &[]] {
                let said = world.wlog(arguments);
                assert_eq!(said.status, 2, "{now} {arguments:?}: {}", said.whole());
                assert!(!world.book().exists(), "{now} {arguments:?}");
                pages = if arguments.is_empty() { pages + &said.whole() } else { pages };
            }
        }
        if now == "nonsense" {
            insta::assert_snapshot!(pages);
        }
    }
    assert_eq!(World::new().with("WLOG_NOW", "nonsense").wlog(["--help"]).status, 0);
}

#[test]
fn settings_of_the_user() {
    if !cfg!(target_os = "linux") {
        println!("skipped settings_of_the_user: the folder for settings is another one here");
        return;
    }
    let files = [
        ("no_toml", "language = \"zh\"\nbook = ~/worklog\n".as_bytes()),
        ("misspelt", b"boook = \"~/worklog\"\nlanguage = \"klingon\"\n"),
        ("not_utf8", b"book = \"\xFF\"\n"),
    ];
    for (name, text) in files {
        let settings = |world: &World| world.write("../.config/wlog/config.toml", text);
        catalogue(&format!("settings_of_the_user_{name}"), settings, &[(LIST, 1)]);
    }
}

#[test]
fn settings_that_are_not_utf8() {
    let bytes = |world: &World| world.write("wlog.toml", b"format = 1\n# \xFF\n");
    catalogue("settings_that_are_not_utf8", bytes, &[(ADD, 3), (LIST, 3)]);
}
