//! Any number of writers at once, beside plain git and an editor that saves the same day.

use super::book::{change, path, set};
use super::cases::{CASES, TODAY};
use super::state::faults;
use super::tally::is_full;
use super::world::{Size, World, said};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use wlog::store::Book;

const DAY: &str = "2026/11/2026-11-21.md";

#[test]
fn every_entry_of_every_writer_arrives_once() {
    let (writers, entries) = if is_full() { (16, 200) } else { (8, 12) };
    let world = World::template(&CASES[0], Size::New);
    let (is_over, commits, collections) = (AtomicBool::new(false), AtomicUsize::new(0), AtomicUsize::new(0));
    let mut saved = 0;
    thread::scope(|scope| {
        let editor = scope.spawn(|| edit_until(&world.book().join(DAY), &is_over));
        scope.spawn(|| {
            for number in 0.. {
                world.write("other.txt", &format!("the user's {number}\n"));
                // Git says that somebody holds the index, or that HEAD moved, and the user tries again.
                let done = world.try_git(&["commit", "--quiet", "-m", "by hand", "other.txt"]).status.success();
                commits.fetch_add(usize::from(done), Ordering::Relaxed);
                if is_over.load(Ordering::Relaxed) {
                    return;
                }
                thread::sleep(Duration::from_millis(20));
            }
        });
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                let done = world.try_git(&["gc", "--quiet"]).status.success();
                collections.fetch_add(usize::from(done), Ordering::Relaxed);
                thread::sleep(Duration::from_millis(300));
            }
        });
        let world = &world;
        let write = |writer: usize| move || (0..entries).for_each(|number| add(world, writer, number));
        let all: Vec<_> = (0..writers).map(|writer| scope.spawn(write(writer))).collect();
        let ended: Vec<bool> = all.into_iter().map(|writer| writer.join().is_ok()).collect();
        is_over.store(true, Ordering::Relaxed);
        saved = editor.join().unwrap();
        assert!(ended.iter().all(|is_well| *is_well), "each writer is done");
    });
    // What the editor saved last is committed with the next entry.
    let last = world.wlog(&["add", "-d", TODAY, "-t", "23:00", "The last entry"]).run();
    assert_eq!(last.code, Some(0), "{}", said(&last));
    let (day, log) = (world.git(&["show", &format!("HEAD:{DAY}")]), world.git(&["log", "--format=%s"]));
    assert_eq!(day, fs::read_to_string(world.book().join(DAY)).unwrap());
    let titles = (0..writers).flat_map(|writer| (0..entries).map(move |number| title(writer, number)));
    let wrong: Vec<_> =
        titles.map(|title| (day.matches(&title).count(), title)).filter(|(count, _)| *count != 1).collect();
    assert!(wrong.is_empty(), "{} entries are there another number of times than once: {wrong:?}", wrong.len());
    let lost: Vec<usize> = (0..saved).filter(|line| !day.contains(&editor_line(*line))).collect();
    assert!(lost.is_empty(), "{} of {saved} lines that the editor saved are lost: {lost:?}", lost.len());
    assert_eq!(log.lines().filter(|line| *line == "by hand").count(), commits.load(Ordering::Relaxed));
    world.try_git(&["checkout", "--quiet", "HEAD", "--", "other.txt"]);
    assert_eq!(faults(&world), Vec::<String>::new());
    println!(
        "{writers} writers, {} entries, each once; {} commits by hand, {} times git gc, {saved} saves of an editor",
        writers * entries,
        commits.into_inner(),
        collections.into_inner()
    );
}

fn title(writer: usize, number: usize) -> String {
    format!("Entry {number} of writer {writer};")
}

fn add(world: &World, writer: usize, number: usize) {
    let ended = world.wlog(&["add", "-d", TODAY, "-t", "10:00", &title(writer, number)]).run();
    assert_eq!(ended.code, Some(0), "{}", said(&ended));
}

fn editor_line(number: usize) -> String {
    format!("Line {number} of the editor's;")
}

/// Saves the day again and again with a line more, as careful editors do: into a file beside it, which is renamed. Returns how many
/// lines were saved.
fn edit_until(file: &Path, is_over: &AtomicBool) -> usize {
    let beside = file.with_extension("md.editor");
    for number in 0.. {
        if is_over.load(Ordering::Relaxed) {
            return number;
        }
        save(file, &beside, number);
        // Nobody saves faster than a machine can write one entry, however busy it is: another text has to be there first.
        let (saved, begun) = (fs::read(file).unwrap(), Instant::now());
        loop {
            thread::sleep(Duration::from_millis(50));
            if fs::read(file).unwrap() != saved
                || begun.elapsed() > Duration::from_secs(20)
                || is_over.load(Ordering::Relaxed)
            {
                break;
            }
        }
    }
    unreachable!()
}

/// Puts one line more below the day's heading. What another program saved meanwhile is merged, which takes as long as it takes.
fn save(file: &Path, beside: &Path, number: usize) {
    let mut base = fs::read_to_string(file).unwrap();
    let with_line = |text: &str| {
        let (heading, rest) = text.split_once('\n').unwrap();
        format!("{heading}\n\n{}\n{}", editor_line(number), rest.trim_start_matches('\n'))
    };
    let mut mine = with_line(&base);
    loop {
        fs::write(beside, &mine).unwrap();
        exchange(beside, file);
        let found = fs::read_to_string(beside).unwrap();
        fs::remove_file(beside).unwrap();
        if found == base {
            return;
        }
        // Somebody saved in between: now the file holds mine, and what was found has to come back into it.
        let merged = merge(&mine, &base, &found);
        (base, mine) = (mine, merged);
    }
}

/// Gives each of two files the other's name, in one step.
fn exchange(one: &Path, other: &Path) {
    use nix::fcntl::{AT_FDCWD, RenameFlags, renameat2};
    renameat2(AT_FDCWD, one, AT_FDCWD, other, RenameFlags::RENAME_EXCHANGE).unwrap();
}

fn merge(mine: &str, base: &str, theirs: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).unwrap();
        folder.path().join(name)
    };
    let files = [file("mine", mine), file("base", base), file("theirs", theirs)];
    let output = Command::new("git").args(["merge-file", "--union", "-p"]).args(files).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_lock_that_somebody_left_is_waited_for_and_then_removed() {
    let template = World::template(&CASES[0], Size::New);
    thread::scope(|scope| {
        for lock in [".git/index.lock", ".git/refs/heads/main.lock", ".git/HEAD.lock"] {
            for age in ["1 minute ago", "now"] {
                let world = template.copy();
                scope.spawn(move || {
                    world.write(lock, "");
                    let place = world.book().join(lock);
                    assert!(Command::new("touch").args(["-d", age]).arg(&place).status().unwrap().success());
                    let ended = world.wlog(CASES[0].command).run();
                    assert_eq!(ended.code, Some(0), "{lock}, {age}: {}", said(&ended));
                    assert_eq!(faults(&world), Vec::<String>::new(), "{lock}, {age}");
                });
            }
            let world = template.copy();
            scope.spawn(move || {
                // Somebody who is at work lets go.
                world.write(lock, "");
                let place = world.book().join(lock);
                let next = world.wlog(CASES[0].command);
                let other = thread::spawn(move || next.run());
                thread::sleep(Duration::from_millis(500));
                assert!(place.exists() && !other.is_finished(), "{lock}: it is waited for");
                fs::remove_file(place).unwrap();
                let ended = other.join().unwrap();
                assert_eq!(ended.code, Some(0), "{lock}: {}", said(&ended));
                assert_eq!(faults(&world), Vec::<String>::new(), "{lock}");
            });
        }
    });
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
