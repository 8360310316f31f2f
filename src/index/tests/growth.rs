//! An index that grows by small changes stays small.

use super::book::{Book, entry, place, read};

fn index_files(place: &crate::index::Place) -> usize {
    std::fs::read_dir(place.folder()).unwrap().count()
}

#[test]
fn two_thousand_changes_leave_few_files() {
    let cache = tempfile::tempdir().unwrap();
    let place = place(cache.path());
    let mut book = Book::default();
    for day in 0..300 {
        let docs = (1..10).map(|line| entry("2026-01-01", line, "拜访恒达机械", "loan renewal")).collect();
        book.set(&format!("2025/01/{day:04}.md"), docs);
    }
    book.health(&place);
    for change in 0..200 {
        // Every tenth change is one after which it is worth writing.
        for more in 0..10 {
            let number = change * 10 + more;
            book.set(&format!("2026/01/{:04}.md", number / 4), vec![entry("2026-01-02", number, "more", "quarrel")]);
        }
        book.ask(&place, &read("quarrel"));
        assert!(index_files(&place) <= 30, "{} files after {change}", index_files(&place));
    }
    assert_eq!(book.ask(&place, &read("quarrel")).len(), 500);
    assert_eq!(book.ask(&place, &read("renewal")).len(), 2_700);
}

#[test]
fn little_changes_are_not_written() {
    let cache = tempfile::tempdir().unwrap();
    let place = place(cache.path());
    let mut book = Book::default();
    (0..40).for_each(|day| book.set(&format!("{day}.md"), vec![entry("2026-01-01", 1, "a", "b")]));
    assert_eq!(book.health(&place), "built from 40");
    book.set("3.md", vec![entry("2026-01-01", 1, "c", "d")]);
    assert_eq!(book.ask(&place, &read("d")).len(), 1);
    assert_eq!(book.health(&place), "ready, 1 changed");
    (0..40).for_each(|day| book.set(&format!("{day}.md"), vec![entry("2026-01-01", 1, "c", "e")]));
    assert_eq!(book.ask(&place, &read("e")).len(), 40);
    assert_eq!(book.health(&place), "ready, 0 changed");
}

#[test]
fn touched_files_are_read_but_not_written_again() {
    let cache = tempfile::tempdir().unwrap();
    let place = place(cache.path());
    let mut book = Book::default();
    (0..40).for_each(|day| book.set(&format!("{day}.md"), vec![entry("2026-01-01", 1, "a", "b")]));
    book.health(&place);
    let segments = |place: &crate::index::Place| {
        let mut names: Vec<_> =
            std::fs::read_dir(place.folder()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = segments(&place);
    (0..40).for_each(|day| book.touch(&format!("{day}.md")));
    assert_eq!(book.health(&place), "ready, 0 changed");
    assert_eq!(book.ask(&place, &read("b")).len(), 40);
    assert_eq!(segments(&place), before);
}

#[test]
fn other_rules_are_another_index() {
    let cache = tempfile::tempdir().unwrap();
    let path = std::path::Path::new("/books/mine");
    let mut book = Book::default();
    book.set("1.md", vec![entry("2026-01-01", 1, "a", "b")]);
    assert_eq!(book.health(&super::super::Place::new(cache.path(), path, "")), "built from 1");
    let declared = super::super::Place::new(cache.path(), path, "fields: hours");
    assert_eq!(book.health(&declared), "built from 1");
    assert_eq!(book.health(&declared), "ready, 0 changed");
}
