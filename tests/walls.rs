//! Holds the walls between the rooms (docs/ARCHITECTURE.md): each room uses only the rooms below it.
#![allow(clippy::disallowed_methods)] // It reads the sources.

use std::fs;
use std::path::{Path, PathBuf};

/// Who may use whom; every room may use itself.
const ROOMS: [(&str, &[&str]); 12] = [
    ("text", &[]),
    ("calendar", &[]),
    ("model", &["text", "calendar"]),
    ("format", &["text", "calendar", "model"]),
    ("query", &["text", "calendar", "model"]),
    ("report", &["text", "calendar", "model", "query"]),
    ("store", &[]),
    ("index", &["text", "calendar", "model", "query"]),
    ("config", &["text", "calendar", "model"]),
    ("app", &["text", "calendar", "model", "format", "query", "report", "store", "index", "config"]),
    ("render", &["text", "calendar", "model", "format", "query", "report", "store", "index", "config", "app"]),
    ("cli", &["text", "calendar", "model", "format", "query", "report", "store", "index", "config", "app", "render"]),
];

#[test]
fn rooms_use_only_rooms_below_them() {
    let mut breaches = Vec::new();
    for (room, allowed) in ROOMS {
        for file in rust_files(&source().join(room)) {
            let text = fs::read_to_string(&file).expect("a source file is text");
            for (number, line) in text.lines().enumerate() {
                for used in rooms_named(line) {
                    if used != room && !allowed.contains(&used) {
                        breaches.push(format!("{}:{}: {room} uses {used}", file.display(), number + 1));
                    }
                }
            }
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn every_folder_is_a_room_of_the_table() {
    let mut folders: Vec<String> = fs::read_dir(source())
        .expect("src is a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().expect("a name").to_string_lossy().into_owned())
        .collect();
    folders.sort();
    let mut rooms: Vec<&str> = ROOMS.iter().map(|(room, _)| *room).collect();
    rooms.sort_unstable();
    assert_eq!(folders, rooms);
}

#[test]
fn a_breach_would_be_seen() {
    assert_eq!(rooms_named("use crate::store::Book;"), ["store"]);
    assert_eq!(rooms_named("use crate::{text, model::Day};"), ["text", "model"]);
    assert_eq!(rooms_named("    let x = crate::index::open();"), ["index"]);
}

/// Lists the rooms that a line reaches through `crate::`, in a path or in braces.
fn rooms_named(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (_, rest) in line.match_indices("crate::").map(|(at, sep)| (at, &line[at + sep.len()..])) {
        let names: Vec<&str> = match rest.strip_prefix('{') {
            Some(list) => list.split(',').map(str::trim).collect(),
            None => vec![rest],
        };
        found.extend(names.into_iter().filter_map(|name| {
            let end = name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
            ROOMS.iter().map(|(room, _)| *room).find(|room| *room == &name[..end])
        }));
    }
    found
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a room is a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}
