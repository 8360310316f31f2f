//! What a durable commit costs beside plain git's, in an empty book and in one of ten years. Run by hand:
//! `cargo test --release --test faults -- --ignored --nocapture speed`.

use super::book::{DAY, TestBook, WAIT, change, set};
use std::process::Command;
use std::time::{Duration, Instant};

const ROUNDS: usize = 60;

#[test]
#[ignore = "measures, asserts nothing that holds on every machine"]
fn speed() {
    let (small, big) = (TestBook::new(), TestBook::new());
    for day in 0..3650 {
        let (year, month, day) = (2016 + day / 365, 1 + day % 365 / 31, 1 + day % 365 % 31);
        let text = format!("# {year}\n\n{}", "## 09:00 An entry of some length, as entries are\n\n".repeat(10));
        big.write(&format!("{year}/{month:02}/{year}-{month:02}-{day:02}.md"), &text);
    }
    for contact in 0..5000 {
        big.write(&format!("contacts/name-{contact}.md"), &format!("+++\nname = \"Name {contact}\"\n+++\n"));
    }
    big.git(&["add", "."]);
    big.git(&["commit", "--quiet", "-m", "ten years"]);
    Command::new("sync").status().unwrap();
    let mut times: [Vec<Duration>; 6] = Default::default();
    for round in 0..ROUNDS {
        for (at, book) in [&small, &big].into_iter().enumerate() {
            times[at * 3].push(by_wlog(book, &[DAY], round));
            times[at * 3 + 2].push(by_wlog(book, &[DAY, &format!("contacts/new-{round}.md")], round));
            // The first commit of wlog's after one of git's syncs what git did not, and is not measured.
            times[at * 3 + 1].push(by_git(book, round));
            by_wlog(book, &[DAY], round);
        }
    }
    let middle = times.map(|mut times| {
        times.sort();
        times[ROUNDS / 2].as_secs_f64() * 1000.0
    });
    for (at, name) in ["almost empty book", "3,650 days and 5,000 cards"].into_iter().enumerate() {
        let [wlog, git, two] = [0, 1, 2].map(|which| middle[at * 3 + which]);
        println!("{name}: wlog {wlog:.1} ms, git add + git commit {git:.1} ms, wlog with a new card {two:.1} ms");
    }
    println!(
        "big to small: wlog {:.2}, git {:.2}, with a card {:.2}",
        middle[3] / middle[0],
        middle[4] / middle[1],
        middle[5] / middle[2]
    );
    println!("walk of the big book: {:?}", walk(&big));
}

fn by_wlog(book: &TestBook, files: &[&str], round: usize) -> Duration {
    let started = Instant::now();
    let opened = book.book();
    let lock = opened.lock(WAIT).unwrap();
    let changes = files.iter().map(|file| {
        let old = opened.read_text(&super::book::path(file)).unwrap();
        change(file, old.as_deref(), Some(&format!("{}## wlog {round}\n", old.as_deref().unwrap_or_default())))
    });
    lock.commit(&set(changes.collect())).unwrap();
    started.elapsed()
}

fn by_git(book: &TestBook, round: usize) -> Duration {
    book.write(DAY, &format!("{}## git {round}\n", book.text(DAY)));
    let started = Instant::now();
    book.git(&["-c", "core.fsync=all", "add", DAY]);
    book.git(&["-c", "core.fsync=all", "commit", "--quiet", "-m", "by git"]);
    started.elapsed()
}

/// Returns the best of some walks.
fn walk(book: &TestBook) -> Duration {
    let opened = book.book();
    let once = |_| {
        let started = Instant::now();
        assert_eq!(opened.walk().unwrap().len(), 8651 + ROUNDS);
        started.elapsed()
    };
    (0..10).map(once).min().unwrap()
}
