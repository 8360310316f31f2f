//! Whatever happens to the index's files, the answers are right.

use super::book::{Book, LATER, entry, place, read};
use crate::index::{Index, Page, Place};
use std::fs;
use std::path::{Path, PathBuf};

fn book(word: &str) -> Book {
    let mut book = Book::default();
    for day in 1..=9 {
        let date = format!("2026-11-0{day}");
        let docs =
            vec![entry(&date, 3, "拜访恒达机械", &format!("{word} number {day}")), entry(&date, 9, "plain", "other")];
        book.set(&format!("2026/11/{date}.md"), docs);
    }
    book
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// Asks for what the book holds, for what its latest change holds, and for what it does not hold.
fn is_right(book: &Book, place: &Place, state: &str) {
    for text in ["renewal", "恒达", "NOT renewal", "on:2026-11-05", "contact:张伟", "quarrel"] {
        let query = read(text);
        let mut expected = book.expected(&query);
        expected.sort();
        assert_eq!(book.ask(place, &query), expected, "{text}, {state}");
    }
}

/// Damages one file after another of a sound index and asks each time.
fn after(damage: impl Fn(&Path), what: &str) {
    let cache = tempfile::tempdir().unwrap();
    let place = place(cache.path());
    let mut book = book("renewal");
    book.health(&place);
    // A deletion file is a part of the index, too.
    book.set("2026/11/2026-11-05.md", vec![entry("2026-11-05", 4, "moved", "renewal")]);
    book.fold(&place);
    let count = files(place.folder()).len();
    assert!(count >= 8, "manifest, lock and the files of a segment");
    for number in 0..count {
        book.fold(&place);
        let Some(file) = files(place.folder()).get(number).cloned() else { continue };
        damage(&file);
        is_right(&book, &place, &format!("{what} {}", file.display()));
    }
    assert_eq!(book.health(&place), "ready, 0 changed", "the index was built anew");
}

#[test]
fn truncated_files() {
    after(
        |file| {
            let bytes = fs::read(file).unwrap();
            fs::write(file, &bytes[..bytes.len() / 2]).unwrap();
        },
        "half of",
    );
    after(|file| fs::write(file, b"").unwrap(), "nothing of");
}

#[test]
fn zeroed_files() {
    after(
        |file| {
            let length = fs::read(file).unwrap().len();
            fs::write(file, vec![0; length]).unwrap();
        },
        "zeros in",
    );
}

#[test]
fn deleted_files() {
    after(|file| fs::remove_file(file).unwrap(), "without");
}

#[test]
fn files_of_another_book() {
    let cache = tempfile::tempdir().unwrap();
    let other = Place::new(cache.path(), Path::new("/books/other"), "");
    book("quarrel").health(&other);
    let others = files(other.folder());
    after(
        |file| {
            let same = others.iter().find(|other| other.extension() == file.extension()).unwrap_or(&others[0]);
            fs::copy(same, file).unwrap();
        },
        "another book's",
    );
    let mine = place(cache.path());
    let book = book("renewal");
    book.health(&mine);
    fs::remove_dir_all(mine.folder()).unwrap();
    fs::rename(other.folder(), mine.folder()).unwrap();
    is_right(&book, &mine, "another book's folder");
}

#[test]
fn a_folder_that_cannot_be_written() {
    let cache = tempfile::tempdir().unwrap();
    let file = cache.path().join("file");
    fs::write(&file, b"").unwrap();
    let place = place(&file);
    let book = book("renewal");
    is_right(&book, &place, "no folder");
    assert_eq!(book.health(&place), "scanning");
}

#[test]
fn another_process_is_writing() {
    let cache = tempfile::tempdir().unwrap();
    let place = place(cache.path());
    let mut book = book("renewal");
    let lock = super::super::folder::lock(place.folder()).unwrap();
    is_right(&book, &place, "being built by another");
    assert_eq!(book.health(&place), "scanning");
    drop(lock);
    assert_eq!(book.health(&place), "built from 9");
    let lock = super::super::folder::lock(place.folder()).unwrap();
    for number in 10..60 {
        book.set(&format!("2026/12/{number}.md"), vec![entry("2026-12-01", number, "more", "renewal")]);
    }
    is_right(&book, &place, "being brought up to date by another");
    assert_eq!(book.health(&place), "ready, 50 changed");
    drop(lock);
    is_right(&book, &place, "and by us");
    assert_eq!(book.health(&place), "ready, 0 changed");
}

#[test]
fn an_index_that_was_overtaken_is_left_alone() {
    let cache = tempfile::tempdir().unwrap();
    let place = place(cache.path());
    let mut book = book("renewal");
    book.health(&place);
    let before = book.clone();
    let walk = before.walk();
    let slow = Index::open(&place, &walk, LATER, &before);
    book.set("2026/11/2026-11-09.md", vec![entry("2026-11-09", 3, "quarrel", "")]);
    book.fold(&place);
    assert!(slow.fold().is_err());
    is_right(&book, &place, "after both");
    assert_eq!(book.health(&place), "ready, 0 changed");
}

#[test]
fn segments_that_vanish_under_an_open_index() {
    let cache = tempfile::tempdir().unwrap();
    let place = place(cache.path());
    let mut book = book("renewal");
    book.health(&place);
    let before = book.clone();
    let walk = before.walk();
    let mut open = Index::open(&place, &walk, LATER, &before);
    for number in 10..60 {
        book.set(&format!("2026/12/{number}.md"), vec![entry("2026-12-01", number, "more", "renewal")]);
    }
    book.fold(&place);
    assert_eq!(open.search(&read("renewal"), Page::default()).total, 9, "what was opened stays as it was");
    is_right(&book, &place, "after the change");
}

#[test]
fn a_change_within_the_grain_of_the_clock_is_seen() {
    let cache = tempfile::tempdir().unwrap();
    let place = place(cache.path());
    let mut book = book("renewal");
    let walk = book.walk();
    let taken = walk.iter().map(|file| file.stamp.mtime).max().unwrap() + 1_000_000_000;
    drop(Index::open(&place, &walk, taken, &book));
    // The last file changes, and its stamp does not.
    book.set("2026/11/2026-11-09.md", vec![entry("2026-11-09", 3, "quarrel", ""), entry("2026-11-09", 5, "", "")]);
    let mut index = Index::open(&place, &walk, taken, &book);
    assert_eq!(index.search(&read("quarrel"), Page::default()).total, 1);
}
