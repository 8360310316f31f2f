//! A process that is killed at any moment loses nothing that it acknowledged, and stands in nobody's way.

use super::book::{DAY, OLD, TestBook, WAIT, append};
use super::strace::{at, is_usable, points, run, sample};
use super::victim::{Victim, beginner, first_commit, victims};
use std::process::Output;
use wlog::store::Book;

const SAMPLE: usize = 8;

#[test]
fn whenever_it_is_killed_nothing_is_lost() {
    if !is_usable() {
        return;
    }
    for kind in 0..victims("".as_ref()).len() {
        let scratch = TestBook::new();
        victims(&scratch.root)[kind].prepare(&scratch);
        let points = points(&victims(&scratch.root)[kind]);
        let (all, mut killed) = (points.len(), 0);
        for point in sample(points, SAMPLE) {
            let book = TestBook::new();
            let victim = &victims(&book.root)[kind];
            victim.prepare(&book);
            let output = run(victim, &at(&point, "signal=SIGKILL", false));
            killed += usize::from(!(victim.acknowledged)(&output));
            assert_holds(&book, victim, &output, &format!("{}, killed at {point:?}", victim.name));
        }
        println!("{}: {killed} kills at {all} points", victims("".as_ref())[kind].name);
        assert!(killed > 0);
    }
}

#[test]
fn a_book_that_was_not_finished_is_begun_again() {
    if !is_usable() {
        return;
    }
    let scratch = TestBook::nowhere();
    let points = points(&beginner(&scratch.root));
    let (all, mut killed) = (points.len(), 0);
    for point in sample(points, SAMPLE) {
        let book = TestBook::nowhere();
        let victim = beginner(&book.root);
        let output = run(&victim, &at(&point, "signal=SIGKILL", false));
        killed += usize::from(!(victim.acknowledged)(&output));
        let context = format!("a new book, killed at {point:?}");
        Book::init(&book.root, &first_commit(), WAIT).unwrap_or_else(|error| panic!("{context}: {error}"));
        append(&book.book(), DAY, "## 11:00 The next entry").unwrap_or_else(|error| panic!("{context}: {error}"));
        assert_eq!(book.in_head(DAY), format!("{OLD}## 11:00 The next entry\n"), "{context}");
        assert_eq!(book.in_head("wlog.toml"), "format = 1\n", "{context}");
        book.assert_in_order(&context);
    }
    println!("a new book: {killed} kills at {all} points");
    assert!(killed > 0);
}

/// Sees that the next change just works, and that the book then holds what was acknowledged, once, and all that was there before.
pub fn assert_holds(book: &TestBook, victim: &Victim, output: &Output, context: &str) {
    append(&book.book(), DAY, "## 11:00 The next entry").unwrap_or_else(|error| panic!("{context}: {error}"));
    for (file, _) in victim.lines.iter().chain(victim.gone) {
        // What was written and not committed is there to be seen, and is committed as an edit at the next change of the file.
        append(&book.book(), file, "after").unwrap_or_else(|error| panic!("{context}: {error}"));
    }
    let acknowledged = (victim.acknowledged)(output);
    let count = |(file, line): &(&str, &str)| book.in_head(file).matches(line).count();
    let (come, stay): (Vec<usize>, Vec<usize>) =
        (victim.lines.iter().map(count).collect(), victim.gone.iter().map(count).collect());
    let is_done = acknowledged || come.contains(&1) || stay.contains(&0);
    let whole = come.iter().all(|count| *count == usize::from(is_done))
        && stay.iter().all(|count| *count == usize::from(!is_done));
    assert!(whole, "{context}: {come:?} come, {stay:?} stay, {acknowledged}");
    let day = book.in_head(DAY);
    assert!(day.starts_with(OLD) && day.matches("The next entry").count() == 1, "{context}: {day}");
    assert_eq!(day, book.text(DAY), "{context}");
    assert_eq!(book.in_head("other.txt"), "the user's\n", "{context}");
    book.assert_in_order(context);
}
