//! Any number of writers at once, with plain git beside them.

use super::book::{DAY, TestBook, change, path, set};
use super::victim::{Victim, victims};
use std::process::Stdio;
use std::thread;
use std::time::Duration;
use wlog::store::Book;

const WRITERS: usize = 8;

#[test]
fn every_line_of_every_writer_arrives_once() {
    let book = TestBook::new();
    let start = |number: usize| {
        let own = victims(&book.root).remove(0);
        let env = own.env.into_iter().map(|(key, value)| match key.as_str() {
            "WLOG_VICTIM" => (key, format!("writer {number}").into()),
            _ => (key, value),
        });
        let writer = Victim { env: env.collect(), ..own };
        (writer.command(&[]).stdout(Stdio::piped()).spawn().unwrap(), writer)
    };
    let writers: Vec<_> = (0..WRITERS).map(start).collect();
    let mut by_hand = 0;
    for number in 0..30 {
        book.write("other.txt", &format!("the user's {number}\n"));
        // Git says that somebody holds the index, or that HEAD moved, and the user tries again.
        by_hand += usize::from(book.try_git(&["commit", "--quiet", "-m", "by hand", "other.txt"]).status.success());
        thread::sleep(Duration::from_millis(20));
    }
    for (process, writer) in writers {
        let output = process.wait_with_output().unwrap();
        assert!((writer.acknowledged)(&output), "{}", String::from_utf8_lossy(&output.stdout));
    }
    let day = book.in_head(DAY);
    for writer in 0..WRITERS {
        for line in 0..50 {
            assert_eq!(day.matches(&format!("writer {writer} line {line};")).count(), 1, "{writer} {line}");
        }
    }
    assert_eq!(book.git(&["log", "--format=%s"]).lines().filter(|line| *line == "by hand").count(), by_hand);
    println!("{WRITERS} writers, 50 lines each; {by_hand} commits by hand between them");
    book.git(&["checkout", "other.txt"]);
    book.assert_in_order("many writers");
}

#[test]
fn a_book_begun_by_several_at_once_is_begun_once() {
    super::book::seal();
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("work").join("book");
    let begin = |number: usize| {
        let first = set(vec![change("wlog.toml", None, Some("format = 1\n")), change(".gitignore", None, Some("x\n"))]);
        let made = Book::init(&root, &first, super::book::WAIT).unwrap();
        let lock = made.book.lock(super::book::WAIT).unwrap();
        let file = format!("orgs/{number}.md");
        lock.commit(&set(vec![change(&file, None, Some("text\n"))])).unwrap();
        made.committed.is_some()
    };
    let made: usize = thread::scope(|scope| {
        let threads: Vec<_> = (0..6).map(|number| scope.spawn(move || begin(number))).collect();
        threads.into_iter().map(|thread| usize::from(thread.join().unwrap())).sum()
    });
    assert_eq!(made, 1);
    let book = Book::open(&root).unwrap();
    assert_eq!(book.list(&path("orgs")).unwrap().len(), 6);
    let log = super::book::git(&root).args(["log", "--format=%an"]).output().unwrap();
    assert_eq!(String::from_utf8(log.stdout).unwrap().lines().count(), 7);
}
