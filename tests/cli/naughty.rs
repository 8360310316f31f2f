//! The Big List of Naughty Strings, as titles, bodies and names: nothing panics, and what is accepted reads back.
//!
//! Every tenth line; all of them with `WLOG_FULL=1`.

use crate::environment::World;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Output;

#[test]
fn naughty_titles() {
    let Some(strings) = strings() else { return };
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    for string in strings {
        let title = format!("Noted {string} here");
        let Some(entry) =
            added(&world, world.program(&world.home(), b"", ["add", "--no-time", "--json", "--", &title]))
        else {
            continue;
        };
        // Mentions leave their names in the title without the sign before them; a full stop may part title and body.
        // A long title is cut, and stands whole in the body.
        let part = |key: &str| entry[key].as_str().unwrap_or_default().to_owned();
        let kept = if part("title").ends_with('…') { part("body") } else { part("title") + &part("body") };
        assert_eq!(bare(&kept), bare(&title), "{string:?}");
    }
    world.assert_sound();
}

#[test]
fn naughty_bodies() {
    let Some(strings) = strings() else { return };
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    for string in strings {
        let text = format!("Noted\n\n{string}\n");
        let output = world.program(&world.home(), text.as_bytes(), ["add", "--no-time", "--json", "-"]);
        let Some(entry) = added(&world, output) else { continue };
        let body = entry["body"].as_str().expect("a body");
        // wlog may close what was open and put a comment above what looks like fields; it takes nothing away.
        assert!(body.contains(string.trim()), "{string:?} became {body:?}");
        assert_eq!(entry["title"], "Noted", "{string:?}");
        assert_eq!(entry["contacts"], json!([]), "{string:?} in a body makes no card");
    }
    world.assert_sound();
}

#[test]
fn naughty_project_names() {
    let Some(strings) = strings() else { return };
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    for string in strings {
        let quoted = format!("\"{}\"", string.replace('"', ""));
        let option = format!("--project={quoted}");
        let output = world.program(&world.home(), b"", ["add", "--no-time", "--json", &option, "--", "Text"]);
        let Some(entry) = added(&world, output) else { continue };
        let projects = entry["projects"].as_array().expect("projects");
        assert!(projects.len() <= 1, "{quoted} is one name: {projects:?}");
    }
    let folders = std::fs::read_dir(world.book().join("projects")).expect("a folder");
    assert!(folders.flatten().all(|entry| entry.file_type().is_ok_and(|kind| kind.is_file())), "cards are plain files");
    world.assert_sound();
}

/// Returns the entry that was added, as `list` reads it back; `None` where it was refused in good order.
fn added(world: &World, output: Output) -> Option<Value> {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    match output.status.code() {
        Some(0) => {
            let printed: Value =
                serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {said}"));
            let id = printed["id"].as_str().expect("an ID");
            let mut found = world.json(&["show", id]);
            let mut read = found.remove(0);
            // What `add` says beside the entry itself.
            read["commit"] = printed["commit"].clone();
            read["late"] = printed["late"].clone();
            assert_eq!(read, printed, "what was printed reads back");
            Some(printed)
        }
        Some(2 | 3) => {
            assert!(said.starts_with("error: "), "{said}");
            None
        }
        status => panic!("status {status:?}: {said}"),
    }
}

/// Reduces a title to what must survive: without mention signs, quotes, full stops and white space.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !"@+%#＠＋％＃\"“”\u{feff}.。".contains(*c)).collect()
}

/// Reads the strings that can be an argument; `None`, with a word, where the list is missing.
fn strings() -> Option<Vec<String>> {
    let default = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    let corpora = std::env::var_os("WLOG_CORPORA").map_or_else(default, PathBuf::from);
    let path = corpora.join("text/blns.txt");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: there is no {}", path.display());
        return None;
    };
    let step = if std::env::var_os("WLOG_FULL").is_some() { 1 } else { 10 };
    let strings =
        text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with("# ") && !line.contains('\0'));
    Some(strings.step_by(step).map(str::to_owned).collect())
}
